package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// decode reads one JSON value, numbers as they are written.
func decode(body []byte) (value any, err error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err = d.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("more than one value")
	}
	return value, nil
}

// mostWrong bounds how many wrong fields one answer names.
const mostWrong = 20

// check says what is wrong with a value, field by field.
func (s *schema) check(value any) []*fault.Error {
	var wrong []*fault.Error
	s.walk("", value, func(field, vi, en string, args ...any) {
		if len(wrong) < mostWrong {
			named := append([]any{field}, args...)
			wrong = append(wrong, fault.New(fault.Invalid, "%[1]s: "+vi, "%[1]s: "+en, named...).At(field))
		}
	})
	return wrong
}

type complain func(field, vi, en string, args ...any)

func (s *schema) walk(field string, value any, bad complain) {
	if s.of != nil {
		s.of.walk(field, value, bad)
		return
	}
	if len(s.AnyOf) > 0 {
		if value != nil {
			s.AnyOf[0].walk(field, value, bad)
		}
		return
	}
	switch s.Type {
	case "object":
		s.walkObject(field, value, bad)
	case "array":
		list, ok := value.([]any)
		if !ok {
			bad(field, "phải là danh sách.", "must be a list.")
			return
		}
		for i, v := range list {
			s.Items.walk(under(field, strconv.Itoa(i)), v, bad)
		}
	case "string":
		s.walkText(field, value, bad)
	case "boolean":
		if _, ok := value.(bool); !ok {
			bad(field, "phải là true hoặc false.", "must be true or false.")
		}
	case "integer":
		n, err := strconv.Atoi(number(value))
		switch {
		case err != nil:
			bad(field, "phải là số nguyên.", "must be a whole number.")
		case s.Minimum != nil && n < *s.Minimum, s.Maximum != nil && n > *s.Maximum:
			bad(field, "phải từ %[2]d đến %[3]d.", "must be from %[2]d to %[3]d.", *s.Minimum, *s.Maximum)
		}
	case "number":
		if _, err := strconv.ParseFloat(number(value), 64); err != nil {
			bad(field, "phải là số.", "must be a number.")
		}
	}
}

// number is a JSON number as written, "" for anything else.
func number(value any) string {
	n, _ := value.(json.Number)
	return n.String()
}

func (s *schema) walkObject(field string, value any, bad complain) {
	object, ok := value.(map[string]any)
	if !ok {
		bad(field, "phải là một đối tượng {…}.", "must be an object {…}.")
		return
	}
	each, free := s.Additional.(*schema)
	for _, name := range slices.Sorted(maps.Keys(object)) {
		p, known := s.Properties[name]
		switch {
		case known:
			p.walk(under(field, name), object[name], bad)
		case free:
			each.walk(under(field, name), object[name], bad)
		default:
			bad(under(field, name), "không có trường này; có: %[2]s.", "there is no such field; there are: %[2]s.", strings.Join(slices.Sorted(maps.Keys(s.Properties)), ", "))
		}
	}
	for _, name := range s.Required {
		if _, given := object[name]; !given {
			bad(under(field, name), "còn thiếu.", "is missing.")
		}
	}
}

var dates = regexp.MustCompile(datePattern)

func (s *schema) walkText(field string, value any, bad complain) {
	text, ok := value.(string)
	switch {
	case !ok:
		bad(field, "phải là chữ trong ngoặc kép; ghi \"\" để bỏ trống.", "must be text in quotes; write \"\" to empty it.")
	case len(s.Enum) > 0 && !slices.Contains(s.Enum, text):
		bad(field, "không nhận %[2]q; chọn một trong: %[3]s.", "%[2]q is not known; choose one of: %[3]s.", text, strings.Join(s.Enum, ", "))
	case s.Pattern == datePattern && text != "":
		if _, ok := when.ParseDate(text); !ok || !dates.MatchString(text) {
			bad(field, "%[2]q không phải là ngày; viết YYYY-MM-DD.", "%[2]q is not a date; write YYYY-MM-DD.", text)
		}
	}
}

// under names a field inside another.
func under(field, name string) string {
	if field == "" {
		return name
	}
	return field + "." + name
}

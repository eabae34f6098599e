package web

import (
	"regexp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// vn writes a canonical decimal ("1234.5") as Vietnamese pages do ("1.234,5"); anything else stays as it is.
func vn(s string) string {
	if !canonical.MatchString(s) {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "−", s[1:]
	}
	whole, part, has := strings.Cut(s, ".")
	if has {
		return sign + grouped(whole) + "," + part
	}
	return sign + grouped(whole)
}

var (
	canonical = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	written   = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$|^-?[0-9]+(,[0-9]+)?$`)
)

func grouped(digits string) string {
	if len(digits) < 4 {
		return digits
	}
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// number reads a decimal as people here write it, "1.234,5", and gives the canonical form. "13.5" is refused rather
// than guessed at: by the same convention its dot would stand for thousands.
func number(field, name, s string) (string, error) {
	s = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "−", "-"), " ", "")
	if s == "" {
		return "", nil
	}
	if !written.MatchString(s) {
		return "", fault.New(fault.Invalid, "%s: %q không phải là số. Viết dấu phẩy cho phần thập phân: 1.234,5.",
			"%s: %q is not a number. Write a comma for decimals: 1.234,5.", name, s).At(field)
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), nil
}

var dayForms = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$`)

// day reads a date from a date input or as typed, dd/mm/yyyy; "" is no date.
func day(field, name, s string) (when.Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if d, ok := when.ParseDate(s); ok {
		return d, nil
	}
	if m := dayForms.FindStringSubmatch(s); m != nil {
		if d := when.Day(atoi(m[3]), atoi(m[2]), atoi(m[1])); d != "" {
			return d, nil
		}
	}
	return "", fault.New(fault.Invalid, "%s: %q không phải là ngày. Viết ngày/tháng/năm, ví dụ 20/06/2026.",
		"%s: %q is not a date. Write day/month/year, for example 20/06/2026.", name, s).At(field)
}

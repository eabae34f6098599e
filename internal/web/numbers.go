package web

import (
	"regexp"
	"strings"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// signs of the thousands and of the decimals.
func (w words) signs() (group, point string) {
	if w.Lang == lang.En {
		return ",", "."
	}
	return ".", ","
}

// decimal writes a canonical decimal ("1234.5") as the language does, "1.234,5" or "1,234.5"; anything else stays as it is.
func (w words) decimal(s string) string {
	if !canonical.MatchString(s) {
		return s
	}
	group, point := w.signs()
	sign := ""
	if s[0] == '-' {
		sign, s = "−", s[1:]
	}
	whole, part, has := strings.Cut(s, ".")
	if has {
		part = point + part
	}
	return sign + grouped(whole, group) + part
}

var (
	canonical   = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	writtenHere = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$|^-?[0-9]+(,[0-9]+)?$`)  // 1.234,5
	writtenEn   = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$|^-?[0-9]+(\.[0-9]+)?$`) // 1,234.5
)

func grouped(digits, sign string) string {
	if len(digits) < 4 {
		return digits
	}
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sign)
		}
		b.WriteRune(c)
	}
	return b.String()
}

// number reads a decimal as the language writes it and gives the canonical form. On a Vietnamese page "13.5" is refused
// rather than guessed at: there its dot would stand for thousands. An English page also takes a Vietnamese number that
// can be no English one ("1.234,5"), because the documents are full of them. name is what the input is called, in Vietnamese.
func (w words) number(field, name, s string) (string, error) {
	s = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "−", "-"), " ", "")
	switch {
	case s == "":
		return "", nil
	case w.Lang == lang.En && writtenEn.MatchString(s):
		return strings.ReplaceAll(s, ",", ""), nil
	case writtenHere.MatchString(s):
		return strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), nil
	}
	return "", fault.New(fault.Invalid, "%[1]s: %[3]q không phải là số. Viết dấu phẩy cho phần thập phân: 1.234,5.",
		"%[2]s: %[3]q is not a number. Write for example 1,234.5.", name, inEnglish(name), s).At(field)
}

// typedDay reads a date as typed, dd/mm/yyyy in both languages as documents have it, or as pages write it; "" is no date.
// name is what the input is called, in Vietnamese.
func typedDay(field, name, s string) (when.Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if d, ok := when.Typed(s); ok {
		return d, nil
	}
	if t, err := time.Parse("2 Jan 2006", s); err == nil {
		return when.Day(t.Year(), int(t.Month()), t.Day()), nil
	}
	return "", fault.New(fault.Invalid, "%[1]s: %[3]q không phải là ngày. Viết ngày/tháng/năm, ví dụ 20/06/2026.",
		"%[2]s: %[3]q is not a date. Write day/month/year, for example 20/06/2026.", name, inEnglish(name), s).At(field)
}

// inEnglish is the name of an input, which may follow a code: "NV-0007: giá trị".
func inEnglish(name string) string {
	if code, word, ok := strings.Cut(name, ": "); ok {
		return code + ": " + lang.En.Say(word)
	}
	return lang.En.Say(name)
}

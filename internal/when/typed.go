package when

import (
	"regexp"
	"strconv"
)

var typedDay = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$`)

// Typed reads a whole day as people type it, "31/12/2026" or "2026-12-31"; ok is false for anything else.
func Typed(text string) (Date, bool) {
	if d, ok := ParseDate(text); ok {
		return d, true
	}
	m := typedDay.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	d := Day(year, month, day)
	return d, d != ""
}

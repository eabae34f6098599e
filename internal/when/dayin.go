package when

import (
	"regexp"
	"strconv"
)

var writtenDay = regexp.MustCompile(`(?i)(?:([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}))|(?:([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4}))`)

// DayIn is the first whole day that a text names, "05/02/2025" or "05 tháng 02 năm 2025"; ok is false when it names none, or
// one that does not exist.
func DayIn(text string) (Date, bool) {
	m := writtenDay.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	if m[1] == "" {
		m = m[3:]
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	d := Day(year, month, day)
	return d, d != ""
}

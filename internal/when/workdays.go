package when

import (
	"slices"
	"time"
)

// DayKind is what a day is, whatever its weekday says.
type DayKind string

const (
	Off    DayKind = "off"    // nghỉ: a public holiday, a day off instead of another
	Worked DayKind = "worked" // làm bù: a weekend day worked instead of a day off ("hoán đổi")
)

// SpecialDay is a day that is not what its weekday says.
type SpecialDay struct {
	Date Date    `json:"date"`
	Kind DayKind `json:"kind"`
	Name string  `json:"name"` // "Tết Nguyên đán"
}

// YearDays are the special days of one year, in order, as a file gave them.
type YearDays struct {
	Year int          `json:"year"`
	Days []SpecialDay `json:"days"`
	Rev  int          `json:"rev"`
}

// LawDays are the days off that the Labour Code 2019, art. 112, fixes by the solar calendar. Its others – Tết, Giỗ Tổ (by the
// lunar calendar), the second day of the National Day, days instead of those on a weekend – are told anew every year: they are loaded.
func LawDays(year int) []SpecialDay {
	return []SpecialDay{
		{Day(year, 1, 1), Off, "Tết Dương lịch"},
		{Day(year, 4, 30), Off, "Ngày Chiến thắng"},
		{Day(year, 5, 1), Off, "Ngày Quốc tế lao động"},
		{Day(year, 9, 2), Off, "Quốc khánh"},
	}
}

// Calendar tells working days: Monday to Friday without the days off of the law, unless a loaded day says otherwise.
type Calendar struct {
	days  map[Date]DayKind
	known map[int]bool
}

// NewCalendar makes a calendar of the years that are loaded.
func NewCalendar(years []YearDays) Calendar {
	c := Calendar{days: map[Date]DayKind{}, known: map[int]bool{}}
	for _, y := range years {
		for _, d := range y.Days {
			c.days[d.Date] = d.Kind
			c.known[y.Year] = c.known[y.Year] || d.Kind == Off
		}
	}
	return c
}

// Known tells whether any day off of a year is loaded; without, nobody knows when its Tết is.
func (c Calendar) Known(year int) bool { return c.known[year] }

// Working tells whether a day is worked.
func (c Calendar) Working(d Date) bool {
	if kind, told := c.days[d]; told {
		return kind == Worked
	}
	return d != "" && !offByRule(d)
}

// offByRule tells whether a day is off when nothing is loaded.
func offByRule(d Date) bool {
	if day := d.time().Weekday(); day == time.Saturday || day == time.Sunday {
		return true
	}
	year, _, _ := d.YMD()
	return slices.ContainsFunc(LawDays(year), func(x SpecialDay) bool { return x.Date == d })
}

// Add is the n-th working day after a day, or before it for a negative n. The day itself is not counted: "trong 03 ngày làm
// việc kể từ ngày …" begins on the next (Civil Code 2015, art. 147, clause 2) and, counted in working days, ends on one,
// as art. 148, clause 5, asks. 0 is the day itself; "" when the day is unknown or the end lies beyond the year 9999.
func (c Calendar) Add(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 && d != "" {
		if d == "0001-01-01" && step < 0 || d == "9999-12-31" && step > 0 {
			return ""
		}
		if d = d.Add(step); c.Working(d) {
			n--
		}
	}
	return d
}

// Between counts the working days after a day up to another, with that one; negative when the other is earlier.
func (c Calendar) Between(from, to Date) int {
	if from == "" || to == "" {
		return 0
	}
	if to < from {
		return -c.Between(to, from)
	}
	n := 0
	for from < to {
		if from = from.Add(1); c.Working(from) {
			n++
		}
	}
	return n
}

// Unknown are the years of a stretch counted from a day, itself not counted, to another, of which no day off is loaded:
// while there are any, the count is not certain.
func (c Calendar) Unknown(from, to Date) (years []int) {
	switch {
	case from == "" || to == "" || from == to:
		return nil
	case from < to:
		from = from.Add(1)
	default:
		from, to = to, from.Add(-1)
	}
	first, _, _ := from.YMD()
	last, _, _ := to.YMD()
	for y := first; y <= last; y++ {
		if !c.Known(y) {
			years = append(years, y)
		}
	}
	return years
}

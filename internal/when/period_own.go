package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// WeekOf is the week of a day, Monday to Sunday, as ISO 8601 counts them: "2026-W07".
func WeekOf(d Date) Period {
	if d == "" {
		return ""
	}
	year, week := d.time().ISOWeek()
	return Period(fmt.Sprintf("%04d-W%02d", year, week))
}

// MaxPeriodName bounds the name of a period with days of its own.
const MaxPeriodName = 40

// OwnPeriod is a period with days of its own, which a name tells from others of the same days: what a thematic report or a
// review of the term covers. Its text begins with its last day, so that of two the later sorts behind:
// "2026-05-31_2026-03-01_chuyen-doi-so"; "" when the days or the name are none.
func OwnPeriod(days Interval, name string) Period {
	p := Period(string(days.To) + "_" + string(days.From) + "_" + name)
	if !p.Bounds().Known() {
		return ""
	}
	return p
}

// Name is what a period with days of its own is called; "" for all others.
func (p Period) Name() string {
	_, name := p.own()
	return name
}

// own gives the days and the name of a period that has such.
func (p Period) own() (Interval, string) {
	parts := strings.Split(string(p), "_")
	if len(parts) != 3 || !isPeriodName(parts[2]) {
		return Interval{}, ""
	}
	to, known := ParseDate(parts[0])
	from, too := ParseDate(parts[1])
	if year, _, _ := from.YMD(); !known || !too || to < from || year < 1900 || to >= "2201" {
		return Interval{}, ""
	}
	return Interval{From: from, To: to}, parts[2]
}

// isPeriodName takes small plain letters, digits and hyphens: what stands in an address as it is.
func isPeriodName(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != "" && len(s) <= MaxPeriodName
}

// week gives the year and the number of a week.
func (p Period) week() (year, week int) {
	year, part := p.split()
	if len(part) != 3 || part[0] != 'W' || part[1] == '+' {
		return 0, 0
	}
	week, err := strconv.Atoi(part[1:])
	if err != nil || week < 1 || WeekOf(monday(year, week)) != p {
		return 0, 0
	}
	return year, week
}

// monday is the first day of a week: 4 January always stands in the first one.
func monday(year, week int) Date {
	first := Day(year, 1, 4)
	back := (int(first.time().Weekday()) + 6) % 7
	return first.Add(7*(week-1) - back)
}

// ownBounds are the days of a week, or of a period with days of its own.
func (p Period) ownBounds() Interval {
	if year, week := p.week(); year > 0 {
		first := monday(year, week)
		return Interval{From: first, To: first.Add(6)}
	}
	days, _ := p.own()
	return days
}

// ownVi names a week, or a period with days of its own.
func (p Period) ownVi() string {
	days := p.ownBounds()
	if year, week := p.week(); year > 0 {
		return fmt.Sprintf("tuần %d năm %d (%s – %s)", week, year, days.From.Vi()[:5], days.To.Vi()[:5])
	}
	if !days.Known() {
		return string(p)
	}
	return "từ " + days.From.Vi() + " đến " + days.To.Vi()
}

// ownEnglish does the same in English.
func (p Period) ownEnglish() string {
	days := p.ownBounds()
	day := func(d Date) string { return d.time().Format("2 Jan") }
	if year, week := p.week(); year > 0 {
		return fmt.Sprintf("week %d of %d (%s – %s)", week, year, day(days.From), day(days.To))
	}
	if !days.Known() {
		return string(p)
	}
	return days.From.time().Format("2 January 2006") + " to " + days.To.time().Format("2 January 2006")
}

// PeriodsOf are the periods of a sort in a year, in order: "week", "month", "quarter", "half", "nine_months", "year"; nil of any other.
func PeriodsOf(sort string, year int) (out []Period) {
	add := func(format string, n int) {
		for i := 1; i <= n; i++ {
			out = append(out, Period(fmt.Sprintf("%04d-"+format, year, i)))
		}
	}
	switch sort {
	case "week":
		weeks := 52
		if WeekOf(Date(time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))) == Period(fmt.Sprintf("%04d-W53", year)) {
			weeks = 53
		}
		add("W%02d", weeks)
	case "month":
		add("%02d", 12)
	case "quarter":
		add("Q%d", 4)
	case "half":
		add("H%d", 2)
	case "nine_months":
		out = []Period{Period(fmt.Sprintf("%04d-9M", year))}
	case "year":
		out = []Period{Period(fmt.Sprintf("%04d", year))}
	}
	return out
}

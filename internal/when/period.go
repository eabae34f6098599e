package when

import (
	"fmt"
	"strconv"
)

// Period is a reporting period: "2025-06", "2025-Q2", "2025-H1", "2025-9M" or "2025"; a week "2025-W07", or one with days of
// its own (period_own.go).
type Period string

// ParsePeriod accepts exactly the forms named at Period.
func ParsePeriod(s string) (Period, bool) {
	p := Period(s)
	return p, p.Bounds().Known()
}

func (p Period) split() (year int, part string) {
	s := string(p)
	if len(s) < 4 {
		return 0, ""
	}
	year, err := strconv.Atoi(s[:4])
	if err != nil || year < 1900 || year > 2200 {
		return 0, ""
	}
	if len(s) == 4 {
		return year, "Y"
	}
	if s[4] != '-' {
		return 0, ""
	}
	return year, s[5:]
}

// months gives the first and last month that the period names; 0, 0 when it names none.
func (p Period) months() (year, first, last int) {
	year, part := p.split()
	switch part {
	case "":
		return 0, 0, 0
	case "Y":
		return year, 1, 12
	case "H1":
		return year, 1, 6
	case "H2":
		return year, 7, 12
	case "9M":
		return year, 1, 9
	case "Q1", "Q2", "Q3", "Q4":
		q := int(part[1] - '0')
		return year, 3*q - 2, 3 * q
	}
	if m, err := strconv.Atoi(part); err == nil && len(part) == 2 && part[0] != '+' && m >= 1 && m <= 12 {
		return year, m, m
	}
	return 0, 0, 0
}

// Bounds is the calendar interval the period names.
func (p Period) Bounds() Interval {
	year, first, last := p.months()
	if year == 0 {
		return p.ownBounds()
	}
	return Interval{From: Day(year, first, 1), To: LastOf(year, last)}
}

// DataWindow is the span of data a periodic report covers: from the 15th before the first month to the
// 14th of the last one (Decree 09/2019/NĐ-CP, art. 12); weeks and periods with days of their own cover just those.
func (p Period) DataWindow() Interval {
	year, first, last := p.months()
	if year == 0 {
		return p.ownBounds()
	}
	from := Day(year-1, 12, 15)
	if first > 1 {
		from = Day(year, first-1, 15)
	}
	return Interval{From: from, To: Day(year, last, 14)}
}

// Opens is the first day on which a report of the period makes sense: when the data window of its last month begins.
func (p Period) Opens() Date {
	if year, _, _ := p.months(); year == 0 {
		return p.ownBounds().From
	}
	last := p.Bounds().To
	if last == "" {
		return ""
	}
	return Period(last[:7]).DataWindow().From
}

// ReportingMonth is the monthly period that units report on a day: the newest one whose data window has closed.
func ReportingMonth(d Date) Period {
	y, m, day := d.YMD()
	if y == 0 {
		return ""
	}
	p := Period(fmt.Sprintf("%04d-%02d", y, m))
	if day < 15 {
		return p.PreviousMonth()
	}
	return p
}

// FreshSince is the month that a report must cover, or a later one, to count as fresh: the one before that being reported.
func FreshSince(d Date) Period { return ReportingMonth(d).PreviousMonth() }

// EndsFrom tells whether the period ends with a month or later; periods of any length can be compared so, as their texts cannot.
func (p Period) EndsFrom(month Period) bool {
	end := p.Bounds().To
	return end != "" && end >= month.Bounds().To
}

// EndingFrom are the periods of a month's own year that end with it or later, without those that have days of their own; every
// period of a later year does so too.
func EndingFrom(month Period) (out []Period) {
	year, _ := month.split()
	for _, part := range [...]string{"", "-H1", "-H2", "-9M", "-Q1", "-Q2", "-Q3", "-Q4", "-01", "-02", "-03", "-04", "-05", "-06", "-07", "-08", "-09", "-10", "-11", "-12"} {
		if p := Period(fmt.Sprintf("%04d%s", year, part)); p.EndsFrom(month) {
			out = append(out, p)
		}
	}
	for _, p := range PeriodsOf("week", year) {
		if p.EndsFrom(month) {
			out = append(out, p)
		}
	}
	return out
}

// PreviousMonth is the monthly period before; "" for periods that are not months.
func (p Period) PreviousMonth() Period {
	year, first, last := p.months()
	if year == 0 || first != last {
		return ""
	}
	if first == 1 {
		return Period(fmt.Sprintf("%04d-12", year-1))
	}
	return Period(fmt.Sprintf("%04d-%02d", year, first-1))
}

// NextMonth is the following monthly period; "" for periods that are not months.
func (p Period) NextMonth() Period {
	year, first, last := p.months()
	if year == 0 || first != last {
		return ""
	}
	if first == 12 {
		return Period(fmt.Sprintf("%04d-01", year+1))
	}
	return Period(fmt.Sprintf("%04d-%02d", year, first+1))
}

// Vi names the period as a report title does.
func (p Period) Vi() string {
	year, part := p.split()
	if named, _, _ := p.months(); named == 0 {
		return p.ownVi()
	}
	switch part {
	case "Y":
		return fmt.Sprintf("năm %d", year)
	case "H1":
		return fmt.Sprintf("6 tháng đầu năm %d", year)
	case "H2":
		return fmt.Sprintf("6 tháng cuối năm %d", year)
	case "9M":
		return fmt.Sprintf("9 tháng đầu năm %d", year)
	case "Q1", "Q2", "Q3", "Q4":
		return fmt.Sprintf("quý %s năm %d", [...]string{"I", "II", "III", "IV"}[part[1]-'1'], year)
	}
	_, m, _ := p.months()
	return fmt.Sprintf("tháng %d năm %d", m, year)
}

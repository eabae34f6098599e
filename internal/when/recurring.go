package when

import (
	"slices"
	"strconv"
)

// Recurring is a duty that returns: once in every ISO period, on some days of the year where a text names them, else on
// the last day of the period.
type Recurring struct {
	Every  string    `json:"every"`            // P1W, P1M, P3M, P6M, P1Y, P2Y …
	Days   []YearDay `json:"days,omitempty"`   // on which days; none = the last day of the period
	Before bool      `json:"before,omitempty"` // "trước ngày D": the day before D is the last allowed one
}

// YearDay is a day of any year: month 1–12, or 0 for every month; day 1–31, in a shorter month its last, or 0 for its last.
type YearDay struct {
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

// maxReturns bounds the days that one recurring duty makes.
const maxReturns = 2000

// Length is an ISO period of one unit: P6M is 6, 'M'; ok is false for anything else, "thường xuyên" and "định kỳ" too.
func Length(iso string) (n int, unit byte, ok bool) {
	if len(iso) < 3 || iso[0] != 'P' {
		return 0, 0, false
	}
	n, err := strconv.Atoi(iso[1 : len(iso)-1])
	unit = iso[len(iso)-1]
	return n, unit, err == nil && n > 0 && n <= 1200 && (unit == 'Y' || unit == 'M' || unit == 'W' || unit == 'D')
}

// Between are the last allowed days of the duty from a day to another, both counted, in order and each once. Periods longer
// than a year, and those that do not divide it, are counted from the year of the anchor. What returns every day makes none:
// nobody reports it so.
func (r Recurring) Between(anchor, from, to Date) []Date {
	n, unit, ok := Length(r.Every)
	if !ok || unit == 'D' || from == "" || to == "" || to < from {
		return nil
	}
	if anchor == "" {
		anchor = from
	}
	if unit == 'W' {
		return weeks(n, anchor, from, to)
	}
	months := n
	if unit == 'Y' {
		months = 12 * n
	}
	var out []Date
	first, _, _ := from.YMD()
	last, _, _ := to.YMD()
	base, _, _ := anchor.YMD()
	for y := first; y <= last+1 && len(out) < maxReturns; y++ { // "before 01/01" of the next year lies in this one
		for _, day := range r.inYear(y, base, months) {
			if from <= day && day <= to {
				out = append(out, day)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inYear are the days of the duty that belong to a year.
func (r Recurring) inYear(year, base, months int) (out []Date) {
	if len(r.Days) == 0 {
		for m := 1; m <= 12; m++ {
			if ends(year, m, base, months) {
				out = append(out, r.day(year, m, 0))
			}
		}
		return out
	}
	if months > 12 && !ends(year, 12, base, months-months%12) {
		return nil
	}
	for _, d := range r.Days {
		if d.Month > 0 {
			out = append(out, r.day(year, d.Month, d.Day))
			continue
		}
		for m := 1; m <= 12; m++ {
			if ends(year, m, base, months) {
				out = append(out, r.day(year, m, d.Day))
			}
		}
	}
	return append(out, r.unnamed(year, months)...)
}

// unnamed are the last days of those periods of a year in which no day is named: "6 tháng một lần, trước ngày 15/6".
func (r Recurring) unnamed(year, months int) (out []Date) {
	if months == 1 || months >= 12 || 12%months != 0 || slices.ContainsFunc(r.Days, func(d YearDay) bool { return d.Month == 0 }) {
		return nil
	}
	for last := months; last <= 12; last += months {
		if !slices.ContainsFunc(r.Days, func(d YearDay) bool { return last-months < d.Month && d.Month <= last }) {
			out = append(out, LastOf(year, last))
		}
	}
	return out
}

// ends tells whether a period of so many months ends with a month: one that divides the year begins with it, as the first
// nine months do; a longer one begins with the year of the anchor.
func ends(year, month, base, months int) bool {
	switch {
	case months < 12 && 12%months == 0:
		return month%months == 0
	case months < 12:
		return month == months // "9 tháng"
	}
	since := (year-base)*12 + month
	return since > 0 && since%months == 0 || since <= 0 && -since%months == 0
}

// day is the last allowed day that a day of a month means.
func (r Recurring) day(year, month, day int) Date {
	last := LastOf(year, month)
	switch {
	case !r.Before:
	case day == 0:
		return last.Add(-1)
	case day == 1:
		return Day(year, month, 1).Add(-1)
	default:
		day--
	}
	if d := Day(year, month, day); day > 0 && d != "" {
		return d
	}
	return last
}

// weeks are the Sundays that end every n-th week, counted from the week of the anchor.
func weeks(n int, anchor, from, to Date) (out []Date) {
	sunday := anchor.Add((7 - int(anchor.time().Weekday())) % 7).Add(7 * (n - 1))
	if gap := sunday.DaysTo(from); gap > 0 {
		sunday = sunday.Add((gap + 7*n - 1) / (7 * n) * 7 * n)
	}
	for ; sunday <= to && len(out) < maxReturns; sunday = sunday.Add(7 * n) {
		if sunday >= from {
			out = append(out, sunday)
		}
	}
	return out
}

// Package when holds civil dates, periods and deadline phrases; it never reads the clock.
package when

import (
	"fmt"
	"time"
)

// Date is a civil date "2025-07-15", apart from any instant or zone; "" is an unknown date.
// Its text order is its time order, so databases compare it as text.
type Date string

// Day makes a Date, or "" when no such day exists (31/02).
func Day(year, month, day int) Date {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return ""
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return Date([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)})
}

// daysIn is the length of a month.
func daysIn(year, month int) int {
	switch {
	case month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// ParseDate reads the ISO form only; ok is false for anything else.
func ParseDate(s string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", false
	}
	return Date(t.Format(time.DateOnly)), true
}

// LastOf is the last day of a month.
func LastOf(year, month int) Date {
	if month < 1 || month > 12 {
		return ""
	}
	return Day(year, month, daysIn(year, month))
}

func (d Date) time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// Add moves a date by days; an unknown date stays unknown.
func (d Date) Add(days int) Date {
	if d == "" {
		return ""
	}
	return Date(d.time().AddDate(0, 0, days).Format(time.DateOnly))
}

// AddYears moves a date by years, 29 February to 28.
func (d Date) AddYears(n int) Date {
	if d == "" {
		return ""
	}
	y, m, day := d.YMD()
	if next := Day(y+n, m, day); next != "" {
		return next
	}
	return LastOf(y+n, m)
}

// DaysTo counts days from d to e, negative when e is earlier.
func (d Date) DaysTo(e Date) int { return int(e.time().Sub(d.time()).Hours() / 24) }

// YMD splits a date; zeros when unknown.
func (d Date) YMD() (year, month, day int) {
	if d == "" {
		return 0, 0, 0
	}
	if len(d) == len(time.DateOnly) && d[4] == '-' && d[7] == '-' { // pages ask this some thousand times
		year, month, day = digits(d[:4]), digits(d[5:7]), digits(d[8:])
		if year > 0 && month > 0 && month <= 12 && day > 0 && day <= daysIn(year, month) {
			return year, month, day
		}
	}
	t := d.time()
	return t.Year(), int(t.Month()), t.Day()
}

// digits is what digits say; −1 where there is anything else.
func digits(s Date) (n int) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// Weekday of a known date, 0 = Sunday.
func (d Date) Weekday() int { return int(d.time().Weekday()) }

// Vi writes dd/mm/yyyy, the form on every page; "" stays "".
func (d Date) Vi() string {
	if d == "" {
		return ""
	}
	return d.time().Format("02/01/2006")
}

// Long writes "ngày 05 tháng 02 năm 2025" with the zeros Decree 30/2020/NĐ-CP asks for (days 1–9, months 1–2).
func (d Date) Long() string {
	y, m, day := d.YMD()
	if y == 0 {
		return ""
	}
	month := fmt.Sprint(m)
	if m < 3 {
		month = fmt.Sprintf("%02d", m)
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", day, month, y)
}

// Interval is closed; From "" means "by To", both "" means no date at all.
type Interval struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// Known tells whether the interval has any date.
func (i Interval) Known() bool { return i.From != "" || i.To != "" }

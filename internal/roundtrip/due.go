package roundtrip

import (
	"fmt"

	"lotrinh/internal/when"
)

// A dueKind is a family of deadlines that documents state.
type dueKind int

const (
	noDue dueKind = iota
	byDay
	inMonth
	inQuarter
	inHalf
	inYear
	overPeriod // giai đoạn 2026 - 2030: fields and cells only, in a clause it would be part of the object
	everyMonth
	everyQuarter
	everyHalf
	everyYear
	dayOfYear  // trước ngày 15/11 hằng năm
	dayOfMonth // trước ngày 20 hằng tháng
	always     // thường xuyên: fields and cells only, in a clause it is an adverb
	fromNow    // từ nay đến hết năm 2026
	open       // theo lộ trình: stated, but without a day
)

// A Due is when a task is due, apart from the words that say so.
type Due struct {
	kind     dueKind
	year     int
	n        int // month, quarter, half
	day      int
	yearless bool // the words leave the year out; it follows from the day of the document
}

// A Moment is what a reader must make of a deadline's words.
type Moment struct {
	Interval   when.Interval
	Recurrence string // ISO period or "thường xuyên"; "" = none
}

// phrase is one wording of a deadline with its right readings, the first being the plain one.
type phrase struct {
	words    string
	readings []Moment
	family   string // names the wording in the list of misses
}

var roman = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// draw makes a deadline for a document of a day.
func drawDue(d dice, issued when.Date) Due {
	year, month, _ := issued.YMD()
	due := Due{year: year}
	due.kind = []dueKind{noDue, byDay, inMonth, inQuarter, inHalf, inYear, overPeriod, everyMonth, everyQuarter, everyHalf, everyYear, dayOfYear, dayOfMonth, always, fromNow, open}[d.weighted(24, 26, 10, 12, 2, 6, 3, 1, 3, 1, 2, 4, 2, 4, 2, 2)]
	if month > 9 || d.chance(25) {
		due.year++
	}
	due.yearless = d.chance(25)
	switch due.kind {
	case byDay, dayOfYear:
		due.n, due.day = d.between(1, 12), pick(d, []int{5, 10, 15, 20, 25, 28, 30})
		if due.n == 2 {
			due.day = min(due.day, 28)
		}
		if due.year == year && due.n <= month {
			due.n = month + 1 + d.IntN(12-month)
		}
	case dayOfMonth:
		due.day = pick(d, []int{10, 15, 18, 20, 25})
	case inMonth:
		due.n = d.between(1, 12)
		if due.year == year && due.n <= month {
			due.n = month + 1 + d.IntN(12-month)
		}
	case inQuarter:
		if due.n = d.between(1, 4); due.year == year && due.n <= (month+2)/3 {
			due.n = min(4, (month+2)/3+1)
		}
	case inHalf:
		if due.n = d.between(1, 2); due.year == year {
			due.n = 2
		}
	}
	return due
}

// numeric writes a day in figures, with or without zeros and its year.
func numeric(d dice, day, month int, year string) string {
	form := "%02d/%d"
	if d.chance(50) {
		form = "%02d/%02d"
	}
	text := fmt.Sprintf(form, day, month)
	if year != "" {
		text += "/" + year
	}
	return text
}

// dated writes a day in figures or in words.
func dated(d dice, day, month int, year string) string {
	if d.chance(60) {
		return "ngày " + numeric(d, day, month, year)
	}
	text := fmt.Sprintf("ngày %02d tháng %d", day, month)
	if d.chance(50) {
		text = fmt.Sprintf("ngày %02d tháng %02d", day, month)
	}
	if year != "" {
		text += " năm " + year
	}
	return text
}

func interval(from, to when.Date) Moment { return Moment{Interval: when.Interval{From: from, To: to}} }

func until(day when.Date) Moment { return interval("", day) }

func repeating(period string) Moment { return Moment{Recurrence: period} }

// A clock is what a text says of its own day. Without one a year that is left out stays unknown.
type clock struct {
	issued when.Date // of the plan
	stated bool      // the text says so
	urgent bool      // deadlines may be to the hour
}

// leavesYearOut tells whether the words may be without a year, and whether a reader can then know it: the first such day
// from the day of the document on (domain.md c1).
func (c clock) leavesYearOut(due Due) (yes, known bool) {
	year, month, _ := c.issued.YMD()
	if !due.yearless || due.kind != byDay && due.kind != inMonth && due.kind != inQuarter {
		return false, false
	}
	near := due.year == year || due.year == year+1 && month == 12 && due.n == 1 && due.kind == byDay
	return near || !c.stated, c.stated
}

package when

import (
	"fmt"

	"lotrinh/internal/lang"
)

// In writes the date as running text of a language does: "20/06/2026", "20 June 2026"; "" stays "".
func (d Date) In(l lang.Lang) string { return d.in(l, "2 January 2006") }

// Short writes the date as narrow cells have it: "20/06/2026", "20 Jun 2026"; never all digits in English, where the
// month and the day are read in either order.
func (d Date) Short(l lang.Lang) string { return d.in(l, "2 Jan 2006") }

func (d Date) in(l lang.Lang, english string) string {
	if l != lang.En || d == "" {
		return d.Vi()
	}
	return d.time().Format(english)
}

// In names the period in running text: "tháng 6 năm 2026", "June 2026"; "quý II năm 2026", "quarter II of 2026".
func (p Period) In(l lang.Lang) string {
	year, first, last := p.months()
	if l != lang.En {
		return p.Vi()
	}
	if year == 0 {
		return p.ownEnglish()
	}
	switch {
	case first == last:
		return Day(year, first, 1).time().Format("January 2006")
	case last-first == 11:
		return fmt.Sprint(year)
	case last-first == 8:
		return fmt.Sprintf("the first 9 months of %d", year)
	case last-first == 2:
		return fmt.Sprintf("quarter %s of %d", [...]string{"I", "II", "III", "IV"}[last/3-1], year)
	case first == 1:
		return fmt.Sprintf("the first half of %d", year)
	}
	return fmt.Sprintf("the second half of %d", year)
}

package indicator

import (
	"fmt"

	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Days are those that a period of values covers. By the calendar of reports (Decree 09/2019/NĐ-CP, art. 12) every period
// begins on the 15th of the month before and ends on the 14th. The school year 2025 is 1 September 2025 to 31 August 2026,
// the day before the next one begins; parts of a year are of the civil calendar there.
func (c Calendar) Days(p when.Period) when.Interval {
	if c == Administrative {
		return p.DataWindow()
	}
	return c.Span(p.Bounds())
}

// YearOf is the year of its calendar in which a period of values ends: March 2026 is of the school year 2025.
func (c Calendar) YearOf(p when.Period) int {
	y, m, _ := p.Bounds().To.YMD()
	if c == SchoolYear && p != Year(y) && m < 9 {
		return y - 1
	}
	return y
}

// Span are the days that a target is for, whose period is told as whole years, or by the calendar of reports as whole months.
func (c Calendar) Span(days when.Interval) when.Interval {
	out := days
	y, m, d := days.From.YMD()
	z, n, e := days.To.YMD()
	switch c {
	case Administrative:
		if d == 1 {
			out.From = days.From.Add(-1) // into the month before
			y, m, _ = out.From.YMD()
			out.From = when.Day(y, m, 15)
		}
		if z > 0 && e > 0 && days.To == when.LastOf(z, n) {
			out.To = when.Day(z, n, 14)
		}
	case SchoolYear:
		whole := n == 12 && e == 31 && (days.From == "" || m == 1 && d == 1)
		if whole {
			out.To = when.Day(z+1, 8, 31)
			if y > 0 {
				out.From = when.Day(y, 9, 1)
			}
		}
	}
	return out
}

// Civil is Span turned round: a target whose period is told in the days of its calendar is named by the years or months they stand for.
func (c Calendar) Civil(days when.Interval) when.Interval {
	out := days
	y, m, d := days.From.YMD()
	z, n, e := days.To.YMD()
	switch {
	case c == Administrative && (d == 0 || d == 15) && e == 14:
		out.To = when.LastOf(z, n)
		if d == 15 {
			out.From = when.LastOf(y, m).Add(1)
		}
	case c == SchoolYear && (d == 0 || m == 9 && d == 1) && n == 8 && e == 31:
		out.To = when.Day(z-1, 12, 31)
		if d == 1 {
			out.From = when.Day(y, 1, 1)
		}
	}
	return out
}

// Named is a period as its calendar calls it: "năm học 2025–2026".
func (c Calendar) Named(p when.Period) Named { return Named{p, c} }

// Named is a period with the calendar that it is of.
type Named struct {
	Period   when.Period
	Calendar Calendar
}

// In says it in a language.
func (n Named) In(l lang.Lang) string {
	if year, _, _ := n.Period.Bounds().From.YMD(); n.Calendar == SchoolYear && len(n.Period) == len("2025") {
		return l.Say("năm học %s", SchoolYear.year(year))
	}
	return n.Period.In(l)
}

// year is how a year is written behind the word for it.
func (c Calendar) year(y int) string {
	if c == SchoolYear {
		return fmt.Sprintf("%d–%d", y, y+1)
	}
	return string(Year(y))
}

// days, past and the rest are time as the calendar of the case has it.
func (c Case) days(p when.Period) when.Interval { return c.Of.Card.Calendar.Days(p) }
func (c Case) past(p when.Period) bool          { return over(c.days(p), c.Today) }
func (c Case) done() bool                       { return over(c.Of.Card.Calendar.Span(c.Target.Period), c.Today) }
func (c Case) ends() when.Date                  { return c.Of.Card.Calendar.Span(c.Target.Period).To }
func (c Case) named(p when.Period) Named        { return c.Of.Card.Calendar.Named(p) }
func (c Case) year(y int) string                { return c.Of.Card.Calendar.year(y) }

// inCivil names what targets are set for by whole years and months, as the periods of values are.
func (c *Case) inCivil() {
	cal := c.Of.Card.Calendar
	if cal == Civil {
		return
	}
	c.Target.Period = cal.Civil(c.Target.Period)
	list := make([]plan.Target, len(c.Targets))
	for i, t := range c.Targets {
		t.Period = cal.Civil(t.Period)
		list[i] = t
	}
	c.Targets = list
}

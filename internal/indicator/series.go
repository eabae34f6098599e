package indicator

import (
	"fmt"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Reading is the value of a period as known: an observation, or what the parts of the period give by the card's rule.
type Reading struct {
	Period  when.Period
	Value   string       // exact; "" when Absent
	Quality plan.Quality // the least final one of its parts
	Absent  bool         // not published
	Made    bool         // from its parts
	Rows    []string     // "observation:<id>"
}

// Row names the stored row of an observation, and RowOf that of a target.
func Row(o plan.Observation) string { return "observation:" + o.ID }

// RowOf names the stored row of a target.
func RowOf(t plan.Target) string { return "target:" + t.ID }

// ValueOf is the value of a period; ok is false when nothing is known of it. observed is AsKnown, of one unit and one part.
// Cumulative values are of their own span and stand for a period only when they begin with it.
func ValueOf(card Card, observed []plan.Observation, p when.Period) (Reading, bool) {
	days := p.Bounds()
	for _, o := range observed {
		if o.Reached == nil && o.Period.Bounds() == days && (o.Since == "" || o.Since == days.From || o.Since == card.Calendar.Days(p).From) {
			return Reading{Period: p, Value: o.Value, Quality: o.Quality, Absent: o.Absent != "", Rows: []string{Row(o)}}, true
		}
	}
	for _, parts := range partsOf(card.Calendar, p) {
		if r, ok := fromParts(card.OverTime, observed, p, parts); ok {
			return r, true
		}
	}
	return Reading{}, false
}

// partsOf are the ways a period is cut: a year into halves, quarters or months, a school year into months.
func partsOf(cal Calendar, p when.Period) [][]when.Period {
	days := p.Bounds()
	year, month, _ := days.From.YMD()
	if cal == SchoolYear && p == Year(year) {
		var months []when.Period
		for m := 9; m <= 20; m++ {
			months = append(months, when.Period(fmt.Sprintf("%04d-%02d", year+(m-1)/12, (m-1)%12+1)))
		}
		return [][]when.Period{months}
	}
	last, lastMonth, _ := days.To.YMD()
	if year == 0 || year != last || len(p) > len("2025-9M") {
		return nil
	}
	var out [][]when.Period
	for _, cut := range []struct {
		form   string
		months int
	}{{"%04d-H%d", 6}, {"%04d-Q%d", 3}, {"%04d-%02d", 1}} {
		if n := lastMonth - month + 1; n > cut.months && n%cut.months == 0 && (month-1)%cut.months == 0 {
			var parts []when.Period
			for m := month; m <= lastMonth; m += cut.months {
				parts = append(parts, when.Period(fmt.Sprintf(cut.form, year, (m-1)/cut.months+1)))
			}
			out = append(out, parts)
		}
	}
	return out
}

// fromParts makes the value of a period from those of its parts, all of which must be known; the last one is enough where
// only the last one counts.
func fromParts(over OverTime, observed []plan.Observation, p when.Period, parts []when.Period) (Reading, bool) {
	if over == LastOverTime {
		parts = parts[len(parts)-1:]
	}
	if over == "" || over == NoneOverTime || over == CompoundRate {
		return Reading{}, false
	}
	out := Reading{Period: p, Made: true, Quality: plan.Revised}
	sum := zero
	for _, part := range parts {
		r, ok := ValueOf(Card{OverTime: over}, observed, part)
		if !ok || r.Absent {
			return Reading{}, false
		}
		sum = add(sum, number(r.Value))
		out.Rows = append(out.Rows, r.Rows...)
		out.Quality = lesser(out.Quality, r.Quality)
	}
	if over == MeanOverTime {
		out.Value = rounded(quo(sum, whole(len(parts))))
		return out, true
	}
	out.Value = text(sum)
	return out, true
}

// lesser is the quality that is less final; what says nothing is an estimate.
func lesser(a, b plan.Quality) plan.Quality {
	for _, q := range []plan.Quality{"", plan.Estimate, plan.Provisional, plan.Final} {
		if a == q || b == q {
			if q == "" {
				return plan.Estimate
			}
			return q
		}
	}
	return plan.Revised
}

// Year names the period of a calendar year.
func Year(y int) when.Period { return when.Period(fmt.Sprintf("%04d", y)) }

// yearsOf are the years that a target's period covers; none when its first day is not stated.
func yearsOf(days when.Interval) (from, to int) {
	from, _, _ = days.From.YMD()
	to, _, _ = days.To.YMD()
	return from, to
}

// over tells whether a period is over on a day.
func over(days when.Interval, today when.Date) bool { return days.To < today }

// Latest is the newest known value of the whole up to a day, of whatever period; ok is false when there is none.
func Latest(cal Calendar, observed []plan.Observation, until when.Date) (plan.Observation, bool) {
	var best plan.Observation
	found := false
	for _, o := range observed {
		if o.Value == "" || !o.Whole() || o.Since != "" || until != "" && cal.Days(o.Period).From > until {
			continue
		}
		if !found || later(cal.Days(o.Period), cal.Days(best.Period)) {
			best, found = o, true
		}
	}
	return best, found
}

// later tells whether x ends after y, or is the longer of two that end on one day.
func later(x, y when.Interval) bool {
	if x.To != y.To {
		return x.To > y.To
	}
	return x.From < y.From
}

func value(r Reading) *apd.Decimal { return number(r.Value) }

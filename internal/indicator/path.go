package indicator

import (
	"cmp"
	"slices"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// PathPoint is one point of a trajectory: what the value should be at the end of a day.
type PathPoint struct {
	On    when.Date
	Value string // exact
	Row   string // the target that sets it; "" = interpolated
}

// Trajectory are the points that are set for a target: its baseline, the points set by hand, and the target itself where it
// is a level at the end of its period. Of several baselines the one nearest before the period counts.
func Trajectory(c Case) []PathPoint {
	c.inCivil()
	t, cal := c.Target, c.Of.Card.Calendar
	var out []PathPoint
	base, ok := baseline(c)
	if ok {
		out = append(out, base)
	}
	for _, p := range c.Targets {
		if p.Sort == plan.PathSort && p.Value != "" && p.Scope == t.Scope && p.Period.To <= t.Period.To && cal.Span(p.Period).To > base.On {
			out = append(out, PathPoint{On: cal.Span(p.Period).To, Value: p.Value, Row: RowOf(p)})
		}
	}
	if level, ok := endLevel(c); ok && !slices.ContainsFunc(out, func(p PathPoint) bool { return p.On == c.ends() }) {
		out = append(out, PathPoint{On: c.ends(), Value: text(level), Row: RowOf(t)})
	}
	arrange.By(out, func(a, b PathPoint) int { return cmp.Compare(a.On, b.On) })
	return out
}

// baseline is the newest value from before the target's period: as a document states it, else as observed.
func baseline(c Case) (PathPoint, bool) {
	cal, begins := c.Of.Card.Calendar, c.Target.Period.From
	if begins == "" {
		begins = c.Target.Period.To
	}
	var best PathPoint
	for _, b := range c.Targets {
		if b.Baseline() && b.Value != "" && b.Scope == c.Target.Scope && b.Period.To < begins && cal.Span(b.Period).To > best.On {
			best = PathPoint{On: cal.Span(b.Period).To, Value: b.Value, Row: RowOf(b)}
		}
	}
	if best.On != "" || c.Target.Period.From == "" {
		return best, best.On != ""
	}
	year, _, _ := begins.YMD()
	if r, ok := ValueOf(c.Of.Card, c.Observed, Year(year-1)); ok && !r.Absent {
		return PathPoint{On: cal.Days(Year(year - 1)).To, Value: r.Value, Row: r.Rows[0]}, true
	}
	return best, false
}

// endLevel is the level that a target asks for at the end of its period, where it asks for a level.
func endLevel(c Case) (*apd.Decimal, bool) {
	switch c.Target.Judged {
	case plan.AtEnd, plan.ByRank:
		b, _ := barOf(c.Target, c.Of.Direction())
		return b.decisive(), b.decisive() != nil
	}
	return nil, false
}

// DueAt is what a trajectory asks for at the end of a day: on the straight line between the points before and after it, or,
// where points are only set by hand, the last one set by then. ok is false before its first point, and after its last one.
func DueAt(points []PathPoint, byHand bool, day when.Date) (PathPoint, bool) {
	for i, p := range points {
		switch {
		case p.On == day:
			return p, true
		case p.On > day && i == 0:
			return PathPoint{}, false
		case p.On > day && byHand:
			return points[i-1], true
		case p.On > day:
			return between(points[i-1], p, day), true
		}
	}
	if byHand && len(points) > 0 {
		return points[len(points)-1], true
	}
	return PathPoint{}, false
}

// between is the point on the straight line, by whole months where the days are ends of months or the same day of them, else by days.
func between(a, b PathPoint, day when.Date) PathPoint {
	gone, span := monthsTo(a.On, day), monthsTo(a.On, b.On)
	if gone < 0 || span <= 0 {
		gone, span = a.On.DaysTo(day), a.On.DaysTo(b.On)
	}
	rise := mul(sub(number(b.Value), number(a.Value)), whole(gone))
	return PathPoint{On: day, Value: rounded(add(number(a.Value), quo(rise, whole(span))))}
}

// monthsTo counts months between two ends of months, or the same day of two months; −1 where they are neither.
func monthsTo(a, b when.Date) int {
	y, m, d := a.YMD()
	z, n, e := b.YMD()
	if d != e && (when.LastOf(y, m) != a || when.LastOf(z, n) != b) {
		return -1
	}
	return 12*(z-y) + n - m
}

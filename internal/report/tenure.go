package report

import (
	"slices"

	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Tenure is how long a unit owed an item, in one part (assignment) of it.
type Tenure struct {
	Part  string // id of the assignment
	Unit  org.UnitID
	From  when.Date
	Until when.Date // the day on which it no longer did; "" = it still does
}

// During is the tenure of a member while its group, whose tenure t is, led the item; ok is false where the two do not meet.
func (t Tenure) During(member Tenure) (Tenure, bool) {
	out := Tenure{t.Part, member.Unit, max(t.From, member.From), t.Until}
	if out.Until == "" || member.Until != "" && member.Until < out.Until {
		out.Until = member.Until
	}
	oneDay := t.From == t.Until || member.From == member.Until
	return out, out.Until == "" || out.From < out.Until || out.From == out.Until && oneDay
}

// Inherited are the lines of an item as they count for those who owe it now: what a unit said that owed it before counts
// for whoever took it over. So what a predecessor fulfilled stays fulfilled.
func Inherited(lines []Line, owing []org.UnitID, tenures []Tenure) []Line {
	out := make([]Line, 0, len(lines))
	for _, l := range lines {
		to := []org.UnitID{l.UnitID}
		if !slices.Contains(owing, l.UnitID) {
			if heirs := tookOver(l.UnitID, owing, tenures); len(heirs) > 0 {
				to = heirs
			}
		}
		for _, u := range to {
			l.UnitID = u
			out = append(out, l)
		}
	}
	return out
}

// tookOver are those who owe an item now and came when a unit went that owed it before, or when such a one went: in the
// same part where somebody followed in it, else in any.
func tookOver(unit org.UnitID, owing []org.UnitID, tenures []Tenure) (heirs []org.UnitID) {
	var gone []Tenure
	seen := map[Tenure]bool{}
	reach := func(t Tenure) {
		if !seen[t] {
			seen[t], gone = true, append(gone, t)
		}
	}
	for _, t := range tenures {
		if t.Unit == unit {
			reach(t)
		}
	}
	for n := 0; n < len(gone); n++ {
		for _, t := range followers(gone[n], tenures) {
			if !slices.Contains(owing, t.Unit) {
				reach(t)
			} else if !slices.Contains(heirs, t.Unit) {
				heirs = append(heirs, t.Unit)
			}
		}
	}
	return heirs
}

func followers(gone Tenure, tenures []Tenure) (same []Tenure) {
	var other []Tenure
	for _, t := range tenures {
		switch {
		case gone.Until == "" || t.From != gone.Until || t.Unit == gone.Unit:
		case t.Part == gone.Part:
			same = append(same, t)
		default:
			other = append(other, t)
		}
	}
	if len(same) > 0 {
		return same
	}
	return other
}

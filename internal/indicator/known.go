package indicator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// AsKnown picks, of each period, unit and part, the vintage that was known on a day, in the order of periods; day "" is
// the newest knowledge. Every observation must say since when it is known (the store fills in the day it was recorded).
// A later vintage takes the place of an earlier one, but an estimate never that of a final value, and nothing that of a
// value by saying that it was not published.
func AsKnown(observations []plan.Observation, day when.Date) []plan.Observation {
	type kept struct {
		plan.Observation
		at   place
		days when.Interval
	}
	best := map[place]int{} // of out
	var out []kept
	for _, o := range observations {
		if day != "" && o.KnownOn > day {
			continue
		}
		at := placeOf(o)
		if i, ok := best[at]; !ok {
			best[at] = len(out)
			out = append(out, kept{o, at, o.Period.Bounds()})
		} else if after(o, out[i].Observation) {
			out[i].Observation = o
		}
	}
	arrange.By(out, func(a, b kept) int {
		return cmp.Or(cmp.Compare(a.days.To, b.days.To), cmp.Compare(b.days.From, a.days.From), a.at.compare(b.at))
	})
	if len(out) == 0 {
		return nil
	}
	list := make([]plan.Observation, len(out))
	for i, x := range out {
		list[i] = x.Observation
	}
	return list
}

// after tells whether b's place is taken by a; of two alike, by the one that comes later in the list.
func after(a, b plan.Observation) bool {
	if x, y := standing(a), standing(b); x != y {
		return x > y
	}
	return a.KnownOn >= b.KnownOn
}

// standing orders what a vintage can be: absent, not yet final, final.
func standing(o plan.Observation) int {
	switch {
	case o.Absent != "":
		return 0
	case o.Quality == plan.Provisional:
		return 2
	case o.Quality == plan.Final, o.Quality == plan.Revised:
		return 3
	}
	return 1
}

// place is what a value is of: two with the same one are vintages of each other.
type place struct {
	period when.Period
	unit   org.UnitID
	since  when.Date
	cut    string
	judged bool
}

func placeOf(o plan.Observation) place {
	at := place{period: o.Period, unit: o.UnitID, since: o.Since, judged: o.Reached != nil}
	if len(o.Cut) > 0 {
		var cut []string
		for k, v := range o.Cut {
			cut = append(cut, fmt.Sprintf("%q=%q", k, v))
		}
		slices.Sort(cut)
		at.cut = strings.Join(cut, ",")
	}
	return at
}

func (a place) compare(b place) int {
	n := cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.unit, b.unit), cmp.Compare(a.since, b.since), cmp.Compare(a.cut, b.cut))
	if n == 0 && a.judged != b.judged {
		n = 1
		if b.judged {
			n = -1
		}
	}
	return n
}

// Whole are the observations of the whole, without those of units and parts.
func Whole(observations []plan.Observation) (out []plan.Observation) {
	for _, o := range observations {
		if o.Whole() {
			out = append(out, o)
		}
	}
	return out
}

package indicator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// AsKnown picks, of each period, unit and part, the vintage that was known on a day, in the order of periods; day "" is
// the newest knowledge. Every observation must say since when it is known (the store fills in the day it was recorded).
// A later vintage takes the place of an earlier one, but an estimate never that of a final value, and nothing that of a
// value by saying that it was not published.
func AsKnown(observations []plan.Observation, day when.Date) []plan.Observation {
	best := map[string]int{}
	for i, o := range observations {
		if day != "" && o.KnownOn > day {
			continue
		}
		k := place(o)
		if j, ok := best[k]; !ok || after(o, observations[j]) {
			best[k] = i
		}
	}
	var out []plan.Observation
	for i, o := range observations {
		if j, ok := best[place(o)]; ok && j == i {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b plan.Observation) int {
		x, y := a.Period.Bounds(), b.Period.Bounds()
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(y.From, x.From), cmp.Compare(place(a), place(b)))
	})
	return out
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
func place(o plan.Observation) string {
	var cut []string
	for k, v := range o.Cut {
		cut = append(cut, fmt.Sprintf("%q=%q", k, v))
	}
	slices.Sort(cut)
	return fmt.Sprintf("%s|%s|%s|%s|%t", o.Period, o.UnitID, o.Since, strings.Join(cut, ","), o.Reached != nil)
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

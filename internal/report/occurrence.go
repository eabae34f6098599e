package report

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Occurrences are those of a rule up to a day, and as many more as are still to name the first open one, with what has been
// reported done. owing and lines are as for StandingOf, except that all approved lines are needed, not the newest alone, as
// they count for those who owe it now (Inherited).
func Occurrences(rule plan.Rule, until when.Date, owing []org.UnitID, lines []Line) []plan.Occurrence {
	done := doneBy(owing, lines)
	most := 0
	for _, of := range done {
		most = max(most, len(of))
	}
	list := rule.Occurrences(until, most+1)
	fulfilled := make([][]Line, len(list)) // of each occurrence, the line of each unit
	for _, of := range done {
		for i, l := range fulfil(list, of) {
			if l.DoneOn != "" {
				fulfilled[i] = append(fulfilled[i], l)
			}
		}
	}
	for i, by := range fulfilled {
		for _, l := range by {
			if !slices.Contains(list[i].By, l.ID) { // several took over from one
				list[i].By = append(list[i].By, l.ID)
			}
			if len(by) == max(len(owing), 1) {
				list[i].DoneOn = max(list[i].DoneOn, l.DoneOn)
			}
		}
	}
	return list
}

// doneBy are the lines that say "done", of each unit that owes the item, the oldest first; when none of them has reported
// anything, those of anybody, as one. A day that a later report merely repeats is done once.
func doneBy(owing []org.UnitID, lines []Line) map[org.UnitID][]Line {
	own := slices.ContainsFunc(lines, func(l Line) bool { return slices.Contains(owing, l.UnitID) })
	out := map[org.UnitID][]Line{}
	for _, l := range lines {
		unit := l.UnitID
		if !own {
			unit = ""
		} else if !slices.Contains(owing, unit) {
			continue
		}
		if l.State == plan.Done && l.DoneOn != "" {
			out[unit] = append(out[unit], l)
		}
	}
	for unit, of := range out {
		arrange.By(of, func(x, y Line) int {
			return cmp.Or(cmp.Compare(x.Period.Bounds().To, y.Period.Bounds().To), cmp.Compare(x.DoneOn, y.DoneOn), cmp.Compare(x.ID, y.ID))
		})
		out[unit] = slices.CompactFunc(of, func(x, y Line) bool {
			return x.DoneOn == y.DoneOn && (x.Occurrence == y.Occurrence || y.Occurrence == "")
		})
	}
	return out
}

// fulfil gives each occurrence the line of one unit that fulfils it: the one that names it, else the earliest that is still
// open and whose time had begun. What is done when nothing is open fulfils nothing.
func fulfil(list []plan.Occurrence, done []Line) []Line {
	out := make([]Line, len(list))
	for _, l := range done {
		if i := slices.IndexFunc(list, func(o plan.Occurrence) bool { return o.Day == l.Occurrence }); i >= 0 {
			if out[i].DoneOn == "" {
				out[i] = l
			}
		}
	}
	for _, l := range done {
		if l.Occurrence != "" {
			continue
		}
		for i, o := range list {
			if out[i].DoneOn == "" {
				if o.Since <= l.DoneOn {
					out[i] = l
				}
				break
			}
		}
	}
	return out
}

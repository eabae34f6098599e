package main

import "slices"

// stint is how long a unit led an item, in one row of who does what; the members of a group stand in its place.
type stint struct {
	row, item, unit string
	from, to        string // days; to "" = it still leads
}

// leads notes who leads by a row of who does what after a change.
func (r *record) leads(row string) {
	var now []string
	a, there := r.assignments[row]
	if there && a.Role == "lead" {
		if now = r.units[a.UnitID].Members; len(now) == 0 {
			now = []string{a.UnitID}
		}
	}
	for _, s := range r.stints[row] {
		switch i := slices.Index(now, s.unit); {
		case s.to != "":
		case i < 0:
			s.to = r.entryOn
		default:
			now = slices.Concat(now[:i], now[i+1:])
		}
	}
	for _, u := range now {
		s := &stint{row, a.ItemID, u, r.entryOn, ""}
		r.stints[row], r.ledItem[a.ItemID] = append(r.stints[row], s), append(r.ledItem[a.ItemID], s)
	}
}

// leadsOf notes it for every row of a unit, when its members are others than before.
func (r *record) leadsOf(unit string) {
	for row, a := range r.assignments {
		if a.UnitID == unit && a.Role == "lead" {
			r.leads(row)
		}
	}
}

// heirs are those among the units that lead an item now who came on the day a unit went that led it before, or its heirs went.
func (r *record) heirs(item, unit string, owing []string) (out []string) {
	all := r.ledItem[item]
	seen := map[*stint]bool{}
	var walk func(s *stint)
	walk = func(s *stint) {
		if seen[s] || s.to == "" {
			return
		}
		seen[s] = true
		var next, elsewhere []*stint
		for _, x := range all {
			if x.from == s.to && x.unit != s.unit {
				if x.row == s.row {
					next = append(next, x)
				} else {
					elsewhere = append(elsewhere, x)
				}
			}
		}
		if len(next) == 0 {
			next = elsewhere
		}
		for _, x := range next {
			if !slices.Contains(owing, x.unit) {
				walk(x)
			} else if !slices.Contains(out, x.unit) {
				out = append(out, x.unit)
			}
		}
	}
	for _, s := range all {
		if s.unit == unit {
			walk(s)
		}
	}
	return out
}

// counted are lines on an item as they count for those who lead it now.
func (r *record) counted(item string, lines []line, owing []string) (out []line) {
	for _, l := range lines {
		to := []string{l.UnitID}
		if !slices.Contains(owing, l.UnitID) {
			if h := r.heirs(item, l.UnitID, owing); len(h) > 0 {
				to = h
			}
		}
		for _, u := range to {
			l.UnitID = u
			out = append(out, l)
		}
	}
	return out
}

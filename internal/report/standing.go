package report

import (
	"slices"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// StandingOf derives how an item stands. owing are the units that must report on it (leads, or the members of a lead
// that is a group); lines are the newest approved line of each unit, newest period first. An item is done only when every owing unit says
// so; who has not reported is unknown, which is neither zero nor done.
func StandingOf(item plan.Item, kind plan.Kind, due when.Date, owing []org.UnitID, lines []Line) plan.Standing {
	s := plan.Standing{ItemID: item.ID, Kind: item.Kind, DueOn: due, Percent: -1}
	if len(kind.States) == 0 || item.Ended {
		return s
	}
	s.State = plan.NotStarted
	latest := latestOf(owing, lines)
	if len(latest) == 0 {
		return s
	}
	s.ReportedAt = latest[0].Period
	states := map[plan.WorkState]int{}
	sum, known := 0, 0
	for _, l := range latest {
		states[l.State]++
		if l.Period.Bounds().To > s.ReportedAt.Bounds().To {
			s.ReportedAt = l.Period
		}
		if l.State == plan.Done && l.DoneOn > s.DoneOn {
			s.DoneOn = l.DoneOn
		}
		if l.Percent >= 0 {
			sum, known = sum+l.Percent, known+1
		}
	}
	if known > 0 {
		s.Percent = sum / known
	}
	s.State = combine(states, len(latest), max(len(owing), 1))
	if s.State != plan.Done {
		s.DoneOn = ""
	}
	return s
}

// ReturningStanding is the standing of what returns: due on the first occurrence that is still open, and done only when its
// rule has ended and every occurrence is fulfilled. What was done belongs to its occurrence: of the next nothing is known.
func ReturningStanding(s plan.Standing, rule plan.Rule, owing []org.UnitID, lines []Line) plan.Standing {
	if s.State == "" {
		return s
	}
	list := Occurrences(rule, "", owing, lines)
	open := slices.IndexFunc(list, func(o plan.Occurrence) bool { return !o.Done() })
	switch {
	case len(list) == 0:
		return s
	case open < 0:
		last := list[len(list)-1]
		s.DueOn, s.OriginalOn, s.State, s.DoneOn = last.DueOn, last.Day, plan.Done, last.DoneOn
		return s
	}
	s.DueOn, s.OriginalOn = list[open].DueOn, list[open].Day
	if s.State == plan.Done || s.State == plan.NotStarted && open > 0 {
		s.State, s.DoneOn, s.Percent = plan.InProgress, "", -1
	}
	return s
}

// latestOf is the newest line of each owing unit; when none of them has ever reported, the newest line of anybody.
func latestOf(owing []org.UnitID, lines []Line) []Line {
	var out []Line
	for _, u := range owing {
		for _, l := range lines {
			if l.UnitID == u {
				out = append(out, l)
				break
			}
		}
	}
	if len(out) == 0 && len(lines) > 0 {
		out = lines[:1]
	}
	return out
}

func combine(states map[plan.WorkState]int, reported, owing int) plan.WorkState {
	if reported >= owing {
		for _, all := range []plan.WorkState{plan.Done, plan.Cancelled, plan.Paused, plan.NotStarted} {
			if states[all] == reported {
				return all
			}
		}
	}
	if states[plan.NotStarted] == reported {
		return plan.NotStarted
	}
	return plan.InProgress
}

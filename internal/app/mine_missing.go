package app

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// MineMissing are the first unit reports that have not come long after their last day, how many there are, and where they are
// listed. Muted of them are kept silent, and not counted.
type MineMissing struct {
	Rows  []MineReport
	Total int
	Muted int
}

// mineMissing are the reports of open cycles that the post hears of: it is for those who follow all units.
func (a *App) mineMissing(r store.Reader, who Who, rule report.Reminders, silent map[string]bool) (out MineMissing, err error) {
	if who.Post.Role != org.Coordinator && who.Post.Role != org.Leader {
		return out, nil
	}
	cycles, err := store.Cycles.All(r)
	if err != nil {
		return out, err
	}
	cycles = slices.DeleteFunc(slices.Clone(cycles), func(c report.Cycle) bool { return c.State != report.Open })
	ids, period := make([]report.CycleID, len(cycles)), map[report.CycleID]report.Cycle{}
	for i, c := range cycles {
		ids[i], period[c.ID] = c.ID, c
	}
	asked, err := r.AskedIn(ids)
	if err != nil {
		return out, err
	}
	late := map[report.CycleID]map[org.UnitID]store.Asked{}
	for _, x := range asked {
		if rule.Hears(who.Post.Role, x.DueOn, a.Today()) {
			if late[x.CycleID] == nil {
				late[x.CycleID] = map[org.UnitID]store.Asked{}
			}
			late[x.CycleID][x.UnitID] = x
		}
	}
	for id, units := range late {
		if err := a.missingOf(r, period[id], units, silent, &out); err != nil {
			return out, err
		}
	}
	arrange.By(out.Rows, func(x, y MineReport) int {
		return cmp.Or(cmp.Compare(x.Due, y.Due), cmp.Compare(x.Period, y.Period), cmp.Compare(x.Unit.Code, y.Unit.Code))
	})
	out.Total = len(out.Rows)
	out.Rows = out.Rows[:min(len(out.Rows), mineRows)]
	return out, nil
}

// missingOf adds the units that have not sent their report of a cycle (report.State.Missing).
func (a *App) missingOf(r store.Reader, c report.Cycle, units map[org.UnitID]store.Asked, silent map[string]bool, out *MineMissing) error {
	states, err := r.StatesIn(c.Period)
	if err != nil {
		return err
	}
	return store.Units.Each(r, func(u *org.Unit) {
		x, asked := units[u.ID]
		state := states[u.ID]
		if !asked || !state.Missing() {
			return
		}
		if silent[reportKey(u.Code, c.Period)] {
			out.Muted++
			return
		}
		out.Rows = append(out.Rows, MineReport{Unit: *u, Period: c.Period, Due: x.DueOn, State: state, Cycle: c.ID, DaysLate: report.Late(x.DueOn, "", a.Today())})
	})
}

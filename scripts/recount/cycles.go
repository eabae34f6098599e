package main

import (
	"fmt"
	"slices"
)

// before is how everything stood when an entry of the journal was made.
func (r *record) before() *planned {
	if r.now == nil {
		r.now = stand(r, r.entryOn)
	}
	return r.now
}

// checkOwed compares what a cycle asks of a unit with what the unit led when it was asked.
func (r *record) checkOwed(o owed) {
	c := r.cycles[o.CycleID]
	var meant []string
	if !c.Narrative {
		meant = r.led(o.UnitID, c.Data.From)
	}
	said := slices.Sorted(slices.Values(o.Items))
	if !slices.Equal(said, meant) {
		r.wrong = append(r.wrong, fmt.Sprintf("%s asks %s for %d items where it led %d", o.CycleID, r.units[o.UnitID].Code, len(said), len(meant)))
	}
}

// led is what a unit leads, itself or in a group, that is still open or was done since a day.
func (r *record) led(unit, since string) (out []string) {
	for id, s := range r.before().items {
		if s.Kind == "objective" || (s.state == "done" || s.state == "cancelled") && s.doneOn < since {
			continue
		}
		for _, lead := range s.leads {
			if lead == unit || slices.Contains(r.units[lead].Members, unit) {
				out = append(out, id)
				break
			}
		}
	}
	slices.Sort(out)
	return out
}

// checkSnapshot compares what was frozen of a unit with how it stood then.
func (r *record) checkSnapshot(x snapshot) {
	differ := func(format string, args ...any) {
		r.wrong = append(r.wrong, fmt.Sprintf("%s froze of %s ", x.CycleID, r.units[x.UnitID].Code)+fmt.Sprintf(format, args...))
	}
	now := stand(r, x.ClosedOn)
	for _, it := range x.Items {
		s := now.items[it.ID]
		if s == nil {
			continue // it has left the plan since it was asked for
		}
		if said, meant := fmt.Sprint(it.State, it.Percent, it.DueOn, it.Time), fmt.Sprint(s.state, s.percent, s.due, s.time(x.ClosedOn)); said != meant {
			differ("%s as %s where it was %s", s.Code, said, meant)
		}
	}
	if meant := r.reports[x.ReportID]; x.State != meant.State || x.ReportID != "" && x.SentOn != r.sent[x.ReportID] {
		differ("a report %s of %q where it was %s of %q", x.State, x.SentOn, meant.State, r.sent[x.ReportID])
	}
}

// sums are what the units of a cycle add up to.
type sums struct {
	Owing, Sent, Late, Missing, Overdue, Since int
}

// sumsOf adds up who has sent: of a closed cycle as it was when it was closed.
func (p *planned) sumsOf(c cycle) (out sums) {
	sent, came := map[string]string{}, map[string]bool{} // by unit
	for _, x := range p.reports {
		if x.Period == c.Period {
			sent[x.UnitID], came[x.UnitID] = p.sent[x.ID], x.State != "draft"
		}
	}
	for id, o := range p.owed {
		if o.CycleID != c.ID {
			continue
		}
		out.Owing++
		on, there := sent[o.UnitID], came[o.UnitID]
		if frozen, ok := p.snapshots[id]; ok && c.State == "closed" {
			if frozen.SentOn == "" && on != "" {
				out.Since++
			}
			on, there = frozen.SentOn, frozen.SentOn != ""
		}
		switch {
		case !there:
			out.Missing++
			if o.DueOn < p.today {
				out.Overdue++
			}
		default:
			out.Sent++
			if on > o.DueOn {
				out.Late++
			}
		}
	}
	return out
}

// cycles compares what each cycle adds up to.
func (c *comparison) cycles() error {
	if len(c.plan.record.cycles) == 0 || c.look.asof != "" {
		return nil // of cycles there is no view of the past: their snapshots are it
	}
	var list struct {
		Rows []struct {
			ID   string
			Sums sums
		}
	}
	if err := c.json("/api/cycles", &list); err != nil {
		return err
	}
	for _, row := range list.Rows {
		c.rows++
		if meant := c.plan.sumsOf(c.plan.record.cycles[row.ID]); row.Sums != meant {
			c.differ("the cycle %s adds up to %+v where the journal has %+v", row.ID, row.Sums, meant)
		}
	}
	return nil
}

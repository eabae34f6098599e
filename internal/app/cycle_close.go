package app

import (
	"context"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// CloseCycle freezes how every unit stands; what comes later comes late and changes nothing of it.
func (a *App) CloseCycle(ctx context.Context, who Who, id report.CycleID, say Progress) error {
	if err := who.must(org.RunCycles); err != nil {
		return err
	}
	r := a.store.Read(ctx)
	c, err := store.Cycles.Get(r, string(id))
	if err != nil {
		return err
	}
	switch c.State {
	case report.Closed:
		return fault.New(fault.Conflict, "Kỳ này đã chốt ngày %s.", "This cycle was closed on %s.", c.ClosedOn.Vi())
	case report.Opening:
		return fault.New(fault.Conflict, "Kỳ này chưa mở xong; hãy mở tiếp rồi mới chốt.", "This cycle is not wholly open yet; go on with that first.")
	case report.Closing:
		return a.goOnClosing(ctx, who, c, say)
	}
	rows, err := a.cycleRows(r, c)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if !row.State.Sent() && row.DueOn >= a.Today() {
			return fault.New(fault.Conflict, "Chưa chốt được: %s còn hạn gửi đến hết ngày %s.", "It cannot be closed yet: %s may send its report until %s.", row.Unit.Name, row.DueOn.Vi())
		}
	}
	err = a.change(ctx, who, act{"cycle.close", "cycle", string(id), ""}, func(tx *store.Tx) error {
		now, err := store.Cycles.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if now.Rev != c.Rev {
			return fault.New(fault.Conflict, "Người khác vừa thay đổi kỳ này; xin xem lại.", "Somebody has just changed this cycle; please look again.")
		}
		now.State, now.ClosedOn = report.Closing, a.Today()
		return store.Cycles.Save(tx, &now)
	})
	if err != nil {
		return err
	}
	if c, err = store.Cycles.Get(a.store.Read(ctx), string(id)); err != nil {
		return err
	}
	return a.goOnClosing(ctx, who, c, say)
}

// goOnClosing freezes the units that are not frozen yet, a few an act.
func (a *App) goOnClosing(ctx context.Context, who Who, c report.Cycle, say Progress) error {
	ctx = unnamed(ctx)
	r := a.store.Read(ctx)
	owing, err := r.AskedIn([]report.CycleID{c.ID})
	if err != nil {
		return err
	}
	done := 0
	for some := range slices.Chunk(owing, unitsAnAct) {
		if err := a.freeze(ctx, who, c, some); err != nil {
			return err
		}
		done += len(some)
		tell(say, done, len(owing), c)
	}
	return a.arrive(ctx, who, c.ID, "cycle.closed", report.Closing, report.Closed)
}

// freeze keeps how some units stand, those apart that are kept already.
func (a *App) freeze(ctx context.Context, who Who, c report.Cycle, some []store.Asked) error {
	return writeLeft(ctx, a, who, act{"cycle.freeze", "cycle", string(c.ID), ""}, store.Snapshots, func(r store.Reader) ([]report.Snapshot, error) {
		ids := make([]org.UnitID, len(some))
		for i, x := range some {
			ids[i] = x.UnitID
		}
		return a.snapshots(r, c, ids)
	})
}

// snapshots is how units stand that are not frozen yet.
func (a *App) snapshots(r store.Reader, c report.Cycle, units []org.UnitID) (out []report.Snapshot, err error) {
	frozen, err := r.FrozenOf(c.ID, units)
	if err != nil {
		return nil, err
	}
	units = slices.DeleteFunc(units, func(id org.UnitID) bool { return frozen[id] })
	owed, err := r.OwedOf(c.ID, units)
	if err != nil {
		return nil, err
	}
	reports, err := r.ReportsIn(c.Period, units)
	if err != nil {
		return nil, err
	}
	sentOn, err := r.FirstSent(c.Period, units)
	if err != nil {
		return nil, err
	}
	of := map[org.UnitID]report.Report{}
	for _, x := range reports {
		of[x.UnitID] = x
	}
	var items []plan.ItemID
	for _, o := range owed {
		items = append(items, o.Items...)
	}
	slices.Sort(items)
	standings, err := r.Standings(slices.Compact(items))
	if err != nil {
		return nil, err
	}
	for _, o := range owed {
		x := of[o.UnitID]
		shot := report.Snapshot{ID: o.ID, CycleID: c.ID, UnitID: o.UnitID, DueOn: o.DueOn, ClosedOn: c.ClosedOn, ReportID: x.ID, ReportRev: x.Rev, State: x.State, Items: make([]report.SnapshotItem, 0, len(o.Items))}
		if !x.Late { // what was sent after closing had begun comes late for all units alike
			shot.SentOn = sentOn[o.UnitID]
		}
		shot.DaysLate = report.Late(o.DueOn, shot.SentOn, c.ClosedOn)
		var told map[plan.ItemID]report.Line
		if x.ID != "" {
			lines, err := r.LinesOf(x.ID)
			if err != nil {
				return nil, err
			}
			told = make(map[plan.ItemID]report.Line, len(lines))
			for _, l := range lines {
				told[l.ItemID] = l
			}
		}
		a.freezeItems(&shot, o, standings, told)
		out = append(out, shot)
	}
	return out, nil
}

// freezeItems puts in how each item stands, and what all of them add up to.
func (a *App) freezeItems(shot *report.Snapshot, o report.Owed, standings map[plan.ItemID]plan.Standing, told map[plan.ItemID]report.Line) {
	var cells []plan.Bucket
	for _, id := range o.Items {
		s, known := standings[id]
		item := report.SnapshotItem{ID: id, State: s.State, Percent: -1, DueOn: s.DueOn}
		if known {
			item.Percent = s.Percent
			cells = append(cells, s.Buckets()...)
		}
		if s.State != "" {
			item.Time = plan.TimeStateOn(shot.ClosedOn, s.DueOn, s.State, s.DoneOn, plan.SoonDays)
		}
		if l, ok := told[id]; ok {
			item.Told, item.Value = true, l.Value
			shot.Filled++
		}
		shot.Items = append(shot.Items, item)
	}
	shot.Tally = plan.TallyOn(shot.ClosedOn, plan.SoonDays, cells)
}

// comesLate tells whether a report sent now comes after its cycle was closed, and was not in it. One that had been sent before, was
// returned and is sent again is not late.
func comesLate(r store.Reader, x report.Report) (bool, error) {
	asked, err := askedOf(r, x.UnitID, x.Period)
	if err != nil || asked == nil || !asked.Cycle.State.Shut() {
		return false, err
	}
	sent, err := r.FirstSent(x.Period, []org.UnitID{x.UnitID})
	return x.Late || sent[x.UnitID] == "", err
}

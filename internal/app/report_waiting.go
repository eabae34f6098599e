package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Waiting is a report that a post may move on, with what looks odd about it.
type Waiting struct {
	Report report.Report
	Unit   org.Unit
	Lines  int
	Step   report.Step
	Odd    []report.Oddity
	Codes  map[plan.ItemID]string // of the items of Odd
}

// MaxWaiting is how many reports are shown, and moved on, at once.
const MaxWaiting = 100

// Waiting are the reports of a period that a post may endorse or approve now, by the names of their units; total says how
// many there are, of which no more than MaxWaiting are given.
func (a *App) Waiting(ctx context.Context, who Who, p when.Period) (out []Waiting, total int, err error) {
	r := a.store.Read(ctx)
	states, err := r.StatesIn(p)
	if err != nil {
		return nil, 0, err
	}
	next, err := a.nextStep(r, who)
	if err != nil {
		return nil, 0, err
	}
	var ids []org.UnitID
	steps := map[org.UnitID]report.Step{}
	for unit, state := range states {
		if step, mine := next(unit, state); mine {
			ids, steps[unit] = append(ids, unit), step
		}
	}
	units, err := r.UnitsByID(ids)
	if err != nil {
		return nil, 0, err
	}
	total = len(ids)
	arrange.By(ids, func(x, y org.UnitID) int { return cmp.Or(cmp.Compare(units[x].Name, units[y].Name), cmp.Compare(x, y)) })
	reports, err := r.ReportsIn(p, ids[:min(MaxWaiting, total)])
	if err != nil {
		return nil, total, err
	}
	for _, x := range reports {
		w := Waiting{Report: x, Unit: units[x.UnitID], Step: steps[x.UnitID]}
		if err := a.oddOf(r, &w); err != nil {
			return nil, total, err
		}
		out = append(out, w)
	}
	arrange.By(out, func(x, y Waiting) int { return cmp.Compare(slices.Index(ids, x.Unit.ID), slices.Index(ids, y.Unit.ID)) })
	return out, total, nil
}

// oddOf finds what looks odd in a report.
func (a *App) oddOf(r store.Reader, w *Waiting) error {
	lines, err := r.LinesOf(w.Report.ID)
	if err != nil {
		return err
	}
	last, err := r.PreviousLines(w.Report.UnitID, w.Report.Period)
	if err != nil {
		return err
	}
	var ids []plan.ItemID
	for _, l := range lines {
		ids = append(ids, l.ItemID)
	}
	items, err := r.ItemsByID(ids)
	w.Lines, w.Codes = len(lines), map[plan.ItemID]string{}
	for _, l := range lines {
		kind, _ := a.kinds.Of(items[l.ItemID].Kind)
		var before *report.Line
		if x, ok := last[l.ItemID]; ok {
			before = &x
		}
		if odd := report.Odd(kind, l, before); len(odd) > 0 {
			w.Odd, w.Codes[l.ItemID] = append(w.Odd, odd...), items[l.ItemID].Code
		}
	}
	return err
}

// MovedOn is what became of one report of many.
type MovedOn struct {
	ID    report.ID
	Rev   int          // that was seen
	State report.State // as it is now
	Err   error
}

// MoveOn endorses or approves reports that were seen at these revisions, each as an act of its own: one that has changed
// meanwhile stays as it is, and is told of.
func (a *App) MoveOn(ctx context.Context, who Who, seen []MovedOn) ([]MovedOn, error) {
	if len(seen) > MaxWaiting {
		return nil, fault.New(fault.TooLarge, "Mỗi lần duyệt được tối đa %d báo cáo.", "At most %d reports are approved at once.", MaxWaiting)
	}
	for i := range seen {
		x, err := store.Reports.Get(a.store.Read(ctx), string(seen[i].ID))
		if err == nil {
			action := "approve"
			if by, failed := a.mover(a.store.Read(ctx), who, x.UnitID); failed == nil && x.State == report.Submitted && by.May(org.EndorseReport) {
				action = "endorse"
			}
			err = a.StepReport(ctx, who, x.ID, seen[i].Rev, action, "")
		}
		seen[i].Err = err
		now, _ := store.Reports.Get(a.store.Read(ctx), string(seen[i].ID))
		seen[i].State = now.State
	}
	return seen, nil
}

package app

import (
	"context"
	"fmt"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// unitsAnAct is for how many units one act opens or closes a cycle: few acts, each short.
const unitsAnAct = 20

// clockwork is who opens cycles when their time has come.
var clockwork = Who{Post: org.Post{Title: "Lộ Trình (tự động)", Role: org.System}}

// Progress hears how far a long work has come.
type Progress func(done, total int, what string)

// OpenDue opens the cycles whose time has come, and goes on with those whose opening or closing was broken off. It costs next to
// nothing when there are none; a server asks it at its start and each hour.
func (a *App) OpenDue(ctx context.Context, say Progress) ([]report.Cycle, error) {
	return a.openDue(ctx, clockwork, say)
}

func (a *App) openDue(ctx context.Context, who Who, say Progress) (opened []report.Cycle, err error) {
	r := a.store.Read(ctx)
	cycles, err := store.Cycles.All(r)
	if err != nil {
		return nil, err
	}
	for _, c := range cycles {
		switch c.State {
		case report.Closing:
			err = a.goOnClosing(ctx, who, c, say)
		case report.Opening:
			if err = a.goOnOpening(ctx, who, c, say); err == nil {
				opened = append(opened, c)
			}
		}
		if err != nil {
			return opened, err
		}
	}
	regimes, err := store.Regimes.All(r)
	if err != nil || len(regimes) == 0 {
		return opened, err
	}
	term, calendar, err := a.almanac(r)
	if err != nil {
		return opened, err
	}
	for _, g := range regimes {
		for _, c := range g.Due(a.Today(), term, calendar) {
			if slices.ContainsFunc(cycles, func(have report.Cycle) bool { return have.ID == c.ID }) {
				continue
			}
			if err := a.openCycle(ctx, who, c, say); err != nil {
				return opened, err
			}
			ctx = unnamed(ctx)
			opened = append(opened, c)
		}
	}
	return opened, nil
}

// OpenCycles opens what is due, or with a period the cycle of that period: of the one regime that has it, or of the one named.
func (a *App) OpenCycles(ctx context.Context, who Who, regime string, p when.Period, say Progress) ([]report.Cycle, error) {
	if err := who.must(org.RunCycles); err != nil {
		return nil, err
	}
	if p == "" {
		return a.openDue(ctx, who, say)
	}
	r := a.store.Read(ctx)
	regimes, err := store.Regimes.All(r)
	if err != nil {
		return nil, err
	}
	term, calendar, err := a.almanac(r)
	if err != nil {
		return nil, err
	}
	var found []report.Cycle
	for _, g := range regimes {
		if regime == "" || g.Code == regime {
			if c, ok := g.Asks(p, term, calendar); ok {
				found = append(found, c)
			}
		}
	}
	switch {
	case len(found) == 0:
		return nil, fault.New(fault.NotFound, "Không có chế độ báo cáo nào có kỳ %s; xem trang Chế độ báo cáo.", "No regime asks for the period %s; see the page of regimes.", p.Vi()).At("period")
	case len(found) > 1:
		return nil, fault.New(fault.Invalid, "Có %d chế độ báo cáo có kỳ %s; hãy nêu mã chế độ.", "%d regimes ask for the period %s; name one by its code.", len(found), p.Vi()).At("regime")
	case found[0].Opens > a.Today():
		return nil, fault.New(fault.Invalid, "Kỳ %s chưa đến ngày mở (%s).", "The cycle of %s opens on %s only.", p.Vi(), found[0].Opens.Vi()).At("period")
	}
	have, err := store.Cycles.Get(r, string(found[0].ID))
	switch {
	case err == nil && have.State == report.Opening:
		return []report.Cycle{have}, a.goOnOpening(ctx, who, have, say)
	case err == nil:
		return nil, fault.New(fault.Conflict, "Kỳ %s đã mở từ %s.", "The cycle of %s has been open since %s.", p.Vi(), have.OpenedOn.Vi())
	case !fault.Is(err, fault.NotFound):
		return nil, err
	}
	return found, a.openCycle(ctx, who, found[0], say)
}

// almanac is what the days of a cycle depend on beside its regime.
func (a *App) almanac(r store.Reader) (term plan.Term, calendar when.Calendar, err error) {
	if term, err = a.currentTerm(r); err != nil {
		return term, calendar, err
	}
	years, err := store.WorkYears.All(r)
	return term, when.NewCalendar(years), err
}

// openCycle begins a cycle; what each unit owes follows, a few units an act.
func (a *App) openCycle(ctx context.Context, who Who, c report.Cycle, say Progress) error {
	c.OpenedOn = a.Today()
	err := a.change(ctx, who, act{"cycle.open", "cycle", string(c.ID), ""}, func(tx *store.Tx) error {
		saved := c
		return store.Cycles.Save(tx, &saved)
	})
	if err != nil && !fault.Is(err, fault.Conflict) { // another program was faster: it is gone on with
		return err
	}
	if c, err = store.Cycles.Get(a.store.Read(ctx), string(c.ID)); err != nil {
		return err
	}
	return a.goOnOpening(ctx, who, c, say)
}

// goOnOpening asks the units that are not asked yet. A unit is asked by one act or not at all, so that it can be broken off
// anywhere and gone on with, by two programs at once too.
func (a *App) goOnOpening(ctx context.Context, who Who, c report.Cycle, say Progress) error {
	if c.State != report.Opening {
		return nil
	}
	ctx = unnamed(ctx)
	r := a.store.Read(ctx)
	regime, err := store.Regimes.Get(r, string(c.RegimeID))
	if err != nil {
		return err
	}
	units, err := a.mayOwe(r, regime, c)
	if err != nil {
		return err
	}
	_, calendar, err := a.almanac(r)
	if err != nil {
		return err
	}
	done := 0
	for some := range slices.Chunk(units, unitsAnAct) {
		if err := a.ask(ctx, who, c, regime, calendar, some); err != nil {
			return err
		}
		done += len(some)
		tell(say, done, len(units), c)
	}
	return a.arrive(ctx, who, c.ID, "cycle.opened", report.Opening, report.Open)
}

// arrive brings a cycle from one state to the next, unless another program has done so meanwhile.
func (a *App) arrive(ctx context.Context, who Who, id report.CycleID, action string, from, to report.CycleState) error {
	err := a.change(ctx, who, act{action, "cycle", string(id), ""}, func(tx *store.Tx) error {
		now, err := store.Cycles.Get(tx.Reader, string(id))
		if err != nil || now.State != from {
			return err
		}
		now.State = to
		return store.Cycles.Save(tx, &now)
	})
	if err == nil {
		return nil
	}
	if now, failed := store.Cycles.Get(a.store.Read(ctx), string(id)); failed == nil && now.State != from {
		return nil
	}
	return err
}

func tell(say Progress, done, total int, c report.Cycle) {
	if say != nil {
		say(done, total, fmt.Sprintf("%s, %s", c.Title, c.Period.Vi()))
	}
}

// mayOwe are the units that a cycle may ask: those of its regime that exist on the day it is opened and are no mere groups.
func (a *App) mayOwe(r store.Reader, g report.Regime, c report.Cycle) (out []org.Unit, err error) {
	err = store.Units.Each(r, func(u *org.Unit) {
		named := len(g.Units) == 0 || slices.Contains(g.Units, u.ID)
		if named && !u.Group && len(u.Members) == 0 && u.ExistsOn(c.OpenedOn) {
			out = append(out, *u)
		}
	})
	return out, err
}

// ask says what some units owe; those that lead nothing are asked only where the regime names them. When another program has asked
// one of them meanwhile, it is looked again who is left.
func (a *App) ask(ctx context.Context, who Who, c report.Cycle, g report.Regime, calendar when.Calendar, units []org.Unit) error {
	return writeLeft(ctx, a, who, act{"cycle.ask", "cycle", string(c.ID), ""}, store.Owing, func(r store.Reader) ([]report.Owed, error) {
		return a.owedNow(r, c, g, calendar, units)
	})
}

// writeLeft writes what is left to be written, as one act; when another program has written some of it meanwhile, it is looked again.
func writeLeft[T any](ctx context.Context, a *App, who Who, what act, table *store.Table[T], left func(store.Reader) ([]T, error)) error {
	for try := 1; ; try++ {
		rows, err := left(a.store.Read(ctx))
		if err != nil || len(rows) == 0 {
			return err
		}
		err = a.change(ctx, who, what, func(tx *store.Tx) error {
			for _, x := range rows {
				if err := table.Save(tx, &x); err != nil {
					return err
				}
			}
			return nil
		})
		if try == 3 || !fault.Is(err, fault.Conflict) {
			return err
		}
	}
}

// owedNow is what those of some units owe that no cycle of the period asks yet.
func (a *App) owedNow(r store.Reader, c report.Cycle, g report.Regime, calendar when.Calendar, units []org.Unit) (out []report.Owed, err error) {
	ids := make([]org.UnitID, len(units))
	for i, u := range units {
		ids[i] = u.ID
	}
	asked, err := r.AskedFor(c.Period, ids)
	if err != nil {
		return nil, err
	}
	items, err := r.OwedByUnits(ids, a.reported(), c.Data.From)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if asked[u.ID] || (len(items[u.ID]) == 0 && len(g.Units) == 0) {
			continue
		}
		x := report.Owed{ID: report.OwedID(c.ID, u.ID), CycleID: c.ID, UnitID: u.ID, Period: c.Period, DueOn: g.DueOn(c.Data.To, u.Level, calendar), Items: []plan.ItemID{}}
		if !c.Narrative {
			x.Items = append(x.Items, items[u.ID]...)
		}
		out = append(out, x)
	}
	return out, nil
}

// CycleNamed finds a cycle by its id, or by its period where one regime alone has it.
func (a *App) CycleNamed(ctx context.Context, who Who, name string) (report.Cycle, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return report.Cycle{}, err
	}
	r := a.store.Read(ctx)
	if p, ok := when.ParsePeriod(name); ok {
		cycles, err := r.CyclesIn(p)
		switch {
		case err != nil:
			return report.Cycle{}, err
		case len(cycles) == 1:
			return cycles[0], nil
		case len(cycles) > 1:
			return report.Cycle{}, fault.New(fault.Invalid, "Có %d kỳ báo cáo %s; hãy nêu mã, ví dụ %s.", "There are %d cycles of %s; name one by its id, such as %s.", len(cycles), p.Vi(), cycles[0].ID)
		}
	}
	c, err := store.Cycles.Get(r, name)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "Không có kỳ báo cáo %.60q; xem lotrinh cycle list.", "There is no cycle %.60q; see lotrinh cycle list.", name).At("cycle")
	}
	return c, err
}

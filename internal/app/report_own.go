package app

import (
	"maps"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// fillOwn adds to the items that several units owe how each stands for the unit of the report alone: the item is late as long as
// one of them is, and a unit that has done its part is not. What counts for the unit of items that return stays with the view.
func (a *App) fillOwn(r store.Reader, v *ReportView) error {
	var once, returning []plan.ItemID
	for _, l := range v.Lines {
		switch id := l.Item.Item.ID; {
		case len(l.Kind.States) == 0:
		case l.Item.Due.Returning():
			returning = append(returning, id)
		case l.Item.shared:
			once = append(once, id)
		}
	}
	var err error
	if v.fulfilled, err = r.FulfilmentsBy(v.Unit.ID, returning); err != nil {
		return err
	}
	said := map[plan.ItemID][]report.Line{}
	maps.Copy(said, v.fulfilled)
	if len(once) > 0 {
		lines, err := r.ApprovedLinesBy(v.Unit.ID, once)
		if err != nil {
			return err
		}
		for _, l := range lines {
			said[l.ItemID] = append(said[l.ItemID], l)
		}
	}
	for i := range v.Lines {
		if l := &v.Lines[i]; l.Item.shared && len(l.Kind.States) > 0 {
			own := a.ownRow(l.Item, l.Kind, v.Unit.ID, said[l.Item.Item.ID])
			l.Own = &own
		}
	}
	return nil
}

// ownRow is an item as it stands for one unit; said are the approved lines that count for the unit, its own the newest first.
func (a *App) ownRow(row ItemRow, kind plan.Kind, unit org.UnitID, said []report.Line) ItemRow {
	owing := []org.UnitID{unit}
	s := report.StandingOf(row.Item, kind, row.Standing.DueOn, owing, said)
	s.OriginalOn = row.Standing.OriginalOn
	if row.Due.Returning() {
		s = report.ReturningStanding(s, *row.Due.Rule, owing, said)
	}
	row.Standing, row.Time, row.DaysLate, row.LateFirst = s, a.timeState(s), 0, a.lateFirst(s)
	if row.Time == plan.Overdue {
		row.DaysLate = s.DueOn.DaysTo(a.Today())
	}
	return row
}

package app

import (
	"slices"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Asked is what a cycle asks of a unit for the report of its period.
type Asked struct {
	Cycle report.Cycle
	DueOn when.Date
	Many  int // items owed
}

// askedOf is the cycle that asks a unit for the report of a period; nil where none does.
func askedOf(r store.Reader, unit org.UnitID, p when.Period) (*Asked, error) {
	cycles, err := r.CyclesIn(p)
	if err != nil || len(cycles) == 0 {
		return nil, err
	}
	x, ok, err := r.AskedOf(unit, p)
	if err != nil || !ok {
		return nil, err
	}
	c, err := store.Cycles.Get(r, string(x.CycleID))
	return &Asked{Cycle: c, DueOn: x.DueOn, Many: x.Many}, err
}

// ask puts into a report which cycle asks for it, and under which headings. Where none does it has the common ones.
func (v *ReportView) ask(r store.Reader) error {
	v.Headings = slices.Clone(report.CommonHeadings)
	asked, err := askedOf(r, v.Unit.ID, v.Report.Period)
	if err != nil || asked == nil {
		return err
	}
	v.Asked, v.Headings = asked, asked.Cycle.Headings
	return nil
}

// owedLines are the items that a unit may speak of in a report: what its cycle asks for, and what it has come to lead since then; without a
// cycle, what it leads. among narrows them; nil = all.
func (a *App) owedLines(r store.Reader, x report.Report, among []plan.ItemID) ([]plan.ItemID, error) {
	asked, err := askedOf(r, x.UnitID, x.Period)
	if err != nil {
		return nil, err
	}
	since := x.Period.DataWindow().From
	if asked != nil {
		since = asked.Cycle.Data.From
		if asked.Cycle.Narrative {
			return nil, nil
		}
	}
	ids, err := r.OwedBy(x.UnitID, since, among)
	if err != nil || asked == nil || (among != nil && len(ids) == len(among)) {
		return ids, err
	}
	have := make(map[plan.ItemID]bool, len(ids))
	for _, id := range ids {
		have[id] = true
	}
	owed, err := r.OwedIn(x.UnitID, x.Period)
	for _, id := range owed.Items {
		if !have[id] && (among == nil || slices.Contains(among, id)) {
			ids = append(ids, id)
		}
	}
	return ids, err
}

// onlyNarrative tells whether a report is complete without any line, since its cycle asks for the headings alone or the unit owes nothing else.
func onlyNarrative(r store.Reader, x report.Report) (bool, error) {
	asked, err := askedOf(r, x.UnitID, x.Period)
	if err != nil || asked == nil || asked.Many > 0 {
		return false, err
	}
	said := x.Summary != "" || x.Difficulties != "" || x.Proposals != ""
	for _, text := range x.Texts {
		said = said || text != ""
	}
	return said, nil
}

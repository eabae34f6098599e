package app

import (
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// mostOpen bounds the open occurrences that are offered for one item: a weekly duty that nobody has reported on for a year.
const mostOpen = 60

// fillDues adds what the sheet offers beside a deadline: the open occurrences of what returns, and more time.
func (a *App) fillDues(r store.Reader, who Who, v *ReportView) error {
	var ids []plan.ItemID
	for _, l := range v.Lines {
		if len(l.Kind.States) > 0 {
			ids = append(ids, l.Item.Item.ID)
		}
	}
	reach, err := a.reach(r, who, org.AskExtension)
	if err != nil || len(ids) == 0 {
		return err
	}
	led := []plan.ItemID{}
	if reach.Holds(v.Unit.ID) {
		if led, err = r.OwedBy(v.Unit.ID, "9999", ids); err != nil {
			return err
		}
	}
	asked, err := r.ExtensionsOf(ids)
	if err != nil {
		return err
	}
	leads, waits := make(map[plan.ItemID]bool, len(led)), map[plan.ItemID]*plan.Extension{}
	for _, id := range led {
		leads[id] = true
	}
	for i, e := range asked {
		if e.State == plan.ExtensionAsked {
			waits[e.ItemID] = &asked[i]
		}
	}
	for i := range v.Lines {
		l := &v.Lines[i]
		id := l.Item.Item.ID
		l.Open = a.openOf(l.Item, v.Unit.ID, v.fulfilled[id])
		l.Asked = waits[id]
		l.MayAsk = l.Asked == nil && leads[id] && !l.Item.Item.Ended && l.Item.Standing.DueOn != "" && l.Item.Standing.State.Open()
	}
	return nil
}

// openOf are the occurrences of an item that a unit may still fulfil, the earliest first; those before the first open one of
// the item are done by everybody. said are the approved lines that count for the unit.
func (a *App) openOf(item ItemRow, unit org.UnitID, said []report.Line) []plan.Occurrence {
	if !item.Due.Returning() {
		return nil
	}
	list := report.Occurrences(*item.Due.Rule, a.Today(), []org.UnitID{unit}, said)
	for _, o := range item.Due.Rule.Occurrences(a.Today(), occurrencesAhead) {
		if len(list) == 0 || o.Day > list[len(list)-1].Day {
			list = append(list, o)
		}
	}
	list = slices.DeleteFunc(list, func(o plan.Occurrence) bool { return o.Done() || o.Day < item.Standing.OriginalOn })
	return list[:min(len(list), mostOpen)]
}

// openOccurrences refuses a row that names a time of a recurring item which is not open, or which the item does not have.
func (a *App) openOccurrences(r store.Reader, v ReportView, edits []LineEdit) error {
	var ids []plan.ItemID
	for _, e := range edits {
		if h, _ := lineIn(v.Lines, e.Line.ItemID); e.Line.State == plan.Done && e.Line.Occurrence != "" && e.Line.Occurrence != h.Line.Occurrence {
			ids = append(ids, e.Line.ItemID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	items, err := r.ItemRows(ids)
	if err != nil {
		return err
	}
	said, err := r.FulfilmentsBy(v.Unit.ID, ids)
	if err != nil {
		return err
	}
	for _, e := range edits {
		n := slices.IndexFunc(items, func(x store.ItemRow) bool { return x.Item.ID == e.Line.ItemID && slices.Contains(ids, x.Item.ID) })
		if n < 0 {
			continue
		}
		row := ItemRow{Item: items[n].Item, Due: items[n].Due, Standing: items[n].Standing}
		if !slices.ContainsFunc(a.openOf(row, v.Unit.ID, said[row.Item.ID]), func(o plan.Occurrence) bool { return o.Day == e.Line.Occurrence }) {
			err := fault.New(fault.Invalid, "không có kỳ %[1]s còn mở; hãy chọn trong danh sách.", "no occurrence of %[2]s is open; choose one of the list.", e.Line.Occurrence.Vi(), string(e.Line.Occurrence)).At("occurrence")
			return about(ReportLine{Item: row}, err)
		}
	}
	return nil
}

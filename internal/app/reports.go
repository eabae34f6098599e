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

// reportHead is a unit's report of a period without its lines; one that is not begun is a draft without an id.
func (a *App) reportHead(r store.Reader, unitCode string, p when.Period) (ReportView, error) {
	if !p.Bounds().Known() {
		return ReportView{}, fault.New(fault.Invalid, "Kỳ báo cáo %q không đúng; viết 2026-06, 2026-Q2 hoặc 2026.", "The period %q is wrong; write 2026-06, 2026-Q2 or 2026.", p).At("period")
	}
	u, err := r.UnitByCode(unitCode)
	if err != nil {
		return ReportView{}, err
	}
	v := ReportView{Unit: u, Report: report.Report{UnitID: u.ID, Period: p, State: report.Draft}}
	x, err := r.ReportOf(u.ID, p)
	if err == nil {
		v.Report = x
	} else if !fault.Is(err, fault.NotFound) {
		return v, err
	}
	return v, v.ask(r)
}

// Report is a unit's report of a period: a line for each item it owes, begun or not.
func (a *App) Report(ctx context.Context, who Who, unitCode string, p when.Period) (ReportView, error) {
	r := a.store.Read(ctx)
	v, err := a.reportHead(r, unitCode, p)
	if err != nil {
		return v, err
	}
	if err := a.maySee(r, who, v.Report); err != nil {
		return v, err
	}
	u := v.Unit
	if v.Lines, err = a.reportLines(r, v.Report); err != nil {
		return v, err
	}
	if err := a.fillOwn(r, &v); err != nil {
		return v, err
	}
	for _, l := range v.Lines {
		v.Odd = append(v.Odd, report.Odd(l.Kind, l.Line, l.Previous)...)
	}
	children, err := r.ChildrenOf(u.ID)
	if err != nil {
		return v, err
	}
	v.Below = len(children) > 0
	by, err := a.mover(r, who, u.ID)
	if err != nil {
		return v, err
	}
	if v.Steps = v.Report.StepsOpen(by); v.Report.Editable() && len(v.Steps) > 0 {
		narrative, err := onlyNarrative(r, v.Report)
		if err != nil {
			return v, err
		}
		v.Lacks = lacksOf(v.Lines, narrative, a.Today())
	}
	within, err := a.reach(r, who, org.WriteReport)
	if err != nil {
		return v, err
	}
	v.Edit = v.Report.Editable() && within.Holds(u.ID)
	if v.Edit {
		if err := a.fillDues(r, who, &v); err != nil {
			return v, err
		}
	}
	if v.Report.ID == "" {
		return v, nil
	}
	entries, err := r.EntriesOn("report", string(v.Report.ID), 120) // each row that was typed is saved by itself
	if err != nil {
		return v, err
	}
	v.History, err = history(entries)
	return v, err
}

// maySee refuses a report that its unit has not sent, to all but those who may see such.
func (a *App) maySee(r store.Reader, who Who, x report.Report) error {
	action := org.ReadPlan
	if x.ID != "" && !x.State.Sent() {
		action = org.ReadDrafts
	}
	within, err := a.reach(r, who, action)
	switch {
	case err != nil || within.Holds(x.UnitID):
		return err
	case action == org.ReadPlan:
		return who.refused(action)
	}
	return fault.New(fault.Denied, "Báo cáo này đang soạn hoặc bị trả lại, chưa gửi; chỉ đơn vị báo cáo và cơ quan tổng hợp xem được.", "This report has not been sent; only its unit and the coordinating office see it.")
}

func (a *App) reportLines(r store.Reader, x report.Report) ([]ReportLine, error) {
	ids, err := a.owedLines(r, x, nil)
	if err != nil {
		return nil, err
	}
	lines := map[plan.ItemID]report.Line{}
	if x.ID != "" {
		kept, err := r.LinesOf(x.ID)
		if err != nil {
			return nil, err
		}
		for _, l := range kept {
			lines[l.ItemID] = l
			if !slices.Contains(ids, l.ItemID) {
				ids = append(ids, l.ItemID)
			}
		}
	}
	previous, err := r.PreviousLines(x.UnitID, x.Period)
	if err != nil {
		return nil, err
	}
	rows, err := a.rowsOf(r, ids)
	if err != nil {
		return nil, err
	}
	var out []ReportLine
	for _, row := range rows {
		kind, _ := a.kinds.Of(row.Item.Kind)
		if len(kind.States) == 0 && !kind.Observe {
			continue
		}
		line := ReportLine{Item: row, Kind: kind, Line: report.Line{ReportID: x.ID, ItemID: row.Item.ID, Percent: -1}}
		if l, ok := lines[row.Item.ID]; ok {
			line.Line = l
		}
		if p, ok := previous[row.Item.ID]; ok {
			line.Previous = &p
		}
		out = append(out, line)
	}
	arrange.By(out, func(x, y ReportLine) int {
		return cmp.Or(cmp.Compare(len(y.Kind.States), len(x.Kind.States)), cmp.Compare(noDueLast(x.Item), noDueLast(y.Item)), cmp.Compare(x.Item.Item.Code, y.Item.Item.Code))
	})
	return out, nil
}

func noDueLast(r ItemRow) string {
	if r.Standing.DueOn == "" {
		return "~"
	}
	return string(r.Standing.DueOn)
}

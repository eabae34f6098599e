package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// eachReporting goes through the units that owe the report of a period or have begun it, in Vietnamese order, with the
// state of each and whether it owes the report and has not sent it, and counts them.
func (a *App) eachReporting(r store.Reader, p when.Period, states map[org.UnitID]report.State, do func(u *org.Unit, state report.State, missing bool)) (Reporting, error) {
	out := Reporting{Period: p}
	owing, asked, err := a.owingUnits(r, p)
	if err != nil {
		return out, err
	}
	from := p.Bounds().From
	err = store.Units.Each(r, func(u *org.Unit) {
		state, owes := states[u.ID], owing[u.ID]
		if !asked {
			owes = state != "" || owes && !u.Group && (u.To == "" || u.To >= from) // done with all it led, it has still reported
		}
		if owes {
			out.Owing++
		}
		if missing := owes && state.Missing(); owes || state != "" {
			out.count(state, missing)
			do(u, state, missing)
		}
	})
	return out, err
}

// owingUnits are the units that must report of a period: those that its cycle asks; asked is false where no cycle does.
func (a *App) owingUnits(r store.Reader, p when.Period) (owing map[org.UnitID]bool, asked bool, err error) {
	cycles, err := r.CyclesIn(p)
	if err != nil {
		return nil, false, err
	}
	if i := slices.IndexFunc(cycles, func(c report.Cycle) bool { return c.State != report.Opening }); i >= 0 {
		rows, err := r.AskedIn([]report.CycleID{cycles[i].ID})
		owing = make(map[org.UnitID]bool, len(rows))
		for _, x := range rows {
			owing[x.UnitID] = true
		}
		return owing, true, err
	}
	owing, err = r.OwingUnits(a.Today(), plan.SoonDays, a.valued())
	return owing, false, err
}

// valued are the kinds that have values and no states; reported are all that units report on.
func (a *App) valued() (out []plan.KindCode) {
	for _, k := range a.kinds {
		if k.Observe && len(k.States) == 0 {
			out = append(out, k.Code)
		}
	}
	return out
}

func (a *App) reported() (out []plan.KindCode) {
	for _, k := range a.kinds {
		if k.Observe || len(k.States) > 0 {
			out = append(out, k.Code)
		}
	}
	return out
}

// reporting only counts who has sent the report of a period.
func (a *App) reporting(r store.Reader, p when.Period) (Reporting, error) {
	states, err := r.StatesIn(p)
	if err != nil {
		return Reporting{}, err
	}
	return a.eachReporting(r, p, states, func(*org.Unit, report.State, bool) {})
}

// Missing are the units that owe the report of a period and have not sent it, in Vietnamese order.
func (a *App) Missing(ctx context.Context, p when.Period) (out []org.Unit, err error) {
	r := a.store.Read(ctx)
	states, err := r.StatesIn(p)
	if err != nil {
		return nil, err
	}
	_, err = a.eachReporting(r, p, states, func(u *org.Unit, _ report.State, missing bool) {
		if missing {
			out = append(out, *u)
		}
	})
	return out, err
}

// ReportingFilter chooses among the units that owe a report or have begun one; its zero value is all of them.
type ReportingFilter struct {
	State   string // a report.State, "missing" = not sent; "" = any
	Q       string // a part of the unit's name or code; marks and case apart
	Page    int
	PerPage int // 0 = all on one page
}

// Reporting says who has sent the report of a period, with a page of rows, one for each unit that owes or has begun one.
func (a *App) Reporting(ctx context.Context, p when.Period, f ReportingFilter) (Reporting, Page[ReportRow], error) {
	r := a.store.Read(ctx)
	page := Page[ReportRow]{Number: pageNumber(f.Page), PerPage: f.PerPage}
	states, err := r.StatesIn(p)
	if err != nil {
		return Reporting{}, page, err
	}
	words := strings.Fields(vi.Fold(f.Q))
	out, err := a.eachReporting(r, p, states, func(u *org.Unit, state report.State, missing bool) {
		if (f.State == "" || f.State == string(state) || f.State == "missing" && missing) && (len(words) == 0 || called(u, words)) {
			page.Rows = append(page.Rows, ReportRow{Unit: *u})
		}
	})
	if err != nil {
		return out, page, err
	}
	if page.Total = len(page.Rows); f.PerPage <= 0 {
		page.PerPage = max(1, page.Total)
	}
	from := min((page.Number-1)*page.PerPage, page.Total)
	page.Rows = page.Rows[from:min(from+page.PerPage, page.Total)]
	for some := range slices.Chunk(page.Rows, 500) {
		if err := fillReports(r, p, some); err != nil {
			return out, page, err
		}
	}
	return out, page, nil
}

// fillReports adds to units their reports of a period and how many lines each has.
func fillReports(r store.Reader, p when.Period, rows []ReportRow) error {
	units := make([]org.UnitID, len(rows))
	for i, row := range rows {
		units[i] = row.Unit.ID
	}
	reports, err := r.ReportsIn(p, units)
	if err != nil {
		return err
	}
	var ids []report.ID
	of := map[org.UnitID]report.Report{}
	for _, x := range reports {
		of[x.UnitID], ids = listedReport(x), append(ids, x.ID)
	}
	counts, err := r.LineCounts(ids)
	for i := range rows {
		x := of[rows[i].Unit.ID]
		rows[i].Report, rows[i].Lines = x, counts[x.ID]
	}
	return err
}

func (out *Reporting) count(state report.State, missing bool) {
	switch state {
	case report.Draft:
		out.Draft++
	case report.Submitted:
		out.Sent++
	case report.Endorsed:
		out.Endorsed++
	case report.Returned:
		out.Returned++
	case report.Approved:
		out.Approved++
	}
	if missing {
		out.Missing++
	}
}

// listedReport is a report as lists show it: what its unit has not sent is left out.
func listedReport(x report.Report) report.Report {
	if !x.State.Sent() {
		x.Summary, x.Difficulties, x.Proposals = "", "", ""
	}
	return x
}

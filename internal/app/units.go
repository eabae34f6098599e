package app

import (
	"context"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Register lists every unit in Vietnamese order, without figures.
func (a *App) Register(ctx context.Context) ([]org.Unit, error) {
	return a.store.Read(ctx).AllUnits()
}

// Unit is the page of one unit.
func (a *App) Unit(ctx context.Context, code string) (UnitView, error) {
	r := a.store.Read(ctx)
	u, err := r.UnitByCode(code)
	if err != nil {
		return UnitView{}, err
	}
	v := UnitView{Unit: u, CurrentPeriod: when.ReportingMonth(a.Today())}
	if u.ParentID != "" {
		parent, err := store.Units.Get(r, string(u.ParentID))
		if err != nil {
			return v, err
		}
		v.Parent = &parent
	}
	if v.Children, err = r.ChildrenOf(u.ID); err != nil {
		return v, err
	}
	if err := v.relations(r); err != nil {
		return v, err
	}
	if v.Posts, err = r.PostsOf(u.ID); err != nil {
		return v, err
	}
	if v.Tally, err = r.Tally(store.KeyOf("unit", string(u.ID)), a.Today(), plan.SoonDays); err != nil {
		return v, err
	}
	if v.Coordinates, err = r.CountItems(store.ItemQuery{Units: []org.UnitID{u.ID}, Role: plan.Coordinating}); err != nil {
		return v, err
	}
	lead := ItemFilter{Unit: u.Code, PerPage: 10}
	if v.Overdue, err = a.some(r, lead, plan.Overdue); err != nil {
		return v, err
	}
	if v.DueSoon, err = a.some(r, lead, plan.DueSoon); err != nil {
		return v, err
	}
	if v.Months, err = a.months(r, store.KeyOf("unit", string(u.ID))); err != nil {
		return v, err
	}
	reports, err := r.ReportsBy(u.ID, 24)
	for _, x := range reports {
		v.Reports = append(v.Reports, ReportRow{Report: listedReport(x), Unit: u})
	}
	return v, err
}

// relations are the members of a group, and who took over a unit that has ended.
func (v *UnitView) relations(r store.Reader) error {
	members, err := r.UnitsByID(v.Unit.Members)
	if err != nil {
		return err
	}
	for _, id := range v.Unit.Members {
		if u, ok := members[id]; ok {
			v.Members = append(v.Members, u)
		}
	}
	if err := v.changes(r); err != nil || v.handedOver() {
		return err
	}
	cat, err := ownCatalogue(r)
	if err != nil || len(cat.took(v.Unit)) == 0 {
		return err
	}
	rs, err := namesOn(r, "")
	for _, h := range cat.took(v.Unit) {
		h.entry = rs.here(h.entry)
		v.Heirs = append(v.Heirs, UnitHeir{h.unit, h.field, h.part})
	}
	return err
}

// months is what falls due from a year before today's month to a year and a half after it.
func (a *App) months(r store.Reader, key store.TallyKey) ([]MonthTally, error) {
	now := when.Period(a.Today()[:7])
	from, to := now, now
	for range 12 {
		from = from.PreviousMonth()
	}
	for range 18 {
		to = to.NextMonth()
	}
	cells, err := r.Months(key, from, to)
	if err != nil {
		return nil, err
	}
	var out []MonthTally
	for m := from; m <= to; m = m.NextMonth() {
		t := MonthTally{Month: m}
		for _, c := range cells {
			if c.Month != m {
				continue
			}
			switch {
			case plan.WorkState(c.State).Open():
				t.Open += c.Count
			case c.State == "done_late":
				t.Late += c.Count
			case c.State == "done_on_time":
				t.Done += c.Count
			default:
				t.Cancelled += c.Count
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// under are a unit and all units below it in the tree.
func under(r store.Reader, code string) ([]org.UnitID, error) {
	top, err := r.UnitByCode(code)
	if err != nil {
		return nil, err
	}
	units, err := r.AllUnits()
	if err != nil {
		return nil, err
	}
	below := map[org.UnitID][]org.UnitID{}
	for _, u := range units {
		below[u.ParentID] = append(below[u.ParentID], u.ID)
	}
	out, seen := []org.UnitID{top.ID}, map[org.UnitID]bool{top.ID: true}
	for i := 0; i < len(out); i++ {
		for _, id := range below[out[i]] {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out, nil
}

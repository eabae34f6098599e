package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// Items is one page of a list of items.
func (a *App) Items(ctx context.Context, f ItemFilter) (Page[ItemRow], error) {
	r := a.store.Read(ctx)
	f.Page = pageNumber(f.Page)
	if f.PerPage = min(f.PerPage, 200); f.PerPage < 1 {
		f.PerPage = 25
	}
	page := Page[ItemRow]{Number: f.Page, PerPage: f.PerPage}
	q, err := a.query(r, f)
	if err != nil {
		return page, err
	}
	if page.Total, err = r.CountItems(q); err != nil || page.Total <= (f.Page-1)*f.PerPage {
		return page, err
	}
	q.Length = page.Total
	rows, err := r.ItemList(q, (f.Page-1)*f.PerPage, f.PerPage)
	if err != nil {
		return page, err
	}
	page.Rows, err = a.rows(r, rows)
	return page, err
}

// some are the first rows of a filter narrowed to a time state; nobody counts the others.
func (a *App) some(r store.Reader, f ItemFilter, time plan.TimeState) ([]ItemRow, error) {
	f.Time = time
	q, err := a.query(r, f)
	if err != nil {
		return nil, err
	}
	rows, err := r.ItemList(q, 0, f.PerPage)
	if err != nil {
		return nil, err
	}
	return a.rows(r, rows)
}

// rows adds to items what lists show beside them: leads and sources.
func (a *App) rows(r store.Reader, in []store.ItemRow) ([]ItemRow, error) {
	var unitIDs []org.UnitID
	for _, x := range in {
		unitIDs = append(unitIDs, x.Leads...)
	}
	slices.Sort(unitIDs)
	units, err := r.UnitsByID(slices.Compact(unitIDs))
	if err != nil {
		return nil, err
	}
	sources, err := sourcesOf(r, in)
	if err != nil {
		return nil, err
	}
	out := make([]ItemRow, len(in))
	for i, x := range in {
		row := ItemRow{Item: x.Item, Due: x.Due, Standing: x.Standing, Time: a.timeState(x.Standing), Sources: sources[x.Item.ID]}
		if len(row.Sources) > 0 {
			row.DocumentID, row.Document = row.Sources[0].ID, row.Sources[0].Name
		}
		if len(x.Leads) > 0 {
			row.lead = x.Leads[0]
		}
		row.shared = len(x.Leads) > 1
		for _, unit := range x.Leads {
			row.shared = row.shared || len(units[unit].Members) > 1
			row.Leads = append(row.Leads, units[unit].Name)
		}
		if row.Time == plan.Overdue {
			row.DaysLate = x.Standing.DueOn.DaysTo(a.Today())
		}
		row.LateFirst = a.lateFirst(x.Standing)
		out[i] = row
	}
	return out, nil
}

// lateFirst is how many days late an item is, or was done, against the first day ever set, where it is due on another one now.
func (a *App) lateFirst(s plan.Standing) int {
	if s.OriginalOn == "" || s.OriginalOn == s.DueOn {
		return 0
	}
	switch until := a.Today(); {
	case s.State == plan.Done:
		return max(0, s.OriginalOn.DaysTo(s.DoneOn))
	case s.State.Open():
		return max(0, s.OriginalOn.DaysTo(until))
	}
	return 0
}

// timeState judges an item today; kinds without states have none.
func (a *App) timeState(s plan.Standing) plan.TimeState {
	if s.State == "" {
		return ""
	}
	return plan.TimeStateOn(a.Today(), s.DueOn, s.State, s.DoneOn, plan.SoonDays)
}

// row is one item as lists show it.
func (a *App) row(r store.Reader, id plan.ItemID) (ItemRow, error) {
	item, err := store.Items.Get(r, string(id))
	if err != nil {
		return ItemRow{}, err
	}
	rows, err := a.rowsOf(r, []plan.ItemID{item.ID})
	if err != nil {
		return ItemRow{}, err
	}
	return rows[0], nil
}

// rowsOf are the named items in the order named, ended ones too.
func (a *App) rowsOf(r store.Reader, ids []plan.ItemID) ([]ItemRow, error) {
	list, err := r.ItemRows(ids)
	if err != nil {
		return nil, err
	}
	return a.rows(r, list)
}

// byCode lets an item be named by its code, as people do, wherever an id is asked for.
func byCode(r store.Reader, id plan.ItemID) plan.ItemID {
	if item, err := r.ItemByCode(strings.ToUpper(string(id))); err == nil {
		return item.ID
	}
	return id
}

// Item is everything about one item. id may be its code.
func (a *App) Item(ctx context.Context, id plan.ItemID) (ItemView, error) {
	r := a.store.Read(ctx)
	id = byCode(r, id)
	row, err := a.row(r, id)
	if err != nil {
		return ItemView{}, err
	}
	v := ItemView{ItemRow: row}
	v.Kind, _ = a.kinds.Of(row.Item.Kind)
	for _, fill := range []func(store.Reader, *ItemView) error{a.fillFamily, a.fillParts, a.fillLinks, a.fillContributions, a.fillProposed, a.fillSource, a.fillNumbers, a.fillLines, a.fillProducts, a.fillClear} {
		if err := fill(r, &v); err != nil {
			return v, err
		}
	}
	one := []ItemRow{v.ItemRow}
	if err := a.addOutlook(r, one); err != nil {
		return v, err
	}
	v.ItemRow = one[0]
	entries, err := r.EntriesAbout(id, 100)
	if err != nil {
		return v, err
	}
	if v.History, err = history(entries); err != nil {
		return v, err
	}
	return v, wayBack(r, v.History)
}

func (a *App) fillFamily(r store.Reader, v *ItemView) error {
	if v.Item.ParentID != "" {
		parent, err := store.Items.Get(r, string(v.Item.ParentID))
		if err != nil {
			return err
		}
		v.Parent = &parent
	}
	children, err := r.ItemList(store.ItemQuery{Parent: &v.Item.ID, Sort: "source"}, 0, 500)
	if err != nil {
		return err
	}
	v.Children, err = a.rows(r, children)
	return err
}

func (a *App) fillParts(r store.Reader, v *ItemView) error {
	list, err := r.AssignmentsOf(v.Item.ID)
	if err != nil {
		return err
	}
	for _, x := range list {
		av := AssignmentView{Assignment: x}
		if x.UnitID != "" {
			if av.Unit, err = store.Units.Get(r, string(x.UnitID)); err != nil {
				return err
			}
		}
		if x.PostID != "" {
			if av.Post, err = store.Posts.Get(r, string(x.PostID)); err != nil {
				return err
			}
		}
		v.Assignments = append(v.Assignments, av)
	}
	arrange.By(v.Assignments, func(x, y AssignmentView) int {
		return slices.Index(plan.Roles, x.Assignment.Role) - slices.Index(plan.Roles, y.Assignment.Role)
	})
	if v.DueHistory, err = store.Dues.Versions(r, string(v.Item.ID)); err != nil {
		return err
	}
	return a.fillDue(r, v)
}

func (a *App) fillSource(r store.Reader, v *ItemView) error {
	o := v.Item.Origin
	if o.CandidateID != "" {
		p, err := store.Proposals.Get(r, string(o.CandidateID))
		if err != nil {
			return err
		}
		v.Candidate = &p.Candidate
	}
	if v.DocumentID == "" {
		return nil
	}
	d, err := store.Documents.Get(r, string(v.DocumentID))
	if err != nil {
		return err
	}
	v.Source = &d
	text, err := r.TextOf(d.ID)
	if err != nil {
		return err
	}
	v.Context = excerpt(text, v.originIn(d.ID))
	return a.places(r, v)
}

// excerpt is the source sentence in its passage, with the headings above.
func excerpt(t store.Text, o plan.Origin) Excerpt {
	e := Excerpt{PassageID: o.PassageID}
	if o.Span.Len() <= 0 || o.Span.End > len(t.Content) {
		e.Marked = o.Quote
		return e
	}
	from, to := o.Span.Start, o.Span.End
	byID := map[string]doc.Passage{}
	for _, p := range t.Passages {
		byID[p.ID] = p
	}
	p, ok := byID[o.PassageID]
	if ok && p.Table == nil && p.Span.Start <= from && to <= p.Span.End {
		from, to = p.Span.Start, p.Span.End
	}
	e.Before, e.Marked, e.After = t.Content[from:o.Span.Start], t.Content[o.Span.Start:o.Span.End], t.Content[o.Span.End:to]
	for parent := p.Parent; ok && parent != "" && len(e.Headings) < 12; parent = byID[parent].Parent {
		if h := byID[parent]; h.Title != "" {
			e.Headings = append([]string{h.Marker + " " + h.Title}, e.Headings...)
		}
	}
	return e
}

func (a *App) fillNumbers(r store.Reader, v *ItemView) (err error) {
	if !v.Kind.Observe {
		return nil
	}
	if v.Targets, err = r.TargetsOf(v.Item.ID); err != nil {
		return err
	}
	if v.Observations, err = r.ObservationsOf(v.Item.ID); err != nil {
		return err
	}
	card, err := r.CardOf(v.Item.ID)
	v.Decimals = card.Decimals
	return err
}

// fillLines adds what units said of the item; drafts stay with their unit.
func (a *App) fillLines(r store.Reader, v *ItemView) error {
	lines, err := r.LinesAbout(v.Item.ID)
	if err != nil {
		return err
	}
	var ids []report.ID
	for _, l := range lines {
		ids = append(ids, l.ReportID)
	}
	reports, err := r.ReportsByID(ids)
	if err != nil {
		return err
	}
	var unitIDs []org.UnitID
	for _, x := range reports {
		unitIDs = append(unitIDs, x.UnitID)
	}
	slices.Sort(unitIDs)
	units, err := r.UnitsByID(slices.Compact(unitIDs))
	if err != nil {
		return err
	}
	for _, l := range lines {
		if x := reports[l.ReportID]; x.State.Sent() {
			v.Lines = append(v.Lines, LineView{l, x, units[x.UnitID]})
		}
	}
	return nil
}

package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Proposals is what a filter of the cascade shows beside the findings.
const Proposals plan.FindingSort = "proposed"

// CascadeFilter chooses what of the cascade is shown; its zero value is all figures and the picture of the highest document.
type CascadeFilter struct {
	Document string           // id
	Unit     string           // code: what that unit leads
	Show     plan.FindingSort // or Proposals; "" = no rows
	At       string           // id or code of an item, or id of a document: what the picture is drawn around
	Page     int
}

// CascadeView is the cascade under a filter: figures, the rows of one of them, and a picture.
type CascadeView struct {
	Filter    CascadeFilter
	Documents []CascadeLine
	Counts    map[plan.FindingSort]int
	Unit      org.Unit // of the filter
	Rows      Page[FindingRow]
	Proposals Page[ProposalRow]
	Picture   Picture
}

// CascadeLine is a document of the cascade with its figures.
type CascadeLine struct {
	Document doc.Document
	Level    int // 0 = nothing above it
	Above    []doc.ID
	Below    []doc.ID
	plan.CoverageOf
}

// FindingRow is a finding with the names of what it speaks of.
type FindingRow struct {
	plan.Finding
	Item, Upper plan.CascadeItem
	Document    doc.Document // that is no longer in force
	Names       []string     // of units: the leads of the item
}

// ProposalRow is a proposal with the items it would join.
type ProposalRow struct {
	plan.Proposed
	Lower, Upper plan.CascadeItem
}

// cascadePerPage is how many rows a page shows.
const cascadePerPage = 25

// Cascade tells what implements what: coverage, conflicts, proposals, and the picture around one thing.
func (a *App) Cascade(ctx context.Context, f CascadeFilter) (CascadeView, error) {
	r := a.store.Read(ctx)
	f.Page = pageNumber(f.Page)
	v := CascadeView{Filter: f, Counts: map[plan.FindingSort]int{}}
	c, docs, err := cascadeOf(r)
	if err != nil {
		return v, err
	}
	coverage := c.Coverage()
	for _, id := range c.Documents() {
		v.Documents = append(v.Documents, CascadeLine{docs[id], c.Level(id), c.Above(id), c.Below(id), coverage[id]})
	}
	if f.Show != "" && f.Show != Proposals && !slices.Contains(plan.FindingSorts, f.Show) {
		return v, fault.New(fault.Invalid, "Không có nhóm %.60q.", "There is no group %.60q.", f.Show).At("show")
	}
	if f.Document != "" && docs[doc.ID(f.Document)].ID == "" {
		return v, fault.New(fault.Invalid, "Không có văn bản %.60q.", "There is no document %.60q.", f.Document).At("document")
	}
	if f.Unit != "" {
		if v.Unit, err = r.UnitByCode(f.Unit); err != nil {
			return v, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", f.Unit).At("unit"))
		}
	}
	if err := a.cascadeRows(r, c, docs, &v); err != nil {
		return v, err
	}
	v.Picture, err = a.picture(r, c, docs, f.At, f.Page)
	return v, err
}

// cascadeOf reads what stands in the cascade: the documents that are linked to others, and their items.
func cascadeOf(r store.Reader) (*plan.Cascade, map[doc.ID]doc.Document, error) {
	links, err := r.UpLinks(plan.Implements, plan.BasedOn)
	if err != nil {
		return nil, nil, err
	}
	register, err := r.AllDocuments()
	if err != nil {
		return nil, nil, err
	}
	docs := make(map[doc.ID]doc.Document, len(register))
	var shapes []plan.CascadeDocument
	for _, d := range register {
		docs[d.ID] = d
		shapes = append(shapes, plan.CascadeDocument{ID: d.ID, Date: d.Date, Past: d.Stage == doc.Replaced || d.Stage == doc.Ended})
	}
	var tell []doc.ID
	var ends []plan.ItemID
	for _, l := range links {
		for _, end := range []struct {
			noun plan.Noun
			id   string
		}{{l.From, l.FromID}, {l.To, l.ToID}} {
			switch end.noun {
			case plan.DocumentNoun:
				tell = append(tell, doc.ID(end.id))
			case plan.ItemNoun:
				ends = append(ends, plan.ItemID(end.id))
			}
		}
	}
	ends = distinct(ends)
	sources, err := r.SourcesOfMany(ends)
	if err != nil {
		return nil, nil, err
	}
	for _, ids := range sources {
		tell = append(tell, ids...)
	}
	items, err := r.CascadeItems(distinct(tell), ends)
	if err != nil {
		return nil, nil, err
	}
	targets, err := r.TargetsOfMany(ends)
	for i := range items {
		items[i].Targets = targets[items[i].ID]
	}
	return plan.NewCascade(items, shapes, links), docs, err
}

func distinct[T ~string](ids []T) []T {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// cascadeRows counts the findings that the filter leaves, and fills in the page of those that are shown.
func (a *App) cascadeRows(r store.Reader, c *plan.Cascade, docs map[doc.ID]doc.Document, v *CascadeView) error {
	f := v.Filter
	within := func(id plan.ItemID) bool {
		it, _ := c.Item(id)
		return (f.Document == "" || slices.Contains(it.Documents, doc.ID(f.Document))) && (f.Unit == "" || slices.Contains(it.Leads, v.Unit.ID))
	}
	var chosen []plan.Finding
	for _, x := range c.Findings() {
		if !within(x.Item) {
			continue
		}
		v.Counts[x.Sort]++
		if x.Sort == f.Show {
			chosen = append(chosen, x)
		}
	}
	var proposed []plan.Proposed
	for _, l := range v.Documents {
		if f.Show != Proposals && f.Document == "" { // words of a whole plan are compared only when asked for
			break
		}
		if !l.Lower || f.Document != "" && f.Document != string(l.Document.ID) {
			continue
		}
		for _, p := range c.Propose(l.Document.ID) {
			if within(p.Lower) {
				proposed = append(proposed, p)
			}
		}
	}
	v.Counts[Proposals] = len(proposed)
	if f.Show == Proposals {
		v.Proposals = pageOf(proposed, f.Page, cascadePerPage, func(p plan.Proposed) ProposalRow {
			row := ProposalRow{Proposed: p}
			row.Lower, _ = c.Item(p.Lower)
			row.Upper, _ = c.Item(p.Upper)
			return row
		})
		return nil
	}
	v.Rows = pageOf(chosen, f.Page, cascadePerPage, func(x plan.Finding) FindingRow {
		row := FindingRow{Finding: x, Document: docs[x.Document]}
		row.Item, _ = c.Item(x.Item)
		row.Upper, _ = c.Item(x.Upper)
		return row
	})
	return a.nameLeads(r, v.Rows.Rows)
}

func (a *App) nameLeads(r store.Reader, rows []FindingRow) error {
	var ids []org.UnitID
	for _, row := range rows {
		ids = append(ids, row.Item.Leads...)
	}
	units, err := r.UnitsByID(distinct(ids))
	for i := range rows {
		rows[i].Names = unitNames(units, rows[i].Item.Leads)
	}
	return err
}

func unitNames(units map[org.UnitID]org.Unit, ids []org.UnitID) (out []string) {
	for _, id := range ids {
		if name := units[id].Name; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// pageOf is one page of a list that is whole in memory.
func pageOf[T, Row any](all []T, number, perPage int, row func(T) Row) Page[Row] {
	p := Page[Row]{Number: number, PerPage: perPage, Total: len(all)}
	from := min((number-1)*perPage, len(all))
	for _, x := range all[from:min(from+perPage, len(all))] {
		p.Rows = append(p.Rows, row(x))
	}
	return p
}

// AcceptProposal links a lower item to the upper one that it was proposed to implement, named by id or code. What was not
// proposed, or no more, is refused: a person linking freely uses LinkItems.
func (a *App) AcceptProposal(ctx context.Context, who Who, lower, upper string) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	r := a.store.Read(ctx)
	from, err := itemNamed(r, strings.TrimSpace(lower))
	if err != nil {
		return named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", lower).At("lower"))
	}
	to, err := itemNamed(r, strings.TrimSpace(upper))
	if err != nil {
		return named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", upper).At("upper"))
	}
	c, _, err := cascadeOf(r)
	if err != nil {
		return err
	}
	it, _ := c.Item(from.ID)
	for _, d := range it.Documents {
		if slices.ContainsFunc(c.Propose(d), func(p plan.Proposed) bool { return p.Lower == from.ID && p.Upper == to.ID }) {
			return a.LinkItems(ctx, who, from.ID, plan.Implements, string(to.ID))
		}
	}
	return fault.New(fault.Conflict, "Đề xuất nối %s với %s không còn nữa: một trong hai mục vừa thay đổi.", "The proposal to link %s to %s is gone: one of the two items has just changed.", from.Code, to.Code)
}

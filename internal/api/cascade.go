package api

import (
	"context"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// cascade is what implements what, under a filter.
type cascade struct {
	Documents []cascadeDocument `json:"documents"`
	Counts    map[string]int    `json:"counts" doc:"findings under the filter by sort; proposed is counted only when it or a document is asked for"`
	Total     int               `json:"total" doc:"rows under the filter, over all pages"`
	Page      int               `json:"page"`
	PerPage   int               `json:"per_page"`
	Findings  []finding         `json:"findings"`
	Proposals []proposedLink    `json:"proposals"`
}

type cascadeDocument struct {
	ID      doc.ID   `json:"id"`
	Name    string   `json:"name"`
	Level   int      `json:"level" doc:"how many documents stand above it, along the longest way"`
	Items   int      `json:"items" doc:"open ones"`
	Covered *int     `json:"covered" doc:"items that something below implements; null when no document in force stands below it"`
	Linked  *int     `json:"linked" doc:"items that implement something; null when nothing of the plan stands above it"`
	Above   []doc.ID `json:"above"`
	Below   []doc.ID `json:"below"`
}

// cascadeItem is an item as the cascade names it.
type cascadeItem struct {
	ID    plan.ItemID `json:"id"`
	Code  string      `json:"code"`
	Title string      `json:"title"`
}

type finding struct {
	Sort     plan.FindingSort `json:"sort"`
	Item     cascadeItem      `json:"item"`
	Upper    *cascadeItem     `json:"upper" doc:"what it is compared with"`
	Document doc.ID           `json:"document" doc:"of of_repealed: the document no longer in force"`
	Mine     *plan.Target     `json:"mine" doc:"of targets: what the item asks for"`
	Theirs   *plan.Target     `json:"theirs"`
	Together int              `json:"together" doc:"of targets: mine is the sum of so many items"`
	Leads    []string         `json:"leads" doc:"names of the units that lead the item"`
	Days     int              `json:"days" doc:"of date_after: how many days after"`
}

type proposedLink struct {
	Lower   cascadeItem `json:"lower"`
	Upper   cascadeItem `json:"upper"`
	Score   float64     `json:"score"`
	Words   []string    `json:"words" doc:"what both say"`
	Numbers []string    `json:"numbers"`
}

func cascadeItemOf(it plan.CascadeItem) cascadeItem { return cascadeItem{it.ID, it.Code, it.Title} }

func (s *server) cascade(c *call) (cascade, error) {
	show := plan.FindingSort(c.query.Get("show"))
	v, err := s.app.Cascade(c.Context(), app.CascadeFilter{Document: c.query.Get("document"), Unit: c.query.Get("unit"), Show: show, Page: c.page()})
	if err != nil {
		return cascade{}, err
	}
	out := cascade{Documents: each(v.Documents, cascadeDocumentOf), Counts: map[string]int{}, Total: v.Rows.Total + v.Proposals.Total, Page: v.Rows.Number + v.Proposals.Number, PerPage: v.Rows.PerPage + v.Proposals.PerPage,
		Findings: each(v.Rows.Rows, findingOf), Proposals: each(v.Proposals.Rows, func(p app.ProposalRow) proposedLink {
			return proposedLink{cascadeItemOf(p.Lower), cascadeItemOf(p.Upper), p.Score, p.Words, p.Numbers}
		})}
	for _, sort := range plan.FindingSorts {
		out.Counts[string(sort)] = v.Counts[sort]
	}
	if show == app.Proposals || c.query.Get("document") != "" {
		out.Counts[string(app.Proposals)] = v.Counts[app.Proposals]
	}
	return out, nil
}

func cascadeDocumentOf(l app.CascadeLine) cascadeDocument {
	out := cascadeDocument{ID: l.Document.ID, Name: l.Document.Name(), Level: l.Level, Items: l.Items, Above: l.Above, Below: l.Below}
	if l.Higher {
		out.Covered = &l.Covered
	}
	if l.Lower {
		out.Linked = &l.Linked
	}
	return out
}

func findingOf(x app.FindingRow) finding {
	f := finding{Sort: x.Sort, Item: cascadeItemOf(x.Item), Document: x.Document.ID, Together: x.Together, Leads: x.Names}
	if x.Upper.ID != "" {
		upper := cascadeItemOf(x.Upper)
		f.Upper = &upper
	}
	switch x.Sort {
	case plan.TargetBelow, plan.TargetAbove:
		f.Mine, f.Theirs = &x.Mine, &x.Theirs
	case plan.DateAfter:
		f.Days = x.Upper.Due.DaysTo(x.Item.Due)
	}
	return f
}

type newProposal struct {
	Lower string `json:"lower" doc:"code or id"`
	Upper string `json:"upper" doc:"code or id"`
}

func (s *server) acceptProposal(c *call, ctx context.Context, in newProposal) (string, error) {
	return strings.TrimSpace(in.Lower), s.app.AcceptProposal(ctx, c.who, in.Lower, in.Upper)
}

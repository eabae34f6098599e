package web

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type itemPage struct {
	frame
	app.ItemView
	Roles  []roleOf
	Fields []fieldValue
	Series series
	Whys   []fieldWhy
	Below  itemTable
	Unit   string            // of measure
	Latest *plan.Observation // newest value, nil when none is known
	Next   *plan.Target      // the first one whose time is not over
	Moved  bool              // the due day is no longer the first one
	Recent lineTable
	Older  lineTable
	Links  []linkRow // without the source, which has its own place
	Groups []themeRow
	Shown  *productPart // nil where the kind asks for no product
	Said   *directivePart

	Formula *formulaPart // nil where it is not computed
}

// themeRow is a theme of an item, with the link that says so.
type themeRow struct {
	plan.Theme
	Link linkRow
}

// roleOf is one role and who holds it.
type roleOf struct {
	Name    string
	Holders []app.AssignmentView
}

// lineTable is what units reported of the item; Unit is that of measure.
type lineTable struct {
	Caption, Unit string
	Observe       bool
	Rows          []app.LineView
}

type fieldValue struct {
	Name, Value string
	Said        bool // Value is a word of pages, not of people
}

// item is everything about one item of the plan.
func (s *server) item(w http.ResponseWriter, r *http.Request) error {
	return s.itemView(w, r, nil)
}

func (s *server) itemView(w http.ResponseWriter, r *http.Request, failed error) error {
	view, err := s.app.Item(r.Context(), plan.ItemID(r.PathValue("id")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "items", view.Item.Code+" "+clip(view.Item.Title, 80))
	if err != nil {
		return err
	}
	p := itemPageOf(f, view)
	p.Shown = productsOf(f, view)
	if p.Formula, err = s.formula(r.Context(), f.words, view.Item); err != nil {
		return err
	}
	p.History = f.mayBack(view.History)
	var to []org.Unit
	for _, x := range view.Assignments {
		if x.Unit.ID != "" && !slices.ContainsFunc(to, func(u org.Unit) bool { return u.ID == x.Unit.ID }) {
			to = append(to, x.Unit)
		}
	}
	if p.Said, err = s.directivesAbout(r, f, plan.ItemNoun, string(view.Item.ID), view.Item.Code, "/items/"+string(view.Item.ID), to); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "item", p)
}

func itemPageOf(f frame, view app.ItemView) *itemPage {
	p := &itemPage{frame: f, ItemView: view, Unit: view.Item.Fields["unit"], Links: f.linksOf("/items/"+string(view.Item.ID), view.Links),
		Moved: view.Standing.OriginalOn != "" && view.Standing.OriginalOn != view.Standing.DueOn,
		Below: itemTable{Caption: f.Say("Mục trực thuộc"), Rows: view.Children}}
	for _, role := range plan.Roles {
		holders := slices.DeleteFunc(slices.Clone(view.Assignments), func(a app.AssignmentView) bool { return a.Assignment.Role != role })
		if len(holders) > 0 || role == plan.Lead {
			p.Roles = append(p.Roles, roleOf{f.Say(role.Vi()), holders})
		}
	}
	for _, field := range view.Kind.Fields {
		value, said := view.Item.Fields[field.Key], false
		switch {
		case value == "":
			continue
		case field.Type == plan.Decimal:
			value, said = f.decimal(value)+" "+f.Say(field.Unit), true
		case field.Key == "direction":
			value, said = f.direction(value), true
		}
		p.Fields = append(p.Fields, fieldValue{f.Say(field.Vi), value, said})
	}
	for _, t := range view.Themes {
		link := app.LinkView{Link: plan.Link{ID: view.InTheme[t.ID], From: plan.ItemNoun}, Title: t.Title}
		p.Groups = append(p.Groups, themeRow{t, f.linksOf("/items/"+string(view.Item.ID), []app.LinkView{link})[0]})
	}
	recent := min(len(view.Lines), 6)
	p.Recent = lineTable{f.Say("Báo cáo các kỳ gần nhất, mới nhất trước"), p.Unit, view.Kind.Observe, view.Lines[:recent]}
	p.Older = lineTable{f.Say("Báo cáo các kỳ trước đó"), p.Unit, view.Kind.Observe, view.Lines[recent:]}
	p.Latest, p.Next = latest(view.Observations), next(view.Targets, f.Today)
	p.Series = f.series(view.Observations, view.Targets, p.Unit)
	if c := view.Candidate; c != nil {
		for _, key := range []string{"lead", "coord", "deadline", "deliverable", "name", "values", "unit", "period", "budget"} {
			for _, e := range c.Evidence[key] {
				p.Whys = append(p.Whys, fieldWhy{Field: f.field(key), Rule: f.rule(e.Rule), RuleID: e.Rule})
			}
		}
	}
	return p
}

// direction says which values of an indicator are the better ones.
func (w words) direction(d string) string {
	switch d {
	case "up":
		return w.Say("Càng cao càng tốt")
	case "down":
		return w.Say("Càng thấp càng tốt")
	case "range", "keep":
		return w.Say(indicator.DirectionVi(d))
	}
	return ""
}

// Target as documents say it: "từ 9 % trở lên", "9 – 10 %", "đạt mức khá".
func (p *itemPage) TargetText(t plan.Target) string {
	return p.target(t.Comparator, t.Value, t.High, t.Worded, t.Unit)
}

package web

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type itemFormPage struct {
	frame
	app.ItemChoices
	ID    plan.ItemID // "" for a new one
	Rev   int
	Edit  app.ItemEdit
	Kind  plan.Kind
	Kinds plan.Kinds

	Told   app.DueTold
	Values []valueField // targets of an item of the plan
}

// Has tells whether a theme is ticked.
func (p *itemFormPage) Has(id plan.ThemeID) bool { return slices.Contains(p.Edit.Themes, id) }

// Bad tells whether the refusal names one of these inputs.
func (p *itemFormPage) Bad(names ...string) bool {
	return p.Problem != nil && p.Problem.Field != "" && slices.Contains(names, p.Problem.Field)
}

// newItem is the form of an item that no document holds, or not in words a reader can find: an oral conclusion.
func (s *server) newItem(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.EditPlan); err != nil {
		return err
	}
	q := r.URL.Query()
	e := app.ItemEdit{Kind: plan.KindCode(q.Get("kind")), Parent: q.Get("parent"), Document: doc.ID(q.Get("document")), Fields: map[string]string{}}
	return s.itemForm(w, r, &itemFormPage{Edit: e}, nil)
}

// editItem is the form of an item as it stands.
func (s *server) editItem(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.EditPlan); err != nil {
		return err
	}
	id := plan.ItemID(r.PathValue("id"))
	e, rev, err := s.app.EditForm(r.Context(), id)
	if err != nil {
		return err
	}
	return s.itemForm(w, r, &itemFormPage{ID: id, Rev: rev, Edit: e}, nil)
}

// itemForm shows the form; failed is why the last attempt was refused, with what was typed kept in p.
func (s *server) itemForm(w http.ResponseWriter, r *http.Request, p *itemFormPage, failed error) error {
	title := "Thêm mục"
	if p.ID != "" {
		title = "Sửa mục"
	}
	var err error
	if p.frame, err = s.frame(w, r, "items", title); err != nil {
		return err
	}
	p.Kinds = s.app.Kinds()
	var ok bool
	if p.Kind, ok = p.Kinds.Of(p.Edit.Kind); !ok {
		p.Edit.Kind = plan.TaskKind
		p.Kind, _ = p.Kinds.Of(plan.TaskKind)
	}
	if p.ItemChoices, err = s.app.ItemChoices(r.Context(), p.Edit); err != nil {
		return err
	}
	if p.ID != "" {
		view, err := s.app.Item(r.Context(), p.ID)
		if err != nil {
			return err
		}
		p.Values = p.targets(view.Targets)
		p.Told = view.Told
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
		keepValues(r, p.Values, p.Problem)
	}
	return s.show(w, status, "item_form", p)
}

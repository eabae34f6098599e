package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// addItem enters a new item by hand.
func (s *server) addItem(w http.ResponseWriter, r *http.Request) error {
	e, who, err := s.itemEdit(r)
	if err != nil {
		return s.itemRefused(w, r, &itemFormPage{Edit: e}, err)
	}
	it, err := s.app.AddItem(r.Context(), who, e)
	if err != nil {
		return s.itemRefused(w, r, &itemFormPage{Edit: e}, err)
	}
	return s.done(w, r, "/items/"+string(it.ID), s.words(r).Say("Đã thêm %s.", it.Code))
}

// changeItem saves the form of an item, if nobody changed it meanwhile.
func (s *server) changeItem(w http.ResponseWriter, r *http.Request) error {
	id := plan.ItemID(r.PathValue("id"))
	e, who, err := s.itemEdit(r)
	rev := atoi(text(r, "rev"))
	if err == nil {
		e.Values, err = s.targetEdits(r, id)
	}
	if err == nil {
		err = s.app.EditItem(r.Context(), who, id, rev, e)
	}
	if err != nil {
		return s.itemRefused(w, r, &itemFormPage{ID: id, Rev: rev, Edit: e}, err)
	}
	return s.done(w, r, "/items/"+string(id), s.words(r).Say("Đã lưu thay đổi."))
}

// targetEdits are the corrections of a form to the targets of an item.
func (s *server) targetEdits(r *http.Request, id plan.ItemID) (map[string]app.ValueEdit, error) {
	view, err := s.app.Item(r.Context(), id)
	if err != nil {
		return nil, err
	}
	return s.words(r).targetEdits(r, view.Targets)
}

func (s *server) itemRefused(w http.ResponseWriter, r *http.Request, p *itemFormPage, err error) error {
	if mendable(err) {
		return s.itemForm(w, r, p, err)
	}
	return err
}

func (s *server) itemEdit(r *http.Request) (e app.ItemEdit, who app.Who, err error) {
	if err = readForm(r); err != nil {
		return e, who, err
	}
	if who, err = s.who(r); err != nil {
		return e, who, err
	}
	e = app.ItemEdit{Kind: plan.KindCode(text(r, "kind")), Title: text(r, "title"), Group: text(r, "group"), Parent: text(r, "parent"),
		Lead: text(r, "lead"), Coord: text(r, "coord"), Monitoring: text(r, "monitoring"), Accountable: text(r, "accountable"),
		Due: text(r, "due"), DueMisread: text(r, "due_misread") != "", Document: doc.ID(text(r, "document")), Quote: text(r, "quote"), Why: text(r, "why"), Fields: map[string]string{}}
	for _, id := range r.PostForm["theme"] {
		e.Themes = append(e.Themes, plan.ThemeID(id))
	}
	kind, _ := s.app.Kinds().Of(e.Kind)
	for _, f := range kind.Fields {
		value := text(r, "field."+f.Key)
		if f.Type == plan.Decimal {
			var wrong error
			if value, wrong = s.words(r).number("field."+f.Key, f.Vi, value); wrong != nil {
				value, err = text(r, "field."+f.Key), wrong
			}
		}
		if value != "" {
			e.Fields[f.Key] = value
		}
	}
	return e, who, err
}

// endItem takes an item out of the plan; its history stays.
func (s *server) endItem(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Mục đã kết thúc, không còn trong kế hoạch."), func(who app.Who, id plan.ItemID) error {
		return s.app.EndItem(r.Context(), who, id, atoi(text(r, "rev")), text(r, "why"))
	})
}

// linkItem joins an item to another one.
func (s *server) linkItem(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Đã nối hai mục."), func(who app.Who, id plan.ItemID) error {
		return s.app.LinkItems(r.Context(), who, id, plan.Relation(text(r, "relation")), text(r, "to"))
	})
}

func (s *server) itemStep(w http.ResponseWriter, r *http.Request, note string, act func(app.Who, plan.ItemID) error) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	err = act(who, plan.ItemID(r.PathValue("id")))
	switch {
	case err == nil:
		return s.done(w, r, "/items/"+r.PathValue("id"), note)
	case mendable(err):
		return s.itemView(w, r, err)
	}
	return err
}

package app

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// fillLinks adds the themes of an item and what it is linked to, at either end.
func (a *App) fillLinks(r store.Reader, v *ItemView) error {
	views, err := a.links(r, string(v.Item.ID))
	if err != nil {
		return err
	}
	for _, l := range views {
		if l.Link.To != plan.ThemeNoun {
			v.Links = append(v.Links, l)
			continue
		}
		t, err := store.Themes.Get(r, l.Link.ToID)
		if err != nil {
			return err
		}
		v.Themes = append(v.Themes, t)
	}
	return nil
}

// links are the links of one thing with the names of their other ends; items that came from a document are left to
// its list of items.
func (a *App) links(r store.Reader, id string) ([]LinkView, error) {
	from, err := r.LinksFrom(id)
	if err != nil {
		return nil, err
	}
	var out []LinkView
	for _, l := range from {
		v := LinkView{Link: l, Outgoing: true}
		if v.Title, v.Href, err = a.end(r, l.To, l.ToID); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	to, err := r.LinksTo(id)
	if err != nil {
		return nil, err
	}
	for _, l := range to {
		if l.To == plan.DocumentNoun && l.From == plan.ItemNoun {
			continue
		}
		v := LinkView{Link: l}
		if v.Title, v.Href, err = a.end(r, l.From, l.FromID); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// end names one end of a link.
func (a *App) end(r store.Reader, noun plan.Noun, id string) (title, href string, err error) {
	switch noun {
	case plan.ItemNoun:
		it, err := store.Items.Get(r, id)
		return it.Code + " " + it.Title, "/items/" + id, err
	case plan.DocumentNoun:
		d, err := store.Documents.Get(r, id)
		return d.Name(), "/documents/" + id, err
	case plan.ThemeNoun:
		t, err := store.Themes.Get(r, id)
		return t.Title, ItemFilter{Theme: id}.URL(), err
	}
	return "", "", fault.New(fault.Internal, "Liên kết tới loại lạ %q", "A link to an unknown noun %q", noun)
}

// linkDocuments joins a document just read to the registered ones it names, where number (and date, when stated) fit
// exactly one. What fits several or none stays a reference in the text.
func (a *App) linkDocuments(tx *store.Tx, d doc.Document, refs []documentRef) error {
	made := map[string]bool{}
	for _, ref := range refs {
		if ref.number == "" || ref.relation == "" {
			continue
		}
		docs, err := tx.DocumentsByNumber(ref.number)
		if err != nil {
			return err
		}
		var fit []doc.Document
		for _, x := range docs {
			if x.ID != d.ID && (ref.date == "" || x.Date == "" || x.Date == ref.date) {
				fit = append(fit, x)
			}
		}
		if len(fit) != 1 || made[string(ref.relation)+string(fit[0].ID)] {
			continue
		}
		made[string(ref.relation)+string(fit[0].ID)] = true
		l := plan.Link{ID: newID(), From: plan.DocumentNoun, FromID: string(d.ID), Relation: ref.relation, To: plan.DocumentNoun, ToID: string(fit[0].ID), Span: ref.span}
		if err := store.Links.Save(tx, &l); err != nil {
			return err
		}
	}
	return nil
}

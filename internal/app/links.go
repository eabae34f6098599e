package app

import (
	"context"
	"slices"

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
		if v.InTheme == nil {
			v.InTheme = map[plan.ThemeID]string{}
		}
		v.InTheme[t.ID] = l.Link.ID
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
		if err := a.otherEnd(r, &v, l.To, l.ToID); err != nil {
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
		if err := a.otherEnd(r, &v, l.From, l.FromID); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// otherEnd fills in what a link leads to, and whether the link can be taken back.
func (a *App) otherEnd(r store.Reader, v *LinkView, noun plan.Noun, id string) (err error) {
	if v.Title, v.Href, err = a.end(r, noun, id); err != nil {
		return err
	}
	if noun == plan.DocumentNoun {
		d, err := store.Documents.Get(r, id)
		if err != nil {
			return err
		}
		v.Replaced = d.Stage == doc.Replaced || d.Stage == doc.Ended
	}
	if err = mayUnlink(r, v.Link); fault.Is(err, fault.Conflict) {
		v.Firm, err = true, nil
	}
	return err
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

// setLinks makes the links of one relation from an item exactly those to the named things.
func setLinks(tx *store.Tx, id plan.ItemID, rel plan.Relation, to plan.Noun, ids []string) error {
	links, err := tx.LinksFrom(string(id))
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.Relation != rel || l.To != to {
			continue
		}
		if i := slices.Index(ids, l.ToID); i >= 0 {
			ids = slices.Delete(slices.Clone(ids), i, i+1)
			continue
		}
		if err := store.Links.Remove(tx, &l); err != nil {
			return err
		}
	}
	for _, target := range ids {
		l := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(id), Relation: rel, To: to, ToID: target}
		if err := store.Links.Save(tx, &l); err != nil {
			return err
		}
	}
	return nil
}

// LinkItems says how one item stands to another (by code or id): implements, depends on, amends, replaces …
func (a *App) LinkItems(ctx context.Context, who Who, from plan.ItemID, rel plan.Relation, to string) error {
	if err := who.must("plan"); err != nil {
		return err
	}
	if !slices.Contains([]plan.Relation{plan.Implements, plan.Amends, plan.Replaces, plan.Repeals, plan.SameAs, plan.DependsOn}, rel) {
		return fault.New(fault.Invalid, "Không có loại liên kết %q.", "There is no relation %q.", rel).At("relation")
	}
	from = byCode(a.store.Read(ctx), from)
	return a.change(ctx, who, act{"item.link", "item", string(from), ""}, func(tx *store.Tx) error {
		if _, err := store.Items.Get(tx.Reader, string(from)); err != nil {
			return err
		}
		target, err := itemNamed(tx.Reader, to)
		if err != nil {
			return named(err, fault.New(fault.Invalid, "Không có mục %q để liên kết.", "There is no item %q to link to.", to).At("to"))
		}
		if target.ID == from {
			return fault.New(fault.Invalid, "Mục không thể liên kết với chính nó.", "An item cannot be linked to itself.").At("to")
		}
		if rel == plan.DependsOn {
			if err := mayWait(tx.Reader, from, target); err != nil {
				return err
			}
		}
		l := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(from), Relation: rel, To: plan.ItemNoun, ToID: string(target.ID)}
		return store.Links.Save(tx, &l)
	})
}

// mayWait refuses what would make items wait for each other in a circle, and what is said already.
func mayWait(r store.Reader, item plan.ItemID, before plan.Item) error {
	links, err := r.UpLinks(plan.DependsOn)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.FromID == string(item) && l.ToID == string(before.ID) {
			return fault.New(fault.Conflict, "Mục này đã ghi là làm sau khi xong %s.", "It is already said that this item begins when %s is done.", before.Code).At("to")
		}
	}
	if plan.Waits(links, before.ID, item) {
		return fault.New(fault.Invalid, "%s phải chờ chính mục này, trực tiếp hoặc qua mục khác: hai mục sẽ chờ nhau mãi.", "%s itself waits for this item, directly or through others: the two would wait for each other for ever.", before.Code).At("to")
	}
	return nil
}

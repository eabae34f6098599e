package app

import (
	"context"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// LinksOf are the links of an item, by code or id, at either end, as its page has them.
func (a *App) LinksOf(ctx context.Context, item string) (plan.Item, []LinkView, error) {
	r := a.store.Read(ctx)
	it, err := itemNamed(r, item)
	if err != nil {
		return it, nil, err
	}
	links, err := a.links(r, string(it.ID))
	return it, links, err
}

// LinkNamed finds a link by what a person calls its ends: an item (code or id), what it is to the other end, and that end – an
// item, a document by its number, a theme by its title. "" leaves the other end open where the item has only one such link.
func (a *App) LinkNamed(ctx context.Context, item string, rel plan.Relation, to string) (plan.Link, error) {
	it, links, err := a.LinksOf(ctx, item)
	if err != nil {
		return plan.Link{}, err
	}
	var document doc.ID
	if d, err := a.DocumentNamed(ctx, to); err == nil {
		document = d.ID
	}
	var found []plan.Link
	for _, l := range links {
		if !l.Outgoing || l.Link.Relation != rel {
			continue
		}
		is := to == "" || l.Link.ToID == to || l.Link.To == plan.DocumentNoun && doc.ID(l.Link.ToID) == document || l.Link.To == plan.ThemeNoun && l.Title == to
		if l.Link.To == plan.ItemNoun && !is {
			other, err := store.Items.Get(a.store.Read(ctx), l.Link.ToID)
			if err != nil {
				return plan.Link{}, err
			}
			is = other.Code == to
		}
		if is {
			found = append(found, l.Link)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return plan.Link{}, fault.New(fault.NotFound, "%[1]s không có liên kết %[2]q tới %[4]q.", "%[1]s has no link %[3]q to %[4]q.", it.Code, rel.Vi(), string(rel), to)
	}
	return plan.Link{}, fault.New(fault.Invalid, "%[1]s có %[2]d liên kết như vậy; hãy ghi rõ tới mục, văn bản hay chủ đề nào.", "%[1]s has %[2]d such links; say to which item, document or theme.", it.Code, len(found))
}

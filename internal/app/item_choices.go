package app

import (
	"context"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// ItemChoices are what the form of an item offers. What the item has already is always among them (a theme of an earlier
// term, an old document, a post of a unit that has ended), so that saving the form never drops what nobody took away.
type ItemChoices struct {
	Units     []org.Unit
	Offered   []string // names that become a unit when they are used
	Themes    []ThemeView
	Documents []doc.Document // the newest, newest first
	Holders   []Who          // who can be accountable
}

// newest bounds the documents of a select; more would help nobody, the search does.
const newest = 400

// ItemChoices gives the choices for a form as it stands.
func (a *App) ItemChoices(ctx context.Context, e ItemEdit) (ItemChoices, error) {
	r := a.store.Read(ctx)
	var c ItemChoices
	var err error
	if c.Units, err = r.AllUnits(); err != nil {
		return c, err
	}
	if c.Offered, err = a.Offered(ctx); err != nil {
		return c, err
	}
	if err := a.themeChoices(r, &c, e.Themes); err != nil {
		return c, err
	}
	if err := documentChoices(r, &c, e.Document); err != nil {
		return c, err
	}
	if c.Holders, err = a.Posts(ctx); err != nil || e.Accountable == "" || slices.ContainsFunc(c.Holders, func(w Who) bool { return w.Post.Code == e.Accountable }) {
		return c, err
	}
	who, err := a.As(ctx, e.Accountable)
	if err == nil {
		c.Holders = append(c.Holders, who)
	}
	return c, unlessMissing(err)
}

func (a *App) themeChoices(r store.Reader, c *ItemChoices, chosen []plan.ThemeID) error {
	term, err := a.currentTerm(r)
	if err != nil {
		return err
	}
	if c.Themes, err = a.themes(r, term.Code); err != nil {
		return err
	}
	for _, id := range chosen {
		if slices.ContainsFunc(c.Themes, func(v ThemeView) bool { return v.Theme.ID == id }) {
			continue
		}
		theme, err := store.Themes.Get(r, string(id))
		if err == nil {
			c.Themes = append(c.Themes, ThemeView{Theme: theme})
		}
		if unlessMissing(err) != nil {
			return err
		}
	}
	return nil
}

func documentChoices(r store.Reader, c *ItemChoices, chosen doc.ID) error {
	_, total, err := r.DocumentList("", 0, 1)
	if err != nil {
		return err
	}
	if c.Documents, _, err = r.DocumentList("", max(0, total-newest), newest); err != nil {
		return err
	}
	slices.Reverse(c.Documents)
	if chosen == "" || slices.ContainsFunc(c.Documents, func(d doc.Document) bool { return d.ID == chosen }) {
		return nil
	}
	d, err := store.Documents.Get(r, string(chosen))
	if err == nil {
		c.Documents = append(c.Documents, d)
	}
	return unlessMissing(err)
}

// unlessMissing lets pass that something named is not there.
func unlessMissing(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

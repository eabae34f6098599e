package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// topUnits is how many units the first page shows, those with most overdue first; the page of units has them all.
const topUnits = 16

// Home is the first page. It reads roll-ups and a few rows, whatever the size of the plan.
func (a *App) Home(ctx context.Context) (Home, error) {
	r := a.store.Read(ctx)
	h := Home{Period: when.ReportingMonth(a.Today())}
	var err error
	if h.Term, err = a.currentTerm(r); err != nil {
		return h, err
	}
	if h.All, err = r.Tally(store.Everything, a.Today(), plan.SoonDays); err != nil {
		return h, err
	}
	register, err := r.AllDocuments()
	if err != nil {
		return h, err
	}
	if h.Timeline, err = a.timeline(r, h.Term, register); err != nil {
		return h, err
	}
	if err := a.homeTallies(r, &h, register); err != nil {
		return h, err
	}
	first := ItemFilter{PerPage: 8}
	if h.Overdue, err = a.some(r, first, plan.Overdue); err != nil {
		return h, err
	}
	if h.DueSoon, err = a.some(r, first, plan.DueSoon); err != nil {
		return h, err
	}
	if h.Reporting, err = a.reporting(r, h.Period); err != nil {
		return h, err
	}
	h.Pending, err = r.Pending()
	return h, err
}

// timeline puts documents, milestones, reviews and what falls due on one line of time.
func (a *App) timeline(r store.Reader, term plan.Term, register []doc.Document) ([]Moment, error) {
	var out []Moment
	for _, d := range register {
		if d.Date != "" && (term.From == "" || d.Date >= term.From.AddYears(-1)) {
			out = append(out, Moment{On: d.Date, Sort: "document", Title: d.Name(), Href: "/documents/" + string(d.ID)})
		}
	}
	marks, err := r.MilestonesOf(term.Code)
	if err != nil {
		return nil, err
	}
	for _, m := range marks {
		href := ""
		if slices.ContainsFunc(register, func(d doc.Document) bool { return string(d.ID) == m.DocumentID }) { // on an earlier day it may not have been there
			href = "/documents/" + m.DocumentID
		}
		out = append(out, Moment{On: m.On, Sort: m.Sort, Title: m.Title, Href: href})
	}
	from, to := when.Period("0000-01"), when.Period("9999-12")
	if term.From != "" {
		from = when.Period(term.From[:7])
	}
	if term.To != "" {
		to = when.Period(term.To[:7])
	}
	cells, err := r.Months(store.Everything, from, to)
	if err != nil {
		return nil, err
	}
	for _, c := range cells {
		on := c.Month.Bounds().From
		if n := len(out); n == 0 || out[n-1].Sort != "due" || out[n-1].On != on {
			out = append(out, Moment{On: on, Sort: "due", Title: "Đến hạn " + c.Month.Vi(), Href: ItemFilter{Due: string(c.Month), State: "tracked"}.URL()})
		}
		m := &out[len(out)-1]
		m.Count += c.Count
		if plan.WorkState(c.State).Open() && c.Month.Bounds().To < a.Today() {
			m.Late += c.Count
		}
	}
	arrange.By(out, func(x, y Moment) int { return cmp.Compare(x.On, y.On) })
	return out, nil
}

func (a *App) homeTallies(r store.Reader, h *Home, register []doc.Document) error {
	worst, leading, err := r.WorstTallies("unit", topUnits, a.Today(), plan.SoonDays)
	if err != nil {
		return err
	}
	h.Leading = leading
	ids := make([]org.UnitID, len(worst))
	for i, x := range worst {
		ids[i] = org.UnitID(x.Key.ID())
	}
	units, err := r.UnitsByID(ids)
	if err != nil {
		return err
	}
	for i, x := range worst {
		h.Units = append(h.Units, UnitTally{units[ids[i]], x.Tally})
	}
	themes, err := a.themes(r, h.Term.Code)
	if err != nil {
		return err
	}
	for _, t := range themes {
		if t.Tally.Total > 0 {
			h.Themes = append(h.Themes, ThemeTally{t.Theme, t.Tally})
		}
	}
	docs, err := r.Tallies("document", a.Today(), plan.SoonDays)
	if err != nil {
		return err
	}
	for _, d := range register {
		if t, ok := docs[store.KeyOf("document", string(d.ID))]; ok && t.Total > 0 {
			h.Documents = append(h.Documents, DocumentTally{d, t})
		}
	}
	return nil
}

// Themes lists the breakthroughs, pillars and groups of the term, each wording with its source and figures.
func (a *App) Themes(ctx context.Context) ([]ThemeView, error) {
	r := a.store.Read(ctx)
	term, err := a.currentTerm(r)
	if err != nil {
		return nil, err
	}
	return a.themes(r, term.Code)
}

func (a *App) themes(r store.Reader, termCode string) ([]ThemeView, error) {
	list, err := r.ThemesOfTerm(termCode)
	if err != nil {
		return nil, err
	}
	tallies, err := r.Tallies("theme", a.Today(), plan.SoonDays)
	if err != nil {
		return nil, err
	}
	byID := map[plan.ThemeID]plan.Theme{}
	for _, t := range list {
		byID[t.ID] = t
	}
	var out []ThemeView
	for _, t := range list {
		v := ThemeView{Theme: t, Tally: tallies[store.KeyOf("theme", string(t.ID))]}
		if t.DocumentID != "" {
			if v.Document, err = store.Documents.Get(r, string(t.DocumentID)); err != nil {
				return nil, err
			}
		}
		if p, ok := byID[t.PreviousID]; ok {
			v.Previous = &p
		}
		out = append(out, v)
	}
	arrange.By(out, func(x, y ThemeView) int {
		return cmp.Or(cmp.Compare(x.Theme.Sort, y.Theme.Sort), cmp.Compare(x.Document.Date, y.Document.Date), cmp.Compare(x.Theme.Ord, y.Theme.Ord))
	})
	return out, nil
}

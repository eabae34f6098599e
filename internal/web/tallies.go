package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// tallyRow is one line of a table of figures; every figure is a link to the list that has exactly that many rows.
type tallyRow struct {
	Name, Href, Note string
	Sub              string // beside the name, in words of our own
	Tally            plan.Tally
	Base             app.ItemFilter // what the line is about
}

// tracked chooses what the figures count: the items whose kind has work states.
const tracked plan.WorkState = "tracked"

func (t tallyRow) with(change func(*app.ItemFilter)) string {
	f := t.Base
	f.State = tracked
	change(&f)
	return f.URL()
}

func (t tallyRow) All() string { return t.with(func(*app.ItemFilter) {}) }

func (t tallyRow) State(s plan.WorkState) string {
	return t.with(func(f *app.ItemFilter) { f.State = s })
}

func (t tallyRow) Time(s plan.TimeState) string {
	return t.with(func(f *app.ItemFilter) { f.Time = s })
}

func (t tallyRow) Seen(s string) string { return t.with(func(f *app.ItemFilter) { f.Seen = s }) }

func unitTallies(units []app.UnitTally) []tallyRow {
	rows := make([]tallyRow, len(units))
	for i, u := range units {
		rows[i] = tallyRow{Name: u.Unit.Name, Href: "/units/" + u.Unit.Code,
			Tally: u.Tally, Base: app.ItemFilter{Unit: u.Unit.Code}}
	}
	return rows
}

func (w words) themeTallies(themes []app.ThemeTally) []tallyRow {
	rows := make([]tallyRow, len(themes))
	for i, t := range themes {
		rows[i] = tallyRow{Name: t.Theme.Title, Href: "/themes#" + string(t.Theme.ID), Note: w.themeName(t.Theme),
			Tally: t.Tally, Base: app.ItemFilter{Theme: string(t.Theme.ID)}}
	}
	return rows
}

func documentTallies(docs []app.DocumentTally) []tallyRow {
	rows := make([]tallyRow, len(docs))
	for i, d := range docs {
		rows[i] = tallyRow{Name: d.Document.Name(), Href: "/documents/" + string(d.Document.ID), Note: clip(d.Document.Subject, 110),
			Tally: d.Tally, Base: app.ItemFilter{Document: string(d.Document.ID)}}
	}
	return rows
}

// filterOf makes a filter of "key", "value" pairs, for links in templates.
func filterOf(pairs ...string) app.ItemFilter {
	q := map[string][]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q[pairs[i]] = []string{pairs[i+1]}
	}
	return app.ItemFilterOf(q)
}

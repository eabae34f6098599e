package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

type themesPage struct {
	frame
	Sorts []themesOf
}

// themesOf is all themes of one sort: breakthroughs, pillars, groups.
type themesOf struct {
	Name   string
	Themes []themeLine
}

type themeLine struct {
	app.ThemeView
	Row tallyRow
}

// themes lists the axes that cut across the tree, each wording with its source.
func (s *server) themes(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "items", "Chủ đề @nhiều")
	if err != nil {
		return err
	}
	all, err := s.app.Themes(r.Context())
	if err != nil {
		return err
	}
	p := &themesPage{frame: f}
	for _, t := range all {
		name := f.Say(plan.ThemeVi(t.Theme.Sort) + " @nhiều")
		if n := len(p.Sorts); n == 0 || p.Sorts[n-1].Name != name {
			p.Sorts = append(p.Sorts, themesOf{Name: name})
		}
		last := &p.Sorts[len(p.Sorts)-1]
		last.Themes = append(last.Themes, themeLine{t, tallyRow{Name: t.Theme.Title, Tally: t.Tally, Base: app.ItemFilter{Theme: string(t.Theme.ID)}}})
	}
	return s.show(w, http.StatusOK, "themes", p)
}

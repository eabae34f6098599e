package web

import (
	"context"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/vi"
)

// unitsNamed are the units that what was typed in place of a code may mean.
type unitsNamed struct {
	Text  string
	Count int
	Links []figure
	More  string // the address of all of them, where only the first are here
	one   string // the address where it can only mean one
}

// mostNamed is how many units a list asks to choose among; the page of units has more.
const mostNamed = 12

// unitsNamed finds units by a name or a part of one, as links to the list of each.
func (s *server) unitsNamed(ctx context.Context, f app.ItemFilter) (*unitsNamed, error) {
	named := app.UnitFilter{Q: f.Unit, Sort: "name", PerPage: 200}
	list, err := s.app.Units(ctx, named)
	if err != nil {
		return nil, err
	}
	out := &unitsNamed{Text: f.Unit, Count: list.Total}
	exact := 0
	for _, u := range list.Rows {
		f.Unit, f.Page = u.Unit.Code, 0
		if list.Total == 1 || vi.Fold(u.Unit.Name) == vi.Fold(out.Text) {
			exact++
			out.one = f.URL()
		}
		if len(out.Links) < mostNamed {
			out.Links = append(out.Links, figure{Name: u.Unit.Name, Href: f.URL()})
		}
	}
	if exact != 1 {
		out.one = ""
	}
	if list.Total > mostNamed {
		out.More = app.UnitFilter{Q: out.Text}.URL()
	}
	return out, nil
}

// unitNames are the names of all units, one a line: fetched when somebody begins to type one. With new=yes there are also those
// that become a unit when they are used; with aliases=yes other names of a unit follow its own, between tabs.
func (s *server) unitNames(w http.ResponseWriter, r *http.Request) error {
	units, err := s.app.Register(r.Context())
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, u := range units {
		b.WriteString(u.Name)
		if r.URL.Query().Get("aliases") == "yes" {
			for _, alias := range u.Aliases {
				b.WriteString("\t" + alias)
			}
		}
		b.WriteString("\n")
	}
	if r.URL.Query().Get("new") == "yes" {
		offered, err := s.app.Offered(r.Context())
		if err != nil {
			return err
		}
		for _, name := range offered {
			b.WriteString(name + "\n")
		}
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "private, max-age=300")
	_, err = w.Write([]byte(b.String()))
	return err
}

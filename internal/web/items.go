package web

import (
	"cmp"
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

type itemsPage struct {
	frame
	Filter  app.ItemFilter
	Table   itemTable
	Pager   pager
	Selects []choice
	Wrong   *problem // with what was typed into one of the fields for days
	Chips   []chip
	Exports []exportLink
	Saved   []savedLink
	Picking *picking // nil where the post may change nothing
	Named   *unitsNamed
}

type exportLink struct{ Format, Href string }

// itemTable is a list of items; it leaves out what is clear from the page around it.
type itemTable struct {
	Caption string
	Rows    []app.ItemRow
	Brief   bool // one unit: not named
	Within  bool // one document: not named
	Sorted  *sortHeads
	Pick    bool // rows can be ticked
}

// items is the list of the plan under any filter.
func (s *server) items(w http.ResponseWriter, r *http.Request) error {
	filter := app.ItemFilterOf(r.URL.Query())
	f, err := s.frame(w, r, "items", "Kế hoạch")
	if err != nil {
		return err
	}
	list, failed := s.app.Items(r.Context(), filter)
	if failed != nil && !fault.Is(failed, fault.Invalid) {
		return failed
	}
	selects, err := s.choices(r.Context(), f.words, filter)
	if err != nil {
		return err
	}
	views, err := s.app.Views(r.Context(), f.Who)
	if err != nil {
		return err
	}
	p := &itemsPage{frame: f, Saved: savedLinks(views, queryOf(filter)), Filter: filter, Selects: append(selects, f.sortChoice(filter, list.Total)), Chips: chipsOf(f.words, filter, selects), Exports: exportsOf(filter)}
	if failed != nil {
		return s.itemsRefused(w, r, p, failed)
	}
	if err := s.app.AddOutlook(r.Context(), list.Rows); err != nil {
		return err
	}
	p.Table = itemTable{Caption: f.Say("Các mục của kế hoạch"), Rows: list.Rows, Sorted: f.sortHeads(filter, list.Total)}
	p.Pager = pagerOf(r, list.Total, list.Number, list.PerPage)
	if p.Who.May("plan") && len(list.Rows) > 0 {
		p.Picking, p.Table.Pick = f.picking(filter, list.Total, len(list.Rows)), true
	}
	return s.show(w, http.StatusOK, "items", p)
}

// itemsRefused is the list whose filter cannot be read: it shows no rows, neither all nor none, and says it beside the
// field where that was typed.
func (s *server) itemsRefused(w http.ResponseWriter, r *http.Request, p *itemsPage, failed error) error {
	why := p.problem(failed)
	if why.Field == "unit" {
		named, err := s.unitsNamed(r.Context(), p.Filter)
		if err != nil {
			return err
		}
		if named.one != "" {
			http.Redirect(w, r, named.one, http.StatusSeeOther)
			return nil
		}
		if p.Named = named; len(named.Links) == 0 {
			p.Problem, p.Named = why, nil
		}
	} else if slices.Contains([]string{"due", "due_from", "due_to"}, why.Field) {
		p.Wrong = why
	} else {
		p.Problem = why
	}
	return s.show(w, statusOf(failed), "items", p)
}

// Kept is the list as it would be saved, for its address.
func (p *itemsPage) Kept() string { return queryOf(p.Filter) }

// IsSaved tells whether the list on the page has a name already.
func (p *itemsPage) IsSaved() bool {
	return slices.ContainsFunc(p.Saved, func(l savedLink) bool { return l.Current })
}

// Refused tells that the filter could not be read.
func (p *itemsPage) Refused() bool { return p.Wrong != nil || p.Problem != nil || p.Named != nil }

// From and To are what the fields for days hold; a link to one month or day fills both.
func (p *itemsPage) From() string { return cmp.Or(p.Filter.DueFrom, p.Filter.Due) }
func (p *itemsPage) To() string   { return cmp.Or(p.Filter.DueTo, p.Filter.Due) }

// WrongAt tells whether one of these fields holds what cannot be read.
func (p *itemsPage) WrongAt(fields ...string) bool {
	return p.Wrong != nil && slices.Contains(fields, p.Wrong.Field)
}

func exportsOf(f app.ItemFilter) (out []exportLink) {
	f.Page, f.PerPage = 0, 0
	for _, format := range []string{"csv", "xlsx"} {
		q := f.Values()
		q.Set("format", format)
		out = append(out, exportLink{format, "/items/export?" + q.Encode()})
	}
	return out
}

// exportItems streams exactly the rows of the list with the same filter.
func (s *server) exportItems(w http.ResponseWriter, r *http.Request) error {
	format := r.URL.Query().Get("format")
	if format != "csv" && format != "xlsx" && format != "json" {
		return fault.New(fault.Invalid, "Xuất được dạng csv, xlsx và json, không có dạng %q.", "Exports are csv, xlsx or json, not %q.", format).At("format")
	}
	out := &lateHeader{w: w, name: "ke-hoach-" + string(s.app.Today()) + "." + format}
	err := s.app.ExportItems(r.Context(), app.ItemFilterOf(r.URL.Query()), format, s.words(r).Lang, out)
	if err != nil && out.sent {
		s.config.Logger.Error("export cut", "err", err)
		panic(http.ErrAbortHandler) // too late to say it on a page; the reader must see that the file is not whole
	}
	return err
}

// lateHeader turns the answer into a download at the first byte, so that a failure before it still gets its page.
type lateHeader struct {
	w    http.ResponseWriter
	name string
	sent bool
}

func (l *lateHeader) Write(b []byte) (int, error) {
	if !l.sent {
		attach(l.w, l.name)
		l.sent = true
	}
	return l.w.Write(b)
}

// Heading says what the list holds, for the title of the page.
func (p *itemsPage) Heading() string {
	if k, ok := plan.Kinds(plan.DefaultKinds).Of(p.Filter.Kind); ok {
		return p.Say("%s trong kế hoạch", p.Say(k.Vi+" @nhiều"))
	}
	return p.Say("Mục của kế hoạch")
}

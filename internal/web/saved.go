package web

import (
	"net/http"
	"net/url"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// savedLink is a list that the acting post keeps under a name.
type savedLink struct {
	plan.View
	Current bool // it is the list one looks at
}

// Href is the address of the list; whoever gets it sees the same.
func (l savedLink) Href() string { return listAt(l.Query) }

func listAt(query string) string {
	if query == "" {
		return "/items"
	}
	return "/items?" + query
}

// queryOf is a filter as views keep it: the list from its first page.
func queryOf(f app.ItemFilter) string {
	f.Page = 0
	return f.Values().Encode()
}

func savedLinks(views []plan.View, query string) (out []savedLink) {
	for _, v := range views {
		out = append(out, savedLink{v, v.Query == query})
	}
	return out
}

type viewsPage struct {
	frame
	Views []savedLink
	From  bool   // one came here from a list
	Query string // of that list
	Title string // typed for it
	Bad   string // id of the view whose form was refused
	Typed string // as its name
}

// List is where one came from.
func (p *viewsPage) List() string { return listAt(p.Query) }

// saved is the page on which lists are saved, renamed, changed and removed.
func (s *server) saved(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	return s.savedPage(w, r, &viewsPage{From: q.Has("query"), Query: q.Get("query")}, nil)
}

func (s *server) savedPage(w http.ResponseWriter, r *http.Request, p *viewsPage, failed error) error {
	var err error
	if p.frame, err = s.frame(w, r, "items", "Danh sách đã lưu"); err != nil {
		return err
	}
	views, err := s.app.Views(r.Context(), p.Who)
	if err != nil {
		return err
	}
	p.Views = savedLinks(views, p.Query)
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "views", p)
}

// saveView keeps the list one looks at under a name, and goes back to it.
func (s *server) saveView(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	v, err := s.app.SaveView(r.Context(), who, text(r, "title"), text(r, "query"))
	switch {
	case err == nil:
		return s.done(w, r, listAt(v.Query), s.words(r).Say("Đã lưu danh sách “%s”.", v.Title))
	case mendable(err):
		return s.savedPage(w, r, &viewsPage{From: true, Query: text(r, "query"), Title: text(r, "title")}, err)
	}
	return err
}

// changeView renames a saved list, gives it the filter one came with, or removes it.
func (s *server) changeView(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	id, rev, query, note := r.PathValue("id"), atoi(text(r, "rev")), text(r, "query"), ""
	switch text(r, "do") {
	case "remove":
		note, err = "Đã xóa danh sách đã lưu.", s.app.RemoveView(r.Context(), who, id, rev)
	case "replace":
		note, err = "Đã đổi bộ lọc của danh sách.", s.app.ChangeView(r.Context(), who, id, rev, "", &query)
	default:
		note, err = "Đã đổi tên danh sách.", s.app.ChangeView(r.Context(), who, id, rev, text(r, "title"), nil)
	}
	_, from := r.PostForm["query"]
	switch {
	case err == nil && from:
		return s.done(w, r, "/views?query="+url.QueryEscape(query), s.words(r).Say(note))
	case err == nil:
		return s.done(w, r, "/views", s.words(r).Say(note))
	case mendable(err):
		return s.savedPage(w, r, &viewsPage{From: from, Query: query, Bad: id, Typed: text(r, "title")}, err)
	}
	return err
}

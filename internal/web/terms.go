package web

import (
	"net/http"
	"net/url"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type termsPage struct {
	frame
	Terms []app.TermRow
	May   bool
	New   plan.Term // as it was typed
}

// terms lists the terms, with the form that opens the next one.
func (s *server) terms(w http.ResponseWriter, r *http.Request) error {
	return s.termsView(w, r, plan.Term{}, nil)
}

func (s *server) termsView(w http.ResponseWriter, r *http.Request, typed plan.Term, failed error) error {
	f, err := s.frame(w, r, "home", "Nhiệm kỳ @trang")
	if err != nil {
		return err
	}
	p := &termsPage{frame: f, May: f.Who.May(org.EditPlan), New: typed}
	if p.Terms, err = s.app.Terms(r.Context()); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "terms", p)
}

// openTerm registers a term.
func (s *server) openTerm(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t := plan.Term{Code: text(r, "code"), Name: text(r, "name")}
	var err error
	if t.From, err = typedDay("from", "Từ ngày", text(r, "from")); err == nil {
		t.To, err = typedDay("to", "Đến ngày", text(r, "to"))
	}
	if err == nil {
		err = s.app.OpenTerm(r.Context(), callerOf(r).Who, t)
	}
	switch {
	case err == nil:
		return s.done(w, r, "/terms", s.words(r).Say("Đã mở nhiệm kỳ %s.", t.Code))
	case mendable(err):
		return s.termsView(w, r, t, err)
	}
	return err
}

type termPage struct {
	frame
	app.TermView
	Deciding bool // the page on which the items are decided about
	Shows    []termShow
	Pager    pager
	Why      string
	Document string
	Note     string
}

// termShow is one way to narrow the items, with how many there are.
type termShow struct {
	Name, Href string
	Count      int
	Current    bool
}

func termURL(code string) string { return "/terms/" + url.PathEscape(code) }

// term is a term as it stands, or, once it is closed, as it was.
func (s *server) term(w http.ResponseWriter, r *http.Request) error {
	return s.termView(w, r, false, nil)
}

// closing is the page on which it is decided what becomes of each item of a term.
func (s *server) closing(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.EditPlan); err != nil {
		return err
	}
	return s.termView(w, r, true, nil)
}

func termFilterOf(r *http.Request) app.TermFilter {
	q := r.URL.Query()
	return app.TermFilter{Show: q.Get("show"), Kind: plan.KindCode(q.Get("kind")), Unit: q.Get("unit"), Document: doc.ID(q.Get("document")), Page: atoi(q.Get("page"))}
}

func (s *server) termView(w http.ResponseWriter, r *http.Request, deciding bool, failed error) error {
	filter := termFilterOf(r)
	if _, said := r.URL.Query()["show"]; deciding && !said {
		filter.Show = "waiting"
	}
	view, err := s.app.Term(r.Context(), r.PathValue("code"), filter)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "home", view.Term.Name)
	if err != nil {
		return err
	}
	p := &termPage{frame: f, TermView: view, Deciding: deciding && view.Closing == nil, Pager: pagerOf(r, view.Items.Total, view.Items.Number, view.Items.PerPage)}
	p.Shows = p.shows(r.URL.Path, filter)
	status := http.StatusOK
	if failed != nil {
		p.Problem, p.Why, p.Document, p.Note, status = p.problem(failed), text(r, "why"), text(r, "document"), text(r, "note"), statusOf(failed)
	}
	return s.show(w, status, "term", p)
}

func (p *termPage) shows(path string, filter app.TermFilter) (out []termShow) {
	counts := p.Counts
	if p.Closed() {
		counts = map[string]int{"": p.Closing.Figures.Items}
		for fate, n := range p.Closing.Figures.Fates {
			counts[string(fate)] = n
		}
	}
	for _, x := range []struct{ show, name string }{
		{"", "Tất cả"}, {"waiting", "Chờ quyết định"}, {string(plan.Fulfilled), plan.Fulfilled.Vi()}, {string(plan.Carry), plan.Carry.Vi()},
		{string(plan.Drop), plan.Drop.Vi()}, {string(plan.LeaveOpen), plan.LeaveOpen.Vi()}, {"cancelled", "Đã hủy"},
	} {
		if counts[x.show] == 0 && x.show != "" && x.show != filter.Show {
			continue
		}
		out = append(out, termShow{p.Say(x.name), path + "?" + url.Values{"show": {x.show}}.Encode(), counts[x.show], x.show == filter.Show})
	}
	return out
}

// MayClose tells whether whoever looks may decide and close.
func (p *termPage) MayClose() bool { return p.Who.May(org.EditPlan) && !p.Closed() }

// MayEdit tells whether whoever looks may change the term.
func (p *termPage) MayEdit() bool { return p.Who.May(org.EditPlan) }

// Address of the page on which its items are decided about.
func (p *termPage) Address() string { return termURL(p.Term.Code) }

// Fates are those that can be chosen: nothing is carried where there is no next term.
func (p *termPage) Fates() []plan.Fate {
	if p.Next == nil {
		return plan.Fates[1:]
	}
	return plan.Fates
}

// Moved tells whether an item stands otherwise now than when the term was closed.
func (p *termPage) Moved(x app.TermItem) bool {
	f := x.Settled.Frozen
	return f != nil && (f.State != x.Row.Standing.State || f.Percent != x.Row.Standing.Percent || f.DueOn != x.Row.Standing.DueOn)
}

// settle takes what a person decides about items of a term, or closes it.
func (s *server) settle(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, code, say := callerOf(r).Who, r.PathValue("code"), s.words(r)
	do, fate := text(r, "do"), plan.Fate(text(r, "fate"))
	var err error
	note, to := "", r.URL.RequestURI()
	switch do {
	case "close":
		_, err = s.app.CloseTerm(r.Context(), who, code, text(r, "document"), text(r, "note"), nil)
		note, to = say.Say("Đã khép nhiệm kỳ; tình trạng các mục được giữ như hôm nay."), termURL(code)
	case "all", "proposed":
		if do == "proposed" {
			fate = ""
		} else if fate == "" {
			fate = "?" // none was chosen
		}
		filter := termFilterOf(r)
		if !r.URL.Query().Has("show") {
			filter.Show = "waiting"
		}
		var n int
		n, err = s.app.SettleAll(r.Context(), who, code, filter, fate, text(r, "why"), atoi(text(r, "expected")))
		note = say.Count(n, "Đã ghi quyết định về %d mục.", n)
	default:
		items := r.PostForm["item"]
		err = s.app.Settle(r.Context(), who, code, items, fate, text(r, "why"))
		note = say.Count(len(items), "Đã ghi quyết định về %d mục.", len(items))
	}
	switch {
	case err == nil:
		return s.done(w, r, to, note)
	case mendable(err):
		return s.termView(w, r, true, err)
	}
	return err
}

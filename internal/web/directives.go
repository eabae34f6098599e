package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// directivePart are the comments and directives about one thing, with the form for a new one.
type directivePart struct {
	Rows    []app.DirectiveView
	About   plan.Noun
	AboutID string
	To      []org.Unit // offered first: whom it concerns
	Back    string
	May     bool
	Typed   app.DirectiveEdit // as it was sent when it was refused
}

// directivesAbout are those about a thing that stands at an address; id is its own, named what the form calls it.
func (s *server) directivesAbout(r *http.Request, f frame, about plan.Noun, id, named, at string, to []org.Unit) (*directivePart, error) {
	rows, err := s.app.DirectivesAbout(r.Context(), f.Who, about, id)
	p := &directivePart{Rows: rows, About: about, AboutID: named, To: to, Back: at, May: f.Who.May(org.Direct)}
	if r.Method == http.MethodPost && r.URL.Path == "/directives" {
		p.Typed = directiveTyped(r)
	}
	return p, err
}

// Open tells whether anything is shown of it.
func (p *directivePart) Open() bool { return p != nil && (p.May || len(p.Rows) > 0) }

type directivesPage struct {
	frame
	Filter app.DirectiveFilter
	Rows   []app.DirectiveView
	Pager  pager
	States []choice
}

// directives lists what was directed, newest first.
func (s *server) directives(w http.ResponseWriter, r *http.Request) error {
	return s.directivesPage(w, r, nil)
}

func (s *server) directivesPage(w http.ResponseWriter, r *http.Request, failed error) error {
	q := r.URL.Query()
	f, err := s.frame(w, r, "items", "Ý kiến, chỉ đạo")
	if err != nil {
		return err
	}
	p := &directivesPage{frame: f, Filter: app.DirectiveFilter{State: plan.DirectiveState(q.Get("state")), Unit: q.Get("unit"), Mine: q.Get("mine") == "1", Page: pageNumber(r)}}
	status := http.StatusOK
	list, err := s.app.Directives(r.Context(), f.Who, p.Filter)
	if err != nil && !mendable(err) {
		return err
	}
	if failed != nil {
		err = failed
	}
	if err != nil {
		p.Problem, status = p.problem(err), statusOf(err)
	}
	state := choice{Name: "state", Label: f.Say("Trạng thái")}
	for _, x := range []plan.DirectiveState{plan.Waiting, plan.Answered, plan.Closed, plan.Noted} {
		state.add(string(x), f.Say(x.Vi()), string(p.Filter.State))
	}
	p.States, p.Rows, p.Pager = []choice{state}, list.Rows, pagerOf(r, list.Total, list.Number, max(1, list.PerPage))
	return s.show(w, status, "directives", p)
}

// direct keeps a comment or a directive, and leads back to where it was written.
func (s *server) direct(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	e := directiveTyped(r)
	_, err := s.app.Direct(r.Context(), callerOf(r).Who, e)
	switch {
	case err == nil:
		return s.done(w, r, backTo(r, "/directives"), s.words(r).Say("Đã ghi."))
	case !mendable(err):
		return err
	}
	switch e.About { // where it was written, with what was typed
	case plan.ItemNoun:
		r.SetPathValue("id", e.AboutID)
		return s.itemView(w, r, err)
	case plan.DocumentNoun:
		r.SetPathValue("id", e.AboutID)
		return s.documentView(w, r, err)
	case plan.UnitNoun:
		r.SetPathValue("code", e.AboutID)
		return s.unitView(w, r, err)
	case plan.ReportNoun:
		unit, period, _ := strings.Cut(e.AboutID, "/")
		r.SetPathValue("unit", unit)
		r.SetPathValue("period", period)
		return s.reportView(w, r, nil, err)
	}
	return s.directivesPage(w, r, err)
}

func directiveTyped(r *http.Request) app.DirectiveEdit {
	to := text(r, "other")
	if to == "" {
		to = text(r, "to")
	}
	return app.DirectiveEdit{Sort: plan.DirectiveSort(text(r, "sort")), About: plan.Noun(text(r, "about")), AboutID: text(r, "about_id"), To: to, Text: text(r, "text"), Due: text(r, "due")}
}

// Other is an addressee as it was typed, where it is none of those offered.
func (p *directivePart) Other() string {
	for _, u := range p.To {
		if u.Code == p.Typed.To {
			return ""
		}
	}
	return p.Typed.To
}

// backTo is the page of this server that a form came from.
func backTo(r *http.Request, otherwise string) string {
	if back := text(r, "back"); back != "" {
		return local(back)
	}
	return otherwise
}

// shownDirective is a directive where it is shown: on a page of many things each names what it is about.
type shownDirective struct {
	View  app.DirectiveView
	Back  string
	Whole bool
}

// onDirective answers a directive, closes it, or makes it a task.
func (s *server) onDirective(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, id, rev := callerOf(r).Who, plan.DirectiveID(r.PathValue("id")), atoi(text(r, "rev"))
	say := s.words(r).Say
	note, to := "", backTo(r, "/directives")
	var err error
	switch text(r, "do") {
	case "answer":
		note, err = say("Đã gửi trả lời."), s.app.AnswerDirective(r.Context(), who, id, rev, text(r, "text"))
	case "close":
		note, err = say("Đã kết thúc."), s.app.CloseDirective(r.Context(), who, id, rev)
	case "task":
		var item plan.Item
		if item, err = s.app.DirectiveTask(r.Context(), who, id, rev); err == nil {
			note, to = say("Chỉ đạo đã thành %s.", item.Code), "/items/"+string(item.ID)
		}
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if err == nil {
		return s.done(w, r, to, note)
	}
	if mendable(err) {
		return s.directivesPage(w, r, err)
	}
	return err
}

package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
)

type repealPage struct {
	frame
	app.RepealView
	Dos  []doc.GoneDo
	By   string // as it was typed
	On   string
	Note string
	Why  string
	To   string
}

// repeal is the page on which a document is said to be repealed, and each of its items is decided about.
func (s *server) repeal(w http.ResponseWriter, r *http.Request) error {
	return s.repealView(w, r, nil)
}

func (s *server) repealView(w http.ResponseWriter, r *http.Request, failed error) error {
	view, err := s.app.Repealing(r.Context(), doc.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	if view.Document.Repealed == nil {
		if err := callerOf(r).Who.Must(org.ImportDocument); err != nil { // nothing but a form
			return err
		}
	}
	f, err := s.frame(w, r, "documents", "Bãi bỏ văn bản")
	if err != nil {
		return err
	}
	p := &repealPage{frame: f, RepealView: view, Dos: doc.GoneDos}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
		p.By, p.On, p.Note, p.Why, p.To = text(r, "by"), text(r, "on"), text(r, "note"), text(r, "why"), text(r, "to")
	}
	return s.show(w, status, "repeal", p)
}

// MayDecide tells whether whoever looks may decide about its items.
func (p *repealPage) MayDecide() bool {
	return p.Document.Repealed != nil && p.Undecided > 0 && p.Who.May(org.EditPlan)
}

// decideRepeal takes what a person says of a repealed document, or of items of it.
func (s *server) decideRepeal(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, id, say := callerOf(r).Who, doc.ID(r.PathValue("id")), s.words(r)
	var err error
	var note string
	if do := text(r, "do"); do == "repeal" {
		x := doc.Repeal{Named: text(r, "by"), Note: text(r, "note")}
		if x.On, err = typedDay("on", "Ngày", text(r, "on")); err == nil {
			err = s.app.Repeal(r.Context(), who, id, x)
		}
		note = say.Say("Đã ghi văn bản bị bãi bỏ; hãy quyết định về từng mục.")
	} else {
		err = s.app.DecideRepeal(r.Context(), who, id, r.PostForm["item"], doc.GoneDo(strings.TrimPrefix(do, "proposed")), text(r, "to"), text(r, "why"))
		note = say.Say("Đã ghi quyết định.")
	}
	switch {
	case err == nil:
		return s.done(w, r, "/documents/"+string(id)+"/repeal", note)
	case mendable(err):
		return s.repealView(w, r, err)
	}
	return err
}

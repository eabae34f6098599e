package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

type documentPage struct {
	frame
	app.DocumentView
	Row    tallyRow
	Source []passage
	Steps  []stage
	Work   itemTable
	Links  []linkRow
	Orders *directivePart
}

// stage is one step of a document's life, reached or not.
type stage struct {
	Stage   doc.Stage
	Name    string
	Reached bool
	Current bool
}

// document is one document with all that hangs on it.
func (s *server) document(w http.ResponseWriter, r *http.Request) error {
	return s.documentView(w, r, nil)
}

func (s *server) documentView(w http.ResponseWriter, r *http.Request, failed error) error {
	view, err := s.app.Document(r.Context(), doc.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "documents", view.Document.Name())
	if err != nil {
		return err
	}
	p := &documentPage{frame: f, DocumentView: view, Steps: f.stages(view), Source: f.passages(view.Passages, nil, false),
		Row:  tallyRow{Name: view.Document.Name(), Tally: view.Tally, Base: app.ItemFilter{Document: string(view.Document.ID)}},
		Work: itemTable{Caption: f.Say("Các mục của kế hoạch từ văn bản này"), Rows: view.Items[:min(len(view.Items), 20)], Within: true},
	}
	at := "/documents/" + string(view.Document.ID)
	p.Links, p.History = f.linksOf(at, view.Links), f.mayBack(view.History)
	if p.Orders, err = s.directivesAbout(r, f, plan.DocumentNoun, string(view.Document.ID), string(view.Document.ID), at, nil); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "document", p)
}

func (w words) stages(view app.DocumentView) []stage {
	reached := map[doc.Stage]bool{view.Document.Stage: true}
	for _, e := range view.Life {
		reached[e.Stage] = true
	}
	var out []stage
	for _, x := range doc.Stages {
		out = append(out, stage{x.Stage, w.Say(x.Vi), reached[x.Stage], x.Stage == view.Document.Stage})
	}
	return out
}

// original sends the stored file as it came in. It is always a download: a stored page must never run in this site.
func (s *server) original(w http.ResponseWriter, r *http.Request) error {
	content, name, err := s.app.Original(r.Context(), doc.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return sendFile(w, r, content, name)
}

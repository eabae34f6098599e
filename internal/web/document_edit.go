package web

import (
	"net/http"

	"lotrinh/internal/doc"
)

// editDocument corrects what was read of the first page: number, date, issuer, subject.
func (s *server) editDocument(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	view, err := s.app.Document(r.Context(), doc.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	d := view.Document
	d.Rev = atoi(text(r, "rev"))
	d.Type, d.Number, d.Issuer, d.Subject, d.Signer = text(r, "type"), text(r, "number"), text(r, "issuer"), text(r, "subject"), text(r, "signer")
	d.ProposedBy, d.AdoptedBy = text(r, "proposed_by"), text(r, "adopted_by")
	d.Date, err = typedDay("date", "Ngày văn bản", text(r, "date"))
	if err == nil {
		err = s.app.EditDocument(r.Context(), who, d, text(r, "why"))
	}
	return s.documentSaved(w, r, err, s.words(r).Say("Đã sửa thông tin văn bản."))
}

// addEvent records one step of the document's life.
func (s *server) addEvent(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	e := doc.Event{DocumentID: doc.ID(r.PathValue("id")), Stage: doc.Stage(text(r, "stage")), By: text(r, "by"), Note: text(r, "note")}
	e.On, err = typedDay("on", "Ngày", text(r, "on"))
	if err == nil {
		err = s.app.AddEvent(r.Context(), who, e)
	}
	say := s.words(r)
	return s.documentSaved(w, r, err, say.Say("Đã ghi bước “%s”.", say.Say(e.Stage.Vi())))
}

func (s *server) documentSaved(w http.ResponseWriter, r *http.Request, err error, note string) error {
	switch {
	case err == nil:
		return s.done(w, r, "/documents/"+r.PathValue("id"), note)
	case mendable(err):
		return s.documentView(w, r, err)
	}
	return err
}

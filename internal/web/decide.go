package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// decide takes a person's verdict on one candidate and goes to the next.
func (s *server) decide(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	document, id := doc.ID(r.PathValue("document")), plan.CandidateID(text(r, "candidate"))
	view, err := s.app.Review(r.Context(), document, id, 0.9)
	if err != nil {
		return err
	}
	say, note := s.words(r), ""
	switch text(r, "do") {
	case "separate":
		if err := s.app.Separate(r.Context(), who, id); err != nil {
			return err
		}
		return s.done(w, r, addressOf(document, id), say.Say("Đã tách thành việc riêng."))
	case "reject":
		err = s.app.Reject(r.Context(), who, id, text(r, "why"))
		note = say.Say("Đã bỏ đề xuất; lý do nằm trong nhật ký.")
	default:
		var it plan.Item
		edit := editOf(r, view)
		it, err = s.app.Accept(r.Context(), who, id, edit)
		note = say.Say("Đã nhận thành %s.", it.Code)
		if edit != (app.CandidateEdit{}) {
			note = say.Say("Đã nhận bản đã sửa thành %s.", it.Code)
		}
	}
	switch {
	case err == nil:
		return s.done(w, r, addressOf(document, nextOf(view, id)), note)
	case mendable(err):
		return s.reviewView(w, r, string(id), err)
	}
	return err
}

func nextOf(view app.ReviewView, id plan.CandidateID) plan.CandidateID {
	if view.Next != "" && view.Next != id {
		return view.Next
	}
	return "" // the first that still waits
}

// editOf holds only what the person changed; the rest stays as read, with its evidence.
func editOf(r *http.Request, view app.ReviewView) (e app.CandidateEdit) {
	if view.Current == nil {
		return e
	}
	c := view.Current.Candidate
	changed := func(name, was string) *string {
		if _, sent := r.PostForm[name]; !sent {
			return nil
		}
		now := text(r, name)
		if now == strings.TrimSpace(strings.ReplaceAll(was, "\r\n", "\n")) {
			return nil
		}
		return &now
	}
	e.Title = changed("title", titleOf(c))
	e.Lead = changed("lead", strings.Join(c.Lead, "; "))
	e.Coord = changed("coord", strings.Join(c.Coord, "; "))
	e.Due = changed("due", phrase(c.Due))
	e.Deliverable = changed("deliverable", c.Deliverable)
	if kind := changed("kind", string(c.Kind)); kind != nil && *kind != "" {
		code := plan.KindCode(*kind)
		e.Kind = &code
	}
	return e
}

// acceptAbove takes every candidate that is sure enough; the page has shown how many that is.
func (s *server) acceptAbove(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	document := doc.ID(r.PathValue("document"))
	above, err := threshold(r.FormValue("above"))
	if err != nil {
		return err
	}
	n, err := s.app.AcceptAbove(r.Context(), who, document, above)
	if err != nil {
		return err
	}
	return s.done(w, r, addressOf(document, ""), s.words(r).Count(n, "Đã nhận %d đề xuất vào kế hoạch.", n))
}

// unknown lists the written names that no unit answers to yet.
func unknown(units []org.Unit) string {
	var names []string
	for _, u := range units {
		if u.ID == "" {
			names = append(names, u.Name)
		}
	}
	return strings.Join(names, "; ")
}

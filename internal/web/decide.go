package web

import (
	"net/http"
	"strconv"
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
	document, id, show := doc.ID(r.PathValue("document")), plan.CandidateID(text(r, "candidate")), app.ShowOf(text(r, "show"))
	view, err := s.app.ReviewShown(r.Context(), document, app.ReviewQuery{Current: id, Above: 0.9, Show: show})
	if err != nil {
		return err
	}
	say, note := s.words(r), ""
	switch text(r, "do") {
	case "separate":
		err = s.app.Separate(r.Context(), who, id)
		view.Next, note = id, say.Say("Đã tách thành việc riêng.")
	case "reject":
		err = s.app.Reject(r.Context(), who, id, text(r, "why"))
		note = say.Say("Đã bỏ đề xuất; lý do nằm trong nhật ký.")
	default:
		var it plan.Item
		var edit app.CandidateEdit
		if edit, err = say.editOf(r, view); err == nil {
			err = s.askNewUnits(r, view, edit)
		}
		if err == nil {
			it, err = s.app.Accept(r.Context(), who, id, edit)
		}
		note = say.Say("Đã nhận thành %s.", it.Code)
		if edit.Changes() {
			note = say.Say("Đã nhận bản đã sửa thành %s.", it.Code)
		}
	}
	return s.reviewed(w, r, id, view.Next, note, err)
}

// reviewed goes on with a candidate, "" = where the review stands, or shows the one at hand again with what was wrong.
func (s *server) reviewed(w http.ResponseWriter, r *http.Request, at, next plan.CandidateID, note string, err error) error {
	switch {
	case err == nil:
		return s.done(w, r, addressOf(doc.ID(r.PathValue("document")), next, app.ShowOf(text(r, "show"))), note)
	case mendable(err):
		return s.reviewView(w, r, string(at), err)
	}
	return err
}

// reviewStep reads the form of a step of reviewing and carries it out; act says what to go on with.
func (s *server) reviewStep(w http.ResponseWriter, r *http.Request, note string, act func(app.Who, doc.ID, plan.CandidateID) (plan.CandidateID, error)) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	id := plan.CandidateID(text(r, "candidate"))
	next, err := act(who, doc.ID(r.PathValue("document")), id)
	return s.reviewed(w, r, id, next, note, err)
}

// undo takes the last decision back.
func (s *server) undo(w http.ResponseWriter, r *http.Request) error {
	return s.reviewStep(w, r, s.words(r).Say("Đã lấy lại quyết định trước; đề xuất lại chờ xem."), func(who app.Who, document doc.ID, _ plan.CandidateID) (plan.CandidateID, error) {
		seq, _ := strconv.ParseInt(text(r, "seq"), 10, 64)
		return s.app.Undo(r.Context(), who, document, seq)
	})
}

// split makes two candidates of one.
func (s *server) split(w http.ResponseWriter, r *http.Request) error {
	return s.reviewStep(w, r, s.words(r).Say("Đã tách làm hai đề xuất; đây là phần thứ nhất."), func(who app.Who, _ doc.ID, id plan.CandidateID) (plan.CandidateID, error) {
		return id, s.app.Split(r.Context(), who, id, atoi(text(r, "at")), text(r, "words"))
	})
}

// merge makes one candidate of two.
func (s *server) merge(w http.ResponseWriter, r *http.Request) error {
	return s.reviewStep(w, r, s.words(r).Say("Đã gộp thành một đề xuất có hai nguồn."), func(who app.Who, _ doc.ID, id plan.CandidateID) (plan.CandidateID, error) {
		return s.app.Merge(r.Context(), who, id, plan.CandidateID(text(r, "with")), text(r, "joined") != "")
	})
}

// addCandidate makes a candidate of a sentence that nothing was made of.
func (s *server) addCandidate(w http.ResponseWriter, r *http.Request) error {
	return s.reviewStep(w, r, s.words(r).Say("Đã thêm đề xuất từ câu này. Hãy bổ sung rồi nhận."), func(who app.Who, document doc.ID, _ plan.CandidateID) (plan.CandidateID, error) {
		return s.app.AddCandidate(r.Context(), who, document, doc.Span{Start: atoi(text(r, "from")), End: atoi(text(r, "to"))})
	})
}

// editOf holds only what the person changed; the rest stays as read, with its evidence.
func (w words) editOf(r *http.Request, view app.ReviewView) (e app.CandidateEdit, err error) {
	if view.Current == nil {
		return e, nil
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
	e.Values, err = w.valueEdits(r, c)
	return e, err
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
	view, err := s.app.Review(r.Context(), document, "", above)
	if err != nil {
		return err
	}
	say := s.words(r)
	note := say.Count(n, "Đã nhận %d đề xuất vào kế hoạch.", n)
	if left := view.Row.Pending; left > 0 {
		note += " " + say.Say("Còn %d chờ xem: %s.", left, say.left(view.Left))
	}
	return s.done(w, r, addressOf(document, "", app.ShowAll), note)
}

// left says why candidates are left when many are accepted: "12 có câu hỏi, 30 dưới ngưỡng".
func (w words) left(l app.Left) string {
	var parts []string
	add := func(n int, wording string) {
		if n > 0 {
			parts = append(parts, w.Say(wording, n))
		}
	}
	add(l.Questions, "%d có câu hỏi")
	add(l.Below, "%d dưới ngưỡng tin cậy")
	add(l.Told, "%d nêu lại một việc đã có đề xuất")
	add(l.Earlier, "%d có ở bản trước của văn bản")
	return strings.Join(parts, ", ")
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

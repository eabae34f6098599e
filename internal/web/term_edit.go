package web

import (
	"net/http"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type termEditPage struct {
	frame
	Term                     plan.Term
	Name                     string // this and the days as typed
	From, To, MidTerm, Final string
	Closed                   bool
	Why                      string
}

// editTerm is the form of a term's name and days.
func (s *server) editTerm(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.EditPlan); err != nil {
		return err
	}
	t, err := s.app.TermNamed(r.Context(), r.PathValue("code"))
	if err != nil {
		return err
	}
	return s.termForm(w, r, &termEditPage{Term: t, Name: t.Name, From: t.From.Vi(), To: t.To.Vi(), MidTerm: t.MidTerm.Vi(), Final: t.Final.Vi()}, nil)
}

func (s *server) termForm(w http.ResponseWriter, r *http.Request, p *termEditPage, failed error) error {
	all, err := s.app.Terms(r.Context())
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Term.Code == p.Term.Code {
			p.Closed = t.Closing != nil
		}
	}
	if p.frame, err = s.frame(w, r, "home", "Sửa nhiệm kỳ"); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "term_edit", p)
}

// saveTerm takes the form.
func (s *server) saveTerm(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	code := r.PathValue("code")
	p := &termEditPage{Term: plan.Term{Code: code, Rev: atoi(text(r, "rev"))}, Name: text(r, "name"), From: text(r, "from"), To: text(r, "to"), MidTerm: text(r, "mid_term"), Final: text(r, "final"), Why: text(r, "why")}
	now := plan.Term{Name: p.Name}
	var err error
	if now.From, err = typedDay("from", "Từ ngày", p.From); err == nil {
		now.To, err = typedDay("to", "Đến ngày", p.To)
	}
	if err == nil {
		now.MidTerm, err = typedDay("mid_term", "Sơ kết", p.MidTerm)
	}
	if err == nil {
		now.Final, err = typedDay("final", "Tổng kết", p.Final)
	}
	if err == nil {
		_, err = s.app.EditTerm(r.Context(), callerOf(r).Who, code, p.Term.Rev, now, p.Why)
	}
	switch {
	case err == nil:
		return s.done(w, r, termURL(code), s.words(r).Say("Đã sửa nhiệm kỳ %s.", code))
	case mendable(err):
		return s.termForm(w, r, p, err)
	}
	return err
}

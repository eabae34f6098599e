package web

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/org"
)

// programmePage is the order of speaking, and what stands in the volume alone.
type programmePage struct {
	frame
	P      app.ProgrammeShown
	Starts string // as it was typed
	Office bool   // PDF can be made here
}

// programme shows the order of speaking; it prints as a list for the chair.
func (s *server) programme(w http.ResponseWriter, r *http.Request) error {
	return s.programmePage(w, r, nil, nil)
}

func (s *server) programmePage(w http.ResponseWriter, r *http.Request, typed *app.ProgrammeEdit, failed error) error {
	f, err := s.frame(w, r, "reviews", "Thứ tự phát biểu")
	if err != nil {
		return err
	}
	p := &programmePage{frame: f, Office: s.app.ReadsOffice()}
	if p.P, err = s.app.Programme(r.Context(), f.Who, conference.ID(r.PathValue("id"))); err != nil {
		return err
	}
	p.Back = "/conferences/" + string(p.P.Conference.ID) + "/programme"
	p.Starts = string(p.P.Conference.Starts)
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	if typed != nil {
		p.retype(*typed)
	}
	return s.show(w, status, "programme", p)
}

// retype puts back what a person typed.
func (p *programmePage) retype(e app.ProgrammeEdit) {
	p.Starts = e.Starts
	for _, t := range e.Talks {
		if i := slices.IndexFunc(p.P.Talks, func(x app.TalkShown) bool { return x.Unit.Code == t.Unit }); i >= 0 {
			p.P.Talks[i].Order, p.P.Talks[i].Minutes = t.Order, t.Minutes
		}
	}
}

// OtherLayout is the layout that the line of the host does not ask for.
func (p *programmePage) OtherLayout() string {
	if p.P.Conference.Host.Line == org.Party {
		return "state"
	}
	return "party"
}

// Bad tells whether a field was refused.
func (p *programmePage) Bad(field string) bool { return p.Problem != nil && p.Problem.Field == field }

// changeProgramme keeps the order as it was typed; a button up or down moves one talk first.
func (s *server) changeProgramme(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	e := app.ProgrammeEdit{Starts: text(r, "starts")}
	for i, unit := range r.Form["unit"] {
		e.Talks = append(e.Talks, app.TalkEdit{Unit: unit, Order: atoi(nth(r.Form["order"], i)), Minutes: atoi(nth(r.Form["minutes"], i))})
	}
	typed := e
	moved(&e, text(r, "up"), -1)
	moved(&e, text(r, "down"), 1)
	id := conference.ID(r.PathValue("id"))
	err := s.app.ArrangeProgramme(r.Context(), callerOf(r).Who, id, atoi(text(r, "rev")), e)
	if mendable(err) {
		return s.programmePage(w, r, &typed, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/conferences/"+string(id)+"/programme", s.words(r).Say("Đã lưu thứ tự phát biểu."))
}

func nth(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return ""
}

// moved puts the talk of a unit one place up or down, in the order that the numbers say.
func moved(e *app.ProgrammeEdit, unit string, by int) {
	if unit == "" {
		return
	}
	talks := slices.Clone(e.Talks)
	arrange.By(talks, func(x, y app.TalkEdit) int { return x.Order - y.Order })
	i := slices.IndexFunc(talks, func(t app.TalkEdit) bool { return t.Unit == unit })
	if to := i + by; i >= 0 && to >= 0 && to < len(talks) {
		talks[i], talks[to] = talks[to], talks[i]
	}
	for i := range talks {
		talks[i].Order = i + 1
	}
	e.Talks = talks
}

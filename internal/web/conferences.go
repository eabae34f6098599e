package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type conferencesPage struct {
	frame
	List []app.ConferenceListed
	Form conferenceForm
	Runs bool
}

// conferenceForm is a conference about to be called or changed, as it was typed.
type conferenceForm struct {
	app.ConferenceEdit
	ID      conference.ID
	Rev     int
	Typed   string // the outline, a topic or a question a line
	RoundsN string
	Asked   []chosenNeed
	Agreed  bool   // a change then names a document or a reason
	Wrong   string // the field that was refused
}

// Bad tells whether a field was refused.
func (f conferenceForm) Bad(field string) bool { return f.Wrong == field }

type chosenNeed struct {
	conference.Need
	Chosen bool
}

// conferences lists the conferences, with the form for a new one.
func (s *server) conferences(w http.ResponseWriter, r *http.Request) error {
	return s.conferencesPage(w, r, conferenceForm{}, nil)
}

func (s *server) conferencesPage(w http.ResponseWriter, r *http.Request, form conferenceForm, failed error) error {
	f, err := s.frame(w, r, "reviews", "Hội nghị, tham luận")
	if err != nil {
		return err
	}
	p := &conferencesPage{frame: f, Form: form, Runs: f.Who.May(org.RunConferences)}
	p.Back = "/conferences"
	if p.List, err = s.app.Conferences(r.Context(), f.Who); err != nil {
		return err
	}
	p.Form.offer()
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
		p.Form.Wrong = p.Problem.Field
	}
	return s.show(w, status, "conferences", p)
}

// offer fills in what the form has to choose from.
func (f *conferenceForm) offer() {
	for _, n := range conference.Needs {
		x := chosenNeed{Need: n}
		for _, had := range f.ConferenceEdit.Needs {
			x.Chosen = x.Chosen || had == n
		}
		f.Asked = append(f.Asked, x)
	}
}

// conferenceTyped reads the form.
func conferenceTyped(r *http.Request) conferenceForm {
	form := conferenceForm{ID: conference.ID(r.PathValue("id")), Rev: atoi(text(r, "rev")), Typed: r.FormValue("outline"), RoundsN: text(r, "rounds")}
	form.ConferenceEdit = app.ConferenceEdit{Title: text(r, "title"), Host: text(r, "host"), Secretary: text(r, "secretary"), HeldOn: text(r, "held_on"), Place: text(r, "place"),
		Least: atoi(text(r, "least")), Most: atoi(text(r, "most")), Draft: text(r, "draft"), Rounds: strings.FieldsFunc(form.RoundsN, apart), Final: text(r, "final"), Proposal: text(r, "proposal"), Report: text(r, "report"), By: text(r, "by"), Why: text(r, "why"), Outline: topicsTyped(form.Typed)}
	for _, n := range r.Form["need"] {
		form.ConferenceEdit.Needs = append(form.ConferenceEdit.Needs, conference.Need(n))
	}
	return form
}

// topicsTyped reads an outline: a topic a line, the codes of its units behind a bar; a line that begins with a dash is a
// guiding question of the topic above it.
func topicsTyped(text string) (out []app.TopicEdit) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		question, asked := strings.CutPrefix(line, "-")
		switch {
		case line == "":
		case asked && len(out) > 0:
			out[len(out)-1].Questions = append(out[len(out)-1].Questions, strings.TrimSpace(question))
		default:
			heading, units, _ := strings.Cut(line, "|")
			out = append(out, app.TopicEdit{Heading: strings.TrimSpace(heading), Units: strings.FieldsFunc(units, apart)})
		}
	}
	return out
}

// openConference proposes one.
func (s *server) openConference(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form := conferenceTyped(r)
	id, err := s.app.OpenConference(r.Context(), callerOf(r).Who, form.ConferenceEdit)
	if mendable(err) {
		return s.conferencesPage(w, r, form, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/conferences/"+string(id), s.words(r).Say("Đã lập đề xuất. Khi được đồng ý, ghi văn bản đồng ý: từ đó các đơn vị nợ tham luận."))
}

type conferencePage struct {
	frame
	C      app.ConferenceShown
	Unit   string // whose contribution was refused
	Reason string
	Form   *conferenceForm
}

// topicFits is a topic with the form that assigns it.
type topicFits struct {
	Topic app.TopicShown
	ID    conference.ID
	Rev   int
}

// Fit is a topic with the units that may write on it too.
func (p *conferencePage) Fit(t app.TopicShown) topicFits { return topicFits{t, p.C.ID, p.C.Rev} }

// conference is one conference with what came to it.
func (s *server) conference(w http.ResponseWriter, r *http.Request) error {
	return s.conferencePage(w, r, &conferencePage{}, nil)
}

func (s *server) conferencePage(w http.ResponseWriter, r *http.Request, p *conferencePage, failed error) error {
	c, err := s.app.OneConference(r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	if err := s.app.FitTopics(r.Context(), &c); err != nil {
		return err
	}
	p.C = c
	if p.frame, err = s.frame(w, r, "reviews", c.Title); err != nil {
		return err
	}
	p.Back = "/conferences/" + string(c.ID)
	if c.Runs && p.Form == nil {
		p.Form = formOfConference(c)
	}
	if p.Form != nil {
		p.Form.Agreed = c.State != conference.Proposed
		p.Form.offer()
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
		if p.Form != nil {
			p.Form.Wrong = p.Problem.Field
		}
	}
	return s.show(w, status, "conference", p)
}

func formOfConference(c app.ConferenceShown) *conferenceForm {
	form := &conferenceForm{ID: c.ID, Rev: c.Rev, ConferenceEdit: c.Edit()}
	var lines []string
	for _, t := range form.ConferenceEdit.Outline {
		lines = append(lines, t.Heading+" | "+strings.Join(t.Units, ", "))
		for _, q := range t.Questions {
			lines = append(lines, "- "+q)
		}
	}
	form.RoundsN, form.Typed = strings.Join(form.Rounds, ", "), strings.Join(lines, "\n")
	return form
}

// changeConference carries out what a button of the page asks for.
func (s *server) changeConference(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, id, say := r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), s.words(r).Say
	p, note := &conferencePage{}, ""
	var err error
	switch text(r, "do") {
	case "edit":
		form := conferenceTyped(r)
		p.Form = &form
		note, err = say("Đã lưu."), s.app.EditConference(ctx, who, id, form.Rev, form.ConferenceEdit)
	case "agree":
		note, err = say("Đã ghi: từ nay các đơn vị được giao nợ tham luận."), s.app.AgreeConference(ctx, who, id, atoi(text(r, "rev")), text(r, "by"))
	case "assign":
		note, err = say("Đã giao thêm đơn vị viết."), s.app.AssignTopic(ctx, who, id, atoi(text(r, "rev")), text(r, "topic"), text(r, "unit"))
	case "frame":
		note, err = say("Đã gắn báo cáo với hội nghị."), s.frameConference(r, who, id)
	case "hand-in":
		p.Unit = text(r, "unit")
		var file *app.Upload
		if file, err = upload(r, "file"); err == nil {
			err = s.handIn(r, who, id, p.Unit, file)
		}
		note = say("Đã nhận tham luận.")
	case "step":
		p.Reason = text(r, "reason")
		note, err = say("Đã ghi."), s.app.StepPaper(ctx, who, conference.ContributionID(text(r, "paper")), atoi(text(r, "rev")), text(r, "action"), p.Reason)
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) || fault.Is(err, fault.Refused) {
		return s.conferencePage(w, r, p, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/conferences/"+string(id), note)
}

func (s *server) handIn(r *http.Request, who app.Who, id conference.ID, unit string, file *app.Upload) error {
	if file == nil {
		return fault.New(fault.Invalid, "Chưa chọn tệp tham luận.", "No file was chosen.").At("file")
	}
	_, err := s.app.HandInPaper(r.Context(), who, id, unit, app.HandIn{Title: text(r, "title"), Author: text(r, "author"), File: app.Input{Name: file.Name, Content: file.Content, OCR: text(r, "ocr") != ""}})
	return err
}

// paperFile sends a version of a contribution.
func (s *server) paperFile(w http.ResponseWriter, r *http.Request) error {
	content, name, err := s.app.PaperFile(r.Context(), callerOf(r).Who, conference.ContributionID(r.PathValue("paper")), atoi(r.URL.Query().Get("version")))
	if err != nil {
		return err
	}
	return sendFile(w, r, content, name)
}

package web

import (
	"net/http"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type meetingsPage struct {
	frame
	M     app.MeetingsShown
	Forms map[conference.MeetingID]meetingForm // one a meeting, and "" for a new one
	OCR   bool                                 // scans can be read here
}

// meetingForm is a meeting about to be written down or corrected, as it was typed.
type meetingForm struct {
	Key                       string
	On, Place, Guests, Agenda string
	Said, Concluded           string
	Members                   []chosenMember
	attended                  []string // codes that were chosen
	Wrong                     string   // the field that was refused
}

// Bad tells whether a field was refused.
func (f meetingForm) Bad(field string) bool { return f.Wrong == field }

type chosenMember struct {
	Post   org.Post
	Chosen bool
}

// Form is that of a meeting.
func (p *meetingsPage) Form(id conference.MeetingID) meetingForm { return p.Forms[id] }

// meetings are the meetings of the working group.
func (s *server) meetings(w http.ResponseWriter, r *http.Request) error {
	return s.meetingsPage(w, r, nil, nil)
}

func (s *server) meetingsPage(w http.ResponseWriter, r *http.Request, typed *meetingForm, failed error) error {
	id := conference.ID(r.PathValue("id"))
	p := &meetingsPage{Forms: map[conference.MeetingID]meetingForm{}, OCR: s.app.Recognises()}
	var err error
	if p.M, err = s.app.Meetings(r.Context(), callerOf(r).Who, id); err != nil {
		return err
	}
	if p.frame, err = s.frame(w, r, "reviews", "Cuộc họp của tổ giúp việc"); err != nil {
		return err
	}
	p.Back = meetingsPath(id)
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	if p.M.Desk {
		p.fill(typed)
	}
	return s.show(w, status, "conference_meetings", p)
}

// fill makes the forms; the one that was refused keeps what was typed.
func (p *meetingsPage) fill(typed *meetingForm) {
	members := func(chosen []org.PostID) (out []chosenMember) {
		for _, m := range p.M.Members {
			out = append(out, chosenMember{m, slices.Contains(chosen, m.ID)})
		}
		return out
	}
	p.Forms[""] = meetingForm{Key: "new", Members: members(nil)}
	for _, m := range p.M.Meetings {
		p.Forms[m.ID] = meetingForm{Key: string(m.ID), On: m.On.Vi(), Place: m.Place, Guests: m.Guests, Agenda: strings.Join(m.Agenda, "\n"), Members: members(m.Meeting.Attended)}
	}
	if typed == nil {
		return
	}
	id := conference.MeetingID(typed.Key)
	typed.Members = p.Forms[id].Members
	for i, m := range typed.Members {
		typed.Members[i].Chosen = m.Chosen || slices.Contains(typed.attended, m.Post.Code)
	}
	if typed.Key = p.Forms[id].Key; typed.On == "" {
		had := p.Forms[id]
		typed.On, typed.Place, typed.Guests, typed.Agenda = had.On, had.Place, had.Guests, had.Agenda
	}
	if p.Problem != nil {
		typed.Wrong = p.Problem.Field
	}
	p.Forms[id] = *typed
}

func meetingsPath(id conference.ID) string { return "/conferences/" + string(id) + "/meetings" }

// changeMeetings writes a meeting down, corrects it, or takes its minutes.
func (s *server) changeMeetings(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, id, say := r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), s.words(r).Say
	form := meetingForm{Key: text(r, "meeting"), On: text(r, "on"), Place: text(r, "place"), Guests: text(r, "guests"), Agenda: text(r, "agenda"), Said: text(r, "said"), Concluded: text(r, "concluded"), attended: r.Form["attended"]}
	meeting, rev := conference.MeetingID(form.Key), atoi(text(r, "rev"))
	edit := app.MeetingEdit{On: form.On, Place: form.Place, Guests: form.Guests, Agenda: strings.Split(form.Agenda, "\n"), Attended: form.attended}
	note := say("Đã ghi cuộc họp.")
	var err error
	switch do := text(r, "do"); {
	case do == "save" && meeting == "":
		_, err = s.app.OpenMeeting(ctx, who, id, edit)
	case do == "save":
		err = s.app.EditMeeting(ctx, who, meeting, rev, edit)
	case do == "minutes":
		var in app.MinutesIn
		if in, err = minutesTyped(r, form); err == nil {
			_, err = s.app.TakeMinutes(ctx, who, meeting, rev, in)
		}
		note = say("Đã đọc biên bản. Kết luận đọc được đang chờ rà soát; nhận mục nào thì mục ấy vào kế hoạch.")
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) || fault.Is(err, fault.Refused) {
		return s.meetingsPage(w, r, &form, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, meetingsPath(id), note)
}

func minutesTyped(r *http.Request, form meetingForm) (app.MinutesIn, error) {
	in := app.MinutesIn{Said: form.Said, Concluded: form.Concluded}
	file, err := upload(r, "file")
	if err == nil && file != nil {
		in.File = &app.Input{Name: file.Name, Content: file.Content, OCR: text(r, "ocr") != ""}
	}
	return in, err
}

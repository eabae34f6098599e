package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

type papersMeetingsCmd struct {
	Conference string   `arg:"" help:"help_papers_name"`
	On         string   `help:"help_papers_meetings_on" placeholder:"DAY"`
	Agenda     []string `help:"help_papers_meetings_agenda" placeholder:"POINT" sep:"none"`
	Place      string   `help:"help_papers_meetings_place"`
	Minutes    string   `help:"help_papers_meetings_minutes" placeholder:"FILE"`
	OCR        bool     `name:"ocr" help:"help_papers_ocr"`
	sizeFlag
}

// Run prints the meetings of the working group with what was read in their minutes, after a meeting or its minutes were put down.
func (c *papersMeetingsCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		if len(c.Agenda) > 0 {
			if _, err := a.OpenMeeting(e.ctx, who, of.ID, app.MeetingEdit{On: c.On, Place: c.Place, Agenda: c.Agenda}); err != nil {
				return err
			}
		}
		m, err := a.Meetings(e.ctx, who, of.ID)
		if err != nil {
			return err
		}
		if c.Minutes != "" {
			if err := c.take(e, a, who, m); err != nil {
				return err
			}
			if m, err = a.Meetings(e.ctx, who, of.ID); err != nil {
				return err
			}
		}
		return c.print(e, a, who, m)
	})
}

// take hands in the minutes of the one meeting of the day.
func (c *papersMeetingsCmd) take(e *env, a *app.App, who app.Who, m app.MeetingsShown) error {
	day, ok := when.Typed(c.On)
	if !ok {
		return usage("--minutes: ghi ngày họp bằng --on, như --on 18/6/2026.", "--minutes: say the day of the meeting by --on, such as --on 18/6/2026.")
	}
	var of []conference.Meeting
	for _, x := range m.Meetings {
		if x.On == day {
			of = append(of, x.Meeting)
		}
	}
	if len(of) != 1 {
		return fault.New(fault.NotFound, "Có %d cuộc họp ngày %s; ghi cuộc họp trước bằng --on và --agenda, hoặc dùng trang của tổ.", "There are %d meetings on %s; put the meeting down first by --on and --agenda, or use the page.", len(of), c.On)
	}
	if err := c.check(); err != nil {
		return err
	}
	content, err := c.read(c.Minutes, e.in)
	if err != nil {
		return err
	}
	_, err = a.TakeMinutes(e.ctx, who, of[0].ID, of[0].Rev, app.MinutesIn{File: &app.Input{Name: nameOf(c.Minutes), Content: content, OCR: c.OCR}})
	return err
}

// meetingTask is a conclusion as it was read.
type meetingTask struct {
	Document doc.ID       `json:"document"`
	Text     string       `json:"text"`
	Lead     []string     `json:"lead"`
	Due      string       `json:"due,omitempty"`
	Verdict  plan.Verdict `json:"verdict"`
}

func (c *papersMeetingsCmd) print(e *env, a *app.App, who app.Who, m app.MeetingsShown) error {
	type row struct {
		conference.Meeting
		Tasks []meetingTask `json:"tasks"`
	}
	rows, day := []row{}, when.Date("")
	if d, ok := when.Typed(c.On); ok {
		day = d
	}
	for _, x := range m.Meetings {
		if day != "" && x.On != day {
			continue
		}
		r := row{x.Meeting, []meetingTask{}}
		for _, minutes := range x.Minutes {
			for _, p := range minutes.Candidates {
				t := meetingTask{Document: minutes.Document.ID, Text: p.Candidate.Text, Lead: p.Candidate.Lead, Verdict: p.Verdict}
				if p.Candidate.Due != nil {
					t.Due = string(p.Candidate.Due.To)
				}
				r.Tasks = append(r.Tasks, t)
			}
		}
		rows = append(rows, r)
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	for _, r := range rows {
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", r.On, r.Place, strings.Join(r.Agenda, "; "))
		for _, t := range r.Tasks {
			fmt.Fprintf(e.out, "  %s\t%s\t%s\n", strings.Join(t.Lead, ", "), t.Due, t.Text)
		}
	}
	return nil
}

package api

import (
	"context"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/org"
)

// shownMeeting is a meeting of the working group with what became of its conclusions.
type shownMeeting struct {
	conference.Meeting
	Attended []string       `json:"attended" doc:"codes of posts"`
	Minutes  []shownMinutes `json:"minutes"`
}

type shownMinutes struct {
	Document string   `json:"document" doc:"id"`
	Read     int      `json:"read" doc:"candidates read in it"`
	Pending  int      `json:"pending" doc:"of which wait for a person"`
	Items    []string `json:"items" doc:"ids of the items that came of it"`
}

func (s *server) meetings(c *call) (list[shownMeeting], error) {
	all, err := s.app.Meetings(c.Context(), c.who, conferenceID(c))
	return list[shownMeeting]{each(all.Meetings, func(m app.MeetingShown) shownMeeting {
		out := shownMeeting{Meeting: m.Meeting, Attended: each(m.Attended, func(p org.Post) string { return p.Code })}
		for _, x := range m.Minutes {
			out.Minutes = append(out.Minutes, shownMinutes{string(x.Document.ID), len(x.Candidates), x.Pending, each(x.Items, func(i app.ItemRow) string { return string(i.Item.ID) })})
		}
		return out
	})}, err
}

func (s *server) tellMeetings(c *call, id string) (told[list[shownMeeting]], error) {
	out, err := s.meetings(c)
	return told[list[shownMeeting]]{out, 0, "/api/conferences/" + string(conferenceID(c)) + "/meetings"}, err
}

func (s *server) openMeeting(c *call, ctx context.Context, in app.MeetingEdit) (string, error) {
	id, err := s.app.OpenMeeting(ctx, c.who, conferenceID(c), in)
	return string(id), err
}

type editMeeting struct {
	app.MeetingEdit
	Rev int `json:"rev" doc:"of the meeting"`
}

func (s *server) editMeeting(c *call, ctx context.Context, in editMeeting) (string, error) {
	return c.PathValue("meeting"), s.app.EditMeeting(ctx, c.who, conference.MeetingID(c.PathValue("meeting")), in.Rev, in.MeetingEdit)
}

type typedMinutes struct {
	app.MinutesIn
	Rev int `json:"rev" doc:"of the meeting"`
}

func (s *server) typedMinutes(c *call, ctx context.Context, in typedMinutes) (string, error) {
	_, err := s.app.TakeMinutes(ctx, c.who, conference.MeetingID(c.PathValue("meeting")), in.Rev, in.MinutesIn)
	return c.PathValue("meeting"), err
}

func (s *server) minutesFile(c *call, ctx context.Context, u upload) (string, error) {
	in := app.MinutesIn{File: &app.Input{Name: u.file.Name, Content: u.file.Content, OCR: u.fields.Get("ocr") == "1"}}
	_, err := s.app.TakeMinutes(ctx, c.who, conference.MeetingID(c.PathValue("meeting")), -1, in)
	return c.PathValue("meeting"), err
}

// meetingRoutes are those of the meetings of a working group.
var meetingRoutes = []route{
	get("/api/conferences/{id}/meetings", "conferences", "Cuộc họp của tổ giúp việc", "Meetings of the working group", (*server).meetings),
	write("POST", "/api/conferences/{id}/meetings", "conferences", "Ghi một cuộc họp", "Put a meeting down", http.StatusCreated, (*server).openMeeting, (*server).tellMeetings),
	write("POST", "/api/conferences/{id}/meetings/{meeting}", "conferences", "Sửa một cuộc họp", "Correct a meeting", http.StatusOK, (*server).editMeeting, (*server).tellMeetings),
	write("POST", "/api/conferences/{id}/meetings/{meeting}/minutes", "conferences", "Ghi biên bản gõ vào; kết luận chờ rà soát", "Type minutes; conclusions wait in the review queue", http.StatusOK, (*server).typedMinutes, (*server).tellMeetings),
	attach("POST", "/api/conferences/{id}/meetings/{meeting}/file", "conferences", "Nộp tệp biên bản; kết luận chờ rà soát", "Hand in minutes; conclusions wait in the review queue", http.StatusOK,
		[]param{wordParam("ocr", "1: nhận dạng chữ trong bản quét", "1: recognise the text of a scan")}, (*server).minutesFile, (*server).tellMeetings),
}

package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

func (w words) fixtureMeetings() *meetingsPage {
	head := org.Post{ID: "p1", Code: "so-tc-tt", Title: "Giám đốc Sở Tài chính"}
	written := doc.Document{ID: "bb1", Type: "Biên bản", Date: "2026-06-10", Subject: "Họp Tổ giúp việc"}
	p := &meetingsPage{frame: w.fixtureFrame("reviews", w.Say("Cuộc họp của tổ giúp việc")), Forms: map[conference.MeetingID]meetingForm{}, OCR: true,
		M: app.MeetingsShown{Conference: fixtureConference, Members: []org.Post{head}, Desk: true, Meetings: []app.MeetingShown{
			{Meeting: conference.Meeting{ID: "hop1", Rev: 2, On: "2026-06-10", Place: "Phòng họp số 2", Guests: "Báo Mẫu Giang", Agenda: []string{"Rà soát tham luận"}}, Attended: []org.Post{head},
				Minutes: []app.MinutesShown{{Document: written, Candidates: make([]plan.Proposal, 2), Pending: 1, Items: []app.ItemRow{{Item: plan.Item{ID: "i1", Code: "NV-0101", Title: "Bổ sung số liệu"}, Leads: []string{"Sở Y tế"}, Due: plan.DueVersion{Due: plan.Due{To: "2026-07-15"}}}}}, {Document: written, Candidates: make([]plan.Proposal, 1)}, {Document: written}}},
			{Meeting: conference.Meeting{ID: "hop2", Rev: 1, On: "2026-06-18", Agenda: []string{"Phân công"}}}}}}
	p.fill(nil)
	return p
}

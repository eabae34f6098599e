package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/org"
)

func (w words) fixtureProgramme() *programmePage {
	finance, works, health := org.Unit{Code: "so-tc", Name: "Sở Tài chính"}, org.Unit{Code: "so-xd", Name: "Sở Xây dựng"}, org.Unit{Code: "so-yt", Name: "Sở Y tế"}
	c := app.ConferenceShown{Conference: fixtureConference, Runs: true}
	c.Starts, c.Place = "08:00", "Hội trường Tỉnh ủy"
	talk := func(id conference.ContributionID, u org.Unit, order, minutes int, from, to conference.Clock) app.TalkShown {
		return app.TalkShown{Talk: conference.Talk{Contribution: conference.Contribution{ID: id, Title: "Vốn đi trước", Author: "Nguyễn Văn A", State: conference.Plenary, Order: order, Minutes: minutes}, From: from, To: to}, Unit: u}
	}
	p := &programmePage{frame: w.fixtureFrame("reviews", w.Say("Thứ tự phát biểu")), Starts: "08:00", P: app.ProgrammeShown{Conference: c, May: true, Minutes: 12, Unset: 1, Ends: "08:12",
		Talks:   []app.TalkShown{talk("tl1", finance, 1, 12, "08:00", "08:12"), talk("tl2", works, 0, 0, "", "")},
		Printed: []app.PaperShown{{Contribution: conference.Contribution{ID: "tl3", Title: "Giữ người ở trạm", State: conference.Proceedings}, Unit: health}}}}
	return p
}

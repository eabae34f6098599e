package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
)

func (w words) fixtureGroup() *groupPage {
	decision := &doc.Document{ID: "qd", Type: "Quyết định", Number: "512-QĐ/TU"}
	head := app.Who{Post: org.Post{ID: "p1", Code: "so-tc-tt", Title: "Giám đốc Sở Tài chính"}, Unit: org.Unit{Code: "so-tc", Name: "Sở Tài chính"}}
	member := app.MemberShown{Member: conference.Member{PostID: "p1", Role: conference.Chair, From: "2026-06-02", Why: "bổ sung"}, Post: head.Post, Unit: head.Unit, By: decision}
	left := member
	left.Until, left.OutBy, left.OutWhy = "2026-06-30", decision, "nghỉ hưu"
	return &groupPage{frame: w.fixtureFrame("reviews", w.Say("Tổ giúp việc")), G: app.GroupShown{Conference: fixtureConference, On: "2026-07-01", Members: []app.MemberShown{member}, Others: []app.MemberShown{left}, Runs: true},
		Roles: conference.GroupRoles, Posts: []app.Who{head}, From: "02/06/2026",
		Read: &app.GroupRead{Document: *decision, From: "2026-06-02", Members: []app.NamedMember{
			{NamedMember: conference.NamedMember{Words: "Giám đốc Sở Tài chính", Role: conference.Chair}, Post: head.Post, Member: true},
			{NamedMember: conference.NamedMember{Words: "Phó Giám đốc Sở Tư pháp", Role: conference.Reviewer}}}}}
}

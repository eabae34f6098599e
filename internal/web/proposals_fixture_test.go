package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

func (w words) fixtureProposals() *proposalsPage {
	finance, works := org.Unit{Code: "so-tc", Name: "Sở Tài chính"}, org.Unit{Code: "so-xd", Name: "Sở Xây dựng"}
	said := func(u org.Unit, text string) app.AuthorShown {
		return app.AuthorShown{Said: conference.Said{ContributionID: "tl1", Version: 2, Text: text}, Unit: u, Before: "Trước đó. ", After: " Sau đó."}
	}
	c := app.ConferenceShown{Conference: fixtureConference, Runs: true}
	topic := conference.Topic{Key: "1", Heading: "Hạ tầng"}
	gone := said(works, "UBND tỉnh bố trí vốn.")
	gone.Gone = true
	p := &proposalsPage{frame: w.fixtureFrame("reviews", w.Say("Tổng hợp kiến nghị")), Wrong: "x1", Why: "chưa rõ", Typed: app.ProposalEdit{Kind: plan.TaskKind, Lead: "so-tc"},
		D: app.DigestShown{Conference: c, Total: 3, Said: 4, Adopted: 1, Rejected: 1, May: true, Groups: []app.DigestGroup{
			{To: conference.ToPeoples, Proposals: []app.ProposalShown{
				{Proposal: conference.Proposal{ID: "x1"}, Topic: topic, Text: "UBND tỉnh bố trí vốn.", Authors: []app.AuthorShown{said(finance, "UBND tỉnh bố trí vốn."), gone}, Due: "quý I/2027"},
				{Proposal: conference.Proposal{ID: "x2", Rev: 1, Verdict: conference.Adopted, ItemID: "i1"}, Item: &plan.Item{ID: "i1", Code: "NV-0200", Ended: true}, Text: "UBND tỉnh ban hành quy chế.", Authors: []app.AuthorShown{said(finance, "UBND tỉnh ban hành quy chế.")}}}},
			{To: conference.ToNobody, Proposals: []app.ProposalShown{
				{Proposal: conference.Proposal{ID: "x3", Rev: 1, Verdict: conference.Rejected, Reason: "đã có"}, Text: "Cần làm nhanh hơn nữa.", Authors: []app.AuthorShown{said(works, "Cần làm nhanh hơn nữa.")}}}}}}}
	return p
}

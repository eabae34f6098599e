package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
)

var fixtureConference = conference.Conference{ID: "hn1", Rev: 3, Title: "Hội thảo tầm nhìn Mẫu Giang", State: conference.Collecting, HeldOn: "2026-08-20", Needs: []conference.Need{conference.OwnFigures},
	Length: conference.Length{Least: 300, Most: 900}, Deadlines: []conference.Deadline{{Stage: conference.DraftDue, On: "2026-07-15"}, {Stage: conference.RoundDue, Round: 1, On: "2026-07-25"}}}

func (w words) fixtureConferences() *conferencesPage {
	p := &conferencesPage{frame: w.fixtureFrame("reviews", w.Say("Hội nghị, tham luận")), Runs: true, List: []app.ConferenceListed{{Conference: fixtureConference, Host: org.Unit{Code: "tinh-uy", Name: "Tỉnh ủy Mẫu Giang"}, Asked: 3, Came: 1, Late: 1}}}
	p.Form.offer()
	return p
}

func (w words) fixtureOneConference() *conferencePage {
	finance, works := org.Unit{Code: "so-tc", Name: "Sở Tài chính"}, org.Unit{Code: "so-xd", Name: "Sở Xây dựng"}
	c := app.ConferenceShown{Conference: fixtureConference, Host: org.Unit{Code: "tinh-uy", Name: "Tỉnh ủy Mẫu Giang"}, Secretary: finance, Runs: true,
		Topics: []app.TopicShown{{Topic: conference.Topic{Key: "1", Heading: "Hạ tầng", Questions: []string{"Nút thắt ở đâu?"}}, Units: []org.Unit{finance, works}}, {Topic: conference.Topic{Key: "2", Heading: "Nhân lực"}}},
		Papers: []app.PaperShown{
			{Contribution: conference.Contribution{ID: "tl1", Rev: 2, Title: "Vốn đi trước", Author: "Nguyễn Văn A", State: conference.InCheck, Versions: []conference.Version{{Number: 1, Syllables: 250, On: "2026-07-16", Late: true}}}, Unit: finance, Short: true,
				Steps: conference.Contribution{State: conference.InCheck}.StepsOpen(true)},
			{Contribution: conference.Contribution{ID: "tl2", State: conference.Awaited}, Unit: works, Due: "2026-07-15", Late: true, MayHandIn: true, Open: 1, Answered: 2}},
		Missing: []app.MissingPapers{{Due: "2026-07-15", DaysLate: 3, Papers: []app.PaperShown{{Unit: works, RemindedOn: "2026-07-10"}}}, {Papers: []app.PaperShown{{Unit: finance}, {Unit: works}}}},
		Counts:  []app.StandingCount{{State: conference.Awaited, Count: 1}, {State: conference.InCheck, Count: 1}}}
	c.AgreedOn, c.Proposal, c.Agreed = "2026-06-05", &doc.Document{ID: "tt", Type: "Tờ trình", Number: "18-TTr/VPTU"}, &doc.Document{ID: "tb", Type: "Thông báo", Number: "31-TB/TU"}
	c.Report = &doc.Document{ID: "bc", Type: "Báo cáo", Number: "77-BC/TU"}
	c.Changed = []app.ChangeShown{{Change: conference.Change{On: "2026-06-12", Why: "trùng kỳ họp", Parts: conference.Parts, From: "2026-08-10", To: "2026-08-20"}, By: c.Agreed}}
	c.Reviews = []review.Review{{ID: "rv1", Title: "Sơ kết"}}
	p := &conferencePage{frame: w.fixtureFrame("reviews", c.Title), C: c, Form: formOfConference(c)}
	p.Form.offer()
	return p
}

func (w words) fixturePaperCheck() *paperCheckPage {
	a, b := org.Unit{Code: "so-tc", Name: "Sở Tài chính"}, org.Unit{Code: "so-xd", Name: "Sở Xây dựng"}
	beside := besideRecord{app.BesideRecord{Subject: "tỷ lệ đô thị hóa", Written: "34,5%", Period: "2025", Of: []app.RecordTelling{{Code: "CT-0028", Name: "Tỷ lệ đô thị hóa", Value: "33.2", Unit: "%", Told: plan.Provisional.Vi(), KnownOn: "2026-03-25", Place: a}}}, b,
		[]stretch{{Text: "Năm 2025 đạt "}, {"34,5%", true}}}
	foreign := []foreignSection{{paper.Section{Clause: "Cấp giấy phép xây dựng", OwnClause: "Quản lý ngân sách", Terms: []string{"giấy phép", "xây dựng"}}, a, b, "Cần siết việc cấp giấy phép xây dựng."}}
	prior := []priorPassage{{PriorPassage: app.PriorPassage{Period: "2026-05", Item: plan.Item{ID: "it1", Code: "NV-0001", Title: "Số hóa kết quả"}}, By: a, Said: passageKind("exact"), Percent: 100, TextA: []stretch{{"Đã số hóa", true}}, TextB: []stretch{{"Đã số hóa", true}}},
		{PriorPassage: app.PriorPassage{Of: app.PriorText{Contribution: "tl9", Conference: fixtureConference}}, By: b, Said: passageKind("edited"), Percent: 80}}
	main := &app.PriorText{Document: &doc.Document{ID: "bc", Type: "Báo cáo"}, Review: &review.Review{ID: "rv1", Title: "Sơ kết"}}
	return &paperCheckPage{frame: w.fixtureFrame("reviews", w.Say("So các tham luận")), Repeats: []repeatShown{{"Đi thu phí theo con nước.", []handedIn{{a, "2026-07-01"}, {b, "2026-07-02"}}}}, ByRole: []foreignSection{{paper.Section{Task: "it1", OwnClause: "Số hóa kết quả", Clause: "Cấp giấy phép xây dựng"}, a, b, "Ngành số hóa hồ sơ."}}, Claims: []claimedLead{{app.ClaimedLead{Item: plan.Item{ID: "it1", Code: "NV-0001", Title: "Số hóa kết quả"}, Leads: []org.Unit{a}}, b, "Ngành chủ trì số hóa kết quả."}}, Own: prior, FromMain: prior, Main: main, C: fixtureConference, Papers: 2, Units: []org.Unit{a, b}, Greyed: 3, MoreOf: 1,
		Matrix:   matrixOf(app.PapersChecked{Papers: []app.CheckedPaper{{PaperShown: app.PaperShown{Unit: a}}, {PaperShown: app.PaperShown{Unit: b}}, {}}, Result: paper.Result{Passages: []paper.Passage{{PaperA: 0, PaperB: 1, Holders: []paper.Holder{{Unit: "Sở Tài chính", Clause: "Quản lý vốn đầu tư công"}}}}}, Overlaps: []paper.Overlap{{A: 0, B: 1, Passages: 2, ShareA: .3, ShareB: .004, Contradictions: 1}}, Clusters: [][]int{{0, 1}}}),
		HasRemit: true, Only: []org.Unit{}, One: fixtureOnePaper(a), Outside: foreign, Partly: foreign, Nobodys: foreign, Centre: foreign, Departs: []besideRecord{beside}, Earlier: []besideRecord{beside}, Agreeing: 2,
		Contrary: []sidedPassage{{A: a, B: b, Subject: "tỷ lệ giải ngân", Values: [2]string{"95 %", "92 %"}, TextA: []stretch{{Text: "Tỷ lệ giải ngân năm 2025 đạt 95 %."}}, TextB: []stretch{{Text: "Tỷ lệ giải ngân năm 2025 đạt 92 %."}}}},
		Shared:   []sidedPassage{{A: a, B: b, Kind: passageKind("edited"), Percent: 87, Why: []string{"mười hai dự án"}, Holders: []holderShown{{paper.Holder{Clause: "Quản lý vốn đầu tư công"}, a, 1}, {paper.Holder{Clause: "Thẩm định dự án"}, org.Unit{Name: "Văn phòng cũ"}, 1}}, TextA: []stretch{{Text: "Ba năm qua ngành", Same: true}, {Text: " đã tháo gỡ"}}, TextB: []stretch{{Text: "Ba năm qua ngành", Same: true}, {Text: " đã gỡ"}}}}}
}

func (w words) fixtureFunctions() *functionsPage {
	u := org.Unit{Code: "so-xd", Name: "Sở Xây dựng", Functions: &org.Decision{Number: "422/QĐ-UBND", Date: "2025-03-06"}}
	return &functionsPage{frame: w.fixtureFrame("units", w.Say("Chức năng, nhiệm vụ của các đơn vị")), MayWrite: true, Units: []org.Unit{u}, Without: 2, Of: &app.UnitFunctions{Unit: u, Clauses: []paper.Clause{{Text: "Cấp giấy phép xây dựng."}}}}
}

// fixtureOnePaper is one contribution with what was seen in it.
func fixtureOnePaper(u org.Unit) *onePaper {
	text := paper.OfText("so-tc", "Vai trò của ngành là giữ cửa. Đề nghị UBND tỉnh quyết định trong quý I/2027.")
	whole := doc.Span{End: len(text.Text)}
	o := &onePaper{CheckedPaper: app.CheckedPaper{PaperShown: app.PaperShown{Unit: u, Contribution: conference.Contribution{Versions: []conference.Version{{Syllables: 250}}}, Short: true, Long: true}, Text: text}, NewPercent: 40}
	o.Earlier = &app.EarlierPaper{Conference: fixtureConference, Version: 1}
	o.Questions = []app.AnsweredQuestion{{Topic: "Hạ tầng", Question: "Nút thắt ở đâu?", Answer: paper.Answer{Span: whole, Terms: []string{"nút thắt", "hạ tầng"}}}, {Topic: "Hạ tầng", Question: "Ai làm?"}}
	o.Needs = []app.SeenNeed{{Need: conference.OwnRole, Asked: true}, {Need: conference.NewThings}, {Need: conference.Ties, Seen: []app.SeenSentence{
		{Span: whole, Weakness: true, Unknown: []string{"9-NQ/TU"}, Documents: []doc.Document{{ID: "d1", Type: "Nghị quyết"}}, Request: &paper.Request{To: "UBND tỉnh", By: "trong quý I/2027", Centre: true}}, {Span: whole, Request: &paper.Request{}}}}}
	return o
}

// conferenceSets are the closed sets of conferences, as pages say them.
func conferenceSets() (out []string) {
	for _, s := range conference.States {
		out = append(out, s.Vi())
	}
	for _, s := range conference.Standings {
		out = append(out, s.Vi())
	}
	for _, n := range conference.Needs {
		out = append(out, n.Vi())
	}
	for _, r := range conference.GroupRoles {
		out = append(out, r.Vi())
	}
	for _, s := range []conference.Stage{conference.DraftDue, conference.RoundDue, conference.FinalDue, conference.VolumeDue} {
		out = append(out, s.Vi())
	}
	for _, x := range conference.Parts {
		out = append(out, x.Vi())
	}
	for _, to := range conference.Addressees {
		out = append(out, to.Vi())
	}
	for _, v := range []conference.Verdict{conference.Open, conference.Adopted, conference.Rejected} {
		out = append(out, v.Vi())
	}
	for _, s := range conference.Steps {
		out = append(out, s.Vi)
	}
	for _, s := range conference.CommentStates {
		out = append(out, s.Vi())
	}
	for _, s := range conference.CommentSteps {
		out = append(out, s.Vi)
	}
	for _, d := range conference.Duties {
		out = append(out, d.Vi())
	}
	for _, name := range fateNames {
		out = append(out, name)
	}
	return out
}

package web

import (
	"fmt"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// What every page is drawn with when no database is at hand: the fictional province on 20/06/2026.

const today when.Date = "2026-06-20"

var (
	finance  = org.Unit{ID: "u1", Code: "so-tc", Name: "Sở Tài chính", Line: org.State, Level: "province", Aliases: []string{"STC"}}
	farming  = org.Unit{ID: "u2", Code: "so-nnmt", Name: "Sở Nông nghiệp và Môi trường", Line: org.State}
	office   = org.Unit{ID: "u3", Code: "vpub", Name: "Văn phòng Ủy ban nhân dân tỉnh", Line: org.State}
	clerk    = app.Who{Post: org.Post{ID: "p1", Code: "vpub-tonghop", UnitID: "u3", Title: "Chuyên viên tổng hợp", Role: org.Coordinator}, Unit: office}
	reporter = app.Who{Post: org.Post{ID: "p2", Code: "so-tc-dm", UnitID: "u1", Title: "Cán bộ đầu mối", Role: org.Reporter}, Unit: finance}
	planDoc  = doc.Document{ID: "d1", Type: "Kế hoạch", Number: "112/KH-UBND", Date: "2026-02-05", Issuer: "Ủy ban nhân dân tỉnh Mẫu Giang",
		Subject: "Thực hiện Chương trình hành động của Tỉnh ủy về chuyển đổi số và cải cách hành chính giai đoạn 2026 - 2030", Stage: doc.InForce, File: "ke-hoach-112.docx",
		SHA256: "0f343b0931126a20f133d67c2b018a3b5c3a4f0cb1e0e1a4b9a7d4c5f0c1d2e3", Questions: []doc.Question{{Field: "date", Vi: "Văn bản ghi hai ngày khác nhau.", En: "Two dates."}}}
	tally = plan.Tally{Total: 24, NotStarted: 4, InProgress: 11, Paused: 1, DoneOnTime: 5, DoneLate: 2, Cancelled: 1, Overdue: 6, DueSoon: 2, InTime: 6, NoDue: 2,
		Reported: 18, PercentSum: 1098, PercentKnown: 18, Fresh: 15}
)

func (w words) fixtureFrame(nav, title string) frame {
	return frame{words: w, Title: title, Nav: nav, Today: today, Sample: true, Who: clerk, Posts: []app.Who{clerk, reporter}, Back: "/", Other: "/?lang=en", Version: "0.1"}
}

func fixtureRow(n int, state plan.WorkState, time plan.TimeState) app.ItemRow {
	titles := []string{"Xây dựng, trình ban hành Đề án chuyển đổi số ngành tài chính giai đoạn 2026 - 2030, bảo đảm kết nối, liên thông với cơ sở dữ liệu quốc gia",
		"Rà soát, công bố danh mục thủ tục hành chính đủ điều kiện thực hiện toàn trình", "Tổ chức lớp bồi dưỡng kỹ năng số cho cán bộ cấp xã"}
	r := app.ItemRow{Item: plan.Item{ID: plan.ItemID(fmt.Sprintf("i%d", n)), Rev: 2, Kind: plan.TaskKind, Code: fmt.Sprintf("NV-%04d", n), Title: titles[n%3], Fields: map[string]string{"deliverable": "Quyết định của UBND tỉnh"}},
		Leads: []string{"Sở Tài chính"}, Due: plan.DueVersion{Due: plan.Due{Raw: "trước ngày 30/5/2026", To: "2026-05-29"}, Original: "2026-03-31", Reason: "Chờ hướng dẫn của Bộ"},
		Standing: plan.Standing{State: state, DueOn: "2026-05-29", Percent: 60 - n*20, ReportedAt: "2026-05"}, Time: time, DocumentID: "d1", Document: "Kế hoạch số 112/KH-UBND"}
	if time == plan.Overdue {
		r.DaysLate = 22
	}
	return r
}

func fixtureRows() []app.ItemRow {
	return []app.ItemRow{fixtureRow(0, plan.InProgress, plan.Overdue), fixtureRow(1, plan.Done, plan.Late), fixtureRow(4, plan.NotStarted, plan.DueSoon)}
}

func fixtureHome() app.Home {
	h := app.Home{Term: plan.Term{Code: "XII", Name: "Nhiệm kỳ 2025 - 2030", From: "2025-09-20", To: "2030-09-30"}, All: tally, Period: "2026-06", Pending: 37,
		Units:     []app.UnitTally{{Unit: finance, Tally: tally}, {Unit: farming, Tally: plan.Tally{Total: 9, NotStarted: 9, NoDue: 9}}},
		Themes:    []app.ThemeTally{{Theme: plan.Theme{ID: "t1", Sort: "breakthrough", Ord: 2, Title: "Đột phá về hạ tầng số và nguồn nhân lực"}, Tally: tally}},
		Documents: []app.DocumentTally{{Document: planDoc, Tally: tally}}, Overdue: fixtureRows()[:1], DueSoon: fixtureRows()[2:],
		Reporting: app.Reporting{Period: "2026-06", Owing: 14, Sent: 5, Approved: 2, Missing: 1}}
	add := func(on when.Date, sort, title, href string, count, late int) {
		h.Timeline = append(h.Timeline, app.Moment{On: on, Sort: sort, Title: title, Href: href, Count: count, Late: late})
	}
	add("2025-09-20", "congress", "Đại hội đại biểu Đảng bộ tỉnh lần thứ XII", "/documents/d0", 0, 0)
	add("2025-09-22", "document", "Nghị quyết số 01-NQ/ĐH", "/documents/d0", 0, 0)
	add("2025-11-15", "document", "Chương trình hành động số 05-CTr/TU", "/documents/d2", 0, 0)
	add("2026-02-05", "document", "Kế hoạch số 112/KH-UBND", "/documents/d1", 0, 0)
	add("2026-07-10", "meeting", "Hội nghị sơ kết 6 tháng đầu năm", "/documents/d1", 0, 0)
	add("2028-09-20", "review", "Sơ kết giữa nhiệm kỳ", "/documents/d1", 0, 0)
	add("2030-09-30", "congress", "Đại hội lần thứ XIII", "/documents/d1", 0, 0)
	for i := range 58 {
		y, m := 2025+(10+i)/12, (10+i)%12+1
		late := 0
		if y == 2026 && m < 7 {
			late = i % 4
		}
		add(when.Day(y, m, 1), "due", "", "/items", (i*7)%11+late, late)
	}
	return h
}

const fixtureText = "Giao Sở Tài chính chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh trình ban hành Đề án chuyển đổi số trước ngày 30/9/2026."

func fixturePassages() []app.PassageView {
	row := "1\tXây dựng đề án\tSở Tài chính\tQuý IV/2026"
	return []app.PassageView{
		{Passage: doc.Passage{ID: "s1", Level: 1, Kind: doc.Section, Marker: "III.", Title: "NHIỆM VỤ, GIẢI PHÁP", Span: doc.Span{Start: 0, End: 30}}, Text: "NHIỆM VỤ, GIẢI PHÁP"},
		{Passage: doc.Passage{ID: "s2", Level: 2, Kind: doc.Point, Marker: "a)", Span: doc.Span{Start: 100, End: 100 + len(fixtureText)}}, Text: fixtureText,
			Marks: []app.Mark{{Start: 0, End: len(fixtureText), Href: "/review/d1?candidate=c1", Kind: plan.TaskKind, Current: true}}},
		{Passage: doc.Passage{ID: "s3", Level: 1, Kind: doc.TableP, Span: doc.Span{Start: 400, End: 400 + len(row) + 40}}, Text: "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n" + row},
	}
}

func fixtureCandidate() plan.Candidate {
	return plan.Candidate{ID: "c1", Ord: 3, Kind: plan.TaskKind, Text: "trình ban hành Đề án chuyển đổi số", Span: doc.Span{Start: 100, End: 100 + len(fixtureText)}, PassageID: "s2",
		Group: []string{"III. NHIỆM VỤ, GIẢI PHÁP", "1. Chuyển đổi số"}, Lead: []string{"Sở Tài chính"}, Coord: []string{"Văn phòng Ủy ban nhân dân tỉnh"},
		Due: &plan.Due{Raw: "trước ngày 30/9/2026", To: "2026-09-29"}, Confidence: 0.94, Values: []plan.Value{{Sort: "target", Comparator: ">=", Number: "1234.5", Unit: "tỷ đồng", Period: when.Interval{From: "2026-01-01", To: "2026-12-31"}}},
		Evidence:  map[string][]plan.Evidence{"lead": {{Rule: "prose.directive.lead", Span: doc.Span{Start: 105, End: 121}}}, "deadline": {{Rule: "time.before-day", Span: doc.Span{Start: 100 + len(fixtureText) - 24, End: 99 + len(fixtureText)}, From: &doc.Span{Start: 0, End: 12}}}},
		Questions: []doc.Question{{Field: "deliverable", Vi: "Văn bản không nêu sản phẩm.", En: "No product is stated."}}}
}

func fixtureHistory() []app.HistoryRow {
	return []app.HistoryRow{{Entry: journal.Entry{Seq: 41, At: 1781920800000, Actor: journal.Actor{Title: "Chuyên viên tổng hợp, Văn phòng UBND tỉnh"}, Action: "item.edit", Noun: "item", ID: "i0", Why: "Chờ hướng dẫn của Bộ"},
		Changes: []app.FieldChange{{Noun: "due", Field: "to", Before: "31/03/2026", After: "29/05/2026"}}}}
}

func fixtureReport() app.ReportView {
	task, _ := plan.Kinds(plan.DefaultKinds).Of(plan.TaskKind)
	indicator, _ := plan.Kinds(plan.DefaultKinds).Of(plan.IndicatorKind)
	rate := fixtureRow(2, "", plan.NoDue)
	rate.Item.Kind, rate.Item.Code, rate.Item.Title, rate.Item.Fields = plan.IndicatorKind, "CT-0002", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết trực tuyến toàn trình", map[string]string{"unit": "%"}
	return app.ReportView{Report: report.Report{ID: "r1", Rev: 3, UnitID: "u1", Period: "2026-06", State: report.Returned, Reason: "Thiếu số liệu CT-0002", Summary: "Cơ bản đúng tiến độ."}, Unit: finance, Edit: true,
		Lines: []app.ReportLine{{Item: fixtureRow(0, plan.InProgress, plan.Overdue), Kind: task, Line: report.Line{ID: "l1", State: plan.InProgress, Percent: 65, Text: "Đã hoàn thành dự thảo lần 2, đang lấy ý kiến các sở.", Difficulties: "Chưa bố trí kinh phí."},
			Previous: &report.Line{State: plan.InProgress, Percent: 40, Text: "Đã thành lập tổ soạn thảo"}, MayAsk: true, Open: []plan.Occurrence{{Day: "2026-05-19", DueOn: "2026-05-19"}, {Day: "2026-06-19", DueOn: "2026-06-30"}}}, {Item: rate, Kind: indicator, Line: report.Line{Percent: -1}, Previous: &report.Line{Percent: -1, Value: "71.25", Quality: plan.Estimate}}},
		Headings: report.CommonHeadings, Odd: []report.Oddity{{Rule: "down", ItemID: "i0", Field: "percent", Vi: "Tiến độ giảm.", En: "Progress is down.", Key: "down|i0|65"}},
		Steps: []report.Step{report.Steps[1], report.Steps[4]}, History: fixtureHistory(), Below: true}
}

func fixtureAgainst() app.Against {
	old, now := fixtureCandidate(), fixtureCandidate()
	now.Values[0].Number = "1500"
	task := fixtureRow(0, plan.InProgress, plan.Overdue).Item
	later := planDoc
	later.ID, later.File, later.Earlier = "d9", "ke-hoach-112-sua.docx", &doc.Earlier{DocumentID: "d1", How: doc.Corrects}
	row := func(fate app.Fate, todo app.VersionTodo, item *plan.Item) app.VersionRow {
		return app.VersionRow{Fate: fate, Todo: todo, Item: item, Old: &old, OldVerdict: plan.Accepted, Proposal: plan.Proposal{ID: "c9", Verdict: plan.Pending, Candidate: now}}
	}
	changed := row(app.Changed, app.TodoApply, &task)
	changed.Differences = []app.FieldDifference{{Field: "lead", Old: "Sở Tài chính", New: "Sở Nội vụ", Now: "Sở Xây dựng"}, {Field: "deadline", New: "12/2026"}, {Field: "values", Old: "x", New: "y"}}
	return app.Against{Document: later, Old: planDoc, How: doc.Corrects, OldSeen: 3, Carry: 1, Apply: 1, Fresh: 1, Undecided: 1,
		Rows: []app.VersionRow{row(app.Unchanged, app.TodoCarry, &task), changed, row(app.NewItem, app.TodoReview, nil)},
		Gone: []app.GoneRow{{Item: task, Old: old}, {Item: task, Old: old, Decided: &doc.Gone{Do: doc.End, Why: "đã gộp"}}}}
}

func fixtureAccount() app.AccountView {
	at := time.Date(2026, 6, 20, 1, 30, 0, 0, time.UTC)
	return app.AccountView{AccountRow: app.AccountRow{Account: org.Account{ID: "a1", Rev: 2, User: "an.nv", Name: "Nguyễn Văn An", PasswordOn: "2026-06-01"}, Posts: []app.Who{reporter}, Open: true},
		Holds:    []app.HoldingView{{Holding: org.Holding{PostID: "p2", From: "2026-01-01"}, Who: reporter, Now: true}, {Holding: org.Holding{PostID: "p1", From: "2025-01-01", To: "2025-12-31"}, Who: clerk}},
		Sessions: []app.Session{{Sum: "aaaaaaaaaaaaaaaa1", Begun: at, Seen: at, Address: "10.1.2.3", Agent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}, {Sum: "bbbbbbbbbbbbbbbb2", Begun: at, Seen: at, Address: "10.1.2.4", Agent: "curl"}},
		MayReset: true, History: fixtureHistory()}
}

func fixtureDirective() app.DirectiveView {
	item := fixtureRow(1, plan.Done, plan.Late).Item
	return app.DirectiveView{Directive: plan.Directive{ID: "di1", Rev: 2, Sort: plan.Order, Title: "Chủ tịch UBND tỉnh", Text: "Báo cáo nguyên nhân chậm và biện pháp.", On: "2026-06-10", DueOn: "2026-06-15", State: plan.Answered,
		Answers: []plan.Answer{{Title: "Giám đốc Sở Tài chính", On: "2026-06-14", Text: "Chờ hướng dẫn của Bộ."}}}, Unit: finance, About: app.AboutView{Noun: plan.ItemNoun, Title: "NV-0000 Xây dựng Đề án", Href: "/items/i0"}, Item: &item, MayClose: true, MayAnswer: true}

}

func fixtureWaiting() []app.Waiting {
	v := fixtureReport()
	v.Report.State, v.Report.SubmittedOn = report.Submitted, "2026-06-18"
	return []app.Waiting{{Report: v.Report, Unit: finance, Lines: 2, Step: report.Steps[6], Odd: v.Odd, Codes: map[plan.ItemID]string{"i0": "NV-0000"}}}
}

func fixtureBelow(w words) *belowPage {
	v := fixtureReport()
	source := app.BelowSource{Unit: farming, Item: v.Lines[0].Item.Item, Line: v.Lines[0].Line}
	line := app.BelowLine{ReportLine: v.Lines[0], Proposed: v.Lines[0].Line, Sources: []app.BelowSource{source}}
	return &belowPage{frame: w.fixtureFrame("reports", w.Say("Tổng hợp từ đơn vị trực thuộc")), Words: w.period("2026-06"), Rows: []belowRow{{BelowLine: line, Percent: "65"}},
		Below: app.Below{Unit: finance, Report: v.Report, Approved: 1, Units: []app.BelowUnit{{Unit: farming, State: report.Approved, Last: "2026-06"}, {Unit: office, State: report.Draft, Last: "2026-05"}}, Texts: []app.BelowText{{Key: "summary", Vi: "Kết quả chung", Now: "Cơ bản đúng tiến độ."}}}}
}

func fixtureRequests() []plan.Extension {
	return []plan.Extension{{ID: "x2", Rev: 1, ItemID: "i0", AskedOn: "2026-06-18", Reason: "Chờ hướng dẫn của Bộ", Document: "Công văn số 120/STC-NS", OldDay: "2026-05-29", NewDay: "2026-07-31", State: plan.ExtensionAsked},
		{ID: "x1", Rev: 2, ItemID: "i0", AskedOn: "2026-03-02", Reason: "Chưa bố trí kinh phí", OldDay: "2026-03-31", NewDay: "2026-05-29", State: plan.ExtensionGranted, Decision: "Thông báo số 14", DecidedOn: "2026-03-05"}}
}

func fixtureExtensions(w words, item app.ItemView) *extensionsPage {
	all := fixtureRequests()
	p := &extensionsPage{frame: w.fixtureFrame("items", w.Say("Gia hạn")), State: plan.ExtensionAsked, Total: 1, Bad: "x2", Typed: "Chờ ý kiến",
		Rows:    []app.ExtensionRow{{Extension: all[0], Item: item.ItemRow, Unit: org.Unit{Name: "Sở Tài chính"}, Earlier: all[1:]}},
		Waiting: []app.WaitingRow{{ItemRow: item.ItemRow, Counted: when.Counted{N: 30, Unit: "D", Event: "Luật có hiệu lực"}}}}
	for _, x := range plan.ExtensionStates {
		p.Tabs = append(p.Tabs, extensionTab{w.Say(x.Vi()), "/extensions?state=" + string(x), x == p.State})
	}
	return p
}

func fixtureCalendar(w words) *calendarPage {
	return &calendarPage{frame: w.fixtureFrame("items", w.Say("Lịch làm việc")), Years: []int{2026, 2027}, From: "01/09/2026", Days: 5, Due: &app.WorkingDue{From: "2026-09-01", Days: 5, Due: "2026-09-09", Unknown: []int{2026}},
		Loaded: &app.CalendarLoad{Years: []app.YearLoad{{Year: 2026, DayChanges: when.DayChanges{Added: 2}}}, Wrong: []when.WrongRow{{N: 3, Err: fault.New(fault.Invalid, "Không phải ngày.", "Not a day.")}}},
		Year:   app.CalendarYear{Year: 2026, Days: []app.CalendarDay{{SpecialDay: when.SpecialDay{Date: "2026-01-01", Kind: when.Off, Name: "Tết Dương lịch"}, ByLaw: true}, {SpecialDay: when.SpecialDay{Date: "2026-08-22", Kind: when.Worked, Name: "Làm bù"}}}}}
}

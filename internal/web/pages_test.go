package web

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// fixturePages is one drawn example of every page, in one language.
func (w words) fixturePages() map[string]interface{ Frame() *frame } {
	home := fixtureHome()
	row := tallyRow{Name: "Sở Tài chính", Href: "/units/so-tc", Tally: tally, Base: app.ItemFilter{Unit: "so-tc"}}
	rows := itemTable{Caption: w.Say("Các mục của kế hoạch"), Rows: fixtureRows()}
	listed := rows
	c := fixtureCandidate()
	current := app.CandidateRow{Candidate: c, DocumentID: "d1", Verdict: plan.Pending, LeadUnits: []org.Unit{finance}, CoordUnits: []org.Unit{{Name: "Tổ công tác 06"}}}
	review := app.ReviewView{Document: planDoc, Passages: fixturePassages(), Candidates: []app.CandidateRow{current}, Current: &current, Index: 3, Next: "c2", Prev: "c0", P: 0.9, Above: 21,
		Row: app.QueueRow{Document: planDoc, Pending: 37, Accepted: 4, Rejected: 1, Questions: 6, Sure: 21}}
	fields, others := w.fields(review)
	task, _ := plan.Kinds(plan.DefaultKinds).Of(plan.TaskKind)
	indicator, _ := plan.Kinds(plan.DefaultKinds).Of(plan.IndicatorKind)
	theme := plan.Theme{ID: "t1", Sort: "breakthrough", Ord: 2, Title: "Đột phá về hạ tầng số và nguồn nhân lực", TermCode: "XII"}
	item := app.ItemView{ItemRow: fixtureRow(0, plan.InProgress, plan.Overdue), Kind: indicator, Source: &planDoc, Context: app.Excerpt{Before: "Trong năm 2026, ", Marked: fixtureText, After: " Định kỳ báo cáo.", PassageID: "s2", Headings: []string{"III. NHIỆM VỤ", "1. Chuyển đổi số"}},
		Assignments: []app.AssignmentView{{Assignment: plan.Assignment{Role: plan.Lead, Written: "Sở TC"}, Unit: finance}, {Assignment: plan.Assignment{Role: plan.Coordinating, Written: "các địa phương"}}}, Themes: []plan.Theme{theme}, InTheme: map[plan.ThemeID]string{"t1": "k2"},
		Links:        []app.LinkView{{Link: plan.Link{ID: "k1", Relation: plan.Implements}, Outgoing: true, Title: "MT-0001 Chuyển đổi số toàn diện", Href: "/items/i9"}},
		DueHistory:   []plan.DueVersion{{Due: plan.Due{To: "2026-03-31"}}, {Due: plan.Due{To: "2026-05-29"}, Reason: "Chờ hướng dẫn của Bộ"}},
		Targets:      []plan.Target{{Sort: "baseline", Value: "55", Unit: "%", Period: when.Interval{From: "2025-01-01", To: "2025-12-31"}}, {Sort: "target", Comparator: ">=", Value: "80", Unit: "%", Period: when.Interval{From: "2026-01-01", To: "2026-12-31"}}},
		Observations: []plan.Observation{{Period: "2026-03", Value: "61.5", Quality: plan.Final, Source: "report:r1"}, {Period: "2026-05", Value: "71.25", Quality: plan.Estimate, Source: "report:r2"}},
		Lines:        []app.LineView{{Line: report.Line{ID: "l1", State: plan.InProgress, Percent: -1, Text: "Đang lấy ý kiến", Evidence: "ab", EvidenceName: "du-thao.pdf"}, Report: report.Report{Period: "2026-05", State: report.Approved}, Unit: finance}},
		History:      fixtureHistory(), Candidate: &c}
	item.Told = app.DueTold{Phrase: "30 ngày kể từ ngày Luật có hiệu lực", Counted: &when.Counted{N: 30, Unit: "D", Event: "Luật có hiệu lực"}, Waiting: true, Unknown: []int{2027}}
	item.Occurrences = []plan.Occurrence{{Day: "2026-03-19", DueOn: "2026-03-19", DoneOn: "2026-03-25", By: []string{"l1"}}, {Day: "2026-04-19", DueOn: "2026-05-10"}, {Day: "2026-09-19", DueOn: "2026-09-19"}}
	item.Extensions = fixtureRequests()
	item.Item.Fields = map[string]string{"unit": "%", "direction": "up"}
	document := app.DocumentView{Document: planDoc, Life: []doc.Event{{Stage: doc.Issued, On: "2026-02-05", By: "UBND tỉnh"}}, Themes: []plan.Theme{theme}, Tally: tally, Items: fixtureRows(), Pending: 37,
		Passages: fixturePassages(), Counts: []app.CountView{{Text: "4 nhóm, 24 giải pháp", Of: "giải pháp", Stated: 24, Found: 23}}, History: fixtureHistory()}
	months := []app.MonthTally{{Month: "2026-04", Open: 3, Done: 2, Late: 3}, {Month: "2026-05", Open: 4, Done: 1, Late: 2}, {Month: "2026-07", Open: 5}}
	grid := reportPageOf(w.fixtureFrame("reports", w.Say("Báo cáo")), fixtureReport())
	failed := w.fixtureFrame("", w.Say("Không tìm thấy"))
	why := w.problem(fault.New(fault.NotFound, "Không có trang này.", "There is no such page."))
	filter := app.ItemFilter{Kind: plan.TaskKind, Time: plan.Overdue}
	listed.Sorted, listed.Pick = w.sortHeads(filter, 6000), true
	return map[string]interface{ Frame() *frame }{
		"home": &homePage{frame: w.fixtureFrame("home", w.Say("Toàn cảnh")), Home: home, Line: w.timeline(home, today, false), AllRow: row, UnitRows: tallyTable{w.Say("Theo đơn vị chủ trì"), w.Say("Đơn vị"), unitTallies(home.Units), nil},
			ThemeRows: tallyTable{w.Say("Theo chủ đề"), w.Say("Chủ đề"), w.themeTallies(home.Themes), nil}, DocRows: tallyTable{w.Say("Theo văn bản"), w.Say("Văn bản"), documentTallies(home.Documents), nil}},
		"terms": &termsPage{frame: w.fixtureFrame("home", w.Say("Nhiệm kỳ @trang")), Terms: []app.TermRow{{Term: fixtureTerm, Current: true}}, May: true},
		"term":  w.fixtureTermPage(), "term_edit": w.fixtureTermEditPage(),
		"repeal": w.fixtureRepealPage(),
		"back": &backPage{frame: w.fixtureFrame("journal", w.Say("Lấy lại một việc đã ghi")), Back: app.Back{Entry: fixtureHistory()[0].Entry,
			Rows: []app.BackRow{{Noun: "link", Do: app.BackDrop, Count: 2, Names: []string{"NV-0003 – Thực hiện – MT-0001"}}, {Noun: "proposal", Do: app.BackRestore, Count: 14}}}},
		"error":     &errorPage{frame: failed, Why: *why, Status: 404},
		"documents": &documentsPage{frame: w.fixtureFrame("documents", w.Say("Văn bản")), List: app.Page[app.DocumentRow]{Rows: []app.DocumentRow{{Document: planDoc, Items: 24, Pending: 37, Tally: tally}}, Total: 1}},
		"document": &documentPage{frame: w.fixtureFrame("documents", planDoc.Name()), DocumentView: document, Row: row, Steps: w.stages(document), Work: rows,
			Source: w.passages(document.Passages, nil, false)},
		"against": againstPageOf(w.fixtureFrame("documents", w.Say("Bản mới và bản cũ")), fixtureAgainst()),
		"queue":   &queuePage{frame: w.fixtureFrame("review", w.Say("Rà soát")), Rows: []app.QueueRow{review.Row}, Pending: 37},
		"review": &reviewPage{frame: w.fixtureFrame("review", w.Say("Rà soát")), ReviewView: review, Kinds: plan.DefaultKinds, Fields: fields, Others: others, Values: w.values(c),
			Source: w.passages(review.Passages, spansOf(&current), true), Rows: review.Candidates, Shown: w.shows(review), Near: []nearby{{current, true}}, Undo: &app.Decision{Seq: 7, Action: "candidate.accept", Ord: 4, Title: fixtureText}},
		"unused": &unusedPage{frame: w.fixtureFrame("review", w.Say("Chữ chưa dùng")), UnusedView: app.UnusedView{Document: planDoc, Same: true}, Count: 120, Used: 97,
			Groups: []unusedGroup{w.unusedGroup(app.UnusedGroup{Tokens: []app.UnusedToken{{Kind: "number", Text: "85 %", Before: "đạt ", After: " số xã"}}}), {ID: "r-heading", Name: w.Say("Nhóm"), Tokens: []app.UnusedToken{{Kind: "unit", Text: "Sở Tài chính"}}, All: 3}}},
		"items":     &itemsPage{frame: w.fixtureFrame("items", w.Say("Kế hoạch")), Filter: filter, Table: listed, Pager: pager{From: 1, To: 3, Total: 3}, Chips: []chip{{w.Say("Loại"), w.Say("Nhiệm vụ"), "/items", false}}, Exports: exportsOf(filter), Picking: w.picking(filter, 60, 25), Saved: savedLinks([]plan.View{{ID: "v1", Title: "Quá hạn của Sở", Query: "time=overdue"}}, "")},
		"item":      itemPageOf(w.fixtureFrame("items", "NV-0000"), item),
		"item_form": &itemFormPage{frame: w.fixtureFrame("items", w.Say("Thêm mục")), Edit: app.ItemEdit{Kind: plan.TaskKind, Fields: map[string]string{}}, Kind: task, Kinds: plan.DefaultKinds, ItemChoices: app.ItemChoices{Units: []org.Unit{finance, farming}, Themes: []app.ThemeView{{Theme: theme}}, Documents: []doc.Document{planDoc}, Holders: []app.Who{clerk, reporter}}},
		"posts":     &postsPage{frame: w.fixtureFrame("", w.Say("Chọn vai làm việc")), All: []app.Who{clerk, reporter}, To: "/"},
		"units": &unitsPage{frame: w.fixtureFrame("units", w.Say("Đơn vị")), Table: tallyTable{w.Say("Đơn vị"), w.Say("Đơn vị"), unitTallies(home.Units), w.tallyHeads(app.UnitFilter{})}, Pager: pager{From: 1, To: 2, Total: 2}, Order: w.unitOrders(app.UnitFilter{}),
			Lines: w.unitLines(app.UnitFilter{Line: org.State}, map[org.Line]int{org.State: 2, org.Party: 1}), Chips: w.unitChips(app.UnitFilter{Under: "ubnd"})},
		"unit_form": &unitFormPage{frame: w.fixtureFrame("units", w.Say("Sửa thông tin đơn vị")), Old: "so-tc", Rev: 2, Edit: app.UnitEdit{Name: finance.Name, Line: finance.Line, Level: "province"}, From: "01/03/2025"},
		"unit": &unitPage{frame: w.fixtureFrame("units", finance.Name), UnitView: app.UnitView{Unit: finance, Tally: tally, Coordinates: 5, Changes: []app.UnitChange{{On: "2026-07-01", Document: "NQ 12", Into: []app.UnitHeir{{Unit: office, Field: "ngân sách"}}, From: []app.UnitHeir{{Unit: farming}}}}, Months: months, CurrentPeriod: "2026-06", Reports: []app.ReportRow{{Report: fixtureReport().Report, Unit: finance, Lines: 2}}},
			Row: row, Chart: w.months(months, "so-tc", today), CoordsHref: "/items?unit=so-tc", LateTable: itemTable{Caption: w.Say("Quá hạn"), Rows: fixtureRows()[:1], Brief: true}, SoonTable: itemTable{Caption: w.Say("Sắp đến hạn"), Brief: true}},
		"themes":  &themesPage{frame: w.fixtureFrame("items", w.Say("Chủ đề")), Sorts: []themesOf{{w.Say("Đột phá"), []themeLine{{app.ThemeView{Theme: theme, Document: planDoc, Tally: tally}, row}}}}},
		"reports": &reportsPage{frame: w.fixtureFrame("reports", w.Say("Báo cáo")), Reporting: home.Reporting, Rows: []app.ReportRow{{Report: fixtureReport().Report, Unit: finance}}, Words: w.period("2026-06"), Figures: []figure{{Name: w.Say("Phải báo cáo"), Href: "/reports", Count: 14}}},
		"report":  grid,
		"help":    &helpPage{w.fixtureFrame("help", w.Say("Trợ giúp"))},
		"search":  &searchPage{frame: w.fixtureFrame("", w.Say("Tìm kiếm")), Hits: []hit{{app.SearchHit{Noun: plan.ItemNoun, Href: "/items/i0", Title: []app.Piece{{Text: "Đề án "}, {Text: "chuyển đổi số", Match: true}}}, w.noun("item")}}},
		"gaps": &gapsPage{frame: w.fixtureFrame("items", w.Say("Chỗ còn thiếu")), Gaps: app.Gaps{Open: 120, Done: 40, Days: 60, Six: []app.GapCount{{Gap: "owner", Vi: plan.NoOwner.Vi(), Rule: "có đơn vị chủ trì trong danh mục", Count: 7, Filter: app.ItemFilter{Gap: "owner"}}},
			Products: []app.GapCount{{Gap: "unproven", Vi: plan.Unproven.Vi(), Count: 3, Filter: app.ItemFilter{Gap: "unproven"}}}, Reports: app.ReportGaps, Dissolved: []app.GapUnit{{Unit: farming, Open: 4}}, Overloaded: []app.GapUnit{{Unit: finance, Open: 44, Threshold: 30}},
			Loads: []app.LoadLevel{{Level: "province", Units: 20, Median: 15, Threshold: 30}, {Level: "commune", Units: 2, Median: 3}}}},
		"directives": &directivesPage{frame: w.fixtureFrame("home", w.Say("Ý kiến, chỉ đạo")), Pager: pager{}, Rows: []app.DirectiveView{fixtureDirective()}},
		"values": &valuesPage{frame: w.fixtureFrame("indicators", w.Say("Đưa số liệu từ tệp vào")), Sent: true, Name: "so-lieu.xlsx", Kept: "ab", Told: app.ToldValues{New: 2, Rows: []app.ToldValueStep{{Cell: "Sheet1!E12", Code: "CT-0001", Name: "Lao động qua đào tạo", Sort: "target", Period: "2026", After: "70", Unit: "%"}},
			Asked: []app.ToldValueAsk{{Key: "quality", Cell: "E12", Text: "?", Choices: []app.ToldChoice{{Value: "final", Text: "final"}}}}}},
		"tracker": &trackerPage{frame: w.fixtureFrame("items", w.Say("Chuyển bảng theo dõi vào kế hoạch")), Sent: true, Name: "theo-doi.xlsx", Kept: "ab", Periods: []choice{{Name: "period", Label: w.Say("Kết quả trong bảng là của kỳ")}}, Told: app.ToldTracker{New: 2, Changed: 1, Lines: 5, NewUnits: []string{"Ban Quản lý Khu Mẫu"},
			Asked: []app.ToldAsk{{Key: "Việc!3:same", Sheet: "Việc", Row: 3, Column: "B", Text: w.Say("chưa rõ"), Choices: []app.ToldChoice{{Value: "new", Text: w.Say("việc mới")}}}},
			Rows:  []app.ToldTrackerRow{{Sheet: "Việc", Row: 2, Do: app.TrackerChange, Code: "NV-0001", Title: "Xây dựng Đề án", Changes: []app.ToldChange{{Field: "due", After: "30/9/2026"}}, Lines: 2, Notes: []string{w.Say("chưa rõ")}}}}},
		"views":        &viewsPage{frame: w.fixtureFrame("items", w.Say("Danh sách đã lưu")), From: true, Query: "unit=so-tc", Views: savedLinks([]plan.View{{ID: "v1", Rev: 1, Title: "Quá hạn của Sở", Query: "time=overdue"}, {ID: "v2", Rev: 2, Title: "Của Sở", Query: "unit=so-tc"}}, "unit=so-tc")},
		"report_taken": &formTakenPage{frame: w.fixtureFrame("reports", w.Say("Biểu mẫu chưa nhận được")), Taken: app.TakenForm{Wrong: []app.WrongCell{{Sheet: "Báo cáo", Row: 7, Cell: "H7", Code: "NV-0003", Err: fault.New(fault.Invalid, "Tiến độ 140 không đúng.", "Progress is wrong.")}}, MoreWrong: 2}, Words: w.period("2026-06"), At: "/reports/so-tc/2026-06"},
		"waiting":      &waitingPage{frame: w.fixtureFrame("reports", w.Say("Chờ tôi duyệt")), Period: "2026-06", Words: w.period("2026-06"), Waiting: fixtureWaiting(), Total: 1},
		"below":        fixtureBelow(w),
		"bulk": &bulkPage{frame: w.fixtureFrame("items", w.Say("Thay đổi nhiều mục")), Do: app.BulkDue, Value: "30/9/2026", Why: "Thông báo 14", Chosen: []pair{{"item", "NV-0000"}}, Ready: true, Changing: 1, Left: 1,
			Rows: []bulkLine{{app.BulkRow{Item: fixtureRow(0, plan.InProgress, plan.Overdue).Item, Before: "30/5/2026", After: "30/9/2026"}, ""}, {app.BulkRow{Item: fixtureRow(1, plan.Done, plan.Late).Item}, w.Say("chưa rõ")}}},
		"extensions": fixtureExtensions(w, item), "calendar": fixtureCalendar(w),
		"people": &peoplePage{frame: w.fixtureFrame("accounts", w.Say("Đơn vị, chức danh, tài khoản từ Excel")), Base: "https://lotrinh.example", PeopleLoad: app.PeopleLoad{Units: app.Loaded{New: 2, Same: 7},
			Wrong: []app.RowError{{Sheet: "Tài khoản", Row: 4, Err: fault.New(fault.Invalid, "Không có chức danh mã %q.", "There is no post with the code %q.", "x")}}, MoreWrong: 3, Links: []app.PersonLink{{User: "an.nv", Name: "Nguyễn Văn An", Token: "abc"}}}},
		"cycles":   &cyclesPage{frame: w.fixtureFrame("reports", w.Say("Kỳ báo cáo @nhiều")), Cycles: []app.CycleListed{{Cycle: fixtureCycle(report.Open), Sums: app.CycleSums{Owing: 14, Sent: 9, Late: 2, Missing: 5}}}, Regimes: []report.Regime{{Code: "thang", Title: "Báo cáo tháng"}, {Code: "tuan", Title: "Báo cáo tuần"}}, Runs: true},
		"cycle":    &cyclePage{frame: w.fixtureFrame("reports", "Báo cáo tháng"), CycleView: app.CycleView{Cycle: fixtureCycle(report.Closed), Frozen: true, Sums: app.CycleSums{Owing: 30}}, Words: w.period("2026-06"), Rows: []app.CycleRow{{Unit: finance, DueOn: "2026-06-19", State: report.Submitted, SentOn: "2026-06-21", DaysLate: 2, Many: 12, Filled: 11, Since: report.Approved, Changed: true}, {Unit: farming, DueOn: "2026-06-19", DaysLate: 3, Many: 2, RemindedOn: "2026-06-22", LateSentOn: "2026-06-25"}}, Figures: []figure{{Name: w.Say("Phải báo cáo"), Href: "/cycles/thang.2026-06", Count: 30}}, Pager: pager{From: 1, To: 2, Total: 2}, Runs: true},
		"regimes":  &regimesPage{frame: w.fixtureFrame("reports", w.Say("Chế độ báo cáo @nhiều")), Regimes: []report.Regime{{Code: "thang", Title: "Báo cáo tháng", Every: report.Monthly, From: "2026-01-01", Deadlines: []report.Deadline{{Days: 5}, {Level: "commune", Days: 2, Working: true}}}}, Form: w.regimeChoices(regimeForm{Every: "month"}), Sets: true},
		"regime":   &regimePage{frame: w.fixtureFrame("reports", "Báo cáo tháng"), Form: w.regimeChoices(regimeForm{Known: true, Code: "thang", Title: "Báo cáo tháng", Every: "month", Headings: "Kết quả chung"}), Sets: true},
		"rankings": w.fixtureRankings(), "ranking": w.fixtureRanking(),
		"punctuality": w.fixturePunctuality(),
		"indicators":  w.fixtureIndicators(), "indicator": w.fixtureIndicatorPage(),
		"forecast": w.fixtureForecast(), "ratings": w.fixtureRatings(), "contributions": w.fixtureContributions(),
		"reviews": w.fixtureReviews(), "review_form": w.fixtureReviewForm(), "review_work": w.fixtureReviewWork(false), "review_read": w.fixtureReviewWork(true), "review_rows": w.fixtureReviewRows(),
		"conferences": w.fixtureConferences(), "conference": w.fixtureOneConference(), "conference_check": w.fixturePaperCheck(), "functions": w.fixtureFunctions(), "programme": w.fixtureProgramme(), "proposals": w.fixtureProposals(), "conference_paper": w.fixturePaper(), "conference_changes": w.fixturePaperChanges(),
		"conference_group": w.fixtureGroup(), "conference_meetings": w.fixtureMeetings(),
		"resend": &resendPage{frame: w.fixtureFrame("", w.Say("Gửi tiếp")), To: "/items", Kept: []keptField{{"title", "Trình Đề án"}}, Files: true},
		"rights": &rightsPage{w.fixtureFrame("help", w.Say("Ai được làm gì")), org.Roles, rightLines()},
		"signin": &signInPage{frame: w.fixtureFrame("", w.Say("Đăng nhập")), To: "/items", User: "an.nv"},
		"enter":  &enterPage{frame: w.fixtureFrame("", w.Say("Đặt mật khẩu")), Account: fixtureAccount().Account, Token: "abc"},
		"account": &accountPage{frame: w.fixtureFrame("account", w.Say("Tài khoản của tôi")), AccountView: fixtureAccount(), Starting: &app.FactorStart{Secret: "JBSWY3DPEHPK3PXP", Link: "otpauth://totp/Lo%20Trinh:an.nv?secret=JBSWY3DPEHPK3PXP"},
			Sessions: sessionRows(fixtureAccount().Sessions, fixtureAccount().Sessions[0], "/account", "end")},
		"accounts": &accountsPage{frame: w.fixtureFrame("accounts", w.Say("Tài khoản @nhiều")), List: app.Page[app.AccountRow]{Rows: []app.AccountRow{fixtureAccount().AccountRow}, Total: 1}, Holders: []app.Who{clerk, reporter}, Manages: true},
		"one_account": &oneAccountPage{frame: w.fixtureFrame("accounts", "Nguyễn Văn An"), AccountView: fixtureAccount(), Where: sessionRows(fixtureAccount().Sessions, app.Session{}, "/accounts/an.nv", "sessions"), Holders: []app.Who{clerk, reporter}, Manages: true,
			Link: "https://lotrinh.example/enter/abc"},
		"cascade":         w.fixtureCascade(),
		"gantt":           w.fixtureGanttPage(),
		"mine":            w.fixtureMine(),
		"reorganisations": &reorganisationsPage{frame: w.fixtureFrame("units", w.Say("Sắp xếp đơn vị")), May: true, Failed: []string{"NQ 9"}, Acts: []org.Reorganisation{fixtureAct(org.Done), fixtureAct(org.TakenBack)}},
		"reorganise":      &reorganisePage{frame: w.fixtureFrame("units", w.Say("Ghi việc sắp xếp đơn vị")), Text: app.ExampleReorganisation, Effect: fixtureEffect(), Shown: 1, Later: true},
		"heirs": &heirsPage{frame: w.fixtureFrame("units", w.Say("Việc chờ nơi nhận")), May: true, Total: 3, Units: []org.Unit{finance}, Waiting: []app.WaitingUnit{{Unit: farming, By: "NQ 9", Between: []org.Unit{finance}, More: 1,
			Parts: []app.WaitingPart{{Part: plan.Assignment{ID: "a1", Role: plan.Lead}, Item: fixtureRow(0, plan.InProgress, plan.Overdue).Item, Proposed: finance, Why: []string{"ngân sách"}}, {Part: plan.Assignment{ID: "a2", Role: plan.Lead}, Item: fixtureRow(1, plan.Done, plan.Late).Item}}}}},
		"journal": &journalPage{frame: w.fixtureFrame("journal", w.Say("Nhật ký")), List: app.Page[app.HistoryRow]{Rows: fixtureHistory(), Total: 1}},
	}
}

func fixtureCycle(state report.CycleState) report.Cycle {
	return report.Cycle{ID: "thang.2026-06", Title: "Báo cáo tháng", Period: "2026-06", Data: when.Interval{From: "2026-05-15", To: "2026-06-14"}, Opens: "2026-06-15", Due: "2026-06-19", State: state, ClosedOn: "2026-06-22"}
}

func (w words) fixturePunctuality() *punctualityPage {
	may := fixtureCycle(report.Closed)
	may.ID, may.Period = "thang.2026-05", "2026-05"
	cells := func(kept ...app.Timeliness) (out []app.PunctualCell) {
		for _, t := range kept {
			out = append(out, app.PunctualCell{Timeliness: t, DaysLate: 2})
		}
		return out
	}
	return &punctualityPage{frame: w.fixtureFrame("reports", w.Say("Báo cáo đúng hạn")), Key: timelinesses, Choices: []option{{"thang", "Báo cáo tháng", true}, {"tuan", "Báo cáo tuần", false}}, Pager: pager{From: 1, To: 2, Total: 30},
		Punctuality: app.Punctuality{Cycles: []report.Cycle{may, fixtureCycle(report.Open)}, People: []app.PunctualPerson{{Name: "Nguyễn Văn An", Title: "Cán bộ đầu mối", Sent: 9, InTime: 8}, {Title: "Cán bộ đầu mối", Sent: 1}}},
		Rows:        []app.PunctualRow{{Rank: 1, Unit: finance, Cycles: 9, InTime: 8, Late: 1, Owed: 70, Filled: 66, Cells: cells(app.InTime, app.StillTime)}, {Rank: 2, Unit: farming, Cycles: 3, Missing: 3, Cells: cells(app.NotSent, app.OwesNone)}}}
}

// TestPages draws every page and checks what all of them owe: one h1, the sample notice, today's date, and a label
// for every input. LOTRINH_PAGES names a folder to keep the pages and static files in, to look at.
func TestPages(t *testing.T) {
	a := newAssets()
	v := parseViews(a)
	for _, l := range []lang.Lang{lang.Vi, lang.En} {
		pages := words{l}.fixturePages()
		for name := range v[l] {
			if pages[name] == nil {
				t.Errorf("page %s has no example", name)
			}
		}
		for name, page := range pages {
			t.Run(string(l)+"/"+name, func(t *testing.T) {
				var b bytes.Buffer
				if err := v.execute(&b, name, page); err != nil {
					t.Fatal(err)
				}
				keep(t, string(l)+"/"+name+".html", b.Bytes())
				root, err := html.Parse(&b)
				if err != nil {
					t.Fatal(err)
				}
				checkPage(t, root)
				checkWords(t, root, l)
			})
		}
	}
	for file, f := range a.files {
		keep(t, filepath.Join("static", file), f.plain)
	}
}

func keep(t *testing.T, name string, content []byte) {
	dir := os.Getenv("LOTRINH_PAGES")
	if dir == "" {
		return
	}
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(content), `"/static/`, `"../static/`)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func fixtureAct(state org.ReorganisationState) org.Reorganisation {
	return org.Reorganisation{ID: "x-" + string(state), On: "2025-07-01", Document: "Nghị quyết số 12/NQ-HĐND", Title: "Sắp xếp các sở", State: state, DoneOn: "2025-07-01",
		Moves: []org.Move{{Do: org.Split, From: "so-ldtbxh", To: "so-yt", Words: []string{"trẻ em"}}, {Do: org.End, From: "ubnd-huyen"}}}
}

func fixtureEffect() *app.ReorganisationEffect {
	item := fixtureRow(0, plan.InProgress, plan.Overdue).Item
	return &app.ReorganisationEffect{Act: fixtureAct(org.Planned), Units: []app.UnitEffect{{Do: org.Merge, Before: farming, Heirs: []org.Unit{finance}, New: true}, {Do: org.Rename, Before: farming, Name: "Sở khác"}},
		Items:   []app.PartEffect{{Item: item, Role: plan.Lead, From: farming, To: finance, Why: []string{"ngân sách"}}, {Item: item, Role: plan.Coordinating, From: farming, To: finance, Already: true}},
		Waiting: []app.PartEffect{{Item: item, Role: plan.Lead, From: farming}}, Posts: []app.PostEffect{{From: reporter.Post, To: clerk.Post}, {From: reporter.Post}},
		Holdings: []app.HoldingEffect{{Account: org.Account{Name: "Nguyễn Văn An"}, From: reporter.Post, To: clerk.Post}, {From: reporter.Post}}, Groups: []org.Unit{farming}, Below: []org.Unit{farming},
		Reports: []app.ReportEffect{{Report: report.Report{Period: "2026-06"}, From: farming, To: finance, Joined: true}, {Report: report.Report{Period: "2026-06"}, From: farming}}}
}

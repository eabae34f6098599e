package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/when"
)

var fixtureReview = review.Review{ID: "sk1", Rev: 3, Kind: review.Kinds[0], Title: "Sơ kết 6 tháng thực hiện Kế hoạch số 112/KH-UBND", IssuerID: "u0", State: review.Open, OpenedOn: "2026-06-15",
	Scope: review.Scope{Documents: []doc.ID{"d1"}, Period: when.Interval{From: "2026-01-01", To: "2026-06-30"}},
	Sections: []review.Section{{Key: "kq", Heading: "KẾT QUẢ THỰC HIỆN", Level: 1}, {Key: "chung", Heading: "Kết quả chung", Level: 2, UnitID: finance.ID, Due: "2026-06-25"},
		{Key: "han-che", Heading: "Hạn chế", Level: 2, PostID: clerk.Post.ID}, {Key: "kien-nghi", Heading: "KIẾN NGHỊ", Level: 1}},
	Findings: []review.Finding{{Section: "kien-nghi", Text: "Rà soát các việc quá hạn", UnitID: finance.ID, ItemID: "i1"}}}

// fixtureRecord is what the references of the text mean: a number with its row, a table and a picture; any other means nothing.
func fixtureRecord() review.Record {
	return review.Record{AsOf: today, Rows: []review.Row{{Noun: "item", ID: "i0", Code: "NV-0000", Title: "Xây dựng Đề án chuyển đổi số", Says: "Quá hạn 22 ngày", Href: "/items/i0", On: "2026-05-29"}, {Noun: "observation", ID: "o1", Title: "Lao động qua đào tạo"}},
		Figures: map[string]review.Figure{"qua-han": {Text: "6", Value: "6", Rows: []int{0}},
			"bang": {Table: &review.Table{Title: "Tình hình thực hiện", Note: "đến ngày 20/06/2026", Columns: []review.Column{{Title: "TT"}, {Title: "Đơn vị"}, {Title: "Tổng", Over: "Nhiệm vụ", Align: "right"}, {Title: "Quá hạn", Over: "Nhiệm vụ", Align: "right"}},
				Lines: []review.Line{{Group: "Các sở"}, {Cells: []review.Cell{{Text: "1"}, {Text: "Sở Tài chính"}, {Number: "24"}, {Number: "6", Rows: []int{0}}}}, {Strong: true, Cells: []review.Cell{{}, {Text: "Cộng"}, {Number: "24"}, {Number: "6"}}}}}},
			"hinh": {Chart: &review.Chart{Sort: "bars", Title: "Việc quá hạn theo đơn vị", Unit: "việc", Names: []string{"Sở Tài chính", "Sở Nông nghiệp và Môi trường"}, Series: []review.Series{{Name: "Quá hạn", Values: []string{"6", ""}}}}}}}
}

func fixtureReviewShown() app.ReviewShown {
	record := fixtureRecord()
	body := "## Tiến độ\nCó {{qua-han}} việc quá hạn, và {{khong-co}}. Cả năm có 31 việc.\n{{bang}}\n{{hinh}}"
	differs := review.Flaw{Sort: review.Differs, Section: "chung", Heading: "Kết quả chung", Sentence: "Có 5 việc quá hạn.", Number: "5", Source: "6", Ref: "qua-han"}
	typed := review.Flaw{Sort: review.Typed, Section: "chung", Heading: "Kết quả chung", Sentence: "Cả năm có 31 việc.", Number: "31"}
	said := []review.Comment{{ID: "g1", Section: "chung", Text: "Nêu rõ nguyên nhân.", Title: "Giám đốc Sở Tài chính", On: "2026-06-18"}, {ID: "g2", Section: "chung", Text: "Bổ sung bảng.", Title: "Giám đốc Sở Tài chính", On: "2026-06-16", Done: true}}
	before := fixtureReview
	before.ID, before.Title, before.State = "sk0", "Tổng kết năm 2025", review.Closed
	s := fixtureReview.Sections
	return app.ReviewShown{Review: fixtureReview, Issuer: org.Unit{ID: "u0", Code: "ubnd", Name: "Ủy ban nhân dân tỉnh Mẫu Giang"}, Documents: []doc.Document{planDoc}, Units: []org.Unit{finance}, Record: record,
		Sections: []app.SectionShown{{Section: s[0], Mark: "I."},
			{Section: s[1], Mark: "1.", Leaf: true, Unit: finance, Text: review.Text{Rev: 2, Body: body, Shown: map[string]string{"qua-han": "5"}, Title: reporter.Post.Title, On: "2026-06-17"}, Blocks: review.Blocks(body, record), Comments: said, Flaws: []review.Flaw{differs, typed}, MayWrite: true},
			{Section: s[2], Mark: "2.", Leaf: true, Post: clerk.Post, MayWrite: true}, {Section: s[3], Mark: "II.", Leaf: true, Text: review.Text{Rev: 1, Body: "Không có.", Drafted: true, On: "2026-06-15"}, Blocks: review.Blocks("Không có.", record)}},
		Checked: review.Checked{References: 4, Quoted: 1, Typed: 1, Flaws: []review.Flaw{differs, typed}}, Before: &before, Compared: []app.ComparedFigure{{Ref: "qua-han", Before: "9", Now: "6"}}, Runs: true, Comment: true, Tasks: true}
}

func fixtureReviewForm() reviewForm {
	form := formOfReview(fixtureReviewShown())
	form.Kinds, form.Documents = review.Kinds, []chosenDocument{{planDoc, true}}
	form.Others = []app.ReviewListed{{Review: review.Review{ID: "sk0", Title: "Tổng kết năm 2025"}}}
	return *form
}

func (w words) fixtureReviews() *reviewsPage {
	adopted := fixtureReview
	adopted.ID, adopted.State, adopted.Scope.AsOf = "sk0", review.Adopted, "2025-12-31"
	issuer := fixtureReviewShown().Issuer
	return &reviewsPage{frame: w.fixtureFrame("reviews", w.Say("Sơ kết, tổng kết")), Reviews: []app.ReviewListed{{Review: fixtureReview, Issuer: issuer, Written: 2, Asked: 3}, {Review: adopted, Issuer: issuer, Written: 3, Asked: 3}}, Form: fixtureReviewForm(), Runs: true}
}

func (w words) fixtureReviewForm() *reviewFormPage {
	return &reviewFormPage{frame: w.fixtureFrame("reviews", fixtureReview.Title), V: fixtureReviewShown(), Form: fixtureReviewForm()}
}

// fixtureReviewWork is the workspace, or the finished text.
func (w words) fixtureReviewWork(finished bool) *reviewWorkPage {
	p := &reviewWorkPage{frame: w.fixtureFrame("reviews", fixtureReview.Title), V: fixtureReviewShown(), Finished: finished}
	p.fill()
	return p
}

func (w words) fixtureReviewRows() *reviewRowsPage {
	record := fixtureRecord()
	return &reviewRowsPage{frame: w.fixtureFrame("reviews", w.Say("Số này từ đâu")), V: fixtureReview, Ref: "qua-han", Figure: record.Figures["qua-han"], Rows: record.Rows, Total: 502}
}

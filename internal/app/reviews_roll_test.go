package app

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// An indicator is named by the short name or the code of its card, by its title or by a part of it; a name that is not clear
// is asked back with candidates, one that has left the plan says so, with the place.
func TestIndicatorsAreNamedInReviews(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	w.ok(w.change(t.Context(), w.clerk, act{"item.edit", "item", "", ""}, func(tx *store.Tx) error {
		item := itemByCode(w, "CT-0001")
		if err := store.Observations.Save(tx, &plan.Observation{ID: "q", ItemID: item, Period: "2025-Q2", Value: "81.25", Quality: plan.Final}); err != nil {
			return err
		}
		if err := store.Observations.Save(tx, &plan.Observation{ID: "m", ItemID: item, Period: "2025-03", Value: "79", Quality: plan.Final}); err != nil {
			return err
		}
		return store.Cards.Save(tx, &indicator.Card{ItemID: item, Short: "DVC", Code: "CCHC-01", NameEn: "Online applications"})
	}))
	gone := w.add(ItemEdit{Kind: plan.IndicatorKind, Title: "Tỷ lệ phủ sóng", Lead: "Sở Nội vụ", Document: w.doc})
	w.ok(w.EndItem(t.Context(), w.clerk, gone.ID, gone.Rev, "thôi"))
	for ref, want := range map[string]string{
		"DVC 2025":                       "85,5",
		"CCHC-01 năm 2025":               "85,5",
		"tỷ lệ hồ sơ trực tuyến 2025":    "85,5",
		"hồ sơ trực tuyến 2025":          "85,5",
		"online applications 2025":       "85,5",
		"DVC quý II/2025":                "81,25",
		"DVC quý 2 năm 2025":             "81,25",
		"DVC Q2/2025":                    "81,25",
		"DVC tháng 3/2025":               "79",
		"DVC tháng 3 năm 2025":           "79",
		"DVC 2022":                       "? chưa có số liệu năm 2022 của CT-0001; đã có: 2025-03, 2025-Q2, 2025",
		"tỷ lệ 2025":                     "? có 2 chỉ tiêu khớp “tỷ lệ”: CT-0001 (“Tỷ lệ hồ sơ trực tuyến”), CT-0002 (“Tỷ lệ hộ nghèo”); hãy viết mã",
		"tỷ lệ hồ sơ qua mạng 2025":      "? không có mục “tỷ lệ hồ sơ qua mạng” trong kế hoạch; có phải: CT-0001 (“Tỷ lệ hồ sơ trực tuyến”)",
		"tỷ lệ phủ sóng 2025":            "? CT-0003 “Tỷ lệ phủ sóng” đã bỏ khỏi kế hoạch",
		"CT-0003 2025":                   "? CT-0003 “Tỷ lệ phủ sóng” đã bỏ khỏi kế hoạch",
		"thu ngân sách nhà nước địa bàn": "? không có mục “thu ngân sách nhà nước địa bàn” trong kế hoạch",
	} {
		_, f, _, err := w.FigureRows(t.Context(), w.clerk, id, ref, "")
		got := f.Text
		if err != nil {
			got = "? " + strings.TrimPrefix(fault.Say(err, "vi"), "Tham chiếu {{"+ref+"}}: ")
		}
		if got != want && !(want[0] == '?' && strings.HasPrefix(got, want)) {
			t.Errorf("{{%s}} reads %q, want %q", ref, got, want)
		}
	}
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, "Tỷ lệ phủ sóng đạt {{CT-0003 2025}}%."))
	wantFault(t, w.CloseReview(t.Context(), w.clerk, id, 1), fault.Conflict)
	if err := w.CloseReview(t.Context(), w.clerk, id, 1); !strings.Contains(fault.Say(err, "vi"), "“Kết quả thực hiện các nhiệm vụ”") || !strings.Contains(fault.Say(err, "vi"), "đã bỏ khỏi kế hoạch") {
		t.Errorf("the place is not named: %v", err)
	}
}

// Late tasks are counted by the cause that their units chose; what was said in words only is its own line, and so is silence.
func TestCausesAreCountedByCode(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, id := reviewed(t, db)
		x, err := w.Report(t.Context(), w.clerk, "so-xd", "2026-05")
		w.ok(err)
		line := report.Line{ItemID: x.Lines[0].Item.Item.ID, State: plan.InProgress, Percent: 30, Cause: "kq-khac"}
		_, err = w.SaveReport(t.Context(), w.clerk, "so-xd", "2026-05", ReportEdit{Lines: []LineEdit{{Line: line}}})
		wantFault(t, err, fault.Invalid)
		w.says("so-xd", "2026-05", report.Line{State: plan.InProgress, Percent: 30, Cause: report.CauseSite, Difficulties: "Chưa có mặt bằng ở 3 điểm"})
		w.add(ItemEdit{Title: "Rà soát quy trình", Lead: "Sở Nội vụ", Due: "31/3/2026", Document: w.doc})
		_, err = w.DraftReview(t.Context(), w.clerk, id, "")
		w.ok(err)
		v := w.shown(id)
		said := v.part(review.Shortcomings).reads()
		if !strings.Contains(said, "có 1 nhiệm vụ chậm do nguyên nhân khách quan, 1 nhiệm vụ nêu nguyên nhân bằng lời, chưa phân loại, 1 nhiệm vụ chưa nêu nguyên nhân.") || strings.Contains(said, "chủ quan, ") {
			t.Errorf("causes are told as\n%s", said)
		}
		table := v.Record.Figures["bảng nguyên nhân"].Table
		var got []string
		for _, l := range table.Lines {
			got = append(got, l.Cells[1].Text+" "+l.Cells[2].Number)
		}
		want := []string{"Nguyên nhân khách quan 1", "Vướng mặt bằng, quy hoạch, thủ tục 1", "Chưa phân loại (đơn vị nêu bằng lời) 1", "Đơn vị chưa nêu nguyên nhân 1", "Tổng số nhiệm vụ chậm 3"}
		if !slices.Equal(got, want) {
			t.Errorf("table %q", got)
		}
		if said := v.part(review.Objective).reads(); !strings.Contains(said, "Chưa có mặt bằng ở 3 điểm (Lắp đặt camera") || !strings.Contains(said, "thiết bị nhập khẩu về chậm") {
			t.Errorf("objective causes:\n%s", said)
		}
		if len(v.Checked.Flaws) != 0 {
			t.Errorf("%+v", v.Checked.Flaws)
		}
	})
}

// below is a closed review by a department, of the period of the province's.
func (w *world) below(unit string, texts map[string]string) review.ID {
	w.t.Helper()
	id, err := w.OpenReview(w.t.Context(), w.clerk, ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết của " + unit, Issuer: unit, Documents: []string{"112/KH-UBND"}, Units: []string{unit}, From: "01/01/2025", To: "31/12/2026"})
	w.ok(err)
	for key, text := range texts {
		w.ok(w.WriteReviewSection(w.t.Context(), w.clerk, id, key, 0, text))
	}
	return id
}

// Closed reviews of lower bodies roll up into the higher one: how many of them have closed, what they found, their figures
// with the rows they stand on.
func TestLowerReviewsRollUp(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, _ := reviewed(t, db)
		id, err := w.OpenReview(t.Context(), w.clerk, ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết của tỉnh", Issuer: "tinh", Documents: []string{"112/KH-UBND"}, From: "01/01/2025", To: "31/12/2026"})
		w.ok(err)
		closed := w.below("so-tc", map[string]string{review.Tasks: "Có {{số nhiệm vụ}} nhiệm vụ, {{số nhiệm vụ quá hạn}} quá hạn.", review.Shortcomings: "Có {{số nhiệm vụ quá hạn}} nhiệm vụ về hạ tầng số còn chậm."})
		w.ok(w.CloseReview(t.Context(), w.clerk, closed, 1))
		w.below("so-nv", nil)
		_, err = w.DraftReview(t.Context(), w.clerk, id, review.Lower)
		w.ok(err)
		v := w.shown(id)
		said := v.part(review.Lower).reads()
		if !strings.Contains(said, "Đã có 1/2 báo cáo cùng thời kỳ của cấp dưới được chốt") || !strings.Contains(said, "Có 1 nhiệm vụ về hạ tầng số còn chậm (báo cáo của Sở Tài chính)") {
			t.Errorf("the lower reviews are told as\n%s", said)
		}
		if len(v.Checked.Flaws) != 0 || v.Checked.Quoted != 1 {
			t.Errorf("%+v", v.Checked)
		}
		table := v.Record.Figures["bảng báo cáo cấp dưới"].Table
		if len(table.Lines) != 2 || len(table.Columns) != 5 || table.Lines[0].Cells[2].Text != "chưa chốt" || table.Lines[1].Cells[3].Number != "2" || table.Lines[1].Cells[4].Number != "1" {
			t.Errorf("%+v", table.Lines)
		}
		_, f, rows, err := w.FigureRows(t.Context(), w.clerk, id, "cấp dưới so-tc: số nhiệm vụ quá hạn", "")
		w.ok(err)
		if f.Text != "1" || len(rows) != 2 || rows[0].Href != "/reviews/"+string(closed)+"/read" || rows[1].Code != "NV-0002" {
			t.Errorf("%s stands on %+v", f.Text, rows)
		}
		for ref, want := range map[string]string{"cấp dưới so-nv: số nhiệm vụ": "chưa chốt", "cấp dưới so-yt: số nhiệm vụ": "đã chốt: so-tc", "cấp dưới so-tc: số chỉ tiêu": "có: số nhiệm vụ, số nhiệm vụ quá hạn"} {
			if _, _, _, err := w.FigureRows(t.Context(), w.clerk, id, ref, ""); err == nil || !strings.Contains(fault.Say(err, "vi"), want) {
				t.Errorf("{{%s}}: %v", ref, err)
			}
		}
	})
}

// The next review of the same plan tells what the one before set, and what became of it, also where its scope leaves it out.
func TestWhatWasSetIsFollowed(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Ahead, 0, "- {{NV-0002}}, hạn {{hạn NV-0002}}.\n- {{NV-0003}}."))
	w.ok(w.CloseReview(t.Context(), w.clerk, id, 1))
	set, err := w.FindingTask(t.Context(), w.clerk, id, 2, ReviewFinding{Section: review.Proposals, Text: "Hoàn thành trung tâm dữ liệu", Lead: "so-tc", Due: "31/12/2026"})
	w.ok(err)
	w.App.today = "2026-07-05"
	w.says("so-tc", when.Period("2026-06"), report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-06-25", Product: "Biên bản số 3/BB-STC ngày 25/6/2026"})
	next, err := w.OpenReview(t.Context(), w.clerk, ReviewEdit{Kind: review.Final, Title: "Tổng kết", Documents: []string{"112/KH-UBND"}})
	w.ok(err)
	_, err = w.DraftReview(t.Context(), w.clerk, next, review.Before)
	w.ok(err)
	v := w.shown(next)
	said := v.part(review.Before).reads()
	if !strings.Contains(said, "Lần đánh giá trước đề ra 3 nhiệm vụ; đến nay 1 nhiệm vụ đã hoàn thành.") {
		t.Errorf("what was set is told as\n%s", said)
	}
	table := v.Record.Figures["bảng việc kỳ trước đề ra"].Table
	if len(table.Lines) != 3 || table.Lines[0].Cells[1].Text != "Hoàn thành trung tâm dữ liệu" || v.Record.Rows[table.Lines[0].Cells[1].Rows[0]].ID != string(set.ID) || table.Lines[1].Cells[3].Text != "31/05/2026" || table.Lines[1].Cells[4].Text != "Hoàn thành quá hạn" {
		t.Errorf("%+v", table.Lines)
	}
}

// The Excel form takes a cause by its words in the list, by its code, and no other words.
func TestCausesOfTheExcelForm(t *testing.T) {
	column := formColumn{title: "Nguyên nhân (nếu chậm)", field: "cause"}
	for _, c := range report.Causes {
		for _, text := range []string{formWord("cause", string(c)), string(c), strings.ToUpper(c.Vi())} {
			if got, err := cellWord(column, text); got != string(c) || err != nil {
				t.Errorf("%q is taken as %q, %v", text, got, err)
			}
		}
	}
	_, err := cellWord(column, "Do trời")
	wantFault(t, err, fault.Invalid)
}

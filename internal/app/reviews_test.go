package app

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/read"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// reviewed is a world with five tasks, two of them reported, two indicators, and a review of it all.
func reviewed(t *testing.T, db storetest.DB) (*world, review.ID) {
	w := newWorld(t, db)
	w.add(ItemEdit{Title: "Xây dựng đề án số hóa", Lead: "Sở Tài chính", Due: "15/4/2026", Themes: []plan.ThemeID{"th1"}, Document: w.doc})
	w.add(ItemEdit{Title: "Nâng cấp trung tâm dữ liệu", Lead: "Sở Tài chính", Due: "31/5/2026", Themes: []plan.ThemeID{"th1"}, Document: w.doc})
	w.add(ItemEdit{Title: "Bồi dưỡng cán bộ", Lead: "Sở Nội vụ", Due: "31/12/2026", Themes: []plan.ThemeID{"th2"}, Document: w.doc})
	w.add(ItemEdit{Title: "Lắp đặt camera", Lead: "Sở Xây dựng", Due: "30/4/2026", Document: w.doc})
	for _, title := range []string{"Tỷ lệ hồ sơ trực tuyến", "Tỷ lệ hộ nghèo"} {
		w.add(ItemEdit{Kind: plan.IndicatorKind, Title: title, Lead: "Sở Nội vụ", Document: w.doc, Fields: map[string]string{"unit": "%"}})
	}
	w.ok(w.change(t.Context(), w.clerk, act{"item.edit", "item", "", ""}, func(tx *store.Tx) error {
		for i, code := range []string{"CT-0001", "CT-0002"} {
			it, err := tx.ItemByCode(code)
			if err != nil {
				return err
			}
			if err := store.Targets.Save(tx, &plan.Target{ID: "g" + code, ItemID: it.ID, Sort: plan.AimSort, Judged: plan.AtEnd, Comparator: []string{">=", "<="}[i], Value: []string{"80", "3"}[i], Period: when.Interval{From: "2025-01-01", To: "2025-12-31"}}); err != nil {
				return err
			}
			if err := store.Observations.Save(tx, &plan.Observation{ID: "o" + code, ItemID: it.ID, Period: "2025", Value: []string{"85.5", "3.4"}[i], Quality: plan.Final, Source: "Niên giám"}); err != nil {
				return err
			}
		}
		return nil
	}))
	w.says("so-tc", "2026-05", report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-04-10", Product: "Quyết định số 12/QĐ-UBND ngày 10/4/2026", Text: "Đã ban hành đề án"}, report.Line{State: plan.InProgress, Percent: 40, Text: "Đã lắp 12 máy chủ", Difficulties: "Nguyên nhân khách quan: thiết bị nhập khẩu về chậm"})
	id, err := w.OpenReview(t.Context(), w.clerk, ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết giữa nhiệm kỳ", Documents: []string{"112/KH-UBND"}, From: "01/01/2025", To: "31/12/2026"})
	w.ok(err)
	return w, id
}

// says reports on the tasks of a unit in the order of their codes, has it approved, and writes a narrative.
func (w *world) says(unit string, p when.Period, lines ...report.Line) {
	w.t.Helper()
	v, err := w.Report(w.t.Context(), w.clerk, unit, p)
	w.ok(err)
	edit := ReportEdit{Summary: "Kết quả chung tốt", Proposals: "Đề nghị UBND tỉnh bổ sung 5 tỷ đồng cho trung tâm dữ liệu"}
	for i, l := range lines {
		l.ItemID = v.Lines[i].Item.Item.ID
		edit.Lines = append(edit.Lines, LineEdit{Line: l})
	}
	x, err := w.SaveReport(w.t.Context(), w.clerk, unit, p, edit)
	w.ok(err)
	w.ok(w.StepReport(w.t.Context(), w.clerk, x.ID, x.Rev, "submit", ""))
	w.ok(w.StepReport(w.t.Context(), w.clerk, x.ID, x.Rev+1, "approve", ""))
}

func (w *world) shown(id review.ID) ReviewShown {
	w.t.Helper()
	v, err := w.OneReview(w.t.Context(), w.clerk, id)
	w.ok(err)
	return v
}

func (v ReviewShown) part(key string) SectionShown {
	for _, s := range v.Sections {
		if s.Key == key {
			return s
		}
	}
	return SectionShown{}
}

func (s SectionShown) reads() string {
	var out []string
	for _, b := range s.Blocks {
		out = append(out, b.Text())
	}
	return strings.Join(out, "\n")
}

func flaws(v ReviewShown, sort review.FlawSort) (out []review.Flaw) {
	for _, f := range v.Checked.Flaws {
		if f.Sort == sort {
			out = append(out, f)
		}
	}
	return out
}

// A draft says what the record holds, each figure by reference, and nothing is typed in it that its source does not say.
func TestReviewIsDraftedFromTheRecord(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, id := reviewed(t, db)
		d, err := w.DraftReview(t.Context(), w.clerk, id, "")
		w.ok(err)
		v := w.shown(id)
		for key, want := range map[string][]string{
			review.Overview:     {"2 chỉ tiêu và 4 nhiệm vụ"},
			review.Themes:       {"Đột phá về hạ tầng số", "Có 2 nhiệm vụ, trong đó: 1 nhiệm vụ đã hoàn thành", "Đã hoàn thành: Xây dựng đề án số hóa (Sở Tài chính)"},
			review.Targets:      {"Trong 2 chỉ tiêu có: 1 chỉ tiêu đạt; 1 chỉ tiêu không đạt."},
			review.Tasks:        {"tỷ lệ hoàn thành là 25%"},
			review.Shortcomings: {"“Tỷ lệ hộ nghèo”: không đạt", "3,4", "không quá 3%", "Có 2 nhiệm vụ quá hạn"},
			review.Objective:    {"thiết bị nhập khẩu về chậm (Nâng cấp trung tâm dữ liệu (Sở Tài chính))"},
			review.Ahead:        {"Bồi dưỡng cán bộ (Sở Nội vụ), hạn 31/12/2026"},
			review.Proposals:    {"Đối với Ủy ban nhân dân tỉnh", "bổ sung 5 tỷ đồng", "báo cáo tháng 5 năm 2026 của Sở Tài chính"},
		} {
			said := v.part(key).reads()
			for _, words := range want {
				if !strings.Contains(said, words) {
					t.Errorf("%s lacks %q:\n%s", key, words, said)
				}
			}
		}
		if v.part(review.Subjective).Text.Body != "" || v.part(review.Lessons).Text.Body != "" {
			t.Error("something is said that no report says")
		}
		if len(d.Empty) == 0 || len(v.Checked.Flaws) != 0 || v.Checked.Quoted == 0 {
			t.Errorf("drafted %+v, checked %+v", d, v.Checked)
		}
		w.verified()
	})
}

// Planted wrong numbers are found: one typed over a reference, one stated beside its reference, one misquoted from a report,
// one of an indicator that is named; and a number of nowhere is listed.
func TestWrongNumbersAreFound(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, strings.Join([]string{
		"Có {{số nhiệm vụ quá hạn}} nhiệm vụ quá hạn theo Kế hoạch số 112/KH-UBND ngày 05/02/2026, Điều 3.",
		"Có {{số nhiệm vụ quá hạn = 9}} nhiệm vụ quá hạn.",
		"Đề nghị bổ sung 7 tỷ đồng ({{báo cáo so-tc 2026-05}}).",
		"Đề nghị bổ sung 5 tỷ đồng ({{báo cáo so-tc 2026-05}}).",
		"Tỷ lệ hồ sơ trực tuyến năm 2025 đạt 88,5%.",
		"Tỷ lệ hồ sơ trực tuyến năm 2025 đạt 85,5%.",
		"Đã mở 45 lớp học.",
		"Kết quả {{CT-9999 2025}} và {{số nhiệm vụ tuyệt vời}}.",
	}, "\n")))
	v := w.shown(id)
	wrong := flaws(v, review.Differs)
	if len(wrong) != 3 || wrong[0].Number != "9" || wrong[0].Source != "2" || wrong[1].Number != "7" || wrong[2].Number != "88,5" || wrong[2].Source != "85,5" || wrong[2].Ref != "CT-0001 2025" {
		t.Errorf("wrong numbers: %+v", wrong)
	}
	typed := flaws(v, review.Typed)
	if len(typed) != 2 || typed[0].Ref != "CT-0001 2025" || typed[1].Number != "45" || typed[1].Ref != "" {
		t.Errorf("typed numbers: %+v", typed)
	}
	broken := flaws(v, review.Broken)
	if len(broken) != 2 || !strings.Contains(broken[0].Problem.Vi, "CT-9999") || broken[0].Heading != "Kết quả thực hiện các nhiệm vụ" {
		t.Errorf("broken: %+v", broken)
	}
	if v.Checked.Quoted != 1 || v.Checked.Typed != 4 || v.Checked.Numbers[review.Document] == 0 || v.Checked.Numbers[review.DateLike] == 0 || v.Checked.Numbers[review.Article] != 1 {
		t.Errorf("%+v", v.Checked)
	}
	wantFault(t, w.CloseReview(t.Context(), w.clerk, id, v.Rev), fault.Conflict)
}

// The draft follows the record and tells what has changed; the closing keeps it as it was, whatever is recorded later.
func TestFiguresFollowUntilClosed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, id := reviewed(t, db)
		w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, "Đã hoàn thành {{số nhiệm vụ hoàn thành}} nhiệm vụ.\n{{bảng nhiệm vụ theo đơn vị}}\n{{biểu đồ CT-0001}}"))
		w.says("so-xd", "2026-05", report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-04-20", Product: "Biên bản số 3/BB-SXD ngày 20/4/2026"})
		v := w.shown(id)
		moved := flaws(v, review.Moved)
		if len(moved) != 1 || moved[0].Number != "1" || moved[0].Source != "2" || !strings.Contains(v.part(review.Tasks).reads(), "Đã hoàn thành 2 nhiệm vụ.") {
			t.Errorf("%+v\n%s", moved, v.part(review.Tasks).reads())
		}
		_, _, rows, err := w.FigureRows(t.Context(), w.clerk, id, "số nhiệm vụ hoàn thành", "")
		w.ok(err)
		if len(rows) != 2 || rows[0].Code != "NV-0001" || rows[1].Code != "NV-0004" || !strings.HasPrefix(rows[0].Href, "/items/") {
			t.Errorf("rows %+v", rows)
		}
		w.ok(w.CloseReview(t.Context(), w.clerk, id, v.Rev))
		wantFault(t, w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 1, "khác"), fault.Conflict)
		it := w.item(itemByCode(w, "NV-0004"))
		w.ok(w.EndItem(t.Context(), w.clerk, it.Item.ID, it.Item.Rev, "thôi"))
		v = w.shown(id)
		if !v.Frozen || !strings.Contains(v.part(review.Tasks).reads(), "Đã hoàn thành 2 nhiệm vụ.") || v.ClosedOn != today || v.Scope.AsOf != today {
			t.Errorf("after closing: %s", v.part(review.Tasks).reads())
		}
		if _, _, rows, err = w.FigureRows(t.Context(), w.clerk, id, "bảng nhiệm vụ theo đơn vị", "1.2"); err != nil || len(rows) != 2 {
			t.Errorf("%v, rows of a cell %+v", err, rows)
		}
		w.verified()
	})
}

func itemByCode(w *world, code string) plan.ItemID {
	it, err := w.store.Read(w.t.Context()).ItemByCode(code)
	w.ok(err)
	return it.ID
}

// Two who write the same section at once: the second is told, and what the first wrote stays.
func TestTwoWritersDoNotOverwriteEachOther(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, "Bản một"))
	wantFault(t, w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, "Bản khác"), fault.Conflict)
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 1, "Bản hai"))
	wantFault(t, w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 1, "Bản hai nữa"), fault.Conflict)
	if got := w.shown(id).part(review.Tasks).Text; got.Body != "Bản hai" || got.Rev != 2 {
		t.Errorf("%+v", got)
	}
}

// A closed review is adopted by an act; its findings become tasks that name it; the next review is set beside it.
func TestReviewIsAdoptedAndFollowed(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, "{{số nhiệm vụ hoàn thành}} nhiệm vụ"))
	wantFault(t, w.AdoptReview(t.Context(), w.clerk, id, 1, "112/KH-UBND", ""), fault.Conflict)
	w.ok(w.CloseReview(t.Context(), w.clerk, id, 1))
	w.ok(w.AdoptReview(t.Context(), w.clerk, id, 2, "112/KH-UBND", ""))
	it, err := w.FindingTask(t.Context(), w.clerk, id, 3, ReviewFinding{Section: review.Proposals, Text: "Hoàn thành trung tâm dữ liệu trong năm 2026", Lead: "so-tc", Due: "31/12/2026"})
	w.ok(err)
	if v := w.item(it.ID); v.Leads[0] != "Sở Tài chính" || v.Standing.DueOn != "2026-12-31" || !strings.Contains(v.Item.Origin.Quote, "Sơ kết") {
		t.Errorf("%+v", v.ItemRow)
	}
	w.says("so-xd", "2026-05", report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-04-20", Product: "Biên bản số 3/BB-SXD ngày 20/4/2026"})
	w.App.today = "2026-06-25"
	next, err := w.OpenReview(t.Context(), w.clerk, ReviewEdit{Kind: review.Final, Title: "Tổng kết", Documents: []string{"112/KH-UBND"}})
	w.ok(err)
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, next, review.Tasks, 0, "{{số nhiệm vụ hoàn thành}} nhiệm vụ"))
	v := w.shown(next)
	if v.Before == nil || v.Before.ID != id || len(v.Compared) != 1 || v.Compared[0].Before != "1" || v.Compared[0].Now != "2" {
		t.Errorf("%+v %+v", v.Before, v.Compared)
	}
}

// A review is written as Word in both layouts and as Excel, and reads back with the figures of the page.
func TestReviewIsWritten(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	w.Base = "http://127.0.0.1:8080"
	_, err := w.DraftReview(t.Context(), w.clerk, id, "")
	w.ok(err)
	for _, c := range []struct {
		format string
		layout write.Layout
		head   string
	}{{"docx", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, {"docx", write.PartyLayout, "ĐẢNG CỘNG SẢN VIỆT NAM"}, {"xlsx", "", "SƠ KẾT GIỮA NHIỆM KỲ"}} {
		var file bytes.Buffer
		w.ok(w.WriteReview(t.Context(), w.clerk, id, c.format, string(c.layout), &file))
		if dir := os.Getenv("LOTRINH_KEEP"); dir != "" {
			w.ok(os.WriteFile(filepath.Join(dir, "review-"+string(c.layout)+"."+c.format), file.Bytes(), 0o644))
		}
		src, err := read.File("so-ket."+c.format, file.Bytes())
		w.ok(err)
		text := strings.ToUpper(src.Text)
		for _, words := range []string{c.head, "TỶ LỆ HỒ SƠ TRỰC TUYẾN", "TỔNG SỐ (MỖI NHIỆM VỤ TÍNH MỘT LẦN)"} {
			if !strings.Contains(text, words) {
				t.Errorf("%s %s lacks %q", c.format, c.layout, words)
			}
		}
	}
}

// The finished document as it was written has no number that differs; with one changed by hand, in a sentence or in a table,
// that one is found.
func TestPlantedNumbersInTheFinishedFileAreFound(t *testing.T) {
	w, id := reviewed(t, storetest.SQLite(t))
	_, err := w.DraftReview(t.Context(), w.clerk, id, "")
	w.ok(err)
	var file bytes.Buffer
	w.ok(w.WriteReview(t.Context(), w.clerk, id, "docx", "", &file))
	check := func(content []byte) review.Checked {
		t.Helper()
		c, err := w.CheckFinished(t.Context(), w.clerk, id, Upload{Name: "so-ket.docx", Content: content})
		w.ok(err)
		return c
	}
	if c := check(file.Bytes()); c.Count(review.Differs) != 0 || c.Typed != 0 || c.References < 20 {
		t.Errorf("untouched: %+v", c)
	}
	for _, plant := range []struct{ old, new, number, source string }{
		{">25%<", ">35%<", "35", "25"},           // in a sentence
		{">106,9<", ">116,9<", "116,9", "106,9"}, // in a table
	} {
		c := check(changedPart(t, file.Bytes(), "word/document.xml", plant.old, plant.new))
		if len(c.Flaws) != 1 || c.Flaws[0].Sort != review.Differs || c.Flaws[0].Number != plant.number || c.Flaws[0].Source != plant.source {
			t.Errorf("%s planted: %+v", plant.new, c.Flaws)
		}
	}
}

// changedPart is a zip with some text of one part replaced.
func changedPart(t *testing.T, content []byte, name, old, now string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if !bytes.Contains(text, []byte(old)) {
				t.Fatalf("%s has no %q", name, old)
			}
			text = bytes.Replace(text, []byte(old), []byte(now), 1)
		}
		to, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every example of docs/reviews.md means something.
func TestExamplesOfTheReferences(t *testing.T) {
	w, _ := reviewed(t, storetest.SQLite(t))
	lower := w.below("so-tc", map[string]string{review.Tasks: "{{số nhiệm vụ}}"})
	w.ok(w.CloseReview(t.Context(), w.clerk, lower, 1))
	before, err := w.OpenReview(t.Context(), w.clerk, ReviewEdit{Kind: review.Annual, Title: "Năm trước", Issuer: "tinh", Documents: []string{"112/KH-UBND"}, AsOf: "19/06/2026"})
	w.ok(err)
	w.ok(w.CloseReview(t.Context(), w.clerk, before, 1))
	_, err = w.FindingTask(t.Context(), w.clerk, before, 2, ReviewFinding{Text: "Hoàn thành trung tâm dữ liệu", Lead: "so-tc", Due: "31/12/2026"})
	w.ok(err)
	id, err := w.OpenReview(t.Context(), w.clerk, ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết của tỉnh", Issuer: "tinh", Documents: []string{"112/KH-UBND"}, From: "01/01/2025", To: "31/12/2026"})
	w.ok(err)
	w.ok(w.change(t.Context(), w.clerk, act{"item.edit", "item", "", ""}, func(tx *store.Tx) error {
		return store.Targets.Save(tx, &plan.Target{ID: "base", ItemID: itemByCode(w, "CT-0001"), Sort: plan.BaselineSort, Value: "60", Period: when.Interval{From: "2024-01-01", To: "2024-12-31"}})
	}))
	page, err := os.ReadFile("../../docs/reviews.md")
	w.ok(err)
	var examples []string
	for line := range strings.Lines(string(page)) {
		if rest, ok := strings.CutPrefix(line, "| `{{"); ok {
			example, _, _ := strings.Cut(rest, "}}`")
			examples = append(examples, "{{"+example+"}}")
		}
	}
	w.ok(w.WriteReviewSection(t.Context(), w.clerk, id, review.Tasks, 0, strings.Join(examples, "\n")))
	v := w.shown(id)
	for _, f := range flaws(v, review.Broken) {
		t.Errorf("{{%s}}: %s", f.Ref, f.Problem.Vi)
	}
	if len(examples) < 20 {
		t.Errorf("only %d examples", len(examples))
	}
}

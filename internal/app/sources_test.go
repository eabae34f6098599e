package app

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/read"
	"lotrinh/internal/store/storetest"
)

// TestReplacedSourceIsNamedSecond: lists, the item's own page and the written report name the document in force first.
func TestReplacedSourceIsNamedSecond(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		kept, gone, fresh := "Số hóa hồ sơ hộ tịch lưu trữ tại xã | Sở Tài chính | 12/2026", "Tổ chức hội nghị tổng kết năm | Sở Nội vụ | 12/2026", "Tập huấn kỹ năng số cho cán bộ xã, phường | Sở Nội vụ | 10/2026"
		old := w.bring("45.md", version("45/KH-UBND", gone, kept))
		_, err := w.AcceptAbove(t.Context(), w.clerk, old.ID, 0.1)
		w.ok(err)
		d := w.bring("98.md", version("98/KH-UBND", fresh, kept))
		w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Replaces))
		_, err = w.CarryOver(t.Context(), w.clerk, d.ID, -1)
		w.ok(err)
		_, err = w.AcceptAbove(t.Context(), w.clerk, d.ID, 0.1)
		w.ok(err)

		want := map[string]string{
			"Số":  "Kế hoạch số 98/KH-UBND ngày 05/02/2026; Kế hoạch số 45/KH-UBND ngày 05/02/2026 (đã được thay thế)",
			"Tổ":  "Kế hoạch số 45/KH-UBND ngày 05/02/2026 (đã được thay thế)",
			"Tập": "Kế hoạch số 98/KH-UBND ngày 05/02/2026",
		}
		list, err := w.Items(t.Context(), ItemFilter{})
		w.ok(err)
		if len(list.Rows) != len(want) {
			t.Fatalf("%d items", len(list.Rows))
		}
		for _, row := range list.Rows {
			first := strings.Fields(row.Item.Title)[0]
			if got := row.Named(lang.Vi); got != want[first] {
				t.Errorf("%s: the list names %q, want %q", first, got, want[first])
			}
			v := w.item(row.Item.ID)
			if v.Source.ID != row.DocumentID || !strings.HasPrefix(v.Context.Marked, first) {
				t.Errorf("%s: its page names %s with %q", first, v.Source.Name(), v.Context.Marked)
			}
			if first == "Số" && (len(v.Places) != 1 || v.Places[0].Document.ID != old.ID || !strings.HasPrefix(v.Places[0].Context.Marked, "Số")) {
				t.Errorf("the earlier place: %+v", v.Places)
			}
		}
		var file bytes.Buffer
		w.ok(w.WriteReport(t.Context(), "tinh", "2026-06", "docx", lang.Vi, &file))
		src, err := read.File("bao-cao.docx", file.Bytes())
		w.ok(err)
		var annex []string // headings, and titles in short
		for _, b := range src.Blocks {
			if b.Table == nil || !slices.ContainsFunc(b.Table.Rows, func(row doc.Row) bool { return strings.HasPrefix(row.Cells[0].Text, "Kế hoạch số") }) {
				continue
			}
			for _, row := range b.Table.Rows[1:] {
				if len(row.Cells) == 1 || row.Cells[1].Text == "" || row.Cells[1].Text == row.Cells[0].Text {
					annex = append(annex, row.Cells[0].Text)
				} else {
					annex = append(annex, strings.Fields(row.Cells[1].Text)[0])
				}
			}
		}
		if groups := []string{"Kế hoạch số 98/KH-UBND ngày 05/02/2026", "Tập", "Số", "Kế hoạch số 45/KH-UBND ngày 05/02/2026 (đã được thay thế)", "Tổ"}; !slices.Equal(annex, groups) {
			t.Errorf("the annex: %q, want %q", annex, groups)
		}
		w.verified()
	})
}

// TestNothingStatedIsSaidOfWhoReported: what units that have not reported would say is not known.
func TestNothingStatedIsSaidOfWhoReported(t *testing.T) {
	for _, c := range []struct {
		told, owing int
		vi, en      string
	}{
		{0, 10, "Chưa có báo cáo được duyệt trong kỳ nên chưa rõ đề xuất, kiến nghị.", "No report has been approved in this period, so it is not known whether there are proposals or recommendations."},
		{1, 10, "1 trong 10 đơn vị đã báo cáo; đơn vị này không nêu đề xuất, kiến nghị.", "1 of 10 units has reported; it stated no proposals or recommendations."},
		{3, 10, "3 trong 10 đơn vị đã báo cáo; các đơn vị này không nêu đề xuất, kiến nghị.", "3 of 10 units have reported; they stated no proposals or recommendations."},
		{10, 10, "Các đơn vị không nêu đề xuất, kiến nghị trong kỳ.", "No unit stated proposals or recommendations in this period."},
		{1, 1, "Đơn vị không nêu đề xuất, kiến nghị trong kỳ.", "The unit stated no proposals or recommendations in this period."},
	} {
		for l, want := range map[lang.Lang]string{lang.Vi: c.vi, lang.En: c.en} {
			m := &material{lang: l, owing: c.owing, reports: make([]ReportRow, c.told)}
			if got := m.proposals().Text[0][0].Text; got != want {
				t.Errorf("%d of %d: %q, want %q", c.told, c.owing, got, want)
			}
		}
	}
}

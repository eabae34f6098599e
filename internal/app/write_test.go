package app

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/read"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
)

// TestWrittenReportReadsBack: what the product writes, in either layout and as a workbook, its own reader reads back equal.
func TestWrittenReportReadsBack(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.ok(w.AddUnits(t.Context(), w.clerk, []org.Unit{{Code: "tinh-uy", Name: "Tỉnh ủy Mẫu Giang", Short: "TU", Line: org.Party}}, nil, nil))
	titles := []string{"Rà soát & số hóa 1.200 hồ sơ <đất đai>", "Mở cửa “một cửa” lưu động tại các xã", "Bồi dưỡng 300 cán bộ, công chức"}
	for i, title := range titles {
		w.add(ItemEdit{Title: title, Lead: []string{"STC", "Sở Xây dựng; STC", "Tỉnh ủy Mẫu Giang"}[i], Due: []string{"15/4/2026", "Quý IV/2026", "Thường xuyên"}[i], Fields: map[string]string{"deliverable": "Báo cáo"}})
	}
	v, err := w.Report(t.Context(), w.clerk, "so-tc", "2026-06")
	w.ok(err)
	edit := ReportEdit{}
	for _, l := range v.Lines {
		line := report.Line{ItemID: l.Item.Item.ID, Percent: 40, State: plan.InProgress, Text: "Đang làm", Difficulties: "Chờ hướng dẫn"}
		if l.Item.Item.Title == titles[0] {
			line = report.Line{ItemID: l.Item.Item.ID, Percent: 100, State: plan.Done, DoneOn: "2026-05-20", Product: "Báo cáo số 12/BC-STC ngày 20/5/2026"}
		}
		edit.Lines = append(edit.Lines, LineEdit{Line: line})
	}
	x, err := w.SaveReport(t.Context(), w.clerk, "so-tc", "2026-06", edit)
	w.ok(err)
	w.ok(w.StepReport(t.Context(), w.clerk, x.ID, x.Rev, "submit", ""))
	w.ok(w.StepReport(t.Context(), w.clerk, x.ID, x.Rev+1, "approve", ""))

	for _, c := range []struct {
		unit, format, kind, head string
		rows                     []string // titles of the tasks in the annex
	}{
		{"tinh", "docx", "Báo cáo", "ỦY BAN NHÂN DÂN", titles[:2]},
		{"tinh", "xlsx", "", "", titles[:2]},
		{"tinh-uy", "docx", "Báo cáo", "ĐẢNG CỘNG SẢN VIỆT NAM", titles[2:]},
		{"so-tc", "docx", "Báo cáo", "SỞ TÀI CHÍNH", titles[:2]},
	} {
		var file bytes.Buffer
		w.ok(w.WriteReport(t.Context(), c.unit, "2026-06", c.format, lang.Vi, &file))
		src, err := read.File("bao-cao."+c.format, file.Bytes())
		w.ok(err)
		if c.kind != "" && (src.Meta.Type != c.kind || src.Meta.Party != (c.unit == "tinh-uy")) {
			t.Errorf("%s %s reads back as %q, Party %v", c.unit, c.format, src.Meta.Type, src.Meta.Party)
		}
		if !strings.Contains(src.Text, c.head) {
			t.Errorf("%s %s: the head %q is not read back", c.unit, c.format, c.head)
		}
		var cells []string
		for _, b := range src.Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				for _, cell := range row.Cells {
					cells = append(cells, cell.Text)
				}
			}
		}
		for _, title := range titles {
			if got := slices.Contains(cells, title); got != slices.Contains(c.rows, title) {
				t.Errorf("%s %s: a row %q is there: %v", c.unit, c.format, title, got)
			}
		}
		if c.unit == "so-tc" && !slices.Contains(cells, "Báo cáo số 12/BC-STC ngày 20/5/2026") {
			t.Errorf("the product is not in the annex: %q", cells)
		}
	}
}

// TestSigner: the post under a written report is said as offices say it.
func TestSigner(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	units := []org.Unit{{Code: "vptu", Name: "Văn phòng Tỉnh ủy", Line: org.Party}, {Code: "btc", Name: "Ban Tổ chức Tỉnh ủy", Line: org.Party}, {Code: "so-yt", Name: "Sở Y tế", Line: org.State}}
	w.ok(w.AddUnits(t.Context(), w.clerk, units, nil, nil))
	posts := []org.Post{{Code: "a", Title: "Chánh Văn phòng Tỉnh ủy", Role: org.Head}, {Code: "b", Title: "Trưởng Ban Tổ chức Tỉnh ủy", Role: org.Head}, {Code: "c", Title: "Giám đốc Sở Y tế", Role: org.Head}}
	w.ok(w.AddPosts(t.Context(), w.clerk, posts, map[string]string{"a": "vptu", "b": "btc", "c": "so-yt"}))
	for code, want := range map[string]string{"vptu": "Chánh Văn phòng", "btc": "Trưởng Ban", "so-yt": "Giám đốc", "so-tc": "Thủ trưởng đơn vị"} {
		r := w.store.Read(t.Context())
		u, err := r.UnitByCode(code)
		w.ok(err)
		if got, err := w.signer(r, u); err != nil || got != want {
			t.Errorf("%s is signed by %q, want %q (%v)", u.Name, got, want, err)
		}
	}
}

package web

import (
	"fmt"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
)

func (w words) fixtureCascade() *cascadePage {
	upper := doc.Document{ID: "d1", Type: "Nghị quyết", Number: "05-NQ/TU", Date: "2025-12-01", Subject: "Phát triển đô thị"}
	lower := doc.Document{ID: "d2", Type: "Kế hoạch", Number: "12/KH-UBND", Date: "2026-02-05", Stage: doc.Replaced}
	a := plan.CascadeItem{ID: "i1", Code: "MT-0001", Title: "Cấp nước sạch cho hộ dân nông thôn trên địa bàn tỉnh", Documents: []doc.ID{"d1"}, Due: "2026-06-30"}
	b := plan.CascadeItem{ID: "i2", Code: "NV-0002", Title: "Xây nhà máy nước", Documents: []doc.ID{"d2"}, Due: "2026-07-05"}
	p := &cascadePage{frame: w.fixtureFrame("items", w.Say("Cụ thể hóa từ trên xuống")), May: true, CascadeView: app.CascadeView{Filter: app.CascadeFilter{Show: plan.DateAfter}, Counts: map[plan.FindingSort]int{plan.DateAfter: 1},
		Documents: []app.CascadeLine{{Document: upper, Below: []doc.ID{"d2"}, CoverageOf: plan.CoverageOf{Items: 3, Covered: 1, Higher: true}}, {Document: lower, Level: 1, CoverageOf: plan.CoverageOf{Items: 2, Linked: 1, Lower: true}}},
		Rows:      app.Page[app.FindingRow]{Rows: []app.FindingRow{{Finding: plan.Finding{Sort: plan.DateAfter}, Item: b, Upper: a, Names: []string{"Sở Xây dựng"}}}, Total: 1},
		Picture: app.Picture{At: app.PictureBox{Key: "i1", Item: a, Document: upper}, Walk: plan.Walk{Rows: [][]plan.Spot{{{Key: "i1", Down: 9}}, {{Key: "i2", Up: 1}, {Key: "i1", Fold: 8}}}, Edges: []plan.Edge{{Row: 0, From: 0, To: 0}, {Row: 0, From: 0, To: 1}}},
			Boxes: map[string]app.PictureBox{"i1": {Key: "i1", Item: a, Document: upper, Covered: true}, "i2": {Key: "i2", Item: b, Document: lower, Leads: []string{"Sở Xây dựng"}}},
			Below: app.Page[app.PictureBox]{Rows: []app.PictureBox{{Key: "i2", Item: b}}, Total: 1}}}}
	for _, sort := range plan.FindingSorts {
		p.Counts = append(p.Counts, p.cascadeFigure(p.Filter, sort, p.CascadeView.Counts[sort]))
	}
	p.Document, p.UnitBy = choice{Name: "document", Label: w.Say("Văn bản")}, choice{Name: "unit", Label: w.Say("Đơn vị")}
	p.Drawing = w.cascadeDrawing(p.Picture, p.Filter)
	p.Pager = pager{From: 1, To: 1, Total: 1}
	return p
}

// Five levels and two thousand items: the picture stays a page wide and every box says where it leads.
func TestCascadeStaysReadable(t *testing.T) {
	w := words{lang.Vi}
	up, down := map[string][]string{}, map[string][]string{}
	boxes := map[string]app.PictureBox{}
	join := func(lower, upper string) {
		up[lower], down[upper] = append(up[lower], upper), append(down[upper], lower)
	}
	for n := range 2000 {
		key := fmt.Sprint("i", n)
		boxes[key] = app.PictureBox{Key: key, Item: plan.CascadeItem{ID: plan.ItemID(key), Code: fmt.Sprintf("NV-%04d", n), Title: "Rà soát, bổ sung quy hoạch mạng lưới trường học trên địa bàn"}}
		if n > 0 {
			join(key, fmt.Sprint("i", (n-1)/6)) // five levels below the first: 6, 36, 216, 1296, the rest
		}
	}
	for _, at := range []string{"i0", "i3", "i40", "i1999"} {
		p := app.Picture{Walk: plan.Around(at, func(k string) []string { return up[k] }, func(k string) []string { return down[k] }, 7, 4), Boxes: boxes, At: boxes[at]}
		d := w.cascadeDrawing(p, app.CascadeFilter{})
		svg := string(w.cascade(d))
		if d.Width > 7*boxStep || d.Height > 9*rowStep {
			t.Errorf("%s: %.0f × %.0f", at, d.Width, d.Height)
		}
		if links, boxes := strings.Count(svg, "href="), strings.Count(svg, "<rect"); links != boxes || boxes > 63 {
			t.Errorf("%s: %d boxes with %d links", at, boxes, links)
		}
		for _, k := range append(up[at], down[at][:min(1, len(down[at]))]...) {
			if !strings.Contains(svg, "at="+k+"#picture") {
				t.Errorf("%s: no way to %s", at, k)
			}
		}
	}
}

func TestWrapped(t *testing.T) {
	for _, c := range []struct{ in, want string }{{"", ""}, {"Xây nhà máy nước", "Xây nhà|máy nước"}, {"Cấp nước sạch cho hộ dân nông thôn", "Cấp nước|sạch cho|hộ dân…"}} {
		if got := strings.Join(wrapped(c.in, 9, 3), "|"); got != c.want {
			t.Errorf("%q: %s", c.in, got)
		}
	}
}

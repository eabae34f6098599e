package extract

import (
	"fmt"
	"sort"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// tables reads the tasks and indicators of every table whose header it knows. A table that goes on after a page or a
// heading without its header keeps the one before it.
func tables(src *doc.Source, anchor when.Date, r *Result) {
	var known *header
	var width int
	for i, b := range src.Blocks {
		if b.Table == nil {
			continue
		}
		g, ok := gridOf(b.Table)
		if !ok {
			continue
		}
		h, ok := headerOf(g)
		if !ok && known != nil && g.width == width && firstNumbered(g, *known) {
			h, ok = *known, true
			h.rows = 0
		}
		if !ok {
			if looksTabular(g) {
				r.Questions = append(r.Questions, unknownTable(b))
			}
			continue
		}
		known, width = &h, g.width
		t := &tableReader{src: src, anchor: anchor, out: r, g: g, h: h, block: b, numbers: map[string]int{}, first: len(r.Candidates)}
		if i > 0 {
			t.horizon = titleHorizon(src, i)
		}
		t.passage = passageOf(src, b)
		t.read()
	}
}

// firstNumbered holds when the first row of a table without a header goes on with the numbers of the one before.
func firstNumbered(g grid, h header) bool {
	col := h.col(numberColumn)
	return col >= 0 && len(g.rows) > 0 && numberStyle(g.rows[0].text(col), "") != noNumber
}

// looksTabular tells data from letterheads and signature blocks, which are laid out with tables too.
func looksTabular(g grid) bool {
	filled := 0
	for _, r := range g.rows {
		if len(r.distinct()) >= 2 {
			filled++
		}
	}
	return g.width >= 3 && filled >= 4
}

func unknownTable(b doc.Block) doc.Question {
	name, nameEn := fmt.Sprintf("Bảng %d", b.Table.Ord), fmt.Sprintf("Table %d", b.Table.Ord)
	if b.Table.Name != "" {
		name, nameEn = fmt.Sprintf("Trang tính %q", b.Table.Name), fmt.Sprintf("Sheet %q", b.Table.Name)
	}
	span := b.Span
	return doc.Question{Field: "table", Span: &span,
		Vi: name + " có hàng tiêu đề chưa nhận ra nên không trích mục nào: bảng này là nhiệm vụ, chỉ tiêu hay loại khác?",
		En: nameEn + " has a header that is not recognised, so nothing was taken from it: does it hold tasks, indicators or something else?"}
}

// passageOf is the outline passage that holds a block.
func passageOf(src *doc.Source, b doc.Block) string {
	i := sort.Search(len(src.Passages), func(i int) bool { return src.Passages[i].Span.Start > b.Span.Start })
	id := ""
	for ; i > 0 && (src.Passages[i-1].Table == b.Table || src.Passages[i-1].Span.End >= b.Span.End); i-- {
		id = src.Passages[i-1].ID
	}
	return id
}

// titleHorizon is the period that the title above a table states: "CHỈ TIÊU GIAI ĐOẠN 2026 - 2030".
func titleHorizon(src *doc.Source, i int) when.Interval {
	for k := i - 1; k >= max(0, i-3) && src.Blocks[k].Table == nil; k-- {
		text := src.Text[src.Blocks[k].Span.Start:src.Blocks[k].Span.End]
		if len(text) > 600 || strings.HasPrefix(vi.Fold(text), "kem theo") {
			continue
		}
		for _, p := range when.Phrases(text, "") {
			if p.Interval.Known() && (strings.HasSuffix(p.Rule, "year") || strings.HasSuffix(p.Rule, "range")) {
				return p.Interval
			}
		}
	}
	return when.Interval{}
}

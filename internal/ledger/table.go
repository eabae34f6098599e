package ledger

import (
	"sort"
	"strings"

	"lotrinh/internal/doc"
)

// table is a grid with what was read from it.
type table struct {
	span     doc.Span
	rows     []doc.Row
	held     []bool          // by row: an item stands in it
	first    int             // first such row, -1 = none
	used     map[int]bool    // by column: an item takes a cell of it
	measure  int             // column of the measure, -1 = none
	repeated map[string]bool // texts of the cells above the first such row
}

func tablesOf(src *doc.Source, c claimed) []table {
	var out []table
	for _, b := range src.Blocks {
		if b.Table != nil {
			out = append(out, tableOf(b, c))
		}
	}
	return out
}

func tableOf(b doc.Block, c claimed) table {
	t := table{span: b.Span, rows: b.Table.Rows, first: -1, used: map[int]bool{}, measure: -1, repeated: map[string]bool{}}
	for i, r := range t.rows {
		held := false
		for _, cell := range r.Cells {
			if c.itemIn(cell.Span) {
				held, t.used[cell.Col] = true, true
			}
		}
		if held && t.first < 0 {
			t.first = i
		}
		t.held = append(t.held, held)
	}
	for i := 0; i < t.first; i++ {
		for _, cell := range t.rows[i].Cells {
			text := evened(cell.Text)
			t.repeated[text] = true
			if text == "đơn vị tính" || text == "đvt" || text == "đơn vị" {
				t.measure = cell.Col
			}
		}
	}
	return t
}

// evened is a text as words alone.
func evened(text string) string {
	var b strings.Builder
	for i, w := range lex(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.exact)
	}
	return b.String()
}

// place is the row and cell at an offset, by place in the slices; -1 where it stands between cells.
func (t *table) place(at int) (row, cell int) {
	row = sort.Search(len(t.rows), func(i int) bool { return t.rows[i].Span.Start > at }) - 1
	if row < 0 {
		return row, -1
	}
	cells := t.rows[row].Cells
	cell = sort.Search(len(cells), func(i int) bool { return cells[i].Span.Start > at }) - 1
	if cell >= 0 && at >= cells[cell].Span.End {
		cell = -1
	}
	return row, cell
}

// whole are the cells that name a row of totals; "tổng vốn đầu tư" is a target's name.
var whole = map[string]bool{"tổng": true, "tổng cộng": true, "tổng số": true, "cộng": true, "toàn tỉnh": true}

// inTable finds what claims a token of a table, or why it is not used; neither in a row of data that nothing was read from, and
// in an overlooked cell of a column that other rows use.
func (p *places) inTable(t Token, at int, s sentence) (by string, reason Reason) {
	tab := &p.tables[s.table]
	switch {
	case tab.first < 0:
		return "", TableUnknown
	case s.row < tab.first:
		return "", TableHeader
	}
	row := tab.rows[s.row]
	column := -1
	if s.cell >= 0 {
		column = row.Cells[s.cell].Col
	}
	look := tab.lookOf(row)
	switch {
	case row.Header || look.repeated >= 2 && look.repeated == look.filled:
		return "", TableHeader
	case column == 0 && s.b-s.a <= 2:
		return "", TableNumber
	case t.Kind == Directive && noun(p.words, at):
		return "", NotAnOrder
	case tab.held[s.row] && !tab.used[column]:
		return "", TableColumn
	case tab.held[s.row]:
		return "", ""
	case look.total:
		return "", TableTotal
	case look.figures == 0 && (look.filled <= 2 || look.filled == 3 && look.unmeasured):
		return "", TableGroup
	case look.figures > 0 && look.unmeasured:
		return "", TableUnmeasured
	case look.figures > 1 && look.zeros == look.figures:
		return "", TableEmpty
	}
	return "", ""
}

// figured tells a cell that begins with a figure.
func figured(text string) bool {
	w := lex(text)
	return len(w) > 0 && w[0].figure
}

// rowLook is what a row looks like.
type rowLook struct {
	filled, repeated, figures, zeros int
	total, unmeasured                bool
}

func (t *table) lookOf(row doc.Row) rowLook {
	look := rowLook{unmeasured: t.measure >= 0}
	for k, c := range row.Cells {
		text := evened(c.Text)
		if c.Col == t.measure && strings.TrimSpace(c.Text) != "" && !figured(c.Text) { // "%" is a measure and no word
			look.unmeasured = false
		}
		if text == "" {
			continue
		}
		look.filled++
		if t.repeated[text] {
			look.repeated++
		}
		if w := lex(c.Text); len(w) <= 2 && w[0].figure && k > 0 && c.Col > 1 {
			look.figures++
			if strings.Trim(text, "0,.") == "" {
				look.zeros++
			}
		}
		if k < 3 && whole[text] {
			look.total = true
		}
	}
	return look
}

package read

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// pdfWriter writes the pages one after another as canonical text.
type pdfWriter struct {
	c     canon
	page  map[int]measure
	para  []flowLine // lines of the open paragraph
	table *grille    // the table that the next page may continue; its page is the last one it stands on

	firstPage int // of that table
}

// flowLine is a line with the column it stands in.
type flowLine struct {
	inkLine
	measure
	page   int
	column int // 0: the page itself; lines of different columns are never one paragraph
}

// sheet writes one page: what stands between its tables, and the tables. after are the lines of the next page, where a table may go on.
func (w *pdfWriter) sheet(p sheet, after []inkLine) {
	m := w.page[int(math.Round(p.width))]
	at := 0
	for _, g := range p.grids {
		from := at
		for at < len(p.lines) && p.lines[at].base < g.top()+0.5*p.lines[at].size {
			at++
		}
		w.lines(p, p.lines[from:at], nil, m)
		w.grid(g, p.number)
	}
	w.lines(p, p.lines[at:], after, m)
}

func (w *pdfWriter) lines(p sheet, lines, after []inkLine, m measure) {
	for _, r := range regions(lines, after) {
		switch {
		case r.table != nil:
			w.grid(*r.table, p.number)
		case r.columns != nil:
			for k, col := range r.columns {
				cm := measure{left: math.Inf(1), right: math.Inf(-1), leading: m.leading}
				for _, l := range col {
					cm.left, cm.right = min(cm.left, l.x0()), max(cm.right, l.x1())
				}
				for _, l := range col {
					w.line(flowLine{l, cm, p.number, k + 1})
				}
				w.flush()
			}
		default:
			for _, l := range r.lines {
				w.line(flowLine{l, m, p.number, 0})
			}
		}
	}
}

func (w *pdfWriter) line(l flowLine) {
	if w.table != nil {
		w.closeTable()
	}
	if !hasInk(l.text()) {
		return
	}
	if len(w.para) > 0 && (len(w.para) >= tallPage || !w.continues(l)) {
		w.flush()
	}
	w.para = append(w.para, l)
}

// hasInk is false for a drawn line made of dashes or underscores.
func hasInk(s string) bool { return strings.Trim(s, "-_–—=*. ") != "" }

// flush writes the open paragraph.
func (w *pdfWriter) flush() {
	if len(w.para) == 0 {
		return
	}
	w.closeTable()
	first := w.para[0]
	b := doc.Block{Bold: true, Centred: centredIn(first.inkLine, first.left, first.right), Locator: doc.Locator{Page: first.page}}
	text := ""
	for i, l := range w.para {
		b.Bold = b.Bold && l.bold()
		if i == 0 {
			text = l.text()
			continue
		}
		text = joinLines(text, l.text())
	}
	w.c.paragraph(text, b)
	w.para = nil
}

// joinLines puts two lines of one paragraph together; a word cut by a hyphen is whole again.
func joinLines(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	if cut, ok := strings.CutSuffix(a, "\u00ad"); ok {
		return cut + b
	}
	if cut, ok := strings.CutSuffix(a, "-"); ok {
		before, _ := utf8.DecodeLastRuneInString(cut)
		switch {
		case unicode.IsLower(before) && lowerStart(b) && !strings.Contains(cut[strings.LastIndexByte(cut, ' ')+1:], "-"):
			return cut + b
		case unicode.IsLetter(before) || unicode.IsDigit(before):
			return a + b // "QĐ-" "UBND"
		}
	}
	return a + " " + b
}

// continues decides whether a line goes on with the open paragraph.
func (w *pdfWriter) continues(next flowLine) bool {
	first, last := w.para[0], w.para[len(w.para)-1]
	before, after := clean(last.text(), false), clean(next.text(), false)
	if last.column != next.column || math.Abs(last.size-next.size) > 0.12*last.size || before == "" || after == "" {
		return false
	}
	em := next.size
	ended := endsSentence(before)
	full := last.x1()+wordGap*em+(next.words[0].x1-next.words[0].x0) > next.right-0.4*em
	if strings.HasPrefix(after, "(") && attachedLine.MatchString(after) || signature(before) || signature(after) || aboutLine.MatchString(after) || next.column > 0 && strings.HasPrefix(before, "Số") && numberLine.MatchString(before) {
		return false
	}
	if m := markerOf(after); m.style != noStyle {
		inside := fixedEnd(before) || m.style == roundStyle || m.style == dashStyle && lowerStart(m.rest)
		if ended || !full || !inside || allCaps(before) {
			return false
		}
	}
	runsOn := lowerStart(after) || after[0] >= '0' && after[0] <= '9'
	if caps, capsAfter := allCaps(before), allCaps(after) && !runsOn && len(next.words) > 1; caps != capsAfter && (caps || !full) || caps && capsAfter && next.column > 0 {
		return false
	}
	indent, indentNext := last.x0()-last.left, next.x0()-next.left
	if last.page != next.page {
		switch {
		case ended && !lowerStart(after), centredIn(next.inkLine, next.left, next.right):
			return false
		}
		return lowerStart(after) || full && indentNext < 0.7*em
	}
	if next.base-last.base > 1.4*next.leading*em && !(lowerStart(after) && !ended && next.base-last.base < 2*next.leading*em) {
		return false
	}
	if centredIn(last.inkLine, last.left, last.right) && centredIn(next.inkLine, next.left, next.right) {
		return !ended && last.bold() == next.bold() && (lowerStart(after) || full)
	}
	switch rel := next.x0() - first.x0(); {
	case len(w.para) > 1 && next.x0()-w.para[1].x0() > 0.6*em: // an indented first line
		return lowerStart(after) && !ended
	case len(w.para) == 1 && rel > 0.5*em: // a hanging indent
		return full && (markerOf(clean(first.text(), false)).style != noStyle || lowerStart(after)) || lowerStart(after) && !ended
	case rel < -0.5*em: // the first line was indented, this one is not
		return full || lowerStart(after) && !ended
	case indent > 0.7*em && indentNext > 0.7*em && len(w.para) == 1: // two first lines, or an indented block
		return !ended && lowerStart(after)
	}
	if !ended || lowerStart(after) {
		return full || lowerStart(after)
	}
	return full && len(w.para) > 1 && first.x0() > next.x0()+0.5*em
}

// grid adds a ruled or an aligned table, or goes on with the one of the page before.
func (w *pdfWriter) grid(g grille, page int) {
	if !slices.ContainsFunc(g.rows, func(r doc.Row) bool { return len(r.Cells) > 1 }) { // a frame around paragraphs
		for _, r := range g.rows {
			for _, c := range r.Cells {
				w.flush()
				w.closeTable()
				for _, part := range strings.Split(c.Text, "\n") {
					w.c.paragraph(part, doc.Block{Bold: c.Bold, Locator: doc.Locator{Page: page}})
				}
			}
		}
		return
	}
	if w.table != nil && w.table.page < page && sameColumns(w.table.xs, g.xs) {
		w.table.rows = appendRows(w.table.rows, g.rows, g.bare)
		w.table.xs = g.xs
		w.table.page = page
		return
	}
	w.flush()
	w.closeTable()
	g.page = page
	w.table = &g
	w.firstPage = page
}

// sameColumns compares the places of columns; a page may stand a little further left than the other.
func sameColumns(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs((a[i]-a[0])-(b[i]-b[0])) > 3*snap {
			return false
		}
	}
	return true
}

// appendRows goes on with a table on a new page: a header that comes again is left out, a row cut by the page break is mended.
func appendRows(rows, more []doc.Row, bare bool) []doc.Row {
	again := 0
	for again < len(more) && again < len(rows) && again < 4 && rowText(rows[again]) == rowText(more[again]) && strings.TrimSpace(rowText(more[again])) != "" {
		again++
	}
	for i := range again {
		rows[i].Header = true
	}
	more = more[again:]
	if len(more) > 0 && len(rows) > 0 && cutRow(rows, more[0], bare) {
		last := &rows[len(rows)-1]
		for i, c := range more[0].Cells {
			if c.Text != "" {
				last.Cells[i].Text = strings.TrimSpace(joinLines(last.Cells[i].Text, c.Text))
			}
		}
		more = more[1:]
	}
	return append(rows, more...)
}

// cutRow holds when a row is the rest of the row before: no number of its own where nearly every row has one, or a text that
// goes on in the middle. Between drawn lines an empty first cell may belong to a merged one, so the text alone decides.
func cutRow(rows []doc.Row, next doc.Row, bare bool) bool {
	last := rows[len(rows)-1]
	if len(last.Cells) != len(next.Cells) || len(next.Cells) < 3 || next.Cells[0].Text != "" || last.Cells[0].Text == "" {
		return false
	}
	numbered := 0
	for _, r := range rows {
		numbered += b2i(len(r.Cells) > 0 && r.Cells[0].Text != "")
	}
	return bare && numbered*10 >= len(rows)*8 || slices.ContainsFunc(next.Cells, func(c doc.Cell) bool { return lowerStart(c.Text) })
}

func rowText(r doc.Row) string {
	var parts []string
	for _, c := range r.Cells {
		parts = append(parts, strings.Join(strings.Fields(c.Text), " "))
	}
	return strings.Join(parts, "\t")
}

// closeTable writes the open table.
func (w *pdfWriter) closeTable() {
	if w.table == nil {
		return
	}
	t := &doc.Table{Rows: w.table.rows}
	for i := range t.Rows {
		t.Rows[i].Ord = i + 1
	}
	w.table = nil
	w.c.table(t, doc.Locator{Page: w.firstPage})
}

func (w *pdfWriter) finish() (string, []doc.Block) {
	w.flush()
	w.closeTable()
	return w.c.text.String(), w.c.blocks
}

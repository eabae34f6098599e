package read

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"lotrinh/internal/doc"
)

// board is a table drawn with characters: its lines cut at display columns, where a combining mark takes no room.
type board struct {
	text  string
	lines []line
	at    [][]int // byte offset of every display column of every line, with the end as the last one
}

func newBoard(text string, lines []line) board {
	b := board{text: text, lines: lines}
	for _, l := range lines {
		start := l.span.Start
		for start > 0 && (text[start-1] == ' ' || text[start-1] == '\t') {
			start--
		}
		var cols []int
		for i, r := range text[start:l.span.End] {
			if !unicode.Is(unicode.Mn, r) {
				cols = append(cols, start+i)
			}
		}
		b.at = append(b.at, append(cols, l.span.End))
	}
	return b
}

// slice is the byte range of display columns [from, to) of line i.
func (b board) slice(i, from, to int) doc.Span {
	cols := b.at[i]
	last := len(cols) - 1
	return doc.Span{Start: cols[min(from, last)], End: cols[min(to, last)]}
}

func (b board) char(i, col int) byte {
	s := b.slice(i, col, col+1)
	if s.Len() == 0 {
		return ' '
	}
	return b.text[s.Start]
}

// cell joins what stands between two columns on some lines. Its span runs from the first piece to the last; when the cell
// has several lines, the pieces of its neighbours lie in between, because that is how the file is written.
func (b board) cell(from, to, left, right int) doc.Cell {
	c := doc.Cell{Col: left, ColSpan: 1, RowSpan: 1, Span: doc.Span{Start: -1}}
	var text strings.Builder
	var raw []string
	broken := false
	for i := from; i < to; i++ {
		s := trimSpan(b.text, b.slice(i, left, right))
		piece := b.text[s.Start:s.End]
		if piece == "" {
			broken = text.Len() > 0
			continue
		}
		raw = append(raw, piece)
		if c.Span.Start < 0 {
			c.Span.Start = s.Start
		}
		c.Span.End = s.End
		said := clean(piece, true)
		if said == "" || strings.Trim(said, "-_ ") == "" {
			broken = true
			continue
		}
		if text.Len() > 0 {
			if broken || markerOf(said).style != noStyle {
				text.WriteByte('\n')
			} else {
				text.WriteByte(' ')
			}
		}
		text.WriteString(said)
		broken = strings.HasSuffix(piece, "\\") || strings.HasSuffix(strings.TrimRight(piece, "*"), "\\")
	}
	if c.Span.Start < 0 {
		at := b.slice(from, left, left).Start
		c.Span = doc.Span{Start: at, End: at}
	}
	c.Text = text.String()
	c.Bold = emphasised(strings.Join(raw, " "))
	return c
}

var (
	gridRule   = regexp.MustCompile(`^\+(:?[-=]{2,}:?\+)+$`)
	simpleRule = regexp.MustCompile(`^-{3,}( +-{2,})*$`)
)

// gridTable reads a table drawn with + - | (pandoc's grid tables), with merged cells.
func gridTable(text string, lines []line) (*doc.Table, int) {
	if !gridRule.MatchString(lines[0].text) {
		return nil, 0
	}
	n := 1
	for n < len(lines) && lines[n].width > 0 && (lines[n].text[0] == '|' || lines[n].text[0] == '+') {
		n++
	}
	for n > 1 && lines[n-1].text[0] != '+' { // a table ends with a border
		n--
	}
	b := newBoard(text, lines[:n])
	base := lines[0].indent
	bars := map[int]bool{}
	var rules []int // lines that hold a border, whole or in part
	header := 0
	for i := 0; i < n; i++ {
		found := false
		for col := base; col < len(b.at[i])-1; col++ {
			if b.char(i, col) == '+' && (strings.IndexByte("-=:", b.char(i, col+1)) >= 0 || col > base && strings.IndexByte("-=:", b.char(i, col-1)) >= 0) {
				found, bars[col] = true, true
			}
		}
		if found {
			rules = append(rules, i)
			if strings.Contains(lines[i].text, "==") {
				header = len(rules) - 1
			}
		}
	}
	var cols []int
	for c := range bars {
		cols = append(cols, c)
	}
	sort.Ints(cols)
	if len(rules) < 2 || len(cols) < 2 || rules[len(rules)-1] != n-1 {
		return nil, 0
	}
	return b.cells(rules, cols, header), n
}

// cells cuts the board into cells; two neighbours without a border between them are one.
func (b board) cells(rules, cols []int, header int) *doc.Table {
	t := &doc.Table{}
	taken := map[[2]int]bool{}
	openRight := func(r, c int) bool { // no bar on the right side of elementary cell r, c
		for i := rules[r] + 1; i < rules[r+1]; i++ {
			if ch := b.char(i, cols[c+1]); ch == '|' || ch == '+' {
				return false
			}
		}
		return rules[r+1] > rules[r]+1
	}
	openBelow := func(r, c int) bool { // no rule under it
		s := b.slice(rules[r+1], cols[c]+1, cols[c+1])
		return strings.Trim(b.text[s.Start:s.End], "-=:+") != "" || s.Len() == 0
	}
	for r := 0; r+1 < len(rules); r++ {
		row := doc.Row{Ord: r + 1, Header: r < header, Span: doc.Span{Start: b.lines[rules[r]].span.End, End: b.lines[rules[r+1]].span.Start}}
		if rules[r]+1 < rules[r+1] {
			row.Span = doc.Span{Start: b.lines[rules[r]+1].span.Start, End: b.lines[rules[r+1]-1].span.End}
		}
		for c := 0; c+1 < len(cols); c++ {
			if taken[[2]int{r, c}] {
				continue
			}
			wide, high := 1, 1
			for c+wide+1 < len(cols) && openRight(r, c+wide-1) {
				wide++
			}
			for r+high+1 < len(rules) && openBelow(r+high-1, c) {
				high++
			}
			for y := r; y < r+high; y++ {
				for x := c; x < c+wide; x++ {
					taken[[2]int{y, x}] = true
				}
			}
			cell := b.cell(rules[r]+1, rules[r+high], cols[c]+1, cols[c+wide])
			cell.Col, cell.ColSpan, cell.RowSpan = c, wide, high
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// simpleTable reads a table between two rules of dashes (pandoc's simple and multiline tables); the gaps of the rule are
// its columns. A blank line parts two rows; where no blank line stands at all, every line is a row.
func simpleTable(text string, lines []line) (*doc.Table, int) {
	if !simpleRule.MatchString(lines[0].text) {
		return nil, 0
	}
	end, middle, blanks := 0, 0, false
	for i := 1; i < len(lines) && i < 2000; i++ {
		if simpleRule.MatchString(lines[i].text) {
			if middle > 0 && lines[i].width != lines[0].width {
				break // another table
			}
			end = i
			if middle > 0 || i+1 >= len(lines) || lines[i+1].width == 0 {
				break
			}
			middle = i // text follows at once: the rule under a header
			continue
		}
		blanks = blanks || lines[i].width == 0
	}
	rule := lines[0]
	if middle == end {
		middle = 0 // no third rule: what follows is text
	}
	if middle > 0 && strings.Contains(lines[middle].text, " ") {
		rule = lines[middle]
	}
	if end < 2 || !strings.Contains(rule.text, " ") {
		return nil, 0
	}
	var lefts []int
	for i := range rule.text {
		if rule.text[i] == '-' && (i == 0 || rule.text[i-1] == ' ') {
			lefts = append(lefts, rule.indent+i)
		}
	}
	b := newBoard(text, lines[:end+1])
	t := &doc.Table{}
	for from := 1; from < end; {
		to := from
		for to < end && to != middle && lines[to].width > 0 && (blanks || to == from) {
			to++
		}
		if to > from {
			row := doc.Row{Ord: len(t.Rows) + 1, Header: to <= middle, Span: doc.Span{Start: lines[from].span.Start, End: lines[to-1].span.End}}
			for c, left := range lefts {
				right := 1 << 30
				if c+1 < len(lefts) {
					right = lefts[c+1]
				}
				if c == 0 {
					left = 0
				}
				cell := b.cell(from, to, left, right)
				cell.Col = c
				row.Cells = append(row.Cells, cell)
			}
			t.Rows = append(t.Rows, row)
		}
		from = max(to, from+1)
	}
	return t, end + 1
}

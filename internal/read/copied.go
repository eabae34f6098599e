package read

import (
	"regexp"
	"strconv"
	"strings"

	"lotrinh/internal/doc"
)

// What a table that was saved as one line a cell must look like before it is taken for one.
const (
	longestHeader = 60 // letters of a column's name
	mostColumns   = 9
	fewestRows    = 3
)

var (
	numberColumn = regexp.MustCompile(`^(?i:s?tt|số tt|số thứ tự)\.?$`)
	rowMarker    = regexp.MustCompile(`^(?:([0-9]{1,4})\.?|[A-ZĐ]\.?|[IVX]{1,5}\.?)$`)
)

// copiedTable reads a table that was pasted into a text.
func copiedTable(text string, lines []line) (*doc.Table, int) {
	if t, n := tabbedTable(text, lines); n > 0 {
		return t, n
	}
	return listedTable(lines)
}

// listedTable reads a table whose cells stand on lines of their own, as copying from Word into a text leaves them: "STT", the names of the
// columns, then for each row its number and its cells. A numbered row has as many cells as there are columns, else the table ends before it:
// which cell is empty nobody can tell.
func listedTable(lines []line) (*doc.Table, int) {
	if len(lines) == 0 || !numberColumn.MatchString(lines[0].said) {
		return nil, 0
	}
	head := []int{0}
	at := nextLine(lines, 0)
	for ; at < len(lines) && !firstMarker(lines[at].said); at = nextLine(lines, at) {
		if head = append(head, at); len(head) > mostColumns || lines[at].width > longestHeader {
			return nil, 0
		}
	}
	if len(head) < 3 {
		return nil, 0
	}
	t := &doc.Table{Rows: []doc.Row{listedRow(lines, head, 1)}}
	taken, numbered, last := 0, 0, 0
	for at < len(lines) {
		cells, number := listedCells(lines, at, len(head), last)
		if cells == nil {
			break
		}
		t.Rows = append(t.Rows, listedRow(lines, cells, len(t.Rows)+1))
		if number > 0 {
			numbered, last = numbered+1, number
		}
		taken = cells[len(cells)-1] + 1
		at = nextLine(lines, taken-1)
	}
	if numbered < fewestRows {
		return nil, 0
	}
	return t, taken
}

// listedCells are the lines of the row that begins at a line, nil when none does: its marker, then a cell for each column, or the heading of a
// group alone. Numbers go up by one or begin anew.
func listedCells(lines []line, at, columns, last int) (cells []int, number int) {
	number, ok := markerNumber(lines[at].said)
	if !ok || number > 0 && number != last+1 && number != 1 {
		return nil, 0
	}
	cells = []int{at}
	for len(cells) < columns {
		if at = nextLine(lines, at); at == len(lines) {
			break
		}
		if n, ok := markerNumber(lines[at].said); ok && len(cells) > 1 && (n <= 1 || n == max(last, number)+1) {
			break
		}
		cells = append(cells, at)
	}
	if len(cells) < columns && (number > 0 || len(cells) != 2) {
		return nil, 0
	}
	return cells, number
}

func listedRow(lines []line, cells []int, ord int) doc.Row {
	row := doc.Row{Ord: ord, Header: ord == 1, Span: doc.Span{Start: lines[cells[0]].span.Start, End: lines[cells[len(cells)-1]].span.End}}
	for col, i := range cells {
		row.Cells = append(row.Cells, doc.Cell{Text: lines[i].said, Span: lines[i].span, Col: col, ColSpan: 1, RowSpan: 1})
	}
	return row
}

// nextLine is the place of the next line that is not empty.
func nextLine(lines []line, at int) int {
	for at++; at < len(lines) && lines[at].width == 0; at++ {
	}
	return at
}

// markerNumber reads what stands in the first column: a number, or 0 for the letter of a group.
func markerNumber(s string) (n int, ok bool) {
	m := rowMarker.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	n, _ = strconv.Atoi(m[1])
	return n, true
}

func firstMarker(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return s == "1" || s == "01" || s == "A" || s == "I"
}

// tabbedTable reads rows whose cells are parted by tabs, as copying from Excel or Word into a text leaves them: three lines at least with as
// many tabs each, two or more.
func tabbedTable(text string, lines []line) (*doc.Table, int) {
	if len(lines) < 3 || !strings.Contains(lines[0].text, "\t") {
		return nil, 0
	}
	tabs := 0
	t := &doc.Table{}
	n := 0
	for ; n < len(lines); n++ {
		whole := wholeLine(text, lines[n].span)
		found := strings.Count(text[whole.Start:whole.End], "\t")
		if n == 0 {
			tabs = found
		}
		if found < 2 || found != tabs {
			break
		}
		row := doc.Row{Ord: n + 1, Header: n == 0, Span: lines[n].span}
		start := whole.Start
		for col := 0; col <= tabs; col++ {
			end := whole.End
			if i := strings.IndexByte(text[start:end], '\t'); i >= 0 {
				end = start + i
			}
			s := trimSpan(text, doc.Span{Start: start, End: end})
			s.Start, s.End = min(max(s.Start, row.Span.Start), row.Span.End), max(min(s.End, row.Span.End), row.Span.Start) // empty ones at the ends
			row.Cells = append(row.Cells, doc.Cell{Text: clean(text[s.Start:s.End], false), Span: s, Col: col, ColSpan: 1, RowSpan: 1})
			start = end + 1
		}
		t.Rows = append(t.Rows, row)
	}
	if n < 3 {
		return nil, 0
	}
	return t, n
}

// wholeLine is the line around a span, with the blanks at its ends.
func wholeLine(text string, s doc.Span) doc.Span {
	s.Start = strings.LastIndexAny(text[:s.Start], "\n\r\f") + 1
	if i := strings.IndexAny(text[s.End:], "\n\r\f"); i >= 0 {
		s.End += i
	} else {
		s.End = len(text)
	}
	return s
}

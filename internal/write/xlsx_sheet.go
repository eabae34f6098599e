package write

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// sheet writes one worksheet from the top down; the first error stops it and comes out of close.
type sheet struct {
	book   *book
	name   string
	out    *excelize.StreamWriter
	widths []float64 // of the columns, in characters
	row    int       // last row written, from 1
	links  []cellLink
	err    error
}

// cellLink waits until the end: excelize takes links beside the stream of rows.
type cellLink struct{ cell, target, kind string }

// sheet opens a worksheet with its print set-up: paper on its side, as wide as the page, numbered.
func (b *book) sheet(name string, columns int, small bool) (*sheet, error) {
	paper := 8 // A3
	if small {
		paper = 9 // A4
	}
	yes, landscape, wide, high := true, "landscape", 1, 0
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return nil, err
	}
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return nil, err
	}
	header := &excelize.HeaderFooterOptions{OddFooter: `&C&"Times New Roman"&P/&N`}
	if b.Sample {
		header.OddHeader = `&R&"Times New Roman,Bold"&KC00000` + b.say(sampleMark)
	}
	if err := b.file.SetHeaderFooter(name, header); err != nil {
		return nil, err
	}
	out, err := b.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	return &sheet{book: b, name: name, out: out, widths: make([]float64, columns)}, nil
}

func (s *sheet) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// setWidth sets a column, from 0; it must come before the first row.
func (s *sheet) setWidth(column int, characters float64) {
	s.widths[column] = characters
	s.fail(s.out.SetColWidth(column+1, column+1, characters))
}

// across is the width of the columns from one on.
func (s *sheet) across(from int) float64 {
	total := 0.0
	for _, w := range s.widths[from:] {
		total += w
	}
	return total
}

// height is the room text takes in a width, in points. Rows carry it because neither merged nor linked cells make
// their row grow in every program.
func height(text string, characters float64) float64 {
	lines := 0
	for _, part := range strings.Split(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(part))/max(1, 1.25*characters-1))
	}
	return min(400, lineHeight*float64(lines))
}

// lineHeight fits 12-point text, in points.
const lineHeight = 16.0

// freeze keeps the first rows in sight; it must come before the first row.
func (s *sheet) freeze(rows int) {
	s.fail(s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: rows, TopLeftCell: at(1, rows+1), ActivePane: "bottomLeft"}))
}

// write puts one row down, the mark of made-up data before the very first.
func (s *sheet) write(points float64, values ...any) {
	if s.row == 0 && s.book.Sample {
		s.row++
		s.fail(s.out.SetRow(at(1, 1), []any{s.styled(s.book.say("DỮ LIỆU MẪU – số liệu để trình diễn, không phải số liệu thật"), face{bold: true, red: true})}))
	}
	s.row++
	var options []excelize.RowOpts
	if points > 0 {
		options = append(options, excelize.RowOpts{Height: points})
	}
	s.fail(s.out.SetRow(at(1, s.row), values, options...))
}

func (s *sheet) blank() { s.write(0) }

// wide is a line over the whole table.
func (s *sheet) wide(text string, f face) {
	s.write(height(text, s.across(0)), s.styled(text, f))
	if len(s.widths) > 1 {
		s.fail(s.out.MergeCell(at(1, s.row), at(len(s.widths), s.row)))
	}
}

// fact is a name and its value at the head of the summary.
func (s *sheet) fact(name, value string) {
	s.write(height(value, s.across(2)), nil, s.styled(name, face{bold: true}), s.styled(value, face{wrap: true}))
	s.fail(s.out.MergeCell(at(3, s.row), at(len(s.widths), s.row)))
}

// contents is a line that leads to another sheet.
func (s *sheet) contents(name, title string) {
	s.write(0, nil, s.styled(name, face{link: true}), s.styled(title, face{}))
	s.links = append(s.links, cellLink{at(2, s.row), "'" + name + "'!A1", "Location"})
}

func (s *sheet) tableHead(t Table) {
	head := face{bold: true, align: Center, wrap: true, box: true, shade: true}
	over, titles := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	points := lineHeight
	for i, c := range t.Columns {
		over[i], titles[i] = s.styled(c.Over, head), s.styled(c.Title, head)
		if c.Over == "" {
			over[i], titles[i] = titles[i], s.styled("", head)
		}
		points = max(points, height(c.Title, s.widths[i]))
	}
	if !t.twoRowHeader() {
		s.write(points, over...)
		return
	}
	s.write(lineHeight, over...)
	top := s.row
	s.write(points, titles...)
	for i := 0; i < len(t.Columns); {
		n := t.span(i)
		switch {
		case t.Columns[i].Over == "":
			s.fail(s.out.MergeCell(at(i+1, top), at(i+1, s.row)))
		case n > 1:
			s.fail(s.out.MergeCell(at(i+1, top), at(i+n, top)))
		}
		i += n
	}
}

func (s *sheet) tableRows(t Table) {
	for _, row := range t.Rows {
		linked := s.linkColumns(row)
		values := make([]any, len(t.Columns))
		points := lineHeight
		for i, c := range t.Columns {
			if row.Group != "" {
				values[i] = s.styled(row.at(i), face{bold: true, box: true, shade: true, wrap: true, align: c.Align})
				points = max(points, height(row.at(i), s.widths[i]))
				continue
			}
			var cell Cell
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			values[i] = s.value(cell, face{align: c.Align, bold: row.Strong, wrap: true, box: true, link: linked[i] != ""})
			if linked[i] != "" {
				s.links = append(s.links, cellLink{at(i+1, s.row+1), linked[i], "External"})
			}
			points = max(points, height(cell.In(s.book.Lang), s.widths[i]))
		}
		s.write(points, values...)
	}
}

// linkColumns tells which columns of a row carry a link. A text too long for one line lends its link to the first
// column when that is free, because LibreOffice does not wrap linked cells.
func (s *sheet) linkColumns(row Row) map[int]string {
	linked := map[int]string{}
	for i, cell := range row.Cells {
		if cell.Link == "" {
			continue
		}
		column := i
		if _, taken := linked[0]; !taken && row.Cells[0] != (Cell{}) && height(cell.In(s.book.Lang), s.widths[i]) > lineHeight {
			column = 0
		}
		linked[column] = cell.Link
	}
	return linked
}

// at is the text of a group row in a column: no cells are merged, so that the table can still be sorted and filtered.
func (r Row) at(column int) string {
	switch {
	case column == 0 && r.Mark != "":
		return r.Mark
	case column == 1 && r.Mark != "" || column == 0:
		return r.Group
	}
	return ""
}

// repeat prints the header rows at the top of each page.
func (s *sheet) repeat(first, last int) {
	s.fail(s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, first, last), Scope: s.name}))
}

func (s *sheet) filter(header, last int) {
	if last > header {
		s.fail(s.book.file.AutoFilter(s.name, at(1, header)+":"+at(len(s.widths), last), nil))
	}
}

func (s *sheet) close() error {
	for _, l := range s.links {
		s.fail(s.book.file.SetCellHyperLink(s.name, l.cell, l.target, l.kind))
	}
	s.fail(s.out.Flush())
	return s.err
}

// at names a cell, both from 1.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // both are positive here
	return name
}

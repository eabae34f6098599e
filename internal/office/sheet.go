package office

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
)

// Sheet is one worksheet; empty rows and cells are left out. The workbook is streamed with a walker of our own: excelize
// keeps whole sheets in memory, and only the values the file shows are wanted here, never a computation.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []SheetRow
}

// SheetRow keeps the row's own number, from 1.
type SheetRow struct {
	Ord    int
	Hidden bool
	Cells  []SheetCell
}

// SheetCell is one value; Col counts from 0.
type SheetCell struct {
	Ref              string // "E12"
	Col              int
	ColSpan, RowSpan int
	Text             string // as a Vietnamese reader sees it, see numberText
	Error            string // "#REF!" when a formula failed
	Number           bool   // the file keeps it as a number
	Bold             bool
}

// book is what the sheets share.
type book struct {
	a       *Archive
	strings []sheetText
	formats []cellFormat // by style number
	date04  bool
}

// listedSheet is a sheet as the workbook names it.
type listedSheet struct {
	name, part string
	hidden     bool
}

// workbook opens what the sheets share, and lists them in their order; chart sheets are left out.
func (a *Archive) workbook() (*book, []listedSheet, error) {
	const main = "xl/workbook.xml"
	b := &book{a: a}
	relations, err := a.relations(main)
	if err != nil {
		return nil, nil, err
	}
	var entries []listedSheet
	s, err := a.scan(main)
	if err != nil {
		return nil, nil, err
	}
	defer s.close()
	if _, err := s.root(); err != nil {
		return nil, nil, err
	}
	err = s.children(func(e element) error {
		switch e.name {
		case "workbookPr":
			b.date04 = e.attr("date1904") == "1" || e.attr("date1904") == "true"
		case "sheets":
			return s.children(func(e element) error {
				id, _ := e.find("id", true)
				entries = append(entries, listedSheet{e.attr("name"), relations[id], e.attr("state") != "" && e.attr("state") != "visible"})
				return s.skip()
			})
		}
		return s.skip()
	})
	if err != nil {
		return nil, nil, err
	}
	if len(entries) == 0 {
		return nil, nil, &Flaw{Is: ErrDamaged, Part: main, Vi: "không có trang tính nào", En: "it has no sheets"}
	}
	if b.strings, err = a.sharedStrings(); err != nil {
		return nil, nil, err
	}
	if b.formats, err = a.cellFormats(); err != nil {
		return nil, nil, err
	}
	return b, slices.DeleteFunc(entries, func(e listedSheet) bool {
		return !a.Has(e.part) || !strings.Contains(e.part, "worksheets/")
	}), nil
}

// ReadWorkbook reads the sheets of a .xlsx in their order.
func (a *Archive) ReadWorkbook() ([]Sheet, error) {
	b, entries, err := a.workbook()
	if err != nil {
		return nil, err
	}
	var out []Sheet
	for _, e := range entries {
		rows, merges, err := b.sheet(e.part, nil)
		if err != nil {
			f := flawOf(err)
			f.Sheet = e.name
			return nil, f
		}
		out = append(out, Sheet{Name: e.name, Hidden: e.hidden, Rows: merge(rows, merges)})
	}
	return out, nil
}

// sheet reads the rows of a sheet and its merged ranges, which stand behind them. With each, the rows go there as they come and none
// is kept.
func (b *book) sheet(part string, each func(SheetRow) error) ([]SheetRow, []area, error) {
	s, err := b.a.scan(part)
	if err != nil {
		return nil, nil, err
	}
	defer s.close()
	if _, err := s.root(); err != nil {
		return nil, nil, err
	}
	var rows []SheetRow
	var merges []area
	last := 0
	err = s.children(func(e element) error {
		switch e.name {
		case "sheetData":
			return s.children(func(e element) error {
				row, err := b.row(s, e, last)
				if err != nil {
					f := flawOf(err)
					f.Row = row.Ord
					return f
				}
				last = row.Ord
				switch {
				case len(row.Cells) == 0:
				case each != nil:
					return each(row)
				default:
					rows = append(rows, row)
				}
				return nil
			})
		case "mergeCells":
			merges, err = s.merges()
			return err
		}
		return s.skip()
	})
	return rows, merges, err
}

// merges reads the list of merged ranges.
func (s *scanner) merges() (merges []area, err error) {
	err = s.children(func(e element) error {
		if m, ok := areaOf(e.attr("ref")); ok && len(merges) < 1_000_000 {
			merges = append(merges, m)
		}
		return s.skip()
	})
	return merges, err
}

func (b *book) row(s *scanner, e element, last int) (SheetRow, error) {
	row := SheetRow{Ord: last + 1, Hidden: e.attr("hidden") == "1" || e.attr("hidden") == "true"}
	if n, err := strconv.Atoi(e.attr("r")); err == nil && n > last {
		row.Ord = n
	}
	col := -1
	err := s.children(func(e element) error {
		col++
		if c, _, ok := cellAt(e.attr("r")); ok {
			col = c
		}
		cell, err := b.cell(s, e)
		if cell.Text == "" || err != nil {
			return err
		}
		if err := b.a.spend(); err != nil {
			return err
		}
		cell.Col, cell.Ref, cell.ColSpan, cell.RowSpan = col, columnName(col)+strconv.Itoa(row.Ord), 1, 1
		row.Cells = append(row.Cells, cell)
		return nil
	})
	return row, err
}

func (b *book) cell(s *scanner, e element) (SheetCell, error) {
	var c SheetCell
	var f cellFormat
	if n, err := strconv.Atoi(e.attr("s")); err == nil && n >= 0 && n < len(b.formats) {
		f = b.formats[n]
	}
	value := ""
	var inline sheetText
	formula, known := false, false // is there one, and the value it had when the file was saved
	err := s.children(func(e element) (err error) {
		switch e.name {
		case "f":
			formula = true
		case "v":
			known = true
			value, err = s.text()
			return err
		case "is":
			inline, err = s.sheetText()
			return err
		}
		return s.skip()
	})
	if err != nil {
		return c, err
	}
	c.Bold = f.bold
	switch e.attr("t") {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(b.strings) {
			c.Text = b.strings[n].in(f.face)
		}
	case "inlineStr":
		c.Text = inline.in(f.face)
	case "str", "d":
		c.Text = f.face.oldText(value)
	case "b":
		c.Text = map[string]string{"1": "TRUE", "0": "FALSE"}[value]
	case "e":
		c.Text, c.Error = value, value
	default:
		c.Text, c.Number = f.numberText(value, b.date04), value != ""
	}
	if formula && !known {
		c.Text, c.Error = notComputed, notComputed
	}
	c.Text = strings.TrimSpace(strings.ReplaceAll(c.Text, "_x000D_", ""))
	return c, nil
}

// notComputed stands for the value of a formula that the file was saved without: never zero, and never computed here.
const notComputed = "=?"

// area is a merged range, rows from 1, columns from 0, ends included.
type area struct{ top, left, bottom, right int }

func areaOf(ref string) (area, bool) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return area{}, false
	}
	left, top, ok1 := cellAt(from)
	right, bottom, ok2 := cellAt(to)
	return area{top, left, bottom, right}, ok1 && ok2 && right >= left && bottom >= top
}

// merge gives the first cell of each merged range its spans and drops what the range covers.
func merge(rows []SheetRow, merges []area) []SheetRow {
	m := newMerger(merges)
	for r := range rows {
		m.row(&rows[r])
	}
	return rows
}

// merger goes down the rows of a sheet with its merged ranges. Ranges never overlap; where a crooked file says so, the upper
// one holds, so that those open in a row stand side by side and are found by halving.
type merger struct {
	merges []area // that are still to come
	open   []area // by column
}

func newMerger(merges []area) *merger {
	arrange.By(merges, func(a, b area) int { return cmp.Or(a.top-b.top, a.left-b.left) })
	return &merger{merges: merges}
}

func (x *merger) row(row *SheetRow) {
	from := func(col int) int {
		return sort.Search(len(x.open), func(i int) bool { return x.open[i].left > col })
	}
	kept := x.open[:0]
	for _, m := range x.open {
		if m.bottom >= row.Ord {
			kept = append(kept, m)
		}
	}
	x.open = kept
	for len(x.merges) > 0 && x.merges[0].top <= row.Ord {
		m := x.merges[0]
		x.merges = x.merges[1:]
		k := from(m.left)
		if beside := (k == 0 || x.open[k-1].right < m.left) && (k == len(x.open) || x.open[k].left > m.right); beside && m.bottom >= row.Ord {
			x.open = slices.Insert(x.open, k, m)
		}
	}
	cells := row.Cells[:0]
	for _, c := range row.Cells {
		if k := from(c.Col); k > 0 && x.open[k-1].right >= c.Col {
			m := x.open[k-1]
			if c.Col != m.left || row.Ord != m.top {
				continue
			}
			c.ColSpan, c.RowSpan = m.right-m.left+1, m.bottom-m.top+1
		}
		cells = append(cells, c)
	}
	row.Cells = cells
}

// cellAt reads "E12" as column 4, row 12.
func cellAt(ref string) (col, row int, ok bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	i := 0
	for ; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return col - 1, row, i > 0 && err == nil && row > 0 && col <= 16384
}

func columnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

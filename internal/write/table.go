package write

import (
	"strconv"
	"strings"

	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// Table is a grid with a header that is repeated on each page.
type Table struct {
	Title   string // above the table, optional
	Note    string // between title and table, in italics: "Đơn vị tính: nhiệm vụ"
	Columns []Column
	Rows    []Row
}

// Column says how one column looks.
type Column struct {
	Title string
	Over  string  // neighbours with the same Over share this heading in a row above their titles
	Width float64 // share of the width, in millimetres or any other unit; 0 counts as 20
	Align Align
}

// Align is where the text of a column stands.
type Align string

const (
	Left   Align = "left" // also ""
	Center Align = "center"
	Right  Align = "right"
)

// Row is one line of cells, or, when Group is set, a heading over the rows that follow: Mark ("I") in the first column,
// Group over the rest.
type Row struct {
	Mark, Group string
	Cells       []Cell
	Strong      bool // a total
}

// Cell holds one value. Word shows numbers and dates as texts of the report's language write them, Excel gets them as numbers and dates.
// An empty cell means "not stated".
type Cell struct {
	Text   string
	Number string    // exact decimal in canonical form, "1234.5"
	Date   when.Date // shown as 20/06/2026 or 20 Jun 2026
	Link   string    // the list or the page behind the value
}

// Words is a cell of text.
func Words(s string) Cell { return Cell{Text: s} }

// Count is a cell with a whole number.
func Count(n int) Cell { return Cell{Number: strconv.Itoa(n)} }

// Amount is a cell with an exact decimal such as "1234.5".
func Amount(decimal string) Cell { return Cell{Number: decimal} }

// Day is a cell with a date; an unknown date is an empty cell.
func Day(d when.Date) Cell { return Cell{Date: d} }

// To gives the cell a link.
func (c Cell) To(address string) Cell {
	c.Link = address
	return c
}

// In is the value as texts of a language write it: "1.234,5" and "05/02/2025", or "1,234.5" and "5 Feb 2025".
func (c Cell) In(l lang.Lang) string {
	switch {
	case c.Number != "" && l == lang.En:
		return grouped(c.Number, ',', '.')
	case c.Number != "":
		return grouped(c.Number, '.', ',')
	case c.Date != "":
		return c.Date.Short(l)
	}
	return c.Text
}

// canonicalNumber tells whether s is a plain decimal: optional minus, digits, optional point and digits.
func canonicalNumber(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return digits(whole) && (!point || digits(fraction))
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// grouped writes a canonical decimal with a mark between thousands and one before the fraction.
func grouped(s string, thousands, point byte) string {
	rest, minus := strings.CutPrefix(s, "-")
	whole, fraction, _ := strings.Cut(rest, ".")
	var b strings.Builder
	if minus {
		b.WriteByte('-')
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(thousands)
		}
		b.WriteRune(r)
	}
	if fraction != "" {
		b.WriteByte(point)
		b.WriteString(fraction)
	}
	return b.String()
}

// width of a column, with the default for columns that name none.
func (c Column) width() float64 {
	if c.Width <= 0 {
		return 20
	}
	return c.Width
}

// twoRowHeader tells whether some column stands under a shared heading.
func (t Table) twoRowHeader() bool {
	for _, c := range t.Columns {
		if c.Over != "" {
			return true
		}
	}
	return false
}

// span counts the columns from i on that share the heading of column i; 1 for a column without one.
func (t Table) span(i int) int {
	n := 1
	for t.Columns[i].Over != "" && i+n < len(t.Columns) && t.Columns[i+n].Over == t.Columns[i].Over {
		n++
	}
	return n
}

package extract

import (
	"strings"

	"lotrinh/internal/doc"
)

// grid is a table with its merged cells spread over every row and column that they cover.
type grid struct {
	table *doc.Table
	width int
	rows  []gridRow
}

type gridRow struct {
	row   *doc.Row
	cells []gridCell // one a column; nil Cell where the table has none
}

type gridCell struct {
	*doc.Cell
	begins bool // in this row, and not in a row above
	first  bool // leftmost column of the cell
}

// maxGridCells bounds the memory of one table.
const maxGridCells = 4 << 20

// gridOf spreads a table; ok is false for one that is empty or beyond the bound.
func gridOf(t *doc.Table) (grid, bool) {
	g := grid{table: t}
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			g.width = max(g.width, c.Col+max(1, c.ColSpan))
		}
	}
	if g.width == 0 || g.width*len(t.Rows) > maxGridCells {
		return g, false
	}
	type hanging struct {
		cell *doc.Cell
		last int // ordinal of the last row covered
	}
	over := make([]hanging, g.width)
	for r := range t.Rows {
		row := &t.Rows[r]
		line := gridRow{row: row, cells: make([]gridCell, g.width)}
		for col, h := range over {
			if h.cell != nil && row.Ord <= h.last {
				line.cells[col] = gridCell{Cell: h.cell, first: col == h.cell.Col}
			}
		}
		for k := range row.Cells {
			c := &row.Cells[k]
			for col := c.Col; col < min(g.width, c.Col+max(1, c.ColSpan)); col++ {
				line.cells[col] = gridCell{Cell: c, begins: true, first: col == c.Col}
				if c.RowSpan > 1 {
					over[col] = hanging{c, row.Ord + c.RowSpan - 1}
				}
			}
		}
		g.rows = append(g.rows, line)
	}
	return g, true
}

// text is what stands in a column of a row, on one line; a column of -1 does not exist.
func (r gridRow) text(col int) string {
	return strings.Join(strings.Fields(r.lines(col)), " ")
}

// lines is text with its line breaks.
func (r gridRow) lines(col int) string {
	if col < 0 || col >= len(r.cells) || r.cells[col].Cell == nil {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(r.cells[col].Text, "\u00a0", " "))
}

// span is the place of a column's cell in the canonical text.
func (r gridRow) span(col int) doc.Span {
	if col < 0 || col >= len(r.cells) || r.cells[col].Cell == nil {
		return r.row.Span
	}
	return r.cells[col].Span
}

// distinct lists the cells that begin in the row and say something.
func (r gridRow) distinct() []gridCell {
	var list []gridCell
	for _, c := range r.cells {
		if c.Cell != nil && c.first && c.begins && strings.TrimSpace(c.Text) != "" {
			list = append(list, c)
		}
	}
	return list
}

// across tells whether one cell covers the row, give or take the number column.
func (r gridRow) across() bool {
	widest := 0
	for _, c := range r.cells {
		if c.Cell != nil && c.first && c.begins {
			widest = max(widest, c.ColSpan)
		}
	}
	return widest > 1 && widest >= len(r.cells)-1
}

package office

import (
	"slices"
	"strconv"
)

// table reads the w:tbl just opened: gridSpan, vMerge and the older hMerge make merged cells, which appear once.
func (w *wordReader) table() (*Table, error) {
	t := &Table{}
	above := map[int]*place{} // the cell that a vertical merge continues, by grid column
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "tr":
			return w.row(t, above)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return w.children(walk)
		}
		return w.skip()
	}
	err := w.children(walk)
	return t, err
}

// place finds a cell again while the table still grows.
type place struct{ row, cell int }

func (w *wordReader) row(t *Table, above map[int]*place) error {
	row := Row{}
	col, deleted := 0, false
	at := len(t.Rows)
	var continued []*place
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "trPr":
			return w.children(func(e element) error {
				switch e.name {
				case "tblHeader":
					row.Header = on(e)
				case "gridBefore":
					n, _ := strconv.Atoi(e.attr("val"))
					col += min(max(n, 0), 1000)
				case "del":
					deleted = true
				}
				return w.skip()
			})
		case "tc":
			c, merge, err := w.tableCell()
			if err != nil {
				return err
			}
			if err := w.a.spend(); err != nil {
				return err
			}
			c.Col = col
			col += c.ColSpan
			switch {
			case merge == "continue" && above[c.Col] != nil:
				continued = append(continued, above[c.Col])
				return nil
			case merge == "left" && len(row.Cells) > 0:
				row.Cells[len(row.Cells)-1].ColSpan += c.ColSpan
				return nil
			case merge == "restart":
				above[c.Col] = &place{at, len(row.Cells)}
			default:
				delete(above, c.Col)
			}
			row.Cells = append(row.Cells, c)
			return nil
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return w.children(walk)
		}
		return w.skip()
	}
	if err := w.children(walk); err != nil || deleted {
		return err
	}
	for _, p := range continued {
		t.Rows[p.row].Cells[p.cell].RowSpan++
	}
	row.Ord = t.next + 1
	t.next++
	if t.empty++; len(continued) > 0 || slices.ContainsFunc(row.Cells, func(c Cell) bool { return len(c.Blocks) > 0 }) {
		t.empty = 0
	}
	if t.empty > emptyRows { // counted, not kept
		w.a.cells += len(row.Cells)
		return nil
	}
	t.Rows = append(t.Rows, row)
	return w.a.spend()
}

// emptyRows are kept of a table that goes on without any text, as one does whose rows were drawn to the end of the file.
const emptyRows = 100

// tableCell reads the w:tc just opened; merge is "restart" or "continue" downwards, "left" into the cell before it.
func (w *wordReader) tableCell() (c Cell, merge string, err error) {
	c = Cell{ColSpan: 1, RowSpan: 1}
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "tcPr":
			return w.children(func(e element) error {
				switch e.name {
				case "gridSpan":
					if n, err := strconv.Atoi(e.attr("val")); err == nil {
						c.ColSpan = min(max(n, 1), 1000)
					}
				case "vMerge":
					if merge = e.attr("val"); merge == "" {
						merge = "continue"
					}
				case "hMerge":
					if v := e.attr("val"); v == "" || v == "continue" {
						merge = "left"
					}
				}
				return w.skip()
			})
		case "p":
			return w.addParagraph(&c.Blocks)
		case "tbl":
			t, err := w.table()
			if t != nil && len(t.Rows) > 0 {
				c.Blocks = append(c.Blocks, Block{Table: t})
			}
			return err
		case "del", "moveFrom", "sdtPr", "sdtEndPr", "Fallback":
			return w.skip()
		}
		return w.children(walk)
	}
	err = w.children(walk)
	return c, merge, err
}

package read

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// readWorkbook fills src from a .xlsx: every sheet is one table with the sheet's own row numbers.
func (l Limits) readWorkbook(src *doc.Source, content []byte, old vi.Charset) error {
	a, err := l.open(content)
	if err != nil {
		return packedFault(src.File, err)
	}
	sheets, err := a.ReadWorkbook()
	if err != nil {
		return packedFault(src.File, err)
	}
	c := &canon{}
	for n, s := range sheets {
		t := &doc.Table{Ord: n + 1, Name: s.Name}
		for _, row := range s.Rows {
			out := doc.Row{Ord: row.Ord, Hidden: row.Hidden || s.Hidden}
			for _, cell := range row.Cells {
				out.Cells = append(out.Cells, doc.Cell{Text: cellLines([]string{fromOld(old, cell.Text)}), Col: cell.Col, ColSpan: cell.ColSpan,
					RowSpan: cell.RowSpan, Ref: cell.Ref, Bold: cell.Bold, Error: cell.Error})
			}
			t.Rows = append(t.Rows, out)
		}
		if len(t.Rows) > 0 {
			c.table(t, doc.Locator{Sheet: s.Name})
		}
	}
	src.Text, src.Blocks = c.text.String(), c.blocks
	return nil
}

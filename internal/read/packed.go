package read

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
)

// packedFormat tells a .docx from an .xlsx by the parts inside, whatever the name says.
func packedFormat(name string, content []byte) (string, error) {
	a, err := office.Open(content, office.Limits{})
	switch {
	case err != nil:
		return "", packedFault(name, err)
	case a.Has("word/document.xml"):
		return "docx", nil
	case a.Has("xl/workbook.xml"):
		return "xlsx", nil
	case a.Has("mimetype") && a.Has("content.xml"):
		return "", notYet(name, "OpenDocument")
	case a.Has("ppt/presentation.xml"):
		return "", notYet(name, "PowerPoint")
	}
	return "", fault.New(fault.Invalid, "Tệp %q là tệp nén nhưng không có nội dung Word hay Excel; hãy mở bằng Word và lưu lại thành .docx.",
		"The file %q is an archive without Word or Excel content; open it in Word and save it as .docx.", name)
}

func (l Limits) open(content []byte) (*office.Archive, error) {
	return office.Open(content, office.Limits{Unpacked: l.Unpacked, Text: l.Text, Depth: l.Depth, Cells: l.Cells})
}

// readWord fills src from a .docx; a secrecy stamp in a page header refuses it.
func (l Limits) readWord(src *doc.Source, content []byte, old vi.Charset) error {
	a, err := l.open(content)
	if err != nil {
		return packedFault(src.File, err)
	}
	w, err := a.ReadWord()
	if err != nil {
		return packedFault(src.File, err)
	}
	w.Each(func(p *office.Para) { p.Text, p.Label = fromOld(old, p.Text), fromOld(old, p.Label) })
	for _, h := range w.Headers {
		h = fromOld(old, h)
		for _, l := range splitLines(h) {
			for _, part := range columns(l.text) {
				if stamp := stampIn(clean(part, false)); stamp != "" {
					return secret(src.File, stamp)
				}
			}
		}
	}
	c := &canon{}
	wordBlocks(c, w.Body, doc.Locator{})
	src.Text, src.Blocks = c.text.String(), c.blocks
	return nil
}

func wordBlocks(c *canon, blocks []office.Block, at doc.Locator) {
	for _, b := range blocks {
		if p := b.Para; p != nil {
			c.paragraph(p.Text, doc.Block{Label: p.Label, Heading: p.Heading, Bold: p.Bold, Centred: p.Centred, Locator: at})
			continue
		}
		if framed(b.Table) {
			at := at
			c.tables++
			at.Table = c.tables
			for _, row := range b.Table.Rows {
				at.Row = row.Ord
				for _, cell := range row.Cells {
					wordBlocks(c, cell.Blocks, at)
				}
			}
			continue
		}
		t := &doc.Table{}
		var nested []office.Block
		for _, row := range b.Table.Rows {
			out := doc.Row{Ord: row.Ord, Header: row.Header}
			for _, cell := range row.Cells {
				text, bold, inner := wordCell(cell)
				nested = append(nested, inner...)
				out.Cells = append(out.Cells, doc.Cell{Text: text, Bold: bold, Col: cell.Col, ColSpan: cell.ColSpan, RowSpan: cell.RowSpan})
			}
			t.Rows = append(t.Rows, out)
		}
		c.table(t, at)
		wordBlocks(c, nested, at) // a table inside a cell follows the outer one as a table of its own
	}
}

// framed holds for a table of one column: a frame around paragraphs, not a grid.
func framed(t *office.Table) bool {
	for _, r := range t.Rows {
		if len(r.Cells) > 1 || len(r.Cells) == 1 && r.Cells[0].Col > 0 {
			return false
		}
	}
	return true
}

func wordCell(cell office.Cell) (text string, bold bool, nested []office.Block) {
	var lines []string
	bold = true
	for _, b := range cell.Blocks {
		if b.Table != nil {
			nested = append(nested, b)
			continue
		}
		line := clean(b.Para.Text, false)
		if b.Para.Text != "" && line != "" {
			line = cellLines([]string{b.Para.Text})
			bold = bold && b.Para.Bold
			if b.Para.Label != "" {
				line = b.Para.Label + " " + line
			}
			lines = append(lines, line)
		} else if b.Para.Label != "" {
			lines = append(lines, b.Para.Label)
		}
	}
	return cellLines(lines), bold && len(lines) > 0, nested
}

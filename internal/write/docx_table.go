package write

// table draws a grid over the given width in millimetres; its header comes again on each page and no row is torn in two.
func (d *docx) table(t Table, room float64) {
	if t.Title != "" {
		d.line("TableTitle", t.Title)
	}
	if t.Note != "" {
		d.line("TableNote", t.Note)
	}
	widths := t.widths(room)
	d.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, total(widths))
	for _, w := range widths {
		d.raw(`<w:gridCol w:w="%d"/>`, w)
	}
	d.raw("</w:tblGrid>")
	d.tableHeader(t, widths)
	for _, row := range t.Rows {
		d.tableRow(t, row, widths)
	}
	d.raw("</w:tbl>")
	d.line("TableEnd", "") // Word wants a paragraph between a table and what follows
}

// widths shares the room among the columns, in twips.
func (t Table) widths(room float64) []int {
	all := 0.0
	for _, c := range t.Columns {
		all += c.width()
	}
	out := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = twips(room * c.width() / all)
	}
	return out
}

func total(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}

const headerRow = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`

func (d *docx) tableHeader(t Table, widths []int) {
	d.raw(headerRow)
	if !t.twoRowHeader() {
		for i, c := range t.Columns {
			d.cell(widths[i], headerShade, "CellHead", Plain(c.Title))
		}
		d.raw("</w:tr>")
		return
	}
	for i := 0; i < len(t.Columns); {
		n := t.span(i)
		props := headerShade
		title := t.Columns[i].Over
		if title == "" {
			props, title = `<w:vMerge w:val="restart"/>`+headerShade, t.Columns[i].Title
		} else if n > 1 {
			props = spanned(n) + headerShade
		}
		d.cell(total(widths[i:i+n]), props, "CellHead", Plain(title))
		i += n
	}
	d.raw("</w:tr>" + headerRow)
	for i, c := range t.Columns {
		if c.Over == "" {
			d.cell(widths[i], "<w:vMerge/>"+headerShade, "CellHead", nil)
			continue
		}
		d.cell(widths[i], headerShade, "CellHead", Plain(c.Title))
	}
	d.raw("</w:tr>")
}

func (d *docx) tableRow(t Table, row Row, widths []int) {
	d.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	switch {
	case row.Group != "" && row.Mark != "" && len(widths) > 1:
		d.cell(widths[0], "", "CellGroupMark", Plain(row.Mark))
		d.cell(total(widths[1:]), spanned(len(widths)-1), "CellGroup", Plain(row.Group))
	case row.Group != "":
		d.cell(total(widths), spanned(len(widths)), "CellGroup", Plain(row.Group))
	default:
		for i, c := range t.Columns {
			var cell Cell
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			d.cell(widths[i], "", cellStyle(c.Align), Text{{Text: cell.In(d.Lang), Link: cell.Link, Bold: row.Strong}})
		}
	}
	d.raw("</w:tr>")
}

const headerShade = `<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:vAlign w:val="center"/>`

func (d *docx) cell(width int, props, style string, text Text) {
	d.raw(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, props)
	d.para(style, "", text)
	d.raw("</w:tc>")
}

func spanned(n int) string {
	if n < 2 {
		return ""
	}
	return `<w:gridSpan w:val="` + itoa(n) + `"/>`
}

func cellStyle(a Align) string {
	switch a {
	case Center:
		return "CellCenter"
	case Right:
		return "CellRight"
	}
	return "CellLeft"
}

package main

import (
	"fmt"
	"strings"
)

func twips(cm float64) int { return int(cm * 567) }

func openTable(widths []float64, bordered bool) string {
	var b strings.Builder
	total := 0
	for _, w := range widths {
		total += twips(w)
	}
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`, total)
	if bordered {
		b.WriteString(`<w:tblBorders>`)
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
		}
		b.WriteString(`</w:tblBorders>`)
	}
	b.WriteString(`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, twips(w))
	}
	b.WriteString(`</w:tblGrid>`)
	return b.String()
}

func cell(width float64, props, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, twips(width), props, content)
}

// xml writes the table with real merged cells: gridSpan for group rows, vMerge for "^", tblHeader for header rows.
func (t table) xml() string {
	var b strings.Builder
	b.WriteString(openTable(t.widths, true))
	for i, r := range t.rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if r.header {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		if r.group {
			rest := 0.0
			for _, w := range t.widths[1:] {
				rest += w
			}
			b.WriteString(cell(t.widths[0], middle, paragraph("Bangtieude", "", r.cells[0])))
			b.WriteString(cell(rest, fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, len(t.widths)-1)+middle, paragraph("Bangnhom", "", r.cells[1])))
		} else {
			for c, text := range r.cells {
				b.WriteString(t.cell(i, c, text))
			}
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

const middle = `<w:vAlign w:val="center"/>`

func (t table) cell(i, c int, text string) string {
	props := ""
	switch {
	case text == "^":
		props, text = `<w:vMerge/>`, ""
	case i+1 < len(t.rows) && c < len(t.rows[i+1].cells) && !t.rows[i+1].group && t.rows[i+1].cells[c] == "^":
		props = `<w:vMerge w:val="restart"/>`
	}
	style := "Bang"
	switch {
	case t.rows[i].header:
		style = "Bangtieude"
	case c == 0 || strings.HasPrefix(t.rows[0].cells[c], "Thời"):
		style = "Banggiua"
	case c > 1:
		style = "Bangtrai"
	}
	return cell(t.widths[c], props+middle, paragraph(style, "", text))
}

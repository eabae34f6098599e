//go:build unix

package bench

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"html"
	"strings"
	"testing"

	"lotrinh/internal/ziptest"
)

// formats write a paper as files, each as dense in markup as what offices send.
var formats = map[string]func(paper, testing.TB) []byte{
	"docx": paper.docx, "xlsx": paper.xlsx, "pdf": paper.pdf, "html": paper.html, "md": paper.markdown, "txt": paper.text,
}

func (p paper) docx(tb testing.TB) []byte {
	const font = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>`
	para := func(b *strings.Builder, text string) {
		b.WriteString(`<w:p w14:paraId="5E6F7A8B" w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr><w:spacing w:before="120" w:after="120" w:line="340" w:lineRule="exact"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>` + font + `</w:pPr>`)
		words := strings.SplitAfter(text, " ")
		for len(words) > 0 { // Word cuts a sentence into runs wherever somebody edited it
			n := min(12, len(words))
			b.WriteString(`<w:r w:rsidRPr="00D4E5F6">` + font + `<w:t xml:space="preserve">` + html.EscapeString(strings.Join(words[:n], "")) + `</w:t></w:r>`)
			words = words[n:]
		}
		b.WriteString(`</w:p>`)
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>`)
	for _, text := range p.paragraphs {
		para(&b, text)
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9634" w:type="dxa"/><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="700"/></w:tblGrid>`)
	for r, row := range p.rows {
		b.WriteString(`<w:tr w:rsidR="00A1B2C3">`)
		if r == 0 {
			b.WriteString(`<w:trPr><w:tblHeader/></w:trPr>`)
		}
		for _, cell := range row {
			b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="1605" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`)
			para(&b, cell)
			b.WriteString(`</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl></w:body></w:document>`)
	return ziptest.Pack(tb, "word/document.xml", b.String())
}

// xlsx has the running text, a paragraph a row, on one sheet and the table on another.
func (p paper) xlsx(tb testing.TB) []byte {
	var shared strings.Builder
	shared.WriteString(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	n := 0
	sheet := func(rows [][]string) string {
		var b strings.Builder
		b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
		for r, row := range rows {
			fmt.Fprintf(&b, `<row r="%d" spans="1:6" ht="15.75" customHeight="1">`, r+1)
			for c, text := range row {
				fmt.Fprintf(&b, `<c r="%c%d" s="1" t="s"><v>%d</v></c>`, 'A'+c, r+1, n)
				fmt.Fprintf(&shared, `<si><t xml:space="preserve">%s</t></si>`, html.EscapeString(text))
				n++
			}
			b.WriteString(`</row>`)
		}
		b.WriteString(`</sheetData></worksheet>`)
		return b.String()
	}
	var running [][]string
	for _, text := range p.paragraphs {
		running = append(running, []string{text})
	}
	first, second := sheet(running), sheet(p.rows)
	shared.WriteString(`</sst>`)
	return ziptest.Pack(tb, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Nội dung" r:id="a"/><sheet name="Nhiệm vụ" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/sharedStrings.xml", shared.String(), "xl/worksheets/sheet1.xml", first, "xl/worksheets/sheet2.xml", second)
}

func (p paper) html(testing.TB) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kế hoạch</title></head><body><main>`)
	for _, text := range p.paragraphs {
		b.WriteString(`<p style="text-align: justify; text-indent: 36pt"><span style="font-size: 14pt">` + html.EscapeString(text) + "</span></p>\n")
	}
	b.WriteString(`<table border="1"><tbody>`)
	for _, row := range p.rows {
		b.WriteString("<tr>")
		for _, cell := range row {
			b.WriteString(`<td style="width: 20%"><p>` + html.EscapeString(cell) + `</p></td>`)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table></main></body></html>")
	return []byte(b.String())
}

func (p paper) markdown(tb testing.TB) []byte {
	var b strings.Builder
	b.WriteString(strings.Join(p.paragraphs, "\n\n") + "\n\n")
	for r, row := range p.rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if r == 0 {
			b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
	return []byte(b.String())
}

// text is hard-wrapped, as files made from PDFs are.
func (p paper) text(testing.TB) []byte {
	var b strings.Builder
	for _, text := range append(p.paragraphs[:len(p.paragraphs):len(p.paragraphs)], p.cells()...) {
		for _, line := range wrapped(text, 90) {
			b.WriteString(line + "\n")
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func (p paper) cells() []string {
	var out []string
	for _, row := range p.rows {
		out = append(out, strings.Join(row, "; "))
	}
	return out
}

func wrapped(text string, width int) []string {
	var lines []string
	line, n := "", 0
	for _, word := range strings.Fields(text) {
		letters := len([]rune(word))
		if n > 0 && n+1+letters > width {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+letters
	}
	return append(lines, line)
}

// pdf sets the text in lines of 70 letters of one width and rules the table, as printing from Word does.
func (p paper) pdf(tb testing.TB) []byte {
	const size, left, top, bottom, leading, letter = 13, 72, 770, 72, 18, 6.5
	var pages []string
	var b strings.Builder
	y := top
	room := func(lines int) {
		if y-lines*leading < bottom {
			pages = append(pages, b.String())
			b.Reset()
			y = top
		}
	}
	say := func(x float64, y int, size int, text string) {
		fmt.Fprintf(&b, "BT\n/F1 %d Tf\n1 0 0 1 %.2f %d Tm\n[<", size, x, y)
		for _, r := range text {
			fmt.Fprintf(&b, "%04X", r)
		}
		b.WriteString(">] TJ\nET\n")
	}
	for _, text := range p.paragraphs {
		for _, line := range wrapped(text, 70) {
			room(1)
			say(left, y, size, line)
			y -= leading
		}
		y -= leading / 3
	}
	widths := []int{5, 22, 12, 14, 9, 10}
	for _, row := range p.rows {
		var cells [][]string
		high := 1
		for c, text := range row {
			cells = append(cells, wrapped(text, widths[c]))
			high = max(high, len(cells[c]))
		}
		room(high + 1)
		x := float64(left)
		for c, lines := range cells {
			wide := float64(widths[c])*letter + 6
			fmt.Fprintf(&b, "%.2f %d %.2f %d re S\n", x, y-high*leading+leading-5, wide, high*leading)
			for i, line := range lines {
				say(x+3, y-i*leading, size, line)
			}
			x += wide
		}
		y -= high * leading
	}
	return setPDF(tb, append(pages, b.String()))
}

// setPDF packs pages whose text is written in UTF-16 in a font of one width.
func setPDF(tb testing.TB, pages []string) []byte {
	var out bytes.Buffer
	stream := func(number int, data string) {
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		if _, err := z.Write([]byte(data)); err != nil {
			tb.Fatal(err)
		}
		if err := z.Close(); err != nil {
			tb.Fatal(err)
		}
		fmt.Fprintf(&out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", number, packed.Len(), packed.Bytes())
	}
	out.WriteString("%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 10+2*i)
	}
	fmt.Fprintf(&out, "2 0 obj\n<</Type /Pages /Count %d /Kids [%s]>>\nendobj\n", len(pages), kids.String())
	out.WriteString("3 0 obj\n<</Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R>>\nendobj\n")
	out.WriteString("4 0 obj\n<</Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500>>\nendobj\n")
	stream(5, "1 beginbfrange\n<0020> <2030> <0020>\nendbfrange\n")
	for i, page := range pages {
		fmt.Fprintf(&out, "%d 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> /Contents %d 0 R>>\nendobj\n", 10+2*i, 11+2*i)
		stream(11+2*i, page)
	}
	out.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return out.Bytes()
}

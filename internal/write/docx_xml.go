package write

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// twips turns millimetres into twentieths of a point, the unit of WordprocessingML.
func twips(mm float64) int { return int(mm*1440/25.4 + 0.5) }

// clean composes text and drops the control characters that XML cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
}

// escape makes text safe inside an element or an attribute.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(clean(s))) // writing to a Builder cannot fail
	return b.String()
}

// page writes the body of a Word document piece by piece. Write errors stick to the bufio.Writer and show at Flush.
type page struct {
	w       *bufio.Writer
	links   links
	foreign bool // the document is not in Vietnamese: names and quotations that are say so, for spelling and for reading aloud
}

func (p *page) raw(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

// links numbers the addresses a document points to; the same address is kept once.
type links struct {
	ids   map[string]int
	order []string
}

func (l *links) id(address string) string {
	n, ok := l.ids[address]
	if !ok {
		if l.ids == nil {
			l.ids = map[string]int{}
		}
		l.order = append(l.order, address)
		n = len(l.order)
		l.ids[address] = n
	}
	return fmt.Sprintf("link%d", n)
}

// para writes a paragraph in a style; extra holds further paragraph properties, already XML.
func (p *page) para(style, extra string, text Text) {
	p.raw(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>`, style, extra)
	for _, run := range text {
		p.run(run)
	}
	p.raw("</w:p>")
}

// line is a paragraph of plain text.
func (p *page) line(style, s string) { p.para(style, "", Plain(s)) }

func (p *page) run(r Run) {
	if r.Text == "" {
		return
	}
	props := ""
	if r.Link != "" {
		p.raw(`<w:hyperlink r:id="%s" w:history="1">`, p.links.id(r.Link))
		props = `<w:rStyle w:val="` + linkStyle(r.Text) + `"/>`
	}
	if r.Bold {
		props += "<w:b/>"
	}
	if r.Italic {
		props += "<w:i/>"
	}
	if p.foreign && vietnamese(r.Text) {
		props += `<w:lang w:val="vi-VN"/>`
	}
	p.raw("<w:r>")
	if props != "" {
		p.raw("<w:rPr>%s</w:rPr>", props)
	}
	for i, part := range strings.Split(strings.ReplaceAll(r.Text, "\r\n", "\n"), "\n") {
		if i > 0 {
			p.raw("<w:br/>")
		}
		for j, word := range strings.Split(part, "\t") {
			if j > 0 {
				p.raw("<w:tab/>")
			}
			if word != "" {
				p.raw(`<w:t xml:space="preserve">%s</w:t>`, escape(word))
			}
		}
	}
	p.raw("</w:r>")
	if r.Link != "" {
		p.raw("</w:hyperlink>")
	}
}

// vietnamese tells whether a text has letters that English has not.
func vietnamese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) })
}

// linkStyle marks a linked figure with a thin dotted line; whole phrases that link stay unmarked, or a table of tasks
// would be nothing but dots.
func linkStyle(text string) string {
	if strings.ContainsFunc(text, unicode.IsLetter) {
		return "QuietLink"
	}
	return "Hyperlink"
}

// keepNext holds a paragraph on the page of the one after it.
const keepNext = "<w:keepNext/>"

// rule draws a centred line of a length within a room of a width, both in millimetres, as an empty paragraph with a
// border: it stays with the text above when somebody edits it, which a drawn line does not.
func (p *page) rule(length, room float64) {
	side := twips(max(0, (room-length)/2))
	p.raw(`<w:p><w:pPr><w:pStyle w:val="Rule"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`, side, side)
}

// frame opens a table without lines that holds blocks side by side; widths in millimetres.
func (p *page) frame(widths ...float64) {
	p.raw(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, sum(widths))
	for _, mm := range widths {
		p.raw(`<w:gridCol w:w="%d"/>`, twips(mm))
	}
	p.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>")
}

func (p *page) frameCell(mm float64, content func()) {
	p.raw(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, twips(mm))
	content()
	p.raw("</w:tc>")
}

func (p *page) nextFrameRow() { p.raw("</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>") }

func (p *page) endFrame() { p.raw("</w:tr></w:tbl>") }

func sum(widths []float64) int {
	total := 0
	for _, mm := range widths {
		total += twips(mm)
	}
	return total
}

// textWidth estimates the width in millimetres of bold Times at a size in points: near enough for the line under a name.
func textWidth(s string, points float64) float64 {
	em := 0.0
	for _, r := range norm.NFD.String(s) {
		switch {
		case r >= 0x300 && r < 0x370: // combining mark
		case strings.ContainsRune(" .,", r):
			em += 0.25
		case strings.ContainsRune("-()ilIjtfrs", r):
			em += 0.36
		case r == 'M' || r == 'm':
			em += 0.9
		case r >= 'A' && r <= 'Z' || r == 'Đ':
			em += 0.73
		default:
			em += 0.52
		}
	}
	return em * points * 25.4 / 72
}

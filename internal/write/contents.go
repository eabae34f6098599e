package write

import "fmt"

// contents is the table of contents, on the first page below the title: headings of the first two levels with their pages,
// which Word and LibreOffice fill in, and the annexes.
func (d *docx) contents() {
	d.line("ContentsHead", d.say("MỤC LỤC"))
	n := 0
	var list func(all []Section, depth int)
	list = func(all []Section, depth int) {
		k := 0
		for _, s := range all {
			if s.Title != "" {
				title := d.marker(depth, k) + s.Title
				if depth == 1 {
					title = d.marker(depth, k) + upper(s.Title)
				}
				k++
				n++
				d.entry([]string{"Contents1", "Contents2"}[depth-1], bookmark(n), title)
			}
			if depth < 2 {
				list(s.Sections, depth+1)
			}
		}
	}
	list(d.Sections, 1)
	for i, a := range d.Annexes {
		d.line("Contents1", d.annexName(i)+". "+oneLine(a.Title))
	}
	d.raw(`<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>`)
}

func bookmark(n int) string { return fmt.Sprintf("muc%d", n) }

// entry is a line of the contents: the heading, dots, its page.
func (d *docx) entry(style, mark, title string) {
	d.raw(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs></w:pPr><w:hyperlink w:anchor="%s" w:history="1"><w:r><w:t xml:space="preserve">%s</w:t></w:r><w:r><w:tab/></w:r>`+
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF %s \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>–</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>`,
		style, twips(d.textWidth()), mark, escape(title), mark)
}

// headingLine writes a heading, with the bookmark that the contents point to.
func (d *docx) headingLine(depth int, style, text string) {
	if !d.Contents || depth > 2 {
		d.line(style, text)
		return
	}
	d.headings++
	d.raw(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:bookmarkStart w:id="%d" w:name="%s"/><w:r><w:t xml:space="preserve">%s</w:t></w:r><w:bookmarkEnd w:id="%d"/></w:p>`,
		style, d.headings, bookmark(d.headings), escape(text), d.headings)
}

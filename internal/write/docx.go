package write

import (
	"archive/zip"
	"bufio"
	"io"

	"lotrinh/internal/lang"
)

// Docx writes the report as a Word document. The same report always gives the same bytes.
func Docx(w io.Writer, r ProgressReport) error {
	if err := r.Check(); err != nil {
		return err
	}
	zw := zip.NewWriter(w)
	if err := writeParts(zw, r.fixedParts()); err != nil {
		return err
	}
	body, err := createPart(zw, "word/document.xml")
	if err != nil {
		return err
	}
	d := docx{ProgressReport: r, form: formOf(r.Layout, r.Lang), page: page{w: bufio.NewWriterSize(body, 1<<16), foreign: r.Lang == lang.En}}
	d.document()
	if err := d.w.Flush(); err != nil {
		return err
	}
	if err := writeParts(zw, []part{{"word/_rels/document.xml.rels", documentRelations(d.links.order, len(d.pictures))}}); err != nil {
		return err
	}
	if err := d.writePictures(zw); err != nil {
		return err
	}
	return zw.Close()
}

// docx is one report on its way into a document.
type docx struct {
	ProgressReport
	form
	page
	waiting Text   // the body paragraph not yet written
	keep    string // keepNext when it must stay with what follows

	tables, headings int // numbered so far
	pictures         [][]byte
}

// Word's header parts by their relationship id; see documentRelations.
const (
	firstHeader     = "hdrFirst"
	portraitHeader  = "hdrPortrait"
	landscapeHeader = "hdrLandscape"
)

func (d *docx) document() {
	d.raw(`%s<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`, xmlHead)
	d.head()
	d.title()
	if d.Contents {
		d.contents()
	}
	d.content()
	d.signature()
	// Each run of pages is closed by its last paragraph, that of the last pages by the end of the body.
	pages := d.sectionProperties(false, false)
	for i, a := range d.Annexes {
		d.para("Break", pages, nil)
		d.annex(i, a)
		pages = d.sectionProperties(true, true)
	}
	d.para("Break", "", nil) // Word wants a paragraph after a table
	d.raw("%s</w:body></w:document>", pages)
}

// content is the text between title and signature.
func (d *docx) content() {
	for i, b := range d.Basis {
		end := ";"
		if i == len(d.Basis)-1 {
			end = "."
		}
		d.line("Basis", trimMark(b)+end)
	}
	d.paragraphs(d.Opening)
	if note := d.dataLine(); note != "" {
		d.flushBody()
		d.line("DataNote", note)
	}
	d.sections(d.Sections, 1)
	d.paragraphs(d.Closing)
	if d.endMark && d.waiting != nil {
		d.waiting = ended(d.waiting)
	}
	// The signature never stands alone on a page.
	d.keep = keepNext
	d.flushBody()
}

// paragraphs writes running text, always one paragraph behind: the last of a document gets the end mark.
func (d *docx) paragraphs(all []Text) {
	for _, t := range all {
		d.flushBody()
		d.waiting = t
	}
}

func (d *docx) flushBody() {
	if d.waiting != nil {
		d.para("BodyText", d.keep, d.waiting)
	}
	d.waiting, d.keep = nil, ""
}

func (d *docx) sections(all []Section, depth int) {
	n := 0
	for _, s := range all {
		if s.Title != "" {
			d.flushBody()
			d.heading(depth, d.marker(depth, n), s.Title)
			n++
		}
		d.paragraphs(s.Text)
		if s.Figures != nil {
			d.flushBody()
			d.table(*s.Figures, d.textWidth())
		}
		d.blocks(s.Blocks, depth)
		d.sections(s.Sections, depth+1)
	}
}

func (d *docx) heading(depth int, marker, title string) {
	if depth == 1 {
		title = upper(title)
	}
	if depth == maxDepth {
		d.line("BodyText", marker+title)
		return
	}
	d.headingLine(depth, [...]string{"Heading1", "Heading2", "Heading3"}[depth-1], marker+title)
}

// annex writes one annex; its pages count from 1 again (Decree 30, Annex I, III.1.đ).
func (d *docx) annex(i int, a Annex) {
	d.line("AnnexNumber", d.annexName(i))
	d.line("AnnexTitle", upper(a.Title))
	d.line("AnnexSource", d.attachedTo())
	d.rule(40, d.wideTextWidth())
	d.line("Gap", "")
	d.paragraphs(a.Note)
	d.flushBody()
	d.table(a.Table, d.wideTextWidth())
}

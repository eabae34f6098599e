package write

import (
	"archive/zip"
	"fmt"

	"lotrinh/internal/fault"
)

// Block is one part of a long section, in the order of the text: a paragraph, a heading below that of the section, a table
// or a picture. Tables and pictures are numbered through the document and bear their number above, or below.
type Block struct {
	Text    Text
	Heading string
	Table   *Table
	Picture *Picture
}

// Picture is a PNG with its size on paper in millimetres; Alt says it to who does not see it.
type Picture struct {
	PNG           []byte
	Width, Height float64
	Title, Alt    string
	Source        string // below the title, in italics: "Nguồn: …"
}

// maxPictures and maxPicture bound what one document carries.
const (
	maxPictures = 200
	maxPicture  = 8 << 20 // bytes
)

func (d *docx) blocks(all []Block, depth int) {
	for _, b := range all {
		switch {
		case b.Heading != "":
			d.flushBody()
			d.para("Heading3", "", Text{{Text: b.Heading, Bold: true, Italic: true}})
		case b.Table != nil:
			d.flushBody()
			t := *b.Table
			d.tables++
			t.Title = d.numbered("Bảng %d. %s", d.tables, t.Title)
			d.table(t, d.textWidth())
		case b.Picture != nil:
			d.flushBody()
			d.picture(*b.Picture)
		default:
			d.paragraphs([]Text{b.Text})
		}
	}
}

func (d *docx) numbered(format string, n int, title string) string {
	return d.say(format, n, oneLine(title))
}

// emu turns millimetres into English Metric Units, in which pictures are measured.
func emu(mm float64) int { return int(mm * 36000) }

// picture sets a picture in the middle of the page with its number and title below it, as offices do.
func (d *docx) picture(p Picture) {
	d.pictures = append(d.pictures, p.PNG)
	n := len(d.pictures)
	width, height := p.Width, p.Height
	if room := d.textWidth(); width > room {
		width, height = room, height*room/width
	}
	d.raw(`<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[4]s" descr="%[5]s"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture%[3]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		emu(width), emu(height), n, escape(d.numbered("Biểu đồ %d. %s", n, p.Title)), escape(p.Alt))
	d.line("PictureTitle", d.numbered("Biểu đồ %d. %s", n, p.Title))
	if p.Source != "" {
		d.line("PictureSource", p.Source)
	}
}

// writePictures puts the pictures beside the document that shows them.
func (d *docx) writePictures(zw *zip.Writer) error {
	for i, png := range d.pictures {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("word/media/picture%d.png", i+1), Method: zip.Store, Modified: zipTime}) // it is packed already
		if err != nil {
			return err
		}
		if _, err := w.Write(png); err != nil {
			return err
		}
	}
	return nil
}

// hasPictures tells whether any section shows one.
func (r ProgressReport) hasPictures() bool {
	found := false
	eachBlock(r.Sections, func(b Block) { found = found || b.Picture != nil })
	return found
}

func eachBlock(all []Section, do func(Block)) {
	for _, s := range all {
		for _, b := range s.Blocks {
			do(b)
		}
		eachBlock(s.Sections, do)
	}
}

func (c *checker) blocks(all []Block) {
	for _, b := range all {
		c.strings(b.Heading)
		c.texts([]Text{b.Text})
		if b.Table != nil {
			c.table(*b.Table)
		}
		if p := b.Picture; p != nil {
			c.strings(p.Title, p.Alt, p.Source)
			if c.pictures++; c.pictures > maxPictures || len(p.PNG) > maxPicture || p.Width <= 0 || p.Height <= 0 {
				c.fail(fault.New(fault.TooLarge, "Báo cáo có quá %d hình, hoặc một hình quá lớn.", "The report has more than %d pictures, or one that is too large.", maxPictures))
			}
		}
	}
}

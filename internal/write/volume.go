package write

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// Volume is the volume of a conference (kỷ yếu) as plain data: cover, foreword, contents, contributions, sources. It is a
// Vietnamese document; names come in their everyday spelling.
type Volume struct {
	Layout           Layout
	Superior, Issuer string    // who holds the conference
	Place            string    // of the date line: "Mẫu Giang"
	HeldOn           when.Date // "" leaves the day open
	Subject          string    // name of the conference
	Foreword         []Text
	Signer           Signer
	Parts            []VolumePart
	Sources          Table // where each text comes from
	Draft            bool  // not yet settled: every page says so
	Sample           bool  // made-up data: every page says so
}

// VolumePart is a run of contributions under one heading.
type VolumePart struct {
	Title  string
	Papers []VolumePaper
}

// VolumePaper is one contribution.
type VolumePaper struct {
	Unit, Author, Title string
	Note                string // "Trình bày lúc 08:00, 10 phút"
	Blocks              []VolumeBlock
}

// VolumeBlock is a part of a contribution, as its author divided it: a heading of a level from 1, an item of a list, a table,
// or else running text.
type VolumeBlock struct {
	Level int
	Item  bool
	Text  string
	Table *Table
}

// mostPapers bounds one volume, mostBlocks one contribution.
const (
	mostPapers = 2000
	mostBlocks = 20_000
)

// Check tells whether the volume can be written.
func (v Volume) Check() error {
	papers := 0
	for _, p := range v.Parts {
		papers += len(p.Papers)
	}
	if papers == 0 || papers > mostPapers {
		return fault.New(fault.Invalid, "Kỷ yếu có %d tham luận; cần từ 1 đến %d.", "The volume has %d contributions; 1 to %d are taken.", papers, mostPapers)
	}
	r := v.report()
	r.Opening = v.Foreword
	if err := r.Check(); err != nil {
		return err
	}
	c := checker{}
	c.table(v.Sources)
	for _, part := range v.Parts {
		c.strings(part.Title)
		for _, p := range part.Papers {
			c.strings(p.Unit, p.Author, p.Title, p.Note)
			if len(p.Blocks) > mostBlocks {
				c.fail(fault.New(fault.TooLarge, "Tham luận của %s có quá %d đoạn.", "The contribution of %s has more than %d paragraphs.", p.Unit, mostBlocks))
			}
			for _, b := range p.Blocks {
				c.strings(b.Text)
				if b.Table != nil {
					c.table(*b.Table)
				}
			}
		}
	}
	return c.err
}

// report is what the volume has in common with the other documents that are signed.
func (v Volume) report() ProgressReport {
	return ProgressReport{Layout: v.Layout, Superior: v.Superior, Issuer: v.Issuer, Place: v.Place, Type: "Kỷ yếu", Subject: v.Subject, Signer: v.Signer, Sample: v.Sample, Contents: true}
}

// VolumeDocx writes the volume as a Word document. The same volume always gives the same bytes.
func VolumeDocx(w io.Writer, v Volume) error {
	if err := v.Check(); err != nil {
		return err
	}
	r := v.report()
	f := formOf(v.Layout, "")
	b := &volume{Volume: v, docx: docx{ProgressReport: r, form: f}}
	zw := zip.NewWriter(w)
	// The headers are known before the text: one for each contribution.
	var heads []string
	var parts []part
	for _, p := range v.papers() {
		heads = append(heads, runningHead(len(heads)+1))
		parts = append(parts, part{"word/" + heads[len(heads)-1] + ".xml", b.header(p)})
	}
	parts = append(parts, part{"word/header-volume.xml", b.header(VolumePaper{})}, part{"word/header-none.xml", b.coverHeader()})
	heads = append(heads, "header-volume", "header-none")
	fixed := r.fixedParts()
	for i := range fixed {
		switch fixed[i].name {
		case "[Content_Types].xml":
			fixed[i].content = contentTypes(false, heads...)
		case "word/styles.xml":
			fixed[i].content = f.styleSheet(v.Layout, "", volumeStyles...)
		}
	}
	if err := writeParts(zw, append(fixed, parts...)); err != nil {
		return err
	}
	body, err := createPart(zw, "word/document.xml")
	if err != nil {
		return err
	}
	b.page.w = bufio.NewWriterSize(body, 1<<16)
	b.document()
	if err := b.page.w.Flush(); err != nil {
		return err
	}
	if err := writeParts(zw, []part{{"word/_rels/document.xml.rels", documentRelations(b.links.order, 0, heads...)}}); err != nil {
		return err
	}
	return zw.Close()
}

func runningHead(n int) string { return fmt.Sprintf("header-paper%d", n) }

func (v Volume) papers() (out []VolumePaper) {
	for _, p := range v.Parts {
		out = append(out, p.Papers...)
	}
	return out
}

// volume is one volume on its way into a document.
type volume struct {
	Volume
	docx
}

func (b *volume) document() {
	b.raw(`%s<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`, xmlHead)
	b.cover()
	b.foreword()
	b.toc()
	n := 0
	for i, part := range b.Parts {
		b.divider(i, part.Title)
		for _, p := range part.Papers {
			n++
			b.paper(n, p)
		}
	}
	b.line("VolumeHead", "NGUỒN CỦA CÁC THAM LUẬN")
	b.table(b.Sources, b.textWidth())
	b.para("Break", "", nil)
	b.raw("%s</w:body></w:document>", b.pages("header-volume", "header-volume", ""))
}

// pages closes a run of pages with its headers.
func (b *volume) pages(first, others, more string) string {
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="%s"/><w:headerReference w:type="first" r:id="%s"/><w:type w:val="nextPage"/><w:pgSz w:w="%d" w:h="%d"/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s<w:titlePg/></w:sectPr>`,
		others, first, twips(paperWidth), twips(paperHeight), twips(b.top+5), twips(b.right), twips(b.bottom), twips(b.left), twips(10), twips(10), more)
}

// cover names the host above, the conference in the middle and the day below, within a frame.
func (b *volume) cover() {
	if b.Volume.Superior != "" {
		b.line("CoverSuperior", upper(b.Volume.Superior))
	}
	b.line("CoverIssuer", upper(b.Volume.Issuer))
	if b.Volume.Layout == PartyLayout {
		b.line("CoverIssuer", "*")
	} else {
		b.rule(40, b.textWidth())
	}
	b.line("CoverType", "KỶ YẾU")
	b.line("CoverTitle", upper(b.Volume.Subject))
	if b.Draft {
		b.line("CoverDraft", draftMark)
	}
	b.line("CoverDay", b.heldAt())
	const side = `w:val="double" w:sz="6" w:space="24" w:color="000000"`
	f := b.form
	b.left, b.right = (f.left+f.right)/2, (f.left+f.right)/2
	pages := b.pages("header-none", "header-none", `<w:pgBorders w:offsetFrom="page"><w:top `+side+`/><w:left `+side+`/><w:bottom `+side+`/><w:right `+side+`/></w:pgBorders>`)
	b.form = f
	b.para("Break", strings.Replace(pages, `w:header="`+itoa(twips(10))+`"`, `w:header="`+itoa(twips(16))+`"`, 1), nil)
}

// heldAt is the place with the day of the conference; the foreword has room for the day on which it is signed.
func (b *volume) heldAt() string {
	r := b.ProgressReport
	r.Date = b.HeldOn
	return r.placeAndDate()
}

const draftMark = "BẢN DỰ THẢO"

// foreword is signed, under the head that the layout asks for.
func (b *volume) foreword() {
	right := b.form.textWidth() - b.leftHead
	b.frame(b.leftHead, right)
	b.headNames(right)
	b.nextFrameRow()
	b.frameCell(b.leftHead, func() { b.line("Gap", "") })
	b.frameCell(right, func() { b.line("PlaceDate", b.placeAndDate()) })
	b.endFrame()
	b.line("VolumeHead", "LỜI GIỚI THIỆU")
	b.paragraphs(b.Foreword)
	b.keep = keepNext
	b.flushBody()
	b.signature()
	b.para("Break", b.pages("header-volume", "header-volume", ""), nil)
}

// toc lists parts and contributions with their pages, which Word and LibreOffice fill in.
func (b *volume) toc() {
	b.line("VolumeHead", "MỤC LỤC")
	n := 0
	for i, part := range b.Parts {
		b.entry("VolumeContents1", fmt.Sprintf("phan%d", i+1), partTitle(i, part.Title))
		for _, p := range part.Papers {
			n++
			b.entry("VolumeContents2", fmt.Sprintf("thamluan%d", n), fmt.Sprintf("%d. %s – %s", n, oneLine(p.Unit), oneLine(p.Title)))
		}
	}
	b.para("Break", b.pages("header-volume", "header-volume", ""), nil)
}

func partTitle(i int, title string) string {
	return "PHẦN " + roman(i+1) + ". " + upper(title)
}

// divider is the page before a part.
func (b *volume) divider(i int, title string) {
	b.marked("PartNumber", fmt.Sprintf("phan%d", i+1), "PHẦN "+roman(i+1))
	b.line("PartTitle", upper(title))
	b.para("Break", b.pages("header-volume", "header-volume", ""), nil)
}

// paper is one contribution, on pages of its own with its running head.
func (b *volume) paper(n int, p VolumePaper) {
	b.line("PaperNumber", fmt.Sprintf("Tham luận số %d", n))
	b.marked("PaperTitle", fmt.Sprintf("thamluan%d", n), upper(oneLine(p.Title)))
	b.line("PaperUnit", oneLine(p.Unit))
	for _, s := range []string{p.Author, p.Note} {
		if s != "" {
			b.line("PaperNote", oneLine(s))
		}
	}
	b.rule(40, b.textWidth())
	b.line("Gap", "")
	for _, x := range p.Blocks {
		switch {
		case x.Table != nil:
			b.table(*x.Table, b.textWidth())
		case x.Level > 0:
			b.line(fmt.Sprintf("PaperHeading%d", min(x.Level, 3)), x.Text)
		case x.Item:
			b.line("PaperItem", x.Text)
		default:
			b.line("BodyText", x.Text)
		}
	}
	b.para("Break", b.pages("header-volume", runningHead(n), ""), nil)
}

// marked is a paragraph that the contents point to.
func (b *volume) marked(style, name, text string) {
	b.headings++
	b.raw(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:bookmarkStart w:id="%d" w:name="%s"/><w:r><w:t xml:space="preserve">%s</w:t></w:r><w:bookmarkEnd w:id="%d"/></w:p>`, style, b.headings, name, escape(text), b.headings)
}

// header holds the page number, the marks of drafts and samples, and, over a contribution, its unit and title.
func (b *volume) header(p VolumePaper) string {
	room := b.textWidth()
	var s strings.Builder
	fmt.Fprintf(&s, `%s<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/><w:tabs><w:tab w:val="center" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs><w:jc w:val="left"/></w:pPr>`, xmlHead, twips(room/2), twips(room))
	s.WriteString(mark(b.Draft, draftMark) + `<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:tab/></w:r>` + mark(b.Volume.Sample, sampleMark) + `</w:p>`)
	if p.Unit != "" {
		unit := clipped(p.Unit, 11, room*.45)
		title := clipped(p.Title, 11, room-textWidth(unit, 11)-4)
		fmt.Fprintf(&s, `<w:p><w:pPr><w:pStyle w:val="RunningHead"/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, twips(room), escape(unit), escape(title))
	}
	return s.String() + "</w:hdr>"
}

// coverHeader has no number; what is made up says so on the cover too.
func (b *volume) coverHeader() string {
	return xmlHead + `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr>` + mark(b.Volume.Sample, sampleMark) + `</w:p></w:hdr>`
}

func mark(set bool, text string) string {
	if !set {
		return ""
	}
	return `<w:r><w:rPr><w:b/><w:color w:val="C00000"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr><w:t>` + text + `</w:t></w:r>`
}

// clipped cuts a text at a word where it is wider than the room.
func clipped(s string, points, room float64) string {
	s = oneLine(s)
	if textWidth(s, points) <= room {
		return s
	}
	for i := strings.LastIndexByte(s, ' '); i > 0; i = strings.LastIndexByte(s, ' ') {
		if s = s[:i]; textWidth(s+" …", points) <= room {
			break
		}
	}
	return strings.TrimRight(s, " ,;:–-") + " …"
}

// volumeStyles are those that only volumes have.
var volumeStyles = []style{
	{id: "CoverSuperior", name: "Bìa: cơ quan chủ quản", size: 15, align: "center", before: 24},
	{id: "CoverIssuer", name: "Bìa: cơ quan", size: 17, align: "center", bold: true, before: 6},
	{id: "CoverType", name: "Bìa: kỷ yếu", size: 40, align: "center", bold: true, before: 150, after: 24},
	{id: "CoverTitle", name: "Bìa: tên hội nghị", size: 20, align: "center", bold: true, line: 1.3},
	{id: "CoverDraft", name: "Bìa: dự thảo", size: 16, align: "center", italic: true, before: 36},
	{id: "CoverDay", name: "Bìa: ngày", size: 15, align: "center", italic: true, before: 150},
	{id: "VolumeHead", name: "Kỷ yếu: đầu mục", size: 15, align: "center", bold: true, before: 18, after: 12, next: true},
	{id: "VolumeContents1", name: "Kỷ yếu: mục lục, phần", size: 13, bold: true, before: 10, after: 4},
	{id: "VolumeContents2", name: "Kỷ yếu: mục lục, tham luận", size: 13, after: 4, align: "left", right: 12},
	{id: "PartNumber", name: "Kỷ yếu: số phần", size: 18, align: "center", bold: true, before: 220, after: 12, next: true, outline: 1},
	{id: "PartTitle", name: "Kỷ yếu: tên phần", size: 22, align: "center", bold: true, line: 1.3},
	{id: "PaperNumber", name: "Tham luận: số", size: 13, align: "center", italic: true, next: true},
	{id: "PaperTitle", name: "Tham luận: tên", size: 15, align: "center", bold: true, before: 6, after: 8, next: true, outline: 2},
	{id: "PaperUnit", name: "Tham luận: đơn vị", size: 14, align: "center", bold: true, next: true},
	{id: "PaperNote", name: "Tham luận: người viết", size: 13, align: "center", italic: true, next: true},
	{id: "PaperHeading1", name: "Tham luận: mục 1", size: bodySize, align: "both", bold: true, before: 8, after: 6, indent: 10, next: true, outline: 3},
	{id: "PaperHeading2", name: "Tham luận: mục 2", size: bodySize, align: "both", bold: true, italic: true, before: 4, after: 6, indent: 10, next: true},
	{id: "PaperHeading3", name: "Tham luận: mục 3", size: bodySize, align: "both", italic: true, after: 6, indent: 10, next: true},
	{id: "PaperItem", name: "Tham luận: ý", size: bodySize, align: "both", after: 4, line: 1.1, left: 10},
	{id: "RunningHead", name: "Kỷ yếu: tiêu đề chạy", size: 11, italic: true},
}

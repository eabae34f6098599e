package write

import (
	"fmt"
	"strconv"
	"strings"

	"lotrinh/internal/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

// style is one named paragraph style: everything a chief may want to change is changed in one place in Word.
type style struct {
	id, name      string
	size          float64 // points
	align         string  // left, center, right, both
	bold, italic  bool
	underline     bool
	before, after float64 // points
	line          float64 // line spacing, 1 when 0
	indent        float64 // first line, millimetres
	left          float64 // whole paragraph, millimetres
	right         float64 // at its end, millimetres
	next          bool    // stays on the page of the paragraph after it
	outline       int     // 1–3 for headings
}

// bodySize is the size of the running text in points (13–14 in the decree, 14–15 in the guide).
const bodySize = 14.0

// styles lists what a document of this form is set in.
func (f form) styles(l Layout) []style {
	party := l == PartyLayout
	return []style{
		{id: "Superior", name: "Cơ quan chủ quản", size: f.issuerSize, align: "center"},
		{id: "Issuer", name: "Cơ quan ban hành", size: f.issuerSize, align: "center", bold: true},
		{id: "Star", name: "Dấu sao", size: f.issuerSize, align: "center"},
		{id: "Number", name: "Số, ký hiệu", size: f.numberSize, align: "center", before: 6},
		{id: "Nation", name: "Quốc hiệu, tiêu đề", size: f.headSize, align: "center", bold: true},
		{id: "Motto", name: "Tiêu ngữ", size: f.mottoSize, align: "center", bold: true},
		{id: "PlaceDate", name: "Địa danh, ngày tháng", size: f.numberSize, align: "center", italic: true, before: 6},
		{id: "Type", name: "Tên loại", size: f.typeSize, align: "center", bold: true, before: 20, next: true},
		{id: "Subject", name: "Trích yếu", size: 14, align: "center", bold: true, next: true},
		{id: "SubjectEnd", name: "Dưới trích yếu", size: 14, align: "center"},
		{id: "AddresseeHead", name: "Kính gửi", size: bodySize, left: 30, before: 12},
		{id: "Addressee", name: "Kính gửi một nơi", size: bodySize, align: "center", before: 12, after: 12},
		{id: "AddresseeItem", name: "Kính gửi từng nơi", size: bodySize, left: 45},
		{id: "Basis", name: "Căn cứ", size: bodySize, align: "both", italic: !party, after: 6, indent: 10},
		{id: "BodyText", name: "Body Text", size: bodySize, align: "both", after: 6, line: 1.1, indent: 10},
		{id: "DataNote", name: "Ghi chú số liệu", size: bodySize, align: "both", italic: true, after: 6, indent: 10},
		{id: "Heading1", name: "heading 1", size: bodySize, align: "both", bold: true, before: 6, after: 6, indent: 10, next: true, outline: 1},
		{id: "Heading2", name: "heading 2", size: bodySize, align: "both", bold: true, before: 2, after: 6, indent: 10, next: true, outline: 2},
		{id: "Heading3", name: "heading 3", size: bodySize, align: "both", after: 6, indent: 10, next: true, outline: 3},
		{id: "TableTitle", name: "Tên bảng", size: 13, align: "center", bold: true, before: 6, after: 3, next: true},
		{id: "TableNote", name: "Ghi chú bảng", size: 12, align: "right", italic: true, after: 3, next: true},
		{id: "Picture", name: "Hình", size: 12, align: "center", before: 6, next: true},
		{id: "PictureTitle", name: "Tên hình", size: 13, align: "center", bold: true, before: 3, after: 6},
		{id: "PictureSource", name: "Nguồn của hình", size: 12, align: "center", italic: true, after: 6},
		{id: "ContentsHead", name: "Mục lục", size: 14, align: "center", bold: true, before: 12, after: 6, next: true},
		{id: "Contents1", name: "Mục lục: mục lớn", size: 13, bold: true, before: 3, after: 3},
		{id: "Contents2", name: "Mục lục: mục nhỏ", size: 13, after: 2, left: 6},
		{id: "TableEnd", name: "Dưới bảng", size: 4, after: 2},
		{id: "CellHead", name: "Bảng: đầu cột", size: 12, align: "center", bold: true, before: 2, after: 2},
		{id: "CellGroup", name: "Bảng: nhóm", size: 12, bold: true, before: 2, after: 2, next: true},
		{id: "CellGroupMark", name: "Bảng: số nhóm", size: 12, align: "center", bold: true, before: 2, after: 2, next: true},
		{id: "CellLeft", name: "Bảng: chữ", size: 12, before: 2, after: 2},
		{id: "CellCenter", name: "Bảng: giữa", size: 12, align: "center", before: 2, after: 2},
		{id: "CellRight", name: "Bảng: số", size: 12, align: "right", before: 2, after: 2},
		{id: "RecipientHead", name: "Nơi nhận", size: f.recipientHeadSize, bold: !party, italic: !party, underline: party},
		{id: "Recipient", name: "Nơi nhận từng nơi", size: f.recipientSize},
		{id: "Authority", name: "Quyền hạn", size: 14, align: "center", bold: true, next: true},
		{id: "Post", name: "Chức vụ", size: 14, align: "center", bold: !party, next: true},
		{id: "Signed", name: "Họ tên người ký", size: 14, align: "center", bold: true, before: 76},
		{id: "AnnexNumber", name: "Số phụ lục", size: 14, align: "center", bold: true, next: true},
		{id: "AnnexTitle", name: "Tên phụ lục", size: 14, align: "center", bold: true, next: true},
		{id: "AnnexSource", name: "Kèm theo", size: 14, align: "center", italic: true, next: true},
		{id: "Gap", name: "Khoảng trống", size: 8},
		{id: "Header", name: "header", size: 14, align: "center"},
	}
}

func (s style) xml(l lang.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>`, s.id, escape(l.Say(s.name)))
	if s.next {
		b.WriteString("<w:keepNext/>")
	}
	line := s.line
	if line == 0 {
		line = 1
	}
	fmt.Fprintf(&b, `<w:spacing w:before="%.0f" w:after="%.0f" w:line="%.0f" w:lineRule="auto"/>`, s.before*20, s.after*20, line*240)
	if s.left > 0 || s.right > 0 || s.indent > 0 {
		fmt.Fprintf(&b, `<w:ind w:left="%d" w:right="%d" w:firstLine="%d"/>`, twips(s.left), twips(s.right), twips(s.indent))
	}
	if s.align != "" {
		fmt.Fprintf(&b, `<w:jc w:val="%s"/>`, s.align)
	}
	if s.outline > 0 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, s.outline-1)
	}
	b.WriteString("</w:pPr><w:rPr>")
	if s.bold {
		b.WriteString("<w:b/>")
	}
	if s.italic {
		b.WriteString("<w:i/>")
	}
	fmt.Fprintf(&b, `<w:sz w:val="%.0f"/><w:szCs w:val="%.0f"/>`, s.size*2, s.size*2)
	if s.underline {
		b.WriteString(`<w:u w:val="single"/>`)
	}
	b.WriteString("</w:rPr></w:style>")
	return b.String()
}

// styleSheet is word/styles.xml; more are styles beyond those of every document. A link keeps the black the decree asks for; a thin dotted line shows it on the screen.
func (f form) styleSheet(layout Layout, l lang.Lang, more ...style) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/>` +
		`<w:lang w:val="` + locale(l) + `" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblCellMar><w:left w:w="68" w:type="dxa"/><w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="000000"/><w:u w:val="dotted" w:color="7F7F7F"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="QuietLink"><w:name w:val="` + l.Say("Liên kết chữ") + `"/><w:rPr><w:color w:val="000000"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Break"><w:name w:val="` + l.Say("Ngắt trang") + `"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="` + l.Say("Đường kẻ") + `"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>` +
		`<w:spacing w:before="20" w:line="60" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>`)
	for _, s := range append(f.styles(layout), more...) {
		b.WriteString(s.xml(l))
	}
	b.WriteString("</w:styles>")
	return b.String()
}

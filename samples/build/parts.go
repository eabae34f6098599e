package main

import "fmt"

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	officeNS = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	mainType = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	packNS   = `http://schemas.openxmlformats.org/package/2006/`

	contentTypes = xmlHead + `<Types xmlns="` + packNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + mainType + `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + mainType + `styles+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + mainType + `header+xml"/><Override PartName="/word/header2.xml" ContentType="` + mainType + `header+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	packageRels = xmlHead + `<Relationships xmlns="` + packNS + `relationships"><Relationship Id="rId1" Type="` + officeNS + `/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="` + packNS + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	documentRels = xmlHead + `<Relationships xmlns="` + packNS + `relationships"><Relationship Id="rId1" Type="` + officeNS + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + officeNS + `/header" Target="header1.xml"/><Relationship Id="rId3" Type="` + officeNS + `/header" Target="header2.xml"/></Relationships>`
	coreProps = xmlHead + `<cp:coreProperties xmlns:cp="` + packNS + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:description>DỮ LIỆU MẪU</dc:description></cp:coreProperties>`

	documentOpen  = xmlHead + `<w:document ` + wordNS + `><w:body>`
	documentClose = `</w:body></w:document>`

	mark        = `<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:color w:val="808080"/><w:sz w:val="16"/></w:rPr><w:t>DỮ LIỆU MẪU</w:t></w:r></w:p>`
	firstHeader = xmlHead + `<w:hdr ` + wordNS + `>` + mark + `</w:hdr>`
	laterHeader = xmlHead + `<w:hdr ` + wordNS + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`
)

// styles follow Decree 30/2020/NĐ-CP: Times New Roman, 14 points in the body, 12 and 13 in the letterhead, 12 in tables, 11 for addressees.
var styles = xmlHead + `<w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>` +
	`<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	style("Thanvanban", "Thân văn bản", `<w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>`, "") +
	style("Demuc", "Đề mục", `<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>`, `<w:b/>`) +
	style("Tenloai", "Tên loại", `<w:spacing w:before="120" w:after="0"/><w:jc w:val="center"/>`, `<w:b/><w:sz w:val="30"/>`) +
	style("Trichyeu", "Trích yếu", `<w:spacing w:before="0" w:after="60"/><w:jc w:val="center"/>`, `<w:b/>`) +
	style("Giua", "Giữa", `<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>`, `<w:b/>`) +
	style("Kemtheo", "Kèm theo", `<w:spacing w:before="0" w:after="60"/><w:jc w:val="center"/>`, `<w:i/>`) +
	style("Cancu", "Căn cứ", `<w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>`, `<w:i/>`) +
	style("Daude", "Đầu đề", `<w:spacing w:before="0" w:after="20"/><w:jc w:val="center"/>`, `<w:sz w:val="24"/>`) +
	style("Tieungu", "Tiêu ngữ", `<w:spacing w:before="0" w:after="20"/><w:jc w:val="center"/>`, `<w:sz w:val="26"/>`) +
	style("Noinhan", "Nơi nhận", `<w:spacing w:before="0" w:after="0"/>`, `<w:sz w:val="22"/>`) +
	style("Ky", "Ký", `<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>`, "") +
	style("Bang", "Bảng", `<w:spacing w:before="30" w:after="30"/><w:jc w:val="both"/>`, `<w:sz w:val="24"/>`) +
	style("Bangtrai", "Bảng trái", `<w:spacing w:before="30" w:after="30"/>`, `<w:sz w:val="24"/>`) +
	style("Banggiua", "Bảng giữa", `<w:spacing w:before="30" w:after="30"/><w:jc w:val="center"/>`, `<w:sz w:val="24"/>`) +
	style("Bangnhom", "Bảng nhóm", `<w:keepNext/><w:spacing w:before="40" w:after="40"/><w:jc w:val="both"/>`, `<w:b/><w:sz w:val="24"/>`) +
	style("Bangtieude", "Bảng tiêu đề", `<w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/>`, `<w:b/><w:sz w:val="24"/>`) +
	`</w:styles>`

func style(id, name, para, run string) string {
	return fmt.Sprintf(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, id, name, para, run)
}

// section closes a section: A4, margins of Decree 30 (20-20-30-20 mm), page numbers from the second page on.
func section(landscape, first bool) string {
	size, margins := `<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`
	if landscape {
		size, margins = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`, `<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>`
	}
	title := ""
	if first {
		title = `<w:titlePg/>`
	}
	return `<w:sectPr><w:headerReference w:type="first" r:id="rId2"/><w:headerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>` + size + margins + title + `</w:sectPr>`
}

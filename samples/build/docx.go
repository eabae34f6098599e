package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// docx writes the document as OOXML with one fixed order of parts and no times, so that equal text gives equal bytes.
func (d *document) docx() ([]byte, error) {
	body := d.body()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", fmt.Sprintf(coreProps, escape(d.title))},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", styles},
		{"word/header1.xml", firstHeader},
		{"word/header2.xml", laterHeader},
		{"word/document.xml", documentOpen + body + documentClose},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func (d *document) body() string {
	var b strings.Builder
	landscape := false
	for _, x := range d.blocks {
		switch x.kind {
		case "":
			b.WriteString(paragraph("Thanvanban", "", x.text))
		case "#":
			b.WriteString(paragraph("Demuc", "", x.text))
		case "loai":
			b.WriteString(paragraph("Tenloai", "", x.text))
		case "trich-yeu":
			b.WriteString(paragraph("Trichyeu", "", x.text) + rule(6.5, 6.5))
		case "giua":
			b.WriteString(paragraph("Giua", "", x.text))
		case "kem-theo":
			b.WriteString(paragraph("Kemtheo", "", x.text) + rule(9.5, 9.5))
		case "can-cu":
			b.WriteString(paragraph("Cancu", "", x.text))
		case "trang":
			b.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		case "ngang":
			b.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>` + section(false, true) + `</w:pPr></w:p>`)
			landscape = true
		case "nha-nuoc", "dang":
			b.WriteString(letterhead(x))
		case "bang":
			b.WriteString(x.table.xml() + `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>`)
		case "ky":
			b.WriteString(signature(x))
		}
	}
	b.WriteString(section(landscape, !landscape))
	return b.String()
}

// letterhead is the two-column head of the first page.
func letterhead(x block) string {
	above, body, number, place := x.parts[0], x.parts[1], x.parts[2], x.parts[3]
	left := paragraph("Daude", "", above) + paragraph("Daude", "", "**"+body+"**")
	var right string
	if x.kind == "dang" {
		left += paragraph("Daude", "", "*")
		right = paragraph("Daude", "", "__ĐẢNG CỘNG SẢN VIỆT NAM__") + paragraph("Daude", "", "") + paragraph("Daude", "", "//"+place+"//")
	} else {
		left += rule(2.2, 2.2)
		right = paragraph("Daude", "", "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**") + paragraph("Tieungu", "", "__Độc lập - Tự do - Hạnh phúc__")
		right += paragraph("Daude", "", "") + paragraph("Daude", "", "//"+place+"//")
	}
	left += paragraph("Daude", "", number)
	return openTable([]float64{6.5, 10}, false) + `<w:tr>` + cell(6.5, "", left) + cell(10, "", right) + `</w:tr></w:tbl>` +
		`<w:p><w:pPr><w:spacing w:before="0" w:after="120"/></w:pPr></w:p>`
}

func signature(x block) string {
	left := ""
	for i, line := range x.left {
		if i == 0 {
			line = "**//" + line + "//**"
		}
		left += paragraph("Noinhan", "", line)
	}
	right := ""
	for _, line := range x.right {
		if strings.HasPrefix(line, "(") {
			right += paragraph("Ky", "", "") + paragraph("Ky", "", "//"+line+"//")
			continue
		}
		right += paragraph("Ky", "", "**"+line+"**")
	}
	return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>` + openTable([]float64{8.2, 8.3}, false) + `<w:tr><w:trPr><w:cantSplit/></w:trPr>` + cell(8.2, "", left) + cell(8.3, "", right) + `</w:tr></w:tbl>` +
		`<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>`
}

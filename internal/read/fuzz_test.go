package read

import "testing"

// FuzzPacked gives any bytes as the content of a Word document, of a sheet and of a web page: read soundly, or refused in words.
func FuzzPacked(f *testing.F) {
	f.Add([]byte(wordRoot + para(level("0"), "I. MỤC TIÊU") + "<w:tbl><w:tr><w:tc>" + para("", "1") + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>` + para("", "Việc") + "</w:tc></w:tr></w:tbl></w:body></w:document>"))
	f.Add([]byte(sheetHead + `<row r="1"><c r="A1" t="inlineStr"><is><t>Chỉ tiêu</t></is></c><c r="C1"><f>1/0</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`))
	f.Add([]byte(`<html><body><table><tr><td rowspan=2>a</td><td colspan=3>b</td></tr><tr><td>c</td></tr></table><ol start=3><li>x<ul><li>y</ol><a href=x>z</a></body></html>`))
	small := Limits{Bytes: 1 << 20, Unpacked: 1 << 20, Depth: 64, Cells: 20000}
	f.Fuzz(func(t *testing.T, content []byte) {
		part := string(content)
		for name, file := range map[string][]byte{
			"a.docx": packed(t, map[string]string{"word/document.xml": part, "word/numbering.xml": numbering, "word/footnotes.xml": part, "word/header1.xml": part}),
			"b.xlsx": packed(t, map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="B" r:id="i"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels": `<R><R Id="i" Target="worksheets/s.xml"/></R>`, "xl/worksheets/s.xml": part, "xl/sharedStrings.xml": part}),
			"c.html": content,
		} {
			if src, err := small.File(name, file); err == nil {
				sound(t, src)
			}
		}
	})
}

package read

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/doc"
)

func TestPipeTable(t *testing.T) {
	text := "# KẾ HOẠCH\n\n| TT | Nhiệm vụ | Chủ trì |\n|---|:--:|---|\n| **I** | **Nhóm một** | |\n| 1\\. | Làm a \\| b<br>và c | Sở Y tế |\n\nHết.\n"
	src := mustRead(t, "a.md", []byte(text))
	tab := firstTable(t, src)
	if len(tab.Rows) != 3 || !tab.Rows[0].Header || tab.Rows[2].Ord != 3 {
		t.Fatalf("rows %+v", tab.Rows)
	}
	if c := tab.Rows[2].Cells; c[0].Text != "1." || c[1].Text != "Làm a | b\nvà c" || text[c[2].Span.Start:c[2].Span.End] != "Sở Y tế" {
		t.Errorf("cells %+v", c)
	}
	if !tab.Rows[1].Cells[1].Bold || tab.Rows[1].Cells[2].Text != "" {
		t.Errorf("group row %+v", tab.Rows[1])
	}
}

func TestGridTableWithMergedCells(t *testing.T) {
	text := `+------+------------+----------+
| TT   | Nhiệm vụ   | Chủ trì  |
+======+============+==========+
| I    | Nhóm việc chung       |
+------+------------+----------+
| 1    | Làm việc   | Sở Y tế  |
|      | thứ nhất   |          |
+------+------------+          |
| 2    | Việc hai   |          |
+------+------------+----------+
`
	tab := firstTable(t, mustRead(t, "a.md", []byte(text)))
	if len(tab.Rows) != 4 || !tab.Rows[0].Header || tab.Rows[1].Header {
		t.Fatalf("rows %+v", tab.Rows)
	}
	if c := tab.Rows[1].Cells[1]; c.ColSpan != 2 || c.Text != "Nhóm việc chung" {
		t.Errorf("wide cell %+v", c)
	}
	if c := tab.Rows[2].Cells[1]; c.Text != "Làm việc thứ nhất" {
		t.Errorf("cell of two lines %+v", c)
	}
	if c := tab.Rows[2].Cells[2]; c.RowSpan != 2 || c.Text != "Sở Y tế" || len(tab.Rows[3].Cells) != 2 {
		t.Errorf("high cell %+v, below %+v", c, tab.Rows[3].Cells)
	}
}

func TestSimpleTable(t *testing.T) {
	text := "Danh sách:\n\n  -------- ------------------\n   **TT**  **Tên**\n  -------- ------------------\n   1       Xã Đông Mẫu\n\n   2       Xã Tây Mẫu\n           mở rộng\n  -------- ------------------\n\n"
	tab := firstTable(t, mustRead(t, "a.md", []byte(text)))
	last := tab.Rows[len(tab.Rows)-1]
	if last.Cells[0].Text != "2" || last.Cells[1].Text != "Xã Tây Mẫu mở rộng" {
		t.Errorf("last row %+v", last)
	}
}

func TestHTML(t *testing.T) {
	text := `<!DOCTYPE html><html><head><title>x</title><script>var a = "Sở Y tế chủ trì";</script></head><body>
<nav>Trang chủ</nav><div class="breadcrumb">Tin tức &gt; Kế hoạch</div>
<h1>KẾ HOẠCH</h1><p>Phát   triển <b>y tế</b>&nbsp;cơ sở</p>
<ol><li>Việc một</li><li>Việc hai</li></ol>
<table><thead><tr><th>TT</th><th>Việc</th><th>Chủ trì</th></tr></thead>
<tr><td>1</td><td>Làm a</td><td rowspan="2">Sở Y tế<br>tỉnh</td></tr><tr><td>2</td><td>Làm b</td></tr>
<tr><td colspan="3">Ghi chú</td></tr></table>
<div class="tin-lien-quan"><p>Xã Đông Mẫu hoàn thành trước ngày 30/9</p></div></body></html>`
	src := mustRead(t, "a.html", []byte(text))
	if strings.Contains(src.Text, "Trang chủ") || strings.Contains(src.Text, "var a") {
		t.Errorf("menus or scripts in %q", src.Text)
	}
	if !strings.Contains(src.Text, "Phát triển y tế cơ sở\n") {
		t.Errorf("text %q", src.Text)
	}
	tab := firstTable(t, src)
	if !tab.Rows[0].Header || tab.Rows[1].Cells[2].RowSpan != 2 || tab.Rows[1].Cells[2].Text != "Sở Y tế\ntỉnh" || len(tab.Rows[2].Cells) != 2 || tab.Rows[3].Cells[0].ColSpan != 3 {
		t.Errorf("table %+v", tab)
	}
	var labels, outside []string
	for i, b := range src.Blocks {
		if b.Label != "" {
			labels = append(labels, b.Label)
		}
		if src.Passages[i].Section == doc.Furniture {
			outside = append(outside, src.Text[b.Span.Start:b.Span.End])
		}
	}
	if strings.Join(labels, " ") != "1. 2." {
		t.Errorf("labels %q", labels)
	}
	if got := strings.Join(outside, "|"); got != "Tin tức > Kế hoạch|Xã Đông Mẫu hoàn thành trước ngày 30/9" {
		t.Errorf("furniture %q", got)
	}
}

const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="4"/><w:numFmt w:val="custom" w:format="a, b, c, d, đ, e, g, ..."/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

func level(n string) string {
	return `<w:pPr><w:numPr><w:ilvl w:val="` + n + `"/><w:numId w:val="7"/></w:numPr></w:pPr>`
}

func TestWordNumbers(t *testing.T) {
	body := para(level("0"), "Mục tiêu") + para(level("1"), "Việc") + para(level("1"), "Việc") + para(level("2"), "Việc") + para(level("2"), "Việc") +
		para(level("3"), "Việc") + para(level("3"), "Việc") + para(level("4"), "Việc") + para(level("0"), "Nhiệm vụ") + para(level("1"), "Việc")
	src := mustRead(t, "a.docx", word(t, body, "word/numbering.xml", numbering))
	var got []string
	for _, b := range src.Blocks {
		got = append(got, b.Label)
	}
	if want := "I. 1.1. 1.2. d) đ) d) e) - II. 2.1."; strings.Join(got, " ") != want {
		t.Errorf("labels %q, want %q", got, want)
	}
	if strings.Contains(src.Text, "I.") {
		t.Error("automatic numbers belong to Label, not to the text")
	}
	if p := src.Passages[0]; p.Marker != "I." || p.Title != "Mục tiêu" || src.Passages[1].Section != doc.Goals {
		t.Errorf("passage %+v", p)
	}
}

func TestWordInlineContent(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	body := `<w:p>` + run("Giữ ") + `<w:ins><w:r><w:t xml:space="preserve">chèn </w:t></w:r></w:ins><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>` +
		`<w:hyperlink>` + run("liên kết ") + `</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>` + run("ô điền ") + `</w:sdtContent></w:sdt>` +
		`<w:smartTag>` + run("thẻ") + `</w:smartTag><w:r><w:noBreakHyphen/><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r>` +
		`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + para("", "Trong khung") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + para("", "Trong khung") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
		`<w:sdt><w:sdtContent>` + para("", "Đoạn trong điều khiển nội dung") + `</w:sdtContent></w:sdt>`
	notes := `<w:footnotes xmlns:w="x"><w:footnote w:type="separator" w:id="0">` + para("", "-") + `</w:footnote><w:footnote w:id="2">` + para("", "Theo Kế hoạch 12.") + `</w:footnote></w:footnotes>`
	src := mustRead(t, "a.docx", word(t, body, "word/footnotes.xml", notes))
	want := "Giữ chèn liên kết ô điền thẻ-x\nTrong khung\nĐoạn trong điều khiển nội dung\nTheo Kế hoạch 12.\n"
	if src.Text != want {
		t.Errorf("text %q, want %q", src.Text, want)
	}
}

func TestWordTable(t *testing.T) {
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + para("", text) + `</w:tc>`
	}
	nested := `<w:tc>` + para("", "Ngoài") + `<w:tbl><w:tr>` + cell("", "trong 1") + cell("", "trong 2") + `</w:tr></w:tbl></w:tc>`
	body := `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell("", "TT") + cell("", "Việc") + cell("", "Chủ trì") + `</w:tr>` +
		`<w:tr>` + cell(`<w:gridSpan w:val="2"/>`, "Nhóm I") + cell(`<w:vMerge w:val="restart"/>`, "Sở Y tế") + `</w:tr>` +
		`<w:tr>` + cell("", "1") + nested + cell(`<w:vMerge/>`, "") + `</w:tr>` +
		`<w:tr><w:trPr><w:del/></w:trPr>` + cell("", "bỏ") + `</w:tr></w:tbl>`
	src := mustRead(t, "a.docx", word(t, body))
	if src.Text != "TT\tViệc\tChủ trì\nNhóm I\tSở Y tế\n1\tNgoài\ntrong 1\ttrong 2\n" {
		t.Errorf("text %q", src.Text)
	}
	tab := firstTable(t, src)
	if !tab.Rows[0].Header || tab.Rows[1].Cells[0].ColSpan != 2 || tab.Rows[1].Cells[1].RowSpan != 2 || tab.Rows[1].Cells[1].Col != 2 || len(tab.Rows) != 3 {
		t.Errorf("table %+v", tab)
	}
	if second := src.Blocks[1].Table; second == nil || second.Ord != 2 {
		t.Errorf("the nested table follows as a table of its own: %+v", src.Blocks[1])
	}
}

func TestWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	set := func(cell string, v any) {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	set("A1", "CHỈ TIÊU NĂM 2025")
	set("B3", 1234.5)
	set("C3", 0.125)
	set("D3", 45853)
	set("A5", "ẩn")
	percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
	day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	for _, err := range []error{f.MergeCell("Sheet1", "A1", "D2"), f.SetCellStyle("Sheet1", "C3", "C3", percent), f.SetCellStyle("Sheet1", "D3", "D3", day), f.SetRowVisible("Sheet1", 5, false)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	tab := firstTable(t, mustRead(t, "a.xlsx", b.Bytes()))
	if c := tab.Rows[0].Cells[0]; c.ColSpan != 4 || c.RowSpan != 2 || c.Ref != "A1" || tab.Name != "Sheet1" {
		t.Errorf("merged cell %+v", c)
	}
	if r := tab.Rows[1]; r.Ord != 3 || r.Cells[0].Text != "1234,5" || r.Cells[1].Text != "12,5%" || r.Cells[2].Text != "15/07/2025" || r.Cells[0].Ref != "B3" || r.Cells[0].Col != 1 {
		t.Errorf("row %+v", r)
	}
	if r := tab.Rows[2]; r.Ord != 5 || !r.Hidden {
		t.Errorf("hidden row %+v", r)
	}
}

const sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

func workbook(t *testing.T, sheet string) []byte {
	return packed(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheetHead + sheet + `</sheetData></worksheet>`,
	})
}

func TestFormulaErrorsAndEmptyRows(t *testing.T) {
	rows := strings.Repeat(`<row><c s="1"/></row>`, 1_000_000) + `<row r="1000001"><c r="B1000001" t="e"><f>B2/B3</f><v>#DIV/0!</v></c></row>`
	tab := firstTable(t, mustRead(t, "a.xlsx", workbook(t, rows)))
	if len(tab.Rows) != 1 || tab.Rows[0].Ord != 1000001 || tab.Rows[0].Cells[0].Error != "#DIV/0!" {
		t.Errorf("rows %+v", tab.Rows)
	}
}

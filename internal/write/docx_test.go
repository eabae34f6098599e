package write_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/write"
)

// wordParts writes a report and returns the parts of the document by name.
func wordParts(t *testing.T, r write.ProgressReport) map[string]string {
	t.Helper()
	var buf bytes.Buffer
	if err := write.Docx(&buf, r); err != nil {
		t.Fatal(err)
	}
	return unzip(t, buf.Bytes())
}

func unzip(t *testing.T, content []byte) map[string]string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

// paragraphs are the texts of the document, line by line.
func paragraphs(t *testing.T, document string) []string {
	t.Helper()
	var all []string
	var line strings.Builder
	inText := false
	dec := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
			if e.Name.Local == "br" {
				line.WriteByte(' ')
			}
		case xml.CharData:
			if inText {
				line.Write(e)
			}
		case xml.EndElement:
			inText = false
			if e.Name.Local == "p" {
				all = append(all, line.String())
				line.Reset()
			}
		}
	}
}

func TestPackageIsWhole(t *testing.T) {
	for _, layout := range []write.Layout{write.StateLayout, write.PartyLayout} {
		parts := wordParts(t, sampleReport(layout))
		checkPackage(t, parts)
	}
}

// checkPackage: every part is well formed and has a content type, every relationship leads somewhere.
func checkPackage(t *testing.T, parts map[string]string) {
	t.Helper()
	var types struct {
		Default []struct {
			Extension string `xml:",attr"`
		}
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal([]byte(parts["[Content_Types].xml"]), &types); err != nil {
		t.Fatal(err)
	}
	typed := map[string]bool{}
	for _, o := range types.Override {
		typed[strings.TrimPrefix(o.PartName, "/")] = true
		if _, there := parts[strings.TrimPrefix(o.PartName, "/")]; !there {
			t.Errorf("content type for %s, which is not there", o.PartName)
		}
	}
	for name, text := range parts {
		paragraphs(t, text) // fails on XML that is not well formed
		if !typed[name] && path.Ext(name) != ".rels" && name != "[Content_Types].xml" {
			t.Errorf("%s has no content type of its own", name)
		}
		if path.Ext(name) == ".rels" {
			checkRelations(t, parts, name)
		}
	}
}

func checkRelations(t *testing.T, parts map[string]string, name string) {
	t.Helper()
	var rels struct {
		Relationship []struct {
			Id, Target, TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal([]byte(parts[name]), &rels); err != nil {
		t.Fatal(err)
	}
	folder := path.Dir(path.Dir(name))
	owner := parts[path.Join(folder, strings.TrimSuffix(path.Base(name), ".rels"))]
	ids := map[string]bool{}
	for _, r := range rels.Relationship {
		if ids[r.Id] {
			t.Errorf("%s: %s twice", name, r.Id)
		}
		ids[r.Id] = true
		target := path.Join(folder, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target[1:]
		}
		if _, there := parts[target]; !there && r.TargetMode != "External" {
			t.Errorf("%s: %s leads to %s, which is not there", name, r.Id, target)
		}
	}
	for _, piece := range strings.Split(owner, `r:id="`)[1:] {
		if id, _, _ := strings.Cut(piece, `"`); !ids[id] {
			t.Errorf("%s uses %s, which is no relationship", name, id)
		}
	}
}

func TestSameReportSameBytes(t *testing.T) {
	for i := range 3 {
		var a, b bytes.Buffer
		if write.Docx(&a, sampleReport(write.StateLayout)) != nil || write.Docx(&b, sampleReport(write.StateLayout)) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Fatalf("round %d: the Word document differs", i)
		}
		a.Reset()
		b.Reset()
		if write.Xlsx(&a, sampleReport(write.StateLayout)) != nil || write.Xlsx(&b, sampleReport(write.StateLayout)) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Fatalf("round %d: the workbook differs", i)
		}
	}
}

func TestLinesOfTheLayouts(t *testing.T) {
	for _, c := range []struct {
		layout  write.Layout
		has     []string
		hasNone []string
	}{
		{write.StateLayout, []string{
			"ỦY BAN NHÂN DÂN", "TỈNH MẪU GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
			"Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-UBND", "Mẫu Giang, ngày 05 tháng 7 năm 2025", "BÁO CÁO", "Kính gửi: Ban Thường vụ Tỉnh ủy",
			"II. KẾT QUẢ THỰC HIỆN", "2. Kết quả theo các đột phá", "a) Về kết cấu hạ tầng", "- Như trên;", "- Lưu: VT, TH.",
			"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phụ lục I", "Phụ lục II", "TÌNH HÌNH THỰC HIỆN CHỈ TIÊU", "2.910.450,25", "10/01/2025",
			"(Kèm theo Báo cáo số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-UBND ngày 05 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Mẫu Giang)",
		}, []string{"*", "-----", "ĐẢNG CỘNG SẢN VIỆT NAM"}},
		{write.PartyLayout, []string{
			"TỈNH ỦY MẪU GIANG", "VĂN PHÒNG TỈNH ỦY", "*", "Số 15-BC/VPTU", "ĐẢNG CỘNG SẢN VIỆT NAM", "-----", "I- CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
			"Kính gửi:", "- Thường trực Tỉnh ủy;", "- Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy.", "K/T CHÁNH VĂN PHÒNG", "- Thường trực Tỉnh ủy,", "- Lưu Văn phòng Tỉnh ủy.", "Phụ lục",
			"(Kèm theo Báo cáo số 15-BC/VPTU, ngày 5/7/2025 của Văn phòng Tỉnh ủy)",
		}, []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}},
	} {
		lines := map[string]bool{}
		for _, l := range paragraphs(t, wordParts(t, sampleReport(c.layout))["word/document.xml"]) {
			lines[l] = true
		}
		for _, want := range c.has {
			if !lines[want] {
				t.Errorf("%s: no line %q", c.layout, want)
			}
		}
		for _, no := range c.hasNone {
			if lines[no] {
				t.Errorf("%s: line %q does not belong here", c.layout, no)
			}
		}
	}
}

func TestEndMarkStandsOnce(t *testing.T) {
	state := strings.Join(paragraphs(t, wordParts(t, sampleReport(write.StateLayout))["word/document.xml"]), "\n")
	if strings.Count(state, "./.") != 1 || !strings.Contains(state, "xem xét, chỉ đạo./.\n") {
		t.Error("a state report ends with ./. once, after its last paragraph")
	}
	party := strings.Join(paragraphs(t, wordParts(t, sampleReport(write.PartyLayout))["word/document.xml"]), "\n")
	if strings.Contains(party, "./.") {
		t.Error("the Party's layout has no end mark")
	}
}

func TestPagesAndHeaders(t *testing.T) {
	r := sampleReport(write.StateLayout)
	parts := wordParts(t, r)
	document := parts["word/document.xml"]
	if n := strings.Count(document, "<w:titlePg/>"); n != 3 {
		t.Errorf("%d sections leave their first page unnumbered, want 3", n)
	}
	if strings.Count(document, `w:orient="landscape"`) != 2 || strings.Count(document, `<w:pgNumType w:start="1"/>`) != 2 {
		t.Error("each annex lies across the paper and counts its pages from 1")
	}
	if strings.Count(document, "<w:tblHeader/>") != 2+1+2 {
		t.Error("each table repeats its header rows")
	}
	headers := []string{"word/header-first.xml", "word/header-portrait.xml", "word/header-landscape.xml"}
	for _, h := range headers {
		if !strings.Contains(parts[h], "DỮ LIỆU MẪU") {
			t.Errorf("%s does not say that the data is made up", h)
		}
		if numbered := strings.Contains(parts[h], " PAGE "); numbered != (h != headers[0]) {
			t.Errorf("%s: numbered is %t", h, numbered)
		}
	}
	r.Sample = false
	for name, text := range wordParts(t, r) {
		if strings.Contains(text, "DỮ LIỆU MẪU") {
			t.Errorf("%s of a real report says DỮ LIỆU MẪU", name)
		}
	}
}

func TestHostileTextStaysText(t *testing.T) {
	r := sampleReport(write.StateLayout)
	hostile := "Mục <b>&\"'\x00\x0b</w:t> – \xff 𝒳 ]]>"
	r.Subject, r.Issuer, r.Recipients = hostile, hostile, []string{hostile}
	r.Sections = []write.Section{{Title: hostile, Text: []write.Text{{{Text: hostile, Link: `http://127.0.0.1/?a=1&b="<x>`}}}}}
	r.Annexes[0].Title, r.Annexes[0].Table.Rows = hostile, []write.Row{{Group: hostile}, {Cells: []write.Cell{{Text: hostile}}}}
	parts := wordParts(t, r)
	checkPackage(t, parts)
	if !strings.Contains(strings.Join(paragraphs(t, parts["word/document.xml"]), "\n"), "Mục <b>&\"'</w:t> – \uFFFD 𝒳 ]]>") {
		t.Error("the text did not come through as it was")
	}
}

func TestSmallReport(t *testing.T) {
	r := write.ProgressReport{Layout: write.StateLayout, Issuer: "Sở Nội vụ", Symbol: "BC-SNV", Type: "BÁO CÁO", Subject: "Tuần 27"}
	lines := strings.Join(paragraphs(t, wordParts(t, r)["word/document.xml"]), "\n")
	for _, want := range []string{"SỞ NỘI VỤ", "Ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng", "Tuần 27"} {
		if !strings.Contains(lines, want) {
			t.Errorf("no %q in\n%s", want, lines)
		}
	}
}

func TestRefusals(t *testing.T) {
	deep := write.Section{Title: "a"}
	for range 5 {
		deep = write.Section{Title: "a", Sections: []write.Section{deep}}
	}
	column := []write.Column{{Title: "TT"}}
	for name, c := range map[string]struct {
		kind  fault.Kind
		spoil func(*write.ProgressReport)
	}{
		"no layout":      {fault.Invalid, func(r *write.ProgressReport) { r.Layout = "" }},
		"no issuer":      {fault.Invalid, func(r *write.ProgressReport) { r.Issuer = "" }},
		"too deep":       {fault.TooLarge, func(r *write.ProgressReport) { r.Sections = []write.Section{deep} }},
		"long paragraph": {fault.TooLarge, func(r *write.ProgressReport) { r.DataNote = strings.Repeat("ă", 30_001) }},
		"relative link":  {fault.Invalid, func(r *write.ProgressReport) { r.Opening = []write.Text{{{Text: "1", Link: "/items"}}} }},
		"script link":    {fault.Invalid, func(r *write.ProgressReport) { r.Opening = []write.Text{{{Text: "1", Link: "javascript:alert(1)"}}} }},
		"no columns":     {fault.Invalid, func(r *write.ProgressReport) { r.Annexes = []write.Annex{{}} }},
		"too many rows":  {fault.TooLarge, func(r *write.ProgressReport) { r.Annexes[0].Table.Rows = make([]write.Row, 10_001) }},
		"row too wide": {fault.Invalid, func(r *write.ProgressReport) {
			r.Annexes[0].Table = write.Table{Columns: column, Rows: []write.Row{{Cells: make([]write.Cell, 2)}}}
		}},
		"number in words": {fault.Invalid, func(r *write.ProgressReport) {
			r.Annexes[0].Table = write.Table{Columns: column, Rows: []write.Row{{Cells: []write.Cell{write.Amount("1.234,5")}}}}
		}},
	} {
		r := sampleReport(write.StateLayout)
		c.spoil(&r)
		var buf bytes.Buffer
		if err := write.Docx(&buf, r); !fault.Is(err, c.kind) || buf.Len() > 0 {
			t.Errorf("%s: Docx said %v after %d bytes", name, err, buf.Len())
		}
		if err := write.Xlsx(&buf, r); !fault.Is(err, c.kind) || buf.Len() > 0 {
			t.Errorf("%s: Xlsx said %v after %d bytes", name, err, buf.Len())
		}
	}
}

package read

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
)

// oldStyles name fonts in all the places a font can come from: the defaults, the theme, a style, one it is based on.
const oldStyles = `<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="New"><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="New"/><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Under"><w:basedOn w:val="Head"/></w:style>
<w:style w:type="character" w:styleId="South"><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style></w:styles>`

const oldTheme = `<a:theme xmlns:a="a"><a:themeElements><a:clrScheme/><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`

func TestOldFontsOfRuns(t *testing.T) {
	style := func(id string) string { return `<w:pPr><w:pStyle w:val="` + id + `"/></w:pPr>` }
	run := func(properties, text string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	vni, north := `<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>`, `<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>`
	for _, c := range []struct{ name, body, want string }{
		{"the theme of the defaults", para("", "KÕ ho¹ch n¨m 2026"), "Kế hoạch năm 2026"},
		{"a style of Unicode", para(style("New"), "Kế hoạch"), "Kế hoạch"},
		{"a font of capitals, by a style based on another", para(style("Under"), "kÕ ho¹ch"), "KẾ HOẠCH"},
		{"a style of letters", `<w:p>` + style("New") + run(`<w:rStyle w:val="South"/>`, "Keá hoaïch") + `</w:p>`, "Kế hoạch"},
		{"the run's own font, before its style", `<w:p>` + style("New") + run(north+`<w:rStyle w:val="South"/>`, "KÕ ho¹ch") + `</w:p>`, "Kế hoạch"},
		{"three fonts in one sentence", `<w:p>` + style("New") + run("", "Giao Sở Tài chính ") + run(vni, "chuû trì, ") + run(north, "phèi hîp víi Së Y tÕ") + `</w:p>`, "Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế"},
		{"a letter and its mark in two runs", `<w:p>` + style("New") + run(vni, "Ke") + run(vni+`<w:b/>`, "á") + run(vni, " hoaïch") + `</w:p>`, "Kế hoạch"},
		{"capitals asked for", `<w:p>` + run(north+`<w:caps/>`, "kÕ ho¹ch") + `</w:p>`, "KẾ HOẠCH"},
		{"Unicode under the name of an old font", `<w:p>` + run(north, "Kế hoạch ") + run(north+`<w:b/>`, "có thời hạn") + `</w:p>`, "Kế hoạch có thời hạn"},
		{"ư as a soft hyphen", `<w:p><w:r><w:t>§Çu t</w:t><w:softHyphen/><w:t> c«ng</w:t></w:r></w:p>`, "Đầu tư công"},
		{"a table", `<w:tbl><w:tr><w:tc>` + para("", "NhiÖm vô") + `</w:tc><w:tc>` + para(style("New"), "Thời hạn") + `</w:tc></w:tr></w:tbl>`, "Nhiệm vụ\tThời hạn"},
	} {
		src := mustRead(t, "a.docx", word(t, c.body, "word/styles.xml", oldStyles, "word/theme/theme1.xml", oldTheme))
		if got := strings.TrimSuffix(src.Text, "\n"); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
	numbered := `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="§iÒu %1."/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
	src := mustRead(t, "a.docx", word(t, para(`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`, "Phê duyệt kế hoạch"), "word/numbering.xml", numbered))
	if src.Blocks[0].Label != "Điều 1." {
		t.Errorf("the label %q", src.Blocks[0].Label)
	}
	if len(src.Meta.Questions) > 0 {
		t.Errorf("a font is no question: %v", src.Meta.Questions)
	}
	if _, err := File("a.docx", word(t, para("", "tèi mËt"), "word/styles.xml", strings.ReplaceAll(oldStyles, "minorHAnsi", "x"), "word/theme/theme1.xml", oldTheme)); err != nil {
		t.Errorf("letters in no old font: %v", err)
	}
	if _, err := File("a.docx", word(t, para(style("Head"), "mËt"), "word/styles.xml", oldStyles)); !fault.Is(err, fault.Refused) {
		t.Errorf("a stamp of secrecy in an old font: %v", err)
	}
}

func TestOldFontsOfCells(t *testing.T) {
	book := packed(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><fonts><font><name val="Arial"/></font><font><b/><name val=".VnArialH"/></font><font><name val="VNI-Times"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":       `<sst><si><t>nhiÖm vô</t></si><si><t>Thời hạn</t></si><si><r><t>Soá </t></r><r><rPr><rFont val="Arial"/></rPr><t>của Sở </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>Y tÕ</t></r></si></sst>`,
		"xl/worksheets/sheet1.xml": sheetHead + `<row r="1"><c t="s" s="1"><v>0</v></c><c t="s" s="0"><v>1</v></c><c t="s" s="2"><v>2</v></c><c t="inlineStr" s="2"><is><t>Quyù 3</t></is></c></row>` +
			`</sheetData></worksheet>`,
	})
	if src := mustRead(t, "a.xlsx", book); src.Text != "NHIỆM VỤ\tThời hạn\tSố của Sở Y tế\tQuý 3\n" {
		t.Errorf("%q", src.Text)
	}
}

func TestOldFontsOfPDFs(t *testing.T) {
	page := "BT /F1 12 Tf 72 700 Td (k\xd5 ho\xb9ch c\xf1a t\xd8nh M\xc9u Giang n\xa8m 2026) Tj ET"
	content := strings.ReplaceAll(string(pdfPages("", page)), "/Helvetica", "/ABCDEF+.VnTimeH")
	if src := mustRead(t, "a.pdf", []byte(content)); src.Text != "KẾ HOẠCH CỦA TỈNH MẪU GIANG NĂM 2026\n" {
		t.Errorf("TCVN3: %q", src.Text)
	}
	page = "BT /F1 12 Tf 72 700 Td (Ke\xe1 hoa\xefch cu\xfba t\xe6nh Ma\xe3u Giang na\xeam 2026) Tj ET"
	content = strings.ReplaceAll(string(pdfPages("", page)), "/Helvetica", "/VNI-Times")
	if src := mustRead(t, "a.pdf", []byte(content)); src.Text != "Kế hoạch của tỉnh Mẫu Giang năm 2026\n" || len(src.Meta.Questions) > 0 {
		t.Errorf("VNI: %q", src.Text)
	}
}

// TestWholeTextsInOldLetters are turned without the name of a font when only one meaning is possible, and a question says so.
func TestWholeTextsInOldLetters(t *testing.T) {
	const want = "Kế hoạch phát triển kinh tế - xã hội của tỉnh Mẫu Giang; đầu tư công năm 2026\n"
	const north, south = "KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi cña tØnh MÉu Giang; ®Çu t\u00ad c«ng n¨m 2026\n", "Keá hoaïch phaùt trieån kinh teá - xaõ hoäi cuûa tænh Maãu Giang; ñaàu tö coâng naêm 2026\n"
	bare := func(s string) string { return string(latin(s)) }
	for name, content := range map[string]string{
		"a.txt": north, "b.txt": south, "c.txt": bare(north), "d.txt": bare(south), "a.md": north,
		"a.html": "<p>" + north + "</p>", "b.html": `<html><head><meta charset="utf-8"></head><body><p>` + bare(south) + "</p></body></html>",
		"a.docx": string(word(t, para("", north))), "a.xlsx": string(workbook(t, `<row r="1"><c t="inlineStr"><is><t>`+south+`</t></is></c></row>`)),
		"a.pdf": string(pdfPages("", "BT /F1 12 Tf 72 700 Td ("+strings.TrimSpace(bare(south))+") Tj ET")),
	} {
		src := mustRead(t, name, []byte(content))
		if src.Text != want || len(src.Meta.Questions) != 1 || src.Meta.Questions[0].Field != "letters" {
			t.Errorf("%s: %q %v", name, src.Text, src.Meta.Questions)
		}
	}
	mixed := `<p><font face=".VnTime">KÕ ho¹ch</font> của <span style="font-family: 'VNI-Times', serif">tænh Maãu Giang</span></p>`
	if src := mustRead(t, "a.html", []byte(mixed)); src.Text != "Kế hoạch của tỉnh Mẫu Giang\n" || len(src.Meta.Questions) > 0 {
		t.Errorf("a page of three fonts: %q", src.Text)
	}
}

// latin writes letters up to U+00FF as one byte each.
func latin(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}

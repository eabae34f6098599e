package office

import (
	"errors"
	"strings"
	"testing"

	"lotrinh/internal/ziptest"
)

// archiveOf opens a package of parts given as name and content.
func archiveOf(t *testing.T, limits Limits, parts ...string) *Archive {
	t.Helper()
	a, err := Open(ziptest.Pack(t, parts...), limits)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var roomy = Limits{Unpacked: 64 << 20, Depth: 64, Cells: 10000}

func TestTextLongerThanTheWindow(t *testing.T) {
	for _, unit := range []string{"\n", "\r\n", "\r", "ế", "a", "&amp;", "<![CDATA[ế]]>", "<!-- x -->ệ", "\t&#7871;"} {
		said := strings.NewReplacer("\r\n", "\n", "\r", "\n", "&amp;", "&", "<![CDATA[", "", "]]>", "", "<!-- x -->", "", "&#7871;", "ế").Replace(unit)
		for _, shift := range []string{"", "x", "xx", "xxx"} {
			const times = 40000
			a := archiveOf(t, roomy, "word/document.xml", "<d><b><p><r><t>"+shift+strings.Repeat(unit, times)+"</t><t>.</t></r></p></b></d>")
			w, err := a.ReadWord()
			if err != nil || len(w.Body) != 1 || w.Body[0].Para.Text != shift+strings.Repeat(said, times)+"." {
				t.Errorf("%d times %q behind %q: %v", times, unit, shift, err)
			}
		}
	}
}

func TestScannerRefuses(t *testing.T) {
	for _, c := range []struct {
		what, xml string
		want      error
	}{
		{"an end that never comes", "<d><b><p>", ErrDamaged}, {"a tag inside a tag", "<d><b <p>", ErrDamaged}, {"an entity of its own", "<!DOCTYPE d [<!ENTITY a 'b'>]><d/>", ErrDamaged},
		{"an unknown entity", "<d><p><r><t>&a;</t></r></p></d>", ErrDamaged}, {"not UTF-8", "<d><p><r><t>K\xd5</t></r></p></d>", ErrDamaged}, {"a zero", "<d><p><r><t>&#0;</t></r></p></d>", ErrDamaged},
		{"another character set", "<?xml version='1.0' encoding='windows-1258'?><d/>", ErrDamaged}, {"too deep", strings.Repeat("<a>", 100), ErrTooBig}, {"a tag of megabytes", "<d a='" + strings.Repeat("x", maxTag+1), ErrTooBig},
		{"nothing", "", ErrDamaged},
	} {
		if _, err := archiveOf(t, roomy, "word/document.xml", c.xml).ReadWord(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

// FuzzParts gives any bytes as the content of a document and of a sheet: read or refused, never a panic.
func FuzzParts(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><w:d><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>K&amp;\r\n</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl></w:d>`))
	f.Add([]byte(`<w><sheetData><row r="3"><c r="B3" t="s"><v>0</v></c><c><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells></w>`))
	f.Add([]byte(strings.Repeat("\n", 70000)))
	f.Fuzz(func(t *testing.T, content []byte) {
		part := string(content)
		archiveOf(t, roomy, "word/document.xml", part, "word/styles.xml", part, "word/numbering.xml", part, "word/footnotes.xml", part).ReadWord()
		archiveOf(t, roomy, "xl/workbook.xml", `<w xmlns:r="r"><sheets><sheet name="a" r:id="i"/></sheets></w>`, "xl/_rels/workbook.xml.rels", `<R><R Id="i" Target="worksheets/sheet1.xml"/></R>`,
			"xl/worksheets/sheet1.xml", part, "xl/sharedStrings.xml", part, "xl/styles.xml", part).ReadWorkbook()
	})
}

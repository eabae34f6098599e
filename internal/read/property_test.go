package read

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// fragments are lines from which random documents are put together.
var fragments = []string{"KẾ HOẠCH", "Số: 12/KH-UBND", "I. MỤC TIÊU", "1. Việc thứ nhất của tỉnh", "a) Sở Y tế;", "- Gạch đầu dòng.", "Điều 1. Phạm vi", "", "", "2", "| TT | Việc |", "|---|---|", "| 1 | a |",
	"+----+----+", "| 1  | b  |", "+    +----+", "  ---- -----", "  x    y", "**in đậm**", "## Tiêu đề", "1\\. Việc", "PHỤ LỤC I", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 01/02/2025 của UBND tỉnh)", "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN",
	"Trần Văn Mẫu", "Kính gửi:", "Mẫu Giang, ngày 1 tháng 2 năm 2025", "chữ thường nối tiếp dòng trên cho tới hết", "Tin liên quan", "anh.jpg", "e\u0323\u0302 ghép", "\ufeff", "\u00a0 \u200b", "\\", "*", "+", "|", "🙂 ký tự lạ", "Căn cứ Luật;", "QUYẾT ĐỊNH:", "\x0c", "V/v việc"}

// TestAnyTextIsReadSoundly puts fragments and random letters together: no panic, spans in order and in bounds.
func TestAnyTextIsReadSoundly(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		lines := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(fragments), rapid.StringN(0, 30, 90)), 1, 40).Draw(r, "lines")
		text := strings.ToValidUTF8(strings.Join(lines, rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(r, "break")), "")
		name := rapid.SampledFrom([]string{"a.txt", "a.md"}).Draw(r, "name")
		src, err := File(name, []byte(text))
		if err != nil {
			return // refused in words
		}
		sound(t, src)
		again, _ := File(name, []byte(text))
		if asJSON(again) != asJSON(src) {
			r.Fatal("two readings differ")
		}
	})
}

// TestDamagedFilesNeverPanic flips bytes in good files of every format.
func TestDamagedFilesNeverPanic(t *testing.T) {
	table := "<w:tbl><w:tr><w:tc>" + para("", "1") + "</w:tc><w:tc>" + para(level("1"), "Việc") + "</w:tc></w:tr></w:tbl>"
	document := wordRoot + para(level("0"), "I. MỤC TIÊU") + table + "</w:body></w:document>"
	sheet := sheetHead + `<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`
	page := `<html><body><table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table><ol><li>x</ol></body></html>`
	random := rand.New(rand.NewPCG(1, 2))
	damage := func(s string) string {
		b := []byte(s)
		for range 1 + random.IntN(4) {
			at := random.IntN(len(b))
			switch random.IntN(3) {
			case 0:
				b[at] = byte(random.IntN(256))
			case 1:
				b = append(b[:at], b[min(len(b), at+random.IntN(20)):]...)
			default:
				b = append(b[:at:at], append([]byte(`<w:tc a="9999999999">`), b[at:]...)...)
			}
			if len(b) == 0 {
				b = []byte("x")
			}
		}
		return string(b)
	}
	for range 400 {
		for name, content := range map[string][]byte{
			"a.docx": packed(t, map[string]string{"word/document.xml": damage(document), "word/numbering.xml": damage(numbering)}),
			"b.xlsx": packed(t, map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="B" r:id="i"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels": `<R><R Id="i" Target="worksheets/s.xml"/></R>`, "xl/worksheets/s.xml": damage(sheet)}),
			"c.html": []byte(damage(page)),
			"d.docx": []byte(damage(string(packed(t, map[string]string{"word/document.xml": document})))),
		} {
			if src, err := File(name, content); err == nil {
				sound(t, src)
			}
		}
	}
}

// FuzzText is for longer runs by hand: go test -fuzz FuzzText ./internal/read
func FuzzText(f *testing.F) {
	f.Add([]byte(letter))
	f.Add([]byte(strings.Join(fragments, "\n")))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, name := range []string{"a.md", "a.html", "a.docx"} {
			if src, err := File(name, content); err == nil {
				sound(t, src)
			}
		}
	})
}

// TestCorpus reads every public document of the corpus: soundly, and text files byte for byte.
func TestCorpus(t *testing.T) {
	root := corpus()
	if _, err := os.Stat(root); err != nil {
		t.Logf("corpus not found: %s", root)
		return
	}
	files := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || d.IsDir() || !strings.Contains(path, "documents") && !strings.Contains(path, "seeds") || !readHere[ext] {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		src := mustRead(t, filepath.Base(path), content)
		if (ext == ".txt" || ext == ".md") && !bytes.Equal([]byte(src.Text), content) {
			t.Errorf("%s: canonical text differs from the file", path)
		}
		return nil
	})
	if err != nil || files < 60 {
		t.Errorf("%d files read, %v", files, err)
	}
}

var readHere = map[string]bool{".txt": true, ".md": true, ".docx": true, ".html": true, ".xlsx": true, ".pdf": true}

// TestCorpusMetadata measures number, date, issuer, signer, type and place against the gold; titles are left to the scorer.
func TestCorpusMetadata(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(corpus(), "documents", "gold", "metadata.json"))
	if err != nil {
		t.Logf("corpus not found: %s", corpus())
		return
	}
	var gold struct {
		Documents []struct{ Path, Type, Number, Date, Issuer, Signer, Place string }
	}
	if err := json.Unmarshal(content, &gold); err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for _, g := range gold.Documents {
		if !readHere[filepath.Ext(g.Path)] {
			continue
		}
		content, err := os.ReadFile(filepath.Join(corpus(), g.Path))
		if err != nil {
			t.Fatal(err)
		}
		m := mustRead(t, filepath.Base(g.Path), content).Meta
		for field, pair := range map[string][2]string{"type": {g.Type, m.Type}, "number": {g.Number, m.Number}, "date": {g.Date, string(m.Date)},
			"issuer": {g.Issuer, m.Issuer}, "signer": {g.Signer, m.Signer}, "place": {g.Place, m.Place}} {
			if pair[0] == "" {
				continue
			}
			all++
			if strings.EqualFold(pair[0], pair[1]) {
				right++
			} else {
				t.Logf("%s: %s is %q, gold %q", g.Path, field, pair[1], pair[0])
			}
		}
	}
	t.Logf("metadata: %d of %d fields right", right, all)
	if all == 0 || float64(right) < 0.95*float64(all) {
		t.Errorf("under 95 %%: %d of %d", right, all)
	}
}

func corpus() string {
	if dir := os.Getenv("LOTRINH_CORPUS"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared", "corpus")
}

package web_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/journal"
	"lotrinh/internal/web"
	"lotrinh/internal/ziptest"
)

// kept is what an installation holds: the head of its journal, its counts, its originals. It must be sound.
func (s *site) kept() string {
	s.Helper()
	head, wrong, err := s.app.Verify(s.Context(), journal.Head{})
	if err != nil || len(wrong) > 0 {
		s.Fatalf("not sound: %v, %v", wrong, err)
	}
	counts, err := s.app.Summary(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	files := 0
	err = filepath.WalkDir(filepath.Join(s.dir, "files"), func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files++
		}
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	return fmt.Sprintf("%v, %+v, %d originals", head, counts, files)
}

// TestBadFilesOnThePage sends what cannot be read by the form: the page says which file, where and why, in both languages, and nothing is kept.
func TestBadFilesOnThePage(t *testing.T) {
	s := newSiteOf(t, web.Config{MaxFile: 1 << 20})
	scan, err := os.ReadFile(filepath.Join("..", "read", "testdata", "scan.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	document := `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>`
	whole := ziptest.Pack(t, "word/document.xml", document)
	s.must(s.send("/documents", "file", "tot.txt", []byte("Giao Sở Tài chính chủ trì tham mưu kinh phí năm 2026, báo cáo trước ngày 15/5/2026."), nil), 200, "Đã đọc văn bản")
	before := s.kept()
	for _, c := range []struct {
		file    string
		content []byte
		status  int
		vi, en  string
	}{
		{"gay.docx", whole[:len(whole)/2], 422, `Tệp "gay.docx" bị hỏng: không phải tệp nén nguyên vẹn`, `The file "gay.docx" is damaged: it is no whole archive`},
		{"the-hong.docx", ziptest.Pack(t, "word/document.xml", document[:60]), 422, `"the-hong.docx" bị hỏng: dữ liệu đứt giữa chừng (phần word/document.xml, gần byte`, `the data break off (part word/document.xml, near byte`},
		{"duoi-sai.docx", []byte("Giao Sở Y tế chủ trì"), 422, `Tệp "duoi-sai.docx" có đuôi .docx nhưng nội dung không phải tệp Word/Excel`, `"duoi-sai.docx" is named .docx but is no Word or Excel file`},
		{"rong.txt", nil, 422, `Tệp "rong.txt" rỗng`, `The file "rong.txt" is empty`},
		{"lon.docx", bytes.Repeat([]byte("x"), 3<<20), 413, `Tệp "lon.docx" lớn hơn 1 MB`, `The file "lon.docx" is larger than 1 MB`},
		{"hoi-lon.docx", bytes.Repeat([]byte("x"), 1<<20+1), 413, `Tệp "hoi-lon.docx" lớn hơn 1 MB`, `The file "hoi-lon.docx" is larger than 1 MB`},
		{"khoa.pdf", []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>"), 422, `Tệp PDF "khoa.pdf" có mật khẩu`, `The PDF "khoa.pdf" has a password`},
		{"quet.pdf", scan, 422, `Tệp "quet.pdf" là bản quét`, `The file "quet.pdf" is a scan`},
		{"tcvn3.txt", []byte("KÕ ho¹¹ch ph¸¸t triÓn kinh tÕ - x· héi cña tØnh MÉu Giang"), 422, `"tcvn3.txt" viết bằng phông chữ cũ TCVN3`, `"tcvn3.txt" is written in the old TCVN3`},
		{"bom.docx", ziptest.Pack(t, "word/document.xml", strings.Repeat("<a>", 300)), 413, `"bom.docx" lồng quá sâu: hơn 256 cấp (phần word/document.xml`, `"bom.docx" is nested too deeply: more than 256 levels (part word/document.xml`},
		{"mat.txt", []byte("MẬT\n\nỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nKẾ HOẠCH\n"), 403, "MẬT", "MẬT"},
	} {
		t.Run(c.file, func(t *testing.T) {
			s := s.in(t)
			s.get("/?lang=vi")
			s.must(s.send("/documents", "file", c.file, c.content, nil), c.status, c.vi, "Đưa văn bản vào")
			s.get("/?lang=en")
			s.must(s.send("/documents", "file", c.file, c.content, nil), c.status, c.en)
			if after := s.kept(); after != before {
				t.Errorf("something was kept: %s, before %s", after, before)
			}
		})
	}
}

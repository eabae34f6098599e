package extract

import (
	"os"
	"path/filepath"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/read"
)

// FuzzDocument reads arbitrary text: no panic, and every span lies in the text.
func FuzzDocument(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txt"))
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	for _, text := range []string{"", "1- Sở", "Giao Sở Tài chính (", "Đơn vị chủ trì:\nThời gian: ", "a) trường hợp thì lập;", "CHỈ THỊ:\n1. \xff Sở Y tế trực 24/24", "- ; ; Các đảng ủy xã,"} {
		f.Add("Số: 01/CT-UBND, ngày 01 tháng 02 năm 2026\n\nIII. NHIỆM VỤ\n" + text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		src, err := read.File("mau.txt", []byte(text))
		if err != nil {
			return
		}
		inside := func(what string, s doc.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(src.Text) {
				t.Fatalf("%s %v lies outside the text of %d bytes", what, s, len(src.Text))
			}
		}
		r := Document(src, Options{Anchor: "2026-02-01"})
		for _, c := range r.Candidates {
			inside("item", c.Span)
			for _, list := range c.Evidence {
				for _, e := range list {
					inside("evidence", e.Span)
					if e.From != nil {
						inside("inherited", *e.From)
					}
				}
			}
			if c.Confidence < 0 || c.Confidence > 1 {
				t.Fatalf("confidence %v of %q", c.Confidence, c.Text)
			}
		}
		for _, u := range r.Units {
			inside("unit", u.Span)
		}
		for _, x := range r.Refs {
			inside("reference", x.Span)
		}
		for _, x := range r.Times {
			inside("time", x.Span)
		}
	})
}

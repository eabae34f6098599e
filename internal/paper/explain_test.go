package paper

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	reader "lotrinh/internal/read"
)

// walkPapers are two papers of testdata/walk/papers.txtar.
func walkPapers(t *testing.T) (papers []*Paper) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "testdata", "walk", "papers.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(content), "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, " --\n")
		if name != "thuy-san.txt" && name != "di-san.txt" {
			continue
		}
		src, err := reader.File(name, []byte(text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		papers = append(papers, Of(strings.TrimSuffix(name, ".txt"), src))
	}
	return papers
}

// TestPicturesOfAHit: the pictures of docs/papers.md are what the run makes. LOTRINH_UPDATE=1 writes them.
func TestPicturesOfAHit(t *testing.T) {
	trace, ok := Explain(walkPapers(t), nil)
	if !ok {
		t.Fatal("nothing is shared")
	}
	for _, d := range trace.Draw(func(_, en string) string { return en }) {
		name := filepath.Join("..", "..", "docs", "papers-"+d.Name+".svg")
		svg := []byte(d.Picture.SVG())
		if dir := os.Getenv("LOTRINH_PICTURES"); dir != "" {
			png, err := d.Picture.PNG(2)
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, d.Name+".png"), png, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if os.Getenv("LOTRINH_UPDATE") != "" {
			if err := os.WriteFile(name, svg, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := os.ReadFile(name); err != nil || !bytes.Equal(kept, svg) {
			t.Errorf("%s is not what the run makes; LOTRINH_UPDATE=1 go test ./internal/paper -run PicturesOfAHit writes it (%v)", name, err)
		}
		if d.Picture.Title == "" || d.Picture.Desc == "" {
			t.Errorf("%s has no title or description", d.Name)
		}
		for _, s := range d.Picture.Texts() {
			if s.X0 < 0 || s.X1 > d.Picture.Width || s.Y1 > d.Picture.Height {
				t.Errorf("%s: %q runs out of the picture", d.Name, s.Text)
			}
		}
	}
}

func TestNothingSharedIsNotDrawn(t *testing.T) {
	if _, ok := Explain([]*Paper{paperOf("a", water), paperOf("b", other)}, nil); ok {
		t.Error("a passage of papers that share none")
	}
}

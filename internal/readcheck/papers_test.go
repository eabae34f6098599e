package readcheck

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/extract"
	"lotrinh/internal/read"
)

// paper is one document as a file.
type paper struct {
	name    string // below its folder
	content []byte
}

func (p paper) format() string { return strings.TrimPrefix(filepath.Ext(p.name), ".") }

// papers are the sample documents and every document of the corpus, which LOTRINH_CORPUS names or which lies beside the repository.
func papers(t *testing.T) []paper {
	t.Helper()
	corpus := os.Getenv("LOTRINH_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	// Contributions to a conference (samples/papers) are compared with each other, and samples/reviews is what people wrote in
	// reviews; no tasks are read from them.
	out := papersOf(t, filepath.Join("..", "..", "samples"), "src", "build", "test", "acts", "papers", "reviews")
	if _, err := os.Stat(corpus); err != nil {
		t.Logf("corpus not found: %s", corpus)
		return out
	}
	out = append(out, papersOf(t, filepath.Join(corpus, "seeds"), "gold")...)
	return append(out, papersOf(t, filepath.Join(corpus, "documents"), "gold")...)
}

var readable = []string{".md", ".txt", ".docx", ".xlsx", ".html", ".pdf"}

func papersOf(t *testing.T, dir string, without ...string) []paper {
	t.Helper()
	var out []paper
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(without, d.Name()):
			return fs.SkipDir
		case d.IsDir() || !slices.Contains(readable, filepath.Ext(path)):
			return nil
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out = append(out, paper{name, content})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reading is what the product makes of a file; nil where it refuses it.
func reading(p paper) *extract.Result {
	src, err := read.File(filepath.Base(p.name), p.content)
	if err != nil {
		return nil
	}
	return extract.Document(src, extract.Options{Anchor: "2025-02-05"})
}

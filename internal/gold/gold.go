// Package gold reads the annotated documents of a corpus with the product and tells what was read right; it is for measures and tests.
package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/read"
	"lotrinh/internal/when"

	_ "embed"
)

//go:embed marks.py
var listener string

// A Document is one annotated document as it was read, with the scorer's judgements.
type Document struct {
	Part   string // "passages", "seeds" or "tables"
	Name   string
	Source *doc.Source
	Result *extract.Result
	marks  map[string]map[string]bool
}

// Mark tells whether a field of an item ("i17", "r3") is right, "item" for the whole, "found" for its place; known is false
// where the gold does not say.
func (d *Document) Mark(item, field string) (right, known bool) {
	right, known = d.marks[item][field]
	return right, known
}

// Family groups what was made from one document: its annexes, parts and formats.
func (d *Document) Family() string {
	parts := strings.Split(strings.TrimSuffix(d.Name, filepath.Ext(d.Name)), "-")
	return strings.Join(parts[:min(4, len(parts))], "-")
}

// CorpusDir is the folder of the corpus: LOTRINH_CORPUS, else the one beside the repository that root names.
func CorpusDir(root string) string {
	if dir := os.Getenv("LOTRINH_CORPUS"); dir != "" {
		return dir
	}
	return filepath.Join(root, "../shared/corpus")
}

// Read reads every annotated document of a corpus whose format is read here.
func Read(corpus string) ([]*Document, error) {
	work, err := os.MkdirTemp("", "gold")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	var all []*Document
	for _, part := range []struct{ name, gold, texts string }{
		{"passages", "documents/gold/passages", "documents/passages"}, {"seeds", "seeds/gold", "seeds"}, {"tables", "documents/gold/tables", "documents"},
	} {
		files, err := filepath.Glob(filepath.Join(corpus, part.gold, "*.json"))
		if err != nil {
			return nil, err
		}
		out := filepath.Join(work, part.name)
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, err
		}
		var list []*Document
		for _, file := range files {
			d, err := one(file, filepath.Join(corpus, part.texts), out)
			if err != nil {
				return nil, err
			}
			if d != nil {
				d.Part = part.name
				list = append(list, d)
			}
		}
		if err := judge(list, corpus, filepath.Join(corpus, part.gold), out); err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

// one reads the document that a gold file annotates, with the day that the annotation states, and writes what was read to a folder.
func one(file, texts, out string) (*Document, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var about struct {
		Doc  string
		Meta struct {
			Anchor string `json:"anchor_date"`
		}
		Document struct{ Path string }
	}
	if err := json.Unmarshal(content, &about); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	name := about.Doc
	if name == "" {
		name = strings.TrimPrefix(about.Document.Path, "documents/")
	}
	switch filepath.Ext(name) {
	case ".doc", ".xls": // need LibreOffice
		return nil, nil
	}
	text, err := os.ReadFile(filepath.Join(texts, name))
	if err != nil {
		return nil, err
	}
	src, err := read.File(filepath.Base(name), text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d := &Document{Name: filepath.Base(name), Source: src, Result: extract.Document(src, extract.Options{Anchor: when.Date(about.Meta.Anchor)}), marks: map[string]map[string]bool{}}
	object, err := extract.JSON(src, d.Result)
	if err != nil {
		return nil, err
	}
	return d, os.WriteFile(filepath.Join(out, d.Name+".json"), object, 0o644)
}

// judge asks the scorer of the corpus.
func judge(list []*Document, corpus, gold, read string) error {
	cmd := exec.Command("python3", "-", filepath.Join(corpus, "score.py"), gold, read)
	cmd.Stdin = strings.NewReader(listener)
	var told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &told, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the scorer of the corpus: %w", err)
	}
	byName := map[string]*Document{}
	for _, d := range list {
		byName[d.Name] = d
	}
	for _, line := range strings.Split(told.String(), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 || byName[cells[0]] == nil {
			continue
		}
		marks := byName[cells[0]].marks
		if marks[cells[1]] == nil {
			marks[cells[1]] = map[string]bool{}
		}
		marks[cells[1]][cells[2]] = cells[3] == "1"
	}
	return nil
}

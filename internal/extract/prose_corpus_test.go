package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/read"
	"lotrinh/internal/when"
)

// corpusDir is the public test corpus beside the repository, or the folder named by LOTRINH_CORPUS.
func corpusDir(t *testing.T) string {
	dir := os.Getenv("LOTRINH_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Logf("corpus not found: %s", dir)
		return ""
	}
	return dir
}

type marked struct {
	Raw      string   `json:"raw"`
	Start    int      `json:"byte_offset"`
	Length   int      `json:"byte_length"`
	Optional bool     `json:"optional"`
	Number   string   `json:"number"`
	Lead     []string `json:"lead"`
}

type annotated struct {
	Doc  string `json:"doc"`
	Meta struct {
		Anchor when.Date `json:"anchor_date"`
	} `json:"meta"`
	Tasks []marked `json:"tasks"`
	Refs  []marked `json:"refs"`
}

// TestProseAgainstTheCorpus holds the reader to floors well below what it reaches, so that a change that breaks a whole
// class of sentences is seen at once; the corpus' own scorer gives the exact figures.
func TestProseAgainstTheCorpus(t *testing.T) {
	dir := corpusDir(t)
	if dir == "" {
		return
	}
	for _, set := range []struct{ texts, gold string }{{"seeds", "seeds/gold"}, {"documents/passages", "documents/gold/passages"}} {
		var tasks, refs tally
		golds, _ := filepath.Glob(filepath.Join(dir, set.gold, "*.json"))
		for _, file := range golds {
			var g annotated
			b, err := os.ReadFile(file)
			if err == nil {
				err = json.Unmarshal(b, &g)
			}
			if err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(filepath.Join(dir, set.texts, g.Doc))
			if err != nil {
				t.Fatal(err)
			}
			src, err := read.File(g.Doc, content)
			if err != nil {
				t.Fatal(err)
			}
			r := Document(src, Options{Anchor: g.Meta.Anchor})
			var found, named []doc.Span
			for _, c := range r.Candidates {
				if c.Kind == plan.TaskKind {
					found = append(found, c.Span)
				}
			}
			for _, x := range r.Refs {
				named = append(named, x.Span)
			}
			tasks.add(g.Tasks, found)
			refs.add(slices.DeleteFunc(g.Refs, func(m marked) bool { return m.Number == "" && !m.Optional }), named)
		}
		t.Logf("%s: tasks F1 %.3f of %d, numbered references recall %.3f of %d", set.texts, tasks.f1(), tasks.want, refs.recall(), refs.want)
		if tasks.f1() < 0.85 || refs.recall() < 0.9 {
			t.Errorf("%s: tasks F1 %.3f (floor .85), numbered references recall %.3f (floor .90)", set.texts, tasks.f1(), refs.recall())
		}
	}
}

// tally counts spans that overlap a wanted one by half or more.
type tally struct{ want, hit, extra int }

func (c *tally) add(gold []marked, found []doc.Span) {
	taken := make([]bool, len(found))
	for pass := 0; pass < 2; pass++ { // required ones first
		for _, g := range gold {
			if g.Optional != (pass == 1) {
				continue
			}
			if !g.Optional {
				c.want++
			}
			for i, f := range found {
				inter := min(f.End, g.Start+g.Length) - max(f.Start, g.Start)
				union := max(f.End, g.Start+g.Length) - min(f.Start, g.Start)
				if !taken[i] && 2*inter >= union {
					taken[i] = true
					if !g.Optional {
						c.hit++
					}
					break
				}
			}
		}
	}
	for i := range found {
		if !taken[i] {
			c.extra++
		}
	}
}

func (c tally) recall() float64 { return float64(c.hit) / float64(max(1, c.want)) }

func (c tally) f1() float64 { return 2 * float64(c.hit) / float64(max(1, c.want+c.hit+c.extra)) }

package paper

import (
	"fmt"
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

// Kinds of edits that the generator of the corpus does not make, with the share of passages that must be found.
var edits = []struct {
	name  string
	how   writing
	count int // sentences of a passage
	floor float64
	kinds string // any of them
}{
	{"synonyms, a tenth of the words", writing{synonyms: 0.1}, 3, 1, "edited exact"},
	{"synonyms, a fifth of the words", writing{synonyms: 0.2}, 3, 0.98, "edited"},
	{"synonyms, three tenths", writing{synonyms: 0.3}, 3, 0.9, "edited"},
	{"clauses in another order", writing{turned: true}, 3, 0.95, "reordered"},
	{"figures rounded", writing{figures: true, rounded: true}, 3, 1, "edited"},
	{"abbreviations written out", writing{short: true}, 3, 1, "exact"},
	{"a tenth synonyms, clauses turned, figures rounded, abbreviated", writing{synonyms: 0.1, turned: true, figures: true, rounded: true, short: true}, 3, 0.9, "reordered edited"},
	{"half synonyms, clauses turned, figures rounded: the same in other words", writing{synonyms: 0.5, turned: true, figures: true, rounded: true}, 1, 0.5, "paraphrase reordered edited"},
}

// TestOtherEdits hides passages with other kinds of edits in papers that share nothing else, and prints what was found of them.
func TestOtherEdits(t *testing.T) {
	const seeds, papers, planted = 10, 12, 6
	for _, e := range edits {
		found, named, all, wrong := 0, 0, 0, 0
		overlap := 0.0
		for seed := range uint64(seeds) {
			m := newMaker(seed + 1)
			texts := make([]strings.Builder, papers)
			type plant struct {
				a, b   int
				sa, sb doc.Span
			}
			var plants []plant
			put := func(k int, text string) doc.Span {
				from := texts[k].Len()
				texts[k].WriteString(text)
				span := doc.Span{Start: from, End: texts[k].Len()}
				texts[k].WriteString("\n\n" + m.text(150))
				return span
			}
			for k := range texts {
				texts[k].WriteString(m.text(300))
			}
			for k := range planted {
				var a, b []string
				for range e.count {
					s := m.sentence()
					a, b = append(a, m.write(s, writing{figures: e.how.figures})), append(b, m.write(s, e.how))
				}
				p := plant{a: 2 * k, b: 2*k + 1}
				p.sa, p.sb = put(p.a, strings.Join(a, " ")), put(p.b, strings.Join(b, " "))
				plants = append(plants, p)
			}
			var list []*Paper
			for k := range texts {
				list = append(list, OfText(fmt.Sprintf("p%02d", k), texts[k].String()))
			}
			got := reuseOf(Check(list, nil))
			for _, p := range plants {
				var sa, sb doc.Span
				ok := false
				for i, g := range got {
					if g.PaperA != p.a || g.PaperB != p.b || !meets(g.A, p.sa) || !meets(g.B, p.sb) {
						continue
					}
					got[i].Why = []string{"right"}
					ok = ok || strings.Contains(e.kinds, string(g.Kind))
					sa, sb = hull(sa, g.A), hull(sb, g.B)
				}
				all++
				if shareOf(p.sa, sa) >= 0.5 && shareOf(p.sb, sb) >= 0.5 {
					found++
					overlap += shareOf(p.sa, sa)/2 + shareOf(p.sb, sb)/2
					if ok {
						named++
					}
				}
			}
			for _, g := range got {
				if len(g.Why) == 0 || g.Why[0] != "right" {
					wrong++
				}
			}
		}
		share := float64(found) / float64(all)
		t.Logf("%-72s found %d/%d = %.3f, as what it is %d, overlap %.3f, wrong %d", e.name, found, all, share, named, overlap/float64(max(1, found)), wrong)
		if share < e.floor || wrong > all/50 {
			t.Errorf("%s: found %.3f of %d, at least %.2f are asked; wrong %d", e.name, share, all, e.floor, wrong)
		}
	}
}

func hull(x, y doc.Span) doc.Span {
	if x.Len() == 0 {
		return y
	}
	return doc.Span{Start: min(x.Start, y.Start), End: max(x.End, y.End)}
}

// shareOf is what two stretches have in common of all they cover.
func shareOf(x, y doc.Span) float64 {
	common := min(x.End, y.End) - max(x.Start, y.Start)
	return float64(max(0, common)) / float64(max(x.End, y.End)-min(x.Start, y.Start))
}

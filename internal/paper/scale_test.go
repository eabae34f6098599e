package paper

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestNothingIsMissedThatAllPairsFind: on 300 papers, what the index leads to is what is found when every pair of papers is laid side by side
// with every shingle both have; and every stretch of twenty words that two papers have word for word is told.
func TestNothingIsMissedThatAllPairsFind(t *testing.T) {
	papers := read(mixedPapers(300, 150))
	found := reuseOf(Check(papers, nil))
	if len(found) < 50 {
		t.Fatalf("%d passages: nothing to compare", len(found))
	}
	byPair := map[[2]int][]Passage{}
	for _, p := range found {
		if p.Kind != Paraphrase {
			byPair[[2]int{p.PaperA, p.PaperB}] = append(byPair[[2]int{p.PaperA, p.PaperB}], p)
		}
	}
	c := newCheck(papers, nil)
	c.class = make([][]Class, len(papers))
	s := newSearcher(c.x)
	for k, p := range papers {
		_, c.class[k] = s.search(p, uint32(k+1))
	}
	pairs, runs := 0, 0
	shingles, stretches := make([][]uint32, len(papers)), make([][]string, len(papers)) // at each word; 0 = none
	for k, p := range papers {
		shingles[k] = make([]uint32, len(p.words))
		for i := range p.words {
			if h, ok := p.shingleAt(i); ok {
				if rows := c.x.find(h); len(rows) != 1 || uint32(rows[0]) != everywhere {
					shingles[k][i] = h
				}
			}
		}
		for i := 0; i+leastStretch <= len(p.words); i++ {
			stretches[k] = append(stretches[k], fmt.Sprint(p.words[i:i+leastStretch]))
		}
	}
	for a, p := range papers {
		at, long := map[uint32][]int32{}, map[string][]int{}
		for i, h := range shingles[a] {
			if h != 0 {
				at[h] = append(at[h], int32(i))
			}
		}
		for i, text := range stretches[a] {
			long[text] = append(long[text], i)
		}
		for b := a + 1; b < len(papers); b++ {
			q := papers[b]
			var seeds []seed
			for i, h := range shingles[b] {
				for _, k := range at[h] {
					if same(p.words[k:k+shingle], q.words[i:i+shingle]) {
						seeds = append(seeds, seed{k, int32(i)})
					}
				}
			}
			slices.SortFunc(seeds, func(x, y seed) int { return int(x.a-y.a)*1_000_000 + int(x.b-y.b) })
			want := c.pair(&matcher{}, a, b, seeds)
			if got := byPair[[2]int{a, b}]; !slices.EqualFunc(got, want, func(x, y Passage) bool { return x.A == y.A && x.B == y.B && x.Kind == y.Kind }) {
				t.Errorf("papers %d and %d: the index leads to %+v, all pairs to %+v", a, b, got, want)
			}
			pairs++
			for i, text := range stretches[b] {
				for _, k := range long[text] {
					runs++
					x, y := p.span(int32(k), int32(k+leastStretch)), q.span(int32(i), int32(i+leastStretch))
					if !slices.ContainsFunc(byPair[[2]int{a, b}], func(h Passage) bool { return meets(h.A, x) && meets(h.B, y) }) {
						t.Errorf("papers %d and %d: not told: %q", a, b, p.Text[x.Start:x.End])
					}
				}
			}
		}
	}
	t.Logf("%d pairs, %d passages, %d stretches of %d words in two papers: nothing missed", pairs, len(found), runs, leastStretch)
}

// mixedPapers share paragraphs word for word, edited, and in another order, some of them in several papers.
func mixedPapers(n, syllables int) (texts []string) {
	m := newMaker(5)
	var told []toldSentence
	for k := range n {
		var b strings.Builder
		b.WriteString(m.text(syllables))
		if k%3 == 0 {
			told = nil
			for range 3 {
				told = append(told, m.sentence())
			}
		}
		for _, s := range told {
			b.WriteString(m.write(s, writing{synonyms: float64(k%3) * 0.1, turned: k%6 == 5, figures: true}) + " ")
		}
		texts = append(texts, b.String()+"\n\n"+m.text(syllables/4))
	}
	return texts
}

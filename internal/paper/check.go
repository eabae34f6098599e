package paper

import (
	"cmp"
	"math"
	"runtime"
	"sync"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
)

// Kind is how one paper says what another says.
type Kind string

const (
	Exact      Kind = "exact"      // word for word
	Edited     Kind = "edited"     // with words changed, put in or left out
	Reordered  Kind = "reordered"  // sentences or clauses in another order
	Paraphrase Kind = "paraphrase" // the same figures, names and terms in other words: may say the same
)

// Use tells whether what is shared counts: boilerplate and quotations never do.
type Use string

const (
	Reuse       Use = "reuse"
	Boilerplate Use = "boilerplate"
	Quote       Use = "quote"
)

// Passage is a stretch that two papers share; Papers are numbers in the list that was checked.
type Passage struct {
	PaperA, PaperB int
	A, B           doc.Span
	Use            Use
	Kind           Kind
	Similarity     float64  // share of words that correspond, of both together
	Class          Class    // of what is no reuse
	Matches        []Match  // of reuse, word by word in the order of A
	Why            []string // of a paraphrase: the figures, names and terms both have
	Holders        []Holder // of reuse: whose functions it is about, when functions were given
}

// Match is a word in both papers.
type Match struct{ A, B doc.Span }

// Result is what comparing papers showed. It depends on the papers alone, not on their order or the number of processors.
type Result struct {
	Passages       []Passage
	Contradictions []Contradiction
	Outside        []Outside // sections outside the author's functions, when functions were given
	Sections       []Section // whose business every section is, when functions were given
}

// Check compares every paper with every other; what stands in the outline, which may be nil, is nobody's own.
func Check(papers []*Paper, outline *Paper) Result {
	order := make([]int, len(papers))
	for i := range order {
		order[i] = i
	}
	arrange.By(order, func(i, k int) int { // their own order, whatever they arrived in
		return cmp.Or(cmp.Compare(papers[i].Name, papers[k].Name), cmp.Compare(papers[i].Text, papers[k].Text))
	})
	sorted := make([]*Paper, len(papers))
	for i, k := range order {
		sorted[i] = papers[k]
	}
	c := newCheck(sorted, outline)
	c.all()
	out := Result{Passages: c.passages, Contradictions: contradictionsOf(sorted)}
	for i := range out.Passages {
		p := &out.Passages[i]
		p.PaperA, p.PaperB = order[p.PaperA], order[p.PaperB]
	}
	for i := range out.Contradictions {
		x := &out.Contradictions[i]
		x.PaperA, x.PaperB = order[x.PaperA], order[x.PaperB]
	}
	return out
}

// check is one comparison of many papers.
type check struct {
	x        *index
	outline  map[uint32]bool // its shingles
	nears    [][]near
	class    [][]Class
	passages []Passage
}

func newCheck(papers []*Paper, outline *Paper) *check {
	return &check{x: newIndex(papers, commonIn(len(papers))), outline: shinglesOf(outline)}
}

// shinglesOf are those of the outline, which may be nil.
func shinglesOf(outline *Paper) map[uint32]bool {
	out := map[uint32]bool{}
	if outline != nil {
		for i := range outline.words {
			if i+shingle <= len(outline.words) {
				out[hash3(outline.words[i], outline.words[i+1], outline.words[i+2])] = true
			}
		}
	}
	return out
}

// all finds what any two papers share.
func (c *check) all() {
	n := len(c.x.papers)
	c.nears, c.class = make([][]near, n), make([][]Class, n)
	searchers := make([]*searcher, workers())
	for w := range searchers {
		searchers[w] = newSearcher(c.x)
	}
	parallel(n, len(searchers), func(w, k int) {
		c.nears[k], c.class[k] = searchers[w].search(c.x.papers[k], uint32(k+1))
		c.class[k] = inOutline(c.outline, c.x.papers[k], c.class[k])
	})
	found := make([][]Passage, n)
	matchers := make([]matcher, len(searchers))
	parallel(n, len(matchers), func(w, k int) {
		for _, near := range c.nears[k] {
			found[k] = append(found[k], c.pair(&matchers[w], k, int(near.paper), near.seeds)...)
		}
		c.nears[k] = nil
	})
	for _, list := range found {
		c.passages = append(c.passages, list...)
	}
	c.passages = append(c.passages, c.setApart()...)
	c.passages = append(c.passages, c.meaning()...)
	arrange.By(c.passages, byPlace)
}

func byPlace(x, y Passage) int {
	return cmp.Or(cmp.Compare(x.PaperA, y.PaperA), cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.PaperB, y.PaperB), cmp.Compare(x.B.Start, y.B.Start))
}

// workers is how many pieces of work are done at once.
func workers() int { return runtime.GOMAXPROCS(0) }

// parallel does n pieces of work on several goroutines; each piece knows its worker.
func parallel(n, workers int, do func(worker, k int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for k := range next {
				do(w, k)
			}
		})
	}
	for k := range n {
		next <- k
	}
	close(next)
	wait.Wait()
}

// inOutline sets apart what stands in the outline.
func inOutline(outline map[uint32]bool, p *Paper, class []Class) []Class {
	if len(outline) == 0 {
		return class
	}
	flagged := make([]bool, len(p.words))
	for i := range p.words {
		if i+shingle <= len(p.words) && outline[hash3(p.words[i], p.words[i+1], p.words[i+2])] {
			for k := i; k < i+shingle; k++ {
				flagged[k] = true
			}
		}
	}
	return withRuns(class, flagged, Outline, leastOutline)
}

// leastOutline is how many words in a row must stand in the outline.
const leastOutline = 8

// pair finds what two papers share.
func (c *check) pair(m *matcher, a, b int, seeds []seed) (out []Passage) {
	m.a, m.b, m.classA, m.classB = c.x.papers[a], c.x.papers[b], c.class[a], c.class[b]
	return m.passages(a, b, seeds)
}

// passages words the hits of two papers.
func (m *matcher) passages(a, b int, seeds []seed) (out []Passage) {
	for _, h := range m.hits(seeds) {
		p := Passage{PaperA: a, PaperB: b, A: m.a.span(h.a, h.endA), B: m.b.span(h.b, h.endB), Use: Reuse, Similarity: math.Round(h.similarity()*100) / 100}
		switch {
		case h.reordered:
			p.Kind = Reordered
		case len(h.pairs) == int(h.endA-h.a) && len(h.pairs) == int(h.endB-h.b):
			p.Kind = Exact
		default:
			p.Kind = Edited
		}
		for _, w := range h.pairs {
			x, y := m.a.places[w.a], m.b.places[w.b]
			p.Matches = append(p.Matches, Match{doc.Span{Start: int(x.start), End: int(x.end)}, doc.Span{Start: int(y.start), End: int(y.end)}})
		}
		out = append(out, p)
	}
	return out
}

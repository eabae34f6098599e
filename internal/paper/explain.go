package paper

// Trace is how one passage was found, step by step.
type Trace struct {
	Passage        Passage
	a, b           *Paper
	classA, classB []Class
	seeds          []seed
	chains         [][]run
	pairs          []pair // that the alignment of the chains made
	hit            hit
}

// Explain follows a passage that two of the papers share, the longest edited one, else the longest; ok is false when they share none word by word.
func Explain(papers []*Paper, outline *Paper) (t Trace, ok bool) {
	for _, p := range Check(papers, outline).Passages {
		if p.Use != Reuse || p.Kind == Paraphrase {
			continue
		}
		better := len(p.Matches) > len(t.Passage.Matches)
		if edited := p.Kind != Exact; ok && edited != (t.Passage.Kind != Exact) {
			better = edited
		}
		if !ok || better {
			t.Passage, ok = p, true
		}
	}
	if !ok {
		return t, false
	}
	c := newCheck(papers, outline)
	s := newSearcher(c.x)
	t.a, t.b = papers[t.Passage.PaperA], papers[t.Passage.PaperB]
	nears, classA := s.search(t.a, 0)
	_, classB := s.search(t.b, 0)
	t.classA, t.classB = inOutline(c.outline, t.a, classA), inOutline(c.outline, t.b, classB)
	for _, n := range nears {
		if int(n.paper) == t.Passage.PaperB {
			t.seeds = n.seeds
		}
	}
	m := matcher{a: t.a, b: t.b, classA: t.classA, classB: t.classB}
	for _, h := range m.hits(t.seeds) {
		if t.a.span(h.a, h.endA) == t.Passage.A && t.b.span(h.b, h.endB) == t.Passage.B {
			t.hit = h
		}
	}
	for _, chain := range chainsOf(runsOf(t.seeds)) {
		if inside := func(r run) bool {
			return r.a < t.hit.endA && r.a+r.n > t.hit.a && r.b < t.hit.endB && r.b+r.n > t.hit.b
		}; inside(chain[0]) {
			t.chains = append(t.chains, chain)
			t.pairs = append(t.pairs, m.align(chain)...)
		}
	}
	return t, len(t.chains) > 0
}

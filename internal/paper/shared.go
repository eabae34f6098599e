package paper

import (
	"math"

	"lotrinh/internal/arrange"
)

// SharedWith finds what one paper shares with texts that stood there before it: reports of its unit, a main report, what the unit
// wrote for an earlier conference. The texts are not compared with one another, so that what many of them repeat still counts; what
// stands in the outline, which may be nil, is nobody's own. A is the place in the paper, PaperB the number of the text.
func SharedWith(p *Paper, texts []*Paper, outline *Paper) (out []Passage) {
	asked := shinglesOf(outline)
	nears, class := newSearcher(newIndex(texts, math.MaxInt)).search(p, 0)
	class = inOutline(asked, p, class)
	classes := make([][]Class, len(texts))
	classOf := func(k int) []Class {
		if classes[k] == nil {
			classes[k] = inOutline(asked, texts[k], texts[k].class)
		}
		return classes[k]
	}
	var m matcher
	for _, n := range nears {
		k := int(n.paper)
		m.a, m.b, m.classA, m.classB = p, texts[k], class, classOf(k)
		out = append(out, m.passages(0, k, n.seeds)...)
	}
	out = append(out, mayShareWith(p, texts, class, classOf, out)...)
	arrange.By(out, byPlace)
	return out
}

// mayShareWith are the sentences of the texts that may say the same as one of the paper.
func mayShareWith(p *Paper, texts []*Paper, class []Class, classOf func(k int) []Class, found []Passage) (out []Passage) {
	const itself = -1
	at := map[string][]told{}
	for k, x := range texts {
		for _, t := range anchored(x, k) {
			for _, a := range t.anchors {
				at[a] = append(at[a], t)
			}
		}
	}
	c := check{passages: found}
	m := meaner{at: at, paper: func(k int) *Paper {
		if k == itself {
			return p
		}
		return texts[k]
	}, class: func(k int) []Class {
		if k == itself {
			return class
		}
		return classOf(k)
	}, shown: func(x Passage) bool {
		x.PaperA = 0
		return c.shown(x)
	}}
	var rare *rarity
	for _, t := range anchored(p, itself) {
		for _, x := range m.alike(t, func(int) bool { return true }, func() *rarity {
			if rare == nil {
				rare = rarityOf(append([]*Paper{p}, texts...))
			}
			return rare
		}) {
			x.PaperA = 0
			out = append(out, x)
		}
	}
	return out
}

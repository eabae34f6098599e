package paper

import "slices"

// leastApart is how many words a sentence that is nobody's own must have to be shown.
const leastApart = 6

// setApart are the sentences that are nobody's own and stand in several papers: each is told once for every further paper, beside the
// first that has it, so that all of them can be greyed.
func (c *check) setApart() (out []Passage) {
	type seen struct{ paper, sentence int }
	first := map[uint64]seen{}
	for k, p := range c.x.papers {
		mine := map[uint64]bool{}
		for i, s := range p.sentences {
			class, ok := mostly(c.class[k][s.from:s.to])
			if !ok || s.len() < leastApart {
				continue
			}
			h := hashOf(p.words[s.from:s.to])
			f, again := first[h]
			if mine[h] || !again {
				if !again {
					first[h], mine[h] = seen{k, i}, true
				}
				continue
			}
			mine[h] = true
			other := c.x.papers[f.paper]
			o := other.sentences[f.sentence]
			if !slices.Equal(other.words[o.from:o.to], p.words[s.from:s.to]) {
				continue
			}
			use := Boilerplate
			if class == Quotation {
				use = Quote
			}
			out = append(out, Passage{PaperA: f.paper, PaperB: k, A: o.span, B: s.span, Use: use, Kind: Exact, Similarity: 1, Class: class})
		}
	}
	return out
}

// mostly is the class that most words have together, when it is not their own.
func mostly(class []Class) (Class, bool) {
	var count [Common + 1]int
	for _, c := range class {
		count[c]++
	}
	best := Own
	for c := Citation; c <= Common; c++ {
		if count[c] > count[best] || best == Own && count[c] > 0 {
			best = c
		}
	}
	return best, count[Own]*2 < len(class)
}

func hashOf(words []uint32) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ uint64(w)) * 1099511628211
	}
	return h
}

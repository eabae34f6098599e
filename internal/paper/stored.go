package paper

import "slices"

// Stored are papers that new ones are compared with, one at a time.
type Stored struct{ c *check }

// Store indexes papers; what stands in the outline, which may be nil, is nobody's own.
func Store(papers []*Paper, outline *Paper) *Stored { return &Stored{newCheck(papers, outline)} }

// Against tells what a new paper shares with the stored ones. PaperB is the number of the stored one, PaperA is 0. What two stored papers
// share is not looked at again.
func (s *Stored) Against(p *Paper) (out []Passage) {
	c := s.c
	search := newSearcher(c.x)
	nears, class := search.search(p, 0)
	class = c.inOutline(p, class)
	for _, near := range nears {
		other := c.x.papers[near.paper]
		m := matcher{a: p, classA: class, b: other}
		m.lateB = func() []Class {
			return c.inOutline(other, withRuns(other.class, search.oftenIn(other), Common, leastCommon))
		}
		out = append(out, c.passagesOf(&m, 0, int(near.paper), near.seeds)...)
	}
	slices.SortStableFunc(out, byPlace)
	return out
}

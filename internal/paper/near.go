package paper

import (
	"cmp"
	"slices"
)

// seed is a shingle that two papers share: the number of its first word in each.
type seed struct{ a, b int32 }

// near are the seeds that one paper shares with another.
type near struct {
	paper uint32
	seeds []seed
}

// Where fewer words than these are shared in one stretch, nothing is looked at: less is said by chance.
const (
	leastShared = 6
	mostGap     = 30 // words without a shared shingle inside one stretch
)

// tally counts what is shared with one paper so far.
type tally struct {
	last  int32 // the word after the last shared shingle
	score int32 // words shared since the last long gap
	near  bool
}

// searcher looks papers up in an index; it keeps its room for the next.
type searcher struct {
	x       *index
	tallies []tally
	touched []uint32
	found   []sighting
	often   []bool
}

type sighting struct {
	paper uint32
	seed
}

func newSearcher(x *index) *searcher { return &searcher{x: x, tallies: make([]tally, len(x.papers))} }

// search finds the papers that share a stretch with p, in order; those numbered below from are left out. It tells also what p is for word by
// word, now that the others are known.
func (s *searcher) search(p *Paper, from uint32) (out []near, class []Class) {
	s.found, s.touched = s.found[:0], s.touched[:0]
	s.often = append(s.often[:0], make([]bool, len(p.words))...)
	for i := range p.words {
		h, ok := p.shingleAt(i)
		if !ok {
			continue
		}
		rows := s.x.find(h)
		if len(rows) == 1 && uint32(rows[0]) == everywhere {
			for k := i; k < i+shingle; k++ {
				s.often[k] = true
			}
			continue
		}
		for k := len(rows) - 1; k >= 0; k-- { // later papers stand last
			word := uint32(rows[k])
			if word < s.x.begin[from] {
				break
			}
			other := s.x.paperOf(word)
			b := int32(word - s.x.begin[other])
			if !same(s.x.papers[other].words[b:b+shingle], p.words[i:i+shingle]) {
				continue
			}
			s.found = append(s.found, sighting{other, seed{int32(i), b}})
			s.count(other, int32(i))
		}
	}
	for _, k := range s.touched {
		if !s.tallies[k].near {
			s.tallies[k] = tally{}
		}
	}
	kept := s.found[:0]
	for _, f := range s.found {
		if s.tallies[f.paper].near {
			kept = append(kept, f)
		}
	}
	for _, k := range s.touched {
		s.tallies[k] = tally{}
	}
	slices.SortFunc(kept, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.paper, b.paper), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for i := 0; i < len(kept); {
		n := near{paper: kept[i].paper}
		for ; i < len(kept) && kept[i].paper == n.paper; i++ {
			n.seeds = append(n.seeds, kept[i].seed)
		}
		out = append(out, n)
	}
	return out, withRuns(p.class, s.often, Common, leastCommon)
}

func (s *searcher) count(other uint32, at int32) {
	t := &s.tallies[other]
	if t.last == 0 {
		s.touched = append(s.touched, other)
	}
	t.count(at)
}

// count adds a shared shingle at a word, no earlier than the last one.
func (t *tally) count(at int32) {
	if at > t.last+mostGap {
		t.score = 0
	}
	if end := at + shingle; end > t.last {
		t.score += min(shingle, end-t.last)
		t.last = end
	}
	t.near = t.near || t.score >= leastShared
}

// leastCommon is how many words in a row must be common before they are set aside: single terms are common in every field.
const leastCommon = 8

// withRuns gives the class to own words in runs of flagged ones.
func withRuns(class []Class, flagged []bool, to Class, least int) []Class {
	out := slices.Clone(class)
	for i := 0; i < len(flagged); {
		end := i
		for end < len(flagged) && flagged[end] {
			end++
		}
		if end-i >= least {
			for k := i; k < end; k++ {
				if out[k] == Own {
					out[k] = to
				}
			}
		}
		i = end + 1
	}
	return out
}

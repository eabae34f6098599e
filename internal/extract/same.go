package extract

import (
	"math"
	"slices"
	"sort"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// The shares of common work from which two tellings are the same task: of both together, or of the shorter one when it is a part of the other.
const (
	alike       = 0.5
	nearlyOne   = 0.8  // needed when another unit or another day is told
	word4word   = 0.9  // needed within one telling of the document
	coreAlike   = 0.85 // of the work itself, whatever its purpose
	insideOther = 0.85 // the shorter telling stands whole in the longer one …
	partAtLeast = 0.28 // … and is no mere phrase of it
	besideIt    = 0.25 // more for the row in which another clause of the same passage is told
)

// coreAtLeast is how many pairs of syllables make a work that is known by itself.
const coreAtLeast = 5

// tellingsOfOne is how often one task is told at most as a rule: words that stand in so many tellings still belong to one task.
const tellingsOfOne = 3

// maxCommon bounds how many tasks a pair of syllables may stand in to lead from one task to another; commoner ones only weigh.
const maxCommon = 40

// sameTasks finds the tasks that one document tells several times: in a sentence, among the duties of a unit, in a row of
// an annex. The highest telling stands for all, the first of its kind; the others point to it. What they say otherwise is asked.
func sameTasks(src *doc.Source, r *Result) {
	told := tellings(src, r.Candidates)
	s := sameness{told: told, weight: weights(told), at: map[gram][]int{}, group: map[int][]int{}, place: map[int]int{}, shared: make([]int, len(told))}
	sort.SliceStable(s.told, func(a, b int) bool { return s.told[a].rank > s.told[b].rank })
	for i := range s.told {
		head := s.headFor(i)
		if head >= 0 {
			s.told[i].c.SameAs = s.told[head].c.Ord
			s.group[head] = append(s.group[head], i)
		}
		s.add(i)
	}
	for head, others := range s.group {
		for _, i := range others {
			askApart(src, s.told[head], s.told[i])
		}
	}
}

// sameness holds the tellings from the highest down, each found by the pairs of syllables in it.
type sameness struct {
	told   []telling
	weight map[gram]float64
	at     map[gram][]int // tellings that stand for themselves
	group  map[int][]int  // by the one that stands for them
	place  map[int]int    // of each telling, by its Ord
	shared []int          // pairs of syllables that each telling has in common with the one looked at
}

func (s *sameness) add(i int) {
	s.place[s.told[i].c.Ord] = i
	for _, g := range s.told[i].grams {
		if len(s.at[g]) <= maxCommon {
			s.at[g] = append(s.at[g], i)
		}
	}
}

// headFor is the place of the telling that the i-th repeats, -1 when it is the first.
func (s *sameness) headFor(i int) int {
	if s.told[i].phrase {
		return -1
	}
	var near []int // those with any pair in common
	for _, g := range s.told[i].grams {
		if len(s.at[g]) > maxCommon {
			continue
		}
		for _, k := range s.at[g] {
			if s.shared[k]++; s.shared[k] == 1 {
				near = append(near, k)
			}
		}
	}
	best, share := -1, 0.0
	for _, k := range near {
		few := max(2, min(len(s.told[k].grams), len(s.told[i].grams))/4)
		enough := s.shared[k] >= few
		s.shared[k] = 0
		if !enough {
			continue
		}
		both := s.same(&s.told[k], &s.told[i])
		if both > 0 && slices.ContainsFunc(s.group[k], func(o int) bool { return s.told[o].c.PassageID == s.told[i].c.PassageID }) {
			both += besideIt
		}
		if both > share {
			best, share = k, both
		}
	}
	if best >= 0 && s.told[best].c.SameAs > 0 {
		best = s.place[s.told[best].c.SameAs]
		if s.told[best].sibling(s.told[i]) {
			return -1
		}
	}
	return best
}

// same is the share of common work when b tells the task of a again, 0 when it does not; a ranks no lower than b.
func (s *sameness) same(a, b *telling) float64 {
	if a.phrase || a.sibling(*b) || a.sum == 0 || b.sum == 0 {
		return 0
	}
	if a.rank == b.rank && (!a.opens || !b.opens || min(len(a.grams), len(b.grams)) < coreAtLeast) {
		return 0
	}
	common := s.common(a.grams, b.grams)
	both, short := common/(a.sum+b.sum-common), common/min(a.sum, b.sum)
	if len(a.core) >= coreAtLeast && len(b.core) >= coreAtLeast {
		if core := s.common(a.core, b.core); core >= coreAlike*(a.coreSum+b.coreSum-core) {
			both = max(both, coreAlike)
		}
	}
	if both < alike && short < insideOther {
		return 0 // whatever else they say, which is dear to compare
	}
	need := alike
	apart := leadsApart(a, b) || daysApart(a.c, b.c)
	switch {
	case a.rank == b.rank:
		if apart {
			return 0
		}
		need = word4word
	case apart:
		need = nearlyOne
	case short >= insideOther && both >= partAtLeast && min(len(a.grams), len(b.grams)) >= 5:
		need = 0
	}
	if both < nearlyOne && short < insideOther && !slices.Contains(a.grams, b.last) && !slices.Contains(b.grams, a.last) {
		return 0 // one frame with two objects
	}
	if both < need || both < nearlyOne && min(len(a.grams), len(b.grams)) < 3 || otherWork(*a, *b) && !strings.Contains(a.words, b.words) {
		return 0
	}
	return both
}

func (s *sameness) common(a, b []gram) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			sum += s.weight[a[i]]
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return sum
}

// weights say how telling each pair of syllables is: the fewer tasks it stands in, the more. Fills the sums of the tellings.
func weights(told []telling) map[gram]float64 {
	in := map[gram]int{}
	for _, t := range told {
		for _, g := range t.grams {
			in[g]++
		}
	}
	out := make(map[gram]float64, len(in))
	for g, n := range in {
		out[g] = math.Log(1 + float64(len(told)+1)/float64(max(n, tellingsOfOne)))
	}
	for i := range told {
		for _, g := range told[i].grams {
			told[i].sum += out[g]
		}
		for _, g := range told[i].core {
			told[i].coreSum += out[g]
		}
	}
	return out
}

// leadsApart tells whether two tellings name leads that no reading brings together (apartLeads).
func leadsApart(a, b *telling) bool {
	if len(a.leads) == 0 || len(b.leads) == 0 || a.many || b.many {
		return false
	}
	for _, x := range a.leads {
		if slices.ContainsFunc(b.leads, func(y string) bool { return eitherWithin(x, y) }) {
			return false
		}
	}
	return true
}

// daysApart tells whether two tellings name different last days.
func daysApart(a, b *plan.Candidate) bool {
	return a.Due != nil && b.Due != nil && a.Due.To != "" && b.Due.To != "" && a.Due.To != b.Due.To
}

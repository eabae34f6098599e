package extract

import (
	"lotrinh/internal/plan"
)

// Alike is the known task that another telling may be.
type Alike struct {
	Known int // place in the list of the known ones, -1 = none
	Sure  bool
}

// TasksAlike finds for each told task the known one that it may be again: surely, when their words are nearly the same and
// neither unit nor day speaks against it; else as a question.
func TasksAlike(known, told []plan.Candidate) []Alike {
	all := make([]telling, 0, len(known)+len(told))
	for i := range known {
		all = append(all, aTelling(&known[i]))
	}
	for i := range told {
		all = append(all, aTelling(&told[i]))
	}
	s := sameness{told: all, weight: weights(all), at: map[gram][]int{}, place: map[int]int{}, shared: make([]int, len(all))}
	words := map[string][]int{}
	for i := range known {
		words[all[i].words] = append(words[all[i].words], i)
		for _, g := range all[i].grams {
			if len(s.at[g]) <= maxCommon {
				s.at[g] = append(s.at[g], i)
			}
		}
	}
	out := make([]Alike, len(told))
	for i := range told {
		out[i] = s.likest(&all[len(known)+i], words[all[len(known)+i].words])
	}
	return out
}

func aTelling(c *plan.Candidate) telling {
	t := telling{c: c, opens: true}
	t.read(titleOf(*c))
	for _, name := range c.Lead {
		t.leads, t.many = append(t.leads, evenUnit(name)), t.many || manyUnits(name)
	}
	return t
}

// likest is the most alike of those known; of equal words one that nothing speaks against comes first.
func (s *sameness) likest(t *telling, equal []int) Alike {
	best := Alike{Known: -1}
	share := 0.0
	consider := func(k int, both float64) {
		o := &s.told[k]
		apart := leadsApart(t, o) || daysApart(t.c, o.c)
		sure := both >= nearlyOne && !apart && !otherWork(*t, *o)
		if sure && !best.Sure || sure == best.Sure && both > share {
			best, share = Alike{k, sure}, both
		}
	}
	for _, k := range equal {
		consider(k, 1)
	}
	if best.Sure {
		return best
	}
	var near []int
	for _, g := range t.grams {
		if len(s.at[g]) > maxCommon {
			continue
		}
		for _, k := range s.at[g] {
			if s.shared[k]++; s.shared[k] == 1 {
				near = append(near, k)
			}
		}
	}
	for _, k := range near {
		enough := s.shared[k] >= max(2, min(len(s.told[k].grams), len(t.grams))/4)
		s.shared[k] = 0
		o := &s.told[k]
		if !enough || len(t.grams) < 3 || len(o.grams) < 3 {
			continue
		}
		common := s.common(o.grams, t.grams)
		if both := common / (o.sum + t.sum - common); both >= alike && !otherWork(*t, *o) {
			consider(k, both)
		}
	}
	return best
}

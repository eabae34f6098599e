package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// Proposed is that one item may implement another, for a person to decide. Words are what both say, in the spelling of
// the lower one; Numbers the numbers they share. Score runs from 0 to 1.
type Proposed struct {
	Lower, Upper ItemID
	Score        float64
	Words        []string
	Numbers      []string
}

const (
	enoughAlike = 0.34 // of the weight of the shorter one's words; set by looking at plans of one programme
	maxPerLower = 3
	maxReasons  = 4
)

// Propose says which items of a lower document that implement nothing may implement which items of the documents above it.
// What many items say weighs little; two syllables side by side are one word.
func (c *Cascade) Propose(lower doc.ID) (out []Proposed) {
	var uppers, lowers []*CascadeItem
	for _, id := range c.order {
		it := c.items[id]
		switch {
		case !it.Open():
		case slices.Contains(it.Documents, lower):
			if !c.Implements(id) {
				lowers = append(lowers, it)
			}
		case slices.ContainsFunc(it.Documents, func(d doc.ID) bool { return slices.Contains(c.above[lower], d) && !c.docs[d].Past }):
			uppers = append(uppers, it)
		}
	}
	return proposeAmong(lowers, uppers)
}

// Likeliest says for each of some items which of others says most nearly the same, where any says enough of it.
func Likeliest(of, among []Item) map[ItemID]Proposed {
	all := func(items []Item) (out []*CascadeItem) {
		for _, it := range items {
			out = append(out, &CascadeItem{ID: it.ID, Kind: it.Kind, Code: it.Code, Title: it.Title})
		}
		return out
	}
	out := map[ItemID]Proposed{}
	for _, p := range proposeAmong(all(of), all(among)) {
		if best, ok := out[p.Lower]; !ok || p.Score > best.Score {
			out[p.Lower] = p
		}
	}
	return out
}

// saying is what a title says, as what can be compared.
type saying struct {
	pairs  map[string][2]int // two syllables folded → where they stand
	number map[string]string // folded → as written
	weight float64
}

func sayingOf(title string) saying {
	s := saying{pairs: map[string][2]int{}, number: map[string]string{}}
	before, from, end := "", 0, 0
	vi.Words(title, func(folded []byte, start, stop int) {
		word := string(folded)
		if word[0] >= '0' && word[0] <= '9' {
			if len(word) > 1 {
				s.number[word] = title[start:stop]
			}
			before = ""
			return
		}
		if before != "" && start-end <= 1 {
			if key := before + " " + word; s.pairs[key] == ([2]int{}) {
				s.pairs[key] = [2]int{from, stop}
			}
		}
		before, from, end = word, start, stop
	})
	return s
}

func proposeAmong(lowers, uppers []*CascadeItem) (out []Proposed) {
	said := make([]saying, len(uppers))
	holders := map[string][]int{}
	for i, u := range uppers {
		said[i] = sayingOf(u.Title)
		for pair := range said[i].pairs {
			holders[pair] = append(holders[pair], i)
		}
	}
	weight := func(pair string) float64 { return math.Log(1 + float64(len(uppers)+1)/float64(len(holders[pair])+1)) }
	for i := range said {
		for pair := range said[i].pairs {
			said[i].weight += weight(pair)
		}
	}
	for _, l := range lowers {
		mine := sayingOf(l.Title)
		score := map[int]float64{}
		for pair := range mine.pairs {
			mine.weight += weight(pair)
			for _, i := range holders[pair] {
				score[i] += weight(pair)
			}
		}
		var some []Proposed
		for i, shared := range score {
			p := Proposed{Lower: l.ID, Upper: uppers[i].ID, Score: shared / math.Max(math.Min(mine.weight, said[i].weight), 4)}
			for n, written := range mine.number {
				if said[i].number[n] != "" {
					p.Numbers = append(p.Numbers, written)
				}
			}
			p.Score = math.Min(1, p.Score+0.05*float64(min(len(p.Numbers), 2)))
			if l.Kind == uppers[i].Kind {
				p.Score = math.Min(1, p.Score*1.05)
			}
			p.Score = math.Round(p.Score*1e4) / 1e4 // words come in no order, and sums of fractions know it
			if p.Score < enoughAlike {
				continue
			}
			p.Words = runs(l.Title, mine, said[i])
			slices.Sort(p.Numbers)
			some = append(some, p)
		}
		arrange.By(some, func(x, y Proposed) int { return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Upper, y.Upper)) })
		out = append(out, some[:min(len(some), maxPerLower)]...)
	}
	return out
}

// runs are the longest stretches of a title that the other says too, in the order in which they are written.
func runs(title string, mine, theirs saying) (out []string) {
	var spans [][2]int
	for pair, span := range mine.pairs {
		if theirs.pairs[pair] != ([2]int{}) {
			spans = append(spans, span)
		}
	}
	arrange.By(spans, func(x, y [2]int) int { return cmp.Compare(x[0], y[0]) })
	for i := 0; i < len(spans); {
		from, to := spans[i][0], spans[i][1]
		for i++; i < len(spans) && spans[i][0] < to; i++ {
			to = max(to, spans[i][1])
		}
		out = append(out, strings.TrimSpace(title[from:to]))
	}
	if len(out) > maxReasons {
		arrange.By(out, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
		out = out[:maxReasons]
	}
	return out
}

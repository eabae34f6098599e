package indicator

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/arrange"
)

// Raise is what one part would have to become for a place in a ranking, all other provinces staying as they are.
type Raise struct {
	Part   RankPart
	Now    string // the province's value of the part
	Level  string // the value it is raised to: the least level of any province that is enough, or the best one
	Like   string // the province whose level that is
	Name   string
	Score  string // what the whole score would then be
	Rank   int    // and the place
	Enough bool   // the place that was asked for is reached
}

// Raises answers "what would it take": for each part, the lowest level of another province that brings the wanted place –
// or the best there is, where even that is not enough. Parts that are enough come first, the smallest rise before others.
// ok is false when the province has no score, or the table has no parts.
func (t RankTable) Raises(place string, wanted int) (out []Raise, ok bool) {
	row := t.Of(place)
	if row == nil || row.Score == "" || len(t.Parts) == 0 || wanted < 1 {
		return nil, false
	}
	if _, all := t.total(row.Parts); !all {
		return nil, false
	}
	for _, p := range t.Parts {
		out = append(out, t.raise(row, p, wanted))
	}
	arrange.By(out, func(a, b Raise) int {
		if a.Enough != b.Enough {
			return truth(b.Enough) - truth(a.Enough)
		}
		if a.Enough {
			return number(a.Score).Cmp(number(b.Score))
		}
		return a.Rank - b.Rank
	})
	return out, true
}

func (t RankTable) raise(row *Ranked, p RankPart, wanted int) Raise {
	levels := slices.Clone(t.Rows)
	levels = slices.DeleteFunc(levels, func(r Ranked) bool {
		_, known := Parse(r.Parts[p.Code])
		return !known || r.Place != row.Place && number(r.Parts[p.Code]).Cmp(number(row.Parts[p.Code])) <= 0
	})
	arrange.By(levels, func(a, b Ranked) int { return number(a.Parts[p.Code]).Cmp(number(b.Parts[p.Code])) })
	best := Raise{Part: p, Now: row.Parts[p.Code], Level: row.Parts[p.Code], Like: row.Place, Name: row.Name, Score: row.Score, Rank: row.Rank, Enough: row.Rank <= wanted}
	for _, other := range levels {
		if best.Enough {
			break
		}
		score := t.WithPart(row, p, other.Parts[p.Code])
		rank := t.RankWith(row.Place, score)
		best = Raise{Part: p, Now: row.Parts[p.Code], Level: other.Parts[p.Code], Like: other.Place, Name: other.Name, Score: text(score), Rank: rank, Enough: rank <= wanted}
	}
	return best
}

// WithPart is the score of a row if one of its parts had another value.
func (t RankTable) WithPart(row *Ranked, p RankPart, level string) *apd.Decimal {
	return add(number(row.Score), mul(sub(number(level), number(row.Parts[p.Code])), p.weight()))
}

// RankWith is the place a province would take with another score, all others staying as they are.
func (t RankTable) RankWith(place string, score *apd.Decimal) int {
	rank := 1
	for _, r := range t.Rows {
		if r.Place != place && r.Score != "" && number(r.Score).Cmp(score) > 0 {
			rank++
		}
	}
	return rank
}

// Peers is a group of provinces to compare with: a region, the country, or chosen ones.
type Peers struct {
	Name   string
	N      int    // of them with a value
	Median string // exact; of an even number the mean of the middle two, rounded
	Best   string
	BestOf string // the province that has it
	Rank   int    // the place of the province in question among them, 0 where it has no value or is none of them
}

// Compare looks at one figure – the score, or a part by its code – among those of a group.
func (t RankTable) Compare(name, place, part string, in func(place string) bool) Peers {
	g := Peers{Name: name}
	value := func(r Ranked) string {
		if part == "" {
			return r.Score
		}
		return r.Parts[part]
	}
	var all []Ranked
	for _, r := range t.Rows {
		if _, known := Parse(value(r)); known && in(r.Place) {
			all = append(all, r)
		}
	}
	if g.N = len(all); g.N == 0 {
		return g
	}
	arrange.By(all, func(a, b Ranked) int { return number(value(b)).Cmp(number(value(a))) })
	g.Best, g.BestOf = value(all[0]), all[0].Name
	middle := add(number(value(all[(g.N-1)/2])), number(value(all[g.N/2])))
	g.Median = rounded(quo(middle, whole(2)))
	for i, r := range all {
		if r.Place == place {
			g.Rank = 1 + slices.IndexFunc(all[:i+1], func(q Ranked) bool { return number(value(q)).Cmp(number(value(r))) == 0 })
		}
	}
	return g
}

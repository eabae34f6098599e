package indicator

import (
	"cmp"
	"slices"
	"strconv"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
)

// Turn is how a score and the place it gave went from one year to the next: each may go its own way.
type Turn struct {
	Before, Year    int
	ScoreWas, Score string // exact decimals
	RankWas, Rank   int    // 1 = best
}

// ScoreUp is 1 where the score rose, -1 where it fell; PlaceUp the same of the place, which rises as its number falls.
func (t Turn) ScoreUp() int {
	was, _ := strconv.ParseFloat(t.ScoreWas, 64)
	now, _ := strconv.ParseFloat(t.Score, 64)
	return cmp.Compare(now, was)
}

// PlaceUp is 1 where the place rose.
func (t Turn) PlaceUp() int { return cmp.Compare(t.RankWas, t.Rank) }

// Apart tells whether score and place went opposite ways.
func (t Turn) Apart() bool { return t.ScoreUp()*t.PlaceUp() < 0 }

// Turns are those between years that follow each other, of which score and place are known; over a change of method nothing is
// compared. Both series are as known, one value a period.
func Turns(r Ranking, scores, ranks []plan.Observation) (out []Turn) {
	of := func(list []plan.Observation) map[int]string {
		byYear := map[int]string{}
		for _, o := range list {
			if y, err := strconv.Atoi(string(o.Period)); err == nil && o.Value != "" && o.Whole() {
				byYear[y] = o.Value
			}
		}
		return byYear
	}
	score, rank := of(scores), of(ranks)
	for y := range rank {
		now, ok := strconv.Atoi(rank[y])
		was, also := strconv.Atoi(rank[y-1])
		changed := slices.ContainsFunc(r.Changes, func(c RankChange) bool { return c.From == y && !c.Partial })
		if ok == nil && also == nil && score[y] != "" && score[y-1] != "" && !changed {
			out = append(out, Turn{Before: y - 1, Year: y, ScoreWas: score[y-1], Score: score[y], RankWas: was, Rank: now})
		}
	}
	arrange.By(out, func(a, b Turn) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

package forecast

import (
	"math"
	"slices"
)

// Score is how well forecasts of one sort held. A Brier score is the mean square of what was said, from 0 to 1, less what
// came, 0 or 1: 0 is perfect, always saying one half gives 0.25.
type Score struct {
	Of      string  `json:"of"`    // "task", "target end" … or "" for all together
	Count   int     `json:"count"` // forecasts
	Came    float64 `json:"came"`  // share that came true
	Brier   float64 `json:"brier"`
	Rivals  []Rival `json:"rivals"`
	Error   float64 `json:"error"` // mean distance of what was said from what came, over the bins, weighed by their size
	Bins    []Bin   `json:"bins"`
	Skipped int     `json:"skipped"` // days on which nothing could be said
}

// Rival is another way to forecast, and whether ours is better by more than chance.
type Rival struct {
	Name   string  `json:"name"` // last, line, usual
	Brier  float64 `json:"brier"`
	Better int     `json:"better"` // 1 ours is better, 0 no difference that is more than chance, −1 worse
	Blocks int     `json:"blocks"` // … by the differences of so many provinces: twice their standard error is asked for
}

// Bin is what was said between two percents, and what came.
type Bin struct {
	From  int     `json:"from"`
	Count int     `json:"count"`
	Said  float64 `json:"said"` // mean
	Came  float64 `json:"came"` // share
}

// RivalNames in the order of the tables.
var RivalNames = []string{"last", "line", "usual"}

// says is what a rival says of a trial: the share that came true on the training seeds where it said the same.
func (t Trial) says(rival string) float64 {
	word := map[string]string{"last": t.Last, "line": t.Line, "usual": "all"}[rival]
	return table()["rival "+t.Model+" "+rival][word].Points
}

func (t Trial) said() float64 { return float64(t.Said.Percent) / 100 }

func (t Trial) miss(said float64) float64 {
	if t.Came {
		said--
	}
	return said * said
}

// ScoreOf judges trials.
func ScoreOf(of string, trials []Trial) Score {
	said := slices.DeleteFunc(slices.Clone(trials), func(t Trial) bool { return !t.Said.Known })
	s := Score{Of: of, Count: len(said), Skipped: len(trials) - len(said)}
	trials = said
	if s.Count == 0 {
		return s
	}
	bins := make([]Bin, 10)
	for _, t := range trials {
		b := &bins[min(t.Said.Percent/10, 9)]
		b.Count++
		b.Said += t.said()
		if t.Came {
			b.Came++
			s.Came++
		}
		s.Brier += t.miss(t.said())
	}
	n := float64(s.Count)
	for i, b := range bins {
		if b.Count == 0 {
			continue
		}
		s.Error += math.Abs(b.Said-b.Came) / n
		s.Bins = append(s.Bins, Bin{From: 10 * i, Count: b.Count, Said: rounded(b.Said / float64(b.Count)), Came: rounded(b.Came / float64(b.Count))})
	}
	s.Came, s.Brier, s.Error = rounded(s.Came/n), rounded(s.Brier/n), rounded(s.Error)
	for _, name := range RivalNames {
		s.Rivals = append(s.Rivals, rival(name, trials))
	}
	return s
}

// rival compares ours with another one, block by block.
func rival(name string, trials []Trial) Rival {
	r := Rival{Name: name}
	diff, count := map[string]float64{}, map[string]float64{}
	for _, t := range trials {
		m := t.miss(t.says(name))
		r.Brier += m / float64(len(trials))
		diff[t.Block] += m - t.miss(t.said())
		count[t.Block]++
	}
	var means []float64
	for b, d := range diff {
		means = append(means, d/count[b])
	}
	slices.Sort(means) // a map has no order, and sums depend on it
	mean, spread := 0.0, 0.0
	for _, m := range means {
		mean += m / float64(len(means))
	}
	for _, m := range means {
		spread += (m - mean) * (m - mean)
	}
	r.Blocks = len(means)
	if r.Blocks > 1 {
		enough := 2 * math.Sqrt(spread/float64(r.Blocks-1)/float64(r.Blocks))
		switch {
		case mean > enough:
			r.Better = 1
		case mean < -enough:
			r.Better = -1
		}
	}
	r.Brier = rounded(r.Brier)
	return r
}

func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }

// Package forecast says how likely a task or an indicator is to be delivered, as a sum of points that anybody can add up again, and how well that held on histories whose end is known.
package forecast

import "math"

// Likelihood is what is said of one promise on a day. Either it is known (Known), or it is over or cannot be told, and Why says so.
type Likelihood struct {
	Known   bool   `json:"known"`
	Percent int    `json:"percent"` // of Known: 3 to 97; nothing surer is ever said
	Base    int    `json:"base"`    // points of the usual case
	Terms   []Term `json:"terms"`   // what moves it up or down from there, as they are told
	Why     string `json:"why"`     // where not Known: a Vietnamese wording
	With    []any  `json:"with,omitempty"`
	Settled string `json:"settled"` // "done", "missed": it is no forecast any more; "" = not settled
}

// Term is one thing that counts, in points: ten points more double the odds.
type Term struct {
	Key    string `json:"key"`
	Say    string `json:"say"` // a Vietnamese wording, filled by With: int or indicator.Number
	With   []any  `json:"with,omitempty"`
	Points int    `json:"points"` // against the usual case
}

// Sum is the points in all: those of the usual case and of every term.
func (l Likelihood) Sum() int {
	sum := l.Base
	for _, t := range l.Terms {
		sum += t.Points
	}
	return sum
}

// The bounds of what is said, in percent: a method that was tried on invented histories has no right to be surer.
const (
	lowest  = 3
	highest = 97
)

// percentOf turns points into percent: 0 points is one in two, ten more double the odds.
func percentOf(points int) int {
	return min(max(int(math.Round(100*chanceOf(float64(points)))), lowest), highest)
}

func chanceOf(points float64) float64 { return 1 / (1 + math.Exp2(-points/10)) }

// feature is one measured thing: x as it enters the sum, and how it is told. Unknown ones count as the usual case.
type feature struct {
	key     string
	x       float64
	unknown bool
	say     string
	with    []any
}

// weigh adds up what was measured, by the weights of a model. Every effect is rounded before the sum, so that what a page
// shows adds up to what it says.
func weigh(model string, features []feature) Likelihood {
	weights := table()
	l := Likelihood{Known: true, Base: int(math.Round(weights[model]["usual"].Points))}
	for _, f := range features {
		if f.say == "" {
			continue
		}
		t := Term{Key: f.key, Say: f.say, With: f.with}
		if w := weights[model][f.key]; !f.unknown {
			t.Points = int(math.Round(w.Points * (f.x - w.Usual)))
		}
		l.Terms = append(l.Terms, t)
	}
	l.Percent = percentOf(l.Sum())
	return l
}

// clip keeps a measured thing within what was seen when the weights were fitted.
func clip(x, low, high float64) float64 { return min(max(x, low), high) }

package made

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Way is how an aim is judged, by the names that the plan uses for it.
type Way string

// The ways of an aim.
const (
	AtEnd   Way = "at_end"  // the last value of the term
	Each    Way = "each"    // every year of the term
	Average Way = "average" // the mean of the years of the term
	Total   Way = "total"   // the sum of the term
	Step    Way = "step"    // every year so much more than the year before
	Rank    Way = "rank"    // the place at the end of the term, 1 = best
)

// Ways are all of them.
var Ways = []Way{AtEnd, Each, Average, Total, Step, Rank}

// Series is one indicator: what was published of it, what was aimed at, and whether that was met.
type Series struct {
	PerYear int  // values a year: 1, 4 or 12
	Flow    bool // values of a year add up to the year's; else the year's is its last
	Up      bool // more is better
	Values  []Value
	Aim     Aim
	Met     bool
}

// Value is what was published of one period on a day; a later one of the same period corrects it.
type Value struct {
	Period  when.Period
	KnownOn when.Date
	Quality plan.Quality
	Value   float64
}

// Aim is for the years From to To; the value is of a year, of the term for Total, a place for Rank.
type Aim struct {
	Way      Way
	Value    float64
	From, To int
}

// The years of a series: the past, then the term.
const (
	firstValue = 2011
	termFrom   = 2021
	termTo     = 2025
)

func series(rng *rand.Rand) (out []Series) {
	for i := range 240 {
		out = append(out, one(rng, Ways[i%len(Ways)]))
	}
	return out
}

// one draws a series with an aim that is judged in a way.
func one(rng *rand.Rand, way Way) Series {
	s := Series{PerYear: 1, Up: chance(rng, 0.75), Aim: Aim{Way: way, From: termFrom, To: termTo}}
	var truth []float64 // of each period
	switch way {
	case Rank:
		s.Up = false
		truth = places(rng)
	case Average: // a rate that returns to its mean
		truth = rate(rng)
	default:
		if chance(rng, 0.35) {
			s.PerYear = []int{4, 12}[rng.IntN(2)]
		}
		s.Flow = way == Total || way == Step || (way != AtEnd && chance(rng, 0.5))
		truth = level(rng, s.PerYear, s.Up, s.Flow)
	}
	years := s.yearly(truth)
	s.Aim.Value = s.wish(rng, years)
	s.Met = s.met(years)
	s.Values = s.published(rng, truth)
	return s
}

// level is a level with drift, noise that lasts a little, a season and now and then a shock.
func level(rng *rand.Rand, perYear int, up, flow bool) (out []float64) {
	base := around(rng, 100, 1)
	drift := 0.04 + 0.04*rng.NormFloat64() // a year; most move to the good side
	if !up {
		drift = -drift
	}
	spread, lasting, swing := around(rng, 0.04, 0.5), between(rng, 0, 0.6), between(rng, 0, 0.3)
	noise, shock := 0.0, 0.0
	for i := range (termTo - firstValue + 1) * perYear {
		years := float64(i) / float64(perYear)
		noise = lasting*noise + spread*rng.NormFloat64()
		if chance(rng, 0.04/float64(perYear)) {
			shock = -0.15 * around(rng, 1, 0.4)
			if !up {
				shock = -shock
			}
		}
		shock *= math.Pow(0.4, 1/float64(perYear))
		season := 0.0
		if perYear > 1 && flow {
			season = swing * math.Sin(2*math.Pi*float64(i%perYear)/float64(perYear))
		}
		out = append(out, base*math.Exp(drift*years+noise+shock+season))
	}
	return out
}

// rate is a yearly rate in percent that returns to its mean, as growth does.
func rate(rng *rand.Rand) (out []float64) {
	mean, spread := between(rng, 4, 10), between(rng, 0.6, 2.5)
	x := mean
	for range termTo - firstValue + 1 {
		x = mean + 0.3*(x-mean) + spread*rng.NormFloat64()
		if chance(rng, 0.04) {
			x -= 4
		}
		out = append(out, x)
	}
	return out
}

// places are the yearly ranks of one among 63 whose scores all wander.
func places(rng *rand.Rand) (out []float64) {
	const n = 63
	scores, ability := make([]float64, n), make([]float64, n)
	for i := range ability {
		ability[i] = rng.NormFloat64()
	}
	drift := 0.06 * rng.NormFloat64() // of ours
	for range termTo - firstValue + 1 {
		ability[0] += drift
		for i := range scores {
			ability[i] += 0.15 * rng.NormFloat64()
			scores[i] = ability[i] + 0.35*rng.NormFloat64()
		}
		place := 1
		for _, x := range scores[1:] {
			if x > scores[0] {
				place++
			}
		}
		out = append(out, float64(place))
	}
	return out
}

// yearly are the values of the years.
func (s Series) yearly(truth []float64) (out []float64) {
	for year := range slices.Chunk(truth, s.PerYear) {
		v := year[len(year)-1]
		if s.Flow {
			v = 0
			for _, x := range year {
				v += x
			}
		}
		out = append(out, v)
	}
	return out
}

// wish is the aim that somebody set at the end of the past, who saw where the last five years lead, and wished for more.
func (s Series) wish(rng *rand.Rand, years []float64) float64 {
	past := years[:termFrom-firstValue]
	n := len(past)
	last, earlier := past[n-1], past[n-6]
	more := 0.15 + 0.8*rng.NormFloat64() // of the usual movement of five years; some aims are easy
	if !s.Up {
		more = -more
	}
	switch s.Aim.Way {
	case Rank:
		return math.Round(min(max(last+12*more-2, 1), 60))
	case Average:
		return sum(past[n-5:]) / 5 * (1 + 0.12*more)
	case Total:
		pace := math.Pow(last/earlier, 0.2)
		total, v := 0.0, last
		for range termTo - termFrom + 1 {
			v *= pace
			total += v
		}
		return total * (1 + 0.08*more)
	case Step:
		return (last-earlier)/5 + 0.05*last*(more-sign(s.Up))
	case Each:
		return last * (1 + 0.06*more - 0.04*sign(s.Up))
	}
	return last * math.Pow(last/earlier, 0.7) * (1 + 0.1*more)
}

func sign(up bool) float64 {
	if up {
		return 1
	}
	return -1
}

// met judges the aim by the true values of the years.
func (s Series) met(years []float64) bool {
	term := years[termFrom-firstValue:]
	good := func(v float64) bool {
		if s.Up {
			return v >= s.Aim.Value
		}
		return v <= s.Aim.Value
	}
	switch s.Aim.Way {
	case Average:
		return good(sum(term) / float64(len(term)))
	case Total:
		return good(sum(term))
	case Each:
		return !slices.ContainsFunc(term, func(v float64) bool { return !good(v) })
	case Step:
		before := years[termFrom-firstValue-1]
		for _, v := range term {
			if !good(v - before) {
				return false
			}
			before = v
		}
		return true
	}
	return good(term[len(term)-1])
}

// published is what was said of each period, and when: soon an estimate, later the final value, sometimes neither for long.
func (s Series) published(rng *rand.Rand, truth []float64) (out []Value) {
	months := 12 / s.PerYear
	for i, v := range truth {
		year, part := firstValue+i/s.PerYear, i%s.PerYear
		end := when.LastOf(year, (part+1)*months)
		period := periodOf(year, part, s.PerYear)
		final := Value{period, end.Add(90 + rng.IntN(270)), plan.Final, v}
		if s.Aim.Way != Rank && chance(rng, 0.7) {
			lean := around(rng, 1, 0.015) + 0.01*sign(s.Up)
			out = append(out, Value{period, end.Add(rng.IntN(20) - 15), plan.Estimate, v * lean})
			if chance(rng, 0.4) {
				out = append(out, Value{period, end.Add(60), plan.Provisional, v * (1 + (lean-1)/2)})
			}
		}
		if !chance(rng, 0.05) || i == len(truth)-1 {
			out = append(out, final)
		}
	}
	arrange.By(out, func(a, b Value) int { return cmp.Compare(a.KnownOn, b.KnownOn) })
	return out
}

// periodOf names the part-th period of a year that has so many.
func periodOf(year, part, perYear int) when.Period {
	switch perYear {
	case 4:
		return when.Period(fmt.Sprintf("%04d-Q%d", year, part+1))
	case 12:
		return when.Period(fmt.Sprintf("%04d-%02d", year, part+1))
	}
	return when.Period(fmt.Sprintf("%04d", year))
}

func sum(values []float64) (total float64) {
	for _, v := range values {
		total += v
	}
	return total
}

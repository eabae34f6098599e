package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Numbers is how a language writes numbers; the zero value is Vietnamese ("1.234,5").
type Numbers struct{ Point, Group string }

// English writes "1,234.5".
var English = Numbers{Point: ".", Group: ","}

// Write writes a number with so many decimals; -1 as many as it needs, at most six. Thousands are grouped from four digits on.
func (n Numbers) Write(v float64, decimals int) string {
	point, group := n.Point, n.Group
	if point == "" {
		point, group = ",", "."
	}
	if decimals < 0 {
		decimals = decimalsOf(v)
	}
	digits := strconv.FormatFloat(math.Abs(v), 'f', min(decimals, 6), 64)
	whole, part, _ := strings.Cut(digits, ".")
	var b strings.Builder
	if v < 0 && strings.Trim(digits, "0.") != "" {
		b.WriteString("−")
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(r)
	}
	if part != "" {
		b.WriteString(point + part)
	}
	return b.String()
}

// decimalsOf is how many decimals a number needs, at most six.
func decimalsOf(v float64) int {
	_, part, _ := strings.Cut(strings.TrimRight(strconv.FormatFloat(v, 'f', 6, 64), "0"), ".")
	return len(part)
}

// scale maps values to places along one axis; its ticks are round numbers.
type scale struct {
	low, high float64 // values at the ends
	from, to  float64 // places of the ends
	step      float64
	ranks     bool // the ticks are 1 and then the steps: there is no rank 0
}

// ticked makes a scale whose ends are ticks and that holds all values; zero is an end where asked or where it is near.
func ticked(values []float64, zero bool, from, to float64, most int) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if low > high {
		low, high = 0, 1
	}
	if zero || low > 0 && low < .4*high {
		low = min(low, 0)
	}
	if zero || high < 0 && high > .4*low {
		high = max(high, 0)
	}
	if high-low < 1e-9*max(math.Abs(high), math.Abs(low), 1) {
		pad := max(math.Abs(high)*.1, 1)
		low, high = low-pad, high+pad
	}
	step := roundStep((high - low) / float64(max(most, 1)))
	return scale{math.Floor(low/step+1e-9) * step, math.Ceil(high/step-1e-9) * step, from, to, step, false}
}

// roundStep is the smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below x.
func roundStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= x*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

func (s scale) at(v float64) float64 {
	if s.high == s.low {
		return (s.from + s.to) / 2
	}
	return s.from + (s.to-s.from)*(v-s.low)/(s.high-s.low)
}

// ranked makes a scale of ranks: the best is at from, the worst known at to.
func ranked(values []float64, from, to float64, most int) scale {
	s := ticked(values, false, from, to, most)
	if len(values) > 0 {
		s.high = max(slices.Max(values), s.low+1)
	}
	if s.low <= s.step {
		s.low, s.ranks = 1, true
	}
	s.step = max(s.step, 1)
	return s
}

func (s scale) ticks() (at []float64) {
	if s.ranks {
		at = append(at, 1)
		for v := s.step; v <= s.high; v += s.step {
			if v > 1+s.step/3 {
				at = append(at, v)
			}
		}
		return at
	}
	for i := range 40 {
		v := s.low + float64(i)*s.step
		if v > s.high+s.step/1e6 {
			break
		}
		if math.Abs(v) < s.step/1e6 {
			v = 0
		}
		at = append(at, v)
	}
	return at
}

// decimals is what the ticks need.
func (s scale) decimals() int { return decimalsOf(s.step) }

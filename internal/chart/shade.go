package chart

import (
	"math"
	"slices"
)

// shades sort values into five steps of lightness, which stay apart in black and white.
type shades struct {
	bounds   []float64 // upper ends of all steps but the last
	backward bool      // low values are the dark ones: ranks
}

var steps = []Ink{Step1, Step2, Step3, Step4, Step5}

// shadesOf puts about as many values into every step; equal values stand in one step.
func shadesOf(values []Value, bounds []float64, backward bool) shades {
	if len(bounds) > 0 {
		return shades{slices.Sorted(slices.Values(bounds[:min(len(bounds), 4)])), backward}
	}
	var known []float64
	for _, v := range values {
		if v.Known {
			known = append(known, v.N)
		}
	}
	slices.Sort(known)
	s := shades{backward: backward}
	for i := 1; i < 5 && len(known) > 0; i++ {
		if b := known[(len(known)*i-1)/5]; b < known[len(known)-1] && (len(s.bounds) == 0 || b > s.bounds[len(s.bounds)-1]) {
			s.bounds = append(s.bounds, b)
		}
	}
	return s
}

func (s shades) step(i int) Ink {
	if s.backward {
		i = len(s.bounds) - i
	}
	if n := len(s.bounds); n > 0 { // fewer steps are spread over all inks
		i = i * (len(steps) - 1) / n
	}
	return steps[min(max(i, 0), len(steps)-1)]
}

// ink of a value; unknown ones have the ground's and are hatched by whoever draws them.
func (s shades) ink(v Value) Ink {
	if !v.Known {
		return Ground
	}
	i, _ := slices.BinarySearch(s.bounds, v.N)
	return s.step(i)
}

// keys of the legend: what each step spans, and how the unknown looks.
func (s shades) keys(h Head, values []Value) (keys []key) {
	low, high, unknown := math.Inf(1), math.Inf(-1), false
	for _, v := range values {
		if v.Known {
			low, high = min(low, v.N), max(high, v.N)
		}
		unknown = unknown || !v.Known
	}
	for i := 0; i <= len(s.bounds) && low <= high; i++ {
		from, to := low, high
		if i > 0 { // the least value above the bound below
			from = math.Inf(1)
			for _, v := range values {
				if v.Known && v.N > s.bounds[i-1] {
					from = min(from, v.N)
				}
			}
		}
		if i < len(s.bounds) {
			to = min(high, s.bounds[i])
		}
		if from > to {
			continue
		}
		text := h.write(Of(from))
		if to > from {
			text += " – " + h.write(Of(to))
		}
		keys = append(keys, key{swatch(s.step(i), Grey, Plain), text})
	}
	if unknown && h.Missing != "" {
		keys = append(keys, key{swatch(Ground, Line1, Rising), h.Missing})
	}
	return keys
}

// shaded draws an area in the ink of its value, hatched where it is unknown, with a heavy edge where it is the one in question.
func (c *canvas) shaded(s shades, path Path, v Value, edge Ink, strong bool, tip, href string) {
	if v.Known {
		c.add(Shape{Path: path, Fill: s.ink(v), Line: edge, Wide: .8, Tip: tip, Href: href})
	} else {
		c.filled(Shape{Path: path, Fill: Ground, Line: Line1, Wide: .8, Tip: tip, Href: href}, Rising, Line1)
	}
	if strong {
		c.add(Shape{Path: path, Line: Ground, Wide: 4.5}, Shape{Path: path, Line: Black, Wide: 2.4})
	}
}

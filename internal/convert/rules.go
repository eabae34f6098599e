package convert

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
)

// rule is a drawn line of a page in dots, along an axis but for the skew of the scan: it goes from (from, at) to (to, at + slope·(to−from)),
// across given first for an upright one.
type rule struct {
	upright   bool
	from, to  int
	at, slope float64
}

// strip is a dark stretch of one row of dots, or of one column.
type strip struct{ row, from, to int }

// Lines of tables in dots of a page of 3,000: shorter ones are strokes of letters, thicker ones pictures, blots and filled cells.
const (
	shortestStrip = 90
	shortestRule  = 150
	shortestSide  = 45 // of a cell, from one level rule to the next
	thickestRule  = 14
	brokenFor     = 3 // dots missing in a strip
	meetWithin    = 10
)

// takeRules finds the drawn lines of a page and takes those of its tables out of the picture, so that no letter is read into them. A line
// under words stays: with it would go the dots below their letters.
func (g gray) takeRules() []rule {
	var level, upright []rule
	var taken [][]strip
	for _, strips := range bundles(g.strips(false, g.height, g.width, shortestStrip)) {
		if r, ok := ruleOf(strips, shortestRule); ok {
			level = append(level, r)
			taken = append(taken, strips)
		}
	}
	for _, strips := range bundles(g.strips(true, g.width, g.height, shortestSide)) {
		r, ok := ruleOf(strips, shortestSide)
		if r.upright = true; ok && (r.to-r.from >= shortestRule || meets(level, r, r.from) && meets(level, r, r.to)) {
			upright = append(upright, r)
			taken = append(taken, strips)
		}
	}
	for i, strips := range taken {
		if i < len(level) && !slices.ContainsFunc(upright, func(side rule) bool { return crosses(level[i], side) }) {
			continue
		}
		for _, s := range strips {
			if i < len(level) {
				g.whiten(s.from-1, s.row-1, s.to+1, s.row+1)
			} else {
				g.whiten(s.row-1, s.from-1, s.row+1, s.to+1)
			}
		}
	}
	return append(level, upright...)
}

// crosses tells whether a level line touches an upright one.
func crosses(r, side rule) bool {
	y := r.at + r.slope*(side.at-float64(r.from))
	return side.at >= float64(r.from-meetWithin) && side.at <= float64(r.to+meetWithin) && y >= float64(side.from-meetWithin) && y <= float64(side.to+meetWithin)
}

// meets tells whether an upright line has one of these level lines at its end.
func meets(level []rule, side rule, end int) bool {
	side.from, side.to = end, end
	return slices.ContainsFunc(level, func(r rule) bool { return crosses(r, side) })
}

// strips are the long dark stretches of all rows, or columns, in their order.
func (g gray) strips(upright bool, rows, length, shortest int) []strip {
	var out []strip
	for row := range rows {
		from, last := -1, -1
		end := func() {
			if from >= 0 && last-from >= shortest {
				out = append(out, strip{row, from, last})
			}
			from = -1
		}
		for i := range length {
			x, y := i, row
			if upright {
				x, y = row, i
			}
			switch {
			case g.dark(x, y):
				if from < 0 {
					from = i
				}
				last = i
			case from >= 0 && i-last > brokenFor:
				end()
			}
		}
		end()
	}
	return out
}

// bundles joins strips of neighbouring rows that touch: a line that is some dots thick, or goes slightly up or down.
func bundles(strips []strip) [][]strip {
	var out [][]strip
	var open []int // bundles whose last strip is at most two rows above
	for _, s := range strips {
		open = slices.DeleteFunc(open, func(b int) bool { return out[b][len(out[b])-1].row < s.row-2 })
		into := -1
		for _, b := range open {
			for k := len(out[b]) - 1; k >= 0 && out[b][k].row >= s.row-2; k-- {
				if t := out[b][k]; t.row < s.row && t.from <= s.to+shortestStrip/4 && s.from <= t.to+shortestStrip/4 {
					into = b
				}
			}
			if into >= 0 {
				break
			}
		}
		if into < 0 {
			into = len(out)
			out = append(out, nil)
			open = append(open, into)
		}
		out[into] = append(out[into], s)
	}
	return out
}

// ruleOf is the line through a bundle, by least squares; not a rule when it is short, or thick.
func ruleOf(strips []strip, shortest int) (rule, bool) {
	r := rule{from: strips[0].from, to: strips[0].to}
	area := 0
	var w, x, y, xx, xy float64
	for _, s := range strips {
		r.from, r.to = min(r.from, s.from), max(r.to, s.to)
		length := float64(s.to - s.from + 1)
		middle, row := float64(s.from+s.to)/2, float64(s.row)
		area += s.to - s.from + 1
		w += length
		x += length * middle
		y += length * row
		xx += length * middle * middle
		xy += length * middle * row
	}
	length := r.to - r.from + 1
	if length < shortest || area > thickestRule*length {
		return r, false
	}
	if spread := w*xx - x*x; spread > w*w*float64(length*length)/36 { // the strips follow one another, not lie side by side
		r.slope = (w*xy - x*y) / spread
	}
	if r.slope > steepest || r.slope < -steepest {
		return r, false
	}
	r.at = (y - r.slope*x) / w
	r.at += r.slope * float64(r.from)
	return r, true
}

// steepest is the skew of a scan that is still put right, about three degrees.
const steepest = .05

// skewOf is the slope of a page by its long lines, 0 when there are none.
func skewOf(rules []rule) float64 {
	var level []rule
	for _, r := range rules {
		if !r.upright && r.to-r.from > 3*shortestRule {
			level = append(level, r)
		}
	}
	if len(level) == 0 {
		return 0
	}
	arrange.By(level, func(a, b rule) int { return cmp.Compare(a.slope, b.slope) })
	return level[len(level)/2].slope
}

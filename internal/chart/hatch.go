package chart

import (
	"math"
	"slices"
)

// hatched is the lines of a pattern inside a shape. They are worked out here, as lines, and not left to patterns of SVG:
// so a page, a printer and a Word file cannot differ, and no two pictures of a page share a name.
func hatched(p Path, h Hatch, apart float64) Path {
	switch h {
	case Rising:
		return across(p, -math.Pi/4, apart)
	case Falling:
		return across(p, math.Pi/4, apart)
	case Crossed:
		return append(across(p, -math.Pi/4, apart+1), across(p, math.Pi/4, apart+1)...)
	case Level:
		return across(p, 0, apart)
	case Upright:
		return across(p, math.Pi/2, apart)
	}
	return nil
}

// across cuts parallel lines of one direction with a shape, by the even-odd rule. Lines lie on one raster for the whole
// picture, so that neighbours of the same pattern join.
func across(p Path, angle, apart float64) (out Path) {
	sin, cos := math.Sincos(angle)
	turn := func(q Point) Point { return Point{q.X*cos + q.Y*sin, q.Y*cos - q.X*sin} }
	back := func(q Point) Point { return Point{q.X*cos - q.Y*sin, q.X*sin + q.Y*cos} }
	lines, _ := p.flat()
	low, high := math.Inf(1), math.Inf(-1)
	for i, line := range lines {
		turned := make([]Point, len(line))
		for j, q := range line {
			turned[j] = turn(q)
			low, high = min(low, turned[j].Y), max(high, turned[j].Y)
		}
		lines[i] = turned
	}
	for y := (math.Floor(low/apart) + .5) * apart; y < high; y += apart {
		var cuts []float64
		for _, line := range lines {
			for j, a := range line {
				b := line[(j+1)%len(line)]
				if (a.Y <= y) != (b.Y <= y) {
					cuts = append(cuts, a.X+(y-a.Y)/(b.Y-a.Y)*(b.X-a.X))
				}
			}
		}
		slices.Sort(cuts)
		for j := 0; j+1 < len(cuts); j += 2 {
			if cuts[j+1]-cuts[j] > .4 {
				out = append(out, polyline(back(Point{cuts[j], y}), back(Point{cuts[j+1], y}))...)
			}
		}
	}
	return out
}

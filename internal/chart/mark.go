package chart

import "math"

// Mark is one thing drawn: a Shape or a Text.
type Mark interface {
	svg(*svgWriter)
	paint(*painter)
	bounds() box
}

// Shape is a path with a fill and a line, either of which may be missing. Tip is said when it is pointed at, Href is where it leads.
type Shape struct {
	Path       Path
	Fill, Line Ink
	Wide       float64   // of the line
	Dash       []float64 // lengths drawn and left out in turn; none is a full line
	Tip, Href  string
}

// Text is one line of text; At is its base line at the side the anchor says.
type Text struct {
	At     Point
	Anchor Anchor
	Size   float64
	Bold   bool
	Ink    Ink
	Text   string
	Href   string
}

// Anchor is the side of a text that its place fixes.
type Anchor uint8

const (
	Start Anchor = iota
	Middle
	End
)

// Point is a place in CSS pixels from the upper left corner.
type Point struct{ X, Y float64 }

// Path is a list of steps.
type Path []Step

// Step is one step of a path: 'M' to a place, 'L' a line, 'C' a Bézier curve with two controls before its end, 'Z' back to the begin.
type Step struct {
	Op byte
	To [3]Point // 'C' uses all three, 'M' and 'L' the first
}

func polyline(points ...Point) (p Path) {
	for i, at := range points {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		p = append(p, Step{op, [3]Point{at}})
	}
	return p
}

func polygon(points ...Point) Path { return append(polyline(points...), Step{Op: 'Z'}) }

func rectangle(x, y, w, h float64) Path {
	return polygon(Point{x, y}, Point{x + w, y}, Point{x + w, y + h}, Point{x, y + h})
}

func circle(x, y, r float64) Path {
	const k = .5522847
	turn := func(dx, dy float64) Point { return Point{x + dx*r, y + dy*r} }
	return Path{
		{'M', [3]Point{turn(1, 0)}},
		{'C', [3]Point{turn(1, k), turn(k, 1), turn(0, 1)}},
		{'C', [3]Point{turn(-k, 1), turn(-1, k), turn(-1, 0)}},
		{'C', [3]Point{turn(-1, -k), turn(-k, -1), turn(0, -1)}},
		{'C', [3]Point{turn(k, -1), turn(1, -k), turn(1, 0)}},
		{Op: 'Z'},
	}
}

func diamond(x, y, r float64) Path {
	return polygon(Point{x, y - r}, Point{x + r, y}, Point{x, y + r}, Point{x - r, y})
}

// flat is a path as polygons and polylines; closed tells which of them return to their begin.
func (p Path) flat() (lines [][]Point, closed []bool) {
	var at []Point
	end := func(shut bool) {
		if len(at) > 0 {
			lines, closed = append(lines, at), append(closed, shut)
		}
		at = nil
	}
	for _, s := range p {
		switch s.Op {
		case 'M':
			end(false)
			at = []Point{s.To[0]}
		case 'L':
			at = append(at, s.To[0])
		case 'C':
			from := at[len(at)-1]
			for i := 1; i <= 6; i++ {
				t := float64(i) / 6
				u := 1 - t
				mix := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
				at = append(at, Point{mix(from.X, s.To[0].X, s.To[1].X, s.To[2].X), mix(from.Y, s.To[0].Y, s.To[1].Y, s.To[2].Y)})
			}
		case 'Z':
			end(true)
		}
	}
	end(false)
	return lines, closed
}

// box is a rectangle; labels are kept apart by theirs.
type box struct{ x0, y0, x1, y1 float64 }

func (a box) meets(b box) bool { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 }

func (a box) holds(b box) bool { return b.x0 >= a.x0 && b.y0 >= a.y0 && b.x1 <= a.x1 && b.y1 <= a.y1 }

func (a box) grown(d float64) box { return box{a.x0 - d, a.y0 - d, a.x1 + d, a.y1 + d} }

// crossed tells whether a line from p to q enters the box.
func (a box) crossed(p, q Point) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{{q.X - p.X, a.x1 - p.X}, {p.X - q.X, p.X - a.x0}, {q.Y - p.Y, a.y1 - p.Y}, {p.Y - q.Y, p.Y - a.y0}} {
		slope, room := side[0], side[1]
		switch {
		case slope == 0 && room < 0:
			return false
		case slope > 0:
			to = min(to, room/slope)
		case slope < 0:
			from = max(from, room/slope)
		}
	}
	return from <= to
}

func (s Shape) bounds() box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	lines, _ := s.Path.flat()
	for _, line := range lines {
		for _, p := range line {
			b = box{min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)}
		}
	}
	if s.Line != NoInk {
		b = b.grown(s.Wide / 2)
	}
	return b
}

// bounds of a text, a little larger than its ink: accents stand high in Vietnamese.
func (t Text) bounds() box {
	w := textWidth(t.Text, t.Size, t.Bold)
	x := t.At.X
	switch t.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return box{x, t.At.Y - .95*t.Size, x + w, t.At.Y + .27*t.Size}
}

// Polyline is a path through points.
func Polyline(points ...Point) Path { return polyline(points...) }

// Polygon is a path through points and back to the first.
func Polygon(points ...Point) Path { return polygon(points...) }

// Rectangle is the path around one.
func Rectangle(x, y, w, h float64) Path { return rectangle(x, y, w, h) }

package chart

import (
	"cmp"
	"slices"
	"strconv"

	"lotrinh/internal/arrange"
)

func itoa(n int) string { return strconv.Itoa(n) }

// peerLooks tell peers apart without colour: dash, then shape.
var peerLooks = []struct {
	ink  Ink
	dash []float64
	mark func(x, y, r float64) Path
}{
	{Grey, nil, square},
	{Amber, []float64{6, 3}, triangle},
	{Green, []float64{2, 3}, diamond},
	{Red, []float64{9, 3, 2, 3}, circle},
}

func square(x, y, r float64) Path { return rectangle(x-r*.85, y-r*.85, r*1.7, r*1.7) }

func triangle(x, y, r float64) Path {
	return polygon(Point{x, y - r}, Point{x + r, y + r*.8}, Point{x - r, y + r*.8})
}

func cross(x, y, r float64) Path {
	return append(polyline(Point{x - r, y - r}, Point{x + r, y + r}), polyline(Point{x - r, y + r}, Point{x + r, y - r})...)
}

// series draws one row of values.
func (f *lineFrame) series(i int, s Series) {
	points := slices.Clone(s.Points)
	arrange.By(points, func(a, b At) int { return cmp.Compare(a.On, b.On) })
	last := -1
	for j, p := range points {
		if p.Value.Known {
			last = j
		}
	}
	look := peerLooks[f.peer%len(peerLooks)]
	switch s.Role {
	case Measured:
		f.join(points, Blue, 2.2, nil)
	case Trajectory:
		f.join(points, Black, 1.4, []float64{6, 4})
	case Expected:
		f.join(points, Blue, 1.6, []float64{1.5, 3})
	case Peer:
		f.join(points, look.ink, 1.4, look.dash)
		f.peer++
	}
	for j, p := range points {
		if !p.Value.Known || p.On == "" {
			if s.Role == Measured && p.On != "" { // said at the foot: nothing is known of this day
				f.canvas.add(Shape{Path: cross(f.x.at(dayNumber(p.On)), f.area.y1-8, 3.5), Line: Grey, Wide: 1.4, Tip: f.tip(s, p)})
			}
			continue
		}
		at := f.place(p.On, p.Value.N)
		label := Text{Size: small, Ink: Blue, Text: f.write(p.Value), Href: p.Href}
		mark := Shape{Tip: f.tip(s, p), Href: p.Href, Wide: 1.8}
		rank := 10
		switch s.Role {
		case Measured:
			mark.Path, mark.Fill, mark.Line = circle(at.X, at.Y, 4), Blue, Blue
			if p.Soft {
				mark.Fill = Ground
			}
			switch rank = 5 + last - j; j {
			case last:
				label.Bold, rank = true, 2
			case 0:
				rank = 4
			}
		case Aim:
			mark.Path, mark.Fill, mark.Line = diamond(at.X, at.Y, 5.5), Ground, Black
			label.Ink, label.Bold, rank = Black, true, 3
			if p.To.Known {
				high := f.place(p.On, p.To.N)
				f.canvas.add(Shape{Path: append(append(polyline(Point{at.X - 6, at.Y}, Point{at.X + 6, at.Y}), polyline(at, high)...), polyline(Point{at.X - 6, high.Y}, Point{at.X + 6, high.Y})...),
					Line: Black, Wide: 1.8, Tip: f.tip(s, p)})
				label.Text += "–" + f.write(p.To)
				f.wanted = append(f.wanted, wanted{rank, high, label})
				continue
			}
		case Vintage:
			mark.Path, mark.Fill, mark.Line, mark.Wide = square(at.X, at.Y, 3.4), Ground, Grey, 1.2
			label.Text = ""
		case Expected:
			mark.Path, mark.Line = cross(at.X, at.Y, 3.5), Blue
			rank = 30
		case Peer:
			mark.Path, mark.Fill, mark.Line, mark.Wide = look.mark(at.X, at.Y, 3.2), Ground, look.ink, 1.3
			label.Text = ""
		default:
			continue // a trajectory has no marks
		}
		f.canvas.add(mark)
		f.marks = append(f.marks, mark.bounds())
		if label.Text != "" {
			f.wanted = append(f.wanted, wanted{rank, at, label})
		}
	}
}

// join draws the line of a series: not over what is unknown, and not over a break of the method.
func (f *lineFrame) join(points []At, ink Ink, wide float64, dash []float64) {
	var piece []Point
	var before At
	draw := func() {
		if len(piece) > 1 {
			f.canvas.add(Shape{Path: polyline(piece...), Line: ink, Wide: wide, Dash: dash})
			for i := 1; i < len(piece); i++ {
				f.pieces = append(f.pieces, [2]Point{piece[i-1], piece[i]})
			}
		}
		piece = nil
	}
	for _, p := range points {
		if !p.Value.Known || p.On == "" || f.broken(before, p) {
			draw()
		}
		if p.Value.Known && p.On != "" {
			piece = append(piece, f.place(p.On, p.Value.N))
		}
		before = p
	}
	draw()
}

func (f *lineFrame) broken(before, after At) bool {
	for _, b := range f.Breaks {
		if before.On != "" && before.On < b.On && b.On <= after.On {
			return true
		}
	}
	return false
}

func (f *lineFrame) tip(s Series, p At) string {
	said := s.Name + ", " + f.name(p.On) + ": "
	if p.To.Known {
		said += f.write(p.Value) + "–"
		return said + f.withUnit(p.To)
	}
	said += f.withUnit(p.Value)
	if p.Note != "" {
		said += " (" + p.Note + ")"
	}
	return said
}

// labels are set last, the important first; what finds no room is left to the table and the tip.
func (f *lineFrame) labels() {
	arrange.By(f.wanted, func(a, b wanted) int { return cmp.Compare(a.rank, b.rank) })
	within := box{0, f.area.y0 - 22, f.width(), f.area.y1 - 1}
	for _, w := range f.wanted {
		var options []Text
		for _, t := range around(w.at, 6, w.text) {
			b, covers := t.bounds(), false
			for _, m := range f.marks {
				covers = covers || b.meets(m)
			}
			if !covers {
				options = append(options, t)
			}
		}
		if !f.canvas.sayNear(within, f.pieces, options...) && w.rank <= 4 {
			f.canvas.sayNear(within, nil, options...)
		}
	}
}

// keys of the legend: one a series, in the look it has.
func (f *lineFrame) keys() (keys []key) {
	peer := 0
	for _, s := range f.Series {
		s, look := s, peerLooks[peer%len(peerLooks)]
		if s.Role == Peer {
			peer++
		}
		keys = append(keys, key{func(c *canvas, x, y float64) {
			y += 5
			rule := func(ink Ink, wide float64, dash []float64) {
				c.add(Shape{Path: polyline(Point{x, y}, Point{x + 18, y}), Line: ink, Wide: wide, Dash: dash})
			}
			switch s.Role {
			case Measured:
				rule(Blue, 2.2, nil)
				c.add(Shape{Path: circle(x+9, y, 4), Fill: Blue, Line: Blue, Wide: 1.8})
			case Trajectory:
				rule(Black, 1.4, []float64{6, 4})
			case Aim:
				c.add(Shape{Path: diamond(x+9, y, 5.5), Fill: Ground, Line: Black, Wide: 1.8})
			case Vintage:
				c.add(Shape{Path: square(x+9, y, 3.4), Fill: Ground, Line: Grey, Wide: 1.2})
			case Expected:
				rule(Blue, 1.6, []float64{1.5, 3})
				c.add(Shape{Path: cross(x+9, y, 3.5), Line: Blue, Wide: 1.8})
			case Peer:
				rule(look.ink, 1.4, look.dash)
				c.add(Shape{Path: look.mark(x+9, y, 3.2), Fill: Ground, Line: look.ink, Wide: 1.3})
			}
		}, s.Name})
	}
	for _, s := range f.Series {
		if s.Role == Measured && slices.ContainsFunc(s.Points, func(p At) bool { return !p.Value.Known }) && f.Missing != "" {
			keys = append(keys, key{func(c *canvas, x, y float64) { c.add(Shape{Path: cross(x+9, y+5, 3.5), Line: Grey, Wide: 1.4}) }, f.Missing})
			break
		}
	}
	return keys
}

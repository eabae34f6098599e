package chart

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
)

// Scatter places things by two values, such as score and rank; those in question are named.
type Scatter struct {
	Head             // Unit is of the upright axis
	XName, YName     string
	Downward         bool // 1 stands on top: ranks
	Dots             []Dot
	Diagonal         bool // the line on which both values are equal, for a reliability plot
	StrongAs, RestAs string
}

// Dot is one thing with its two values.
type Dot struct {
	Name   string
	X, Y   Value
	Strong bool // the one in question: large, full and named
	Named  bool // named where there is room
	Href   string
}

// Draw draws the picture.
func (s Scatter) Draw() Picture {
	c := &canvas{}
	var xs, ys []float64
	for _, d := range s.Dots {
		if d.X.Known && d.Y.Known {
			xs, ys = append(xs, d.X.N), append(ys, d.Y.N)
		}
	}
	top := c.legend(s.keys(), 4, s.width()-4, 2) + 24
	bottom := top + min(max(s.width()*.5, 220), 400)
	y := ticked(ys, false, bottom, top, 6)
	if s.Downward {
		y = ranked(ys, top+6, bottom-6, 6)
	}
	wide := 0.0
	for _, v := range y.ticks() {
		wide = max(wide, textWidth(s.Numbers.Write(v, y.decimals()), small, false))
	}
	left, right := wide+14, s.width()-8
	x := ticked(xs, false, left+8, right-12, 6)
	c.say(Text{At: Point{4, top - 12}, Size: small, Ink: Grey, Text: fitted(s.YName, small, false, s.width()-8)})
	for _, v := range y.ticks() {
		at := y.at(v)
		c.line(Line1, 1, Point{left, at}, Point{right, at})
		c.say(Text{At: Point{left - 6, at + 4}, Anchor: End, Size: small, Ink: Grey, Text: s.Numbers.Write(v, y.decimals())})
	}
	c.line(Grey, 1, Point{left, bottom}, Point{right, bottom})
	for _, v := range x.ticks() {
		t := Text{At: Point{x.at(v), bottom + 16}, Anchor: Middle, Size: small, Ink: Grey, Text: s.Numbers.Write(v, x.decimals())}
		c.line(Grey, 1, Point{x.at(v), bottom}, Point{x.at(v), bottom + 4})
		if b := t.bounds(); b.x1 <= s.width() && c.free(b.grown(2)) {
			c.say(t)
		}
	}
	c.say(Text{At: Point{right, bottom + 34}, Anchor: End, Size: small, Ink: Grey, Text: fitted(s.XName, small, false, s.width()-12)})
	if s.Diagonal {
		low, high := max(x.low, y.low), min(x.high, y.high)
		c.add(Shape{Path: polyline(Point{x.at(low), y.at(low)}, Point{x.at(high), y.at(high)}), Line: Grey, Wide: 1.2, Dash: []float64{5, 4}})
	}
	s.dots(c, x, y, box{left, top - 6, s.width(), bottom - 1})
	return s.drawn(c, bottom+40, s.table())
}

func (s Scatter) dots(c *canvas, x, y scale, area box) {
	dots := slices.Clone(s.Dots)
	arrange.By(dots, func(a, b Dot) int { return cmp.Compare(boolInt(a.Strong), boolInt(b.Strong)) })
	var marks []box
	for _, d := range dots {
		if !d.X.Known || !d.Y.Known {
			continue
		}
		at := Point{x.at(d.X.N), y.at(d.Y.N)}
		shape := Shape{Path: circle(at.X, at.Y, 3.4), Fill: Ground, Line: Blue, Wide: 1.3, Href: d.Href,
			Tip: d.Name + ": " + s.XName + " " + s.write(d.X) + ", " + s.YName + " " + s.write(d.Y)}
		if d.Strong {
			shape.Path, shape.Fill, shape.Line, shape.Wide = diamond(at.X, at.Y, 7), Black, Ground, 1
		}
		c.add(shape)
		marks = append(marks, shape.bounds())
	}
	slices.Reverse(dots) // the strong are named first
	for _, d := range dots {
		if !d.X.Known || !d.Y.Known || !d.Strong && !d.Named {
			continue
		}
		text := Text{Size: small, Bold: d.Strong, Ink: Black, Text: d.Name, Href: d.Href}
		all := around(Point{x.at(d.X.N), y.at(d.Y.N)}, 8, text)
		var clear []Text
		for _, t := range all {
			if b := t.bounds(); !slices.ContainsFunc(marks, b.meets) {
				clear = append(clear, t)
			}
		}
		if !c.sayNear(area, nil, clear...) && d.Strong {
			c.sayNear(area, nil, all...)
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s Scatter) keys() (keys []key) {
	if s.StrongAs != "" {
		keys = append(keys, key{func(c *canvas, x, y float64) { c.add(Shape{Path: diamond(x+9, y+5, 6), Fill: Black}) }, s.StrongAs})
	}
	if s.RestAs != "" {
		keys = append(keys, key{func(c *canvas, x, y float64) {
			c.add(Shape{Path: circle(x+9, y+5, 3.4), Fill: Ground, Line: Blue, Wide: 1.3})
		}, s.RestAs})
	}
	return keys
}

func (s Scatter) table() Table {
	t := Table{Columns: []string{s.Across, s.XName, s.YName}}
	for _, d := range s.Dots {
		t.Rows = append(t.Rows, []string{d.Name, s.write(d.X), s.write(d.Y)})
	}
	return t
}

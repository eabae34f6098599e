package chart

// canvas collects marks and remembers where texts stand, so that no label covers another.
type canvas struct {
	marks []Mark
	texts []box
}

// Sizes of text, CSS pixels.
const (
	small = 11.0
	usual = 12.0
)

func (c *canvas) add(m ...Mark) { c.marks = append(c.marks, m...) }

func (c *canvas) line(ink Ink, wide float64, points ...Point) {
	c.add(Shape{Path: polyline(points...), Line: ink, Wide: wide})
}

// filled draws a shape with its hatch and its edge.
func (c *canvas) filled(s Shape, h Hatch, ink Ink) {
	c.add(s)
	if lines := hatched(s.Path, h, 5); len(lines) > 0 {
		c.add(Shape{Path: lines, Line: ink, Wide: 1.2})
		if s.Line != NoInk { // the edge once more, above the ends of the hatch
			c.add(Shape{Path: s.Path, Line: s.Line, Wide: s.Wide})
		}
	}
}

// say writes a text and keeps its place from others.
func (c *canvas) say(t Text) {
	if t.Text == "" {
		return
	}
	c.add(t)
	c.texts = append(c.texts, t.bounds())
}

// free tells whether a text would stand alone.
func (c *canvas) free(b box) bool {
	for _, other := range c.texts {
		if b.meets(other.grown(1)) {
			return false
		}
	}
	return true
}

// sayNear writes a text at the first of these places where it lies within the area, covers no other text and no line.
func (c *canvas) sayNear(within box, lines [][2]Point, options ...Text) bool {
	for _, t := range options {
		if t.Text == "" {
			return false
		}
		b := t.bounds()
		if !within.holds(b) || !c.free(b) {
			continue
		}
		clear := true
		for _, l := range lines {
			if clear = !b.crossed(l[0], l[1]); !clear {
				break
			}
		}
		if clear {
			c.say(t)
			return true
		}
	}
	return false
}

// around is a text at the usual places beside a point: above, below, right, left, and at the corners.
func around(p Point, gap float64, t Text) (options []Text) {
	at := func(x, y float64, anchor Anchor) {
		t.At, t.Anchor = Point{x, y}, anchor
		options = append(options, t)
	}
	up, down, level := p.Y-gap-.2*t.Size, p.Y+gap+.95*t.Size, p.Y+.36*t.Size
	at(p.X, up, Middle)
	at(p.X, down, Middle)
	at(p.X+gap+2, level, Start)
	at(p.X-gap-2, level, End)
	at(p.X+gap, up, Start)
	at(p.X-gap, up, End)
	at(p.X+gap, down, Start)
	at(p.X-gap, down, End)
	return options
}

// key is one entry of a legend: how it looks, drawn in a box of 18 × 10 from a corner, and what it means.
type key struct {
	draw func(c *canvas, x, y float64)
	text string
}

// legend lays keys out in lines from y on and returns where it ends; no keys take no room.
func (c *canvas) legend(keys []key, left, right, y float64) float64 {
	if len(keys) == 0 {
		return y
	}
	x := left
	for _, k := range keys {
		text := fitted(k.text, small, false, right-left-24)
		wide := 24 + textWidth(text, small, false)
		if x > left && x+wide > right {
			x, y = left, y+18
		}
		k.draw(c, x, y+3)
		c.say(Text{At: Point{x + 24, y + 12}, Size: small, Ink: Black, Text: text})
		x += wide + 16
	}
	return y + 22
}

// swatch is the key of a filled part.
func swatch(fill, edge Ink, h Hatch) func(c *canvas, x, y float64) {
	return func(c *canvas, x, y float64) {
		c.filled(Shape{Path: rectangle(x, y, 18, 10), Fill: fill, Line: edge, Wide: 1}, h, edge)
	}
}

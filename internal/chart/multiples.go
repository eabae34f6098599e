package chart

import "math"

// Multiples are small lines side by side, one a unit, all with one scale, so that they can be compared at a glance.
type Multiples struct {
	Head
	Columns []string // of the values, in order: "2019", "2020"
	Lines   []Small
	Aim     Value
	AimAs   string
}

// Small is one of the lines, a value for every column.
type Small struct {
	Name   string
	Values []Value
	Strong bool
	Href   string
}

// Draw draws the picture.
func (m Multiples) Draw() Picture {
	c := &canvas{}
	numbers := []float64{}
	if m.Aim.Known {
		numbers = append(numbers, m.Aim.N)
	}
	for _, l := range m.Lines {
		for _, v := range l.Values {
			if v.Known {
				numbers = append(numbers, v.N)
			}
		}
	}
	across := max(1, int(m.width()/168))
	wide, tall := (m.width()-8)/float64(across), 96.0
	var keys []key
	if m.Aim.Known && m.AimAs != "" {
		keys = append(keys, key{func(c *canvas, x, y float64) {
			c.add(Shape{Path: polyline(Point{x, y + 5}, Point{x + 18, y + 5}), Line: Black, Wide: 1.2, Dash: []float64{4, 3}})
		}, m.AimAs + ": " + m.withUnit(m.Aim)})
	}
	top := c.legend(keys, 4, m.width()-4, 2)
	table := Table{Columns: append([]string{m.Across}, m.Columns...)}
	for i, l := range m.Lines {
		x, y := 4+wide*float64(i%across), top+tall*float64(i/across)
		m.small(c, l, box{x + 4, y + 4, x + wide - 8, y + tall - 8}, numbers)
		row := []string{l.Name}
		for j := range m.Columns {
			v := Value{}
			if j < len(l.Values) {
				v = l.Values[j]
			}
			row = append(row, m.withUnit(v))
		}
		table.Rows = append(table.Rows, row)
	}
	lines := math.Ceil(float64(len(m.Lines)) / float64(across))
	return m.drawn(c, top+tall*lines+4, table)
}

func (m Multiples) small(c *canvas, l Small, in box, numbers []float64) {
	c.say(Text{At: Point{in.x0, in.y0 + 11}, Size: small, Bold: l.Strong, Ink: Black, Text: fitted(l.Name, small, l.Strong, in.x1-in.x0), Href: l.Href})
	y := ticked(numbers, false, in.y1-16, in.y0+24, 3)
	room := 0.0
	for _, v := range l.Values {
		if v.Known {
			room = max(room, textWidth(m.write(v), small, true))
		}
	}
	room = min(room, (in.x1-in.x0)*.4)
	x := scale{0, float64(max(len(m.Columns)-1, 1)), in.x0 + 4, in.x1 - room - 8, 1, false}
	foot := in.y1 - 14
	c.line(Grey, 1, Point{in.x0, foot}, Point{in.x1, foot})
	var lines [][2]Point
	if m.Aim.Known {
		at := y.at(m.Aim.N)
		lines = append(lines, [2]Point{{in.x0, at}, {in.x1, at}})
		c.add(Shape{Path: polyline(Point{in.x0, at}, Point{in.x1, at}), Line: Black, Wide: 1.2, Dash: []float64{4, 3}})
	}
	if n := len(m.Columns); n > 0 {
		c.say(Text{At: Point{in.x0, in.y1}, Size: 10, Ink: Grey, Text: m.Columns[0]})
		last := Text{At: Point{in.x1, in.y1}, Anchor: End, Size: 10, Ink: Grey, Text: m.Columns[n-1]}
		if n > 1 && c.free(last.bounds().grown(2)) {
			c.say(last)
		}
	}
	var piece []Point
	ink, thick := Blue, 1.8
	if l.Strong {
		ink, thick = Black, 2.4
	}
	end := -1
	draw := func() {
		if len(piece) > 1 {
			c.line(ink, thick, piece...)
		} else if len(piece) == 1 {
			c.add(Shape{Path: circle(piece[0].X, piece[0].Y, 2), Fill: ink})
		}
		piece = nil
	}
	for j, v := range l.Values {
		if !v.Known || j >= len(m.Columns) {
			draw()
			continue
		}
		piece, end = append(piece, Point{x.at(float64(j)), y.at(v.N)}), j
	}
	draw()
	if end < 0 {
		c.say(Text{At: Point{in.x0 + 4, (in.y0+foot)/2 + 8}, Size: 10, Ink: Grey, Text: fitted(m.Missing, 10, false, in.x1-in.x0-6)})
		return
	}
	at := Point{x.at(float64(end)), y.at(l.Values[end].N)}
	c.add(Shape{Path: circle(at.X, at.Y, 3), Fill: ink})
	c.sayNear(box{in.x0, in.y0 + 12, in.x1 + 8, in.y1}, lines, around(at, 5, Text{Size: small, Bold: true, Ink: ink, Text: m.write(l.Values[end])})...)
}

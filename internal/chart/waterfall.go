package chart

import "strings"

// Waterfall leads from one total to another by its parts: what each added or took away.
type Waterfall struct {
	Head
	From, To Total
	Parts    []Change
	GainAs   string // "tăng"
	LossAs   string // "giảm"
}

// Total is one end of a waterfall.
type Total struct {
	Name  string
	Value Value
}

// Change is what one part added or took away; an unknown one is said and moves nothing.
type Change struct {
	Name  string
	Value Value
	Note  string
}

// Draw draws the picture: lines from top to bottom, as names are long.
func (w Waterfall) Draw() Picture {
	c := &canvas{}
	numbers := []float64{}
	if w.From.Value.Known {
		at := w.From.Value.N
		numbers = append(numbers, at)
		for _, p := range w.Parts {
			if p.Value.Known {
				at += p.Value.N
			}
			numbers = append(numbers, at)
		}
	}
	if w.To.Value.Known {
		numbers = append(numbers, w.To.Value.N)
	}
	names := 0.0
	for _, name := range append(w.names(), w.From.Name, w.To.Name) {
		names = max(names, textWidth(name, small, true))
	}
	names = min(names, w.width()*.42)
	widest := textWidth(w.Missing, small, false)
	for _, v := range w.values() {
		widest = max(widest, textWidth(w.signed(v), small, true), textWidth(w.withUnit(v), small, true))
	}
	widest = min(widest, w.width()*.3)
	x := ticked(numbers, false, names+14, w.width()-widest-12, 5)
	y := c.legend([]key{{swatch(Mint, Green, Rising), w.GainAs}, {swatch(Rose, Red, Falling), w.LossAs}}, 4, w.width()-4, 2) + 4
	table := Table{Columns: []string{w.Across, w.Title}}
	line := func(name, said string, strong bool, draw func(y float64) (end float64)) {
		texts := wrapped(name, small, strong, names, 2)
		tall := max(22, 14*float64(len(texts))+4)
		for i, text := range texts {
			c.say(Text{At: Point{4 + names, y + tall/2 + 4 + (float64(i)-float64(len(texts)-1)/2)*14}, Anchor: End, Size: small, Bold: strong, Ink: Black, Text: text})
		}
		end := draw(y + tall/2)
		c.say(Text{At: Point{end + 5, y + tall/2 + 4}, Size: small, Bold: strong, Ink: Black, Text: fitted(said, small, strong, w.width()-end-6)})
		table.Rows = append(table.Rows, []string{name, said})
		y += tall
	}
	total := func(t Total) {
		line(t.Name, w.withUnit(t.Value), true, func(y float64) float64 {
			if !t.Value.Known {
				return x.from
			}
			c.add(Shape{Path: rectangle(x.from, y-8, x.at(t.Value.N)-x.from, 16), Fill: Blue, Line: Blue, Wide: 1})
			if x.low > 0 { // the bar is cut: it would begin at zero
				c.add(Shape{Path: polygon(Point{x.from + 8, y - 10}, Point{x.from + 13, y - 10}, Point{x.from + 9, y + 10}, Point{x.from + 4, y + 10}), Fill: Ground})
			}
			return x.at(t.Value.N)
		})
	}
	total(w.From)
	at := w.From.Value.N
	for _, p := range w.Parts {
		line(p.Name, strings.TrimSpace(w.signed(p.Value)+" "+p.Note), false, func(y float64) float64 {
			if !p.Value.Known || !w.From.Value.Known {
				return x.from
			}
			from, to := x.at(at), x.at(at+p.Value.N)
			fill, edge, h := Mint, Green, Rising
			if p.Value.N < 0 {
				fill, edge, h = Rose, Red, Falling
			}
			c.add(Shape{Path: polyline(Point{from, y - 16}, Point{from, y + 8}), Line: Grey, Wide: 1, Dash: []float64{2, 2}})
			c.filled(Shape{Path: rectangle(min(from, to), y-8, max(to-from, from-to, 1), 16), Fill: fill, Line: edge, Wide: 1}, h, edge)
			at += p.Value.N
			return max(from, to)
		})
	}
	total(w.To)
	return w.drawn(c, y+4, table)
}

// signed writes a change with its sign.
func (w Waterfall) signed(v Value) string {
	if v.Known && v.N > 0 {
		return "+" + w.write(v)
	}
	return w.write(v)
}

func (w Waterfall) names() (names []string) {
	for _, p := range w.Parts {
		names = append(names, p.Name)
	}
	return names
}

func (w Waterfall) values() []Value {
	values := []Value{w.From.Value, w.To.Value}
	for _, p := range w.Parts {
		values = append(values, p.Value)
	}
	return values
}

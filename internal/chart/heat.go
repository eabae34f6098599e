package chart

// Heat is a grid of values, units × months for example: the darker the more, with the number where there is room.
type Heat struct {
	Head
	Columns  []string
	Rows     []HeatRow
	Bounds   []float64 // between the steps of lightness; none makes steps of about equal numbers
	Backward bool      // low values are the dark ones
}

// HeatRow is one line of the grid, a value for every column.
type HeatRow struct {
	Name   string
	Values []Value
	Href   string
}

// Draw draws the picture.
func (h Heat) Draw() Picture {
	c := &canvas{}
	var all []Value
	names := 0.0
	for i, r := range h.Rows {
		r.Values = append(r.Values, make([]Value, max(0, len(h.Columns)-len(r.Values)))...)[:len(h.Columns)] // what is not given is unknown
		h.Rows[i] = r
		all = append(all, r.Values...)
		names = max(names, textWidth(r.Name, small, false))
	}
	s := shadesOf(all, h.Bounds, h.Backward)
	top := c.legend(s.keys(h.Head, all), 4, h.width()-4, 2) + 18
	names = min(names, h.width()*.34)
	left := names + 12
	wide, tall := (h.width()-left-4)/float64(max(len(h.Columns), 1)), 22.0
	for _, i := range fromTheLast(len(h.Columns)) {
		t := Text{At: Point{left + wide*(float64(i)+.5), top - 6}, Anchor: Middle, Size: small, Ink: Grey, Text: h.Columns[i]}
		if b := t.bounds(); b.x1 > h.width() {
			t.At.X -= b.x1 - h.width()
		}
		if c.free(t.bounds().grown(2)) {
			c.say(t)
		}
	}
	numbered := true // all cells or none: a number here and there would seem to mean something
	for _, v := range all {
		numbered = numbered && (!v.Known || textWidth(h.write(v), small, false) < wide-3)
	}
	table := Table{Columns: append([]string{h.Across}, h.Columns...)}
	for i, r := range h.Rows {
		y := top + tall*float64(i)
		c.say(Text{At: Point{left - 8, y + 15}, Anchor: End, Size: small, Ink: Black, Text: fitted(r.Name, small, false, names), Href: r.Href})
		row := []string{r.Name}
		for j, v := range r.Values {
			x := left + wide*float64(j)
			c.shaded(s, rectangle(x, y, wide, tall), v, Ground, false, r.Name+", "+h.Columns[j]+": "+h.withUnit(v), "")
			if v.Known && numbered {
				c.say(Text{At: Point{x + wide/2, y + 15}, Anchor: Middle, Size: small, Ink: s.ink(v).onIt(), Text: h.write(v)})
			}
			row = append(row, h.withUnit(v))
		}
		table.Rows = append(table.Rows, row)
	}
	return h.drawn(c, top+tall*float64(len(h.Rows))+4, table)
}

package chart

// Bar compares values of named things, a bar a value, from zero. Names may be long: they stand to the left, or above their
// bars where there is little room.
type Bar struct {
	Head
	Parts []string // what the bars of one row are, in their order: "Năm 2022", "Năm 2023"; at most three
	Rows  []BarRow
	AimAs string // how the mark of an aim is named; "" draws none
}

// BarRow is one named thing with a value for each part.
type BarRow struct {
	Name   string
	Values []Value
	Aim    Value
	Strong bool   // the row the picture is about
	Note   string // said with the value: "ước"
	Href   string
}

// barLooks tell the bars of a row apart without colour.
var barLooks = []struct {
	fill, edge Ink
	hatch      Hatch
}{{Blue, Blue, Plain}, {Sky, Blue, Rising}, {Ground, Blue, Falling}}

// Draw draws the picture.
func (b Bar) Draw() Picture {
	c := &canvas{}
	var all []Value
	var numbers []float64
	for _, r := range b.Rows {
		all = append(append(all, r.Values...), r.Aim)
	}
	for _, v := range all {
		if v.Known {
			numbers = append(numbers, v.N)
		}
	}
	widest := textWidth(b.Missing, small, false)
	for _, v := range all {
		widest = max(widest, textWidth(b.withUnit(v), small, true))
	}
	left, right := 4.0, b.width()-widest-14
	names := 0.0
	if !b.narrow() {
		for _, r := range b.Rows {
			names = max(names, textWidth(r.Name, usual, r.Strong))
		}
		names = min(names, b.width()*.38)
		left += names + 10
	}
	x := ticked(numbers, true, left, max(right, left+40), 5)
	if x.low < 0 { // room for a value written to the left of its bar
		x.from += min(widest+8, (x.to-x.from)/3)
	}
	y := c.legend(b.keys(), 4, b.width()-4, 2) + 4
	top := y
	table := Table{Columns: append([]string{b.Across}, b.Parts...)}
	if len(b.Parts) == 0 {
		table.Columns = append(table.Columns, b.Title)
	}
	if b.AimAs != "" {
		table.Columns = append(table.Columns, b.AimAs)
	}
	for _, r := range b.Rows {
		y = b.row(c, r, x, y, names)
		table.Rows = append(table.Rows, b.tableRow(r))
	}
	c.line(Grey, 1, Point{x.at(0), top - 2}, Point{x.at(0), y})
	return b.drawn(c, y+6, table)
}

// row draws one row from y on and returns where it ends.
func (b Bar) row(c *canvas, r BarRow, x scale, y, names float64) float64 {
	tall := 18.0
	if len(r.Values) > 1 {
		tall = 14
	}
	if b.narrow() {
		for _, line := range wrapped(r.Name, usual, r.Strong, b.width()-8, 2) {
			c.say(Text{At: Point{4, y + 12}, Size: usual, Bold: r.Strong, Ink: Black, Text: line, Href: r.Href})
			y += 16
		}
		y += 2
	}
	height := tall * float64(max(len(r.Values), 1))
	if !b.narrow() {
		lines := wrapped(r.Name, usual, r.Strong, names, 2)
		height = max(height, 15*float64(len(lines)))
		for i, line := range lines {
			at := y + height/2 + 4.5 + (float64(i)-float64(len(lines)-1)/2)*15
			c.say(Text{At: Point{4 + names, at}, Anchor: End, Size: usual, Bold: r.Strong, Ink: Black, Text: line, Href: r.Href})
		}
	}
	for i, v := range r.Values {
		at := y + (height-tall*float64(len(r.Values)))/2 + tall*float64(i)
		b.bar(c, r, i, v, x, at, tall)
	}
	if b.AimAs != "" && r.Aim.Known {
		at := x.at(r.Aim.N)
		c.add(Shape{Path: polyline(Point{at, y - 2}, Point{at, y + height + 2}), Line: Ground, Wide: 5})
		c.add(Shape{Path: polyline(Point{at, y - 2}, Point{at, y + height + 2}), Line: Black, Wide: 2.4, Tip: r.Name + ", " + b.AimAs + ": " + b.withUnit(r.Aim)})
	}
	return y + height + 8
}

func (b Bar) bar(c *canvas, r BarRow, i int, v Value, x scale, y, tall float64) {
	label := Text{At: Point{x.at(0) + 5, y + tall/2 + 4}, Size: small, Bold: r.Strong, Ink: Black, Text: b.withUnit(v)}
	if !v.Known {
		label.Ink, label.Bold = Grey, false
		c.say(label)
		return
	}
	from, to := min(x.at(0), x.at(v.N)), max(x.at(0), x.at(v.N))
	look := barLooks[min(i, len(barLooks)-1)]
	if r.Strong && i == 0 {
		look.fill, look.edge = Black, Black
	}
	tip := r.Name
	if i < len(b.Parts) {
		tip += ", " + b.Parts[i]
	}
	tip += ": " + label.Text
	if r.Note != "" {
		tip += " (" + r.Note + ")"
	}
	c.filled(Shape{Path: rectangle(from, y+1, to-from, tall-2), Fill: look.fill, Line: look.edge, Wide: 1, Tip: tip, Href: r.Href}, look.hatch, look.edge)
	label.At.X = to + 5
	if b.AimAs != "" && r.Aim.Known { // beyond the mark of the aim, when that would stand in the text
		if at := x.at(r.Aim.N); at > to-3 && at < to+8+textWidth(label.Text, small, label.Bold) {
			label.At.X = at + 6
		}
	}
	if v.N < 0 {
		label.At.X, label.Anchor = from-5, End
	}
	c.say(label)
}

func (b Bar) keys() (keys []key) {
	if len(b.Parts) > 1 {
		for i, name := range b.Parts {
			look := barLooks[min(i, len(barLooks)-1)]
			keys = append(keys, key{swatch(look.fill, look.edge, look.hatch), name})
		}
	}
	if b.AimAs != "" {
		keys = append(keys, key{func(c *canvas, x, y float64) { c.line(Black, 2.4, Point{x + 9, y - 2}, Point{x + 9, y + 12}) }, b.AimAs})
	}
	return keys
}

func (b Bar) tableRow(r BarRow) []string {
	row := []string{r.Name}
	for i := range max(len(b.Parts), 1) {
		v := Value{}
		if i < len(r.Values) {
			v = r.Values[i]
		}
		row = append(row, b.withUnit(v))
	}
	if b.AimAs != "" {
		row = append(row, b.withUnit(r.Aim))
	}
	return row
}

package chart

// Strip shows of each thing how its parts divide the whole: one bar, all parts side by side.
type Strip struct {
	Head
	Parts []StripPart
	Rows  []StripRow
}

// StripPart is one kind of part and how it looks.
type StripPart struct {
	Name string
	Look Look
}

// Look is a fill that stays apart in black and white.
type Look uint8

// Looks by what they mean in a plan.
const (
	LookDone Look = iota
	LookDoneLate
	LookOpen
	LookPaused
	LookLate
	LookNone
)

var looks = map[Look]struct {
	fill, edge Ink
	hatch      Hatch
}{
	LookDone: {Green, Green, Plain}, LookDoneLate: {Mint, Green, Falling}, LookOpen: {Sky, Blue, Plain},
	LookPaused: {Sand, Amber, Level}, LookLate: {Rose, Red, Rising}, LookNone: {Ground, Grey, Plain},
}

// StripRow is one thing with the size of each of its parts.
type StripRow struct {
	Name  string
	Sizes []float64
	Href  string
}

// Draw draws the picture.
func (s Strip) Draw() Picture {
	c := &canvas{}
	var keys []key
	table := Table{Columns: []string{s.Across}}
	for _, p := range s.Parts {
		look := looks[p.Look]
		keys = append(keys, key{swatch(look.fill, look.edge, look.hatch), p.Name})
		table.Columns = append(table.Columns, p.Name)
	}
	y := c.legend(keys, 4, s.width()-4, 2) + 2
	names := 0.0
	for _, r := range s.Rows {
		names = max(names, textWidth(r.Name, usual, false))
	}
	names = min(names, s.width()*.36)
	left := names + 14
	for _, r := range s.Rows {
		lines := wrapped(r.Name, usual, false, names, 2)
		tall := max(22, 15*float64(len(lines)))
		for i, line := range lines {
			c.say(Text{At: Point{4 + names, y + tall/2 + 4.5 + (float64(i)-float64(len(lines)-1)/2)*15}, Anchor: End, Size: usual, Ink: Black, Text: line, Href: r.Href})
		}
		table.Rows = append(table.Rows, s.row(c, r, left, y+(tall-20)/2))
		y += tall + 6
	}
	return s.drawn(c, y+2, table)
}

func (s Strip) row(c *canvas, r StripRow, left, y float64) []string {
	total, room := 0.0, s.width()-left-4
	sizes := make([]float64, len(s.Parts))
	for i := range sizes {
		if i < len(r.Sizes) && Of(r.Sizes[i]).Known {
			sizes[i] = max(r.Sizes[i], 0)
		}
		total += sizes[i]
	}
	row := []string{r.Name}
	if total == 0 {
		c.say(Text{At: Point{left, y + 14}, Size: small, Ink: Grey, Text: fitted(s.Missing, small, false, room)})
	}
	x := left
	for i, p := range s.Parts {
		text := s.write(Of(sizes[i]))
		row = append(row, text)
		if sizes[i] == 0 {
			continue
		}
		wide, look := room*sizes[i]/total, looks[p.Look]
		c.filled(Shape{Path: rectangle(x, y, wide, 20), Fill: look.fill, Line: look.edge, Wide: 1, Tip: r.Name + ", " + p.Name + ": " + s.withUnit(Of(sizes[i])), Href: r.Href}, look.hatch, look.edge)
		if w := textWidth(text, small, true); w+8 < wide {
			if look.hatch != Plain { // letters keep off lines
				c.add(Shape{Path: rectangle(x+wide/2-w/2-3, y+3, w+6, 14), Fill: look.fill})
			}
			c.say(Text{At: Point{x + wide/2, y + 14}, Anchor: Middle, Size: small, Bold: true, Ink: look.fill.onIt(), Text: text})
		}
		x += wide
	}
	return row
}

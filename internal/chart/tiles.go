package chart

// Tiles is a map of equal squares: every unit is as easy to see as any other, and its number can be read.
type Tiles struct {
	Head
	Tiles    []Tile
	Bounds   []float64
	Backward bool // low values are the dark ones: ranks
}

// Tile is one unit at its place in the grid, from 0.
type Tile struct {
	Column, Row int
	Short, Name string // "HGI", "Hậu Giang"
	Value       Value
	Strong      bool
	Href        string
}

// Draw draws the picture.
func (t Tiles) Draw() Picture {
	c := &canvas{}
	var all []Value
	columns, rows := 1, 1
	for _, tile := range t.Tiles {
		all = append(all, tile.Value)
		columns, rows = max(columns, tile.Column+1), max(rows, tile.Row+1)
	}
	s := shadesOf(all, t.Bounds, t.Backward)
	top := c.legend(s.keys(t.Head, all), 4, t.width()-4, 2) + 4
	side := min((t.width()-8)/float64(columns), 38)
	left := (t.width() - side*float64(columns)) / 2
	table := Table{Columns: []string{t.Across, t.Title}}
	for _, strong := range []bool{false, true} {
		for _, tile := range t.Tiles {
			if tile.Strong != strong {
				continue
			}
			x, y := left+side*float64(tile.Column), top+side*float64(tile.Row)
			c.shaded(s, rectangle(x+1, y+1, side-2, side-2), tile.Value, Grey, strong, tile.Name+": "+t.withUnit(tile.Value), tile.Href)
			ink := s.ink(tile.Value).onIt()
			size := min(small, side*.34)
			c.say(Text{At: Point{x + side/2, y + side*.45}, Anchor: Middle, Size: size, Bold: strong, Ink: ink, Text: fitted(tile.Short, size, strong, side-3)})
			if tile.Value.Known {
				c.say(Text{At: Point{x + side/2, y + side*.82}, Anchor: Middle, Size: size, Bold: true, Ink: ink, Text: fitted(t.write(tile.Value), size, true, side-3)})
			}
		}
	}
	for _, tile := range t.Tiles {
		table.Rows = append(table.Rows, []string{tile.Name, t.withUnit(tile.Value)})
	}
	return t.drawn(c, top+side*float64(rows)+6, table)
}

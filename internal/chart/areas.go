package chart

import "math"

// Areas is a map: outlines shaded by value. It knows no geography; places are degrees east and north.
type Areas struct {
	Head
	Areas    []Area
	Bounds   []float64
	Backward bool // low values are the dark ones: ranks
}

// Area is one outline, of one or more rings, with its value.
type Area struct {
	Name   string
	Rings  [][][2]float64 // east, north
	Value  Value
	Strong bool // the one in question: a heavy edge and its name
	Href   string
}

// Draw draws the picture. Degrees east are shortened as they are in the middle of the map.
func (a Areas) Draw() Picture {
	c := &canvas{}
	var all []Value
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, area := range a.Areas {
		all = append(all, area.Value)
		for _, ring := range area.Rings {
			for _, p := range ring {
				west, east, south, north = min(west, p[0]), max(east, p[0]), min(south, p[1]), max(north, p[1])
			}
		}
	}
	s := shadesOf(all, a.Bounds, a.Backward)
	y := c.legend(s.keys(a.Head, all), 4, a.width()-4, 2) + 4
	shrink := math.Cos((south + north) / 2 * math.Pi / 180)
	height := min(a.width()*1.3, 720)
	scale := min((a.width()-16)/((east-west)*shrink), height/(north-south))
	if !(scale > 0) || math.IsInf(scale, 0) {
		scale, height = 1, 10
	}
	height = (north - south) * scale
	left := (a.width() - (east-west)*shrink*scale) / 2
	place := func(p [2]float64) Point {
		return Point{left + (p[0]-west)*shrink*scale, y + (north-p[1])*scale}
	}
	table := Table{Columns: []string{a.Across, a.Title}}
	var strong []Area
	for _, area := range a.Areas {
		table.Rows = append(table.Rows, []string{area.Name, a.withUnit(area.Value)})
		if area.Strong {
			strong = append(strong, area)
			continue
		}
		c.shaded(s, outline(area, place), area.Value, Grey, false, area.Name+": "+a.withUnit(area.Value), area.Href)
	}
	for _, area := range strong { // above their neighbours
		path := outline(area, place)
		c.shaded(s, path, area.Value, Black, true, area.Name+": "+a.withUnit(area.Value), area.Href)
		b := Shape{Path: path}.bounds()
		text := Text{Size: usual, Bold: true, Ink: Black, Text: area.Name + ": " + a.withUnit(area.Value)}
		middle := Point{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2}
		for _, t := range around(middle, (b.x1-b.x0)/2+6, text)[2:] {
			if at := t.bounds(); c.free(at) && (box{0, y - 4, a.width(), y + height + 4}).holds(at) {
				c.add(Shape{Path: rectangle(at.x0-3, at.y0, at.x1-at.x0+6, at.y1-at.y0), Fill: Ground})
				c.say(t)
				break
			}
		}
	}
	return a.drawn(c, y+height+8, table)
}

func outline(a Area, place func([2]float64) Point) (path Path) {
	for _, ring := range a.Rings {
		points := make([]Point, 0, len(ring))
		for _, p := range ring {
			points = append(points, place(p))
		}
		if len(points) > 2 {
			path = append(path, polygon(points...)...)
		}
	}
	return path
}

package chart

import (
	"slices"
	"strings"

	"lotrinh/internal/when"
)

// Line shows values over time: what was measured, the path that was to be followed, the levels to be reached, and what was
// published earlier of the same values.
type Line struct {
	Head
	Series   []Series
	Breaks   []Break // where the method changed: values on the two sides are not compared, so no line joins them
	Downward bool    // 1 stands on top: ranks
	Zero     bool    // the axis begins at zero in any case
	Today    when.Date
	TodayAs  string // how the line of that day is named
}

// Series is one row of values over time; its role says how it looks.
type Series struct {
	Name   string
	Role   Role
	Points []At
}

// At is a value of one day: of the last day of a period, for a period's value.
type At struct {
	On    when.Date
	Value Value
	To    Value  // upper end, where the aim is a range
	Soft  bool   // an estimate or a provisional value: drawn hollow
	Note  string // said when it is pointed at, beside date and value: "sơ bộ, công bố ngày …"
	Href  string
}

// Role is what a row of values is.
type Role uint8

const (
	Measured   Role = iota
	Trajectory      // between the aims: dashed, without marks
	Aim             // levels to be reached: diamonds, or brackets where a range
	Vintage         // what was published before: squares, each beside the value that replaced it
	Peer            // others, to compare with
	Expected        // what is reckoned to come: dotted, crosses
)

// Break is a change of method on a day.
type Break struct {
	On   when.Date
	Name string
}

// Draw draws the picture.
func (l Line) Draw() Picture {
	c := &canvas{}
	width := l.width()
	f := &lineFrame{Line: l, canvas: c}
	top := c.legend(f.keys(), 4, width-4, 2)
	height := min(max(width*.4, 190), 340)
	f.layout(top, top+height)
	f.axes()
	for i, s := range l.Series {
		f.series(i, s)
	}
	f.labels()
	return l.drawn(c, top+height+30, f.table())
}

// lineFrame is a line picture being drawn.
type lineFrame struct {
	Line
	canvas *canvas
	area   box
	x, y   scale
	days   []when.Date // that have a value, in order
	name   func(when.Date) string
	pieces [][2]Point // of lines, which labels keep off
	marks  []box      // of points, likewise
	wanted []wanted
	peer   int
}

// wanted is a label to be set when all lines are drawn; the more important come first.
type wanted struct {
	rank int
	at   Point
	text Text
}

func (f *lineFrame) all() (values []Value) {
	for _, s := range f.Series {
		for _, p := range s.Points {
			values = append(values, p.Value, p.To)
		}
	}
	return values
}

var firstDay = when.Day(1900, 1, 1)

func dayNumber(d when.Date) float64 { return float64(firstDay.DaysTo(d)) }

func (f *lineFrame) layout(top, bottom float64) {
	var numbers []float64
	for _, v := range f.all() {
		if v.Known {
			numbers = append(numbers, v.N)
		}
	}
	for _, s := range f.Series {
		for _, p := range s.Points {
			if p.On != "" {
				f.days = append(f.days, p.On)
			}
		}
	}
	slices.Sort(f.days)
	f.days = slices.Compact(f.days)
	f.name = dayNames(f.days)
	f.area.y0, f.area.y1 = top+26, bottom
	most := 6
	if f.narrow() {
		most = 5
	}
	if f.Downward {
		f.y = ranked(numbers, f.area.y0, f.area.y1-10, most)
	} else {
		f.y = ticked(numbers, f.Zero, f.area.y1, f.area.y0, most)
	}
	wide := 0.0
	for _, v := range f.y.ticks() {
		wide = max(wide, textWidth(f.Numbers.Write(v, f.y.decimals()), small, false))
	}
	f.area.x0, f.area.x1 = wide+12, f.width()-6
	f.x = scale{from: f.area.x0 + 22, to: f.area.x1 - 26}
	if len(f.days) > 0 {
		f.x.low, f.x.high = dayNumber(f.days[0]), dayNumber(f.days[len(f.days)-1])
	}
}

func (f *lineFrame) place(d when.Date, v float64) Point {
	return Point{f.x.at(dayNumber(d)), f.y.at(v)}
}

func (f *lineFrame) axes() {
	c := f.canvas
	c.say(Text{At: Point{4, f.area.y0 - 14}, Size: small, Ink: Grey, Text: fitted(f.Unit, small, false, f.width()-8)})
	for _, v := range f.y.ticks() {
		y := f.y.at(v)
		c.line(Line1, 1, Point{f.area.x0, y}, Point{f.area.x1, y})
		c.say(Text{At: Point{f.area.x0 - 6, y + 4}, Anchor: End, Size: small, Ink: Grey, Text: f.Numbers.Write(v, f.y.decimals())})
	}
	foot := f.area.y1
	c.line(Grey, 1, Point{f.area.x0, foot}, Point{f.area.x1, foot})
	for _, i := range fromTheLast(len(f.days)) {
		x := f.x.at(dayNumber(f.days[i]))
		t := Text{At: Point{x, foot + 17}, Anchor: Middle, Size: small, Ink: Grey, Text: f.name(f.days[i])}
		if b := t.bounds(); b.x1 > f.width() {
			t.At.X -= b.x1 - f.width() + 1
		}
		c.line(Grey, 1, Point{x, foot}, Point{x, foot + 4})
		if c.free(t.bounds().grown(3)) {
			c.say(t)
		}
	}
	for _, b := range f.Breaks {
		if x := f.between(b.On); x > f.area.x0 {
			f.upright(x, wanted{1, Point{}, Text{Size: small, Ink: Black, Text: fitted(b.Name, small, false, f.width()*.4)}}, 1, 1.5, 2.5)
		}
	}
	if x := f.x.at(dayNumber(f.Today)); f.Today != "" && len(f.days) > 1 && x > f.area.x0 && x < f.area.x1 {
		f.upright(x, wanted{4, Point{}, Text{Size: small, Ink: Amber, Text: f.TodayAs}}, 1.2, 5, 3)
	}
}

// upright draws a named day from top to foot.
func (f *lineFrame) upright(x float64, name wanted, wide float64, dash ...float64) {
	top, foot := Point{x, f.area.y0}, Point{x, f.area.y1}
	f.canvas.add(Shape{Path: polyline(top, foot), Line: name.text.Ink, Wide: wide, Dash: dash, Tip: name.text.Text})
	f.pieces = append(f.pieces, [2]Point{top, foot})
	name.at = Point{x, f.area.y0 + 4}
	f.wanted = append(f.wanted, name)
}

// between is the place in the middle of the values before and since a day; 0 where nothing lies before or after.
func (f *lineFrame) between(on when.Date) float64 {
	i, _ := slices.BinarySearch(f.days, on)
	if i == 0 || i == len(f.days) {
		return 0
	}
	return (f.x.at(dayNumber(f.days[i-1])) + f.x.at(dayNumber(f.days[i]))) / 2
}

// fromTheLast is an order in which labels of an axis are set, so that the last one always stands.
func fromTheLast(n int) (order []int) {
	for step := 1; step < n+1; step++ {
		order = append(order, n-step)
	}
	return order
}

// dayNames names days as coarsely as still tells them apart: by year, by quarter ("III/2023"), by month ("7/2023"), or whole.
func dayNames(days []when.Date) func(when.Date) string {
	quarters := []string{"I", "II", "III", "IV"}
	names := []func(when.Date) string{
		func(d when.Date) string { y, _, _ := d.YMD(); return itoa(y) },
		func(d when.Date) string { y, m, _ := d.YMD(); return quarters[(max(m, 1)-1)/3] + "/" + itoa(y) },
		func(d when.Date) string { y, m, _ := d.YMD(); return itoa(m) + "/" + itoa(y) },
	}
	for _, name := range names {
		seen := map[string]bool{}
		for _, d := range days {
			seen[name(d)] = true
		}
		if len(seen) == len(days) {
			return name
		}
	}
	return when.Date.Vi
}

// table has a line for every day and a column for every series.
func (f *lineFrame) table() Table {
	t := Table{Columns: []string{f.Across}}
	for _, s := range f.Series {
		t.Columns = append(t.Columns, s.Name)
	}
	for _, d := range f.days {
		row := []string{f.name(d)}
		for _, s := range f.Series {
			var said []string
			for _, p := range s.Points {
				if p.On == d {
					said = append(said, f.said(p))
				}
			}
			row = append(row, strings.Join(said, "; "))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// said is one value of the table and of the tips.
func (f *lineFrame) said(p At) string {
	s := f.write(p.Value)
	if p.To.Known {
		s += "–" + f.write(p.To)
	}
	if p.Note != "" {
		s += " (" + p.Note + ")"
	}
	return s
}

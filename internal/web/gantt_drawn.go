package web

import (
	"html/template"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// ganttNames draws the names of a sheet's lines, ganttBars its axis, bars and arrows.
func (w words) ganttNames(s ganttSheet) template.HTML {
	k := w.ink()
	for i := s.From; i < s.To; i++ {
		l, y := &s.Chart.lines[i], s.y(i)
		if l.Row == nil {
			k.raw(`<rect class="ga-group" x="0"`).at("y", y, 0).at("width", ganttNames, 0).at("height", ganttRow, 0).raw("/>")
			k.data("ga-group-name", 4, y+13, clip(l.Group, 46)).raw("\n")
			continue
		}
		k.raw(`<a href="/items/`, string(l.Row.Item.ID), `">`)
		k.raw(`<text x="4"`, k.dataLang()).at("y", y+13, 0).raw(`><tspan class="ga-code">`).text(l.Row.Item.Code).raw("</tspan> ").text(clip(l.Row.Item.Title, 42)).raw("</text></a>\n")
	}
	return k.html()
}

func (w words) ganttBars(s ganttSheet) template.HTML {
	k, c := w.ink(), s.Chart
	k.ganttGrid(s)
	for i := s.From; i < s.To; i++ {
		if l := &c.lines[i]; l.Row == nil {
			k.raw(`<rect class="ga-group" x="0"`).at("y", s.y(i), 0).at("width", ganttWidth, 0).at("height", ganttRow, 0).raw("/>\n")
		} else {
			k.ganttBar(c, l.Row, s.y(i)+4)
		}
	}
	for _, l := range s.Waits {
		k.ganttArrow(s, l)
	}
	k.ganttAxis(s)
	return k.html()
}

// ganttGrid are the lines behind the bars: quarters, years, milestones, today.
func (k *ink) ganttGrid(s ganttSheet) {
	c := s.Chart
	line := func(class string, x float64) {
		k.raw(`<path class="`, class, `" d="M`).coord(x).raw(" 16V").coord(s.Height).raw(`"/>`)
	}
	first, _, _ := c.First.YMD()
	last, _, _ := c.Last.YMD()
	for y := first; y <= last; y++ {
		for _, m := range []int{1, 4, 7, 10} {
			class := "ga-quarter"
			if m == 1 {
				class = "ga-year"
			}
			line(class, c.x(when.Day(y, m, 1)))
		}
	}
	for _, m := range c.Milestones {
		if c.shows(m.On) {
			line("ga-milestone", c.x(m.On))
		}
	}
	if c.shows(c.Today) {
		line("ga-today", c.x(c.Today))
	}
	k.raw("\n")
}

// ganttAxis is the head of a sheet; it covers the arrows that come from sheets above.
func (k *ink) ganttAxis(s ganttSheet) {
	c := s.Chart
	k.raw(`<rect class="ga-head" x="0" y="0"`).at("width", ganttWidth, 0).at("height", ganttHead, 0).raw("/>")
	first, _, _ := c.First.YMD()
	last, _, _ := c.Last.YMD()
	for y := first; y <= last; y++ {
		from, to := c.x(when.Day(y, 1, 1)), c.x(when.Day(y+1, 1, 1))
		k.line("ga-year-name", (from+to)/2, 13, itoa(y))
		if to-from < 72 {
			continue
		}
		for n, name := range []string{"I", "II", "III", "IV"} {
			k.line("ga-quarter-name", from+(to-from)*(float64(n)+.5)/4, 29, name)
		}
	}
	for _, m := range c.Milestones {
		if c.shows(m.On) {
			k.raw(`<path class="ga-mark" d="M`).coord(c.x(m.On)).raw(` 17l4 5l-4 5l-4 -5z"><title`, k.dataLang(), ">").text(m.On.Vi() + " " + m.Title).raw("</title></path>")
		}
	}
	if x := c.x(c.Today); c.shows(c.Today) {
		k.raw(`<path class="ga-today-mark" d="M`).coord(x).raw(" ").coord(ganttHead).raw(`l-5 -7h10z"/>`)
		if s.Number == 1 {
			class, free := "ga-today-name", x+5 // what stands there would show between the letters
			if x > ganttWidth-120 {
				class, free = class+" left", x-63
			}
			k.raw(`<rect class="ga-head"`).at("x", free, 0).raw(` y="17" width="58" height="13"/>`)
			k.line(class, x, ganttHead-8, k.Say("Hôm nay"))
		}
	}
	k.raw("\n")
}

const barTall = 10.0

// ganttBar is one item: a bar where both days are known, a diamond where only the last one is.
func (k *ink) ganttBar(c *ganttChart, row *app.GanttRow, y float64) {
	class, fill := ganttState(row)
	if c.Path.Critical(row.Item.ID) {
		class += " crit"
	}
	k.raw(`<a class="`, class, `" href="/items/`, string(row.Item.ID), `" tabindex="-1"><title>`).text(k.ganttTitle(c, row)).raw("</title>")
	end := c.x(row.To.Add(1))
	switch {
	case row.From != "" && c.shows(row.From) || row.From != "" && c.shows(row.To):
		start := c.x(row.From)
		wide := max(3, end-start)
		k.ganttRect(start, y, wide, fill)
		if p := row.Standing.Percent; row.Standing.State == plan.InProgress && p > 0 {
			k.raw(`<rect class="ga-part"`).at("x", start, 1).at("y", y+3, 0).at("width", wide*float64(min(p, 100))/100, 1).raw(` height="4"/>`)
		}
	case !c.shows(row.To): // beyond the axis: an arrow at its end
		turn := `l-8 -5v10z`
		if row.To < c.First {
			turn = `l8 -5v10z`
		}
		k.raw(`<path class="ga-beyond" d="M`).coord(end).raw(" ").coord(y+barTall/2).raw(turn, `"/>`)
	default:
		k.raw(`<path`)
		if fill != "" {
			k.raw(` fill="url(#`, fill, `)"`)
		}
		k.raw(` d="M`).coord(end - 5.5).raw(" ").coord(y + barTall/2).raw(`l5.5 -5.5l5.5 5.5l-5.5 5.5z"/>`)
	}
	if first := row.Due.Original; first != "" && first != row.To && c.shows(first) {
		x := c.x(first.Add(1))
		k.raw(`<path class="ga-first" d="M`).coord(x).raw(" ").coord(y - 2).raw("v14M").coord(x).raw(" ").coord(y + barTall/2).raw("H").coord(end).raw(`"/>`)
	}
	k.raw("</a>\n")
}

func (k *ink) ganttRect(x, y, wide float64, fill string) {
	k.raw("<rect")
	if fill != "" {
		k.raw(` fill="url(#`, fill, `)"`)
	}
	k.at("x", x, 1).at("y", y, 0).at("width", wide, 1).at("height", barTall, 0).raw("/>")
}

// ganttState is how a bar looks: its class, and its pattern where it has one.
func ganttState(row *app.GanttRow) (class, pattern string) {
	switch s := row.Standing.State; {
	case s == "":
		return "ga ga-none", ""
	case s == plan.Cancelled:
		return "ga ga-cancelled", ""
	case s == plan.Done && row.Time == plan.Late:
		return "ga ga-done", "p-done-late"
	case s == plan.Done:
		return "ga ga-done full", ""
	case row.Time == plan.Overdue:
		return "ga ga-late", "p-late"
	case s == plan.Paused:
		return "ga ga-paused", "p-paused"
	}
	return "ga ga-open", ""
}

// ganttTitle says of a bar what it shows.
func (k *ink) ganttTitle(c *ganttChart, row *app.GanttRow) string {
	said := row.Item.Code + ": " + k.day(row.To)
	if row.From != "" {
		said = row.Item.Code + ": " + k.day(row.From) + " – " + k.day(row.To)
	}
	if first := row.Due.Original; first != "" && first != row.To {
		said += "; " + k.Say("hạn ban đầu %s", k.day(first))
	}
	if row.Standing.State != "" {
		said += "; " + k.Say(row.Standing.State.Vi())
	}
	if row.Time == plan.Overdue {
		said += "; " + k.Say(row.Time.Vi())
	}
	if slack, ok := c.Path.Slack[row.Item.ID]; ok && slack > 0 {
		said += "; " + k.Count(slack, "còn dư %d ngày", slack)
	} else if ok {
		said += "; " + k.Say("trên đường găng")
	}
	return said
}

// ganttArrow leads from the end of what comes first to the beginning of what waits for it.
func (k *ink) ganttArrow(s ganttSheet, l plan.Link) {
	c := s.Chart
	from, to := c.at[plan.ItemID(l.ToID)], c.at[plan.ItemID(l.FromID)]
	before, after := c.lines[from].Row, c.lines[to].Row
	x1, y1, y2 := c.x(before.To.Add(1)), s.y(from)+4+barTall/2, s.y(to)+4+barTall/2
	x2 := c.x(after.To.Add(1)) - 6 // the left corner of a diamond
	if before.From == "" {
		x1 += 5.5
	}
	if after.From != "" {
		x2 = c.x(after.From)
	}
	class := "ga-wait"
	if c.critical(l) {
		class += " crit"
	}
	k.raw(`<path class="`, class, `" d="M`).coord(x1).raw(" ").coord(y1).raw("h4")
	if x2 < x1+12 { // the other begins before: round its left side
		between := y2 - ganttRow/2
		if y2 < y1 {
			between = y2 + ganttRow/2
		}
		k.raw("V").coord(between).raw("H").coord(x2 - 8)
	}
	k.raw("V").coord(y2).raw("H").coord(x2-4).raw(`"/><path class="ga-tip" d="M`).coord(x2).raw(" ").coord(y2).raw(`l-6 -3v6z"/>`, "\n")
}

package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// ganttChart is a Gantt laid out in sheets one below the other: each has its own axis, so that a page of paper can be read
// alone and a long drawing has a head in sight.
type ganttChart struct {
	app.Gantt
	Sheets      []ganttSheet
	First, Last when.Date // of the axis: whole years
	Today       when.Date
	Text        string // what the drawing says, for those who cannot see it

	lines  []ganttLine
	at     map[plan.ItemID]int // line of each item
	perDay float64
}

// ganttSheet is some lines of a chart, and the arrows that touch them.
type ganttSheet struct {
	Chart    *ganttChart
	From, To int // lines
	Number   int
	Height   float64
	Waits    []plan.Link
}

// ganttLine is a row of the chart, or the name of the group that follows.
type ganttLine struct {
	Group string
	Rows  int
	Row   *app.GanttRow // nil for a name
}

// What a chart measures; the names stand in a drawing of their own, which stays in sight when the chart is scrolled.
const (
	ganttNames      = 300.0
	ganttWidth      = 960.0
	ganttEdge       = 8.0
	ganttHead       = 34.0
	ganttRow        = 18.0
	ganttSheetLines = 36 // fit on a page of A3, landscape
	ganttYears      = 12 // of the axis, at most
)

func (w words) ganttChart(g app.Gantt, today when.Date) ganttChart {
	c := ganttChart{Gantt: g, Today: today, at: map[plan.ItemID]int{}}
	for i := range g.Groups {
		x := &g.Groups[i]
		name := x.Name
		if name == "" {
			name = w.Say("Không từ văn bản nào")
			if g.By == "unit" {
				name = w.Say("Chưa rõ chủ trì")
			}
		}
		c.lines = append(c.lines, ganttLine{Group: name, Rows: len(x.Rows)})
		for n := range x.Rows {
			row := &x.Rows[n]
			c.at[row.Item.ID] = len(c.lines)
			c.lines = append(c.lines, ganttLine{Row: row})
			first := row.To
			if row.From != "" {
				first = row.From
			}
			if c.First == "" || first < c.First {
				c.First = first
			}
			c.Last = max(c.Last, row.To)
		}
	}
	if len(c.lines) == 0 {
		return c
	}
	c.axis()
	c.cut()
	c.Text = w.Say("%d mục, từ %s đến %s, mỗi mục một dòng: thanh từ ngày bắt đầu đến ngày hạn, hình thoi khi chỉ biết ngày hạn. Mỗi thanh là một liên kết tới mục. Danh sách của các mục này nói cùng điều ấy bằng chữ.", c.Drawn(), w.day(c.First), w.day(c.Last))
	return c
}

// axis takes the whole years of the days drawn; where they are too many for one page, those from last year on.
func (c *ganttChart) axis() {
	first, _, _ := c.First.YMD()
	last, _, _ := c.Last.YMD()
	now, _, _ := c.Today.YMD()
	if last-first >= ganttYears {
		first = max(first, min(now-1, last-ganttYears+1))
		last = min(last, first+ganttYears-1)
	}
	c.First, c.Last = when.Day(first, 1, 1), when.Day(last, 12, 31)
	c.perDay = (ganttWidth - 2*ganttEdge) / float64(c.First.DaysTo(c.Last)+1)
}

// x is where the morning of a day stands; days before and after the axis stand at its ends.
func (c *ganttChart) x(d when.Date) float64 {
	d = min(max(d, c.First), c.Last.Add(1))
	return ganttEdge + float64(c.First.DaysTo(d))*c.perDay
}

// shows tells whether a day is on the axis.
func (c *ganttChart) shows(d when.Date) bool { return c.First <= d && d <= c.Last }

// cut lays the lines on sheets: no name of a group stands last, and an arrow is on every sheet that it crosses.
func (c *ganttChart) cut() {
	for from := 0; from < len(c.lines); {
		to := min(from+ganttSheetLines, len(c.lines))
		if to < len(c.lines) && c.lines[to-1].Row == nil && to-1 > from {
			to--
		}
		c.Sheets = append(c.Sheets, ganttSheet{From: from, To: to, Number: len(c.Sheets) + 1, Height: ganttHead + float64(to-from)*ganttRow + 2})
		from = to
	}
	for _, l := range c.Waits {
		a, b := c.at[plan.ItemID(l.ToID)], c.at[plan.ItemID(l.FromID)]
		for i := range c.Sheets {
			if s := &c.Sheets[i]; s.From <= max(a, b) && min(a, b) < s.To {
				s.Waits = append(s.Waits, l)
			}
		}
	}
}

// Of gives a sheet with the chart it is a part of.
func (c ganttChart) Of(s ganttSheet) ganttSheet {
	s.Chart = &c
	return s
}

// y is the top of a line on a sheet; lines of other sheets stand above or below it, out of sight.
func (s ganttSheet) y(line int) float64 { return ganttHead + float64(line-s.From)*ganttRow }

// critical tells whether an arrow lies on the critical path: both ends do, and no day lies between them.
func (c *ganttChart) critical(l plan.Link) bool {
	return c.Path.Critical(plan.ItemID(l.FromID)) && c.Path.Critical(plan.ItemID(l.ToID))
}

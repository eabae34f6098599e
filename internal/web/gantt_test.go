package web

import (
	"fmt"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func ganttRowOf(n int, from, to when.Date, state plan.WorkState, time plan.TimeState) app.GanttRow {
	row := app.GanttRow{ItemRow: fixtureRow(n, state, time), From: from, To: to}
	row.Item.ID, row.Due.To, row.Due.Original = plan.ItemID(fmt.Sprintf("g%d", n)), to, to
	return row
}

func fixtureGantt() app.Gantt {
	g := app.Gantt{Total: 8, Undated: 1, By: "document", Milestones: []plan.Milestone{{On: "2026-07-10", Title: "Hội nghị sơ kết 6 tháng đầu năm"}, {On: "2030-09-30", Title: "Đại hội lần thứ XIII"}}, Groups: []app.GanttGroup{
		{Name: "Kế hoạch số 112/KH-UBND", Rows: []app.GanttRow{ganttRowOf(1, "2026-01-05", "2026-03-31", plan.Done, plan.OnTime), ganttRowOf(2, "2026-02-01", "2026-05-29", plan.InProgress, plan.Overdue),
			ganttRowOf(3, "2026-06-01", "2026-09-30", plan.InProgress, plan.InTime), ganttRowOf(4, "", "2026-12-31", plan.NotStarted, plan.InTime)}},
		{Rows: []app.GanttRow{ganttRowOf(5, "", "2027-06-30", plan.Paused, plan.InTime), ganttRowOf(6, "2025-10-01", "2026-02-28", plan.Done, plan.Late), ganttRowOf(7, "", "2026-11-30", "", "")}}}}
	g.Groups[0].Rows[2].Due.Original, g.Groups[0].Rows[3].Due.Original = "2026-08-15", "2026-10-31"
	var steps []plan.Step
	for _, x := range g.Groups {
		for _, row := range x.Rows {
			steps = append(steps, plan.Step{ID: row.Item.ID, From: row.From, To: row.To})
		}
	}
	for _, x := range [][2]string{{"g2", "g1"}, {"g3", "g2"}, {"g4", "g3"}, {"g4", "g6"}} {
		g.Waits = append(g.Waits, plan.Link{From: plan.ItemNoun, FromID: x[0], Relation: plan.DependsOn, To: plan.ItemNoun, ToID: x[1]})
	}
	g.Path = plan.PathOf(steps, g.Waits)
	return g
}

func (w words) fixtureGanttPage() *ganttPage {
	p := &ganttPage{frame: w.fixtureFrame("items", w.Say("Sơ đồ tiến độ")), Chart: w.ganttChart(fixtureGantt(), today), Outside: 2,
		Selects: []choice{{Name: "kind", Label: w.Say("Loại")}, {Name: "state", Label: w.Say("Trạng thái")}}, Hidden: []pair{{"document", "d1"}}, Chips: []chip{{"Văn bản", "x", "/gantt", true}}}
	if w.Lang == lang.En {
		p.Chips = nil
	}
	p.tell()
	return p
}

// Every item is one bar that leads to it, whatever the days are, and sheets hold each line once.
func TestGanttDrawsEveryItemOnce(t *testing.T) {
	w := words{lang.Vi}
	g := app.Gantt{By: "unit", Groups: []app.GanttGroup{{Name: "Sở Tài chính"}, {}}}
	for n := range 100 {
		to := when.Date("2020-01-31").Add(n * 97) // more than twelve years
		row := ganttRowOf(n, "", to, plan.NotStarted, plan.InTime)
		if n%3 == 0 {
			row.From = to.Add(-n)
		}
		g.Groups[n%2].Rows = append(g.Groups[n%2].Rows, row)
		if n > 1 {
			g.Waits = append(g.Waits, plan.Link{FromID: fmt.Sprintf("g%d", n), Relation: plan.DependsOn, ToID: fmt.Sprintf("g%d", n-2)})
		}
	}
	c := w.ganttChart(g, today)
	first, _, _ := c.First.YMD()
	last, _, _ := c.Last.YMD()
	if last-first >= ganttYears {
		t.Errorf("the axis has the years %d to %d", first, last)
	}
	var names, bars strings.Builder
	for _, s := range c.Sheets {
		if s.To-s.From > ganttSheetLines {
			t.Errorf("a sheet of %d lines", s.To-s.From)
		}
		names.WriteString(string(w.ganttNames(c.Of(s))))
		bars.WriteString(string(w.ganttBars(c.Of(s))))
	}
	for n := range 100 {
		href := fmt.Sprintf(`href="/items/g%d"`, n)
		if a, b := strings.Count(names.String(), href), strings.Count(bars.String(), href); a != 1 || b != 1 {
			t.Errorf("%s: %d names, %d bars", href, a, b)
		}
	}
	if strings.Contains(bars.String(), "NaN") || strings.Contains(bars.String(), "Inf") {
		t.Error("a place on the drawing is no number")
	}
	if c := w.ganttChart(app.Gantt{}, today); len(c.Sheets) != 0 {
		t.Error("nothing has a sheet")
	}
}

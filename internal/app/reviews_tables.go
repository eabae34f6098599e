package app

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// Bounds of one table and one picture of a review.
const (
	mostLines = 1500
	mostBars  = 15
	mostYears = 5
)

func number(n int, rows []int) review.Cell {
	return review.Cell{Number: strconv.Itoa(n), Rows: rows}
}

// reviewGroup is a row of a table by unit, document or theme.
type reviewGroup struct {
	name  string
	tasks []reviewTask
}

// groups sorts tasks by what a reference says; a task of two leads stands with both.
func (x *reviewRecord) groups(by string, tasks []reviewTask) []reviewGroup {
	named := map[string][]reviewTask{}
	var order []string
	put := func(name string, t reviewTask) {
		if _, ok := named[name]; !ok {
			order = append(order, name)
		}
		named[name] = append(named[name], t)
	}
	for _, t := range tasks {
		names := t.Leads
		none := "Chưa rõ cơ quan chủ trì"
		switch by {
		case "document":
			names, none = nil, "Giao ngoài văn bản"
			for _, s := range t.Sources[:min(1, len(t.Sources))] {
				names = append(names, s.Name)
			}
		case "theme":
			names, none = nil, "Chưa gắn chủ đề"
			for _, theme := range x.themes {
				if x.within[theme.ID][t.Item.ID] {
					names = append(names, theme.Title)
				}
			}
		}
		for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) {
			put(name, t)
		}
		if len(names) == 0 {
			put(none, t)
		}
	}
	if by == "theme" {
		arrange.By(order, func(a, b string) int { return cmp.Compare(x.themeAt(a), x.themeAt(b)) })
	} else {
		arrange.By(order, func(a, b string) int { return strings.Compare(vi.SortKey(a), vi.SortKey(b)) })
	}
	out := make([]reviewGroup, len(order))
	for i, name := range order {
		out[i] = reviewGroup{name, named[name]}
	}
	return out
}

func (x *reviewRecord) themeAt(title string) int {
	if i := slices.IndexFunc(x.themes, func(t plan.Theme) bool { return t.Title == title }); i >= 0 {
		return i
	}
	return len(x.themes)
}

var byWords = map[string]string{"unit": "cơ quan chủ trì", "document": "văn bản giao", "theme": "chủ đề"}

// byTable counts tasks of each unit, document or theme; its total counts each task once.
func (x *reviewRecord) byTable(ref review.Ref, tasks []reviewTask) review.Figure {
	t := &review.Table{Title: "Kết quả thực hiện nhiệm vụ theo " + byWords[ref.By], Note: "Đơn vị tính: nhiệm vụ", Columns: []review.Column{
		{Title: "TT", Width: 10, Align: "center"}, {Title: upperFirst(byWords[ref.By]), Width: 62}, {Title: "Tổng số", Width: 17, Align: "right"},
		{Title: "Đúng hạn", Over: "Đã hoàn thành", Width: 18, Align: "right"}, {Title: "Quá hạn", Over: "Đã hoàn thành", Width: 18, Align: "right"},
		{Title: "Trong hạn", Over: "Chưa hoàn thành", Width: 18, Align: "right"}, {Title: "Quá hạn", Over: "Chưa hoàn thành", Width: 18, Align: "right"}}}
	line := func(mark, name string, tasks []reviewTask, strong bool) {
		l := review.Line{Strong: strong, Cells: []review.Cell{{Text: mark}, {Text: name}, number(len(tasks), tasksRows(tasks))}}
		for _, fits := range []func(reviewTask) bool{
			func(t reviewTask) bool { return t.Time == plan.OnTime }, func(t reviewTask) bool { return t.Time == plan.Late },
			func(t reviewTask) bool { return t.Standing.State.Open() && t.Time != plan.Overdue }, func(t reviewTask) bool { return t.Time == plan.Overdue },
		} {
			some := slices.DeleteFunc(slices.Clone(tasks), func(t reviewTask) bool { return !fits(t) })
			l.Cells = append(l.Cells, number(len(some), tasksRows(some)))
		}
		t.Lines = append(t.Lines, l)
	}
	for i, g := range x.groups(ref.By, tasks) {
		line(strconv.Itoa(i+1), g.name, g.tasks, false)
	}
	line("", "Tổng số (mỗi nhiệm vụ tính một lần)", tasks, true)
	return review.Figure{Table: t, Rows: tasksRows(tasks)}
}

func upperFirst(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// taskTable lists tasks; those that are late with the reasons their units gave, the others with what was reported last.
func (x *reviewRecord) taskTable(ref review.Ref, tasks []reviewTask) (review.Figure, error) {
	ids := make([]plan.ItemID, len(tasks))
	for i, t := range tasks {
		ids[i] = t.Item.ID
	}
	if err := x.linesOn(ids[:min(len(ids), mostLines)]); err != nil {
		return review.Figure{}, err
	}
	late := ref.State == "overdue"
	t := &review.Table{Title: "Danh mục nhiệm vụ", Columns: []review.Column{{Title: "TT", Width: 10, Align: "center"}, {Title: "Nhiệm vụ", Width: 66}, {Title: "Cơ quan chủ trì", Width: 30},
		{Title: "Thời hạn", Width: 28, Align: "center"}, {Title: "Tình trạng", Width: 24}, {Title: "Kết quả", Width: 38}}}
	if late {
		t.Title, t.Columns[4], t.Columns[5] = "Nhiệm vụ quá hạn chưa hoàn thành", review.Column{Title: "Quá hạn (ngày)", Width: 20, Align: "right"}, review.Column{Title: "Lý do đơn vị nêu", Width: 44}
		arrange.By(tasks, func(m, n reviewTask) int { return strings.Compare(string(m.Standing.DueOn), string(n.Standing.DueOn)) })
	}
	for i, task := range tasks[:min(len(tasks), mostLines)] {
		due := review.Cell{Day: task.Standing.DueOn}
		if task.Standing.DueOn == "" {
			due = review.Cell{Text: task.Due.Raw}
		}
		state, said := review.Cell{Text: stateWords(task)}, x.said(task, late)
		if late {
			state = number(task.Standing.DueOn.DaysTo(x.asOf), []int{task.row})
		}
		t.Lines = append(t.Lines, review.Line{Cells: []review.Cell{{Text: strconv.Itoa(i + 1)}, {Text: task.Item.Title, Rows: []int{task.row}}, {Text: strings.Join(task.Leads, "; ")}, due, state, {Text: said}}})
	}
	if len(tasks) > mostLines {
		t.Note = "Bảng ghi " + write.Count(mostLines).In("") + " dòng đầu trong " + write.Count(len(tasks)).In("") + " nhiệm vụ"
	}
	return review.Figure{Table: t, Rows: tasksRows(tasks)}, nil
}

func stateWords(t reviewTask) string {
	switch t.Time {
	case plan.OnTime, plan.Late:
		return t.Time.Vi()
	case plan.Overdue:
		return t.Standing.State.Vi() + " – quá hạn"
	}
	return t.Standing.State.Vi()
}

// said is what units said last of a task: why it is late, or what was done.
func (x *reviewRecord) said(t reviewTask, why bool) string {
	lines := x.lines[t.Item.ID]
	for _, l := range lines {
		s := cmp.Or(l.Product, l.Text)
		if why {
			s = l.Difficulties
		}
		if s = oneLine(s); s != "" {
			return s
		}
	}
	switch {
	case len(lines) == 0:
		return "Chưa có báo cáo"
	case why:
		return "Đơn vị chưa nêu lý do"
	}
	return ""
}

// targetTable is the table every review has: goal, baseline, years, result, per cent, verdict.
func (x *reviewRecord) targetTable(ref review.Ref, aims []reviewAim) review.Figure {
	years := x.years(aims)
	t := &review.Table{Title: "Kết quả thực hiện các chỉ tiêu", Columns: []review.Column{{Title: "TT", Width: 9, Align: "center"}, {Title: "Chỉ tiêu", Width: 52}, {Title: "Đơn vị tính", Width: 18, Align: "center"},
		{Title: "Gốc", Width: 17, Align: "right"}, {Title: "Mục tiêu", Width: 22, Align: "right"}}}
	for _, y := range years {
		t.Columns = append(t.Columns, review.Column{Title: string(y), Over: "Thực hiện", Width: 15, Align: "right"})
	}
	t.Columns = append(t.Columns, review.Column{Title: "Kết quả", Width: 17, Align: "right"}, review.Column{Title: "% mục tiêu", Width: 15, Align: "right"}, review.Column{Title: "Đánh giá", Width: 24})
	var f review.Figure
	for i, m := range aims[:min(len(aims), mostLines)] {
		f.Rows = append(f.Rows, m.row)
		cells := []review.Cell{{Text: strconv.Itoa(i + 1)}, {Text: m.of.Name(), Rows: []int{m.row}}, {Text: m.Item.Fields["unit"]}, {}, {Text: targetWords(m.target)}}
		if b, ok := m.baseline(); ok {
			cells[3] = review.Cell{Number: b.Value, Rows: []int{m.row}}
		}
		for _, y := range years {
			cells = append(cells, x.cellOf(m, y))
		}
		result := review.Cell{}
		if m.verdict.Value != "" {
			result = review.Cell{Number: indicator.Shown(m.verdict.Value, m.of.Card.Decimals), Rows: x.judgedBy(m)}
		}
		t.Lines = append(t.Lines, review.Line{Cells: append(cells, result, review.Cell{Number: shareReached(m)}, review.Cell{Text: m.verdict.State.Vi(), Rows: x.judgedBy(m)})})
	}
	f.Table = t
	return f
}

// years are those of the period, up to the day, that some indicator has a value of: the last few.
func (x *reviewRecord) years(aims []reviewAim) (out []when.Period) {
	period := x.v.Scope.Period
	for _, m := range aims {
		for _, o := range m.observed {
			if len(o.Period) == 4 && o.Value != "" && !slices.Contains(out, o.Period) && (period.From == "" || o.Period.Bounds().To >= period.From) && (period.To == "" || o.Period.Bounds().From <= period.To) {
				out = append(out, o.Period)
			}
		}
	}
	slices.Sort(out)
	return out[max(0, len(out)-mostYears):]
}

func (x *reviewRecord) cellOf(m reviewAim, p when.Period) review.Cell {
	f := x.value(m, p)
	switch {
	case !f.Known():
		return review.Cell{Text: "…"}
	case f.Value == "":
		return review.Cell{Text: f.Text, Rows: f.Rows}
	}
	return review.Cell{Number: f.Value, Rows: f.Rows}
}

// shareReached is what was reached in per cent of the target, of targets where more is better; "" where that means nothing.
func shareReached(m reviewAim) string {
	got, ok := new(big.Rat).SetString(m.verdict.Value)
	aim, also := new(big.Rat).SetString(m.target.Value)
	if !ok || !also || aim.Sign() <= 0 || m.Item.Fields["direction"] == "down" || (m.target.Comparator != ">=" && m.target.Comparator != ">" && m.target.Comparator != "=") {
		return ""
	}
	return strings.TrimSuffix(got.Quo(got.Mul(got, big.NewRat(100, 1)), aim).FloatString(1), ".0")
}

// stateChart is how many tasks are of each state.
func (x *reviewRecord) stateChart(tasks []reviewTask) review.Figure {
	c := &review.Chart{Sort: "bars", Title: "Tình trạng thực hiện nhiệm vụ", Unit: "nhiệm vụ", Series: []review.Series{{Name: "Số nhiệm vụ"}}}
	for _, s := range []struct{ name, state string }{{"Hoàn thành đúng hạn", "on_time"}, {"Hoàn thành quá hạn", "late"}, {"Chưa hoàn thành, trong hạn", "running"}, {"Quá hạn chưa hoàn thành", "overdue"}} {
		some := slices.DeleteFunc(slices.Clone(tasks), func(t reviewTask) bool {
			if s.state == "running" {
				return !t.Standing.State.Open() || t.Time == plan.Overdue
			}
			return !fits(t, s.state)
		})
		c.Names = append(c.Names, s.name)
		c.Series[0].Values = append(c.Series[0].Values, strconv.Itoa(len(some)))
		c.Series[0].Rows = append(c.Series[0].Rows, tasksRows(some))
	}
	return review.Figure{Chart: c, Rows: tasksRows(tasks)}
}

// byChart stacks done, running and overdue tasks of the units, documents or themes that have most.
func (x *reviewRecord) byChart(ref review.Ref, tasks []reviewTask) review.Figure {
	c := &review.Chart{Sort: "stack", Title: "Nhiệm vụ theo " + byWords[ref.By], Unit: "nhiệm vụ", Series: []review.Series{{Name: "Hoàn thành"}, {Name: "Chưa hoàn thành, trong hạn"}, {Name: "Quá hạn chưa hoàn thành"}}}
	groups := x.groups(ref.By, tasks)
	if len(groups) > mostBars {
		c.Title += " (" + strconv.Itoa(mostBars) + " nơi có nhiều nhiệm vụ nhất)"
		arrange.By(groups, func(a, b reviewGroup) int { return len(b.tasks) - len(a.tasks) })
		groups = groups[:mostBars]
	}
	for _, g := range groups {
		c.Names = append(c.Names, g.name)
		sorted := [3][]reviewTask{}
		for _, t := range g.tasks {
			switch {
			case t.Standing.State == plan.Done:
				sorted[0] = append(sorted[0], t)
			case t.Time == plan.Overdue:
				sorted[2] = append(sorted[2], t)
			case t.Standing.State.Open():
				sorted[1] = append(sorted[1], t)
			}
		}
		for i, some := range sorted {
			c.Series[i].Values = append(c.Series[i].Values, strconv.Itoa(len(some)))
			c.Series[i].Rows = append(c.Series[i].Rows, tasksRows(some))
		}
	}
	return review.Figure{Chart: c, Rows: tasksRows(tasks)}
}

// seriesChart is an indicator over its periods, with what is to be reached.
func (x *reviewRecord) seriesChart(m reviewAim) review.Figure {
	c := &review.Chart{Sort: "line", Title: m.of.Name(), Unit: m.Item.Fields["unit"], Series: []review.Series{{Name: m.of.Name()}}, Ranks: m.verdict.Judged == plan.ByRank}
	switch m.verdict.Judged {
	case plan.AtEnd, plan.ByRank, plan.EachYear, plan.Average: // what a year's value is held against; a sum of years is not
		c.Mark, c.MarkTo = m.target.Value, m.target.High
		if to := m.target.Period.To; to != "" {
			c.MarkAt = string(to[:4])
		}
	}
	f := review.Figure{Chart: c}
	for i, o := range m.observed {
		if o.Value == "" || len(o.Period) != 4 {
			continue
		}
		c.Names = append(c.Names, string(o.Period))
		c.Series[0].Values = append(c.Series[0].Values, o.Value)
		c.Series[0].Rows = append(c.Series[0].Rows, []int{m.places[i]})
		f.Rows = append(f.Rows, m.places[i])
	}
	if len(c.Names) == 0 {
		return unfollowed("chưa có số liệu theo năm của "+m.Item.Code, "there are no yearly values of "+m.Item.Code)
	}
	return f
}

package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type unitsPage struct {
	frame
	Filter app.UnitFilter
	Table  tallyTable
	Pager  pager
	Lines  []figure // of the political system, with how many units each has
	Level  choice
	Order  choice
	Chips  []chip
}

// units is the report by unit and status: a page of units, those with most overdue first, with what each leads.
func (s *server) units(w http.ResponseWriter, r *http.Request) error {
	filter := app.UnitFilterOf(r.URL.Query())
	f, err := s.frame(w, r, "units", "Đơn vị @nhiều")
	if err != nil {
		return err
	}
	p := &unitsPage{frame: f, Filter: filter}
	list, err := s.app.Units(r.Context(), filter)
	if err != nil {
		if !fault.Is(err, fault.Invalid) {
			return err
		}
		p.Problem = p.problem(err)
		return s.show(w, statusOf(err), "units", p)
	}
	rows := unitTallies(list.Rows)
	for i, u := range list.Rows {
		rows[i].Sub = f.placeOf(u.Unit)
	}
	p.Table = tallyTable{Caption: f.Say("Tình hình theo đơn vị chủ trì"), First: f.Say("Đơn vị"), Rows: rows, Sorted: f.tallyHeads(filter)}
	p.Pager = pagerOf(r, list.Total, list.Number, list.PerPage)
	p.Lines = f.unitLines(filter, list.Lines)
	p.Level = choice{Name: "level", Label: f.Say("Cấp")}
	for _, level := range list.Levels {
		if name := f.level(level); name != "" {
			p.Level.add(level, name, filter.Level)
		}
	}
	p.Order = f.unitOrders(filter)
	p.Chips = f.unitChips(filter)
	return s.show(w, http.StatusOK, "units", p)
}

// level names a level of units, "" where it has no name.
func (w words) level(level string) string {
	switch level {
	case "central":
		return w.Say("Trung ương")
	case "province":
		return w.Say("Cấp tỉnh")
	case "district":
		return w.Say("Cấp huyện")
	case "commune":
		return w.Say("Cấp xã")
	}
	return ""
}

// placeOf is where a unit stands: "Chính quyền · Cấp xã".
func (w words) placeOf(u org.Unit) string {
	place := w.line(u.Line)
	if level := w.level(u.Level); level != "" {
		place += " · " + level
	}
	return place
}

// unitLines are the lines that have units under the filter, as links.
func (w words) unitLines(f app.UnitFilter, counts map[org.Line]int) []figure {
	all := 0
	for _, n := range counts {
		all += n
	}
	to := func(line org.Line) string {
		g := f
		g.Line, g.Page = line, 1
		return g.URL()
	}
	out := []figure{{Name: w.Say("Tất cả"), Href: to(""), Count: all, Current: f.Line == ""}}
	for _, l := range org.Lines {
		if n := counts[l.Line]; n > 0 || f.Line == l.Line {
			out = append(out, figure{Name: w.Say(l.Vi), Href: to(l.Line), Count: n, Current: f.Line == l.Line})
		}
	}
	return out
}

// unitChips are the filters in force that no field of the form shows.
func (w words) unitChips(f app.UnitFilter) []chip {
	if f.Under == "" {
		return nil
	}
	off := f
	off.Under, off.Page = "", 1
	return []chip{{w.Say("Thuộc đơn vị"), f.Under, off.URL(), true}}
}

// tallyHeads are the heads of a table of units: figures with the greatest first, then the other way round.
type tallyHeads struct{ Name, Total, Done, Overdue, DueSoon sortHead }

func (w words) tallyHeads(f app.UnitFilter) *tallyHeads {
	now := f.Sort
	if now == "" {
		now = app.WorstFirst
	}
	head := func(label, key, class string) sortHead {
		h := sortHead{Label: w.Say(label), Class: class}
		first := "-" + key
		if key == "name" {
			first = key
		}
		g := f
		g.Page, g.Sort = 1, first
		if now == first {
			g.Sort = turned(first)
		}
		switch now {
		case key:
			h.Aria = "ascending"
		case "-" + key:
			h.Aria = "descending"
		}
		if g.Sort == app.WorstFirst {
			g.Sort = ""
		}
		h.Href = g.URL()
		return h
	}
	return &tallyHeads{head("Đơn vị", "name", ""), head("Tổng số", "total", "n"), head("Hoàn thành", "done", "n"), head("Quá hạn", "overdue", "n"), head("Sắp đến hạn", "due_soon", "n")}
}

// turned is an order the other way round.
func turned(sort string) string {
	if rest, ok := strings.CutPrefix(sort, "-"); ok {
		return rest
	}
	return "-" + sort
}

// unitOrders offers the orders in words, for narrow screens, where tables have no heads.
func (w words) unitOrders(f app.UnitFilter) choice {
	c := choice{Name: "sort", Label: w.Say("Xếp theo")}
	for _, x := range [][2]string{{"name", "Tên A–Y"}, {"-name", "Tên Y–A"}, {"-total", "Nhiều mục nhất trước"}, {"-done", "Hoàn thành nhiều nhất trước"}, {"-due_soon", "Sắp đến hạn nhiều nhất trước"},
		{"overdue", "Quá hạn ít nhất trước"}, {"total", "Ít mục nhất trước"}, {"done", "Hoàn thành ít nhất trước"}, {"due_soon", "Sắp đến hạn ít nhất trước"}} {
		if x[0][0] == '-' || x[0] == "name" || f.Sort == x[0] {
			c.add(x[0], w.Say(x[1]), f.Sort)
		}
	}
	return c
}

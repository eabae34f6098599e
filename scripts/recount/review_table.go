package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// holdTable holds each cell of a table against the rows it names, by what its column says.
func (v *reviewed) holdTable(c closing, ref string, a asked, f figure) {
	fits, _ := v.fitting(a.rest)
	if fits == nil {
		fits = func(*standing) bool { return true }
	}
	all := map[string]*standing{}
	if strings.HasPrefix(a.head, "bang nhiem vu") {
		for id, s := range v.scope(false, a.options) {
			if fits(s) {
				all[id] = s
			}
		}
	}
	for i, line := range f.Table.Lines {
		var rows []int // of the line
		for _, x := range line.Cells {
			rows = append(rows, x.Rows...)
		}
		name := ""
		if len(line.Cells) > 1 {
			name = line.Cells[1].Text
		}
		for j, x := range line.Cells {
			column := f.Table.Columns[j]
			where := fmt.Sprintf("{{%s}} line %d, %s", ref, i+1, strings.Trim(column.Over+", "+column.Title, ", "))
			switch {
			case x.Number == "" && x.Day == "" && !hasDigit(x.Text), column.Title == "TT":
			case strings.HasPrefix(a.head, "bang nhiem vu theo"):
				if x.Number != "" {
					v.countCell(c, where, a.head, name, column.Over+", "+column.Title, x, all)
				}
			case a.head == "bang chi tieu":
				v.targetCell(c, where, column.Over, column.Title, line.Cells, x)
			case column.Title == "Chốt ngày" || column.Title == "Hạn khi đề ra":
			case x.Day != "":
				v.held[where] = x.Day
				for _, id := range v.ids(c, where, rows) {
					if s := v.items[id]; s != nil && s.due != x.Day {
						v.differ("%s says %s where the journal has %s", where, x.Day, s.due)
					}
				}
			case column.Title == "Quá hạn (ngày)":
				v.among(c, where, x.Number, x.Rows)
			case x.Number != "" && a.head == "bang nguyen nhan":
				v.counts(c, where, x.Number, x.Rows, func(*standing) bool { return true }, nil)
			case x.Number != "":
				v.lower(c, where, "x: "+lowerRefs[bare(column.Over+" "+column.Title)], decimal(x.Number), x.Rows)
			default:
				v.among(c, where, x.Text, rows)
			}
		}
	}
}

// lowerRefs are the references of lower reviews whose figures the columns of their table show.
var lowerRefs = map[string]string{"nhiem vu tong so": "so nhiem vu", "nhiem vu hoan thanh": "so nhiem vu hoan thanh", "nhiem vu qua han": "so nhiem vu qua han", "chi tieu dat": "so chi tieu dat",
	"chi tieu dung lo trinh": "so chi tieu dung lo trinh", "chi tieu cham so voi lo trinh": "so chi tieu cham so voi lo trinh"}

// causeOf is the sort of the cause that the newest approved line on a task gives, of its units.
func (v *reviewed) causeOf(item string) string {
	words := false
	for _, l := range v.heard(item) {
		switch {
		case strings.HasPrefix(l.Cause, "kq-"):
			return "khach quan"
		case l.Cause != "":
			return "chu quan"
		}
		words = words || strings.TrimSpace(l.Difficulties) != ""
	}
	if words {
		return "chua phan loai"
	}
	return "chua neu"
}

// heard are the newest approved lines of the units on a task, the newest period first.
func (v *reviewed) heard(item string) (out []line) {
	if v.said == nil {
		v.said = newestApproved(v.record)
	}
	for _, l := range v.said[item] {
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b line) int { return strings.Compare(lastDay(b.Period), lastDay(a.Period)) })
	return out
}

// countCell compares a cell of a table by unit or theme with the rows it names, and with all that the line is about.
func (v *reviewed) countCell(c closing, where, head, name, column string, x cell, all map[string]*standing) {
	word := strings.TrimPrefix(bare(column), ", ")
	if rest, ok := strings.CutPrefix(word, "da hoan thanh, "); ok {
		word = map[string]string{"dung han": "hoan thanh dung han", "qua han": "hoan thanh qua han"}[rest]
	}
	fits, ok := v.fitting(word)
	if !ok {
		v.differ("%s: the column is not known here", where)
		return
	}
	of := map[string]*standing{}
	for id, s := range all {
		switch {
		case strings.HasPrefix(name, "Tổng số"):
			of[id] = s
		case head == "bang nhiem vu theo don vi":
			for _, lead := range s.leads {
				if v.names[lead] == name {
					of[id] = s
				}
			}
			if len(s.leads) == 0 && strings.HasPrefix(name, "Chưa rõ") {
				of[id] = s
			}
		case head == "bang nhiem vu theo chu de":
			for _, l := range v.linksFrom(id) {
				if l.To == "theme" && v.themes[l.ToID] == name {
					of[id] = s
				}
			}
		}
	}
	if len(of) == 0 { // a line of another sort: what it names is all that can be asked
		of = nil
	}
	v.counts(c, where, x.Number, x.Rows, fits, of)
}

// targetCell compares a cell of the table of targets with the values and targets of its indicator.
func (v *reviewed) targetCell(c closing, where, over, title string, line []cell, x cell) {
	indicator := v.ids(c, where, line[1].Rows)
	switch {
	case len(indicator) != 1:
		v.differ("%s stands in a line of no indicator", where)
	case over == "Thực hiện" && x.Number != "":
		for _, id := range v.ids(c, where, x.Rows) {
			v.value(where, decimal(x.Number), v.observed[id])
			if o := v.observed[id]; o.Period != title || o.ItemID != indicator[0] {
				v.differ("%s is a value of %s", where, o.Period)
			}
		}
	case title == "Kết quả" && x.Number != "":
		v.held[where] = x.Number
		if !v.resulted(indicator[0], x.Number) {
			v.differ("%s says %s, which is no value of the indicator and no mean or sum of some", where, x.Number)
		}
	case title == "% mục tiêu":
		v.held[where] = x.Number
		for _, t := range v.targets[indicator[0]] {
			for _, y := range line {
				if y.Number != "" && share(y.Number, t.Value) == x.Number {
					return
				}
				for _, exact := range v.results(indicator[0], y.Number) { // shown rounded, its share reckoned before that
					if share(strconv.FormatFloat(exact, 'f', 12, 64), t.Value) == x.Number {
						return
					}
				}
			}
		}
		v.differ("%s says %s, which is no share of a target", where, x.Number)
	case x.Number != "":
		v.among(c, where, decimal(x.Number), line[1].Rows)
	default:
		v.among(c, where, x.Text, line[1].Rows)
	}
}

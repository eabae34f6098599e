package app

import (
	"fmt"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
)

// cause is why a late task is late, as its unit gave it in its newest approved report that says so.
type cause struct {
	task  reviewTask
	code  report.Cause // "" = none of the list was chosen
	words bool         // … but something was said in words
}

// sort is how a reference narrows a count by.
func (c cause) sort() string {
	switch {
	case c.code == "" && c.words:
		return "worded"
	case c.code == "":
		return "none"
	case c.code.Objective():
		return "objective"
	}
	return "subjective"
}

// causes are those of the tasks in scope that options leave and that are late or were done late.
func (x *reviewRecord) causes(ref review.Ref) (out []cause, problem review.Problem, err error) {
	tasks, problem, err := x.chosen(ref)
	if err != nil || problem.Vi != "" {
		return nil, problem, err
	}
	var ids []plan.ItemID
	for _, t := range tasks {
		if t.Time == plan.Overdue || t.Time == plan.Late {
			out = append(out, cause{task: t})
			ids = append(ids, t.Item.ID)
		}
	}
	if err := x.linesOn(ids); err != nil {
		return nil, problem, err
	}
	for i := range out {
		for _, l := range x.lines[out[i].task.Item.ID] {
			out[i].words = out[i].words || l.Difficulties != ""
			if out[i].code == "" {
				out[i].code = l.Cause
			}
		}
	}
	return out, problem, nil
}

// causesOf is what a reference asks of causes: a count, or the table of them.
func (x *reviewRecord) causesOf(ref review.Ref) (review.Figure, error) {
	all, problem, err := x.causes(ref)
	if err != nil || problem.Vi != "" {
		return review.Figure{Problem: problem}, err
	}
	if ref.Sort == review.CauseTable {
		return causeTable(all), nil
	}
	rows := causeRows(all, func(c cause) bool { return ref.State == "" || c.sort() == ref.State })
	f := counted(len(rows))
	f.Rows = rows
	return f, nil
}

func causeRows(all []cause, is func(cause) bool) []int {
	rows := []int{}
	for _, c := range all {
		if is(c) {
			rows = append(rows, c.task.row)
		}
	}
	return rows
}

// causeTable counts late tasks by cause: the objective ones, the subjective ones, those told in words only, those not told.
func causeTable(all []cause) review.Figure {
	t := &review.Table{Title: "Nguyên nhân của các nhiệm vụ chậm", Note: "Đơn vị tính: nhiệm vụ", Columns: []review.Column{{Title: "TT", Width: 10, Align: "center"}, {Title: "Nguyên nhân", Width: 110}, {Title: "Số nhiệm vụ", Width: 30, Align: "right"}}}
	n := 0
	line := func(words string, strong bool, is func(cause) bool) {
		rows := causeRows(all, is)
		if len(rows) == 0 {
			return
		}
		mark := ""
		if !strong {
			n++
			mark = fmt.Sprint(n)
		}
		t.Lines = append(t.Lines, review.Line{Strong: strong, Cells: []review.Cell{{Text: mark}, {Text: words}, number(len(rows), rows)}})
	}
	for i, sort := range []string{"objective", "subjective"} {
		line("Nguyên nhân "+lowerFirst(report.CauseSorts[i]), true, func(c cause) bool { return c.sort() == sort })
		for _, code := range report.Causes {
			if code.Sort() == report.CauseSorts[i] {
				line(code.Vi(), false, func(c cause) bool { return c.code == code })
			}
		}
	}
	line("Chưa phân loại (đơn vị nêu bằng lời)", true, func(c cause) bool { return c.sort() == "worded" })
	line("Đơn vị chưa nêu nguyên nhân", true, func(c cause) bool { return c.sort() == "none" })
	line("Tổng số nhiệm vụ chậm", true, func(cause) bool { return true })
	return review.Figure{Table: t, Rows: causeRows(all, func(cause) bool { return true })}
}

// causesCounted is the sentence and the table of the causes that units chose; none where no unit chose one. A sort that no
// task has is not named.
func (d *draft) causesCounted() []string {
	all, problem, err := d.reviewRecord.causes(review.Ref{})
	if err != nil || problem.Vi != "" || len(causeRows(all, func(c cause) bool { return c.code != "" })) == 0 {
		return nil
	}
	var parts []string
	for _, s := range []struct{ sort, ref, words string }{{"objective", "khách quan", "chậm do nguyên nhân khách quan"}, {"subjective", "chủ quan", "chậm do nguyên nhân chủ quan"},
		{"worded", "chưa phân loại", "nêu nguyên nhân bằng lời, chưa phân loại"}, {"none", "chưa nêu", "chưa nêu nguyên nhân"}} {
		if len(causeRows(all, func(c cause) bool { return c.sort() == s.sort })) > 0 {
			parts = append(parts, "{{số nguyên nhân "+s.ref+"}} nhiệm vụ "+s.words)
		}
	}
	return []string{"Theo nguyên nhân các đơn vị chọn trong báo cáo, có " + strings.Join(parts, ", ") + ".", "{{bảng nguyên nhân}}"}
}

package app

import (
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/vi"
	"lotrinh/internal/write"
)

// unfollowed is a reference that means nothing, with why.
func unfollowed(viText, en string) review.Figure {
	return review.Figure{Problem: review.Problem{Vi: viText, En: en}}
}

// record looks up every reference of some texts.
func (x *reviewRecord) record(bodies ...string) (review.Record, error) {
	out := review.Record{AsOf: x.asOf, Figures: map[string]review.Figure{}}
	for _, body := range bodies {
		for _, ref := range review.References(body) {
			if _, ok := out.Figures[ref.Name()]; ok {
				continue
			}
			f, err := x.figure(ref)
			if err != nil {
				return out, err
			}
			out.Figures[ref.Name()] = f
		}
	}
	out.Rows = x.rows
	return out, nil
}

// figure is what one reference means.
func (x *reviewRecord) figure(ref review.Ref) (review.Figure, error) {
	if ref.Problem.Vi != "" {
		return review.Figure{Problem: ref.Problem}, nil
	}
	switch ref.Sort {
	case review.TaskCount, review.TaskShare, review.TaskTable, review.TasksBy, review.TaskChart, review.ByChart:
		tasks, problem, err := x.chosen(ref)
		if err != nil || problem.Vi != "" {
			return review.Figure{Problem: problem}, err
		}
		return x.ofTasks(ref, tasks)
	case review.AimCount, review.TargetTable:
		aims, problem, err := x.chosenAims(ref)
		if err != nil || problem.Vi != "" {
			return review.Figure{Problem: problem}, err
		}
		if ref.Sort == review.TargetTable {
			return x.targetTable(ref, aims), nil
		}
		f := counted(len(aims))
		for _, m := range aims {
			f.Rows = append(f.Rows, m.row)
		}
		return f, nil
	case review.ReportOf:
		return x.reportNamed(ref)
	case review.CauseCount, review.CauseTable:
		return x.causesOf(ref)
	case review.LowerCount, review.LowerTable, review.LowerReview, review.LowerFigure:
		return x.ofLower(ref)
	case review.VowCount, review.VowTable:
		return x.ofVows(ref)
	}
	return x.named(ref)
}

func counted(n int) review.Figure {
	c := write.Count(n)
	return review.Figure{Text: c.In(""), Value: c.Number}
}

// fits tells whether a task is of a state, as the lists of the pages say it.
func fits(t reviewTask, state string) bool {
	switch state {
	case "":
		return true
	case "open":
		return t.Standing.State.Open()
	case "reported":
		return t.Standing.ReportedAt != ""
	case "never":
		return t.Standing.ReportedAt == ""
	}
	return string(t.Standing.State) == state || string(t.Time) == state
}

// keeper tells which items the options of a reference leave.
func (x *reviewRecord) keeper(ref review.Ref) (keep func(ItemRow) bool, problem review.Problem, err error) {
	var all []func(ItemRow) bool
	if ref.Unit != "" {
		u, ok := x.unitNamed(ref.Unit)
		if !ok {
			return nil, review.Problem{Vi: "không có đơn vị “" + ref.Unit + "”", En: "there is no unit “" + ref.Unit + "”"}, nil
		}
		all = append(all, func(row ItemRow) bool { return slices.Contains(row.Leads, u.Name) })
	}
	if ref.Document != "" {
		d, many, err := x.documentNamed(ref.Document)
		switch {
		case err != nil:
			return nil, problem, err
		case many:
			return nil, review.Problem{Vi: "có nhiều văn bản số “" + ref.Document + "”", En: "several documents are numbered “" + ref.Document + "”"}, nil
		case d.ID == "":
			return nil, review.Problem{Vi: "không có văn bản “" + ref.Document + "”", En: "there is no document “" + ref.Document + "”"}, nil
		}
		all = append(all, func(row ItemRow) bool {
			return slices.ContainsFunc(row.Sources, func(s Source) bool { return s.ID == d.ID })
		})
	}
	if ref.Theme != "" {
		theme, problem := x.themeNamed(ref.Theme)
		if problem.Vi != "" {
			return nil, problem, nil
		}
		all = append(all, func(row ItemRow) bool { return x.within[theme.ID][row.Item.ID] })
	}
	return func(row ItemRow) bool {
		for _, f := range all {
			if !f(row) {
				return false
			}
		}
		return true
	}, problem, nil
}

// themeNamed finds a theme by its title or the beginning of it.
func (x *reviewRecord) themeNamed(text string) (found plan.Theme, problem review.Problem) {
	folded, n := vi.Fold(text), 0
	for _, t := range x.themes {
		switch title := vi.Fold(t.Title); {
		case title == folded || string(t.ID) == text:
			return t, problem
		case strings.HasPrefix(title, folded):
			found = t
			n++
		}
	}
	if n == 1 {
		return found, problem
	}
	if n > 1 {
		return found, review.Problem{Vi: "có nhiều chủ đề bắt đầu bằng “" + text + "”", En: "several themes begin with “" + text + "”"}
	}
	return found, review.Problem{Vi: "không có chủ đề “" + text + "” trong phạm vi", En: "there is no theme “" + text + "” in the scope"}
}

// chosen are the tasks that a reference is about, whatever their state.
func (x *reviewRecord) chosen(ref review.Ref) (out []reviewTask, problem review.Problem, err error) {
	keep, problem, err := x.keeper(ref)
	if err != nil || problem.Vi != "" {
		return nil, problem, err
	}
	for _, t := range x.tasks {
		if keep(t.ItemRow) {
			out = append(out, t)
		}
	}
	return out, problem, nil
}

func (x *reviewRecord) chosenAims(ref review.Ref) (out []reviewAim, problem review.Problem, err error) {
	keep, problem, err := x.keeper(ref)
	if err != nil || problem.Vi != "" {
		return nil, problem, err
	}
	for _, m := range x.aims {
		if keep(m.ItemRow) && (ref.State == "" || m.verdict.State == indicator.State(ref.State)) {
			out = append(out, m)
		}
	}
	return out, problem, nil
}

func (x *reviewRecord) ofTasks(ref review.Ref, tasks []reviewTask) (review.Figure, error) {
	some := slices.DeleteFunc(slices.Clone(tasks), func(t reviewTask) bool { return !fits(t, ref.State) })
	switch ref.Sort {
	case review.TaskCount:
		f := counted(len(some))
		f.Rows = tasksRows(some)
		return f, nil
	case review.TaskShare:
		if len(tasks) == 0 {
			return unfollowed("không có nhiệm vụ nào để tính tỷ lệ", "there is no task to take a share of"), nil
		}
		value := strconv.FormatFloat(float64(1000*len(some)/len(tasks))/10, 'f', -1, 64)
		return review.Figure{Text: write.Amount(value).In("") + "%", Value: value, Rows: tasksRows(some)}, nil
	case review.TasksBy:
		return x.byTable(ref, some), nil
	case review.TaskChart:
		return x.stateChart(some), nil
	case review.ByChart:
		return x.byChart(ref, some), nil
	}
	return x.taskTable(ref, some)
}

func tasksRows(tasks []reviewTask) []int {
	out := make([]int, len(tasks))
	for i, t := range tasks {
		out[i] = t.row
	}
	return out
}

// reportNamed is a unit's report of a period: "báo cáo tháng 5 năm 2026 của Sở Tài chính".
func (x *reviewRecord) reportNamed(ref review.Ref) (review.Figure, error) {
	u, ok := x.unitNamed(ref.Bare)
	if !ok || ref.Period == "" {
		return unfollowed("cần mã hoặc tên đơn vị và kỳ, ví dụ báo cáo so-tc 2026-05", "a unit and a period are needed, for example báo cáo so-tc 2026-05"), nil
	}
	rep, err := x.r.ReportOf(u.ID, ref.Period)
	if fault.Is(err, fault.NotFound) {
		return unfollowed(u.Name+" không có báo cáo "+ref.Period.Vi(), "there is no report of "+u.Name+" for "+string(ref.Period)), nil
	} else if err != nil {
		return review.Figure{}, err
	}
	says := []string{rep.Summary, rep.Difficulties, rep.Proposals}
	for _, text := range rep.Texts {
		says = append(says, text)
	}
	x.rows = append(x.rows, review.Row{Noun: "report", ID: string(rep.ID), Title: u.Name + ", " + rep.Period.Vi(), Says: strings.TrimSpace(strings.Join(says, "\n")), Href: "/reports/" + u.Code + "/" + string(rep.Period), On: rep.ApprovedOn})
	return review.Figure{Text: "báo cáo " + rep.Period.Vi() + " của " + u.Name, Rows: []int{len(x.rows) - 1}}, nil
}

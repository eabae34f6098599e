package app

import (
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ComparedFigure is a figure of a review beside the same one of the review before it.
type ComparedFigure struct {
	Ref         string
	Before, Now string
}

// compare puts the figures beside those of the review before.
func (a *App) compare(r store.Reader, out *ReviewShown) error {
	var err error
	if out.Before, err = reviewBefore(r, out.Review, out.Record.AsOf); err != nil || out.Before == nil {
		return err
	}
	then, err := store.ReviewClosings.Get(r, string(out.Before.ID))
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, s := range out.Sections {
		for _, ref := range review.References(s.Text.Body) {
			was, ok := then.Figures[ref.Name()]
			now := out.Record.Of(ref)
			if !ok || seen[ref.Name()] || now.Value == "" || was.Value == "" {
				continue
			}
			seen[ref.Name()] = true
			out.Compared = append(out.Compared, ComparedFigure{ref.Name(), was.Text, now.Text})
		}
	}
	return nil
}

// reviewBefore is the review before another: the one that is named, else the newest closed one of the same plan; nil when there is none.
func reviewBefore(r store.Reader, of review.Review, asOf when.Date) (found *review.Review, err error) {
	all, err := r.AllReviews()
	for _, v := range all {
		if v.ID == of.ID || v.State == review.Open || v.Scope.AsOf >= asOf || of.Previous != "" && v.ID != of.Previous || of.Previous == "" && (v.IssuerID != of.IssuerID || !samePlan(v.Scope.Documents, of.Scope.Documents)) {
			continue
		}
		if found == nil || v.Scope.AsOf > found.Scope.AsOf {
			found = &v
		}
	}
	return found, err
}

// samePlan tells whether two reviews are about a document in common, or both about everything.
func samePlan(a, b []doc.ID) bool {
	return len(a) == 0 && len(b) == 0 || slices.ContainsFunc(a, func(id doc.ID) bool { return slices.Contains(b, id) })
}

// vow is a task that the review before this one set, or named as what comes next, and how it stands now.
type vow struct {
	id   plan.ItemID
	text string
	due  string // as it was set then
	task *reviewTask
}

// setBefore are the tasks that the review before this one set or named as what comes next, in its order.
func (x *reviewRecord) setBefore() ([]vow, error) {
	if x.vows != nil {
		return *x.vows, nil
	}
	before, err := reviewBefore(x.now, x.v, x.asOf)
	if err != nil {
		return nil, err
	}
	var out []vow
	if before != nil {
		if out, err = x.vowsOf(*before); err != nil {
			return nil, err
		}
	}
	x.vows = &out
	return out, x.standNow(out)
}

func (x *reviewRecord) vowsOf(before review.Review) (out []vow, err error) {
	put := func(v vow) {
		if !slices.ContainsFunc(out, func(w vow) bool { return w.id == v.id }) {
			out = append(out, v)
		}
	}
	for _, f := range before.Findings {
		put(vow{id: f.ItemID, text: f.Text, due: f.Due.Vi()})
	}
	texts, err := x.now.TextsOf(before.ID)
	if err != nil {
		return nil, err
	}
	then, err := store.ReviewClosings.Get(x.now, string(before.ID))
	if err != nil {
		return nil, err
	}
	for _, ref := range review.References(texts[review.Ahead].Body) {
		f := then.Of(ref)
		if !f.Known() || len(f.Rows) != 1 || f.Rows[0] >= len(then.Rows) || ref.Sort != review.Named && ref.Sort != review.DueOf {
			continue
		}
		if row := then.Rows[f.Rows[0]]; row.Noun == "item" {
			due := then.Of(review.Parse("hạn " + row.Code))
			put(vow{id: plan.ItemID(row.ID), text: row.Title, due: due.Text})
		}
	}
	return out, nil
}

// standNow finds how the tasks stand: also those that the scope of this review leaves out.
func (x *reviewRecord) standNow(vows []vow) error {
	places := map[plan.ItemID]int{}
	for i, t := range x.tasks {
		places[t.Item.ID] = i
	}
	var others []plan.ItemID
	for i := range vows {
		if place, ok := places[vows[i].id]; ok {
			vows[i].task = &x.tasks[place]
		} else {
			others = append(others, vows[i].id)
		}
	}
	rows, err := x.a.rowsOf(x.r, others)
	for _, row := range rows {
		t := reviewTask{row, len(x.rows)}
		if row.Standing.State == "" || row.Item.Ended {
			continue
		}
		for i := range vows {
			if vows[i].id == row.Item.ID {
				vows[i].task = &t
			}
		}
		x.rows = append(x.rows, review.Row{Noun: "item", ID: string(row.Item.ID), Code: row.Item.Code, Title: row.Item.Title, Says: stands(row, x.asOf), Href: "/items/" + string(row.Item.ID)})
	}
	return err
}

// ofVows is what a reference asks of the tasks that the review before set: how many, how many of a state, or all of them.
func (x *reviewRecord) ofVows(ref review.Ref) (review.Figure, error) {
	all, err := x.setBefore()
	if err != nil {
		return review.Figure{}, err
	}
	if len(all) == 0 {
		return unfollowed("lần đánh giá trước không đề ra nhiệm vụ nào, hoặc chưa có lần trước đã chốt", "the review before set no task, or there is none that is closed"), nil
	}
	some := []reviewTask{}
	for _, v := range all {
		if v.task != nil && fits(*v.task, ref.State) {
			some = append(some, *v.task)
		}
	}
	if ref.Sort == review.VowCount {
		f := counted(len(some))
		f.Rows = tasksRows(some)
		return f, nil
	}
	return x.vowTable(all)
}

// vowTable lists what was set, and what became of it.
func (x *reviewRecord) vowTable(all []vow) (review.Figure, error) {
	t := &review.Table{Title: "Những việc lần đánh giá trước đề ra", Columns: []review.Column{{Title: "TT", Width: 10, Align: "center"}, {Title: "Việc đề ra", Width: 66}, {Title: "Cơ quan chủ trì", Width: 30},
		{Title: "Hạn khi đề ra", Width: 28, Align: "center"}, {Title: "Tình trạng", Width: 24}, {Title: "Kết quả", Width: 38}}}
	f := review.Figure{Table: t}
	var ids []plan.ItemID
	for _, v := range all {
		ids = append(ids, v.id)
	}
	if err := x.linesOn(ids); err != nil {
		return f, err
	}
	for i, v := range all[:min(len(all), mostLines)] {
		line := review.Line{Cells: []review.Cell{{Text: fmt.Sprint(i + 1)}, {Text: v.text}, {}, {Text: v.due}, {Text: "Đã bỏ khỏi kế hoạch"}, {}}}
		if v.task != nil {
			f.Rows = append(f.Rows, v.task.row)
			line.Cells[1].Rows = []int{v.task.row}
			line.Cells[2].Text = strings.Join(v.task.Leads, "; ")
			line.Cells[4].Text = stateWords(*v.task)
			line.Cells[5].Text = x.said(*v.task, v.task.Time == plan.Overdue)
		}
		t.Lines = append(t.Lines, line)
	}
	return f, nil
}

// vowsTold says how many of the tasks that the review before set are done, and late where any is, and lists them.
func (d *draft) vowsTold() []string {
	all, err := d.setBefore()
	if err != nil || len(all) == 0 {
		return nil
	}
	is := func(state string) bool {
		return slices.ContainsFunc(all, func(v vow) bool { return v.task != nil && fits(*v.task, state) })
	}
	said := "Lần đánh giá trước đề ra {{số việc kỳ trước đề ra}} nhiệm vụ; đến nay chưa nhiệm vụ nào hoàn thành"
	if is("done") {
		said = "Lần đánh giá trước đề ra {{số việc kỳ trước đề ra}} nhiệm vụ; đến nay {{số việc kỳ trước đề ra hoàn thành}} nhiệm vụ đã hoàn thành"
	}
	if is("overdue") {
		said += ", {{số việc kỳ trước đề ra quá hạn}} nhiệm vụ quá hạn"
	}
	return []string{said + ".", "{{bảng việc kỳ trước đề ra}}"}
}

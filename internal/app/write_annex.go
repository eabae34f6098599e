package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/write"
)

// annexes are the tasks and the indicators, a row each.
func (m *material) annexes() []write.Annex {
	var out []write.Annex
	if len(m.items) > 0 {
		out = append(out, write.Annex{Title: m.say("Tình hình thực hiện nhiệm vụ %s", m.period.In(m.lang)), Table: m.taskTable()})
	}
	if len(m.indicators) > 0 {
		out = append(out, write.Annex{Title: m.say("Tình hình thực hiện chỉ tiêu %s", m.period.In(m.lang)), Table: m.indicatorTable()})
	}
	return out
}

func (m *material) taskTable() write.Table {
	t := write.Table{Columns: m.columns([]write.Column{{Title: "TT", Width: 11, Align: write.Center}, {Title: "Nhiệm vụ", Width: 92}, {Title: "Cơ quan chủ trì", Width: 32},
		{Title: "Thời hạn", Width: 26, Align: write.Center}, {Title: "Tình trạng", Width: 24}, {Title: "Tiến độ (%)", Width: 14, Align: write.Right}, {Title: "Kết quả, sản phẩm", Width: 44}})}
	items := slices.Clone(m.items)
	arrange.By(items, func(x, y reportedItem) int {
		return cmp.Or(x.onlyReplaced()-y.onlyReplaced(), strings.Compare(string(x.DocumentID), string(y.DocumentID)), cmp.Compare(x.Item.Ord, y.Item.Ord))
	})
	last := ""
	for i, x := range items {
		if g := m.heading(x); g != last {
			t.Rows = append(t.Rows, write.Row{Group: g})
			last = g
		}
		percent := write.Cell{}
		if x.Then.Percent >= 0 {
			percent = write.Count(x.Then.Percent)
		}
		due := write.Day(x.Then.DueOn)
		if x.Then.DueOn == "" {
			due = write.Words(x.Due.Raw)
		}
		t.Rows = append(t.Rows, write.Row{Cells: []write.Cell{write.Words(strconv.Itoa(i + 1)), write.Words(x.Item.Title).To(m.page(x.ItemRow)), write.Words(strings.Join(x.Leads, "; ")), due, write.Words(m.status(x)), percent, write.Words(m.result(x))}})
	}
	return t
}

// onlyReplaced puts tasks that no document in force tells after the others.
func (x reportedItem) onlyReplaced() int {
	if len(x.Sources) > 0 && x.Sources[0].Replaced {
		return 1
	}
	return 0
}

// stand puts an item under the heading and in the place that it has in a document, where that is not the one it came from.
func (m *material) stand(r store.Reader, it *plan.Item, in doc.ID) error {
	if in == it.Origin.DocumentID {
		return nil
	}
	if m.told[in] == nil {
		proposals, err := r.ProposalsOf(in)
		if err != nil {
			return err
		}
		m.told[in] = map[plan.ItemID]plan.Candidate{}
		for _, p := range slices.Backward(proposals) { // the first telling is kept
			m.told[in][p.ItemID] = p.Candidate
		}
	}
	if c, ok := m.told[in][it.ID]; ok {
		it.Group, it.Ord = c.Group, c.Ord
	}
	return nil
}

// heading is the newest document in force that tells a task, with the nearest heading above it there.
func (m *material) heading(x reportedItem) string {
	s := m.say("Nhiệm vụ giao ngoài văn bản")
	if len(x.Sources) > 0 {
		s = x.Sources[0].Named(m.lang)
	}
	if n := len(x.Item.Group); n > 0 {
		s += " – " + x.Item.Group[n-1]
	}
	return s
}

// status says both axes at once, in the words offices use.
func (m *material) status(x reportedItem) string {
	switch x.Time {
	case plan.Overdue:
		return m.say("%s – quá hạn", m.say(x.Then.State.Vi()))
	case plan.OnTime, plan.Late:
		return m.say(x.Time.Vi())
	}
	return m.say(x.Then.State.Vi())
}

func (m *material) result(x reportedItem) string {
	switch {
	case x.Line == nil && x.Then.ReportedAt == "":
		return m.say("Chưa có báo cáo")
	case x.Line == nil:
		return m.say("Kỳ này chưa báo cáo; gần nhất: %s", x.Then.ReportedAt.In(m.lang))
	case x.Line.Product != "":
		return x.Line.Product
	}
	return x.Line.Text
}

func (m *material) indicatorTable() write.Table {
	t := write.Table{Columns: m.columns([]write.Column{{Title: "TT", Width: 11, Align: write.Center}, {Title: "Chỉ tiêu", Width: 90}, {Title: "Đơn vị tính", Width: 24, Align: write.Center}, {Title: "Mức phải đạt", Width: 34, Align: write.Right},
		{Title: "Đến", Width: 26, Align: write.Center}, {Title: "Kết quả", Width: 24, Align: write.Right}, {Title: "Kỳ, chất lượng số liệu", Width: 36}, {Title: "Cơ quan chủ trì", Width: 36}})}
	for i, x := range m.indicators {
		got, note := write.Cell{}, m.say("Chưa có số liệu")
		if x.Last != nil {
			got, note = write.Amount(x.Last.Value), x.Last.Period.In(m.lang)+", "+m.say(x.Last.Quality.Vi())
		}
		t.Rows = append(t.Rows, write.Row{Cells: []write.Cell{write.Words(strconv.Itoa(i + 1)), write.Words(x.Item.Title).To(m.page(x.ItemRow)), write.Words(x.Item.Fields["unit"]), write.Words(m.targetText(x.Target)),
			write.Day(x.Target.Period.To), got, write.Words(note), write.Words(strings.Join(x.Leads, "; "))}})
	}
	return t
}

func (m *material) targetText(t plan.Target) string {
	if t.Worded != "" || t.Value == "" {
		return t.Worded
	}
	value := write.Amount(t.Value).In(m.lang)
	switch t.Comparator {
	case "between":
		return value + " - " + write.Amount(t.High).In(m.lang)
	case ">=", "<=", ">", "<":
		return map[string]string{">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}[t.Comparator] + value
	case "increase_by":
		return m.say("tăng %s", value)
	case "decrease_by":
		return m.say("giảm %s", value)
	}
	return value
}

// page is the address of an item's page, when links are wanted.
func (m *material) page(x ItemRow) string {
	if m.a.Base == "" {
		return ""
	}
	return m.a.Base + "/items/" + string(x.Item.ID)
}

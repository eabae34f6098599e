package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/write"
)

// document puts the material into the parts every progress report has: results, shortcomings, difficulties, what is
// next, proposals; the tasks and indicators follow as annexes. Nothing is said that the records do not hold.
func (m *material) document() write.ProgressReport {
	t := m.tally(m.items)
	doc := write.ProgressReport{
		Layout: write.StateLayout, Superior: m.superior, Issuer: m.unit.FormalName(), Symbol: "BC-" + m.symbol(), Place: m.place, Date: m.asOf,
		Type: "Báo cáo", Subject: "Kết quả thực hiện nhiệm vụ, chỉ tiêu được giao " + m.period.Vi(), Sample: m.a.sample, Period: m.period, AsOf: m.asOf,
		DataNote: m.dataNote(t), Signer: write.Signer{Post: m.signer}, Recipients: m.recipients(),
		Closing: []write.Text{write.Plain("Trên đây là báo cáo kết quả thực hiện nhiệm vụ, chỉ tiêu được giao " + m.period.Vi() + ".")},
	}
	if m.unit.Line == org.Party {
		doc.Layout, doc.Symbol = write.PartyLayout, "BC/"+m.symbol()
	}
	if strings.HasPrefix(m.unit.FormalName(), "Ủy ban nhân dân") {
		doc.Superior, doc.Signer.Authority = "", []string{"TM. ỦY BAN NHÂN DÂN"}
	}
	doc.Opening = []write.Text{write.Plain(fmt.Sprintf("Thực hiện chế độ báo cáo định kỳ, %s báo cáo kết quả thực hiện nhiệm vụ, chỉ tiêu được giao %s (số liệu tính đến ngày %s) như sau:",
		m.unit.FormalName(), m.period.Vi(), m.asOf.Vi()))}
	doc.Sections = []write.Section{m.results(t), m.shortcomings(), m.difficulties(), m.next(), m.proposals()}
	doc.Annexes = m.annexes()
	return doc
}

func (m *material) symbol() string {
	if m.unit.Short != "" {
		return m.unit.Short
	}
	var initials strings.Builder
	for _, w := range strings.FieldsFunc(m.unit.Name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch first := []rune(w)[0]; {
		case w == "và":
		case first == 'Đ' || first == 'đ':
			initials.WriteRune('Đ')
		default:
			initials.WriteString(strings.ToUpper(vi.Fold(string(first))))
		}
	}
	return initials.String()
}

// dataNote says how much is known: coverage and freshness stand beside the figures.
func (m *material) dataNote(t plan.Tally) string {
	s := fmt.Sprintf("%d/%d đơn vị có báo cáo được duyệt trong kỳ; %d/%d nhiệm vụ đã có ít nhất một báo cáo", len(m.reports), m.owing, t.Reported, t.Total)
	if pct, ok := t.Percent(); ok {
		s += fmt.Sprintf("; mức hoàn thành bình quân %d%%, tính trên %d nhiệm vụ có số liệu", pct, t.PercentKnown)
	}
	return s + "."
}

func (m *material) recipients() []string {
	out := []string{"Lưu: VT."}
	if m.superior != "" {
		out = []string{m.superior + " (báo cáo)", "Lãnh đạo đơn vị", "Lưu: VT."}
	}
	return out
}

// figure is a count that leads to its list when the list still has that many rows.
func (m *material) figure(n int, f ItemFilter) write.Run {
	return write.Figure(strconv.Itoa(n), m.link(f))
}

func (m *material) link(f ItemFilter) string {
	if !m.live() {
		return ""
	}
	if !m.all {
		f.Under = m.unit.Code
	}
	return m.a.Base + f.URL()
}

func (m *material) results(t plan.Tally) write.Section {
	text := write.Text{{Text: "Tổng số "}, m.figure(t.Total, ItemFilter{State: "tracked"}), {Text: " nhiệm vụ, dự án; trong đó đã hoàn thành "},
		m.figure(t.Done(), ItemFilter{State: plan.Done}), {Text: " (đúng hạn "}, m.figure(t.DoneOnTime, ItemFilter{Time: plan.OnTime}), {Text: ", quá hạn "}, m.figure(t.DoneLate, ItemFilter{Time: plan.Late}),
		{Text: "); đang thực hiện "}, m.figure(t.InProgress, ItemFilter{State: plan.InProgress}), {Text: "; chưa thực hiện "}, m.figure(t.NotStarted, ItemFilter{State: plan.NotStarted}),
		{Text: "; quá hạn chưa hoàn thành "}, m.figure(t.Overdue, ItemFilter{Time: plan.Overdue}), {Text: "."}}
	s := write.Section{Title: "Kết quả thực hiện", Sections: []write.Section{
		{Title: "Kết quả chung", Text: []write.Text{text}, Figures: m.byUnit()},
	}}
	var done []write.Text
	for _, x := range m.items {
		if x.Line != nil && x.Then.State == plan.Done && x.Then.DoneOn >= m.period.DataWindow().From {
			done = append(done, write.Plain(fmt.Sprintf("%s: hoàn thành ngày %s%s.", m.name(x), x.Then.DoneOn.Vi(), productOf(x))))
		}
	}
	if len(done) == 0 {
		done = []write.Text{write.Plain("Trong kỳ chưa có nhiệm vụ nào được báo cáo hoàn thành.")}
	}
	s.Sections = append(s.Sections, write.Section{Title: "Nhiệm vụ hoàn thành trong kỳ", Text: bounded(done)})
	var told []write.Text
	for _, r := range m.reports {
		if r.Report.Summary != "" {
			told = append(told, write.Plain(r.Unit.Name+": "+oneLine(r.Report.Summary)))
		}
	}
	if len(told) > 0 {
		s.Sections = append(s.Sections, write.Section{Title: "Kết quả do các đơn vị nêu", Text: told})
	}
	return s
}

func productOf(x reportedItem) string {
	if x.Line.Product == "" {
		return ""
	}
	return ", sản phẩm: " + x.Line.Product
}

// longest is how many single tasks a section names before it refers to the annex.
const longest = 15

func bounded(texts []write.Text) []write.Text {
	if len(texts) <= longest {
		return texts
	}
	return append(texts[:longest:longest], write.Plain(fmt.Sprintf("(Còn %d nhiệm vụ khác, xem Phụ lục.)", len(texts)-longest)))
}

func (m *material) name(x reportedItem) string {
	title := strings.TrimRight(x.Item.Title, ".;, ")
	if r := []rune(title); len(r) > 220 {
		title = string(r[:220]) + "…"
	}
	if len(x.Leads) > 0 {
		title += " (" + strings.Join(x.Leads, "; ") + ")"
	}
	return title
}

// byUnit is the table of lead units; an item of two leads stands in both rows and once in the total.
func (m *material) byUnit() *write.Table {
	byName := map[string][]reportedItem{}
	var nobody []reportedItem
	for _, x := range m.items {
		if len(x.Leads) == 0 {
			nobody = append(nobody, x)
		}
		for _, lead := range slices.Compact(slices.Sorted(slices.Values(x.Leads))) {
			byName[lead] = append(byName[lead], x)
		}
	}
	names := make([]string, 0, len(byName))
	for name := range byName {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(vi.SortKey(a), vi.SortKey(b)) })
	t := &write.Table{Title: "Tình hình thực hiện theo cơ quan chủ trì", Note: "Đơn vị tính: nhiệm vụ", Columns: []write.Column{
		{Title: "TT", Width: 10, Align: write.Center}, {Title: "Cơ quan chủ trì", Width: 60}, {Title: "Tổng số", Width: 16, Align: write.Right},
		{Title: "Đúng hạn", Over: "Hoàn thành", Width: 16, Align: write.Right}, {Title: "Quá hạn", Over: "Hoàn thành", Width: 16, Align: write.Right},
		{Title: "Trong hạn", Over: "Chưa hoàn thành", Width: 16, Align: write.Right}, {Title: "Quá hạn", Over: "Chưa hoàn thành", Width: 16, Align: write.Right}}}
	row := func(mark, name string, items []reportedItem, strong bool) {
		x := m.tally(items)
		t.Rows = append(t.Rows, write.Row{Strong: strong, Cells: []write.Cell{write.Words(mark), write.Words(name), write.Count(x.Total), write.Count(x.DoneOnTime),
			write.Count(x.DoneLate), write.Count(x.Open() - x.Overdue), write.Count(x.Overdue)}})
	}
	for i, name := range names {
		row(strconv.Itoa(i+1), name, byName[name], false)
	}
	if len(nobody) > 0 {
		row(strconv.Itoa(len(names)+1), "Chưa rõ cơ quan chủ trì", nobody, false)
	}
	row("", "Tổng số (mỗi nhiệm vụ tính một lần)", m.items, true)
	return t
}

func (m *material) shortcomings() write.Section {
	var late []write.Text
	for _, x := range m.items {
		if x.Time == plan.Overdue {
			late = append(late, write.Plain(fmt.Sprintf("%s: hạn %s, quá hạn %d ngày.", m.name(x), x.Then.DueOn.Vi(), x.Then.DueOn.DaysTo(m.asOf))))
		}
	}
	s := write.Section{Title: "Tồn tại, hạn chế"}
	if len(late) == 0 {
		late = []write.Text{write.Plain("Không có nhiệm vụ quá hạn chưa hoàn thành.")}
	}
	s.Sections = append(s.Sections, write.Section{Title: "Nhiệm vụ quá hạn chưa hoàn thành", Text: bounded(late)})
	if len(m.missing) > 0 {
		s.Sections = append(s.Sections, write.Section{Title: "Đơn vị chưa có báo cáo được duyệt", Text: []write.Text{write.Plain(strings.Join(m.missing, "; ") + ".")}})
	}
	return s
}

func (m *material) difficulties() write.Section {
	var out []write.Text
	for _, x := range m.items {
		if x.Line != nil && x.Line.Difficulties != "" {
			out = append(out, write.Plain(m.name(x)+": "+x.Line.Difficulties))
		}
	}
	for _, r := range m.reports {
		if r.Report.Difficulties != "" {
			out = append(out, write.Plain(r.Unit.Name+": "+r.Report.Difficulties))
		}
	}
	return section("Khó khăn, vướng mắc", out, "Các đơn vị không nêu khó khăn, vướng mắc trong kỳ.")
}

func (m *material) next() write.Section {
	var out []write.Text
	until := m.asOf.Add(31)
	for _, x := range m.items {
		if x.Then.State.Open() && x.Then.DueOn >= m.asOf && x.Then.DueOn <= until {
			out = append(out, write.Plain(fmt.Sprintf("%s: hạn %s.", m.name(x), x.Then.DueOn.Vi())))
		}
	}
	return section("Nhiệm vụ đến hạn trong kỳ tới", out, "Không có nhiệm vụ đến hạn trước ngày "+until.Add(1).Vi()+".")
}

func (m *material) proposals() write.Section {
	var out []write.Text
	for _, r := range m.reports {
		if r.Report.Proposals != "" {
			out = append(out, write.Plain(r.Unit.Name+": "+r.Report.Proposals))
		}
	}
	return section("Đề xuất, kiến nghị", out, "Các đơn vị không có đề xuất, kiến nghị trong kỳ.")
}

func section(title string, texts []write.Text, none string) write.Section {
	if len(texts) == 0 {
		texts = []write.Text{write.Plain(none)}
	}
	return write.Section{Title: title, Text: bounded(texts)}
}

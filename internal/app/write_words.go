package app

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lotrinh/internal/arrange"
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
		Lang: m.lang, Type: m.say("Báo cáo"), Subject: m.say("Kết quả thực hiện nhiệm vụ, chỉ tiêu được giao %s", m.period.In(m.lang)), Sample: m.a.sample, Period: m.period, AsOf: m.asOf,
		DataNote: m.dataNote(t), Signer: write.Signer{Post: m.say(m.signer)}, Recipients: m.recipients(),
		Closing: []write.Text{m.plain("Trên đây là báo cáo kết quả thực hiện nhiệm vụ, chỉ tiêu được giao %s.", m.period.In(m.lang))},
	}
	if m.unit.Line == org.Party {
		doc.Layout, doc.Symbol = write.PartyLayout, "BC/"+m.symbol()
	}
	if strings.HasPrefix(m.unit.FormalName(), "Ủy ban nhân dân") {
		doc.Superior, doc.Signer.Authority = "", []string{m.say("TM. ỦY BAN NHÂN DÂN")}
	}
	doc.Opening = []write.Text{m.plain("Thực hiện chế độ báo cáo định kỳ, %s báo cáo kết quả thực hiện nhiệm vụ, chỉ tiêu được giao %s như sau:",
		m.unit.FormalName(), m.period.In(m.lang))}
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
	s := m.say("%s/%s đơn vị có báo cáo được duyệt trong kỳ; %s/%s nhiệm vụ đã có ít nhất một báo cáo", m.number(len(m.reports)), m.number(m.owing), m.number(t.Reported), m.number(t.Total))
	if pct, ok := t.Percent(); ok {
		s += m.lang.Count(t.PercentKnown, "; mức hoàn thành bình quân %d%%, tính trên %s nhiệm vụ có số liệu", pct, m.number(t.PercentKnown))
	}
	return s + "."
}

func (m *material) recipients() []string {
	kept := m.say("Lưu: VT.")
	if m.superior == "" {
		return []string{kept}
	}
	return []string{m.say("%s (báo cáo)", m.superior), m.say("Lãnh đạo đơn vị"), kept}
}

// figure is a count that leads to its list when the list still has that many rows.
func (m *material) figure(n int, f ItemFilter) write.Run {
	return write.Figure(m.lang, strconv.Itoa(n), m.link(f))
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
	text := m.sentence("Tổng số %s nhiệm vụ, dự án; trong đó đã hoàn thành %s (đúng hạn %s, quá hạn %s); đang thực hiện %s; chưa thực hiện %s; quá hạn chưa hoàn thành %s.",
		m.figure(t.Total, ItemFilter{State: "tracked"}), m.figure(t.Done(), ItemFilter{State: plan.Done}), m.figure(t.DoneOnTime, ItemFilter{Time: plan.OnTime}), m.figure(t.DoneLate, ItemFilter{Time: plan.Late}),
		m.figure(t.InProgress, ItemFilter{State: plan.InProgress}), m.figure(t.NotStarted, ItemFilter{State: plan.NotStarted}), m.figure(t.Overdue, ItemFilter{Time: plan.Overdue}))
	s := write.Section{Title: m.say("Kết quả thực hiện"), Sections: []write.Section{
		{Title: m.say("Kết quả chung"), Text: []write.Text{text}, Figures: m.byUnit()},
	}}
	var done []write.Text
	for _, x := range m.items {
		if x.Line != nil && x.Then.State == plan.Done && x.Then.DoneOn >= m.period.DataWindow().From {
			done = append(done, m.plain("%s: hoàn thành ngày %s%s.", m.name(x), x.Then.DoneOn.In(m.lang), m.productOf(x)))
		}
	}
	if len(done) == 0 {
		done = []write.Text{m.plain("Trong kỳ chưa có nhiệm vụ nào được báo cáo hoàn thành.")}
	}
	s.Sections = append(s.Sections, write.Section{Title: m.say("Nhiệm vụ hoàn thành trong kỳ"), Text: m.bounded(done)})
	var told []write.Text
	for _, r := range m.reports {
		if r.Report.Summary != "" {
			told = append(told, write.Plain(r.Unit.Name+": "+oneLine(r.Report.Summary)))
		}
	}
	if len(told) > 0 {
		s.Sections = append(s.Sections, write.Section{Title: m.say("Kết quả do các đơn vị nêu"), Text: told})
	}
	return s
}

func (m *material) productOf(x reportedItem) string {
	if x.Line.Product == "" {
		return ""
	}
	return m.say(", sản phẩm: %s", x.Line.Product)
}

// longest is how many single tasks a section names before it refers to the annex.
const longest = 15

func (m *material) bounded(texts []write.Text) []write.Text {
	if len(texts) <= longest {
		return texts
	}
	return append(texts[:longest:longest], m.plain("(Còn %s nội dung khác, xem Phụ lục.)", m.number(len(texts)-longest)))
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
	arrange.By(names, func(a, b string) int { return strings.Compare(vi.SortKey(a), vi.SortKey(b)) })
	t := &write.Table{Title: m.say("Tình hình thực hiện theo cơ quan chủ trì"), Note: m.say("Đơn vị tính: nhiệm vụ"), Columns: m.columns([]write.Column{
		{Title: "TT", Width: 10, Align: write.Center}, {Title: "Cơ quan chủ trì", Width: 60}, {Title: "Tổng số", Width: 18, Align: write.Right},
		{Title: "Đúng hạn", Over: "Hoàn thành", Width: 18, Align: write.Right}, {Title: "Quá hạn @done", Over: "Hoàn thành", Width: 18, Align: write.Right},
		{Title: "Trong hạn", Over: "Chưa hoàn thành", Width: 18, Align: write.Right}, {Title: "Quá hạn", Over: "Chưa hoàn thành", Width: 18, Align: write.Right}})}
	row := func(mark, name string, items []reportedItem, strong bool) {
		x := m.tally(items)
		t.Rows = append(t.Rows, write.Row{Strong: strong, Cells: []write.Cell{write.Words(mark), write.Words(name), write.Count(x.Total), write.Count(x.DoneOnTime),
			write.Count(x.DoneLate), write.Count(x.Open() - x.Overdue), write.Count(x.Overdue)}})
	}
	for i, name := range names {
		row(strconv.Itoa(i+1), name, byName[name], false)
	}
	if len(nobody) > 0 {
		row(strconv.Itoa(len(names)+1), m.say("Chưa rõ cơ quan chủ trì"), nobody, false)
	}
	row("", m.say("Tổng số (mỗi nhiệm vụ tính một lần)"), m.items, true)
	return t
}

func (m *material) shortcomings() write.Section {
	var late []write.Text
	for _, x := range m.items {
		if x.Time == plan.Overdue {
			late = append(late, write.Plain(m.lang.Count(x.Then.DueOn.DaysTo(m.asOf), "%s: hạn %s, quá hạn %s ngày.", m.name(x), x.Then.DueOn.In(m.lang), m.number(x.Then.DueOn.DaysTo(m.asOf)))))
		}
	}
	s := write.Section{Title: m.say("Tồn tại, hạn chế")}
	if len(late) == 0 {
		late = []write.Text{m.plain("Không có nhiệm vụ quá hạn chưa hoàn thành.")}
	}
	s.Sections = append(s.Sections, write.Section{Title: m.say("Nhiệm vụ quá hạn chưa hoàn thành"), Text: m.bounded(late)})
	if len(m.missing) > 0 {
		s.Sections = append(s.Sections, write.Section{Title: m.say("Đơn vị chưa có báo cáo được duyệt"), Text: []write.Text{write.Plain(strings.Join(m.missing, "; ") + ".")}})
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
	return m.section("Khó khăn, vướng mắc", out, m.noneStated(m.say("khó khăn, vướng mắc")))
}

func (m *material) next() write.Section {
	var out []write.Text
	until := m.asOf.Add(31)
	for _, x := range m.items {
		if x.Then.State.Open() && x.Then.DueOn >= m.asOf && x.Then.DueOn <= until {
			out = append(out, m.plain("%s: hạn %s.", m.name(x), x.Then.DueOn.In(m.lang)))
		}
	}
	return m.section("Nhiệm vụ đến hạn trong kỳ tới", out, m.plain("Không có nhiệm vụ đến hạn trước ngày %s.", until.Add(1).In(m.lang)))
}

func (m *material) proposals() write.Section {
	var out []write.Text
	for _, r := range m.reports {
		if r.Report.Proposals != "" {
			out = append(out, write.Plain(r.Unit.Name+": "+r.Report.Proposals))
		}
	}
	return m.section("Đề xuất, kiến nghị", out, m.noneStated(m.say("đề xuất, kiến nghị")))
}

// noneStated says that the reports name nothing of a sort, and of how many units that is known: a unit that has not
// reported has not said that there is nothing.
func (m *material) noneStated(what string) write.Text {
	told := len(m.reports)
	switch {
	case told == 0:
		return m.plain("Chưa có báo cáo được duyệt trong kỳ nên chưa rõ %s.", what)
	case m.owing == 1:
		return m.plain("Đơn vị không nêu %s trong kỳ.", what)
	case told == m.owing:
		return m.plain("Các đơn vị không nêu %s trong kỳ.", what)
	case told == 1:
		return m.plain("1 trong %s đơn vị đã báo cáo; đơn vị này không nêu %s.", m.number(m.owing), what)
	}
	return m.plain("%s trong %s đơn vị đã báo cáo; các đơn vị này không nêu %s.", m.number(told), m.number(m.owing), what)
}

// section holds what was found, or says that there was none; title is a wording of ours.
func (m *material) section(title string, texts []write.Text, none write.Text) write.Section {
	if len(texts) == 0 {
		texts = []write.Text{none}
	}
	return write.Section{Title: m.say(title), Text: m.bounded(texts)}
}

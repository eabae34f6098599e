package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// Drafted says what was drafted: the sections by key, and those that hold text already and stay as they are.
type Drafted struct {
	Sections []string `json:"sections"`
	Kept     []string `json:"kept"`
	Empty    []string `json:"empty"` // the record holds nothing to say
}

// DraftReview writes a first version of the sections that hold no text yet (of one, when key is given: again, over a draft
// nobody has rewritten) from the record. Every figure in it is a reference; what the record does not hold is not said.
func (a *App) DraftReview(ctx context.Context, who Who, id review.ID, key string) (Drafted, error) {
	out := Drafted{Sections: []string{}, Kept: []string{}, Empty: []string{}}
	r := a.store.Read(ctx)
	v, err := store.Reviews.Get(r, string(id))
	if err != nil {
		return out, err
	}
	if key != "" {
		if _, err := v.Section(key); err != nil {
			return out, err
		}
	}
	texts, err := r.TextsOf(id)
	if err != nil {
		return out, err
	}
	x, err := a.reviewRecord(ctx, v)
	if err != nil {
		return out, err
	}
	d := draft{reviewRecord: x}
	if err := d.gather(); err != nil {
		return out, err
	}
	var written []review.Text
	may := error(nil)
	for i, s := range v.Sections {
		if key != "" && s.Key != key || !v.Leaf(i) {
			continue
		}
		if may = a.mayWrite(r, who, v, s); may != nil {
			if key != "" {
				return out, may
			}
			continue
		}
		t := texts[s.Key]
		if t.Body != "" && !(key != "" && t.Drafted) {
			out.Kept = append(out.Kept, s.Key)
			continue
		}
		body := strings.Join(d.section(s.Key), "\n")
		if body == "" {
			out.Empty = append(out.Empty, s.Key)
			continue
		}
		written = append(written, review.Text{Section: s.Key, Rev: t.Rev, Body: body, Drafted: true})
		out.Sections = append(out.Sections, s.Key)
	}
	if len(out.Sections)+len(out.Kept)+len(out.Empty) == 0 && may != nil {
		return out, may
	}
	return out, a.writeSections(ctx, who, "review.draft", id, x, written...)
}

// draft writes sentences from a record.
type draft struct {
	*reviewRecord
	reports []toldBy
	lists   map[string][]string // what reports say under which heading, in references
}

// toldBy is an approved report of a unit in scope.
type toldBy struct {
	report.Report
	unit org.Unit
	ref  string
}

// mostReports and mostNamed bound what is gathered and what single tasks a section names before it refers to the table.
const (
	mostReports = 5000
	mostNamed   = 20
)

// gather reads the approved reports of the period by the units in scope, and why late tasks are late.
func (d *draft) gather() error {
	var late []plan.ItemID
	leads := map[string]bool{}
	for _, t := range d.tasks {
		if t.Time == plan.Overdue || t.Time == plan.Late {
			late = append(late, t.Item.ID)
		}
		for _, name := range t.Leads {
			leads[name] = true
		}
	}
	if err := d.linesOn(late); err != nil {
		return err
	}
	days := d.v.Scope.Period
	if days.To == "" || days.To > d.asOf {
		days.To = d.asOf
	}
	all, err := d.r.ApprovedBetween(days, mostReports)
	if err != nil {
		return err
	}
	for _, rep := range all {
		i := slices.IndexFunc(d.units, func(u org.Unit) bool { return u.ID == rep.UnitID })
		if i < 0 || !leads[d.units[i].Name] {
			continue
		}
		d.reports = append(d.reports, toldBy{rep, d.units[i], fmt.Sprintf("{{báo cáo %s %s}}", d.units[i].Code, rep.Period)})
	}
	return nil
}

// section are the paragraphs of one section; none when the record holds nothing to say.
func (d *draft) section(key string) []string {
	switch key {
	case review.Overview:
		return d.overview()
	case review.Themes:
		return d.byTheme()
	case review.Targets:
		return d.targetsTold()
	case review.Tasks:
		return d.tasksTold()
	case review.Shortcomings:
		return d.shortcomings()
	case review.Before:
		return d.vowsTold()
	case review.Lower:
		return d.lowerTold()
	case review.Objective:
		return d.causes("khach quan", "chu quan", true)
	case review.Subjective:
		return d.causes("chu quan", "khach quan", false)
	case review.Lessons:
		return d.under("bai hoc")
	case review.Ahead:
		return d.ahead()
	case review.Proposals:
		return d.proposed()
	}
	return nil
}

func (d *draft) overview() (out []string) {
	if len(d.tasks)+len(d.aims) == 0 {
		return nil
	}
	s := "Phạm vi đánh giá gồm"
	if len(d.aims) > 0 {
		s += " {{số chỉ tiêu}} chỉ tiêu"
	}
	if len(d.tasks) > 0 && len(d.aims) > 0 {
		s += " và"
	}
	if len(d.tasks) > 0 {
		s += " {{số nhiệm vụ}} nhiệm vụ, dự án"
	}
	if names, err := d.documentNames(); err == nil && len(names) > 0 {
		s += " được giao tại " + strings.Join(names, "; ")
	}
	return append(out, s+". Số liệu tính đến "+d.asOf.Long()+".")
}

func (d *draft) documentNames() (out []string, err error) {
	for _, id := range d.v.Scope.Documents {
		doc, err := store.Documents.Get(d.a.store.Read(d.r.Context()), string(id))
		if err != nil {
			return nil, err
		}
		out = append(out, doc.Name())
	}
	return out, nil
}

// counts is one sentence on how some tasks stand; only states that occur are named.
func counts(tasks []reviewTask, option string) string {
	var parts []string
	for _, s := range []struct{ state, words string }{{"done", "hoàn thành"}, {"in_progress", "đang thực hiện"}, {"not_started", "chưa thực hiện"}, {"paused", "tạm dừng"}, {"overdue", "quá hạn"}} {
		if !slices.ContainsFunc(tasks, func(t reviewTask) bool { return fits(t, s.state) }) {
			continue
		}
		if part := fmt.Sprintf("{{số nhiệm vụ %s%s}} nhiệm vụ %s", s.words, option, map[string]string{"done": "đã hoàn thành", "overdue": "quá hạn chưa hoàn thành"}[s.state]); s.state == "done" || s.state == "overdue" {
			parts = append(parts, part)
		} else {
			parts = append(parts, fmt.Sprintf("{{số nhiệm vụ %s%s}} nhiệm vụ %s", s.words, option, s.words))
		}
	}
	return strings.Join(parts, "; ")
}

// byTheme tells each theme of the plan: how many tasks, how they stand, what was finished.
func (d *draft) byTheme() (out []string) {
	for _, theme := range d.themes {
		var tasks []reviewTask
		for _, t := range d.tasks {
			if d.within[theme.ID][t.Item.ID] {
				tasks = append(tasks, t)
			}
		}
		if len(tasks) == 0 {
			continue
		}
		option := "; chủ đề: " + d.themeShort(theme)
		out = append(out, "## "+theme.Title, "Có {{số nhiệm vụ"+option+"}} nhiệm vụ, trong đó: "+counts(tasks, option)+".")
		out = append(out, d.finished(tasks)...)
	}
	if len(d.themes) == 0 && len(d.tasks) > 0 {
		out = append(out, "{{bảng nhiệm vụ theo văn bản}}")
	}
	return out
}

// themeShort is as much of a title as tells the theme from the others; marks that a reference needs are left out.
func (d *draft) themeShort(theme plan.Theme) string {
	title := theme.Title
	if i := strings.IndexAny(title, ";{}=:"); i >= 0 {
		title = title[:i]
	}
	words := strings.Fields(title)
	for n := min(6, len(words)); n <= len(words); n++ {
		short := strings.Join(words[:n], " ")
		if found, problem := d.themeNamed(short); problem.Vi == "" && found.ID == theme.ID {
			return short
		}
	}
	return string(theme.ID)
}

// finished names tasks that are done, each with the day it was done by its own reference.
func (d *draft) finished(tasks []reviewTask) (out []string) {
	n := 0
	for _, t := range tasks {
		if t.Standing.State != plan.Done {
			continue
		}
		if n++; n > mostNamed {
			continue
		}
		out = append(out, fmt.Sprintf("- Đã hoàn thành: {{%s}}%s.", t.Item.Code, leadsOf(t)))
	}
	if n > mostNamed {
		out = append(out, "- Các nhiệm vụ hoàn thành khác nêu tại bảng danh mục nhiệm vụ.")
	}
	return out
}

func leadsOf(t reviewTask) string {
	if len(t.Leads) == 0 {
		return ""
	}
	return " (" + strings.Join(t.Leads, "; ") + ")"
}

// targetsTold counts the verdicts and names what is missed; the table says the rest.
func (d *draft) targetsTold() (out []string) {
	if len(d.aims) == 0 {
		return nil
	}
	var parts []string
	for _, state := range []indicator.State{indicator.Met, indicator.OnCourse, indicator.NotMet, indicator.Behind, indicator.NotYet, indicator.NoValue, indicator.Worded, indicator.Unclear, indicator.Unset} {
		if slices.ContainsFunc(d.aims, func(m reviewAim) bool { return m.verdict.State == state }) {
			words := strings.ToLower(state.Vi())
			parts = append(parts, fmt.Sprintf("{{số chỉ tiêu %s}} chỉ tiêu %s", words, words))
		}
	}
	out = append(out, "Trong {{số chỉ tiêu}} chỉ tiêu có: "+strings.Join(parts, "; ")+".", "{{bảng chỉ tiêu}}")
	charts := 0
	for _, m := range d.aims {
		if f := d.seriesChart(m); f.Known() && len(f.Chart.Names) > 2 && charts < 6 {
			charts++
			out = append(out, "{{biểu đồ "+m.Item.Code+"}}")
		}
	}
	return out
}

func (d *draft) tasksTold() []string {
	if len(d.tasks) == 0 {
		return nil
	}
	return []string{"Trong {{số nhiệm vụ}} nhiệm vụ có " + counts(d.tasks, "") + "; tỷ lệ hoàn thành là {{tỷ lệ nhiệm vụ hoàn thành}}.",
		"{{biểu đồ nhiệm vụ}}", "{{bảng nhiệm vụ theo đơn vị}}", "{{biểu đồ nhiệm vụ theo đơn vị}}"}
}

// unitBehind is the unit of measure as it stands behind a number of an indicator; a rank has none.
func unitBehind(m reviewAim) string {
	unit := m.of.Unit()
	switch {
	case unit == "" || m.verdict.Judged == plan.ByRank:
		return ""
	case strings.HasPrefix(unit, "%"):
		return unit
	}
	return " " + lowerFirst(unit)
}

// shortcomings names what was missed and what is late, each with its rows, and the table with the reasons.
func (d *draft) shortcomings() (out []string) {
	for _, m := range d.aims {
		if m.verdict.State == indicator.NotMet || m.verdict.State == indicator.Behind {
			s := fmt.Sprintf("- Chỉ tiêu “%s”: {{đánh giá %s}}", strings.TrimRight(m.of.Name(), ".;, "), m.Item.Code)
			if m.verdict.Value != "" && m.verdict.Period != "" && d.value(m, m.verdict.Period).Value == m.verdict.Value {
				s += fmt.Sprintf("; kết quả %s: {{%s %s}}%s", m.verdict.Period.Vi(), m.Item.Code, m.verdict.Period, unitBehind(m))
			}
			if m.target.Value != "" {
				s += fmt.Sprintf("; mục tiêu: {{mục tiêu %s}}%s", m.Item.Code, unitBehind(m))
			}
			out = append(out, s+".")
		}
	}
	late := 0
	for _, t := range d.tasks {
		if t.Time == plan.Overdue {
			late++
		}
	}
	if late > 0 {
		out = append(out, "Có {{số nhiệm vụ quá hạn}} nhiệm vụ quá hạn chưa hoàn thành, gồm:", "{{bảng nhiệm vụ quá hạn}}")
	}
	out = append(out, d.causesCounted()...)
	return append(out, d.under("ton tai", "han che")...)
}

// causes are what units gave as causes of one sort: under a heading of that name, or in words of a line that name it.
func (d *draft) causes(sort, other string, objective bool) []string {
	out := d.under(sort)
	for _, t := range d.tasks {
		for _, l := range d.lines[t.Item.ID] {
			folded := vi.Fold(l.Difficulties)
			chosen := l.Cause != "" && l.Cause.Objective() == objective && folded != ""
			if chosen || l.Cause == "" && strings.Contains(folded, sort) && !strings.Contains(folded, other) {
				out = append(out, fmt.Sprintf("- {{khó khăn %s}} ({{%s}}%s).", t.Item.Code, t.Item.Code, leadsOf(t)))
				break
			}
		}
	}
	return out
}

// under quotes what reports say under headings that have one of some words, each with the report it stands in.
func (d *draft) under(words ...string) (out []string) {
	seen := map[string]bool{}
	for _, rep := range slices.Backward(d.reports) { // the newest telling of the same words is kept
		for _, key := range slices.Sorted(maps.Keys(rep.Texts)) {
			text := rep.Texts[key]
			if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(vi.Fold(strings.ReplaceAll(key, "-", " ")), w) }) {
				continue
			}
			for _, s := range sentencesOf(text) {
				if !seen[s] {
					seen[s] = true
					out = append(out, fmt.Sprintf("- %s (%s).", s, rep.ref))
				}
			}
		}
	}
	slices.Reverse(out)
	return out
}

func sentencesOf(text string) (out []string) {
	for _, s := range review.Sentences(text) {
		if one := strings.Trim(strings.TrimSpace(text[s.Start:s.End]), "-+•.; "); one != "" {
			out = append(out, strings.NewReplacer("{{", "", "}}", "").Replace(one))
		}
	}
	return out
}

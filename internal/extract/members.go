package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// listing finds, in the outline, the members of what a text counts ("4 nhóm nhiệm vụ và 24 giải pháp sau đây"), and
// makes themes of those that are breakthroughs, pillars or groups. What is found is kept even when it is not as many
// as stated: a difference must be seen.
type listing struct {
	src  *doc.Source
	r    *Result
	kids map[string][]int
}

// maxCounts bounds the counts that are followed up, each through the whole outline; real texts have some twenty.
const maxCounts = 200

func countMembers(src *doc.Source, r *Result) {
	l := &listing{src: src, r: r, kids: map[string][]int{}}
	for i, p := range src.Passages {
		l.kids[p.Parent] = append(l.kids[p.Parent], i)
	}
	l.headings()
	for i := range r.Counts[:min(len(r.Counts), maxCounts)] {
		if c := &r.Counts[i]; len(c.Members) < c.Stated {
			l.members(c)
		}
	}
	arrange.By(r.Counts, func(x, y Count) int { return x.Span.Start - y.Span.Start }) // those of headings came last
}

// breakthroughs is a heading that announces them: "CÁC ĐỘT PHÁ", "BA KHÂU ĐỘT PHÁ CHIẾN LƯỢC".
var breakthroughs = regexp.MustCompile(`^(cac|ba|bon|hai|nam|\d) (khau |linh vuc |nhiem vu |noi dung )?dot pha( chien luoc)?$`)

// headings makes themes of the numbered children of such a heading.
func (l *listing) headings() {
	for i, p := range l.src.Passages {
		if p.Title == "" || !breakthroughs.MatchString(vi.Fold(p.Title)) {
			continue
		}
		list := l.run(l.kids[p.ID])
		if len(list) < 2 {
			continue
		}
		l.themes("breakthrough", list)
		if n := statedIn(p.Title); n > 0 {
			l.r.Counts = append(l.r.Counts, Count{Text: p.Title, Span: l.src.Passages[i].Span, Stated: n, Of: "đột phá", Members: l.spans(list)})
		}
	}
}

func statedIn(title string) int {
	first, _, _ := strings.Cut(vi.Exact(title), " ")
	if n, ok := numberWords[first]; ok {
		return n
	}
	if len(first) == 1 && first[0] >= '2' && first[0] <= '9' {
		return int(first[0] - '0')
	}
	return 0
}

// members looks below the sentence that counts: at the rows of tables, the headings that follow it, the numbered points
// under all of these together, or the numbered run that follows it.
func (l *listing) members(c *Count) {
	place := l.passageOf(c.Span)
	if place < 0 || l.elsewhere(*c, place) {
		return
	}
	if strings.HasPrefix(c.Of, "nhiệm vụ") {
		if rows := l.tableTasks(c.Stated); rows != nil {
			c.Members = rows
			return
		}
	}
	after := l.after(place)
	titled := l.titled(after)
	run := l.run(after)
	below := l.below(titled)
	promised := strings.HasSuffix(strings.TrimRight(l.text(place), " \n\t*"), ":") || strings.Contains(vi.Fold(l.text(place)), "sau day")
	var list []int
	switch {
	case len(titled) == c.Stated:
		list = titled
	case len(below) == c.Stated:
		list = below
	case len(run) == c.Stated, promised && len(run) > max(1, len(c.Members)) && len(titled) == 0:
		list = run
	default:
		return
	}
	c.Members = l.spans(list)
	if sort := themeSort(c.Of); sort != "" && len(list) == c.Stated {
		l.themes(sort, list)
	}
}

// ofAnother begins the name of the document whose things are counted.
var ofAnother = regexp.MustCompile(`^[\w ]{0,60}(cua|tai|trong|theo|neu trong) (nghi quyet|chuong trinh|ke hoach|ket luan|bao cao)( [^ ]*)?`)

// elsewhere tells whether the sentence counts what another document lists: "24 giải pháp của Nghị quyết …".
func (l *listing) elsewhere(c Count, place int) bool {
	p := l.src.Passages[place]
	named := ofAnother.FindString(vi.Fold(l.src.Text[c.Span.End:p.Span.End]))
	return named != "" && !strings.HasSuffix(named, " nay")
}

// passageOf is the passage whose own text holds a span; -1 when none does.
func (l *listing) passageOf(s doc.Span) int {
	for i, p := range l.src.Passages {
		if p.Table == nil && p.Span.Start <= s.Start && s.End <= p.Span.End {
			return i
		}
	}
	return -1
}

// after are the passages on the same level behind one, or its children when it is a heading.
func (l *listing) after(place int) []int {
	p := l.src.Passages[place]
	if kids := l.kids[p.ID]; len(kids) > 0 {
		return kids
	}
	var out []int
	for _, k := range l.kids[p.Parent] {
		if k > place {
			out = append(out, k)
		}
	}
	return out
}

// run is the first unbroken row of numbered, lettered or dashed passages of one kind.
func (l *listing) run(list []int) []int {
	var out []int
	for _, i := range list {
		p := l.src.Passages[i]
		switch {
		case len(out) == 0 && (p.Kind == doc.Clause || p.Kind == doc.Point || p.Kind == doc.Bullet):
			out = append(out, i)
		case len(out) > 0 && p.Kind == l.src.Passages[out[0]].Kind:
			out = append(out, i)
		case len(out) > 0:
			return out
		}
	}
	return out
}

// titled are the headings among passages.
func (l *listing) titled(list []int) []int {
	var out []int
	for _, i := range list {
		if l.src.Passages[i].Title != "" {
			out = append(out, i)
		}
	}
	return out
}

// below are the numbered passages directly under several headings, together.
func (l *listing) below(headings []int) []int {
	var out []int
	for _, h := range headings {
		out = append(out, l.run(l.kids[l.src.Passages[h].ID])...)
	}
	return out
}

// tableTasks are the rows of tables, all together or of the one group that has as many as stated; nil when none has.
func (l *listing) tableTasks(stated int) []doc.Span {
	var all []doc.Span
	byGroup := map[string][]doc.Span{}
	for _, c := range l.r.Candidates {
		if c.Kind != plan.TaskKind || c.Locator.Row == 0 {
			continue
		}
		all = append(all, c.Span)
		if len(c.Group) > 0 {
			byGroup[c.Group[0]] = append(byGroup[c.Group[0]], c.Span)
		}
	}
	if len(all) == stated {
		return all
	}
	var found []doc.Span
	for _, rows := range byGroup {
		if len(rows) == stated {
			if found != nil {
				return nil // two groups of that size: which one is meant is not said
			}
			found = rows
		}
	}
	return found
}

func (l *listing) text(i int) string {
	s := l.src.Passages[i].Span
	return l.src.Text[s.Start:s.End]
}

func (l *listing) spans(list []int) []doc.Span {
	out := make([]doc.Span, len(list))
	for k, i := range list {
		out[k] = l.src.Passages[i].Span
	}
	return out
}

// themes keeps each passage as a theme, and puts the candidates within its part of the text under it.
func (l *listing) themes(sort string, list []int) {
	ofSort := func(t ThemeMention) bool { return t.Sort == sort }
	told := 0
	for _, t := range l.r.Themes {
		if ofSort(t) {
			told++
		}
	}
	if told >= len(list) {
		return
	}
	l.r.Themes = slices.DeleteFunc(l.r.Themes, ofSort) // running text had found only some of them
	for n, i := range list {
		p := l.src.Passages[i]
		l.r.Themes = append(l.r.Themes, ThemeMention{Sort: sort, Ord: n + 1, Title: l.themeTitle(i), Span: p.Span})
		end := l.endOf(i)
		for k := range l.r.Candidates {
			if c := &l.r.Candidates[k]; c.Theme == "" && c.Span.Start >= p.Span.Start && c.Span.End <= end {
				c.Theme = fmt.Sprintf("%s:%d", sort, n+1)
			}
		}
	}
}

// endOf is where the part of the text under a passage ends.
func (l *listing) endOf(i int) int {
	end := l.src.Passages[i].Span.End
	for _, p := range l.src.Passages[i+1:] {
		if p.Level <= l.src.Passages[i].Level {
			break
		}
		end = p.Span.End
	}
	return end
}

// numbered begins a heading that only counts itself: "Nhóm nhiệm vụ thứ hai: …".
var numbered = regexp.MustCompile(`^(nhom|khau|dot pha|tru cot)( nhiem vu| giai phap| dot pha| va| nhiem vu giai phap)* (thu )?\w+$`)

// themeTitle is what the theme is called: the heading without its number, or a point up to its colon.
func (l *listing) themeTitle(i int) string {
	p := l.src.Passages[i]
	title := p.Title
	if title == "" {
		title = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l.text(i)), p.Marker))
	}
	title = strings.Trim(strings.Join(strings.Fields(title), " "), " .;*")
	if head, tail, ok := strings.Cut(title, ":"); ok {
		if numbered.MatchString(vi.Fold(head)) {
			return strings.TrimSpace(tail)
		}
		if len(strings.Fields(head)) >= 3 {
			return strings.TrimSpace(head)
		}
	}
	return title
}

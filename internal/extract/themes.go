package extract

import (
	"fmt"
	"sort"

	"lotrinh/internal/doc"
)

var ordinals = []lexicon{
	phrases("thứ nhất|một là"), phrases("thứ hai|hai là"), phrases("thứ ba|ba là"), phrases("thứ tư|bốn là"), phrases("thứ năm|năm là"),
	phrases("thứ sáu|sáu là"), phrases("thứ bảy|bảy là"), phrases("thứ tám|tám là"), phrases("thứ chín|chín là"), phrases("thứ mười|mười là"),
}

// ordinalAt is n for a clause that begins "Thứ n," or "n là,"; 0 for others.
func ordinalAt(toks []token, i int) int {
	if i >= len(toks) || !toks[i].upper {
		return 0
	}
	for n, l := range ordinals {
		if l.at(toks, i) > 0 && is(toks, i+2, ",", ":", "-") {
			return n + 1
		}
	}
	return 0
}

// announce opens a scope for the tasks or aims that a sentence announces: "đề ra 3 nhóm nhiệm vụ và giải pháp chủ yếu.",
// "mục tiêu tổng quát là …", "… đề ra mục tiêu:".
func (p *proser) announce(toks []token, sc *scope) {
	if len(toks) == 0 {
		return
	}
	at, promises := spanOf(toks, 0, len(toks)), announces(toks)
	for i := p.countsBefore(at.Start); i < len(p.out.Counts) && p.out.Counts[i].Span.End <= at.End; i++ {
		c := &p.out.Counts[i]
		if sort := themeSort(c.Of); sort != "" && len(c.Members) == 0 && promises {
			p.opened = sort
			p.counting = i
			if len(sc.lead) == 0 {
				sc.order, sc.goals = true, false
			}
		}
	}
	last := trimEnd(toks, len(toks))
	if is(toks, len(toks)-1, ":") && is(toks, last-1, "tiêu") && is(toks, last-2, "mục", "chỉ") {
		sc.goals, sc.order = true, false
	}
}

var announcements = phrases(`đề ra|xác định|gồm|sau`)

// announces tells whether a sentence promises a list.
func announces(toks []token) bool {
	for i := range toks {
		if announcements.at(toks, i) > 0 {
			return true
		}
	}
	return false
}

// themeSort is the axis that a counted noun makes, "" for none.
func themeSort(of string) string {
	switch of {
	case "khâu đột phá", "nhiệm vụ đột phá", "đột phá", "lĩnh vực đột phá":
		return "breakthrough"
	case "trụ cột":
		return "pillar"
	case "nhóm nhiệm vụ và giải pháp", "nhóm nhiệm vụ, giải pháp", "nhóm nhiệm vụ", "nhóm giải pháp":
		return "group"
	}
	return ""
}

// series reads "Thứ nhất, …" or "Một là, …": the first of a series looks for the count that announced it.
func (p *proser) series(toks []token, from, to, n int, sc *scope) {
	if n == 1 {
		p.opened, p.counting = p.announcedBefore(toks[from].start)
	}
	if p.opened == "" {
		return
	}
	sc.order, sc.goals = true, false
	p.themeMention(toks, from, to, n)
}

// announcedBefore is the last counted theme in the two thousand bytes before a place, with its index.
func (p *proser) announcedBefore(at int) (sort string, index int) {
	for i := p.countsBefore(at) - 1; i >= 0; i-- {
		c := p.out.Counts[i]
		if at-c.Span.End > 2000 {
			break
		}
		if sort := themeSort(c.Of); sort != "" && len(c.Members) == 0 {
			return sort, i
		}
	}
	return "", -1
}

// markerOrdinal is n for a passage marked "Thứ n," by the outline.
func markerOrdinal(marker string) int {
	t := tokenise(marker, 0, len(marker))
	for n, l := range ordinals {
		if l.at(t, 0) > 0 {
			return n + 1
		}
	}
	return 0
}

// themeMention keeps "Thứ hai, …" as the theme that its paragraph stands under, and as a member of the count before it.
func (p *proser) themeMention(toks []token, from, to, n int) {
	i := skipLead(toks, from)
	end := trimEnd(toks, to)
	if i >= end {
		return
	}
	at := spanOf(toks, i, end)
	p.theme = fmt.Sprintf("%s:%d", p.opened, n)
	p.out.Themes = append(p.out.Themes, ThemeMention{Sort: p.opened, Ord: n, Title: plain(toks[i:end]), Span: at})
	if p.counting >= 0 && p.counting < len(p.out.Counts) {
		c := &p.out.Counts[p.counting]
		if len(c.Members) == n-1 && n <= c.Stated {
			c.Members = append(c.Members, doc.Span{Start: at.Start, End: at.End})
		}
	}
}

// countsBefore is how many counts begin before a place.
func (p *proser) countsBefore(at int) int {
	return sort.Search(len(p.out.Counts), func(i int) bool { return p.out.Counts[i].Span.Start >= at })
}

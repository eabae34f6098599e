package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// objective keeps an aim: an end state without a number of its own.
func (p *proser) objective(g *doc.Passage, toks []token, from, to int, sc *scope) {
	end := trimEnd(toks, to)
	if end <= from {
		return
	}
	c := plan.Candidate{Kind: plan.ObjectiveKind, Span: spanOf(toks, from, end), Text: plain(toks[from:end]), Why: []string{"prose.goal"}, Evidence: map[string][]plan.Evidence{}}
	p.horizon(&c, sc)
	p.add(g, c)
}

// horizon is the time of an aim: stated in it, or handed down by its heading.
func (p *proser) horizon(c *plan.Candidate, sc *scope) {
	for _, f := range p.timesIn(c.Span) {
		text := syllables(p.src.Text[f.Start:f.End])
		if f.Interval.Known() && (strings.HasPrefix(text, "đến") || f.Start < c.Span.Start+40) {
			c.Horizon = &when.Interval{From: f.Interval.From, To: f.Interval.To}
			c.Evidence["period"] = []plan.Evidence{{Rule: "goal.horizon", Span: doc.Span{Start: f.Start, End: f.End}}}
			return
		}
	}
	if sc.due != nil && sc.due.To != "" {
		c.Horizon = &when.Interval{From: sc.due.From, To: sc.due.To}
		from := sc.dueFrom
		c.Evidence["period"] = []plan.Evidence{{Rule: sc.dueRule, Span: c.Span, From: &from}}
	}
}

// endState finds "Đến năm 2030, Mẫu Giang trở thành …" and "mục tiêu tổng quát là …" in a sentence; from < 0 for none.
func (p *proser) endState(toks []token, from, to int, sc *scope) (start int, ok bool) {
	first := from
	for k := from; k+1 < to; k++ {
		if is(toks, k, "mục") && is(toks, k+1, "tiêu") && is(toks, k+2, "tổng", "chung") {
			j := k + 3
			for is(toks, j, "quát", "là", ":", ",") {
				j++
			}
			if j < to && actionAt(toks, j) > 0 {
				sc.goals, sc.order = true, false
				if due, at := p.termBefore(toks[from:k]); due != nil {
					sc.due, sc.dueFrom, sc.dueRule = due, at, "scope.goal-term"
				}
				return j, true
			}
		}
	}
	for is(toks, from, "phấn", "đấu", "quyết", "tâm", "-", "+") && from < to {
		from++
	}
	horizon := is(toks, from, "đến") && is(toks, from+1, "năm") || is(toks, from, "tầm") && is(toks, from+1, "nhìn")
	if !horizon {
		return 0, false
	}
	for k := from; k < to && k < from+30; k++ {
		if is(toks, k, "trở") && is(toks, k+1, "thành") || is(toks, k, "là") && is(toks, k+1, "tỉnh", "thành", "địa", "trung", "một", "vùng", "đô", "điểm") {
			return first, true
		}
	}
	return 0, false
}

// termBefore is the term or period named before an aim: "nhiệm kỳ 2020-2025, … mục tiêu tổng quát là".
func (p *proser) termBefore(toks []token) (*plan.Due, doc.Span) {
	if len(toks) == 0 {
		return nil, doc.Span{}
	}
	list := p.timesIn(spanOf(toks, 0, len(toks)))
	for i := len(list) - 1; i >= 0; i-- {
		if f := list[i]; f.Interval.Known() {
			return &plan.Due{Raw: p.src.Text[f.Start:f.End], From: f.Interval.From, To: f.Interval.To}, doc.Span{Start: f.Start, End: f.End}
		}
	}
	return nil, doc.Span{}
}

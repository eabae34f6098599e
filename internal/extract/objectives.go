package extract

import (
	"slices"
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
		if f.Interval.Known() && (strings.HasPrefix(text, "đến") || strings.HasPrefix(text, "vào") || f.Start < c.Span.Start+40) {
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

// endStates keeps the clauses below a heading of goals that name a time and were read as nothing else: "đến năm 2030, có một số lĩnh vực đạt
// trình độ tiên tiến".
func (p *proser) endStates(g *doc.Passage, toks []token, parts [][2]int, before int, sc *scope) {
	read := p.out.Candidates[before:]
	for _, c := range atSemicolons(toks, parts) {
		end := trimEnd(toks, c[1])
		if end-c[0] < shortestAim || is(toks, end, ":") || hasResult(toks[:end], c[0]) {
			continue
		}
		s := spanOf(toks, c[0], end)
		dated := slices.ContainsFunc(p.timesIn(s), func(f when.Phrase) bool { return f.Interval.Known() })
		if dated && !slices.ContainsFunc(read, func(o plan.Candidate) bool { return o.Span.Start < s.End && s.Start < o.Span.End }) {
			p.objective(g, toks, c[0], end, sc)
		}
	}
}

// atSemicolons cuts the parts of a sentence at each ";".
func atSemicolons(toks []token, parts [][2]int) (out [][2]int) {
	for _, c := range parts {
		from := c[0]
		for k := c[0]; k < c[1]; k++ {
			if is(toks, k, ";") {
				out = append(out, [2]int{from, k})
				from = k + 1
			}
		}
		out = append(out, [2]int{from, c[1]})
	}
	return out
}

// shortestAim is how many syllables an aim without a verb of its own has at least.
const shortestAim = 8

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

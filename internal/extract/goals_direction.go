package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

var ranks = phrases(`vị trí xếp hạng|thứ hạng|chỉ số|xếp hạng|tốc độ tăng trưởng|tăng trưởng kinh tế|chỉ tiêu`)

// turns begin what directions reads.
var turns = phrases(`giữ|cải thiện|nâng|thuộc|trong|top|đạt và vượt|thứ hạng|tốc độ tăng`)

// directions reads measurable aims without a number: "giữ vững vị trí xếp hạng …", "tốc độ tăng trưởng … đạt khá".
func (p *proser) directions(g *doc.Passage, toks []token, from, to int, sc *scope, aiming bool) {
	done := from // where the sentence goes on after ";" or a time
	for i := from; i+2 < to; i++ {
		if is(toks, i, ";", ":") {
			done = i + 1 + p.phraseLead(toks[:to], i+1)
		} else if i == from {
			done = from + p.phraseLead(toks[:to], skipLead(toks, from))
		}
		if turns.at(toks, i) == 0 { // most syllables
			continue
		}
		var cmp, worded, bound string
		start, end := i, 0
		switch {
		case is(toks, i, "giữ") && is(toks, i+1, "vững", "nguyên") && ranks.at(toks, i+2) > 0:
			cmp = "maintain"
		case is(toks, i, "cải") && is(toks, i+1, "thiện") && ranks.at(toks, i+2) > 0, is(toks, i, "nâng") && is(toks, i+1, "hạng", "bậc"):
			cmp = "increase"
		case is(toks, i, "thuộc", "trong") && is(toks, i+1, "nhóm") && toks[i+2].kind == number && ranked(toks, from, i):
			cmp, start, bound = "<=", skipLead(toks, done), decimal(toks[i+2].text)
		case is(toks, i, "top") && toks[i+1].kind == number && ranked(toks, from, i):
			cmp, start, bound = "<=", skipLead(toks, done), decimal(toks[i+1].text)
		case is(toks, i, "đạt") && is(toks, i+1, "và") && is(toks, i+2, "vượt"):
			cmp = ">="
		case is(toks, i, "thứ") && is(toks, i+1, "hạng") && i == skipLead(toks, from) && modalInside(toks[:to], i) == 0:
		case is(toks, i, "thứ") && is(toks, i+1, "hạng"):
			for k := i; k+1 < to && k < i+60; k++ {
				if is(toks, k, "phải") && is(toks, k+1, "tăng", "cải") {
					cmp, end = "increase", to
				}
			}
		case is(toks, i, "tốc") && is(toks, i+1, "độ") && is(toks, i+2, "tăng"):
			for k := i + 3; k < to && k < i+12; k++ {
				if is(toks, k, "đạt") && is(toks, k+1, "khá", "cao", "mức") {
					cmp, worded, end = "=", toks[k+1].raw, k+2
				}
			}
		}
		if cmp == "" || !(aiming || aimWords(toks, from, i) || sc.goals) {
			continue
		}
		if end == 0 {
			end = i + 1
			for end < to && !is(toks, end, ",", ";", ".") {
				end++
			}
		}
		end = trimEnd(toks, end)
		named := end
		if bound != "" {
			start = indexBefore(toks, start, i)
			named = i
			for named > start+1 && is(toks, named-1, "nằm", "xếp", "đứng", "thuộc", "vào", "trong", "lọt", "ở", "duy", "trì", "giữ", "vững", "phấn", "đấu", "đạt") {
				named--
			}
		}
		c := plan.Candidate{Kind: plan.IndicatorKind, Span: spanOf(toks, start, end), Text: plain(toks[start:end]), Name: directionName(toks, start, named), Why: []string{"prose.direction"}, Evidence: map[string][]plan.Evidence{}}
		v := plan.Value{Sort: "target", Comparator: cmp, Worded: worded}
		if v.Number = bound; worded == "" && bound == "" {
			v.Worded = c.Text
		}
		if strings.Contains(syllables(c.Text), "hạng") {
			v.Unit, c.Unit = "hạng", "hạng"
		}
		if due, at := p.termBefore(toks[from:start]); cmp == "=" && due != nil {
			v.Period = when.Interval{From: due.From, To: due.To}
			c.Evidence["period"] = []plan.Evidence{{Rule: "goal.period-inherited", Span: c.Span, From: &at}}
		} else if (cmp == "=" || bound != "") && sc.due != nil {
			v.Period = when.Interval{From: sc.due.From, To: sc.due.To}
			from := sc.dueFrom
			c.Evidence["period"] = []plan.Evidence{{Rule: "goal.period-inherited", Span: c.Span, From: &from}}
		}
		c.Values = []plan.Value{v}
		p.add(g, c)
		i = end
	}
}

// ranked tells whether a rank or an index is named before i.
func ranked(toks []token, from, i int) bool {
	for k := max(from, i-25); k < i; k++ {
		if is(toks, k, "xếp", "thứ") && is(toks, k+1, "hạng") || is(toks, k, "chỉ") && is(toks, k+1, "số") {
			return true
		}
	}
	return false
}

// indexBefore is where the rank or index that stands last before i begins, where it begins an aim of its own.
func indexBefore(toks []token, start, i int) int {
	for k := i - 1; k > start; k-- {
		if ranks.at(toks, k) > 0 && is(toks, k-1, ",", "và", ";", "đấu") {
			return k
		}
	}
	for is(toks, start, "phấn", "đấu") {
		start++
	}
	return start
}

// directionName is what is to move, without the verb before it and the time after it.
func directionName(toks []token, start, end int) string {
	for start < end && is(toks, start, "giữ", "vững", "nguyên", "cải", "thiện", "nâng", "đạt", "và", "vượt", "chỉ", "tiêu") && !is(toks, start+1, "số") {
		start++
	}
	for k := start + 1; k < end; k++ {
		if is(toks, k, "từng", "phải", "đạt", "qua", "đã", "của", "thuộc") && !is(toks, k+1, "tỉnh") {
			end = k
		}
	}
	return plain(toks[start:trimEnd(toks, end)])
}

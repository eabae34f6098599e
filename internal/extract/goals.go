package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// targets reads the measurable aims of a sentence: a named variable with number, unit and comparator, or a direction.
func (p *proser) targets(g *doc.Passage, toks []token, from, to int, sc *scope, task bool) {
	if g.Section == doc.Results || p.standing || sc.standing {
		return
	}
	aiming := sc.goals || sc.order || task || g.Section == doc.Goals
	done := from
	if due, at := p.openingTime(toks, from, to); due != nil && (aiming || aimWords(toks, from, to)) {
		told := *sc
		told.due, told.dueFrom, told.dueRule = due, at, "scope.goal-time"
		if sc = &told; is(toks, to, ":") || is(toks, to-1, ":") {
			return // what follows is told for this time
		}
		for done < to && toks[done].start < at.End || is(toks, done, ",", ":") {
			done++ // the time is no part of a name: "Đến năm 2030, 100% xã …"
		}
	}
	var last *plan.Candidate
	for i := from; i < to; i++ {
		n, low, high, unit := quantity(toks, i, to)
		if n == 0 {
			continue
		}
		start, cmp, ok := variable(toks, done, i, unit)
		same := last != nil && i > done && bare(toks, done, i) && !namesItself(toks[:to], i+n)
		if same { // "đạt 1,5% GDP vào năm 2027, trên 2% vào năm 2030": the same variable again
			start, ok = done, true
			for start < i && (toks[start].kind == mark || is(toks, start, "và")) {
				start++
			}
		}
		if ok && !same && !sc.goals && g.Section != doc.Goals && cmp == "=" && high == "" && unit != "%" && !is(toks, i-1, "đạt", "đấu", "còn", "chiếm", "bằng", "từ") && !(is(toks, i-1, "khoảng") && is(toks, i-2, "đạt", "còn", "chiếm", "bằng")) {
			continue // a quantity in a task, not a variable
		}
		end := i + n
		if ok && (same || aiming || aimWords(toks, from, i)) && !reported(toks, from, i) {
			name := ""
			if same {
				name = last.Name
			}
			end = p.target(g, toks, start, i, i+n, to, cmp, low, high, unit, name, sc)
			last = &p.out.Candidates[len(p.out.Candidates)-1]
		}
		i += n - 1
		done = max(i+1, end)
	}
	p.directions(g, toks, from, to, sc, aiming)
}

// namesItself holds where words go on behind a quantity that are no time and no comparison: "90% trạm y tế có bác sĩ".
func namesItself(toks []token, i int) bool {
	return i < len(toks) && toks[i].kind == word && !is(toks, i, "vào", "đến", "trong", "năm", "và", "so", "giai", "mỗi", "trở", "gdp", "grdp", "của", "tổng", "theo", "giá", "ở", "hằng", "hàng", "trước", "cuối", "đầu")
}

func aimWords(toks []token, from, i int) bool {
	for k := max(from, i-200); k < i; k++ {
		if is(toks, k, "mục") && is(toks, k+1, "tiêu") || is(toks, k, "phấn") && is(toks, k+1, "đấu") || is(toks, k, "chỉ") && is(toks, k+1, "tiêu") {
			return true
		}
	}
	return false
}

// reported holds for results: "đã đạt", "ước đạt", "so với cùng kỳ".
func reported(toks []token, from, i int) bool {
	for k := max(from, i-14); k < i; k++ {
		if is(toks, k, "đã", "ước") && !is(toks, k+1, "đề", "nêu") || is(toks, k, "đạt") && is(toks, k+1, "được") || is(toks, k, "trường") && is(toks, k+1, "hợp") {
			return true
		}
	}
	return false
}

// target keeps one measured aim; [i, j) is the number with its unit.
func (p *proser) target(g *doc.Passage, toks []token, start, i, j, to int, cmp, low, high, unit, name string, sc *scope) int {
	end := j
	if unit == "%" { // "100% vốn đầu tư công năm 2020", "70% kinh tế số"
		for end < to && end < j+12 && toks[end].kind != mark && !is(toks, end, "để", "và", "so", "trong", "vào", "theo", "nhằm", "là", "của") {
			end++
		}
	}
	end = p.withTime(toks, end, to)
	c := plan.Candidate{Kind: plan.IndicatorKind, Span: spanOf(toks, start, end), Text: plain(toks[start:end]), Unit: unit, Why: []string{"prose.target"}, Evidence: map[string][]plan.Evidence{}}
	nameEnd := i
	for nameEnd > start+1 && (comparators[toks[nameEnd-1].text] != "" || toks[nameEnd-1].kind == mark && !is(toks, nameEnd-1, ")") || is(toks, nameEnd-1, "trung", "bình", "mức", "ít", "nhất", "tăng", "giảm", "chiếm", "còn", "thiểu", "tối", "xuống", "hướng", "tới", "năm", "mỗi", "hằng", "hàng", "đoạn", "giai") || is(toks, nameEnd-1, "lên") && !is(toks, nameEnd-2, "trở") || toks[nameEnd-1].kind == number) {
		nameEnd--
	}
	nameEnd = withoutComparison(toks, start, nameEnd)
	if name != "" {
		c.Name = name
	} else if comparing(toks, start, i) {
		end = max(end, leadingEnd(toks, j, to))
		c.Span, c.Text = spanOf(toks, start, end), plain(toks[start:end])
		if unit == "%" {
			c.Name = plain(toks[j:end])
		} else {
			k := i + 1
			for k < j-1 && k+measures.at(toks, k) != j {
				k++
			}
			c.Name = plain(toks[k:end])
		}
	} else {
		for is(toks, start, "giảm", "tăng", "nâng") && nameEnd-start > 2 && c.Name == "" && start+1 < nameEnd {
			c.Name = plain(toks[start+1 : nameEnd])
		}
	}
	if c.Name == "" {
		c.Name = plain(toks[start:nameEnd])
	}
	c.Name = strings.TrimSuffix(c.Name, " cho")
	if name == "" && !comparing(toks, start, i) && nameEnd-start < 4 && actionVerbs.at(toks, start) >= nameEnd-start && end > j { // "giải ngân 100% vốn đầu tư công"
		c.Name += " " + plain(toks[j:end])
	}
	v := plan.Value{Sort: "target", Comparator: cmp, Number: low, Unit: unit}
	if high != "" {
		v.High, v.Comparator = high, "between"
	} else if is(toks, j, "trở") && is(toks, j+1, "lên", "xuống") {
		v.Comparator = map[string]string{"lên": ">=", "xuống": "<="}[toks[j+1].text]
	}
	if f, at := p.periodOf(c.Span, sc); f.Known() {
		v.Period = f
		ev := plan.Evidence{Rule: "goal.period", Span: at}
		if at.Start < c.Span.Start || at.End > c.Span.End {
			ev = plan.Evidence{Rule: "goal.period-inherited", Span: c.Span, From: &at}
		}
		c.Evidence["period"] = []plan.Evidence{ev}
	}
	c.Evidence["values"] = []plan.Evidence{{Rule: "goal.number", Span: spanOf(toks, i, j)}}
	c.Values = []plan.Value{v}
	p.add(g, c)
	return end
}

// withoutComparison ends a name before words of comparison of more than one syllable: "… tăng bình quân", "… không quá".
func withoutComparison(toks []token, start, end int) int {
	for again := true; again; {
		again = false
		for k := end - 1; k > start && k >= end-4; k-- {
			if comparisons.at(toks[:end], k) == end-k {
				end, again = k, true
			}
		}
	}
	return end
}

var comparisons = phrases(`không|tăng bình quân|giảm bình quân|tăng trung bình|giảm trung bình|tăng thêm|tăng lên|giảm còn|giảm xuống|giảm xuống còn|còn|xuống còn|không quá|không vượt quá|không dưới|không thấp hơn|không cao hơn|tối thiểu|tối đa|ít nhất|đạt|đạt từ|đạt mức|đạt khoảng|đạt tối thiểu|đạt ít nhất|phấn đấu đạt|duy trì|duy trì ở mức|ở mức|ổn định ở mức|tăng|giảm|vượt|đến`)

// openingTime is the time that opens a sentence, or what follows its colon, and holds for all aims in it: "Mục tiêu là: Năm 2029,
// tỷ lệ … ; thu nhập …", or stands alone as a heading does ("- Năm 2029:").
func (p *proser) openingTime(toks []token, from, to int) (*plan.Due, doc.Span) {
	for i := from; i < to; i++ {
		if i > from && !is(toks, i-1, ":") {
			continue
		}
		k := skipLead(toks[:to], i)
		if k >= to {
			break
		}
		if f, next, ok := p.timeAt(toks[:to], k); ok && f.Interval.Known() && (next == to || is(toks, next, ",", ":")) {
			return &plan.Due{Raw: p.src.Text[f.Start:f.End], From: f.Interval.From, To: f.Interval.To}, doc.Span{Start: f.Start, End: f.End}
		}
	}
	return nil, doc.Span{}
}

// periodOf is the period stated in a target, else that of its heading or opening.
func (p *proser) periodOf(s doc.Span, sc *scope) (when.Interval, doc.Span) {
	list := p.timesIn(s)
	for i := len(list) - 1; i >= 0; i-- {
		if f := list[i]; f.Interval.Known() {
			return f.Interval, doc.Span{Start: f.Start, End: f.End}
		}
	}
	lead := doc.Span{Start: max(0, s.Start-60), End: s.Start}
	list = p.timesIn(lead)
	for i := len(list) - 1; i >= 0; i-- {
		if f := list[i]; f.Interval.Known() && !strings.ContainsAny(p.src.Text[f.End:s.Start], ";.") {
			return f.Interval, doc.Span{Start: f.Start, End: f.End}
		}
	}
	if sc.due != nil && sc.due.To != "" {
		return when.Interval{From: sc.due.From, To: sc.due.To}, sc.dueFrom
	}
	return when.Interval{}, doc.Span{}
}

// bare tells whether nothing but words of comparison, time and joining stands between two tokens.
func bare(toks []token, i, j int) bool {
	for ; i < j; i++ {
		if toks[i].kind == word && comparators[toks[i].text] == "" && !is(toks, i, "tối", "thiểu", "đa", "ít", "nhất", "không", "quá", "và", "vào", "năm", "lên") {
			return false
		}
	}
	return true
}

// withTime extends a target over the time right after it: "… 2% GRDP vào năm 2030".
func (p *proser) withTime(toks []token, end, to int) int {
	if end >= to {
		return end
	}
	from := toks[end].start
	if is(toks, end, "vào") && end+1 < to {
		from = toks[end+1].start
	}
	for _, f := range p.timesIn(doc.Span{Start: toks[end].start, End: toks[to-1].end}) {
		if f.Start != from && f.Start != toks[end].start || !f.Interval.Known() {
			break
		}
		for end < to && toks[end].end <= f.End {
			end++
		}
		break
	}
	return end
}

package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

var measures = phrases(`% / năm|%|phần trăm|tỷ đồng|tỉ đồng|nghìn tỷ đồng|ngàn tỷ đồng|triệu đồng|triệu usd|tỷ usd|triệu đồng / người|triệu đồng / người / năm|usd|ha|héc ta|tấn|nghìn tấn|triệu tấn|km|người|lao động|doanh nghiệp|hợp tác xã|xã|phường|huyện|điểm|lần|bậc|giường bệnh|giường bệnh / vạn dân|bác sĩ|bác sĩ / vạn dân|lượt khách|triệu lượt khách|lượt|triệu lượt|căn|mw|sản phẩm|dự án|trường|hộ|m2|m²|mbps|giờ|ngày|bằng sáng chế|công trình|việc làm`)

var comparators = map[string]string{"trên": ">", "hơn": ">", "dưới": "<", "tối thiểu": ">=", "ít nhất": ">=", "không dưới": ">=", "tối đa": "<=", "không quá": "<=", "không vượt quá": "<=", "từ": "=", "khoảng": "=", "đạt": "=", "bằng": "="}

var targetWords = phrases(`đạt|phấn đấu|tối thiểu|ít nhất|không dưới|trên|dưới|từ|tăng|giảm|chiếm|còn|khoảng|duy trì|giữ|tối đa|không quá|lên|bằng|hoàn thành|giải ngân|hơn|thấp nhất|mức|xuống|đến|thu hút|tạo|xây dựng`)

// targets reads the measurable aims of a sentence: a named variable with number, unit and comparator, or a direction.
func (p *proser) targets(g *doc.Passage, toks []token, from, to int, sc *scope, task bool) {
	if g.Section == doc.Results || p.standing || sc.standing {
		return
	}
	aiming := sc.goals || sc.order || task || g.Section == doc.Goals
	done := from
	for i := from; i < to; i++ {
		n, low, high, unit := quantity(toks, i, to)
		if n == 0 {
			continue
		}
		start, cmp, ok := variable(toks, done, i, unit)
		if ok && !sc.goals && g.Section != doc.Goals && cmp == "=" && high == "" && unit != "%" && !is(toks, i-1, "đạt", "đấu", "còn", "chiếm", "bằng", "từ") {
			continue // a quantity in a task, not a variable
		}
		if ok && (aiming || aimWords(toks, from, i)) && !reported(toks, from, i) {
			p.target(g, toks, start, i, i+n, to, cmp, low, high, unit, sc)
		}
		i += n - 1
		done = i + 1
	}
	p.directions(g, toks, from, to, sc, aiming)
}

// quantity reads a number or a range with its unit at i; n is the tokens it takes, 0 for none.
func quantity(toks []token, i, to int) (n int, low, high, unit string) {
	if toks[i].kind != number || i > 0 && toks[i].glued && toks[i-1].kind != mark || is(toks, i-1, "số", "/", "điều", "khoản", "ngày", "tháng", "năm", "quý") {
		return 0, "", "", ""
	}
	low, k := decimal(toks[i].text), i+1
	if is(toks, k, "%") && is(toks, k+1, "-", "đến") && k+2 < to && toks[k+2].kind == number {
		k++
	}
	if is(toks, k, "-", "đến") && k+1 < to && toks[k+1].kind == number {
		high, k = decimal(toks[k+1].text), k+2
	}
	m := measures.at(toks[:to], k)
	if m == 0 || low == "" {
		return 0, "", "", ""
	}
	unit = strings.ReplaceAll(strings.ReplaceAll(joined(toks, k, k+m), " /", "/"), "/ ", "/")
	unit = strings.ReplaceAll(strings.ReplaceAll(unit, "tỉ đồng", "tỷ đồng"), "phần trăm", "%")
	if unit == "ngày" || unit == "năm" || unit == "giờ" || unit == "lần" && is(toks, k+1, "thứ") {
		return 0, "", "", ""
	}
	return k + m - i, low, high, unit
}

// decimal turns 1.000 into 1000 and 0,7 into 0.7; "" when it is no plain number.
func decimal(s string) string {
	if i := strings.IndexByte(s, ','); i >= 0 {
		if strings.Count(s, ",") > 1 || strings.Contains(s[i:], ".") {
			return ""
		}
		return strings.ReplaceAll(s[:i], ".", "") + "." + s[i+1:]
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		for _, part := range strings.Split(s[i+1:], ".") {
			if len(part) != 3 {
				return s
			}
		}
		return strings.ReplaceAll(s, ".", "")
	}
	return strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:]
}

// variable finds where the name of what is measured begins, and the comparator before the number at i.
func variable(toks []token, from, i int, unit string) (start int, cmp string, ok bool) {
	cmp = "="
	j := i
	for j > from { // the words between name and number
		one, two := "", ""
		one = toks[j-1].text
		if j-2 >= from {
			two = toks[j-2].text + " " + one
		}
		if c, found := comparators[two]; found {
			if cmp == "=" || c != "=" {
				cmp = c
			}
			j -= 2
			continue
		}
		if c, found := comparators[one]; found {
			if cmp == "=" && c != "=" {
				cmp = c
			}
			j--
			continue
		}
		switch one {
		case "tăng":
			cmp, j = "increase_by", j-1
			continue
		case "giảm":
			cmp, j = "decrease_by", j-1
			continue
		case "thêm", "còn", "chiếm", "là", "lên", "xuống", ",", ":", "được", "phấn", "đấu", "tới", "hướng", "có", "trung", "bình", "quân", "bảo", "đảm":
			if is(toks, j-1, "đảm", "có") && j-1 > from && is(toks, j-2, "bảo", "đảm", ",") || is(toks, j-1, "có") {
				return leading(toks, j, i, cmp)
			}
			j--
			continue
		}
		break
	}
	start = j
	for start > from && !is(toks, start-1, ";", ":", "(", ")", "mục") {
		if is(toks, start-1, ",") && (targetBoundary(toks, start, j)) {
			break
		}
		if is(toks, start-1, "và") && actionVerbs.at(toks, start) > 0 && j-start <= 2 && j == i {
			break // "đẩy nhanh … và giải ngân 100% vốn"
		}
		if is(toks, start-1, "tiêu") && is(toks, start-2, "mục", "chỉ") {
			break
		}
		start--
	}
	for start < j && (toks[start].kind == mark || is(toks, start, "và", "phấn", "đấu", "đến", "bảo", "đảm", "để", "hoàn", "thành", "mục", "tiêu") && !is(toks, start, "đến")) {
		start++
	}
	if n := timeLead(toks, start); n > 0 && start+n < j {
		start += n
	}
	if is(toks, start, "trong") && is(toks, start+1, "đó") {
		start += 2
	}
	if j-start >= 2 && j-start < 45 {
		return start, cmp, true
	}
	if j == start || j-start < 2 { // verb or nothing before the number: "giải ngân 100% vốn đầu tư công"
		for k := i - 1; k >= from && k > i-4; k-- {
			if actionVerbs.at(toks, k) > 0 {
				return k, cmp, true
			}
		}
	}
	return leading(toks, j, i, cmp)
}

// leading is for a number before its name: "100% thủ tục …", "có ít nhất 50 doanh nghiệp công nghệ số".
func leading(toks []token, j, i int, cmp string) (int, string, bool) {
	for j < i && (toks[j].kind == mark || is(toks, j, "bảo", "đảm", "có")) {
		j++
	}
	return j, cmp, true
}

// targetBoundary tells whether the comma before start separates two targets rather than two nouns of one name.
func targetBoundary(toks []token, start, j int) bool {
	for k := start; k < j && k < start+4; k++ {
		if toks[k].kind == number {
			return true
		}
	}
	return actionVerbs.at(toks, start) > 0 || is(toks, start, "tỷ", "tốc", "số", "thu", "tổng", "bảo", "phấn", "hướng", "trong", "đến")
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
func (p *proser) target(g *doc.Passage, toks []token, start, i, j, to int, cmp, low, high, unit string, sc *scope) {
	end := j
	if unit == "%" { // "100% vốn đầu tư công năm 2020", "70% kinh tế số"
		for end < to && end < j+12 && toks[end].kind != mark && !is(toks, end, "để", "và", "so", "trong", "vào", "theo", "nhằm", "là", "của") {
			end++
		}
	}
	c := plan.Candidate{Kind: plan.IndicatorKind, Span: spanOf(toks, start, end), Text: plain(toks[start:end]), Unit: unit, Why: []string{"prose.target"}, Evidence: map[string][]plan.Evidence{}, Confidence: 0.55}
	nameEnd := i
	for nameEnd > start+1 && (comparators[toks[nameEnd-1].text] != "" || toks[nameEnd-1].kind == mark || is(toks, nameEnd-1, "tăng", "giảm", "chiếm", "còn", "thiểu", "tối", "lên", "xuống", "hướng", "tới", "năm", "mỗi", "hằng", "hàng", "đoạn", "giai") || toks[nameEnd-1].kind == number) {
		nameEnd--
	}
	if comparing(toks, start, i) {
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
	if !comparing(toks, start, i) && nameEnd-start < 4 && actionVerbs.at(toks, start) >= nameEnd-start && end > j { // "giải ngân 100% vốn đầu tư công"
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
}

// leadingEnd is the end of the name after a leading number: the clause, at most 25 words of it.
func leadingEnd(toks []token, j, to int) int {
	k := j
	for k < to && k < j+25 && !is(toks, k, ",", ";", ":", "(") && toks[k].kind != number {
		if is(toks, k+1, "trước", "đến", "vào") && k > j {
			return k + 1
		}
		k++
	}
	return k
}

// comparing tells whether nothing but words of comparison stands between two tokens.
func comparing(toks []token, i, j int) bool {
	for ; i < j; i++ {
		if comparators[toks[i].text] == "" && !is(toks, i, "tối", "thiểu", "đa", "ít", "nhất", "không", "quá", "có", "phấn", "đấu") {
			return false
		}
	}
	return true
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

var ranks = phrases(`vị trí xếp hạng|thứ hạng|chỉ số|xếp hạng|tốc độ tăng trưởng|tăng trưởng kinh tế|chỉ tiêu`)

// directions reads measurable aims without a number: "giữ vững vị trí xếp hạng …", "tốc độ tăng trưởng … đạt khá".
func (p *proser) directions(g *doc.Passage, toks []token, from, to int, sc *scope, aiming bool) {
	for i := from; i+2 < to; i++ {
		var cmp, worded, bound string
		start, end := i, 0
		switch {
		case is(toks, i, "giữ") && is(toks, i+1, "vững", "nguyên") && ranks.at(toks, i+2) > 0:
			cmp = "maintain"
		case is(toks, i, "cải") && is(toks, i+1, "thiện") && ranks.at(toks, i+2) > 0, is(toks, i, "nâng") && is(toks, i+1, "hạng", "bậc"):
			cmp = "increase"
		case is(toks, i, "thuộc", "trong") && is(toks, i+1, "nhóm") && toks[i+2].kind == number && ranked(toks, from, i):
			cmp, start, bound = "<=", skipLead(toks, from), decimal(toks[i+2].text)
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
		c := plan.Candidate{Kind: plan.IndicatorKind, Span: spanOf(toks, start, end), Text: plain(toks[start:end]), Name: directionName(toks, start, end), Why: []string{"prose.direction"}, Evidence: map[string][]plan.Evidence{}, Confidence: 0.4}
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
		} else if cmp == "=" && sc.due != nil {
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

// measured tells whether a clause states a number with its unit.
func measured(toks []token, from int) bool {
	for i := from; i < len(toks); i++ {
		if toks[i].kind == number {
			if n, _, _, _ := quantity(toks, i, len(toks)); n > 0 {
				return true
			}
		}
	}
	return false
}

package extract

import "lotrinh/internal/doc"

// directive reads a clause in which somebody with authority asks for something: "Bí thư Tỉnh ủy yêu cầu …", "Giao Sở X …".
// ok with start < 0 means that an order was opened and the work stands in what follows.
func (p *proser) directive(g *doc.Passage, toks []token, from int, sc *scope) (part, bool) {
	i := skipLead(toks, from)
	if praises.at(toks, i) > 0 {
		return part{}, false
	}
	for k := i; k < len(toks) && k < i+110; k++ {
		n := directives.at(toks, k)
		if n == 0 {
			continue
		}
		if is(toks, k, "chỉ") && is(toks, k+1, "thị") && !is(toks, k+2, ":", "các", "như", "thủ", "giám", "chủ") {
			continue // "Chỉ thị này" names a document
		}
		if is(toks, k, "giao") && k+1 < len(toks) && !toks[k+1].upper && is(toks, k+1, "thông", "dịch", "lưu", "ban", "diện", "nhận", "thoa", "thừa", "tiếp") {
			continue // "công trình giao thông"
		}
		begins := k == i || is(toks, k-1, ":") && k < i+14 && (is(toks, k, "giao", "yêu", "đề") || n > 2 && is(toks, k, "thống", "đồng"))
		if g.Marker != "" && !is(toks, k+1, "thị") && is(toks, k, "chỉ", "phân", "quán", "thống") && !begins && actionAt(toks, k+n) > 0 {
			continue // "Giám đốc Công an tỉnh chỉ đạo bảo đảm …" is that officer's own work
		}
		if praises.at(toks, k) > 0 {
			return part{}, false
		}
		if begins && (sc.heading && g.Marker != "" && !is(toks, k, "giao") || !p.ordersHere(toks, k)) || !begins && !p.authority(toks, i, k) {
			continue
		}
		weak := weakDirectives.at(toks, k) > 0
		j := k + n
		for j < len(toks) && (is(toks, j, ",", ":", "cho", "rằng", "việc", `"`, "-", "thêm", "cũng", "là") || directives.at(toks, j) > 0 && is(toks, j, "giao", "đề") && !is(toks, j+1, "ra", "án")) {
			j += max(1, directives.at(toks, j))
		}
		t, ok := p.ordered(toks, j, k, weak, begins, sc)
		t.at = k
		return t, ok
	}
	return part{}, false
}

// ordered reads what follows a directive verb at index k.
func (p *proser) ordered(toks []token, j, k int, weak, begins bool, sc *scope) (part, bool) {
	if j >= len(toks) {
		if is(toks, len(toks)-1, ":") {
			sc.order = true
			return part{start: -1}, true
		}
		return part{}, false
	}
	for hops := 0; hops < 4; hops++ {
		if e, ok := executorAt(toks, j); ok && (e.verb < len(toks) || e.colon) && (!weak || e.modal) {
			return part{start: e.from, verb: e.verb, lead: e.names, leadAt: spanOf(toks, e.from, e.to), rule: orderRule(toks, k), explicit: true, people: e.people, directive: true, guessed: e.guessed}, true
		}
		if actionAt(toks, j) > 0 && (!weak || modals.at(toks, j) > 0) || modals.at(toks, j) > 0 && actionAt(toks, j+1) > 0 {
			if is(toks, k, "giao") { // "giao trách nhiệm …" is itself the work
				j = k
			}
			return part{start: j, verb: j, rule: orderRule(toks, k), directive: true}, true
		}
		next := afterLeadIn(toks, j)
		if next == j {
			break
		}
		j = next
	}
	if m := modalInside(toks, j); m > 0 {
		return part{start: j, verb: m, rule: "prose.order.passive", directive: true}, true
	}
	if weak && is(toks, len(toks)-1, ":") && len(toks)-j < 6 { // "kết luận như sau:"
		sc.order, sc.lead, sc.coord = true, nil, nil
		return part{start: -1}, true
	}
	if is(toks, k, "giao") && is(toks, len(toks)-1, ":") && is(toks, len(toks)-2, "sau", "đây") { // "… giao nhiệm vụ cho các cơ quan, đơn vị như sau:"
		sc.order, sc.lead, sc.coord = true, nil, nil
		return part{start: -1}, true
	}
	if is(toks, k, "giao") || begins && is(toks, k, "phân") || weak {
		return part{}, false
	}
	if is(toks, k, "yêu") || is(toks, k+1, "thị") {
		sc.order, sc.lead, sc.coord = true, nil, nil
	}
	if is(toks, len(toks)-1, ":") {
		sc.order, sc.lead, sc.coord = true, nil, nil
		return part{start: -1}, true
	}
	return part{}, false
}

func orderRule(toks []token, k int) string {
	switch toks[k].text {
	case "giao", "phân":
		return "prose.order.giao"
	case "đề", "kiến", "kêu":
		return "prose.order.de-nghi"
	case "thống", "đồng":
		return "prose.order.thong-nhat"
	case "lưu", "nhấn", "nhắc":
		return "prose.order.nhan-manh"
	}
	return "prose.order.yeu-cau"
}

// ordersHere tells whether a directive at the head of a clause is an order and not plain work ("đề nghị khen thưởng").
func (p *proser) ordersHere(toks []token, k int) bool {
	if is(toks, k, "giao", "yêu", "đề", "phân", "lưu") || directives.at(toks, k) > 2 {
		j := k + directives.at(toks, k)
		for is(toks, j, "cho", ",", ":") {
			j++
		}
		if _, ok := executorAt(toks, j); ok {
			return true
		}
	}
	return false
}

// authority holds when a person, a title or an office stands right before a directive, adverbs apart. An office needs
// to begin the clause, and what it "chỉ đạo" or "thống nhất" is its own work.
func (p *proser) authority(toks []token, i, k int) bool {
	j, comma := k-1, false
	for j >= i && (is(toks, j, ",", "cũng", "đã", "còn", "vừa", "tiếp", "tục", "và", "chỉ", "đạo", ")", "kết", "luận", "thống", "nhất") && !(is(toks, j, "nhất", "thống") && is(toks, k, "thống"))) {
		comma = comma || is(toks, j, ",")
		j--
	}
	if j < i {
		return false
	}
	if is(toks, j, "ông", "bà") || is(toks, j, "chí") && is(toks, j-1, "đồng") {
		return true
	}
	switch p.ends[toks[j].end] {
	case aPerson:
		return true
	case anOffice:
		return !comma && (!is(toks, k, "chỉ") || is(toks, k+1, "thị")) && !is(toks, k, "phân", "quán", "thống", "kêu") && subjectEndsAt(toks, i, j+1)
	}
	return false
}

// orderTime takes the time named in the opening of an order for all that it asks: "Về một số nhiệm vụ đến cuối năm 2023,
// Bí thư Tỉnh ủy yêu cầu …" (ruling 4).
func (p *proser) orderTime(toks []token, from, at int, sc *scope) {
	if sc.dueRule == "scope.order-time" && !sc.spoken {
		sc.due, sc.dueRule = nil, ""
	}
	if at <= from || !is(toks, from, "về", "từ", "đến", "đối", "trong", "riêng", "trước") {
		return
	}
	if due, where := p.dueOf(toks[from:at], true); due != nil {
		sc.due, sc.dueFrom, sc.dueRule = due, where, "scope.order-time"
	}
}

// subjectEndsAt holds when a unit that begins the clause, or follows its opening aside, ends at a token.
func subjectEndsAt(toks []token, i, end int) bool {
	start := i
	for k := end - 1; k > i && k > end-25; k-- {
		if is(toks, k, ",") {
			start = k + 1
			break
		}
	}
	for _, at := range []int{start, i} {
		if u, ok := unitAt(toks, at); ok && u.to == end {
			return true
		}
	}
	return false
}

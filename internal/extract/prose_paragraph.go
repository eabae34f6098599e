package extract

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// paragraph reads the sentences of running text, each in the scope that the ones before it left.
func (p *proser) paragraph(g *doc.Passage, toks []token, sc *scope) {
	first := len(p.out.Candidates)
	if due, at := p.openingTime(toks, 0, len(toks)); due != nil && (sc.goals || g.Section == doc.Goals) && onlyTime(toks, at) { // "- Năm 2029:"
		sc.due, sc.dueFrom, sc.dueRule = due, at, "scope.goal-time"
	}
	for _, s := range sentences(toks) {
		p.sentence(g, toks, s[0], s[1], sc)
	}
	if is(toks, len(toks)-1, ":") && (sc.order || sc.goals || len(sc.lead) > 0) {
		sc.list, sc.series = true, sc.order
	}
	if len(p.out.Candidates) > first || sc.list || sc.goals || sc.order {
		p.keep(g, sc)
	}
	if p.closed[g.Parent] { // the fields above completed the block before this one
		p.pending[g.Parent], p.closed[g.Parent] = nil, false
	}
	for i := first; i < len(p.out.Candidates); i++ {
		p.pending[g.Parent] = append(p.pending[g.Parent], i)
	}
}

// onlyTime holds when nothing but marks stands after a time.
func onlyTime(toks []token, at doc.Span) bool {
	for _, t := range toks {
		if t.start >= at.End && t.kind != mark {
			return false
		}
	}
	return true
}

// sentence cuts one sentence into clauses and reads each; the executor of one holds for those after it.
func (p *proser) sentence(g *doc.Passage, toks []token, from, to int, sc *scope) {
	if fieldAt(toks[from:to]) != "" {
		p.fields(g, toks[from:to], sc, true)
		return
	}
	if n := ordinalAt(toks[:to], from); n > 0 {
		p.series(toks, from, to, n, sc)
	} else if n := markerOrdinal(g.Marker); n > 0 && from == 0 {
		p.series(toks, from, to, n, sc)
	}
	if start, ok := p.endState(toks, from, to, sc); ok {
		p.objective(g, toks, start, to, sc)
		p.announce(toks[from:to], sc)
		return
	}
	parts := clauses(toks, from, to)
	before := len(p.out.Candidates)
	for _, c := range parts {
		if sc.goals && !sc.order && measured(toks[:c[1]], c[0]) {
			continue // a target, read below
		}
		p.clause(g, toks, c[0], c[1], sc)
	}
	p.announce(toks[from:to], sc)
	p.targets(g, toks, from, to, sc, len(p.out.Candidates) > before)
	if sc.goals && !sc.order {
		p.endStates(g, toks, parts, before, sc)
	}
}

// part is what one clause was read as.
type part struct {
	start     int // first token of the item
	verb      int // first token of the action
	lead      []string
	leadAt    doc.Span
	leadRule  string
	rule      string
	explicit  bool // the executor stands in the clause
	people    bool
	directive bool
	guessed   bool // the verb is in no lexicon
	at        int  // token of the directive verb
}

// clause decides what one clause is and keeps it when it is a task or an aim.
func (p *proser) clause(g *doc.Passage, toks []token, from, to int, sc *scope) {
	if (p.standing || sc.standing) && g.Section != doc.Organising {
		return
	}
	toks = toks[:to]
	if t, ok := p.directive(g, toks, from, sc); ok {
		p.orderTime(toks, from, t.at, sc)
		sc.spoken = g.Marker == "" && t.at > from
		if t.start < 0 { // an order was opened, the work follows
			return
		}
		p.keepTask(g, toks, t, sc)
		return
	}
	t, ok := p.plainPart(g, toks, from, sc)
	if !ok {
		return
	}
	switch {
	case sc.goals && !sc.order && t.rule != "prose.unit-duty":
		p.objective(g, toks, t.start, to, sc)
	default:
		p.keepTask(g, toks, t, sc)
	}
}

// plainPart reads a clause without a directive of its own.
func (p *proser) plainPart(g *doc.Passage, toks []token, from int, sc *scope) (part, bool) {
	working := g.Section == doc.Tasks || g.Section == doc.Organising || g.Section == doc.Funding && sc.working
	i := skipLead(toks, from)
	if k := consequence(toks, i); k > i && (working || sc.order) {
		return part{start: i, verb: k, rule: "prose.imperative"}, true
	}
	if i >= len(toks) || continuing.at(toks, i) > 0 && !(toks[i].upper && (actionVerbs.at(toks, i) > 0 || leadIns.at(toks, i) > 0)) && !is(toks, i, "phấn") {
		return part{}, false
	}
	if g.Section == doc.Results || g.Section == doc.Purpose || hasResult(toks, i) && !(working && sc.heading) {
		return part{}, false
	}
	if definition(toks, i) || praises.at(toks, i) > 0 {
		return part{}, false
	}
	if k := topicColon(toks, i); k > i {
		i = k
	}
	if n := workLabels.at(toks, i); n > 0 && is(toks, i+n, ":") { // "Tên nhiệm vụ: Rà soát …"
		i += n + 1
	}
	start := i
	for hops := 0; hops < 6; hops++ {
		if e, ok := executorAt(toks, i); ok && e.verb < len(toks) {
			// a unit at work: an obligation, or any action where the text assigns work
			if e.colon && !colonWork(toks, e.verb) {
				return part{}, false
			}
			if e.modal && (working || sc.order || g.Section != doc.Unspecified || p.formal()) || e.colon && (working || sc.order || p.formal()) || e.modal && !is(toks, e.verb, "chủ", "phối") ||
				working || sc.order && !e.people || p.commands(g) {
				if e.colon {
					e.verb = max(e.verb, skipLead(toks, e.verb))
				}
				if e.people && !e.modal {
					return part{}, false
				}
				begin := e.from
				if start < i && p.phraseLead(toks, start) == i-start { // "Trước ngày 15/11, Sở Nội vụ chủ trì …"
					begin = start
				}
				return part{start: begin, verb: e.verb, lead: e.names, leadAt: spanOf(toks, e.from, e.to), rule: "prose.unit-duty", explicit: true, people: e.people, guessed: e.guessed}, true
			}
			return part{}, false
		}
		allowed := working || sc.order || len(sc.lead) > 0 || sc.goals || p.commands(g) && g.Kind != doc.Bullet
		if n := actionAt(toks, i); n > 0 && allowed {
			if hops > 0 && !is(toks, start, "đối", "trường", "với", "đến", "trong", "trước", "sau", "hằng", "hàng", "trên", "từ") {
				start = i
			}
			return part{start: start, verb: i, rule: "prose.imperative"}, true
		}
		if modals.at(toks, i) > 0 && !is(toks, i, "chủ", "phối") && (sc.order || working) && actionAt(toks, i) > 0 {
			return part{start: i, verb: i, rule: "prose.modal"}, true
		}
		if n := max(timeLead(toks, i), p.phraseLead(toks, i)); n > 0 && allowed && (actionAt(toks, i+n) > 0 || p.guessable(g, toks, i+n, sc)) {
			return part{start: i, verb: i + n, rule: "prose.imperative"}, true
		}
		if hops == 0 && allowed && !sc.goals && p.phraseLead(toks, i) == 0 && p.guessable(g, toks, i, sc) {
			return part{start: start, verb: i, rule: "prose.verb-like"}, true
		}
		next := max(afterLeadIn(toks, i), i+p.phraseLead(toks, i))
		if next == i {
			break
		}
		i = next
	}
	if k := modalInside(toks, start); k > 0 && !sc.goals {
		if s := solutionSubject(toks, start, k); s > 0 {
			sc.order = true
			return part{start: s, verb: s, rule: "prose.modal"}, true
		}
		if sc.order || working {
			return part{start: start, verb: k, rule: "prose.subject-modal"}, true
		}
	}
	return part{}, false
}

// workLabels stand before the work itself, with a colon.
var workLabels = phrases(`nội dung|nội dung nhiệm vụ|nội dung công việc|nội dung thực hiện|tên nhiệm vụ|nhiệm vụ|nhiệm vụ cụ thể|nhiệm vụ , giải pháp|giải pháp|công việc|tên công việc|việc cần làm`)

// phraseLead is the length of an expression of time that opens a clause, with the comma after it.
func (p *proser) phraseLead(toks []token, i int) int {
	_, next, ok := p.timeAt(toks, i)
	if !ok || !is(toks, next, ",") {
		return 0
	}
	return next + 1 - i
}

// timeAt is the expression of time that begins at toks[i], and the token after it.
func (p *proser) timeAt(toks []token, i int) (f when.Phrase, next int, ok bool) {
	if i >= len(toks) {
		return f, i, false
	}
	list := p.timesIn(doc.Span{Start: toks[i].start, End: toks[len(toks)-1].end})
	if len(list) == 0 || list[0].Start != toks[i].start {
		return f, i, false
	}
	for next = i; next < len(toks) && toks[next].end <= list[0].End; {
		next++
	}
	return list[0], next, true
}

// commands holds for the items of documents that are nothing but orders.
func (p *proser) commands(g *doc.Passage) bool {
	switch p.src.Meta.Type {
	case "Chỉ thị", "Công điện":
		return g.Marker != "" && g.Section != doc.Results
	case "Công văn", "Kết luận", "Thông báo":
		return g.Kind == doc.Clause && g.Section != doc.Results
	}
	return false
}

// guessable holds where work is expected so surely that its verb need not be in the lexicon: at the head of a marked item
// below tasks, a unit or an order, and after ";" there when the word can be a verb.
func (p *proser) guessable(g *doc.Passage, toks []token, i int, sc *scope) bool {
	if sc.order && !toks[i].upper && i > 0 && (connectives.at(toks, 0) > 0 || is(toks, i-1, ",", "đó", "thời", "ra")) && verbLike(toks, i) && followsConnective(toks, i) {
		return true // "Song song đó, di trú kho dữ liệu …"
	}
	if g.Marker == "" && !(sc.list && sc.order) && !sc.working {
		return false
	}
	return itemWork(toks, i) || i > 0 && is(toks, i-1, ";") && knownHead(toks, i)
}

// followsConnective holds right behind the words that go on with an order.
func followsConnective(toks []token, i int) bool {
	for k := max(0, i-6); k < i; k++ {
		if n := connectives.at(toks, k); n > 0 && skipLead(toks, k) == i {
			return true
		}
	}
	return false
}

// formal tells a document with a number or an issuer from news.
func (p *proser) formal() bool {
	return formal(p.src.Meta)
}

// keepTask makes the candidate of a task.
func (p *proser) keepTask(g *doc.Passage, toks []token, t part, sc *scope) {
	end := trimEnd(toks, len(toks))
	if end <= t.verb || openingFormula(toks, t.verb, end) {
		if t.explicit {
			p.leadHolds(t, sc)
			if names, from, to := coordIn(toks, t.verb, len(toks)); len(names) > 0 {
				sc.coord, sc.coordFrom = p.fullNames(names), spanOf(toks, from, to)
			}
		}
		return
	}
	c := plan.Candidate{Kind: plan.TaskKind, Span: spanOf(toks, t.start, end), Text: plain(toks[t.start:end]), Evidence: map[string][]plan.Evidence{}}
	c.Why = append(c.Why, t.rule)
	p.fillTask(&c, toks, t, end, sc, g)
	p.add(g, c)
	if t.explicit {
		p.leadHolds(t, sc)
	} else if t.directive {
		sc.lead, sc.coord, sc.order, sc.heading, sc.goals = nil, nil, true, false, false
	}
}

// leadHolds makes an executor hold for the clauses and sentences after it.
func (p *proser) leadHolds(t part, sc *scope) {
	if sc.heading && !t.directive && len(sc.lead) > 0 {
		return // a unit heading stays above a single other name below it
	}
	sc.lead, sc.leadFrom, sc.leadRule = p.fullNames(t.lead), t.leadAt, "scope.paragraph-order"
	sc.coord, sc.order, sc.goals = nil, true, false
}

// openingFormula holds for "thực hiện một số nội dung sau:": it announces tasks and is none.
func openingFormula(toks []token, verb, end int) bool {
	last := end - 1
	if is(toks, verb, "thông") && is(toks, verb+1, "báo") && is(toks, verb+2, "để", "đến") {
		return true // "… thông báo để các cơ quan, đơn vị biết, thực hiện"
	}
	if !is(toks, end, ":") && !is(toks, last, ":") && !is(toks, last, "sau", "đây", "gồm") {
		return false
	}
	for k := max(verb, last-6); k <= last; k++ {
		if is(toks, k, "sau") {
			return true
		}
	}
	if is(toks, end, ":") {
		if names, _, to := coordIn(toks[:end], verb, end); len(names) > 0 && to == end {
			return true // "… chủ trì, phối hợp với Sở X và UBND các xã:"
		}
	}
	if is(toks, last, "gồm") {
		return true // "… phân công 46 nhiệm vụ cụ thể, gồm:"
	}
	return end-verb < 12 && is(toks, end, ":") && (is(toks, verb, "chủ", "phối", "có") || is(toks, last, "vụ", "pháp", "dung", "việc"))
}

// trimEnd drops marks and quotes from the end of a clause.
func trimEnd(toks []token, end int) int {
	for end > 0 && toks[end-1].kind == mark && !is(toks, end-1, ")", "%", "]") {
		end--
	}
	return end
}

package extract

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// scope is what a heading, an opening order or a block hands to the text under it, each with the place it was read.
type scope struct {
	lead, coord         []string
	leadFrom, coordFrom doc.Span
	leadRule            string // scope.unit-heading, scope.paragraph-order, scope.numbered-order, scope.block
	due                 *plan.Due
	dueFrom             doc.Span
	dueRule             string
	order               bool // somebody with authority has asked: imperatives are tasks
	goals               bool // imperatives are aims
	heading             bool // the lead stands as a heading: directives below are its own work
	working             bool // under a heading of tasks: a part about funds in it holds tasks too
	standing            bool // standing functions ("Nhiệm vụ và quyền hạn"): nothing to be planned
	spoken              bool // a person gave the order in running text
	list                bool // opened with a colon: holds for the marked passages that follow
	series              bool // an order opened with a colon: units at work go on with it, paragraph after paragraph
}

// handDown is the scope as children see it.
func (s scope) handDown() scope {
	if s.leadRule == "scope.paragraph-order" {
		s.leadRule = "scope.numbered-order"
	}
	return s
}

// scopeFor is the scope a passage begins in: its parent's, or that of an opening order before it among its siblings.
func (p *proser) scopeFor(g *doc.Passage, body []token) scope {
	sc := p.scopes[g.Parent]
	run := p.running[g.Parent]
	if run == nil {
		return sc
	}
	if g.Marker == "" && g.Title == "" && !p.continues(body, run) || g.Title != "" && g.Marker == "" && !run.list {
		delete(p.running, g.Parent)
		p.theme = ""
		return sc
	}
	if g.Section == doc.Results || g.Section == doc.Funding && run.leadRule == "" {
		return sc
	}
	sc = *run
	sc.list = false
	return sc
}

// continues tells whether an unmarked paragraph goes on with the order before it: it begins with an imperative, with a
// word such as "bên cạnh đó", or is one of a counted series.
func (p *proser) continues(body []token, run *scope) bool {
	i := skipLead(body, 0)
	if i > 0 && i < len(body) && connectives.at(body, 0) > 0 || ordinalAt(body, 0) > 0 {
		return true
	}
	if run.spoken && p.saidOn(body) {
		return true
	}
	if run.order && !run.goals && run.series {
		k := i + p.phraseLead(body, i)
		if e, ok := executorAt(body, k); ok && !e.people && !e.guessed && e.verb < len(body) && !hasResult(body, k) {
			return true // "… các nhiệm vụ sau:" ⏎ "Sở Y tế rà soát …"
		}
	}
	if actionAt(body, i) > 0 || run.goals && timeLead(body, i) > 0 || run.goals && is(body, 0, "tầm") {
		return true
	}
	return fieldAt(body) != ""
}

// saidOn tells whether a paragraph of a speech goes on with its orders: the speaker orders further, or a unit is named with
// its work ("Đảng ủy UBND tỉnh lãnh đạo …").
func (p *proser) saidOn(body []token) bool {
	for k := 1; k < len(body) && k < 40; k++ {
		if directives.at(body, k) > 0 && weakDirectives.at(body, k) == 0 && p.authority(body, 0, k) {
			return true
		}
	}
	e, ok := executorAt(body, 0)
	return ok && !e.people && !e.guessed && e.verb < len(body) && !e.colon && !hasResult(body, 0)
}

// keep makes a scope run on for the passages after g.
func (p *proser) keep(g *doc.Passage, sc *scope) {
	if g.Marker != "" {
		return // a marked passage hands down to its children only
	}
	copied := *sc
	p.running[g.Parent] = &copied
}

// heading takes unit, coordination and time of a heading for what stands below it.
func (p *proser) heading(g *doc.Passage, toks []token, sc *scope) {
	if hasPhrase(toks, "quyền", "hạn") {
		sc.standing = true
	}
	if is(toks, 0, "giao", "yêu", "đề") && directives.at(toks, 0) > 0 { // "3. Giao Sở Xây dựng:"
		toks = toks[directives.at(toks, 0):]
	}
	if n := addressing.at(toks, 0); n > 0 { // "2. Đối với Sở Y tế:"
		toks = toks[n:]
	}
	if e, ok := executorAt(toks, 0); ok && (e.colon || e.modal || is(toks, len(toks)-1, ":") && !e.people && !e.guessed) { // "3- Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh:"
		p.takeExecutor(toks, e, sc)
	} else if names, to := unitList(toks, 0); len(names) > 0 && to >= len(toks)-1 && (g.Marker != "" || is(toks, len(toks)-1, ":") || g.Section == doc.Organising) {
		p.takeExecutor(toks, executor{names: names, from: 0, to: to, colon: true, verb: to}, sc)
	} else if len(names) == 1 && g.Marker != "" && len(toks) < 25 && !worked(toks, to, len(toks)) { // "2. Chủ tịch UBND các xã có rừng"
		end := trimEnd(toks, len(toks))
		p.takeExecutor(toks, executor{names: []string{name(toks, 0, end)}, from: 0, to: end, colon: true, verb: end}, sc)
	}
	if g.Section == doc.Goals {
		if due, at := p.termBefore(toks); due != nil {
			sc.due, sc.dueFrom, sc.dueRule = due, at, "scope.goal-time"
		}
	} else if due, at := p.dueOf(toks, true); due != nil {
		sc.due, sc.dueFrom, sc.dueRule = due, at, "scope.heading-time"
	}
	switch {
	case g.Section == doc.Goals:
		sc.goals, sc.order = true, false
	case g.Marker != "" && g.Kind != doc.Article && !p.standing && len(toks) > 0 && actionAt(toks, 0) > 0 && (g.Section == doc.Unspecified || g.Section == ""):
		sc.order = true // "6. Thúc đẩy …" heads a list of measures
	}
	p.announce(toks, sc)
}

// addressing stands before the unit that a heading speaks to.
var addressing = phrases(`đối với|trách nhiệm của|nhiệm vụ của|về phía|riêng đối với|phân công|trách nhiệm cụ thể của|nhiệm vụ cụ thể của`)

// takeExecutor makes a heading's unit the lead of what follows.
func (p *proser) takeExecutor(toks []token, e executor, sc *scope) {
	sc.lead, sc.leadFrom, sc.leadRule = p.fullNames(e.names), spanOf(toks, e.from, e.to), "scope.unit-heading"
	sc.heading, sc.order, sc.goals = true, true, false
	sc.coord, sc.coordFrom = nil, doc.Span{}
	if names, from, to := coordIn(toks, e.verb, len(toks)); len(names) > 0 {
		sc.coord, sc.coordFrom = p.fullNames(names), spanOf(toks, from, to)
	}
}

// unitList reads names joined by commas and "và" from i; to is the token after the last.
func unitList(toks []token, i int) (names []string, to int) {
	for j := i; ; {
		u, ok := unitAt(toks, j)
		if !ok {
			return names, to
		}
		end := relativeTail(toks, u.to, u.collective)
		names, to = append(names, name(toks, j, end)), end
		next := separator(toks, end)
		if next == end {
			return names, to
		}
		j = next
	}
}

// coordIn reads "phối hợp với X, Y" between two tokens.
func coordIn(toks []token, from, to int) (names []string, start, end int) {
	for k := from; k+2 < to; k++ {
		if is(toks, k, "phối") && is(toks, k+1, "hợp") {
			j := k + 2
			for is(toks, j, "với", "cùng", "chặt", "chẽ") {
				j++
			}
			if names, end = unitList(toks[:to], j); len(names) > 0 {
				return names, j, end
			}
		}
	}
	return nil, 0, 0
}

// fullNames replaces the short names of this document by the full ones ("Ban cán sự Đảng" → "Ban cán sự Đảng UBND tỉnh").
func (p *proser) fullNames(names []string) []string {
	if len(p.aliases) == 0 {
		return names
	}
	out := slices.Clone(names)
	for i, n := range out {
		if full := p.aliases[p.low(n)]; full != "" {
			out[i] = full
		}
	}
	return out
}

// standingRules tells a document of standing functions or procedures (a regulation, a law) from one that sets work.
func standingRules(m doc.Metadata) bool {
	subject := syllables(m.Subject)
	switch m.Type {
	case "Quy chế", "Quy định", "Luật", "Nghị định", "Thông tư", "Pháp lệnh", "Bộ luật":
		return true
	}
	for _, s := range []string{"chức năng , nhiệm vụ", "chức năng, nhiệm vụ", "ban hành quy chế", "ban hành quy định", "ban hành bản quy định"} {
		if strings.Contains(subject, s) {
			return true
		}
	}
	return false
}

func hasPhrase(toks []token, words ...string) bool {
next:
	for i := range toks {
		for k, w := range words {
			if !is(toks, i+k, w) {
				continue next
			}
		}
		return true
	}
	return false
}

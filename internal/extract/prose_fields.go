package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// fillTask reads the slots of a task: lead, coordination, recipient, deadline, product, and what is left open.
func (p *proser) fillTask(c *plan.Candidate, toks []token, t part, end int, sc *scope, g *doc.Passage) {
	evidence := func(field, rule string, at doc.Span, from *doc.Span) {
		c.Evidence[field] = append(c.Evidence[field], plan.Evidence{Rule: rule, Span: at, From: from})
		if !slices.Contains(c.Why, rule) {
			c.Why = append(c.Why, rule)
		}
	}
	switch {
	case t.explicit:
		c.Lead = p.fullNames(t.lead)
		if generic(t.lead) && sc.heading && len(sc.lead) > 0 && !t.directive {
			c.Lead = sc.lead
			from := sc.leadFrom
			evidence("lead", "scope.block-over-generic", c.Span, &from)
		} else {
			evidence("lead", t.rule+".lead", t.leadAt, nil)
		}
	case t.directive && len(taskFor(toks, t.verb)) > 0:
		c.Lead = p.fullNames(taskFor(toks, t.verb))
		evidence("lead", "prose.task-for.lead", c.Span, nil)
	case t.rule == "prose.subject-modal" || t.rule == "prose.order.passive" || t.directive:
	case len(leadInBrackets(toks, t.verb)) > 0:
		c.Lead = p.fullNames(leadInBrackets(toks, t.verb))
		evidence("lead", "prose.bracket.lead", c.Span, nil)
	case len(sc.lead) > 0:
		c.Lead = sc.lead
		from := sc.leadFrom
		evidence("lead", sc.leadRule, c.Span, &from)
	default:
		if names, from, to := ownActor(toks[:end], t.verb); len(names) > 0 {
			c.Lead = p.fullNames(names)
			evidence("lead", "prose.own-act.lead", spanOf(toks, from, to), nil)
		}
	}
	if names, from, to := coordIn(toks[:end], t.verb, end); len(names) > 0 && (from-t.verb < 14 || len(leadInBrackets(toks, t.verb)) > 0) {
		c.Coord = p.fullNames(names)
		evidence("coord", "prose.phoi-hop", spanOf(toks, from, to), nil)
	} else if len(sc.coord) > 0 && !t.explicit && !t.directive {
		c.Coord = sc.coord
		from := sc.coordFrom
		rule := sc.leadRule
		if rule == "" { // a line "Đơn vị phối hợp: …" alone
			rule = "scope.block"
		}
		evidence("coord", rule+".coord", c.Span, &from)
	}
	if t.explicit && len(c.Coord) > 0 { // the same partners for the clauses of this sentence
		defer func() { sc.coord, sc.coordFrom = c.Coord, c.Evidence["coord"][0].Span }()
	}
	if names, from, to := recipientIn(toks, t.verb, end); len(names) > 0 {
		c.Recipient = p.fullNames(names)
		evidence("recipient", "prose.recipient", spanOf(toks, from, to), nil)
	}
	if due, at := p.dueOf(toks[t.start:end], false); due != nil {
		c.Due = due
		evidence("deadline", "time.deadline", at, nil)
	} else if sc.due != nil && sc.dueRule != "scope.goal-time" && sc.dueRule != "scope.goal-term" {
		c.Due = sc.due
		from := sc.dueFrom
		evidence("deadline", sc.dueRule, c.Span, &from)
	}
	if from, to := deliverableIn(toks, t.verb, end); to > from {
		c.Deliverable = name(toks, from, to)
		evidence("deliverable", "prose.deliverable", spanOf(toks, from, to), nil)
	}
	p.ask(c, t)
	if t.guessed {
		c.Why = append(c.Why, "prose.guessed-verb")
	}
}

var (
	makes   = phrases(`xây dựng|ban hành|lập`)
	ownPlan = phrases(`kế hoạch|kế hoạch hành động|chương trình|chương trình hành động|chương trình công tác`)
	ownActs = phrases(`kiểm tra|giám sát|lãnh đạo|chỉ đạo|quản lý|phản biện|đôn đốc|điều hành`)
)

// ownActor reads whose act the work is: "xây dựng kế hoạch của UBND tỉnh", "tăng cường công tác giám sát của các cấp ủy đối với …".
func ownActor(toks []token, verb int) (names []string, from, to int) {
	for k := verb + 1; k < len(toks) && k < verb+14; k++ {
		if !is(toks, k, "của") {
			continue
		}
		names, to = unitList(toks, k+1)
		if len(names) == 0 {
			return nil, 0, 0
		}
		n := makes.at(toks, verb)
		plan := n > 0 && ownPlan.at(toks, verb+n) == k-verb-n
		act := ownActs.at(toks, k-2) == 2 && is(toks, to, "đối") && is(toks, to+1, "với")
		if plan || act {
			return names, k + 1, to
		}
		return nil, 0, 0
	}
	return nil, 0, 0
}

// leadInBrackets reads "(Sở Tài chính chủ trì; hoàn thành trong quý II)" and "(chủ trì: Sở Tài chính)" after the work.
func leadInBrackets(toks []token, verb int) []string {
	for k := verb; k < len(toks); k++ {
		if !is(toks, k, "(") {
			continue
		}
		if n := fieldNames["lead"].at(toks, k+1); n > 0 && is(toks, k+1+n, ":") {
			names, _ := unitList(toks, k+2+n)
			return names
		}
		if names, to := unitList(toks, k+1); len(names) > 0 && is(toks, to, "chủ") && is(toks, to+1, "trì") {
			return names
		}
	}
	return nil
}

// taskFor reads the unit of "bổ sung nhiệm vụ cho X về …".
func taskFor(toks []token, verb int) []string {
	for k := verb; k < verb+6 && k < len(toks); k++ {
		if is(toks, k, "nhiệm") && is(toks, k+2, "cho") {
			names, _ := unitList(toks, k+3)
			return names
		}
	}
	return nil
}

// generic holds for an addressee that names no one in particular.
func generic(names []string) bool {
	for _, n := range names {
		if r, _ := utf8.DecodeRuneInString(n); !strings.ContainsRune("cCđĐÐ", r) {
			return false // at once for nearly all
		}
		switch strings.TrimPrefix(syllables(n), "các ") {
		case "cơ quan", "đơn vị", "cơ quan, đơn vị", "cơ quan, đơn vị liên quan", "đơn vị liên quan", "cơ quan, đơn vị có liên quan", "cơ quan , đơn vị":
		default:
			return false
		}
	}
	return true
}

// ask notes what the text leaves open.
func (p *proser) ask(c *plan.Candidate, t part) {
	if len(c.Lead) == 0 {
		c.Questions = append(c.Questions, doc.Question{Field: "lead", Vi: "Văn bản không nêu cơ quan chủ trì; ai chịu trách nhiệm?", En: "The text names no lead; who owes this?", Span: &c.Span})
	}
	if c.Due != nil && c.Due.To == "" && c.Due.From == "" && len(c.Due.Recurrence) == 0 {
		for _, f := range p.timesIn(c.Span) {
			if f.MissingYear {
				at := doc.Span{Start: f.Start, End: f.End}
				c.Questions = append(c.Questions, doc.Question{Field: "deadline", Vi: "Thời hạn không ghi năm: năm nào?", En: "The deadline has no year: which year?", Span: &at})
			}
			if f.Invalid {
				at := doc.Span{Start: f.Start, End: f.End}
				c.Questions = append(c.Questions, doc.Question{Field: "deadline", Vi: "Không có ngày như vậy trong lịch.", En: "There is no such day.", Span: &at})
			}
		}
	}
}

// dueOf is the deadline among the expressions of time in toks; of two the later one counts. A heading's "đến cuối năm
// 2023" holds too, while inside a sentence "đến năm" counts only where it cannot belong to the object.
func (p *proser) dueOf(toks []token, heading bool) (*plan.Due, doc.Span) {
	if len(toks) == 0 {
		return nil, doc.Span{}
	}
	whole := spanOf(toks, 0, len(toks))
	var best *when.Phrase
	for _, f := range p.timesIn(whole) {
		if !f.Deadline && len(f.Recurrence) == 0 && !p.betweenDays(f) && !atMeeting(within(p.toks, doc.Span{Start: whole.Start, End: f.Start})) || f.Modality == "from" || p.insideRef(f.Start) || !p.binds(f, whole, heading) {
			continue
		}
		if best != nil && wordOnly(best) && dated(f.Recurrence) { // "Định kỳ, trước ngày 20 hằng tháng"
			g := f
			best = &g
			continue
		}
		if best == nil || f.Interval.To > best.Interval.To || !best.Interval.Known() && len(best.Recurrence) == 0 {
			g := f
			if best != nil && len(best.Recurrence) > 0 && len(g.Recurrence) == 0 && !g.Interval.Known() {
				continue
			}
			best = &g
		}
	}
	if best == nil {
		return nil, doc.Span{}
	}
	at := doc.Span{Start: best.Start, End: best.End}
	return dueOf(p.src.Text[best.Start:best.End], *best), at
}

func dueOf(raw string, p when.Phrase) *plan.Due {
	d := plan.DueOf(raw, p)
	return &d
}

// betweenDays holds for days of work at both ends: "từ ngày 05/9 đến ngày 25/9/2026".
func (p *proser) betweenDays(f when.Phrase) bool {
	return f.Modality == "in" && strings.HasPrefix(syllables(p.src.Text[f.Start:f.End]), "từ ngày") && f.Interval.From != "" && f.Interval.To != ""
}

// atMeeting holds when toks end with a meeting that a month dates: "tại phiên họp thường kỳ (tháng 12/2025)".
func atMeeting(toks []token) bool {
	n := len(toks) - 1
	return is(toks, n, "họp", "kỳ") && is(toks, n-1, "phiên", "kỳ", "thường")
}

// dated tells a recurrence of a known period from a mere word ("định kỳ").
func dated(recurrence []string) bool {
	return len(recurrence) > 0 && strings.HasPrefix(recurrence[0], "P")
}

func wordOnly(f *when.Phrase) bool {
	return len(f.Recurrence) > 0 && !dated(f.Recurrence) && !f.Interval.Known()
}

// binds tells whether an expression of time is the deadline of the work and not a period of its object.
func (p *proser) binds(f when.Phrase, whole doc.Span, heading bool) bool {
	text := syllables(p.src.Text[f.Start:f.End])
	before := within(p.toks, doc.Span{Start: max(whole.Start, f.Start-60), End: f.Start})
	n := len(before) - 1
	switch {
	case atMeeting(before) && whole.End-f.End < 4:
		return true // "báo cáo tại phiên họp thường kỳ tháng 12/2025"
	case p.betweenDays(f):
		return whole.End-f.End < 4
	case is(before, n, "phí", "chi") && wordOnly(&f): // "kinh phí thường xuyên"
		return false
	case is(before, n, "nhìn") || is(before, n, "đoạn") || is(before, n, "kỳ") && !is(before, n-1, "định") && f.Modality != "before":
		return false
	case f.Modality == "event" || f.Modality == "before" && !strings.HasPrefix(text, "trước năm"):
		return true
	case len(f.Recurrence) > 0:
		if strings.Contains(p.src.Text[max(whole.Start, f.Start-2000):f.Start], ":") && f.Start-whole.Start > 60 {
			return false // inside an enumeration
		}
		after := within(p.toks, doc.Span{Start: f.End, End: whole.End})
		if len(after) == 0 && dated(f.Recurrence) && (f.Recurrence[0] != "P1Y" || reports.at(within(p.toks, whole), 0) > 0) || f.Deadline && dated(f.Recurrence) && (f.Modality == "before" || is(before, n, "kỳ")) {
			return true // "… báo cáo UBND tỉnh hằng quý"
		}
		return f.Start == whole.Start || is(before, n, ",", "(") || is(before, n, "hiện") && !strings.HasPrefix(text, "từng") || (strings.HasPrefix(text, "định kỳ") || strings.HasPrefix(text, "thường xuyên")) && len(after) > 0 && actionAt(after, 0) > 0
	case strings.HasPrefix(text, "chậm nhất"), strings.HasPrefix(text, "đến hết"), strings.HasPrefix(text, "từ nay"), strings.HasPrefix(text, "muộn nhất"), strings.HasPrefix(text, "không quá"):
		return true
	case strings.HasPrefix(text, "đến năm"), strings.HasPrefix(text, "tới năm"):
		return heading || f.Start == whole.Start || is(before, n, ",", "thành") && whole.End-f.End < 4
	case f.Modality == "by":
		return heading || f.Start == whole.Start || is(before, n, ",", "thành", "hiện") || strings.HasPrefix(text, "đến ngày") || strings.HasPrefix(text, "đến tháng") || strings.HasPrefix(text, "đến quý")
	case f.Modality == "in":
		if heading {
			return strings.Contains(text, "trong") && (strings.Contains(text, "năm") || strings.Contains(text, "quý") || strings.Contains(text, "tháng"))
		}
		return strings.HasPrefix(text, "trong") && !strings.Contains(text, "giai đoạn") || is(before, n, "thành") && !strings.Contains(text, "giai đoạn")
	}
	return false
}

func recipientIn(toks []token, from, end int) (names []string, start, to int) {
	for k := from; k < end; k++ {
		n := receives.at(toks, k)
		if n == 0 {
			continue
		}
		if names, to = unitList(toks[:end], k+n); len(names) > 0 {
			return names, k + n, to
		}
		// "báo cáo kết quả thực hiện về Bộ X"
		for j := k + n; j < end && j < k+n+14; j++ {
			if is(toks, j, "về", "với", "cho") {
				if names, to = unitList(toks[:end], j+1); len(names) > 0 {
					return names, j + 1, to
				}
			}
		}
	}
	return nil, 0, 0
}

// reports are the verbs of work that returns every year by nature.
var reports = phrases(`báo cáo|tổng kết|sơ kết|định kỳ|tổng hợp|đánh giá`)

var receives = phrases(`phản ánh về|phản ánh|gửi về|gửi|báo cáo|trình|báo cáo về|nộp về`)

package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// fieldNames are the labels of a block: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …".
var fieldNames = map[string]lexicon{
	"lead":        phrases(`đơn vị chủ trì|cơ quan chủ trì|cơ quan chủ trì thực hiện|đơn vị chủ trì thực hiện|cơ quan thực hiện|đơn vị thực hiện|chủ trì thực hiện|chủ trì|cơ quan , đơn vị chủ trì|cơ quan , đơn vị thực hiện|đơn vị đầu mối|phân công thực hiện|phân công|trách nhiệm thực hiện|tổ chức chủ trì|cơ quan tham mưu`),
	"coord":       phrases(`đơn vị phối hợp|cơ quan phối hợp chính|đơn vị cùng phối hợp|cơ quan phối hợp|cơ quan phối hợp thực hiện|phối hợp|phối hợp thực hiện|đơn vị phối hợp thực hiện|cơ quan , đơn vị phối hợp`),
	"due":         phrases(`thời gian|thời gian hoàn thành|thời gian thực hiện|thời hạn|thời hạn hoàn thành|thời hạn thực hiện|hoàn thành|tiến độ|tiến độ thực hiện|tiến độ hoàn thành|thời gian triển khai|thời gian báo cáo|hạn hoàn thành|thời hạn trình|thời gian trình|mốc hoàn thành|tiến độ yêu cầu|lộ trình|lộ trình thực hiện`),
	"deliverable": phrases(`sản phẩm|sản phẩm đầu ra|sản phẩm dự kiến|kết quả|kết quả đầu ra|kết quả dự kiến|sản phẩm hoàn thành|kết quả , sản phẩm|sản phẩm , kết quả|sản phẩm / kết quả|kết quả / sản phẩm|hình thức sản phẩm|sản phẩm chủ yếu|sản phẩm chính|sản phẩm bàn giao|kết quả thực hiện|kết quả cần đạt|kết quả yêu cầu|yêu cầu kết quả|sản phẩm yêu cầu|kết quả đạt được|kết quả đầu ra dự kiến`),
}

// fieldAt names the field that a line or sentence fills, "" for none. Without a colon only a time is taken
// ("Thời gian hoàn thành trong quý III-2021").
func fieldAt(toks []token) string {
	i := 0
	for i < len(toks) && (toks[i].kind == mark && toks[i].text != `"`) {
		i++
	}
	best, field := 0, ""
	for _, f := range []string{"lead", "coord", "due", "deliverable"} {
		if n := fieldNames[f].at(toks, i); n > best {
			best, field = n, f
		}
	}
	if best == 0 || !toks[i].upper {
		return ""
	}
	if is(toks, i+best, ":") {
		return field
	}
	if field == "due" && best > 2 && is(toks, i+best, "trong", "trước", "đến", "chậm", "là", "quý", "từ") {
		return field
	}
	return ""
}

// fieldLine takes a passage that is nothing but fields of a block; they complete the tasks above it, else those below.
func (p *proser) fieldLine(g *doc.Passage, toks []token, sc *scope) bool {
	f := fieldAt(toks)
	if f == "" {
		return false
	}
	p.fields(g, toks, sc, false)
	p.closed[g.Parent] = true
	return true
}

// fields takes several fields that stand in a row: "Chủ trì: X; phối hợp: Y; thời gian: …".
func (p *proser) fields(g *doc.Passage, toks []token, sc *scope, sameParagraph bool) {
	for from := 0; from < len(toks); {
		to := from + 1
		for to < len(toks) && !(is(toks, to-1, ";", ".") && anyField(toks[to:]) != "") {
			to++
		}
		if f := anyField(toks[from:to]); f != "" {
			p.field(g, toks[from:to], f, sc, sameParagraph)
		}
		from = to
	}
}

// anyField is fieldAt without the capital.
func anyField(toks []token) string {
	if len(toks) == 0 {
		return ""
	}
	for len(toks) > 1 && toks[0].kind == mark {
		toks = toks[1:]
	}
	first, capital := append([]token(nil), toks...), *toks[0].form
	capital.upper = true
	first[0].form = &capital
	return fieldAt(first)
}

// field gives one field to the tasks it belongs to. sameParagraph limits it to the order of this paragraph.
func (p *proser) field(g *doc.Passage, toks []token, field string, sc *scope, sameParagraph bool) {
	value := toks
	for i := range toks {
		if is(toks, i, ":") {
			value = toks[i+1:]
			break
		}
	}
	end := trimEnd(value, len(value))
	if end == 0 {
		return
	}
	value = value[:end]
	at := spanOf(value, 0, end)
	targets := p.pending[g.Parent]
	if sameParagraph {
		targets = nil
		for i := len(p.out.Candidates) - 1; i >= 0 && p.out.Candidates[i].PassageID == g.ID; i-- {
			targets = append(targets, i)
		}
	} else if len(targets) == 0 { // the block is the passage above with all its bullets
		above := p.parents[g.Parent]
		targets = p.pending[above]
		if k := p.kinds[g.Parent]; k != doc.Bullet && k != doc.Point {
			var own []int
			for _, i := range targets {
				if p.out.Candidates[i].PassageID == g.Parent {
					own = append(own, i)
				}
			}
			targets = own
		}
		p.closed[above] = true
	}
	switch field {
	case "lead", "coord":
		names, _ := unitList(value, 0)
		if len(names) == 0 {
			names = []string{strings.TrimSpace(plain(value))}
		}
		names = p.fullNames(names)
		for _, i := range targets {
			c := &p.out.Candidates[i]
			if field == "lead" && (len(c.Lead) == 0 || generic(c.Lead) || inherited(c, "lead")) {
				p.give(c, "lead", "scope.block", at)
				c.Lead, c.Questions = names, without(c.Questions, "lead")
			} else if field == "coord" && len(c.Coord) == 0 {
				p.give(c, "coord", "scope.block", at)
				c.Coord = names
			}
		}
		if len(targets) == 0 && field == "lead" {
			sc.lead, sc.leadFrom, sc.leadRule, sc.order = names, at, "scope.block", true
		} else if len(targets) == 0 {
			sc.coord, sc.coordFrom = names, at
		}
	case "due":
		due, from := p.dueOf(value, true)
		if due == nil {
			if f, ok := when.Cell(plain(value), p.anchor); ok && (f.Interval.Known() || len(f.Recurrence) > 0) { // a field is as short as a cell: "9/2026"
				due, from = dueOf(plain(value), f), at
			} else if f := p.timesIn(at); len(f) > 0 {
				last := f[len(f)-1]
				from = doc.Span{Start: last.Start, End: last.End}
				due = dueOf(p.src.Text[last.Start:last.End], last)
			} else {
				due, from = &plan.Due{Raw: plain(value)}, at
			}
		}
		for _, i := range targets {
			if c := &p.out.Candidates[i]; c.Due == nil && !(len(targets) > 1 && sameParagraph && strings.HasPrefix(c.Text, "Báo cáo")) {
				c.Due = due
				p.give(c, "deadline", "scope.block-time", from)
			}
		}
		if len(targets) == 0 {
			sc.due, sc.dueFrom, sc.dueRule = due, from, "scope.block-time"
		}
	case "deliverable":
		for _, i := range targets {
			if c := &p.out.Candidates[i]; c.Deliverable == "" || !inherited(c, "deliverable") { // what the field names goes before what the work names
				c.Deliverable = plain(value)
				p.give(c, "deliverable", "scope.block", at)
			}
		}
	}
}

// give notes that a field of c was read outside it.
func (p *proser) give(c *plan.Candidate, field, rule string, from doc.Span) {
	c.Evidence[field] = []plan.Evidence{{Rule: rule, Span: c.Span, From: &from}}
	c.Why = append(c.Why, rule)
}

func inherited(c *plan.Candidate, field string) bool {
	return len(c.Evidence[field]) > 0 && c.Evidence[field][0].From != nil
}

func without(list []doc.Question, field string) []doc.Question {
	var out []doc.Question
	for _, q := range list {
		if q.Field != field {
			out = append(out, q)
		}
	}
	return out
}

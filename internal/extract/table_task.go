package extract

import (
	"fmt"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// candidate makes what tasks and indicators of a table share.
func (t *tableReader) candidate(o *openRow, kind plan.KindCode) plan.Candidate {
	col := t.textColumn()
	c := plan.Candidate{Kind: kind, Text: o.texts[t.h.textRole()], Span: o.row.span(col), PassageID: t.passage, Group: o.group,
		Why: []string{"table.row"}, Evidence: map[string][]plan.Evidence{}}
	c.Locator = doc.Locator{Table: t.g.table.Ord, Row: o.row.row.Ord}
	if t.g.table.Name != "" {
		c.Locator = doc.Locator{Sheet: t.g.table.Name, Row: o.row.row.Ord, Cell: o.row.cells[col].Ref}
	}
	if dot := strings.LastIndexByte(o.number, '.'); dot > 0 {
		c.Parent = t.numbers[o.number[:dot]]
	} else if o.style == noNumber {
		for k := o.depth - 1; k >= 0 && c.Parent == 0 && o.depth > 0; k-- {
			c.Parent = t.depths[k]
		}
	}
	if o.continued > 0 {
		c.Why = append(c.Why, "table.row.continued")
	}
	if o.row.row.Hidden {
		c.Why = append(c.Why, "table.row.hidden")
	}
	t.leads(&c, o)
	for _, q := range o.strays {
		ask(&c, q)
	}
	return c
}

// found records where a field was read.
func (t *tableReader) found(c *plan.Candidate, o *openRow, field, rule string, role columnRole) {
	c.Why = append(c.Why, rule)
	c.Evidence[field] = append(c.Evidence[field], plan.Evidence{Rule: rule, Span: o.row.span(t.h.col(role))})
}

// ask adds a question.
func ask(c *plan.Candidate, q doc.Question) {
	c.Questions = append(c.Questions, q)
}

// leads reads who leads and who coordinates.
func (t *tableReader) leads(c *plan.Candidate, o *openRow) {
	lead, also := cellUnits(o.texts[leadColumn])
	c.Lead, c.Coord = lead, also
	if len(lead) > 0 {
		t.found(c, o, "lead", "table.header.lead", leadColumn)
	}
	if len(also) > 0 {
		t.found(c, o, "coord", "table.lead.coordinating", leadColumn)
	}
	if coord := splitUnits(strings.TrimPrefix(o.texts[coordColumn], "Phối hợp:")); len(coord) > 0 {
		c.Coord = append(c.Coord, coord...)
		t.found(c, o, "coord", "table.header.coord", coordColumn)
	}
	for _, name := range append(append([]string{}, c.Lead...), c.Coord...) {
		if !startsUnit(name) {
			c.Why = append(c.Why, "table.unit.unusual")
			break
		}
	}
	for _, name := range c.Coord {
		if hanging(name) || len(strings.Fields(name)) == 1 && !acronym(name) && !unitHeadsAnyCase[strings.ToLower(name)] && name != "Địa" {
			span := o.row.span(t.h.col(coordColumn))
			ask(c, doc.Question{Field: "coord", Span: &span, Vi: fmt.Sprintf("Tên đơn vị %q bị cắt: tên đầy đủ là gì?", name), En: fmt.Sprintf("The name %q is cut off: what is it in full?", name)})
			break
		}
	}
}

// task reads a row of a task appendix.
func (t *tableReader) task(o *openRow) plan.Candidate {
	c := t.candidate(o, plan.TaskKind)
	if product := strings.Join(strings.Fields(o.texts[productColumn]), " "); product != "" {
		c.Deliverable = product
		t.found(&c, o, "deliverable", "table.header.product", productColumn)
	}
	t.due(&c, o)
	return c
}

// due reads the cell of the deadline. What cannot be read as time stays beside the task as it was written.
func (t *tableReader) due(c *plan.Candidate, o *openRow) {
	raw := strings.Join(strings.Fields(o.texts[dueColumn]), " ")
	if raw == "" || strings.Trim(raw, "-–./… ") == "" {
		return
	}
	span := o.row.span(t.h.col(dueColumn))
	p, ok := when.Cell(raw, t.anchor)
	c.Due = dueOf(raw, p)
	rule := p.Rule
	if !ok {
		c.Due.Modality, rule = "event", "time.other"
	}
	t.found(c, o, "deadline", rule, dueColumn)
	switch {
	case p.Invalid:
		ask(c, doc.Question{Field: "deadline", Span: &span, Vi: fmt.Sprintf("Ngày trong %q không có trong lịch: ngày đúng là ngày nào?", raw), En: fmt.Sprintf("%q names a day that does not exist: which day is meant?", raw)})
	case p.MissingYear:
		ask(c, doc.Question{Field: "deadline", Span: &span, Vi: fmt.Sprintf("%q: năm nào?", raw), En: fmt.Sprintf("%q: which year?", raw)})
	case !ok && strings.ContainsAny(raw, "0123456789"):
		ask(c, doc.Question{Field: "deadline", Span: &span, Vi: fmt.Sprintf("Thời hạn %q chưa đọc được: là ngày nào?", raw), En: fmt.Sprintf("The deadline %q could not be read: which day is it?", raw)})
	case p.Modality == "about":
		ask(c, doc.Question{Field: "deadline", Span: &span, Vi: fmt.Sprintf("%q: ngày cuối cùng là ngày nào?", raw), En: fmt.Sprintf("%q: which is the last day?", raw)})
	}
}

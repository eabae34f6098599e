package extract

import (
	"fmt"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// indicator reads a row of a table of indicators.
func (t *tableReader) indicator(o *openRow) plan.Candidate {
	c := t.candidate(o, plan.IndicatorKind)
	c.Name = c.Text
	t.found(&c, o, "name", "table.header.name", nameColumn)
	unit := strings.Join(strings.Fields(o.texts[unitColumn]), " ")
	if strings.Trim(unit, "0-–.… ") == "" {
		if unit != "" {
			c.Why = append(c.Why, "table.unit.none")
		}
		unit = ""
	}
	c.Unit, c.Values = unit, o.values
	if len(c.Values) == 0 && len(t.h.values) == 0 {
		c.Values = t.inSentence(c.Text)
	}
	if unit == "" {
		c.Unit = commonUnit(c.Values)
	}
	if c.Unit != "" && unit != "" {
		t.found(&c, o, "unit", "table.header.unit", unitColumn)
	}
	undated := false
	for k := range c.Values {
		v := &c.Values[k]
		if v.Unit == "" {
			v.Unit = c.Unit
		}
		undated = undated || !v.Period.Known()
	}
	span := o.row.span(t.h.col(nameColumn))
	if len(c.Values) > 0 {
		c.Why = append(c.Why, "table.header.values")
		var where []plan.Evidence
		for _, h := range t.h.values {
			if o.row.text(h.col) != "" {
				where = append(where, plan.Evidence{Rule: h.rule, Span: o.row.span(h.col)})
			}
		}
		if len(where) == 0 {
			where = []plan.Evidence{{Rule: "table.value.sentence", Span: span}}
		}
		c.Evidence["values"] = where
	}
	if undated {
		ask(&c, doc.Question{Field: "period", Span: &span, Vi: fmt.Sprintf("Chỉ tiêu %q của năm hoặc giai đoạn nào?", short(c.Name)), En: fmt.Sprintf("Which year or period is %q for?", short(c.Name))})
	}
	if c.Unit == "" && numeric(c.Values) {
		ask(&c, doc.Question{Field: "unit", Span: &span, Vi: fmt.Sprintf("Đơn vị tính của %q là gì?", short(c.Name)), En: fmt.Sprintf("What is the unit of measure of %q?", short(c.Name))})
	}
	for _, h := range t.h.values {
		if cell := o.row.cells[h.col]; cell.Cell != nil && cell.Error != "" {
			at := cell.Span
			ask(&c, doc.Question{Field: "values", Span: &at, Vi: fmt.Sprintf("Ô %s báo lỗi %s: giá trị đúng là bao nhiêu?", cell.Ref, cell.Error), En: fmt.Sprintf("Cell %s shows the error %s: what is the value?", cell.Ref, cell.Error)})
		}
	}
	return c
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func numeric(values []plan.Value) bool {
	for _, v := range values {
		if v.Number != "" {
			return true
		}
	}
	return false
}

// commonUnit is the unit that all values carry themselves.
func commonUnit(values []plan.Value) string {
	unit := ""
	for _, v := range values {
		if v.Number == "" || v.Sort == "ratio" {
			continue
		}
		if unit != "" && unit != v.Unit {
			return ""
		}
		unit = v.Unit
	}
	return unit
}

// values reads the value cells of a row. period overrides that of the column, when a sub-row names it.
func (t *tableReader) values(r gridRow, unit string, period *when.Interval) []plan.Value {
	var list []plan.Value
	for _, h := range t.h.values {
		cell := r.cells[h.col]
		if cell.Cell == nil || cell.Error != "" || cell.Cell == r.cells[t.textColumn()].Cell {
			continue
		}
		for _, v := range readValues(r.lines(h.col), unit) {
			v.Sort = h.sort
			if h.unit != "" {
				v.Unit = h.unit
			}
			switch {
			case period != nil:
				v.Period = *period
			case h.period.Known():
				v.Period = h.period
			default:
				v.Period = t.groupHorizon()
			}
			if v.Number != "" {
				t.numerals++
				if strings.Trim(v.Number+v.High, "0.-") == "" {
					t.zeros++
				}
			}
			list = append(list, v)
		}
	}
	return list
}

// groupHorizon is the period that the innermost group row states ("Đến năm 2030"), else the table's title.
func (t *tableReader) groupHorizon() when.Interval {
	for k := len(t.path) - 1; k >= 0; k-- {
		for _, p := range when.Phrases(t.path[k].text, t.anchor) {
			if p.Interval.Known() && len(p.Recurrence) == 0 {
				return p.Interval
			}
		}
	}
	return t.horizon
}

// subHorizon tells whether a row's text is nothing but a period: a horizon of the indicator above it.
func (t *tableReader) subHorizon(text string) (when.Interval, bool) {
	text = strings.Trim(text, " -–+:.")
	p, ok := when.Cell(text, t.anchor)
	return p.Interval, ok && p.Interval.Known() && p.Start == 0 && p.End == len(text)
}

// anyValue tells whether a value cell of the row says anything.
func (t *tableReader) anyValue(r gridRow) bool {
	for _, h := range t.h.values {
		if c := r.cells[h.col]; c.Cell != nil && c.Cell != r.cells[t.textColumn()].Cell && c.begins && strings.Trim(c.Text, "-–.… \n") != "" {
			return true
		}
	}
	return false
}

// saysValues is anyValue, zeros apart: sums of empty templates stand in group rows too.
func (t *tableReader) saysValues(r gridRow) bool {
	for _, h := range t.h.values {
		if c := r.cells[h.col]; c.Cell != nil && c.Cell != r.cells[t.textColumn()].Cell && c.begins && strings.Trim(c.Text, "0,-–.… \n") != "" {
			return true
		}
	}
	return false
}

// emptyForm holds for a row without a unit whose values, three or more, are all zeros: a heading in a form with formulas.
func (t *tableReader) emptyForm(r gridRow) bool {
	zeros := 0
	for _, h := range t.h.values {
		if c := r.cells[h.col]; c.Cell != nil && c.begins && strings.Trim(c.Text, "0,. ") == "" && c.Text != "" {
			zeros++
		}
	}
	return zeros >= 3 && t.h.col(unitColumn) >= 0 && strings.Trim(t.own(r, unitColumn, false), "0 ") == "" && !t.saysValues(r)
}

// judgeValues asks about a table that is nearly all zeros – a form nobody filled in – and about blocks of columns that
// were not read.
func (t *tableReader) judgeValues() {
	span := t.block.Span
	if t.numerals > 3 && t.zeros*10 > t.numerals*9 {
		for k := t.first; k < len(t.out.Candidates); k++ {
			if c := &t.out.Candidates[k]; numeric(c.Values) {
				c.Questions = append(c.Questions, doc.Question{Field: "values", Span: &c.Span, Vi: "Hầu hết giá trị trong bảng là 0: đây có phải mẫu chưa nhập số?",
					En: "Nearly every value of the table is 0: is it a form that was never filled in?"})
			}
		}
		t.out.Questions = append(t.out.Questions, doc.Question{Field: "table", Span: &span, Vi: "Hầu hết giá trị trong bảng chỉ tiêu là 0: không nên nhận làm mục tiêu khi chưa xác nhận.",
			En: "Nearly every value of the table of indicators is 0: do not take them as targets before somebody confirms."})
	}
	if len(t.h.left) > 0 {
		names := strings.Join(t.h.left, ", ")
		t.out.Questions = append(t.out.Questions, doc.Question{Field: "table", Span: &span, Vi: fmt.Sprintf("Chỉ nhóm cột giá trị đầu tiên được trích; bảng còn các nhóm %s. Có cần các nhóm này không?", names),
			En: fmt.Sprintf("Only the first block of value columns was read; the table also has %s. Are they needed?", names)})
	}
}

// inSentence reads the target of an indicator that stands in its own sentence, when exactly one is stated.
func (t *tableReader) inSentence(text string) []plan.Value {
	times := when.Phrases(text, t.anchor)
	var found []vi.Amount
	for _, a := range vi.Amounts(text) {
		inside := false
		for _, p := range times {
			inside = inside || a.Start < p.End && p.Start < a.End
		}
		if !inside {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return nil
	}
	v := plan.Value{Sort: "target", Comparator: found[0].Comparator, Number: found[0].Number, High: found[0].High, Period: t.groupHorizon()}
	if found[0].Percent {
		v.Unit = "%"
	}
	for _, p := range times {
		if p.Interval.Known() {
			v.Period = p.Interval
		}
	}
	return []plan.Value{v}
}

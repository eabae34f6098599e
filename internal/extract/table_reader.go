package extract

import (
	"fmt"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// tableReader walks the rows of one table.
type tableReader struct {
	src     *doc.Source
	anchor  when.Date
	out     *Result
	g       grid
	h       header
	block   doc.Block
	passage string
	horizon when.Interval // of the table's title

	path     path
	letter   string         // the last letter heading
	numbers  map[string]int // row number → place of its candidate, from 1
	depths   [5]int         // bullet depth → place of the last candidate there
	open     *openRow
	first    int // candidates before this table
	numerals int // numbers read as values
	zeros    int // of them, zeros
}

// openRow is an item whose further rows may still follow.
type openRow struct {
	number    string
	style     numbering
	depth     int // of the bullet before the name
	row       gridRow
	texts     map[columnRole]string
	values    []plan.Value
	continued int
	strays    []doc.Question
	group     []string
}

func (t *tableReader) read() {
	if t.h.kind == "follow-up" {
		return // states of work, not assignments
	}
	for i := t.h.rows; i < len(t.g.rows); i++ {
		t.row(i)
	}
	t.flush()
	if t.h.kind == "indicator" {
		t.judgeValues()
	}
}

// textColumn is where the item itself stands.
func (t *tableReader) textColumn() int {
	if t.h.kind == "indicator" {
		return t.h.col(nameColumn)
	}
	return t.h.col(taskColumn)
}

// own is the text of a role in a row: what begins there, or with covered also what a merged cell brings from above.
func (t *tableReader) own(r gridRow, role columnRole, covered bool) string {
	col := t.h.col(role)
	if col < 0 || r.cells[col].Cell == nil || !covered && !r.cells[col].begins {
		return ""
	}
	if text := t.textColumn(); role != taskColumn && role != nameColumn && r.cells[col].Cell == r.cells[text].Cell {
		return "" // the text runs over this column
	}
	return r.lines(col)
}

// stated tells whether the row itself says anything beside its number and text.
func (t *tableReader) stated(r gridRow, roles ...columnRole) bool {
	for _, role := range roles {
		if t.own(r, role, false) != "" {
			return true
		}
	}
	return false
}

// row sorts one row: header again, group, continuation or item.
func (t *tableReader) row(i int) {
	r := t.g.rows[i]
	if len(r.distinct()) == 0 || r.row.Header || t.h.repeats(r) || countsColumns(r) {
		return
	}
	number, text := "", r.text(t.textColumn())
	if c := r.cells[t.textColumn()]; c.Cell != nil && !c.begins {
		text = "" // merged from above: this row goes on with the same item
	}
	if col := t.h.col(numberColumn); col >= 0 && r.cells[col].Cell != r.cells[t.textColumn()].Cell {
		if r.cells[col].Cell != nil && r.cells[col].begins {
			number = r.text(col)
		}
		if text == "" && number != "" && numberStyle(number, t.letter) == noNumber {
			number, text = cutNumber(number) // a heading that stands in the number column
		}
	} else {
		number, text = cutNumber(text)
	}
	style := numberStyle(number, t.letter)
	if number == "" { // "C. Chỉ tiêu môi trường" beside an empty number cell: part of the text unless it is a heading
		n, rest := cutNumber(text)
		if s := numberStyle(n, t.letter); s != noNumber && s < arabicNumber && t.heads(r, i, s, rest) {
			number, text, style = n, rest, s
		}
	}
	switch {
	case text != "" && t.heads(r, i, style, text):
		t.flush()
		if style == letterNumber {
			t.letter = strings.Trim(number, " .)(-:")
		}
		kind := style
		if kind == noNumber {
			kind = plainHeading
		}
		_, text = bulletDepth(text)
		t.path = t.path.open(heading{kind, titled(number, text)})
		t.depths = [5]int{}
	case t.open != nil && style == noNumber && t.continues(r, text):
		t.goOn(r, text)
	case text != "":
		t.flush()
		t.begin(r, number, style, text)
	}
}

// heads tells whether a row is a group row.
func (t *tableReader) heads(r gridRow, i int, style numbering, text string) bool {
	if t.h.kind == "indicator" {
		if t.own(r, unitColumn, false) != "" && vi.Fold(t.own(r, unitColumn, false)) != "0" || t.stated(r, leadColumn) || t.saysValues(r) {
			return false
		}
		if t.emptyForm(r) && !goesOn(text) {
			return true
		}
		if _, sub := t.subHorizon(text); sub && t.open != nil && style == noNumber && t.anyValue(r) {
			return false
		}
		switch style {
		case noNumber:
			return !goesOn(text) && !t.anyValue(r)
		case arabicNumber, dottedNumber:
			return !t.anyValue(r) && t.h.col(unitColumn) >= 0
		}
		return true
	}
	if r.across() {
		return true
	}
	if t.stated(r, leadColumn, coordColumn, productColumn) {
		return false
	}
	switch style {
	case partNumber, letterNumber, romanNumber:
		return true
	case noNumber:
		c := r.cells[t.textColumn()]
		return !t.stated(r, dueColumn) && (c.Cell != nil && c.Bold || shouted(text))
	}
	if t.stated(r, dueColumn) {
		return false
	}
	c := r.cells[t.textColumn()]
	return c.Cell != nil && c.Bold || t.subNumbered(i, r.text(t.h.col(numberColumn)))
}

// subNumbered tells whether the next row is a part of this one: "1" before "1.1".
func (t *tableReader) subNumbered(i int, number string) bool {
	col := t.h.col(numberColumn)
	if col < 0 || i+1 >= len(t.g.rows) {
		return false
	}
	next := strings.Trim(t.g.rows[i+1].text(col), " .)")
	return strings.HasPrefix(next, strings.Trim(number, " .)")+".")
}

// continues tells whether a row without a number belongs to the row above.
func (t *tableReader) continues(r gridRow, text string) bool {
	if t.h.kind == "indicator" {
		_, sub := t.subHorizon(text)
		return sub || text == "" || goesOn(text) && t.own(r, unitColumn, false) == "" && !t.anyValue(r)
	}
	if t.h.col(numberColumn) < 0 {
		return text == "" || goesOn(text) && !t.stated(r, leadColumn, dueColumn)
	}
	return text == "" || goesOn(text) || !t.stated(r, leadColumn)
}

// goOn adds a row to the open item.
func (t *tableReader) goOn(r gridRow, text string) {
	o := t.open
	if t.h.kind == "indicator" {
		if period, sub := t.subHorizon(text); sub {
			o.values = append(o.values, t.values(r, o.texts[unitColumn], &period)...)
			return
		}
		o.values = append(o.values, t.values(r, o.texts[unitColumn], nil)...)
	}
	o.continued++
	key := t.h.textRole()
	o.texts[key] = strings.TrimSpace(o.texts[key] + " " + text)
	for _, role := range []columnRole{leadColumn, coordColumn, dueColumn, productColumn, unitColumn} {
		more := t.own(r, role, false)
		switch have := o.texts[role]; {
		case more == "":
		case have == "" && goesOn(more) && (role == leadColumn || role == coordColumn):
			span := r.span(t.h.col(role))
			o.strays = append(o.strays, doc.Question{Field: string(role), Span: &span,
				Vi: fmt.Sprintf("Ô %q bị cắt giữa chừng: phần đầu ở đâu?", more), En: fmt.Sprintf("The cell %q is cut off: where is its beginning?", more)})
		case have == "":
			o.texts[role] = more
		case hanging(have) || goesOn(more):
			o.texts[role] = have + " " + more
		default:
			o.texts[role] = have + "\n" + more
		}
	}
}

// textRole is the role of the text column, under which its text is kept.
func (h header) textRole() columnRole {
	if h.kind == "indicator" {
		return nameColumn
	}
	return taskColumn
}

// begin opens an item.
func (t *tableReader) begin(r gridRow, number string, style numbering, text string) {
	depth := 0
	if style == noNumber {
		depth, text = bulletDepth(text)
	}
	t.path = t.path.close(style)
	o := &openRow{number: strings.Trim(number, " .)("), style: style, depth: depth, row: r, texts: map[columnRole]string{}, group: t.path.texts()}
	o.texts[t.h.textRole()] = text
	for _, role := range []columnRole{leadColumn, coordColumn, dueColumn, productColumn, unitColumn} {
		o.texts[role] = t.own(r, role, true)
	}
	if g := strings.Join(strings.Fields(t.own(r, groupColumn, true)), " "); g != "" {
		o.group = append(o.group, g)
	}
	if t.h.kind == "indicator" {
		o.values = t.values(r, o.texts[unitColumn], nil)
	}
	t.open = o
}

// flush turns the open item into a candidate.
func (t *tableReader) flush() {
	o := t.open
	if o == nil {
		return
	}
	t.open = nil
	var c plan.Candidate
	if t.h.kind == "indicator" {
		c = t.indicator(o)
	} else {
		c = t.task(o)
	}
	t.out.Candidates = append(t.out.Candidates, c)
	at := len(t.out.Candidates)
	if o.number != "" {
		t.numbers[o.number] = at
	}
	if o.depth < len(t.depths) {
		t.depths[o.depth] = at
		for k := o.depth + 1; k < len(t.depths); k++ {
			t.depths[k] = 0
		}
	}
}

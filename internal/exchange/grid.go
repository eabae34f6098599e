package exchange

import (
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// grid is one table whose rows come one after the other. The first are kept until its headings are found.
type grid struct {
	r       *reader
	sheet   string
	mark    string // of decimals; "" = doubtful
	first   []gridRow
	settled bool
	columns map[int]column // nil = no table
	order   []int          // of columns
	unit    string         // "Đơn vị tính: tỷ đồng" above the table
	held    map[int]held   // cells merged over rows below them
	rows    int
	fresh   bool // no row of the body has come yet
	point   bool // its headings say that texts of numbers have a decimal point
	none    bool
}

type gridRow struct {
	n     int
	cells []cell
}

type held struct {
	until int
	text  string
}

const (
	headRows  = 60 // in which headings are looked for
	maxHeader = 4  // rows of one heading
)

// feed takes the next row.
func (g *grid) feed(row gridRow) error {
	if g.none {
		return nil
	}
	if g.settled {
		return g.body(row)
	}
	if g.first = append(g.first, row); len(g.first) < headRows {
		return nil
	}
	return g.settle()
}

// end tells that there are no more rows.
func (g *grid) end() error {
	if g.settled || g.none {
		return nil
	}
	return g.settle()
}

// settle finds the headings among the first rows and takes those below them.
func (g *grid) settle() error {
	g.settled = true
	rows := g.first
	g.first = nil
	for i := range rows {
		from, below := g.heading(rows, i)
		if below == 0 {
			g.unitOf(rows[i])
			continue
		}
		g.columns, g.held, g.fresh = map[int]column{}, map[int]held{}, true
		texts := headingTexts(rows[from:below])
		for col := range texts {
			g.columns[col] = columnOf(texts[col])
			g.order = append(g.order, col)
			g.point = g.point || g.columns[col].point
		}
		slices.Sort(g.order)
		if !g.useful() {
			g.columns, g.order = nil, nil
			continue
		}
		g.noteLeft(rows[below-1].n)
		for _, row := range rows[below:] {
			if err := g.body(row); err != nil {
				return err
			}
		}
		return nil
	}
	g.none = true
	return nil
}

// heading tells the rows of the headings, if they name the indicator in row i; below is 0 otherwise.
func (g *grid) heading(rows []gridRow, i int) (from, below int) {
	name := -1
	for _, c := range rows[i].cells {
		if f := fieldOf(c.text); (f == fName || f == fCode) && len(c.text) < 80 {
			name = c.col
		}
	}
	if name < 0 {
		return 0, 0
	}
	last := rows[i].n
	for _, c := range rows[i].cells {
		last = max(last, rows[i].n+min(c.rowSpan, maxHeader)-1)
	}
	below = i + 1
	for below < len(rows) && below-i < maxHeader && (rows[below].n <= last || headingBelow(rows[below], name)) {
		below++
	}
	from = i
	if i > 0 && rows[i-1].n == rows[i].n-1 && headingBelow(rows[i-1], name) {
		from = i - 1
	}
	return from, below
}

// headingBelow tells whether a row beside one that names the indicator holds nothing but further headings.
func headingBelow(row gridRow, name int) bool {
	some := false
	for _, c := range row.cells {
		if strings.TrimSpace(c.text) == "" {
			continue
		}
		_, _, times := timesOf([]string{c.text})
		folded := vi.Fold(c.text)
		sort, _ := sortOf(folded)
		if c.col <= name || !times && sort == "" && fieldOf(c.text) == "" && partOf(folded) == "" {
			return false
		}
		some = true
	}
	return some
}

// headingTexts are the texts above each column, the uppermost first. A heading that is not the lowest reaches over the empty
// cells to its right, merged or not, as far as there are headings below.
func headingTexts(rows []gridRow) map[int][]string {
	texts := map[int][]string{}
	for i, row := range rows {
		for k, c := range row.cells {
			text := strings.Join(strings.Fields(c.text), " ")
			if text == "" {
				continue
			}
			to := c.col + max(c.colSpan, 1)
			if i+1 < len(rows) && c.colSpan <= 1 && c.rowSpan <= 1 {
				end := 1 << 20
				if k+1 < len(row.cells) {
					end = row.cells[k+1].col
				}
				for filled(rows[i+1], to) && filled(rows[i+1], c.col) && to < end {
					to++
				}
			}
			for col := c.col; col < to && col < c.col+500; col++ {
				texts[col] = append(texts[col], text)
			}
		}
	}
	return texts
}

func filled(row gridRow, col int) bool {
	return slices.ContainsFunc(row.cells, func(c cell) bool {
		return c.col <= col && col < c.col+max(c.colSpan, 1) && strings.TrimSpace(c.text) != ""
	})
}

// useful tells whether the columns name an indicator and hold values.
func (g *grid) useful() bool {
	has := map[field]bool{}
	for _, c := range g.columns {
		has[c.field] = true
		has["times"] = has["times"] || c.times
	}
	return (has[fName] || has[fCode]) && (has["times"] || has[fPeriod] && has[fValue])
}

// long tells whether each row is one value.
func (g *grid) long() bool {
	return slices.ContainsFunc(g.order, func(col int) bool { return g.columns[col].field == fValue })
}

// noteLeft tells the columns with a time that are no values.
func (g *grid) noteLeft(row int) {
	for _, col := range g.order {
		if c := g.columns[col]; c.field == "" && !c.times && c.span.Known() {
			g.r.told.Left = append(g.r.told.Left, Note{g.place(row, col), "Cột “" + c.title + "” là cột so sánh, không lấy.", "The column “" + c.title + "” compares others and is left out."})
		}
	}
}

func (g *grid) place(row, col int) Place {
	p := Place{Sheet: g.sheet, Row: row}
	if col >= 0 {
		p.Column = letter(col)
	}
	return p
}

// letter is the name of a column from 0.
func letter(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

var (
	unitRow     = regexp.MustCompile(`(?i)^\s*\(?\s*(?:đơn vị(?: tính)?|đvt|unit)\s*:\s*(.+?)\)?\s*$`)
	numberedRow = regexp.MustCompile(`^\(?[A-Z0-9]{1,2}\)?(?:\s*=[\s()0-9+\-*/:x%]+)?$`)
)

// unitOf notes the unit of measure that a row tells for all below it.
func (g *grid) unitOf(row gridRow) bool {
	for _, c := range row.cells {
		if m := unitRow.FindStringSubmatch(c.text); m != nil {
			g.unit = m[1]
			return true
		}
	}
	return false
}

// body takes a row below the headings.
func (g *grid) body(row gridRow) error {
	if g.rows++; g.rows > MaxRows {
		return tooMany(g.place(row.n, -1))
	}
	fresh := g.fresh
	g.fresh = false
	if fresh && numbered(row) || g.headingAgain(row) || len(row.cells) <= 2 && g.unitOf(row) {
		g.fresh = fresh
		return nil
	}
	cells := make(map[int]cell, len(row.cells))
	for _, c := range row.cells {
		cells[c.col] = c
		if f := g.columns[c.col].field; c.rowSpan > 1 && (f == fName || f == fCode || f == fUnit || f == fOf) {
			g.held[c.col] = held{row.n + c.rowSpan - 1, c.text}
		}
	}
	for col, h := range g.held {
		if _, own := cells[col]; !own && row.n <= h.until {
			cells[col] = cell{col: col, text: h.text}
		}
	}
	if g.long() {
		return g.one(row.n, cells)
	}
	return g.across(row.n, cells)
}

// numbered tells whether a row only numbers the columns: A, B, 1, 2, 3=2/1.
func numbered(row gridRow) bool {
	for _, c := range row.cells {
		if !numberedRow.MatchString(strings.TrimSpace(c.text)) {
			return false
		}
	}
	return len(row.cells) >= 3
}

// headingAgain tells whether a row repeats the headings word for word, as on each page of a paper.
func (g *grid) headingAgain(row gridRow) bool {
	for _, c := range row.cells {
		if title := g.columns[c.col].title; !strings.Contains(vi.Fold(title), vi.Fold(c.text)) || vi.Fold(c.text) == "" {
			return false
		}
	}
	return len(row.cells) >= 2
}

// text is what the column of a field says in a row.
func (g *grid) text(cells map[int]cell, f field) (string, int) {
	for _, col := range g.order {
		if c, ok := cells[col]; ok && g.columns[col].field == f && strings.TrimSpace(c.text) != "" {
			return strings.Join(strings.Fields(c.text), " "), col
		}
	}
	return "", -1
}

// amount reads the cell of a value.
func (g *grid) amount(n int, c cell, aim bool) (amount, bool) {
	place := g.place(n, c.col)
	if c.failed != "" {
		g.r.wrong(place, fault.New(fault.Invalid, "Ô công thức báo lỗi %s; sửa trong Excel rồi gửi lại.", "The formula in this cell says %s; mend it in Excel and send the file again.", c.failed))
		return amount{}, false
	}
	mark := g.mark
	switch {
	case c.number:
		mark = comma
	case g.point:
		mark = point
	case mark == "" && twofold.MatchString(strings.TrimSpace(c.text)):
		mark = g.r.answer(Question{Key: "decimal", Place: place, Vi: "Trong tệp, dấu nào là dấu thập phân? Ô này ghi " + c.text + ".", En: "Which mark stands before decimals in the file? This cell says " + c.text + ".",
			Choices: []Choice{{comma, "Dấu phẩy: 1.234 là một nghìn hai trăm ba mươi tư", "The comma: 1.234 is one thousand two hundred and thirty-four"}, {point, "Dấu chấm: 1,234 là một nghìn hai trăm ba mươi tư", "The point: 1,234 is one thousand two hundred and thirty-four"}}})
		if mark == "" {
			return amount{}, false
		}
	case mark == "":
		mark = guessMark(c.text)
	}
	a, empty, err := amountOf(c.text, mark, aim)
	if err != nil {
		g.r.wrong(place, err)
	}
	return a, !empty && err == nil
}

// guessMark is the decimal mark of a number that can be read in one way only.
func guessMark(text string) string {
	if i := strings.LastIndexAny(text, ".,"); i >= 0 && text[i] == '.' && strings.Count(text, ".") == 1 && len(strings.TrimRight(text[i+1:], "% ")) != 3 {
		return point
	}
	return comma
}

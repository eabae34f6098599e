package extract

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// role is what a column says.
type columnRole string

const (
	numberColumn  columnRole = "number"
	taskColumn    columnRole = "task"
	detailColumn  columnRole = "detail" // "Nội dung chính", "Mô tả"
	groupColumn   columnRole = "group"  // "Thuộc nhóm nhiệm vụ"
	leadColumn    columnRole = "lead"
	coordColumn   columnRole = "coord"
	dueColumn     columnRole = "due"
	paceColumn    columnRole = "pace" // "Tiến độ": a deadline in a plan, a state in a report
	productColumn columnRole = "product"
	resultColumn  columnRole = "result" // "Kết quả": a product of tasks, a value of indicators
	stateColumn   columnRole = "state"  // of follow-up tables
	nameColumn    columnRole = "name"   // of an indicator
	unitColumn    columnRole = "unit"
	valueColumn   columnRole = "value"
	otherColumn   columnRole = "other" // known and not needed: notes, money, legal basis
)

// headerWords tells the role of a column from its header, folded; the first that fits wins. The words are those of the
// appendices that ministries and provinces really publish.
var headerWords = []struct {
	role  columnRole
	exact []string
	parts []string
}{
	{role: numberColumn, exact: []string{"stt", "tt", "so tt", "so thu tu", "no"}},
	{role: unitColumn, exact: []string{"don vi", "dvt", "don vi tinh", "don vi do", "don vi do luong"}, parts: []string{"don vi tinh", "dvt"}},
	{role: stateColumn, parts: []string{"ket qua hien nay", "ket qua thuc hien", "tinh hinh thuc hien", "tinh trang", "muc do hoan thanh", "danh gia ket qua"}},
	{role: coordColumn, parts: []string{"phoi hop"}},
	{role: leadColumn, parts: []string{"chu tri", "don vi thuc hien", "co quan thuc hien", "don vi phu trach", "don vi dau moi", "co quan dau moi", "phan cong", "chu dau tu", "trach nhiem", "co quan theo doi", "don vi duoc giao", "don vi theo doi", "to chuc thuc hien"}},
	{role: otherColumn, parts: []string{"ghi chu", "kinh phi", "nguon von", "nguon luc", "van ban giao", "can cu", "kien nghi", "de xuat", "dia diem", "so sanh"}},
	{role: dueColumn, parts: []string{"thoi gian", "thoi han", "han hoan thanh", "tien do hoan thanh", "ngay hoan thanh", "moc hoan thanh", "lo trinh", "thoi diem"}},
	{role: paceColumn, parts: []string{"tien do"}},
	{role: productColumn, parts: []string{"san pham", "dau ra", "ket qua yeu cau", "ket qua du kien", "ket qua dat duoc", "chi tieu dat duoc", "ket qua can dat", "yeu cau ket qua"}},
	{role: groupColumn, parts: []string{"thuoc nhom", "nhom nhiem vu", "linh vuc"}},
	{role: detailColumn, parts: []string{"noi dung chinh", "mo ta"}},
	{role: nameColumn, exact: []string{"muc tieu"}, parts: []string{"ten chi tieu", "chi tieu", "tieu chi", "chi so"}},
	{role: taskColumn, parts: []string{"nhiem vu", "giai phap", "cong viec", "hoat dong", "noi dung", "ten de an", "ten du an", "de an", "du an", "van ban"}},
	{role: resultColumn, exact: []string{"ket qua"}},
}

// roleOf reads one header.
func roleOf(header string) columnRole {
	folded := vi.Fold(withoutMarks(header))
	if folded == "" {
		return ""
	}
	for _, h := range headerWords {
		if slices.Contains(h.exact, folded) {
			return h.role
		}
		for _, part := range h.parts {
			if !strings.Contains(folded, part) {
				continue
			}
			if (h.role == nameColumn || h.role == unitColumn) && len(yearsIn(folded)) > 0 {
				continue // "Chỉ tiêu năm 2026" is a column of values
			}
			return h.role
		}
	}
	if isValueHeader(folded) {
		return valueColumn
	}
	return ""
}

// withoutMarks drops footnote marks: "Chỉ tiêu [1]", "Kết quả (*)", "Đơn vị¹".
func withoutMarks(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), "*¹²³⁴⁵⁶⁷⁸⁹⁰ ")
	for _, pair := range []string{"[]", "()"} {
		if i := strings.LastIndexByte(s, pair[0]); i > 0 && strings.HasSuffix(s, pair[1:]) && len(s)-i <= 4 && strings.Trim(s[i+1:len(s)-1], "0123456789*") == "" {
			s = strings.TrimSpace(s[:i])
		}
	}
	return s
}

// header says where a table keeps what.
type header struct {
	kind    string // task, indicator, follow-up
	rows    int    // of the grid, up to and with the last header row
	columns map[columnRole]int
	values  []valueHeader
	left    []string // blocks of value columns that are not read
	labels  []string // header text by column
}

func (h header) col(role columnRole) int {
	if c, ok := h.columns[role]; ok {
		return c
	}
	return -1
}

// headerOf finds the header among the first rows; ok is false when no row is one.
func headerOf(g grid) (header, bool) {
	best, at := 2, -1
	for r := 0; r < min(15, len(g.rows)); r++ {
		roles := map[columnRole]bool{}
		for _, c := range g.rows[r].distinct() {
			if role := roleOf(c.Text); role != "" && len([]rune(c.Text)) < 120 {
				roles[role] = true
			}
		}
		if (roles[taskColumn] || roles[nameColumn]) && len(roles) >= best {
			if best < len(roles) || at < 0 {
				best, at = len(roles), r
			}
		}
	}
	if at < 0 {
		return header{}, false
	}
	last := at
	for last+1 < len(g.rows) && secondHeader(g, at, last+1) {
		last++
	}
	h := header{rows: last + 1, columns: map[columnRole]int{}, labels: make([]string, g.width)}
	for col := range h.labels {
		h.labels[col] = label(g.rows[at:last+1], col)
	}
	for last+1 < len(g.rows) && countsColumns(g.rows[last+1]) {
		last++
	}
	h.rows = last + 1
	h.place(g, at)
	return h, h.kind != ""
}

// label joins what the header rows say of a column.
func label(rows []gridRow, col int) string {
	var parts []string
	var previous *doc.Cell
	for _, row := range rows {
		c := row.cells[col].Cell
		if c == nil || c == previous {
			continue
		}
		previous = c
		if t := row.text(col); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " / ")
}

// secondHeader tells whether row r goes on with the header that began in row at: below merged header cells, or years only.
func secondHeader(g grid, at, r int) bool {
	if r-at > 4 {
		return false
	}
	covered, years, other := false, 0, 0
	for col, c := range g.rows[r].cells {
		if c.Cell == nil || !c.first {
			continue
		}
		if !c.begins {
			covered = covered || c.RowSpan > 1 && strings.TrimSpace(c.Text) != ""
			continue
		}
		text := g.rows[r].text(col)
		switch {
		case text == "":
		case isValueHeader(vi.Fold(text)) || roleOf(text) != "" && len([]rune(text)) < 40:
			years++
		default:
			other++
		}
	}
	return years > 0 && other == 0 && (covered || years > 1 || g.rows[r].row.Header)
}

// countsColumns holds for the row "(1) (2) (3)" or "A B 1 2" under a header.
func countsColumns(r gridRow) bool {
	n := 0
	for _, c := range r.distinct() {
		t := strings.Trim(c.Text, " ()[]")
		if len(t) > 12 || len(t) > 1 && strings.ContainsFunc(t, func(x rune) bool { return (x < '0' || x > '9') && !strings.ContainsRune("()[]=+-*/: %", x) }) {
			return false
		}
		n++
	}
	last := ""
	for _, c := range r.distinct() {
		if t := strings.Trim(c.Text, " ()[]"); t == last {
			return false
		} else {
			last = t
		}
	}
	return n >= 3 && n >= len(r.distinct())-1 && ordered(r.distinct())
}

// ordered tells whether the numbers of a counting row go up by one.
func ordered(cells []gridCell) bool {
	previous, numbers := 0, 0
	for _, c := range cells {
		n := 0
		for _, x := range strings.Trim(c.Text, " ()[]") {
			if x < '0' || x > '9' {
				break
			}
			n = n*10 + int(x-'0')
		}
		if n > 0 {
			if previous > 0 && n != previous+1 {
				return false
			}
			previous = n
			numbers++
		}
	}
	return numbers >= 2
}

// place gives every column its role and decides what kind of table it is.
func (h *header) place(g grid, at int) {
	rank := func(col int) int { // of two task columns the one that says so more plainly
		f := vi.Fold(h.labels[col])
		switch {
		case strings.Contains(f, "noi dung nhiem vu") || strings.Contains(f, "ten nhiem vu"):
			return 3
		case strings.Contains(f, "nhiem vu") || strings.Contains(f, "giai phap") || strings.Contains(f, "cong viec") || strings.Contains(f, "du an"):
			return 2
		case strings.Contains(f, "noi dung"):
			return 1
		}
		return 0
	}
	for col := range h.labels {
		top, _, _ := strings.Cut(h.labels[col], " / ")
		role := roleOf(h.labels[col])
		if r := roleOf(top); r != "" && r != valueColumn && role != valueColumn {
			role = r
		}
		below := h.below(g, at, col)
		if below != "" {
			role = below
		}
		if role == "" || below == "" && g.rows[at].cells[col].Cell != nil && !g.rows[at].cells[col].first && role != valueColumn {
			continue
		}
		before, taken := h.columns[role]
		if !taken || role == taskColumn && rank(col) > rank(before) {
			h.columns[role] = col
		}
	}
	has := func(r columnRole) bool { return h.col(r) >= 0 }
	if !has(dueColumn) && has(paceColumn) && !has(stateColumn) {
		h.columns[dueColumn] = h.columns[paceColumn]
	}
	indicator := has(nameColumn) && !(has(taskColumn) && has(leadColumn) && has(dueColumn) && !has(unitColumn))
	if !has(nameColumn) && has(taskColumn) && has(unitColumn) {
		h.columns[nameColumn], indicator = h.columns[taskColumn], true
	}
	switch {
	case indicator:
		h.findValues(g, at)
		if has(unitColumn) || len(h.values) > 0 || has(leadColumn) {
			h.kind = "indicator"
		}
	case has(stateColumn) || has(paceColumn) && !h.plan():
		h.kind = "follow-up"
	case has(taskColumn) && h.plan():
		h.kind = "task"
		if !has(productColumn) && has(resultColumn) {
			h.columns[productColumn] = h.columns[resultColumn]
		}
	}
}

// below is the role that a second header row gives to a column under a head of several: "Phân công thực hiện" over "Chủ trì", "Phối hợp".
func (h *header) below(g grid, at, col int) columnRole {
	top := g.rows[at].cells[col].Cell
	_, text, found := strings.Cut(h.labels[col], " / ")
	if top == nil || top.ColSpan < 2 || !found {
		return ""
	}
	switch role := roleOf(text); role {
	case leadColumn, coordColumn, dueColumn, productColumn, unitColumn:
		return role
	}
	return ""
}

// plan holds when somebody or some day is named for the tasks.
func (h *header) plan() bool {
	return h.col(leadColumn) >= 0 || h.col(dueColumn) >= 0 || h.col(productColumn) >= 0
}

package extract

import (
	"strconv"
	"strings"

	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// valueHeader is one column of values: what sort they are and of which period; an unknown period comes from the rows.
type valueHeader struct {
	col    int
	sort   string // target, plan, actual, estimate, baseline, ratio
	period when.Interval
	unit   string // "%" when the header says so; else that of the row
	rule   string
}

// yearsIn lists the years that a folded header names.
func yearsIn(folded string) []int {
	var years []int
	for _, w := range strings.Fields(folded) {
		if y, err := strconv.Atoi(w); err == nil && len(w) == 4 && y >= 1990 && y <= 2100 {
			years = append(years, y)
		}
	}
	return years
}

// valueWords say what the values of a column are, folded; the first that fits wins.
var valueWords = []struct{ word, sort string }{
	{"so sanh", "ratio"}, {"ty le so", "ratio"}, {" voi ", "ratio"}, {"so voi", "ratio"}, {"tang giam", "ratio"},
	{"uth", "estimate"}, {"uoc", "estimate"}, {"hien hanh", "baseline"}, {"hien trang", "baseline"}, {"nam goc", "baseline"}, {"nam co so", "baseline"},
	{"thuc hien", "actual"}, {"th", "actual"}, {"thuc te", "actual"}, {"da dat", "actual"}, {"thuc trang", "actual"},
	{"muc tieu", "target"}, {"phan dau", "target"}, {"chi tieu", "target"}, {"ke hoach", "plan"}, {"kh", "plan"}, {"du toan", "plan"}, {"dt", "plan"},
}

// sortOf is the sort of values a folded header names, "" when it names none.
func sortOf(folded string) string {
	padded := " " + folded + " "
	for _, v := range valueWords {
		word := v.word
		if word[0] != ' ' {
			word = " " + word + " "
		}
		if strings.Contains(padded, word) {
			return v.sort
		}
	}
	return ""
}

// isValueHeader holds for "Năm 2026", "KH 2019", "ƯTH năm 2025", "Giai đoạn 2026 - 2030", "Mục tiêu".
func isValueHeader(folded string) bool {
	if len(folded) > 60 {
		return false
	}
	return len(yearsIn(folded)) > 0 || sortOf(folded) != "" || folded == "gia tri" || folded == "ket qua"
}

// findValues lists the columns of values. When blocks of them repeat under several titles ("Tổng hợp", "Sản lượng"), only
// the first block tells of the indicator itself; the others are named in left.
func (h *header) findValues(g grid, at int) {
	taken := map[int]bool{}
	for role, col := range h.columns {
		if role != valueColumn && role != resultColumn {
			taken[col] = true
		}
	}
	seen := map[string]bool{}
	block, beyond := "", false
	for col := range h.labels {
		top, under := g.rows[at].text(col), h.labels[col]
		nested := false
		if i := strings.Index(under, " / "); i >= 0 {
			under, nested = under[i+3:], true
		}
		folded := vi.Fold(under)
		if taken[col] || !isValueHeader(vi.Fold(h.labels[col])) && !isValueHeader(folded) && roleOf(h.labels[col]) != resultColumn {
			continue
		}
		if seen[folded] || beyond { // the same years again, or whatever stands after them: another quantity
			if beyond = true; nested && top != block {
				block = top
				h.left = append(h.left, top)
			}
			continue
		}
		seen[folded] = true
		h.values = append(h.values, valueHeaderOf(col, top, under))
	}
}

// valueHeaderOf reads the sort and the period of a column from its own header, else from the one it stands under.
func valueHeaderOf(col int, top, under string) valueHeader {
	v := valueHeader{col: col, sort: sortOf(vi.Fold(under)), rule: "table.value.header"}
	if v.sort == "" {
		v.sort = sortOf(vi.Fold(top))
	}
	if v.sort == "" {
		v.sort, v.rule = "target", "table.value.year"
	}
	if strings.Contains(under, "%") {
		v.unit = "%"
	}
	for _, text := range []string{strings.ReplaceAll(under, "/", " "), top} {
		if p, ok := when.Cell(text, ""); ok && p.Interval.Known() {
			v.period = p.Interval
		} else if years := yearsIn(vi.Fold(text)); len(years) > 0 {
			v.period = when.Period(strconv.Itoa(years[len(years)-1])).Bounds()
		}
		if v.period.Known() {
			break
		}
	}
	return v
}

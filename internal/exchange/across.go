package exchange

import (
	"regexp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

var unitBehind = regexp.MustCompile(`^(.*\S)\s*\(([^()]+)\)$`)

// across takes a row that has an indicator and a value for each time.
func (g *grid) across(n int, cells map[int]cell) error {
	x := Row{}
	x.Code, _ = g.text(cells, fCode)
	x.Name, _ = g.text(cells, fName)
	x.Of, _ = g.text(cells, fOf)
	x.Scope, _ = g.text(cells, fScope)
	x.Source, _ = g.text(cells, fSource)
	x.Note, _ = g.text(cells, fNote)
	unit, _ := g.text(cells, fUnit)
	if unit == "" {
		unit = g.unit
		if m := unitBehind.FindStringSubmatch(x.Name); m != nil && knownMeasure(m[2]) {
			x.Name, unit = m[1], m[2]
		}
	}
	x.Unit = unit
	cut, col := g.text(cells, fCut)
	if cut != "" {
		var ok bool
		if x.Cut, ok = parseCut(cut); !ok {
			g.r.wrong(g.place(n, col), fault.New(fault.Invalid, "Phân tổ %.60q không đúng; viết như giới tính=nữ.", "The breakdown %.60q is wrong; write it as sex=nữ.", cut))
			return nil
		}
	}
	for _, col := range g.order {
		c, has := cells[col]
		column := g.columns[col]
		if !has || !column.times || strings.TrimSpace(c.text) == "" && c.failed == "" {
			continue
		}
		place := g.place(n, col)
		if x.Code == "" && x.Name == "" {
			g.r.wrong(place, fault.New(fault.Invalid, "Có số liệu mà dòng không có tên hay mã chỉ tiêu.", "There is a value, and the row names no indicator."))
			return nil
		}
		sort := g.sortOf(col, column, place)
		if sort == "" || sort == "skip" {
			continue
		}
		a, ok := g.amount(n, c, sort != Observed)
		if !ok {
			continue
		}
		y := x
		y.Place, y.Sort, y.Quality = place, sort, column.quality
		if !g.put(&y, a, column.period, column.span) {
			continue
		}
		if err := g.r.row(y); err != nil {
			return err
		}
	}
	return nil
}

// sortOf is what a column of values holds. What has not begun cannot have been reached; anything else that the heading does
// not say is asked.
func (g *grid) sortOf(col int, c column, at Place) string {
	switch {
	case c.sort != "":
		return c.sort
	case c.span.From > g.r.o.Today:
		return Target
	}
	column := Place{Sheet: at.Sheet, Column: letter(col)}
	return g.r.answer(Question{Key: column.String() + ":sort", Place: column, Vi: "Cột “" + c.title + "” là số thực hiện hay mục tiêu?", En: "Does the column “" + c.title + "” hold what was reached, or what is to be?",
		Choices: []Choice{{Observed, "Số thực hiện", "What was reached"}, {Target, "Mục tiêu, kế hoạch", "What is to be reached"}, {Baseline, "Số gốc để so sánh", "The baseline"}, {"skip", "Không lấy cột này", "Leave this column out"}}})
}

// put fills a row with what its cell says for a time.
func (g *grid) put(x *Row, a amount, period when.Period, span when.Interval) bool {
	x.Value, x.Absent = a.value, a.absent
	if a.percent && x.Unit == "" {
		x.Unit = "%"
	}
	if x.Sort != Observed {
		x.Comparator, x.High, x.Worded, x.Span = a.comparator, a.high, a.worded, span
		if a.absent {
			return false
		}
		return true
	}
	if period == "" {
		period = when.OwnPeriod(span, "giai-doan")
	}
	x.Period = period
	if span.From > g.r.o.Today && x.Value != "" {
		g.r.wrong(x.Place, fault.New(fault.Invalid, "Kỳ %[1]s chưa bắt đầu mà đã có số thực hiện.", "The period %[2]s has not begun, and a value reached in it is told.", period.Vi(), string(period)))
		return false
	}
	return true
}

// parseCut reads "sex=nữ; area=thành thị".
func parseCut(text string) (map[string]string, bool) {
	out := map[string]string{}
	for part := range strings.SplitSeq(text, ";") {
		k, v, ok := strings.Cut(part, "=")
		k, v = strings.TrimSpace(k), strings.TrimSpace(v)
		if !ok || k == "" || v == "" || out[k] != "" {
			return nil, false
		}
		out[k] = v
	}
	return out, true
}

// one takes a row that is one value.
func (g *grid) one(n int, cells map[int]cell) error {
	x := Row{Place: g.place(n, -1)}
	get := func(f field) string { s, _ := g.text(cells, f); return s }
	x.Code, x.Name, x.Unit, x.Of, x.Source, x.Note, x.Scope = get(fCode), get(fName), get(fUnit), get(fOf), get(fSource), get(fNote), get(fScope)
	period, at := g.text(cells, fPeriod)
	value, worded := get(fValue), get(fWorded)
	if x.Code == "" && x.Name == "" && period == "" && value == "" && worded == "" {
		return nil
	}
	bad := func(f field, err error) error {
		_, col := g.text(cells, f)
		g.r.wrong(g.place(n, col), err)
		return nil
	}
	if x.Code == "" && x.Name == "" {
		return bad(fPeriod, fault.New(fault.Invalid, "Có số liệu mà dòng không có tên hay mã chỉ tiêu.", "There is a value, and the row names no indicator."))
	}
	sort, quality, ok := sortWord(get(fSort))
	if !ok {
		return bad(fSort, fault.New(fault.Invalid, "Không hiểu loại số %.40q; viết observation, target, baseline hoặc path.", "The sort %.40q is not known; write observation, target, baseline or path.", get(fSort)))
	}
	x.Sort, x.Quality = sort, quality
	if q := get(fQuality); q != "" {
		if x.Quality, ok = qualityWord(q); !ok {
			return bad(fQuality, fault.New(fault.Invalid, "Không hiểu chất lượng số liệu %.40q; viết estimate, provisional, final hoặc revised.", "The quality %.40q is not known; write estimate, provisional, final or revised.", q))
		}
	}
	if err := g.details(&x, get); err != nil {
		return bad(err.field, err.error)
	}
	p, span, known := typedTime(period)
	if !known && (sort == Observed || period != "") {
		g.r.wrong(g.place(n, at), fault.New(fault.Invalid, "Không hiểu kỳ %.40q; viết 2025, 2025-Q2 hoặc 2025-06.", "The period %.40q cannot be read; write 2025, 2025-Q2 or 2025-06.", period))
		return nil
	}
	_, col := g.text(cells, fValue)
	a, some := amount{worded: worded}, worded != ""
	if c, has := cells[col]; has {
		x.Place = g.place(n, col)
		read, ok := g.amount(n, c, sort != Observed && worded == "")
		if !ok && strings.TrimSpace(c.text) != "" {
			return nil
		}
		if ok {
			a, some = read, true
			a.worded = strings.TrimSpace(a.worded + worded)
		}
	}
	if high, col := g.text(cells, fHigh); high != "" {
		h, ok := g.amount(n, cells[col], false)
		if !ok {
			return nil
		}
		a.high = h.value
	}
	if c := get(fComparator); c != "" {
		a.comparator = c
	}
	if !some || !g.put(&x, a, p, span) {
		return nil
	}
	return g.r.row(x)
}

type fieldError struct {
	field field
	error
}

// details reads what stands beside a value.
func (g *grid) details(x *Row, get func(field) string) *fieldError {
	var ok bool
	for f, to := range map[field]*when.Date{fKnown: &x.KnownOn, fSince: &x.Since} {
		if text := get(f); text != "" {
			if *to, ok = when.Typed(text); !ok {
				return &fieldError{f, fault.New(fault.Invalid, "%.40q không phải là ngày.", "%.40q is not a day.", text)}
			}
		}
	}
	if text := get(fCut); text != "" {
		if x.Cut, ok = parseCut(text); !ok {
			return &fieldError{fCut, fault.New(fault.Invalid, "Phân tổ %.60q không đúng; viết như giới tính=nữ.", "The breakdown %.60q is wrong; write it as sex=nữ.", text)}
		}
	}
	if text := get(fOutOf); text != "" {
		if x.OutOf, ok = whole(text); !ok {
			return &fieldError{fOutOf, fault.New(fault.Invalid, "%.40q không phải là số lượng được xếp hạng.", "%.40q is not a number of those ranked.", text)}
		}
	}
	return nil
}

func whole(text string) (n int, ok bool) {
	if !digitsOnly(text) || len(text) > 7 {
		return 0, false
	}
	for _, c := range text {
		n = 10*n + int(c-'0')
	}
	return n, true
}

// typedTime reads the time of a value: "2025-Q2", "năm 2025", "2026-2030", or days from and to as "2026-01-01/2030-12-31".
func typedTime(text string) (when.Period, when.Interval, bool) {
	text = strings.TrimSpace(text)
	if p, ok := when.ParsePeriod(text); ok {
		return p, p.Bounds(), true
	}
	if from, to, both := strings.Cut(text, "/"); both {
		a, ok1 := when.ParseDate(from)
		b, ok2 := when.ParseDate(to)
		if (ok1 || from == "") && (ok2 || to == "") && (ok1 || ok2) && (!ok1 || !ok2 || a <= b) {
			return "", when.Interval{From: a, To: b}, true
		}
	}
	if to, ok := when.ParseDate(text); ok {
		return "", when.Interval{To: to}, true
	}
	return timesOf([]string{text})
}

// sortWord reads what sort of value a row tells.
func sortWord(text string) (string, plan.Quality, bool) {
	for _, s := range Sorts {
		if text == s || text == "" && s == Observed {
			return s, "", true
		}
	}
	switch text {
	case "actual", "estimate": // as tables of documents name what was reached before
		return text, "", true
	}
	sort, quality := sortOf(vi.Fold(text))
	return sort, quality, sort != ""
}

// qualityWord reads a quality by its name in either language.
func qualityWord(text string) (plan.Quality, bool) {
	for _, q := range plan.Qualities {
		if text == string(q) || vi.Fold(text) == vi.Fold(q.Vi()) {
			return q, true
		}
	}
	_, q := sortOf(vi.Fold(text))
	return q, q != ""
}

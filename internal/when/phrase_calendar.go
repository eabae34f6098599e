package when

// calendar is a stretch of the calendar as a text names it; a year of 0 is missing, a month of 0 too ("từ ngày 12 đến …").
type calendar struct {
	unit           string // day, month, quarter, half, year, range
	y1, m1, d1     int    // first day
	y2, m2, d2     int    // last day; d2 = 0 is the end of the month
	past, relative bool   // "vừa qua"; "năm nay", counted from the anchor
	vague          bool   // "đầu", "giữa": inside the stretch, no telling where
	end            bool   // "cuối", "hết": the end of the stretch is meant
}

func stretch(unit string, year, first, last int) calendar {
	return calendar{unit: unit, y1: year, m1: first, d1: 1, y2: year, m2: last}
}

func (c calendar) missingYear() bool { return c.y2 == 0 }

// interval gives the days, and false when one of them does not exist.
func (c calendar) interval() (Interval, bool) {
	from := Day(c.y1, c.m1, c.d1)
	to := LastOf(c.y2, c.m2)
	if c.d2 > 0 {
		to = Day(c.y2, c.m2, c.d2)
	}
	return Interval{From: from, To: to}, from != "" && to != "" && from <= to
}

// in puts the stretch into a year.
func (c calendar) in(year int) calendar {
	c.y1, c.y2 = year, year
	if c.m1 > c.m2 {
		c.y1 = year - 1
	}
	return c
}

// point reads a day, a month, a quarter, a half, a year or a list of them at i. bare allows forms without a unit word.
func (s *scanner) point(i int, bare bool) (calendar, int, bool) {
	switch s.word(i) {
	case "đầu", "giữa", "cuối", "hết", "nửa":
		return s.part(i)
	case "ngày", "mùng":
		return s.day(i + 1)
	case "tháng":
		return s.month(i + 1)
	case "quý":
		return s.quarter(i + 1)
	case "năm":
		return s.years(i + 1)
	case "các":
		if s.is(i+1, "năm") || s.is(i+1, "tháng") || s.is(i+1, "quý") {
			return s.point(i+1, false)
		}
	case "giai", "thời", "nhiệm":
		return s.period(i)
	}
	if c, next, ok := s.half(i); ok {
		return c, next, true
	}
	if c, next, ok := s.slashed(i, bare); ok {
		return c, next, true
	}
	if y, ok := s.year(i); ok && !s.numbered(i) {
		if c, next, ok := s.yearRange(i); ok {
			return c, next, true
		}
		if bare && !s.counted(i+1) {
			return stretch("year", y, 1, 12), i + 1, true
		}
	}
	return calendar{}, i, false
}

// part reads "cuối năm 2025", "nửa đầu năm 2026", "hết quý III".
func (s *scanner) part(i int) (calendar, int, bool) {
	if s.is(i, "nửa", "đầu", "năm") || s.is(i, "nửa", "cuối", "năm") {
		y, next := s.yearAfter(i + 2)
		first, last := 1, 6
		if s.is(i+1, "cuối") {
			first, last = 7, 12
		}
		return s.placed(stretch("half", 0, first, last), y), max(next, i+3), true
	}
	switch s.word(i + 1) {
	case "ngày", "tháng", "quý", "năm":
	default:
		return calendar{}, i, false
	}
	if s.is(i, "nửa") {
		return calendar{}, i, false
	}
	c, next, ok := s.point(i+1, false)
	if !ok || c.unit == "day" || c.unit == "range" {
		return c, next, ok && s.is(i, "hết") // "hết ngày 30/6"
	}
	c.vague = s.is(i, "đầu") || s.is(i, "giữa")
	c.end = !c.vague
	return c, next, true
}

// whichYear is a year read after a unit: absolute, or counted from the anchor.
type whichYear struct {
	year           int
	relative, past bool
}

// yearAfter reads "/2025", "-2025", "năm 2025", "của năm 2025", "năm nay", or a bare year; next = i when there is none.
func (s *scanner) yearAfter(i int) (whichYear, int) {
	k := i
	switch {
	case s.mark(k) == '/' || s.mark(k) == '-' || s.mark(k) == '.':
		k++
		if s.is(k, "năm") {
			k++
		}
	case s.is(k, "của", "năm"):
		k += 2
	case s.mark(k) == ',' && s.is(k+1, "năm"):
		k += 2
	case s.is(k, "năm"):
		k++
		if delta, ok := map[string]int{"nay": 0, "sau": 1, "tới": 1, "ngoái": -1, "trước": -1}[s.word(k)]; ok && !(s.is(k, "trước") && (s.is(k+1, "ngày") || s.is(k+1, "tháng") || s.is(k+1, "quý") || s.is(k+1, "năm"))) { // "hội nghị đầu năm trước ngày 10/11"
			if y, _, _ := s.anchor.YMD(); y > 0 {
				return whichYear{year: y + delta, relative: true}, k + 1
			}
			return whichYear{}, k + 1
		}
	}
	if y, ok := s.year(k); ok && !(s.mark(k-1) == '-' && s.mark(k+1) == '-') {
		return whichYear{year: y}, k + 1
	}
	switch {
	case s.is(i, "tới") || s.is(i, "này") || s.is(i, "sắp", "tới"):
		if s.is(i, "sắp") {
			i++
		}
		return whichYear{}, i + 1
	case s.is(i, "vừa", "qua"):
		return whichYear{past: true}, i + 2
	}
	return whichYear{}, i
}

func (s *scanner) placed(c calendar, y whichYear) calendar {
	c.past, c.relative = y.past, y.relative
	if y.year > 0 {
		past, relative := c.past, c.relative
		c = c.in(y.year)
		c.past, c.relative = past, relative
	}
	return c
}

// months reads "6", "7 - 9", "11, 12" and the year after them.
func (s *scanner) months(i, highest int, read func(int) (int, bool)) (first, last int, y whichYear, next int, ok bool) {
	first, ok = read(i)
	if !ok || first < 1 || first > highest {
		return 0, 0, y, i, false
	}
	last, k := first, i+1
	for {
		n, more := 0, false
		switch {
		case s.mark(k) == '-' || s.mark(k) == ',' || s.is(k, "và"):
			j := k + 1
			if s.is(j, "tháng") || s.is(j, "quý") {
				j++
			}
			n, more = read(j)
			if more && n == last+1 || more && s.mark(k) == '-' && n > last && n <= highest {
				last, k = n, j+1
				continue
			}
		}
		break
	}
	y, next = s.yearAfter(k)
	return first, last, y, next, true
}

func (s *scanner) month(i int) (calendar, int, bool) {
	first, last, y, next, ok := s.months(i, 12, func(k int) (int, bool) { return s.number(k, 2) })
	if !ok {
		return calendar{}, i, false
	}
	return s.placed(stretch("month", 0, first, last), y), next, true
}

func (s *scanner) quarter(i int) (calendar, int, bool) {
	first, last, y, next, ok := s.months(i, 4, func(k int) (int, bool) {
		if n, ok := romans[s.word(k)]; ok {
			return n, true
		}
		return s.number(k, 2)
	})
	if !ok {
		return calendar{}, i, false
	}
	return s.placed(stretch("quarter", 0, 3*first-2, 3*last), y), next, true
}

// half reads "6 tháng đầu năm 2025", "9 tháng đầu năm", "6 tháng cuối năm".
func (s *scanner) half(i int) (calendar, int, bool) {
	n, ok := s.count(i)
	if !ok || n > 11 || !s.is(i+1, "tháng") || !s.is(i+2, "đầu") && !s.is(i+2, "cuối") || !s.is(i+3, "năm") {
		return calendar{}, i, false
	}
	first, last := 1, n
	if s.is(i+2, "cuối") {
		first, last = 13-n, 12
	}
	y, next := s.yearAfter(i + 3)
	return s.placed(stretch("half", 0, first, last), y), max(next, i+4), true
}

// years reads what follows "năm": "2025", "2025-2026", "2025, 2026 và 2027", "nay".
func (s *scanner) years(i int) (calendar, int, bool) {
	if c, next, ok := s.yearRange(i); ok {
		return c, next, true
	}
	y, ok := s.year(i)
	if !ok {
		if _, counted := s.count(i - 2); counted || s.is(i-2, "những") || s.is(i-2, "các") {
			return calendar{}, i, false // "5 năm tới" is a duration
		}
		if y, next := s.yearAfter(i - 1); next > i {
			return s.placed(stretch("year", 0, 1, 12), y), next, true
		}
		return calendar{}, i, false
	}
	c, next := stretch("year", y, 1, 12), i+1
	for s.mark(next) == ',' || s.is(next, "và") {
		k := next + 1
		if s.is(k, "năm") {
			k++
		}
		n, ok := s.year(k)
		if !ok || n != c.y2+1 {
			break
		}
		c.y2, c.unit, next = n, "range", k+1
	}
	return c, next, true
}

// yearRange reads "2026 - 2030", "2021 đến năm 2025".
func (s *scanner) yearRange(i int) (calendar, int, bool) {
	first, ok := s.yearDigits(i)
	k := i + 1
	if !ok || s.mark(k) != '-' && !s.is(k, "đến") {
		return calendar{}, i, false
	}
	k++
	if s.is(k, "năm") {
		k++
	}
	last, ok := s.yearDigits(k)
	if !ok || last < first || last-first > 100 || s.mark(k+1) == '/' {
		return calendar{}, i, false
	}
	return calendar{unit: "range", y1: first, m1: 1, d1: 1, y2: last, m2: 12}, k + 1, true
}

// period reads "giai đoạn 2026 - 2030", "giai đoạn I (2021-2025)", "thời kỳ từ năm 2021 đến năm 2030", "nhiệm kỳ 2020 – 2025".
func (s *scanner) period(i int) (calendar, int, bool) {
	if !s.is(i, "giai", "đoạn") && !s.is(i, "thời", "kỳ") && !s.is(i, "nhiệm", "kỳ") {
		return calendar{}, i, false
	}
	k := i + 2
	_, ordinal := romans[s.word(k)]
	if n, ok := s.number(k, 1); ordinal || ok && n > 0 {
		k++
	}
	open := s.mark(k) == '('
	if open || s.mark(k) == ':' {
		k++
	}
	if s.is(k, "từ") {
		k++
	}
	if s.is(k, "năm") {
		k++
	}
	c, next, ok := s.yearRange(k)
	if ok && open && s.mark(next) == ')' {
		next++
	}
	return c, next, ok
}

package when

// day reads what follows "ngày": "15/7/2021", "15-7", "12 -14/10", "(04/08/2021)", "15 tháng 7 năm 2021", "20" alone.
func (s *scanner) day(i int) (calendar, int, bool) {
	if s.mark(i) == '(' {
		c, next, ok := s.slashed(i+1, false)
		if ok && c.unit == "day" && s.mark(next) == ')' {
			return c, next + 1, true
		}
		return calendar{}, i, false
	}
	d, ok := s.number(i, 2)
	if !ok || d < 1 || d > 31 {
		return calendar{}, i, false
	}
	k := i + 1
	last := d
	if e, ok := s.number(k+1, 2); ok && s.mark(k) == '-' && e > d && e <= 31 && (s.mark(k+2) == '/' || s.is(k+2, "tháng")) {
		last, k = e, k+2 // "12 - 14/10"
	}
	c := calendar{unit: "day", d1: d, d2: last}
	if last > d {
		c.unit = "range"
	}
	m, ok := s.number(k+1, 2)
	separated := s.mark(k) == '/' || s.mark(k) == '-' || s.mark(k) == '.' && s.toks[k].end == s.toks[min(k+1, len(s.toks)-1)].start
	if !ok || !separated && !s.is(k, "tháng") {
		return c, k, true // a day whose month comes later
	}
	c.m1, c.m2 = m, m
	worded := s.is(k, "tháng")
	mark := s.mark(k)
	k += 2
	if worded || s.mark(k) == mark || s.is(k, "năm") || s.mark(k) == ',' {
		y, next := s.yearAfter(k)
		if y.year == 0 && !worded && s.mark(k) == mark && k+1 < len(s.toks) && s.toks[k+1].digits != "" {
			return calendar{}, i, false // "15/7/25": whatever it is, no year is made up
		}
		return s.placed(c, y), next, true
	}
	y, next := s.yearAfter(k)
	if y.year > 0 && mark == '/' && s.mark(k) == '-' {
		return c, k, true // "ngày 15/7 - 2021 …" is not a year of this day
	}
	return s.placed(c, y), next, true
}

// slashed reads "15/7/2021", "15-7-2021" and, where a bare form is allowed, "6/2025" and "15/7".
func (s *scanner) slashed(i int, bare bool) (calendar, int, bool) {
	a, ok := s.number(i, 2)
	mark := s.mark(i + 1)
	if !ok || mark != '/' && mark != '-' && !(mark == '.' && s.inDate(i+1)) || s.numbered(i) {
		return calendar{}, i, false
	}
	if b, ok := s.number(i+2, 2); ok && a >= 1 && a <= 31 && b >= 1 && b <= 12 {
		if y, ok := s.yearDigits(i + 4); ok && s.mark(i+3) == mark && s.mark(i+5) != '/' {
			return s.placed(calendar{unit: "day", m1: b, d1: a, m2: b, d2: a}, whichYear{year: y}), i + 5, true
		}
		free := s.mark(i+3) != '/' && s.mark(i+3) != '-' && !s.is(i+3, "năm")
		if bare && mark == '/' && free {
			return calendar{unit: "day", m1: b, d1: a, m2: b, d2: a}, i + 3, true
		}
		if bare && mark == '/' && s.is(i+3, "năm") {
			y, next := s.yearAfter(i + 3)
			return s.placed(calendar{unit: "day", m1: b, d1: a, m2: b, d2: a}, y), max(next, i+3), true
		}
	}
	if y, ok := s.yearDigits(i + 2); ok && bare && a >= 1 && a <= 12 && mark != '.' && s.mark(i+3) != '/' {
		return s.placed(stretch("month", 0, a, a), whichYear{year: y}), i + 3, true
	}
	return calendar{}, i, false
}

// yearDigits is year, also after a dot: "30.11.2025".
func (s *scanner) yearDigits(i int) (int, bool) {
	n, ok := s.number(i, 4)
	return n, ok && len(s.toks[i].digits) == 4 && n >= 1900 && n <= 2199
}

// numbered tells whether the digits at i are part of a document's number or a longer number.
func (s *scanner) numbered(i int) bool {
	return s.is(i-1, "số") || s.mark(i-1) == '/' || s.mark(i-1) == '-' && i > 1 && s.toks[i-1].end == s.toks[i].start && s.toks[i-2].end == s.toks[i-1].start || s.mark(i-1) == ':' && s.is(i-2, "số")
}

// counted tells whether a noun that is counted stands at i: "đến 2030 hộ".
func (s *scanner) counted(i int) bool {
	switch s.word(i) {
	case "ha", "người", "hộ", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "tấn", "đồng", "km", "m", "xã", "doanh", "cơ", "căn", "dự", "lượt", "mw", "kg", "usd":
		return true
	}
	return s.mark(i) == '%'
}

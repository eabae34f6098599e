package when

// prefixes are the words before a date that say how it binds, the longest first.
var prefixes = []struct {
	words    []string
	modality string
	end      bool // the end of the stretch is meant
}{
	{words: []string{"chậm", "nhất", "là", "trước"}, modality: "before"},
	{words: []string{"chậm", "nhất", "là", "đến"}, modality: "by"},
	{words: []string{"chậm", "nhất", "đến", "hết"}, modality: "by"},
	{words: []string{"từ", "nay", "cho", "đến"}, modality: "now"},
	{words: []string{"từ", "nay", "đến"}, modality: "now"},
	{words: []string{"chậm", "nhất", "trước"}, modality: "before"},
	{words: []string{"muộn", "nhất", "trước"}, modality: "before"},
	{words: []string{"chậm", "nhất", "là"}, modality: "by"},
	{words: []string{"chậm", "nhất", "đến"}, modality: "by"},
	{words: []string{"chậm", "nhất", "vào"}, modality: "by"},
	{words: []string{"chậm", "nhất", "trong"}, modality: "by"},
	{words: []string{"muộn", "nhất", "là"}, modality: "by"},
	{words: []string{"muộn", "nhất", "đến"}, modality: "by"},
	{words: []string{"không", "muộn", "hơn"}, modality: "by"},
	{words: []string{"không", "chậm", "quá"}, modality: "by"},
	{words: []string{"bắt", "đầu", "từ"}, modality: "from"},
	{words: []string{"chậm", "nhất"}, modality: "by"},
	{words: []string{"muộn", "nhất"}, modality: "by"},
	{words: []string{"không", "quá"}, modality: "by"},
	{words: []string{"đến", "trước"}, modality: "before"},
	{words: []string{"cho", "đến"}, modality: "by"},
	{words: []string{"kể", "từ"}, modality: "from"},
	{words: []string{"ngay", "trong"}, modality: "in"},
	{words: []string{"trước"}, modality: "before"},
	{words: []string{"đến"}, modality: "by"},
	{words: []string{"tới"}, modality: "by"},
	{words: []string{"từ"}, modality: "from"},
	{words: []string{"sau"}, modality: "after"},
	{words: []string{"trong"}, modality: "in"},
	{words: []string{"vào"}, modality: "in"},
	{words: []string{"khoảng"}, modality: "about"},
}

// prefix reads the binding words at i; next = i when there are none.
func (s *scanner) prefix(i int) (modality string, next int) {
	for _, p := range prefixes {
		if s.is(i, p.words...) {
			next = i + len(p.words)
			if s.is(next, "khoảng") || s.is(next, "vào") || s.is(next, "là") {
				next++
			}
			return p.modality, next
		}
	}
	return "", i
}

// dated reads a date or a stretch with its binding words, and settles its year.
func (s *scanner) dated(i int) (Phrase, int, bool) {
	modality, k := s.prefix(i)
	if at := s.hour(k); at > k && modality != "" {
		if k = at; modality == "before" {
			modality = "by" // "trước 15 giờ ngày 20/7": that day still counts
		}
	}
	c, next, ok := s.point(k, modality != "" || s.cell)
	if !ok {
		return Phrase{}, i, false
	}
	explicit := modality != "" && modality != "about"
	if modality == "from" && c.unit == "range" {
		modality = "in" // "từ ngày 12 - 14/10" has both ends
	}
	if joined, after, ok := s.joined(c, next, modality == "from" || s.cell); ok {
		if modality == "from" {
			modality = "in"
		}
		c, next = joined, after
	}
	if s.mark(next) == '-' && c.missingYear() && c.unit == "day" && c.m1 == 0 {
		return Phrase{}, i, false
	}
	if rec, after, ok := s.returning(c, modality, next); ok {
		return rec, after, true
	}
	if c.m1 == 0 {
		return Phrase{}, i, false // "ngày 20" alone names no day
	}
	if after, ok := s.onwards(next); ok && (c.unit != "range" || s.cell) {
		modality, next = "from", after
	}
	p := s.settle(c, modality)
	p.Deadline = s.cell || s.deadline(c, modality, explicit, i, next)
	return p, next, true
}

// hour passes a time of day before its day: "15 giờ", "17h00", "10 giờ 30 phút"; it returns i when none stands there.
func (s *scanner) hour(i int) int {
	if h, ok := s.number(i, 2); !ok || h > 24 || !s.is(i+1, "giờ") && !s.is(i+1, "h") && !s.is(i+1, "g") {
		return i
	}
	k := i + 2
	if m, ok := s.number(k, 2); ok && m < 60 {
		if k++; s.is(k, "phút") {
			k++
		}
	}
	if s.mark(k) == ',' {
		k++
	}
	if !s.is(k, "ngày") {
		return i
	}
	return k
}

// joined reads the second half of "ngày 12 đến ngày 14/10", "quý I - quý II/2026", "6/2025 - 12/2026".
func (s *scanner) joined(c calendar, i int, worded bool) (calendar, int, bool) {
	if s.mark(i) != '-' && !(worded && (s.is(i, "đến") || s.is(i, "tới"))) || c.relative {
		return c, i, false
	}
	k := i + 1
	if s.is(k, "hết") || s.is(k, "cuối") {
		k++
	}
	e, next, ok := s.point(k, c.unit != "year" || s.cell || worded)
	if !ok || e.unit == "day" && e.m1 == 0 || c.unit == "range" || (c.unit == "day") != (e.unit == "day") && s.mark(i) == '-' {
		return c, i, false
	}
	if c.m1 == 0 {
		c.m1, c.m2 = e.m1, e.m1
	}
	if c.y1 == 0 && e.y2 > 0 {
		c.y1 = e.y2
		if c.m1 > e.m2 {
			c.y1--
		}
	}
	if c.y1 > 0 && e.y2 == 0 {
		e = e.in(c.y1)
		if e.m2 < c.m1 {
			e = e.in(c.y1 + 1)
		}
	}
	return calendar{unit: "range", y1: c.y1, m1: c.m1, d1: c.d1, y2: e.y2, m2: e.m2, d2: e.d2, relative: e.relative}, next, true
}

// onwards reads "trở đi", "và những năm tiếp theo".
func (s *scanner) onwards(i int) (int, bool) {
	switch {
	case s.is(i, "trở", "đi"):
		return i + 2, true
	case s.is(i, "trở", "về", "sau"):
		return i + 3, true
	}
	k := i
	if s.is(k, "và") || s.mark(k) == ',' {
		k++
	}
	if s.is(k, "các") || s.is(k, "những") {
		k++
	}
	switch {
	case s.is(k, "năm", "tiếp", "theo") || s.is(k, "năm", "kế", "tiếp"):
		return k + 3, true
	case s.is(k, "năm", "sau") && k > i:
		return k + 2, true
	}
	return i, false
}

// settle turns a stretch into days. A missing year comes from the anchor only: a deadline takes the first such day on or
// after it, a day merely named is of the anchor's own year.
func (s *scanner) settle(c calendar, modality string) Phrase {
	p := Phrase{Modality: modality, Rule: "time." + c.unit, Inherited: c.relative, yearless: c.missingYear(), yearDay: c.yearDay(modality)}
	if p.Modality == "" {
		p.Modality = "in"
	}
	if c.missingYear() {
		if c.unit == "day" && Day(2024, c.m1, c.d1) == "" {
			p.Invalid = true
		}
		year, _, _ := s.anchor.YMD()
		if year == 0 || p.Invalid {
			p.MissingYear, p.Modality = true, outward(p.Modality)
			return p
		}
		c, p.Rule = s.place(c, year, modality), p.Rule+".year-of-anchor"
		p.Inherited = true
	}
	iv, ok := c.interval()
	if !ok {
		p.Invalid, p.Modality = true, outward(p.Modality)
		return p
	}
	switch p.Modality {
	case "by":
		iv.From = ""
	case "before":
		iv = Interval{To: iv.From.Add(-1)}
		if c.end {
			iv.To = c.mustEnd().Add(-1)
		}
	case "from":
		iv.To = ""
	case "after":
		iv = Interval{From: iv.To.Add(1)}
	case "now":
		iv.From, p.Inherited = s.anchor, true
	}
	p.Interval = iv
	if c.vague {
		p.Modality = "about"
	}
	p.Rule, p.Modality = "time."+ruleName(p.Modality)+p.Rule[len("time."):], outward(p.Modality)
	return p
}

func (c calendar) mustEnd() Date {
	iv, _ := c.interval()
	return iv.To
}

// ruleName is the first part of a rule id: "before-day", "by-year", "now-month"; nothing for a stretch merely named.
func ruleName(modality string) string {
	if modality == "in" {
		return ""
	}
	return modality + "-"
}

// outward is the modality as callers know it.
func outward(modality string) string {
	switch modality {
	case "now":
		return "by"
	case "after":
		return "from"
	}
	return modality
}

// place puts a stretch without a year beside the anchor.
func (s *scanner) place(c calendar, year int, modality string) calendar {
	placed := c.in(year)
	iv, ok := placed.interval()
	switch {
	case !ok: // 29/02 outside a leap year stays an impossible day
	case c.past && iv.From > s.anchor:
		placed = c.in(year - 1)
	case !c.past && iv.To < s.anchor && (modality != "" || s.cell || c.unit != "day" && c.unit != "range"):
		placed = c.in(year + 1)
	}
	return placed
}

// deadline judges whether the phrase can bind an action, or is only a name's or an object's period.
func (s *scanner) deadline(c calendar, modality string, explicit bool, i, next int) bool {
	switch modality {
	case "", "about", "from", "after":
		return false
	case "now", "before":
		return true
	}
	if s.is(i-1, "tính") || s.is(i-1, "nhìn") || s.is(i-1, "hướng") || c.past {
		return false // "tính đến", "tầm nhìn đến", "định hướng đến"
	}
	if modality == "in" {
		return explicit && c.unit != "range" && !s.is(i, "vào")
	}
	if c.unit == "year" && !c.end && s.is(i, "đến") {
		return s.clauseStart(i) || s.is(i-1, "thành") || s.is(i-1, "xong")
	}
	return true
}

// clauseStart tells whether a clause begins at i.
func (s *scanner) clauseStart(i int) bool {
	switch s.mark(i - 1) {
	case breakMark, '.', ';', ':', ',', '-', '+', '"', '“', '(', ')':
		return true
	}
	return i == 0
}

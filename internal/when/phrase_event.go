package when

// openEnded are the phrases that bind an action to something other than the calendar.
var openEnded = [][]string{
	{"theo", "tiến", "độ"}, {"theo", "lộ", "trình"}, {"theo", "yêu", "cầu"}, {"theo", "kế", "hoạch"}, {"theo", "thời", "gian", "quy", "định"},
	{"đúng", "tiến", "độ"}, {"khi", "có", "yêu", "cầu"}, {"theo", "quy", "định"}, {"theo", "thời", "hạn"},
}

// event reads deadlines that hang on an event: "trong thời hạn 04 ngày, kể từ ngày …", "sau khi … ban hành", "theo tiến độ".
// Their interval stays unknown, unless the event is a stated day; the words are kept.
func (s *scanner) event(i int) (Phrase, int, bool) {
	p := Phrase{Modality: "event", Rule: "time.event", Deadline: true}
	for _, words := range openEnded {
		if s.is(i, words...) {
			p.Deadline = s.cell || words[0] == "theo" && words[len(words)-1] == "độ" || words[len(words)-1] == "định" && len(words) == 5
			return p, i + len(words), p.Deadline
		}
	}
	if s.is(i, "sau", "khi") || s.is(i, "ngay", "sau", "khi") {
		next := s.clauseEnd(i)
		for k := i; k < next; k++ {
			if s.is(k, "ban", "hành") || s.is(k, "phê", "duyệt") || s.is(k, "hiệu", "lực") || s.is(k, "thông", "qua") || s.is(k, "hoàn", "thành") || s.is(k, "kết", "thúc") {
				p.Counted, p.told1, p.told2 = &Counted{}, i, k+2
				return p, k + 2, true
			}
		}
		return Phrase{}, i, false
	}
	if next := s.schoolYear(i); next > i {
		if p.Deadline = s.cell || !s.is(i, "năm") || s.clauseStart(i); s.is(i, "từ") {
			p.Modality, p.Deadline = "from", false
		}
		return p, next, true
	}
	return s.duration(i)
}

// schoolYear passes "trong năm học 2026-2027": when a school year begins and ends the province says every year, no text does.
func (s *scanner) schoolYear(i int) int {
	k := i
	for s.is(k, "trong") || s.is(k, "trước") || s.is(k, "đến") || s.is(k, "hết") || s.is(k, "đầu") || s.is(k, "cuối") || s.is(k, "từ") || s.is(k, "kết", "thúc") {
		if k++; s.is(k, "thúc") {
			k++
		}
	}
	if !s.is(k, "năm", "học") {
		return i
	}
	k += 2
	if _, next, ok := s.yearRange(k); ok {
		return next
	}
	if _, ok := s.year(k); ok {
		return k + 1
	}
	return i
}

// duration reads "trong thời hạn 04 ngày, kể từ ngày …", "chậm nhất 03 ngày làm việc kể từ …", "30 ngày kể từ ngày …".
func (s *scanner) duration(i int) (Phrase, int, bool) {
	k, bound := i, true
	switch {
	case s.is(i, "trong", "thời", "hạn") || s.is(i, "trong", "thời", "gian"):
		k = i + 3
	case s.is(i, "trong", "vòng") || s.is(i, "không", "quá") || s.is(i, "chậm", "nhất") || s.is(i, "thời", "hạn"):
		k = i + 2
	case s.is(i, "trong") || s.is(i, "sau"):
		k, bound = i+1, false
	default:
		bound = false
	}
	if s.is(k, "là") || s.is(k, "không", "quá") || s.is(k, "sau") {
		k++
		if s.is(k, "quá") {
			k++
		}
	}
	n, ok := s.count(k)
	unit := s.word(k + 1)
	if !ok || unit != "ngày" && unit != "tháng" && unit != "tuần" && unit != "năm" && unit != "giờ" {
		return Phrase{}, i, false
	}
	if _, year := s.year(k + 2); year { // "tháng 6 năm 2025" is no duration
		return Phrase{}, i, false
	}
	k += 2
	working := s.is(k, "làm", "việc")
	if working {
		k += 2
	}
	next := k
	if s.mark(next) == ',' {
		next++
	}
	_, dated := s.number(next+2, 2) // "trong 3 ngày, từ ngày 12" names its days
	if unit == "ngày" && !working && !s.is(i, "sau") {
		if last, after, ok := s.countedFrom(next, n); ok {
			return Phrase{Interval: Interval{To: last}, Modality: "event", Rule: "time.duration-from-day", Deadline: true,
				Counted: &Counted{N: n, Unit: "D", On: last.Add(-n)}, told1: next, told2: after}, after, true
		}
	}
	if s.is(next, "kể", "từ") || s.is(next, "tính", "từ") || s.is(next, "từ", "khi") || s.is(next, "từ", "ngày") && !dated || s.is(next, "sau", "khi") || s.is(next, "trước", "khi") {
		c, end := counted(n, unit, working), s.clauseEnd(next)
		switch {
		case c == nil:
		case s.is(next, "trước", "khi"):
			if c.N = -n; c.Unit != "D" {
				c = nil
			}
		case s.is(next, "kể", "từ") || s.is(next, "tính", "từ"):
			if p, _, ok := s.point(next+2, true); ok && p.unit == "day" && !p.missingYear() {
				day, _ := p.interval()
				c.On = day.From
			}
		}
		return Phrase{Modality: "event", Rule: "time.event", Deadline: true, Counted: c, told1: next, told2: end}, end, true
	}
	if !bound {
		return Phrase{}, i, false
	}
	return Phrase{Modality: "event", Rule: "time.duration", Deadline: true, Counted: counted(n, unit, working)}, k, true
}

// countedFrom reads "kể từ ngày 01/7/2026", a whole day, and gives the n-th day after it: the day itself is not counted (Civil
// Code 2015, art. 147, clause 2). Working days are not counted here: they need the calendar.
func (s *scanner) countedFrom(i, n int) (last Date, next int, ok bool) {
	if !s.is(i, "kể", "từ") && !s.is(i, "tính", "từ") {
		return "", i, false
	}
	c, next, ok := s.point(i+2, true)
	if !ok || c.unit != "day" || c.missingYear() || s.is(next, "đến") {
		return "", i, false
	}
	day, ok := c.interval()
	return day.From.Add(n), next, ok
}

// clauseEnd is the position of the next mark that ends a clause, at most 30 tokens on.
func (s *scanner) clauseEnd(i int) int {
	for k := i; k < len(s.toks) && k < i+30; k++ {
		switch s.mark(k) {
		case ',', ';', ':', ')', breakMark:
			return k
		case '.':
			if !s.inDate(k) {
				return k
			}
		}
	}
	return min(len(s.toks), i+30)
}

package when

import (
	"fmt"
	"slices"
)

// isoUnits are the letters of ISO 8601 periods.
var isoUnits = map[string]string{"năm": "P1Y", "quý": "P3M", "tháng": "P1M", "tuần": "P1W", "ngày": "P1D"}

// each reads "hằng năm", "hàng quý", "mỗi tháng", "từng năm".
func (s *scanner) each(i int) (string, int, bool) {
	switch s.word(i) {
	case "hằng", "hàng", "mỗi", "từng":
		if iso, ok := isoUnits[s.word(i+1)]; ok && !(s.is(i, "hàng") && s.is(i+1, "ngày")) {
			if _, numbered := s.number(i+2, 4); !numbered {
				return iso, i + 2, true
			}
		}
	}
	return "", i, false
}

// every reads "06 tháng/lần", "2 năm một lần", and with plain also "6 tháng", "quý".
func (s *scanner) every(i int, plain bool) (string, int, bool) {
	n, ok := s.count(i)
	k := i + 1
	if !ok {
		n, k = 1, i
	}
	unit := s.word(k)
	iso, known := isoUnits[unit]
	if !known || unit == "năm" && !ok && !plain {
		return "", i, false
	}
	switch unit {
	case "năm":
		iso = fmt.Sprintf("P%dY", n)
	case "quý":
		iso = fmt.Sprintf("P%dM", 3*n)
	case "tháng":
		iso = fmt.Sprintf("P%dM", n)
	case "tuần":
		iso = fmt.Sprintf("P%dW", n)
	case "ngày":
		iso = fmt.Sprintf("P%dD", n)
	}
	k++
	switch {
	case s.mark(k) == '/' && s.is(k+1, "lần"):
		return iso, k + 2, true
	case s.mark(k) == '/' && s.word(k+2) == "lần": // "6 tháng/1 lần", "01 năm/01 lần"
		return iso, k + 3, true
	case s.is(k, "một", "lần") || s.is(k, "mỗi", "lần"):
		return iso, k + 2, true
	case ok && (s.is(k, "sơ", "kết") || s.is(k, "sở", "kết") || s.is(k, "tổng", "kết")):
		return iso, k + 2, true
	}
	_, numbered := s.year(k)
	if plain && (ok || !numbered) && !s.is(k, "đầu") && !s.is(k, "cuối") {
		return iso, k, true
	}
	return "", i, false
}

// dayOfQuarter passes "trước ngày 25 tháng cuối quý", "ngày 20 của tháng cuối mỗi quý".
func (s *scanner) dayOfQuarter(i int) (Recurring, int) {
	k, r := i, Recurring{Every: "P3M"}
	for _, words := range [][]string{{"chậm", "nhất"}, {"trước"}, {"đến"}, {"vào"}} {
		if s.is(k, words...) {
			r.Before = r.Before || words[0] == "trước"
			k += len(words)
		}
	}
	if !s.is(k, "ngày") {
		return r, i
	}
	day, ok := s.number(k+1, 2)
	if !ok || day < 1 || day > 31 {
		return r, i
	}
	if k += 2; s.is(k, "của") {
		k++
	}
	if !s.is(k, "tháng", "cuối") && !s.is(k, "tháng", "đầu") {
		return r, i
	}
	first := 3
	if s.is(k+1, "đầu") {
		first = 1
	}
	for m := first; m <= 12; m += 3 {
		r.Days = append(r.Days, YearDay{m, day})
	}
	if k += 2; s.is(k, "của") {
		k++
	}
	if s.is(k, "mỗi") || s.is(k, "hằng") || s.is(k, "hàng") || s.is(k, "từng") {
		k++
	}
	if !s.is(k, "quý") {
		return r, i
	}
	if _, numbered := s.number(k+1, 4); numbered || s.is(k+1, "i") || s.is(k+1, "ii") || s.is(k+1, "iii") || s.is(k+1, "iv") {
		return r, i // one quarter, not every
	}
	return r, k + 1
}

// recurrence reads duties that return or never end: "thường xuyên", "định kỳ 6 tháng và hằng năm",
// "hằng năm (trước ngày 30 tháng 11)", "3 năm sơ kết, 5 năm tổng kết".
func (s *scanner) recurrence(i int) (Phrase, int, bool) {
	p := Phrase{Modality: "in", Rule: "time.recurrence"}
	if s.is(i, "thường", "xuyên") {
		p.Recurrence, p.Rule = []string{"thường xuyên"}, "time.continuous"
		return p, i + 2, true
	}
	if day, next := s.dayOfQuarter(i); next > i {
		p.Recurrence, p.Deadline, p.Returns = []string{"P3M"}, true, []Recurring{day}
		return p, next, true
	}
	k, periodic := i, false
	if s.is(i, "định", "kỳ") {
		k, periodic = i+2, true
	}
	if periodic && s.mark(k) == '(' {
		k++
	}
	for {
		iso, next, ok := s.each(k)
		if !ok {
			iso, next, ok = s.every(k, periodic)
		}
		if !ok {
			break
		}
		if !slices.Contains(p.Recurrence, iso) {
			p.Recurrence = append(p.Recurrence, iso)
			p.Returns = append(p.Returns, Recurring{Every: iso})
		}
		k = next
		separated := s.mark(k) == ',' || s.is(k, "và") || s.is(k, "hoặc") || s.mark(k) == '/'
		if !separated {
			break
		}
		_, _, each := s.each(k + 1)
		_, _, every := s.every(k+1, periodic)
		if !each && !every {
			break
		}
		k++
	}
	switch {
	case len(p.Recurrence) > 0:
		if day, before, after, ok := s.daysOfYear(k); ok {
			k = after
			last := &p.Returns[len(p.Returns)-1]
			last.Days, last.Before = []YearDay{day}, before
		}
		p.Deadline = periodic || s.clauseStart(i)
		return p, k, true
	case periodic:
		p.Recurrence, p.Rule = []string{"định kỳ"}, "time.periodic"
		p.Deadline = true
		return p, i + 2, true
	}
	return p, i, false
}

// daysOfYear reads the days that belong to a recurrence: ", trước ngày 10/12", "(trước ngày 30 tháng 11)".
func (s *scanner) daysOfYear(i int) (day YearDay, before bool, after int, found bool) {
	k, open := i, s.mark(i) == '('
	if open || s.mark(k) == ',' {
		k++
	}
	modality, k := s.prefix(k)
	c, next, ok := s.point(k, true)
	if !ok || !c.missingYear() || c.unit != "day" && c.unit != "month" && c.unit != "quarter" {
		return day, false, i, false
	}
	if c.unit == "day" && c.m1 == 0 && !s.is(k, "ngày") {
		return day, false, i, false
	}
	if open && s.mark(next) == ')' {
		next++
	}
	return c.yearDay(modality), modality == "before", next, true
}

// yearDay is the day that a stretch without a year means as a deadline: its last, or the first that "trước" leaves out.
func (c calendar) yearDay(modality string) YearDay {
	switch {
	case c.vague:
		return YearDay{}
	case modality == "before" && !c.end:
		return YearDay{c.m1, c.d1}
	}
	return YearDay{c.m2, c.d2}
}

// returning reads the days before "hằng năm", "hằng tháng": "trước ngày 01/6 và 15/11 hằng năm", "trước ngày 20 hằng tháng".
func (s *scanner) returning(c calendar, modality string, i int) (Phrase, int, bool) {
	if !c.missingYear() {
		return Phrase{}, i, false
	}
	days, k := []calendar{c}, i
	for (s.is(k, "và") || s.mark(k) == ',' || s.is(k, "hoặc")) && len(days) < 12 {
		_, j := s.prefix(k + 1)
		d, next, ok := s.point(j, true)
		if !ok || !d.missingYear() || d.unit != c.unit {
			break
		}
		days, k = append(days, d), next
	}
	if s.is(k, "của") {
		k++
	}
	if s.mark(k) == '(' {
		k++
	}
	iso, next, ok := s.each(k)
	if !ok {
		return Phrase{}, i, false
	}
	if s.mark(next) == ')' && s.mark(k-1) == '(' {
		next++
	}
	if modality == "" {
		modality = "in"
	}
	if n := len(days); n > 1 && iso == "P1Y" && 12%n == 0 && spread(days) {
		iso = fmt.Sprintf("P%dM", 12/n)
	}
	r := Recurring{Every: iso, Before: modality == "before"}
	for _, d := range days {
		if day := d.yearDay(modality); day != (YearDay{}) {
			r.Days = append(r.Days, day)
		}
	}
	return Phrase{Modality: outward(modality), Recurrence: []string{iso}, Returns: []Recurring{r}, Rule: "time.recurring-day", Deadline: true}, next, true
}

// spread tells whether the days divide the year evenly, give or take a month.
func spread(days []calendar) bool {
	step := 12 / len(days)
	for k := 1; k < len(days); k++ {
		gap := days[k].m1 - days[k-1].m1
		if gap < step-1 || gap > step+1 {
			return false
		}
	}
	return true
}

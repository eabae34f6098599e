package when

import (
	"cmp"
	"strings"
)

// Phrase is one expression of time found in a text; offsets are bytes of the text given.
type Phrase struct {
	Start, End   int
	Interval     Interval
	Modality     string      // in, by, before, from, about, event
	Recurrence   []string    // ISO periods (P1Y, P6M …) or "thường xuyên", "định kỳ"
	Returns      []Recurring // on which days of each ISO period of Recurrence
	Counted      *Counted    // of a deadline that hangs on an event
	Rule         string      // stable id, "time.before-day"
	MissingYear  bool        // the text gives no year and nothing settles it: a question
	Inherited    bool        // the year, or the first day, comes from the anchor
	Invalid      bool        // no such day (31/02): a question, never another day
	Deadline     bool        // can stand as a deadline, not merely as a period inside an object
	yearless     bool        // the text gives a day and a month only
	yearDay      YearDay     // which ones
	told1, told2 int         // tokens that tell the event of Counted
}

// maxPhraseText bounds what is scanned at once; longer texts are cut by the caller's passages.
const maxPhraseText = 8 << 20

// Phrases finds the expressions of time in a text, in order, the longest at each place. The anchor is the day the
// document states for itself, or the user; "" leaves missing years missing.
func Phrases(text string, anchor Date) []Phrase { return NewFinder(anchor).Phrases(text) }

// Finder finds the expressions of time in one text after another; it keeps how their words are spelled, which are mostly the same ones.
type Finder struct {
	anchor Date
	toks   []token
	words  map[string]string // as written → in one spelling
}

// NewFinder makes a Finder for the texts of one document.
func NewFinder(anchor Date) *Finder { return &Finder{anchor: anchor, words: map[string]string{}} }

// Phrases is Phrases for the next text.
func (f *Finder) Phrases(text string) []Phrase {
	if len(text) > maxPhraseText {
		text = text[:maxPhraseText]
	}
	f.split(text)
	s := &scanner{toks: f.toks, anchor: f.anchor}
	list := s.all()
	s.tell(text, list)
	s.recurringDays(list)
	return list
}

func (s *scanner) all() []Phrase {
	var list []Phrase
	for i := 0; i < len(s.toks); {
		if !s.toks[i].begins() { // most words of any text
			i++
			continue
		}
		p, next, ok := s.phrase(i)
		if !ok {
			i++
			continue
		}
		p.Start, p.End = s.toks[i].start, s.toks[next-1].end
		list = append(list, p)
		i = next
	}
	return list
}

// openers are the words with which an expression of time can begin; digits are the other way.
var openers = wordSet("thường định hằng hàng mỗi từng tuần tháng quý năm ngày mùng", // recurrences and units
	"theo đúng khi sau ngay trong không chậm muộn thời là", // events and durations
	"bắt cho kể từ đến tới trước vào khoảng",               // the binding words of prefixes
	"đầu giữa cuối hết nửa các giai nhiệm",                 // parts of a year and periods
	"một hai ba bốn sáu chín mười")                         // smallNumbers

func wordSet(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
	}
	return set
}

// begins tells whether an expression of time can begin with the token.
func (t token) begins() bool { return t.digits != "" || openers[t.word] }

// phrase reads the longest expression that begins at i.
func (s *scanner) phrase(i int) (Phrase, int, bool) {
	best, end := Phrase{}, 0
	for _, read := range []func(int) (Phrase, int, bool){s.recurrence, s.event, s.dated} {
		if p, next, ok := read(i); ok && next > end {
			best, end = p, next
		}
	}
	return best, end, end > i
}

// recurringDays turns days without a year into the recurrence named before them in the same sentence:
// "định kỳ 6 tháng báo cáo … trước ngày 15 tháng 6 và trước ngày 01 tháng 12".
func (s *scanner) recurringDays(list []Phrase) {
	var since []string  // recurrence in force
	var group []*Phrase // the phrase that names it and the days that belong to it
	at := 0
	for k := range list {
		p := &list[k]
		for ; at < len(s.toks) && s.toks[at].start < p.Start; at++ {
			if m := s.toks[at].mark; m == ';' || m == breakMark || m == '.' && !s.inDate(at) {
				since = nil
			}
		}
		switch {
		case len(p.Recurrence) > 0 && p.Recurrence[0][0] == 'P':
			since, group = p.Recurrence, []*Phrase{p}
		case p.yearless && since != nil && p.Modality != "in":
			p.Interval, p.Recurrence, p.MissingYear, p.Inherited = Interval{}, since, false, false
			p.Rule, p.Deadline = "time.recurring-day", true
			group = onDay(group, p)
		}
	}
}

// inDate tells whether the dot at i stands between digits.
func (s *scanner) inDate(i int) bool {
	return i > 0 && i+1 < len(s.toks) && s.toks[i-1].digits != "" && s.toks[i+1].digits != "" && s.toks[i].end == s.toks[i+1].start
}

// Cell reads a whole table cell: "6/2025", "Quý IV/2026", "2026 - 2030", "Thường xuyên". Of several dates the last one
// counts, recurrences add up. ok is false when the cell says nothing about time that is known here.
func Cell(text string, anchor Date) (Phrase, bool) {
	s := &scanner{toks: tokens(text), anchor: anchor, cell: true}
	list := s.all()
	if len(list) == 0 {
		return Phrase{}, false
	}
	s.tell(text, list)
	p := list[0]
	for _, q := range list[1:] {
		recurrence, openEnd := append(p.Recurrence[:len(p.Recurrence):len(p.Recurrence)], q.Recurrence...), p.Interval.To
		returns, counted := returnsOf(p, q), cmp.Or(p.Counted, q.Counted)
		if q.Interval.To > openEnd || !p.Interval.Known() {
			start := p.Start
			p = q
			p.Start = start
		}
		p.End, p.Recurrence, p.Returns, p.Counted = max(p.End, q.End), recurrence, returns, counted
	}
	p.Deadline = true
	return p, true
}

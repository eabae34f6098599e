package paper

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Recorded is what the record of the plan says of one indicator.
type Recorded struct {
	Code   string
	Names  []string // by which a paper may call it; the first is its own
	Unit   string
	Values []RecordedValue
}

// RecordedValue is one value of the record. What is known of one period may have several: an estimate, then the final one.
type RecordedValue struct {
	Period  when.Interval
	Value   string // exact decimal
	Place   string // as PlaceOf gives it; "" = the province
	Aim     bool   // a target, not a result
	Current bool   // what is known now of its period; false = an earlier telling
	Told    string // whose it is: "sơ bộ", "chỉ tiêu"; the caller's own, handed back
}

// Beside is a figure of a paper beside the record of the plan.
type Beside struct {
	Sentence doc.Span
	Subject  string // as the paper writes it
	Written  string // the value, as the paper writes it
	Period   when.Interval
	Aim      bool
	Agrees   Agreement
	Of       []Compared // the values it was compared with, those it agrees with first
}

// Compared is a value of the record by its numbers: of the indicators, and of its values.
type Compared struct{ Indicator, Value int }

// Agreement is how a figure stands to the record.
type Agreement string

const (
	AgreesNow     Agreement = "agrees"  // with what is known now
	AgreesEarlier Agreement = "earlier" // with what was known before: an estimate perhaps
	Departs       Agreement = "departs" // with nothing that is recorded
)

// Record is what papers are compared with; it is made once for many papers.
type Record struct {
	province string
	by       map[string][]int // numbers of the indicators, by the name without words of no weight
	recorded []Recorded
	measures [][]measure // of each value; without a unit where it cannot be read
}

// RecordOf prepares what is recorded; province is the name of the province, "tỉnh Mẫu Giang".
func RecordOf(recorded []Recorded, province string) *Record {
	r := &Record{province: PlaceOf(province), by: map[string][]int{}, recorded: recorded, measures: make([][]measure, len(recorded))}
	for i, x := range recorded {
		seen := map[string]bool{}
		for _, name := range x.Names {
			if key := SubjectOf(name); key != "" && !seen[key] {
				seen[key] = true
				r.by[key] = append(r.by[key], i)
			}
		}
		for _, v := range x.Values {
			r.measures[i] = append(r.measures[i], recordedMeasure(v.Value, x.Unit))
		}
	}
	return r
}

// Subjects are the things that a paper tells figures of, as SubjectOf gives them.
func (p *Paper) Subjects() (out []string) {
	for _, f := range p.figures() {
		out = append(out, f.withoutPlace())
	}
	return out
}

// SubjectOf is the name of something measured in the form in which figures are compared; "" = no name.
func SubjectOf(name string) string {
	p := OfText("", name)
	if len(p.sentences) != 1 {
		return ""
	}
	f := figureReader{p: p, s: p.sentences[0], text: name, times: when.NewFinder("").Phrases(name), from: 0, to: int32(len(p.words))}
	subject, _ := f.subject()
	return subject
}

func recordedMeasure(value, unit string) measure {
	a := vi.Amount{Number: value, Percent: strings.HasPrefix(strings.TrimSpace(unit), "%")}
	m, ok := measured(a, strings.Fields(strings.ReplaceAll(vi.Fold(unit), "/", " ")))
	if !ok {
		return measure{}
	}
	return m
}

// PlaceOf is a place in the form in which figures name it: "UBND phường Mẫu Tân" is "phuong mau tan"; "" = none is named.
func PlaceOf(name string) string {
	p := OfText("", name)
	for k, w := range p.words {
		if levels[w] {
			return vi.Fold(p.Text[p.places[k].start:p.places[len(p.places)-1].end])
		}
	}
	return ""
}

// parts are the words that tell of a part of a whole, of a part of a period, or of several at once: a figure of such a clause is not that of the whole.
var parts = phrasesOf(`khu vực|vùng|riêng|trong đó|tại các|ở các|trong các|các xã|các phường|các huyện|một số|nhóm|ven sông|miền núi|thành thị|nông thôn|nội thành|ngoại thành|
	tháng đầu|đầu năm|giữa năm|nửa năm|nửa đầu|cùng kỳ|bình quân mỗi|bình quân giai đoạn|lũy kế|cộng dồn|dân tộc thiểu số`)

// Beside compares the figures of a paper with the record. home is the place its author writes of when none is named, as PlaceOf
// gives it; "" = the province. A figure of another period or place, or of something that the record does not name, is compared with nothing.
func (r *Record) Beside(p *Paper, home string) (out []Beside) {
	for _, f := range p.figures() {
		subject := f.withoutPlace()
		if f.change || r.by[subject] == nil || p.ofPart(f) {
			continue
		}
		place := f.place
		if place == "" {
			place = home
		}
		if place == r.province {
			place = ""
		}
		b := Beside{Sentence: f.sentence, Subject: f.name, Written: f.text, Period: f.period, Aim: f.aim}
		var all []Compared
		known := false // the record holds what this figure is
		for _, i := range r.by[subject] {
			for k, v := range r.recorded[i].Values {
				m := r.measures[i][k]
				if v.Place != place || !sameTime(f.period, v) || m.value == nil || !f.comparable(m) {
					continue
				}
				at := Compared{i, k}
				known = known || v.Aim == f.aim && v.Current
				if same := f.same(m); !same || v.Aim && !f.aim { // what is the target only was not reached because a paper says so
					if same || v.Aim == f.aim {
						all = append(all, at)
					}
					continue
				}
				if v.Current {
					b.Agrees = AgreesNow
				} else if b.Agrees == "" {
					b.Agrees = AgreesEarlier
				}
				b.Of = append(b.Of, at)
			}
		}
		if b.Agrees == "" && known {
			b.Agrees = Departs
		}
		if b.Agrees != "" {
			b.Of = append(b.Of, all...)
			out = append(out, b)
		}
	}
	return out
}

// same holds for a figure that may be a value of the record; "từ 35 % trở lên" is the target 35 %.
func (f figure) same(m measure) bool {
	if f.aim {
		f.bound = 0
	}
	return f.agrees(m)
}

// sameTime holds for a result of the very period, and for a target that is to be reached by its end.
func sameTime(period when.Interval, v RecordedValue) bool {
	return v.Period == period || v.Aim && v.Period.To == period.To
}

// withoutPlace is the subject without the name of its place: "ty le ho ngheo xa mau lam".
func (f figure) withoutPlace() string {
	if f.place == "" {
		return f.subject
	}
	_, name, _ := strings.Cut(f.place, " ") // its level may be a word of no weight
	for _, place := range []string{f.place, name} {
		if s, ok := strings.CutSuffix(f.subject, " "+place); ok && place != "" {
			return s
		}
	}
	return f.subject
}

// ofPart tells whether a sentence speaks of a part of the whole, before the figure or in its clause, outside the name of what is measured.
func (p *Paper) ofPart(f figure) bool {
	in := &p.sentences[p.sentenceFrom(f.sentence.Start)]
	text := p.Text[in.span.Start:in.span.End]
	end := in.span.Start + strings.LastIndex(text, f.text) + len(f.text)
	if n := strings.IndexAny(p.Text[end:in.span.End], ",;:()"); n >= 0 {
		end += n
	} else {
		end = in.span.End
	}
	for k := in.from; k < in.to && int(p.places[k].start) < end; k++ {
		if n := parts.at(p.words, k, in.to); n > 0 && !strings.Contains(vi.Fold(f.name), vi.Fold(p.Text[p.places[k].start:p.places[k+n-1].end])) {
			return true
		}
	}
	return false
}

// sentenceFrom is the number of the sentence that begins at a place of the text.
func (p *Paper) sentenceFrom(at int) int {
	for i, s := range p.sentences {
		if s.span.Start == at {
			return i
		}
	}
	return 0
}

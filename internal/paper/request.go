package paper

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/when"
)

// Request is something that a paper proposes: who is asked, and by when.
type Request struct {
	Span   doc.Span
	To     string // who is asked, as written; "" = nobody is named
	Centre bool   // it turns to those above the province: legitimate whatever it is about
	By     string // the day or period, as written; "" = none is named
}

// Concrete holds for a request that says who is to do it and by when. What is to be done is for a person to judge.
func (p Request) Concrete() bool { return p.To != "" && p.By != "" }

// Names are the names of bodies that papers may turn to.
type Names struct{ list phraseList }

// NamesOf prepares the names and other spellings of units.
func NamesOf(names []string) Names {
	out := Names{phraseList{}}
	for _, name := range names {
		if words := ids(name); len(words) > 0 {
			out.list[words[0]] = append(out.list[words[0]], words)
		}
	}
	return out
}

// Words of proposals. A word of above is a body of the centre when it begins with a capital.
var (
	proposing = phrasesOf("đề nghị|kiến nghị|đề xuất")
	counting  = wordsOf("mỗi các những theo số nhiều mọi từng")
	above     = phrasesOf("trung ương|chính phủ|quốc hội|thủ tướng|bộ chính trị|ban bí thư|ủy ban thường vụ quốc hội|các bộ|bộ")
	notAbove  = phrasesOf("bộ chỉ huy|bộ tư lệnh|bộ phận")
	bodies    = phrasesOf(`ubnd tỉnh|ubnd các xã, phường|ubnd các xã|ubnd cấp xã|ủy ban nhân dân tỉnh|hđnd tỉnh|các sở, ban, ngành tỉnh|các sở, ban, ngành|các sở|các xã, phường|các cơ quan|các ngành|ngành điện lực|ngành|
		các chủ đầu tư|chủ đầu tư|các ngân hàng|ngân hàng|các doanh nghiệp|mặt trận|các đoàn thể|các hội|cơ quan chủ trì|mỗi doanh nghiệp`)
)

// Requests are what a paper proposes (Asked), with who is to do it and by when as far as the sentence, or the line above it, says.
func (p *Paper) Requests(names Names) (out []Request) {
	finder := when.NewFinder("")
	for _, a := range p.Asked() {
		s := sentence{span: a.Span}
		if s.from, s.to = p.wordsAt(a.Span); s.from >= s.to {
			continue
		}
		from := s.from
		if at := p.holds(s, proposing); at >= 0 && at-s.from <= 4 {
			from = at + 1
		} else if digit(p.Text[p.places[from].start]) && from+1 < s.to { // the number of the item
			from++
		}
		x := Request{Span: a.Span}
		x.To, x.Centre = p.addressee(s, from, names)
		if x.To == "" && a.To != "" {
			x.To, x.Centre = addresseeOf(a.To, names)
		}
		for _, t := range finder.Phrases(p.Text[a.Span.Start:a.Span.End]) {
			if !t.Invalid && (t.Interval.To != "" || t.Interval.From != "" || t.MissingYear) {
				x.By = strings.TrimSpace(p.Text[a.Span.Start+t.Start : a.Span.Start+t.End])
			}
		}
		out = append(out, x)
	}
	return out
}

// addresseeOf is whom a line above proposals names: "Kiến nghị Trung ương:".
func addresseeOf(line string, names Names) (name string, centre bool) {
	p := OfText("", line)
	for _, s := range p.sentences {
		for k := s.from; k < s.to && name == ""; k++ {
			name, centre = p.addressee(s, k, names)
		}
	}
	return name, centre
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// holds is the first word of a sentence where a phrase of a list stands, -1 = none does.
func (p *Paper) holds(s sentence, list phraseList) int32 {
	for k := s.from; k < s.to; k++ {
		if list.at(p.words, k, s.to) > 0 {
			return k
		}
	}
	return -1
}

// nearName is how far behind the word that proposes the one who is asked may be named.
const nearName = 6

// addressee is who is asked: the body that is named first, not far behind the word that proposes.
func (p *Paper) addressee(s sentence, from int32, names Names) (name string, centre bool) {
	for k := from; k < min(s.to, from+nearName); k++ {
		capital := upper(p.Text[p.places[k].start:])
		n := names.list.at(p.words, k, s.to)
		if m := above.at(p.words, k, s.to); m >= n && m > 0 && capital && notAbove.at(p.words, k, s.to) == 0 {
			return p.nameOf(k, m), true
		}
		if m := bodies.at(p.words, k, s.to); m > n && (capital || k <= from+1) {
			n, capital = m, true
		}
		if n > 0 && capital {
			return p.nameOf(k, n), false
		}
	}
	return "", false
}

func (p *Paper) nameOf(k, n int32) string {
	return strings.Join(strings.Fields(p.Text[p.places[k].start:p.places[k+n-1].end]), " ")
}

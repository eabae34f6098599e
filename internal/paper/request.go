package paper

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/when"
)

// Request is a sentence in which a paper asks something of somebody.
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

// leastRequest is how many words a proposal has; "Kiến nghị:" only opens a list of them.
const leastRequest = 5

// Requests are the sentences of a paper that propose something: those that say so, and those of a part whose heading says so.
func (p *Paper) Requests(names Names) (out []Request) {
	finder := when.NewFinder("")
	under := false // a heading that says so
	for _, s := range p.sentences {
		at := p.holds(s, proposing)
		if p.class[s.from] == Title || s.len() < leastRequest {
			if p.class[s.from] == Title || at >= 0 {
				under = at >= 0
			}
			continue
		}
		says := at >= 0 && at-s.from <= 4 && (at == s.from || !counting[p.words[at-1]] && !digit(p.Text[p.places[at-1].start]))
		if p.class[s.from] != Own || !says && !under {
			continue
		}
		x := Request{Span: s.span}
		from := s.from
		if says {
			from = at + 1
		}
		x.To, x.Centre = p.addressee(s, from, names)
		for _, t := range finder.Phrases(p.Text[s.span.Start:s.span.End]) {
			if !t.Invalid && (t.Interval.To != "" || t.Interval.From != "" || t.MissingYear) {
				x.By = strings.TrimSpace(p.Text[s.span.Start+t.Start : s.span.Start+t.End])
			}
		}
		if says || x.To != "" {
			out = append(out, x)
		}
	}
	return out
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

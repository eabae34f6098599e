package paper

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lotrinh/internal/doc"
)

// Outside is a section of a paper that the functions of another unit explain better than those of its author.
type Outside struct {
	Paper             int
	Span              doc.Span
	Unit, Better      string
	Clause, OwnClause string   // that explain most
	Margin            float64  // by how much the other explains more, of what it explains
	Terms             []string // that decided, as the paper writes them
}

// What is told. A section of few words, or one that no function explains, says nothing about anybody's remit.
const (
	leastSection  = 25
	leastExplains = 0.3 // points a word
	leastDeciding = 6   // words of the terms that decide, together
	leastMargin   = 0.4
	mostTerms     = 5
)

// centre are the words with which a paper turns to those above: that is legitimate whatever it is about.
var (
	asking = phrasesOf("đề nghị|kiến nghị|đề xuất")
	centre = phrasesOf("chính phủ|quốc hội|trung ương|bộ chính trị|ban bí thư|thủ tướng|các bộ|bộ|ủy ban thường vụ quốc hội")
	shared = phrasesOf("phối hợp với|phối hợp cùng|cùng với")
)

// Author is the unit whose paper it is, by the title of the paper; ok is false when no statement or several fit.
func (f *Functions) Author(p *Paper) (k int, ok bool) {
	var title []uint32
	for i, c := range p.class[:min(len(p.class), edgeWords)] {
		if c == Title {
			title = append(title, p.words[i])
		}
	}
	best, times := 0, 0
	for i, s := range f.statements {
		n := longestIn(title, ids(s.Unit))
		switch {
		case n > best:
			best, times, k = n, 1, i
		case n == best:
			times++
		}
	}
	return k, best >= leastName && times == 1
}

// leastName is how many words of its name tell a unit: "Sở Y tế".
const leastName = 3

// longestIn is how much of the beginning of a name stands in a title, in words.
func longestIn(title, name []uint32) (most int) {
	for at := range title {
		n := 0
		for n < len(name) && at+n < len(title) && title[at+n] == name[n] {
			n++
		}
		most = max(most, n)
	}
	return most
}

// Outside finds the sections of a paper that lie outside its author's functions. known is false when the author cannot be told.
func (f *Functions) Outside(p *Paper) (out []Outside, known bool) {
	author, ok := f.Author(p)
	if !ok {
		return nil, false
	}
	for i := 0; i < len(p.sentences); {
		from, to := p.sentences[i].from, p.sentences[i].to
		own := int32(0)
		k := i
		for ; k < len(p.sentences) && p.sentences[k].paragraph == p.sentences[i].paragraph; k++ {
			to = p.sentences[k].to
		}
		for w := from; w < to; w++ {
			if p.class[w] == Own {
				own++
			}
		}
		if i = k; own < leastSection || own*2 < to-from || p.turnsToCentre(from, to) {
			continue
		}
		words := p.words[from:to]
		fits := f.fits(termsOf(words), [2]int{-1, -1})
		best, mine := fits[0], fits[slices.IndexFunc(fits, func(x Fit) bool { return x.Statement == author })]
		if best.Statement == author || best.Score < leastExplains*float64(len(words)) || p.worksWith(from, to, f.statements[best.Statement].Unit) {
			continue
		}
		margin, terms := (best.Score-mine.Score)/best.Score, f.deciding(p, from, to, best)
		if margin >= leastMargin && len(strings.Fields(strings.Join(terms, " "))) >= leastDeciding {
			better, owns := f.statements[best.Statement], f.statements[author]
			x := Outside{Span: p.span(from, to), Unit: owns.Unit, Better: better.Unit, Clause: better.Clauses[best.Clause].Text, Margin: math.Round(margin*100) / 100, Terms: terms}
			if mine.Clause >= 0 && mine.Score > 0 {
				x.OwnClause = owns.Clauses[mine.Clause].Text
			}
			out = append(out, x)
		}
	}
	return out, true
}

// turnsToCentre holds for a proposal to the centre.
func (p *Paper) turnsToCentre(from, to int32) bool {
	for k := from; k < to; k++ {
		if n := asking.at(p.words, k, to); n > 0 && centre.at(p.words, k+n, to) > 0 {
			return true
		}
	}
	return false
}

// worksWith holds where a section names the other unit as one it works with.
func (p *Paper) worksWith(from, to int32, unit string) bool {
	name := ids(unit)
	together := false
	for k := from; k < to; k++ {
		together = together || shared.at(p.words, k, to) > 0
		if together && int(to-k) >= len(name) && same(p.words[k:k+int32(len(name))], name) {
			return true
		}
	}
	return false
}

// deciding are the terms of the better clause in a section that weigh most, as the section writes them.
func (f *Functions) deciding(p *Paper, from, to int32, best Fit) (out []string) {
	type term struct {
		text   string
		weight float64
	}
	clause := f.statements[best.Statement].Clauses[best.Clause].terms
	weight := func(k int32) float64 { // of the word at k with the next
		t := uint64(p.words[k])<<32 | uint64(p.words[k+1])
		if _, ok := slices.BinarySearch(clause, t); !ok || p.pause(k, ",;:.()") {
			return 0
		}
		return f.weight(t, f.owners[t])
	}
	var list []term
	for k := from; k+1 < to; k++ {
		end, sum := k, 0.0
		for end+1 < to && weight(end) > 0 {
			sum += weight(end)
			end++
		}
		if end == k {
			continue
		}
		text := strings.ToLower(strings.Join(strings.Fields(p.Text[p.places[k].start:p.places[end].end]), " "))
		if !slices.ContainsFunc(list, func(t term) bool { return t.text == text }) {
			list = append(list, term{text, sum})
		}
		k = end
	}
	slices.SortStableFunc(list, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	for _, t := range list[:min(len(list), mostTerms)] {
		out = append(out, t.text)
	}
	return out
}

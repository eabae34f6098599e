package paper

import (
	"slices"

	"lotrinh/internal/doc"
)

// roleAlike is the part of what the better unit's clause explains that a role in the plan must explain.
const roleAlike = 0.7

// Role finds among what the plan has an author lead a task that explains a section which lies outside its functions nearly as well
// as the functions of the better unit do; -1 = none.
func (f *Functions) Role(p *Paper, s Section, led []Clause) int {
	from, to := p.wordsAt(s.Span)
	terms := termsOf(p.words[from:to])
	score := func(c Clause) (sum float64) {
		eachIn(terms, c.terms, func(at int) { sum += f.weight(terms[at], max(1, f.owners[terms[at]])) })
		return sum
	}
	at, most := -1, roleAlike*score(ClauseOf(s.Clause, false))
	for i, c := range led {
		if sum := score(c); sum >= most && sum > 0 {
			at, most = i, sum
		}
	}
	return at
}

// Holder is a unit whose functions are about a passage, with the clause that explains most and the terms that decided.
type Holder struct {
	Unit   string
	Clause string
	Terms  []string
}

// nearlyBest is the part of the best unit's score from which another explains a passage as well.
const nearlyBest = 0.9

// Hold tells of every passage of reuse whose functions it is about.
func (r *Result) Hold(f *Functions, papers []*Paper) {
	for i, x := range r.Passages {
		if x.Use == Reuse {
			r.Passages[i].Holders = f.Holders(papers[x.PaperA], x.A)
		}
	}
}

// Holders are the units whose functions a stretch is about: the one that explains it best, with those that have the same clause. None
// is told where little is explained, or where another unit explains it nearly as well by another clause.
func (f *Functions) Holders(p *Paper, at doc.Span) (out []Holder) {
	from, to := p.wordsAt(at)
	if from >= to {
		return nil
	}
	fits := f.fits(termsOf(p.words[from:to]), none)
	best, c, units := fits[0], f.clause(fits[0]), f.holders(fits[0])
	if best.Score < leastCovered*float64(to-from) {
		return nil
	}
	for _, x := range fits[1:] {
		if x.Score >= nearlyBest*best.Score && !slices.Contains(units, f.statements[x.Statement].Unit) {
			return nil
		}
	}
	for _, unit := range units {
		out = append(out, Holder{unit, c.Text, f.deciding(p, from, to, c, true)})
	}
	return out
}

// wordsAt are the words of a stretch of the text.
func (p *Paper) wordsAt(s doc.Span) (from, to int32) {
	for from < int32(len(p.places)) && int(p.places[from].start) < s.Start {
		from++
	}
	for to = from; to < int32(len(p.places)) && int(p.places[to].end) <= s.End; to++ {
	}
	return from, to
}

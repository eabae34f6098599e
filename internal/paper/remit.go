package paper

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// Statement is what a decision says a unit is for.
type Statement struct {
	Unit    string // as the decision writes it, without the province
	File    string
	Clauses []Clause
}

// Clause is one function or task.
type Clause struct {
	Text  string
	Span  doc.Span // in the decision
	terms []uint64
}

// leastClause is how many words make a clause worth comparing.
const leastClause = 6

// StatementOf reads the function statement in a decision: the clauses of its articles on functions and tasks. ok is false when there is none.
func StatementOf(src *doc.Source) (s Statement, ok bool) {
	s = Statement{Unit: unitOf(src), File: src.File}
	inside, article := false, 0
	for _, p := range src.Passages {
		if p.Kind == doc.Article {
			title := vi.Fold(p.Marker + " " + p.Title + " " + src.Text[p.Span.Start:min(p.Span.End, p.Span.Start+120)])
			inside, article = strings.Contains(title, "chuc nang") || strings.Contains(title, "nhiem vu"), p.Level
			continue
		}
		if p.Level <= article {
			inside = false
		}
		if text := strings.Join(strings.Fields(src.Text[p.Span.Start:p.Span.End]), " "); inside && len(strings.Fields(text)) >= leastClause {
			s.Clauses = append(s.Clauses, Clause{Text: text, Span: p.Span, terms: termsOf(ids(text))})
		}
	}
	return s, s.Unit != "" && len(s.Clauses) > 0
}

// unitOf is whose functions a decision is on: the words behind the last "của" of its subject, without the province.
func unitOf(src *doc.Source) string {
	subject := src.Meta.Subject
	if i := strings.LastIndex(subject, "của "); i >= 0 {
		subject = subject[i+len("của "):]
	} else {
		return ""
	}
	for _, end := range []string{" thành phố", " tỉnh", " thuộc", ","} {
		if i := strings.Index(subject, end); i > 0 {
			subject = subject[:i]
		}
	}
	return strings.TrimSpace(subject)
}

// termsOf are the pairs of words that follow one another, each once, and the words themselves.
func termsOf(words []uint32) (out []uint64) {
	for i, w := range words {
		out = append(out, uint64(w))
		if i > 0 {
			out = append(out, uint64(words[i-1])<<32|uint64(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Functions are the statements of all units. A term weighs more the fewer units own it.
type Functions struct {
	statements []Statement
	owners     map[uint64]uint32 // how many units own a term
}

// FunctionsOf compares statements; those of one unit should be given once.
func FunctionsOf(statements []Statement) *Functions {
	f := &Functions{statements: slices.Clone(statements), owners: map[uint64]uint32{}}
	slices.SortFunc(f.statements, func(a, b Statement) int {
		return cmp.Or(strings.Compare(a.Unit, b.Unit), strings.Compare(a.File, b.File))
	})
	for _, s := range f.statements {
		mine := map[uint64]bool{}
		for _, c := range s.Clauses {
			for _, t := range c.terms {
				if !mine[t] {
					mine[t] = true
					f.owners[t]++
				}
			}
		}
	}
	return f
}

// weight of a term: nothing when every unit owns it or none does; a word alone weighs less than two together.
func (f *Functions) weight(term uint64, owners uint32) float64 {
	if owners == 0 {
		return 0
	}
	w := math.Log(float64(len(f.statements)) / float64(owners))
	if term < 1<<32 {
		w *= wordWeight
	}
	return w
}

const wordWeight = 0.4

// Fit is how well the functions of a unit explain a text.
type Fit struct {
	Statement, Clause int     // numbers of the unit and of its clause that explains most
	Score             float64 // weight of the terms the clause shares, and a part of those the unit has elsewhere
	Terms             []uint64
}

// inOthers is what a term counts that stands in another clause of the unit.
const inOthers = 0.5

// fits ranks the units for a text, the best first. The clause given as left out (statement, clause; -1 none) does not count.
func (f *Functions) fits(terms []uint64, left [2]int) []Fit {
	weights := make([]float64, len(terms))
	owned := make([][]bool, len(f.statements))
	var out []Fit
	for k, s := range f.statements {
		owned[k] = make([]bool, len(terms))
		for i, c := range s.Clauses {
			if left == [2]int{k, i} {
				continue
			}
			eachIn(terms, c.terms, func(at int) { owned[k][at] = true })
		}
	}
	for i, t := range terms {
		n := uint32(0)
		for k := range owned {
			if owned[k][i] {
				n++
			}
		}
		weights[i] = f.weight(t, n)
	}
	for k, s := range f.statements {
		all := 0.0
		for i, w := range weights {
			if owned[k][i] {
				all += w
			}
		}
		fit := Fit{Statement: k, Clause: -1}
		most := -1.0
		for i, c := range s.Clauses {
			if left == [2]int{k, i} {
				continue
			}
			sum := 0.0
			eachIn(terms, c.terms, func(at int) { sum += weights[at] })
			if sum > most {
				most, fit.Clause = sum, i
			}
		}
		fit.Score = max(most, 0) + inOthers*all
		out = append(out, fit)
	}
	slices.SortStableFunc(out, func(a, b Fit) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// eachIn does something for every place in a sorted list whose term the other list has too.
func eachIn(terms, other []uint64, do func(at int)) {
	for i, k := 0, 0; i < len(terms) && k < len(other); {
		switch {
		case terms[i] == other[k]:
			do(i)
			i++
			k++
		case terms[i] < other[k]:
			i++
		default:
			k++
		}
	}
}

// twinAlike is the share of terms from which two clauses are the same function.
const twinAlike = 0.6

// twins are the other units whose statements hold nearly the same clause.
func (f *Functions) twins(k, i int) (out []int) {
	mine := f.statements[k].Clauses[i].terms
	for o, s := range f.statements {
		if o == k {
			continue
		}
		if slices.ContainsFunc(s.Clauses, func(c Clause) bool {
			n := 0
			eachIn(mine, c.terms, func(int) { n++ })
			return float64(n) >= twinAlike*float64(max(len(mine), 1)) && float64(n) >= twinAlike/2*float64(len(c.terms))
		}) {
			out = append(out, o)
		}
	}
	return out
}

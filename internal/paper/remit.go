package paper

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
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
	Text    string
	Span    doc.Span // in the decision; empty for a role in the plan
	Assists bool     // the unit only works with others on it
	words   []uint32
	terms   []uint64
}

// ClauseOf is a function, or a role in the plan: what a unit leads, or what it only assists in.
func ClauseOf(text string, assists bool) Clause {
	words := wordsIn(text)
	return Clause{Text: text, Assists: assists, words: words, terms: termsOf(words)}
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
			if c := ClauseOf(text, false); !c.formal() {
				c.Span, c.Assists = p.Span, c.assists()
				s.Clauses = append(s.Clauses, c)
			}
		}
	}
	return s, s.Unit != "" && len(s.Clauses) > 0
}

// formal holds for what an article on functions says besides them: address and seal.
func (c Clause) formal() bool {
	for k := range int32(len(c.words)) {
		if formalities.at(c.words, k, int32(len(c.words))) > 0 {
			return true
		}
	}
	return false
}

// assists holds for "Phối hợp với … trong việc …", where nobody is said to lead.
func (c Clause) assists() bool {
	n := int32(len(c.words))
	for k := range min(n, 4) { // behind "a)" or "12."
		if assisting.at(c.words, k, n) > 0 {
			return true
		}
	}
	return false
}

var (
	formalities = phrasesOf("trụ sở chính|có con dấu|tư cách pháp nhân")
	assisting   = phrasesOf("phối hợp với|phối hợp cùng|phối hợp các|tham gia")
)

// unitOf is whose functions a decision is on: the words behind the last "của" of its subject, without the province.
func unitOf(src *doc.Source) string {
	subject := src.Meta.Subject
	if i := strings.LastIndex(subject, "của "); i >= 0 {
		subject = subject[i+len("của "):]
	} else {
		return ""
	}
	for _, end := range []string{" thành phố", " tỉnh", " thuộc"} {
		if i := strings.Index(subject, end); i > 0 && len(strings.Fields(subject[:i])) >= leastName {
			subject = subject[:i]
		}
	}
	if i := strings.Index(subject, ", "); i > 0 && !upper(subject[i+2:]) { // "Sở Văn hóa, Thể thao và Du lịch" goes on
		subject = subject[:i]
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
	owners     map[uint64]uint32   // how many units own a term
	times      []map[uint64]uint32 // in how many clauses of each unit a term stands
	names      []map[uint64]bool   // the pairs of words of what each unit is called
	clauses    float64             // of a unit, on the mean
}

// FunctionsOf compares statements; those of one unit should be given once.
func FunctionsOf(statements []Statement) *Functions {
	f := &Functions{statements: slices.Clone(statements), owners: map[uint64]uint32{}}
	arrange.By(f.statements, func(a, b Statement) int {
		return cmp.Or(strings.Compare(a.Unit, b.Unit), strings.Compare(a.File, b.File))
	})
	for _, s := range f.statements {
		times := map[uint64]uint32{}
		for _, c := range s.Clauses {
			for _, t := range c.terms {
				if times[t]++; times[t] == 1 {
					f.owners[t]++
				}
			}
		}
		f.times = append(f.times, times)
		f.names = append(f.names, nameOf(s.Unit))
		f.clauses += float64(len(s.Clauses)) / float64(len(f.statements))
	}
	return f
}

// nameOf are the pairs of words of a field in the name of a unit: "Sở Y tế" is for "y tế".
func nameOf(unit string) map[uint64]bool {
	words, out := wordsIn(unit), map[uint64]bool{}
	for i := 2; i < len(words); i++ {
		out[uint64(words[i-1])<<32|uint64(words[i])] = true
	}
	return out
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
	Score             float64 // weight of the terms the clause shares, a part of those the unit has in its clauses, and of its name
}

// What counts besides the clause that explains most.
const (
	inOthers = 0.5  // of the weight of a term that stands in any clause; up to twice that when it stands in many
	byLength = 0.75 // how far a unit with many clauses must say a term more often
	byName   = 2.0  // a pair of words of the unit's own name
)

// fits ranks the units for the terms of a text, the best first. The clause given as left out (statement, clause; -1 none) does not count.
func (f *Functions) fits(terms []uint64, left [2]int) []Fit {
	owners := make([]uint32, len(terms))
	times := make([][]uint32, len(f.statements)) // of each unit and term
	for k := range f.statements {
		times[k] = make([]uint32, len(terms))
		for i, t := range terms {
			times[k][i] = f.times[k][t]
		}
		if k == left[0] {
			eachIn(terms, f.statements[k].Clauses[left[1]].terms, func(at int) { times[k][at]-- })
		}
		for i, n := range times[k] {
			if n > 0 {
				owners[i]++
			}
		}
	}
	weights := make([]float64, len(terms))
	for i, t := range terms {
		weights[i] = f.weight(t, owners[i])
	}
	var out []Fit
	for k, s := range f.statements {
		fit := Fit{Statement: k, Clause: -1}
		most, all := 0.0, 0.0
		for i, c := range s.Clauses {
			if left == [2]int{k, i} {
				continue
			}
			sum := 0.0
			eachIn(terms, c.terms, func(at int) { sum += weights[at] })
			if sum > most || fit.Clause < 0 {
				most, fit.Clause = sum, i
			}
		}
		room := 1 - byLength + byLength*float64(len(s.Clauses))/f.clauses
		for i, t := range terms {
			n := float64(times[k][i])
			all += weights[i] * 2 * n / (n + room)
			if f.names[k][t] {
				fit.Score += byName
			}
		}
		fit.Score += most + inOthers*all
		out = append(out, fit)
	}
	arrange.By(out, func(a, b Fit) int { return cmp.Compare(b.Score, a.Score) })
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
			return alike(mine, c.terms) >= twinAlike && alike(c.terms, mine) >= twinAlike/2
		}) {
			out = append(out, o)
		}
	}
	return out
}

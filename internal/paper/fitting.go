package paper

import (
	"cmp"
	"math"
	"slices"

	"lotrinh/internal/arrange"
)

// Fitting is a unit whose functions speak to a topic, with the clause that does so most.
type Fitting struct {
	Unit   string
	Clause string
	Line   int      // of the topic: 0 = its heading, n = its guiding question n
	Terms  []string // that the line and the clause have in common, as the line writes them
	score  float64
}

// What speaks for a unit: pairs of words of a line in one of its clauses, or its own name there; a part of what the unit explains that
// fits best; and, so that words of many units say nothing, so many times the weight of a term that one unit alone has.
const (
	leastPairs     = 2 // of a guiding question; a heading is short
	nearBest       = 0.5
	leastForTopic  = 2.0
	leastForAsking = 3.0
	mostFitting    = 6
)

// ForTopic are the units whose functions speak to a topic (its heading, then its guiding questions), those that fit best first. Words
// that only ask say nothing.
func (f *Functions) ForTopic(lines []string) (out []Fitting) {
	for _, x := range f.forLines(lines) {
		if i := slices.IndexFunc(out, func(had Fitting) bool { return had.Unit == x.Unit }); i < 0 {
			out = append(out, x)
		} else if x.score > out[i].score {
			out[i] = x
		}
	}
	arrange.By(out, func(x, y Fitting) int { return cmp.Compare(y.score, x.score) })
	return out[:min(len(out), mostFitting)]
}

// forLines are the units whose functions speak to each line.
func (f *Functions) forLines(lines []string) (out []Fitting) {
	alone := math.Log(float64(len(f.statements)))
	for n, line := range lines {
		p := OfText("", line)
		terms, pairs, least, best := p.carrying(), 1, leastForTopic, 0.0
		if n > 0 {
			pairs, least = leastPairs, leastForAsking
		}
		for _, x := range f.fits(terms, none) {
			if best = max(best, x.Score); x.Score < nearBest*best || x.Score < least*alone {
				break
			}
			shared := 0
			eachIn(terms, f.clause(x).terms, func(i int) {
				if terms[i] >= 1<<32 && f.weight(terms[i], f.owners[terms[i]]) > 0 {
					shared++
				}
			})
			if shared < pairs && !slices.ContainsFunc(terms, func(t uint64) bool { return f.names[x.Statement][t] }) {
				continue
			}
			out = append(out, Fitting{Unit: f.statements[x.Statement].Unit, Clause: f.clause(x).Text, Line: n, Terms: f.deciding(p, 0, int32(len(p.words)), f.clause(x), false), score: x.Score})
		}
	}
	return out
}

// carrying are the words and the pairs of words of a line that do more than ask.
func (p *Paper) carrying() (out []uint64) {
	for k, w := range p.words {
		if !questionWords[w] {
			out = append(out, uint64(w))
		}
		if k+1 < len(p.words) && !(questionWords[w] && questionWords[p.words[k+1]]) && !p.pause(int32(k), ",;:.()?") {
			out = append(out, uint64(w)<<32|uint64(p.words[k+1]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Together is what two units that write on one topic both have to do with it, by their functions.
type Together struct {
	Clauses []string // of the first, that the other has nearly word for word
	Lines   []int    // of the topic to which the functions of both speak
}

// Together tells what two units have in common before they write; known is false when the functions of one are not given. Clauses
// that half of all units have are nobody's subject.
func (f *Functions) Together(a, b string, lines []string) (out Together, known bool) {
	at := func(unit string) int {
		return slices.IndexFunc(f.statements, func(s Statement) bool { return s.Unit == unit })
	}
	k, o := at(a), at(b)
	if k < 0 || o < 0 {
		return out, false
	}
	for i, c := range f.statements[k].Clauses {
		if twins := f.twins(k, i); slices.Contains(twins, o) && 2*(len(twins)+1) < len(f.statements) {
			out.Clauses = append(out.Clauses, c.Text)
		}
	}
	speaks := func(unit string, line int, all []Fitting) bool {
		return slices.ContainsFunc(all, func(x Fitting) bool { return x.Unit == unit && x.Line == line })
	}
	all := f.forLines(lines)
	for n := range lines {
		if speaks(a, n, all) && speaks(b, n, all) {
			out.Lines = append(out.Lines, n)
		}
	}
	return out, true
}

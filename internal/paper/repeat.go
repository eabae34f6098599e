package paper

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
)

// Repeat is a stretch that so many papers have that it is set aside as common, though it says something: one of them may have
// written it and the others taken it over. Spans are its places, paper by paper.
type Repeat struct {
	Papers []int
	Spans  []doc.Span
}

// leastRepeated is how many words a common sentence has that is no set phrase; one with a figure or a name may be shorter.
const leastRepeated = 20

// Repeats are the stretches that many papers have and that are no set phrases, in the order of the first paper. None of it counts as
// reuse; a person looks who wrote it.
func (r Result) Repeats(papers []*Paper) (out []Repeat) {
	type place struct {
		paper int
		span  doc.Span
	}
	at := map[place]int{}
	for _, x := range r.Passages {
		if x.Class != Common || x.Use == Reuse || !papers[x.PaperA].tellsSomething(x.A) {
			continue
		}
		first := place{x.PaperA, x.A}
		i, ok := at[first]
		if !ok {
			i = len(out)
			at[first], out = i, append(out, Repeat{[]int{x.PaperA}, []doc.Span{x.A}})
		}
		out[i].Papers, out[i].Spans = append(out[i].Papers, x.PaperB), append(out[i].Spans, x.B)
	}
	arrange.By(out, func(a, b Repeat) int {
		return cmp.Or(cmp.Compare(a.Papers[0], b.Papers[0]), cmp.Compare(a.Spans[0].Start, b.Spans[0].Start))
	})
	return joinedRepeats(papers, out)
}

// joinedRepeats makes one of sentences that follow one another in the same papers.
func joinedRepeats(papers []*Paper, list []Repeat) (out []Repeat) {
	for _, x := range list {
		if n := len(out); n > 0 && slices.Equal(out[n-1].Papers, x.Papers) && follows(papers, out[n-1], x) {
			for i := range x.Spans {
				out[n-1].Spans[i].End = x.Spans[i].End
			}
			continue
		}
		out = append(out, x)
	}
	return out
}

func follows(papers []*Paper, x, y Repeat) bool {
	for i, k := range x.Papers {
		if from, to := papers[k].wordsAt(doc.Span{Start: x.Spans[i].End, End: y.Spans[i].Start}); y.Spans[i].Start < x.Spans[i].End || to > from {
			return false
		}
	}
	return true
}

// tellsSomething holds for a sentence that is no set phrase: it is long, or has a figure or a name.
func (p *Paper) tellsSomething(at doc.Span) bool {
	from, to := p.wordsAt(at)
	if from >= to {
		return false
	}
	return to-from >= leastRepeated || len(p.stated(from)) > 0 || len(p.names(p.sentences[p.sentenceAt(from)])) > 0
}

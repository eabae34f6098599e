package paper

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/when"
)

// Contradiction is one thing told with different values by two papers, for the same place and period.
type Contradiction struct {
	PaperA, PaperB int
	A, B           doc.Span // the sentences
	Subject        string   // as A writes it
	Place          string   // folded; "" = the province of the conference
	Period         when.Interval
	Values         [2]string // as written
}

// mostTellings bounds how many papers are compared that tell of one thing.
const mostTellings = 100

// telling is a figure in a paper.
type telling struct {
	paper int
	figure
}

// matter is what a figure tells of.
type matter struct {
	subject, place string
	period         when.Interval
	aim, change    bool
}

func (f figure) matter() matter { return matter{f.subject, f.place, f.period, f.aim, f.change} }

// contradictionsOf compares the figures of papers. What rounding, another unit or "hơn" explains is none.
func contradictionsOf(papers []*Paper) (out []Contradiction) {
	parallel(len(papers), workers(), func(_, k int) { papers[k].figures() })
	told := map[matter][]telling{}
	var keys []matter
	for k, p := range papers {
		for _, f := range p.figures() {
			key := f.matter()
			if told[key] == nil {
				keys = append(keys, key)
			}
			told[key] = append(told[key], telling{k, f})
		}
	}
	for _, key := range keys {
		out = append(out, contradicting(told[key])...)
	}
	slices.SortFunc(out, byTelling)
	return out
}

func byTelling(x, y Contradiction) int {
	return cmp.Or(cmp.Compare(x.PaperA, y.PaperA), cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.PaperB, y.PaperB), cmp.Compare(x.B.Start, y.B.Start), strings.Compare(x.Values[1], y.Values[1]))
}

// contradicting compares what papers tell of one thing, in their order.
func contradicting(list []telling) (out []Contradiction) {
	list = list[:min(len(list), mostTellings)]
	for i, x := range list {
		for _, y := range list[i+1:] {
			if x.paper == y.paper || !x.comparable(y.measure) || x.agrees(y.measure) {
				continue
			}
			if slices.ContainsFunc(list, func(z telling) bool { // one of them tells both values, of parts perhaps
				return (z.paper == x.paper && z.comparable(y.measure) && z.agrees(y.measure)) || (z.paper == y.paper && z.comparable(x.measure) && z.agrees(x.measure))
			}) {
				continue
			}
			out = append(out, Contradiction{x.paper, y.paper, x.sentence, y.sentence, x.name, x.place, x.period, [2]string{x.text, y.text}})
		}
	}
	return out
}

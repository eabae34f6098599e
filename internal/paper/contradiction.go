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

// contradictionsOf compares the figures of papers. What rounding, another unit or "hơn" explains is none.
func contradictionsOf(papers []*Paper) (out []Contradiction) {
	type telling struct {
		paper int
		figure
	}
	all := make([][]figure, len(papers))
	parallel(len(papers), workers(), func(_, k int) { all[k] = papers[k].figures() })
	type about struct {
		subject, place string
		period         when.Interval
		aim, change    bool
	}
	told := map[about][]telling{}
	var keys []about
	for k, list := range all {
		for _, f := range list {
			key := about{f.subject, f.place, f.period, f.aim, f.change}
			if told[key] == nil {
				keys = append(keys, key)
			}
			if len(told[key]) < mostTellings {
				told[key] = append(told[key], telling{k, f})
			}
		}
	}
	for _, key := range keys {
		list := told[key]
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
				out = append(out, Contradiction{x.paper, y.paper, x.sentence, y.sentence, x.name, key.place, key.period, [2]string{x.text, y.text}})
			}
		}
	}
	slices.SortFunc(out, func(x, y Contradiction) int {
		return cmp.Or(cmp.Compare(x.PaperA, y.PaperA), cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.PaperB, y.PaperB), cmp.Compare(x.B.Start, y.B.Start), strings.Compare(x.Values[1], y.Values[1]))
	})
	return out
}

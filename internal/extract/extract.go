package extract

import (
	"sort"

	"lotrinh/internal/doc"
)

// Document reads everything that one document says. The anchor is the day the document states for itself; only where it
// states none does the day given by the user stand in. A candidate's Parent is its place in r.Candidates, from 1, until
// the order of the text is known; then it is the parent's Ord.
func Document(src *doc.Source, opt Options) *Result {
	r := &Result{Anchor: src.Meta.Date}
	if r.Anchor == "" {
		r.Anchor = opt.Anchor
	}
	r.Questions = append(r.Questions, src.Meta.Questions...)
	tables(src, r.Anchor, r)
	prose(src, r.Anchor, r)
	countMembers(src, r)
	order(r)
	sameTasks(src, r)
	contradictions(src, r)
	missing(src, r)
	weigh(src, r)
	return r
}

// order puts the candidates in the order of the text and numbers them.
func order(r *Result) {
	places := make([]int, len(r.Candidates))
	for i := range places {
		places[i] = i
	}
	sort.SliceStable(places, func(a, b int) bool {
		x, y := r.Candidates[places[a]].Span, r.Candidates[places[b]].Span
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End > y.End
	})
	ord := make([]int, len(places)+1)
	sorted := r.Candidates[:0:0]
	for k, i := range places {
		ord[i+1] = k + 1
		sorted = append(sorted, r.Candidates[i])
	}
	for k := range sorted {
		c := &sorted[k]
		c.Ord = k + 1
		if c.Parent > 0 && c.Parent < len(ord) {
			c.Parent = ord[c.Parent]
		}
	}
	r.Candidates = sorted
}

package paper

import (
	"cmp"
	"slices"
)

// run is a stretch that stands in both papers word for word.
type run struct{ a, b, n int32 }

// runsOf joins seeds that follow one another.
func runsOf(seeds []seed) []run {
	seeds = slices.Clone(seeds)
	slices.SortFunc(seeds, func(x, y seed) int { return cmp.Or(cmp.Compare(x.b-x.a, y.b-y.a), cmp.Compare(x.a, y.a)) })
	var runs []run
	for _, s := range seeds {
		if n := len(runs); n > 0 {
			last := &runs[n-1]
			if last.b-last.a == s.b-s.a && s.a <= last.a+last.n {
				last.n = s.a + shingle - last.a
				continue
			}
		}
		runs = append(runs, run{s.a, s.b, shingle})
	}
	slices.SortFunc(runs, func(x, y run) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return runs
}

// Bounds of a chain: how far back the run before is looked for, and how much longer a gap may be in one paper than in the other.
const (
	lookBack  = 200
	mostDrift = 15
)

// link is the best chain that ends in a run.
type link struct {
	score  int32
	before int32 // -1 = none
}

// chainsOf joins runs in the same order in both papers, without long gaps, the longest chain first; no run is in two.
func chainsOf(runs []run) [][]run {
	links := make([]link, len(runs))
	order := make([]int32, len(runs))
	for k, r := range runs {
		links[k], order[k] = link{4 * r.n, -1}, int32(k)
		for q := k - 1; q >= 0 && q >= k-lookBack; q-- {
			before := runs[q]
			da, db := r.a-before.a-before.n, r.b-before.b-before.n
			over := max(0, -da, -db)
			if da > mostGap || db > mostGap || r.a <= before.a || r.b <= before.b || over >= r.n || da-db > mostDrift || db-da > mostDrift {
				continue
			}
			drift := max(da-db, db-da)
			if score := links[q].score + 4*(r.n-over) - drift; score > links[k].score {
				links[k] = link{score, int32(q)}
			}
		}
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(links[y].score, links[x].score) })
	used := make([]bool, len(runs))
	var chains [][]run
	for _, k := range order {
		var chain []run
		words := int32(0)
		for q := k; q >= 0 && !used[q]; q = links[q].before {
			used[q] = true
			chain = append(chain, runs[q])
			words += runs[q].n
		}
		if words >= leastShared {
			slices.Reverse(chain)
			chains = append(chains, chain)
		}
	}
	return chains
}

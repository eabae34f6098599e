package web

import (
	"cmp"
	"math"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
)

// overlapMatrix is who shares how much with whom. Units that share nothing have no line in it.
type overlapMatrix struct {
	Units    []org.Unit
	Rows     []matrixRow
	Alone    int // contributions that share nothing and contradict nobody
	Clusters []cluster
}

type matrixRow struct {
	Unit  org.Unit
	Cells []matrixCell
}

// matrixCell tells what the unit of the row shares with that of the column.
type matrixCell struct {
	With           org.Unit
	Same           bool // the unit itself
	Passages       int
	Percent        int // of the own words of the row's contribution
	Contradictions int
	Shade          int // 0 to 4
}

// cluster is a group of contributions that share much, with its pairs, the closest first.
type cluster struct {
	Units   []org.Unit
	Pairs   []clusterPair
	Holders []holderShown // whose functions their shared passages are about, those of most passages first
}

type clusterPair struct {
	A, B     org.Unit
	Passages int
	Percent  int // the greater share
}

func matrixOf(c app.PapersChecked) overlapMatrix {
	var m overlapMatrix
	var in []int
	cells := map[[2]int]matrixCell{}
	for _, o := range c.Overlaps {
		for _, k := range []int{o.A, o.B} {
			if !slices.Contains(in, k) {
				in = append(in, k)
			}
		}
		cells[[2]int{o.A, o.B}] = cellOf(c.Papers[o.B].Unit, o.Passages, o.ShareA, o.Contradictions)
		cells[[2]int{o.B, o.A}] = cellOf(c.Papers[o.A].Unit, o.Passages, o.ShareB, o.Contradictions)
	}
	slices.Sort(in)
	in = byCluster(in, c.Clusters)
	m.Alone = len(c.Papers) - len(in)
	for _, k := range in {
		m.Units = append(m.Units, c.Papers[k].Unit)
		row := matrixRow{Unit: c.Papers[k].Unit}
		for _, l := range in {
			cell := cells[[2]int{k, l}]
			cell.With, cell.Same = c.Papers[l].Unit, k == l
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	for _, group := range c.Clusters {
		var x cluster
		for _, k := range group {
			x.Units = append(x.Units, c.Papers[k].Unit)
		}
		for _, o := range c.Overlaps {
			if o.Passages > 0 && slices.Contains(group, o.A) && slices.Contains(group, o.B) {
				x.Pairs = append(x.Pairs, clusterPair{c.Papers[o.A].Unit, c.Papers[o.B].Unit, o.Passages, wholePercent(o.Share())})
			}
		}
		arrange.By(x.Pairs, func(a, b clusterPair) int { return cmp.Compare(b.Percent, a.Percent) })
		x.Holders = clusterHolders(c, group)
		m.Clusters = append(m.Clusters, x)
	}
	return m
}

// clusterHolders are the units whose functions the passages that a group shares are about.
func clusterHolders(c app.PapersChecked, group []int) (out []holderShown) {
	for _, p := range c.Result.Passages {
		if !slices.Contains(group, p.PaperA) || !slices.Contains(group, p.PaperB) {
			continue
		}
		for _, h := range holdersOf(c, p.Holders) {
			if i := slices.IndexFunc(out, func(o holderShown) bool { return o.Unit.Name == h.Unit.Name }); i >= 0 {
				out[i].Passages++
			} else {
				out = append(out, h)
			}
		}
	}
	arrange.By(out, func(a, b holderShown) int { return cmp.Compare(b.Passages, a.Passages) })
	return out
}

// byCluster puts those that hang together beside each other; the rest keep their order behind them.
func byCluster(in []int, clusters [][]int) (out []int) {
	for _, group := range clusters {
		out = append(out, group...)
	}
	for _, k := range in {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

func cellOf(with org.Unit, passages int, share float64, contradictions int) matrixCell {
	x := matrixCell{With: with, Passages: passages, Percent: wholePercent(share), Contradictions: contradictions}
	for _, from := range []int{1, 10, 25, 50} {
		if x.Percent >= from {
			x.Shade++
		}
	}
	return x
}

// wholePercent is never 0 where something is shared.
func wholePercent(share float64) int {
	if share > 0 {
		return max(1, int(math.Round(100*share)))
	}
	return 0
}

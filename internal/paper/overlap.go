package paper

import (
	"cmp"
	"slices"
)

// Overlap is how much two papers share that is their own.
type Overlap struct {
	A, B           int // numbers of the papers, A before B
	Passages       int
	ShareA, ShareB float64 // of the own words of each
	Contradictions int
}

// Share is the greater of both: a short paper that stands whole in a long one shares all of itself.
func (o Overlap) Share() float64 { return max(o.ShareA, o.ShareB) }

// OverlapsOf are the pairs of papers that share something of their own or contradict each other, in the order of the papers.
func (r Result) OverlapsOf(papers []*Paper) (out []Overlap) {
	at := map[[2]int]int{}
	pair := func(a, b int) int {
		key := [2]int{min(a, b), max(a, b)}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Overlap{A: key[0], B: key[1]})
		}
		return i
	}
	shared := map[int][2]map[int32]bool{} // of each pair: the own words of both that the other has too
	for _, p := range r.Passages {
		if p.Use != Reuse {
			continue
		}
		i := pair(p.PaperA, p.PaperB)
		out[i].Passages++
		if shared[i][0] == nil {
			shared[i] = [2]map[int32]bool{{}, {}}
		}
		sideA, sideB := 0, 1
		if p.PaperA > p.PaperB {
			sideA, sideB = 1, 0
		}
		papers[p.PaperA].ownWords(p.A.Start, p.A.End, func(word int32) { shared[i][sideA][word] = true })
		papers[p.PaperB].ownWords(p.B.Start, p.B.End, func(word int32) { shared[i][sideB][word] = true })
	}
	for _, c := range r.Contradictions {
		out[pair(c.PaperA, c.PaperB)].Contradictions++
	}
	for i, words := range shared {
		out[i].ShareA, out[i].ShareB = share(len(words[0]), papers[out[i].A]), share(len(words[1]), papers[out[i].B])
	}
	slices.SortFunc(out, func(x, y Overlap) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// ownWords are the own words of a stretch of the text.
func (p *Paper) ownWords(start, end int, do func(word int32)) {
	k, _ := slices.BinarySearchFunc(p.places, int32(start), func(w place, at int32) int { return cmp.Compare(w.start, at) })
	for ; k < len(p.places) && int(p.places[k].start) < end; k++ {
		if p.class[k] == Own {
			do(int32(k))
		}
	}
}

func share(n int, p *Paper) float64 {
	own := p.OwnWords()
	if own == 0 {
		return 0
	}
	return float64(n) / float64(own)
}

// OwnWords is how many words of a paper are its own: no title, greeting, legal basis or quotation.
func (p *Paper) OwnWords() (n int) {
	for _, c := range p.class {
		if c == Own {
			n++
		}
	}
	return n
}

// Clusters are the papers that hang together by pairs sharing at least so much, the largest first; a paper that shares with none is in none.
func Clusters(overlaps []Overlap, least float64) (out [][]int) {
	root := map[int]int{}
	var find func(k int) int
	find = func(k int) int {
		if up, ok := root[k]; ok && up != k {
			root[k] = find(up)
			return root[k]
		}
		return k
	}
	for _, o := range overlaps {
		if o.Share() < least {
			continue
		}
		a, b := find(o.A), find(o.B)
		root[max(a, b)], root[min(a, b)] = min(a, b), min(a, b)
	}
	members := map[int][]int{}
	for k := range root {
		members[find(k)] = append(members[find(k)], k)
	}
	for _, list := range members {
		slices.Sort(list)
		out = append(out, list)
	}
	slices.SortFunc(out, func(x, y []int) int { return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(x[0], y[0])) })
	return out
}

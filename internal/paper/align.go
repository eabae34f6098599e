package paper

// pair is a word that stands in both papers at corresponding places.
type pair struct{ a, b int32 }

// Points of an alignment. With three words in ten changed it gains 2.5 a word; unrelated texts lose.
const (
	hitPoints  = 5
	missPoints = -4
)

// reach is how far an end is looked for at once, in words.
const reach = 40

// aligner aligns words of two papers; it keeps its room for the next.
type aligner struct {
	a, b  []uint32
	score []int32
	from  []byte
}

// Moves of an alignment.
const (
	both byte = iota
	onlyA
	onlyB
)

// align turns a chain into the pairs of words that correspond: the runs, the best alignment of every gap, and both ends as far as it pays.
func (g *aligner) align(chain []run) []pair {
	var pairs []pair
	first, last := chain[0], chain[len(chain)-1]
	pairs = g.extend(pairs, first.a-1, first.b-1, -1)
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	endA, endB := first.a, first.b
	for _, r := range chain {
		if over := max(0, endA-r.a, endB-r.b); over > 0 {
			r.a, r.b, r.n = r.a+over, r.b+over, r.n-over
		}
		pairs = g.between(pairs, endA, r.a, endB, r.b)
		for k := range r.n {
			pairs = append(pairs, pair{r.a + k, r.b + k})
		}
		endA, endB = r.a+r.n, r.b+r.n
	}
	return g.extend(pairs, last.a+last.n, last.b+last.n, 1)
}

// fill computes the table of the n words of a from i against the m of b from j, in the direction given.
func (g *aligner) fill(i, j, n, m, step int32) {
	w := m + 1
	if need := int((n + 1) * w); cap(g.score) < need {
		g.score, g.from = make([]int32, need), make([]byte, need)
	}
	g.score, g.from = g.score[:(n+1)*w], g.from[:(n+1)*w]
	for y := int32(1); y <= m; y++ {
		g.score[y], g.from[y] = y*missPoints, onlyB
	}
	g.score[0] = 0
	for x := int32(1); x <= n; x++ {
		g.score[x*w], g.from[x*w] = x*missPoints, onlyA
		word := g.a[i+(x-1)*step]
		for y := int32(1); y <= m; y++ {
			at := x*w + y
			best, move := g.score[at-w-1]+missPoints, both
			if word == g.b[j+(y-1)*step] {
				best = g.score[at-w-1] + hitPoints
			}
			if s := g.score[at-w] + missPoints; s > best {
				best, move = s, onlyA
			}
			if s := g.score[at-1] + missPoints; s > best {
				best, move = s, onlyB
			}
			g.score[at], g.from[at] = best, move
		}
	}
}

// trace collects the pairs on the way to a cell, the last first.
func (g *aligner) trace(pairs []pair, i, j, x, y, m, step int32) []pair {
	for x > 0 || y > 0 {
		switch g.from[x*(m+1)+y] {
		case both:
			a, b := i+(x-1)*step, j+(y-1)*step
			if g.a[a] == g.b[b] {
				pairs = append(pairs, pair{a, b})
			}
			x, y = x-1, y-1
		case onlyA:
			x--
		default:
			y--
		}
	}
	return pairs
}

// between aligns a gap.
func (g *aligner) between(pairs []pair, a, endA, b, endB int32) []pair {
	n, m := endA-a, endB-b
	if n <= 0 || m <= 0 {
		return pairs
	}
	g.fill(a, b, n, m, 1)
	at := len(pairs)
	pairs = g.trace(pairs, a, b, n, m, m, 1)
	for i, j := at, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}

// extend goes on from (i, j) as long as it pays; the pairs come in the order of the walk.
func (g *aligner) extend(pairs []pair, i, j, step int32) []pair {
	for {
		n, m := min(reach, int32(len(g.a))-i), min(reach, int32(len(g.b))-j)
		if step < 0 {
			n, m = min(reach, i+1), min(reach, j+1)
		}
		if n <= 0 || m <= 0 {
			return pairs
		}
		g.fill(i, j, n, m, step)
		best, bestX, bestY := int32(0), int32(0), int32(0)
		for x := int32(1); x <= n; x++ {
			for y := int32(1); y <= m; y++ {
				if s := g.score[x*(m+1)+y]; s > best {
					best, bestX, bestY = s, x, y
				}
			}
		}
		if best == 0 {
			return pairs
		}
		at := len(pairs)
		pairs = g.trace(pairs, i, j, bestX, bestY, m, step)
		for p, q := at, len(pairs)-1; p < q; p, q = p+1, q-1 {
			pairs[p], pairs[q] = pairs[q], pairs[p]
		}
		i, j = i+bestX*step, j+bestY*step
	}
}

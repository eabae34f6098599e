package paper

import (
	"math/bits"
	"slices"
)

// A shingle is three words that follow one another: at three in ten words changed, a third of them is still whole.
const shingle = 3

// index finds the places where a shingle stands in any of many papers: one sorted array of hash and place.
type index struct {
	papers []*Paper
	begin  []uint32 // the number of the first word of each paper among all; one more at the end
	block  []uint32 // the paper at every 64th word
	rows   []uint64 // hash<<32 | word, in order; one row that says everywhere for a common shingle
	first  []uint32 // by the top bits of a hash, its first row
	shift  uint
	often  int // papers that make a shingle common
}

// commonIn is how many papers of n must say the same before it is nobody's own: a quarter of them, at least six, at most 24.
func commonIn(n int) int { return min(max(6, n/4), 24) }

// newIndex leaves of a shingle in so many papers only that it is common.
func newIndex(papers []*Paper, often int) *index {
	x := &index{papers: papers, often: often}
	total := uint32(0)
	for _, p := range papers {
		x.begin = append(x.begin, total)
		total += uint32(len(p.words))
	}
	x.begin = append(x.begin, total)
	x.block = make([]uint32, total/64+1)
	k := uint32(0)
	for i := range x.block {
		for k+1 < uint32(len(papers)) && x.begin[k+1] <= uint32(i)*64 {
			k++
		}
		x.block[i] = k
	}
	x.rows = make([]uint64, 0, total)
	for k, p := range papers {
		for i := range p.words {
			if h, ok := p.shingleAt(i); ok {
				x.rows = append(x.rows, uint64(h)<<32|uint64(x.begin[k]+uint32(i)))
			}
		}
	}
	x.rows = x.withoutCommon(sortedByHash(x.rows))
	width := min(24, max(4, bits.Len(uint(len(x.rows)))-2))
	x.shift = uint(32 - width)
	x.first = make([]uint32, 1<<width+1)
	for _, r := range x.rows {
		x.first[uint32(r>>32)>>x.shift+1]++
	}
	for i := 1; i < len(x.first); i++ {
		x.first[i] += x.first[i-1]
	}
	return x
}

// shingleAt is the hash of the three words at i; none where the paper ends or no word of the three is its own.
func (p *Paper) shingleAt(i int) (uint32, bool) {
	if i+shingle > len(p.words) {
		return 0, false
	}
	if p.class[i] != Own && p.class[i+1] != Own && p.class[i+2] != Own {
		return 0, false
	}
	return hash3(p.words[i], p.words[i+1], p.words[i+2]), true
}

func hash3(a, b, c uint32) uint32 {
	h := uint64(a)*0x9e3779b97f4a7c15 ^ bits.RotateLeft64(uint64(b)*0xc2b2ae3d27d4eb4f, 21) ^ bits.RotateLeft64(uint64(c)*0x165667b19e3779f9, 42)
	h ^= h >> 29
	return uint32(h * 0xbf58476d1ce4e5b9 >> 32)
}

// sortedByHash sorts by the upper half; rows that came in the order of their places stay so.
func sortedByHash(rows []uint64) []uint64 {
	if len(rows) < 4096 {
		slices.Sort(rows)
		return rows
	}
	other := make([]uint64, len(rows))
	for _, shift := range []uint{32, 43, 54} {
		var count [2049]uint32
		for _, r := range rows {
			count[r>>shift&2047+1]++
		}
		for i := 1; i < 2049; i++ {
			count[i] += count[i-1]
		}
		for _, r := range rows {
			b := r >> shift & 2047
			other[count[b]] = r
			count[b]++
		}
		rows, other = other, rows
	}
	return rows
}

// find returns the rows of a hash.
func (x *index) find(h uint32) []uint64 {
	from, to := x.first[h>>x.shift], x.first[h>>x.shift+1]
	for from < to && uint32(x.rows[from]>>32) < h {
		from++
	}
	end := from
	for end < to && uint32(x.rows[end]>>32) == h {
		end++
	}
	return x.rows[from:end]
}

// rowsFrom are the rows from the first of a hash on: the caller stops where another begins.
func (x *index) rowsFrom(h uint32) []uint64 {
	from, to := x.first[h>>x.shift], x.first[h>>x.shift+1]
	at, _ := slices.BinarySearch(x.rows[from:to], uint64(h)<<32)
	return x.rows[from+uint32(at):]
}

// paperOf is the number of the paper that holds a word.
func (x *index) paperOf(word uint32) uint32 {
	k := x.block[word/64]
	for x.begin[k+1] <= word {
		k++
	}
	return k
}

// everywhere stands for the places of a common shingle.
const everywhere = 1<<32 - 1

// withoutCommon leaves one row of each common shingle.
func (x *index) withoutCommon(rows []uint64) []uint64 {
	kept := rows[:0]
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end]>>32 == rows[i]>>32 {
			end++
		}
		if x.common(rows[i:end]) {
			kept = append(kept, rows[i]|everywhere)
		} else {
			kept = append(kept, rows[i:end]...)
		}
		i = end
	}
	return kept
}

// common tells whether a shingle stands in so many papers that it leads nowhere. One that a paper repeats without end counts as well.
func (x *index) common(rows []uint64) bool {
	if len(rows) < x.often {
		return false
	}
	if len(rows) > 4*x.often {
		return true
	}
	papers, last := 0, ^uint32(0)
	for _, r := range rows {
		if k := x.paperOf(uint32(r)); k != last {
			papers, last = papers+1, k
		}
	}
	return papers >= x.often
}

package roundtrip

import (
	"math/rand/v2"
	"slices"
)

// dice are the random choices of one plan or of one rendering of it.
type dice struct{ *rand.Rand }

func roll(seed, stream uint64) dice { return dice{rand.New(rand.NewPCG(seed, stream))} }

// chance is true in so many of a hundred throws.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between is a number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

func pick[T any](d dice, from []T) T { return from[d.IntN(len(from))] }

// some are n different entries of a list, or all of a shorter one.
func some[T any](d dice, n int, from []T) (chosen []T) {
	for _, i := range d.Perm(len(from))[:min(n, len(from))] {
		chosen = append(chosen, from[i])
	}
	return chosen
}

// subset is n entries of a list in their order there.
func subset[T any](d dice, n int, from []T) (chosen []T) {
	places := d.Perm(len(from))[:min(n, len(from))]
	slices.Sort(places)
	for _, i := range places {
		chosen = append(chosen, from[i])
	}
	return chosen
}

// weighted draws an index by its weight.
func (d dice) weighted(weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	at := d.IntN(total)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return len(weights) - 1
}

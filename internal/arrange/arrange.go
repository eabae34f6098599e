// Package arrange puts rows of any kind in order with one compiled sort: the sorts of the standard library are compiled
// anew for every kind of row, which had come to two megabytes of the program.
package arrange

import (
	"cmp"
	"slices"
)

// By sorts rows in place by compare (negative, zero or positive, as cmp.Compare tells); equal rows keep their order.
func By[S ~[]E, E any](rows S, compare func(a, b E) int) {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	sort(order, func(i, k int) int { return compare(rows[i], rows[k]) })
	arranged := make(S, len(rows))
	for i, from := range order {
		arranged[i] = rows[from]
	}
	copy(rows, arranged)
}

// sort is apart from By so that there is one of it.
func sort(order []int, compare func(i, k int) int) {
	slices.SortFunc(order, func(i, k int) int { return cmp.Or(compare(i, k), cmp.Compare(i, k)) })
}

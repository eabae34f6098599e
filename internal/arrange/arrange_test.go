package arrange_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"lotrinh/internal/arrange"
)

type row struct{ key, place int }

// By sorts as the standard library's stable sort does, whatever the rows and however many are equal.
func TestByIsTheStableSort(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		var rows []row
		for place := range n {
			rows = append(rows, row{key: chance.IntN(1 + n/3), place: place})
		}
		want := slices.Clone(rows)
		byKey := func(a, b row) int { return cmp.Compare(a.key, b.key) }
		slices.SortStableFunc(want, byKey)
		arrange.By(rows, byKey)
		if !slices.Equal(rows, want) {
			t.Fatalf("%d rows: %v, want %v", n, rows, want)
		}
	}
}

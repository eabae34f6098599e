package cli

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

func TestInOrder(t *testing.T) {
	const n, hands = 200, 3
	var ahead, most atomic.Int64
	var got []int
	err := inOrder(t.Context(), n, hands, func(i int) int {
		most.Store(max(most.Load(), ahead.Add(1)))
		return i * i
	}, func(i, result int) {
		ahead.Add(-1)
		if result != i*i {
			t.Errorf("%d came as %d", i, result)
		}
		got = append(got, i)
	})
	if err != nil || len(got) != n || !slices.IsSorted(got) {
		t.Errorf("%d pieces, %v", len(got), err)
	}
	if m := most.Load(); m > hands+2 { // one may have been counted on while the one taken is not yet counted off
		t.Errorf("%d pieces were held at once", m)
	}
}

func TestInOrderStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	taken := 0
	err := inOrder(ctx, 1000, 2, func(i int) int { return i }, func(i, _ int) {
		if taken++; i == 9 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || taken > 11 {
		t.Errorf("%d were taken, %v", taken, err)
	}
}

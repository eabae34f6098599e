//go:build unix

package bench

import (
	"fmt"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// BenchmarkGantt prints what a Gantt of 3,000 tasks costs the processor, from the request to the last byte of the page.
func BenchmarkGantt(tb *testing.B) {
	tb.Setenv("LOTRINH_BENCH_TASKS", "3000")
	tb.Setenv("LOTRINH_BENCH_UNITS", "60")
	dir := generated(tb)
	b := open(tb, dir, "")
	who, err := b.app.As(tb.Context(), "")
	if err != nil {
		tb.Fatal(err)
	}
	list, err := b.app.Items(tb.Context(), app.ItemFilter{Kind: plan.TaskKind, PerPage: 200})
	if err != nil {
		tb.Fatal(err)
	}
	for n := 1; n < len(list.Rows); n++ { // one in fifteen waits for another one
		if err := b.app.LinkItems(tb.Context(), who, list.Rows[n].Item.ID, plan.DependsOn, string(list.Rows[(n-1)/2].Item.ID)); err != nil {
			tb.Fatal(err)
		}
	}
	for _, path := range []string{"/gantt?kind=task", "/gantt?kind=task&by=unit"} {
		size := len(b.get(path))
		spent := median(b, cpu, func() {}, func() error { b.get(path); return nil })
		fmt.Printf("%s\t%.0f CPU ms\t≤ 200\t%d kB\n", path, float64(spent.Microseconds())/1000, size/1000)
	}
}

//go:build unix

package bench

import (
	"fmt"
	"testing"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// BenchmarkCycles opens and closes a monthly cycle of 300 units that owe some 700 tasks each. LOTRINH_BENCH_CYCLE is how many
// tasks there are in all.
func BenchmarkCycles(b *testing.B) {
	const units, goal = 300, 5 * time.Second
	a, err := app.Open(b.Context(), app.Config{Dir: b.TempDir(), Today: "2026-06-20"})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	who, err := a.As(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	if err := a.Generate(b.Context(), who, app.Synthetic{Tasks: number("LOTRINH_BENCH_CYCLE", units*700), Units: units, Periods: 1, Seed: 1}, func(int, int, string) {}); err != nil {
		b.Fatal(err)
	}
	if _, err := a.SetRegime(b.Context(), who, app.RegimeEdit{Code: "thang", Title: "Báo cáo tháng", Every: report.Monthly, Deadlines: []report.Deadline{{Days: 5}}, From: "2026-01-01"}); err != nil {
		b.Fatal(err)
	}
	fmt.Println("\nreporting cycle\tseconds\tof the processor\tgoal")
	measure := func(what string, do func() error) {
		b.Helper()
		begun, spent := time.Now(), cpu(b)
		if err := do(); err != nil {
			b.Fatal(err)
		}
		fmt.Printf("%s\t%.2f\t%.2f\t≤ %.0f\n", what, time.Since(begun).Seconds(), (cpu(b) - spent).Seconds(), goal.Seconds())
	}
	var id report.CycleID
	measure("opened", func() error {
		opened, err := a.OpenCycles(b.Context(), who, "", "", nil)
		if err == nil && len(opened) != 1 {
			return fmt.Errorf("opened %d", len(opened))
		}
		id = opened[0].ID
		return err
	})
	measure("opened, nothing was due", func() error { _, err := a.OpenDue(b.Context(), nil); return err })
	later := a.At(when.Date("2026-06-30"))
	measure("closed", func() error { return later.CloseCycle(b.Context(), who, id, nil) })
	view, page, err := later.Cycle(b.Context(), who, id, app.CycleFilter{PerPage: 50})
	if err != nil {
		b.Fatal(err)
	}
	owed := 0
	for _, x := range page.Rows {
		owed += x.Many
	}
	fmt.Printf("%d units were asked, for %d items each (mean of the first page)\n", view.Sums.Owing, owed/max(1, len(page.Rows)))
	measure("page of the cycle", func() error { _, _, err := later.Cycle(b.Context(), who, id, app.CycleFilter{PerPage: 50}); return err })
	measure("punctuality", func() error {
		_, _, err := later.Punctuality(b.Context(), who, app.PunctualFilter{PerPage: 50})
		return err
	})
}

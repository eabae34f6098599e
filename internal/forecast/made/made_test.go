package made

import (
	"reflect"
	"slices"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func TestASeedMakesOneProvince(t *testing.T) {
	if !reflect.DeepEqual(New(7), New(7)) {
		t.Error("the same seed made two provinces")
	}
	if reflect.DeepEqual(New(7).Tasks, New(8).Tasks) {
		t.Error("two seeds made the same tasks")
	}
}

// The figures that the package comment names are what comes out, over some seeds.
func TestTasksComeOutAsAssumed(t *testing.T) {
	var due, inTime, never, asked, moved, reports, noPercent, heaped, percents int
	for seed := range uint64(5) {
		for _, task := range New(seed + 1000).Tasks {
			reports += len(task.Reports)
			for _, r := range task.Reports {
				if r.Percent < 0 {
					noPercent++
				}
				if r.State == plan.InProgress && r.Percent >= 0 {
					percents++
					if slices.Contains([]int{50, 80, 90}, r.Percent) {
						heaped++
					}
				}
			}
			last := task.DueAsOf("2999-01-01")
			if last >= lastOf(giving-1) {
				continue
			}
			due++
			asked += min(len(task.Extensions), 1)
			if last != task.DueOn {
				moved++
			}
			switch {
			case task.DoneOn == "":
				never++
			case task.DoneOn <= last:
				inTime++
			}
		}
	}
	share := func(n, of int) float64 { return float64(n) / float64(of) }
	t.Logf("%d tasks fell due: in time %.2f, never %.3f, asked %.2f, moved %.2f; %d reports, no percent %.2f, heaped %.2f", due, share(inTime, due), share(never, due), share(asked, due), share(moved, due), reports, share(noPercent, reports), share(heaped, percents))
	within(t, "in time", share(inTime, due), 0.60, 0.80)
	within(t, "moved", share(moved, due), 0.05, 0.35)
	within(t, "heaped", share(heaped, percents), 0.2, 0.5)
}

func TestReportsNeverTellTheFuture(t *testing.T) {
	for _, task := range New(3).Tasks {
		last := when.Date("")
		for _, r := range task.Reports {
			if r.On <= last || r.DoneOn > r.On || r.State == plan.Done && r.DoneOn == "" {
				t.Fatalf("a report of %s tells of %q", r.On, r.DoneOn)
			}
			last = r.On
		}
		for _, p := range task.Parts {
			if task.DoneOn != "" && (p.DoneOn == "" || p.DoneOn[:7] > task.DoneOn[:7]) {
				t.Fatalf("the task was done on %s and its step on %q", task.DoneOn, p.DoneOn)
			}
		}
	}
}

// Of every way of an aim some are met and some are not.
func TestSeriesAreMetAndMissed(t *testing.T) {
	met, count := map[Way]int{}, map[Way]int{}
	for seed := range uint64(5) {
		for _, s := range New(seed + 1000).Series {
			count[s.Aim.Way]++
			if s.Met {
				met[s.Aim.Way]++
			}
			if !slices.IsSortedFunc(s.Values, func(a, b Value) int { return a.KnownOn.DaysTo(b.KnownOn) * -1 }) {
				t.Fatal("values are not in the order in which they became known")
			}
		}
	}
	for _, w := range Ways {
		t.Logf("%s: %d of %d met", w, met[w], count[w])
		within(t, string(w), float64(met[w])/float64(count[w]), 0.12, 0.80)
	}
}

func within(t *testing.T, what string, x, low, high float64) {
	t.Helper()
	if x < low || x > high {
		t.Errorf("%s: %.3f is not between %.2f and %.2f", what, x, low, high)
	}
}

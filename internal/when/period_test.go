package when_test

import (
	"slices"
	"testing"

	"lotrinh/internal/when"
)

// A report is fresh by the month it ends with, whatever the length of its period: as texts, "2026-Q1" would stand behind every month of its year.
func TestEndsFrom(t *testing.T) {
	since := when.FreshSince("2026-06-20")
	if since != "2026-05" {
		t.Fatalf("fresh since %s", since)
	}
	for p, want := range map[when.Period]bool{"": false, "2026-04": false, "2026-05": true, "2026-06": true, "2026-Q1": false, "2026-Q2": true, "2026-H1": true, "2026-9M": true, "2026": true, "2025": false, "2025-Q4": false, "2027-01": true} {
		if got := p.EndsFrom(since); got != want {
			t.Errorf("%q ends from %s: %v", p, since, got)
		}
		if in := slices.Contains(when.EndingFrom(since), p); in != (want && p[:4] == "2026") {
			t.Errorf("%q among those ending from %s: %v", p, since, in)
		}
	}
}

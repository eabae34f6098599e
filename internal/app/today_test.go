package app

import (
	"testing"
	"time"

	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// Today is the day in Vietnam, wherever the machine thinks it is; --today stands above the clock.
func TestTodayIsVietnams(t *testing.T) {
	db := storetest.SQLite(t)
	evening := time.Date(2026, 3, 31, 16, 59, 59, 0, time.UTC)
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("west", -11*3600), time.FixedZone("east", 14*3600)} {
		for at, want := range map[time.Time]when.Date{evening: "2026-03-31", evening.Add(time.Second): "2026-04-01"} {
			a, err := Open(t.Context(), Config{Dir: db.Dir, Now: func() time.Time { return at.In(zone) }})
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Today(); got != want {
				t.Errorf("%s in zone %s is %s, want %s", at, zone, got, want)
			}
			a.Close()
			if a, err = Open(t.Context(), Config{Dir: db.Dir, Today: "2026-01-02", Now: func() time.Time { return at }}); err != nil || a.Today() != "2026-01-02" {
				t.Errorf("%s, %v", a.Today(), err)
			}
			a.Close()
		}
	}
}

// A machine whose clock is behind the journal is told of, once it is behind by more than clocks differ.
func TestClockBehindTheJournal(t *testing.T) {
	db := storetest.SQLite(t)
	noon := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		now    time.Time
		behind bool
	}{{noon, false}, {noon.Add(-time.Minute), false}, {noon.Add(-time.Hour), true}, {noon.Add(time.Hour), false}} {
		a, err := Open(t.Context(), Config{Dir: db.Dir, Now: func() time.Time { return c.now }})
		if err != nil {
			t.Fatal(err)
		}
		newest, behind, err := a.ClockBehind(t.Context())
		if err != nil || behind != c.behind || !newest.Equal(noon) {
			t.Errorf("at %s: newest %s, behind %t, %v", c.now, newest, behind, err)
		}
		a.Close()
	}
}

package store_test

import (
	"testing"

	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// The clock is moved back between two acts: nothing ends before it began, somebody is told, and the journal is right.
func TestClockMovedBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		var told []when.Date
		s.Watch = &store.Watch{ClockBack: func(today, holds when.Date) { told = append(told, today, holds) }}
		change(t, s, "2026-06-20", func(tx *store.Tx) error { return moveDue(tx, "i1", "2026-12-15", "lần một") })
		change(t, s, "2026-06-01", func(tx *store.Tx) error { return moveDue(tx, "i1", "2026-12-30", "lần hai") })
		if len(told) != 2 || told[0] != "2026-06-01" || told[1] != "2026-06-20" {
			t.Errorf("told of %v", told)
		}
		var insane int
		if err := db.Raw(t).QueryRow("SELECT count(*) FROM due WHERE valid_to < valid_from").Scan(&insane); err != nil || insane > 0 {
			t.Errorf("%d versions end before they began: %v", insane, err)
		}
		due, err := store.Dues.Get(s.Read(t.Context()), "i1")
		if err != nil || due.To != "2026-12-30" {
			t.Errorf("the later act does not hold: %v %v", due.To, err)
		}
		verified(t, s)
	})
}

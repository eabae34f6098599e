package store_test

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// Another program holds the database: the act is refused in words, reading goes on, nothing is lost.
func TestLockedByAnotherProgram(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		t.Parallel() // it waits
		s := db.Open(t)
		fill(t, s)
		before := verified(t, s)
		other := hold(t, db)
		move := func(tx *store.Tx) error { return moveDue(tx, "i1", "2026-12-30", "lần hai") }
		err := s.Change(t.Context(), act(today), move)
		wantFault(t, err, fault.Unavailable)
		if said := fault.Say(err, "vi"); !strings.Contains(said, "chương trình khác khóa") {
			t.Errorf("it says %q", said)
		}
		if verified(t, s) != before {
			t.Error("the journal went on")
		}
		if err := other.Rollback(); err != nil {
			t.Fatal(err)
		}
		change(t, s, today, move)
		verified(t, s)
	})
}

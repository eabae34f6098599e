package store_test

import (
	"strings"
	"sync"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

func TestOpeningAgainChangesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		before := db.Dump(t)
		for range 2 {
			again := db.Open(t)
			verified(t, again)
		}
		if db.Dump(t) != before {
			t.Error("opening changed something")
		}
	})
}

// Several programs may meet a new installation at the same moment.
func TestOpenedByManyAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				s, err := store.Open(t.Context(), db.Dir, db.URL, plan.DefaultKinds)
				if err != nil {
					t.Error(err)
					return
				}
				s.Close()
			})
		}
		all.Wait()
		verified(t, db.Open(t))
	})
}

// A database that a newer program has changed is left alone, and the message says what to do.
func TestNewerDatabaseIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		db.Open(t).Close()
		for _, version := range []string{"4999", "99"} {
			db.Exec(t, "INSERT INTO goose_db_version (version_id, is_applied) VALUES ("+version+", true)")
			s, err := store.Open(t.Context(), db.Dir, db.URL, plan.DefaultKinds)
			if err == nil {
				s.Close()
				t.Fatalf("version %s was opened", version)
			}
			wantFault(t, err, fault.Invalid)
			if said := fault.Say(err, "en"); !strings.Contains(said, "newer") {
				t.Errorf("it says %q", said)
			}
			db.Exec(t, "DELETE FROM goose_db_version WHERE version_id = "+version)
		}
		db.Open(t)
	})
}

func TestWrongAddressIsExplained(t *testing.T) {
	for _, url := range []string{"postgres://127.0.0.1:1/none?connect_timeout=2", "nonsense", "postgres://%zz"} {
		s, err := store.Open(t.Context(), t.TempDir(), url, plan.DefaultKinds)
		if err == nil {
			s.Close()
		}
		wantFault(t, err, fault.Invalid)
	}
	if _, err := store.Open(t.Context(), "/dev/null/here", "", plan.DefaultKinds); !fault.Is(err, fault.Invalid) {
		t.Errorf("a folder that cannot be made: %v", err)
	}
}

func TestFolderOfAnyName(t *testing.T) {
	for _, name := range []string{"dữ liệu #1?x=y", "a b%20c", "với 'nháy' & \"kép\"", "100%"} {
		db := storetest.DB{Name: "sqlite", Dir: t.TempDir() + "/" + name}
		fill(t, db.Open(t))
		verified(t, db.Open(t)) // the same folder again
	}
}

// Sort keys of an older rule are made anew, of what is over as well: verify compares them with what the rows say.
func TestSortKeysOfAnOlderRule(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		s.Close()
		for _, table := range []string{"unit", "document", "item", "account", "saved_view"} {
			db.Exec(t, "UPDATE "+table+" SET sort_key = '00'")
		}
		db.Exec(t, "DELETE FROM goose_db_version WHERE version_id = 2034")
		verified(t, db.Open(t))
	})
}

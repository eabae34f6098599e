package store_test

import (
	"database/sql"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// A step of an upgrade fails because there is a table of its name: the message says which, and the steps before it are
// undone too, so that the older program can go on.
func TestFailedUpgradeChangesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		s.Close()
		db.Exec(t, "DROP TABLE request", "DELETE FROM goose_db_version WHERE version_id IN (6, 7, 2008)") // saved_view, of step 7, is there
		before := db.Dump(t)
		s, err := store.Open(t.Context(), db.Dir, db.URL, plan.DefaultKinds)
		if err == nil {
			s.Close()
		}
		wantFault(t, err, fault.Conflict)
		if said := fault.Say(err, "vi"); !strings.Contains(said, "bước 7") || !strings.Contains(said, "saved_view") {
			t.Errorf("it says %q", said)
		}
		var requests int
		if err := db.Raw(t).QueryRow("SELECT count(*) FROM request").Scan(&requests); err == nil || db.Dump(t) != before {
			t.Error("a step of the failed upgrade is left")
		}
		db.Exec(t, "DROP TABLE saved_view")
		if _, err := db.Open(t).Read(t.Context()).AnswerTo("k1"); !fault.Is(err, fault.NotFound) { // the table is there
			t.Error(err)
		}
	})
}

// Another program holds the database that is to be upgraded: that is told of, and soon.
func TestUpgradeOfALockedDatabase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		t.Parallel() // it waits
		db.Open(t).Close()
		db.Exec(t, "DELETE FROM goose_db_version WHERE version_id = 2008")
		other := hold(t, db)
		begun := time.Now()
		s, err := store.Open(t.Context(), db.Dir, db.URL, plan.DefaultKinds)
		if err == nil {
			s.Close()
		}
		wantFault(t, err, fault.Unavailable)
		if said := fault.Say(err, "vi"); !strings.Contains(said, "chương trình khác khóa") {
			t.Errorf("it says %q", said)
		}
		if waited := time.Since(begun); waited > 20*time.Second {
			t.Errorf("it waited for %s", waited)
		}
		if err := other.Rollback(); err != nil {
			t.Fatal(err)
		}
		db.Open(t)
	})
}

// hold locks a database as another program does.
func hold(t *testing.T, db storetest.DB) *sql.Tx {
	t.Helper()
	other, err := db.Raw(t).Begin() // of SQLite this is BEGIN IMMEDIATE
	if err != nil {
		t.Fatal(err)
	}
	if db.URL != "" {
		if _, err := other.Exec("LOCK TABLE due IN EXCLUSIVE MODE; LOCK TABLE goose_db_version IN ACCESS EXCLUSIVE MODE"); err != nil {
			t.Fatal(err)
		}
	}
	return other
}

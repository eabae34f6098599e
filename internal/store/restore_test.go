package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// Every table is copied, but for what is made anew; a new one has to be named here or there.
func TestEveryTableIsCopied(t *testing.T) {
	db := storetest.SQLite(t)
	db.Open(t)
	rows, err := db.Raw(t).Query("SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	copied := store.Tables(store.Newest().Schema)
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		anew := strings.HasPrefix(name, "search_text") || strings.HasPrefix(name, "tally_") || name == "goose_db_version" || name == "sqlite_sequence" ||
			name == "session" || name == "entry_link" || name == "attempt" // who is signed in somewhere signs in again
		if anew == slices.Contains(copied, name) {
			t.Errorf("%s: copied and made anew, or neither", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// copyOf reads everything a store holds, as a backup does.
func copyOf(t *testing.T, s *store.Store) store.Copy {
	t.Helper()
	type row struct {
		table   string
		columns []string
		values  []any
	}
	var all []row
	var c store.Copy
	if err := s.Snapshot(t.Context(), func(r store.Reader) (err error) {
		if c.At, err = r.Version(); err != nil {
			return err
		}
		if c.Head, err = r.Head(); err != nil {
			return err
		}
		for _, table := range store.Tables(c.At.Schema) {
			var columns []string
			if err := r.EachRow(table, func(names []string) error { columns = names; return nil }, func(values []any) error {
				all = append(all, row{table, columns, slices.Clone(values)})
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	c.Rows = func(put func(string, []string, []any) error) error {
		for _, x := range all {
			if err := put(x.table, x.columns, x.values); err != nil {
				return err
			}
		}
		return nil
	}
	c.Prove = func(_ store.Reader, wrong []string) error {
		for _, w := range wrong {
			t.Error(w)
		}
		return nil
	}
	return c
}

// From either database into either: every row is the same, what was found is found, and a write that its sender named is known.
func TestCopiesAreEqual(t *testing.T) {
	storetest.Each(t, func(t *testing.T, from storetest.DB) {
		s := from.Open(t)
		fill(t, s)
		if err := addNamed(t, s, "k1", "i9"); err != nil {
			t.Fatal(err)
		}
		c := copyOf(t, s)
		if c.At != store.Newest() {
			t.Errorf("the tables are of %v, this program's of %v", c.At, store.Newest())
		}
		storetest.Each(t, func(t *testing.T, to storetest.DB) {
			if err := store.Restore(t.Context(), to.Dir, to.URL, plan.DefaultKinds, c); err != nil {
				t.Fatal(err)
			}
			again := to.Open(t)
			if verified(t, again) != c.Head || to.Dump(t) != from.Dump(t) {
				t.Error("the copy differs")
			}
			if _, err := again.Read(t.Context()).AnswerTo("k1"); err != nil {
				t.Error(err)
			}
			if found, err := again.Read(t.Context()).Search("xây dựng đề án", plan.ItemNoun, 0, 10); err != nil || len(found.Entries) == 0 {
				t.Errorf("found %v, %v", found, err)
			}
			change(t, again, today, func(tx *store.Tx) error { return moveDue(tx, "i1", "2026-12-30", "lần hai") })
			verified(t, again)
		})
	})
}

// A copy made by an older rule of words is indexed anew; nothing is there twice, and the order stays.
func TestCopyOfOlderWords(t *testing.T) {
	from := storetest.SQLite(t)
	s := from.Open(t)
	fill(t, s)
	c := copyOf(t, s)
	c.At.Rules = 0
	storetest.Each(t, func(t *testing.T, to storetest.DB) {
		if err := store.Restore(t.Context(), to.Dir, to.URL, plan.DefaultKinds, c); err != nil {
			t.Fatal(err)
		}
		verified(t, to.Open(t))
		if found(to.Dump(t)) != found(from.Dump(t)) {
			t.Error("the copy differs")
		}
	})
}

// found are the lines of a dump about what can be found.
func found(dump string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(dump, "\n"), func(line string) bool { return !strings.HasPrefix(line, "search_entry") }), "\n")
}

// Whatever stops it, at whatever place, leaves an empty database, into which the same copy goes afterwards.
func TestHalfACopyIsNone(t *testing.T) {
	from := storetest.SQLite(t)
	s := from.Open(t)
	fill(t, s)
	stopped := errors.New("stopped")
	storetest.Each(t, func(t *testing.T, to storetest.DB) {
		whole := copyOf(t, s)
		torn := whole
		torn.Rows = func(put func(string, []string, []any) error) error { return errors.Join(whole.Rows(put), stopped) }
		unproven := whole
		unproven.Prove = func(store.Reader, []string) error { return stopped }
		for _, c := range []store.Copy{torn, unproven} {
			if err := store.Restore(t.Context(), to.Dir, to.URL, plan.DefaultKinds, c); !errors.Is(err, stopped) {
				t.Fatal(err)
			}
		}
		if err := store.Restore(t.Context(), to.Dir, to.URL, plan.DefaultKinds, whole); err != nil {
			t.Fatal(err)
		}
		wantFault(t, store.Restore(t.Context(), to.Dir, to.URL, plan.DefaultKinds, whole), fault.Conflict)
		if verified(t, to.Open(t)) != whole.Head {
			t.Error("the journal differs")
		}
	})
}

// Copies that do not note their schema are known by their tables.
func TestSchemaOfACopy(t *testing.T) {
	for schema := int64(4); schema <= 7; schema++ {
		tables := store.Tables(schema)
		if got := store.SchemaOf(func(table string) bool { return slices.Contains(tables, table) }); got != schema {
			t.Errorf("the tables of %d are taken for those of %d", schema, got)
		}
	}
}

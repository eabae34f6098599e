// Package storetest runs one test on every database the product keeps its data in, and reaches behind the store's back.
package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/pgtest"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// DB is an empty database of its own: URL "" is SQLite in Dir.
type DB struct{ Name, Dir, URL string }

// Each runs a test on SQLite and on PostgreSQL; both must meet the same expectations.
func Each(t *testing.T, do func(t *testing.T, db DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { do(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { do(t, Postgres(t)) })
}

// EachOrder is Each with one database more: a PostgreSQL that sorts its text in Vietnamese, which must change nothing.
func EachOrder(t *testing.T, do func(t *testing.T, db DB)) {
	t.Helper()
	Each(t, do)
	t.Run("postgres-vi", func(t *testing.T) { do(t, DB{"postgres", t.TempDir(), pgtest.CollatedURL(t, "vi")}) })
}

// SQLite is an empty folder.
func SQLite(t testing.TB) DB { return DB{"sqlite", t.TempDir(), ""} }

// Postgres is an empty database that sorts by bytes.
func Postgres(t testing.TB) DB { return DB{"postgres", t.TempDir(), pgtest.URL(t)} }

// Open opens the store and closes it with the test.
func (db DB) Open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), db.Dir, db.URL, plan.DefaultKinds)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Raw is a connection past the store.
func (db DB) Raw(t testing.TB) *sql.DB {
	t.Helper()
	driver, address := "pgx", db.URL
	if db.URL == "" {
		driver, address = "sqlite", "file:"+db.Dir+"/lotrinh.db?_pragma=busy_timeout(15000)&_txlock=immediate"
	}
	raw, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	return raw
}

// Nouns are the tables of versions; Tables are all tables but those of the databases themselves.
var (
	Nouns = strings.Fields("unit post term milestone document event proposal item due assignment link theme target observation report line saved_view product directive extension reminder_rule mute regime cycle owed snapshot reorganisation review review_text review_comment review_closing card conference contribution paper_proposal contribution_comment meeting")
	rest  = strings.Fields("unit_member document_text journal journal_change journal_head setting counter standing standing_past tally tally_day tally_on open_under search_entry indicated formula_input")
)

// Tables are all tables of an installation.
func Tables() []string { return slices.Concat(Nouns, rest) }

// Dump is everything an installation holds, a line a row, in one order.
func (db DB) Dump(t testing.TB) string {
	t.Helper()
	raw := db.Raw(t)
	defer raw.Close()
	var lines []string
	for _, table := range Tables() {
		rows, err := raw.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			cells, dest := make([]sql.NullString, len(columns)), make([]any, len(columns))
			for i := range cells {
				dest[i] = &cells[i]
			}
			if err := rows.Scan(dest...); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprint(table, cells))
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Keep copies all tables aside, and Back puts the copies in their place, as one who restores an old backup does.
func (db DB) Keep(t testing.TB) {
	db.Exec(t, each("CREATE TABLE kept_%[1]s AS SELECT * FROM %[1]s")...)
}

// Back undoes everything since Keep. The full text, of which there is no copy, is made of its entries.
func (db DB) Back(t testing.TB) {
	fullText := []string{"DELETE FROM search_text", "INSERT INTO search_text (n, words) SELECT n, array_to_tsvector(string_to_array(words, ' ')) FROM search_entry"}
	if db.URL == "" {
		fullText = []string{"INSERT INTO search_text (search_text) VALUES ('delete-all')", "INSERT INTO search_text (rowid, words) SELECT n, words FROM search_entry"}
	}
	db.Exec(t, slices.Concat(each("DELETE FROM %[1]s"), each("INSERT INTO %[1]s SELECT * FROM kept_%[1]s"), fullText)...)
}

func each(format string) []string {
	var out []string
	for _, table := range Tables() {
		out = append(out, fmt.Sprintf(format, table))
	}
	return out
}

// Exec runs statements in one transaction, past the store.
func (db DB) Exec(t testing.TB, statements ...string) {
	t.Helper()
	raw := db.Raw(t)
	defer raw.Close()
	tx, err := raw.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if all := strings.Join(statements, ";\n"); all != "" { // in one go, which is faster
		if _, err := tx.Exec(all); err != nil {
			t.Fatalf("%v in: %s", err, all)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

package main_test

import (
	"database/sql"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// behind opens the database of an installation as another program does: DIR of SQLite, or an address of PostgreSQL.
func behind(ts *testscript.TestScript, at string) *sql.DB {
	driver, address := "sqlite", "file:"+ts.MkAbs(at)+"/lotrinh.db?_txlock=immediate&_pragma=busy_timeout(5000)"
	if strings.HasPrefix(at, "postgres:") {
		driver, address = "pgx", at
	}
	db, err := sql.Open(driver, address)
	ts.Check(err)
	return db
}

// sqlBehind runs a statement behind the program's back.
func sqlBehind(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql DIR|URL STATEMENT")
	}
	db := behind(ts, args[0])
	defer db.Close()
	_, err := db.Exec(args[1])
	ts.Check(err)
}

// lock holds a database for itself until unlock: others may read, but neither write nor change the tables.
func lock(ts *testscript.TestScript, neg bool, args []string) {
	v := visitOf(ts)
	if neg || len(args) != 1 || v.held != nil {
		ts.Fatalf("usage: lock DIR|URL, one at a time")
	}
	db := behind(ts, args[0])
	ts.Defer(func() { db.Close() })
	var err error
	v.held, err = db.Begin() // of SQLite this is BEGIN IMMEDIATE
	ts.Check(err)
	if strings.HasPrefix(args[0], "postgres:") {
		_, err := v.held.Exec("LOCK TABLE goose_db_version, item IN EXCLUSIVE MODE")
		ts.Check(err)
	}
}

func unlock(ts *testscript.TestScript, neg bool, args []string) {
	v := visitOf(ts)
	if neg || len(args) > 0 || v.held == nil {
		ts.Fatalf("usage: unlock, after lock")
	}
	ts.Check(v.held.Rollback())
	v.held = nil
}

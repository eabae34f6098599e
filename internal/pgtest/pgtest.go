// Package pgtest gives tests a real PostgreSQL: one throw-away cluster per test process, one fresh database per call.
package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// The cluster is started by the first test that asks and ends with the process.
var theCluster = sync.OnceValues(startCluster)

var databases atomic.Int64

// URL returns the address of a fresh, empty UTF-8 database in the locale C.UTF-8, which is dropped when the test ends.
func URL(t testing.TB) string {
	t.Helper()
	return create(t, "LOCALE 'C.UTF-8'")
}

// CollatedURL is URL for a database that sorts text by an ICU locale such as "vi" or "en-US-u-ks-level1",
// for tests that must not depend on how the database sorts. It needs PostgreSQL 15 or later.
func CollatedURL(t testing.TB, icuLocale string) string {
	t.Helper()
	return create(t, fmt.Sprintf("LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE '%s'", icuLocale))
}

// URLOn is URL for a database whose files lie in a folder of their own, made anew, such as one of a small disk.
func URLOn(t testing.TB, folder string) string {
	t.Helper()
	c := running(t)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		if err := giveTo(superuser, folder); err != nil {
			t.Fatalf("pgtest: %v", err)
		}
	}
	space := fmt.Sprintf("space_%d", databases.Add(1))
	if err := c.exec(fmt.Sprintf("CREATE TABLESPACE %s LOCATION '%s'", space, folder)); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		if err := c.exec("DROP TABLESPACE " + space); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	return create(t, "LOCALE 'C.UTF-8' TABLESPACE "+space)
}

// running is the cluster; a test that may not have it is left out.
func running(t testing.TB) cluster {
	t.Helper()
	if os.Getenv("LOTRINH_NO_POSTGRES") == "1" {
		t.Skip("left out: LOTRINH_NO_POSTGRES=1 says that there is no PostgreSQL here")
	}
	c, err := theCluster()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return c
}

func create(t testing.TB, locale string) string {
	t.Helper()
	c := running(t)
	name := fmt.Sprintf("test_%d", databases.Add(1))
	// template0 takes any locale, and unlike template1 it may be copied by several tests at once.
	if err := c.exec(fmt.Sprintf("CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' %s", name, locale)); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		if err := c.exec("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	return c.url(name)
}

// Durable makes the cluster keep what it has acknowledged through a power cut, as PostgreSQL does unless told otherwise:
// for measuring, not for tests.
func Durable(t testing.TB) {
	t.Helper()
	c, err := theCluster()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	for _, sql := range []string{"ALTER SYSTEM SET fsync = on", "ALTER SYSTEM SET synchronous_commit = on", "ALTER SYSTEM SET full_page_writes = on", "SELECT pg_reload_conf()"} {
		if err := c.exec(sql); err != nil {
			t.Fatalf("pgtest: %v", err)
		}
	}
}

// url is the address of a database of the cluster, by way of its Unix socket.
func (c cluster) url(database string) string {
	query := url.Values{"host": {c.folder}, "user": {superuser}, "sslmode": {"disable"}}
	return "postgres:///" + database + "?" + query.Encode()
}

// exec runs one statement as the superuser, outside any test database.
func (c cluster) exec(sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.url("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

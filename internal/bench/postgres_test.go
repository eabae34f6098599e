//go:build unix

package bench

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/pgtest"
)

// BenchmarkPostgres moves the installation to PostgreSQL, as a backup and a restore do, and prints how long its pages take
// there and how many acts 32 writers get done, each durable, beside SQLite in the same run.
func BenchmarkPostgres(tb *testing.B) {
	dbURL := pgtest.URL(tb)
	dir := generated(tb)
	lite := open(tb, dir, "")
	begin := time.Now()
	moved := filepath.Join(tb.TempDir(), "moved")
	lite.move(moved, dbURL)
	fmt.Printf("moved to PostgreSQL in %.0f s\n", time.Since(begin).Seconds())
	pgtest.Durable(tb)
	pg := open(tb, moved, dbURL)

	here, there := lite.pagesCost(elapsed), pg.pagesCost(elapsed)
	printTable("ms by the clock", there)
	fmt.Println("\nPostgreSQL ÷ SQLite, by the clock (≤ 2)")
	for i := range there {
		fmt.Printf("%s\t%.1f\n", there[i].what, float64(there[i].ours)/float64(here[i].ours))
	}
	const writers, length = 32, 10 * time.Second
	a, b := lite.writers(writers, length), pg.writers(writers, length)
	fmt.Printf("\n%d writers for %s: SQLite %.0f acts a second, PostgreSQL %.0f (%.1f times)\n", writers, length, a, b, b/a)
}

// move copies the installation into another folder and a PostgreSQL database.
func (b *bench) move(dir, dbURL string) {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "backup.zip"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := b.app.Backup(b.Context(), f, func(int, int, string) {}); err != nil {
		b.Fatal(err)
	}
	size, err := f.Seek(0, 2)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := app.Restore(b.Context(), app.Config{Dir: dir, DB: dbURL}, f, size, false, func(int, int, string) {}); err != nil {
		b.Fatal(err)
	}
}

// writers adds tasks from many sides at once and tells how many were added a second.
func (b *bench) writers(many int, length time.Duration) float64 {
	var done atomic.Int64
	var wait sync.WaitGroup
	end := time.Now().Add(length)
	for w := range many {
		wait.Go(func() {
			for n := 0; time.Now().Before(end); n++ {
				form := url.Values{"kind": {"task"}, "title": {fmt.Sprintf("Việc %d của người ghi %d", n, w)}, "lead": {b.units[w%len(b.units)]}, "due": {"30/9/2026"}}
				r := httptest.NewRequest(http.MethodPost, "/items", strings.NewReader(form.Encode()))
				r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				answer := httptest.NewRecorder()
				b.pages.ServeHTTP(answer, r)
				if answer.Code != http.StatusSeeOther {
					b.Errorf("POST /items: %d", answer.Code)
					return
				}
				done.Add(1)
			}
		})
	}
	wait.Wait()
	return float64(done.Load()) / length.Seconds()
}

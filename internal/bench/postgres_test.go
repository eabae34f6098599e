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

// writers saves progress reports from many sides at once, each for a unit of its own, and tells how many were saved a second.
func (b *bench) writers(many int, length time.Duration) float64 {
	items := make([]string, many)
	for w := range many {
		b.one(&items[w], `SELECT a.item_id FROM assignment a JOIN unit u ON u.id = a.unit_id AND u.valid_to IS NULL JOIN standing s ON s.item_id = a.item_id
			WHERE u.code = ? AND a.role = 'lead' AND a.valid_to IS NULL AND s.state IN ('not_started', 'in_progress') LIMIT 1`, b.units[w])
	}
	var done atomic.Int64
	var wait sync.WaitGroup
	end := time.Now().Add(length)
	for w := range many {
		wait.Go(func() {
			for n := 0; time.Now().Before(end); n++ {
				form := url.Values{"rev": {"0"}, "line.0.item": {items[w]}, "line.0.state": {"in_progress"}, "line.0.percent": {"45"}, "line.0.text": {"Đang lấy ý kiến."}}
				r := httptest.NewRequest(http.MethodPost, "/reports/"+b.units[w]+"/"+periodBefore(b.today, n), strings.NewReader(form.Encode()))
				r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				answer := httptest.NewRecorder()
				b.pages.ServeHTTP(answer, r)
				if answer.Code == http.StatusSeeOther {
					done.Add(1)
				} else if answer.Code != http.StatusConflict { // there is a report for that period already
					b.Errorf("POST %s: %d", r.URL, answer.Code)
					return
				}
			}
		})
	}
	wait.Wait()
	return float64(done.Load()) / length.Seconds()
}

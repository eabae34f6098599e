//go:build unix

package bench

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/web"
)

// bench is an installation being measured.
type bench struct {
	*testing.B
	pages   http.Handler
	db      *sql.DB
	today   string
	written int
	units   []string // codes of those that have reported
	results []result
}

// BenchmarkPages prints one table. LOTRINH_BENCH_TASKS is the size of the installation it generates; LOTRINH_BENCH_DIR
// names one that was generated before, which is written to.
func BenchmarkPages(tb *testing.B) {
	b := open(tb)
	for _, p := range b.list() {
		served := b.get(p.path)
		plain := newBare(b, b.db, served, p.queries)
		ctx := context.Background()
		b.results = append(b.results, result{what: p.what, goal: p.goal, kilobytes: len(served) / 1000,
			ours:   median(b, perRound, b.write, func() error { b.get(p.path); return nil }),
			theirs: median(b, perRound, b.write, func() error { return plain.serve(ctx) })})
	}
	b.reports()
	printTable(b.results)
}

func open(tb *testing.B) *bench {
	tb.Helper()
	dir, have := os.LookupEnv("LOTRINH_BENCH_DIR")
	if !have {
		dir = tb.TempDir()
	}
	a, err := app.Open(tb.Context(), app.Config{Dir: dir})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { a.Close() })
	if !have {
		tasks, err := strconv.Atoi(os.Getenv("LOTRINH_BENCH_TASKS"))
		if err != nil {
			tasks = 20000
		}
		who, err := a.As(tb.Context(), "")
		if err != nil {
			tb.Fatal(err)
		}
		if err := a.Generate(tb.Context(), who, app.Synthetic{Tasks: tasks, Units: 200, Periods: 4, Seed: 42}, nil); err != nil {
			tb.Fatal(err)
		}
	}
	if err := a.KeepToday(tb.Context()); err != nil { // as a server does when it starts
		tb.Fatal(err)
	}
	b := &bench{B: tb, pages: web.New(a, web.Config{}), db: openBare(tb, dir), today: string(a.Today())}
	size, _ := os.Stat(filepath.Join(dir, "lotrinh.db"))
	var tasks, lines int
	b.one(&tasks, "SELECT count(*) FROM item")
	b.one(&lines, "SELECT count(*) FROM line")
	fmt.Printf("%d tasks, 200 units, %d report lines, database %d MB\n", tasks, lines, size.Size()>>20)
	rows, err := b.db.Query("SELECT code FROM unit WHERE id IN (SELECT unit_id FROM report) AND valid_to IS NULL ORDER BY code")
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var code string
		if err := rows.Scan(&code); err != nil {
			tb.Fatal(err)
		}
		b.units = append(b.units, code)
	}
	return b
}

// one reads one value.
func (b *bench) one(dest any, query string, args ...any) {
	b.Helper()
	if err := b.db.QueryRow(query, args...).Scan(dest); err != nil {
		b.Fatalf("%v in %s", err, query)
	}
}

func (b *bench) get(path string) string {
	b.Helper()
	w := httptest.NewRecorder()
	b.pages.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		b.Fatalf("GET %s: %d", path, w.Code)
	}
	return w.Body.String()
}

func (b *bench) post(path string, form url.Values) {
	b.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	b.pages.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		b.Fatalf("POST %s: %d %s", path, w.Code, w.Body)
	}
}

// write adds a task, so that everything that counts tasks has changed.
func (b *bench) write() {
	b.written++
	b.post("/items", url.Values{"kind": {"task"}, "title": {fmt.Sprintf("Việc thứ %d thêm khi đo", b.written)}, "lead": {b.units[b.written%len(b.units)]}, "due": {"30/9/2026"}})
}

// reports measures a report of one line on its way: saved, sent, approved, each a durable commit of its own.
func (b *bench) reports() {
	if _, err := b.db.Exec("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"); err != nil {
		b.Fatal(err)
	}
	body := strings.Repeat("x", 500)
	bareCommit := median(b, 1, func() {}, func() error {
		_, err := b.db.Exec("INSERT INTO bare (body) VALUES (?)", body)
		return err
	})
	var at, id, item string
	var rev int
	n := 0
	begin := func() {
		period := []string{b.today[:4], b.today[:4] + "-H1", b.today[:4] + "-Q2"}[n/len(b.units)%3]
		code := b.units[n%len(b.units)]
		n++
		at = "/reports/" + code + "/" + period
		b.one(&item, `SELECT a.item_id FROM assignment a JOIN unit u ON u.id = a.unit_id AND u.valid_to IS NULL JOIN standing s ON s.item_id = a.item_id
			WHERE u.code = ? AND a.role = 'lead' AND a.valid_to IS NULL AND s.state IN ('not_started', 'in_progress') LIMIT 1`, code)
	}
	save := func() error {
		b.post(at, url.Values{"rev": {"0"}, "line.0.item": {item}, "line.0.state": {"in_progress"}, "line.0.percent": {"45"}, "line.0.text": {"Đang lấy ý kiến."}})
		return nil
	}
	step := func(action string) func() error {
		return func() error {
			b.post(at+"/steps", url.Values{"report": {id}, "rev": {strconv.Itoa(rev)}, "action": {action}})
			return nil
		}
	}
	find := func() {
		if err := b.db.QueryRow("SELECT id, rev FROM report WHERE valid_to IS NULL ORDER BY recorded_at DESC, rev DESC LIMIT 1").Scan(&id, &rev); err != nil {
			b.Fatal(err)
		}
	}
	b.add("one progress report: saved", median(b, 1, begin, save), bareCommit)
	b.add("… sent", median(b, 1, func() { begin(); save(); find() }, step("submit")), bareCommit)
	b.add("… approved, with journal and roll-up", median(b, 1, func() { begin(); save(); find(); step("submit")(); find() }, step("approve")), bareCommit)
}

func (b *bench) add(what string, ours, theirs time.Duration) {
	b.results = append(b.results, result{what: what, ours: ours, theirs: theirs, goal: "≤ 2"})
}

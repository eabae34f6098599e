//go:build unix

package bench

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/web"
)

// bench is an installation being measured; everything is asked of its pages, in this process.
type bench struct {
	*testing.B
	dir     string
	app     *app.App
	pages   http.Handler
	db      *bareDB // the same database, past the program
	today   string
	units   []string // codes of those that have reported
	written int
	change  func()      // what is written between rounds, if not a task
	asked   []statement // since recording began
	keeps   bool        // recording is on
}

// generated is the folder of an installation to measure: LOTRINH_BENCH_DIR names one made before by `lotrinh generate`,
// which is written to, else one of LOTRINH_BENCH_TASKS tasks (20,000), LOTRINH_BENCH_UNITS units (200) and 12 months of reports is made.
func generated(tb testing.TB) string {
	tb.Helper()
	if dir, have := os.LookupEnv("LOTRINH_BENCH_DIR"); have {
		return dir
	}
	tasks, units := number("LOTRINH_BENCH_TASKS", 20000), number("LOTRINH_BENCH_UNITS", 200)
	dir := tb.TempDir()
	a, err := app.Open(tb.Context(), app.Config{Dir: dir})
	if err != nil {
		tb.Fatal(err)
	}
	defer a.Close()
	who, err := a.As(tb.Context(), "")
	if err != nil {
		tb.Fatal(err)
	}
	if err := a.Generate(tb.Context(), who, app.Synthetic{Tasks: tasks, Units: units, Periods: 12, Seed: 42}, nil); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// keptIn is the folder of an installation that make fills: LOTRINH_BENCH_DIR, where one made there before is taken as it is.
func keptIn(tb testing.TB, make func(dir string)) string {
	tb.Helper()
	dir := os.Getenv("LOTRINH_BENCH_DIR")
	if dir == "" {
		dir = tb.TempDir()
	}
	if _, err := os.Stat(filepath.Join(dir, "lotrinh.db")); err != nil {
		make(dir)
	}
	return dir
}

// number is what a variable of the environment says, or otherwise.
func number(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// open opens the installation in a folder, or that in a PostgreSQL database, and tells its size.
func open(tb *testing.B, dir, dbURL string) *bench {
	tb.Helper()
	a, err := app.Open(tb.Context(), app.Config{Dir: dir, DB: dbURL})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { a.Close() })
	b := &bench{B: tb, dir: dir, app: a, today: string(a.Today()), db: openBare(tb, dir, dbURL)}
	a.Watch(app.Watch{Asked: func(query string, args []any) {
		if b.keeps {
			b.asked = append(b.asked, statement{query, args})
		}
	}})
	if err := a.KeepToday(tb.Context()); err != nil { // as a server does when it starts
		tb.Fatal(err)
	}
	b.pages = web.New(a, web.Config{})
	var tasks, units, lines int
	b.one(&tasks, "SELECT count(*) FROM item WHERE valid_to IS NULL")
	b.one(&units, "SELECT count(*) FROM unit WHERE valid_to IS NULL")
	b.one(&lines, "SELECT count(*) FROM line WHERE valid_to IS NULL")
	fmt.Printf("\n%s: %d tasks, %d units, %d report lines", a.Engine(), tasks, units, lines)
	if size, err := os.Stat(filepath.Join(dir, "lotrinh.db")); err == nil && dbURL == "" {
		fmt.Printf(", database %d MB", size.Size()>>20)
	}
	fmt.Println()
	b.each(func(code string) { b.units = append(b.units, code) }, "SELECT code FROM unit WHERE id IN (SELECT unit_id FROM assignment WHERE role = 'lead') AND valid_to IS NULL ORDER BY code")
	return b
}

// one reads one value, past the program.
func (b *bench) one(dest any, query string, args ...any) {
	b.Helper()
	if err := b.db.QueryRow(b.db.rebind(query), args...).Scan(dest); err != nil {
		b.Fatalf("%v in %s", err, query)
	}
}

// each reads a column of text, past the program.
func (b *bench) each(do func(string), query string, args ...any) {
	b.Helper()
	rows, err := b.db.Query(b.db.rebind(query), args...)
	if err != nil {
		b.Fatalf("%v in %s", err, query)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			b.Fatal(err)
		}
		do(s)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}

// record gives the statements that something asks of the database.
func (b *bench) record(do func()) []statement {
	b.asked, b.keeps = nil, true
	defer func() { b.keeps = false }()
	do()
	return b.asked
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

//go:build unix

package bench

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"

	parser "golang.org/x/net/html"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// query is one statement of a bare page, compiled once. row makes what its first column, a JSON body, is decoded into;
// nil means that the columns are only read.
type query struct {
	sql  string
	args []any
	row  func() any
}

func into[T any]() any { return new(T) }

// bare is a page with nothing around it: its queries on the driver and its HTML through html/template.
type bare struct {
	statements []*sql.Stmt
	queries    []query
	page       *template.Template
	values     []any
}

// openBare opens the database of an installation with the settings the store uses.
func openBare(tb testing.TB, dir string) *sql.DB {
	tb.Helper()
	path := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: dir + "/lotrinh.db"}).EscapedPath()}).String()
	db, err := sql.Open("sqlite", path+"?_txlock=immediate&_pragma=busy_timeout(15000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16000)")
	if err != nil {
		tb.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	tb.Cleanup(func() { db.Close() })
	return db
}

// newBare compiles the queries, and makes of a page as it was served a template in which every text and every address
// is a value: the same HTML, escaped in the same places.
func newBare(tb testing.TB, db *sql.DB, served string, queries []query) *bare {
	tb.Helper()
	b := &bare{queries: queries}
	for _, q := range queries {
		stmt, err := db.Prepare(q.sql)
		if err != nil {
			tb.Fatalf("%v in %s", err, q.sql)
		}
		tb.Cleanup(func() { stmt.Close() })
		b.statements = append(b.statements, stmt)
	}
	page, err := template.New("").Parse(b.templateOf(served))
	if err != nil {
		tb.Fatal(err)
	}
	b.page = page
	return b
}

var href = regexp.MustCompile(`href="([^"]*)"`)

func (b *bare) templateOf(served string) string {
	value := func(text string) string {
		b.values = append(b.values, html.UnescapeString(text))
		return fmt.Sprintf("{{index . %d}}", len(b.values)-1)
	}
	var out strings.Builder
	raw := false // inside a script or a style
	for z := parser.NewTokenizer(strings.NewReader(served)); ; {
		kind := z.Next()
		text := string(z.Raw())
		switch kind {
		case parser.ErrorToken:
			return out.String()
		case parser.StartTagToken, parser.EndTagToken:
			name, _ := z.TagName()
			raw = kind == parser.StartTagToken && (string(name) == "script" || string(name) == "style")
			text = href.ReplaceAllStringFunc(text, func(s string) string { return `href="` + value(s[len(`href="`):len(s)-1]) + `"` })
		case parser.TextToken:
			if !raw && strings.TrimSpace(text) != "" {
				text = value(text)
			}
		}
		out.WriteString(text)
	}
}

// serve does what one request needs and nothing else.
func (b *bare) serve(ctx context.Context) error {
	for i, q := range b.queries {
		if err := read(ctx, b.statements[i], q); err != nil {
			return fmt.Errorf("%w in %s", err, q.sql)
		}
	}
	return b.page.Execute(io.Discard, b.values)
}

func read(ctx context.Context, stmt *sql.Stmt, q query) error {
	rows, err := stmt.QueryContext(ctx, q.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	cells, dest := make([][]byte, len(columns)), make([]any, len(columns))
	for i := range cells {
		dest[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if q.row != nil {
			if err := json.Unmarshal(cells[0], q.row()); err != nil {
				return err
			}
		}
	}
	return rows.Err()
}

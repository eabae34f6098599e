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
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	parser "golang.org/x/net/html"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// bareDB is a database without the program around it: statements compiled once, on the driver.
type bareDB struct {
	*sql.DB
	numbered bool // placeholders are $1, $2 …
	compiled map[string]*sql.Stmt
}

// openBare opens the database of an installation with the settings the store uses.
func openBare(tb testing.TB, dir, dbURL string) *bareDB {
	tb.Helper()
	driver, address := "pgx", dbURL
	if dbURL == "" {
		driver = "sqlite"
		address = (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: dir + "/lotrinh.db"}).EscapedPath()}).String() +
			"?_txlock=immediate&_pragma=busy_timeout(15000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16000)"
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		tb.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	tb.Cleanup(func() { db.Close() })
	return &bareDB{db, dbURL != "", map[string]*sql.Stmt{}}
}

func (db *bareDB) rebind(query string) string {
	for n := 1; db.numbered && strings.Contains(query, "?"); n++ {
		query = strings.Replace(query, "?", "$"+strconv.Itoa(n), 1)
	}
	return query
}

// statement is one that the program asked, as it asked it.
type statement struct {
	query string
	args  []any
}

func (s statement) reads() bool {
	return strings.HasPrefix(s.query, "SELECT") || strings.HasPrefix(s.query, "WITH") || strings.Contains(s.query, "RETURNING")
}

// anew tells whether the program has a statement planned for its arguments each time.
func (s statement) anew() bool {
	if len(s.args) == 0 {
		return false
	}
	_, mode := s.args[0].(pgx.QueryExecMode)
	return mode
}

// rowTypes are what the JSON in the column "body" of a table is decoded into, as the program does.
var rowTypes = map[string]func() any{
	"item": into[plan.Item], "due": into[plan.DueVersion], "assignment": into[plan.Assignment], "link": into[plan.Link], "theme": into[plan.Theme],
	"term": into[plan.Term], "milestone": into[plan.Milestone], "unit": into[org.Unit], "post": into[org.Post], "document": into[doc.Document],
	"report": into[report.Report], "line": into[report.Line], "proposal": into[map[string]any],
}

func into[T any]() any { return new(T) }

var fromTable = regexp.MustCompile(`\bFROM ([a-z_]+)`)

// compile keeps the compiled form of each statement.
func (db *bareDB) compile(ctx context.Context, statements []statement) error {
	for _, s := range statements {
		if db.compiled[s.query] == nil && !s.anew() {
			stmt, err := db.PrepareContext(ctx, s.query)
			if err != nil {
				return fmt.Errorf("%w in %s", err, s.query)
			}
			db.compiled[s.query] = stmt
		}
	}
	return nil
}

// replay carries a statement out once more and reads all it gives; tx nil = outside any transaction.
func (db *bareDB) replay(ctx context.Context, tx *sql.Tx, s statement) error {
	stmt := db.compiled[s.query]
	if tx != nil && stmt != nil {
		stmt = tx.StmtContext(ctx, stmt)
	}
	if !s.reads() {
		if _, err := stmt.ExecContext(ctx, s.args...); err != nil {
			return fmt.Errorf("%w in %s", err, s.query)
		}
		return nil
	}
	var rows *sql.Rows
	var err error
	if stmt != nil {
		rows, err = stmt.QueryContext(ctx, s.args...)
	} else {
		rows, err = db.QueryContext(ctx, s.query, s.args...)
	}
	if err != nil {
		return fmt.Errorf("%w in %s", err, s.query)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	cells, dest := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	body := -1
	for i, name := range columns {
		dest[i] = &cells[i]
		if name == "body" && body < 0 {
			body = i
		}
	}
	var row func() any
	if from := fromTable.FindStringSubmatch(s.query); from != nil {
		row = rowTypes[from[1]]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if body >= 0 && row != nil {
			if err := json.Unmarshal(cells[body], row()); err != nil {
				return fmt.Errorf("%w in %s", err, s.query)
			}
		}
	}
	return rows.Err()
}

// commit carries compiled statements out in one durable transaction.
func (db *bareDB) commit(ctx context.Context, statements []statement) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, s := range statements {
		if err := db.replay(ctx, tx, s); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// bare is a page with nothing around it: the queries that the program asked for it, and its HTML through html/template.
type bare struct {
	db      *bareDB
	queries []statement
	page    *template.Template
	values  []any
}

// newBare makes of a page as it was served a template in which every text and every address is a value: the same HTML,
// escaped in the same places.
func newBare(tb testing.TB, db *bareDB, served string, queries []statement) *bare {
	tb.Helper()
	b := &bare{db: db, queries: queries}
	page, err := template.New("").Parse(b.templateOf(served))
	if err != nil {
		tb.Fatal(err)
	}
	b.page = page
	if err := db.compile(context.Background(), queries); err != nil {
		tb.Fatal(err)
	}
	return b
}

var address = regexp.MustCompile(`(href|action)="([^"]*)"`)

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
			text = address.ReplaceAllStringFunc(text, func(s string) string {
				name, said, _ := strings.Cut(strings.TrimSuffix(s, `"`), `"`)
				return name + `"` + value(said) + `"`
			})
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
	for _, q := range b.queries {
		if err := b.db.replay(ctx, nil, q); err != nil {
			return err
		}
	}
	return b.page.Execute(io.Discard, b.values)
}

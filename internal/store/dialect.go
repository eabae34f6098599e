package store

import (
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3/database"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// dialect is all that differs between the two databases.
type dialect struct {
	name      string
	goose     database.Dialect
	text      string         // column type of text that compares bytewise
	numbered  bool           // placeholders are $1, $2 …
	compile   bool           // the driver keeps no compiled statements itself
	forUpdate string         // locks the rows a transaction is about to change
	snapshot  *sql.TxOptions // sees one moment of the store
	is        string         // between a condition that an index is on and TRUE or FALSE
	eachKey   string         // the keys of standing.tally_keys as rows k of one column, value
	journeys  bool           // each statement is a journey to another process: send many together
	unhurried string         // lets the commit of this transaction not wait for the disk
	settle    string         // waits until all that was committed before is on the disk
	hasTable  string         // counts the tables of a name
	alone     string         // lets one program at a time change the tables, until its transaction ends
	weigh     string         // lets the database see how much there is of what, after much was written
	learn     string         // the same within an act, of the tables that standings follow from; "" = there is no need
	schema    string         // before the name of a table that a query of the same name stands for
	flush     string         // brings all that is committed into the one file
	fullText  []string       // indexes words as they stand between blanks: vi.Fold and vi.Exact have made them, no parser of a database shall
	index     string         // adds entry n to the full text: n, words
	unindex   string         // takes entry n out of it: n
	anew      any            // before the arguments of a query: plan it for them and not for any; nil = plans are not kept
	hits      string         // the numbers of entries that a full text query finds, of a range: query, from, before
	fits      string         // whether what is found fits a query besides; "" = that can only be looked for
	unfound   string         // the numbers that only one of the entries and the full text knows, or knows otherwise
}

var sqliteDialect = &dialect{
	name: "sqlite", goose: database.DialectSQLite3, text: "TEXT", compile: true, is: "=", eachKey: "json_each(s.tally_keys) AS k",
	schema:   "main.",
	hasTable: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?",
	flush:    "PRAGMA wal_checkpoint(TRUNCATE)",
	// neither places nor columns are kept, so that a query goes through numbers alone; beginnings of words are words of their own
	fullText: []string{noLonger, `DROP TABLE IF EXISTS search_text;
		CREATE VIRTUAL TABLE search_text USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '+='");
		INSERT INTO search_text (rowid, words) SELECT n, words FROM search_entry`},
	index:   `INSERT INTO search_text (rowid, words) VALUES (?, ?)`,
	unindex: `DELETE FROM search_text WHERE rowid = ?`,
	hits:    `SELECT rowid AS n FROM search_text WHERE search_text MATCH ? AND rowid >= ? AND rowid < ?`,
	unfound: `SELECT CAST(n AS TEXT) FROM search_entry WHERE n NOT IN (SELECT rowid FROM search_text) UNION ALL SELECT CAST(rowid AS TEXT) FROM search_text WHERE rowid NOT IN (SELECT n FROM search_entry)`,
}

var postgresDialect = &dialect{
	name: "postgres", goose: database.DialectPostgres, text: `TEXT COLLATE "C"`, numbered: true, forUpdate: " FOR UPDATE",
	snapshot:  &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	is:        "IS",
	eachKey:   "jsonb_array_elements_text(CAST(s.tally_keys AS jsonb)) AS k (value)",
	hasTable:  "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?",
	learn:     "ANALYZE item, due, assignment, unit, link, report, line",
	alone:     "SELECT pg_advisory_xact_lock(hashtext('lotrinh'))",
	anew:      pgx.QueryExecModeExec,
	weigh:     "ANALYZE",
	journeys:  true,
	unhurried: "SET LOCAL synchronous_commit = off",
	settle:    "SELECT pg_logical_emit_message(true, 'lotrinh', '')",
	// the words stand cut in a table of their own: a frequent word is looked for row by row, in the order of numbers; it is
	// parted as results are counted, since a word that all items have may be in no report, which only the part itself knows
	fullText: []string{noLonger, noLonger, noLonger, noLonger, `DROP INDEX IF EXISTS search_words; DROP TABLE IF EXISTS search_text;
		CREATE TABLE search_text (n BIGINT PRIMARY KEY, words TSVECTOR NOT NULL) PARTITION BY RANGE (n);
		CREATE TABLE search_text_item PARTITION OF search_text FOR VALUES FROM (MINVALUE) TO (1152921504606846976);
		CREATE TABLE search_text_document PARTITION OF search_text FOR VALUES FROM (1152921504606846976) TO (2305843009213693952);
		CREATE TABLE search_text_passage PARTITION OF search_text FOR VALUES FROM (2305843009213693952) TO (3458764513820540928);
		CREATE TABLE search_text_report PARTITION OF search_text FOR VALUES FROM (3458764513820540928) TO (MAXVALUE);
		INSERT INTO search_text (n, words) SELECT n, array_to_tsvector(string_to_array(words, ' ')) FROM search_entry;
		CREATE INDEX search_text_words ON search_text USING gin (words) WITH (gin_pending_list_limit = 256);
		ANALYZE search_text`},
	index:   `INSERT INTO search_text (n, words) VALUES (?, array_to_tsvector(string_to_array(CAST(? AS text), ' ')))`,
	unindex: `DELETE FROM search_text WHERE n = ?`,
	hits:    `SELECT n FROM search_text WHERE words @@ CAST(CAST(? AS text) AS tsquery) AND n >= ? AND n < ?`,
	fits:    `words @@ CAST(CAST(? AS text) AS tsquery)`,
	unfound: `SELECT CAST(e.n AS TEXT) FROM search_entry e LEFT JOIN search_text t ON t.n = e.n WHERE t.n IS NULL OR t.words <> array_to_tsvector(string_to_array(e.words, ' '))
		UNION ALL SELECT CAST(n AS TEXT) FROM search_text WHERE n NOT IN (SELECT n FROM search_entry)`,
}

// oneLog tells PostgreSQL itself, which writes all commits into one log, from engines that speak its protocol over others.
func oneLog(version string) bool {
	return strings.HasPrefix(version, "PostgreSQL ") && !strings.Contains(version, "-YB-")
}

// patient is the dialect of an engine of several logs: each commit waits for the disk, because what stands behind it in one log says
// nothing of the others.
func (d *dialect) patient() *dialect {
	p := *d
	p.unhurried, p.settle = "", ""
	return &p
}

// noLonger stands where an index was made that a later step replaces.
const noLonger = "SELECT 1"

// real names a table itself, where a query stands for it.
func (d *dialect) real(table string) string { return d.schema + table }

// rebind turns ? into $1, $2 …; no query may hold a literal question mark.
func (d *dialect) rebind(query string) string {
	if !d.numbered || !strings.Contains(query, "?") {
		return query
	}
	var b strings.Builder
	b.Grow(len(query) + 16)
	n := 0
	for _, r := range query {
		if r == '?' {
			n++
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(n))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// planned are the arguments of a query whose plan hangs on what is looked for: words are rare or frequent.
func (d *dialect) planned(args ...any) []any {
	if d.anew == nil {
		return args
	}
	return append([]any{d.anew}, args...)
}

// again tells whether a transaction failed only because another one was in its way.
func again(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	var lite *sqlite.Error
	return errors.As(err, &lite) && lite.Code()&0xff == sqlite3.SQLITE_BUSY
}

// taken tells whether a unique index refused the row.
func taken(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "23505"
	}
	var lite *sqlite.Error
	return errors.As(err, &lite) && lite.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}

func noRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }

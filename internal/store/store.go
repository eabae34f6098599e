// Package store keeps the nouns in SQLite or PostgreSQL: versions, the journal, and the figures derived from them.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// Store is an open installation.
type Store struct {
	write *sql.DB
	read  *sql.DB
	d     *dialect
	kinds plan.Kinds
	reads querier // read, with what it has compiled
	acts  actStatements
	regs  registers
	past  *past // nil = the present
	pasts pasts

	// Watch is told of what an operator should know; nil = nobody asks. It is set before the first act.
	Watch *Watch
}

// Open opens or creates the installation: dbURL "" means lotrinh.db in dir, else a PostgreSQL URL.
func Open(ctx context.Context, dir, dbURL string, kinds plan.Kinds) (*Store, error) {
	s, err := connect(ctx, dir, dbURL, kinds)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// connect reaches the database, whatever tables it has.
func connect(ctx context.Context, dir, dbURL string, kinds plan.Kinds) (*Store, error) {
	s := &Store{d: sqliteDialect, kinds: kinds, regs: registers{kept: map[string]any{}}}
	var err error
	if dbURL == "" {
		err = s.openSQLite(dir)
	} else {
		err = s.openPostgres(ctx, dbURL)
	}
	if err != nil {
		return nil, err
	}
	if s.reads = s.read; s.d.compile {
		s.reads = &statements{of: s.read}
	}
	return s, nil
}

// openSQLite uses one writing connection and a few reading ones; a commit is on the disk before it is acknowledged.
func (s *Store) openSQLite(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fault.New(fault.Invalid, "Không tạo được thư mục dữ liệu %q: %v", "The data folder %q cannot be made: %v", dir, err)
	}
	// "file:" with an escaped path, so that blanks, # and ? in a folder name stay part of it
	path := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(filepath.Join(dir, "lotrinh.db"))}).EscapedPath()}).String()
	common := fmt.Sprintf("_pragma=busy_timeout(%d)", patience.Milliseconds()) + "&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-4000)"
	var err error
	if s.write, err = sql.Open("sqlite", path+"?_txlock=immediate&"+common); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", path+"?"+common+"&_pragma=query_only(1)"); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	s.read.SetMaxIdleConns(max(4, runtime.NumCPU()))
	return nil
}

func (s *Store) openPostgres(ctx context.Context, dbURL string) error {
	config, err := pgx.ParseConfig(dbURL)
	if err != nil {
		return fault.New(fault.Invalid, "Địa chỉ PostgreSQL không đúng: %v", "The PostgreSQL URL is wrong: %v", err).At("db")
	}
	if config.RuntimeParams["lock_timeout"] == "" {
		config.RuntimeParams["lock_timeout"] = strconv.FormatInt(patience.Milliseconds(), 10)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = patience
	}
	db := stdlib.OpenDB(*config)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return fault.New(fault.Invalid, "Không nối được PostgreSQL: %v", "PostgreSQL cannot be reached: %v", err).At("db")
	}
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(16)
	s.d, s.write, s.read = postgresDialect, db, db
	var version string
	var spread int // over several machines, each with a log of its own
	if err := db.QueryRowContext(ctx, "SELECT version(), (SELECT count(*) FROM pg_extension WHERE extname = 'citus')").Scan(&version, &spread); err != nil {
		db.Close()
		return trouble(err)
	}
	if spread > 0 || !oneLog(version) {
		s.d = postgresDialect.patient()
	}
	return nil
}

// Close ends all connections.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != nil && s.read != s.write {
		s.read.Close()
	}
	return err
}

// Engine names the database: "sqlite" or "postgres".
func (s *Store) Engine() string { return s.d.name }

// querier is what *sql.DB and *sql.Tx share.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// Reader reads, inside a transaction or outside of one.
type Reader struct {
	ctx context.Context
	q   querier
	d   *dialect
	now *moment // nil in a snapshot

	past *past // the day that is looked back on; nil = the present
}

// Read gives a Reader outside any transaction, for one question: registers are as they are at its first use.
func (s *Store) Read(ctx context.Context) Reader {
	return Reader{ctx: ctx, q: s.Watch.heard(s.reads), d: s.d, now: &moment{of: &s.regs}, past: s.past}
}

// Snapshot reads one moment of the store, whatever others write meanwhile. Rows must be closed before the next query.
func (s *Store) Snapshot(ctx context.Context, do func(Reader) error) error {
	tx, err := s.read.BeginTx(ctx, s.d.snapshot)
	if err != nil {
		return trouble(err)
	}
	defer tx.Rollback()
	return do(Reader{ctx: ctx, q: s.Watch.heard(tx), d: s.d, past: s.past})
}

// Context is what the reading belongs to.
func (r Reader) Context() context.Context { return r.ctx }

func (r Reader) query(query string, args ...any) (*sql.Rows, error) {
	if err := plainText(args); err != nil {
		return nil, err
	}
	rows, err := r.q.QueryContext(r.ctx, r.sql(query), args...)
	if err != nil {
		return nil, trouble(fmt.Errorf("%w in: %s", err, query))
	}
	return rows, nil
}

// row is sql.Row that may have failed before it was asked for.
type row struct {
	*sql.Row
	err error
}

func (x row) Scan(dest ...any) error {
	if x.err != nil {
		return x.err
	}
	return trouble(x.Row.Scan(dest...))
}

func (r Reader) row(query string, args ...any) row {
	if err := plainText(args); err != nil {
		return row{nil, err}
	}
	return row{r.q.QueryRowContext(r.ctx, r.sql(query), args...), nil}
}

func (r Reader) exec(query string, args ...any) (sql.Result, error) {
	if err := plainText(args); err != nil {
		return nil, err
	}
	res, err := r.q.ExecContext(r.ctx, r.d.rebind(query), args...)
	if err != nil {
		return nil, trouble(fmt.Errorf("%w in: %s", err, query))
	}
	return res, nil
}

// manyRows is how many rows one statement writes at most.
const manyRows = 50

// insertMany are the statements, a few for all, that write rows into a table, named with its columns.
func insertMany(into string, rows [][]any, conflict string) (asks []ask) {
	for some := range slices.Chunk(rows, manyRows) {
		one := "(" + marks(len(some[0])) + ")"
		asks = append(asks, ask{query: "INSERT INTO " + into + " VALUES " + one + strings.Repeat(", "+one, len(some)-1) + " " + conflict, args: slices.Concat(some...)})
	}
	return asks
}

// plainText refuses on both databases what PostgreSQL cannot hold: NUL, and bytes that are no UTF-8.
func plainText(args []any) error {
	for _, arg := range args {
		if s, ok := arg.(string); ok && (strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s)) {
			return notText()
		}
	}
	return nil
}

func notText() error {
	return fault.New(fault.Invalid, "Có ký tự không phải văn bản (NUL hoặc không đúng UTF-8); hãy bỏ ký tự đó rồi thử lại.", "There is a character that is no text (NUL, or not UTF-8); remove it and try again.")
}

// Act says what a change is: it becomes the journal entry.
type Act struct {
	Actor  journal.Actor
	Action string // "item.edit"
	Noun   string
	ID     string
	Why    string
	Now    time.Time // the instant of recording
	Today  when.Date // from which day the change holds

	Request Request // the write it carries out, when its sender named it; committed with it
}

// Tx is one act under way: it collects every row changed for the journal and every item whose standing must follow.
type Tx struct {
	Reader
	Act
	kinds   plan.Kinds
	changes []journal.Change
	dirty   map[plan.ItemID]bool
	moved   map[cell]sums      // how the act moves the roll-ups
	sent    map[report.ID]bool // whether reports are, as far as asked
	found   []found            // what can be found otherwise than before, until it is written
	fresh   []Entry            // what can be found from now on, until it has its numbers
	recount recount            // what formulas read that the act has changed
	latest  when.Date          // the newest day from which a version that this act ends has held

	head    *journal.Head // of the journal, once this act has it
	conn    *sql.Conn     // that the transaction is on; nil where no statement is a journey
	waiting []ask         // for the next journey
	done    bool          // the transaction has ended
	commit  func() error  // where conn is nil
}

// tries bounds how often an act is run again when another transaction was in its way, and patience for how long it waits
// for another program to let go of the database.
const (
	tries    = 8
	patience = 10 * time.Second
)

// Change runs one act in one transaction: what do saves, the roll-ups that follow and the journal entry are
// committed together or not at all. do may run more than once.
func (s *Store) Change(ctx context.Context, act Act, do func(*Tx) error) error {
	if s.past != nil {
		return pastStays()
	}
	var err error
	begun := time.Now()
	for try := 0; try < tries && time.Since(begun) < patience; try++ {
		err = s.once(ctx, act, do)
		var moved *earlier
		if errors.As(err, &moved) { // the clock was moved back: the act holds from the day of what it replaces
			s.Watch.clockBack(act.Today, moved.than)
			act.Today = moved.than
			continue
		}
		if !again(err) {
			return err
		}
		s.Watch.retry()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(try+1) * 5 * time.Millisecond):
		}
	}
	if fault.Is(err, fault.Unavailable) { // still locked
		return err
	}
	return fault.New(fault.Conflict, "Hệ thống đang bận ghi; xin thử lại.", "The system is busy writing; please try again.").Because(err)
}

func (s *Store) once(ctx context.Context, act Act, do func(*Tx) error) error {
	tx, end, err := s.begin(ctx)
	if err != nil {
		return trouble(err)
	}
	defer end()
	tx.Act, tx.dirty = act, map[plan.ItemID]bool{}
	if err := tx.claim(); err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return trouble(err)
	}
	if err := tx.computeFormulas(); err != nil {
		return err
	}
	if tx.latest > tx.Today {
		return &earlier{tx.latest}
	}
	if err := tx.restandDirty(); err != nil {
		return err
	}
	if tx.latest > tx.Today {
		return &earlier{tx.latest}
	}
	if err := tx.sortFound(); err != nil {
		return err
	}
	return tx.finish()
}

// Touch marks an item whose standing must be computed anew before the commit.
func (tx *Tx) Touch(id plan.ItemID) {
	if id != "" {
		tx.dirty[id] = true
	}
}

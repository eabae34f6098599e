package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3/database"

	"lotrinh/internal/fault"
)

//go:embed migrations/*.sql
var migrations embed.FS

var textType = regexp.MustCompile(`\bTEXT\b`)

// step is one change of the tables. Its number tells its sort: a file of migrations/, then what makes the full text index
// of this database, then what makes derived rows anew by a newer rule: of what a word is, of what is counted.
type step struct {
	version int64
	run     func(context.Context, *sql.Tx) error
}

const (
	fullTextSteps = 1000
	ruleSteps     = 2000
)

// steps are the whole history, in order; the full text index is the one thing written twice.
func (s *Store) steps() ([]step, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var all []step
	for _, name := range names {
		content, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		version, err := strconv.ParseInt(name[len("migrations/"):len("migrations/")+4], 10, 64)
		if err != nil {
			return nil, err
		}
		all = append(all, statementsOf(version, strings.ReplaceAll(textType.ReplaceAllLiteralString(string(content), s.d.text), "EACH_KEY", s.d.eachKey)))
	}
	for i, schema := range s.d.fullText {
		all = append(all, statementsOf(int64(fullTextSteps+i), schema))
	}
	all = append(all, statementsOf(2007, noLonger)) // filled what 0007 emptied, by an older rule of what a word is
	all = append(all, step{2008, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).indexAll() }})
	all = append(all, step{2009, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).countAll() }})
	all = append(all, step{2010, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).listAll() }})
	all = append(all, step{2013, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).hideDrafts() }})
	all = append(all, step{2014, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).listAll() }}) // with the first last-day apart
	all = append(all, step{2017, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).lackAll() }})
	all = append(all, statementsOf(2019, noLonger))                                                                // looked at days that are over by a rule that left out acts dated before their lead group
	all = append(all, step{2020, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).pastAnew() }}) // after whatever changes how items stand
	all = append(all, step{2022, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).indicateAll() }})
	all = append(all, step{2028, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).indicateAll() }}) // with how likely each is
	all = append(all, step{2031, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).indicateAll() }}) // a year that nothing is known to compare with lacks a value
	all = append(all, step{2033, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).inheritAll() }})
	all = append(all, step{2034, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).resortAll() }})   // by sort keys of our own
	all = append(all, step{2039, func(ctx context.Context, tx *sql.Tx) error { return s.in(ctx, tx).indicateAll() }}) // with what the list is chosen and sorted by
	return all, nil
}

func statementsOf(version int64, schema string) step {
	return step{version, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, schema)
		return err
	}}
}

// in is a transaction of this store that belongs to no act.
func (s *Store) in(ctx context.Context, q preparer) *Tx {
	asked := querier(q)
	if s.d.compile {
		asked = &statements{of: q, acts: &s.acts}
	}
	return &Tx{Reader: Reader{ctx: ctx, q: s.Watch.heard(asked), d: s.d, now: &moment{of: &s.regs, act: true}}, kinds: s.kinds}
}

// migrate brings the tables up to date, forward only: all that is new in one transaction, so that an upgrade which fails
// leaves the database to the program it was made by. Several programs may meet a new installation at once.
func (s *Store) migrate(ctx context.Context) error {
	begun := time.Now()
	for try := 1; ; try++ {
		err := s.upgrade(ctx)
		if !again(err) || time.Since(begun) > patience-time.Second {
			return trouble(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(min(time.Duration(try)*20*time.Millisecond, time.Second)):
		}
	}
}

func (s *Store) upgrade(ctx context.Context) error {
	if missing, err := s.missing(Reader{ctx: ctx, q: s.write, d: s.d}); err != nil || len(missing) == 0 {
		return err
	}
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback()
	if err := s.alone(ctx, sqlTx); err != nil {
		return err
	}
	missing, err := s.missing(Reader{ctx: ctx, q: sqlTx, d: s.d}) // another program may have been faster
	if err != nil {
		return err
	}
	if err := s.take(ctx, sqlTx, missing); err != nil {
		return err
	}
	return sqlTx.Commit()
}

// alone lets one program at a time change the tables. (A writing transaction of SQLite is alone already.)
func (s *Store) alone(ctx context.Context, tx *sql.Tx) error {
	if s.d.alone == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, s.d.alone)
	return err
}

// missing are the steps that a database has not taken yet; one that has taken others is of a newer program.
func (s *Store) missing(r Reader) ([]step, error) {
	all, err := s.steps()
	if err != nil {
		return nil, err
	}
	applied, err := r.applied()
	if err != nil {
		return nil, err
	}
	for version := range applied {
		if version != 0 && !slices.ContainsFunc(all, func(x step) bool { return x.version == version }) {
			return nil, fault.New(fault.Invalid, "Cơ sở dữ liệu này do một bản lotrinh mới hơn tạo ra; hãy dùng bản đó hoặc bản mới hơn.",
				"This database was made by a newer lotrinh; use that version or a later one.").At("db")
		}
	}
	return slices.DeleteFunc(all, func(x step) bool { return applied[x.version] }), nil
}

// versionTable notes the steps taken, as goose keeps them.
const versionTable = "goose_db_version"

// applied are the steps noted; nil when there is no installation yet.
func (r Reader) applied() (map[int64]bool, error) {
	var made int
	if err := r.row(r.d.hasTable, versionTable).Scan(&made); err != nil || made == 0 {
		return nil, err
	}
	rows, err := r.query("SELECT version_id FROM " + versionTable)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	applied := map[int64]bool{}
	for rows.Next() {
		var version int64
		if err := rows.Scan(&version); err != nil {
			return nil, err
		}
		applied[version] = true
	}
	return applied, rows.Err()
}

// take runs steps and notes them.
func (s *Store) take(ctx context.Context, tx *sql.Tx, steps []step) error {
	notes, err := database.NewStore(s.d.goose, versionTable)
	if err != nil {
		return err
	}
	if applied, err := s.in(ctx, tx).applied(); err != nil {
		return err
	} else if applied == nil {
		if err := errors.Join(notes.CreateVersionTable(ctx, tx), notes.Insert(ctx, tx, database.InsertRequest{Version: 0})); err != nil {
			return err
		}
	}
	for _, x := range steps {
		if err := x.run(ctx, tx); err != nil {
			return notTaken(x.version, err)
		}
		if err := notes.Insert(ctx, tx, database.InsertRequest{Version: x.version}); err != nil {
			return err
		}
	}
	return nil
}

func notTaken(version int64, err error) error {
	if again(err) || fault.Is(trouble(err), fault.Unavailable) {
		return err
	}
	return fault.New(fault.Conflict, "Không nâng cấp được cơ sở dữ liệu ở bước %d (%v); dữ liệu vẫn nguyên như trước. Nếu nó dùng chung với phần mềm khác, hãy lập cơ sở dữ liệu riêng; nếu không, hãy dùng lại bản lotrinh trước và báo cho người bảo trì.",
		"The database cannot be upgraded at step %d (%v); the data is as it was. If other software uses this database, make one apart; if not, go back to the lotrinh before this and tell its maintainers.", version, err).Because(err)
}

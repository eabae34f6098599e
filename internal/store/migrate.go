package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"lotrinh/internal/fault"
)

//go:embed migrations/*.sql
var migrations embed.FS

var textType = regexp.MustCompile(`\bTEXT\b`)

// migrate brings the schema up to date: one history for both databases, forward only, each file in one transaction.
// The full text index, the one thing written twice, follows the last file.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	var steps []*goose.Migration
	for _, name := range names {
		content, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		version, err := strconv.ParseInt(name[len("migrations/"):len("migrations/")+4], 10, 64)
		if err != nil {
			return err
		}
		schema := strings.ReplaceAll(textType.ReplaceAllLiteralString(string(content), s.d.text), "EACH_KEY", s.d.eachKey)
		steps = append(steps, step(version, schema))
	}
	for i, schema := range s.d.fullText {
		steps = append(steps, step(int64(1000+i), schema))
	}
	steps = append(steps, step(2007, "SELECT 1")) // filled what 0007 emptied, by an older rule of what a word is
	steps = append(steps, goose.NewGoMigration(2008, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		var q querier = tx
		if s.d.compile {
			q = &statements{of: tx}
		}
		return (&Tx{Reader: Reader{ctx: ctx, q: q, d: s.d}}).indexAll()
	}}, nil))
	provider, err := goose.NewProvider(s.d.goose, s.write, nil, goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true), goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	// Several programs may meet a new installation at once: each file is taken by one of them, the others come again.
	for try := range 10 {
		if err = s.upgrade(ctx, provider); err == nil || fault.Is(err, fault.Invalid) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(try+1) * 20 * time.Millisecond):
		}
	}
	return fault.New(fault.Internal, "Không nâng cấp được cơ sở dữ liệu.", "The database cannot be upgraded.").Because(err)
}

func (s *Store) upgrade(ctx context.Context, provider *goose.Provider) error {
	if _, err := provider.GetDBVersion(ctx); err != nil { // makes the table of versions
		return err
	}
	known := []string{"0"}
	for _, source := range provider.ListSources() {
		known = append(known, strconv.FormatInt(source.Version, 10))
	}
	var newer int
	err := s.write.QueryRowContext(ctx, "SELECT count(*) FROM goose_db_version WHERE version_id NOT IN ("+strings.Join(known, ", ")+")").Scan(&newer)
	if err != nil {
		return err
	}
	if newer > 0 {
		return fault.New(fault.Invalid, "Cơ sở dữ liệu này do một bản lotrinh mới hơn tạo ra; hãy dùng bản đó hoặc bản mới hơn.",
			"This database was made by a newer lotrinh; use that version or a later one.").At("db")
	}
	_, err = provider.Up(ctx)
	return err
}

func step(version int64, schema string) *goose.Migration {
	return goose.NewGoMigration(version, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, schema)
		return err
	}}, nil)
}

package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"regexp"
	"strconv"

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
		schema := textType.ReplaceAllLiteralString(string(content), s.d.text)
		steps = append(steps, step(version, schema))
	}
	for i, schema := range s.d.fullText {
		steps = append(steps, step(int64(1000+i), schema))
	}
	provider, err := goose.NewProvider(s.d.goose, s.write, nil, goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true), goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fault.New(fault.Internal, "Không nâng cấp được cơ sở dữ liệu.", "The database cannot be upgraded.").Because(err)
	}
	return nil
}

func step(version int64, schema string) *goose.Migration {
	return goose.NewGoMigration(version, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, schema)
		return err
	}}, nil)
}

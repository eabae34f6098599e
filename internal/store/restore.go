package store

import (
	"context"
	"fmt"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
)

// Copy is a copy of an installation that a database is to be filled with.
type Copy struct {
	At   Version      // of the tables it was made of
	Head journal.Head // that its journal ends with
	// Rows calls put for each row of a table, in the order of Tables(At.Schema).
	Rows func(put func(table string, columns []string, values []any) error) error
	// Prove is asked when everything is in its place, with all that verify finds wrong; nil lets it be so.
	Prove func(r Reader, wrong []string) error
}

// Newest is the version that this program's own tables have.
func Newest() (v Version) {
	all, err := (&Store{d: sqliteDialect}).steps()
	if err != nil {
		panic(err) // the steps are ours
	}
	for _, x := range all {
		if x.version < fullTextSteps {
			v.Schema = x.version
		}
	}
	v.Rules = all[len(all)-1].version
	return v
}

// Restore fills an empty database: the tables are made as the copy knew them, its rows put in, and the tables brought up
// to date, as if that installation had been upgraded. All of it is one transaction, that ends with the proof.
func Restore(ctx context.Context, dir, dbURL string, kinds plan.Kinds, from Copy) error {
	s, err := connect(ctx, dir, dbURL, kinds)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.restore(ctx, from); err != nil {
		return trouble(err)
	}
	if s.d.flush == "" {
		return nil
	}
	_, err = s.write.ExecContext(ctx, s.d.flush)
	return trouble(err)
}

func (s *Store) restore(ctx context.Context, from Copy) error {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	sqlTx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback()
	if err := s.alone(ctx, sqlTx); err != nil {
		return err
	}
	tx := s.in(ctx, sqlTx)
	if s.d.journeys {
		tx.conn = conn
	}
	if applied, err := tx.applied(); err != nil {
		return err
	} else if applied != nil {
		return fault.New(fault.Conflict, "Nơi khôi phục đã có dữ liệu; hãy chọn thư mục hoặc cơ sở dữ liệu trống.", "The place to restore to holds data already; choose an empty folder or database.")
	}
	all, err := s.steps()
	if err != nil {
		return err
	}
	later := slices.IndexFunc(all, func(x step) bool { return x.version > from.At.Schema })
	if err := s.take(ctx, sqlTx, all[:later]); err != nil {
		return err
	}
	if err := tx.load(from.Rows); err != nil {
		return err
	}
	for i, x := range all {
		if x.version >= ruleSteps && x.version <= from.At.Rules { // taken before the copy was made
			all[i] = statementsOf(x.version, noLonger)
		}
	}
	if err := s.take(ctx, sqlTx, all[later:]); err != nil {
		return err
	}
	if s.d.weigh != "" {
		if _, err := tx.exec(s.d.weigh); err != nil {
			return err
		}
	}
	head, wrong, err := tx.verify(s.kinds, from.Head)
	if err != nil {
		return err
	}
	if head != from.Head {
		wrong = append(wrong, fmt.Sprintf("nhật ký kết thúc ở %s, không phải %s / the journal ends at %[1]s, not at %[2]s", head, from.Head))
	}
	if err := from.Prove(tx.Reader, wrong); err != nil {
		return err
	}
	return sqlTx.Commit()
}

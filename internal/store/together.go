package store

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// ask is a statement: row is called for each row it gives; nil where it gives none.
type ask struct {
	query string
	args  []any
	row   func(scan func(...any) error) error
}

// begin begins the transaction of an act. end is to be called whatever happens: it takes back what was not committed.
func (s *Store) begin(ctx context.Context) (tx *Tx, end func(), err error) {
	if !s.d.journeys {
		s.acts.compile(ctx, s.write)
		sqlTx, err := s.write.BeginTx(ctx, nil)
		if err != nil {
			return nil, nil, err
		}
		tx := s.in(ctx, sqlTx)
		tx.commit = sqlTx.Commit
		return tx, func() { sqlTx.Rollback() }, nil
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return nil, nil, err
	}
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		conn.Close()
		return nil, nil, err
	}
	tx = s.in(ctx, conn)
	tx.conn = conn
	return tx, func() {
		if !tx.done {
			conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // if it cannot be reached it is thrown away
		}
		conn.Close()
	}, nil
}

// later carries out statements that touch only rows this act holds, and that it reads no more: where each would be a
// journey of its own, all of them go with the next one.
func (tx *Tx) later(asks ...ask) error {
	if tx.conn == nil {
		return tx.together(asks...)
	}
	tx.waiting = append(tx.waiting, asks...)
	if len(tx.waiting) < manyFound {
		return nil
	}
	return tx.together()
}

// together carries out statements one after the other, and those that have waited before them, in one journey to a
// database that lies at the end of one.
func (tx *Tx) together(asks ...ask) error {
	if tx.conn == nil {
		for _, a := range asks {
			if err := tx.each(a); err != nil {
				return err
			}
		}
		return nil
	}
	asks = append(tx.waiting, asks...)
	tx.waiting = nil
	var batch pgx.Batch
	for _, a := range asks {
		if err := plainText(a.args); err != nil {
			return err
		}
		query := tx.d.rebind(a.query)
		if l, ok := tx.q.(listening); ok {
			l.asked(query, a.args)
		}
		one := batch.Queue(query, a.args...)
		if a.row != nil {
			one.Query(func(rows pgx.Rows) error {
				for rows.Next() {
					if err := a.row(rows.Scan); err != nil {
						return err
					}
				}
				return rows.Err()
			})
		}
	}
	return trouble(postgres(tx.conn, func(c *pgx.Conn) error { return c.SendBatch(tx.ctx, &batch).Close() }))
}

// each carries out one statement.
func (tx *Tx) each(a ask) error {
	if a.row == nil {
		_, err := tx.exec(a.query, a.args...)
		return err
	}
	rows, err := tx.query(a.query, a.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := a.row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// commitWith carries out the last statements of an act and commits it. On PostgreSQL the commit itself does not wait for
// the disk, so that the next act gets the head of the journal meanwhile; what follows it does, and only then is the act
// acknowledged (docs/decisions.md).
func (tx *Tx) commitWith(asks ...ask) error {
	if tx.conn == nil {
		if err := tx.together(asks...); err != nil {
			return err
		}
		return trouble(tx.commit())
	}
	asks = append(asks, ask{query: "COMMIT"})
	if tx.d.settle != "" {
		asks = append(asks, ask{query: tx.d.settle})
	}
	err := tx.together(asks...)
	tx.done = err == nil
	return err
}

// postgres gives the connection itself, for what database/sql has no words for.
func postgres(conn *sql.Conn, do func(*pgx.Conn) error) error {
	return conn.Raw(func(c any) error { return do(c.(*stdlib.Conn).Conn()) })
}

package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"lotrinh/internal/fault"
)

// loading puts rows into tables in which there is nothing yet.
type loading struct {
	tx      *Tx
	table   string
	columns []string
	insert  string  // of the table
	rows    [][]any // not yet written
	bytes   int     // of text in them
}

// Rows are written in pieces of so many, or so many bytes of text, where that is faster than one by one.
const (
	pieceRows  = 5000
	pieceBytes = 8 << 20
)

func (tx *Tx) load(rows func(put func(table string, columns []string, values []any) error) error) error {
	if _, err := tx.exec("DELETE FROM journal_head"); err != nil {
		return err
	}
	l := &loading{tx: tx}
	if err := rows(l.put); err != nil {
		return err
	}
	return l.flush()
}

func (l *loading) put(table string, columns []string, values []any) error {
	if table != l.table || !slices.Equal(columns, l.columns) {
		if err := l.flush(); err != nil {
			return err
		}
		if err := l.begin(table, columns); err != nil {
			return err
		}
	}
	if len(values) != len(columns) {
		return fault.New(fault.Invalid, "Bản sao lưu hỏng: một dòng của bảng %s thiếu cột.", "The backup is broken: a row of table %s lacks columns.", table)
	}
	if l.tx.conn == nil {
		_, err := l.tx.exec(l.insert, values...)
		return l.taken(err)
	}
	if err := plainText(values); err != nil {
		return l.taken(err)
	}
	l.rows = append(l.rows, slices.Clone(values))
	for _, v := range values {
		if s, ok := v.(string); ok {
			l.bytes += len(s)
		}
	}
	if len(l.rows) < pieceRows && l.bytes < pieceBytes {
		return nil
	}
	return l.flush()
}

// begin turns to a table, whose columns must be exactly those that the copy's version of it had.
func (l *loading) begin(table string, columns []string) error {
	var ours []string
	if err := l.tx.EachRow(table, func(names []string) error { ours = slices.Clone(names); return nil }, func([]any) error { return nil }); err != nil {
		return err
	}
	if !slices.Equal(slices.Sorted(slices.Values(ours)), slices.Sorted(slices.Values(columns))) {
		return fault.New(fault.Invalid, "Bản sao lưu hỏng: bảng %s có cột lạ hoặc thiếu cột; chưa ghi gì.", "The backup is broken: table %s has other columns than it should; nothing was written.", table)
	}
	l.table, l.columns = table, slices.Clone(columns)
	l.insert = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(columns, ", "), marks(len(columns)))
	return nil
}

// flush writes what waits.
func (l *loading) flush() error {
	if len(l.rows) == 0 {
		return nil
	}
	err := postgres(l.tx.conn, func(c *pgx.Conn) error {
		_, err := c.CopyFrom(l.tx.ctx, pgx.Identifier{l.table}, l.columns, pgx.CopyFromRows(l.rows))
		return err
	})
	l.rows, l.bytes = l.rows[:0], 0
	return l.taken(trouble(err))
}

// taken gives words to what the database says of a row.
func (l *loading) taken(err error) error {
	if err != nil && l.tx.ctx.Err() == nil && !fault.Is(err, fault.Unavailable) {
		return fault.New(fault.Invalid, "Bản sao lưu hỏng: bảng %s có dòng không nhận được; chưa ghi gì.", "The backup is broken: table %s has a row that cannot be taken; nothing was written.", l.table).Because(err)
	}
	return err
}

package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/fault"
)

// Tables are all that an installation holds, in the order a copy is written and read. The full text index is made anew.
var Tables = []string{"setting", "counter", "journal", "journal_change", "journal_head", "unit", "unit_member", "post", "term", "milestone", "document", "document_text",
	"event", "proposal", "item", "due", "assignment", "link", "theme", "target", "observation", "report", "line", "saved_view", "standing", "tally", "open_under", "search_entry"}

// EachRow gives the columns of a table, then every row of it as text, whole numbers and nil.
func (r Reader) EachRow(table string, columns func([]string) error, do func([]any) error) error {
	if !slices.Contains(Tables, table) {
		return fault.New(fault.Internal, "Không có bảng %q", "There is no table %q", table)
	}
	rows, err := r.query("SELECT * FROM " + table)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	if err := columns(names); err != nil {
		return err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, v := range values {
			if b, ok := v.([]byte); ok {
				values[i] = string(b)
			}
		}
		if err := do(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Load fills an installation in which nothing has happened yet; all of it is taken, or nothing. rows calls its argument
// for each row of a table, in the order of Tables.
func (s *Store) Load(ctx context.Context, rows func(put func(table string, columns []string, values []any) error) error) error {
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback()
	tx := Reader{ctx: ctx, q: sqlTx, d: s.d}
	head, err := tx.Head()
	if err != nil {
		return err
	}
	if head.Seq > 0 {
		return fault.New(fault.Conflict, "Nơi khôi phục đã có dữ liệu; hãy chọn thư mục hoặc cơ sở dữ liệu trống.", "The place to restore to holds data already; choose an empty folder or database.")
	}
	if _, err := tx.exec("DELETE FROM journal_head"); err != nil {
		return err
	}
	inserts := map[string]string{}
	err = rows(func(table string, columns []string, values []any) error {
		query, ok := inserts[table]
		if !ok {
			if query, err = tx.insertInto(table, columns); err != nil {
				return err
			}
			inserts[table] = query
		}
		if len(values) != len(columns) {
			return fault.New(fault.Invalid, "Bản sao lưu hỏng: một dòng của bảng %s thiếu cột.", "The backup is broken: a row of table %s lacks columns.", table)
		}
		if _, err := tx.exec(query, values...); err != nil {
			return err
		}
		if table != "search_entry" || tx.d.index == "" {
			return nil
		}
		at := func(column string) any { return values[slices.Index(columns, column)] }
		_, err := tx.exec(tx.d.index, at("n"), at("words"))
		return err
	})
	if err != nil {
		return err
	}
	return sqlTx.Commit()
}

// insertInto writes the INSERT of a table, whose columns must be exactly those of this version of the program.
func (r Reader) insertInto(table string, columns []string) (string, error) {
	var ours []string
	if err := r.EachRow(table, func(names []string) error { ours = slices.Clone(names); return nil }, func([]any) error { return nil }); err != nil {
		return "", err
	}
	if !slices.Equal(slices.Sorted(slices.Values(ours)), slices.Sorted(slices.Values(columns))) {
		return "", fault.New(fault.Invalid, "Bản sao lưu do một bản lotrinh khác tạo ra (bảng %s); hãy khôi phục bằng chính bản đó rồi nâng cấp.",
			"The backup was made by another version of lotrinh (table %s); restore it with that version, then upgrade.", table)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(columns, ", "), marks(len(columns))), nil
}

package store

import (
	"encoding/json"
	"slices"
)

// resortAll writes the sort keys of all rows anew, by a newer rule of order.
func (tx *Tx) resortAll() error {
	for _, t := range []interface{ resort(tx *Tx) error }{Units, Documents, Items, Accounts, Views} {
		if err := t.resort(tx); err != nil {
			return err
		}
	}
	return nil
}

// resort writes the sort key of every version of a noun.
func (t *Table[T]) resort(tx *Tx) error {
	column := slices.Index(t.columns, "sort_key")
	return t.rows().resort(tx, func(body []byte) (any, error) {
		var v T
		err := json.Unmarshal(body, &v)
		return t.index(&v)[column], err
	})
}

func (o rowsOf) resort(tx *Tx, keyOf func(body []byte) (any, error)) error {
	type version struct {
		id  string
		rev int
		key any
	}
	for from := ""; ; {
		to := ""
		if err := tx.eachText("SELECT DISTINCT id FROM "+o.name+" WHERE id > ? ORDER BY id LIMIT 500", func(id string) { to = id }, from); err != nil || to == "" {
			return err
		}
		rows, err := tx.query("SELECT id, rev, body FROM "+o.name+" WHERE id > ? AND id <= ?", from, to)
		if err != nil {
			return err
		}
		var some []version
		for rows.Next() {
			var v version
			var body []byte
			if err = rows.Scan(&v.id, &v.rev, &body); err == nil {
				v.key, err = keyOf(body)
			}
			if err != nil {
				break
			}
			some = append(some, v)
		}
		if failed := rows.Err(); err == nil {
			err = failed
		}
		if rows.Close(); err != nil {
			return err
		}
		for _, v := range some {
			if _, err := tx.exec("UPDATE "+o.name+" SET sort_key = ? WHERE id = ? AND rev = ?", v.key, v.id, v.rev); err != nil {
				return err
			}
		}
		from = to
	}
}

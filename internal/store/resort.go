package store

import (
	"encoding/json"
	"slices"
)

// resortAll writes the sort keys of all rows anew, by a newer rule of order.
func (tx *Tx) resortAll() error {
	for _, o := range []*rowsOf{Units.rows, Documents.rows, Items.rows, Accounts.rows, Views.rows} {
		if err := o.resort(tx); err != nil {
			return err
		}
	}
	return nil
}

// resort writes the sort key of every version of a noun.
func (o *rowsOf) resort(tx *Tx) error {
	column := slices.Index(o.columns, "sort_key")
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
				row := o.fresh()
				if err = json.Unmarshal(body, row); err == nil {
					v.key = o.index(row)[column]
				}
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

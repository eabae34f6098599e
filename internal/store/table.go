package store

import (
	"encoding/json"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Table keeps one noun as versions. columns are what queries need beside the body; index gives their values.
type Table[T any] struct {
	noun      string // in the journal
	vi        string // in messages
	name      string
	columns   []string
	key       func(*T) (id string, rev *int)
	order     string // of a register (register.go); "" = not one
	index     func(*T) []any
	about     func(*T) plan.ItemID    // the item whose standing follows this noun; nil = none
	apart     bool                    // about is for the journal alone; the standing does not follow
	apartPast bool                    // rows are looked for by other columns than id, with indexes of their own for those that are over
	whole     bool                    // an act on it is taken back only where nothing else of the row was changed since
	after     func(*Tx, *T, *T) error // keeps what is derived from the noun, given now (nil = removed) and before (nil = new); nil = nothing
	rows      *rowsOf
}

// keep makes a table of its description.
func keep[T any](t Table[T]) *Table[T] {
	t.rows = &rowsOf{noun: t.noun, vi: t.vi, name: t.name, columns: t.columns, registered: t.order != "", apart: t.apart, apartPast: t.apartPast, whole: t.whole,
		fresh: func() any { return new(T) },
		key:   func(v any) (string, *int) { return t.key(v.(*T)) },
		index: func(v any) []any { return t.index(v.(*T)) },
	}
	if t.about != nil {
		t.rows.about = func(v any) plan.ItemID { return t.about(v.(*T)) }
	}
	if t.after != nil {
		t.rows.after = func(tx *Tx, now, before any) error {
			typed := func(v any) *T { p, _ := v.(*T); return p }
			return t.after(tx, typed(now), typed(before))
		}
	}
	return &t
}

// Save writes a new version: revision 0 begins a row, any other must still be the live one, else somebody was faster.
// The value's revision moves on.
func (t *Table[T]) Save(tx *Tx, v *T) error { return t.rows.save(tx, v) }

// Remove ends the live version; nothing takes its place, its history stays.
func (t *Table[T]) Remove(tx *Tx, v *T) error { return t.rows.remove(tx, v) }

// Get is the live version of one row.
func (t *Table[T]) Get(r Reader, id string) (T, error) {
	if t.order != "" && r.remembers() && !r.now.act {
		kept, err := t.register(r)
		if err == nil {
			if i, ok := kept.at[id]; ok {
				return kept.rows[i], nil
			}
		}
		return t.only(nil, err)
	}
	return t.one(r, "id = ?", id)
}

// GetAsOf is the version that held on a day.
func (t *Table[T]) GetAsOf(r Reader, id string, day when.Date) (T, error) {
	return t.only(t.decode(r.present(), t.rows.bodyAsOf(), id, string(day), string(day)))
}

// Versions are all versions of one row, oldest first.
func (t *Table[T]) Versions(r Reader, id string) ([]T, error) {
	return t.decode(r.present(), t.rows.bodies(r), id)
}

// one is the live row that a condition picks.
func (t *Table[T]) one(r Reader, where string, args ...any) (T, error) {
	return t.only(t.live(r, where, args...))
}

func (t *Table[T]) only(rows []T, err error) (T, error) {
	if err != nil || len(rows) == 0 {
		var none T
		if err == nil {
			err = t.rows.notThere()
		}
		return none, err
	}
	return rows[0], nil
}

// live are the live rows that a condition (and an ORDER BY behind it) picks.
func (t *Table[T]) live(r Reader, where string, args ...any) ([]T, error) {
	return t.decode(r, "SELECT body FROM "+t.name+" WHERE valid_to IS NULL AND "+where, args...)
}

// decode runs a query whose only column is a body.
func (t *Table[T]) decode(r Reader, query string, args ...any) ([]T, error) {
	var out []T
	err := r.bodies(func(body []byte) error {
		var v T
		if err := json.Unmarshal(body, &v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return out, nil
}

func marks(n int) string {
	if n == 0 {
		return "NULL" // IN (NULL) holds nothing
	}
	return strings.Repeat("?, ", n-1) + "?"
}

func anys[T ~string](ids []T) []any {
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

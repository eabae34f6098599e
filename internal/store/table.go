package store

import (
	"encoding/json"
	"strings"

	"lotrinh/internal/journal"
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
}

// Save writes a new version: revision 0 begins a row, any other must still be the live one, else somebody was faster.
// The value's revision moves on.
func (t *Table[T]) Save(tx *Tx, v *T) error {
	id, rev := t.key(v)
	before, after, err := t.rows().save(tx, version{id: id, rev: rev, value: v, index: t.index(v)})
	if err != nil {
		return err
	}
	return t.record(tx, v, v, id, *rev, before, after)
}

// Remove ends the live version; nothing takes its place, its history stays.
func (t *Table[T]) Remove(tx *Tx, v *T) error {
	id, rev := t.key(v)
	before, err := t.rows().close(tx, id, *rev)
	if err != nil {
		return err
	}
	return t.record(tx, v, nil, id, *rev, before, "")
}

// record keeps a change of v for the journal and lets what is derived follow; now is nil when v was removed.
func (t *Table[T]) record(tx *Tx, v, now *T, id string, rev int, before, after string) error {
	c := journal.Change{Noun: t.noun, ID: id, Rev: rev, Before: before, After: after}
	if t.about != nil {
		item := t.about(v)
		c.About = string(item)
		if !t.apart {
			tx.Touch(item)
		}
	}
	tx.changes = append(tx.changes, c)
	tx.now.own = tx.now.own || t.order != ""
	if t.after == nil {
		return nil
	}
	var old *T
	if before != "" {
		old = new(T)
		if err := json.Unmarshal([]byte(before), old); err != nil {
			return err
		}
	}
	return t.after(tx, now, old)
}

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
	return t.only(t.decode(r.present(), t.rows().bodyAsOf(), id, string(day), string(day)))
}

// Versions are all versions of one row, oldest first.
func (t *Table[T]) Versions(r Reader, id string) ([]T, error) {
	return t.decode(r.present(), t.rows().bodies(r), id)
}

// one is the live row that a condition picks.
func (t *Table[T]) one(r Reader, where string, args ...any) (T, error) {
	return t.only(t.live(r, where, args...))
}

func (t *Table[T]) only(rows []T, err error) (T, error) {
	if err != nil || len(rows) == 0 {
		var none T
		if err == nil {
			err = t.rows().notThere()
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

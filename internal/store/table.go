package store

import (
	"bytes"
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
	before := ""
	if *rev > 0 {
		var err error
		if before, err = t.rows().close(tx, id, *rev); err != nil {
			return err
		}
	}
	*rev++
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if !plainJSON(body) {
		return notText()
	}
	args := append([]any{id, *rev, string(tx.Today), tx.Now.UnixMilli(), string(body)}, t.index(v)...)
	if err := t.rows().insert(tx, 1, args); err != nil {
		return err
	}
	return t.record(tx, v, v, id, *rev, before, string(body))
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
	rows, err := t.decode(r.present(), "SELECT body FROM "+t.name+" WHERE id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY rev DESC LIMIT 1", id, string(day), string(day))
	return t.only(rows, err)
}

// Versions are all versions of one row, oldest first.
func (t *Table[T]) Versions(r Reader, id string) ([]T, error) {
	return t.decode(r.present(), "SELECT body FROM "+t.name+" WHERE id = ?"+r.until("valid_from")+" ORDER BY rev", id)
}

// one is the live row that a condition picks.
func (t *Table[T]) one(r Reader, where string, args ...any) (T, error) {
	rows, err := t.live(r, where, args...)
	return t.only(rows, err)
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

// plainJSON tells whether a body just marshalled holds nothing but text: NUL is written as an escape, and so is what was
// no UTF-8, while a replacement character that stood in the text stays as it is.
func plainJSON(body []byte) bool {
	escapes := bytes.ReplaceAll(body, []byte(`\\`), nil)
	return !bytes.Contains(escapes, []byte(`\u0000`)) && !bytes.Contains(escapes, []byte(`\ufffd`))
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

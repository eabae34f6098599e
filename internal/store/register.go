package store

import (
	"slices"
	"sync"
)

// Registers are nouns of few rows that nearly every page needs: units, posts, documents, themes, the term. A store keeps
// their live rows in memory until an act changes one of them, which the counter "register" tells; an act that changes one,
// and snapshots, read the tables.
type registers struct {
	mu   sync.Mutex
	kept map[string]any // *register[T] by table
}

type register[T any] struct {
	version int
	rows    []T
	at      map[string]int
}

const registerCounter = "register"

// moment is what one Reader has found out about the registers.
type moment struct {
	of      *registers
	version int
	known   bool
	act     bool // an act reads, that may change what it gets
	own     bool // … and has changed a register
}

// remembers tells whether what is kept of registers may be read.
func (r Reader) remembers() bool { return r.now != nil && !r.now.own }

func (r Reader) registerVersion() (int, error) {
	if r.now.known {
		return r.now.version, nil
	}
	err := r.row("SELECT n FROM counter WHERE name = ?", registerCounter).Scan(&r.now.version)
	if noRows(err) {
		err = nil
	}
	r.now.known = err == nil
	return r.now.version, err
}

// register gives the live rows of a register in its order; they are shared and must not be changed. The version is asked
// before the rows are read, so that rows are never older than their version says.
func (t *Table[T]) register(r Reader) (*register[T], error) {
	if !r.remembers() {
		return t.readRegister(r, 0)
	}
	version, err := r.registerVersion()
	if err != nil {
		return nil, err
	}
	r.now.of.mu.Lock()
	kept, ok := r.now.of.kept[t.name].(*register[T])
	r.now.of.mu.Unlock()
	if ok && kept.version == version {
		return kept, nil
	}
	if kept, err = t.readRegister(r, version); err != nil {
		return nil, err
	}
	r.now.of.mu.Lock()
	r.now.of.kept[t.name] = kept
	r.now.of.mu.Unlock()
	return kept, nil
}

func (t *Table[T]) readRegister(r Reader, version int) (*register[T], error) {
	rows, err := t.live(r, "1 = 1 ORDER BY "+t.order)
	kept := &register[T]{version: version, rows: rows, at: make(map[string]int, len(rows))}
	for i := range rows {
		id, _ := t.key(&rows[i])
		kept.at[id] = i
	}
	return kept, err
}

// All are the live rows of a register.
func (t *Table[T]) All(r Reader) ([]T, error) {
	kept, err := t.register(r)
	if err != nil {
		return nil, err
	}
	return slices.Clone(kept.rows), nil
}

// Count is how many live rows a register has.
func (t *Table[T]) Count(r Reader) (int, error) {
	kept, err := t.register(r)
	if err != nil {
		return 0, err
	}
	return len(kept.rows), nil
}

// Each goes through the live rows of a register in its order; they are shared and must not be changed.
func (t *Table[T]) Each(r Reader, do func(*T)) error {
	kept, err := t.register(r)
	if err != nil {
		return err
	}
	for i := range kept.rows {
		do(&kept.rows[i])
	}
	return nil
}

// where are the live rows of a register that fit.
func (t *Table[T]) where(r Reader, fits func(*T) bool) ([]T, error) {
	kept, err := t.register(r)
	if err != nil {
		return nil, err
	}
	var out []T
	for i := range kept.rows {
		if fits(&kept.rows[i]) {
			out = append(out, kept.rows[i])
		}
	}
	return out, nil
}

// find is the row of a register that fits.
func (t *Table[T]) find(r Reader, fits func(*T) bool) (T, error) {
	kept, err := t.register(r)
	for i := 0; err == nil && i < len(kept.rows); i++ {
		if fits(&kept.rows[i]) {
			return kept.rows[i], nil
		}
	}
	return t.only(nil, err)
}

// byID are the rows of a register with these ids; what is not there is left out.
func byID[K ~string, T any](t *Table[T], r Reader, ids []K) (map[K]T, error) {
	kept, err := t.register(r)
	if err != nil {
		return nil, err
	}
	out := make(map[K]T, len(ids))
	for _, id := range ids {
		if i, ok := kept.at[string(id)]; ok {
			out[id] = kept.rows[i]
		}
	}
	return out, nil
}

// changedRegister tells all stores that a register has changed.
func (tx *Tx) changedRegister() []ask {
	if !tx.now.own {
		return nil
	}
	return []ask{takeNumbers(registerCounter, 1, new(int))}
}

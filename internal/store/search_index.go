package store

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// found is what an act makes of one thing that can be found: its entry as it is now, or nothing.
type found struct {
	noun  plan.Noun
	id    string
	now   *Entry
	fresh bool // nothing of this name has an entry
}

// manyFound is how many an act gathers before it writes them.
const manyFound = 500

// follow keeps the entry of a noun as the noun is now (nil = removed), where that differs from before (nil = new).
func follow[T any](tx *Tx, entry func(T) Entry, now, before *T) error {
	if now == nil {
		e := entry(*before)
		return tx.gather(found{noun: e.Noun, id: e.ID})
	}
	e := entry(*now)
	if before != nil && entry(*before) == e {
		return nil
	}
	return tx.gather(found{e.Noun, e.ID, &e, before == nil})
}

// index makes a thing findable, or brings its entry up to date.
func (tx *Tx) index(e Entry) error { return tx.gather(found{noun: e.Noun, id: e.ID, now: &e}) }

// gather keeps what is to be written for the end of the act: numbers are then taken in one go and for a moment only, and no later statement makes SQLite write out the words gathered so far.
func (tx *Tx) gather(f found) error {
	tx.found = append(tx.found, f)
	if len(tx.found) < manyFound {
		return nil
	}
	return tx.writeFound()
}

// writeFound writes what was gathered before the end of an act that has much of it, or outside of acts.
func (tx *Tx) writeFound() error {
	if err := tx.sortFound(); err != nil || len(tx.fresh) == 0 {
		return err
	}
	var first int
	if err := tx.together(tx.takeHead(), takeNumbers(foundCounter, len(tx.fresh), &first)); err != nil {
		return err
	}
	return tx.together(tx.freshEntries(first)...)
}

// foundCounter numbers what can be found; only who has the head of the journal counts it up.
const foundCounter = "search"

// sortFound brings those entries up to date that have their numbers already, and tells which are to get one; of one thing
// the last holds.
func (tx *Tx) sortFound() error {
	last := map[[2]string]int{}
	for i, f := range tx.found {
		last[[2]string{string(f.noun), f.id}] = i
	}
	for i, f := range tx.found {
		if last[[2]string{string(f.noun), f.id}] != i {
			continue
		}
		var n int64
		var err error
		if !f.fresh {
			if n, err = tx.numberOf(f); err != nil {
				return err
			}
		}
		if n != 0 {
			err = tx.later(ask{query: tx.d.unindex, args: []any{n}}, ask{query: "DELETE FROM search_entry WHERE n = ?", args: []any{n}})
		}
		switch {
		case err != nil:
		case f.now == nil:
		case n == 0:
			tx.fresh = append(tx.fresh, *f.now)
		default:
			err = tx.later(tx.entryAt(*f.now, n&maxSeq)...)
		}
		if err != nil {
			return err
		}
	}
	tx.found = tx.found[:0]
	return nil
}

// freshEntries write what can be found from now on, numbered from the first.
func (tx *Tx) freshEntries(first int) (asks []ask) {
	for i, e := range tx.fresh {
		asks = append(asks, tx.entryAt(e, int64(first+i))...)
	}
	tx.fresh = tx.fresh[:0]
	return asks
}

// numberOf is the number of an entry; 0 = there is none.
func (tx *Tx) numberOf(f found) (n int64, err error) {
	err = tx.row("SELECT n FROM search_entry WHERE noun = ? AND id = ?", string(f.noun), f.id).Scan(&n)
	if noRows(err) {
		return 0, nil
	}
	return n, err
}

// entryAt writes an entry; what has no words is not kept.
func (tx *Tx) entryAt(e Entry, seq int64) []ask {
	n, row := e.place()|seq, e.row()
	words := row[len(row)-1]
	if words == "" {
		return nil
	}
	return []ask{
		{query: "INSERT INTO search_entry (n, " + strings.Join(entryRow, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(entryRow)) + ")", args: append([]any{n}, anys(row)...)},
		{query: tx.d.index, args: []any{n, words}},
	}
}

// followDocument keeps a document findable, and its passages under the name and the day it has now.
func followDocument(tx *Tx, d, before *doc.Document) error {
	if err := follow(tx, documentEntry, d, before); err != nil || d == nil || before == nil || (before.Name() == d.Name() && before.Date == d.Date) {
		return err
	}
	t, err := tx.TextOf(d.ID)
	if err != nil {
		return err
	}
	return tx.indexPassages(*d, t)
}

func (tx *Tx) indexPassages(d doc.Document, t Text) error {
	for _, e := range passageEntries(d, t) {
		if err := tx.index(e); err != nil {
			return err
		}
	}
	return nil
}

// eachEntry goes through all that can be found, as the nouns say it, a piece at a time.
func (r Reader) eachEntry(do func(Entry) error) error {
	if err := eachLive(r, Items, func(it plan.Item) error { return do(itemEntry(it)) }); err != nil {
		return err
	}
	if err := eachLive(r, Documents, func(d doc.Document) error {
		if err := do(documentEntry(d)); err != nil {
			return err
		}
		t, err := r.TextOf(d.ID)
		if err != nil {
			return err
		}
		for _, e := range passageEntries(d, t) {
			if err := do(e); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	sent := map[report.ID]bool{}
	if err := eachLive(r, Reports, func(x report.Report) error {
		if sent[x.ID] = x.State.Sent(); !sent[x.ID] {
			return nil
		}
		return do(reportEntry(x))
	}); err != nil {
		return err
	}
	return eachLive(r, Lines, func(l report.Line) error {
		if !sent[l.ReportID] {
			return nil
		}
		return do(lineEntry(l))
	})
}

// eachLive goes through the live rows of a noun by id; no query is open while do works.
func eachLive[T any](r Reader, t *Table[T], do func(T) error) error {
	for from := ""; ; {
		to := ""
		if err := r.eachText("SELECT id FROM "+t.name+" WHERE valid_to IS NULL AND id > ? ORDER BY id LIMIT 500", func(id string) { to = id }, from); err != nil || to == "" {
			return err
		}
		rows, err := t.live(r, "id > ? AND id <= ? ORDER BY id", from, to)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := do(row); err != nil {
				return err
			}
		}
		from = to
	}
}

// indexAll makes everything findable anew, where an upgrade has emptied the index.
func (tx *Tx) indexAll() error {
	if err := tx.eachEntry(tx.index); err != nil {
		return err
	}
	return tx.writeFound()
}

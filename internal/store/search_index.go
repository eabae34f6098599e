package store

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// follow keeps the entry of a noun as the noun is now (nil = removed), where that differs from before (nil = new).
func follow[T any](tx *Tx, entry func(T) Entry, now, before *T) error {
	if now == nil {
		e := entry(*before)
		return tx.forget(e.Noun, e.ID)
	}
	e := entry(*now)
	if before != nil && entry(*before) == e {
		return nil
	}
	return tx.index(e)
}

// index makes a thing findable, or brings its entry up to date; what has no words is not kept.
func (tx *Tx) index(e Entry) error {
	var n int64
	err := tx.row("SELECT n FROM search_entry WHERE noun = ? AND id = ?", string(e.Noun), e.ID).Scan(&n)
	if err != nil && !noRows(err) {
		return err
	}
	isNew := noRows(err)
	if !isNew {
		if err := tx.unindex(n); err != nil {
			return err
		}
	}
	row := e.row()
	words := row[len(row)-1]
	if words == "" {
		return nil
	}
	if isNew {
		next, err := tx.NextNumber("search")
		if err != nil {
			return err
		}
		n = int64(next)
	}
	n = e.place() | n&maxSeq
	if _, err := tx.exec("INSERT INTO search_entry (n, "+strings.Join(entryRow, ", ")+") VALUES (?"+strings.Repeat(", ?", len(entryRow))+")", append([]any{n}, anys(row)...)...); err != nil {
		return err
	}
	if tx.d.index == "" {
		return nil
	}
	_, err = tx.exec(tx.d.index, n, words)
	return err
}

// forget takes a thing out of what can be found.
func (tx *Tx) forget(noun plan.Noun, id string) error {
	var n int64
	err := tx.row("SELECT n FROM search_entry WHERE noun = ? AND id = ?", string(noun), id).Scan(&n)
	if noRows(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return tx.unindex(n)
}

func (tx *Tx) unindex(n int64) error {
	if tx.d.unindex != "" {
		if _, err := tx.exec(tx.d.unindex, n); err != nil {
			return err
		}
	}
	_, err := tx.exec("DELETE FROM search_entry WHERE n = ?", n)
	return err
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
	if err := eachLive(r, Reports, func(x report.Report) error { return do(reportEntry(x)) }); err != nil {
		return err
	}
	return eachLive(r, Lines, func(l report.Line) error { return do(lineEntry(l)) })
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
	return tx.eachEntry(tx.index)
}

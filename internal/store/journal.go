package store

import (
	"database/sql"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
)

// takeHead waits for the newest link of the chain and keeps others from it until the transaction ends. Whoever has it may
// write what acts share: the roll-ups, the number of what can be found, the journal.
func (tx *Tx) takeHead() ask {
	return ask{query: "SELECT seq, hash FROM journal_head WHERE one = 1" + tx.d.forUpdate, row: func(scan func(...any) error) error {
		tx.head = new(journal.Head)
		return scan(&tx.head.Seq, &tx.head.Hash)
	}}
}

// finish ends an act. What acts share comes last and in two journeys: one to take it, one that writes all and commits, so
// that on PostgreSQL only the end of each act waits for the one before it (docs/decisions.md says how the chain scales).
func (tx *Tx) finish() error {
	if len(tx.changes) == 0 {
		return fault.New(fault.Invalid, "Không có gì thay đổi.", "Nothing has changed.")
	}
	var days []keptDay
	var first int
	take := []ask{tx.takeHead()}
	if tx.d.unhurried != "" {
		take = append(take, ask{query: tx.d.unhurried})
	}
	if len(tx.moved) > 0 {
		take = append(take, daysKept(&days))
	}
	if len(tx.fresh) > 0 {
		take = append(take, takeNumbers(foundCounter, len(tx.fresh), &first))
	}
	if err := tx.together(take...); err != nil {
		return err
	}
	if tx.head == nil {
		return fault.New(fault.Internal, "Nhật ký không có đầu.", "The journal has no head.")
	}
	return tx.commitWith(slices.Concat(tx.changedRegister(), tx.tallyWrites(days), tx.freshEntries(first), tx.appendEntry())...)
}

// appendEntry chains the act to the journal.
func (tx *Tx) appendEntry() []ask {
	head := tx.head
	e := journal.Entry{Seq: head.Seq + 1, At: tx.Now.UnixMilli(), Day: tx.Today, Actor: tx.Actor, Action: tx.Action, Noun: tx.Noun, ID: tx.ID, Why: tx.Why, Changes: tx.changes}
	e.Seal(head.Hash)
	rows := make([][]any, len(e.Changes))
	for n, c := range e.Changes {
		rows[n] = []any{e.Seq, n, c.Noun, c.ID, c.Rev, c.About, c.Before, c.After}
	}
	return slices.Concat(
		[]ask{{query: "INSERT INTO journal (seq, at, day, post_id, title, account_id, person, action, noun, id, why, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			args: []any{e.Seq, e.At, string(e.Day), string(e.Actor.PostID), e.Actor.Title, string(e.Actor.Account), e.Actor.Person, e.Action, e.Noun, e.ID, e.Why, e.Prev, e.Hash}}},
		insertMany("journal_change (seq, n, noun, id, rev, about, before, after)", rows, ""),
		[]ask{{query: "UPDATE journal_head SET seq = ?, hash = ? WHERE one = 1", args: []any{e.Seq, e.Hash}}})
}

// Head is the newest link of the chain.
func (r Reader) Head() (journal.Head, error) {
	var h journal.Head
	err := r.row("SELECT seq, hash FROM journal_head WHERE one = 1").Scan(&h.Seq, &h.Hash)
	return h, err
}

const entryColumns = "j.seq, j.at, j.day, j.post_id, j.title, j.account_id, j.person, j.action, j.noun, j.id, j.why, j.prev, j.hash"

// EachEntry calls do for every entry in the order of the chain, with its changes, never holding more than one.
func (r Reader) EachEntry(do func(journal.Entry) error) error {
	entries, err := r.query("SELECT " + entryColumns + ", c.noun, c.id, c.rev, c.about, c.before, c.after FROM journal j LEFT JOIN journal_change c ON c.seq = j.seq ORDER BY j.seq, c.n")
	if err != nil {
		return err
	}
	defer entries.Close()
	var open journal.Entry
	begun := false
	for entries.Next() {
		var e journal.Entry
		var noun, id, about, before, after sql.NullString
		var rev sql.NullInt64
		if err := entries.Scan(append(entryFields(&e), &noun, &id, &rev, &about, &before, &after)...); err != nil {
			return err
		}
		if begun && e.Seq != open.Seq {
			if err := do(open); err != nil {
				return err
			}
			begun = false
		}
		if !begun {
			open, begun = e, true
		}
		if noun.Valid {
			open.Changes = append(open.Changes, journal.Change{Noun: noun.String, ID: id.String, Rev: int(rev.Int64), About: about.String, Before: before.String, After: after.String})
		}
	}
	if err := entries.Err(); err != nil || !begun {
		return err
	}
	return do(open)
}

func entryFields(e *journal.Entry) []any {
	return []any{&e.Seq, &e.At, &e.Day, &e.Actor.PostID, &e.Actor.Title, &e.Actor.Account, &e.Actor.Person, &e.Action, &e.Noun, &e.ID, &e.Why, &e.Prev, &e.Hash}
}

// EntriesAbout are the newest entries that changed anything about an item, each with only those changes; what units write
// and have not sent is left out.
func (r Reader) EntriesAbout(item plan.ItemID, limit int) ([]journal.Entry, error) {
	return r.entries("about = ? AND "+sentOnly, string(item), limit)
}

const sentOnly = `(noun <> 'line' OR EXISTS (SELECT 1 FROM line x JOIN report y ON y.id = x.report_id AND y.valid_to IS NULL
	WHERE x.id = journal_change.id AND x.valid_to IS NULL AND y.state IN ('submitted', 'endorsed', 'approved')))`

// EntriesOn are the newest entries that changed one row of a noun, each with only those changes.
func (r Reader) EntriesOn(noun, id string, limit int) ([]journal.Entry, error) {
	return r.entries("noun = '"+noun+"' AND id = ?", id, limit)
}

// Entries is one page of the journal, newest first, with its total; changes are left out.
func (r Reader) Entries(offset, limit int) ([]journal.Entry, int, error) {
	var total int
	if err := r.row("SELECT count(*) FROM journal").Scan(&total); err != nil {
		return nil, 0, err
	}
	entries, err := r.entryRows("SELECT "+entryColumns+" FROM journal j ORDER BY j.seq DESC LIMIT ? OFFSET ?", limit, offset)
	return entries, total, err
}

func (r Reader) entryRows(query string, args ...any) ([]journal.Entry, error) {
	rows, err := r.query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []journal.Entry
	for rows.Next() {
		var e journal.Entry
		if err := rows.Scan(entryFields(&e)...); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// entries are the newest entries with a change that a condition picks. The changes are found first, by their index, so
// that a long journal is not gone through.
func (r Reader) entries(of, id string, limit int) ([]journal.Entry, error) {
	newest := "SELECT DISTINCT seq FROM journal_change WHERE " + of + r.known() + " ORDER BY seq DESC LIMIT ?"
	out, err := r.entryRows("SELECT "+entryColumns+" FROM ("+newest+") c JOIN journal j ON j.seq = c.seq ORDER BY j.seq DESC", id, limit)
	if err != nil || len(out) == 0 {
		return nil, err
	}
	rows, err := r.query("SELECT seq, noun, id, rev, about, before, after FROM journal_change WHERE "+of+" AND seq >= ? ORDER BY seq DESC, n", id, out[len(out)-1].Seq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for at := 0; rows.Next(); {
		var seq int64
		var c journal.Change
		if err := rows.Scan(&seq, &c.Noun, &c.ID, &c.Rev, &c.About, &c.Before, &c.After); err != nil {
			return nil, err
		}
		for at < len(out)-1 && out[at].Seq > seq {
			at++
		}
		if out[at].Seq == seq { // else written since the entries were read
			out[at].Changes = append(out[at].Changes, c)
		}
	}
	return out, rows.Err()
}

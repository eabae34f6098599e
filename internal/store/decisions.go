package store

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
)

// DecisionsOn are the newest entries of a person's work on a document's candidates, newest first, without their changes.
func (r Reader) DecisionsOn(id doc.ID, limit int) ([]journal.Entry, error) {
	return r.entryRows("SELECT "+entryColumns+` FROM journal j WHERE j.action LIKE 'candidate.%' AND j.seq IN (
		SELECT c.seq FROM journal_change c WHERE c.noun = 'proposal' AND c.id IN (SELECT p.id FROM proposal p WHERE p.valid_to IS NULL AND p.document_id = ?)) ORDER BY j.seq DESC LIMIT ?`, string(id), limit)
}

// ChangesOf are all rows that one entry changed, in its order.
func (r Reader) ChangesOf(seq int64) ([]journal.Change, error) {
	rows, err := r.query("SELECT noun, id, rev, about, before, after FROM journal_change WHERE seq = ? ORDER BY n", seq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []journal.Change
	for rows.Next() {
		var c journal.Change
		if err := rows.Scan(&c.Noun, &c.ID, &c.Rev, &c.About, &c.Before, &c.After); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// TouchedSince are the later entries that changed anything about the items of an entry: themselves, their parts, their reports.
func (r Reader) TouchedSince(seq int64) (map[plan.ItemID][]int64, error) {
	rows, err := r.query("SELECT DISTINCT d.about, d.seq FROM journal_change c JOIN journal_change d ON d.about = c.about AND d.seq > c.seq WHERE c.seq = ? AND c.about <> ''", seq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[plan.ItemID][]int64{}
	for rows.Next() {
		var id plan.ItemID
		var later int64
		if err := rows.Scan(&id, &later); err != nil {
			return nil, err
		}
		out[id] = append(out[id], later)
	}
	return out, rows.Err()
}

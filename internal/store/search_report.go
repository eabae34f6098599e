package store

import (
	"cmp"

	"lotrinh/internal/report"
)

// What a unit has not sent is found by nobody: a report and its lines become findable when the report is sent, and are no
// longer when it is returned or withdrawn. So a search needs to ask nobody who asks it.

// followReport keeps a report findable, and its lines, as it is sent and comes back.
func (tx *Tx) followReport(now, before *report.Report) error {
	is, was := now != nil && now.State.Sent(), before != nil && before.State.Sent()
	tx.sent = nil // what was known of reports
	switch {
	case is && was:
		return follow(tx, reportEntry, now, before)
	case !is && !was:
		return nil
	}
	x := cmp.Or(now, before)
	lines, err := tx.LinesOf(x.ID)
	if err != nil {
		return err
	}
	entries := []Entry{reportEntry(*x)}
	for _, l := range lines {
		entries = append(entries, lineEntry(l))
	}
	for _, e := range entries {
		f := found{noun: e.Noun, id: e.ID, fresh: is}
		if is {
			f.now = &e
		}
		if err := tx.gather(f); err != nil {
			return err
		}
	}
	return nil
}

// followLine keeps a line findable whose report is sent.
func (tx *Tx) followLine(now, before *report.Line) error {
	l := cmp.Or(now, before)
	sent, known := tx.sent[l.ReportID]
	if !known {
		var state report.State
		if err := tx.row("SELECT state FROM report WHERE id = ? AND valid_to IS NULL", string(l.ReportID)).Scan(&state); err != nil && !noRows(err) {
			return err
		}
		if tx.sent == nil {
			tx.sent = map[report.ID]bool{}
		}
		sent = state.Sent()
		tx.sent[l.ReportID] = sent
	}
	if !sent {
		return nil
	}
	return follow(tx, lineEntry, now, before)
}

// hideDrafts takes out of the index what an older program let everybody find.
func (tx *Tx) hideDrafts() error {
	hide := func(x report.Report) error {
		if x.State.Sent() {
			return nil
		}
		lines, err := tx.LinesOf(x.ID)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if err := tx.gather(found{noun: LineNoun, id: l.ID}); err != nil {
				return err
			}
		}
		return tx.gather(found{noun: ReportNoun, id: string(x.ID)})
	}
	if err := eachLive(tx.Reader, Reports, hide); err != nil {
		return err
	}
	return tx.writeFound()
}

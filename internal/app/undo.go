package app

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Decision is one act of reviewing that can be taken back.
type Decision struct {
	Seq       int64 // of its journal entry
	Action    string
	Candidate plan.CandidateID // "" of many at once
	Many      int              // how many candidates it decided, when many at once
	Title     string           // of the candidate, "" of many
	Ord       int
}

// manyDecisions bounds how far back one looks for the last decision that still stands, manyMore for a certain one.
const manyDecisions, manyMore = 200, 5000

const undoAction = "candidate.undo"

// takenBack are the entries that stand no more: those taken back, and those that took them back.
func takenBack(entries []journal.Entry) map[int64]bool {
	out := map[int64]bool{}
	for _, e := range entries {
		if e.Action == undoAction {
			seq, _ := strconv.ParseInt(e.ID, 10, 64)
			out[e.Seq], out[seq] = true, true
		}
	}
	return out
}

// lastDecision is the newest decision of a post on a document that nobody has taken back, false when there is none.
func lastDecision(entries []journal.Entry, who Who) (journal.Entry, bool) {
	gone := takenBack(entries)
	for _, e := range entries {
		if !gone[e.Seq] && e.Actor.PostID == who.Post.ID {
			return e, true
		}
	}
	return journal.Entry{}, false
}

// LastDecision is what Undo would take back for a post, nil when there is nothing.
func (a *App) LastDecision(ctx context.Context, who Who, id doc.ID) (*Decision, error) {
	r := a.store.Read(ctx)
	entries, err := r.DecisionsOn(id, manyDecisions)
	if err != nil {
		return nil, err
	}
	e, ok := lastDecision(entries, who)
	if !ok {
		return nil, nil
	}
	d := &Decision{Seq: e.Seq, Action: e.Action}
	if e.Noun != "proposal" {
		changes, err := r.ChangesOf(e.Seq)
		for _, c := range changes {
			if c.Noun == "proposal" {
				d.Many++
			}
		}
		return d, err
	}
	p, err := store.Proposals.Get(r, e.ID)
	d.Candidate, d.Title, d.Ord = p.ID, p.Candidate.Text, p.Candidate.Ord
	return d, err
}

// DecisionOn is the decision by which one candidate no longer waits, nil when it was decided together with others or stands in
// no entry that is looked at.
func (a *App) DecisionOn(ctx context.Context, id doc.ID, candidate plan.CandidateID) (*Decision, error) {
	entries, err := a.store.Read(ctx).DecisionsOn(id, manyMore)
	if err != nil {
		return nil, err
	}
	gone := takenBack(entries)
	for _, e := range entries {
		if e.ID == string(candidate) && !gone[e.Seq] && (e.Action == "candidate.accept" || e.Action == "candidate.reject") {
			return &Decision{Seq: e.Seq, Action: e.Action, Candidate: candidate}, nil
		}
	}
	return nil, nil
}

// Undo takes one decision on a document's candidates back: they wait again as they were, items that came of it are ended and
// keep their history. It is refused once anything of it was changed or reported on.
func (a *App) Undo(ctx context.Context, who Who, id doc.ID, seq int64) (plan.CandidateID, error) {
	if err := who.must("review"); err != nil {
		return "", err
	}
	entries, err := a.store.Read(ctx).DecisionsOn(id, manyMore)
	if err != nil {
		return "", err
	}
	gone := takenBack(entries)
	switch found := slices.ContainsFunc(entries, func(e journal.Entry) bool { return e.Seq == seq }); {
	case !found:
		return "", fault.New(fault.NotFound, "Không thấy quyết định nào để lấy lại trên văn bản này.", "There is no decision to take back on this document.")
	case gone[seq]:
		return "", fault.New(fault.Conflict, "Quyết định này đã được lấy lại rồi.", "This decision has been taken back already.")
	}
	var first plan.CandidateID
	err = a.change(ctx, who, act{undoAction, "entry", strconv.FormatInt(seq, 10), fmt.Sprintf("lấy lại #%d", seq)}, func(tx *store.Tx) (err error) {
		first, err = takeBack(tx, seq, gone)
		return err
	})
	return first, err
}

// takeBack puts the candidates that an entry changed back as they were before it, and ends the items that it made. Entries
// that are gone count for nothing.
func takeBack(tx *store.Tx, seq int64, gone map[int64]bool) (first plan.CandidateID, err error) {
	changes, err := tx.ChangesOf(seq)
	if err != nil {
		return "", err
	}
	later, err := tx.TouchedSince(seq)
	if err != nil {
		return "", err
	}
	touched := map[plan.ItemID]bool{}
	for id, entries := range later {
		touched[id] = slices.ContainsFunc(entries, func(seq int64) bool { return !gone[seq] })
	}
	made := map[plan.ItemID]bool{}
	for _, c := range changes {
		if c.Noun == "item" && c.Before == "" {
			made[plan.ItemID(c.ID)] = true
		}
	}
	for _, c := range changes {
		switch {
		case c.Noun == "proposal":
			if err := restore(tx, store.Proposals, c, func(p *plan.Proposal) *int { return &p.Rev }); err != nil {
				return "", err
			}
			if first == "" && c.Before != "" {
				first = plan.CandidateID(c.ID)
			}
		case c.Noun == "link" && c.Before != "":
			if err := restore(tx, store.Links, c, func(l *plan.Link) *int { return &l.Rev }); err != nil {
				return "", err
			}
		case c.Noun == "item" && c.Before == "":
			if err := endAgain(tx, plan.ItemID(c.ID), made, touched); err != nil {
				return "", err
			}
		}
	}
	return first, nil
}

// restore gives a row the body it had before a change, or removes it if the change made it, unless it stands otherwise than the
// change left it.
func restore[T any](tx *store.Tx, table *store.Table[T], c journal.Change, rev func(*T) *int) error {
	now, err := table.Get(tx.Reader, c.ID)
	if err != nil {
		return err
	}
	var before, after T
	if err := json.Unmarshal([]byte(c.After), &after); err != nil {
		return err
	}
	*rev(&after) = *rev(&now)
	if !reflect.DeepEqual(now, after) {
		return fault.New(fault.Conflict, "Đề xuất này đã có quyết định mới hơn; hãy lấy lại quyết định mới trước.", "There is a newer decision on this candidate; take that one back first.")
	}
	if c.Before == "" {
		return table.Remove(tx, &now)
	}
	if err := json.Unmarshal([]byte(c.Before), &before); err != nil {
		return err
	}
	*rev(&before) = *rev(&now)
	return table.Save(tx, &before)
}

// endAgain ends an item whose acceptance is taken back. What people have done with it since stands against that.
func endAgain(tx *store.Tx, id plan.ItemID, made, touched map[plan.ItemID]bool) error {
	item, err := store.Items.Get(tx.Reader, string(id))
	if err != nil {
		return err
	}
	if touched[id] {
		return fault.New(fault.Conflict, "%s đã được sửa hoặc báo cáo sau khi nhận nên không lấy lại được. Nếu không còn là việc phải làm, hãy kết thúc mục ở trang của nó.",
			"%s has been changed or reported on since it was accepted, so this cannot be taken back. If it is no longer to be done, end it on its own page.", item.Code)
	}
	below, err := tx.ItemList(store.ItemQuery{Parent: &id, Today: tx.Today}, 0, 500)
	if err != nil {
		return err
	}
	for _, x := range below {
		if made[x.Item.ID] {
			continue // ended with it
		}
		return fault.New(fault.Conflict, "%s đang có mục cấp dưới %s; hãy lấy lại hoặc kết thúc mục đó trước.", "%s has the item %s below it; take that back or end it first.", item.Code, x.Item.Code)
	}
	linked, err := tx.LinksTo(string(id))
	if err != nil {
		return err
	}
	if len(linked) > 0 {
		return fault.New(fault.Conflict, "%s đã được mục khác nối tới nên không lấy lại được.", "Another item is linked to %s, so this cannot be taken back.", item.Code)
	}
	item.Ended = true
	return store.Items.Save(tx, &item)
}

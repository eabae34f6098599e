package app

import (
	"context"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// join accepts the pending proposals that tell the task of p again into the item p becomes, and gives their places.
func (ac *acceptor) join(p plan.Proposal, id plan.ItemID) (again []plan.Passage, err error) {
	for _, x := range plan.Tellings(ac.proposals, p.Candidate) {
		if x.ID == p.ID || x.Verdict != plan.Pending || ac.items[x.Candidate.Ord] != "" {
			continue
		}
		x.Verdict, x.ItemID = plan.Accepted, id
		if err := store.Proposals.Save(ac.tx, &x); err != nil {
			return nil, err
		}
		ac.items[x.Candidate.Ord] = id
		again = append(again, plan.Passage{PassageID: x.Candidate.PassageID, Span: x.Candidate.Span})
	}
	return again, nil
}

// Separate says that a candidate is a task of its own, not another telling of the one it was taken for. One that was accepted
// together with that task leaves its item and becomes an item of its own.
func (a *App) Separate(ctx context.Context, who Who, id plan.CandidateID) error {
	if err := who.must("review"); err != nil {
		return err
	}
	return a.onCandidate(ctx, who, "candidate.separate", id, "", func(tx *store.Tx, p plan.Proposal) error {
		if p.Verdict == plan.Rejected {
			return decided(p)
		}
		if p.Candidate.SameAs == 0 {
			return fault.New(fault.Conflict, "Đề xuất này không bị coi là trùng với đề xuất khác.", "This candidate is not taken for another telling of a task.")
		}
		p.Candidate.SameAs = 0
		if p.Verdict == plan.Accepted {
			return a.leave(tx, p)
		}
		return store.Proposals.Save(tx, &p)
	})
}

// leave takes an accepted telling out of the item it joined and makes it one of its own.
func (a *App) leave(tx *store.Tx, p plan.Proposal) error {
	item, err := store.Items.Get(tx.Reader, string(p.ItemID))
	if err != nil {
		return err
	}
	if item.Origin.CandidateID == p.ID {
		return fault.New(fault.Conflict, "%s được đọc từ chính đề xuất này; hãy tách các chỗ nêu khác ra.", "%s was read from this very candidate; separate the other places instead.", item.Code)
	}
	links, err := tx.LinksFrom(string(item.ID))
	if err != nil {
		return err
	}
	here := plan.Passage{PassageID: p.Candidate.PassageID, Span: p.Candidate.Span}
	for _, l := range links {
		if l.Relation != plan.FromSource || !slices.Contains(l.Again, here) {
			continue
		}
		l.Again = slices.DeleteFunc(slices.Clone(l.Again), func(x plan.Passage) bool { return x == here })
		if err := store.Links.Save(tx, &l); err != nil {
			return err
		}
	}
	ac, err := a.newAcceptor(tx, p.DocumentID)
	if err != nil {
		return err
	}
	delete(ac.items, p.Candidate.Ord)
	_, err = ac.take(p)
	return err
}

// decided is said when a candidate no longer waits.
func decided(p plan.Proposal) error {
	return fault.New(fault.Conflict, "Mục này đã được xử lý (%s).", "This candidate has been dealt with (%s).", p.Verdict.Vi())
}

// Place is a passage that tells an item again.
type Place struct {
	Document doc.Document
	Context  Excerpt
}

// originIn is where a source tells an item first.
func (v *ItemView) originIn(id doc.ID) plan.Origin {
	o := v.Item.Origin
	for _, l := range v.Links {
		if o.DocumentID != id && l.Outgoing && l.Link.Relation == plan.FromSource && l.Link.ToID == string(id) {
			return plan.Origin{DocumentID: id, PassageID: l.Link.PassageID, Span: l.Link.Span}
		}
	}
	return o
}

// places are the passages that tell an item beside the one that is shown as its source.
func (a *App) places(r store.Reader, v *ItemView) error {
	for _, l := range v.Links {
		if l.Link.Relation != plan.FromSource || !l.Outgoing {
			continue
		}
		passages := l.Link.Again
		if l.Link.ToID != string(v.DocumentID) { // another version
			passages = append([]plan.Passage{{PassageID: l.Link.PassageID, Span: l.Link.Span}}, passages...)
		}
		if len(passages) == 0 {
			continue
		}
		id := doc.ID(l.Link.ToID)
		d, err := store.Documents.Get(r, l.Link.ToID)
		if err != nil {
			return err
		}
		text, err := r.TextOf(id)
		if err != nil {
			return err
		}
		for _, p := range passages {
			v.Places = append(v.Places, Place{d, excerpt(text, plan.Origin{DocumentID: id, PassageID: p.PassageID, Span: p.Span})})
		}
	}
	return nil
}

// told are the other tellings of the candidate that is being looked at, the ones that wait for the same decision.
func told(proposals []plan.Proposal, rows []CandidateRow, current *CandidateRow) []CandidateRow {
	if current == nil {
		return nil
	}
	byID := map[plan.CandidateID]CandidateRow{}
	for _, row := range rows {
		byID[row.Candidate.ID] = row
	}
	var out []CandidateRow
	for _, p := range plan.Tellings(proposals, current.Candidate) {
		if p.ID != current.Candidate.ID && p.Verdict != plan.Rejected {
			out = append(out, byID[p.ID])
		}
	}
	return out
}

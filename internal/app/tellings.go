package app

import (
	"context"

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

// Separate says that a candidate is a task of its own, not another telling of the one it was taken for.
func (a *App) Separate(ctx context.Context, who Who, id plan.CandidateID) error {
	if err := who.must("review"); err != nil {
		return err
	}
	return a.change(ctx, who, act{"candidate.separate", "proposal", string(id), ""}, func(tx *store.Tx) error {
		p, err := store.Proposals.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if p.Verdict != plan.Pending {
			return fault.New(fault.Conflict, "Mục này đã được xử lý (%s).", "This candidate has been dealt with (%s).", p.Verdict.Vi())
		}
		if p.Candidate.SameAs == 0 {
			return fault.New(fault.Conflict, "Đề xuất này không bị coi là trùng với đề xuất khác.", "This candidate is not taken for another telling of a task.")
		}
		p.Candidate.SameAs = 0
		return store.Proposals.Save(tx, &p)
	})
}

// Place is a passage that tells an item again.
type Place struct {
	Document doc.Document
	Context  Excerpt
}

// places are the passages that tell an item beside the one it came from.
func (a *App) places(r store.Reader, v *ItemView) error {
	for _, l := range v.Links {
		if l.Link.Relation != plan.FromSource || !l.Outgoing || len(l.Link.Again) == 0 {
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
		for _, p := range l.Link.Again {
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

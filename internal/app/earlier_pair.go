package app

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// pair joins each waiting candidate of a new version to the one of the old version that says the same, if that was accepted or
// rejected, and ends the waiting of the old version's candidates that the new one's stand for.
func pair(tx *store.Tx, d, old doc.Document, how doc.How) error {
	v, err := versionsOf(tx.Reader, d, old)
	if err != nil {
		return err
	}
	wait := map[plan.CandidateID]bool{} // of the old version, and no longer
	if how.Whole() {
		for id := range v.before {
			wait[id] = true
		}
	}
	if how != doc.Apart {
		for id, was := range v.matched() {
			switch b := v.before[was]; b.Verdict {
			case plan.Accepted, plan.Rejected:
				p := v.after[id]
				p.Earlier = was
				v.after[id] = p
			case plan.Pending:
				wait[was] = true
			}
		}
		v.evenTellings()
	}
	for _, p := range v.list {
		now := v.after[p.ID]
		now.Candidate.Questions = answered(now.Candidate.Questions, old, how)
		if now.Earlier == p.Earlier && now.Candidate.SameAs == p.Candidate.SameAs && len(now.Candidate.Questions) == len(p.Candidate.Questions) {
			continue
		}
		if err := store.Proposals.Save(tx, &now); err != nil {
			return err
		}
	}
	for _, p := range v.older {
		if p.Verdict != plan.Pending || !wait[p.ID] {
			continue
		}
		p.Verdict, p.Reason = plan.Superseded, d.Name()
		if err := store.Proposals.Save(tx, &p); err != nil {
			return err
		}
	}
	return nil
}

// versions are the candidates of a document beside those of an earlier one, as the reader made both: what a person corrected
// in the old version is no change of the new one.
type versions struct {
	older, list   []plan.Proposal // in the order of each text; list without what is decided, when they are to be paired
	before, after map[plan.CandidateID]plan.Proposal
	asRead        map[plan.CandidateID]plan.Candidate // of both
	all           []extract.Version
}

func versionsOf(r store.Reader, d, old doc.Document) (v versions, err error) {
	v.asRead = map[plan.CandidateID]plan.Candidate{}
	side := func(id doc.ID) ([]plan.Proposal, map[plan.CandidateID]plan.Proposal, []plan.Candidate, error) {
		list, err := r.ProposalsOf(id)
		if err != nil {
			return nil, nil, nil, err
		}
		first, err := r.ProposalsAsRead(id)
		byID, candidates := map[plan.CandidateID]plan.Proposal{}, make([]plan.Candidate, len(list))
		for i, p := range list {
			c, ok := first[p.ID]
			if !ok || c.Span != p.Candidate.Span { // it was split off, or split
				c = p.Candidate
			}
			byID[p.ID], v.asRead[p.ID], candidates[i] = p, c, c
			candidates[i].ID = p.ID
		}
		return list, byID, candidates, err
	}
	var before, after []plan.Candidate
	if v.older, v.before, before, err = side(old.ID); err != nil {
		return v, err
	}
	if v.list, v.after, after, err = side(d.ID); err != nil {
		return v, err
	}
	v.all = extract.Versions(before, after)
	return v, nil
}

// matched gives the candidate of the old version for each of the new one that still waits and has one.
func (v *versions) matched() map[plan.CandidateID]plan.CandidateID {
	out := map[plan.CandidateID]plan.CandidateID{}
	for _, x := range v.all {
		if x.Old != nil && x.New != nil && v.after[x.New.ID].Verdict == plan.Pending {
			out[x.New.ID] = x.Old.ID
		}
	}
	return out
}

// evenTellings gives what tells one task one earlier item: the first that tells it has one if any of them has, and a telling of
// another earlier item becomes a task of its own, as it was in the old version.
func (v *versions) evenTellings() {
	for _, head := range v.list {
		if head.Candidate.SameAs > 0 || head.Verdict != plan.Pending {
			continue
		}
		group := plan.Tellings(v.list, head.Candidate)
		h := v.after[head.ID]
		for _, x := range group {
			if h.Earlier == "" {
				h.Earlier = v.after[x.ID].Earlier
			}
		}
		v.after[head.ID] = h
		for _, x := range group {
			if t := v.after[x.ID]; t.ID != head.ID && t.Earlier != "" && v.itemOf(t) != v.itemOf(h) {
				t.Candidate.SameAs = 0
				v.after[t.ID] = t
			}
		}
	}
}

// itemOf is the item of the plan that the earlier version's candidate became, "" when it was rejected.
func (v *versions) itemOf(p plan.Proposal) plan.ItemID { return v.before[p.Earlier].ItemID }

package app

import (
	"context"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Merge says that two pending candidates of a document are one task with two sources. The one that a person is asked about
// keeps its fields and takes those it lacks from the other; joined puts the words of both together, in the order of the text.
func (a *App) Merge(ctx context.Context, who Who, id, with plan.CandidateID, joined bool) (kept plan.CandidateID, err error) {
	if err := who.must("review"); err != nil {
		return "", err
	}
	err = a.onCandidate(ctx, who, "candidate.merge", id, "", func(tx *store.Tx, x plan.Proposal) error {
		y, err := store.Proposals.Get(tx.Reader, string(with))
		switch {
		case err != nil:
			return err
		case x.ID == y.ID || x.DocumentID != y.DocumentID:
			return fault.New(fault.Invalid, "Hãy chọn một đề xuất khác của cùng văn bản.", "Choose another candidate of the same document.").At("with")
		case x.Verdict != plan.Pending:
			return decided(x)
		case y.Verdict != plan.Pending:
			return decided(y)
		case x.Candidate.Head() == y.Candidate.Head():
			return fault.New(fault.Conflict, "Hai đề xuất này đã là một việc.", "These two candidates are one task already.")
		}
		all, err := tx.ProposalsOf(x.DocumentID)
		if err != nil {
			return err
		}
		one := plan.Tellings([]plan.Proposal{x, asIf(y, x)}, x.Candidate) // which of the two is asked about
		if one[0].ID == y.ID {
			x, y = y, x
		}
		head := y.Candidate.Head()
		y.Candidate.SameAs = x.Candidate.Head()
		fill(&x.Candidate, y.Candidate)
		if joined {
			join(&x.Candidate, y.Candidate)
		}
		kept = x.ID
		for _, p := range all { // the other tellings of y come along
			if p.ID != y.ID && p.Verdict == plan.Pending && p.Candidate.Head() == head {
				p.Candidate.SameAs = x.Candidate.Head()
				if err := store.Proposals.Save(tx, &p); err != nil {
					return err
				}
			}
		}
		if err := store.Proposals.Save(tx, &x); err != nil {
			return err
		}
		return store.Proposals.Save(tx, &y)
	})
	return kept, err
}

// asIf is a proposal counted among the tellings of another.
func asIf(p, of plan.Proposal) plan.Proposal {
	p.Candidate.SameAs = of.Candidate.Head()
	return p
}

// fill gives a candidate the fields it lacks, with the reasons for them; what it asked about them is answered.
func fill(c *plan.Candidate, from plan.Candidate) {
	if c.Evidence == nil {
		c.Evidence = map[string][]plan.Evidence{}
	}
	take := func(field string, lacks bool, set func()) {
		if !lacks {
			return
		}
		set()
		if e := from.Evidence[field]; len(e) > 0 {
			c.Evidence[field] = e
		}
		c.Questions = slices.DeleteFunc(slices.Clone(c.Questions), func(q doc.Question) bool { return q.Field == field })
	}
	take("lead", len(c.Lead) == 0 && len(from.Lead) > 0, func() { c.Lead = from.Lead })
	take("coord", len(c.Coord) == 0 && len(from.Coord) > 0, func() { c.Coord = from.Coord })
	take("deadline", c.Due == nil && from.Due != nil, func() { c.Due = from.Due })
	take("deliverable", c.Deliverable == "" && from.Deliverable != "", func() { c.Deliverable = from.Deliverable })
	take("unit", c.Unit == "" && from.Unit != "", func() { c.Unit = from.Unit })
	take("values", len(c.Values) == 0 && len(from.Values) > 0, func() { c.Values = from.Values })
	take("budget", c.Budget == nil && from.Budget != nil, func() { c.Budget = from.Budget })
}

// join puts the words of two candidates together in the order in which the text has them.
func join(c *plan.Candidate, with plan.Candidate) {
	first, second := *c, with
	if second.Span.Start < first.Span.Start {
		first, second = second, first
	}
	if c.Name != "" && with.Name != "" {
		c.Name = first.Name + " " + second.Name
	}
	c.Text = first.Text + " " + second.Text
}

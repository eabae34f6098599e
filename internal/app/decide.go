package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// CandidateEdit is what a person corrected before accepting; nil fields stay as read.
type CandidateEdit struct {
	Title, Deliverable *string
	Lead, Coord        *string // names, separated by ";"
	Due                *string // a phrase or a date dd/mm/yyyy; "" = no date
	Kind               *plan.KindCode
	Values             []ValueEdit // in the order they were read
}

// Changes tells whether anything was corrected.
func (e CandidateEdit) Changes() bool {
	for _, field := range []*string{e.Title, e.Deliverable, e.Lead, e.Coord, e.Due} {
		if field != nil {
			return true
		}
	}
	return e.Kind != nil || slices.ContainsFunc(e.Values, func(v ValueEdit) bool { return v != (ValueEdit{}) })
}

// onCandidate does one act on one candidate, as it stands when the act begins.
func (a *App) onCandidate(ctx context.Context, who Who, action string, id plan.CandidateID, why string, do func(*store.Tx, plan.Proposal) error) error {
	return a.change(ctx, who, act{action, "proposal", string(id), why}, func(tx *store.Tx) error {
		p, err := store.Proposals.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		return do(tx, p)
	})
}

// Accept takes one candidate into the plan, with what a person corrected.
func (a *App) Accept(ctx context.Context, who Who, id plan.CandidateID, edit CandidateEdit) (plan.Item, error) {
	if err := who.must("review"); err != nil {
		return plan.Item{}, err
	}
	var item plan.Item
	err := a.onCandidate(ctx, who, "candidate.accept", id, "", func(tx *store.Tx, p plan.Proposal) error {
		if p.Verdict != plan.Pending {
			return decided(p)
		}
		if err := standsApart(tx, p); err != nil {
			return err
		}
		ac, err := a.newAcceptor(tx, p.DocumentID)
		if err != nil {
			return err
		}
		if err := edit.apply(&p.Candidate); err != nil {
			return err
		}
		item, err = ac.take(p)
		return err
	})
	return item, err
}

// apply puts a person's corrections in place of what was read. A corrected deadline answers its question.
func (e CandidateEdit) apply(c *plan.Candidate) error {
	if e.Title != nil {
		c.Text = *e.Title
		if c.Name != "" {
			c.Name = *e.Title
		}
	}
	if e.Kind != nil {
		c.Kind = *e.Kind
	}
	if e.Deliverable != nil {
		c.Deliverable = *e.Deliverable
	}
	if e.Lead != nil {
		c.Lead = splitNames(*e.Lead)
	}
	if e.Coord != nil {
		c.Coord = splitNames(*e.Coord)
	}
	if err := correctValues(c, e.Values); err != nil {
		return err
	}
	if e.Due == nil || (c.Due != nil && strings.TrimSpace(*e.Due) == c.Due.Raw && (c.Due.To != "" || len(c.Due.Recurrence) > 0)) {
		return nil
	}
	due, err := parseDue(*e.Due, "")
	if err != nil {
		return err
	}
	c.Due = &due
	return nil
}

// Reject says that a candidate is nothing for the plan.
func (a *App) Reject(ctx context.Context, who Who, id plan.CandidateID, why string) error {
	if err := who.must("review"); err != nil {
		return err
	}
	if why = strings.TrimSpace(why); why == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do bỏ đề xuất.", "Rejecting a candidate needs a reason.").At("why")
	}
	return a.onCandidate(ctx, who, "candidate.reject", id, why, func(tx *store.Tx, p plan.Proposal) error {
		if p.Verdict != plan.Pending {
			return decided(p)
		}
		p.Verdict, p.Reason = plan.Rejected, why
		return store.Proposals.Save(tx, &p)
	})
}

// AcceptAbove takes every pending candidate of confidence ≥ p without an open question, as one act.
func (a *App) AcceptAbove(ctx context.Context, who Who, id doc.ID, p float64) (int, error) {
	if err := who.must("review"); err != nil {
		return 0, err
	}
	if p <= 0 || p > 1 {
		return 0, fault.New(fault.Invalid, "Ngưỡng tin cậy phải lớn hơn 0 và không quá 1.", "The confidence threshold must be above 0 and at most 1.").At("above")
	}
	proposals, err := a.store.Read(ctx).ProposalsOf(id)
	if err != nil {
		return 0, err
	}
	if !slices.ContainsFunc(proposals, func(x plan.Proposal) bool { return x.Sure(p) }) {
		return 0, nil
	}
	n := 0
	err = a.change(ctx, who, act{"candidate.accept-above", "document", string(id), "độ tin cậy ≥ " + percent(p)}, func(tx *store.Tx) error {
		n = 0
		ac, err := a.newAcceptor(tx, id)
		if err != nil {
			return err
		}
		proposals, err := tx.ProposalsOf(id)
		if err != nil {
			return err
		}
		for _, x := range proposals {
			if !x.Sure(p) || ac.items[x.Candidate.Ord] != "" || candidateRow(x, ac.rs).Ambiguous {
				continue
			}
			if _, err := ac.take(x); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return fault.New(fault.Invalid, "Các mục đủ tin cậy đều có tên đơn vị phải hỏi lại; hãy xem từng mục.", "Every candidate above the threshold names a unit that must be asked about; look at them one by one.")
		}
		return nil
	})
	return n, err
}

package app

import (
	"context"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Carried is what CarryOver did.
type Carried struct {
	Kept    int `json:"kept"`    // items that gained the new document as a further source
	Dropped int `json:"dropped"` // candidates that were rejected in the old version and are again
}

// CarryOver takes everything that the new version says as the old one did, in one act: accepted items gain a source and keep all
// else, what was rejected is rejected again. expected is how many the person has seen; -1 = as many as there are.
func (a *App) CarryOver(ctx context.Context, who Who, id doc.ID, expected int) (done Carried, err error) {
	if err := who.must("review"); err != nil {
		return done, err
	}
	d, old, err := a.pairOf(a.store.Read(ctx), id)
	if err != nil {
		return done, err
	}
	err = a.change(ctx, who, act{"document.carry", "document", string(id), "giữ nguyên như " + old.Name()}, func(tx *store.Tx) error {
		done = Carried{}
		c, err := a.comparison(tx.Reader, d, old)
		if err != nil {
			return err
		}
		if err := c.mayCarry(expected); err != nil {
			return err
		}
		ac, err := a.acceptorOf(tx, id)
		if err != nil {
			return err
		}
		for _, row := range c.Rows {
			p := row.Proposal
			switch row.Todo {
			case TodoCarry:
				done.Kept++
				err = ac.source(p, row.Item.ID)
			case TodoDrop:
				done.Dropped++
				p.Verdict, p.Reason = plan.Rejected, "đã bỏ ở bản cũ: "+row.OldReason
				err = store.Proposals.Save(tx, &p)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return done, err
}

func (c *comparison) mayCarry(expected int) error {
	n := c.Carry + c.Drop
	switch {
	case c.OldSeen == 0:
		return fault.New(fault.Conflict, "Bản cũ (%s) chưa ai rà soát nên chưa có mục nào để giữ; hãy rà soát bản mới như một văn bản mới.", "Nobody has reviewed the old version (%s), so there is nothing to keep; review the new one as a new document.", c.Old.Name())
	case n == 0:
		return fault.New(fault.Conflict, "Không còn mục nào giữ nguyên đang chờ.", "Nothing that is unchanged waits any more.")
	case expected >= 0 && expected != n:
		return fault.New(fault.Conflict, "Lúc xem có %d mục giữ nguyên, nay có %d; xin xem lại rồi xác nhận.", "There were %d unchanged items when you looked, now there are %d; look again, then confirm.", expected, n)
	}
	return nil
}

// pairOf are a new version and the old one that a person said it is one of.
func (a *App) pairOf(r store.Reader, id doc.ID) (d, old doc.Document, err error) {
	if d, err = store.Documents.Get(r, string(id)); err != nil {
		return d, old, err
	}
	if d.Earlier == nil || d.Earlier.How == doc.Apart {
		return d, old, fault.New(fault.Conflict, "Chưa ai ghi %s là bản mới của văn bản nào.", "Nobody has said of which document %s is a new version.", d.Name())
	}
	old, err = store.Documents.Get(r, string(d.Earlier.DocumentID))
	return d, old, err
}

// ApplyVersion makes the changes that a new version makes to an item, as an edit of that item, or leaves it as the plan has it;
// either way the item gains the new document as a source. fields are those to be changed, nil = all that differ; rev is that of
// the item that was looked at, 0 = any.
func (a *App) ApplyVersion(ctx context.Context, who Who, id doc.ID, candidate plan.CandidateID, fields []string, rev int) (item plan.Item, err error) {
	if err := who.must("review"); err != nil {
		return item, err
	}
	r := a.store.Read(ctx)
	p, err := store.Proposals.Get(r, string(candidate))
	if err != nil {
		return item, err
	}
	if p.DocumentID != id {
		return item, fault.New(fault.NotFound, "Văn bản không có đề xuất %q.", "The document has no candidate %q.", candidate)
	}
	d, old, err := a.pairOf(r, id)
	if err != nil {
		return item, err
	}
	what := act{"item.version", "item", "", "theo bản mới: " + d.Name()}
	if fields != nil && len(fields) == 0 {
		what = act{"item.version-kept", "item", "", "giữ như trong kế hoạch, không theo bản mới: " + d.Name()}
	}
	if earlier, err := store.Proposals.Get(r, string(p.Earlier)); err == nil {
		what.id = string(earlier.ItemID)
	}
	err = a.change(ctx, who, what, func(tx *store.Tx) error {
		c, err := a.comparison(tx.Reader, d, old)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(c.Rows, func(row VersionRow) bool { return row.Proposal.ID == candidate })
		if i < 0 || c.Rows[i].Todo != TodoCarry && c.Rows[i].Todo != TodoApply {
			return fault.New(fault.Conflict, "Đề xuất này không còn chờ như một thay đổi của bản mới.", "This candidate no longer waits as a change of the new version.")
		}
		row := c.Rows[i]
		if rev > 0 && row.Item.Rev != rev {
			return changedSince([]string{row.Item.Code})
		}
		ac, err := a.acceptorOf(tx, d.ID)
		if err != nil {
			return err
		}
		if item, err = ac.applyVersion(row, fields, what.why); err != nil {
			return err
		}
		return ac.source(row.Proposal, item.ID)
	})
	return item, err
}

// ApplyPlain makes all the changes of the new version that touch nothing which people have changed by hand since, in one act.
// expected is how many the person has seen; -1 = as many as there are.
func (a *App) ApplyPlain(ctx context.Context, who Who, id doc.ID, expected int) (n int, err error) {
	if err := who.must("review"); err != nil {
		return 0, err
	}
	d, old, err := a.pairOf(a.store.Read(ctx), id)
	if err != nil {
		return 0, err
	}
	why := "theo bản mới: " + d.Name()
	err = a.change(ctx, who, act{"document.apply", "document", string(id), why}, func(tx *store.Tx) error {
		c, err := a.comparison(tx.Reader, d, old)
		if err != nil {
			return err
		}
		if n = c.Plain; expected >= 0 && n != expected {
			return fault.New(fault.Conflict, "Lúc xem có %d thay đổi, nay có %d; xin xem lại rồi xác nhận.", "There were %d changes when you looked, now there are %d; look again, then confirm.", expected, n)
		}
		if n == 0 {
			return fault.New(fault.Conflict, "Không còn thay đổi nào nhận chung được.", "No change is left that can be accepted with others.")
		}
		ac, err := a.acceptorOf(tx, id)
		if err != nil {
			return err
		}
		for _, row := range c.Rows {
			if !row.plain() {
				continue
			}
			item, err := ac.applyVersion(row, nil, why)
			if err != nil {
				return err
			}
			if err := ac.source(row.Proposal, item.ID); err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

// Unpair says that a candidate of the new version is another task than the one of the old version it was taken for.
func (a *App) Unpair(ctx context.Context, who Who, id plan.CandidateID) error {
	if err := who.must("review"); err != nil {
		return err
	}
	return a.onCandidate(ctx, who, "candidate.unpair", id, "", func(tx *store.Tx, p plan.Proposal) error {
		if p.Verdict != plan.Pending || p.Earlier == "" {
			return fault.New(fault.Conflict, "Đề xuất này không chờ như một mục của bản cũ.", "This candidate does not wait as something that the old version had.")
		}
		list, err := tx.ProposalsOf(p.DocumentID)
		if err != nil {
			return err
		}
		for _, x := range plan.Tellings(list, p.Candidate) {
			if x.Earlier == "" {
				continue
			}
			x.Earlier = ""
			if err := store.Proposals.Save(tx, &x); err != nil {
				return err
			}
		}
		return nil
	})
}

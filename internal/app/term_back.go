package app

import (
	"context"
	"slices"
	"strconv"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// closeAction begins the closing of a term; by its entry the whole closing is taken back, however many acts it took.
const closeAction = "term.close"

// backOfClosing tells what taking the closing of a term back would do.
func (a *App) backOfClosing(r store.Reader, b Back) (Back, error) {
	c, err := closingOf(r, b.Entry)
	switch {
	case fault.Is(err, fault.NotFound):
		b.Rows = []BackRow{{Noun: "closing", Do: BackDrop, Count: 1}}
		return b, nil // was taken back: b.By tells
	case err != nil:
		return b, err
	}
	if b.By != nil && c.State == plan.Reopening { // was broken off
		b.By, b.Stop = nil, nil
	}
	frozen, ended, err := r.FrozenInTerm(c.TermCode, shownNames)
	if err != nil {
		return b, err
	}
	b.Rows = []BackRow{{Noun: "closing", Do: BackDrop, Count: 1}, {Noun: "settled", Do: BackRestore, Count: frozen}}
	if ended.Count > 0 {
		b.Rows = append(b.Rows, BackRow{Noun: "item", Do: BackRestore, Count: ended.Count, Names: ended.Names})
	}
	if b.Stop == nil {
		b.Stop, err = mayReopen(r, c, ended)
	}
	return b, err
}

// closingOf is the closing that an act began, as it is now; NotFound once it was taken back.
func closingOf(r store.Reader, e journal.Entry) (c plan.Closing, err error) {
	changes, err := r.ChangesOf(e.Seq)
	if err != nil {
		return c, err
	}
	for _, x := range changes {
		if x.Noun == "closing" {
			return store.Closings.Get(r, x.ID)
		}
	}
	return c, fault.New(fault.NotFound, "Không có việc khép nhiệm kỳ.", "There is no closing of a term.")
}

// closedBy is the number of the act that began a closing.
func closedBy(r store.Reader, closing string) (seq int64, err error) {
	entries, err := r.EntriesOn("closing", closing, 10)
	for _, e := range entries {
		if e.Action == closeAction {
			seq = e.Seq
		}
	}
	return seq, err
}

// mayReopen tells what stands against taking a closing back, nil for nothing: what later closings rest on it, and what it ended
// and somebody took up again.
func mayReopen(r store.Reader, c plan.Closing, ended store.EndedItems) (stop, err error) {
	if c.NextCode != "" {
		if next, err := r.ClosingOf(c.NextCode); err == nil {
			return fault.New(fault.Conflict, "Nhiệm kỳ %s đã khép hoặc đang khép sau đó; hãy lấy lại việc khép nhiệm kỳ ấy trước.", "The term %s was closed after it, or is being closed; take that back first.", next.TermCode), nil
		} else if !fault.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	if ended.Changed != "" {
		return fault.New(fault.Conflict, "%s kết thúc cùng nhiệm kỳ nhưng sau đó đã thay đổi; hãy lấy lại thay đổi ấy trước, hoặc sửa tiếp từ hiện trạng.", "%s ended with the term and was changed afterwards; take that change back first, or go on from where things stand.", ended.Changed), nil
	}
	return nil, nil
}

// reopenTerm takes the closing of a term back: what it ended is part of the plan again, every decision can be changed again. It
// goes a few hundred items an act, as the closing did, and is gone on with where it was broken off.
func (a *App) reopenTerm(ctx context.Context, who Who, b Back, reason string) error {
	c, err := closingOf(a.store.Read(ctx), b.Entry)
	if err != nil {
		return err
	}
	if c.State != plan.Reopening {
		if err := a.beginReopening(ctx, who, b, reason); err != nil {
			return err
		}
		ctx = unnamed(ctx)
	}
	for last := ""; ; {
		rows, err := a.store.Read(ctx).SettledAfter(c.TermCode, last, itemsAnAct)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			break
		}
		last = rows[len(rows)-1].ID
		if rows = slices.DeleteFunc(rows, func(s plan.Settled) bool { return s.Frozen == nil }); len(rows) == 0 {
			continue
		}
		if err := a.change(ctx, who, act{"term.thaw", "term", b.Entry.ID, reason}, func(tx *store.Tx) error { return thawSome(tx, rows) }); err != nil {
			return err
		}
		ctx = unnamed(ctx)
	}
	return a.change(ctx, who, act{"term.reopened", "term", b.Entry.ID, reason}, func(tx *store.Tx) error {
		now, err := closingOf(tx.Reader, b.Entry)
		if err != nil {
			return err
		}
		return store.Closings.Remove(tx, &now)
	})
}

func (a *App) beginReopening(ctx context.Context, who Who, b Back, reason string) error {
	return a.change(ctx, who, act{backAction, "entry", strconv.FormatInt(b.Entry.Seq, 10), reason}, func(tx *store.Tx) error {
		now, err := a.backOf(tx.Reader, who, b.Entry.Seq)
		if err == nil {
			err = now.Stop
		}
		if err != nil {
			return err
		}
		c, err := closingOf(tx.Reader, b.Entry)
		if err != nil {
			return err
		}
		c.State = plan.Reopening
		return store.Closings.Save(tx, &c)
	})
}

// thawSome lets some items of a term stand as before it was closed: what a person decided stays decided, what the closing
// itself wrote is undecided again, what ended with the term is part of the plan again.
func thawSome(tx *store.Tx, rows []plan.Settled) error {
	for _, s := range rows {
		now, err := store.Settlements.Get(tx.Reader, s.ID)
		if err != nil {
			return err
		}
		if now.Frozen == nil {
			continue
		}
		if now.Fate == plan.Drop {
			item, err := store.Items.Get(tx.Reader, string(now.ItemID))
			if unlessMissing(err) != nil {
				return err
			}
			if err == nil && item.Ended {
				item.Ended = false
				if err := store.Items.Save(tx, &item); err != nil {
					return err
				}
			}
		}
		if now.Fate == plan.Fulfilled || now.Fate == plan.Drop && now.Why == givenUp {
			now.Fate, now.Why, now.On = "", "", ""
		}
		now.Frozen = nil
		if err := store.Settlements.Save(tx, &now); err != nil {
			return err
		}
	}
	return nil
}

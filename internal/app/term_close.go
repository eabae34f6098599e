package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// itemsAnAct is how many items one act settles or freezes: few enough that no other act waits long.
const itemsAnAct = 400

// Settle decides what becomes of some items, by code or id, when their term is closed.
func (a *App) Settle(ctx context.Context, who Who, code string, items []string, fate plan.Fate, why string) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	if len(items) == 0 {
		return nothingChosen()
	}
	r := a.store.Read(ctx)
	v, q, err := a.openTerm(r, code)
	if err != nil {
		return err
	}
	q.Among = []plan.ItemID{}
	for _, name := range items {
		item, err := itemNamed(r, name)
		if err != nil {
			return named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", name).At("items"))
		}
		q.Among = append(q.Among, item.ID)
	}
	n, err := a.settle1(ctx, who, v, q, fate, why)
	if err == nil && n < len(q.Among) {
		err = fault.New(fault.Conflict, "%d trong %d mục không thuộc nhiệm kỳ này, hoặc đã xong; các mục khác đã ghi.", "%d of %d items are not of this term, or are done; the others were settled.", len(q.Among)-n, len(q.Among)).At("items")
	}
	return err
}

// SettleAll decides about every item of a filter, in pieces. fate "" takes for each what is proposed and leaves the others.
// expected is how many the person has seen; -1 = as many as there are.
func (a *App) SettleAll(ctx context.Context, who Who, code string, f TermFilter, fate plan.Fate, why string, expected int) (n int, err error) {
	if err := who.must(org.EditPlan); err != nil {
		return 0, err
	}
	r := a.store.Read(ctx)
	v, q, err := a.openTerm(r, code)
	if err != nil {
		return 0, err
	}
	if q, err = narrowed(r, q, f); err != nil {
		return 0, err
	}
	counts, err := r.TermCounts(q)
	if err != nil {
		return 0, err
	}
	if expected >= 0 && counts[""] != expected {
		return 0, fault.New(fault.Conflict, "Lúc xem có %d mục, nay có %d; xin xem lại rồi xác nhận.", "There were %d items when you looked, now there are %d; look again, then confirm.", expected, counts[""])
	}
	return a.settle1(ctx, who, v, q, fate, why)
}

// openTerm is a term that decisions can be made in.
func (a *App) openTerm(r store.Reader, code string) (TermView, store.TermQuery, error) {
	v, q, err := a.termOf(r, code)
	if err == nil && v.Closing != nil {
		err = fault.New(fault.Conflict, "Nhiệm kỳ %s đã khép ngày %s; quyết định của nó không đổi nữa.", "The term %s was closed on %s; its decisions change no more.", code, v.Closing.On.Vi())
	}
	return v, q, err
}

// settle1 decides alike about the items of a query that are not done, a few an act.
func (a *App) settle1(ctx context.Context, who Who, v TermView, q store.TermQuery, fate plan.Fate, why string) (n int, err error) {
	one := plan.Settled{TermCode: v.Term.Code, Fate: fate, Why: strings.TrimSpace(why)}
	if fate != "" {
		if err := one.Validate(); err != nil {
			return 0, err
		}
	}
	if fate == plan.Carry && v.Next == nil {
		return 0, noNextTerm()
	}
	r := a.store.Read(ctx)
	for last := plan.ItemID(""); ; {
		ids, err := r.TermItemsAfter(q, last, itemsAnAct)
		if err != nil || len(ids) == 0 {
			return n, err
		}
		last = ids[len(ids)-1]
		rows, err := a.termItems(r, v, q, ids)
		if err != nil {
			return n, err
		}
		rows = slices.DeleteFunc(rows, func(x TermItem) bool {
			return x.Row.Standing.State == plan.Done || x.Row.Standing.State == plan.Cancelled || fate == "" && x.Proposed == "" || fate == "" && x.Proposed == plan.Carry && v.Next == nil
		})
		if len(rows) == 0 {
			continue
		}
		err = a.change(ctx, who, act{"term.settle", "term", v.Term.ID, one.Why}, func(tx *store.Tx) error {
			for _, x := range rows {
				s := x.Settled
				s.ID, s.TermCode, s.ItemID, s.Kind, s.Code = plan.SettledID(v.Term.Code, x.Row.Item.ID), v.Term.Code, x.Row.Item.ID, x.Row.Item.Kind, x.Row.Item.Code
				s.Fate, s.Why, s.On = fate, one.Why, tx.Today
				if fate == "" {
					s.Fate, s.Why = x.Proposed, x.Why
				}
				if err := store.Settlements.Save(tx, &s); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return n, err
		}
		n += len(rows)
	}
}

func noNextTerm() error {
	return fault.New(fault.Conflict, "Chưa có nhiệm kỳ sau để chuyển sang; hãy mở nhiệm kỳ sau ở trang Nhiệm kỳ trước.", "There is no next term to carry items into; open it on the page of terms first.").At("fate")
}

// CloseTerm freezes how every item of a term stands and carries out what was decided, in pieces: it can be broken off and gone on with.
func (a *App) CloseTerm(ctx context.Context, who Who, code, document, note string, say Progress) (TermView, error) {
	if err := who.must(org.EditPlan); err != nil {
		return TermView{}, err
	}
	r := a.store.Read(ctx)
	v, q, err := a.termOf(r, code)
	if err != nil {
		return v, err
	}
	if v.Closed() {
		return v, fault.New(fault.Conflict, "Nhiệm kỳ %s đã khép ngày %s.", "The term %s was closed on %s.", code, v.Closing.On.Vi())
	}
	if v.Reopening() {
		return v, fault.New(fault.Conflict, "Việc khép nhiệm kỳ %s đang được lấy lại; hãy lấy lại cho xong trước.", "The closing of the term %s is being taken back; finish that first.", code)
	}
	if v.Closing == nil {
		if err := a.beginClosing(ctx, who, &v, q, document, note); err != nil {
			return v, err
		}
	}
	if err := a.freezeTerm(unnamed(ctx), who, v, q, say); err != nil {
		return v, err
	}
	return a.Term(ctx, code, TermFilter{})
}

func (a *App) beginClosing(ctx context.Context, who Who, v *TermView, q store.TermQuery, document, note string) error {
	if document = strings.TrimSpace(document); document == "" {
		return fault.New(fault.Invalid, "Cần ghi văn bản quyết định việc tổng kết, khép nhiệm kỳ (số và ngày).", "The document that closes the term is missing (number and day).").At("document")
	}
	counts, err := a.store.Read(ctx).TermCounts(q)
	if err != nil {
		return err
	}
	switch waiting := counts[store.WaitingItems]; {
	case waiting > 0:
		return fault.New(fault.Conflict, "Còn %d mục chưa quyết định; mỗi mục chưa xong phải được chuyển tiếp, kết thúc hoặc để ngỏ có lý do.", "Nothing is decided about %d items yet; each that is not done is carried over, ended, or left open with a reason.", waiting)
	case counts[string(plan.Carry)] > 0 && v.Next == nil:
		return noNextTerm()
	}
	c := plan.Closing{ID: newID(), TermCode: v.Term.Code, State: plan.Freezing, On: a.Today(), Document: document, Note: strings.TrimSpace(note)}
	if v.Next != nil {
		c.NextCode = v.Next.Code
	}
	err = a.change(ctx, who, act{closeAction, "term", v.Term.ID, document}, func(tx *store.Tx) error {
		saved := c
		return store.Closings.Save(tx, &saved)
	})
	c.Rev = 1
	v.Closing = &c
	return err
}

// freezeTerm goes on with a closing from where it is.
func (a *App) freezeTerm(ctx context.Context, who Who, v TermView, q store.TermQuery, say Progress) error {
	r := a.store.Read(ctx)
	counts, err := r.TermCounts(q)
	if err != nil {
		return err
	}
	done := 0
	for last := plan.ItemID(""); ; {
		ids, err := r.TermItemsAfter(q, last, itemsAnAct)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			break
		}
		last = ids[len(ids)-1]
		if err := a.change(ctx, who, act{"term.freeze", "term", v.Term.ID, v.Closing.Document}, func(tx *store.Tx) error {
			return a.freezeSome(tx, v, ids)
		}); err != nil {
			return err
		}
		if done += len(ids); say != nil {
			say(done, max(done, counts[""]), v.Term.Name)
		}
	}
	return a.change(ctx, who, act{"term.closed", "term", v.Term.ID, v.Closing.Document}, func(tx *store.Tx) error {
		c, err := tx.ClosingOf(v.Term.Code)
		if err != nil {
			return err
		}
		if c.State == plan.TermClosed {
			return nil
		}
		if c.Figures, err = figuresOf(tx.Reader, c); err != nil {
			return err
		}
		c.State = plan.TermClosed
		return store.Closings.Save(tx, &c)
	})
}

// givenUp is the reason of what was cancelled before: no person decided about it.
const givenUp = "đã hủy trước khi khép nhiệm kỳ"

// freezeSome keeps how some items stand, and ends those that end with the term.
func (a *App) freezeSome(tx *store.Tx, v TermView, ids []plan.ItemID) error {
	rows, err := a.rowsOf(tx.Reader, ids)
	if err != nil {
		return err
	}
	settled, err := tx.SettledOf(v.Term.Code, ids)
	if err != nil {
		return err
	}
	for _, row := range rows {
		s := settled[row.Item.ID]
		if s.Frozen != nil {
			continue
		}
		s.ID, s.TermCode, s.ItemID, s.Kind, s.Code = plan.SettledID(v.Term.Code, row.Item.ID), v.Term.Code, row.Item.ID, row.Item.Kind, row.Item.Code
		switch {
		case row.Standing.State == plan.Done:
			s.Fate, s.Why = plan.Fulfilled, ""
		case row.Standing.State == plan.Cancelled:
			s.Fate, s.Why = plan.Drop, givenUp
		case s.Fate == "":
			return fault.New(fault.Conflict, "%s chưa được quyết định (mới thêm hoặc mới làm lại); hãy quyết định rồi khép tiếp.", "Nothing is decided about %s (it is new, or was reopened); decide, then go on.", row.Item.Code)
		}
		if s.On == "" {
			s.On = v.Closing.On
		}
		if s.Frozen, err = a.frozenOf(tx.Reader, row, v.Closing.On); err != nil {
			return err
		}
		if err := store.Settlements.Save(tx, &s); err != nil {
			return err
		}
		if s.Fate == plan.Drop && !row.Item.Ended {
			item := row.Item
			item.Ended = true
			if err := store.Items.Save(tx, &item); err != nil {
				return err
			}
		}
	}
	return nil
}

// frozenOf is how an item stands, to be kept.
func (a *App) frozenOf(r store.Reader, row ItemRow, on when.Date) (*plan.Frozen, error) {
	f := &plan.Frozen{Title: row.Item.Title, Leads: row.Leads, State: row.Standing.State, Percent: row.Standing.Percent, DueOn: row.Standing.DueOn,
		OriginalOn: row.Standing.OriginalOn, DoneOn: row.Standing.DoneOn, ReportedAt: string(row.Standing.ReportedAt)}
	if f.State != "" {
		f.Time = plan.TimeStateOn(on, f.DueOn, f.State, f.DoneOn, plan.SoonDays)
	}
	if kind, _ := a.kinds.Of(row.Item.Kind); !kind.Observe {
		return f, nil
	}
	values, err := r.ObservationsOf(row.Item.ID)
	for _, v := range values {
		if string(v.Period) >= f.ValueAt {
			f.Value, f.ValueAt = v.Value, string(v.Period)
		}
	}
	return f, err
}

// figuresOf adds up the frozen items of a closing.
func figuresOf(r store.Reader, c plan.Closing) (f plan.ClosingFigures, err error) {
	var cells []plan.Bucket
	err = r.EachSettled(c.TermCode, func(s plan.Settled) {
		if s.Frozen == nil { // was decided about, and is no item of the term any more
			return
		}
		f.Add(s)
		if s.Frozen.State != "" {
			cells = append(cells, s.Standing().Buckets()...)
		}
	})
	f.Tally = plan.TallyOn(c.On, plan.SoonDays, cells)
	arrange.By(f.Units, func(x, y plan.UnitFigure) int { return y.Items - x.Items })
	return f, err
}

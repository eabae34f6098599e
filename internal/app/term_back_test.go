package app

import (
	"strconv"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// A closing is taken back by its entry: what it ended is part of the plan again, decisions stay and can be changed, and the
// term can be closed once more. A later closing, or a later change of what it ended, stands against it.
func TestTheClosingOfATermIsTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, items := aTerm(t, db)
		ctx := t.Context()
		w.ok(w.OpenTerm(ctx, w.clerk, plan.Term{Code: "XIII", Name: "Nhiệm kỳ 2030 - 2035", From: "2030-10-01", To: "2035-09-30"}))
		decide := func(key string, fate plan.Fate, why string) {
			t.Helper()
			w.ok(w.Settle(ctx, w.clerk, "XII", []string{items[key].Code}, fate, why))
		}
		decide("carried", plan.Carry, "")
		decide("ended", plan.Drop, "không còn phù hợp")
		decide("open", plan.LeaveOpen, "chờ quyết toán")
		decide("indicator", plan.Drop, "hết nhiệm kỳ")
		closed, err := w.CloseTerm(ctx, w.clerk, "XII", "NQ 9-NQ/TU ngày 19/6/2026", "", nil)
		w.ok(err)
		if closed.Act == 0 {
			t.Fatal("the page of the term does not name the act that closed it")
		}

		b, err := w.BackOf(ctx, w.clerk, closed.Act)
		if w.ok(err); b.Stop != nil || len(b.Rows) != 3 || b.Rows[1].Count != 5 || b.Rows[2].Count != 2 || len(b.Rows[2].Names) != 2 {
			t.Errorf("taking it back would do %+v, %v", b.Rows, b.Stop)
		}
		_, err = w.BackOf(ctx, w.as("so-tc-dm"), closed.Act)
		wantFault(t, err, fault.Denied)
		_, err = w.TakeBack(ctx, w.clerk, closed.Act, "khép nhầm ngày")
		w.ok(err)
		v := w.term("XII", TermFilter{})
		if v.Closing != nil || v.Act != 0 || v.Waiting() != 0 || v.Counts["done"] != 1 || v.Counts["carry"] != 1 || v.Counts["end"] != 2 || v.Counts["open"] != 1 {
			t.Errorf("after it: %+v, %v", v.Closing, v.Counts)
		}
		if w.item(items["ended"].ID).Item.Ended || w.item(items["indicator"].ID).Item.Ended {
			t.Error("what ended with the term is still out of the plan")
		}
		b, err = w.BackOf(ctx, w.clerk, closed.Act)
		if w.ok(err); b.By == nil || b.Stop == nil {
			t.Error("its entry does not tell that it was taken back")
		}
		w.verified()

		// what was done is nobody's decision: reopened, it waits for one
		w.approved("so-tc", "2026-06", report.Line{ItemID: items["done"].ID, State: plan.InProgress, Percent: 80, Text: "Phải làm lại"})
		if n := w.term("XII", TermFilter{}).Waiting(); n != 1 {
			t.Errorf("%d items wait, want the one that is not done any more", n)
		}
		_, err = w.CloseTerm(ctx, w.clerk, "XII", "NQ 10-NQ/TU", "", nil)
		wantFault(t, err, fault.Conflict)
		decide("done", plan.Carry, "")
		again, err := w.CloseTerm(ctx, w.clerk, "XII", "NQ 10-NQ/TU", "", nil)
		if w.ok(err); again.Act == closed.Act || again.Closing.Figures.Items != 5 || again.Closing.Figures.Fates[plan.Carry] != 2 {
			t.Errorf("closed again: #%d, %+v", again.Act, again.Closing.Figures)
		}
		w.verified()

		// somebody takes up again what had ended
		w.ok(w.change(ctx, w.clerk, act{"item.edit", "item", string(items["ended"].ID), ""}, func(tx *store.Tx) error {
			it, err := store.Items.Get(tx.Reader, string(items["ended"].ID))
			if err == nil {
				it.Ended = false
				err = store.Items.Save(tx, &it)
			}
			return err
		}))
		_, err = w.TakeBack(ctx, w.clerk, again.Act, "nhầm")
		wantFault(t, err, fault.Conflict)
		w.ok(w.EndItem(ctx, w.clerk, items["ended"].ID, w.item(items["ended"].ID).Item.Rev, "thôi"))

		// the next term is closed
		later := *w
		later.App = w.At("2035-10-02")
		w.ok(later.OpenTerm(ctx, w.clerk, plan.Term{Code: "XIV", Name: "Nhiệm kỳ 2035 - 2040", From: "2035-10-01"}))
		_, err = later.SettleAll(ctx, w.clerk, "XIII", TermFilter{Show: "waiting"}, plan.Carry, "", -1)
		w.ok(err)
		next, err := later.CloseTerm(ctx, w.clerk, "XIII", "NQ 1", "", nil)
		w.ok(err)
		_, err = later.TakeBack(ctx, w.clerk, again.Act, "nhầm")
		wantFault(t, err, fault.Conflict)
		_, err = later.TakeBack(ctx, w.clerk, next.Act, "nhầm")
		w.ok(err)
		_, err = later.TakeBack(ctx, w.clerk, again.Act, "nhầm")
		w.ok(err)
		w.verified()
	})
}

// A closing that is taken back can be broken off and gone on with; meanwhile the term is neither closed nor closed further.
func TestTakingAClosingBackIsGoneOnWith(t *testing.T) {
	w, items := aTerm(t, storetest.SQLite(t))
	ctx := t.Context()
	var codes []string
	for _, key := range []string{"carried", "ended", "open", "indicator"} {
		codes = append(codes, items[key].Code)
	}
	w.ok(w.Settle(ctx, w.clerk, "XII", codes, plan.Drop, "hết nhiệm kỳ"))
	closed, err := w.CloseTerm(ctx, w.clerk, "XII", "NQ 9", "", nil)
	w.ok(err)
	w.ok(w.change(ctx, w.clerk, act{backAction, "entry", strconv.FormatInt(closed.Act, 10), "lấy lại"}, func(tx *store.Tx) error { // and no further
		c, err := tx.ClosingOf("XII")
		if err == nil {
			c.State = plan.Reopening
			err = store.Closings.Save(tx, &c)
		}
		return err
	}))
	v := w.term("XII", TermFilter{})
	if !v.Reopening() || v.Closed() || v.Act != closed.Act {
		t.Errorf("half taken back: %+v", v.Closing)
	}
	_, err = w.CloseTerm(ctx, w.clerk, "XII", "NQ 9", "", nil)
	wantFault(t, err, fault.Conflict)
	_, err = w.TakeBack(ctx, w.clerk, closed.Act, "lấy lại tiếp")
	w.ok(err)
	if v = w.term("XII", TermFilter{}); v.Closing != nil || w.item(items["ended"].ID).Item.Ended {
		t.Errorf("gone on with: %+v", v.Closing)
	}
	w.verified()
}

func TestATermIsEdited(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		at, err := w.TermNamed(ctx, "XII")
		w.ok(err)
		edit := func(do func(*plan.Term)) error {
			now, err := w.TermNamed(ctx, "XII")
			w.ok(err)
			rev := now.Rev
			do(&now)
			_, err = w.EditTerm(ctx, w.clerk, "XII", rev, now, "theo nghị quyết")
			return err
		}
		w.ok(edit(func(x *plan.Term) {
			x.Name, x.To, x.MidTerm = "Nhiệm kỳ 2025 - 2030 (XII)", "2030-10-15", "2028-09-20"
		}))
		now, err := w.TermNamed(ctx, "XII")
		if w.ok(err); now.ID != at.ID || now.Rev != at.Rev+1 || now.To != "2030-10-15" || now.From != at.From {
			t.Errorf("edited: %+v", now)
		}
		wantFault(t, edit(func(x *plan.Term) {}), fault.Invalid)
		wantFault(t, edit(func(x *plan.Term) { x.To = "2025-01-01" }), fault.Invalid)
		wantFault(t, edit(func(x *plan.Term) { x.Name = " " }), fault.Invalid)
		wantFault(t, edit(func(x *plan.Term) { x.Final = "2026-01-01" }), fault.Invalid)
		_, err = w.EditTerm(ctx, w.clerk, "XII", at.Rev, at, "")
		wantFault(t, err, fault.Conflict) // somebody was faster
		_, err = w.EditTerm(ctx, w.as("so-tc-dm"), "XII", now.Rev, at, "")
		wantFault(t, err, fault.Denied)
		_, err = w.CloseTerm(ctx, w.clerk, "XII", "NQ 9", "", nil)
		w.ok(err)
		wantFault(t, edit(func(x *plan.Term) { x.To = "2030-12-31" }), fault.Conflict)
		w.ok(edit(func(x *plan.Term) { x.Name = "Nhiệm kỳ XII" }))
		w.verified()
	})
}

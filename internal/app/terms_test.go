package app

import (
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
)

// aTerm is a world near the end of its term, with one item of each sort, by what becomes of it.
func aTerm(t *testing.T, db storetest.DB) (w *world, items map[string]plan.Item) {
	w = newWorld(t, db)
	items = map[string]plan.Item{
		"done":      w.add(ItemEdit{Title: "Xong việc", Lead: "Sở Tài chính", Due: "31/5/2026"}),
		"carried":   w.add(ItemEdit{Title: "Còn dài", Lead: "Sở Tài chính", Due: "31/12/2031", Document: w.doc}),
		"ended":     w.add(ItemEdit{Title: "Không làm nữa", Lead: "Sở Nội vụ", Due: "31/3/2026", Document: w.doc}),
		"open":      w.add(ItemEdit{Title: "Đang vướng", Lead: "Sở Xây dựng", Due: "30/6/2026"}),
		"indicator": w.add(ItemEdit{Kind: plan.IndicatorKind, Title: "Tỷ lệ hồ sơ trực tuyến"}),
	}
	w.approved("so-tc", "2026-05", report.Line{ItemID: items["done"].ID, State: plan.Done, DoneOn: "2026-05-20", Percent: 100, Text: "Đã xong"},
		report.Line{ItemID: items["carried"].ID, State: plan.InProgress, Percent: 30, Text: "Đang làm"})
	return w, items
}

func (w *world) term(code string, f TermFilter) TermView {
	w.t.Helper()
	v, err := w.Term(w.t.Context(), code, f)
	w.ok(err)
	return v
}

func TestATermIsClosed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, items := aTerm(t, db)
		ctx := t.Context()
		v := w.term("XII", TermFilter{})
		if v.Counts[""] != 5 || v.Counts["done"] != 1 || v.Waiting() != 4 || v.Items.Total != 5 {
			t.Fatalf("before anything is decided: %v, %d items", v.Counts, v.Items.Total)
		}
		proposed := map[plan.ItemID]plan.Fate{}
		for _, x := range v.Items.Rows {
			proposed[x.Row.Item.ID] = x.Proposed
		}
		if proposed[items["carried"].ID] != plan.Carry || proposed[items["indicator"].ID] != plan.Drop || proposed[items["open"].ID] != "" {
			t.Errorf("proposed: %v", proposed)
		}

		_, err := w.CloseTerm(ctx, w.clerk, "XII", "QĐ 5", "", nil)
		wantFault(t, err, fault.Conflict) // not everything is decided
		wantFault(t, w.Settle(ctx, w.clerk, "XII", []string{items["carried"].Code}, plan.Carry, ""), fault.Conflict)
		wantFault(t, w.OpenTerm(ctx, w.clerk, plan.Term{Code: "XII", Name: "Trùng", From: "2030-10-01"}), fault.Conflict)
		w.ok(w.OpenTerm(ctx, w.clerk, plan.Term{Code: "XIII", Name: "Nhiệm kỳ 2030 - 2035", From: "2030-10-01", To: "2035-09-30"}))
		if all, err := w.Terms(ctx); err != nil || len(all) != 2 || all[0].Current || !all[1].Current {
			t.Errorf("a term to come is not the current one: %+v, %v", all, err)
		}
		wantFault(t, w.Settle(ctx, w.clerk, "XII", []string{items["open"].Code}, plan.LeaveOpen, ""), fault.Invalid) // no reason
		wantFault(t, w.Settle(ctx, w.as("so-tc-dm"), "XII", []string{items["open"].Code}, plan.Carry, ""), fault.Denied)
		wantFault(t, w.Settle(ctx, w.clerk, "XII", []string{items["done"].Code}, plan.Carry, ""), fault.Conflict) // is done

		if n, err := w.SettleAll(ctx, w.clerk, "XII", TermFilter{Show: "waiting"}, "", "", 4); n != 2 || err != nil {
			t.Errorf("%d proposals were taken, %v", n, err)
		}
		_, err = w.SettleAll(ctx, w.clerk, "XII", TermFilter{Show: "waiting"}, plan.Drop, "thôi", 4)
		wantFault(t, err, fault.Conflict) // two wait now
		w.ok(w.Settle(ctx, w.clerk, "XII", []string{items["ended"].Code, items["open"].Code}, plan.Drop, "không còn phù hợp"))
		w.ok(w.Settle(ctx, w.clerk, "XII", []string{items["open"].Code}, plan.LeaveOpen, "chờ quyết toán"))
		if v = w.term("XII", TermFilter{Show: "end"}); v.Waiting() != 0 || v.Items.Total != 2 {
			t.Errorf("decided: %v, %d end", v.Counts, v.Items.Total)
		}

		_, err = w.CloseTerm(ctx, w.clerk, "XII", " ", "", nil)
		wantFault(t, err, fault.Invalid) // by which document
		v, err = w.CloseTerm(ctx, w.clerk, "XII", "Nghị quyết số 9-NQ/TU ngày 19/6/2026", "", nil)
		w.ok(err)
		f := v.Closing.Figures
		if !v.Closed() || v.Closing.NextCode != "XIII" || f.Items != 5 || f.Fates[plan.Fulfilled] != 1 || f.Fates[plan.Carry] != 1 || f.Fates[plan.Drop] != 2 || f.Fates[plan.LeaveOpen] != 1 {
			t.Errorf("closed: %+v", v.Closing)
		}
		if f.Tally.Total != 4 || f.Tally.DoneOnTime != 1 || f.Tally.Overdue != 1 || len(f.Kinds) != 2 || f.Units[0].Unit != "Sở Tài chính" || f.Units[0].Items != 2 {
			t.Errorf("figures: %+v", f)
		}
		if !w.item(items["ended"].ID).Item.Ended || w.item(items["carried"].ID).Item.Ended || w.item(items["open"].ID).Item.Ended {
			t.Error("only what ends with the term leaves the plan")
		}

		// what comes later changes nothing of it
		w.approved("so-xd", "2026-06", report.Line{ItemID: items["open"].ID, State: plan.Done, DoneOn: "2026-06-19", Percent: 100, Text: "Xong"})
		v = w.term("XII", TermFilter{Show: "open"})
		if x := v.Items.Rows[0]; len(v.Items.Rows) != 1 || x.Settled.Frozen.State != plan.NotStarted || x.Row.Standing.State != plan.Done || v.Closing.Figures.Tally.Done() != 1 {
			t.Errorf("as it was and as it is: %+v, %+v", x.Settled.Frozen, x.Row.Standing)
		}
		wantFault(t, w.Settle(ctx, w.clerk, "XII", []string{items["open"].Code}, plan.Carry, ""), fault.Conflict)
		_, err = w.CloseTerm(ctx, w.clerk, "XII", "lần nữa", "", nil)
		wantFault(t, err, fault.Conflict)

		// the next term has what was carried, and not what was left open
		next := w.term("XIII", TermFilter{})
		if next.Counts[""] != 1 || next.Items.Rows[0].Row.Item.ID != items["carried"].ID {
			t.Errorf("the next term has %v", next.Counts)
		}
		w.verified()
	})
}

func TestItemsOfTheNextTermAreNotOfThisOne(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w, items := aTerm(t, db)
		w.ok(w.OpenTerm(t.Context(), w.clerk, plan.Term{Code: "XIII", Name: "Nhiệm kỳ sau", From: "2026-06-01", To: "2031-05-31"}))
		w.ok(w.EditDocument(t.Context(), w.clerk, doc.Document{Type: "Kế hoạch", Number: "7/KH-UBND", Date: "2026-06-05", Subject: "Nhiệm kỳ mới", TermCode: "XIII"}, ""))
		docs, err := w.Documents(t.Context(), "7/KH", 1)
		w.ok(err)
		newer := docs.Rows[0].Document.ID
		fresh := w.add(ItemEdit{Title: "Việc mới", Lead: "Sở Tài chính", Document: newer})
		v := w.term("XII", TermFilter{})
		for _, x := range v.Items.Rows {
			if x.Row.Item.ID == fresh.ID {
				t.Error("an item that only a document of the next term tells is of this one")
			}
		}
		// what was added by hand since the next term began is of that one; here everything was, but for what the document tells
		if v.Counts[""] != 2 {
			t.Errorf("of this term: %v, the document tells %s and %s", v.Counts, items["carried"].Code, items["ended"].Code)
		}
		w.verified()
	})
}

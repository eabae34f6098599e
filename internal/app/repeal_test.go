package app

import (
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// repealed is a document of three tasks that another one repeals, which tells one of them in nearly the same words.
func repealed(t *testing.T, w *world) (old, by doc.Document, items map[string]plan.Item) {
	t.Helper()
	old = w.bring("cu.md", version("9/KH-UBND", before[0], before[1], before[2]))
	by = w.bring("moi.md", version("31/KH-UBND", "Xây dựng Đề án vị trí việc làm của tỉnh Mẫu Giang | Sở Nội vụ | 12/2026"))
	items = map[string]plan.Item{}
	for _, d := range []doc.Document{old, by} {
		for i, c := range w.candidates(d.ID) {
			it, err := w.Accept(t.Context(), w.clerk, c.Candidate.ID, CandidateEdit{})
			w.ok(err)
			items[d.Number+" "+string(rune('1'+i))] = it
		}
	}
	return old, by, items
}

func TestADocumentIsRepealed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		old, by, items := repealed(t, w)
		first, second, third, heir := items["9/KH-UBND 1"], items["9/KH-UBND 2"], items["9/KH-UBND 3"], items["31/KH-UBND 1"]
		below := w.add(ItemEdit{Title: "Kế hoạch của sở", Lead: "Sở Nội vụ"})
		w.ok(w.LinkItems(ctx, w.clerk, below.ID, plan.Implements, second.Code))

		wantFault(t, w.DecideRepeal(ctx, w.clerk, old.ID, []string{first.Code}, doc.End, "", "thôi"), fault.Conflict) // nobody has said so
		wantFault(t, w.Repeal(ctx, w.clerk, old.ID, doc.Repeal{On: "2026-06-01"}), fault.Invalid)
		wantFault(t, w.Repeal(ctx, w.clerk, old.ID, doc.Repeal{Named: "9/KH-UBND", On: "2026-06-01"}), fault.Invalid)
		wantFault(t, w.Repeal(ctx, w.as("so-tc-dm"), old.ID, doc.Repeal{Named: "31/KH-UBND", On: "2026-06-01"}), fault.Denied)
		w.ok(w.Repeal(ctx, w.clerk, old.ID, doc.Repeal{Named: "31/KH-UBND", On: "2026-06-01"}))
		wantFault(t, w.Repeal(ctx, w.clerk, old.ID, doc.Repeal{Named: "31/KH-UBND", On: "2026-06-01"}), fault.Conflict)

		v, err := w.Repealing(ctx, old.ID)
		w.ok(err)
		if v.By == nil || v.By.ID != by.ID || v.Document.Stage != doc.Ended || v.Undecided != 3 || len(v.Rows) != 3 {
			t.Fatalf("repealed: %+v", v)
		}
		if x := v.Rows[1]; x.Proposed != doc.Hand || x.To == nil || x.To.ID != heir.ID || v.Rows[0].Proposed != doc.End {
			t.Errorf("proposed: %+v, %+v", v.Rows[0], x)
		}
		if w.item(first.ID).Item.Ended {
			t.Error("nothing happens to an item before somebody decides")
		}

		wantFault(t, w.DecideRepeal(ctx, w.clerk, old.ID, []string{first.Code}, doc.End, "", ""), fault.Invalid)
		wantFault(t, w.DecideRepeal(ctx, w.clerk, old.ID, []string{heir.Code}, doc.End, "", "không phải của nó"), fault.Invalid)
		wantFault(t, w.DecideRepeal(ctx, w.clerk, old.ID, []string{first.Code}, doc.Hand, "", ""), fault.Invalid) // to what
		w.ok(w.DecideRepeal(ctx, w.clerk, old.ID, []string{second.Code}, "", "", ""))
		w.ok(w.DecideRepeal(ctx, w.clerk, old.ID, []string{first.Code}, doc.Keep, "", ""))
		w.ok(w.DecideRepeal(ctx, w.clerk, old.ID, []string{third.Code}, doc.End, "", "hết nhiệm vụ"))
		v, err = w.Repealing(ctx, old.ID)
		w.ok(err)
		if v.Undecided != 0 || v.Rows[1].Heir == nil || v.Rows[1].Heir.ID != heir.ID {
			t.Errorf("decided: %+v", v.Rows)
		}
		if !w.item(second.ID).Item.Ended || w.item(first.ID).Item.Ended || !w.item(third.ID).Item.Ended {
			t.Error("what is handed over and what ends leaves the plan, what is kept stays")
		}
		implements := ""
		for _, l := range w.item(below.ID).Links {
			if l.Link.Relation == plan.Implements {
				implements = l.Link.ToID
			}
		}
		if implements != string(heir.ID) {
			t.Errorf("what implemented the old item implements %q now", implements)
		}

		// each decision can be taken back, then the repeal itself
		for _, action := range []string{"document.repeal.end", "document.repeal.keep", "document.repeal.proposed", "document.repeal"} {
			view, err := w.Document(ctx, old.ID)
			w.ok(err)
			_, err = w.TakeBack(ctx, w.clerk, wayBackOf(t, view.History, action), "nhầm")
			w.ok(err)
		}
		view, err := w.Document(ctx, old.ID)
		w.ok(err)
		if view.Document.Repealed != nil || view.Document.Stage != old.Stage || w.item(second.ID).Item.Ended || len(w.item(below.ID).Links) != 1 || len(w.item(heir.ID).Links) != 1 {
			t.Errorf("taken back: %+v", view.Document)
		}
		w.verified()
	})
}

func TestWhatANewVersionLeavesOutIsHandedOver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		old, d, items := twoVersions(t, w)
		w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Replaces))
		gone, heir := items["Tổ"], w.add(ItemEdit{Title: "Tổng kết công tác năm", Lead: "Sở Nội vụ"})
		wantFault(t, w.DecideGone(t.Context(), w.clerk, d.ID, []string{gone.Code}, doc.Hand, "NV-9999", ""), fault.Invalid)
		wantFault(t, w.DecideGone(t.Context(), w.clerk, d.ID, []string{gone.Code}, doc.Hand, gone.Code, ""), fault.Invalid)
		w.ok(w.DecideGone(t.Context(), w.clerk, d.ID, []string{gone.Code}, doc.Hand, heir.Code, "đã gộp"))
		c := w.against(d.ID, old.ID)
		if c.Undecided != 0 || c.Gone[0].Decided.To != string(heir.ID) || !w.item(gone.ID).Item.Ended {
			t.Errorf("handed over: %+v", c.Gone)
		}
		if l := w.item(heir.ID).Links; len(l) != 1 || l[0].Link.Relation != plan.Replaces || l[0].Link.ToID != string(gone.ID) {
			t.Errorf("the heir is linked to %+v", l)
		}
		w.verified()
	})
}

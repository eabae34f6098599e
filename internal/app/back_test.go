package app

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// wayBackOf is the number of the newest act of that name in a history that can be taken back.
func wayBackOf(t *testing.T, rows []HistoryRow, action string) int64 {
	t.Helper()
	i := slices.IndexFunc(rows, func(h HistoryRow) bool { return h.Entry.Action == action && h.Back != "" })
	if i < 0 {
		t.Fatalf("no %s can be taken back", action)
	}
	return rows[i].Entry.Seq
}

// told is what taking an act back does, in short: "proposal restore 5".
func (b Back) told() (out []string) {
	for _, r := range b.Rows {
		out = append(out, strings.Join([]string{r.Noun, string(r.Do), string(rune('0' + r.Count))}, " "))
	}
	slices.Sort(out)
	return out
}

func TestSayingWhatADocumentReplacesIsTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		old, d, items := twoVersions(t, w)
		w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Replaces))
		view, err := w.Document(t.Context(), d.ID)
		w.ok(err)
		seq := wayBackOf(t, view.History, "document.earlier.replaces")
		if view.Said != seq {
			t.Errorf("the page of the document names #%d, its history #%d", view.Said, seq)
		}

		b, err := w.BackOf(t.Context(), w.clerk, seq)
		if want := []string{"document restore 2", "event drop 1", "link drop 1", "proposal restore 5"}; err != nil || b.Stop != nil || !slices.Equal(b.told(), want) {
			t.Errorf("taking it back would do %q, %v, %v", b.told(), b.Stop, err)
		}
		_, err = w.BackOf(t.Context(), w.as("so-tc-dm"), seq)
		wantFault(t, err, fault.Denied)

		// what was decided since stands against it until that is taken back itself
		done, err := w.CarryOver(t.Context(), w.clerk, d.ID, -1)
		w.ok(err)
		_, err = w.TakeBack(t.Context(), w.clerk, seq, "nhầm văn bản")
		wantFault(t, err, fault.Conflict)
		view, err = w.Document(t.Context(), d.ID)
		w.ok(err)
		_, err = w.TakeBack(t.Context(), w.clerk, wayBackOf(t, w.item(items["Số"].ID).History, "document.carry"), "nhầm văn bản")
		w.ok(err)
		if n := len(w.item(items["Số"].ID).Places); done.Kept != 1 || n != 0 {
			t.Errorf("%d kept, and the item still has %d further places", done.Kept, n)
		}

		_, err = w.TakeBack(t.Context(), w.clerk, seq, "nhầm văn bản")
		w.ok(err)
		c := w.against(d.ID, old.ID)
		if c.How != "" || c.Old.Stage != old.Stage || c.Likely == nil {
			t.Errorf("after taking it back: %q, %q, %+v", c.How, c.Old.Stage, c.Likely)
		}
		for _, row := range c.Rows {
			if row.Proposal.Earlier != "" || row.Proposal.Verdict != plan.Pending {
				t.Errorf("a candidate of the new version is still %+v", row.Proposal)
			}
		}
		view, err = w.Document(t.Context(), d.ID)
		w.ok(err)
		if view.Said != 0 || len(view.Links) != 0 {
			t.Errorf("the document still says #%d, %+v", view.Said, view.Links)
		}
		if i := slices.IndexFunc(view.History, func(h HistoryRow) bool { return h.Entry.Seq == seq }); view.History[i].By == nil || view.History[i].Back != "" {
			t.Errorf("its history does not tell that it was taken back: %+v", view.History[i])
		}
		_, err = w.TakeBack(t.Context(), w.clerk, seq, "hai lần")
		wantFault(t, err, fault.Conflict)
		w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Corrects)) // and may be said otherwise
		w.verified()
	})
}

func TestALinkIsTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		first := w.add(ItemEdit{Title: "Lập đề án", Themes: []plan.ThemeID{"th1"}, Document: w.doc})
		second := w.add(ItemEdit{Title: "Thực hiện đề án"})
		for _, rel := range []plan.Relation{plan.DependsOn, plan.Implements, plan.SameAs} {
			w.ok(w.LinkItems(t.Context(), w.clerk, second.ID, rel, first.Code))
		}
		if n := len(w.item(first.ID).Links); n != 4 {
			t.Fatalf("%d links at the other end", n)
		}
		at := func(rel plan.Relation) string {
			for _, l := range w.item(second.ID).Links {
				if l.Link.Relation == rel {
					return l.Link.ID
				}
			}
			return ""
		}
		depends := at(plan.DependsOn)
		_, err := w.Unlink(t.Context(), w.clerk, depends, " ")
		wantFault(t, err, fault.Invalid)
		_, err = w.Unlink(t.Context(), w.as("so-tc-dm"), depends, "nhầm")
		wantFault(t, err, fault.Denied)
		_, err = w.Unlink(t.Context(), w.clerk, depends, "không phải chờ nhau")
		w.ok(err)
		_, err = w.Unlink(t.Context(), w.clerk, depends, "lần nữa")
		wantFault(t, err, fault.NotFound)
		w.ok(w.LinkItems(t.Context(), w.clerk, first.ID, plan.DependsOn, second.Code)) // was a circle before

		_, err = w.Unlink(t.Context(), w.clerk, w.item(first.ID).InTheme["th1"], "thuộc nhóm khác")
		w.ok(err)
		if v := w.item(first.ID); len(v.Themes) != 0 {
			t.Errorf("still in %+v", v.Themes)
		}
		// the taking back is an act that can be taken back, while nothing stands in its place
		seq := wayBackOf(t, w.item(first.ID).History, "item.unlink")
		_, err = w.TakeBack(t.Context(), w.clerk, seq, "đúng nhóm")
		w.ok(err)
		if v := w.item(first.ID); len(v.Themes) != 1 || v.Standing.ItemID != first.ID {
			t.Errorf("in %+v", v.Themes)
		}
		w.verified()
	})
}

func TestEveryWayBackHasARight(t *testing.T) {
	for _, b := range backs {
		if len(org.RightTo(b.right).To) == 0 {
			t.Errorf("%s: nobody may take it back", b.action)
		}
	}
}

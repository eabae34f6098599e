package app

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// annex assigns four tasks in a table; the second row holds two run together, the last belongs to the one before it.
const annex = `ỦY BAN NHÂN DÂN
TỈNH MẪU GIANG

Số: 121/KH-UBND
Mẫu Giang, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Chuyển đổi số năm 2026

## PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Xây dựng kho dữ liệu dùng chung của tỉnh | Sở Xây dựng | Sở Tài chính | Quý III/2026 | Kho dữ liệu |
| 2 | Nâng cấp mạng truyền số liệu cấp xã; đào tạo cán bộ chuyển đổi số cấp xã | Sở Nội vụ | Sở Tài chính | 30/9/2026 | Báo cáo |
| 3 | Công bố danh mục dữ liệu mở | Sở Tài chính | | 15/8/2026 | Danh mục |
| 4 | và cập nhật danh mục hằng quý trên cổng dữ liệu | | Sở Nội vụ | | |
`

func (w *world) read(name, text string) doc.ID {
	w.t.Helper()
	d, err := w.Import(w.t.Context(), w.clerk, name, []byte(text), "")
	w.ok(err)
	return d.ID
}

func (w *world) review(id doc.ID) ReviewView {
	w.t.Helper()
	v, err := w.Review(w.t.Context(), id, "", 0.5)
	w.ok(err)
	return v
}

// candidate is the one whose text holds some words.
func (w *world) candidate(id doc.ID, words string) CandidateRow {
	w.t.Helper()
	for _, row := range w.review(id).Candidates {
		if strings.Contains(row.Candidate.Text, words) {
			return row
		}
	}
	w.t.Fatalf("no candidate says %q", words)
	return CandidateRow{}
}

// undoLast takes the last decision of the clerk back.
func (w *world) undoLast(id doc.ID) error {
	w.t.Helper()
	last, err := w.LastDecision(w.t.Context(), w.clerk, id)
	w.ok(err)
	if last == nil {
		w.t.Fatal("there is nothing to take back")
	}
	_, err = w.Undo(w.t.Context(), w.clerk, id, last.Seq)
	return err
}

// What was decided is taken back in the order of decisions, the newest first; items end and keep their history.
func TestDecisionsAreTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		id := w.read("phu-luc.md", annex)
		first, third := w.candidate(id, "kho dữ liệu").Candidate.ID, w.candidate(id, "dữ liệu mở").Candidate.ID
		it, err := w.Accept(t.Context(), w.clerk, first, CandidateEdit{})
		w.ok(err)
		w.ok(w.Reject(t.Context(), w.clerk, third, "thử"))
		if v := w.review(id); v.Seen() != 2 || v.Current.Candidate.Ord != 4 {
			t.Errorf("%d seen, goes on with %d", v.Seen(), v.Current.Candidate.Ord)
		}

		w.ok(w.undoLast(id))
		if row := w.candidate(id, "dữ liệu mở"); row.Verdict != plan.Pending || row.Reason != "" {
			t.Errorf("the rejection stands: %s", row.Verdict)
		}
		w.ok(w.undoLast(id))
		if row := w.candidate(id, "kho dữ liệu"); row.Verdict != plan.Pending || row.ItemID != "" {
			t.Errorf("the acceptance stands: %s", row.Verdict)
		}
		if v := w.item(it.ID); !v.Item.Ended || len(v.History) != 2 {
			t.Errorf("the item is ended: %t, with %d entries", v.Item.Ended, len(v.History))
		}
		list, err := w.Items(t.Context(), ItemFilter{})
		w.ok(err)
		if list.Total != 0 {
			t.Errorf("%d items are in the plan", list.Total)
		}
		if last, err := w.LastDecision(t.Context(), w.clerk, id); last != nil || err != nil {
			t.Errorf("still to take back: %+v %v", last, err)
		}
		again, err := w.Accept(t.Context(), w.clerk, first, CandidateEdit{})
		w.ok(err)
		if again.ID == it.ID {
			t.Error("the ended item came back")
		}
		w.sound()
	})
}

// Many accepted at once are taken back at once.
func TestManyAreTakenBackAtOnce(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id := w.read("phu-luc.md", annex)
	before := w.review(id)
	n, err := w.AcceptAbove(t.Context(), w.clerk, id, 0.5)
	w.ok(err)
	if n != before.Above || before.Left.Count() != before.Row.Pending-n {
		t.Errorf("%d announced, %d taken; %+v left of %d", before.Above, n, before.Left, before.Row.Pending)
	}
	w.ok(w.undoLast(id))
	if after := w.review(id); after.Row.Pending != before.Row.Pending || after.Row.Sure != before.Row.Sure {
		t.Errorf("before %+v, after %+v", before.Row, after.Row)
	}
	w.sound()
}

// What people did with an item since stands against taking its acceptance back.
func TestChangedItemIsNotTakenBack(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id := w.read("phu-luc.md", annex)
	it, err := w.Accept(t.Context(), w.clerk, w.candidate(id, "kho dữ liệu").Candidate.ID, CandidateEdit{})
	w.ok(err)
	e, rev, err := w.EditForm(t.Context(), it.ID)
	w.ok(err)
	e.Title, e.Why = "Xây dựng kho dữ liệu", "rút gọn"
	w.ok(w.EditItem(t.Context(), w.clerk, it.ID, rev, e))
	wantFault(t, w.undoLast(id), fault.Conflict)
	if v := w.item(it.ID); v.Item.Ended {
		t.Error("the item is ended")
	}
	_, err = w.Undo(t.Context(), w.as("so-tc-dm"), id, 1)
	wantFault(t, err, fault.Denied)
	_, err = w.Undo(t.Context(), w.clerk, id, 1)
	wantFault(t, err, fault.NotFound)
	w.sound()
}

// Two tasks in one row become two, each with its own words of the row; taken back, they are one again.
func TestSplitAndTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		id := w.read("phu-luc.md", annex)
		whole := w.candidate(id, "mạng truyền số liệu").Candidate
		wantFault(t, w.Split(t.Context(), w.clerk, whole.ID, 0, ""), fault.Invalid)
		wantFault(t, w.Split(t.Context(), w.clerk, whole.ID, 0, "chữ không có"), fault.Invalid)
		w.ok(w.Split(t.Context(), w.clerk, whole.ID, 0, "dao tao"))
		a, b := w.candidate(id, "mạng truyền"), w.candidate(id, "đào tạo cán bộ")
		if a.Candidate.Text != "Nâng cấp mạng truyền số liệu cấp xã" || b.Candidate.Text != "đào tạo cán bộ chuyển đổi số cấp xã" {
			t.Errorf("%q | %q", a.Candidate.Text, b.Candidate.Text)
		}
		if a.Candidate.Span.End != b.Candidate.Span.Start || b.Candidate.Span.End != whole.Span.End {
			t.Errorf("%v was cut into %v and %v", whole.Span, a.Candidate.Span, b.Candidate.Span)
		}
		if b.Candidate.Lead[0] != "Sở Nội vụ" || b.Candidate.Due == nil || b.Candidate.Due.To != "2026-09-30" {
			t.Errorf("the second part inherits %+v", b.Candidate)
		}
		v, err := w.Review(t.Context(), id, a.Candidate.ID, 0.5)
		w.ok(err)
		if v.Next != b.Candidate.ID || v.Asked != 5 {
			t.Errorf("behind the first part comes %s of %d", v.Next, v.Asked)
		}
		w.ok(w.undoLast(id))
		if v := w.review(id); len(v.Candidates) != 4 || w.candidate(id, "mạng truyền").Candidate.Span != whole.Span {
			t.Errorf("%d candidates after the split is taken back", len(v.Candidates))
		}
		w.sound()
	})
}

// A task cut in two by the table becomes one with the fields of both, and one item with two sources.
func TestMergeAndTakenBack(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id := w.read("phu-luc.md", annex)
	half, rest := w.candidate(id, "dữ liệu mở").Candidate, w.candidate(id, "và cập nhật").Candidate
	merge := func() plan.CandidateID {
		kept, err := w.Merge(t.Context(), w.clerk, rest.ID, half.ID, true)
		w.ok(err)
		return kept
	}
	merge()
	w.ok(w.undoLast(id))
	if v := w.review(id); v.Asked != 4 {
		t.Errorf("%d are asked about after the merge is taken back", v.Asked)
	}
	kept := merge()
	_, err := w.Merge(t.Context(), w.clerk, rest.ID, half.ID, true)
	wantFault(t, err, fault.Conflict)
	it, err := w.Accept(t.Context(), w.clerk, kept, CandidateEdit{})
	w.ok(err)
	v := w.item(it.ID)
	if it.Title != "Công bố danh mục dữ liệu mở và cập nhật danh mục hằng quý trên cổng dữ liệu" || len(v.Places) != 1 {
		t.Errorf("%q with %d further places", it.Title, len(v.Places))
	}
	if names := partsOf(v, plan.Lead) + "|" + partsOf(v, plan.Coordinating); names != "Sở Tài chính|Sở Nội vụ" {
		t.Errorf("units %s", names)
	}
	wantFault(t, w.Separate(t.Context(), w.clerk, kept), fault.Conflict)
	w.sound()
}

func partsOf(v ItemView, role plan.Role) string {
	var names []string
	for _, x := range v.Assignments {
		if x.Assignment.Role == role {
			names = append(names, x.Unit.Name)
		}
	}
	return strings.Join(names, "; ")
}

// A telling that joined an item leaves it for one of its own, and comes back when that is taken back.
func TestSeparateAfterAccepting(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id, rows := w.tellings()
	it, err := w.Accept(t.Context(), w.clerk, rows[0].Candidate.ID, CandidateEdit{})
	w.ok(err)
	var joined plan.CandidateID
	for _, row := range rows[1:] {
		if row.Candidate.SameAs > 0 {
			joined = row.Candidate.ID
		}
	}
	w.ok(w.Separate(t.Context(), w.clerk, joined))
	if v := w.item(it.ID); len(v.Places) != 1 {
		t.Errorf("the item has %d further places", len(v.Places))
	}
	list, err := w.Items(t.Context(), ItemFilter{})
	w.ok(err)
	if list.Total != 2 {
		t.Errorf("%d items", list.Total)
	}
	w.ok(w.undoLast(id))
	if v := w.item(it.ID); len(v.Places) != 2 {
		t.Errorf("taken back, the item has %d further places", len(v.Places))
	}
	w.sound()
}

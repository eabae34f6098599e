package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// version is a plan of the province with a table of tasks, one a line: work | lead | due.
func version(number string, rows ...string) []byte {
	s := "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: " + number + "\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nChuyển đổi số năm 2026\n\n| TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành |\n|---|---|---|---|\n"
	for i, row := range rows {
		s += fmt.Sprintf("| %d | %s |\n", i+1, row)
	}
	return []byte(s)
}

var (
	before = []string{
		"Số hóa hồ sơ hộ tịch lưu trữ tại xã | Sở Tài chính | 12/2026",
		"Xây dựng Đề án vị trí việc làm của tỉnh | Sở Tài chính | 9/2026",
		"Tổ chức hội nghị tổng kết năm | Sở Nội vụ | 12/2026",
		"Nâng cấp trung tâm dữ liệu của tỉnh | Sở Xây dựng | 6/2027",
		"Trồng 5.000 cây xanh ven đầm | Sở Xây dựng | 6/2026",
	}
	after = []string{
		"Số hoá hồ sơ hộ tịch lưu trữ tại xã | Sở Tài chính | 12/2026",        // unchanged
		"Xây dựng Đề án vị trí việc làm của tỉnh | Sở Nội vụ | 11/2026",       // another lead and day
		"Nâng cấp, mở rộng trung tâm dữ liệu của tỉnh | Sở Xây dựng | 6/2027", // other words
		"Trồng 5.000 cây xanh ven đầm | Sở Xây dựng | 6/2026",                 // rejected before
		"Tập huấn kỹ năng số cho cán bộ xã, phường | Sở Nội vụ | 10/2026",     // new
	}
)

// twoVersions imports both and decides about the first: all but the trees are accepted.
func twoVersions(t *testing.T, w *world) (old, d doc.Document, items map[string]plan.Item) {
	t.Helper()
	old = w.bring("ban-cu.md", version("9/KH-UBND", before...))
	items = map[string]plan.Item{}
	for _, c := range w.candidates(old.ID) {
		if strings.HasPrefix(c.Candidate.Text, "Trồng") {
			w.ok(w.Reject(t.Context(), w.clerk, c.Candidate.ID, "đã giao ở kế hoạch khác"))
			continue
		}
		it, err := w.Accept(t.Context(), w.clerk, c.Candidate.ID, CandidateEdit{})
		w.ok(err)
		items[strings.Fields(c.Candidate.Text)[0]] = it
	}
	return old, w.bring("ban-moi.md", version("9/KH-UBND", after...)), items
}

func (w *world) bring(name string, content []byte) doc.Document {
	w.t.Helper()
	d, err := w.Import(w.t.Context(), w.clerk, name, content, "")
	w.ok(err)
	return d
}

func (w *world) candidates(id doc.ID) []CandidateRow {
	w.t.Helper()
	v, err := w.Review(w.t.Context(), id, "", 0.1)
	w.ok(err)
	return v.Candidates
}

func (w *world) against(d, old doc.ID) Against {
	w.t.Helper()
	c, err := w.Against(w.t.Context(), d, old)
	w.ok(err)
	return c
}

// told is each row of a comparison in short: fate, fields that differ, what waits.
func toldRows(c Against) (out []string) {
	for _, row := range c.Rows {
		var fields []string
		for _, f := range row.Differences {
			fields = append(fields, f.Field)
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", row.Fate, strings.Join(fields, ","), row.Todo)))
	}
	return out
}

func TestNewVersion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		old, d, items := twoVersions(t, w)
		v, err := w.Versions(t.Context(), d.ID)
		likely := v.Likely
		if w.ok(err); len(likely) != 1 || likely[0].Document.ID != old.ID || likely[0].How != "" {
			t.Fatalf("likely: %+v", likely)
		}
		if got, want := toldRows(w.against(d.ID, old.ID)), []string{"unchanged  review", "changed lead,deadline review", "changed text review", "unchanged  review", "new  review"}; !slices.Equal(got, want) {
			t.Errorf("before anybody said: %q", got)
		}
		_, err = w.CarryOver(t.Context(), w.clerk, d.ID, -1)
		wantFault(t, err, fault.Conflict)

		w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Corrects))
		c := w.against(d.ID, old.ID)
		if got, want := toldRows(c), []string{"unchanged  carry", "changed lead,deadline apply", "changed text apply", "unchanged  drop", "new  review"}; !slices.Equal(got, want) {
			t.Errorf("once it is said: %q", got)
		}
		if c.Carry != 1 || c.Drop != 1 || c.Apply != 2 || c.Fresh != 1 || c.Undecided != 1 || c.Old.Stage != doc.Replaced || len(c.Document.Questions) != 0 {
			t.Errorf("%+v", c)
		}
		wantFault(t, w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Replaces), fault.Conflict)
		wantFault(t, w.SayEarlier(t.Context(), w.clerk, old.ID, d.ID, doc.Replaces), fault.Invalid) // a circle

		// what an earlier version had makes no second item, neither one by one nor above a confidence
		_, err = w.Accept(t.Context(), w.clerk, c.Rows[0].Proposal.ID, CandidateEdit{})
		wantFault(t, err, fault.Conflict)
		if n, err := w.AcceptAbove(t.Context(), w.clerk, d.ID, 0.1); n != 1 || err != nil {
			t.Errorf("%d of the new version were accepted, %v", n, err)
		}

		_, err = w.CarryOver(t.Context(), w.clerk, d.ID, 7)
		wantFault(t, err, fault.Conflict)
		if done, err := w.CarryOver(t.Context(), w.clerk, d.ID, 2); err != nil || done != (Carried{1, 1}) {
			t.Errorf("carried %+v, %v", done, err)
		}
		same := w.item(items["Số"].ID)
		if same.Item.Rev != 1 || len(same.Places) != 1 || same.Places[0].Document.ID != old.ID || same.Source.ID != d.ID || !strings.HasPrefix(same.Context.Marked, "Số hoá") {
			t.Errorf("the unchanged item: %+v, %+v, %+v", same.Item, same.Context, same.Places)
		}

		_, err = w.ApplyVersion(t.Context(), w.clerk, d.ID, c.Rows[1].Proposal.ID, nil, 5)
		wantFault(t, err, fault.Conflict)
		_, err = w.ApplyVersion(t.Context(), w.clerk, d.ID, c.Rows[1].Proposal.ID, nil, 1)
		w.ok(err)
		changed := w.item(items["Xây"].ID)
		if changed.Leads[0] != "Sở Nội vụ" || changed.Due.To != "2026-11-30" || changed.Due.Original != "2026-09-30" || !strings.Contains(changed.Due.Reason, "theo bản mới") || changed.Item.Rev != 2 {
			t.Errorf("the changed item: %v, %+v", changed.Leads, changed.Due)
		}
		if h := changed.History[0].Entry; h.Action != "item.version" || !strings.Contains(h.Why, "9/KH-UBND") {
			t.Errorf("its history: %+v", h)
		}
		// the person keeps the old words
		_, err = w.ApplyVersion(t.Context(), w.clerk, d.ID, c.Rows[2].Proposal.ID, []string{}, 0)
		w.ok(err)
		if it := w.item(items["Nâng"].ID); it.Item.Title != "Nâng cấp trung tâm dữ liệu của tỉnh" || len(it.Places) != 1 {
			t.Errorf("kept: %q, %d places", it.Item.Title, len(it.Places))
		}

		gone := items["Tổ"]
		wantFault(t, w.DecideGone(t.Context(), w.clerk, d.ID, []string{gone.Code}, doc.End, "", ""), fault.Invalid)
		wantFault(t, w.DecideGone(t.Context(), w.clerk, d.ID, []string{items["Số"].Code}, doc.End, "", "nhầm"), fault.Invalid)
		w.ok(w.DecideGone(t.Context(), w.clerk, d.ID, []string{gone.Code}, doc.Ask, "", "hỏi Sở Nội vụ"))
		w.ok(w.DecideGone(t.Context(), w.clerk, d.ID, []string{gone.Code}, doc.End, "", "đã gộp vào hội nghị khác"))
		if it := w.item(gone.ID); !it.Item.Ended || !strings.Contains(it.History[0].Entry.Why, "9/KH-UBND") {
			t.Errorf("gone: %+v", it.Item)
		}
		c = w.against(d.ID, old.ID)
		if c.Carry+c.Drop+c.Apply+c.Fresh+c.Undecided != 0 || len(c.Gone) != 1 || c.Gone[0].Decided.Do != doc.End || c.Counts[Changed] != 2 {
			t.Errorf("at the end: %+v", c)
		}
		if n, err := w.Review(t.Context(), d.ID, "", 0.9); err != nil || n.Row.Pending != 0 {
			t.Errorf("%d still wait, %v", n.Row.Pending, err)
		}
		w.verified()
	})
}

// What people corrected when they accepted is no change of the new version, and what nobody had decided waits in one place only.
func TestNewVersionOfWhatIsHalfReviewed(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	old := w.bring("ban-cu.md", version("9/KH-UBND", before...))
	lead := "Sở Nội vụ"
	it, err := w.Accept(t.Context(), w.clerk, w.candidates(old.ID)[0].Candidate.ID, CandidateEdit{Lead: &lead})
	w.ok(err)
	d := w.bring("ban-moi.md", version("9/KH-UBND", after...))
	w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Replaces))
	c := w.against(d.ID, old.ID)
	if got, want := toldRows(c), []string{"unchanged  carry", "changed lead,deadline review", "changed text review", "unchanged  review", "new  review"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if v, err := w.Review(t.Context(), old.ID, "", 0.9); err != nil || v.Row.Pending != 0 {
		t.Errorf("%d still wait in the old version, %v", v.Row.Pending, err)
	}
	_, err = w.CarryOver(t.Context(), w.clerk, d.ID, -1)
	w.ok(err)
	if v := w.item(it.ID); v.Leads[0] != lead {
		t.Errorf("the correction is lost: %v", v.Leads)
	}
	w.verified()
}

func TestOldVersionNobodyReviewed(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	old, d := w.bring("ban-cu.md", version("9/KH-UBND", before...)), w.bring("ban-moi.md", version("9/KH-UBND", after...))
	w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Corrects))
	_, err := w.CarryOver(t.Context(), w.clerk, d.ID, -1)
	wantFault(t, err, fault.Conflict)
	if err != nil && !strings.Contains(fault.Say(err, "vi"), "chưa ai rà soát") {
		t.Errorf("%v", err)
	}
	if n, err := w.AcceptAbove(t.Context(), w.clerk, d.ID, 0.1); n != 5 || err != nil {
		t.Errorf("%d accepted, %v", n, err)
	}
}

// An amendment names what it changes; the rest of the old document stays in force and is not gone.
func TestAmendment(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	old := w.bring("goc.md", version("9/KH-UBND", before...))
	n, err := w.AcceptAbove(t.Context(), w.clerk, old.ID, 0.1)
	if w.ok(err); n != 5 {
		t.Fatalf("%d accepted", n)
	}
	d := w.bring("sua-doi.md", version("31/KH-UBND", after[1], after[4]))
	w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Amends))
	c := w.against(d.ID, old.ID)
	if got, want := toldRows(c), []string{"changed lead,deadline apply", "new  review"}; !slices.Equal(got, want) || len(c.Gone) != 0 || c.Old.Stage != doc.Amended {
		t.Errorf("%q, %d gone, %s", got, len(c.Gone), c.Old.Stage)
	}
	// taken for another task after all
	w.ok(w.Unpair(t.Context(), w.clerk, c.Rows[0].Proposal.ID))
	if c := w.against(d.ID, old.ID); c.Rows[0].Todo != TodoReview {
		t.Errorf("%+v", c.Rows[0])
	}
	if _, err := w.Accept(t.Context(), w.clerk, c.Rows[0].Proposal.ID, CandidateEdit{}); err != nil {
		t.Error(err)
	}
	w.verified()
}

// A document that only looks like an earlier one is a document of its own.
func TestApart(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	old, d, _ := twoVersions(t, w)
	w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Apart))
	if v, err := w.Versions(t.Context(), d.ID); err != nil || len(v.Likely) != 0 || v.Earlier != nil {
		t.Errorf("%+v, %v", v, err)
	}
	if n, err := w.AcceptAbove(t.Context(), w.clerk, d.ID, 0.1); n != 5 || err != nil {
		t.Errorf("%d accepted, %v", n, err)
	}
	_, err := w.CarryOver(t.Context(), w.clerk, d.ID, -1)
	wantFault(t, err, fault.Conflict)
}

// Changes that touch nothing that people have changed by hand are accepted together; the others one by one.
func TestManyChangesAtOnce(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	old, d, items := twoVersions(t, w)
	asked, err := w.AskExtension(t.Context(), w.clerk, ExtensionAsk{Item: items["Xây"].Code, NewDay: "2027-06-30", Reason: "Sở xin lùi"})
	w.ok(err)
	_, err = w.DecideExtension(t.Context(), w.clerk, asked.ID, asked.Rev, true, "Đồng ý")
	w.ok(err)
	w.ok(w.SayEarlier(t.Context(), w.clerk, d.ID, old.ID, doc.Replaces))
	c := w.against(d.ID, old.ID)
	if c.Apply != 2 || c.Plain != 1 || c.Rows[1].Differences[1].Now != "30/06/2027" {
		t.Fatalf("%d changed, %d plain: %+v", c.Apply, c.Plain, c.Rows[1].Differences)
	}
	_, err = w.ApplyPlain(t.Context(), w.clerk, d.ID, 2)
	wantFault(t, err, fault.Conflict)
	if n, err := w.ApplyPlain(t.Context(), w.clerk, d.ID, 1); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if it := w.item(items["Nâng"].ID); !strings.HasPrefix(it.Item.Title, "Nâng cấp, mở rộng") {
		t.Errorf("%q", it.Item.Title)
	}
	// of the other the new lead is taken, the day that was agreed on stays
	_, err = w.ApplyVersion(t.Context(), w.clerk, d.ID, c.Rows[1].Proposal.ID, []string{"lead"}, 0)
	w.ok(err)
	if it := w.item(items["Xây"].ID); it.Leads[0] != "Sở Nội vụ" || it.Due.To != "2027-06-30" {
		t.Errorf("%v, %s", it.Leads, it.Due.To)
	}
	w.verified()
}

func TestLikely(t *testing.T) {
	x := doc.Document{ID: "x", Type: "Kế hoạch", Number: "9/KH-UBND", Date: "2026-02-05", Issuer: "UBND tỉnh Mẫu Giang", Subject: "Chuyển đổi số"}
	for _, c := range []struct {
		d    doc.Document
		rel  plan.Relation
		want int // of LikelyWhys, -1 = not likely
		how  doc.How
	}{
		{doc.Document{Type: "Kế hoạch", Number: "09/KH-UBND", Issuer: x.Issuer}, "", 0, ""},
		{doc.Document{Type: "Kế hoạch", Number: "9/kh-ubnd", Issuer: "UBND TỈNH MẪU GIANG"}, "", 0, ""},
		{doc.Document{Type: "Kế hoạch", Number: "9/KH-UBND", Issuer: "UBND xã Mẫu Lâm"}, "", -1, ""},
		{doc.Document{Type: "Kế hoạch", Number: "/KH-UBND", Date: x.Date, Issuer: x.Issuer}, "", 1, ""},
		{doc.Document{Type: "Kế hoạch", Number: "10/KH-UBND", Date: x.Date, Issuer: x.Issuer}, "", -1, ""},
		{doc.Document{Type: "Kế hoạch", Number: "31/KH-UBND", Date: "2026-05-08", Issuer: x.Issuer}, plan.Amends, 3, doc.Amends},
		{doc.Document{Type: "Quyết định", Number: "31/QĐ-UBND", Date: "2026-05-08", Issuer: x.Issuer}, plan.Replaces, 2, doc.Replaces},
		{doc.Document{Type: "Kế hoạch", Date: "2027-05-08", Issuer: x.Issuer, Subject: "chuyển đổi  số"}, "", 4, ""},
	} {
		var links []plan.Link
		if c.rel != "" {
			links = []plan.Link{{Relation: c.rel, ToID: "x"}}
		}
		l := likely(c.d, x, links)
		if got := slices.Index(LikelyWhys, l.Why); got != c.want || l.How != c.how {
			t.Errorf("%s %q: %q %q", c.d.Type, c.d.Number, l.Why, l.How)
		}
	}
}

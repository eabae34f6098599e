package app

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// toldThrice tells one task in its prose, among the duties of a unit and in its annex, and another one once.
const toldThrice = `ỦY BAN NHÂN DÂN
TỈNH MẪU GIANG

Số: 118/KH-UBND
Mẫu Giang, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Phát triển du lịch năm 2026

## III. NHIỆM VỤ, GIẢI PHÁP

- Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang nhằm tạo việc làm cho người dân.

- Nâng cấp tuyến đường tỉnh 614 đoạn Mẫu Sơn đến cảng cá.

## IV. TỔ CHỨC THỰC HIỆN

### 1. Sở Xây dựng

- Khẩn trương xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang.

## PHỤ LỤC

| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang | Sở Xây dựng | Sở Tài chính | Quý III/2026 |
`

// tellings imports the text and gives its document with the candidates of the task told three times, the row of the annex first.
func (w *world) tellings() (doc.ID, []CandidateRow) {
	w.t.Helper()
	d, err := w.Import(w.t.Context(), w.clerk, "ke-hoach.md", []byte(toldThrice), "")
	w.ok(err)
	v, err := w.Review(w.t.Context(), d.ID, "", 0.5)
	w.ok(err)
	var rows []CandidateRow
	for _, c := range v.Candidates {
		if strings.Contains(c.Candidate.Text, "ven đầm") {
			rows = append(rows, c)
		}
	}
	if len(rows) != 3 || rows[2].Candidate.Locator.Row == 0 {
		w.t.Fatalf("%d tellings were read", len(rows))
	}
	rows[0], rows[2] = rows[2], rows[0]
	return d.ID, rows
}

func (w *world) sound() {
	w.t.Helper()
	if _, wrong, err := w.Verify(w.t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
		w.t.Errorf("%v %v", wrong, err)
	}
}

// One decision, at whichever telling, makes one item with three places in the text.
func TestToldThriceIsOneItem(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		id, rows := w.tellings()
		it, err := w.Accept(t.Context(), w.clerk, rows[0].Candidate.ID, CandidateEdit{})
		w.ok(err)
		v, err := w.Review(t.Context(), id, "", 0.5)
		w.ok(err)
		for _, c := range v.Candidates {
			if same := strings.Contains(c.Candidate.Text, "ven đầm"); same != (c.ItemID == it.ID) || same != (c.Verdict == plan.Accepted) {
				t.Errorf("%q is %s", c.Candidate.Text, c.Verdict)
			}
		}
		item, err := w.Item(t.Context(), it.ID)
		w.ok(err)
		if len(item.Places) != 2 || !strings.Contains(item.Places[0].Context.Marked, "ven đầm") || !strings.Contains(item.Places[1].Context.Marked, "ven đầm") {
			t.Errorf("the item is told in %d further places: %+v", len(item.Places), item.Places)
		}
		w.sound()
	})
	for at := range 3 {
		w := newWorld(t, storetest.SQLite(t))
		_, rows := w.tellings()
		_, err := w.Accept(t.Context(), w.clerk, rows[at].Candidate.ID, CandidateEdit{})
		w.ok(err)
		_, err = w.Accept(t.Context(), w.clerk, rows[(at+1)%3].Candidate.ID, CandidateEdit{})
		wantFault(t, err, fault.Conflict)
		list, err := w.Items(t.Context(), ItemFilter{})
		w.ok(err)
		if list.Total != 1 {
			t.Errorf("telling %d: %d items", at, list.Total)
		}
	}
}

// Accepting all above a confidence makes no task twice, and counts beforehand what it will make.
func TestAcceptAboveTakesTellingsTogether(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id, _ := w.tellings()
	v, err := w.Review(t.Context(), id, "", 0.3)
	w.ok(err)
	n, err := w.AcceptAbove(t.Context(), w.clerk, id, 0.3)
	w.ok(err)
	list, err := w.Items(t.Context(), ItemFilter{})
	w.ok(err)
	if n != v.Above || list.Total != n {
		t.Errorf("%d were announced, %d taken, %d are in the plan", v.Above, n, list.Total)
	}
	seen := map[string]int{}
	for _, row := range list.Rows {
		if strings.Contains(row.Item.Title, "ven đầm") {
			seen[row.Item.Title]++
		}
	}
	if len(seen) != 1 {
		t.Errorf("the task stands as %v", seen)
	}
	w.sound()
}

// A rejected telling leaves the next one to be asked about; a separated one is a task of its own.
func TestRejectedAndSeparatedTellings(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id, rows := w.tellings()
	asked := func() (out []plan.CandidateID) {
		v, err := w.Review(t.Context(), id, "", 0.5)
		w.ok(err)
		for v.Current != nil {
			out = append(out, v.Current.Candidate.ID)
			if v.Next == "" {
				break
			}
			v, err = w.Review(t.Context(), id, v.Next, 0.5)
			w.ok(err)
		}
		return out
	}
	among := func(id plan.CandidateID) bool {
		for _, x := range asked() {
			if x == id {
				return true
			}
		}
		return false
	}
	row, duty, prose := rows[0].Candidate.ID, rows[1].Candidate.ID, rows[2].Candidate.ID
	if !among(row) || among(duty) || among(prose) {
		t.Errorf("asked about %v", asked())
	}
	w.ok(w.Reject(t.Context(), w.clerk, row, "bảng ghi sai"))
	if !among(duty) || among(prose) {
		t.Errorf("after the row is rejected, asked about %v", asked())
	}
	w.ok(w.Separate(t.Context(), w.clerk, prose))
	if !among(duty) || !among(prose) {
		t.Errorf("after the prose is separated, asked about %v", asked())
	}
	first, err := w.Accept(t.Context(), w.clerk, duty, CandidateEdit{})
	w.ok(err)
	second, err := w.Accept(t.Context(), w.clerk, prose, CandidateEdit{})
	w.ok(err)
	if first.ID == second.ID {
		t.Error("the separated telling joined the item of the other")
	}
	wantFault(t, w.Separate(t.Context(), w.clerk, prose), fault.Conflict)
	w.sound()
}

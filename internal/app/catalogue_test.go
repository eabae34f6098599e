package app

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// named gives the units of names in a document, in the register or as they would enter it.
func (w *world) named(issuer string, on when.Date, names ...string) (units []org.Unit, err error) {
	err = w.change(w.t.Context(), w.clerk, act{"unit.add", "unit", "", ""}, func(tx *store.Tx) error {
		units = nil
		rs, err := newResolver(tx, on)
		if err != nil {
			return err
		}
		if rs.cat, err = catalogueOf(tx.Reader, doc.Document{Issuer: issuer, Date: on}); err != nil {
			return err
		}
		for _, name := range names {
			u, err := rs.unit(name)
			if err != nil {
				return err
			}
			units = append(units, u)
		}
		return nil
	})
	return units, err
}

const hanoi = "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"

func TestCommuneBecomesOneUnit(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	units, err := w.named(hanoi, "2026-01-05", "UBND phường Ba Đình", "P. Ba Đình", "phường Ba Đình, thành phố Hà Nội", "phuong-ba-dinh-00004", "Đảng ủy phường Ba Đình")
	w.ok(err)
	u := units[0]
	if u.Name != "UBND phường Ba Đình" || u.Code != "phuong-ba-dinh-00004" || u.Line != org.State || u.Level != "commune" || u.From != "2025-07-01" || u.To != "" {
		t.Errorf("%+v", u)
	}
	for _, x := range units[1:4] {
		if x.ID != u.ID {
			t.Errorf("%s is another unit", x.Name)
		}
	}
	if x := units[4]; x.ID == u.ID || x.Line != org.Party || x.Name != "Đảng ủy phường Ba Đình" {
		t.Errorf("%+v", x)
	}
	view, err := w.Unit(t.Context(), u.Code)
	w.ok(err)
	if view.Parent == nil || view.Parent.Name != "UBND thành phố Hà Nội" {
		t.Errorf("it lies under %v", view.Parent)
	}
	w.verified()
}

// What people registered goes before the catalogue, and an unknown province leaves names as they are.
func TestRegisterGoesFirst(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	units, err := w.named("UBND tỉnh Mẫu Giang", "2026-01-05", "Sở Tài chính", "UBND xã Tân Lập", "Sở Y tế", "Sở KH&ĐT của ai")
	w.ok(err)
	if units[0].Code != "so-tc" || units[1].Level != "" || units[1].Code != "ubnd-xa-tan-lap" {
		t.Errorf("%+v", units[:2])
	}
	if x := units[2]; x.Code != "so-y-te" || x.Line != org.State || x.Level != "province" {
		t.Errorf("a usual body: %+v", x)
	}
	if x := units[3]; x.Level != "" || x.Name != "Sở KH&ĐT của ai" {
		t.Errorf("a bare name: %+v", x)
	}
}

func TestNameOfBeforeIsNeverReassigned(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	units, err := w.named(hanoi, "2024-05-05", "Sở KH&ĐT", "phường Cống Vị", "phường Trúc Bạch")
	w.ok(err)
	if units[0].To != "2025-02-28" || units[1].To != "2025-06-30" || units[2].Code != "phuong-truc-bach-00004-cu" {
		t.Errorf("%+v", units)
	}
	_, err = w.named(hanoi, "2026-05-05", "Sở KH&ĐT") // a document after the end: of the old unit, or of the one of now?
	wantFault(t, err, fault.Invalid)
	if err == nil || !strings.Contains(err.Error(), "so-ke-hoach-va-dau-tu") || !strings.Contains(err.Error(), "so-tc") {
		t.Errorf("the choice is not told: %v", err)
	}
	units, err = w.named(hanoi, "2026-05-05", "so-ke-hoach-va-dau-tu", "phuong-giang-vo-00025") // a person has chosen
	w.ok(err)
	if units[0].To == "" || units[1].Name != "UBND phường Giảng Võ" {
		t.Errorf("%+v", units)
	}
}

func TestSharedNameIsAsked(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	_, err := w.named("UBND tỉnh Thanh Hóa", "2024-05-05", "phường Ba Đình")
	wantFault(t, err, fault.Invalid)
	units, err := w.named("UBND tỉnh Thanh Hóa", "2024-05-05", "phường Ba Đình, thị xã Bỉm Sơn")
	w.ok(err)
	if units[0].Code != "phuong-ba-dinh-14812-cu" {
		t.Errorf("%+v", units)
	}
	_, err = w.named("UBND tỉnh Thanh Hóa", "2024-05-05", "phường Ba Đình") // that one is registered does not make it the one meant
	wantFault(t, err, fault.Invalid)
}

func TestGroupHasWhoIsRegistered(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	units, err := w.named(hanoi, "2026-05-05", "UBND phường Ba Đình", "UBND cấp xã", "UBND phường Giảng Võ", "các xã, phường")
	w.ok(err)
	group := units[3]
	if !group.Group || group.ID != units[1].ID || len(group.Members) != 2 {
		t.Errorf("%+v", group)
	}
	w.verified()
}

// The review asks what accepting would ask, and what nobody can choose is not taken in bulk.
func TestReviewAsksWhatNamesLeaveOpen(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	d, err := w.Import(t.Context(), w.clerk, "thu.txt", []byte(hanoi+`
Số: 9012/TB-UBND
Hà Nội, ngày 05 tháng 3 năm 2026

THÔNG BÁO
Kết luận cuộc họp

1. Giao Sở Kế hoạch và Đầu tư chủ trì tham mưu kinh phí năm 2026, báo cáo trước ngày 15/5/2026.
2. Giao UBND phường Ba Đình chủ trì lập danh sách hộ dân, báo cáo trước ngày 20/5/2026.
`), "")
	w.ok(err)
	v, err := w.Review(t.Context(), d.ID, "", 0.5)
	w.ok(err)
	var tasks []CandidateRow
	for _, c := range v.Candidates {
		if c.Candidate.Kind == plan.TaskKind {
			tasks = append(tasks, c)
		}
	}
	if len(tasks) != 2 || len(tasks[0].Candidate.Questions) != 1 || !strings.Contains(tasks[0].Candidate.Questions[0].Vi, "so-tc") || len(tasks[1].Candidate.Questions) != 0 {
		t.Fatalf("%+v", tasks)
	}
	if n, err := w.AcceptAbove(t.Context(), w.clerk, d.ID, 0.5); err != nil || n != 1 {
		t.Errorf("%d taken, %v", n, err)
	}
	now := "Sở Tài chính"
	_, err = w.Accept(t.Context(), w.clerk, tasks[0].Candidate.ID, CandidateEdit{Lead: &now})
	w.ok(err)
	w.verified()
}

func TestOfferedNamesBecomeUnitsWhenUsed(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	if names, err := w.Offered(t.Context()); err != nil || names != nil {
		t.Errorf("offered without a province: %d, %v", len(names), err)
	}
	_, err := w.SetProvince(t.Context(), w.clerk, "Hà Nội")
	w.ok(err)
	names, err := w.Offered(t.Context())
	w.ok(err)
	all := "\n" + strings.Join(names, "\n") + "\n"
	for name, want := range map[string]bool{"UBND phường Ba Đình": true, "Sở Y tế": true, "Sở Tài chính": false, "Sở Kế hoạch và Đầu tư": false, "UBND phường Cống Vị": false} {
		if strings.Contains(all, "\n"+name+"\n") != want {
			t.Errorf("%s offered: %v", name, !want)
		}
	}
	before, err := w.Register(t.Context())
	w.ok(err)
	w.add(ItemEdit{Title: "Việc giao tại cuộc họp", Lead: "UBND phường Ba Đình"})
	after, err := w.Register(t.Context())
	w.ok(err)
	if len(after) != len(before)+2 { // the ward, and the city above it
		t.Errorf("%d units, then %d", len(before), len(after))
	}
	_, err = w.SetProvince(t.Context(), w.clerk, "Hậu Giang")
	wantFault(t, err, fault.Invalid)
}

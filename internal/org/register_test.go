package org_test

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

var register = org.NewRegister([]org.Unit{
	{ID: "ubnd", Name: "Ủy ban nhân dân tỉnh"},
	{ID: "tc", Name: "Sở Tài chính", Short: "STC", Aliases: []string{"STC", "Tài chính"}, From: "2025-03-01"},
	{ID: "khdt", Name: "Sở Kế hoạch và Đầu tư", To: "2025-02-28"},
	{ID: "cu", Name: "Sở Nông nghiệp", To: "2025-02-28"},
	{ID: "moi", Name: "Sở Nông nghiệp và Môi trường", Aliases: []string{"Sở Nông nghiệp"}, From: "2025-03-01"},
	{ID: "xa", Name: "Các xã, phường"},
	{ID: "p1", Name: "Phòng Văn hóa"}, {ID: "p2", Name: "Phòng Văn hoá"},
	{ID: "tp", Name: "Ủy ban nhân dân thành phố Mẫu"},
	{ID: "vptu", Name: "Văn phòng Tỉnh ủy"},
	{ID: "mt", Name: "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"},
	{ID: "cb1", Name: "Cục B", To: "2020-01-01"}, {ID: "cb2", Name: "Cục B", To: "2021-01-01"},
})

func TestResolve(t *testing.T) {
	for name, want := range map[string]org.UnitID{
		"Ủy ban nhân dân tỉnh": "ubnd", "UBND tỉnh": "ubnd", "ubnd  TỈNH": "ubnd", "UBND": "ubnd", "Uỷ ban Nhân dân tỉnh": "ubnd",
		norm.NFD.String("Ủy ban nhân dân tỉnh"): "ubnd",
		"Sở Tài chính":                          "tc", "Sở Tài chính tỉnh": "tc", "stc": "tc", "So Tai chinh": "tc", "Tài chính": "tc",
		"Sở Kế hoạch và Đầu tư": "khdt", // ended, but nobody else is called so
		"Sở Nông nghiệp":        "moi",  // the old name now means the heir
		"Các xã, phường":        "xa", "xã, phường": "xa", "các xã phường": "xa",
		"UBND TP Mẫu": "tp", "UBND TP. Mẫu": "tp", "VP Tỉnh ủy": "vptu", "UBMTTQ Việt Nam tỉnh": "mt",
		"Phòng Văn hóa": "", // two are called so
		"Cục B":         "", // and two were
		"Sở Y tế":       "", "": "", "   ": "", "-": "",
	} {
		got, ok := register.Resolve(name, "2026-06-20")
		if got.ID != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", name, got.ID, ok, want)
		}
	}
	for day, want := range map[when.Date]org.UnitID{"2025-02-28": "cu", "2025-03-01": "moi", "": ""} {
		if got, _ := register.Resolve("Sở Nông nghiệp", day); got.ID != want {
			t.Errorf("Sở Nông nghiệp on %q: %q, want %q", day, got.ID, want)
		}
	}
	if got := register.Fitting("phòng văn hoá", "2026-06-20"); len(got) != 2 {
		t.Errorf("%d units fit, want both", len(got))
	}
}

func TestUnit(t *testing.T) {
	u := org.Unit{Code: "a", Name: "A", From: "2025-03-01", To: "2025-12-31"}
	for day, want := range map[when.Date]bool{"2025-02-28": false, "2025-03-01": true, "2025-12-31": true, "2026-01-01": false, "": true} {
		if u.ExistsOn(day) != want {
			t.Errorf("on %q: %v", day, !want)
		}
	}
	for field, bad := range map[string]org.Unit{"name": {Code: "a"}, "code": {Name: "A"}, "to": {Code: "a", Name: "A", From: "2025-03-02", To: "2025-03-01"}} {
		if f, ok := bad.Validate().(*fault.Error); !ok || f.Field != field {
			t.Errorf("%+v: %v, want a fault at %s", bad, f, field)
		}
	}
	if err := u.Validate(); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"UBND tỉnh": "Ủy ban nhân dân tỉnh", "HĐND tỉnh": "Hội đồng nhân dân tỉnh", "Sở Y tế": "Sở Y tế"} {
		if got := (org.Unit{Name: name}).FormalName(); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestCodeOf(t *testing.T) {
	for name, want := range map[string]string{"Sở Tài chính": "so-tai-chinh", "Đường sắt Đô thị": "duong-sat-do-thi", "  (–)  ": "", "Ủy ban MTTQ": "uy-ban-mttq"} {
		if got := org.CodeOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	for _, long := range []string{"Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp tỉnh Mẫu Giang", "中中中中中中中中中中中中中中中中中中中中中中中", "ааааааааааааааааааааааааааааааааааааааа"} {
		if got := org.CodeOf(long); len(got) > 60 || len(got) < 50 || !utf8.ValidString(got) {
			t.Errorf("%q: %q", long, got)
		}
	}
}

func TestLineOf(t *testing.T) {
	for name, want := range map[string]org.Line{
		"Ban Tổ chức Tỉnh ủy": org.Party, "Đảng ủy UBND tỉnh": org.Party, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh": org.Front, "Hội Nông dân tỉnh": org.Mass,
		"HĐND tỉnh": org.Council, "Sở Tài chính": org.State, "UBND các xã, phường": org.State, "Công an tỉnh": org.State, "Bộ Tài chính": org.State, "Công ty Cấp nước": org.Other,
	} {
		if got := org.LineOf(name); got != want {
			t.Errorf("%s is of the line %s, want %s", name, got, want)
		}
	}
}

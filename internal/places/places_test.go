package places

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/when"
)

func TestCounts(t *testing.T) {
	const before, after when.Date = "2024-06-01", "2025-07-01"
	if n := len(Provinces(before)); n != 63 {
		t.Errorf("%d provinces before", n)
	}
	if n := len(Provinces(after)); n != 34 {
		t.Errorf("%d provinces now", n)
	}
	communes := 0
	for _, p := range Provinces(after) {
		communes += len(p.Communes(after))
	}
	if communes != 3321 {
		t.Errorf("%d communes now", communes)
	}
	old, districts := 0, 0
	for _, p := range all().places {
		switch {
		case p.Level == District:
			districts++
		case p.Level == Commune && (p.To != "" || p.From == ""):
			old++
		}
	}
	if districts != 705 || old != 10599+15 { // 15 that only the list of mergers names
		t.Errorf("%d districts, %d communes before", districts, old)
	}
}

// What does not fit together between the sources is what the corpus lists, and nothing else.
func TestOdditiesAreTheKnownOnes(t *testing.T) {
	gone, other := 0, map[string]string{}
	for _, p := range all().places {
		if p.EndedBefore {
			gone++
		}
		if p.otherCode != "" {
			other[p.FullName()] = p.otherCode + " " + p.Code
		}
	}
	if gone != 567 {
		t.Errorf("%d communes of 2023 had gone before the reform, not 567", gone)
	}
	if !maps.Equal(other, map[string]string{"xã Ba Chẽ": "06970 06978", "xã Ia Mơ": "23737 23938"}) {
		t.Errorf("two codes: %v", other)
	}
}

func TestEveryHeirExists(t *testing.T) {
	made := map[*Place]bool{}
	for _, p := range all().places {
		switch {
		case p.To == "" && len(p.heirs) > 0:
			t.Errorf("%s goes on and has heirs", p.FullName())
		case p.To != "" && !p.EndedBefore && len(p.heirs) == 0:
			t.Errorf("%s %s has no heir", p.Code, p.FullName())
		case len(p.heirs) > 1 && slices.ContainsFunc(p.heirs, func(h Heir) bool { return !h.Part }):
			t.Errorf("%s %s went whole to several", p.Code, p.FullName())
		}
		for _, h := range p.heirs {
			made[h.Place] = true
			if h.Place.To != "" || h.Place.Level == District {
				t.Errorf("%s became %s, which is not there", p.FullName(), h.Place.FullName())
			}
			// The list of mergers gives the code of a commune of Đồng Nai to one of Đồng Tháp, with the name of that one.
			if to := h.Place.Province(); p.Level == Commune && p.Province() != to && !p.within(to) && p.Code != "30622" {
				t.Errorf("%s of %s went to %s", p.FullName(), p.Province().FullName(), to.FullName())
			}
		}
	}
	for _, p := range all().places {
		if p.From == Reform && !made[p] {
			t.Errorf("%s %s was made of nothing", p.Code, p.FullName())
		}
	}
}

// Today's communes are told apart by kind and name within their province; each is found by both alone.
func TestEveryCommuneIsFoundByItsName(t *testing.T) {
	for _, province := range Provinces(Reform) {
		for _, c := range province.Communes(Reform) {
			for _, name := range []string{c.FullName(), "UBND " + c.FullName(), strings.ToUpper("Uỷ ban nhân dân " + c.FullName())} {
				if found := Find(name, province, Reform); len(found) != 1 || found[0] != c {
					t.Errorf("%q in %s: %d found", name, province.FullName(), len(found))
				}
			}
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, in string
		on       when.Date
		want     string // full names with their codes
	}{
		{"xã Ba Chẽ", "Quảng Ninh", "2026-01-01", "xã Ba Chẽ 06978"},
		{"P. Ba Đình", "Hà Nội", "2026-01-01", "phường Ba Đình 00004"},
		{"UBND P.Ba Đình", "TP Hà Nội", "2026-01-01", "phường Ba Đình 00004"},
		{"Ba Đình", "Hà Nội", "2024-01-01", "quận Ba Đình 001"},
		{"phường Yên Hòa", "Hà Nội", "2026-01-01", "phường Yên Hoà 00175"},
		{"TP.HCM", "", "2026-01-01", "thành phố Hồ Chí Minh 79"},
		{"tỉnh Hậu Giang", "", "2026-01-01", "tỉnh Hậu Giang 93"},
		{"xã Tan Lap, huyện Mộc Châu", "", "2024-01-01", "xã Tân Yên 03997"}, // its name of 2023
		{"phường Trúc Bạch", "Hà Nội", "2026-01-01", "phường Trúc Bạch 00004"},
		{"phường Trúc Bạch, quận Hoàn Kiếm", "Hà Nội", "2024-01-01", ""},
		{"xã Mẫu Bình", "", "2026-01-01", ""},
		{"", "", "", ""},
		{"UBND", "", "", ""},
	} {
		var in *Place
		if c.in != "" {
			in = Find(c.in, nil, c.on)[0]
		}
		var got []string
		for _, p := range Find(c.name, in, c.on) {
			got = append(got, p.FullName()+" "+p.Code)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q in %q on %s: %s, want %s", c.name, c.in, c.on, s, c.want)
		}
	}
}

func TestHeirs(t *testing.T) {
	hanoi := Find("Hà Nội", nil, Reform)[0]
	old := Find("phường Cống Vị", hanoi, "2025-01-01")[0]
	if len(old.Heirs()) != 2 || old.Heirs()[0].Place.Name != "Ngọc Hà" || !old.Heirs()[0].Part || old.Heirs()[1].Place.Name != "Giảng Võ" {
		t.Errorf("heirs of phường Cống Vị: %v", old.Heirs())
	}
	cantho := Find("Cần Thơ", nil, Reform)[0]
	var were []string
	for _, f := range cantho.Forebears() {
		were = append(were, f.Place.FullName())
	}
	if got := strings.Join(were, ", "); got != "thành phố Cần Thơ, tỉnh Hậu Giang, tỉnh Sóc Trăng" {
		t.Errorf("Cần Thơ was made of %s", got)
	}
	if d := Find("huyện Côn Đảo", nil, "2024-01-01")[0]; len(d.Heirs()) != 1 || d.Heirs()[0].Part || d.Heirs()[0].Place.Kind != "đặc khu" {
		t.Errorf("heirs of huyện Côn Đảo: %v", d.Heirs())
	}
}

func TestProvinceIn(t *testing.T) {
	for body, want := range map[string]string{"ỦY BAN NHÂN DÂN TỈNH BẮC NINH": "24", "Sở Tài chính Hà Nội": "01", "Thành ủy Cần Thơ": "92", "UBND tỉnh Mẫu Giang": "", "Chính phủ": "", "": ""} {
		code := ""
		if p := ProvinceIn(body, ""); p != nil {
			code = p.Code
			if p.To != "" {
				t.Errorf("%q is of a province that has ended", body)
			}
		}
		if code != want {
			t.Errorf("%q is of %q, want %q", body, code, want)
		}
	}
	if p := ProvinceIn("UBND tỉnh Bắc Ninh", "2024-01-01"); p.Code != "27" {
		t.Errorf("Bắc Ninh of 2024 is %s", p.Code)
	}
}

func BenchmarkFind(b *testing.B) {
	hanoi := Find("Hà Nội", nil, Reform)[0]
	for b.Loop() {
		if len(Find("UBND phường Ba Đình", hanoi, Reform)) != 1 {
			b.Fatal("not found")
		}
	}
}

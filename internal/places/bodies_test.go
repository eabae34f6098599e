package places

import "testing"

func TestBodiesHoldTogether(t *testing.T) {
	named := map[string]Body{}
	for _, b := range Bodies() {
		if _, twice := named[b.Name]; twice {
			t.Errorf("%s stands twice", b.Name)
		}
		named[b.Name] = b
	}
	meant := map[string]string{}
	for _, b := range Bodies() {
		if _, ok := named[b.Parent]; b.Parent != "" && !ok {
			t.Errorf("%s is under %q, which is not there", b.Name, b.Parent)
		}
		if b.To != "" && len(b.Heirs) == 0 {
			t.Errorf("%s ended and has no heir", b.Name)
		}
		for _, h := range b.Heirs {
			if heir, ok := named[h.Name]; !ok || heir.To != "" || (len(b.Heirs) > 1) != (h.Field != "") {
				t.Errorf("%s became %q of %q", b.Name, h.Name, h.Field)
			}
		}
		for _, name := range append([]string{b.Name}, b.Aliases...) {
			if key := bodyKey(name); meant[key] != "" && meant[key] != b.Name {
				t.Errorf("%q means %s and %s", name, meant[key], b.Name)
			} else {
				meant[key] = b.Name
			}
		}
	}
}

func TestBodyNamed(t *testing.T) {
	cantho, bacninh := Find("Cần Thơ", nil, Reform)[0], Find("tỉnh Bắc Ninh", nil, Reform)[0]
	for _, c := range []struct {
		name string
		in   *Place
		want string
	}{
		{"Sở KH&ĐT", nil, "Sở Kế hoạch và Đầu tư"},
		{"SỞ KẾ HOẠCH VÀ ĐẦU TƯ", nil, "Sở Kế hoạch và Đầu tư"},
		{"Sở Tài chính tỉnh", nil, "Sở Tài chính"},
		{"Sở Y tế Cần Thơ", cantho, "Sở Y tế"},
		{"Sở Y tế Cần Thơ", bacninh, ""},
		{"Sở Y tế Cần Thơ", nil, ""},
		{"Uỷ ban nhân dân tỉnh Bắc Ninh", bacninh, "UBND tỉnh"},
		{"UBND thành phố", cantho, "UBND tỉnh"},
		{"UBND thành phố", bacninh, ""}, // a district's of before
		{"Thành ủy", cantho, "Tỉnh ủy"},
		{"Công an thành phố Cần Thơ", cantho, "Công an tỉnh"},
		{"UBND", nil, ""},
		{"Sở", nil, ""},
	} {
		if b, _ := BodyNamed(c.name, c.in); b.Name != c.want {
			t.Errorf("%q means %q, want %q", c.name, b.Name, c.want)
		}
	}
}

func TestCollectiveNamed(t *testing.T) {
	for name, want := range map[string]string{"UBND cấp xã": "UBND các xã, phường", "Uỷ ban nhân dân các xã, phường": "UBND các xã, phường", "sở, ban, ngành": "Các sở, ban, ngành", "các sở, ban, ngành cấp tỉnh có liên quan": "Các sở, ban, ngành",
		"Ủy ban nhân dân các quận, huyện, thị xã": "UBND các huyện, thị xã, thành phố", "UBND tỉnh": "", "các cơ quan": "", "tỉnh": "", "": ""} {
		if c, _ := CollectiveNamed(name); c.Name != want {
			t.Errorf("%q means %q, want %q", name, c.Name, want)
		}
	}
}

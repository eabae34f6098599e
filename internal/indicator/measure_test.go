package indicator

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func measured(t testing.TB, text string) Measure {
	t.Helper()
	m, err := ParseMeasure(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return m
}

// Spellings of one unit are one unit, and those of one kind are converted by a power of ten.
func TestMeasuresOfOneKind(t *testing.T) {
	for _, x := range []struct {
		from, to string
		tens     int
	}{
		{"tỷ đồng", "tỉ đồng", 0}, {"Tỷ VNĐ", "tỷ đồng", 0}, {"tỷ", "tỷ đồng", 0}, {"Tr.đồng", "triệu đồng", 0}, {"trđ", "triệu đồng", 0}, {"tỉ đồng", "triệu đồng", 3}, {"nghìn tỷ đồng", "triệu đồng", 6},
		{"đồng", "tỷ đồng", -9}, {"Tr. USD", "triệu USD", 0}, {"triệu đô la Mỹ", "USD", 6}, {"ha", "km²", -2}, {"1.000 ha", "ha", 3}, {"nghìn ha", "km2", 1}, {"tấn", "tạ", 1}, {"ngàn tấn", "nghìn tấn", 0},
		{"%", "phần trăm", 0}, {"điểm %", "%", 0}, {"% / năm", "%/năm", 0}, {"điểm phần trăm", "điểm %", 0}, {"lần", "%", 2}, {"‰", "%", -1}, {"giường bệnh/vạn dân", "giường bệnh/1.000 dân", -1}, {"giường/vạn dân", "giường bệnh/vạn người", 0},
		{"triệu đồng/người/năm", "nghìn đồng/người/năm", 3}, {"tạ/ha", "tấn/ha", -1}, {"thứ hạng", "thứ bậc", 0}, {"bậc", "hạng", 0}, {"hợp tác xã", "Hợp tác xã", 0}, {"lượt khách", "nghìn lượt khách", -3}, {"người", "triệu người", -6}, {"", "lần", 0},
	} {
		if tens, ok := measured(t, x.from).To(measured(t, x.to)); !ok || tens != x.tens {
			t.Errorf("%q → %q: 10^%d, %v; want 10^%d", x.from, x.to, tens, ok, x.tens)
		}
	}
}

func TestMeasuresApart(t *testing.T) {
	for _, x := range [][2]string{{"tỷ đồng", "%"}, {"%", "%/năm"}, {"tỷ đồng", "triệu USD"}, {"ha", "tấn"}, {"điểm", "điểm %"}, {"xã", "phường"}, {"người", "hộ"}, {"thứ bậc", "điểm"}, {"triệu đồng", "triệu đồng/người"}, {"ha", ""}} {
		if measured(t, x[0]).Same(measured(t, x[1])) {
			t.Errorf("%q and %q are taken for one kind", x[0], x[1])
		}
	}
	for _, text := range []string{"//", "12", "tỷ/", "a/b/c/d/e/f", strings.Repeat("rất dài ", 40), "mười %"} {
		if m, err := ParseMeasure(text); err == nil {
			t.Errorf("%q is read as %+v", text, m)
		}
	}
}

func TestMeasureNames(t *testing.T) {
	perHead := measured(t, "tỷ đồng").by(measured(t, "người"), -1)
	if got := perHead.String(); got != "tỷ đồng/người" {
		t.Errorf("tỷ đồng by người is %q", got)
	}
	if got := measured(t, "tỷ đồng").by(measured(t, "tỷ đồng"), -1); !got.Plain() || got.String() != "" {
		t.Errorf("a ratio of money is %q", got)
	}
	for _, x := range [][2]string{{"tỉ đồng", "TY_DONG"}, {"tỷ đồng", "TY_DONG"}, {"Tr.đồng", "TRIEU_DONG"}, {"%/năm", "PHAN_TRAM_TREN_NAM"}, {"điểm %", "DIEM_PHAN_TRAM"}, {"", ""}} {
		if got := MeasureCode(x[0]); got != x[1] {
			t.Errorf("the code of %q is %q, not %q", x[0], got, x[1])
		}
	}
}

// A conversion there and back is none, and goes the same way over a third measure of the kind.
func TestMeasuresConvertBothWays(t *testing.T) {
	money := []string{"đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng", "nghìn tỷ đồng", "Tr.đ"}
	rapid.Check(t, func(t *rapid.T) {
		pick := func(name string) Measure {
			m, err := ParseMeasure(rapid.SampledFrom(money).Draw(t, name))
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
		a, b, c := pick("a"), pick("b"), pick("c")
		ab, _ := a.To(b)
		ba, _ := b.To(a)
		bc, _ := b.To(c)
		ac, _ := a.To(c)
		if ab != -ba || ab+bc != ac {
			t.Fatalf("%v %v %v: %d %d %d %d", a, b, c, ab, ba, bc, ac)
		}
	})
}

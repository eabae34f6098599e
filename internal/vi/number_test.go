package vi

import (
	"testing"

	"github.com/cockroachdb/apd/v3"
	"golang.org/x/text/unicode/norm"
)

func TestNumber(t *testing.T) {
	for in, want := range map[string]string{
		"1.000": "1000", "58.505": "58505", "13,94%": "13.94", "13,94": "13.94", "09": "9", "0": "0", "00": "0", "0,7": "0.7", "0.7": "0.7", "0.700": "0.700",
		"1.234.567,89": "1234567.89", "1,035.1": "1035.1", "12.5": "12.5", "58\u00a0505": "58505", "1 124 068,13": "1124068.13", "-2,5": "-2.5", "− 3": "-3", "-0": "0",
		"1035.060635": "1035.060635", "45.000.000": "45000000", "1,234": "1.234",
	} {
		got, ok := Number(in)
		if !ok || got != want {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
		if d, _, err := apd.NewFromString(got); err != nil || d.Text('f') != got {
			t.Errorf("%q: %q is not the canonical decimal", in, got)
		}
	}
	for _, in := range []string{"", "-", "30.11.2025", "1.2.3", "12 34", "mười", "1,", "12a", "1.00,000.0", "3/4"} {
		if got, ok := Number(in); ok {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestAmounts(t *testing.T) {
	for in, want := range map[string]Amount{
		"≥ 55":                    {Comparator: ">=", Number: "55"},
		"> 0,7":                   {Comparator: ">", Number: "0.7"},
		"trên 60%":                {Comparator: ">", Number: "60", Percent: true},
		"Tối thiểu đạt":           {},
		"tối thiểu 25%":           {Comparator: ">=", Number: "25", Percent: true},
		"20% - 50%":               {Comparator: "between", Number: "20", High: "50", Percent: true},
		"từ 9-10%":                {Comparator: "between", Number: "9", High: "10", Percent: true},
		"từ 40 đến 50":            {Comparator: "between", Number: "40", High: "50"},
		"6,5 - 7%":                {Comparator: "between", Number: "6.5", High: "7", Percent: true},
		"từ 95% trở lên":          {Comparator: ">=", Number: "95", Percent: true},
		"không quá 3":             {Comparator: "<=", Number: "3"},
		norm.NFD.String("dưới 5"): {Comparator: "<", Number: "5"},
		"khoảng 100.000 tỷ đồng":  {Comparator: "=", Number: "100000"},
		"09":                      {Comparator: "=", Number: "9"},
	} {
		list := Amounts(in)
		if want.Number == "" {
			if len(list) != 0 {
				t.Errorf("%q: %+v", in, list)
			}
			continue
		}
		if len(list) != 1 {
			t.Errorf("%q: %+v", in, list)
			continue
		}
		got := list[0]
		got.Start, got.End = 0, 0
		if got != want {
			t.Errorf("%q: %+v, want %+v", in, got, want)
		}
	}
	if list := Amounts("≤ 3 Đông Nam Á; ≤ 50 Thế giới"); len(list) != 2 || list[0].Number != "3" || list[1].Number != "50" || list[1].Comparator != "<=" {
		t.Errorf("two ranks: %+v", list)
	}
	if list := Amounts("phủ sóng 5G, 01/2025"); len(list) != 0 {
		t.Errorf("no amounts: %+v", list)
	}
}

func FuzzAmounts(f *testing.F) {
	f.Add("từ 9-10%, ≤ 3 Đông Nam Á")
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range Amounts(text) {
			if a.Start < 0 || a.End > len(text) || a.Start >= a.End {
				t.Fatalf("%q: %+v", text, a)
			}
		}
		Number(text)
	})
}

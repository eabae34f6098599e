package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		vi, en   string
	}{
		{13.94, 2, "13,94", "13.94"}, {58505, 0, "58.505", "58,505"}, {-3.1, -1, "−3,1", "-3.1"}, {-0.004, 2, "0,00", "0.00"}, {1234567.5, -1, "1.234.567,5", "1,234,567.5"}, {0, -1, "0", "0"},
	} {
		if got := (Numbers{}).Write(c.v, c.decimals); got != c.vi {
			t.Errorf("%v: %q, want %q", c.v, got, c.vi)
		}
		if got := English.Write(c.v, c.decimals); got != c.en && got != "−"+c.en[1:] {
			t.Errorf("%v in English: %q, want %q", c.v, got, c.en)
		}
	}
}

func TestScalesHoldTheirValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e9, 1e9), 0, 20).Draw(t, "values")
		s := ticked(values, rapid.Bool().Draw(t, "zero"), 0, 100, rapid.IntRange(1, 8).Draw(t, "most"))
		for _, v := range values {
			if at := s.at(v); math.IsNaN(at) || at < -1e-6 || at > 100+1e-6 {
				t.Fatalf("%v lies at %v of 0–100 (%+v)", v, at, s)
			}
		}
		if n := len(s.ticks()); n < 2 || n > 12 {
			t.Fatalf("%d ticks on %+v", n, s)
		}
	})
}

func TestAnUnknownValueIsNeverZero(t *testing.T) {
	h := Head{Missing: "chưa có số liệu"}
	if got := h.withUnit(Value{}); got != h.Missing {
		t.Errorf("unknown is written %q", got)
	}
	if (shadesOf([]Value{Of(1), Of(2), {}}, nil, false)).ink(Value{}) != Ground {
		t.Error("an unknown value has a step of lightness")
	}
	if Of(math.NaN()).Known || Of(math.Inf(1)).Known {
		t.Error("no number counts as known")
	}
}

func TestEqualValuesHaveOneShade(t *testing.T) {
	s := shadesOf([]Value{Of(0), Of(0), Of(0), Of(0), Of(0), Of(7), Of(9)}, nil, false)
	if s.ink(Of(0)) != Step1 || s.ink(Of(9)) != Step5 {
		t.Errorf("0 is %s, 9 is %s", s.ink(Of(0)).Name(), s.ink(Of(9)).Name())
	}
	if back := shadesOf([]Value{Of(1), Of(2), Of(3)}, nil, true); back.ink(Of(1)) != Step5 {
		t.Errorf("rank 1 is %s", back.ink(Of(1)).Name())
	}
}

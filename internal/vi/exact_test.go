package vi

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestExact(t *testing.T) {
	for in, want := range map[string]string{
		"HOÀ  BÌNH,": "hòa bình", "Hòa Bình": "hòa bình", "Uỷ ban": "ủy ban", "Ủy ban": "ủy ban", "khoẻ, loè, thuý": "khỏe lòe thúy", "toán hoàn quý quỳ": "toán hoàn quý quỳ",
		"hoạ sĩ": "họa sĩ", "luỹ thừa": "lũy thừa", norm.NFD.String("Hoà"): "hòa", "đường/Đường": "đường đường", "": "", "–": "", "15/QH15": "15 qh15", "a\x00b": "a b",
	} {
		if got := Exact(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestExactIsStable(t *testing.T) {
	letter := rapid.SampledFrom([]rune("aàạăâbcdđeêéghikoòôơỏpquùưỳyýxÀỊĐ  -/\u0300\u0323²½"))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(letter, 0, 20, -1).Draw(t, "text")
		once := Exact(s)
		if Exact(once) != once || Exact(norm.NFD.String(s)) != once {
			t.Fatalf("%q: %q, again %q, NFD %q", s, once, Exact(once), Exact(norm.NFD.String(s)))
		}
		if Fold(once) != Fold(s) && Fold(s) == Fold(norm.NFC.String(s)) && !hasLooseMark(s) {
			t.Fatalf("%q: %q and %q have other letters", s, Fold(once), Fold(s))
		}
	})
}

// hasLooseMark tells whether a mark joins no letter: it parts words for Exact, and is nothing to Fold.
func hasLooseMark(s string) bool {
	for _, r := range norm.NFC.String(s) {
		if r >= 0x300 && r < 0x370 {
			return true
		}
	}
	return false
}

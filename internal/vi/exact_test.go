package vi

import (
	"strings"
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

// A search by letters finds all that a search by marks finds, because both cut a text into the same words.
func TestExactIsStable(t *testing.T) {
	letter := rapid.SampledFrom([]rune("aàạăâbcdđeêéghikoòôơỏpquùưỳyýxÀỊĐ  -/\u0300\u0323\u00ad²½ßİ𝐀ﬁ你Σ&"))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(letter, 0, 20, -1).Draw(t, "text")
		once := Exact(s)
		if Exact(once) != once || Exact(norm.NFD.String(s)) != once {
			t.Fatalf("%q: %q, again %q, NFD %q", s, once, Exact(once), Exact(norm.NFD.String(s)))
		}
		folded, words := strings.Fields(Fold(s)), strings.Fields(once)
		if len(folded) != len(words) {
			t.Fatalf("%q: the words are %q folded, %q as written", s, folded, words)
		}
		for i, w := range words {
			if Fold(w) != folded[i] {
				t.Fatalf("%q: %q is not %q without its marks", s, w, folded[i])
			}
		}
	})
}

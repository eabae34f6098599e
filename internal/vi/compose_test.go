package vi

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// What is told at once is what the tables of Unicode say.
func TestShortCutsOfLetters(t *testing.T) {
	for r := rune(0); r <= 0x30000; r++ {
		s := string(r)
		if Letter(r) != unicode.IsLetter(r) {
			t.Errorf("%U: a letter? %v", r, Letter(r))
		}
		if Compose(s) != norm.NFC.String(s) || Lower(s) != strings.ToLower(norm.NFC.String(s)) {
			t.Errorf("%U: composed %q, small %q", r, Compose(s), Lower(s))
		}
	}
	letter := rapid.SampledFrom([]rune("aàÀạẠăâđĐêôơưÿ÷ßİK你 .\u0300\u0301\u0323\u031b\u00ad"))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(letter, 0, 12, -1).Draw(t, "text")
		if Compose(s) != norm.NFC.String(s) || Lower(s) != strings.ToLower(norm.NFC.String(s)) {
			t.Fatalf("%q: composed %q, small %q", s, Compose(s), Lower(s))
		}
	})
}

package vi

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tonePlace moves the tone of a final oa, oe, uy to its first vowel, the older and still official place: hoà → hòa.
var tonePlace = strings.NewReplacer(
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// Exact keeps the marks but evens out everything else: NFC, lower case, one place of the tone mark, one space between
// words. "HOÀ  BÌNH," and "Hòa Bình" become "hòa bình".
func Exact(s string) string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for i, w := range words {
		words[i] = toneWord(w)
	}
	return strings.Join(words, " ")
}

// toneWord applies only to an open syllable: "toán" and "quý" stay as they are.
func toneWord(w string) string {
	runes := []rune(w)
	n := len(runes)
	if n < 2 || (n >= 3 && runes[n-3] == 'q') {
		return w
	}
	return string(runes[:n-2]) + tonePlace.Replace(string(runes[n-2:]))
}

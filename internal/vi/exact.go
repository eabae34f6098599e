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
	var words []string
	for _, w := range strings.FieldsFunc(norm.NFC.String(strings.ToLower(norm.NFC.String(strings.ReplaceAll(s, "\u00ad", "")))), parts) {
		if strings.IndexFunc(w, spells) >= 0 {
			words = append(words, toneWord(w))
		}
	}
	return strings.Join(words, " ")
}

func spells(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// parts is what stands between words; a mark that no letter holds (two tones on one vowel) parts none, as in Fold.
func parts(r rune) bool { return !spells(r) && !unicode.Is(unicode.Mn, r) }

// toneWord applies only to an open syllable: "toán" and "quý" stay as they are.
func toneWord(w string) string {
	runes := []rune(w)
	n := len(runes)
	if n < 2 || (n >= 3 && runes[n-3] == 'q') {
		return w
	}
	return string(runes[:n-2]) + tonePlace.Replace(string(runes[n-2:]))
}

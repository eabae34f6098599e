// Package vi knows how Vietnamese is written: folding for search, sort keys, one spelling of tone marks, Vietnamese numbers.
package vi

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold drops tones and marks, folds đ to d, lower-cases, and makes every run of blanks and punctuation one space:
// "Đường tỉnh 931" becomes "duong tinh 931". Search columns hold it, because neither database folds đ.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	put := func(r rune) {
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			put(r)
		case 'A' <= r && r <= 'Z':
			put(r + 'a' - 'A')
		case r < utf8.RuneSelf:
			space = b.Len() > 0
		case r >= firstPrecomposed && r < lastPrecomposed && precomposed[r-firstPrecomposed] != 0:
			put(rune(precomposed[r-firstPrecomposed]))
		default:
			for _, r := range norm.NFD.String(string(r)) {
				if l := foldOne(r); l == ' ' {
					space = b.Len() > 0
				} else if l != 0 {
					put(l)
				}
			}
		}
	}
	return b.String()
}

// foldOne is what Fold makes of a letter taken apart (NFD): a blank for what only parts words, 0 for what is dropped.
func foldOne(r rune) rune {
	switch {
	case unicode.Is(unicode.Mn, r) || r == '\u00ad':
		return 0
	case r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'ð':
		return 'd'
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return unicode.ToLower(r)
	}
	return ' '
}

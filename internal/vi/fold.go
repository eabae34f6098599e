// Package vi knows how Vietnamese is written: folding for search, sort keys, one spelling of tone marks, Vietnamese numbers.
package vi

import (
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Fold drops tones and marks, folds đ to d, lower-cases, and makes every run of blanks and punctuation one space:
// "Đường tỉnh 931" becomes "duong tinh 931". Search columns hold it, because neither database folds đ.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u00ad':
			continue
		case r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'ð':
			r = 'd'
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			r = unicode.ToLower(r)
		default:
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// SortKey is a hex text whose byte order is the Vietnamese alphabetical order (a à ả ã á ạ ă â … d đ …), the same in
// every database. It is not safe for use of one collator from several goroutines, so each call makes its own buffer.
func SortKey(s string) string {
	var buf collate.Buffer
	return hex.EncodeToString(collate.New(language.Vietnamese, collate.Numeric).KeyFromString(&buf, norm.NFC.String(s)))
}

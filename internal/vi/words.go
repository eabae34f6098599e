package vi

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text: how Fold writes it, and where it stands in the text as it was written, in bytes.
type Word struct {
	Folded     string
	Start, End int
}

// Words are the words of a text in order. Joined by blanks they are Fold of the text; each knows its place, so that what
// was found without marks can be shown with them.
func Words(s string) []Word {
	var out []Word
	var folded []byte
	start, end := 0, 0
	finish := func() {
		if len(folded) > 0 {
			out = append(out, Word{string(folded), start, end})
			folded = folded[:0]
		}
	}
	var apart [64]byte
	for at := 0; at < len(s); {
		size, letters := 1, apart[:0]
		if c := s[at]; c < utf8.RuneSelf {
			letters = append(letters, c)
		} else {
			_, size = utf8.DecodeRuneInString(s[at:])
			letters = norm.NFD.AppendString(letters, s[at:at+size])
		}
		for i := 0; i < len(letters); {
			r, n := utf8.DecodeRune(letters[i:])
			i += n
			switch {
			case unicode.Is(unicode.Mn, r) || r == '\u00ad':
				if len(folded) > 0 {
					end = at + size
				}
				continue
			case r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'ð':
				r = 'd'
			case unicode.IsLetter(r) || unicode.IsNumber(r):
				r = unicode.ToLower(r)
			default:
				finish()
				continue
			}
			if len(folded) == 0 {
				start = at
			}
			folded = utf8.AppendRune(folded, r)
			end = at + size
		}
		at += size
	}
	finish()
	return out
}

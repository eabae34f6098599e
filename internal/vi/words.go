package vi

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// precomposed are the letters with marks that Vietnamese and its neighbours are written with: what Fold makes of each, 0
// where that is not one plain letter.
var precomposed = func() (plain [lastPrecomposed - firstPrecomposed]byte) {
	for i := range plain {
		letter := string(rune(firstPrecomposed + i))
		if folded := Fold(letter); len(folded) == 1 {
			plain[i] = folded[0]
		}
	}
	return plain
}()

const (
	firstPrecomposed = 'À'
	lastPrecomposed  = 'ỿ' + 1
)

// Words goes through the words of a text in order. Joined by blanks they are Fold of the text; each comes with its place in
// the text as it was written, in bytes, so that what was found without marks can be shown with them. The bytes of a word are
// those of the next when the function returns.
func Words(s string, do func(folded []byte, start, end int)) {
	var room, apart [64]byte
	folded := room[:0]
	start, end := 0, 0
	finish := func() {
		if len(folded) > 0 {
			do(folded, start, end)
			folded = folded[:0]
		}
	}
	for at := 0; at < len(s); {
		size, letters := 1, apart[:0]
		if c := s[at]; c < utf8.RuneSelf {
			letters = append(letters, c)
		} else {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[at:]); r >= firstPrecomposed && r < lastPrecomposed && precomposed[r-firstPrecomposed] != 0 {
				letters = append(letters, precomposed[r-firstPrecomposed])
			} else {
				letters = norm.NFD.AppendString(letters, s[at:at+size])
			}
		}
		for i := 0; i < len(letters); {
			r, n := rune(letters[i]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRune(letters[i:])
			}
			i += n
			switch {
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case r < utf8.RuneSelf:
				finish()
				continue
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
}

package vi

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// precomposed are the letters with marks that Vietnamese and its neighbours are written with: what Fold makes of each, 0
// where that is not one plain letter.
var precomposed = func() (plain [lastPrecomposed - firstPrecomposed]byte) {
	for i := range plain {
		folded := []rune{}
		for _, r := range norm.NFD.String(string(rune(firstPrecomposed + i))) {
			if l := foldOne(r); l != 0 {
				folded = append(folded, l)
			}
		}
		if len(folded) == 1 && 'a' <= folded[0] && folded[0] <= 'z' {
			plain[i] = byte(folded[0])
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
			default:
				switch r = foldOne(r); r {
				case 0:
					if len(folded) > 0 {
						end = at + size
					}
					continue
				case ' ':
					finish()
					continue
				}
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

package vi

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Composed holds for the letters and signs of Vietnamese texts that stand for themselves in NFC whatever is beside them. It says no of
// all others, also of many that do.
func Composed(r rune) bool {
	return r > ' ' && r < 0x7f || r > 0xad && r < 0x300 || r >= 0x1e00 && r < 0x1f00 || r >= 0x2010 && r < 0x2028 || r == ' '
}

// Plain holds for a text that is its own NFC because each of its letters is Composed or ASCII.
func Plain(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !Composed(r) {
			return false
		}
		i += n
	}
	return true
}

// Compose is the NFC of a text; most texts are that already, and are told so at once.
func Compose(s string) string {
	if Plain(s) {
		return s
	}
	return norm.NFC.String(s)
}

// Lower is the NFC of a text in small letters; most words are both already, and are told so at once.
func Lower(s string) string {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !small(r) {
			return strings.ToLower(Compose(s))
		}
		i += n
	}
	return s
}

// small holds for the small letters of Vietnamese; it says no of all others.
func small(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < 'A' || r > 'Z'
	case r >= 0x1ea0 && r <= 0x1ef9:
		return r&1 == 1
	case r >= 'à' && r <= 'ÿ':
		return true
	}
	return r == 'ă' || r == 'đ' || r == 'ĩ' || r == 'ũ' || r == 'ơ' || r == 'ư'
}

// Letter is unicode.IsLetter, told at once for the letters of Vietnamese.
func Letter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r >= 0x100 && r < 0x250, r >= 0x1e00 && r < 0x1f00:
		return true
	}
	return unicode.IsLetter(r)
}

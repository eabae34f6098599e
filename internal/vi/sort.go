package vi

import (
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Weights of a sort key, first byte: what parts words, signs, numbers, the Latin alphabet, then any other writing. Below all of them
// stands the end of a level, so that a shorter text comes first.
const (
	endOfLevel  = 0x01
	weighSpace  = 0x02
	weighSign   = 0x03 // and the sign
	weighNumber = 0x10 // how many digits, and the digits: 9 before 10
	weighLatin  = 0x20 // four places a letter: d and đ, a ă â, o ô ơ
	weighOther  = 0xf0 // and the letter
	plainMark   = 0x02 // no tone, or a small letter
)

// SortKey is a hex text whose byte order is the Vietnamese alphabetical order (a à ả ã á ạ ă â … d đ …), the same in
// every database: letters first, where those are equal tones, where those are equal small before capital letters.
// Numbers stand by their value. The order is that of CLDR, whose tables would take 1.2 MB of the program; a test compares them.
func SortKey(s string) string {
	var first, tones, cases []byte
	runes := []rune(norm.NFD.String(s))
	for i := 0; i < len(runes); {
		r := runes[i]
		switch {
		case '0' <= r && r <= '9':
			from := i
			for i < len(runes) && '0' <= runes[i] && runes[i] <= '9' {
				i++
			}
			digits := strings.TrimLeft(string(runes[from:i]), "0")
			first = append(append(first, weighNumber, byte(min(len(digits), 0xff))), digits...)
			continue
		case unicode.IsSpace(r):
			first = append(first, weighSpace)
		case unicode.IsLetter(r):
			letter, tone, next := latin(runes, i)
			first = append(first, letter...)
			tones, cases = append(tones, plainMark+tone), append(cases, capital(r))
			i = next
			continue
		case !unicode.Is(unicode.Mn, r) && !unicode.IsControl(r):
			first = append(append(first, weighSign), string(r)...)
		}
		i++
	}
	key := append(append(first, endOfLevel), trimmed(tones)...)
	return hex.EncodeToString(append(append(key, endOfLevel), trimmed(cases)...))
}

// latin weighs the letter at i with the marks behind it: breve, circumflex and horn make another letter, the others are tones.
func latin(runes []rune, i int) (letter []byte, tone byte, next int) {
	r := unicode.ToLower(runes[i])
	place := byte(0)
	for next = i + 1; next < len(runes) && unicode.Is(unicode.Mn, runes[next]); next++ {
		switch runes[next] {
		case '\u0306': // ă
			place = 1
		case '\u0302': // â ê ô
			place = 2
			if r != 'a' {
				place = 1
			}
		case '\u031b': // ơ ư
			place = 2
		default:
			tone = max(tone, byte(1+strings.IndexRune("\u0300\u0309\u0303\u0301\u0323", runes[next])/2), 1)
		}
	}
	if r == 'đ' || r == 'ð' {
		r, place = 'd', 1
	}
	if r < 'a' || r > 'z' {
		return append([]byte{weighOther}, string(r)...), tone, next
	}
	return []byte{weighLatin + 4*byte(r-'a') + place}, tone, next
}

func capital(r rune) byte {
	if unicode.IsUpper(r) {
		return plainMark + 1
	}
	return plainMark
}

// trimmed leaves plain letters at the end out: the end of a level stands below them as well.
func trimmed(level []byte) []byte {
	return []byte(strings.TrimRight(string(level), string([]byte{plainMark})))
}

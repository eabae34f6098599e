package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/vi"
)

// clean is what a person reads of a piece of text: composed letters, single blanks, no soft hyphens, and in Markdown no
// emphasis marks and no escapes; the ** that copying leaves goes everywhere. The source text itself is never changed.
func clean(s string, markdown bool) string {
	switch soil(s, markdown) {
	case spotless:
		return s
	case blanksOnly:
		return singleBlanks(s)
	}
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	space := false
	runes := []rune(s)
	closing := len(runes) // where only closing emphasis is left
	for closing > 0 && (runes[closing-1] == '*' || blankRune(runes[closing-1])) {
		closing--
	}
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case blankRune(r):
			space = b.Len() > 0
			continue
		case r == '\u00ad' || unicode.Is(unicode.Cc, r):
			continue
		case r == 'Ð': // U+00D0, typed for Đ
			r = 'Đ'
		case markdown && r == '\\' && i+1 >= closing: // hard break before closing emphasis
			return b.String()
		case markdown && r == '\\' && (i+1 == len(runes) || runes[i+1] == '\n' || runes[i+1] == '\r'): // hard break
			space = b.Len() > 0
			continue
		case markdown && r == '\\' && unicode.In(runes[i+1], unicode.P, unicode.S):
			i++
			r = runes[i]
		case r == '*' && (markdown || doubled(runes, i)) && !starBullet(runes, i, b.Len()):
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

// dirt is how much of a text there is to clean.
type dirt int

const (
	spotless   dirt = iota // most of what is read: composed Vietnamese and ASCII with single blanks inside
	blanksOnly             // the same with more blanks, as line ends inside a paragraph
	soiled                 // anything else; it may be said too often
)

func soil(s string, markdown bool) dirt {
	out := spotless
	blank := true // at the beginning there may be none
	for i := 0; i < len(s); i++ {
		switch asciiDirt[s[i]] {
		case 0:
			blank = false
			continue
		case oneBlank:
			if !blank {
				blank = true
				continue
			}
			out = blanksOnly
		case otherBlank:
			out, blank = blanksOnly, true
		case escape:
			if markdown {
				return soiled
			}
			blank = false
		case control:
			return soiled
		case beyondASCII:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == 'Ð' || !vi.Composed(r) {
				return soiled
			}
			i += n - 1
			blank = false
		}
	}
	if blank && s != "" {
		return blanksOnly
	}
	return out
}

// asciiDirt sorts the bytes of a text for soil; 0 is what most are.
var asciiDirt = func() (kinds [256]byte) {
	for c := range kinds {
		switch {
		case c >= utf8.RuneSelf:
			kinds[c] = beyondASCII
		case c == ' ':
			kinds[c] = oneBlank
		case c >= '\t' && c <= '\r':
			kinds[c] = otherBlank
		case c < ' ' || c == 0x7f || c == '*':
			kinds[c] = control
		case c == '\\':
			kinds[c] = escape
		}
	}
	return kinds
}()

const (
	oneBlank = iota + 1
	otherBlank
	escape
	control // and the star of emphasis
	beyondASCII
)

// singleBlanks makes every run of ASCII blanks one and leaves none at the ends.
func singleBlanks(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] > ' ':
			b = append(b, s[i])
		case len(b) > 0 && b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
	}
	return strings.TrimSuffix(string(b), " ")
}

func doubled(runes []rune, i int) bool {
	return i > 0 && runes[i-1] == '*' || i+1 < len(runes) && runes[i+1] == '*'
}

// starBullet tells a list marker "* x" at the beginning from emphasis.
func starBullet(runes []rune, i, written int) bool {
	if written > 0 || i+2 >= len(runes) || !blankRune(runes[i+1]) {
		return false
	}
	for _, r := range runes[i+1:] {
		if !blankRune(r) {
			return r != '*'
		}
	}
	return false
}

// emphasised holds when Markdown makes the whole text bold: "**KẾ HOẠCH**".
func emphasised(s string) bool {
	s = trimBlank(s)
	return len(s) > 4 && strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && !strings.Contains(s[2:len(s)-2], "**")
}

// markup tells whether a text is written in Markdown; crawled .txt files often are.
func markup(format, text string) bool {
	switch format {
	case "md":
		return true
	case "txt":
		for _, sign := range []string{"\n## ", "\n**", "\n\\- ", "\n1\\. ", "|---", "| --- ", "\n+---"} {
			if strings.Contains(text, sign) {
				return true
			}
		}
	}
	return false
}

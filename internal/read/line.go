package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// line is one physical line of a plain text, without its line break.
type line struct {
	span   doc.Span
	text   string // trimmed
	indent int    // runes before the text, a tab counting as eight
	width  int    // runes of the text
	hard   bool   // two blanks at the end: a line break in Markdown
	said   string // cleaned
	apart  bool   // it has columns
}

// splitLines cuts a text at LF, CRLF, lone CR and form feed; the spans of all lines and their breaks cover the text.
func splitLines(text string) []line {
	var out []line
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\n\r\f"); i >= 0 {
			end, next = start+i, start+i+1
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		out = append(out, newLine(text, start, end))
		start = next
	}
	return out
}

func newLine(text string, start, end int) line {
	l := line{}
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !blankRune(r) {
			break
		}
		l.indent++
		if r == '\t' {
			l.indent += 7
		}
		start += n
	}
	l.hard = strings.HasSuffix(text[start:end], "  ")
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !blankRune(r) {
			break
		}
		end -= n
	}
	l.span, l.text = doc.Span{Start: start, End: end}, text[start:end]
	l.width = utf8.RuneCountInString(l.text)
	return l
}

// blankRune holds for every kind of blank, and for the byte order mark and other marks of no width.
func blankRune(r rune) bool {
	if r > ' ' && r < 0x7f || r >= 0xc0 && r < 0x1680 || r >= 0x1e00 && r < 0x1f00 {
		return false // nearly every letter of a text
	}
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060'
}

func onlyBlanks(s string) bool {
	for _, r := range s {
		if !blankRune(r) {
			return false
		}
	}
	return true
}

func trimBlank(s string) string { return strings.TrimFunc(s, blankRune) }

// columns cuts a line where three blanks or a tab stand between two texts, as letterheads in plain text do.
func columns(s string) []string {
	if !gapped(s) {
		return []string{trimBlank(s)}
	}
	var out []string
	start, gap, tab := 0, 0, false
	for i, r := range s {
		if blankRune(r) {
			gap++
			tab = tab || r == '\t'
			continue
		}
		if (gap >= 3 || tab) && i > 0 && !blankToFill(s[start:i]) {
			out = append(out, trimBlank(s[start:i]))
			start = i
		}
		gap, tab = 0, false
	}
	return append(out, trimBlank(s[start:]))
}

// gapped is false for most lines: three blanks, or a tab, stand nowhere in them. It may say yes too often.
func gapped(s string) bool {
	gap := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\t', c == 0xc2, c == 0xe2, c == 0xe3, c == 0xef, c == 0xe1 && i+1 < len(s) && s[i+1] == 0x9a: // blanks outside ASCII begin like this
			return true
		case c > ' ':
			gap = 0
		default:
			if gap++; gap == 3 {
				return true
			}
		}
	}
	return false
}

// blankToFill holds before a gap that is left for the pen: "ngày      tháng 7 năm 2025", "Số:      /KH-UBND".
func blankToFill(s string) bool {
	s = strings.ToLower(trimBlank(s))
	for _, w := range []string{"ngày", "tháng", "số:", "số"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func upperStart(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r)
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return false
}

func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// allCaps holds for a text of two letters or more with no small letter in it.
func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

// endsSentence holds when a text ends with a mark that closes a clause; quotes, brackets and emphasis after it do not count.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”\"’')]*_\\ \u00a0")
	return strings.HasSuffix(s, "…") || s != "" && strings.ContainsRune(".;:!?", rune(s[len(s)-1]))
}

// pageNumber holds for a line that is only a page number: "2", "- 3 -", "Trang 4".
func pageNumber(s string) bool {
	s = strings.TrimPrefix(strings.Trim(s, "-–— "), "Trang ")
	return s != "" && len(s) <= 3 && strings.Trim(s, "0123456789") == ""
}

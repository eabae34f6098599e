package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/vi"
)

// token is a word, a run of digits or one punctuation mark, with its place in the text as given.
type token struct {
	start, end int
	word       string // lower case, composed, one spelling; "" for other tokens
	digits     string // "" for other tokens
	mark       rune   // punctuation, every dash as '-'; breakMark between paragraphs and cells
}

// breakMark stands where no phrase may run on: an empty line, a tab, a cell border.
const breakMark = '¶'

// spellings are the pairs that official texts mix, and slips of old fonts.
var spellings = map[string]string{"quí": "quý", "kì": "kỳ", "kƕ": "kỳ", "thởi": "thời", "mồng": "mùng", "chậmnhất": "chậm"}

// tokens splits one text.
func tokens(text string) []token {
	f := NewFinder("")
	f.split(text)
	return f.toks
}

// split puts the tokens of a text in f.toks. Blanks of every kind, single line ends, soft hyphens and the marks of Markdown are no tokens.
func (f *Finder) split(text string) {
	list := f.toks[:0]
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			end := i + 1
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			list = append(list, token{start: i, end: end, digits: text[i:end]})
			i = end
		case vi.Letter(r):
			end := wordEnd(text, i)
			list = append(list, token{start: i, end: end, word: f.oneSpelling(text[i:end])})
			i = end
		case r == '\n':
			end := i
			for end < len(text) && (text[end] == '\n' || text[end] == '\r' || text[end] == ' ') {
				end++
			}
			if strings.Count(text[i:end], "\n") > 1 {
				list = append(list, token{start: i, end: end, mark: breakMark})
			}
			i = end
		case r == '\t' || r == '|':
			list = append(list, token{start: i, end: i + size, mark: breakMark})
			i += size
		case unicode.IsSpace(r) || r == '*' || r == '_' || r == '\\' || r == '\u00ad' || r == '\u200b' || r == '\ufeff' || unicode.Is(unicode.Mn, r):
			i += size
		default:
			if unicode.Is(unicode.Pd, r) || r == '−' {
				r = '-'
			}
			list = append(list, token{start: i, end: i + size, mark: r})
			i += size
		}
	}
	f.toks = list
}

// wordEnd finds where the word that begins at i ends; a soft hyphen does not end it.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !vi.Letter(r) && (r < utf8.RuneSelf || !unicode.Is(unicode.Mn, r)) && r != '\u00ad' {
			break
		}
		i += size
	}
	return i
}

func (f *Finder) oneSpelling(written string) string {
	word, ok := f.words[written]
	if !ok {
		word = vi.Lower(strings.ReplaceAll(written, "\u00ad", ""))
		if s, ok := spellings[word]; ok {
			word = s
		}
		f.words[written] = word
	}
	return word
}

// romans are the numbers of quarters, stages and terms.
var romans = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}

// words for small numbers, as in "sáu tháng một lần".
var smallNumbers = map[string]int{"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "chín": 9, "mười": 10}

// scanner reads tokens; every method that takes a position i answers with the position after what it has read.
type scanner struct {
	toks   []token
	anchor Date
	cell   bool // a whole table cell: bare "6/2025" and "2026" are times
}

func (s *scanner) word(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	return s.toks[i].word
}

func (s *scanner) mark(i int) rune {
	if i < 0 || i >= len(s.toks) {
		return breakMark
	}
	return s.toks[i].mark
}

// is tells whether the words stand at i, one after another.
func (s *scanner) is(i int, words ...string) bool {
	for k, w := range words {
		if s.word(i+k) != w {
			return false
		}
	}
	return true
}

// number reads a number of at most max digits; dot and comma numbers ("1.000") are none.
func (s *scanner) number(i, max int) (int, bool) {
	if i < 0 || i >= len(s.toks) || s.toks[i].digits == "" || len(s.toks[i].digits) > max {
		return 0, false
	}
	n := 0
	for _, c := range s.toks[i].digits {
		n = n*10 + int(c-'0')
	}
	return n, true
}

// year reads a year of four digits that could be meant.
func (s *scanner) year(i int) (int, bool) {
	n, ok := s.number(i, 4)
	if !ok || len(s.toks[i].digits) != 4 || n < 1900 || n > 2199 || s.inNumber(i) {
		return 0, false
	}
	return n, true
}

// inNumber tells whether the digits at i belong to a longer number: "2.025", "2025,5".
func (s *scanner) inNumber(i int) bool {
	glued := func(a, b int) bool { // a then b, with no blank between
		return a >= 0 && b < len(s.toks) && s.toks[a].end == s.toks[b].start
	}
	separator := func(k int) bool { return s.mark(k) == ',' || s.mark(k) == '.' }
	after := glued(i, i+1) && separator(i+1) && glued(i+1, i+2) && s.toks[i+2].digits != ""
	before := glued(i-1, i) && separator(i-1) && glued(i-2, i-1) && s.toks[i-2].digits != ""
	return after || before
}

// count reads a small number, in digits or in a word.
func (s *scanner) count(i int) (int, bool) {
	if n, ok := s.number(i, 3); ok {
		return n, n > 0 && !s.inNumber(i)
	}
	n, ok := smallNumbers[s.word(i)]
	return n, ok
}

package paper

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// paragraph is a stretch of text that a sentence does not run out of.
type paragraph struct {
	span    doc.Span
	heading bool
	row     bool // of a table
}

// sentence holds the words [from, to) and the text around them, the closing signs with it. Sentences without words are left out.
type sentence struct {
	span      doc.Span
	from, to  int32
	paragraph int32
}

func (s sentence) len() int32 { return s.to - s.from }

// sentencesOf covers every word: what stands between paragraphs belongs to the sentence before it.
func (p *Paper) sentencesOf(paragraphs []paragraph) []sentence {
	var out []sentence
	at := int32(0)
	take := func(span doc.Span, k int) {
		from := at
		for at < int32(len(p.places)) && int(p.places[at].start) < span.End {
			at++
		}
		if at > from {
			span.Start = max(span.Start, 0)
			out = append(out, sentence{span, from, at, int32(k)})
		}
	}
	for k, g := range paragraphs {
		for start := g.span.Start; start < g.span.End; {
			end := sentenceEnd(p.Text, start, g.span.End)
			s := trimmed(p.Text, start, end)
			take(s, k)
			start = end
		}
	}
	if rest := int32(len(p.places)); at < rest { // words outside every paragraph
		take(doc.Span{Start: int(p.places[at].start), End: len(p.Text)}, len(paragraphs))
	}
	return out
}

func trimmed(text string, start, end int) doc.Span {
	for start < end && (text[start] == ' ' || text[start] == '\n' || text[start] == '\r' || text[start] == '\t') {
		start++
	}
	return doc.Span{Start: start, End: start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))}
}

// sentenceEnd finds the end of the sentence that begins at start: behind . ! ? … before a capital, or behind ; before a capital.
func sentenceEnd(text string, start, limit int) int {
	for i := start; i < limit; {
		r, size := utf8.DecodeRuneInString(text[i:limit])
		i += size
		if r != '.' && r != '!' && r != '?' && r != '…' && r != ';' {
			continue
		}
		end := i
		for end < limit {
			c, n := utf8.DecodeRuneInString(text[end:limit])
			if !strings.ContainsRune(`.!?…”"’»)`, c) {
				break
			}
			end += n
		}
		next := strings.TrimLeftFunc(text[end:limit], unicode.IsSpace)
		if next == "" {
			return limit
		}
		first, _ := utf8.DecodeRuneInString(next)
		apart := len(next) < limit-end
		if apart && (unicode.IsUpper(first) || r != ';' && (unicode.IsDigit(first) || strings.ContainsRune(`“"«-+•(`, first))) && !(r == '.' && shortened(text[start:i-1])) {
			return end
		}
		i = end
	}
	return limit
}

// shortened holds before the dot of "TP.", "TS." or an initial.
func shortened(before string) bool {
	word := before[strings.LastIndexAny(before, " \n\t(")+1:]
	letters := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 0 && letters <= 2
}

// sentenceAt is the place of the sentence that holds a word.
func (p *Paper) sentenceAt(word int32) int {
	return sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].to > word })
}

package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/vi"
)

// word is a run of letters or of figures, with the points, commas, strokes and dashes inside a run of figures.
type word struct {
	exact      string // vi.Exact of it: "HOÀ" is "hòa"; figures as they stand
	start, end int
	figure     bool
	capital    bool
	stop       bool // the sentence ends behind it: . ; ! ? or the end of a block
	pause      bool // any sign or a tab between it and the next; blanks, line ends and marks of bold are none
	colon      bool // a colon follows
}

// lex cuts a text into words. It goes through the text once; each spelling is evened out once.
func lex(text string) []word {
	evened := map[string]string{}
	var out []word
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			j := figureEnd(text, i)
			out = append(out, word{exact: text[i:j], start: i, end: j, figure: true})
			i = j
		case unicode.IsLetter(r):
			j := i + n
			for j < len(text) {
				r, n := utf8.DecodeRuneInString(text[j:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !(r >= '0' && r <= '9') {
					break
				}
				j += n
			}
			raw := text[i:j]
			exact, ok := evened[raw]
			if !ok {
				exact = vi.Exact(raw)
				evened[raw] = exact
			}
			out = append(out, word{exact: exact, start: i, end: j, capital: unicode.IsUpper(r)})
			i = j
		default:
			i += n
		}
	}
	for i := range out {
		next := len(text)
		if i+1 < len(out) {
			next = out[i+1].start
		}
		out[i].endings(text[out[i].end:next], i+1 == len(out), i+1 < len(out) && (out[i+1].capital || out[i+1].figure))
	}
	return out
}

// figureEnd is where a run of figures ends; a separator belongs to it when a figure follows.
func figureEnd(text string, i int) int {
	j := i + 1
	for j < len(text) {
		switch c := text[j]; {
		case c >= '0' && c <= '9':
			j++
		case strings.IndexByte(".,/", c) >= 0 && j+1 < len(text) && text[j+1] >= '0' && text[j+1] <= '9':
			j++
		default:
			return j
		}
	}
	return j
}

// endings reads what stands between a word and the next, which may begin with a capital or be a figure.
func (w *word) endings(gap string, last, headed bool) {
	w.stop = last || strings.ContainsAny(gap, ";!?") || strings.Contains(gap, "…")
	if k := strings.IndexByte(gap, '.'); k >= 0 && !w.stop {
		abbreviated := !w.figure && w.capital && len(w.exact) <= 2 // "TP.", "TM."
		w.stop = !abbreviated && (k+1 == len(gap) || strings.ContainsAny(gap[k+1:], " \n\t\u00a0*"))
	}
	w.stop = w.stop || strings.Contains(gap, "\n\n")
	w.colon = strings.Contains(gap, ":")
	w.pause = w.stop || strings.Contains(gap, "\n") && headed || strings.Trim(gap, " \n\r*_\u00a0\\") != ""
}

// phraseSet finds one of several phrases at a word.
type phraseSet map[string][][]string

// phrases reads a list parted by "|".
func phrases(list string) phraseSet {
	set := phraseSet{}
	for _, p := range strings.Split(list, "|") {
		words := strings.Fields(p)
		set[words[0]] = append(set[words[0]], words[1:])
	}
	return set
}

// at is how many words the longest phrase takes at i, 0 = none.
func (s phraseSet) at(words []word, i int) int {
	best := 0
	if i < 0 || i >= len(words) {
		return 0
	}
next:
	for _, rest := range s[words[i].exact] {
		for k, w := range rest {
			if i+1+k >= len(words) || words[i+1+k].exact != w {
				continue next
			}
		}
		best = max(best, 1+len(rest))
	}
	return best
}

// in tells whether one of the phrases begins among the words from a to b.
func (s phraseSet) in(words []word, a, b int) bool {
	for i := max(a, 0); i < b; i++ {
		if n := s.at(words, i); n > 0 && i+n <= b {
			return true
		}
	}
	return false
}

// before tells whether one of the phrases ends right before i.
func (s phraseSet) before(words []word, i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if n := s.at(words, k); n > 0 && k+n == i {
			return true
		}
	}
	return false
}

package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// token is one syllable, number or mark of the canonical text. The text itself is never changed: crawl marks (* _ \),
// page numbers between lines and letters with loose accents are dealt with here, once.
type token struct {
	*form
	start, end int  // bytes in the canonical text
	glued      bool // no blank before it
	fresh      bool // first of its line
	apart      bool // a blank line stands before it
}

// form is what all tokens that are written alike have in common: a hundred pages have some thousand forms.
type form struct {
	raw    string // as written, letters composed (NFC)
	text   string // NFC, lower case, tone mark at one place, dashes folded
	kind   tokenKind
	upper  bool // begins with a capital
	caps   bool // all in capitals
	begins heads
	cut    int // > 0: two syllables run together, the first so long
}

type tokenKind byte

const (
	word tokenKind = iota
	number
	mark
)

// tokenise reads src.Text[from:to]; one pass, no look-back beyond the line.
func tokenise(text string, from, to int) []token {
	toks := make([]token, 0, (to-from)/5+1)
	forms := map[string]*form{}
	glued, breaks := false, 2
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			breaks++
			glued = false
			i += n
			if k := pageNumber(text, i, to); k > i && breaks < 8 {
				i = k
			}
			continue
		case unicode.IsSpace(r) || r == '\u00ad' || r == '\ufeff' || r == '\u200b':
			glued = glued && r == '\u00ad'
			i += n
			continue
		case r == '*' || r == '_' || r == '\\':
			i += n
			continue
		}
		t := token{start: i, glued: glued, fresh: breaks > 0, apart: breaks > 1}
		kind := mark
		switch {
		case r >= '0' && r <= '9': // digits of other scripts are marks
			i, kind = endOfNumber(text, i, to), number
		case vi.Letter(r):
			i, kind = endOfWord(text, i, to), word
		default:
			i += n
		}
		written := text[t.start:i]
		if t.form = forms[written]; t.form == nil {
			t.form = formOf(written, kind)
			forms[written] = t.form
		}
		if t.cut > 0 {
			whole := t.form
			t.form, t.end = formOf(written[:whole.cut], word), t.start+whole.cut
			toks = append(toks, t)
			t = token{form: formOf(written[whole.cut:], word), start: t.end}
		}
		t.end = i
		toks = append(toks, t)
		glued, breaks = true, 0
	}
	return toks
}

// runTogether is where two syllables meet between which a blank was lost ("Phòngchính"), 0 where there are none. Each must be a syllable with
// a mark, so that foreign words and abbreviations stay whole, and no other cut may do.
func runTogether(written string) int {
	if len(written) < 6 || vi.Syllable(written) {
		return 0
	}
	cut := 0
	for i := range written {
		if a, b := written[:i], written[i:]; withMarks(a) && withMarks(b) && vi.Syllable(a) && vi.Syllable(b) {
			if cut > 0 {
				return 0
			}
			cut = i
		}
	}
	return cut
}

// afterLetters is where a text goes on after n letters and the accents that stand loose after them.
func afterLetters(s string, n int) int {
	for i, r := range s {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if n--; n < 0 {
			return i
		}
	}
	return len(s)
}

// withMarks holds for a text with letters beyond ASCII.
func withMarks(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0
}

func formOf(written string, kind tokenKind) *form {
	f := &form{raw: vi.Compose(written), text: written, kind: kind}
	first, _ := utf8.DecodeRuneInString(written)
	switch kind {
	case word:
		f.text, f.upper = syllable(written), unicode.IsUpper(first)
		f.caps = allCaps(f)
		if cut := runTogether(f.raw); cut > 0 {
			f.cut = afterLetters(written, utf8.RuneCountInString(f.raw[:cut]))
		}
	case mark:
		f.text = foldMark(first)
	}
	f.begins = beginnings[f.text]
	return f
}

// endOfWord takes letters and the accents that stand loose after them.
func endOfWord(text string, i, to int) int {
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !vi.Letter(r) && (r < utf8.RuneSelf || !unicode.Is(unicode.Mn, r)) {
			break
		}
		i += n
	}
	return i
}

// endOfNumber takes 1.000, 9,5 and 1.234,5 as one number.
func endOfNumber(text string, i, to int) int {
	for i < to {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			i++
		case (c == '.' || c == ',') && i+1 < to && text[i+1] >= '0' && text[i+1] <= '9':
			i += 2
		default:
			return i
		}
	}
	return i
}

// pageNumber is the end of a line at i that holds nothing but a page number set apart by blanks; else i.
func pageNumber(text string, i, to int) int {
	j := i
	for j < to && (text[j] == ' ' || text[j] == '\t' || text[j] == '\f') {
		j++
	}
	k := j
	for k < to && text[k] >= '0' && text[k] <= '9' {
		k++
	}
	if k == j || k-j > 4 || j-i < 8 {
		return i
	}
	for k < to && (text[k] == ' ' || text[k] == '\r' || text[k] == '\t') {
		k++
	}
	if k < to && text[k] == '\n' {
		for k < to && (text[k] == '\n' || text[k] == '\f' || text[k] == '\r') {
			k++
		}
		return k
	}
	return i
}

func foldMark(r rune) string {
	switch r {
	case '–', '—', '‑', '−', '\u2010':
		return "-"
	case '“', '”', '«', '»', '„':
		return `"`
	case '‘', '’':
		return "'"
	}
	return string(r)
}

// syllable is the form that lexicons hold: NFC, lower case, "hòa" for "hoà", "ủy" for "uỷ".
func syllable(s string) string {
	s = vi.Lower(s)
	if n := len(s); n < 3 || s[n-1] < utf8.RuneSelf {
		return s // none of the endings below
	}
	for _, p := range tonePlaces {
		if strings.HasSuffix(s, p[0]) && !strings.HasPrefix(s, "qu") {
			return strings.TrimSuffix(s, p[0]) + p[1]
		}
	}
	return s
}

var tonePlaces = [][2]string{
	{"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
	{"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
	{"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
}

// within is the part of toks that lies in the span.
func within(toks []token, s doc.Span) []token {
	i := sort.Search(len(toks), func(i int) bool { return toks[i].start >= s.Start })
	j := sort.Search(len(toks), func(i int) bool { return toks[i].end > s.End })
	if j < i {
		j = i
	}
	return toks[i:j]
}

// spanOf covers toks[i:j]; j > i.
func spanOf(toks []token, i, j int) doc.Span {
	return doc.Span{Start: toks[i].start, End: toks[j-1].end}
}

// plain is the text of tokens as a person reads it: one line, no crawl marks, no page numbers.
func plain(toks []token) string {
	var b strings.Builder
	if len(toks) > 0 {
		b.Grow(toks[len(toks)-1].end - toks[0].start)
	}
	for i, t := range toks {
		if i > 0 && !t.glued {
			b.WriteByte(' ')
		}
		b.WriteString(t.raw)
	}
	return b.String()
}

// lexicon finds phrases by their first syllable; the longest wins.
type lexicon struct {
	number  int // its place in heads
	phrases map[string][][]string
}

// heads tell in which lexicons a syllable begins a phrase, a bit each: most syllables begin none, and looking each up in each lexicon
// was a tenth of all reading.
type heads [2]uint64

// headsOf are those of several lexicons together.
func headsOf(list ...lexicon) (h heads) {
	for _, l := range list {
		h[l.number/64] |= 1 << (l.number % 64)
	}
	return h
}

// any holds when the two have a lexicon in common.
func (h heads) any(of heads) bool { return h[0]&of[0] != 0 || h[1]&of[1] != 0 }

// beginnings are the heads of all syllables that begin a phrase anywhere; complete once the lexicons are made, before anything is read.
var beginnings, lexicons = map[string]heads{}, 0

// phrases makes a lexicon of a list separated by bars or new lines ("-" inside a phrase is a syllable of its own).
func phrases(list string) lexicon {
	l := lexicon{lexicons, map[string][][]string{}}
	if lexicons++; lexicons > 64*len(heads{}) {
		panic("extract: heads has no bit left for a further lexicon")
	}
	for _, p := range strings.FieldsFunc(list, func(r rune) bool { return r == '\n' || r == '|' }) {
		words := strings.Fields(strings.ToLower(norm.NFC.String(p)))
		if len(words) == 0 {
			continue
		}
		for i := range words {
			words[i] = syllable(words[i])
		}
		for _, w := range spellings(words) {
			l.phrases[w[0]] = append(l.phrases[w[0]], w)
		}
	}
	for head, list := range l.phrases {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
		h := beginnings[head]
		h[l.number/64] |= 1 << (l.number % 64)
		beginnings[head] = h
	}
	return l
}

// shortForms are abbreviations that texts use as freely as the words they stand for.
var shortForms = map[string]string{"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc", "đbqh": "đại biểu quốc hội", "chqs": "chỉ huy quân sự", "tp": "thành phố"}

// spellings are a phrase and what becomes of it with each abbreviation written out, and the other way round.
func spellings(words []string) [][]string {
	out := [][]string{words}
	phrase := " " + strings.Join(words, " ") + " "
	for abbreviation, full := range shortForms {
		for _, pair := range [][2]string{{abbreviation, full}, {full, abbreviation}} {
			if other := strings.ReplaceAll(phrase, " "+pair[0]+" ", " "+pair[1]+" "); other != phrase {
				out = append(out, strings.Fields(other))
			}
		}
	}
	return out
}

// at is the number of tokens that the longest phrase at toks[i] takes, 0 for none.
func (l lexicon) at(toks []token, i int) int {
	if i < 0 || i >= len(toks) || toks[i].begins[l.number/64]&(1<<(l.number%64)) == 0 {
		return 0
	}
next:
	for _, p := range l.phrases[toks[i].text] {
		if i+len(p) > len(toks) {
			continue
		}
		for k := 1; k < len(p); k++ {
			if toks[i+k].text != p[k] {
				continue next
			}
		}
		return len(p)
	}
	return 0
}

// is tells whether toks[i] reads as one of the words.
func is(toks []token, i int, words ...string) bool {
	if i < 0 || i >= len(toks) {
		return false
	}
	for _, w := range words {
		if toks[i].text == w {
			return true
		}
	}
	return false
}

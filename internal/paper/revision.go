package paper

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
)

// Fate is what became of a paragraph, or of a passage, from one version to another.
type Fate string

const (
	Same    Fate = "same"
	Changed Fate = "edited"  // in other words, at the same place
	Shifted Fate = "moved"   // stands elsewhere, perhaps edited too
	Added   Fate = "added"   // only the later version has it
	Removed Fate = "removed" // only the earlier version has it
)

// Change is a paragraph of two versions; a span is empty where that version does not have it.
type Change struct {
	Old, Now doc.Span
	Fate     Fate
}

// Revision is how two versions of one text correspond, paragraph by paragraph in the order of the later one; what was removed
// stands where it stood.
type Revision struct {
	Changes []Change

	old, now string
	words    []matched // that both have, in the order of the earlier version
}

// matched is a word of both versions.
type matched struct{ old, now doc.Span }

// Bounds of an alignment: what is longer is not aligned but told as removed and added.
const (
	mostPairs      = 1 << 20 // of paragraphs, or of words of two paragraphs
	mostInGap      = 1 << 18 // pairs of paragraphs in one gap between two that are the same
	alikeInPlace   = 0.4     // share of common words from which a paragraph counts as edited
	alikeElsewhere = 0.7
)

// Revise aligns two versions; the spans are their paragraphs, in order.
func Revise(old, now string, oldParagraphs, nowParagraphs []doc.Span) Revision {
	v := reviser{Revision: Revision{old: old, now: now}}
	v.a, v.b = v.read(old, oldParagraphs), v.read(now, nowParagraphs)
	v.pairA, v.pairB = unpaired(len(v.a)), unpaired(len(v.b))
	v.anchor()
	v.gaps()
	v.elsewhere()
	v.tell()
	return v.Revision
}

// part is a paragraph as it is aligned.
type part struct {
	span  doc.Span
	text  string // its words with one space between
	words []doc.Span
	bag   []string // its words, sorted
}

type reviser struct {
	Revision
	a, b         []part
	pairA, pairB []int // index of the other, -1 = none
	moved        map[int]bool
}

func unpaired(n int) []int { return slices.Repeat([]int{-1}, n) }

func (v *reviser) read(text string, spans []doc.Span) []part {
	out := make([]part, 0, len(spans))
	for _, s := range spans {
		p := part{span: s, words: fieldsOf(text, s)}
		for _, w := range p.words {
			p.bag = append(p.bag, text[w.Start:w.End])
		}
		p.text = strings.Join(p.bag, " ")
		slices.Sort(p.bag)
		out = append(out, p)
	}
	return out
}

// fieldsOf are the words of a stretch of text, as strings.Fields cuts them.
func fieldsOf(text string, s doc.Span) (out []doc.Span) {
	from := -1
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		switch space := unicode.IsSpace(r); {
		case space && from >= 0:
			out, from = append(out, doc.Span{Start: from, End: i}), -1
		case !space && from < 0:
			from = i
		}
		i += n
	}
	if from >= 0 {
		out = append(out, doc.Span{Start: from, End: s.End})
	}
	return out
}

func (v *reviser) pair(i, j int) { v.pairA[i], v.pairB[j] = j, i }

// anchor pairs the paragraphs that both versions have word for word, in one order.
func (v *reviser) anchor() {
	from := 0
	for from < min(len(v.a), len(v.b)) && v.a[from].text == v.b[from].text {
		v.pair(from, from)
		from++
	}
	n, m := len(v.a), len(v.b)
	for n > from && m > from && v.a[n-1].text == v.b[m-1].text {
		n, m = n-1, m-1
		v.pair(n, m)
	}
	if (n-from)*(m-from) > mostPairs {
		return
	}
	texts := func(parts []part) (out []string) {
		for _, p := range parts {
			out = append(out, p.text)
		}
		return out
	}
	keepA, keepB := CommonWords(texts(v.a[from:n]), texts(v.b[from:m]))
	j := 0
	for i, keep := range keepA {
		if !keep {
			continue
		}
		for !keepB[j] {
			j++
		}
		v.pair(from+i, from+j)
		j++
	}
}

// gaps pairs, between two paragraphs that are the same, those that say nearly the same in one order.
func (v *reviser) gaps() {
	i, j := 0, 0
	for i <= len(v.a) {
		endA := i
		for endA < len(v.a) && v.pairA[endA] < 0 {
			endA++
		}
		endB := len(v.b)
		if endA < len(v.a) {
			endB = v.pairA[endA]
		}
		v.gap(i, endA, j, endB)
		i, j = endA+1, endB+1
	}
}

func (v *reviser) gap(i, endA, j, endB int) {
	n, m := endA-i, endB-j
	if n <= 0 || m <= 0 || n*m > mostInGap {
		return
	}
	best := make([]float64, (n+1)*(m+1)) // of the rest from x, y
	at := func(x, y int) *float64 { return &best[x*(m+1)+y] }
	share := make([]float64, n*m)
	for x := n - 1; x >= 0; x-- {
		for y := m - 1; y >= 0; y-- {
			s := commonShare(v.a[i+x].bag, v.b[j+y].bag)
			share[x*m+y] = s
			*at(x, y) = max(*at(x+1, y), *at(x, y+1))
			if s >= alikeInPlace {
				*at(x, y) = max(*at(x, y), s+*at(x+1, y+1))
			}
		}
	}
	for x, y := 0, 0; x < n && y < m; {
		switch s := share[x*m+y]; {
		case s >= alikeInPlace && *at(x, y) == s+*at(x+1, y+1):
			v.pair(i+x, j+y)
			x, y = x+1, y+1
		case *at(x, y) == *at(x+1, y):
			x++
		default:
			y++
		}
	}
}

// elsewhere pairs what stands at another place in the later version.
func (v *reviser) elsewhere() {
	v.moved = map[int]bool{}
	var restA, restB []int
	for i, j := range v.pairA {
		if j < 0 {
			restA = append(restA, i)
		}
	}
	for j, i := range v.pairB {
		if i < 0 {
			restB = append(restB, j)
		}
	}
	if len(restA)*len(restB) > mostInGap {
		return
	}
	for _, i := range restA {
		best, to := alikeElsewhere, -1
		for _, j := range restB {
			if s := commonShare(v.a[i].bag, v.b[j].bag); v.pairB[j] < 0 && s >= best && (to < 0 || s > best) {
				best, to = s, j
			}
		}
		if to >= 0 {
			v.pair(i, to)
			v.moved[to] = true
		}
	}
}

// commonShare is the share of words that two paragraphs have in common, in whatever order.
func commonShare(a, b []string) float64 {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			n, i, j = n+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// tell lists the changes and the words that correspond.
func (v *reviser) tell() {
	i := 0
	removed := func(until int) {
		for ; i < until; i++ {
			if v.pairA[i] < 0 {
				v.Changes = append(v.Changes, Change{Old: v.a[i].span, Fate: Removed})
			}
		}
	}
	for j, b := range v.b {
		at := v.pairB[j]
		switch {
		case at < 0:
			removed(v.next(j))
			v.Changes = append(v.Changes, Change{Now: b.span, Fate: Added})
			continue
		case !v.moved[j]:
			removed(at)
			i = at + 1
		}
		c := Change{Old: v.a[at].span, Now: b.span, Fate: Changed}
		switch {
		case v.moved[j]:
			c.Fate = Shifted
		case v.a[at].text == b.text:
			c.Fate = Same
		}
		v.Changes = append(v.Changes, c)
		v.match(v.a[at].words, b.words)
	}
	removed(len(v.a))
	arrange.By(v.words, func(x, y matched) int { return x.old.Start - y.old.Start })
}

// next is the paragraph of the earlier version that the next one of the later version after j stands for, in its place.
func (v *reviser) next(j int) int {
	for ; j < len(v.b); j++ {
		if v.pairB[j] >= 0 && !v.moved[j] {
			return v.pairB[j]
		}
	}
	return len(v.a)
}

func (v *reviser) match(a, b []doc.Span) {
	texts := func(text string, spans []doc.Span) (out []string) {
		for _, s := range spans {
			out = append(out, text[s.Start:s.End])
		}
		return out
	}
	keepA, keepB := CommonWords(texts(v.old, a), texts(v.now, b))
	j := 0
	for i, keep := range keepA {
		if !keep {
			continue
		}
		for !keepB[j] {
			j++
		}
		v.words = append(v.words, matched{a[i], b[j]})
		j++
	}
}

// Place is where a passage of the earlier version stands in the later one: Same, Changed, or Removed where half of its words
// are gone and it stands nowhere else.
func (r Revision) Place(s doc.Span) (doc.Span, Fate) {
	if s.Start < 0 || s.End > len(r.old) || s.Len() <= 0 {
		return doc.Span{}, Removed
	}
	total := len(fieldsOf(r.old, s))
	var out doc.Span
	n := 0
	first, _ := slices.BinarySearchFunc(r.words, s.Start, func(w matched, at int) int { return w.old.End - at - 1 })
	for _, w := range r.words[first:] {
		if w.old.Start >= s.End {
			break
		}
		from, to := w.now.Start+max(0, s.Start-w.old.Start), w.now.End-max(0, w.old.End-s.End)
		if n++; n == 1 {
			out = doc.Span{Start: from, End: to}
			continue
		}
		out.Start, out.End = min(out.Start, from), max(out.End, to)
	}
	passage := strings.Join(strings.Fields(r.old[s.Start:s.End]), " ")
	if n > 0 && n*2 >= total {
		if strings.Join(strings.Fields(r.now[out.Start:out.End]), " ") == passage {
			return out, Same
		}
		if at := strings.Index(r.now, r.old[s.Start:s.End]); at >= 0 {
			return doc.Span{Start: at, End: at + s.Len()}, Same
		}
		return out, Changed
	}
	if at := strings.Index(r.now, r.old[s.Start:s.End]); at >= 0 {
		return doc.Span{Start: at, End: at + s.Len()}, Same
	}
	return doc.Span{}, Removed
}

// CommonWords marks the words of the longest sequence that both lists have; where they are too long to be compared, nothing is
// common.
func CommonWords(a, b []string) (keepA, keepB []bool) {
	keepA, keepB = make([]bool, len(a)), make([]bool, len(b))
	if len(a)*len(b) > mostPairs {
		return keepA, keepB
	}
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width) // of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			keepA[i], keepB[j] = true, true
			i++
			j++
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return keepA, keepB
}

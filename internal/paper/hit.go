package paper

import (
	"cmp"
	"slices"

	"lotrinh/internal/vi"
)

// hit is a stretch of one paper that another shares: the words [a, endA) and [b, endB), and those of them that correspond.
type hit struct {
	a, endA, b, endB int32
	pairs            []pair
	reordered        bool
	weak             bool // counts only beside another
	part             bool // of sentences: counts only within another
}

// similarity is the share of words that correspond, of both papers together.
func (h *hit) similarity() float64 {
	return 2 * float64(len(h.pairs)) / float64(h.endA-h.a+h.endB-h.b)
}

// What is shown as shared. A stretch counts from leastStretch own words; a whole sentence from leastSentence, when nearly all of it is the same.
const (
	leastStretch  = 20
	stretchAlike  = 0.55
	leastSentence = 10
	sentenceAlike = 0.8
	halfASentence = 0.5
	mostStray     = 6       // words of the next sentence that an alignment may have caught
	leastMoved    = 8       // words of a clause in another place
	longGap       = 15      // words in both papers …
	alikeInGap    = 1.0 / 3 // … of which fewer correspond: two stretches, not one
)

// matcher compares two papers.
type matcher struct {
	aligner
	a, b           *Paper
	classA, classB []Class
	lateA, lateB   func() []Class // give the classes when they are first needed
	usedA, usedB   []bool         // words that belong to a hit
}

// hits are the stretches two papers share, in the order of the first.
func (m *matcher) hits(seeds []seed) []hit {
	m.aligner.a, m.aligner.b = m.a.words, m.b.words
	chains := chainsOf(runsOf(seeds))
	if len(chains) == 0 && len(seeds) < leastClauses {
		return nil
	}
	m.usedA, m.usedB = make([]bool, len(m.a.words)), make([]bool, len(m.b.words))
	var found, parts []hit
	for _, chain := range chains {
		if m.taken(chain) {
			continue
		}
		for _, pairs := range parted(m.owned(m.align(chain))) {
			h, ok := m.whole(m.free(pairs))
			switch {
			case ok && h.part:
				parts = append(parts, h)
			case ok:
				m.use(h.pairs)
				found = append(found, h)
			}
		}
	}
	return m.within(m.joined(append(found, m.sentenceHits(seeds)...)), parts)
}

// taken tells whether most of a chain stands in longer ones already.
func (m *matcher) taken(chain []run) bool {
	n, usedA, usedB := 0, 0, 0
	for _, r := range chain {
		for k := range r.n {
			n++
			if m.usedA[r.a+k] {
				usedA++
			}
			if m.usedB[r.b+k] {
				usedB++
			}
		}
	}
	return usedA*2 > n || usedB*2 > n
}

// free leaves out words that belong to a longer stretch.
func (m *matcher) free(pairs []pair) []pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(x pair) bool { return m.usedA[x.a] || m.usedB[x.b] })
}

func (m *matcher) use(pairs []pair) {
	for _, x := range pairs {
		m.usedA[x.a], m.usedB[x.b] = true, true
	}
}

func (m *matcher) classes() {
	if m.classA == nil && m.lateA != nil {
		m.classA = m.lateA()
	}
	if m.classB == nil && m.lateB != nil {
		m.classB = m.lateB()
	}
}

// owned leaves out what stands in sentences that are nobody's own: shared passages end there.
func (m *matcher) owned(pairs []pair) []pair {
	m.classes()
	a, b := ownSentences{p: m.a, class: m.classA}, ownSentences{p: m.b, class: m.classB}
	return slices.DeleteFunc(pairs, func(x pair) bool { return !a.own(x.a) || !b.own(x.b) })
}

// ownSentences remembers of the sentence looked at last whether it is a paper's own.
type ownSentences struct {
	p        *Paper
	class    []Class
	from, to int32
	yes      bool
}

func (o *ownSentences) own(word int32) bool {
	if word < o.from || word >= o.to {
		s := o.p.sentences[o.p.sentenceAt(word)]
		apart, common := 0, 0
		for _, c := range o.class[s.from:s.to] {
			switch c {
			case Own, Citation:
			case Common:
				common++
			default:
				apart++
			}
		}
		o.from, o.to, o.yes = s.from, s.to, apart*2 < int(s.len()) && float64(common) < allCommon*float64(s.len())
	}
	return o.yes
}

// allCommon is the share of common words from which a sentence is nobody's own: set phrases put together in a new way are somebody's.
const allCommon = 0.9

// parted cuts an alignment where long stretches of both papers have little in common.
func parted(pairs []pair) (out [][]pair) {
	start := 0
	for i := 1; i <= len(pairs); i++ {
		if i == len(pairs) || pairs[i].a-pairs[i-1].a > longGap && pairs[i].b-pairs[i-1].b > longGap {
			out = append(out, pairs[start:i])
			start = i
		}
	}
	return out
}

// whole makes a hit of an alignment: whole sentences where it has most of them, and only when it is enough to be shown.
func (m *matcher) whole(pairs []pair) (hit, bool) {
	if len(pairs) < leastShared {
		return hit{}, false
	}
	if pairs = m.withoutFrames(pairs); len(pairs) < leastShared {
		return hit{}, false
	}
	first, last := pairs[0], pairs[len(pairs)-1]
	h := hit{pairs: pairs}
	h.a, h.endA = m.a.whole(first.a, last.a+1)
	h.b, h.endB = m.b.whole(first.b, last.b+1)
	h.pairs = slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool { return p.a < h.a || p.a >= h.endA || p.b < h.b || p.b >= h.endB })
	if h.endA <= h.a || h.endB <= h.b || len(h.pairs) < leastShared {
		return h, false
	}
	h.weak = !m.enough(&h)
	h.part = h.weak && !m.wholeSentences(&h)
	return h, h.similarity() >= stretchAlike && (!h.part || len(h.pairs) >= leastMoved)
}

func (m *matcher) enough(h *hit) bool {
	own, alike := m.ownIn(h), h.similarity()
	if m.otherFigures(h) {
		return false
	}
	return own >= leastStretch && alike >= stretchAlike || own >= leastSentence && alike >= sentenceAlike && m.wholeSentences(h)
}

// otherFigures holds for two sentences that state figures and none in common: the same frame around something else.
func (m *matcher) otherFigures(h *hit) bool {
	return m.a.sentenceAt(h.a) == m.a.sentenceAt(h.endA-1) && m.b.sentenceAt(h.b) == m.b.sentenceAt(h.endB-1) && m.frame(h.pairs)
}

// frame tells it of the sentences that the first of some pairs stands in. A rounded figure is still the same.
func (m *matcher) frame(pairs []pair) bool {
	a, b := m.a.stated(pairs[0].a), m.b.stated(pairs[0].b)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(f string) bool { return slices.Contains(b, f) })
}

// stated are the figures of the sentence that holds a word, each with its two first digits; years are none.
func (p *Paper) stated(word int32) (out []string) {
	s := p.sentences[p.sentenceAt(word)]
	for _, at := range p.places[s.from:s.to] {
		text := p.Text[at.start:at.end]
		if text[0] < '0' || text[0] > '9' || len(text) == 4 && (text[:2] == "19" || text[:2] == "20") {
			continue
		}
		if n, ok := vi.Number(text); ok {
			out = append(out, twoDigits(n))
		}
	}
	return out
}

// withoutFrames leaves such sentences out at both ends of a stretch; inside it a changed figure is an edit.
func (m *matcher) withoutFrames(pairs []pair) []pair {
	for len(pairs) > 0 && m.frame(pairs) {
		end := m.a.sentences[m.a.sentenceAt(pairs[0].a)].to
		for len(pairs) > 0 && pairs[0].a < end {
			pairs = pairs[1:]
		}
	}
	for len(pairs) > 0 {
		from := m.a.sentences[m.a.sentenceAt(pairs[len(pairs)-1].a)].from
		k := len(pairs)
		for k > 0 && pairs[k-1].a >= from {
			k--
		}
		if !m.frame(pairs[k:]) {
			break
		}
		pairs = pairs[:k]
	}
	return pairs
}

// whole widens a stretch to the sentences it has at least half of, and leaves a few stray words of a neighbour out.
func (p *Paper) whole(from, to int32) (int32, int32) {
	first, last := p.sentences[p.sentenceAt(from)], p.sentences[p.sentenceAt(to-1)]
	if first == last {
		if float64(to-from) >= halfASentence*float64(first.len()) {
			return first.from, first.to
		}
		return from, to
	}
	switch in := first.to - from; {
	case float64(in) >= halfASentence*float64(first.len()):
		from = first.from
	case in <= mostStray:
		from = first.to
	}
	switch in := to - last.from; {
	case float64(in) >= halfASentence*float64(last.len()):
		to = last.to
	case in <= mostStray:
		to = last.from
	}
	return from, to
}

func (m *matcher) wholeSentences(h *hit) bool {
	return m.a.wholeSentences(h.a, h.endA) && m.b.wholeSentences(h.b, h.endB)
}

func (p *Paper) wholeSentences(from, to int32) bool {
	return p.sentences[p.sentenceAt(from)].from == from && p.sentences[p.sentenceAt(to-1)].to == to
}

// sentenceHits are sentences that say the same with their parts in another order, which no alignment follows: most words of both stand in
// shared shingles.
func (m *matcher) sentenceHits(seeds []seed) (out []hit) {
	type key struct{ a, b int }
	group := map[key][]seed{}
	var keys []key
	for _, s := range seeds {
		if m.usedA[s.a] || m.usedB[s.b] {
			continue
		}
		k := key{m.a.sentenceAt(s.a), m.b.sentenceAt(s.b)}
		if group[k] == nil {
			keys = append(keys, k)
		}
		group[k] = append(group[k], s)
	}
	for _, k := range keys {
		if len(group[k]) < leastClauses {
			continue
		}
		sa, sb := m.a.sentences[k.a], m.b.sentences[k.b]
		h := hit{a: sa.from, endA: sa.to, b: sb.from, endB: sb.to}
		usedA, usedB := map[int32]bool{}, map[int32]bool{}
		for _, s := range group[k] {
			for i := range int32(shingle) {
				if a, b := s.a+i, s.b+i; a < sa.to && b < sb.to && !m.usedA[a] && !m.usedB[b] && !usedA[a] && !usedB[b] {
					usedA[a], usedB[b] = true, true
					h.reordered = h.reordered || len(h.pairs) > 0 && b < h.pairs[len(h.pairs)-1].b
					h.pairs = append(h.pairs, pair{a, b})
				}
			}
		}
		if h.similarity() < stretchAlike || len(h.pairs) < leastSentence {
			continue
		}
		if m.enough(&h) || h.similarity() >= clausesAlike && m.ownIn(&h) >= leastSentence && !m.otherFigures(&h) {
			m.use(h.pairs)
			out = append(out, h)
		}
	}
	return out
}

// leastClauses is how many shared shingles make two sentences worth comparing clause by clause.
const leastClauses = 4

// clausesAlike is the share of words in shared shingles from which a sentence is another one with its clauses moved.
const clausesAlike = 0.65

func (m *matcher) ownIn(h *hit) (n int) {
	m.classes()
	for _, p := range h.pairs {
		if m.classA[p.a] == Own && m.classB[p.b] == Own {
			n++
		}
	}
	return n
}

// beside is how many words may stand between two hits that belong together.
const beside = 12

// joined makes one hit of those that stand together in both papers; when their order differs, it is a reordered one. What is little by itself
// counts only there.
func (m *matcher) joined(hits []hit) (out []hit) {
	for _, group := range together(hits, 0) {
		if !slices.ContainsFunc(group, func(h hit) bool { return !h.weak }) {
			continue
		}
		slices.SortFunc(group, func(x, y hit) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		o := group[0]
		for _, h := range group[1:] {
			o.reordered = o.reordered || h.reordered || h.b < o.pairs[len(o.pairs)-1].b
			o.a, o.endA, o.b, o.endB = min(o.a, h.a), max(o.endA, h.endA), min(o.b, h.b), max(o.endB, h.endB)
			o.pairs = append(slices.Clip(o.pairs), h.pairs...)
		}
		out = append(out, o)
	}
	return out
}

// within adds the clauses that stand in another place of the same passage.
func (m *matcher) within(hits, parts []hit) []hit {
	for i := range hits {
		o := &hits[i]
		for _, h := range parts {
			if h.a < o.a || h.endA > o.endA || h.b < o.b || h.endB > o.endB {
				continue
			}
			if pairs := m.free(h.pairs); len(pairs) >= leastMoved {
				m.use(pairs)
				o.reordered = true
				o.pairs = append(slices.Clip(o.pairs), pairs...)
			}
		}
	}
	return hits
}

// together parts hits where too many words stand between them, in one paper and the other by turns, until every group holds together in both.
func together(hits []hit, settled int) (out [][]hit) {
	if len(hits) == 0 {
		return nil
	}
	if settled == 2 || len(hits) == 1 {
		return [][]hit{hits}
	}
	inA := settled == 0
	side := func(h hit) (int32, int32) {
		if inA {
			return h.a, h.endA
		}
		return h.b, h.endB
	}
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(x, y hit) int { a, _ := side(x); b, _ := side(y); return cmp.Compare(a, b) })
	start, end := 0, int32(0)
	for i, h := range hits {
		from, to := side(h)
		if i > start && from > end+beside {
			out = append(out, together(hits[start:i], 0)...)
			start = i
		}
		end = max(end, to)
	}
	if start == 0 {
		return together(hits, settled+1)
	}
	return append(out, together(hits[start:], 0)...)
}

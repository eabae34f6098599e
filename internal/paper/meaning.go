package paper

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// What makes two sentences say the same perhaps: two figures, or a figure and a name, that few papers have, and most of the terms.
const (
	leastMeaning = 12  // words of a sentence
	termsAlike   = 0.5 // of the weight of the terms of the shorter one
	mostTelling  = 12  // sentences with one figure or name
)

// told is a sentence with the figures and names in it.
type told struct {
	paper, sentence int
	anchors         []string
}

// meaning finds sentences that may say the same: the same figures, names and terms in other words. What is shared word for word is left out.
func (c *check) meaning() (out []Passage) {
	lists := make([][]told, len(c.x.papers))
	parallel(len(lists), workers(), func(_, k int) { lists[k] = anchored(c.x.papers[k], k) })
	at := map[string][]told{}
	for _, list := range lists {
		for _, t := range list {
			for _, a := range t.anchors {
				at[a] = append(at[a], t)
			}
		}
	}
	m := meaner{at: at, paper: func(k int) *Paper { return c.x.papers[k] }, class: func(k int) []Class { return c.class[k] }, shown: c.shown}
	for k, list := range lists {
		for _, t := range list {
			out = append(out, m.alike(t, func(other int) bool { return other > k }, func() *rarity {
				if m.rare == nil {
					m.rare = rarityOf(c.x.papers)
				}
				return m.rare
			})...)
		}
	}
	return out
}

// meaner knows where figures and names are told.
type meaner struct {
	at    map[string][]told
	paper func(k int) *Paper
	class func(k int) []Class
	shown func(Passage) bool
	rare  *rarity
}

// alike are the sentences of some papers that may say the same as one; it is A.
func (m *meaner) alike(t told, some func(other int) bool, rare func() *rarity) (out []Passage) {
	shared := map[[2]int][]string{}
	var keys [][2]int
	for _, a := range t.anchors {
		if len(m.at[a]) > mostTelling {
			continue
		}
		for _, o := range m.at[a] {
			if !some(o.paper) {
				continue
			}
			key := [2]int{o.paper, o.sentence}
			if shared[key] == nil {
				keys = append(keys, key)
			}
			shared[key] = append(shared[key], a)
		}
	}
	p := m.paper(t.paper)
	for _, key := range keys {
		q := m.paper(key[0])
		if !tells(shared[key]) || m.class(t.paper)[p.sentences[t.sentence].from] != Own || m.class(key[0])[q.sentences[key[1]].from] != Own {
			continue
		}
		x := Passage{PaperA: t.paper, PaperB: key[0], A: p.sentences[t.sentence].span, B: q.sentences[key[1]].span, Use: Reuse, Kind: Paraphrase, Why: shared[key]}
		if x.Similarity = rare().alike(p, t.sentence, q, key[1]); x.Similarity >= termsAlike && !m.shown(x) {
			out = append(out, x)
		}
	}
	return out
}

// tells holds for two figures, or a figure and a name.
func tells(anchors []string) bool {
	figures := 0
	for _, a := range anchors {
		if unicode.IsDigit(rune(a[0])) {
			figures++
		}
	}
	return figures >= 1 && len(anchors) >= 2
}

// shown tells whether a passage overlaps one that was found already.
func (c *check) shown(p Passage) bool {
	return slices.ContainsFunc(c.passages, func(o Passage) bool {
		return o.PaperA == p.PaperA && o.PaperB == p.PaperB && meets(o.A, p.A) && meets(o.B, p.B)
	})
}

func meets(x, y doc.Span) bool { return x.Start < y.End && y.Start < x.End }

// anchored are the sentences of a paper's own with at least two figures and names.
func anchored(p *Paper, k int) (out []told) {
	for i, s := range p.sentences {
		if s.len() < leastMeaning || p.class[s.from] != Own {
			continue
		}
		t := told{paper: k, sentence: i}
		text := p.Text[s.span.Start:s.span.End]
		for _, a := range vi.Amounts(text) {
			if f := rounded(a); f != "" && !partOfNumber(text, a) && p.ownFigure(s, a) {
				t.anchors = append(t.anchors, f)
			}
		}
		t.anchors = append(t.anchors, p.names(s)...)
		slices.Sort(t.anchors)
		if t.anchors = slices.Compact(t.anchors); len(t.anchors) >= 2 {
			out = append(out, t)
		}
	}
	return out
}

// rounded is a figure with its two first digits, so that 94,6 % and 95 % are one; years and small counts are none.
func rounded(a vi.Amount) string {
	v, err := strconv.ParseFloat(a.Number, 64)
	if err != nil || v == 0 || v < 10 && !a.Percent && v == math.Trunc(v) || v >= 1900 && v < 2100 && v == math.Trunc(v) {
		return ""
	}
	out := twoDigits(a.Number)
	if a.Percent {
		out += "%"
	}
	return out
}

// twoDigits rounds an exact decimal to its two first digits: "95", "14000".
func twoDigits(number string) string {
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 1, 64), 64)
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// ownFigure leaves out numbers of documents and lengths of time.
func (p *Paper) ownFigure(s sentence, a vi.Amount) bool {
	end := int32(s.span.Start + a.End)
	k := s.from
	for k < s.to && p.places[k].end < end {
		k++
	}
	return k < s.to && p.class[k] == Own && (k+1 == s.to || !times[p.words[k+1]])
}

var times = wordsOf("năm tháng ngày quý giờ tuần tuổi")

// partOfNumber holds inside days and numbers of documents.
func partOfNumber(text string, a vi.Amount) bool {
	after := a.End < len(text) && strings.IndexByte("/-.", text[a.End]) >= 0 && a.End+1 < len(text) && text[a.End+1] != ' '
	before := a.Start > 0 && strings.IndexByte("/-", text[a.Start-1]) >= 0
	return after || before
}

// names are runs of two or more words with capitals that do not open the sentence.
func (p *Paper) names(s sentence) (out []string) {
	for k := s.from + 1; k < s.to; {
		end := k
		for end < s.to && upper(p.Text[p.places[end].start:]) && (end == k || !p.pause(end-1, ",;:().")) {
			end++
		}
		if end-k >= 2 && p.places[k].start != p.places[end-1].start {
			out = append(out, vi.Fold(p.Text[p.places[k].start:p.places[end-1].end]))
		}
		k = max(end, k+1)
	}
	return out
}

// rarity knows how many papers have each word.
type rarity struct {
	in map[uint32]int
	of int
}

func rarityOf(papers []*Paper) *rarity {
	r := &rarity{in: map[uint32]int{}}
	for _, p := range papers {
		r.count(p, 1)
	}
	return r
}

// count adds a paper, or takes it away.
func (r *rarity) count(p *Paper, by int) {
	words := slices.Clone(p.words)
	slices.Sort(words)
	for _, w := range slices.Compact(words) {
		r.in[w] += by
	}
	r.of += by
}

func (r *rarity) weight(word uint32) float64 {
	return math.Log(1 + float64(r.of)/float64(max(1, r.in[word])))
}

// alike is the share of the weight of the terms of the lighter sentence that the other has too.
func (r *rarity) alike(p *Paper, i int, q *Paper, k int) float64 {
	terms := func(p *Paper, i int) []uint32 {
		s := p.sentences[i]
		words := slices.Clone(p.words[s.from:s.to])
		slices.SortFunc(words, cmp.Compare)
		return slices.Compact(words)
	}
	a, b := terms(p, i), terms(q, k)
	sum := func(list []uint32) (n float64) {
		for _, w := range list {
			n += r.weight(w)
		}
		return n
	}
	common := 0.0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			common += r.weight(w)
		}
	}
	return math.Round(100*common/min(sum(a), sum(b))) / 100
}

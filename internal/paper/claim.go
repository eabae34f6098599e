package paper

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// Claim is a sentence in which a paper says that its author leads something: "Sở được giao chủ trì xây dựng …".
type Claim struct {
	Span  doc.Span
	Of    string // what is led, as written
	terms []uint64
}

// Words of claims. What stands between who leads and "chủ trì" says no more than that.
var (
	leading    = phrasesOf("chủ trì")
	authors    = phrasesOf("chúng tôi|ngành chúng tôi|sở chúng tôi|đơn vị chúng tôi|cơ quan chúng tôi|ngành|đơn vị|tôi|cơ quan")
	entrusted  = wordsOf("là đang sẽ đã trực tiếp tiếp tục luôn cũng")
	charged    = phrasesOf("được giao|được phân công|được tỉnh giao|được ủy ban nhân dân tỉnh giao|được ủy ban nhân dân tỉnh phân công|được tỉnh ủy giao|được tỉnh phân công|được ban thường vụ tỉnh ủy giao|là cơ quan|là đơn vị|được giao nhiệm vụ|được giao trách nhiệm")
	notLeading = phrasesOf("phối hợp với cơ quan chủ trì|cơ quan chủ trì là|đơn vị chủ trì là")
	mereWork   = wordsOf("việc nhiệm vụ cùng phối hợp với các sở ngành xây dựng thực hiện triển khai tham mưu tổ chức và của trên địa bàn tỉnh")
)

// leastClaimed is how many words tell what is led.
const leastClaimed = 4

// Claims are the sentences in which the author, by its own name or as "chúng tôi", "Sở", says that it leads something. A sentence
// in which another is said to lead, or in which somebody is asked to, is none; nor is one that does not say who leads.
func (p *Paper) Claims(author Names) (out []Claim) {
	for _, s := range p.sentences {
		at := p.holds(s, leading)
		if at < 0 || p.class[at] != Own || at+1 >= s.to-leastClaimed || p.holds(s, notLeading) >= 0 || !p.itself(s, at, author) {
			continue
		}
		from, to := at+2, at+2
		for to < s.to && !p.pause(to-1, ";.:") {
			to++
		}
		if to-from < leastClaimed {
			continue
		}
		words := p.words[from:to]
		out = append(out, Claim{Span: s.span, Of: strings.Join(strings.Fields(p.Text[p.places[from].start:p.places[to-1].end]), " "), terms: termsOf(words)})
	}
	return out
}

// itself tells whether it is the author that stands before "chủ trì" at a word of a sentence.
func (p *Paper) itself(s sentence, at int32, author Names) bool {
	for k := s.from; k < at; k++ {
		if proposing.at(p.words, k, at) > 0 {
			return false
		}
	}
	k := at
	for from := max(s.from, at-mostNameWords); from < k; from++ { // "được UBND tỉnh giao"
		if n := charged.at(p.words, from, at); n > 0 && at-from-n <= 2 {
			k = from
		}
	}
	for k > s.from && entrusted[p.words[k-1]] && !p.pause(k-1, ",;:") {
		k--
	}
	if k == s.from { // "Được giao chủ trì …"
		return true
	}
	for from := max(s.from, k-mostNameWords); from < k; from++ {
		if n := author.list.at(p.words, from, k); n > 0 && from+n == k {
			return true
		}
		if n := authors.at(p.words, from, k); n > 0 && from+n == k && (from == s.from || !counting[p.words[from-1]]) {
			return true
		}
	}
	return p.words[k-1] == department && !(k-1 > s.from && counting[p.words[k-2]]) // "Sở chủ trì", not "các sở chủ trì"
}

// mostNameWords bounds the name of a unit.
const mostNameWords = 12

// alikeTask is the share of the title of a task that a claim must have, and leastTask how many words of weight.
const (
	alikeTask = 0.6
	leastTask = 3
)

// About are the titles, of tasks of the plan, that a claim may be about, the likeliest first: most of the words of a title stand in it,
// beside their neighbours.
func (c Claim) About(titles []string) (out []int) {
	share := make([]float64, len(titles))
	for i, title := range titles {
		all, both, words := 0.0, 0.0, wordsIn(title)
		for k := range words {
			w := 1.0
			if mereWork[words[k]] {
				w = 0.2
			}
			all += w
			if k > 0 && has(c.terms, uint64(words[k-1])<<32|uint64(words[k])) || k+1 < len(words) && has(c.terms, uint64(words[k])<<32|uint64(words[k+1])) {
				both += w
			}
		}
		if share[i] = both / max(all, 1); share[i] >= alikeTask && both >= leastTask {
			out = append(out, i)
		}
	}
	arrange.By(out, func(a, b int) int { return cmp.Compare(share[b], share[a]) })
	return out
}

func has(terms []uint64, t uint64) bool {
	_, ok := slices.BinarySearch(terms, t)
	return ok
}

// Sought are short runs of words of what is led, by which tasks can be looked for.
func (c Claim) Sought() (out []string) {
	words := strings.Fields(vi.Fold(c.Of))
	for k := 0; k+3 <= len(words) && len(out) < 12; k += 2 {
		out = append(out, strings.Join(words[k:k+3], " "))
	}
	return out
}

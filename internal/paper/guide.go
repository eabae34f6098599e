package paper

import (
	"math"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// Answer is where a paper speaks to a guiding question, and by which terms that was told. An empty Span = nothing was seen.
type Answer struct {
	Span  doc.Span
	Terms []string // of the question, as it writes them
}

// Seen tells whether something was found.
func (a Answer) Seen() bool { return a.Span.End > a.Span.Start }

// What answers a question: so many of its terms, and so much of their weight. A term weighs more the fewer questions have it.
const (
	leastAnswerTerms = 2
	leastAnswered    = 0.34
)

var questionWords = wordsOf("nào đâu gì sao thế ra bao nhiêu xa những các của và trong từ với đã được chưa còn có cho làm thì là ở một việc cụ thể nhất phải cần đến để không như khi này ấy mà đầu nhiệm kỳ tỉnh về theo trên cách đang nhau ai vì lại năm hai nhiều người")

// Answers finds for each guiding question the paragraph of a paper that has most of its terms. A copy of the question is no answer.
func (p *Paper) Answers(questions []string) []Answer {
	asked := make([]*Paper, len(questions))
	own := map[uint64]int{} // in how many questions a term stands
	for i, q := range questions {
		asked[i] = OfText("", q)
		for _, t := range carriedBy(asked[i]) {
			own[t.term]++
		}
	}
	var copied [][]bool
	for _, q := range asked {
		copied = append(copied, p.copies(q))
	}
	out := make([]Answer, len(questions))
	for i, q := range asked {
		terms := carriedBy(q)
		all := 0.0
		weigh := func(t questionTerm) float64 {
			w := math.Log(1+float64(len(questions))/float64(own[t.term])) * t.weight
			return w
		}
		for _, t := range terms {
			all += weigh(t)
		}
		best := 0.0
		for from := 0; from < len(p.sentences); {
			to := from
			has := map[uint64]bool{}
			isCopy := false
			for ; to < len(p.sentences) && p.sentences[to].paragraph == p.sentences[from].paragraph; to++ {
				s := p.sentences[to]
				for k := s.from; k < s.to; k++ {
					if p.class[k] == Title || p.class[k] == Greeting {
						continue
					}
					for _, c := range copied {
						isCopy = isCopy || c[k]
					}
					has[uint64(p.words[k])] = true
					if k+1 < s.to {
						has[uint64(p.words[k])<<32|uint64(p.words[k+1])] = true
					}
				}
			}
			sum, n := 0.0, 0
			var said []string
			for _, t := range terms {
				if has[t.term] {
					sum += weigh(t)
					if t.term >= 1<<32 {
						n++
						said = append(said, t.text)
					}
				}
			}
			if !isCopy && n >= leastAnswerTerms && sum > best && sum >= leastAnswered*all {
				best = sum
				out[i] = Answer{doc.Span{Start: p.sentences[from].span.Start, End: p.sentences[to-1].span.End}, joined(said)}
			}
			from = to
		}
	}
	return out
}

type questionTerm struct {
	term   uint64
	weight float64
	text   string
}

// carriedBy are the words of a question that carry it, and its pairs of words.
func carriedBy(q *Paper) (out []questionTerm) {
	for k, w := range q.words {
		if !questionWords[w] && q.written(k, k) != "" && !slices.ContainsFunc(out, func(t questionTerm) bool { return t.term == uint64(w) }) {
			out = append(out, questionTerm{uint64(w), wordWeight, q.written(k, k)})
		}
		if k+1 < len(q.words) && !questionWords[w] && !questionWords[q.words[k+1]] && !q.pause(int32(k), ",;:.()?") {
			out = append(out, questionTerm{uint64(w)<<32 | uint64(q.words[k+1]), 1, q.written(k, k+1)})
		}
	}
	return out
}

func (p *Paper) written(from, to int) string {
	return strings.ToLower(p.Text[p.places[from].start:p.places[to].end])
}

// joined joins pairs of words that follow one another: "thủ tục", "tục nào" are told once.
func joined(pairs []string) (out []string) {
	for _, pair := range pairs {
		first, rest, _ := strings.Cut(pair, " ")
		if n := len(out); n > 0 && (out[n-1] == first || strings.HasSuffix(out[n-1], " "+first)) {
			out[n-1] += " " + rest
			continue
		}
		out = append(out, pair)
	}
	return out
}

// copies flags the words of a paper that stand in a question in a row, long enough to be its text.
func (p *Paper) copies(q *Paper) []bool {
	in := map[uint32]bool{}
	for i := range q.words {
		if i+shingle <= len(q.words) {
			in[hash3(q.words[i], q.words[i+1], q.words[i+2])] = true
		}
	}
	flagged := make([]bool, len(p.words))
	run := 0
	for i := range p.words {
		if i+shingle <= len(p.words) && in[hash3(p.words[i], p.words[i+1], p.words[i+2])] {
			if run++; run >= leastOutline {
				for k := i - run + 1; k < i+shingle; k++ {
					flagged[k] = true
				}
			}
			continue
		}
		run = 0
	}
	return flagged
}

// Words by which what a contribution must hold is seen.
var (
	roleWords     = phrasesOf("vai trò của ngành|vai trò của sở|vai trò của đơn vị|vai trò của mình|là đầu mối|được giao chủ trì|chủ trì tham mưu|là cơ quan|trách nhiệm của ngành|trách nhiệm của sở|thuộc về chúng tôi|phần việc của ngành|phần việc của sở|ngành chúng tôi|sở chúng tôi|chúng tôi là|chúng tôi nhận|chúng tôi đã|chúng tôi chọn|chúng tôi đề xuất|sở đã|ngành đã|đã tham mưu|cam kết")
	tieWords      = phrasesOf("nghị quyết|khâu đột phá|đột phá hạ tầng|đột phá thứ")
	strengthWords = phrasesOf("thế mạnh|lợi thế|điểm mạnh|tiềm năng|thuận lợi")
	weaknessWords = phrasesOf("hạn chế|yếu kém|điểm yếu|khó khăn|tồn tại|vướng|chưa đạt|chậm nhất là|điểm nghẽn|bất cập|nguyên nhân chủ quan")
)

// mostEvidence bounds how many sentences are told for one thing.
const mostEvidence = 6

// Roles are sentences in which the author speaks of its own part.
func (p *Paper) Roles() []doc.Span { return p.sentencesWith(roleWords, true) }

// Ties are sentences that tie it to a resolution or its breakthroughs; legal bases at the head are none.
func (p *Paper) Ties() []doc.Span { return p.sentencesWith(tieWords, false) }

// Strengths and Weaknesses of the area or the field.
func (p *Paper) Strengths() []doc.Span { return p.sentencesWith(strengthWords, true) }

// Weaknesses: see Strengths.
func (p *Paper) Weaknesses() []doc.Span { return p.sentencesWith(weaknessWords, true) }

func (p *Paper) sentencesWith(list phraseList, own bool) (out []doc.Span) {
	for _, s := range p.sentences {
		at := p.holds(s, list)
		if at < 0 || len(out) == mostEvidence || p.class[at] == Title || p.class[at] == Greeting || p.class[at] == Basis || p.class[at] == Quotation || own && p.class[at] != Own {
			continue
		}
		out = append(out, s.span)
	}
	return out
}

// Numbers are the sentences of its own that tell an amount, other than a day or a year.
func (p *Paper) Numbers() (out []doc.Span) {
	for _, s := range p.sentences {
		if p.class[s.from] != Own {
			continue
		}
		for _, a := range vi.Amounts(p.Text[s.span.Start:s.span.End]) {
			if p.numbersItem(s, a) {
				continue
			}
			if a.Percent || strings.ContainsAny(p.Text[s.span.Start:s.span.End][a.Start:a.End], ".,") || len(a.Number) != 4 && !p.dayAt(s, a) {
				out = append(out, s.span)
				break
			}
		}
	}
	return out
}

// numbersItem tells whether a number only numbers the item that it begins, "3." or "3)".
func (p *Paper) numbersItem(s sentence, a vi.Amount) bool {
	text := p.Text[s.span.Start:s.span.End]
	return a.Start == 0 && (a.End == len(text) || text[a.End] == ')' || text[a.End] == '.' && (a.End+1 == len(text) || text[a.End+1] == ' '))
}

// dayAt tells whether an amount is part of a day written with strokes, or of a number of a document.
func (p *Paper) dayAt(s sentence, a vi.Amount) bool {
	text := p.Text[s.span.Start:s.span.End]
	return a.End < len(text) && (text[a.End] == '/' || text[a.End] == '-') || a.Start > 0 && (text[a.Start-1] == '/' || text[a.Start-1] == '-')
}

// NewAgainst is the share of the own words of a paper that an earlier one does not have, from 0 to 1.
func (p *Paper) NewAgainst(earlier *Paper) float64 {
	own := p.OwnWords()
	if own == 0 {
		return 0
	}
	had := map[int32]bool{}
	for _, x := range Check([]*Paper{p, earlier}, nil).Passages {
		for _, m := range x.Matches {
			at := m.A
			if x.PaperB == 0 {
				at = m.B
			}
			p.ownWords(at.Start, at.End, func(w int32) { had[w] = true })
		}
	}
	return 1 - float64(len(had))/float64(own)
}

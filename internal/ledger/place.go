package ledger

import (
	"regexp"
	"strings"

	"lotrinh/internal/doc"
)

// places know where in the document each word stands.
type places struct {
	src       *doc.Source
	words     []word
	claimed   claimed
	sentences []sentence
	of        []int32 // sentence of a word
	quoted    []bool  // by word: in quotation marks
	bracketed []bool  // by word: in brackets
	tables    []table
	bodyAt    int // passage where the text itself begins
	standing  bool
	headings  []string // by passage: the evened titles above it
}

// sentence is what stands between two full stops, in one passage and one cell.
type sentence struct {
	a, b    int // words
	span    doc.Span
	passage int // place in src.Passages, -1 = outside the outline
	table   int // place in tables, -1 = running text
	row     int
	cell    int
	ordered bool // it orders: a directive word in use, or an imperative at its head
	soft    bool // only by words that describe as well: phải, cần, phối hợp, chỉ đạo
}

func placesOf(src *doc.Source, words []word, c claimed) *places {
	p := &places{src: src, words: words, claimed: c, of: make([]int32, len(words)), quoted: enclosed(src.Text, words, quotes), bracketed: enclosed(src.Text, words, brackets),
		tables: tablesOf(src, c), standing: standing(src.Meta)}
	p.titles()
	p.cut()
	for p.bodyAt < len(src.Passages) && (src.Passages[p.bodyAt].Section == doc.Furniture || src.Passages[p.bodyAt].Title == "") && src.Passages[p.bodyAt].Marker == "" {
		p.bodyAt++
	}
	return p
}

// cut makes the sentences.
func (p *places) cut() {
	passage, block, t := -1, 0, 0
	now := sentence{a: 0, passage: -1, table: -1}
	for i, w := range p.words {
		here := sentence{a: i, passage: passage, table: -1}
		for passage+1 < len(p.src.Passages) && p.src.Passages[passage+1].Span.Start <= w.start {
			passage++
		}
		here.passage = passage
		old := block
		for block+1 < len(p.src.Blocks) && p.src.Blocks[block+1].Span.Start <= w.start {
			block++
		}
		for t < len(p.tables) && p.tables[t].span.End <= w.start {
			t++
		}
		if t < len(p.tables) && p.tables[t].span.Start <= w.start {
			here.table = t
			here.row, here.cell = p.tables[t].place(w.start)
		}
		if i > 0 && (p.words[i-1].stop || block != old || here.passage != now.passage || here.table != now.table || here.row != now.row || here.cell != now.cell) {
			p.finish(now, i)
			now = here
		} else if i == 0 {
			now = here
		}
	}
	if len(p.words) > 0 {
		p.finish(now, len(p.words))
	}
}

func (p *places) finish(s sentence, to int) {
	s.b, s.span = to, doc.Span{Start: p.words[s.a].start, End: p.words[to-1].end}
	for i := s.a; i < to; i++ {
		p.of[i] = int32(len(p.sentences))
		if p.orders(i) {
			s.soft = softer.at(p.words, i) > 0 && (!s.ordered || s.soft)
			s.ordered = true
		}
	}
	if imperatives.at(p.words, p.head(s)) > 0 || p.duty(s) {
		s.ordered, s.soft = true, false
	}
	p.sentences = append(p.sentences, s)
}

var openings = phrases("đồng thời|bên cạnh đó|ngoài ra|cùng với đó|tiếp tục|chủ động|khẩn trương|tích cực|kịp thời|thứ nhất|thứ hai|thứ ba|thứ tư|hai là|ba là|một là|bốn là|năm là|trước mắt|thường xuyên|định kỳ|hằng năm|hàng năm")

// head is the first word of a sentence behind its marker and what leads into it.
func (p *places) head(s sentence) int {
	i := s.a
	if g := p.passage(s); g != nil && g.Span.Start <= s.span.Start {
		i += p.markerWords(g, s)
	}
	for n := 1; n > 0 && i < s.b; {
		if n = openings.at(p.words, i); imperatives.at(p.words, i) > 0 {
			break
		}
		if lead := leads.at(p.words, i); n == 0 && i+lead < s.b {
			if n = dateAt("", p.words, i+lead); n > 0 { // "Trước ngày 20 hằng tháng, báo cáo …"
				n += lead
			}
		}
		i += n
	}
	return min(i, s.b-1)
}

var leads = phrases("trước|đến|trong|từ|chậm nhất|vào|đến hết|chậm nhất trước|trước mắt trong")

// duty tells a sentence that opens with a body and goes on with its work: "Sở Y tế, trong phạm vi của mình, giám sát …".
func (p *places) duty(s sentence) bool {
	i := p.head(s)
	n := unitAt("", p.words, i)
	if n == 0 {
		return false
	}
	for k := i + n; k < min(s.b, i+n+40); k++ {
		switch {
		case told.at(p.words, k) > 0:
			return false
		case imperatives.at(p.words, k) > 0:
			return true
		}
	}
	return false
}

var told = phrases("đã|được|là|có|vừa|thông qua|cho biết|vẫn|chưa|về|đang")

// markerWords is how many words of a sentence its passage's marker takes.
func (p *places) markerWords(g *doc.Passage, s sentence) int {
	if g.Marker == "" || s.a > 0 && p.words[s.a-1].end > g.Span.Start {
		return 0
	}
	marker := lex(g.Marker)
	for k, m := range marker {
		if s.a+k >= len(p.words) || p.words[s.a+k].exact != m.exact {
			return 0
		}
	}
	return len(marker)
}

func (p *places) passage(s sentence) *doc.Passage {
	if s.passage < 0 {
		return nil
	}
	return &p.src.Passages[s.passage]
}

// orders tells a directive word in use.
func (p *places) orders(i int) bool {
	return directiveAt("", p.words, i) > 0 && !noun(p.words, i) && !p.past(i) && !p.quoted[i]
}

// past tells that a word is told of the past: "đã giao", "đã chủ động phối hợp".
func (p *places) past(i int) bool {
	for k := i - 1; k >= max(0, i-5) && !p.words[k].stop; k-- {
		if p.words[k].exact == "đã" {
			return true
		}
	}
	return false
}

var (
	quotes   = regexp.MustCompile(`“[^“”]{1,900}”|"[^"\n]{1,400}"|«[^»]{1,400}»`)
	brackets = regexp.MustCompile(`\([^()]{2,400}\)`)
)

// enclosed marks the words between signs.
func enclosed(text string, words []word, signs *regexp.Regexp) []bool {
	out := make([]bool, len(words))
	i := 0
	for _, m := range signs.FindAllStringIndex(text, -1) {
		for i < len(words) && words[i].start < m[0] {
			i++
		}
		for ; i < len(words) && words[i].end <= m[1]; i++ {
			out[i] = true
		}
	}
	return out
}

// titles collects for each passage the titles above it and its own.
func (p *places) titles() {
	above := map[string]string{}
	for _, g := range p.src.Passages {
		h := above[g.Parent]
		if g.Title != "" && len(h) < 400 {
			var b strings.Builder
			b.WriteString(h)
			for _, w := range lex(g.Title) {
				b.WriteString(" " + w.exact)
			}
			h = b.String() + " |"
		}
		above[g.ID] = h
		p.headings = append(p.headings, h)
	}
}

// standing tells a document of rules from one that sets work.
func standing(m doc.Metadata) bool {
	switch m.Type {
	case "Quy chế", "Quy định", "Luật", "Nghị định", "Thông tư", "Pháp lệnh", "Bộ luật", "Điều lệ":
		return true
	}
	subject := ""
	for _, w := range lex(m.Subject) {
		subject += " " + w.exact
	}
	for _, s := range []string{"ban hành quy chế", "ban hành quy định", "ban hành bản quy định", "chức năng nhiệm vụ", "quy định"} {
		if strings.Contains(subject, s) {
			return true
		}
	}
	return false
}

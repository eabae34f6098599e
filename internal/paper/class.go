package paper

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// classify says of each word what it is for, by rules that know how such papers are written: not by their words alone but by where they stand.
func (p *Paper) classify(paragraphs []paragraph) {
	p.titles(paragraphs)
	p.ceremony(paragraphs)
	p.bases()
	p.citations()
	p.quotations(paragraphs)
}

func (p *Paper) mark(from, to int32, c Class) {
	for k := from; k < to; k++ {
		p.class[k] = c
	}
}

// mostHeading is how many words a heading has at most.
const mostHeading = 40

// titles are the lines before the first whole sentence, and headings: lines that end like no sentence and begin with a marker or are in capitals.
func (p *Paper) titles(paragraphs []paragraph) {
	body := false
	for _, s := range p.sentences {
		if int(s.paragraph) >= len(paragraphs) {
			break
		}
		g := paragraphs[s.paragraph]
		ends := endsSentence(p.Text[s.span.Start:s.span.End])
		heading := g.heading || s.len() <= mostHeading && !ends && (capitals(p.Text[s.span.Start:s.span.End]) || marked(p.Text[s.span.Start:s.span.End]))
		if !body && ends {
			body = true
		}
		if heading || !body && s.from < 200 && !ends {
			p.mark(s.from, s.to, Title)
		}
	}
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, `”"’) `)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".;:!?…,", r)
}

func capitals(text string) bool {
	upper := false
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}

// marked holds for "II. …", "1. …", "2.1. …", "a) …", "Phần thứ nhất …".
func marked(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	if word == "Phần" || word == "Chương" || word == "Mục" {
		return true
	}
	if !strings.HasSuffix(word, ".") && !strings.HasSuffix(word, ")") || len(word) > 8 {
		return false
	}
	return strings.IndexFunc(strings.TrimRight(word, ".)"), func(r rune) bool {
		return !unicode.IsDigit(r) && r != '.' && !strings.ContainsRune("IVXabcdđegh", r)
	}) < 0
}

// ceremony are greetings, thanks and wishes. What may also be said in earnest counts only in the first and the last paragraphs.
func (p *Paper) ceremony(paragraphs []paragraph) {
	last := int32(0)
	if n := len(p.sentences); n > 0 {
		last = p.sentences[n-1].paragraph
	}
	for i := 0; i < len(p.sentences); {
		k, polite, words := i, 0, int32(0)
		for ; k < len(p.sentences) && p.sentences[k].paragraph == p.sentences[i].paragraph; k++ {
			s := p.sentences[k]
			words += s.len()
			edge := s.from < edgeWords || s.paragraph >= last-2 && int32(len(p.words))-s.from < edgeWords
			if solemn.at(p.words, s.from, s.to) > 0 || edge && polites.at(p.words, afterLead(p.words, s.from, s.to), s.to) > 0 {
				p.mark(s.from, s.to, Greeting)
				polite++
			}
		}
		if polite > 0 && polite*2 >= k-i && words < edgeWords { // the rest of a paragraph of courtesies
			p.mark(p.sentences[i].from, p.sentences[k-1].to, Greeting)
		}
		i = k
	}
}

// edgeWords is how far the opening and the closing of a paper reach.
const edgeWords = 250

func afterLead(words []uint32, from, to int32) int32 { return from + leads.at(words, from, to) }

var (
	solemn  = phrasesOf("kính thưa|kính gửi|kính chúc|thưa các đồng chí|thưa quý vị|thưa hội nghị|thưa toàn thể|xin trân trọng cảm ơn|xin chân thành cảm ơn|trân trọng cảm ơn|xin cảm ơn")
	polites = phrasesOf(`chúc hội nghị|chúc các đồng chí|chúc quý vị|chúc đại hội|xin kính chúc|xin chúc|trên đây là|được sự phân công của|được sự đồng ý của|được sự cho phép của|được sự nhất trí của|thay mặt|tôi xin|tôi xin phép|chúng tôi xin|
		cho phép tôi|tôi hoàn toàn nhất trí|tôi nhất trí|tôi cơ bản nhất trí|chúng tôi nhất trí|chúng tôi hoàn toàn nhất trí|hôm nay tôi|tôi rất vinh dự|rất mong nhận được`)
	leads = phrasesOf("trước hết|trước tiên|cuối cùng|một lần nữa|về phía|nhân dịp này|sau đây")
)

// bases are the legal bases, which may run over several sentences of a paragraph.
func (p *Paper) bases() {
	open, paragraph, opening := false, int32(-1), p.opening()
	for _, s := range p.sentences {
		if s.paragraph != paragraph {
			open, paragraph = false, s.paragraph
		}
		named := func(from, within int32) bool {
			for k := from; k < min(s.to, from+within); k++ {
				if documents.at(p.words, k, s.to) > 0 {
					return true
				}
			}
			return false
		}
		n, within := grounds.at(p.words, s.from, s.to), int32(3)
		if n == 0 && s.from < opening {
			n, within = carryingOut.at(p.words, s.from, s.to), 1
		}
		if open = n > 0 && named(s.from+n, within) || open && named(s.from, 1); open {
			p.mark(s.from, s.to, Basis)
		}
	}
}

// opening is how many words stand before the first heading of the body, or in the opening of a paper without headings.
func (p *Paper) opening() int32 {
	body := false
	for k, c := range p.class {
		switch {
		case k >= edgeWords:
			return edgeWords
		case c != Title:
			body = true
		case body:
			return int32(k)
		}
	}
	return int32(len(p.class))
}

var (
	grounds     = phrasesOf("căn cứ|căn cứ vào|căn cứ theo|theo đề nghị của|xét đề nghị của")
	carryingOut = phrasesOf("thực hiện|thi hành|chấp hành") // a basis in the opening, work elsewhere
	documents   = phrasesOf("luật|bộ luật|hiến pháp|pháp lệnh|nghị quyết|nghị định|thông tư|thông tư liên tịch|quyết định|chỉ thị|kế hoạch|chương trình|kết luận|công văn|hướng dẫn|thông báo|quy định|quy chế|điều lệ|đề án|công điện|tờ trình|chương trình hành động")
	about       = phrasesOf("về|về việc|ban hành|phê duyệt|quy định")
	numbered    = phrasesOf("số")
)

// Bounds of the name of a document, in words: from its sort to "về", and from there to its end.
const (
	mostIssuer, mostSubject = 30, 45
)

// citations are the names of documents with their titles: "Nghị quyết số 08-NQ/TU ngày … về …", "Kết luận 69".
func (p *Paper) citations() {
	for _, s := range p.sentences {
		for k := s.from; k < s.to; k++ {
			n := documents.at(p.words, k, s.to)
			if n == 0 || k+n >= s.to {
				continue
			}
			if numbered.at(p.words, k+n, s.to) == 0 {
				if p.digit(k+n) && p.class[k] == Own {
					p.mark(k, k+n+1, Citation)
				}
				continue
			}
			end, at := k+n+1, int32(-1)
			for end < s.to && end < k+mostIssuer && at < 0 && !p.pause(end-1, ";.:") {
				if about.at(p.words, end, s.to) > 0 {
					at = end
				}
				end++
			}
			if at < 0 {
				end = min(s.to, k+n+8) // number and day
			}
			for at >= 0 && end < s.to && end < at+mostSubject && !p.pause(end-1, ";.:)") && !(end > at+8 && p.pause(end-1, ",")) {
				end++
			}
			if p.class[k] == Own {
				p.mark(k, end, Citation)
			}
			k = end - 1
		}
	}
}

// digit holds for a word that is a number.
func (p *Paper) digit(word int32) bool {
	c := p.Text[p.places[word].start]
	return c >= '0' && c <= '9'
}

// pause tells whether one of the signs stands behind a word.
func (p *Paper) pause(word int32, signs string) bool {
	if int(word)+1 < len(p.places) && p.places[word+1] == p.places[word] {
		return false // inside an abbreviation
	}
	at := int(p.places[word].end)
	return at < len(p.Text) && strings.IndexByte(signs, p.Text[at]) >= 0
}

// leastQuoted is how many words make a quotation: fewer are a name or a phrase.
const leastQuoted = 6

// quotations are what stands between quotation marks; a sentence that is mostly one belongs to it whole.
func (p *Paper) quotations(paragraphs []paragraph) {
	for _, g := range paragraphs {
		for _, q := range quoted(p.Text, g.span) {
			from, _ := slices.BinarySearchFunc(p.places, int32(q.Start), func(a place, at int32) int { return int(a.start - at) })
			to := from
			for to < len(p.places) && int(p.places[to].end) <= q.End {
				to++
			}
			if to-from < leastQuoted {
				continue
			}
			p.mark(int32(from), int32(to), Quotation)
			for k := p.sentenceAt(int32(from)); k < len(p.sentences) && p.sentences[k].from < int32(to); k++ {
				s := p.sentences[k]
				if inside := min(s.to, int32(to)) - max(s.from, int32(from)); inside*2 >= s.len() {
					p.mark(s.from, s.to, Quotation)
				}
			}
		}
	}
}

// quoted finds the stretches between matching quotation marks of a paragraph.
func quoted(text string, g doc.Span) (out []doc.Span) {
	open, closer := -1, rune(0)
	for i, r := range text[g.Start:g.End] {
		at := g.Start + i
		switch {
		case closer == 0 && r == '“':
			open, closer = at, '”'
		case closer == 0 && r == '«':
			open, closer = at, '»'
		case closer == 0 && r == '"':
			open, closer = at, '"'
		case r == closer && closer != 0:
			out = append(out, doc.Span{Start: open, End: at})
			closer = 0
		}
	}
	return out
}

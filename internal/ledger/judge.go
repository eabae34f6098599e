package ledger

import (
	"regexp"
	"strings"

	"lotrinh/internal/doc"
)

// judge says what claims a token by its place, or why it is not used; neither when there is work in its sentence.
func (p *places) judge(t Token, at int) (by string, reason Reason) {
	s := p.sentences[p.of[at]]
	g := p.passage(s)
	if g == nil {
		g = &doc.Passage{}
	}
	if at < s.a+p.markerWords(g, s) || t.Kind == Number && p.marker(t) {
		return "outline", ""
	}
	switch g.Section {
	case doc.Furniture:
		if s.passage < p.bodyAt && p.official() {
			return "", Letterhead
		}
		return "", PageFurniture
	case doc.Recipients:
		if signed.MatchString(p.src.Text[s.span.Start:s.span.End]) {
			return "", Signature
		}
		return "", Recipient
	case doc.LegalBasis:
		return "", LegalBasis
	}
	if s.table >= 0 {
		return p.inTable(t, at, s)
	}
	if r := p.inPlace(t, at, s, g); r != "" {
		return "", r
	}
	if by = p.leadIn(t, at, s); by != "" {
		return by, ""
	}
	return "", p.inSentence(t, at, s, g)
}

func (p *places) official() bool { return p.src.Meta.Number != "" || p.src.Meta.Issuer != "" }

var (
	signed  = regexp.MustCompile(`(?i)\b(TM|KT|TL|TUQ|Q)\.|đã ký|chủ tịch$`)
	inLine  = regexp.MustCompile(`^\(?\d{1,2}(\.\d{1,2})*\\?[.)/]`)
	notedAt = regexp.MustCompile(`^\\?\[$`)
)

// marker tells the number of a list that stands in a line: "(1) …", "2) …", "3. …" at its head.
func (p *places) marker(t Token) bool {
	text := p.src.Text
	if t.Span.Start > 0 && text[t.Span.Start-1] == '(' && t.Span.End < len(text) && text[t.Span.End] == ')' && t.Span.Len() <= 2 {
		return true
	}
	k := t.Span.Start
	for k > 0 && strings.IndexByte(" \t*_#", text[k-1]) >= 0 {
		k--
	}
	return (k == 0 || text[k-1] == '\n') && inLine.MatchString(text[t.Span.Start:min(len(text), t.Span.Start+12)])
}

var (
	parts    = phrases("điều|khoản|điểm|mục|chương|phần|phụ lục|mẫu|mẫu số|biểu|biểu số|bảng|tiết|phụ lục số|trang|danh mục|tiểu mục|tiêu chí|tiêu chí số|dòng|hình")
	ordinals = phrases("thứ|lần thứ|khóa|cấp|hạng|loại|phiên bản|quốc lộ|ql|đường tỉnh|vành đai|công nghiệp|web|lớp|số|đợt|nhóm|tập|tờ|cụm|khu|tổ|quyển|hóa|kỳ họp thứ|vòng|tuyến|mức độ|mức|lần|phương án|giai đoạn|quận|phường|khu phố|ấp|trụ|trụ cột|chính phủ điện tử|đại hội|cụm công nghiệp|giá|cách mạng công nghiệp lần thứ|iso|covid|tcvn|ipv|tin học|bước")
	attached = regexp.MustCompile(`(?i)^\W*(\(|\*)*(ban hành )?kèm theo`)
)

// inPlace finds the reasons that the very place of a token gives, whatever its sentence says.
func (p *places) inPlace(t Token, at int, s sentence, g *doc.Passage) Reason {
	text := p.src.Text
	switch {
	case p.quoted[at]:
		return Cited
	case attached.MatchString(text[s.span.Start:s.span.End]) || p.headline(g, s):
		return DocumentTitle
	case g.Title != "" && !(s.ordered && t.Kind != Number && p.charges(s)):
		return Heading
	case t.Kind == Number && t.Span.Start > 0 && notedAt.MatchString(text[t.Span.Start-1:t.Span.Start]):
		return CrossReference
	case t.Kind == Number && (parts.before(p.words, at) || p.listedPart(at)):
		return CrossReference
	case t.Kind == Number && (ordinals.before(p.words, at) || glued(text, t.Span)):
		return NamePart
	case t.Kind == Directive && (!s.ordered || p.claimed.itemIn(s.span)) && (noun(p.words, at) || p.bracketed[at] && !p.dated(at)):
		return NotAnOrder
	case t.Kind == Directive && p.past(at):
		return Achieved
	}
	return ""
}

// headline tells the type, the subject and the headline of the document and of an attached text.
func (p *places) headline(g *doc.Passage, s sentence) bool {
	return g.Title != "" && (g.Marker == "" && g.Kind == doc.Para && s.passage < p.bodyAt+6 || g.Kind == doc.Annex)
}

// charges tells a heading that gives somebody work: "3. Giao Sở Y tế …".
func (p *places) charges(s sentence) bool {
	for i := s.a; i < s.b; i++ {
		if p.orders(i) && (p.words[i].exact == "giao" || p.words[i].exact == "yêu" || p.words[i].exact == "đề" || p.words[i].exact == "chủ" || p.words[i].exact == "có") {
			return !p.handsDown(s)
		}
	}
	return false
}

// handsDown tells that the next sentence begins with an item.
func (p *places) handsDown(s sentence) bool { return p.nextItem(s) != "" }

// listedPart follows "điều 3, 4 và 5".
func (p *places) listedPart(at int) bool {
	for k := at - 1; k >= max(0, at-12) && !p.words[k].stop; k-- {
		if w := p.words[k]; !w.figure && w.exact != "và" && w.exact != "đến" && len(w.exact) > 2 {
			return parts.at(p.words, k) > 0
		}
	}
	return false
}

// glued tells a figure that a letter or a dash ties to a name: "4G", "QL61B", "5S", "COVID-19".
func glued(text string, s doc.Span) bool {
	letter := func(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
	return s.End < len(text) && letter(text[s.End]) || s.Start > 1 && text[s.Start-1] == '-' && letter(text[s.Start-2])
}

// dated tells brackets that hold a date for what stands before them: "(hoàn thành trước 30/6/2025)".
func (p *places) dated(at int) bool {
	a, b := at, at
	for a > 0 && p.bracketed[a-1] {
		a--
	}
	for b < len(p.words) && p.bracketed[b] {
		b++
	}
	return deadlines.in(p.words, a, b)
}

var deadlines = phrases("hoàn thành|trước ngày|chậm nhất|thời hạn|xong trước|trong quý|báo cáo")

// leadIn finds the item that a token leads into: an order in the same sentence before it, or one that ends in a colon above it.
func (p *places) leadIn(t Token, at int, s sentence) string {
	if t.Kind == Number || p.atWork(at, s) {
		return ""
	}
	end := min(at+60, s.b)
	if by := p.claimed.begins(doc.Span{Start: t.Span.End, End: p.words[end-1].end}); by != "" && !p.workBefore(at, end) {
		return by
	}
	if p.words[s.b-1].colon {
		if by := p.nextItem(s); by != "" {
			return by
		}
		for i := s.a; i < s.b; i++ { // its unit is the lead of what stands below
			if by := p.claimed.by(doc.Span{Start: p.words[i].start, End: p.words[i].end}); strings.HasPrefix(by, "i") {
				return by
			}
		}
	}
	return ""
}

// atWork tells a word that stands in a clause of work: an imperative opens it, and nobody orders in between.
func (p *places) atWork(at int, s sentence) bool {
	head := p.head(s)
	for i := at; i >= head && !p.orders(i); i-- {
		if imperatives.at(p.words, i) > 0 && (i == head || p.words[i-1].pause) {
			return true
		}
	}
	return false
}

// workBefore tells that other work stands between a word and the next item.
func (p *places) workBefore(at, end int) bool {
	for i := at + 1; i < end && !p.claimed.itemIn(doc.Span{Start: p.words[i].start, End: p.words[i].end}); i++ {
		if p.words[i-1].pause && imperatives.at(p.words, i) > 0 {
			return true
		}
	}
	return false
}

// nextItem is the item that begins in one of the two sentences below.
func (p *places) nextItem(s sentence) string {
	k := int(p.of[s.a])
	if k+1 >= len(p.sentences) {
		return ""
	}
	last := p.sentences[min(k+2, len(p.sentences)-1)]
	return p.claimed.begins(doc.Span{Start: s.span.End, End: last.span.End})
}

package read

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// outline builds the passage tree from the blocks: a marker stack, deeper styles under shallower ones.
func outline(src *doc.Source, markdown bool, roles []role) {
	o := outliner{src: src, markdown: markdown, roles: roles, read: make([]string, len(src.Blocks))}
	for i := 0; i < len(src.Blocks); i++ {
		i += o.add(i)
	}
}

// node is an open passage on the stack.
type node struct {
	at      int // index in src.Passages, -1 for none
	style   style
	heading int  // heading level by markup
	titled  bool // a heading, not running text
}

type outliner struct {
	src      *doc.Source
	markdown bool
	roles    []role
	stack    []node
	read     []string // what was said so far
}

// add makes the passage of block i and tells how many following blocks it took with it.
func (o *outliner) add(i int) int {
	b := o.src.Blocks[i]
	p := doc.Passage{Span: b.Span, Locator: b.Locator, Kind: doc.Para}
	if b.Table != nil {
		p.Kind, p.Table = doc.TableP, b.Table
		o.popTo(func(n node) bool { return n.style < dashStyle })
		o.place(&p, o.roles[i], "")
		o.push(p)
		return 0
	}
	said := o.said(i)
	m := markerOf(said)
	if b.Label != "" {
		if label := markerOf(b.Label + " X"); label.style != noStyle {
			m = label
			m.rest = said
		} else {
			m = marker{text: b.Label, rest: said, style: dashStyle}
		}
	}
	if o.roles[i] != body {
		m = marker{rest: said}
	}
	p.Marker, p.Kind = m.text, m.kind()
	title, took := "", 0
	if o.roles[i] == body || o.roles[i] == titleRole {
		title, took = o.title(i, m)
		p.Span.End = o.src.Blocks[i+took].Span.End
	}
	p.Title = title
	n := node{style: m.style, heading: b.Heading, titled: title != ""}
	o.open(n, m.rest)
	o.place(&p, o.roles[i], m.rest)
	o.push(p)
	if n.style != noStyle || n.titled && o.roles[i] == body {
		n.at = len(o.src.Passages) - 1
		o.stack = append(o.stack, n)
	}
	return took
}

// said is what a person reads of block i, without the # of a heading.
func (o *outliner) said(i int) string {
	if o.read[i] == "" {
		raw := o.raw(i)
		if o.src.Blocks[i].Heading > 0 && o.markdown {
			raw = strings.TrimLeft(raw, "#")
		}
		o.read[i] = clean(raw, o.markdown)
	}
	return o.read[i]
}

func (o *outliner) raw(i int) string {
	s := o.src.Blocks[i].Span
	return o.src.Text[s.Start:s.End]
}

// title is the heading text of block i, "" for running text; took counts following blocks that are its second line
// ("Chương I" ⏎ "QUY ĐỊNH CHUNG").
func (o *outliner) title(i int, m marker) (title string, took int) {
	b := o.src.Blocks[i]
	structural := m.style >= annexStyle && m.style <= sectionStyle
	switch {
	case structural && m.rest == "":
		for k := i + 1; k < len(o.src.Blocks) && o.src.Blocks[k].Table == nil && o.roles[k] == body && took < 3; k++ {
			next := o.said(k)
			if markerOf(next).style != noStyle || o.src.Blocks[k].Label != "" || !(allCaps(next) || o.src.Blocks[k].Bold && took == 0 || m.style == annexStyle && strings.HasPrefix(next, "(")) {
				break
			}
			if !strings.HasPrefix(next, "(") {
				title = strings.TrimSpace(title + " " + next)
			}
			took++
		}
		if title == "" {
			title = m.text
		}
		return title, took
	case structural, b.Heading > 0, b.Bold && utf8.RuneCountInString(m.rest) < 300 && (!endsSentence(m.rest) || utf8.RuneCountInString(m.rest) < 80), o.roles[i] == titleRole:
		return m.rest, 0
	case allCaps(m.rest) && len(columns(o.raw(i))) == 1 && utf8.RuneCountInString(m.rest) < 400:
		return m.rest, 0
	}
	length := utf8.RuneCountInString(m.rest)
	switch {
	case m.style == noStyle:
		if length <= 110 && upperStart(m.rest) && !fieldLine.MatchString(m.rest) && len(columns(o.raw(i))) == 1 && !endsSentence(m.rest) && !strings.HasSuffix(m.rest, ",") && o.longNext(i, 2*length) {
			return m.rest, 0
		}
	case m.style == articleStyle:
		if length <= 200 && !endsSentence(m.rest) {
			return m.rest, 0
		}
	case o.fieldBelow(i): // "6. Chuẩn hóa dữ liệu" ⏎ "- Đơn vị chủ trì: Bảo tàng tỉnh": the work of a block
	case m.style >= dashStyle:
		if length <= 120 && !endsSentence(m.rest) && !strings.HasSuffix(m.rest, ",") && o.bulletsBelow(i, m) { // "- Đẩy mạnh xuất khẩu" ⏎ "+ Thực hiện …"
			return m.rest, 0
		}
	case length <= 200 && !endsSentence(m.rest):
		if m.style < roundStyle || o.deeper(i, m) {
			return m.rest, 0
		}
	case strings.HasSuffix(m.rest, ":") && length <= 120 && !orderWords(m.rest):
		return strings.TrimSuffix(m.rest, ":"), 0
	}
	return "", 0
}

// fieldLine fills a field of the block above it ("Thời gian: Quý III/2026"); it heads nothing.
var fieldLine = regexp.MustCompile(`(?i)^(đơn vị|cơ quan|thời gian|thời hạn|tiến độ|sản phẩm|kết quả|chủ trì|phối hợp|hoàn thành|phân công|kinh phí)[^:.;]{0,40}: *[^ ]`)

// orderWords tells an opening order ("… chủ trì, phối hợp với các cơ quan:") from the name of a unit or subject with a colon.
func orderWords(s string) bool {
	s = strings.ReplaceAll(" "+strings.ToLower(s)+" ", " giao thông", "")
	for _, w := range []string{" chủ trì ", " phối hợp ", " giao ", " yêu cầu ", " đề nghị ", " như sau", " sau đây", " gồm:", " sau:", " có trách nhiệm", " là:"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// longNext holds when a paragraph of running text follows, as it does after a subheading.
func (o *outliner) longNext(i, runes int) bool {
	if i+1 >= len(o.src.Blocks) || o.src.Blocks[i+1].Table != nil || o.roles[i+1] != body {
		return false
	}
	next := o.said(i + 1)
	return utf8.RuneCountInString(next) > runes && utf8.RuneCountInString(next) > 80 || markerOf(next).style != noStyle
}

// deeper holds when the next block has a deeper marker or runs on as a paragraph.
func (o *outliner) deeper(i int, m marker) bool {
	if i+1 >= len(o.src.Blocks) || o.src.Blocks[i+1].Table != nil {
		return false
	}
	next := markerOf(o.said(i + 1))
	return next.style > m.style || next.style == noStyle && o.longNext(i, 0)
}

// fieldBelow holds when the next block fills a field.
func (o *outliner) fieldBelow(i int) bool {
	return i+1 < len(o.src.Blocks) && o.src.Blocks[i+1].Table == nil && o.roles[i+1] == body && fieldLine.MatchString(markerOf(o.said(i+1)).rest)
}

// bulletsBelow holds when the next block has a bullet of another look, which stands under this one.
func (o *outliner) bulletsBelow(i int, m marker) bool {
	if i+1 >= len(o.src.Blocks) || o.src.Blocks[i+1].Table != nil {
		return false
	}
	next := markerOf(o.said(i + 1))
	return next.style >= starStyle && next.style != m.style && !(next.style == dashStyle && m.style == plusStyle)
}

// open pops the stack until a passage of this look can stand under its top.
func (o *outliner) open(n node, said string) {
	switch {
	case n.style >= starStyle && slices.ContainsFunc(o.stack, func(top node) bool { return top.style == n.style }):
		for o.stack[len(o.stack)-1].style != n.style {
			o.stack = o.stack[:len(o.stack)-1]
		}
		o.stack = o.stack[:len(o.stack)-1]
	case n.style == starStyle, n.style == dotStyle, n.style == plusStyle: // these stand at any depth: under what is open
		o.popTo(func(top node) bool { return top.style != noStyle || n.style > sectionStyle })
	case n.style == dashStyle:
		o.popTo(func(top node) bool { return top.style != plusStyle })
	case n.style != noStyle:
		o.popTo(func(top node) bool {
			if top.style == noStyle {
				return n.style > sectionStyle && !(n.style <= romanStyle)
			}
			return top.style < n.style
		})
	case n.titled && n.heading > 0:
		o.popTo(func(top node) bool { return top.style == annexStyle || top.heading > 0 && top.heading < n.heading })
	case n.titled:
		o.popTo(func(top node) bool { return top.style != noStyle && top.titled && top.style < roundStyle })
	case closingFormula.MatchString(said):
		o.popTo(func(top node) bool { return top.style <= articleStyle })
	default:
		o.popTo(func(top node) bool { return top.style < starStyle })
	}
}

// closingFormula begins the paragraphs that end a part and speak to all, not to the unit named last.
var closingFormula = regexp.MustCompile(`^(Trong quá trình (tổ chức |triển khai )*thực hiện|Trên đây là|(Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Chương trình|Thông báo|Kết luận|Hướng dẫn|Quy định) này (có hiệu lực|được|phổ biến|thay thế)|Yêu cầu (các|Thủ trưởng|Giám đốc)|Thủ trưởng các|Trường hợp (cơ quan|có)|(Ủy ban nhân dân|UBND|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân) (tỉnh|thành phố) yêu cầu)`)

func (o *outliner) popTo(stay func(node) bool) {
	for len(o.stack) > 0 && !stay(o.stack[len(o.stack)-1]) {
		o.stack = o.stack[:len(o.stack)-1]
	}
}

// place sets parent, level and section of a passage from the open stack.
func (o *outliner) place(p *doc.Passage, r role, said string) {
	p.Level = len(o.stack) + 1
	inherited := doc.SectionType("")
	if len(o.stack) > 0 {
		parent := o.src.Passages[o.stack[len(o.stack)-1].at]
		p.Parent, inherited = parent.ID, parent.Section
	}
	switch {
	case r == furniture:
		p.Section = doc.Furniture
	case r == recipients:
		p.Section = doc.Recipients
	case r == basis:
		p.Section = doc.LegalBasis
	case p.Title != "" && r == body:
		p.Section = sectionOf(p.Title)
	}
	if p.Section == "" {
		p.Section = inherited
	}
	if p.Section == "" {
		p.Section = doc.Unspecified
	}
	if r == furniture || r == recipients || r == titleRole {
		p.Parent, p.Level = "", 1
	}
}

func (o *outliner) push(p doc.Passage) {
	p.ID = "s" + strconv.Itoa(len(o.src.Passages)+1)
	o.src.Passages = append(o.src.Passages, p)
}

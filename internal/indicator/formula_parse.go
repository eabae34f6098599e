package indicator

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// ParseFormula reads a formula; what cannot be read is told by its place.
func ParseFormula(text string) (Formula, error) {
	f := Formula{Text: text}
	if len(text) > maxFormula {
		return f, fault.New(fault.TooLarge, "Công thức dài %d byte, tối đa %d.", "The formula has %d bytes, at most %d are taken.", len(text), maxFormula).At("formula")
	}
	if !utf8.ValidString(text) {
		return f, fault.New(fault.Invalid, "Công thức có ký tự hỏng.", "The formula holds broken characters.").At("formula")
	}
	p := &parser{text: text}
	p.next()
	root, err := p.sum(0)
	if err != nil {
		return f, err
	}
	if p.now.sort != "" {
		return f, p.unexpected()
	}
	f.root = root
	root.walk(func(n *node) {
		if n.op == "code" {
			f.Codes = append(f.Codes, n.code)
		}
	})
	slices.Sort(f.Codes)
	if f.Codes = slices.Compact(f.Codes); len(f.Codes) == 0 {
		return f, fault.New(fault.Invalid, "Công thức không dùng chỉ tiêu nào; viết mã chỉ tiêu như CT-0003.", "The formula reads no indicator; write codes such as CT-0003.").At("formula")
	}
	return f, nil
}

// token is one sign, number, code or name; sort "" is the end.
type token struct {
	sort    string // "number", "code", "name", or the sign itself
	text    string
	at, end int
}

type parser struct {
	text  string
	pos   int
	now   token
	nodes int
}

var (
	codeToken   = regexp.MustCompile(`^\p{L}{1,8}-[0-9]{1,9}`)
	numberToken = regexp.MustCompile(`^[0-9]+(?:[.,][0-9]+)*`)
	nameToken   = regexp.MustCompile(`^[\p{L}\p{M}]+(?:\s+[\p{L}\p{M}]+){0,2}`)
)

// signs are all spellings of the signs.
var signs = map[rune]string{'+': "+", '-': "-", '−': "-", '–': "-", '*': "*", '×': "*", '·': "*", '/': "/", '÷': "/", ':': "/", '(': "(", ')': ")", ';': ";", ',': ";", '%': "%"}

// next steps to the following token.
func (p *parser) next() {
	for p.pos < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.pos:])
		if !unicode.IsSpace(r) {
			break
		}
		p.pos += size
	}
	rest := p.text[p.pos:]
	take := func(sort string, size int) {
		p.now = token{sort, rest[:size], p.pos, p.pos + size}
		p.pos += size
	}
	if rest == "" {
		take("", 0)
		return
	}
	if g := codeToken.FindString(rest); g != "" {
		take("code", len(g))
		return
	}
	if g := numberToken.FindString(rest); g != "" {
		take("number", len(g))
		return
	}
	if g := nameToken.FindString(rest); g != "" {
		take("name", len(g))
		return
	}
	r, size := utf8.DecodeRuneInString(rest)
	if sign := signs[r]; sign != "" {
		take(sign, size)
		return
	}
	take("?", size)
}

func (p *parser) unexpected() error {
	if p.now.sort == "" {
		return wrongAt(p.text, p.now.at, "còn thiếu: cần một mã chỉ tiêu, một số hoặc dấu ngoặc đóng.", "something is missing: a code, a number or a closing bracket.")
	}
	return wrongAt(p.text, p.now.at, "%[2]q không đứng được ở đây.", "%[2]q cannot stand here.", p.now.text)
}

// add counts a node, so that a formula stays small.
func (p *parser) add(n *node) (*node, error) {
	if p.nodes++; p.nodes > maxNodes {
		return nil, wrongAt(p.text, n.at, "quá nhiều phép tính; hãy tách thành chỉ tiêu trung gian.", "too many operations; make an indicator of a part of it.")
	}
	return n, nil
}

// sum reads terms joined by + and −.
func (p *parser) sum(depth int) (*node, error) {
	return p.joined(depth, p.product, "+", "-")
}

// product reads factors joined by × and ÷.
func (p *parser) product(depth int) (*node, error) {
	return p.joined(depth, p.factor, "*", "/")
}

func (p *parser) joined(depth int, part func(int) (*node, error), one, other string) (*node, error) {
	if depth > maxNested {
		return nil, wrongAt(p.text, p.now.at, "quá nhiều lớp ngoặc.", "the brackets are nested too deep.")
	}
	left, err := part(depth)
	for err == nil && (p.now.sort == one || p.now.sort == other) {
		op := p.now.sort
		p.next()
		var right *node
		if right, err = part(depth); err == nil {
			left, err = p.add(&node{op: op, at: left.at, end: right.end, args: []*node{left, right}})
		}
	}
	return left, err
}

// factor reads a number, a code, a function, or what stands in brackets; each may be negative.
func (p *parser) factor(depth int) (*node, error) {
	t := p.now
	switch t.sort {
	case "-":
		p.next()
		if depth++; depth > maxNested {
			return nil, p.unexpected()
		}
		x, err := p.factor(depth)
		if err != nil {
			return nil, err
		}
		return p.add(&node{op: "-x", at: t.at, end: x.end, args: []*node{x}})
	case "number":
		return p.number(t)
	case "code":
		p.next()
		return p.add(&node{op: "code", at: t.at, end: t.end, code: strings.ToUpper(t.text), codeAt: [2]int{t.at, t.end}})
	case "name":
		return p.call(t, depth)
	case "(":
		p.next()
		x, err := p.sum(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.now.sort != ")" {
			return nil, p.unexpected()
		}
		x.at, x.end = t.at, p.now.end
		p.next()
		return x, nil
	}
	return nil, p.unexpected()
}

var twofold = regexp.MustCompile(`^[1-9][0-9]{0,2}[.,][0-9]{3}$|[.,].*[.,]`)

// number reads a constant: "1,5" and "1.5" are one and a half. "1.000" could be read in two ways and is refused.
func (p *parser) number(t token) (*node, error) {
	if twofold.MatchString(t.text) || len(t.text) > maxNumber {
		return nil, wrongAt(p.text, t.at, "số %[2]q đọc được hai cách; viết liền các chữ số, chỉ dùng dấu phẩy cho phần thập phân (1000 hoặc 1,5).", "the number %[2]q can be read in two ways; write its digits together, with a mark for decimals only (1000 or 1.5).", t.text)
	}
	d, _, err := apd.NewFromString(strings.Replace(t.text, ",", ".", 1))
	if err != nil {
		return nil, p.unexpected()
	}
	n := &node{op: "number", at: t.at, end: t.end, number: d}
	p.next()
	if p.now.sort == "%" {
		n.percent, n.end = true, p.now.end
		p.next()
	}
	return p.add(n)
}

// maxNumber bounds a constant, in characters.
const maxNumber = 30

// call reads a function with its arguments.
func (p *parser) call(t token, depth int) (*node, error) {
	name := functions[vi.Fold(t.text)]
	if name == "" {
		return nil, wrongAt(p.text, t.at, "không có hàm %[2]q; có: tổng, trung bình, nhỏ nhất, lớn nhất, năm trước.", "there is no function %[2]q; there are: sum, avg, min, max, prev.", t.text)
	}
	p.next()
	if p.now.sort != "(" {
		return nil, wrongAt(p.text, p.now.at, "sau %[2]q cần dấu ngoặc mở.", "an opening bracket must follow %[2]q.", t.text)
	}
	n := &node{op: name, at: t.at}
	for first := true; first || p.now.sort == ";"; first = false {
		p.next()
		x, err := p.sum(depth + 1)
		if err != nil {
			return nil, err
		}
		n.args = append(n.args, x)
	}
	if p.now.sort != ")" {
		return nil, p.unexpected()
	}
	n.end = p.now.end
	p.next()
	if name == "prev" && len(n.args) > 1 {
		return nil, wrongAt(p.text, t.at, "%[2]q nhận một số liệu.", "%[2]q takes one value.", t.text)
	}
	if over := overUnits(n); over != nil {
		for _, a := range n.args {
			var twice *node
			a.walk(func(x *node) {
				if overUnits(x) != nil {
					twice = x
				}
			})
			if twice != nil {
				return nil, wrongAt(p.text, twice.at, "không tính qua các đơn vị hai lần.", "units cannot be gone over twice.")
			}
		}
	}
	return p.add(n)
}

// overUnits is n where it goes over the units; nil otherwise.
func overUnits(n *node) *node {
	if len(n.args) == 1 && slices.Contains([]string{"sum", "avg", "min", "max"}, n.op) {
		return n
	}
	return nil
}

package office

import (
	"bytes"
	"errors"
	"strconv"
)

// The values of a PDF file: nil, bool, float64, string (raw bytes), pdfName, pdfArray, pdfDict, pdfRef, *pdfStream, and pdfWord
// for every bare word: an operator of a page, or a stray delimiter.
type (
	pdfName  string
	pdfWord  string
	pdfRef   int // the object's number; generations do not matter when the last definition wins
	pdfArray []any
	pdfDict  map[pdfName]any
)

// pdfStream is a dictionary with data still packed.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

var (
	errPDFEnd    = errors.New("end of data")
	errPDFSyntax = errors.New("not a PDF value")
)

// pdfLexer reads values one after another; at stays where reading stopped, also after an error, so that time grows linearly.
type pdfLexer struct {
	b       []byte
	at      int
	depth   int            // levels allowed
	level   int            // those open now
	items   int            // values that the outermost array or dictionary may still hold
	flaw    *Flaw          // why something was not read: too deep, too much
	refs    bool           // "12 0 R" is a reference: in files, not in page content
	shallow bool           // only the outermost level is kept; what is inside it is passed over
	passing bool           // nothing is kept
	words   map[string]any // the operators met, so that each is kept once
}

// pdfPlace is where an array stands that is not kept but gone through: a million links are never in memory together.
type pdfPlace struct {
	b  []byte
	at int
}

// maxItems bounds what one array or dictionary holds, all inside it counted; a dictionary counts as several.
const (
	maxItems  = 1 << 20
	dictItems = 8
)

// maxWords bounds the different operators that are kept; ISO 32000-1 knows some seventy.
const maxWords = 200

func pdfBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *pdfLexer) skipBlanks() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case pdfBlank(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// value reads the next value.
func (l *pdfLexer) value() (any, error) {
	l.skipBlanks()
	if l.at >= len(l.b) {
		return nil, errPDFEnd
	}
	switch c := l.b[l.at]; c {
	case '/':
		l.at++
		return l.name(), nil
	case '(':
		l.at++
		return l.literal(), nil
	case '[':
		l.at++
		return l.array()
	case '<':
		l.at++
		if l.at < len(l.b) && l.b[l.at] == '<' {
			l.at++
			return l.dict()
		}
		return l.hex(), nil
	case '>':
		l.at++
		if l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
			return pdfWord(">>"), nil
		}
		return pdfWord(">"), nil
	case ')', ']', '{', '}':
		l.at++
		return pdfWord(c), nil
	}
	return l.word(), nil
}

// token takes bytes up to the next blank or delimiter.
func (l *pdfLexer) token() []byte {
	from := l.at
	for l.at < len(l.b) && !pdfBlank(l.b[l.at]) && !pdfDelimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

func (l *pdfLexer) word() any {
	t := l.token()
	if c := t[0]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		n, err := strconv.ParseFloat(string(bytes.TrimLeft(t, "+")), 64)
		if err != nil || n != n || n > 1e12 || n < -1e12 {
			return 0.0 // "--5", "1.2.3": broken numbers of real producers
		}
		if l.refs && c >= '0' && c <= '9' && n == float64(int(n)) {
			if end := l.reference(); end > 0 {
				l.at = end
				return pdfRef(n)
			}
		}
		return n
	}
	switch s := string(t); s {
	case "true", "false":
		return s == "true"
	case "null":
		return nil
	}
	known, ok := l.words[string(t)]
	if !ok {
		known = pdfWord(t)
		if l.words == nil {
			l.words = map[string]any{}
		}
		if len(l.words) < maxWords {
			l.words[string(t)] = known
		}
	}
	return known
}

// reference looks for " 0 R" after a number; 0 when there is none.
func (l *pdfLexer) reference() int {
	p := l.at
	digits := 0
	for p < len(l.b) && pdfBlank(l.b[p]) {
		p++
	}
	for p < len(l.b) && l.b[p] >= '0' && l.b[p] <= '9' && digits < 6 {
		p++
		digits++
	}
	from := p
	for p < len(l.b) && pdfBlank(l.b[p]) && p-from < 4 {
		p++
	}
	if digits == 0 || p == from || p >= len(l.b) || l.b[p] != 'R' || p+1 < len(l.b) && !pdfBlank(l.b[p+1]) && !pdfDelimiter(l.b[p+1]) {
		return 0
	}
	return p + 1
}

func (l *pdfLexer) name() pdfName {
	t := l.token()
	if bytes.IndexByte(t, '#') < 0 {
		return pdfName(t)
	}
	var out []byte
	for i := 0; i < len(t); i++ {
		if t[i] == '#' && i+2 < len(t) {
			if n, err := strconv.ParseUint(string(t[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, t[i])
	}
	return pdfName(out)
}

func (l *pdfLexer) literal() string {
	var out []byte
	for open := 1; l.at < len(l.b); {
		c := l.b[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return string(out)
			}
		case '\\':
			if l.at >= len(l.b) {
				return string(out)
			}
			e := l.b[l.at]
			l.at++
			switch {
			case e >= '0' && e <= '7':
				n := int(e - '0')
				for k := 0; k < 2 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; k++ {
					n = n*8 + int(l.b[l.at]-'0')
					l.at++
				}
				out = append(out, byte(n))
			case e == '\r' && l.at < len(l.b) && l.b[l.at] == '\n':
				l.at++
			case e == '\r' || e == '\n':
			default:
				if k := bytes.IndexByte([]byte("nrtbf"), e); k >= 0 {
					e = "\n\r\t\b\f"[k]
				}
				out = append(out, e)
			}
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func (l *pdfLexer) hex() string {
	size := max(bytes.IndexByte(l.b[l.at:], '>'), 0)
	out := make([]byte, 0, size/2+1)
	half, n := 0, byte(0)
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch {
		case c == '>':
			if half == 1 {
				out = append(out, n<<4)
			}
			return string(out)
		case c >= '0' && c <= '9':
			n = n<<4 | (c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | (c | 0x20 - 'a' + 10)
		default:
			continue
		}
		if half++; half == 2 {
			out = append(out, n)
			half, n = 0, 0
		}
	}
	return string(out)
}

// enter goes one level down; it fails when the file nests deeper than any real one.
func (l *pdfLexer) enter(cost int) bool {
	if l.level == 0 {
		l.items = maxItems
	}
	if l.level++; l.level > l.depth {
		l.flaw = tooDeep(l.depth)
		return false
	}
	return l.keeps(cost)
}

// keeps tells whether there is room for a value in the array or dictionary that is open.
func (l *pdfLexer) keeps(cost int) bool {
	if !l.kept() {
		return true
	}
	if l.items -= cost; l.items < 0 {
		l.flaw = TooBig("quá lớn: một mảng hơn %s giá trị", "too large: an array of more than %s values", maxItems)
		return false
	}
	return true
}

// kept tells whether what stands on this level is wanted.
func (l *pdfLexer) kept() bool { return !l.passing && (!l.shallow || l.level <= 1) }

// pass reads a value and keeps nothing of it.
func (l *pdfLexer) pass() error {
	was := l.passing
	l.passing = true
	_, err := l.value()
	l.passing = was
	return err
}

func (l *pdfLexer) array() (any, error) {
	defer func() { l.level-- }()
	if !l.enter(1) {
		return nil, errPDFSyntax
	}
	out := pdfArray{}
	for {
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		if w, ok := v.(pdfWord); ok {
			if w == "]" {
				return out, nil
			}
			return nil, errPDFSyntax
		}
		if l.kept() {
			out = append(out, v)
		}
		if !l.keeps(1) {
			return nil, errPDFSyntax
		}
	}
}

func (l *pdfLexer) dict() (any, error) {
	defer func() { l.level-- }()
	if !l.enter(dictItems) {
		return nil, errPDFSyntax
	}
	out := pdfDict{}
	for {
		k, err := l.value()
		if err != nil {
			return nil, err
		}
		if k == pdfWord(">>") {
			return out, nil
		}
		key, ok := k.(pdfName)
		if !ok {
			return nil, errPDFSyntax
		}
		if l.skipBlanks(); key == "Annots" && l.at < len(l.b) && l.b[l.at] == '[' {
			place := pdfPlace{l.b, l.at}
			if err := l.pass(); err != nil {
				return nil, err
			}
			out[key] = place
			continue
		}
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		if v == pdfWord(">>") {
			return out, nil
		}
		if _, stray := v.(pdfWord); stray {
			return nil, errPDFSyntax
		}
		if l.kept() {
			out[key] = v
		}
		if !l.keeps(1) {
			return nil, errPDFSyntax
		}
	}
}

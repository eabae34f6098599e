package office

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner walks the elements of one part as they are unpacked. It knows of XML what Office files use, keeps no more than one
// tag at a time and costs a fifth of encoding/xml, which was most of reading a .docx.
type scanner struct {
	a               *Archive // whose budget it spends
	part            string
	in              io.Reader
	close           func() error
	buf             []byte
	at, end         int   // what is unread of buf
	passed          int64 // bytes before buf
	depth, maxDepth int
	opened          element
	chars           []byte // of the last text token, valid until the next
	inside          bool   // an element was opened and closed by one tag: its end is still to be told
	names           map[string]string
}

// element is an opened element.
type element struct {
	name  string // without prefix
	attrs string // as written, between the name and the end of the tag
}

// token is what next found.
type token byte

const (
	opening token = iota
	closing
	chars
)

const (
	window   = 64 << 10
	maxTag   = 4 << 20 // bytes of one tag, comment or CDATA section
	maxNames = 1000    // kept of different element names
)

func newScanner(part string, in io.Reader, close func() error, a *Archive) *scanner {
	return &scanner{a: a, part: part, in: in, close: close, buf: make([]byte, window), maxDepth: a.limits.Depth, names: map[string]string{}}
}

// more unpacks another piece behind what is unread, which moves to the front; io.EOF when there is nothing left.
func (s *scanner) more() error {
	copy(s.buf, s.buf[s.at:s.end])
	s.passed += int64(s.at)
	s.at, s.end = 0, s.end-s.at
	if s.end == len(s.buf) {
		if s.end >= maxTag {
			return TooBig("quá lớn: một thẻ dài hơn %s MB", "too large: a tag of more than %s MB", maxTag>>20)
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for {
		n, err := s.in.Read(s.buf[s.end:])
		s.end += n
		if n > 0 || err != nil {
			if n > 0 && err == io.EOF {
				err = nil
			}
			return err
		}
	}
}

// find tells where mark stands behind the first skip unread bytes, counted from the first unread one.
func (s *scanner) find(mark string, skip int) (int, error) {
	for from := skip; ; {
		if from <= s.end-s.at {
			if k := bytes.Index(s.buf[s.at+from:s.end], []byte(mark)); k >= 0 {
				return from + k, nil
			}
			from = max(skip, s.end-s.at-len(mark)+1)
		}
		if err := s.more(); err != nil {
			return 0, err
		}
	}
}

// next is the next start, end or text; io.EOF at the end of the part.
func (s *scanner) next() (token, error) {
	if s.inside {
		s.inside = false
		s.depth--
		return closing, nil
	}
	for {
		for s.end-s.at < 2 {
			if err := s.more(); err != nil {
				if err == io.EOF && s.end > s.at {
					err = io.ErrUnexpectedEOF
				}
				return 0, err
			}
		}
		if s.buf[s.at] != '<' {
			return chars, s.run()
		}
		switch s.buf[s.at+1] {
		case '/':
			n, err := s.find(">", 2)
			if err != nil {
				return 0, err
			}
			s.at += n + 1
			s.depth--
			return closing, nil
		case '?':
			if err := s.instruction(); err != nil {
				return 0, err
			}
		case '!':
			found, err := s.declaration()
			if err != nil || found {
				return chars, err
			}
		default:
			return opening, s.open()
		}
	}
}

// run takes text up to the next tag, or as much of it as the window holds.
func (s *scanner) run() error {
	for from := 0; ; {
		if k := bytes.IndexByte(s.buf[s.at+from:s.end], '<'); k >= 0 {
			s.chars = s.buf[s.at : s.at+from+k]
			s.at += from + k
			break
		}
		if from = s.end - s.at; from >= window/2 {
			n := from - 16 // an entity, a letter or a line break is not cut
			if k := bytes.LastIndexByte(s.buf[s.at+n-16:s.at+n], '&'); k >= 0 {
				n += k - 16
			}
			for back := 0; back < utf8.UTFMax && !utf8.RuneStart(s.buf[s.at+n]); back++ {
				n--
			}
			if s.buf[s.at+n-1] == '\r' {
				n--
			}
			s.chars = s.buf[s.at : s.at+n]
			s.at += n
			break
		}
		err := s.more()
		if err == io.EOF {
			s.chars = s.buf[s.at:s.end]
			s.at = s.end
			break
		}
		if err != nil {
			return err
		}
	}
	return s.plain()
}

// plain resolves entities and line ends in the text just taken.
func (s *scanner) plain() error {
	if bytes.IndexByte(s.chars, '&') >= 0 {
		text, err := unescaped(string(s.chars))
		if err != nil {
			return err
		}
		s.chars = []byte(text)
	}
	if bytes.IndexByte(s.chars, '\r') >= 0 {
		s.chars = bytes.ReplaceAll(bytes.ReplaceAll(s.chars, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if !legal(s.chars) {
		return notUTF8()
	}
	return nil
}

func notUTF8() *Flaw { return damaged("có chữ không phải UTF-8", "letters that are not UTF-8") }

// legal holds for UTF-8 without the control characters that XML forbids.
func legal(b []byte) bool {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || r == 0xfffe || r == 0xffff {
			return false
		}
		i += n
	}
	return true
}

// open reads a start tag.
func (s *scanner) open() error {
	if s.depth++; s.depth > s.maxDepth {
		return tooDeep(s.maxDepth)
	}
	var quote byte
	i := 1
	for {
		for ; s.at+i < s.end; i++ {
			switch c := s.buf[s.at+i]; {
			case c == '<':
				return damaged("thẻ XML nằm trong thẻ khác", "a tag inside a tag")
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'':
				quote = c
			case c == '>':
				return s.opens(i)
			}
		}
		if err := s.more(); err != nil {
			return err
		}
	}
}

// opens notes the element whose tag ends at the unread byte n.
func (s *scanner) opens(n int) error {
	tag := s.buf[s.at+1 : s.at+n]
	s.at += n + 1
	if len(tag) > 0 && tag[len(tag)-1] == '/' {
		tag, s.inside = tag[:len(tag)-1], true
	}
	k := 0
	for k < len(tag) && tag[k] != ' ' && tag[k] != '\n' && tag[k] != '\t' && tag[k] != '\r' {
		k++
	}
	name := tag[:k]
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if len(name) == 0 || !nameStart(name[0]) {
		return damaged("thẻ XML không có tên", "a tag without a name")
	}
	known, ok := s.names[string(name)]
	if !ok {
		if known = string(name); len(s.names) < maxNames {
			s.names[known] = known
		}
	}
	s.opened = element{name: known, attrs: string(tag[k:])}
	return nil
}

func nameStart(c byte) bool { return c == '_' || c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z' }

// instruction passes over <? … ?>; a part in another character set than UTF-8 is not read.
func (s *scanner) instruction() error {
	n, err := s.find("?>", 2)
	if err != nil {
		return err
	}
	body := string(s.buf[s.at+2 : s.at+n])
	s.at += n + 2
	if rest, ok := strings.CutPrefix(body, "xml "); ok {
		if set := (element{attrs: " " + rest}).attr("encoding"); set != "" && !strings.EqualFold(set, "utf-8") && !strings.EqualFold(set, "us-ascii") {
			return damaged(fmt.Sprintf("bảng mã %.20q", set), fmt.Sprintf("the character set %.20q", set))
		}
	}
	return nil
}

// declaration passes over a comment or <!DOCTYPE …>; found tells that it was a piece of text, <![CDATA[ … ]]>.
func (s *scanner) declaration() (found bool, err error) {
	const cdata = "<![CDATA["
	for s.end-s.at < len(cdata) {
		if err := s.more(); err != nil {
			return false, err
		}
	}
	head := s.buf[s.at:]
	switch {
	case bytes.HasPrefix(head, []byte(cdata)):
		n, err := s.find("]]>", len(cdata))
		if err != nil {
			return false, err
		}
		s.chars = s.buf[s.at+len(cdata) : s.at+n]
		s.at += n + 3
		if !legal(s.chars) {
			return false, notUTF8()
		}
		return true, nil
	case bytes.HasPrefix(head, []byte("<!--")):
		n, err := s.find("-->", 4)
		if err != nil {
			return false, err
		}
		s.at += n + 3
		return false, nil
	}
	return false, damaged("có khai báo DOCTYPE", "a document type declaration") // Office files have none; entities of one's own are a bomb
}

// attr is an attribute by its name without prefix, "" when absent.
func (e element) attr(local string) string {
	value, _ := e.find(local, false)
	return value
}

// find reads the attributes up to the one of this name; prefixed asks for one that has a prefix, such as r:id.
func (e element) find(local string, prefixed bool) (string, bool) {
	rest := e.attrs
	for {
		eq := strings.IndexByte(rest, '=')
		if eq < 0 {
			return "", false
		}
		name := strings.Trim(rest[:eq], " \n\t\r")
		rest = strings.TrimLeft(rest[eq+1:], " \n\t\r")
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return "", false
		}
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return "", false
		}
		value := rest[1 : 1+end]
		rest = rest[end+2:]
		colon := strings.IndexByte(name, ':')
		if name[colon+1:] == local && (!prefixed || colon >= 0) {
			if strings.IndexByte(value, '&') >= 0 {
				value, _ = unescaped(value)
			}
			if !legal([]byte(value)) {
				return "", true
			}
			return value, true
		}
	}
}

// unescaped resolves the entities of XML and numbered characters.
func unescaped(s string) (string, error) {
	var b strings.Builder
	b.Grow(len(s))
	for {
		before, rest, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, _, found := strings.Cut(rest[:min(len(rest), 16)], ";")
		if !found {
			return b.String(), damaged("thực thể XML không đóng", "an entity without end")
		}
		s = rest[len(name)+1:]
		switch name {
		case "lt":
			b.WriteByte('<')
		case "gt":
			b.WriteByte('>')
		case "amp":
			b.WriteByte('&')
		case "quot":
			b.WriteByte('"')
		case "apos":
			b.WriteByte('\'')
		default:
			digits, base := strings.TrimPrefix(name, "#"), 10
			if hex, ok := strings.CutPrefix(digits, "x"); ok {
				digits, base = hex, 16
			}
			n, err := strconv.ParseUint(digits, base, 32)
			if err != nil || !strings.HasPrefix(name, "#") || n > utf8.MaxRune {
				return b.String(), damaged(fmt.Sprintf("thực thể XML lạ %.16q", name), fmt.Sprintf("the unknown entity %.16q", name))
			}
			b.WriteRune(rune(n))
		}
	}
}

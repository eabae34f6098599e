package read

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
)

const htmlBytes = 32 << 20 // a web page over this size is no document

// maxTags bounds the tree of a page: it is kept whole, at some 150 bytes a tag and text.
const maxTags = 1_000_000

// asksPassword holds for a page with a field for a password.
func asksPassword(n *html.Node) bool {
	if n.DataAtom == atom.Input && strings.EqualFold(attrOf(n, "type"), "password") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if asksPassword(c) {
			return true
		}
	}
	return false
}

// page walks a parsed web page.
type page struct {
	canon
	outside   map[int]bool // blocks of menus, teasers and the like, by index
	aside     bool         // inside such a part now
	line      strings.Builder
	bold      int // depth of bold elements
	thick     bool
	thin      bool
	open      doc.Block
	lists     []listState
	overflown bool
}

type listState struct {
	ordered bool
	letter  string
	next    int
}

// readHTML fills src from a web page and tells which blocks are furniture of the site.
func (l Limits) readHTML(src *doc.Source, content []byte, old vi.Charset) (map[int]bool, error) {
	if len(content) > htmlBytes {
		return nil, fault.New(fault.TooLarge, "Trang web %q lớn quá %d MB.", "The web page %q is over %d MB.", src.File, htmlBytes>>20)
	}
	if shown, ok := oldPage(content); ok {
		content = shown
	} else if !utf8.Valid(content) {
		enc, _, certain := charset.DetermineEncoding(content, "")
		decoded, err := enc.NewDecoder().Bytes(content)
		if err != nil || !certain {
			return nil, fault.New(fault.Invalid, "Trang web %q không phải UTF-8 và không khai báo bảng mã; hãy lưu lại với mã UTF-8.",
				"The web page %q is not UTF-8 and names no character set; save it as UTF-8.", src.File)
		}
		content = decoded
	}
	if bytes.Count(content, []byte("<")) > maxTags {
		return nil, fault.New(fault.TooLarge, "Trang web %q quá lớn: hơn 1.000.000 thẻ; hãy tách trang hoặc lưu phần văn bản thành .docx rồi nhập lại.",
			"The web page %q is too large: more than 1,000,000 tags; split it, or save the text of it as .docx and import that.", src.File)
	}
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		return nil, fault.New(fault.TooLarge, "Trang web %q lồng quá sâu hoặc bị hỏng.", "The web page %q is nested too deeply or damaged.", src.File).Because(err)
	}
	oldFaces(root, old)
	p := &page{canon: canon{cells: l.Cells}, outside: map[int]bool{}}
	article := articleOf(root)
	p.aside = article != nil
	p.walk(root, article)
	p.flush()
	if p.overflown {
		return nil, packedFault(src.File, office.TooBig("quá lớn: hơn %s ô bảng", "too large: more than %s cells", l.Cells))
	}
	src.Text, src.Blocks = p.text.String(), p.blocks
	if asksPassword(root) && utf8.RuneCountInString(src.Text) < 2000 {
		return nil, fault.New(fault.Invalid, "Tệp %q là trang đăng nhập của một trang mạng, không phải văn bản; hãy đăng nhập rồi tải lại văn bản.",
			"The file %q is a website's login page, not the document; sign in and download the document again.", src.File)
	}
	return p.outside, nil
}

// articleOf is the one <article> or <main> that holds a page's own text; nil when the page has none or several.
func articleOf(n *html.Node) *html.Node {
	for _, tag := range []atom.Atom{atom.Article, atom.Main} {
		var found []*html.Node
		var find func(*html.Node)
		find = func(n *html.Node) {
			if n.DataAtom == tag {
				found = append(found, n)
				return
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				find(c)
			}
		}
		find(n)
		if len(found) == 1 {
			return found[0]
		}
	}
	return nil
}

// sideNames are class and id names of parts that are not the document.
var sideNames = regexp.MustCompile(`(?i)(^|[-_ ])(menu|navbar|nav|breadcrumbs?|sidebar|related|share|sharing|social|comments?|footer|banner|ads?|advert\w*|cookie|popup|toolbar|pagination|tags?|tin[-_]?lien[-_]?quan|tin[-_]?khac|tin[-_]?moi|tin[-_]?cung[-_]?chuyen[-_]?muc|xem[-_]?them|doc[-_]?them|teaser|most[-_]?read)([-_ ]|$)`)

func (p *page) walk(n *html.Node, article *html.Node) {
	if n.Type == html.TextNode {
		p.say(n.Data)
		return
	}
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Nav, atom.Iframe, atom.Svg, atom.Button, atom.Select, atom.Input, atom.Textarea, atom.Object, atom.Video, atom.Audio:
			return
		case atom.Br:
			p.line.WriteByte('\n')
			return
		case atom.Table:
			p.flush()
			p.table(n, article)
			return
		}
		if hiddenNode(n) || siteFoot(n) {
			return
		}
	}
	before := p.aside
	switch {
	case n == article && n != nil:
		p.aside = false
	case n.DataAtom == atom.Aside || n.DataAtom == atom.Footer || n.Type == html.ElementNode && n.DataAtom != atom.Body && (sideNames.MatchString(attrOf(n, "class")) || sideNames.MatchString(attrOf(n, "id"))):
		p.aside = true
	}
	block := blockElement(n)
	if block || p.aside != before {
		p.flush()
	}
	p.enter(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, article)
	}
	if block || p.aside != before {
		p.flush()
	}
	p.leave(n)
	p.aside = before
}

// enter notes what an element says about the paragraph inside it.
func (p *page) enter(n *html.Node) {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		p.bold++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.open.Heading = int(n.Data[1] - '0')
	case atom.Ol, atom.Ul:
		s := listState{ordered: n.DataAtom == atom.Ol, letter: attrOf(n, "type"), next: 1}
		if start, err := strconv.Atoi(attrOf(n, "start")); err == nil {
			s.next = start
		}
		p.lists = append(p.lists, s)
	case atom.Li:
		if len(p.lists) > 0 {
			p.open.Label = p.lists[len(p.lists)-1].label()
		}
	}
	if style := strings.ReplaceAll(attrOf(n, "style"), " ", ""); strings.Contains(style, "text-align:center") || attrOf(n, "align") == "center" || n.DataAtom == atom.Center {
		p.open.Centred = true
	}
}

func (p *page) leave(n *html.Node) {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		p.bold--
	case atom.Ol, atom.Ul:
		p.lists = p.lists[:len(p.lists)-1]
	}
}

func (s *listState) label() string {
	if !s.ordered {
		return "•"
	}
	n := s.next
	s.next++
	switch s.letter {
	case "a":
		return string(rune('a'+(n-1)%26)) + ")"
	case "A":
		return string(rune('A'+(n-1)%26)) + "."
	case "I":
		return []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}[(n-1+10)%10] + "."
	}
	return strconv.Itoa(n) + "."
}

// say adds text to the open paragraph, runs of blanks as one.
func (p *page) say(s string) {
	words := strings.FieldsFunc(s, blankRune)
	if len(words) == 0 {
		if s != "" && p.line.Len() > 0 {
			p.line.WriteByte(' ')
		}
		return
	}
	p.thick, p.thin = p.thick || p.bold > 0, p.thin || p.bold == 0
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if blankRune(first) && p.line.Len() > 0 {
		p.line.WriteByte(' ')
	}
	p.line.WriteString(strings.Join(words, " "))
	if blankRune(last) {
		p.line.WriteByte(' ')
	}
}

func (p *page) flush() {
	if text := p.line.String(); trimBlank(text) != "" {
		p.open.Bold = p.thick && !p.thin
		from := len(p.blocks)
		p.paragraph(text, p.open)
		for i := from; i < len(p.blocks) && p.aside && p.open.Heading != 1; i++ {
			p.outside[i] = true
		}
		p.open = doc.Block{}
	}
	p.line.Reset()
	p.thick, p.thin = false, false
	if p.open.Label == "" {
		p.open = doc.Block{}
	}
}

// siteFoot holds for what stands beside and below all pages of a site; within an article it may be part of the text.
func siteFoot(n *html.Node) bool {
	if n.DataAtom != atom.Footer && n.DataAtom != atom.Aside {
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Article || p.DataAtom == atom.Main || p.DataAtom == atom.Section {
			return false
		}
	}
	return true
}

func hiddenNode(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func blockElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Section, atom.Article,
		atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Pre, atom.Dt, atom.Dd, atom.Dl, atom.Figure, atom.Figcaption, atom.Hr, atom.Body, atom.Form,
		atom.Caption, atom.Tr, atom.Td, atom.Th, atom.Address, atom.Center, atom.Details, atom.Summary:
		return true
	}
	return false
}

package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lotrinh/internal/vi"
)

var fontFamily = regexp.MustCompile(`(?i)font-family\s*:\s*["']?([^"',;]+)`)

// oldFaces turns the texts of a page that old fonts draw into Unicode: those whose element or one around it names such a font, or all of
// them when the page as a whole is in one charset.
func oldFaces(root *html.Node, whole vi.Charset) {
	var walk func(n *html.Node, face string)
	walk = func(n *html.Node, face string) {
		if n.Type == html.TextNode {
			charset, capitals := vi.OldFont(face)
			switch text, ok := charset.Unicode(n.Data); {
			case charset == "":
				n.Data = fromOld(whole, n.Data)
			case ok && capitals:
				n.Data = strings.ToUpper(text)
			case ok:
				n.Data = text
			}
			return
		}
		if n.DataAtom == atom.Font && attrOf(n, "face") != "" {
			face, _, _ = strings.Cut(attrOf(n, "face"), ",")
		}
		if m := fontFamily.FindStringSubmatch(attrOf(n, "style")); m != nil {
			face = m[1]
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, face)
		}
	}
	walk(root, "")
}

// oldPage is a page of one byte a letter that is surely in an old charset, whatever character set it declares.
func oldPage(content []byte) (shown []byte, ok bool) {
	if utf8.Valid(content) {
		return nil, false
	}
	text, ok := oldBytes(tags.ReplaceAll(content, []byte(" ")))
	if !ok || text == "" {
		return nil, false
	}
	return asWindows(content), true
}

var tags = regexp.MustCompile(`(?s)<[^>]*>`)

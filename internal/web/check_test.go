package web

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lotrinh/internal/lang"
)

// checkPage is what every page owes its reader, seen in its structure.
func checkPage(t *testing.T, root *html.Node) {
	t.Helper()
	if n := len(all(root, "h1")); n != 1 {
		t.Errorf("%d h1, want 1", n)
	}
	whole := wordsOf(root)
	for _, bad := range []string{"%!", "ZgotmplZ", "<nil>", "map["} {
		if strings.Contains(whole, bad) {
			t.Errorf("the page says %q", bad)
		}
	}
	labelled, ids := map[string]bool{}, map[string]bool{}
	for _, l := range all(root, "label") {
		labelled[attr(l, "for")] = true
	}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %q stands twice", id)
			}
			ids[id] = true
		}
		if attr(n, "style") != "" || strings.HasPrefix(attr(n, "onclick"), "") && attr(n, "onclick") != "" {
			t.Errorf("<%s> has an inline style or script, which the policy forbids", n.Data)
		}
	}
	for _, tag := range []string{"input", "select", "textarea"} {
		for _, n := range all(root, tag) {
			inLabel := n.Parent != nil && n.Parent.Data == "label"
			if attr(n, "type") != "hidden" && !inLabel && !labelled[attr(n, "id")] {
				t.Errorf("<%s name=%q> has no label", tag, attr(n, "name"))
			}
		}
	}
	for _, n := range all(root, "table") {
		if !inside(n, "source") && len(all(n, "caption")) == 0 {
			t.Errorf("a table has no caption: %.60s", wordsOf(n))
		}
	}
	for _, n := range all(root, "a") {
		if attr(n, "href") == "" {
			t.Errorf("a link leads nowhere: %.60s", wordsOf(n))
		}
	}
}

// checkWords is what a page owes in its language: the sample notice, today's date, and in English no Vietnamese but where
// an element says that its text is Vietnamese.
func checkWords(t *testing.T, root *html.Node, l lang.Lang) {
	t.Helper()
	wants := map[lang.Lang][]string{lang.Vi: {"Dữ liệu mẫu", "20/06/2026"}, lang.En: {"Sample data", "20 Jun 2026"}}[l]
	whole := wordsOf(root)
	for _, want := range wants {
		if !strings.Contains(whole, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if got := attr(all(root, "html")[0], "lang"); got != string(l) {
		t.Errorf("the page says it is in %q, want %q", got, l)
	}
	if l == lang.En {
		for _, found := range vietnameseIn(root) {
			t.Errorf("an English page says %q", found)
		}
	}
}

var vietnamese = regexp.MustCompile(`[ăâđêôơưĂÂĐÊÔƠƯ\x{1EA0}-\x{1EF9}]|[àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝĩĨũŨ]`)

// vietnameseIn are the texts a reader meets that hold Vietnamese letters, outside elements marked lang="vi".
func vietnameseIn(n *html.Node) (out []string) {
	if n.Type == html.ElementNode && (attr(n, "lang") == "vi" || n.Data == "title" && n.Parent.Data == "head") {
		return nil
	}
	if n.Type == html.TextNode && vietnamese.MatchString(n.Data) && n.Parent.Data != "textarea" {
		out = append(out, strings.TrimSpace(n.Data))
	}
	for _, key := range []string{"title", "aria-label", "placeholder", "data-label", "data-corrected"} {
		if said := attr(n, key); vietnamese.MatchString(said) {
			out = append(out, key+": "+said)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, vietnameseIn(c)...)
	}
	return out
}

func all(root *html.Node, tag string) (out []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inside(n *html.Node, class string) bool {
	for p := n; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && strings.Contains(" "+attr(p, "class")+" ", " "+class+" ") {
			return true
		}
	}
	return false
}

func wordsOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

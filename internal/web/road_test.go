package web_test

import (
	"bytes"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/web"
)

// site is a real installation in a temporary folder behind its pages, and a browser without scripts that keeps cookies.
type site struct {
	*testing.T
	app    *app.App
	dir    string
	url    string
	client *http.Client
}

func newSite(t *testing.T) *site { return newSiteOf(t, web.Config{}) }

func newSiteOf(t *testing.T, config web.Config) *site {
	t.Helper()
	dir := t.TempDir()
	a, err := app.Open(t.Context(), app.Config{Dir: dir, Today: "2026-06-20"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	config.Version, config.Logger = "test", slog.New(slog.DiscardHandler)
	server := httptest.NewServer(web.New(a, config))
	t.Cleanup(server.Close)
	jar, _ := cookiejar.New(nil)
	s := &site{t, a, dir, server.URL, &http.Client{Jar: jar}}
	who, err := a.As(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	units := []org.Unit{{Code: "so-tc", Name: "Sở Tài chính", Line: org.State, Level: "province"}, {Code: "so-nv", Name: "Sở Nội vụ", Line: org.State, Level: "province"}}
	if err := a.AddUnits(t.Context(), who, units, nil, nil); err != nil {
		t.Fatal(err)
	}
	posts := []org.Post{{Code: "tc-dau-moi", Title: "Cán bộ đầu mối", Role: org.Reporter}}
	if err := a.AddPosts(t.Context(), who, posts, map[string]string{"tc-dau-moi": "so-tc"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// in is the same site for a part of the test.
func (s *site) in(t *testing.T) *site {
	part := *s
	part.T = t
	return &part
}

// page is an answer with its structure.
type page struct {
	*html.Node
	status int
	path   string
}

func (s *site) get(path string) page {
	s.Helper()
	r, err := s.client.Get(s.url + path)
	return s.read(r, err)
}

func (s *site) post(path string, form url.Values) page {
	s.Helper()
	r, err := s.client.PostForm(s.url+path, form)
	return s.read(r, err)
}

// send posts a form with one file.
func (s *site) send(path, field, name string, content []byte, form url.Values) page {
	s.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for key, values := range form {
		for _, v := range values {
			_ = w.WriteField(key, v)
		}
	}
	if name != "" {
		part, _ := w.CreateFormFile(field, name)
		_, _ = part.Write(content)
	}
	_ = w.Close()
	r, err := s.client.Post(s.url+path, w.FormDataContentType(), &b)
	return s.read(r, err)
}

func (s *site) read(r *http.Response, err error) page {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
	defer r.Body.Close()
	root, err := html.Parse(io.LimitReader(r.Body, 16<<20))
	if err != nil {
		s.Fatal(err)
	}
	return page{root, r.StatusCode, r.Request.URL.Path}
}

// must stops the test unless the page has the status and says every one of the words.
func (s *site) must(p page, status int, words ...string) page {
	s.Helper()
	whole := text(p.Node)
	if p.status != status {
		s.Fatalf("%s: status %d, want %d\n%s", p.path, p.status, status, squeeze(whole))
	}
	for _, w := range words {
		if !strings.Contains(squeeze(whole), w) {
			s.Fatalf("%s does not say %q:\n%s", p.path, w, squeeze(whole))
		}
	}
	return p
}

// task adds a task by hand, as the form does.
func (s *site) task(title, lead, due string) string {
	s.Helper()
	p := s.must(s.post("/items", url.Values{"kind": {"task"}, "title": {title}, "lead": {lead}, "due": {due}, "quote": {"Chủ tịch UBND tỉnh giao tại họp giao ban"}, "why": {"kết luận miệng"}}), 200, title)
	return strings.TrimPrefix(p.path, "/items/")
}

// form reads the values a form on the page would send.
func form(p page, id string) url.Values {
	v := url.Values{}
	for n := range p.Descendants() {
		if n.Type != html.ElementNode || !within(n, "form", id) || get(n, "name") == "" {
			continue
		}
		switch n.Data {
		case "input":
			if t := get(n, "type"); t != "file" && t != "checkbox" {
				v.Add(get(n, "name"), get(n, "value"))
			}
		case "textarea":
			v.Add(get(n, "name"), text(n))
		case "select":
			value := ""
			for o := range n.Descendants() {
				if o.Data == "option" && (has(o, "selected") || value == "" && !chosen(n)) {
					value = get(o, "value")
				}
			}
			v.Add(get(n, "name"), value)
		}
	}
	return v
}

func chosen(sel *html.Node) bool {
	for o := range sel.Descendants() {
		if has(o, "selected") {
			return true
		}
	}
	return false
}

// within tells whether a node stands in an element that has this id, or whose action ends in it.
func within(n *html.Node, tag, id string) bool {
	for q := n.Parent; q != nil; q = q.Parent {
		if q.Data == tag {
			return get(q, "id") == id || strings.HasSuffix(get(q, "action"), id)
		}
	}
	return false
}

func get(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func text(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}

var total = regexp.MustCompile(`trong ([0-9.]+)|Không có dòng nào`)

// figures checks that every figure of a page leads to a list with exactly that many rows, and counts them.
func (s *site) figures(path string) (n int) {
	s.Helper()
	p := s.must(s.get(path), 200)
	for a := range p.Descendants() {
		if a.Data != "a" || !strings.HasPrefix(get(a, "href"), "/items") || !strings.Contains(get(a, "class"), "num") {
			continue
		}
		n++
		list := s.must(s.get(get(a, "href")), 200)
		got := "0"
		for nav := range list.Descendants() {
			if nav.Data == "nav" && get(nav, "class") == "pager" {
				if m := total.FindStringSubmatch(text(nav)); m != nil && m[1] != "" {
					got = m[1]
				}
			}
		}
		if want := squeeze(text(a)); got != want {
			s.Errorf("%s shows %s, but %s has %s rows", path, want, get(a, "href"), got)
		}
	}
	return n
}

func find(root *html.Node, key, value string) *html.Node {
	for n := range root.Descendants() {
		if get(n, key) == value {
			return n
		}
	}
	return nil
}

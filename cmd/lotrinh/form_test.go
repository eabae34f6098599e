package main_test

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"
)

// fillIn opens a page, fills in one of its forms as a person would, and sends it:
//
//	[!] fill PATH WORDS KEY=VALUE…
//
// The form is the first with a button that says WORDS. What is not named keeps the value the page shows; a box is
// ticked by its value ("due_misread=1"). A KEY of the form "LABEL~.NAME" means the field NAME of the row whose text holds
// LABEL: "NV-0001~.state".
func fillIn(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: fill PATH WORDS KEY=VALUE…")
	}
	request, err := http.NewRequest("GET", ts.Getenv("URL")+args[0], nil)
	ts.Check(err)
	page := answer(ts, false, request)
	root, err := html.Parse(bytes.NewReader(page))
	ts.Check(err)
	f := findForm(root, args[1])
	if f == nil {
		ts.Fatalf("no form on %s has a button %q:\n%s", args[0], args[1], text(root))
	}
	fields := formFields(f, args[1])
	for _, arg := range args[2:] {
		key, value, found := strings.Cut(arg, "=")
		if !found {
			ts.Fatalf("%q is not KEY=VALUE", arg)
		}
		if label, name, row := strings.Cut(key, "~"); row {
			key = rowPrefix(f, label) + name
		}
		if !set(f, fields, key, value) {
			ts.Fatalf("the form %q on %s has no field %q", args[1], args[0], key)
		}
	}
	var pairs []string
	for _, kv := range *fields {
		pairs = append(pairs, kv[0]+"="+kv[1])
	}
	action, err := url.Parse(cmp.Or(attr(f, "action"), args[0])) // a form without one goes to its own page
	ts.Check(err)
	target := ts.Getenv("URL") + action.String()
	if attr(f, "method") != "post" {
		ts.Fatalf("the form %q on %s does not send anything", args[1], args[0])
	}
	body, contentType := form(ts, pairs)
	send, err := http.NewRequest("POST", target, body)
	ts.Check(err)
	send.Header.Set("Content-Type", contentType)
	result, err := html.Parse(bytes.NewReader(answer(ts, neg, send)))
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), text(result))
}

// read prints what a page says, without its markup: [!] read PATH
func readPage(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: read PATH")
	}
	request, err := http.NewRequest("GET", ts.Getenv("URL")+args[0], nil)
	ts.Check(err)
	root, err := html.Parse(bytes.NewReader(answer(ts, neg, request)))
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), text(root))
}

// follow opens the first link of a page whose text holds some words, prints what that page says and sets $HERE: follow PATH WORDS
func follow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: follow PATH WORDS")
	}
	request, err := http.NewRequest("GET", ts.Getenv("URL")+args[0], nil)
	ts.Check(err)
	root, err := html.Parse(bytes.NewReader(answer(ts, false, request)))
	ts.Check(err)
	href := ""
	walk(root, func(n *html.Node) {
		if href == "" && n.Data == "a" && strings.Contains(text(n), args[1]) {
			href = attr(n, "href")
		}
	})
	if href == "" {
		ts.Fatalf("no link on %s says %q", args[0], args[1])
	}
	ts.Setenv("HERE", href)
	readPage(ts, false, []string{href})
}

func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attr(n *html.Node, key string) string {
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

// text is what a person reads in a part of a page, on one line a block.
func text(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) {
		if n.Type == html.TextNode && n.Parent != nil && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data + " ")
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

func findForm(root *html.Node, words string) (found *html.Node) {
	walk(root, func(n *html.Node) {
		if found != nil || n.Data != "form" {
			return
		}
		walk(n, func(b *html.Node) {
			if b.Data == "button" && text(b) == words {
				found = n
			}
		})
	})
	return found
}

// formFields are the fields a browser would send, with the values the page shows, and the button pressed.
func formFields(f *html.Node, button string) *[][2]string {
	var out [][2]string
	add := func(n *html.Node, value string) { out = append(out, [2]string{attr(n, "name"), value}) }
	walk(f, func(n *html.Node) {
		if attr(n, "name") == "" || has(n, "disabled") {
			return
		}
		switch n.Data {
		case "input":
			kind := attr(n, "type")
			if kind != "file" && kind != "submit" && ((kind != "checkbox" && kind != "radio") || has(n, "checked")) {
				add(n, attr(n, "value"))
			}
		case "textarea":
			add(n, strings.TrimPrefix(rawText(n), "\n"))
		case "select":
			add(n, selected(n))
		case "button":
			if text(n) == button {
				add(n, attr(n, "value"))
			}
		}
	})
	return &out
}

func rawText(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

func selected(n *html.Node) string {
	value, first, chosen := "", true, false
	walk(n, func(o *html.Node) {
		if o.Data == "option" && (first || (has(o, "selected") && !chosen)) {
			value, first, chosen = attr(o, "value"), false, chosen || has(o, "selected")
		}
	})
	return value
}

func set(f *html.Node, fields *[][2]string, key, value string) bool {
	for i := range *fields {
		if (*fields)[i][0] == key {
			(*fields)[i][1] = value
			return true
		}
	}
	if strings.HasPrefix(value, "@") { // a file field, which a page shows empty
		*fields = append(*fields, [2]string{key, value})
		return true
	}
	found := false
	walk(f, func(n *html.Node) { // a box that the page shows unticked
		found = found || n.Data == "input" && attr(n, "type") == "checkbox" && !has(n, "disabled") && attr(n, "name") == key && attr(n, "value") == value
	})
	if found {
		*fields = append(*fields, [2]string{key, value})
	}
	return found
}

// rowPrefix is the beginning of the field names ("line.3.") of the row that says label.
func rowPrefix(f *html.Node, label string) (prefix string) {
	walk(f, func(n *html.Node) {
		if prefix != "" || n.Data != "fieldset" || !strings.Contains(text(n), label) {
			return
		}
		walk(n, func(i *html.Node) {
			if name, ok := strings.CutSuffix(attr(i, "name"), ".item"); ok {
				prefix = name
			}
		})
	})
	return prefix
}

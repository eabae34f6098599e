package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// readPaper are the passages of a file, .docx or a saved web page: paragraphs, rows of tables, words of pictures.
func readPaper(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.HasSuffix(name, ".docx") {
		return webPassages(f)
	}
	about, err := f.Stat()
	if err != nil {
		return nil, err
	}
	parts, err := zip.NewReader(f, about.Size())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	body, err := parts.Open("word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer body.Close()
	return wordPassages(body)
}

// wordPassages reads the body of a Word file. Lines of the contents lead to headings and are left out.
func wordPassages(body io.Reader) (out []string, err error) {
	d := xml.NewDecoder(body)
	var text, row strings.Builder
	var cells []string
	depth, contents := 0, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "instrText", "Fallback":
				err = d.Skip()
			case "t":
				var s string
				err = d.DecodeElement(&s, &x)
				text.WriteString(s)
			case "tab", "br":
				text.WriteString(" ")
			case "tbl":
				depth++
			case "tr":
				cells = nil
			case "pStyle":
				contents = strings.HasPrefix(valueOf(x, "val"), "Contents")
			case "docPr":
				if s := valueOf(x, "descr"); s != "" {
					out = append(out, s)
				}
			}
			if err != nil {
				return nil, err
			}
		case xml.EndElement:
			switch x.Name.Local {
			case "p":
				if depth > 0 {
					row.WriteString(text.String() + " ")
				} else if !contents {
					out = append(out, text.String())
				}
				text.Reset()
				contents = false
			case "tc":
				cells = append(cells, strings.TrimSpace(row.String()))
				row.Reset()
			case "tr":
				out = append(out, rowOf(cells)...)
			case "tbl":
				depth--
			}
		}
	}
}

// rowOf is a row as one passage; one in which cells name years or days alone is read cell by cell.
func rowOf(cells []string) []string {
	if !slices.ContainsFunc(cells, func(s string) bool { left, _ := measures(s); return len(left) > 0 }) {
		return cells
	}
	return []string{strings.Join(cells, between)}
}

func valueOf(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// webPassages reads the finished text of the page; drawings are read in the tables of data below them.
func webPassages(r io.Reader) (out []string, err error) {
	page, err := html.Parse(r)
	if err != nil {
		return nil, err
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "svg", "script", "style":
				return
			case "p", "h1", "h2", "h3", "h4", "figcaption", "caption", "summary":
				out = append(out, strings.TrimSpace(textOf(n)))
				return
			case "tr":
				var cells []string
				for c := range n.ChildNodes() {
					if c.Type == html.ElementNode {
						cells = append(cells, strings.TrimSpace(textOf(c)))
					}
				}
				out = append(out, rowOf(cells)...)
				return
			}
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == "article" {
			walk(n)
		}
	}
	if out == nil {
		return nil, errors.New("the page has no finished text: save the one at /reviews/…/read")
	}
	return out, nil
}

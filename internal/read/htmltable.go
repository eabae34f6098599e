package read

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lotrinh/internal/doc"
)

// table reads a table of a web page; one that only lays out the page (another table inside, or a single column) is walked
// as if it were not there.
func (p *page) table(n *html.Node, article *html.Node) {
	rows := rowsOf(n)
	layout := true
	for _, r := range rows {
		cells := cellsOf(r)
		if len(cells) > 1 {
			layout = false
		}
		for _, c := range cells {
			if contains(c, atom.Table) {
				layout = true
				for _, r := range rows {
					for c := r.FirstChild; c != nil; c = c.NextSibling {
						p.walk(c, article)
					}
				}
				return
			}
		}
	}
	if layout {
		for _, r := range rows {
			for c := r.FirstChild; c != nil; c = c.NextSibling {
				p.walk(c, article)
			}
		}
		return
	}
	t := &doc.Table{}
	filled := map[[2]int]bool{} // grid places that a rowspan of an earlier row takes
	for r, tr := range rows {
		row := doc.Row{Ord: r + 1, Header: tr.Parent != nil && tr.Parent.DataAtom == atom.Thead}
		col, heads := 0, 0
		cells := cellsOf(tr)
		for _, td := range cells {
			for filled[[2]int{r, col}] {
				col++
			}
			c := doc.Cell{Text: nodeText(td), Col: col, ColSpan: spanOf(td, "colspan"), RowSpan: spanOf(td, "rowspan"), Bold: td.DataAtom == atom.Th || boldNode(td)}
			c.RowSpan = min(c.RowSpan, len(rows)-r)
			if td.DataAtom == atom.Th {
				heads++
			}
			if p.cells -= c.ColSpan * c.RowSpan; p.cells < 0 {
				p.overflown = true
				return
			}
			for y := r + 1; y < r+c.RowSpan; y++ {
				for x := col; x < col+c.ColSpan; x++ {
					filled[[2]int{y, x}] = true
				}
			}
			row.Cells = append(row.Cells, c)
			col += c.ColSpan
		}
		row.Header = row.Header || heads > 0 && heads == len(cells) && r < 3
		t.Rows = append(t.Rows, row)
	}
	from := len(p.blocks)
	p.canon.table(t, doc.Locator{})
	for i := from; i < len(p.blocks) && p.aside; i++ {
		p.outside[i] = true
	}
}

func rowsOf(table *html.Node) []*html.Node {
	var out []*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			out = append(out, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			out = append(out, rowsOf(c)...)
		}
	}
	return out
}

func cellsOf(tr *html.Node) []*html.Node {
	var out []*html.Node
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			out = append(out, c)
		}
	}
	return out
}

func spanOf(n *html.Node, key string) int {
	if v, err := strconv.Atoi(attrOf(n, key)); err == nil && v > 1 {
		return min(v, 1000)
	}
	return 1
}

func contains(n *html.Node, tag atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == tag || contains(c, tag) {
			return true
		}
	}
	return false
}

// nodeText is the text of a cell, its paragraphs and breaks as lines.
func nodeText(n *html.Node) string {
	inner := &page{canon: canon{breaks: true}, outside: map[int]bool{}}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inner.walk(c, nil)
	}
	inner.flush()
	lines := strings.Split(strings.TrimSuffix(inner.text.String(), "\n"), "\n")
	for i, b := range inner.blocks {
		if b.Label != "" && i < len(lines) {
			lines[i] = b.Label + " " + lines[i]
		}
	}
	return cellLines(lines)
}

// boldNode holds when all text of a cell is in one bold element.
func boldNode(n *html.Node) bool {
	var only *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && trimBlank(c.Data) == "" {
			continue
		}
		if only != nil {
			return false
		}
		only = c
	}
	return only != nil && (only.DataAtom == atom.B || only.DataAtom == atom.Strong || only.DataAtom == atom.P && boldNode(only))
}

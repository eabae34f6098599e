package main

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

var (
	leading  = regexp.MustCompile(`^[\d.]+`)
	allOf    = regexp.MustCompile(`^Tất cả ([\d.]+) `)
	inTitles = regexp.MustCompile(`([\d.]+) (?:mục )?(đến hạn|đang quá hạn|xong đúng hạn|xong quá hạn|chưa xong|hủy)`)
	percents = regexp.MustCompile(`^(\d+)\s*%`)
)

// narrowed is what the words in the title of a chart's column add to the list it leads to.
var narrowed = map[string][2]string{"đến hạn": {}, "đang quá hạn": {"time", "overdue"}, "xong đúng hạn": {"time", "on_time"}, "xong quá hạn": {"time", "late"},
	"chưa xong": {"state", "open"}, "hủy": {"state", "cancelled"}}

// linked compares what a link to a list of items says of its length: a number, the title of a column, the mean progress beside it.
func (c *comparison) linked(page string, a *html.Node, q url.Values) error {
	if above(a, "nav", "pager") != nil {
		return nil // numbers of pages
	}
	for n := range a.ChildNodes() {
		if n.Type == html.ElementNode && n.Data == "title" {
			return c.column(page, textOf(n), q)
		}
	}
	if q.Get("seen") == "yes" {
		if err := c.mean(page, a, q); err != nil {
			return err
		}
	}
	said := strings.TrimSpace(textOf(a))
	number := leading.FindString(said)
	if m := allOf.FindStringSubmatch(said); m != nil {
		number = m[1]
	}
	if number == "" {
		return nil
	}
	return c.number(page, number, q)
}

// column compares the figures in the title of a column of a chart.
func (c *comparison) column(page, title string, q url.Values) error {
	for _, m := range inTitles.FindAllStringSubmatch(title, -1) {
		of := url.Values{}
		for key := range q {
			of.Set(key, q.Get(key))
		}
		if more := narrowed[m[2]]; more[0] != "" {
			of.Set(more[0], more[1])
		}
		if err := c.number(page, m[1], of); err != nil {
			return err
		}
	}
	return nil
}

// number compares a figure with the length of the list that it counts.
func (c *comparison) number(page, figure string, q url.Values) error {
	shown, err := strconv.Atoi(strings.ReplaceAll(figure, ".", ""))
	if err != nil {
		return nil
	}
	counted, err := c.plan.count(q)
	if err != nil {
		return err
	}
	c.figures++
	if shown != counted {
		c.differ("%s says %d where the journal has %d: /items?%s", page, shown, counted, q.Encode())
	}
	return nil
}

// mean compares the mean progress that stands before the number of those that have been reported on.
func (c *comparison) mean(page string, a *html.Node, q url.Values) error {
	cell := above(a, "td", "")
	if cell == nil {
		cell = above(a, "dd", "")
	}
	if cell == nil {
		return nil
	}
	said := strings.TrimSpace(strings.ReplaceAll(textOf(cell), "\u00a0", " "))
	m := percents.FindStringSubmatch(said)
	of := url.Values{}
	for key := range q {
		if key != "seen" {
			of.Set(key, q.Get(key))
		}
	}
	test, err := c.plan.filter(of)
	if err != nil {
		return err
	}
	sum, known := 0, 0
	for _, s := range c.plan.items {
		if s.percent >= 0 && test(s) {
			sum, known = sum+s.percent, known+1
		}
	}
	meant := ""
	if known > 0 {
		meant = strconv.Itoa((2*sum + known) / (2 * known))
	}
	shown := ""
	if m != nil {
		shown = m[1]
	}
	c.figures++
	if shown != meant {
		c.differ("%s says %q %% where the journal has %q: %s", page, shown, meant, fmt.Sprint(of))
	}
	return nil
}

// above is the nearest element around a node, of a name and (where said) a class.
func above(n *html.Node, name, class string) *html.Node {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && up.Data == name && (class == "" || strings.Contains(attribute(up, "class"), class)) {
			return up
		}
	}
	return nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

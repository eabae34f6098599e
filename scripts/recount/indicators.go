package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// saidTarget and saidVerdict are a target and its verdict as the API tells them.
type saidTarget struct{ ID, Value, High string }

type saidVerdict struct {
	TargetID string `json:"target_id"`
	Judged   string
	State    string
	Value    string
	Needed   string
}

// saidIndicator is an indicator as the API tells it.
type saidIndicator struct {
	ID, Code string
	Baseline string
	Target   *saidTarget
	Verdict  *saidVerdict
	Value    string
	Period   string
	Quality  string
	KnownOn  string `json:"known_on"`
	Verdicts []saidVerdict
	Values   []observation
}

// listed is what a list says of an indicator: what must be reached next, and the verdict on it.
type listed struct {
	*measure
	next    *target
	verdict verdict
	judged  string // as the page reads the words of the target, where nobody has said it
	value   observation
}

// stateNames are the verdicts as pages say them.
var stateNames = map[string]string{"met": "Đạt", "not_met": "Không đạt", "on_course": "Đúng lộ trình", "behind": "Chậm so với lộ trình", "not_yet": "Chưa đến kỳ đánh giá",
	"no_value": "Chưa có số liệu", "worded": "Chờ người đánh giá", "unclear": "Chưa rõ cách đánh giá"}

// indicators compares the list of indicators, each of its figures and filters, and the page of each indicator. The plan is
// that of now; as of a past day only the values and the targets known by then count.
func (c *comparison) indicators(whole *record, today string) error {
	all := whole.measured(today)
	said, err := c.saidIndicators("")
	if err != nil {
		return err
	}
	if len(said) != len(all) {
		c.differ("the list has %d indicators where the journal has %d", len(said), len(all))
	}
	c.listed = map[string]*listed{}
	for _, x := range said {
		m := all[x.ID]
		if m == nil {
			c.differ("%s is in the list of indicators, and the journal does not have it", x.Code)
			continue
		}
		c.rows++
		l := &listed{measure: m, next: m.next(today)}
		if o := m.last("9999"); o != nil {
			l.value = *o
		}
		c.listed[x.ID] = l
		c.indicatorRow(l, x, all, today)
	}
	if err := c.indicatorPages(all, today); err != nil {
		return err
	}
	return c.indicatorFilters()
}

// saidIndicators are all rows of the list under a filter, page by page.
func (c *comparison) saidIndicators(query string) (out []saidIndicator, err error) {
	for page := 1; ; page++ {
		var list struct {
			Rows  []saidIndicator
			Total int
		}
		if err := c.json(fmt.Sprintf("/api/indicators?%spage=%d", query, page), &list); err != nil {
			return nil, err
		}
		if out = append(out, list.Rows...); len(list.Rows) == 0 || len(out) >= list.Total {
			return out, nil
		}
	}
}

// next is the target whose period ends first from today on, else the one that ended last.
func (m *measure) next(today string) (out *target) {
	for i, t := range m.targets { // in the order of their ends
		switch {
		case t.Sort != "target":
		case out == nil, m.ended(*out, today) && !m.ended(t, today), m.ended(*out, today) && t.Period.To > out.Period.To:
			out = &m.targets[i]
		}
	}
	return out
}

func (m *measure) ended(t target, today string) bool {
	_, to := m.Calendar.span(t.Period.From, t.Period.To)
	return to < today
}

// indicatorRow compares one row of the list.
func (c *comparison) indicatorRow(l *listed, x saidIndicator, all map[string]*measure, today string) {
	if said, meant := []string{x.Value, x.Period, x.Quality, x.KnownOn}, []string{l.value.Value, l.value.Period, l.value.Quality, l.value.KnownOn}; !slices.Equal(said, meant) {
		c.differ("the newest value of %s is %q where the journal has %q", x.Code, said, meant)
	}
	if (x.Target == nil) != (l.next == nil) || l.next != nil && (x.Target.ID != l.next.ID || x.Target.Value != l.next.Value || x.Target.High != l.next.High) {
		c.differ("what %s must reach is %+v where the journal has %+v", x.Code, x.Target, l.next)
		return
	}
	if l.next == nil {
		return
	}
	l.judged = cmp.Or(l.next.Judged, x.Verdict.Judged)
	l.verdict = judge(l.measure, all, *l.next, l.judged, today)
	c.verdict(x.Code, *x.Verdict, l.verdict)
}

// verdict compares one verdict and its figures.
func (c *comparison) verdict(code string, said saidVerdict, meant verdict) {
	c.figures++
	if said.State != meant.state {
		c.differ("%s is %s (%s) where the journal has %s", code, said.State, said.Judged, meant.state)
		return
	}
	if meant.value != nil && !near(said.Value, meant.value) {
		c.differ("%s is %s by %q where the journal has %s", code, said.State, said.Value, decimals(meant.value))
	}
	if !near(said.Needed, meant.needed) {
		c.differ("%s still needs %q a year where the journal has %s", code, said.Needed, decimals(meant.needed))
	}
}

func decimals(r *big.Rat) string {
	if r == nil {
		return "none"
	}
	return r.FloatString(4)
}

// indicatorPages compares the page of each indicator, and what the API says of it: every verdict, every value.
func (c *comparison) indicatorPages(all map[string]*measure, today string) error {
	for _, id := range slices.Sorted(maps.Keys(c.listed)) {
		l := c.listed[id]
		var x saidIndicator
		if err := c.json("/api/indicators/"+id, &x); err != nil {
			return err
		}
		page, err := c.page("/indicators/" + id)
		if err != nil {
			return err
		}
		if len(x.Values) != min(len(l.vintages), 200) {
			c.differ("the page of %s has %d values where the journal has %d", x.Code, len(x.Values), len(l.vintages))
		}
		c.standing(page, l)
		verdicts := map[string]verdict{}
		for _, said := range x.Verdicts {
			i := slices.IndexFunc(l.targets, func(t target) bool { return t.ID == said.TargetID })
			if i < 0 {
				c.differ("%s is judged by a target that the journal does not have", x.Code)
				continue
			}
			verdicts[said.TargetID] = judge(l.measure, all, l.targets[i], cmp.Or(l.targets[i].Judged, said.Judged), today)
			c.verdict(x.Code, said, verdicts[said.TargetID])
		}
		c.onPage(page, l, verdicts)
	}
	return nil
}

// standing compares the newest value and the verdict at the head of a page.
func (c *comparison) standing(page *html.Node, l *listed) {
	for n := range page.Descendants() {
		if !is(n, "div", "standing") {
			continue
		}
		text := textOf(n)
		if l.value.Value != "" && !strings.Contains(text, l.written(l.value.Value)) || l.value.Value == "" && !strings.Contains(text, "chưa có số liệu") {
			c.differ("the head of the page of %s says %q where the journal has %q", l.item.Code, text, l.value.Value)
		}
		if l.next != nil && !strings.Contains(text, stateNames[l.verdict.state]) {
			c.differ("the head of the page of %s says %q where the journal has %s", l.item.Code, text, l.verdict.state)
		}
		c.figures += 2
		return
	}
	c.differ("the page of %s has no head", l.item.Code)
}

// onPage compares each target and each value that a page shows with what the journal has of it.
func (c *comparison) onPage(page *html.Node, l *listed, verdicts map[string]verdict) {
	values, shown := map[string]observation{}, 0
	for _, o := range l.vintages {
		values[o.ID] = o
	}
	for n := range page.Descendants() {
		id := attribute(n, "id")
		if target, is := strings.CutPrefix(id, "t-"); is && n.Data == "article" {
			c.figures++
			meant, known := verdicts[target]
			if first := child(n, "p"); !known || first == nil || !strings.Contains(textOf(first), stateNames[meant.state]) {
				c.differ("the page of %s does not say of a target that it is %s: %q", l.item.Code, meant.state, textOf(n))
			}
		}
		if value, is := strings.CutPrefix(id, "o-"); is && n.Data == "tr" {
			o, known := values[value]
			if !known {
				continue // of a unit
			}
			shown++
			c.figures++
			if o.Value != "" && !strings.Contains(textOf(n), l.written(o.Value)) || o.Absent != "" && !strings.Contains(textOf(n), "không công bố") {
				c.differ("the page of %s says %q of %s where the journal has %q", l.item.Code, textOf(n), o.Period, o.Value)
			}
		}
	}
	if shown != min(len(values), 200) {
		c.differ("the page of %s shows %d values where the journal has %d", l.item.Code, shown, len(values))
	}
}

// written is a number as pages write it: with the decimals of the card, half up.
func (l *listed) written(value string) string {
	if r := rat(value); r != nil && l.Decimals != nil {
		if value = r.FloatString(*l.Decimals); strings.Trim(value, "-0.") == "" {
			value = strings.TrimPrefix(value, "-")
		}
	}
	return dotted(value)
}

// dotted writes dots between thousands, a comma before decimals.
func dotted(value string) string {
	minus := strings.HasPrefix(value, "-")
	whole, part, has := strings.Cut(strings.TrimPrefix(value, "-"), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if has {
		whole += "," + part
	}
	if minus {
		whole = "−" + whole
	}
	return whole
}

// page fetches and reads one page.
func (c *comparison) page(path string) (*html.Node, error) {
	body, _, err := c.look.get(path)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	c.pages++
	return html.Parse(body)
}

func is(n *html.Node, name, class string) bool {
	return n.Type == html.ElementNode && n.Data == name && slices.Contains(strings.Fields(attribute(n, "class")), class)
}

func child(n *html.Node, name string) *html.Node {
	for x := range n.ChildNodes() {
		if x.Type == html.ElementNode && x.Data == name {
			return x
		}
	}
	return nil
}

package main

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// indicatorFilters tries each filter of the list: how many rows it has, and how many of each verdict.
func (c *comparison) indicatorFilters() error {
	tried := []url.Values{{}}
	add := func(key string, values map[string]bool) {
		for _, v := range slices.Sorted(maps.Keys(values)) {
			tried = append(tried, url.Values{key: {v}})
		}
	}
	units, documents, ways := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, l := range c.listed {
		if u := c.plan.units[l.owner]; u.Code != "" && c.look.asof == "" {
			units[u.Code] = true
		}
		if l.Origin.DocumentID != "" {
			documents[l.Origin.DocumentID] = true
		}
		if l.judged != "" {
			ways[l.judged] = true
		}
	}
	add("unit", units)
	add("document", documents)
	add("judged", ways)
	add("value", map[string]bool{"none": true, "estimate": true, "provisional": true, "final": true, "revised": true})
	states := map[string]bool{}
	for state := range stateNames {
		states[state] = true
	}
	add("state", states)
	for _, q := range tried {
		path := "/indicators?" + q.Encode()
		page, err := c.page(path)
		if err != nil {
			return err
		}
		total := ""
		for n := range page.Descendants() {
			if is(n, "span", "total") && total == "" {
				total = strings.TrimSpace(textOf(n))
			}
			if is(n, "a", "chip") {
				if err := c.indicatorsLinked(path, n); err != nil {
					return err
				}
			}
		}
		if err := c.indicatorCount(path, total, q); err != nil {
			return err
		}
	}
	return nil
}

// ofAList is the number that a link to a list of indicators says: alone, or behind the verdict of a chip.
var ofAList = regexp.MustCompile(`^(?:\D+ )?([\d.]+)$`)

// indicatorsLinked compares the number in a link to a list of indicators with the length of the list.
func (c *comparison) indicatorsLinked(page string, a *html.Node) error {
	to, err := url.Parse(attribute(a, "href"))
	if err != nil {
		return err
	}
	q := to.Query()
	number := ofAList.FindStringSubmatch(strings.Join(strings.Fields(textOf(a)), " "))
	if number == nil || above(a, "nav", "pager") != nil || q.Get("q") != "" {
		return nil
	}
	if attribute(a, "aria-current") == "true" { // it leads back to all; its number is that of its own verdict
		at, err := url.Parse(page)
		if err != nil {
			return err
		}
		q = at.Query()
	}
	return c.indicatorCount(page, number[1], q)
}

func (c *comparison) indicatorCount(page, figure string, q url.Values) error {
	shown, err := strconv.Atoi(strings.ReplaceAll(figure, ".", ""))
	if err != nil {
		c.differ("%s says %q and no number", page, figure)
		return nil
	}
	counted := 0
	for _, l := range c.listed {
		yes, err := c.takes(l, q)
		if err != nil {
			return err
		}
		if yes {
			counted++
		}
	}
	c.figures++
	if shown != counted {
		c.differ("%s says %d where the journal has %d: /indicators?%s", page, shown, counted, q.Encode())
	}
	return nil
}

// takes tells whether a list of indicators has one. A filter that is not known here is an error: it must not pass unseen.
func (c *comparison) takes(l *listed, q url.Values) (bool, error) {
	for key := range q {
		value, yes := q.Get(key), true
		switch key {
		case "page", "per_page", "sort", "asof", "lang":
		case "state":
			yes = l.next != nil && l.verdict.state == value
		case "judged":
			yes = l.next != nil && l.judged == value
		case "document":
			yes = l.Origin.DocumentID == value
		case "unit":
			yes = c.plan.units[l.owner].Code == value
		case "value":
			yes = l.value.Quality == value && l.value.Value != "" || value == "none" && l.value.Value == ""
		default:
			return false, fmt.Errorf("the filter %s=%s of indicators is not known to the recount", key, value)
		}
		if value != "" && !yes {
			return false, nil
		}
	}
	return true, nil
}

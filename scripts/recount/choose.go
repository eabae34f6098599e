package main

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// count is how many items the list of an address has. A filter that is not known here is an error: it must not pass unseen.
func (p *planned) count(q url.Values) (int, error) {
	test, err := p.filter(q)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, s := range p.items {
		if test(s) {
			n++
		}
	}
	return n, nil
}

type test func(*standing) bool

func (p *planned) filter(q url.Values) (test, error) {
	var all []test
	for key := range q {
		t, err := p.one(key, q.Get(key), q)
		if err != nil {
			return nil, err
		}
		if t != nil {
			all = append(all, t)
		}
	}
	return func(s *standing) bool {
		for _, t := range all {
			if !t(s) {
				return false
			}
		}
		return true
	}, nil
}

func (p *planned) one(key, value string, q url.Values) (test, error) {
	switch key {
	case "page", "per_page", "sort", "role", "asof", "lang":
		return nil, nil
	case "kind":
		return func(s *standing) bool { return s.Kind == value }, nil
	case "state":
		return func(s *standing) bool {
			return value == s.state || value == "tracked" && s.state != "" || value == "open" && s.open()
		}, nil
	case "time":
		return func(s *standing) bool { return s.time(p.today) == value }, nil
	case "unit":
		return p.inRole(q, func(u unit) bool { return u.Code == value }), nil
	case "under":
		return p.inRole(q, func(u unit) bool { return p.isUnder(u, value) }), nil
	case "theme":
		return p.linked(func(l link) bool { return l.To == "theme" && l.ToID == value && l.Relation == "theme" }), nil
	case "document":
		return p.linked(func(l link) bool {
			return l.To == "document" && l.ToID == value && (l.Relation == "source" || l.Relation == "implements")
		}), nil
	case "parent":
		return func(s *standing) bool {
			up := p.record.items[s.ParentID]
			return value == "-" && s.ParentID == "" || s.ParentID != "" && (up.ID == value || up.Code == value)
		}, nil
	case "gap":
		return func(s *standing) bool {
			if value == "dissolved" {
				return s.open() && slices.ContainsFunc(s.leads, func(id string) bool { to := p.units[id].To; return to != "" && to < p.today })
			}
			return s.gaps[value]
		}, nil
	case "seen":
		if rest, stale := strings.CutPrefix(value, "stale-"); stale {
			before := addDays(p.today, -number(rest))
			return func(s *standing) bool { return s.reported != "" && lastDay(s.reported) < before }, nil
		}
		return func(s *standing) bool {
			switch value {
			case "never":
				return s.state != "" && s.reported == ""
			case "yes":
				return s.reported != ""
			}
			return s.reported != "" && lastDay(s.reported) >= lastDay(p.fresh)
		}, nil
	case "due", "due_from", "due_to":
		first, last, err := days(value)
		return func(s *standing) bool {
			return s.due != "" && (key == "due_to" || s.due >= first) && (key == "due_from" || s.due <= last)
		}, err
	}
	return nil, fmt.Errorf("the list filter %s=%s is not known to the recount", key, value)
}

func (p *planned) inRole(q url.Values, is func(unit) bool) test {
	role := q.Get("role")
	if role == "" {
		role = "lead"
	}
	in := map[string]bool{}
	for _, a := range p.assignments {
		if u, ok := p.units[a.UnitID]; ok && a.Role == role && is(u) {
			in[a.ItemID] = true
		}
	}
	return func(s *standing) bool { return in[s.ID] }
}

func (p *planned) isUnder(u unit, code string) bool {
	for range 50 {
		if u.Code == code {
			return true
		}
		up, ok := p.units[u.ParentID]
		if !ok {
			return false
		}
		u = up
	}
	return false
}

func (p *planned) linked(is func(link) bool) test {
	in := map[string]bool{}
	for _, l := range p.links {
		if is(l) {
			in[l.FromID] = true
		}
	}
	return func(s *standing) bool { return in[s.ID] }
}

var numericSpan = regexp.MustCompile(`^(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})$`)

// days are the first and last day of what a filter by time says: 2026, 06/2026, 20/6/2026 or the forms of the API.
func days(text string) (first, last string, err error) {
	if m := numericSpan.FindStringSubmatch(text); m != nil {
		pad := func(s string) string { return fmt.Sprintf("%02s", s) }
		text = m[3]
		if m[2] != "" {
			text += "-" + pad(m[2])
		}
		if m[1] != "" {
			text += "-" + pad(m[1])
		}
	}
	if len(text) == len("2026-06-20") {
		return text, text, nil
	}
	last = lastDay(text)
	if last == "" {
		return "", "", fmt.Errorf("the time %q is not known to the recount", text)
	}
	starts := map[string]string{"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10", "H1": "01", "H2": "07", "9M": "01"}
	year, part, _ := strings.Cut(text, "-")
	switch {
	case part == "":
		return year + "-01-01", last, nil
	case starts[part] != "":
		return year + "-" + starts[part] + "-01", last, nil
	}
	return text + "-01", last, nil
}

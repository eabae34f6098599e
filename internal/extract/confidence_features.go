package extract

import (
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// Scored is one thing read with the model and the features that its confidence follows from; for calibration.
type Scored struct {
	ID       string // as the public format names it: "i17"; "" for a reference
	Model    string
	Features []string
}

// Features names, for every candidate and then every reference of a result, what its confidence follows from.
func Features(src *doc.Source, r *Result) []Scored {
	w := newWeigher(src, r)
	var out []Scored
	for i := range r.Candidates {
		model, features := w.features(&r.Candidates[i])
		out = append(out, Scored{itemID(r.Candidates[i].Ord), model, features})
	}
	for i := range r.Refs {
		model, features := refFeatures(&r.Refs[i])
		out = append(out, Scored{"", model, features})
	}
	return out
}

// A weigher knows the document that the items stand in.
type weigher struct {
	src      *doc.Source
	passages map[string]*doc.Passage
	times    []doc.Span // in order
	units    []doc.Span // in order
}

func newWeigher(src *doc.Source, r *Result) *weigher {
	w := &weigher{src: src, passages: make(map[string]*doc.Passage, len(src.Passages))}
	for i := range src.Passages {
		w.passages[src.Passages[i].ID] = &src.Passages[i]
	}
	for _, t := range r.Times {
		w.times = append(w.times, t.Span)
	}
	for _, u := range r.Units {
		w.units = append(w.units, u.Span)
	}
	inOrder := func(a, b doc.Span) int { return a.Start - b.Start }
	arrange.By(w.times, inOrder)
	arrange.By(w.units, inOrder)
	return w
}

// unused are the spans of an ordered list that lie in an item and overlap none of the places its fields were read at.
func unused(list []doc.Span, c *plan.Candidate) (left []doc.Span) {
	i, _ := slices.BinarySearchFunc(list, c.Span.Start, func(s doc.Span, at int) int { return s.Start - at })
next:
	for ; i < len(list) && list[i].End <= c.Span.End; i++ {
		for _, evidence := range c.Evidence {
			for _, e := range evidence {
				if e.Span != c.Span && e.Span.Start < list[i].End && list[i].Start < e.Span.End {
					continue next
				}
			}
		}
		left = append(left, list[i])
	}
	return left
}

// features is the model a candidate is weighed by and what is true of it. Every name is a property of the reading that a
// maintainer can see in the item: rules, where fields came from, what was left open.
func (w *weigher) features(c *plan.Candidate) (model string, f []string) {
	g := w.passages[c.PassageID]
	f = []string{"every"}
	add := func(names ...string) { f = append(f, names...) }
	if len(c.Why) > 0 {
		add("rule:" + c.Why[0])
	}
	for _, q := range c.Questions {
		if q.Field != "lead" {
			add("question:" + q.Field)
		}
	}
	if c.Locator.Table > 0 || c.Locator.Sheet != "" {
		add(rowFeatures(c)...)
		return "table." + string(c.Kind), f
	}
	if slices.Contains(c.Why, "prose.guessed-verb") {
		add("verb in no list")
	}
	switch c.Kind {
	case plan.TaskKind:
		add("lead:"+cameBy(c, "lead", len(c.Lead) > 0), "deadline:"+cameBy(c, "deadline", c.Due != nil))
		if c.Due != nil && c.Due.To == "" && c.Due.From == "" && len(c.Due.Recurrence) == 0 {
			add("deadline without a day", cameBy(c, "deadline", true)+" without a day")
		}
		if c.Due != nil && len(c.Due.Recurrence) > 0 {
			add("deadline returns")
		}
		if len(c.Lead) == 0 && c.Due != nil {
			add("no lead, yet a deadline")
		}
		if len(c.Lead) > 2 {
			add("more than two leads")
		}
		if len(c.Lead) > 0 && generic(c.Lead) {
			add("lead names nobody")
		}
		if slices.ContainsFunc(c.Lead, func(n string) bool { return !startsUnit(n) }) {
			add("lead is no known kind of unit")
		}
		if len(unused(w.times, c)) > 0 {
			add("a time in it is not its deadline")
		}
		for _, at := range unused(w.units, c) {
			if at.Start < c.Span.Start+30 {
				add("a unit at its head has no part")
			} else {
				add("a unit in it has no part")
			}
			if len(c.Lead) == 0 {
				add("no lead, yet a unit")
			}
			break
		}
	default:
		add("period:" + cameBy(c, "period", c.Horizon != nil))
		for _, v := range c.Values {
			add("comparator:" + v.Comparator)
			if v.Number != "" && v.Unit == "" {
				add("no unit")
			}
		}
		switch n := len(strings.Fields(c.Name)); {
		case n > 14:
			add("long name")
		case n < 2:
			add("name of one word")
		}
	}
	switch {
	case g == nil:
	case g.Section == doc.Unspecified || g.Section == "":
		add("part of the document unknown")
	default:
		add("part:" + string(g.Section))
	}
	if g != nil && g.Marker == "" {
		add("no marker")
	}
	if !formal(w.src.Meta) {
		add("no official document")
	}
	switch n := c.Span.Len(); {
	case n > 900:
		add("very long")
	case n < 60:
		add("very short")
	}
	return "prose." + string(c.Kind), f
}

// cameBy is the rule a field came by, "none" where there is none. Rules whose place is beside the item's own verb are one.
func cameBy(c *plan.Candidate, field string, found bool) string {
	list := c.Evidence[field]
	switch {
	case len(list) == 0 && !found:
		return "none"
	case len(list) == 0:
		return "unexplained"
	case strings.HasPrefix(list[0].Rule, "prose.") && list[0].From == nil:
		return "stated"
	}
	return list[0].Rule
}

// rowFeatures are what may be doubtful in the row of a table.
func rowFeatures(c *plan.Candidate) (f []string) {
	for _, rule := range c.Why[1:] {
		switch {
		case strings.HasPrefix(rule, "table.row."), strings.HasPrefix(rule, "table.unit."), strings.HasPrefix(rule, "table.value."):
			f = append(f, rule)
		case strings.HasPrefix(rule, "time.") && strings.HasSuffix(rule, ".year-of-anchor"):
			f = append(f, "deadline takes its year from the document")
		}
	}
	if len(c.Questions) > 0 {
		f = append(f, "something open")
	}
	if c.Kind == plan.TaskKind && len(c.Lead) == 0 && c.Due == nil {
		f = append(f, "neither lead nor deadline")
	}
	return f
}

// formal tells a document with a number or an issuer from news.
func formal(m doc.Metadata) bool {
	return m.Number != "" || m.Issuer != "" && !m.Published
}

// refFeatures are what is known of a document referred to.
func refFeatures(r *Ref) (model string, f []string) {
	f = []string{"every"}
	for _, known := range []struct {
		name string
		is   bool
	}{{"number", r.Number != ""}, {"date", r.Date != ""}, {"issuer", r.Issuer != ""}, {"type", r.Type != ""}} {
		if known.is {
			f = append(f, known.name)
		}
	}
	if r.Number == "" && r.Date == "" && r.Issuer == "" {
		f = append(f, "nothing but a title")
	}
	if r.Number != "" && !strings.ContainsAny(r.Number, "/-") {
		f = append(f, "number without a symbol")
	}
	if r.Number == "" && len(strings.Fields(r.Text)) < 5 {
		f = append(f, "short title")
	}
	return "ref", f
}

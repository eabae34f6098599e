package roundtrip

import (
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/plan"
)

// A miss is one thing that a reader got otherwise than the text says.
type miss struct {
	kind           string // what went wrong and in which form of words
	expected, read string
}

// A score counts what was right in one text.
type score struct {
	expected, read, right int // tasks, strictly compared
	goals, goalsRead      int
	goalsRight            int
	misses                []miss
}

func (s score) equal() bool { return len(s.misses) == 0 }

// compare holds what was read against what must be read.
func compare(want Reading, read []plan.Candidate) score {
	var tasks, indicators []plan.Candidate
	for _, c := range read {
		switch {
		case c.Kind == plan.TaskKind && !want.forgives(c.Text):
			tasks = append(tasks, c)
		case c.Kind == plan.IndicatorKind && aimsAhead(c):
			indicators = append(indicators, c)
		}
	}
	s := score{expected: len(want.Tasks), read: len(tasks), goals: len(want.Indicators), goalsRead: len(indicators)}
	s.right = s.match("task", align(want.taskTexts(), candidateTexts(tasks)), tasks,
		func(i int) (form, text string) { return want.Tasks[i].Form, want.Tasks[i].Texts[0] },
		func(i, k int) { s.task(want.Tasks[i], tasks[k]) })
	s.goalsRight = s.match("indicator", align(want.names(), candidateNames(indicators)), indicators,
		func(i int) (form, text string) { return want.Indicators[i].Form, want.Indicators[i].Names[0] },
		func(i, k int) { s.indicator(want.Indicators[i], indicators[k]) })
	return s
}

// match goes through what was aligned and counts what misses nothing; wanted tells the form and text of one that had to be read, check
// compares it with what was read.
func (s *score) match(what string, aligned []pair, read []plan.Candidate, wanted func(int) (form, text string), check func(want, read int)) (right int) {
	for _, p := range aligned {
		switch {
		case p.read < 0:
			form, text := wanted(p.want)
			s.miss(what+" missing ["+form+"]", text, "")
		case p.want < 0:
			s.miss(what+" too many", "", read[p.read].Text)
		default:
			before := len(s.misses)
			check(p.want, p.read)
			if len(s.misses) == before {
				right++
			}
		}
	}
	return right
}

func (s *score) miss(kind, expected, read string) {
	s.misses = append(s.misses, miss{kind, expected, read})
}

func (s *score) task(want TaskReading, read plan.Candidate) {
	about := func(expected, got any) (string, string) {
		return fmt.Sprintf("%q of %q", expected, want.Texts[0]), fmt.Sprintf("%q", got)
	}
	if !slices.ContainsFunc(want.Texts, func(text string) bool { return same(text, read.Text) }) {
		s.miss("text ["+want.Form+"; deadline "+want.DueForm+"]", want.Texts[0], read.Text)
	}
	if !sameSets(want.Leads, read.Lead) {
		expected, got := about(want.Leads[0], read.Lead)
		s.miss("lead ["+want.Form+"]", expected, got)
	}
	if !sameSets(want.Coords, read.Coord) {
		expected, got := about(want.Coords[0], read.Coord)
		s.miss("coordinating units ["+want.Form+"]", expected, got)
	}
	if got := momentOf(read.Due); len(want.Dues) > 0 && !slices.Contains(want.Dues, got) {
		expected, told := about(want.Dues[0], got)
		kind := "deadline ["
		if got.Interval.Known() && !slices.ContainsFunc(want.Dues, func(m Moment) bool { return m.Interval.Known() }) {
			kind = "deadline invented [" // the worst that a reader can do
		}
		s.miss(kind+want.DueForm+"]", expected, told)
	}
	if want.Products != nil && !slices.ContainsFunc(want.Products, func(text string) bool { return same(text, read.Deliverable) }) {
		expected, got := about(want.Products[0], read.Deliverable)
		s.miss("product ["+want.Form+"]", expected, got)
	}
}

func (s *score) indicator(want IndicatorReading, read plan.Candidate) {
	name := read.Name
	if name == "" {
		name = read.Text
	}
	if !slices.ContainsFunc(want.Names, func(n string) bool { return same(n, name) }) {
		s.miss("indicator's name ["+want.Form+"]", want.Names[0], name)
	}
	values := slices.DeleteFunc(slices.Clone(read.Values), func(v plan.Value) bool { return v.Sort != "target" && v.Sort != "plan" && v.Sort != "" })
	if len(values) != len(want.Values) {
		s.miss("number of values ["+want.Form+"]", fmt.Sprintf("%s: %d", want.Names[0], len(want.Values)), fmt.Sprintf("%d in %q", len(values), read.Text))
		return
	}
	for i, w := range want.Values {
		v := values[i]
		unit := orElse(v.Unit, read.Unit)
		checks := []struct {
			name          string
			right         bool
			expected, got any
		}{
			{"comparator", slices.Contains(w.Comparators, v.Comparator), w.Comparators, v.Comparator},
			{"value", w.Number == v.Number && w.High == v.High, w.Number + ".." + w.High, v.Number + ".." + v.High + v.Worded},
			{"unit", slices.ContainsFunc(w.Units, func(u string) bool { return same(u, strings.ReplaceAll(unit, "tỉ ", "tỷ ")) }), w.Units, unit},
			{"period", w.Period == v.Period, w.Period, v.Period},
		}
		for _, c := range checks {
			if !c.right {
				s.miss("indicator's "+c.name+" ["+want.Form+"]", fmt.Sprintf("%s: %v", want.Names[0], c.expected), fmt.Sprintf("%v in %q", c.got, read.Text))
			}
		}
	}
}

// momentOf is a deadline as it is compared: its interval and its recurrence.
func momentOf(due *plan.Due) (m Moment) {
	if due == nil {
		return m
	}
	m.Interval.From, m.Interval.To = due.From, due.To
	repeated := slices.Clone(due.Recurrence)
	slices.Sort(repeated)
	m.Recurrence = strings.Join(repeated, "+")
	return m
}

// aimsAhead tells whether an indicator is anything but a result reached.
func aimsAhead(c plan.Candidate) bool {
	for _, v := range c.Values {
		if v.Sort == "target" || v.Sort == "plan" || v.Sort == "" {
			return true
		}
	}
	return len(c.Values) == 0
}

// forgives tells whether a task read is one that may be read or not.
func (r Reading) forgives(text string) bool {
	got := plainWords(text)
	for _, t := range r.Tasks {
		if slices.ContainsFunc(t.Texts, func(text string) bool { return plainWords(text) == got }) {
			return false
		}
	}
	return slices.ContainsFunc(r.Optional, func(optional string) bool {
		optional = plainWords(optional)
		return strings.Contains(optional, got) || strings.Contains(got, optional) && len(got) < len(optional)*3/2
	})
}

// plainWords is a text without its layout: white space, bullets' stops, the case of its first letter.
func plainWords(text string) string {
	return lower(strings.Trim(strings.Join(strings.Fields(text), " "), " .;:,/*"))
}

func same(a, b string) bool { return plainWords(a) == plainWords(b) }

// sameSets tells whether names are any of the right lists, whatever their order; nil = not compared.
func sameSets(right [][]string, names []string) bool {
	fold := func(list []string) []string {
		folded := make([]string, 0, len(list))
		for _, name := range list {
			folded = append(folded, plainWords(name))
		}
		slices.Sort(folded)
		return folded
	}
	return right == nil || slices.ContainsFunc(right, func(list []string) bool { return slices.Equal(fold(list), fold(names)) })
}

func (r Reading) taskTexts() (texts []string) {
	for _, t := range r.Tasks {
		texts = append(texts, t.Texts[0])
	}
	return texts
}

func (r Reading) names() (names []string) {
	for _, g := range r.Indicators {
		names = append(names, g.Names[0])
	}
	return names
}

func candidateTexts(list []plan.Candidate) (texts []string) {
	for _, c := range list {
		texts = append(texts, c.Text)
	}
	return texts
}

func candidateNames(list []plan.Candidate) (names []string) {
	for _, c := range list {
		names = append(names, orElse(c.Name, c.Text))
	}
	return names
}

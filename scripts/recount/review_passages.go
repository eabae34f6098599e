package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// expected are the passages of a review as its texts and the figures of its closing make them, by what they are without
// their numbers.
type expected struct {
	v      *reviewed
	by     map[string][]passage
	titles []string // bare; of the review, its sections, tables and pictures: names, not figures
}

type passage struct {
	text    string
	numbers []string
	quoted  int // of them typed, and said by what the passage names
}

var braces = regexp.MustCompile(`\{\{([^{}\n]*)\}\}`)

// between stands between the cells of a row.
const between = " | "

// passages puts the figures into the texts. A number typed beside a reference must stand in the rows of one.
func (v *reviewed) passages(c closing) (*expected, error) {
	e := &expected{v: v, by: map[string][]passage{}, titles: []string{bare(v.sheet.Title)}}
	for _, s := range v.sheet.Sections {
		e.titles = append(e.titles, bare(s.Heading))
		for line := range strings.SplitSeq(v.texts[s.Key], "\n") {
			if err := e.line(c, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "##"))); err != nil {
				return nil, fmt.Errorf("%s: %w", s.Heading, err)
			}
		}
	}
	slices.SortFunc(e.titles, func(a, b string) int { return len(b) - len(a) })
	return e, nil
}

func (e *expected) line(c closing, line string) error {
	told, typed := "", braces.ReplaceAllString(line, " ")
	text := braces.ReplaceAllStringFunc(line, func(in string) string {
		inside, stated, _ := strings.Cut(strings.Trim(in, "{}"), "=")
		ref := refName(inside)
		f, ok := c.Figures[ref]
		if !ok {
			e.v.differ("{{%s}} was not frozen", ref)
			return in
		}
		for _, id := range e.v.ids(c, ref, f.Rows) {
			told += "\n" + e.v.told(id)
		}
		switch stated = strings.TrimSpace(stated); {
		case f.Table != nil:
			e.table(f)
			return ""
		case f.Chart != nil:
			e.titles = append(e.titles, bare(f.Chart.Title))
			e.chart(f)
			return ""
		case stated != "" && plain(stated) != plain(f.Text):
			e.v.differ("{{%s}} is printed as %s where the record has %s", ref, stated, f.Text)
			return stated
		case stated != "":
			return stated
		}
		return f.Text
	})
	left, _ := measures(typed)
	for _, n := range left {
		if !saysNumber(told, n) {
			e.v.differ("%s is typed and stands in no row that is named beside it: %.160s", n, line)
		}
	}
	e.put(text, len(left))
	return nil
}

// refName is a reference as closings name it: parts with one blank between words.
func refName(inside string) string {
	parts := strings.Split(inside, ";")
	for i := range parts {
		parts[i] = strings.Join(strings.Fields(parts[i]), " ")
	}
	return strings.Join(parts, "; ")
}

func (e *expected) put(text string, quoted int) {
	if hasDigit(text) {
		key := masked(text)
		e.by[key] = append(e.by[key], passage{text, numbersIn(text), quoted})
	}
}

func (e *expected) table(f figure) {
	t := f.Table
	e.titles = append(e.titles, bare(t.Title), bare(t.Note))
	for _, l := range t.Lines {
		cells := []string{l.Group}
		if l.Group == "" {
			cells = cells[:0]
		}
		for _, x := range l.Cells {
			switch {
			case x.Number != "":
				cells = append(cells, decimal(x.Number))
			case x.Day != "":
				cells = append(cells, civil(x.Day))
			default:
				cells = append(cells, x.Text)
			}
		}
		e.put(strings.Join(cells, between), 0)
	}
}

// chart is its table of data, and the sentence that says it to who does not see it.
func (e *expected) chart(f figure) {
	c := f.Chart
	mark := decimal(c.Mark)
	if c.MarkTo != "" {
		mark += "–" + decimal(c.MarkTo)
	}
	var said []string
	for j, name := range c.Names {
		cells := []string{name}
		var values []string
		for _, s := range c.Series {
			value := decimal(s.Values[j])
			cells = append(cells, value)
			if value == "" {
				value = "chưa có số liệu"
			}
			if len(c.Series) > 1 {
				value = strings.ToLower(s.Name) + " " + value
			}
			values = append(values, value)
		}
		if c.Sort == "line" && c.Mark != "" {
			for _, aim := range []string{mark, "chưa có số liệu", ""} {
				e.put(strings.Join(append(slices.Clone(cells), aim), between), 0)
			}
		}
		e.put(strings.Join(cells, between), 0)
		said = append(said, name+": "+strings.Join(values, ", "))
	}
	if c.Sort == "line" && c.Mark != "" { // the year by which it is to be reached, of which nothing is known yet
		e.put(strings.Join([]string{c.MarkAt, "chưa có số liệu", mark}, between), 0)
		e.put(strings.Join([]string{c.MarkAt, "", mark}, between), 0)
	}
	e.put(c.Title+" – "+strings.Join(said, "; ")+".", 0)
}

// masked is a text without its numbers: two that differ in nothing else have it in common.
func masked(text string) string { return bare(anyNumber.ReplaceAllString(text, " # ")) }

// compared is what a file says.
type compared struct {
	numbers, led, quoted, named int
	wrong                       []string
}

// compare finds each passage of a file among those expected; in any other nothing is measured.
func (e *expected) compare(file string, read []string) (c compared) {
	for _, text := range read {
		all := numbersIn(text)
		if len(all) == 0 {
			continue
		}
		c.numbers += len(all)
		alike := e.by[masked(text)]
		i := slices.IndexFunc(alike, func(p passage) bool {
			return slices.EqualFunc(p.numbers, all, func(a, b string) bool { return plain(a) == plain(b) })
		})
		left, _ := measures(e.untitled(text))
		switch {
		case i >= 0:
			c.led, c.quoted = c.led+len(all)-alike[i].quoted, c.quoted+alike[i].quoted
		case len(left) == 0:
			c.named += len(all)
		case len(alike) > 0:
			c.wrong = append(c.wrong, fmt.Sprintf("%s: %q stands where the references say %q", file, text, alike[0].text))
		default:
			c.wrong = append(c.wrong, fmt.Sprintf("%s: %s have no source: %.200s", file, strings.Join(left, ", "), text))
		}
	}
	return c
}

// untitled is a passage without the titles of the review and its parts.
func (e *expected) untitled(text string) string {
	folded := bare(text)
	for _, t := range e.titles {
		if hasDigit(t) && strings.Contains(folded, t) {
			return strings.ReplaceAll(folded, t, "")
		}
	}
	return text
}

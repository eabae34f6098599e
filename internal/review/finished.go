package review

import (
	"cmp"
	"strings"

	"lotrinh/internal/vi"
)

// expected is a sentence, or a row of a table, as the review says it.
type expected struct {
	section Section
	text    string
	numbers []Number
	ref     string            // of a table
	refs    map[string]string // of a sentence, by what they read
}

// CheckFinished compares a finished text, edited outside, with what the review says: a line that reads as one of the
// review but for a number differs from its source there; a number in any other line has none. A row of a table is one line,
// its cells with CellMark between.
func CheckFinished(v Review, texts map[string]Text, record Record, known []Known, lines []string) Checked {
	says := map[string][]expected{}
	put := func(s Section, text, ref string, refs map[string]string) {
		e := expected{section: s, text: text, ref: ref, refs: refs, numbers: quantities(text)}
		key := masked(text)
		says[key] = append(says[key], e)
	}
	for _, s := range v.Sections {
		for _, b := range Blocks(texts[s.Key].Body, record) {
			if b.Figure.Table != nil {
				for _, l := range b.Figure.Table.Lines {
					put(s, l.Text(), b.Ref.Raw, nil)
				}
				continue
			}
			text, refs := b.Text(), map[string]string{}
			for _, p := range b.Pieces {
				if p.Ref != nil {
					refs[strings.TrimSuffix(p.Text, "%")] = p.Ref.Raw
				}
			}
			for _, span := range Sentences(text) {
				put(s, text[span.Start:span.End], "", refs)
			}
		}
	}
	c := Checked{Numbers: map[Class]int{}, Flaws: []Flaw{}}
	for _, line := range lines {
		if strings.Contains(line, "\t") { // contents: a heading and its page
			continue
		}
		spans := []Span{{0, len(line)}}
		if !strings.Contains(line, CellMark) {
			spans = Sentences(line)
		}
		for _, span := range spans {
			c.finished(line[span.Start:span.End], says, known)
		}
	}
	return c
}

// CellMark stands between the cells of a row.
const CellMark = " │ "

// Text is a line of a table as one text.
func (l Line) Text() string {
	if l.Group != "" {
		return l.Group
	}
	cells := make([]string, len(l.Cells))
	for i, c := range l.Cells {
		cells[i] = c.Words()
	}
	return strings.Join(cells, CellMark)
}

// Words is a cell as Vietnamese documents write it.
func (c Cell) Words() string {
	switch {
	case c.Number != "":
		return written(c.Number)
	case c.Day != "":
		return c.Day.Vi()
	}
	return c.Text
}

// written is an exact decimal in Vietnamese: "1.234,5".
func written(decimal string) string {
	rest, minus := strings.CutPrefix(decimal, "-")
	whole, fraction, point := strings.Cut(rest, ".")
	var b strings.Builder
	if minus {
		b.WriteByte('-')
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	if point {
		b.WriteString("," + fraction)
	}
	return b.String()
}

func (c *Checked) finished(text string, says map[string][]expected, known []Known) {
	numbers := quantities(text)
	for _, n := range Numbers(text) {
		c.Numbers[n.Class]++
	}
	alike := says[masked(text)]
	for _, e := range alike {
		if same(e.numbers, numbers) {
			c.References += len(numbers)
			return
		}
	}
	if len(alike) > 0 {
		e := alike[0]
		for i, n := range numbers {
			if !sameNumber(n.Text, e.numbers[i].Text) {
				c.Flaws = append(c.Flaws, Flaw{Sort: Differs, Section: e.section.Key, Heading: e.section.Heading, Sentence: text, Number: n.Text, Source: e.numbers[i].Text, Ref: cmp.Or(e.ref, e.refs[e.numbers[i].Text])})
			}
		}
		return
	}
	for _, n := range numbers {
		c.Typed++
		equal, other := about(known, text, n)
		switch {
		case equal != nil:
			c.Flaws = append(c.Flaws, Flaw{Sort: Typed, Sentence: text, Number: n.Text, Ref: equal.Ref})
		case other != nil:
			c.Flaws = append(c.Flaws, Flaw{Sort: Differs, Sentence: text, Number: n.Text, Source: other.Text, Ref: other.Ref})
		default:
			c.Flaws = append(c.Flaws, Flaw{Sort: Typed, Sentence: text, Number: n.Text})
		}
	}
}

func quantities(text string) (out []Number) {
	for _, n := range Numbers(text) {
		if n.Class == Quantity {
			out = append(out, n)
		}
	}
	return out
}

func same(a, b []Number) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameNumber(a[i].Text, b[i].Text) {
			return false
		}
	}
	return true
}

// masked is a text without what its numbers are: two that differ in nothing else have it in common.
func masked(text string) string {
	var b strings.Builder
	at := 0
	for _, n := range quantities(text) {
		b.WriteString(text[at:n.Start] + " số ")
		at = n.End
	}
	return vi.Fold(b.String() + text[at:])
}

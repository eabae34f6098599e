package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// segment is a run of source text under the same marks.
type segment struct {
	Text    string
	Marked  bool
	Href    string // only on the first segment of a mark, so that a marked table row is one link and not six
	Kind    plan.KindCode
	Current bool
	Verdict plan.Verdict // of the candidate, "" of an item
	ID      string       // "current" on the first segment that is being looked at
	Field   string       // which field of the current candidate was read here, "" = none
	Name    string       // of the field
}

// passage is one passage ready to be shown: running text, or a table of cells.
type passage struct {
	doc.Passage
	Segments []segment
	Rows     []sourceRow // instead of Segments, when the passage is a table
	Current  bool        // holds the current candidate
	Marker   string      // the automatic number, when the text does not begin with it
}

type sourceRow struct {
	ID              string // where rows are changed one by one
	Span            doc.Span
	Header, Current bool
	Cells           []sourceCell
}

type sourceCell struct {
	ColSpan, RowSpan int
	Segments         []segment
}

// fieldSpan is where a field of the current candidate was read.
type fieldSpan struct {
	Field string
	Span  doc.Span
}

// passages are those of a document as they are shown; rows of tables are named where they are changed one by one.
func (w words) passages(views []app.PassageView, fields []fieldSpan, named bool) []passage {
	out := make([]passage, 0, len(views))
	for _, v := range views {
		p := passage{Passage: v.Passage}
		if m := v.Passage.Marker; m != "" && !strings.HasPrefix(strings.TrimLeft(v.Text, " \t\n#*"), m) {
			p.Marker = m
		}
		for _, m := range v.Marks {
			p.Current = p.Current || m.Current
		}
		c := cutter{words: w, view: v, fields: fields, linked: map[int]bool{}}
		switch {
		case v.Passage.Table != nil:
			p.Rows = c.table(v.Passage.Table)
		case v.Passage.Kind == doc.TableP:
			p.Rows = c.lines()
		default:
			p.Segments = c.cut(headingSigns(v), len(v.Text))
		}
		for i := range p.Rows {
			if named {
				p.Rows[i].ID = fmt.Sprintf("%s-%d", p.ID, i)
			}
		}
		out = append(out, p)
	}
	nameCurrent(out)
	return out
}

// headingSigns is how long the "## " is with which Markdown begins a heading; the heading is shown as one.
func headingSigns(v app.PassageView) int {
	if v.Passage.Title == "" {
		return 0
	}
	if n := len(v.Text) - len(strings.TrimLeft(v.Text, "#")); n < len(v.Text) && n > 0 && v.Text[n] == ' ' {
		return n + 1
	}
	return 0
}

// nameCurrent gives the first current segment an id, so that a link can lead to it.
func nameCurrent(passages []passage) {
	for _, p := range passages {
		lists := [][]segment{p.Segments}
		for _, r := range p.Rows {
			for _, c := range r.Cells {
				lists = append(lists, c.Segments)
			}
		}
		for _, list := range lists {
			for i := range list {
				if list[i].Current {
					list[i].ID = "current"
					return
				}
			}
		}
	}
}

// cutter splits the text of one passage at the borders of its marks and fields.
type cutter struct {
	words
	view   app.PassageView
	fields []fieldSpan
	linked map[int]bool // marks whose link was given
}

func (c *cutter) cut(from, to int) []segment {
	text := c.view.Text
	from, to = c.border(from), c.border(to)
	if from >= to {
		return nil
	}
	borders := []int{from, to}
	add := func(at int) {
		if at = c.border(at); at > from && at < to {
			borders = append(borders, at)
		}
	}
	for _, m := range c.view.Marks {
		add(m.Start)
		add(m.End)
	}
	start := c.view.Passage.Span.Start
	for _, f := range c.fields {
		add(f.Span.Start - start)
		add(f.Span.End - start)
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	var out []segment
	for i := 0; i+1 < len(borders); i++ {
		a, b := borders[i], borders[i+1]
		s := segment{Text: text[a:b]}
		for n, m := range c.view.Marks {
			if m.Start <= a && b <= m.End {
				s.Marked, s.Kind, s.Current, s.Verdict = true, m.Kind, m.Current, m.Verdict
				if !c.linked[n] {
					s.Href, c.linked[n] = m.Href, true
				}
				break
			}
		}
		s.Field = c.fieldAt(a+start, b+start)
		if s.Field != "" {
			s.Name = c.field(s.Field)
		}
		out = append(out, s)
	}
	return out
}

// fieldAt prefers the shortest span, which says most.
func (c *cutter) fieldAt(a, b int) string {
	best := fieldSpan{}
	for _, f := range c.fields {
		if f.Span.Start <= a && b <= f.Span.End && (best.Field == "" || f.Span.Len() < best.Span.Len()) {
			best = f
		}
	}
	return best.Field
}

// border keeps an offset inside the text and off the middle of a letter.
func (c *cutter) border(at int) int {
	at = min(max(at, 0), len(c.view.Text))
	for at > 0 && at < len(c.view.Text) && !utf8.RuneStart(c.view.Text[at]) {
		at--
	}
	return at
}

func (c *cutter) table(t *doc.Table) []sourceRow {
	start := c.view.Passage.Span.Start
	var out []sourceRow
	for i, r := range t.Rows {
		row := sourceRow{Span: r.Span, Header: r.Header || i == 0 && !anyHeader(t)}
		cells := slices.Clone(r.Cells)
		arrange.By(cells, func(a, b doc.Cell) int { return cmp.Compare(a.Col, b.Col) })
		for _, cell := range cells {
			sc := sourceCell{ColSpan: max(1, cell.ColSpan), RowSpan: max(1, cell.RowSpan)}
			sc.Segments = c.cut(cell.Span.Start-start, cell.Span.End-start)
			row.add(sc)
		}
		if !r.Hidden && len(row.Cells) > 0 {
			out = append(out, row)
		}
	}
	return out
}

func anyHeader(t *doc.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r doc.Row) bool { return r.Header })
}

// lines shows a table that came without its grid: one row a line, cells between tabs.
func (c *cutter) lines() []sourceRow {
	var out []sourceRow
	at := 0
	for line := range strings.SplitSeq(c.view.Text, "\n") {
		from := c.view.Passage.Span.Start + at
		row := sourceRow{Span: doc.Span{Start: from, End: from + len(line)}, Header: at == 0}
		cell := at
		for part := range strings.SplitSeq(line, "\t") {
			row.add(sourceCell{ColSpan: 1, RowSpan: 1, Segments: c.cut(cell, cell+len(part))})
			cell += len(part) + 1
		}
		at += len(line) + 1
		if strings.TrimSpace(line) != "" {
			out = append(out, row)
		}
	}
	return out
}

func (r *sourceRow) add(c sourceCell) {
	for _, s := range c.Segments {
		r.Current = r.Current || s.Current
	}
	r.Cells = append(r.Cells, c)
}

// textAt is the source text of a span, "" when the passages do not hold it.
func textAt(views []app.PassageView, span doc.Span) string {
	for _, v := range views {
		a, b := span.Start-v.Passage.Span.Start, span.End-v.Passage.Span.Start
		if a >= 0 && a < len(v.Text) && a < b {
			c := cutter{view: v}
			return strings.TrimSpace(strings.ReplaceAll(v.Text[c.border(a):c.border(b)], "\t", " | "))
		}
	}
	return ""
}

package read

import (
	"strings"

	"lotrinh/internal/doc"
)

// canon writes the canonical text of a format that has none of its own: one paragraph a line, one table row a line.
type canon struct {
	text       strings.Builder
	blocks     []doc.Block
	paragraphs int
	tables     int
	cells      int  // left to write
	breaks     bool // every line break parts two paragraphs, as inside a cell
}

// paragraph adds one paragraph. Where a line break inside it stands before a marker, after a full clause, or in a heading of
// several lines, the parts become blocks of their own; they share the paragraph's ordinal.
func (c *canon) paragraph(text string, b doc.Block) {
	c.paragraphs++
	b.Locator.Paragraph = c.paragraphs
	var open string
	flush := func() {
		if open = strings.TrimFunc(open, blankRune); open == "" {
			return
		}
		b.Span.Start = c.text.Len()
		c.text.WriteString(open)
		b.Span.End = c.text.Len()
		c.text.WriteByte('\n')
		c.blocks = append(c.blocks, b)
		b.Label, open = "", ""
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u0085'
	}) {
		part = strings.TrimFunc(part, blankRune)
		if part == "" {
			continue
		}
		if open != "" {
			said, before := clean(part, false), clean(open, false)
			if c.breaks || endsSentence(before) || signature(before) || markerOf(said).style != noStyle || allCaps(before) || len(columns(part)) > 1 || len(columns(open)) > 1 {
				flush()
			} else {
				open += " "
			}
		}
		open += part
	}
	flush()
}

// table adds a table whose cells have their texts; it sets the spans. Line breaks and tabs inside a cell become one blank
// of the same length, so that a row stays one line and offsets in Cell.Text and in the canonical text agree.
func (c *canon) table(t *doc.Table, at doc.Locator) {
	c.tables++
	if t.Ord == 0 {
		t.Ord = c.tables
	}
	at.Table = t.Ord
	start := c.text.Len()
	for r := range t.Rows {
		row := &t.Rows[r]
		row.Span.Start = c.text.Len()
		for k := range row.Cells {
			cell := &row.Cells[k]
			if k > 0 {
				c.text.WriteByte('\t')
			}
			cell.Span.Start = c.text.Len()
			c.text.WriteString(oneLine.Replace(cell.Text))
			cell.Span.End = c.text.Len()
		}
		row.Span.End = c.text.Len()
		c.text.WriteByte('\n')
	}
	if c.text.Len() > start {
		c.blocks = append(c.blocks, doc.Block{Span: doc.Span{Start: start, End: c.text.Len() - 1}, Table: t, Locator: at})
	}
}

var oneLine = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ", "\v", " ", "\f", " ")

// cellLines joins the lines of a cell, each trimmed, without the empty ones.
func cellLines(lines []string) string {
	var out []string
	for _, l := range lines {
		for _, part := range strings.Split(l, "\n") {
			if part = strings.Join(strings.FieldsFunc(part, blankRune), " "); part != "" {
				out = append(out, part)
			}
		}
	}
	return strings.Join(out, "\n")
}

package app

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
	"lotrinh/internal/write"
)

// mostPreamble is how many paragraphs at the front of a contribution may repeat what the volume prints itself.
const mostPreamble = 14

// letterhead are lines at the front of a contribution that the volume has in its own head, folded.
var letterhead = []string{"cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam", "tham luan", "bai tham luan", "bao cao tham luan", "du lieu mau"}

// paperBlocks divides a contribution as its author did. Lines at its front that the volume prints itself, the names given
// among them, are left out.
func paperBlocks(src *doc.Source, names []string) (out []write.VolumeBlock) {
	own := slices.Clone(letterhead)
	for _, n := range names {
		if f := vi.Fold(n); f != "" {
			own = append(own, f)
		}
	}
	headings := headingLevels(src)
	front := true
	for i, b := range src.Blocks {
		text := strings.Join(strings.Fields(src.Text[b.Span.Start:b.Span.End]), " ")
		if b.Table == nil && b.Label != "" {
			text = b.Label + " " + text
		}
		if front && i < mostPreamble && printedAnyway(text, b.Table, own) {
			continue
		}
		switch {
		case text == "":
		case b.Table != nil && len(b.Table.Rows) > 1:
			front = false
			out = append(out, write.VolumeBlock{Table: gridOf(*b.Table)})
		case b.Table != nil:
			for _, c := range b.Table.Rows[0].Cells {
				out = append(out, write.VolumeBlock{Text: strings.Join(strings.Fields(c.Text), " ")})
			}
		default:
			front = false
			out = append(out, write.VolumeBlock{Level: levelOf(b, text, headings), Item: listItem(text), Text: text})
		}
	}
	return out
}

// printedAnyway tells whether a line says nothing but what the head of the contribution in the volume says.
func printedAnyway(text string, table *doc.Table, own []string) bool {
	folded := vi.Fold(text)
	if table != nil {
		return strings.Contains(folded, letterhead[0]) || strings.Contains(folded, letterhead[2])
	}
	return strings.Trim(text, "-–_*=. ") == "" || slices.Contains(own, folded)
}

// headingLevels are the levels of the headings of a text by where they begin.
func headingLevels(src *doc.Source) map[int]int {
	out := map[int]int{}
	for _, p := range src.Passages {
		if p.Title == "" {
			continue
		}
		switch p.Kind {
		case doc.Part, doc.Chapter, doc.Section:
			out[p.Span.Start] = 1
		case doc.Clause, doc.Article:
			out[p.Span.Start] = 2
		case doc.Point:
			out[p.Span.Start] = 3
		}
	}
	return out
}

// longestHeading bounds a heading, in letters.
const longestHeading = 160

// levelOf is the level of a heading, 0 of running text: as its style or its number says, else a short line by itself that
// ends as no sentence does.
func levelOf(b doc.Block, text string, headings map[int]int) int {
	if utf8.RuneCountInString(text) > longestHeading {
		return 0
	}
	switch level := headings[b.Span.Start]; {
	case b.Heading > 0:
		return min(b.Heading, 3)
	case level > 0:
		return level
	case !listItem(text) && !strings.ContainsAny(text[len(text)-1:], ".;:,!?)\"") && !strings.HasSuffix(text, "”") && !strings.HasSuffix(text, "…"):
		return 2
	}
	return 0
}

func listItem(text string) bool {
	for _, mark := range []string{"- ", "– ", "+ ", "• ", "* "} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}

// gridOf is a table as it was read; what it marks as header, else its first row, stands over each page.
func gridOf(t doc.Table) *write.Table {
	out := &write.Table{}
	columns := 0
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			columns = max(columns, c.Col+max(c.ColSpan, 1))
		}
	}
	for i, r := range t.Rows {
		cells := make([]write.Cell, columns)
		for _, c := range r.Cells {
			cells[c.Col] = write.Words(strings.Join(strings.Fields(c.Text), " "))
		}
		if i == 0 {
			for _, c := range cells {
				out.Columns = append(out.Columns, write.Column{Title: c.Text})
			}
			continue
		}
		out.Rows = append(out.Rows, write.Row{Cells: cells})
	}
	return out
}

package read

import (
	"strings"

	"lotrinh/internal/doc"
)

// tableAt reads the table that begins at the first of these lines; n is the number of lines it takes, 0 when there is none.
func tableAt(text string, lines []line, markdown bool) (t *doc.Table, n int) {
	if t, n = pipeTable(text, lines); n > 0 || !markdown {
		return t, n
	}
	if t, n = gridTable(text, lines); n > 0 {
		return t, n
	}
	return simpleTable(text, lines)
}

// pipeTable reads "| a | b |" rows under a |---| line; that line is no row.
func pipeTable(text string, lines []line) (*doc.Table, int) {
	if len(lines) < 2 || !strings.HasPrefix(lines[0].text, "|") || !ruleLine(lines[1].text) {
		return nil, 0
	}
	t := &doc.Table{}
	n := 0
	for ; n < len(lines) && strings.HasPrefix(lines[n].text, "|"); n++ {
		if n == 1 {
			continue
		}
		row := doc.Row{Span: lines[n].span, Ord: len(t.Rows) + 1, Header: n == 0}
		for col, s := range pipeCells(text, lines[n].span) {
			raw := text[s.Start:s.End]
			row.Cells = append(row.Cells, doc.Cell{Text: cellText(raw), Span: s, Col: col, ColSpan: 1, RowSpan: 1, Bold: emphasised(raw)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t, n
}

// ruleLine holds for the line between a Markdown header and its rows: "|---|:--:|".
func ruleLine(s string) bool {
	return strings.HasPrefix(s, "|") && strings.Contains(s, "-") && strings.Trim(s, "|-: \t") == ""
}

// pipeCells cuts one row at its unescaped bars.
func pipeCells(text string, row doc.Span) []doc.Span {
	var out []doc.Span
	start := row.Start + 1
	for i := start; i <= row.End; i++ {
		if i < row.End && (text[i] != '|' || text[i-1] == '\\') {
			continue
		}
		if i == row.End && trimBlank(text[start:i]) == "" {
			break
		}
		out = append(out, trimSpan(text, doc.Span{Start: start, End: i}))
		start = i + 1
	}
	return out
}

// trimSpan drops the blanks at both ends of a span.
func trimSpan(text string, s doc.Span) doc.Span { return newLine(text, s.Start, s.End).span }

// cellText is a Markdown cell as a person reads it; <br> breaks a line.
func cellText(raw string) string {
	for _, br := range []string{"<br>", "<br/>", "<br />", "<BR>"} {
		raw = strings.ReplaceAll(raw, br, "\n")
	}
	parts := strings.Split(raw, "\n")
	kept := parts[:0]
	for _, p := range parts {
		if p = clean(p, true); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n")
}

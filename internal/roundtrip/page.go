package roundtrip

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// A page is a text under construction, apart from its format.
type page struct {
	format string // txt, md, html: what it will be, where a layout has something to say in one of them only
	lines  []line
}

type lineKind int

const (
	paragraph lineKind = iota
	item               // begins with its marker
	heading
	centred
	columns // the two columns above a document, or under it
	grid
)

type line struct {
	kind        lineKind
	marker      string
	text        string
	level       int
	left, right []string
	rows        [][]cell
}

// A cell of a table; merged ones appear once.
type cell struct {
	text         string
	across, down int // 0 = 1
	header       bool
}

func (pg *page) para(text string) { pg.lines = append(pg.lines, line{text: text}) }
func (pg *page) item(marker, text string) {
	pg.lines = append(pg.lines, line{kind: item, marker: marker, text: text})
}
func (pg *page) heading(level int, text string) {
	pg.lines = append(pg.lines, line{kind: heading, level: level, text: text})
}
func (pg *page) centred(text string) { pg.lines = append(pg.lines, line{kind: centred, text: text}) }
func (pg *page) table(rows [][]cell) { pg.lines = append(pg.lines, line{kind: grid, rows: rows}) }
func (pg *page) columns(left, right []string) {
	pg.lines = append(pg.lines, line{kind: columns, left: left, right: right})
}

// A style is how a text of one format is set.
type style struct {
	format string // txt, md, html
	wrap   int    // txt: columns after which a line is broken, 0 = never
	spaced bool   // an empty line between paragraphs
	beside bool   // txt: the two columns stand side by side
	bold   bool   // md: headings in bold instead of #
	lists  bool   // html: bullets as a list
}

func drawStyle(d dice, formats ...string) style {
	s := style{format: pick(d, formats), spaced: d.chance(50), beside: d.chance(35), bold: d.chance(50), lists: d.chance(50)}
	if s.format == "txt" && d.chance(15) {
		s.wrap = d.between(76, 96)
	}
	return s
}

// render writes the page in a style.
func (pg *page) render(s style) string {
	switch s.format {
	case "html":
		return pg.html(s)
	case "md":
		return pg.markdown(s)
	}
	return pg.plain(s)
}

func (pg *page) plain(s style) string {
	var b strings.Builder
	for _, l := range pg.lines {
		switch l.kind {
		case columns:
			b.WriteString(l.sides(s.beside))
		case item:
			b.WriteString(wrapped(l.marker+" "+l.text, s.wrap))
		case heading, centred:
			b.WriteString(l.text) // headings stay on one line: a broken one is another layout
		default:
			b.WriteString(wrapped(l.text, s.wrap))
		}
		b.WriteString("\n")
		if s.spaced || l.kind == heading || l.kind == columns {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// sides sets two columns side by side or one under the other.
func (l line) sides(beside bool) string {
	if !beside {
		return strings.Join(append(append([]string{}, l.left...), l.right...), "\n") + "\n"
	}
	var b strings.Builder
	for i := range max(len(l.left), len(l.right)) {
		var left, right string
		if i < len(l.left) {
			left = l.left[i]
		}
		if i < len(l.right) {
			right = l.right[i]
		}
		b.WriteString(strings.TrimRight(left+strings.Repeat(" ", max(4, 44-utf8.RuneCountInString(left)))+right, " ") + "\n")
	}
	return b.String()
}

func wrapped(text string, width int) string {
	if width == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case at == 0:
		case at+1+n > width:
			b.WriteString("\n")
			at = 0
		default:
			b.WriteString(" ")
			at++
		}
		b.WriteString(word)
		at += n
	}
	return b.String()
}

func (pg *page) markdown(s style) string {
	var b strings.Builder
	bullets := false
	for _, l := range pg.lines {
		bullet := l.kind == item && (l.marker == "-" || l.marker == "+" || l.marker == "*")
		if bullets && !bullet && !s.spaced {
			b.WriteString("\n")
		}
		bullets = bullet
		switch l.kind {
		case columns:
			b.WriteString(strings.Join(append(append([]string{}, l.left...), l.right...), "  \n"))
		case item:
			b.WriteString(l.marker + " " + l.text)
		case heading:
			if s.bold {
				b.WriteString("**" + l.text + "**")
			} else {
				b.WriteString(strings.Repeat("#", l.level+1) + " " + l.text)
			}
		case centred:
			b.WriteString("**" + l.text + "**")
		case grid:
			b.WriteString(pipes(l.rows))
		default:
			b.WriteString(l.text)
		}
		b.WriteString("\n")
		if s.spaced || !bullet {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// pipes writes a table with a line for each row; Markdown knows no merged cells, so they are padded, or repeated downwards.
func pipes(rows [][]cell) string {
	var b strings.Builder
	held := map[int]cell{} // cells that reach down, by column
	for i, row := range rows {
		var texts []string
		for len(row) > 0 || held[len(texts)].down > 0 {
			if above := held[len(texts)]; above.down > 0 {
				above.down--
				held[len(texts)] = above
				texts = append(texts, above.text)
				continue
			}
			c := row[0]
			row = row[1:]
			if c.down > 1 {
				held[len(texts)] = cell{text: c.text, down: c.down - 1}
			}
			texts = append(texts, strings.ReplaceAll(c.text, "\n", "<br>"))
			for range c.across - 1 {
				texts = append(texts, "")
			}
		}
		b.WriteString("| " + strings.Join(texts, " | ") + " |\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(texts)) + "|\n")
		}
	}
	return b.String()
}

func (pg *page) html(s style) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Văn bản</title></head>\n<body>\n")
	open := false
	for _, l := range pg.lines {
		bullet := s.lists && l.kind == item && l.marker == "-"
		if bullet != open {
			b.WriteString(map[bool]string{true: "<ul>\n", false: "</ul>\n"}[bullet])
			open = bullet
		}
		text := html.EscapeString(l.text)
		switch {
		case bullet:
			b.WriteString("<li>" + text + "</li>\n")
		case l.kind == columns:
			fmt.Fprintf(&b, "<table><tr><td>%s</td><td>%s</td></tr></table>\n", strings.Join(l.left, "<br>"), strings.Join(l.right, "<br>"))
		case l.kind == item:
			b.WriteString("<p>" + html.EscapeString(l.marker) + " " + text + "</p>\n")
		case l.kind == heading:
			fmt.Fprintf(&b, "<h%d>%s</h%d>\n", l.level+1, text, l.level+1)
		case l.kind == centred:
			b.WriteString("<p align=\"center\"><b>" + text + "</b></p>\n")
		case l.kind == grid:
			b.WriteString(gridHTML(l.rows))
		default:
			b.WriteString("<p>" + text + "</p>\n")
		}
	}
	if open {
		b.WriteString("</ul>\n")
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

func gridHTML(rows [][]cell) string {
	var b strings.Builder
	b.WriteString("<table border=\"1\">\n")
	for _, row := range rows {
		b.WriteString("<tr>")
		for _, c := range row {
			tag, spans := "td", ""
			if c.header {
				tag = "th"
			}
			if c.across > 1 {
				spans += fmt.Sprintf(" colspan=\"%d\"", c.across)
			}
			if c.down > 1 {
				spans += fmt.Sprintf(" rowspan=\"%d\"", c.down)
			}
			fmt.Fprintf(&b, "<%s%s>%s</%s>", tag, spans, strings.ReplaceAll(html.EscapeString(c.text), "\n", "<br>"), tag)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	return b.String()
}

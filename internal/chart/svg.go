package chart

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// SVG is the picture as one <svg> element without ids, so that several may stand on a page. Inks are attributes, which a
// style sheet may override by their classes (f-blue, l-blue) in the dark.
func (p Picture) SVG() string {
	k := &svgWriter{}
	role := "img"
	for _, m := range p.Marks {
		if shape, ok := m.(Shape); ok && shape.Href != "" {
			role = "group" // what leads somewhere must be reachable inside
		}
		if text, ok := m.(Text); ok && text.Href != "" {
			role = "group"
		}
	}
	k.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 `).number(p.Width).raw(" ").number(p.Height).raw(`" width="`).number(p.Width).raw(`" height="`).number(p.Height)
	k.raw(`" role="`, role, `" aria-label="`).text(p.Title).raw(`" font-family="Chart,'Be Vietnam Pro','Segoe UI','Noto Sans','Liberation Sans',Arial,sans-serif"><title>`).text(p.Title).raw("</title>")
	if p.Desc != "" {
		k.raw("<desc>").text(p.Desc).raw("</desc>")
	}
	k.raw("\n")
	for _, m := range p.Marks {
		m.svg(k)
	}
	k.raw("</svg>\n")
	return k.b.String()
}

type svgWriter struct{ b strings.Builder }

func (k *svgWriter) raw(parts ...string) *svgWriter {
	for _, p := range parts {
		k.b.WriteString(p)
	}
	return k
}

func (k *svgWriter) text(s string) *svgWriter { return k.raw(html.EscapeString(norm.NFC.String(s))) }

// number writes a place with at most two decimals.
func (k *svgWriter) number(x float64) *svgWriter {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	return k.raw(s)
}

func (k *svgWriter) path(p Path) {
	for _, s := range p {
		k.b.WriteByte(s.Op)
		points := s.To[:0]
		switch s.Op {
		case 'M', 'L':
			points = s.To[:1]
		case 'C':
			points = s.To[:]
		}
		for i, q := range points {
			if i > 0 {
				k.raw(" ")
			}
			k.number(q.X).raw(" ").number(q.Y)
		}
	}
}

func hex(i Ink) string {
	c := palette[i].rgb
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func (s Shape) svg(k *svgWriter) {
	if s.Href != "" {
		k.raw(`<a href="`).text(s.Href).raw(`">`)
	}
	var classes []string
	if s.Fill != NoInk {
		classes = append(classes, "f-"+s.Fill.Name())
	}
	if s.Line != NoInk {
		classes = append(classes, "l-"+s.Line.Name())
	}
	k.raw(`<path class="`, strings.Join(classes, " "), `" d="`)
	k.path(s.Path)
	k.raw(`"`)
	if s.Fill == NoInk {
		k.raw(` fill="none"`)
	} else {
		k.raw(` fill="`, hex(s.Fill), `"`)
	}
	if s.Line != NoInk {
		k.raw(` stroke="`, hex(s.Line), `" stroke-width="`).number(s.Wide).raw(`" stroke-linejoin="round"`)
		if len(s.Dash) > 0 {
			k.raw(` stroke-dasharray="`)
			for i, d := range s.Dash {
				if i > 0 {
					k.raw(" ")
				}
				k.number(d)
			}
			k.raw(`"`)
		}
	}
	if s.Tip == "" {
		k.raw("/>")
	} else {
		k.raw("><title>").text(s.Tip).raw("</title></path>")
	}
	if s.Href != "" {
		k.raw("</a>")
	}
	k.raw("\n")
}

func (t Text) svg(k *svgWriter) {
	if t.Href != "" {
		k.raw(`<a href="`).text(t.Href).raw(`">`)
	}
	k.raw(`<text class="f-`, t.Ink.Name(), `" x="`).number(t.At.X).raw(`" y="`).number(t.At.Y).raw(`" font-size="`).number(t.Size).raw(`"`)
	switch t.Anchor {
	case Middle:
		k.raw(` text-anchor="middle"`)
	case End:
		k.raw(` text-anchor="end"`)
	}
	if t.Bold {
		k.raw(` font-weight="600"`)
	}
	k.raw(` fill="`, hex(t.Ink), `">`).text(t.Text).raw("</text>")
	if t.Href != "" {
		k.raw("</a>")
	}
	k.raw("\n")
}

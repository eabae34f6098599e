package main

import (
	"fmt"
	"strings"
)

// paragraph writes one paragraph of a style; props are further paragraph properties.
func paragraph(style, props, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, style, props, runs(text))
}

// runs splits a text at its marks: ** bold, // italic, __ underlined, \\ a line break.
func runs(text string) string {
	var b strings.Builder
	on := map[string]bool{}
	start := 0
	flush := func(end int) {
		if end > start {
			props := ""
			if on["**"] {
				props += `<w:b/>`
			}
			if on["//"] {
				props += `<w:i/>`
			}
			if on["__"] {
				props += `<w:b/><w:u w:val="single"/>`
			}
			if props != "" {
				props = `<w:rPr>` + props + `</w:rPr>`
			}
			fmt.Fprintf(&b, `<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, props, escape(text[start:end]))
		}
	}
	for i := 0; i+1 < len(text); i++ {
		mark := text[i : i+2]
		if mark == `\\` {
			flush(i)
			b.WriteString(`<w:r><w:br/></w:r>`)
			start = i + 2
			i++
		}
		if mark == "**" || mark == "//" || mark == "__" {
			flush(i)
			on[mark] = !on[mark]
			start = i + 2
			i++
		}
	}
	flush(len(text))
	return b.String()
}

// rule is a short line drawn under a title: a paragraph border between two indents, in cm, so that no text is added.
func rule(left, right float64) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`,
		twips(left), twips(right))
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

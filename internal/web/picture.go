package web

import (
	"html/template"

	"lotrinh/internal/chart"
	"lotrinh/internal/lang"
)

// picture is a drawing in the two widths of pages, with its data beside it. The style sheet shows the width that fits; one
// that is narrow by nature has no other.
type picture struct{ Wide, Narrow chart.Picture }

// Widths of drawings, CSS pixels: of the column of a page, and of a phone.
const (
	pictureWide   = 760
	pictureNarrow = 350
)

// pictureOf draws both widths of one thing: draw is given the width for its head.
func pictureOf(draw func(width float64) chart.Picture) *picture {
	return &picture{draw(pictureWide), draw(pictureNarrow)}
}

// narrowPicture draws one thing for every width.
func narrowPicture(draw func(width float64) chart.Picture) *picture {
	return &picture{Wide: draw(pictureNarrow)}
}

// pictureHead is what every picture of this language is told: how numbers and missing values are written.
func (w words) pictureHead(width float64, title, desc, unit, across string) chart.Head {
	h := chart.Head{Width: width, Title: title, Desc: desc, Unit: unit, Across: across, Missing: w.Say("chưa có số liệu")}
	if w.Lang == lang.En {
		h.Numbers = chart.English
	}
	return h
}

// picture writes a figure: the drawing, its title as the caption, its data as a table that can be opened.
func (w words) picture(p *picture) template.HTML {
	if p == nil {
		return ""
	}
	k := w.ink()
	if p.Narrow.Width == 0 {
		k.raw(`<figure class="picture"><div class="picture-one">`, p.Wide.SVG(), `</div>`)
	} else {
		k.raw(`<figure class="picture"><div class="picture-wide">`, p.Wide.SVG(), `</div><div class="picture-narrow">`, p.Narrow.SVG(), `</div>`)
	}
	k.raw(`<figcaption>`).text(p.Wide.Title).raw(`</figcaption><details><summary>`, k.Say("Số liệu của hình"), `</summary><div class="scroll"><table><caption class="sr">`).text(p.Wide.Title).raw(`</caption><thead><tr>`)
	for _, name := range p.Wide.Table.Columns {
		k.raw(`<th scope="col">`).text(name).raw("</th>")
	}
	k.raw("</tr></thead><tbody>\n")
	for _, row := range p.Wide.Table.Rows {
		k.raw("<tr>")
		for i, cell := range row {
			if i == 0 {
				k.raw(`<th scope="row">`).text(cell).raw("</th>")
			} else {
				k.raw(`<td class="n">`).text(cell).raw("</td>")
			}
		}
		k.raw("</tr>\n")
	}
	return k.raw("</tbody></table></div></details></figure>\n").html()
}

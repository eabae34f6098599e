package web

import (
	"html/template"
	"net/url"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// The picture of the cascade: boxes in rows, the highest on top, each a link that puts it in the middle.
const (
	boxWidth  = 172.0
	boxHeight = 76.0
	boxStep   = boxWidth + 8
	rowStep   = boxHeight + 38
	boxChars  = 26 // that fit into a line of a box
	boxLines  = 3
)

// cascadeDrawing is the picture as it is drawn and as it is read.
type cascadeDrawing struct {
	app.Picture
	Filter        app.CascadeFilter
	Width, Height float64
	Text          string
}

func (w words) cascadeDrawing(p app.Picture, f app.CascadeFilter) cascadeDrawing {
	d := cascadeDrawing{Picture: p, Filter: f}
	for _, row := range p.Rows {
		d.Width = max(d.Width, float64(len(row))*boxStep)
	}
	d.Width = max(d.Width, 4*boxStep)
	d.Height = float64(len(p.Rows))*rowStep - (rowStep - boxHeight) + 4
	if len(p.Rows) > 0 {
		at := p.Rows[p.Walk.At][0]
		d.Text = w.Say("Ở giữa là %s. Trực tiếp ở trên: %d, trực tiếp ở dưới: %d. Mỗi ô là một liên kết đưa ô ấy vào giữa.", p.At.Name(), at.Up, at.Down)
	}
	return d
}

// Href is the address that puts a thing in the middle; the filters stay.
func (d cascadeDrawing) Href(key string) string { return cascadeAt(d.Filter, key) }

func cascadeAt(f app.CascadeFilter, key string) string {
	f.At, f.Page = key, 0
	return cascadeURL(f) + "#picture"
}

func cascadeURL(f app.CascadeFilter) string {
	v := url.Values{}
	for _, x := range [][2]string{{"document", f.Document}, {"unit", f.Unit}, {"show", string(f.Show)}, {"at", f.At}} {
		if x[1] != "" {
			v.Set(x[0], x[1])
		}
	}
	if f.Page > 1 {
		v.Set("page", itoa(f.Page))
	}
	if len(v) == 0 {
		return "/cascade"
	}
	return "/cascade?" + v.Encode()
}

// left is where the i-th of n boxes of a row begins: rows stand in the middle.
func (d cascadeDrawing) left(i, n int) float64 {
	return (d.Width-float64(n)*boxStep)/2 + float64(i)*boxStep + (boxStep-boxWidth)/2
}

// cascade draws the edges, then the boxes over them.
func (w words) cascade(d cascadeDrawing) template.HTML {
	k := w.ink()
	for _, e := range d.Edges {
		x1, x2 := d.left(e.From, len(d.Rows[e.Row]))+boxWidth/2, d.left(e.To, len(d.Rows[e.Row+1]))+boxWidth/2
		y1 := float64(e.Row)*rowStep + boxHeight + 2
		y2 := float64(e.Row+1)*rowStep + 2
		mid := (y1 + y2) / 2
		k.raw(`<path class="ca-edge" d="M`).coord(x1).raw(" ").coord(y1).raw("C").coord(x1).raw(" ").coord(mid).raw(" ").coord(x2).raw(" ").coord(mid).raw(" ").coord(x2).raw(" ").coord(y2).raw(`"/>`, "\n")
	}
	for r, row := range d.Rows {
		for i, s := range row {
			k.cascadeBox(d, s, r == d.Walk.At && i == 0, d.left(i, len(row)), float64(r)*rowStep+2, r, d.Walk.At)
		}
	}
	return k.html()
}

func (k *ink) cascadeBox(d cascadeDrawing, s plan.Spot, middle bool, x, y float64, row, at int) {
	b := d.Boxes[s.Key]
	class, href := "ca-box", d.Href(s.Key)
	switch {
	case s.Fold > 0:
		class += " fold"
		if s.Key == d.At.Key && row > at {
			href = "#below"
		}
	case middle:
		class += " middle"
	}
	if s.Fold == 0 {
		class += " " + pictureState(b)
	}
	k.raw(`<a class="`, class, `" href="`).text(href).raw(`"`)
	if middle {
		k.raw(` aria-current="true"`)
	}
	k.raw(`><rect rx="3"`).at("x", x, 1).at("y", y, 1).at("width", boxWidth, 0).at("height", boxHeight, 0).raw("/>")
	if s.Fold > 0 {
		say := k.Count(s.Fold, "%d mục nữa", s.Fold)
		where := k.Say("ở dưới %s", b.Name())
		if row < at {
			where = k.Say("ở trên %s", b.Name())
		}
		k.line("ca-fold", x+boxWidth/2, y+34, say).line("ca-sub", x+boxWidth/2, y+50, where)
		k.raw("</a>\n")
		return
	}
	k.raw(`<title`, k.dataLang(), `>`).text(b.Name() + ": " + b.Text()).raw("</title>")
	k.data("ca-name", x+8, y+15, clip(b.Name(), 22))
	for n, l := range wrapped(b.Text(), boxChars, boxLines) {
		k.data("ca-text", x+8, y+30+13*float64(n), l)
	}
	foot := ""
	if s.Up > 0 {
		foot = "▲ " + itoa(s.Up)
	}
	if s.Down > 0 {
		foot = strings.TrimSpace(foot + "  ▼ " + itoa(s.Down))
	}
	k.line("ca-foot", x+boxWidth-8, y+15, foot)
	if uncovered(b) {
		k.line("ca-none", x+8, y+70, k.Say("chưa có mục thực hiện"))
	} else if b.Document.ID != "" && b.Item.ID == "" && b.Of.Higher && b.Of.Items > 0 {
		k.line("ca-sub-left", x+8, y+70, k.Say("đã cụ thể hóa %d/%d mục", b.Of.Covered, b.Of.Items))
	}
	k.raw("</a>\n")
}

// line writes words of ours on a drawing, data what people wrote.
func (k *ink) line(class string, x, y float64, s string) *ink { return k.written(class, "", x, y, s) }
func (k *ink) data(class string, x, y float64, s string) *ink {
	return k.written(class, k.dataLang(), x, y, s)
}

func (k *ink) written(class, lang string, x, y float64, s string) *ink {
	if s == "" {
		return k
	}
	return k.raw(`<text class="`, class, `"`, lang).at("x", x, 1).at("y", y, 1).raw(">").text(s).raw("</text>")
}

// wrapped breaks a text at blanks into at most so many lines; the last one tells that there is more.
func wrapped(s string, width, lines int) (out []string) {
	line := ""
	words := strings.Fields(s)
	for i, word := range words {
		switch {
		case line == "":
			line = clip(word, width)
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		case len(out) == lines-1:
			return append(out, clip(line+" "+strings.Join(words[i:], " "), width-1))
		default:
			out, line = append(out, line), clip(word, width)
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// uncovered tells whether an item is one that waits for others to implement it.
func uncovered(b app.PictureBox) bool { return b.Item.ID != "" && b.Item.Open() && !b.Covered }

// pictureState is how a box looks.
func pictureState(b app.PictureBox) string {
	switch {
	case b.Item.ID == "" && past(b.Document):
		return "past"
	case b.Item.ID == "":
		return "document"
	case b.Item.Ended:
		return "past"
	case uncovered(b):
		return "none"
	}
	return "item"
}

func past(d doc.Document) bool { return d.Stage == doc.Replaced || d.Stage == doc.Ended }

package convert

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// paper writes a PDF of words and lines where they stand on the pages of a scan. It is never shown: only read.
type paper struct {
	objects bytes.Buffer
	kids    bytes.Buffer
	pages   int
}

// page adds one page; dots an inch give its size, the skew is put right.
func (p *paper) page(g gray, words []word, rules []rule, skew float64) {
	const points = 72 / dotsPerInch
	high := float64(g.height) * points
	place := func(x, y float64) (float64, float64) { return (x + skew*y) * points, high - (y-skew*x)*points }
	var draw bytes.Buffer
	draw.WriteString("1 w\n")
	for _, r := range rules {
		from, to := float64(r.from)-touch, float64(r.to)+touch
		middle := r.at + r.slope*float64(r.to-r.from)/2
		if r.upright {
			x, _ := place(middle, float64(r.from+r.to)/2)
			_, y0 := place(middle, from)
			_, y1 := place(middle, to)
			fmt.Fprintf(&draw, "%.1f %.1f m %.1f %.1f l S\n", x, y0, x, y1)
			continue
		}
		x0, _ := place(from, middle)
		x1, _ := place(to, middle)
		_, y := place(float64(r.from+r.to)/2, middle)
		fmt.Fprintf(&draw, "%.1f %.1f m %.1f %.1f l S\n", x0, y, x1, y)
	}
	for _, w := range words {
		units := utf16.Encode([]rune(w.text))
		x, y := place(w.left, w.base)
		size := w.size * points
		wide := 100 * (w.right - w.left) * points / (size * float64(max(1, utf8.RuneCountInString(w.text))))
		fmt.Fprintf(&draw, "BT /F %.1f Tf %.1f Tz 1 0 0 1 %.1f %.1f Tm <", size, wide, x, y)
		for _, u := range units {
			fmt.Fprintf(&draw, "%04x", u)
		}
		draw.WriteString("0020> Tj ET\n") // the blank parts it from the next word, however near that is
	}
	n := 10 + 2*p.pages
	p.pages++
	fmt.Fprintf(&p.kids, "%d 0 R ", n)
	fmt.Fprintf(&p.objects, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %.0f %.0f]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>> endobj\n", n, float64(g.width)*points, high, n+1)
	fmt.Fprintf(&p.objects, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", n+1, draw.Len(), draw.Bytes())
}

// touch lengthens lines, in dots, so that those of one table meet.
const touch = 6

// bytes is the whole file. Its font has letters of one em each, by their Unicode numbers.
func (p *paper) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n" +
		"3 0 obj <</Type/Font/Subtype/Type0/BaseFont/Scan/Encoding/UniKS-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Scan/DW 1000>>]>> endobj\n")
	b.Write(p.objects.Bytes())
	fmt.Fprintf(&b, "2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj\ntrailer <</Root 1 0 R>>\n%%%%EOF\n", p.pages, p.kids.Bytes())
	return b.Bytes()
}

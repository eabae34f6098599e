package office

import (
	"fmt"
	"math"
	"slices"
)

// PDFPage is one page as a person holds it, without any idea of paragraphs: upright, y growing downwards, in points (1/72 inch).
type PDFPage struct {
	Width, Height float64
	Glyphs        []Glyph // in the order they are drawn; the next page is written over them
	Rules         []Rule
	Images        int
	Unreadable    int // glyphs whose font does not say which letters they are
}

// Glyph is one drawn letter or blank; Y is its baseline.
type Glyph struct {
	X, Y, Width, Size float64
	Text              string
	Bold              bool
	Margin            bool // the file itself marks it as part of a page header or footer
	Run               int  // glyphs drawn by one command share it
	turn              int  // quarter turns of its line
}

// Rule is a drawn line, horizontal (Y1 = Y2) or vertical (X1 = X2), left to right or top to bottom.
type Rule struct{ X1, Y1, X2, Y2 float64 }

const maxPages = 2000

// ReadPDF hands over the pages one after another. Whatever a broken file provokes comes back as a Flaw.
func ReadPDF(content []byte, limits Limits, each func(PDFPage) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w (%v)", damaged("không theo quy cách PDF", "it does not keep to the rules of PDF"), r)
		}
	}()
	f := openPDF(content, limits)
	switch {
	case f.locked:
		return ErrLocked
	case f.flaw != nil:
		return f.flaw
	}
	pages, err := f.pages()
	if err != nil {
		return err
	}
	fonts := map[any]*pdfFont{}
	var ink []Glyph
	for i, p := range pages {
		page := f.page(p, fonts, ink)
		if f.flaw == nil {
			if err := each(page); err != nil {
				f.stop(flawOf(err))
			}
		}
		if f.flaw != nil {
			f.flaw.Page, f.flaw.Byte = i+1, 0
			return f.flaw
		}
		ink = page.Glyphs[:0]
	}
	return nil
}

// pages collects the leaves of the page tree with what they inherit.
func (f *pdfFile) pages() ([]pdfDict, error) {
	var out []pdfDict
	seen := map[any]bool{}
	inherited := []pdfName{"Resources", "MediaBox", "CropBox", "Rotate"}
	var walk func(v any, above pdfDict, depth int) error
	walk = func(v any, above pdfDict, depth int) error {
		if ref, ok := v.(pdfRef); ok {
			if seen[ref] {
				return nil
			}
			seen[ref] = true
		}
		d := f.dict(v)
		if d == nil {
			return nil
		}
		if depth > f.limits.Depth {
			return tooDeep(f.limits.Depth)
		}
		page := pdfDict{}
		for _, k := range inherited {
			if page[k] = d[k]; d[k] == nil {
				page[k] = above[k]
			}
		}
		if kids := f.array(d["Kids"]); kids != nil {
			for _, kid := range kids {
				if err := walk(kid, page, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		if len(out) == maxPages {
			return TooBig("quá dài: hơn %s trang", "too long: more than %s pages", maxPages)
		}
		page["Contents"], page["Annots"] = d["Contents"], d["Annots"]
		out = append(out, page)
		return nil
	}
	if err := walk(f.dict(f.root)["Pages"], nil, 0); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, damaged("không có trang nào", "it has no pages")
	}
	return out, nil
}

// page draws one page and the stamps laid upon it (a signed file keeps number and date in such fields).
func (f *pdfFile) page(p pdfDict, fonts map[any]*pdfFont, ink []Glyph) PDFPage {
	box := f.box(p["CropBox"], f.box(p["MediaBox"], [4]float64{0, 0, 595, 842}))
	w, h := box[2]-box[0], box[3]-box[1]
	base := matrix{1, 0, 0, -1, -box[0], box[3]}
	switch turn := (int(f.number(p["Rotate"]))%360 + 360) % 360; turn {
	case 90:
		base, w, h = matrix{0, 1, 1, 0, -box[1], -box[0]}, h, w
	case 180:
		base = matrix{-1, 0, 0, 1, box[2], -box[1]}
	case 270:
		base, w, h = matrix{0, -1, -1, 0, box[3], box[2]}, h, w
	}
	d := &pdfDrawing{f: f, fonts: fonts, page: PDFPage{Width: w, Height: h, Glyphs: ink}}
	var data []byte
	if s, ok := f.get(p["Contents"]).(*pdfStream); ok {
		data = f.unpack(s)
	}
	for _, part := range f.array(p["Contents"]) {
		if !f.spend(1) {
			break
		}
		if s, ok := f.get(part).(*pdfStream); ok {
			more := f.unpack(s)
			if len(data)+len(more) > streamBytes {
				f.stop(tooManyBytes(streamBytes))
				break
			}
			data = append(append(data, more...), '\n')
		}
	}
	d.follow(data, f.dict(p["Resources"]), base, 0)
	f.each(p["Annots"], func(v any) bool {
		if ref, ok := v.(pdfRef); ok {
			v = f.peek(ref)
		}
		d.annotation(f.dict(v), base)
		return f.spend(1)
	})
	d.upright()
	return d.page
}

func (f *pdfFile) box(v any, otherwise [4]float64) [4]float64 {
	a := f.array(v)
	if len(a) != 4 {
		return otherwise
	}
	x1, y1, x2, y2 := f.number(a[0]), f.number(a[1]), f.number(a[2]), f.number(a[3])
	out := [4]float64{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)}
	if out[2]-out[0] < 1 || out[3]-out[1] < 1 {
		return otherwise
	}
	return out
}

// annotation draws the appearance of a form field or stamp into its rectangle (ISO 32000-1, 12.5.5).
func (d *pdfDrawing) annotation(a pdfDict, base matrix) {
	f := d.f
	if flags := int(f.number(a["F"])); flags&2 != 0 || !slices.Contains([]string{"Widget", "FreeText", "Stamp"}, f.name(a["Subtype"])) {
		return
	}
	form, ok := f.get(f.dict(a["AP"])["N"]).(*pdfStream)
	if !ok {
		return
	}
	rect := f.box(a["Rect"], [4]float64{})
	box := f.box(form.dict["BBox"], [4]float64{0, 0, 1, 1})
	m := f.matrix(form.dict["Matrix"])
	x1, y1 := m.apply(box[0], box[1])
	x2, y2 := m.apply(box[2], box[3])
	w, h := math.Abs(x2-x1), math.Abs(y2-y1)
	if w == 0 || h == 0 || rect[2] <= rect[0] {
		return
	}
	sx, sy := (rect[2]-rect[0])/w, (rect[3]-rect[1])/h
	d.form(form, matrix{sx, 0, 0, sy, rect[0] - min(x1, x2)*sx, rect[1] - min(y1, y2)*sy}.then(base), 1)
}

// upright turns a page whose text runs up or down, a wide table on a tall sheet, and leaves out text at other angles.
func (d *pdfDrawing) upright() {
	var count [4]int
	for _, g := range d.page.Glyphs {
		count[g.turn]++
	}
	turn := 0
	for t, n := range count {
		if n > count[turn] {
			turn = t
		}
	}
	if turn == 0 && count[0] == len(d.page.Glyphs) {
		return
	}
	w, h := d.page.Width, d.page.Height
	turned := func(x, y float64) (float64, float64) {
		switch turn {
		case 1: // text runs downwards
			return y, w - x
		case 2:
			return w - x, h - y
		case 3: // upwards
			return h - y, x
		}
		return x, y
	}
	kept := d.page.Glyphs[:0]
	for _, g := range d.page.Glyphs {
		if g.turn == turn {
			g.X, g.Y = turned(g.X, g.Y)
			kept = append(kept, g)
		}
	}
	d.page.Glyphs = kept
	for i, r := range d.page.Rules {
		x1, y1 := turned(r.X1, r.Y1)
		x2, y2 := turned(r.X2, r.Y2)
		d.page.Rules[i] = Rule{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)}
	}
	if turn%2 == 1 {
		d.page.Width, d.page.Height = h, w
	}
}

// matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// then is first m, after it n.
func (m matrix) then(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

func (f *pdfFile) matrix(v any) matrix {
	m := matrix{1, 0, 0, 1, 0, 0}
	if a := f.array(v); len(a) == 6 {
		for i := range m {
			m[i] = f.number(a[i])
		}
	}
	return m
}

package office

import (
	"bytes"
	"math"
)

// pdfDrawing follows the commands of one page.
type pdfDrawing struct {
	f     *pdfFile
	fonts map[any]*pdfFont
	page  PDFPage
	runs  int
	marks []bool // open marked contents: is it a page header or footer
	heads int    // how many of them are
}

// pdfState is what q keeps and Q brings back.
type pdfState struct {
	ctm                               matrix
	font                              *pdfFont
	size, space, words, scale, up, tl float64
	mode                              int
}

// maxForms bounds drawings inside drawings; maxGlyphs the letters of one page, where real ones have some thousands.
const (
	maxForms  = 12
	maxGlyphs = 400_000
)

// follow obeys the commands in data.
func (d *pdfDrawing) follow(data []byte, resources pdfDict, base matrix, depth int) {
	f := d.f
	f.take(len(data)) // a form drawn again and again costs every time
	l := &pdfLexer{b: data, depth: 32}
	s := pdfState{ctm: base, scale: 1}
	var kept []pdfState
	var tm, tlm matrix
	path := &pdfPath{}
	named := map[any]*pdfFont{}
	var args []any
	num := func(i int) float64 {
		if i < len(args) {
			n, _ := args[i].(float64)
			return n
		}
		return 0
	}
	move := func(x, y float64) {
		tlm = matrix{1, 0, 0, 1, x, y}.then(tlm)
		tm = tlm
		d.runs++
	}
	marksBefore := len(d.marks)
	for f.flaw == nil {
		v, err := l.value()
		if err == errPDFEnd {
			break
		}
		if err != nil {
			args = args[:0]
			continue
		}
		op, ok := v.(pdfWord)
		if !ok {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		switch op {
		case "q":
			if len(kept) < 4096 {
				kept = append(kept, s)
			}
		case "Q":
			if n := len(kept); n > 0 {
				s, kept = kept[n-1], kept[:n-1]
			}
		case "cm":
			s.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.then(s.ctm)
		case "BT":
			tm, tlm = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
			d.runs++
		case "Tf":
			if len(args) == 2 {
				name, _ := args[0].(pdfName)
				if named[name] == nil {
					named[name] = d.font(f.dict(resources["Font"])[name])
				}
				s.font, s.size = named[name], num(1)
			}
		case "Tc":
			s.space = num(0)
		case "Tw":
			s.words = num(0)
		case "Tz":
			s.scale = num(0) / 100
		case "Ts":
			s.up = num(0)
		case "TL":
			s.tl = num(0)
		case "Tr":
			s.mode = int(num(0))
		case "Td":
			move(num(0), num(1))
		case "TD":
			s.tl = -num(1)
			move(num(0), num(1))
		case "Tm":
			tlm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
			move(0, 0)
		case "T*":
			move(0, -s.tl)
		case "'", "\"":
			if op == "\"" && len(args) == 3 {
				s.words, s.space = num(0), num(1)
				args = args[2:]
			}
			move(0, -s.tl)
			fallthrough
		case "Tj":
			if len(args) > 0 {
				d.show(&s, &tm, args[0])
			}
		case "TJ":
			if len(args) > 0 {
				list, _ := args[0].(pdfArray)
				for _, v := range list {
					if n, ok := v.(float64); ok {
						tm = matrix{1, 0, 0, 1, -n / 1000 * s.size * s.scale, 0}.then(tm)
						continue
					}
					d.show(&s, &tm, v)
				}
			}
		case "re":
			path.rectangle(s.ctm, num(0), num(1), num(2), num(3))
		case "m":
			path.begin(s.ctm.apply(num(0), num(1)))
		case "l":
			path.to(s.ctm.apply(num(0), num(1)))
		case "c", "v", "y":
			path.curve()
		case "h":
			path.close()
		case "s", "b", "b*":
			path.close()
			fallthrough
		case "S", "B", "B*":
			d.rules(path, true)
		case "f", "F", "f*":
			d.rules(path, false)
		case "n":
			path.clear()
		case "BMC", "BDC":
			head := d.pagination(args, resources)
			d.marks = append(d.marks, head)
			if head {
				d.heads++
			}
		case "EMC":
			if len(d.marks) > marksBefore {
				d.unmark()
			}
		case "Do":
			if len(args) > 0 {
				name, _ := args[0].(pdfName)
				x, _ := f.get(f.dict(resources["XObject"])[name]).(*pdfStream)
				switch {
				case x == nil:
				case f.name(x.dict["Subtype"]) == "Image":
					d.page.Images++
				default:
					d.form(x, s.ctm, depth+1)
				}
			}
		case "BI":
			d.page.Images++
			l.skipImage()
		}
		args = args[:0]
	}
	for len(d.marks) > marksBefore {
		d.unmark()
	}
}

// unmark closes the innermost marked content.
func (d *pdfDrawing) unmark() {
	last := len(d.marks) - 1
	if d.marks[last] {
		d.heads--
	}
	d.marks = d.marks[:last]
}

// form draws a drawing kept apart.
func (d *pdfDrawing) form(x *pdfStream, base matrix, depth int) {
	if depth > maxForms || !d.f.spend(1) {
		return
	}
	d.follow(d.f.unpack(x), d.f.dict(x.dict["Resources"]), d.f.matrix(x.dict["Matrix"]).then(base), depth)
}

func (d *pdfDrawing) font(v any) *pdfFont {
	ref, isRef := v.(pdfRef)
	if font := d.fonts[ref]; isRef && font != nil {
		return font
	}
	font := d.f.font(v)
	if isRef {
		d.fonts[ref] = font
	}
	return font
}

// pagination holds for content that the file marks as a page header, footer or number (ISO 32000-1, 14.8.2.2).
func (d *pdfDrawing) pagination(args []any, resources pdfDict) bool {
	if len(args) < 2 || args[0] != pdfName("Artifact") {
		return false
	}
	p, ok := args[1].(pdfDict)
	if !ok {
		name, _ := args[1].(pdfName)
		p = d.f.dict(d.f.dict(resources["Properties"])[name])
	}
	return d.f.name(p["Type"]) == "Pagination"
}

// show draws one string.
func (d *pdfDrawing) show(s *pdfState, tm *matrix, v any) {
	text, ok := v.(string)
	if !ok || s.font == nil {
		return
	}
	step := 1
	if s.font.wide {
		step = 2
	}
	m := matrix{s.size * s.scale, 0, 0, s.size, 0, s.up}.then(*tm).then(s.ctm) // but for its last two numbers, that of the whole string
	turn, straight := turnOf(m)
	size, wide := math.Hypot(m[2], m[3]), math.Hypot(m[0], m[1])
	sound := straight && size >= 1 && size <= 400 && wide < 1e4
	for i := 0; i+step <= len(text); i += step {
		if d.f.glyphs--; d.f.glyphs < 0 {
			d.f.stop(TooBig("quá lớn: hơn %s chữ", "too large: more than %s letters", glyphsPerCell*d.f.limits.Cells))
			return
		}
		if len(d.page.Glyphs) >= maxGlyphs {
			d.f.stop(TooBig("quá lớn: hơn %s chữ trên một trang", "too large: more than %s letters on one page", maxGlyphs))
			return
		}
		c := code(text[i : i+step])
		letter := s.font.letter(c)
		x, y := s.ctm.apply(tm.apply(0, s.up))
		tx := letter.width/1000*s.size + s.space
		if step == 1 && c == ' ' {
			tx += s.words
		}
		tm[4], tm[5] = tm.apply(tx*s.scale, 0)
		if letter.text == "" {
			d.page.Unreadable++
			continue
		}
		if !sound || !(math.Abs(x) < 1e5 && math.Abs(y) < 1e5) {
			continue // not a number, or far off the page
		}
		d.page.Glyphs = append(d.page.Glyphs, Glyph{X: x, Y: y, Width: letter.width / 1000 * wide, Size: size, Text: letter.text,
			Bold: s.font.bold || s.mode == 2, Margin: d.heads > 0, Run: d.runs, turn: turn})
	}
}

// turnOf is the direction of a line of text in quarter turns clockwise; slanting text, as of a watermark, is not straight.
func turnOf(m matrix) (turn int, straight bool) {
	x, y := m[0], m[1]
	switch {
	case math.Abs(y) < 0.1*math.Abs(x):
		if x < 0 {
			return 2, true
		}
		return 0, true
	case math.Abs(x) < 0.1*math.Abs(y):
		if y > 0 {
			return 1, true
		}
		return 3, true
	}
	return 0, false
}

// skipImage passes over the bytes of a picture inside the commands.
func (l *pdfLexer) skipImage() {
	for from := l.at; from < len(l.b); {
		k := bytes.Index(l.b[from:], []byte("EI"))
		if k < 0 {
			break
		}
		from += k + 2
		if pdfBlank(l.b[from-3]) && (from >= len(l.b) || pdfBlank(l.b[from])) {
			l.at = from
			return
		}
	}
	l.at = len(l.b)
}

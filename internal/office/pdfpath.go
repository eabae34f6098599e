package office

import "math"

// thinRule is the width, in points, below which a filled rectangle is a drawn line.
const thinRule = 2.5

// pdfPath gathers the parts of a path until it is drawn.
type pdfPath struct {
	parts []pathPart
	size  int
}

// maxPath bounds the points of one path that are kept; a table has some dozens.
const maxPath = 50_000

// pathPart is one open or closed line through points on the page.
type pathPart struct {
	points [][2]float64
	curved bool
}

func (p *pdfPath) begin(x, y float64) {
	if p.size++; p.size < maxPath {
		p.parts = append(p.parts, pathPart{points: [][2]float64{{x, y}}})
	}
}

func (p *pdfPath) last() *pathPart {
	if len(p.parts) == 0 {
		return nil
	}
	return &p.parts[len(p.parts)-1]
}

func (p *pdfPath) to(x, y float64) {
	if l := p.last(); l != nil && p.size < maxPath {
		p.size++
		l.points = append(l.points, [2]float64{x, y})
	}
}

func (p *pdfPath) curve() {
	if l := p.last(); l != nil {
		l.curved = true
	}
}

func (p *pdfPath) close() {
	if l := p.last(); l != nil && p.size < maxPath {
		p.size++
		l.points = append(l.points, l.points[0])
	}
}

func (p *pdfPath) clear() { p.parts, p.size = p.parts[:0], 0 }

func (p *pdfPath) rectangle(m matrix, x, y, w, h float64) {
	p.begin(m.apply(x, y))
	p.to(m.apply(x+w, y))
	p.to(m.apply(x+w, y+h))
	p.to(m.apply(x, y+h))
	p.close()
}

// maxRules bounds the lines of one page: more are a drawing, and no table is looked for in it.
const maxRules = 30_000

// rules keeps the straight lines of the path just drawn: every edge when it is stroked, thin filled areas otherwise.
func (d *pdfDrawing) rules(p *pdfPath, stroked bool) {
	for _, part := range p.parts {
		if part.curved {
			continue
		}
		if stroked {
			for i := 1; i < len(part.points); i++ {
				d.rule(part.points[i-1], part.points[i], 0.5)
			}
			continue
		}
		low, high := part.points[0], part.points[0]
		for _, q := range part.points {
			low = [2]float64{min(low[0], q[0]), min(low[1], q[1])}
			high = [2]float64{max(high[0], q[0]), max(high[1], q[1])}
		}
		d.rule(low, high, thinRule)
	}
	p.clear()
}

func (d *pdfDrawing) rule(a, b [2]float64, thin float64) {
	w, h := math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1])
	inside := math.Abs(a[0]) < 1e5 && math.Abs(a[1]) < 1e5 && w < 1e5 && h < 1e5
	if !inside || max(w, h) < 3 || min(w, h) > thin || len(d.page.Rules) > maxRules || !d.f.spend(1) {
		return
	}
	r := Rule{min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])}
	if w >= h {
		r.Y1 = (r.Y1 + r.Y2) / 2
		r.Y2 = r.Y1
	} else {
		r.X1 = (r.X1 + r.X2) / 2
		r.X2 = r.X1
	}
	d.page.Rules = append(d.page.Rules, r)
}

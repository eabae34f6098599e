package chart

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/fault"
)

// PNG is the picture on white, so many pixels to a CSS pixel: 2 prints well across a page of A4.
func (p Picture) PNG(scale float64) ([]byte, error) {
	if !(p.Width > 0 && p.Height > 0 && scale > 0) || p.Width*scale > 8000 || p.Height*scale > 12000 {
		return nil, fault.New(fault.TooLarge, "hình “%s” quá lớn để vẽ thành ảnh", "the picture “%s” is too large to be made an image", p.Title)
	}
	k := &painter{image.NewRGBA(image.Rect(0, 0, int(math.Ceil(p.Width*scale)), int(math.Ceil(p.Height*scale)))), scale}
	draw.Draw(k.image, k.image.Bounds(), image.NewUniform(palette[Ground].rgb), image.Point{}, draw.Src)
	for _, m := range p.Marks {
		m.paint(k)
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, k.image)
	return b.Bytes(), err
}

// painter fills outlines; lines and letters are outlines too.
type painter struct {
	image *image.RGBA
	scale float64
}

// fill paints closed polygons and curves that lie in a box (CSS pixels) with one ink.
func (k *painter) fill(in box, ink Ink, outline func(r *vector.Rasterizer, at func(Point) (x, y float32))) {
	area := image.Rect(int(math.Floor(in.x0*k.scale))-1, int(math.Floor(in.y0*k.scale))-1, int(math.Ceil(in.x1*k.scale))+1, int(math.Ceil(in.y1*k.scale))+1).Intersect(k.image.Bounds())
	if ink == NoInk || area.Empty() {
		return
	}
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	outline(r, func(p Point) (x, y float32) {
		return float32(p.X*k.scale - float64(area.Min.X)), float32(p.Y*k.scale - float64(area.Min.Y))
	})
	r.Draw(k.image, area, image.NewUniform(palette[ink].rgb), image.Point{})
}

func (s Shape) paint(k *painter) {
	in := s.bounds()
	if s.Fill != NoInk {
		k.fill(in, s.Fill, func(r *vector.Rasterizer, at func(Point) (x, y float32)) {
			lines, _ := s.Path.flat()
			for _, line := range lines {
				polygonOn(r, at, line)
			}
		})
	}
	if s.Line != NoInk && s.Wide > 0 {
		k.fill(in.grown(s.Wide), s.Line, func(r *vector.Rasterizer, at func(Point) (x, y float32)) {
			lines, closed := s.Path.flat()
			for i, line := range lines {
				if closed[i] {
					line = append(line[:len(line):len(line)], line[0])
				}
				for _, dash := range dashed(line, s.Dash) {
					stroke(r, at, dash, s.Wide/2)
				}
			}
		})
	}
}

func polygonOn(r *vector.Rasterizer, at func(Point) (x, y float32), points []Point) {
	for i, p := range points {
		x, y := at(p)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
}

// stroke lays a rectangle along every piece of a line and a disc on every bend, all turned the same way, so that overlaps
// add up to full ink instead of cancelling.
func stroke(r *vector.Rasterizer, at func(Point) (x, y float32), line []Point, half float64) {
	for i := 0; i+1 < len(line); i++ {
		a, b := line[i], line[i+1]
		long := math.Hypot(b.X-a.X, b.Y-a.Y)
		if long == 0 {
			continue
		}
		dx, dy := (b.X-a.X)/long*half, (b.Y-a.Y)/long*half
		polygonOn(r, at, []Point{{a.X - dy, a.Y + dx}, {a.X + dy, a.Y - dx}, {b.X + dy, b.Y - dx}, {b.X - dy, b.Y + dx}})
		if i > 0 && half > .4 {
			disc := make([]Point, 8)
			for j := range disc {
				sin, cos := math.Sincos(2 * math.Pi * float64(j) / 8)
				disc[j] = Point{a.X + half*cos, a.Y + half*sin}
			}
			polygonOn(r, at, disc)
		}
	}
}

// dashed cuts a line into the pieces that are drawn.
func dashed(line []Point, dash []float64) (pieces [][]Point) {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if len(line) < 2 || total <= .1 {
		return [][]Point{line}
	}
	at, left, drawing := 0, dash[0], true
	piece := []Point{line[0]}
	for i := 0; i+1 < len(line); i++ {
		from, to := line[i], line[i+1]
		for {
			long := math.Hypot(to.X-from.X, to.Y-from.Y)
			if long <= left {
				left -= long
				piece = append(piece, to)
				break
			}
			cut := Point{from.X + (to.X-from.X)*left/long, from.Y + (to.Y-from.Y)*left/long}
			if drawing {
				pieces = append(pieces, append(piece, cut))
			}
			at, drawing, from = (at+1)%len(dash), !drawing, cut
			left, piece = max(dash[at], .05), []Point{cut}
		}
	}
	if drawing && len(piece) > 1 {
		pieces = append(pieces, piece)
	}
	return pieces
}

func (t Text) paint(k *painter) {
	f := faceOf(t.Bold)
	in := t.bounds()
	k.fill(in.grown(t.Size/3), t.Ink, func(r *vector.Rasterizer, at func(Point) (x, y float32)) {
		x, buffer := in.x0, sfnt.Buffer{}
		for _, letter := range norm.NFC.String(t.Text) {
			glyph, err := f.font.GlyphIndex(&buffer, letter)
			if err == nil {
				f.outline(r, &buffer, glyph, t.Size, func(q Point) (float32, float32) { return at(Point{x + q.X, t.At.Y + q.Y}) })
			}
			x += f.width(letter) * t.Size / perEm
		}
	})
}

// outline draws one letter; its places are relative to the base line.
func (f *face) outline(r *vector.Rasterizer, buffer *sfnt.Buffer, glyph sfnt.GlyphIndex, size float64, at func(Point) (x, y float32)) {
	segments, err := f.font.LoadGlyph(buffer, glyph, fixed.I(perEm), nil)
	if err != nil {
		return
	}
	place := func(p fixed.Point26_6) (x, y float32) {
		return at(Point{float64(p.X) / 64 * size / perEm, float64(p.Y) / 64 * size / perEm})
	}
	open := false
	for _, s := range segments {
		x, y := place(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				r.ClosePath()
			}
			r.MoveTo(x, y)
			open = true
		case sfnt.SegmentOpLineTo:
			r.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := place(s.Args[1])
			r.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := place(s.Args[1])
			x2, y2 := place(s.Args[2])
			r.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	if open {
		r.ClosePath()
	}
}

// Package chart draws plain data as pictures: one list of shapes and texts, rendered to SVG for pages and to PNG for Word.
package chart

import "math"

// Picture is a finished drawing. Its SVG and its PNG are made from the same marks, so a page, its print and a Word file
// show the same. The table holds what is drawn, for readers who cannot or do not want to look.
type Picture struct {
	Width, Height float64 // CSS pixels
	Title, Desc   string
	Marks         []Mark
	Table         Table
}

// Table is the data of a picture as rows of text, ready to print; the first cell of a row names it.
type Table struct {
	Columns []string
	Rows    [][]string
}

// Head is what every kind of picture is told beside its data. All wording comes from the caller, in the reader's language.
type Head struct {
	Width   float64 // CSS pixels; 0 is 720, a phone's page has about 340
	Title   string
	Desc    string
	Unit    string // of the values: "%", "tỉ đồng"
	Across  string // what the first column of the table holds: "Năm", "Tỉnh"
	Missing string // how an unknown value reads: "chưa có số liệu"
	Numbers Numbers
}

func (h Head) width() float64 {
	if h.Width <= 0 {
		return 720
	}
	return min(max(h.Width, 240), 2400)
}

// narrow tells whether the picture is for a phone.
func (h Head) narrow() bool { return h.width() < 480 }

// Value is a number or, when zero, unknown: a missing value is never drawn as 0.
type Value struct {
	N     float64
	Known bool
}

// Of makes a known value; one that is no finite number stays unknown.
func Of(n float64) Value {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return Value{}
	}
	return Value{n, true}
}

// write says a value as the head's language does, with the decimals it needs (at most two: more is not read on a picture),
// or that it is missing.
func (h Head) write(v Value) string {
	if !v.Known {
		return h.Missing
	}
	return h.Numbers.Write(v.N, min(decimalsOf(v.N), 2))
}

// withUnit is a value as a sentence would say it.
func (h Head) withUnit(v Value) string {
	s := h.write(v)
	switch {
	case !v.Known || h.Unit == "":
		return s
	case h.Unit == "%":
		return s + "%"
	}
	return s + " " + h.Unit
}

// drawn ends a picture: only now is its height known.
func (h Head) drawn(c *canvas, height float64, table Table) Picture {
	return Picture{Width: h.width(), Height: math.Ceil(height), Title: h.Title, Desc: h.Desc, Marks: c.marks, Table: table}
}

// Standing is where a text of a picture stands, CSS pixels.
type Standing struct {
	Text           string
	X0, Y0, X1, Y1 float64
}

// Texts are all texts of a picture with their places; whoever checks that none covers another needs them.
func (p Picture) Texts() (list []Standing) {
	for _, m := range p.Marks {
		if t, ok := m.(Text); ok {
			b := t.bounds()
			list = append(list, Standing{t.Text, b.x0, b.y0, b.x1, b.y1})
		}
	}
	return list
}

package read

import (
	"math"
	"sort"

	"lotrinh/internal/doc"
)

// Columns of a table without drawn lines begin at the same place, give or take startSlack points, on startTimes lines or more.
const (
	startSlack  = 2.5
	startTimes  = 3
	startWindow = 120 // lines looked at
)

// columnStarts are the places where text begins again and again after a gap, or at the start of a line.
func columnStarts(lines, after []inkLine) []float64 {
	var at []float64
	look := func(lines []inkLine) {
		for _, l := range lines[:min(len(lines), startWindow)] {
			for i, w := range l.words {
				if i == 0 || w.x0-l.words[i-1].x1 > 0.8*l.size {
					at = append(at, w.x0)
				}
			}
		}
	}
	look(lines)
	look(after)
	sort.Float64s(at)
	var out []float64
	for i := 0; i < len(at); {
		k := i
		for k < len(at) && at[k]-at[i] <= startSlack {
			k++
		}
		if k-i >= startTimes {
			out = append(out, at[i])
		}
		i = k
	}
	return out
}

// cut cuts a line at the starts; nil when the line does not keep to them.
func cut(l inkLine, starts []float64) [][]inkWord {
	out := make([][]inkWord, len(starts))
	col := -1
	for i, w := range l.words {
		gap := math.Inf(1)
		if i > 0 {
			gap = w.x0 - l.words[i-1].x1
		}
		if gap > 0.5*l.size {
			for c := col + 1; c < len(starts); c++ {
				if w.x0 > starts[c]-0.5 && w.x0-starts[c] <= startSlack+0.5 {
					col = c
					break
				}
			}
		}
		if col < 0 || gap > columnGap*l.size && len(out[col]) > 0 || col+1 < len(starts) && w.x1 > starts[col+1]-0.1*l.size {
			return nil
		}
		out[col] = append(out[col], w)
	}
	return out
}

// steppedTable reads a table without drawn lines whose cells run over several lines; n lines belong to it.
func steppedTable(lines, after []inkLine) (g *grille, n int) {
	anchor := false
	for _, l := range lines[:min(len(lines), 7)] {
		anchor = anchor || l.parts() >= 3
	}
	if !anchor {
		return nil, 0
	}
	starts := columnStarts(lines, after)
	if len(starts) < 3 || len(starts) > 60 {
		return nil, 0
	}
	filled := func(pieces [][]inkWord) int {
		n := 0
		for _, p := range pieces {
			n += b2i(len(p) > 0)
		}
		return n
	}
	var cuts [][][]inkWord
	full, used, rights := 0, make([]bool, len(starts)), make([]float64, len(starts))
	for n < len(lines) && (n == 0 || lines[n].base-lines[n-1].base < 3*lines[n].size) {
		pieces := cut(lines[n], starts)
		if pieces == nil || n == 0 && len(pieces[0]) > 0 && filled(pieces) < 3 {
			break
		}
		full += b2i(filled(pieces) >= 3)
		for c, p := range pieces {
			used[c] = used[c] || len(p) > 0
			for _, w := range p {
				rights[c] = max(rights[c], w.x1)
			}
		}
		cuts = append(cuts, pieces)
		n++
	}
	columns := 0
	for _, u := range used {
		columns += b2i(u)
	}
	goesOn := n == len(lines) && len(after) > 0 && columns > 3 && full > 0 // on the next page
	if full < 3 && !goesOn || columns < 3 || columns < len(starts)-1 {
		return nil, 0
	}
	g = &grille{xs: starts, bare: true}
	apart := rowGap(lines[:n])
	var words [][]inkWord
	write := func() {
		row := doc.Row{}
		for c, w := range words {
			text, bold := grilleText(w, rights[c])
			row.Cells = append(row.Cells, doc.Cell{Text: text, Bold: bold, Col: c, ColSpan: 1, RowSpan: 1})
		}
		g.rows = append(g.rows, row)
	}
	for i, pieces := range cuts {
		if i > 0 {
			gap := lines[i].base - lines[i-1].base
			if apart > 0 && gap > apart || apart == 0 && len(pieces[0]) > 0 {
				write()
				words = nil
			}
		}
		if words == nil {
			words = make([][]inkWord, len(starts))
		}
		for c, p := range pieces {
			words[c] = append(words[c], p...)
		}
	}
	write()
	return g, n
}

// rowGap is the distance of lines above which a new row begins; 0 when rows stand no further apart than lines.
func rowGap(lines []inkLine) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		gaps = append(gaps, lines[i].base-lines[i-1].base)
	}
	usual := rank(gaps, 0.3)
	wide := 0
	for _, g := range gaps {
		wide += b2i(g > 1.12*usual)
	}
	if wide == 0 {
		return 0
	}
	return 1.12 * usual
}

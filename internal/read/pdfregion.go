package read

import (
	"slices"
	"sort"
	"strings"

	"lotrinh/internal/doc"
)

// region is a part of a page: running lines, columns side by side, or a table without drawn lines.
type region struct {
	lines   []inkLine
	columns [][]inkLine
	table   *grille
}

// tallPage is more lines than any page has; a file that claims more is not looked through again and again.
const tallPage = 400

// regions cuts the lines of a page, in order; after are the lines of the next page.
func regions(lines, after []inkLine) []region {
	var out []region
	plain := 0
	flush := func(to int) {
		if to > plain {
			out = append(out, region{lines: lines[plain:to]})
		}
	}
	for i := 0; i < len(lines); {
		rest := lines[i:min(len(lines), i+tallPage)]
		g, n := steppedTable(rest, after)
		if n == 0 {
			g, n = alignedTable(rest)
		}
		if n > 0 {
			flush(i)
			out = append(out, region{table: g})
			i += n
			plain = i
			continue
		}
		if cols, n := sideBySide(rest); n > 0 {
			flush(i)
			out = append(out, region{columns: cols})
			i += n
			plain = i
			continue
		}
		i++
	}
	flush(len(lines))
	return out
}

// sideBySide reads two columns with a gutter between them, as letterheads and signature blocks have; n lines belong to them.
func sideBySide(lines []inkLine) (cols [][]inkLine, n int) {
	first := lines[0].segments()
	second := first
	if len(first) == 1 && len(lines) > 1 { // a column may begin a little higher than the other
		second = lines[1].segments()
		if lines[1].base-lines[0].base > 0.9*lines[0].size || len(second) > 1 {
			return nil, 0
		}
		if second[0].x0() < first[0].x0() {
			first, second = second, first
		}
		first = []inkLine{first[0], second[0]}
	}
	if len(first) != 2 || first[1].x0() <= first[0].x1() {
		return nil, 0
	}
	low, high := first[0].x1(), first[1].x0()
	var left, right []inkWord
	var lastLeft, lastRight float64
	both := 0
	for n = 0; n < len(lines); n++ {
		l := lines[n]
		segs := l.segments()
		split := 0 // segments left of the gutter
		for split < len(segs) && segs[split].x0() < (low+high)/2 {
			split++
		}
		newLow, newHigh := low, high
		if split > 0 {
			newLow = max(low, segs[split-1].x1())
		}
		if split < len(segs) {
			newHigh = min(high, segs[split].x0())
		}
		if newHigh-newLow < 0.9*l.size {
			break
		}
		near, far := 2.6*l.size, 9*l.size
		if n > 0 && split > 0 && l.base-max(lastLeft, lastRight) > near || n > 0 && split == 0 && l.base-max(lastLeft, lastRight) > far {
			break
		}
		if n > 0 && both > 0 && split > 0 && split == len(segs) && markerOf(clean(l.text(), false)).style == dashStyle && lastLeft == 0 {
			break
		}
		low, high = newLow, newHigh
		for k, s := range segs {
			if k < split {
				left, lastLeft = append(left, s.words...), l.base
			} else {
				right, lastRight = append(right, s.words...), l.base
			}
		}
		if split > 0 && split < len(segs) {
			both++
		}
	}
	if n < 2 || len(left) == 0 || len(right) == 0 {
		return nil, 0
	}
	return [][]inkLine{inkLines(left), inkLines(right)}, n
}

// alignedTable reads a table whose columns are only aligned: three rows or more with the same three gaps or more.
func alignedTable(lines []inkLine) (*grille, int) {
	if lines[0].parts() < 3 {
		return nil, 0
	}
	type stretch struct{ from, to float64 }
	var cols []stretch
	fit := func(l inkLine) ([]stretch, bool) {
		next := slices.Clone(cols)
		for _, s := range l.segments() {
			next = append(next, stretch{s.x0(), s.x1()})
		}
		sort.Slice(next, func(i, k int) bool { return next[i].from < next[k].from })
		merged := next[:1]
		for _, s := range next[1:] {
			if last := &merged[len(merged)-1]; s.from < last.to+0.5*l.size {
				last.to = max(last.to, s.to)
			} else {
				merged = append(merged, s)
			}
		}
		return merged, len(merged) >= 3 && len(merged) >= len(cols)
	}
	n, full := 0, 0
	for n < len(lines) {
		l := lines[n]
		if n > 0 && l.base-lines[n-1].base > 3.5*l.size {
			break
		}
		next, ok := fit(l)
		if !ok {
			break
		}
		cols = next
		if n++; l.parts() >= 3 {
			full = n
		}
	}
	rows := 0
	for _, l := range lines[:full] {
		if l.parts() >= 3 {
			rows++
		}
	}
	if rows < 3 {
		return nil, 0
	}
	g := &grille{}
	for _, c := range cols {
		g.xs = append(g.xs, c.from)
	}
	for _, l := range lines[:full] {
		row := doc.Row{}
		for k, c := range cols {
			cell := doc.Cell{Col: k, ColSpan: 1, RowSpan: 1, Bold: true}
			var parts []string
			for _, w := range l.words {
				if w.x0 >= c.from-0.1 && w.x0 < c.to {
					parts = append(parts, w.text)
					cell.Bold = cell.Bold && w.bold
				}
			}
			cell.Text = strings.Join(parts, " ")
			row.Cells = append(row.Cells, cell)
		}
		if n := len(g.rows); n > 0 && row.Cells[0].Text == "" && l.parts() < 3 { // the rest of a cell of several lines
			for k, c := range row.Cells {
				if c.Text != "" {
					g.rows[n-1].Cells[k].Text = joinLines(g.rows[n-1].Cells[k].Text, c.Text)
				}
			}
			continue
		}
		g.rows = append(g.rows, row)
	}
	return g, full
}

package read

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/office"
)

// grille is a table of drawn lines: the places of its lines and its cells.
type grille struct {
	page   int
	xs, ys []float64
	rows   []doc.Row
	bare   bool // without drawn lines
}

func (g grille) top() float64 { return g.ys[0] }

// Lines within snap points of each other are one; maxRules bounds what one page may draw.
const (
	snap     = 2.0
	maxRules = 20000
)

// grilles finds the ruled tables of a page and takes their words.
func grilles(rules []office.Rule, words []inkWord) ([]grille, []inkWord) {
	if len(rules) > maxRules {
		return nil, words
	}
	var out []grille
	for _, group := range connected(joined(rules)) {
		var xs, ys []float64
		for _, r := range group {
			if r.X1 == r.X2 {
				xs = append(xs, r.X1)
			} else {
				ys = append(ys, r.Y1)
			}
		}
		g := grille{xs: snapped(xs), ys: snapped(ys)}
		if len(g.xs) < 3 || len(g.ys) < 2 || len(g.xs)*len(g.ys) > 40000 {
			continue // a frame, a line under a title
		}
		var rest []inkWord
		if rest = g.fill(group, words); len(g.rows) > 0 {
			words = rest
			out = append(out, g)
		}
	}
	sort.Slice(out, func(i, k int) bool { return out[i].top() < out[k].top() })
	return out, words
}

// joined makes one line of lines that lie on one another or end to end.
func joined(rules []office.Rule) []office.Rule {
	rules = slices.Clone(rules)
	place := func(r office.Rule) (upright bool, at, from, to float64) {
		if r.X1 == r.X2 {
			return true, r.X1, r.Y1, r.Y2
		}
		return false, r.Y1, r.X1, r.X2
	}
	sort.Slice(rules, func(i, k int) bool {
		u1, a1, f1, _ := place(rules[i])
		u2, a2, f2, _ := place(rules[k])
		if u1 != u2 {
			return u1
		}
		if r1, r2 := math.Round(a1), math.Round(a2); r1 != r2 {
			return r1 < r2
		}
		return f1 < f2
	})
	var out []office.Rule
	for _, r := range rules {
		if n := len(out); n > 0 {
			u, at, from, to := place(r)
			u2, at2, from2, to2 := place(out[n-1])
			if u == u2 && math.Abs(at-at2) <= 1 && from >= from2 && from <= to2+snap {
				if to > to2 {
					if u {
						out[n-1].Y2 = to
					} else {
						out[n-1].X2 = to
					}
				}
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// connected groups lines that touch.
func connected(rules []office.Rule) [][]office.Rule {
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	if len(rules) > 1500 {
		return nil // a drawing, not a table
	}
	for i, a := range rules {
		for k := i + 1; k < len(rules); k++ {
			b := rules[k]
			if a.X1 <= b.X2+snap && b.X1 <= a.X2+snap && a.Y1 <= b.Y2+snap && b.Y1 <= a.Y2+snap {
				group[find(i)] = find(k)
			}
		}
	}
	sets := map[int][]office.Rule{}
	var order []int
	for i, r := range rules {
		root := find(i)
		if sets[root] == nil {
			order = append(order, root)
		}
		sets[root] = append(sets[root], r)
	}
	var out [][]office.Rule
	for _, root := range order {
		out = append(out, sets[root])
	}
	return out
}

// snapped are the different values, in order.
func snapped(values []float64) []float64 {
	sort.Float64s(values)
	var out []float64
	for _, v := range values {
		if n := len(out); n == 0 || v-out[n-1] > 2*snap {
			out = append(out, v)
		}
	}
	return out
}

// fill finds the cells, merged where no line parts them, and puts the words into them; it returns the words outside.
func (g *grille) fill(rules []office.Rule, words []inkWord) []inkWord {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	upright, level := make([][]office.Rule, len(g.xs)), make([][]office.Rule, len(g.ys))
	for _, r := range rules {
		if r.X1 == r.X2 {
			k := nearest(g.xs, r.X1)
			upright[k] = append(upright[k], r)
		} else {
			k := nearest(g.ys, r.Y1)
			level[k] = append(level[k], r)
		}
	}
	drawn := func(rules []office.Rule, x, y float64) bool { // is a line drawn there
		return slices.ContainsFunc(rules, func(r office.Rule) bool {
			return r.X1 == r.X2 && r.Y1 <= y && y <= r.Y2 || r.Y1 == r.Y2 && r.X1 <= x && x <= r.X2
		})
	}
	owner := make([]int, rows*cols)
	for i := range owner {
		owner[i] = -1
	}
	type box struct {
		cell  doc.Cell
		row   int
		words []inkWord
	}
	var cells []box
	for r := range rows {
		midY := (g.ys[r] + g.ys[r+1]) / 2
		for c := range cols {
			if owner[r*cols+c] >= 0 {
				continue
			}
			wide, high := 1, 1
			for c+wide < cols && owner[r*cols+c+wide] < 0 && !drawn(upright[c+wide], g.xs[c+wide], midY) {
				wide++
			}
		down:
			for r+high < rows {
				for k := range wide {
					if owner[(r+high)*cols+c+k] >= 0 || drawn(level[r+high], (g.xs[c+k]+g.xs[c+k+1])/2, g.ys[r+high]) {
						break down
					}
				}
				high++
			}
			for y := r; y < r+high; y++ {
				for x := c; x < c+wide; x++ {
					owner[y*cols+x] = len(cells)
				}
			}
			cells = append(cells, box{cell: doc.Cell{Col: c, ColSpan: wide, RowSpan: high}, row: r})
		}
	}
	var rest []inkWord
	run, at := -1, -1
	for _, w := range words {
		if w.run != run { // text that runs over the line at its right belongs to the cell where it begins
			run = w.run
			at = -1
			y := w.base - 0.3*w.size
			x := w.x0 + min(0.3*w.size, (w.x1-w.x0)/2)
			if x < g.xs[0] { // set in the middle of a cell too narrow for it
				x = (w.x0 + w.x1) / 2
			}
			if r, c := between(g.ys, y), between(g.xs, x); r >= 0 && c >= 0 {
				at = owner[r*cols+c]
			}
		}
		if at < 0 {
			rest = append(rest, w)
			continue
		}
		cells[at].words = append(cells[at].words, w)
	}
	if len(rest) == len(words) {
		return words
	}
	g.rows = make([]doc.Row, rows)
	for i := range cells {
		b := &cells[i]
		b.cell.Text, b.cell.Bold = grilleText(b.words, g.xs[b.cell.Col+b.cell.ColSpan])
		g.rows[b.row].Cells = append(g.rows[b.row].Cells, b.cell)
	}
	g.rows = slices.DeleteFunc(g.rows, func(r doc.Row) bool { return len(r.Cells) == 0 })
	return rest
}

// nearest is the index of the value closest to v.
func nearest(values []float64, v float64) int {
	k := sort.SearchFloat64s(values, v)
	if k == len(values) || k > 0 && v-values[k-1] < values[k]-v {
		return k - 1
	}
	return k
}

// between is the interval of edges that holds v, -1 outside.
func between(edges []float64, v float64) int {
	if v < edges[0] || v > edges[len(edges)-1] {
		return -1
	}
	return min(sort.SearchFloat64s(edges, v), len(edges)-1) - 1 + b2i(v == edges[0])
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// grilleText joins the lines of a cell; a line that fills the cell goes on in the next one.
func grilleText(words []inkWord, right float64) (text string, bold bool) {
	if len(words) == 0 {
		return "", false
	}
	lines := inkLines(words)
	bold = true
	var out []string
	open := ""
	for i, l := range lines {
		bold = bold && l.bold()
		said := l.text()
		if i > 0 {
			before := lines[i-1]
			full := before.x1()+wordGap*l.size+(l.words[0].x1-l.words[0].x0) > right-0.6*l.size
			if before.x1() > right-0.9*l.size && cutToken(open, said) {
				open += said
				continue
			}
			if full && markerOf(said).style == noStyle || lowerStart(said) || !hasLetter(open) && len(out) == 0 {
				open = joinLines(open, said)
				continue
			}
			out = append(out, open)
		}
		open = said
	}
	return cellLines(append(out, open)), bold && strings.TrimSpace(open) != ""
}

// cutToken holds when a narrow cell was cut inside a number or a word: "121.18417" "5", "Ngườ" "i".
func cutToken(before, after string) bool {
	if strings.ContainsRune(before, ' ') || strings.ContainsRune(after, ' ') {
		return false
	}
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	if digits(strings.NewReplacer(".", "", ",", "").Replace(before)) {
		return strings.ContainsAny(before, ".,") && digits(after)
	}
	return hasLetter(before) && utf8.RuneCountInString(after) == 1 && lowerStart(after)
}

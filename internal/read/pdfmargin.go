package read

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// pageOf reads "Trang 2/10", "2/10" and "- 2 -".
var pageOf = regexp.MustCompile(`(?i)^(trang|page)?\s*[-–]?\s*\d{1,4}\s*(/|trên|of)?\s*(\d{1,4})?\s*[-–]?$`)

var anyDigits = regexp.MustCompile(`\d+`)

// edgeLines at the top and at the bottom of a page may be a header or a footer, if they stand in that part of its height.
const (
	edgeLines = 3
	edgePart  = 0.12
)

// takeMargins takes page headers, footers and page numbers out of the pages and returns them: what the file marks as such,
// numbers alone at the edge of several pages, and lines that come again at the same place.
func takeMargins(pages []sheet) []inkLine {
	var taken []inkLine
	seen := map[string]int{}
	key := func(l inkLine) string {
		return anyDigits.ReplaceAllString(l.text(), "#") + "@" + strconv.Itoa(int(l.base/6))
	}
	edge := func(p sheet, i int) bool {
		l := p.lines[i]
		return i < edgeLines && l.base < edgePart*p.height || i >= len(p.lines)-edgeLines && l.base > (1-edgePart)*p.height
	}
	for _, p := range pages {
		for i := range p.lines {
			if edge(p, i) {
				seen[key(p.lines[i])]++
			}
		}
	}
	for n := range pages {
		p := &pages[n]
		again := make([]bool, len(p.lines))
		for i, l := range p.lines {
			again[i] = edge(*p, i) && seen[key(l)] >= max(3, len(pages)/2) && len(l.text()) < 200
		}
		keepHeadings(p.lines, again)
		kept := p.lines[:0:0]
		for i, l := range p.lines {
			number := edge(*p, i) && len(pages) > 1 && (pageNumber(l.text()) || pageOf.MatchString(l.text()))
			if l.words[0].margin || again[i] || number {
				taken = append(taken, l)
				continue
			}
			kept = append(kept, l)
		}
		p.lines = kept
	}
	return taken
}

// keepHeadings leaves lines that come again but stand close to the text: the repeated heading of a table.
func keepHeadings(lines []inkLine, again []bool) {
	clear := func(a, b inkLine) bool { return b.base-a.base > 1.8*b.size }
	top := 0
	for top < len(lines) && again[top] {
		top++
	}
	if top > 0 && top < len(lines) && !clear(lines[top-1], lines[top]) {
		for i := range top {
			again[i] = false
		}
	}
	end := len(lines)
	for end > 0 && again[end-1] {
		end--
	}
	if end > 0 && end < len(lines) && !clear(lines[end-1], lines[end]) {
		for i := end; i < len(lines); i++ {
			again[i] = false
		}
	}
}

// centredIn holds for a line in the middle of a column, away from its edges.
func centredIn(l inkLine, left, right float64) bool {
	return math.Abs((l.x0()+l.x1())-(left+right))/2 < 1.2*l.size && l.x0() > left+1.5*l.size && strings.TrimSpace(l.text()) != ""
}

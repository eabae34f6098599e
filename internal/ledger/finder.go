package ledger

import (
	"sort"

	"lotrinh/internal/doc"
)

// Finder tells where in the file a stretch of the canonical text stands.
type Finder struct {
	src   *doc.Source
	lines []int // where each line begins
}

// NewFinder prepares for many questions about one document.
func NewFinder(src *doc.Source) Finder {
	f := Finder{src: src, lines: []int{0}}
	for i := range len(src.Text) {
		if src.Text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// At is the place of a span: the line of the canonical text always, the page, the table with its row and the sheet where the format has them.
func (f Finder) At(s doc.Span) doc.Locator {
	at := doc.Locator{}
	if k := after(len(f.src.Blocks), s.Start, func(i int) int { return f.src.Blocks[i].Span.Start }); k >= 0 {
		b := f.src.Blocks[k]
		at = b.Locator
		if b.Table != nil {
			if r := after(len(b.Table.Rows), s.Start, func(i int) int { return b.Table.Rows[i].Span.Start }); r >= 0 {
				row := b.Table.Rows[r]
				at.Row = row.Ord
				if c := after(len(row.Cells), s.Start, func(i int) int { return row.Cells[i].Span.Start }); c >= 0 {
					at.Cell = row.Cells[c].Ref
				}
			}
		}
	}
	at.Line = after(len(f.lines), s.Start, func(i int) int { return f.lines[i] }) + 1
	return at
}

// after is the last of n places that does not begin behind an offset, -1 = none.
func after(n, offset int, start func(int) int) int {
	return sort.Search(n, func(i int) bool { return start(i) > offset }) - 1
}

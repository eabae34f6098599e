package read

import (
	"math"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/office"
	"lotrinh/internal/vi"
)

// inkWord is a word as it stands on a page; base is its baseline, y grows downwards.
type inkWord struct {
	text         string
	x0, x1, base float64
	size         float64
	bold, margin bool
	blank        bool // a blank was drawn after it
	run          int  // words drawn one after another by one command share it
}

// Parts of the size of type: a gap that parts words, one that parts columns, and how far baselines of one line may differ.
const (
	wordGap   = 0.18
	columnGap = 1.8
	sameLine  = 0.42
)

// inkWords joins letters that one command drew side by side; parts of a word drawn apart are mended on their line.
func inkWords(glyphs []office.Glyph) []inkWord {
	out := make([]inkWord, 0, len(glyphs)/4)
	letters := make([]byte, 0, 64) // of the last word
	finish := func() {
		if n := len(out); n > 0 {
			if out[n-1].text = string(letters); !vi.Plain(out[n-1].text) {
				out[n-1].text = ligatures.Replace(norm.NFC.String(out[n-1].text))
			}
		}
	}
	open := false // the last word may go on
	lastRun, run := -1, 0
	for _, g := range glyphs {
		blank := onlyBlanks(g.Text)
		if n := len(out); n > 0 && (open || blank) {
			w := &out[n-1]
			gap := g.X - w.x1
			beside := math.Abs(g.Y-w.base) < sameLine*w.size && gap > -0.6*w.size
			if blank {
				w.blank = w.blank || beside && gap < w.size
				open = false
				continue
			}
			if near := beside && gap < wordGap*w.size; near && !w.blank && g.Run == lastRun {
				letters = append(letters, g.Text...)
				w.x1 = max(w.x1, g.X+g.Width)
				w.bold = w.bold && g.Bold
				continue
			}
		}
		if blank {
			continue
		}
		if n := len(out); g.Run != lastRun || n > 0 && (math.Abs(g.Y-out[n-1].base) > 0.1 || g.X-out[n-1].x1 > g.Size || g.X < out[n-1].x0) {
			lastRun = g.Run
			run++
		}
		finish()
		letters = append(letters[:0], g.Text...)
		out = append(out, inkWord{x0: g.X, x1: g.X + g.Width, base: g.Y, size: g.Size, bold: g.Bold, margin: g.Margin, run: run})
		open = true
	}
	finish()
	return out
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "\u00ad\u00ad", "\u00ad", "\uf0b7", "•", "\uf02d", "-", "\uf0d8", "-")

// inkLine is one line: its words from left to right.
type inkLine struct {
	words      []inkWord
	base, size float64
}

func (l inkLine) x0() float64 { return l.words[0].x0 }

func (l inkLine) x1() float64 {
	x := l.words[0].x1
	for _, w := range l.words {
		x = max(x, w.x1)
	}
	return x
}

func (l inkLine) bold() bool {
	return !slices.ContainsFunc(l.words, func(w inkWord) bool { return !w.bold && len(strings.Trim(w.text, ".,;:-–_ ")) > 0 })
}

func (l inkLine) text() string {
	n := len(l.words)
	for _, w := range l.words {
		n += len(w.text)
	}
	var b strings.Builder
	b.Grow(n)
	for i, w := range l.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// parts is the number of segments.
func (l inkLine) parts() int {
	n := 1
	for i := 1; i < len(l.words); i++ {
		if l.words[i].x0-l.words[i-1].x1 > columnGap*l.size {
			n++
		}
	}
	return n
}

// segments cuts a line where the gap is wide enough for a column.
func (l inkLine) segments() []inkLine {
	var out []inkLine
	start := 0
	for i := 1; i < len(l.words); i++ {
		if l.words[i].x0-l.words[i-1].x1 > columnGap*l.size {
			out = append(out, inkLine{l.words[start:i], l.base, l.size})
			start = i
		}
	}
	return append(out, inkLine{l.words[start:], l.base, l.size})
}

// inkLines puts words on lines, top to bottom.
func inkLines(words []inkWord) []inkLine {
	words = slices.Clone(words)
	sort.SliceStable(words, func(i, k int) bool { return words[i].base < words[k].base })
	var out []inkLine
	for i := 0; i < len(words); {
		base, size := words[i].base, words[i].size
		k := i
		for k < len(words) && words[k].base-base < sameLine*max(size, words[k].size) && words[k].base-words[i].base < max(size, words[k].size) {
			if words[k].size >= size { // the larger type gives the line; a raised number joins it
				base, size = words[k].base, words[k].size
			}
			k++
		}
		line := inkLine{words: words[i:k:k], base: base, size: size}
		sort.SliceStable(line.words, func(a, b int) bool { return line.words[a].x0 < line.words[b].x0 })
		line.words = mended(line.words)
		out = append(out, line)
		i = k
	}
	return out
}

// mended joins parts of one word that were drawn apart and drops letters drawn twice to look bold.
func mended(words []inkWord) []inkWord {
	out := words[:0]
	for _, w := range words {
		if n := len(out); n > 0 {
			before := &out[n-1]
			gap := w.x0 - before.x1
			if w.text == before.text && math.Abs(w.x0-before.x0) < 0.15*w.size {
				continue
			}
			if !before.blank && gap < wordGap*w.size && gap > -0.4*w.size {
				before.text = norm.NFC.String(before.text + w.text)
				before.x1, before.blank, before.bold = max(before.x1, w.x1), w.blank, before.bold && w.bold
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

// rank is the value below which a part of all values lies.
func rank(values []float64, part float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Clone(values)
	sort.Float64s(sorted)
	return sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
}

package read

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"lotrinh/internal/doc"
)

// textBlocks reads plain text and Markdown: hard-wrapped lines become one paragraph, tables become tables.
func textBlocks(text string, markdown bool) []doc.Block {
	lines := splitLines(text)
	w := wrap{width: wrapWidth(lines), markdown: markdown}
	for i := range lines {
		lines[i].said, lines[i].apart = clean(lines[i].text, markdown), len(columns(lines[i].text)) > 1
	}
	var blocks []doc.Block
	var para []line // lines of the open paragraph
	gap := noGap    // what stands between the last line of para and this one
	flush := func() {
		if len(para) > 0 {
			blocks = append(blocks, paragraph(text, para, markdown))
		}
		para, gap = nil, noGap
	}
	tables := 0
	for i := 0; i < len(lines); {
		l := lines[i]
		t, n := tableAt(text, lines[i:], markdown)
		if n == 0 {
			t, n = copiedTable(text, lines[i:])
		}
		if n > 0 {
			flush()
			tables++
			t.Ord = tables
			last := lines[i+n-1]
			blocks = append(blocks, doc.Block{Span: doc.Span{Start: l.span.Start, End: last.span.End}, Table: t, Locator: doc.Locator{Table: tables, Line: i + 1}})
			i += n
			continue
		}
		i++
		switch {
		case l.width == 0:
			gap = max(gap, blankGap)
			continue
		case len(para) == 0:
		case pageNumber(l.text) && pageBreak(lines, i-1):
			gap = pageGap
			continue
		case w.continues(para, l, gap):
			para, gap = append(para, l), noGap
			continue
		}
		flush()
		para = []line{l}
	}
	flush()
	number(text, blocks)
	return blocks
}

// gap is what stands between two lines of text.
type gap int

const (
	noGap gap = iota
	blankGap
	pageGap // a page number
)

// pageBreak tells a page number from a number in a list of cells: it is far from the margin or has a blank line beside it.
func pageBreak(lines []line, i int) bool {
	if lines[i].indent >= 15 {
		return true
	}
	blank := func(k int) bool { return k < 0 || k >= len(lines) || lines[k].width == 0 }
	return blank(i-1) && blank(i+1)
}

// number gives paragraphs their ordinal and first line.
func number(text string, blocks []doc.Block) {
	paragraphs, at, row := 0, 0, 1
	for i := range blocks {
		b := &blocks[i]
		row += strings.Count(text[at:b.Span.Start], "\n")
		at = b.Span.Start
		b.Locator.Line = row
		if b.Table == nil {
			paragraphs++
			b.Locator.Paragraph = paragraphs
		}
	}
}

func paragraph(text string, lines []line, markdown bool) doc.Block {
	b := doc.Block{Span: doc.Span{Start: lines[0].span.Start, End: lines[len(lines)-1].span.End}}
	raw := text[b.Span.Start:b.Span.End]
	if markdown {
		b.Heading = headingLevel(raw)
		b.Bold = emphasised(raw)
	}
	b.Centred = lines[0].indent >= 15 && len(lines) == 1
	return b
}

// headingLevel counts the # of a Markdown heading.
func headingLevel(raw string) int {
	n := len(raw) - len(strings.TrimLeft(raw, "#"))
	if n == 0 || n > 6 || n == len(raw) || raw[n] != ' ' && raw[n] != '\t' {
		return 0
	}
	return n
}

// wrap knows how the lines of one file were broken.
type wrap struct {
	width    int // 0: lines are whole paragraphs
	markdown bool
}

// wrapWidth is the width at which a file was hard-wrapped, 0 when its lines are whole paragraphs.
func wrapWidth(lines []line) int {
	var widths []int
	for _, l := range lines {
		if l.width > 0 && !strings.HasPrefix(l.text, "|") && !strings.HasPrefix(l.text, "+-") {
			widths = append(widths, l.width)
		}
	}
	if len(widths) == 0 {
		return 0
	}
	sort.Ints(widths)
	if p := widths[len(widths)*97/100]; p >= 40 && p <= 130 {
		return widths[len(widths)*90/100]
	}
	return 0
}

// fixedEnds are words after which a number at the start of the next line is no marker: "ngày⏎15. …".
var fixedEnds = []string{"ngày", "tháng", "năm", "điều", "khoản", "điểm", "số", "quý", "mục", "chương", "phụ lục", "tại", "và", "từ", "đến"}

// joiners are words that end no paragraph.
var joiners = []string{"của", "và", "các", "với", "cho", "theo", "tại", "thuộc", "hoặc", "những", "là", "bởi", "do", "để", "Bộ", "Sở"}

// unfinished holds for a line that breaks off: what follows belongs to it.
func unfinished(s, next string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	if last == "Bộ" && partOfCountry.MatchString(s) {
		return false // "Tây Nam Bộ"
	}
	return slices.Contains(joiners, last) || (last == "UBND" || last == "HĐND" || strings.HasSuffix(s, "nhân dân")) && levelWord.MatchString(next)
}

var partOfCountry = regexp.MustCompile(`(?:Nam|Bắc|Trung) Bộ$`)

var levelWord = regexp.MustCompile(`^(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|cấp)(?:\P{L}|$)`)

// continues decides whether a line goes on with the open paragraph.
func (w wrap) continues(para []line, next line, between gap) bool {
	last := para[len(para)-1]
	before, after := last.said, next.said
	if w.markdown && (headingLevel(last.text) > 0 || headingLevel(next.text) > 0) || before == "" || after == "" {
		return false
	}
	if last.apart || next.apart || strings.HasPrefix(after, "(") && attachedLine.MatchString(after) {
		return false // letterhead or signature block; "(Kèm theo …)"
	}
	if strings.HasSuffix(before, "./.") || strings.HasPrefix(after, "Nơi nhận") {
		return false // the end of an official text
	}
	ended := endsSentence(before)
	// Lines of proportional type differ by a quarter in their number of letters.
	reach := last.indent + last.width + 1 + firstWord(next.text)
	full := w.width > 0 && reach > w.width*3/4
	if m := markerOf(after); m.style != noStyle {
		inside := fixedEnd(before) || m.style == roundStyle || m.style == dashStyle && lowerStart(m.rest) // "hai ⏎ (02) bộ", "kinh tế ⏎ - xã hội"
		if ended || !full || !inside || allCaps(before) {
			return false
		}
	}
	runsOn := lowerStart(after) || after[0] >= '0' && after[0] <= '9' && !pageNumber(after)
	caps, capsAfter := allCaps(before), allCaps(after) && !runsOn && !(endsSentence(after) && firstWord(after) == len([]rune(after))) // "99/2022/NĐ-CP" and "SXTN);" are no headings
	switch {
	case between != noGap: // a page break or a stray blank line inside a sentence
		return !ended && (lowerStart(after) || between == pageGap && full) && (len(para) > 1 || len(before) > 20) && !caps && !capsAfter && !emphasised(last.text)
	case w.markdown && w.width > 0:
		return !last.hard && !strings.HasSuffix(last.text, "\\") && !(ended && last.width < w.width/2) && (caps == allCaps(after) || !hasLetter(after) || !capsAfter && !caps)
	case caps || capsAfter:
		return caps && capsAfter && markerOf(before).style != partStyle && (last.width >= 60 || full && !ended) && !issuerName(after) && !bareNumber(before)
	case w.width == 0:
		return !ended && (lowerStart(after) || unfinished(before, after))
	case lowerStart(after):
		return !ended || reach > w.width*9/10
	case !ended:
		return full || unfinished(before, after)
	case strings.ContainsRune(";:", rune(before[len(before)-1])) || next.indent > last.indent+2:
		return false // the end of a list item; an indented first line
	}
	return reach > w.width*9/10 && !(next.indent > 0 && next.indent >= para[0].indent && len(para) > 1 && last.indent < next.indent)
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

func fixedEnd(s string) bool {
	s = strings.ToLower(s)
	for _, w := range fixedEnds {
		if s == w || strings.HasSuffix(s, " "+w) {
			return true
		}
	}
	return false
}

func firstWord(s string) int {
	n := 0
	for _, r := range s {
		if blankRune(r) {
			break
		}
		n++
	}
	return n
}

package paper

import (
	"fmt"
	"strings"

	"lotrinh/internal/chart"
	"lotrinh/internal/vi"
)

// Drawing is one step of a trace as a picture; Name is a file name without its extension.
type Drawing struct {
	Name    string
	Picture chart.Picture
}

// Measures of the pictures, in CSS pixels.
const (
	pictureWidth = 720.0
	edge         = 16.0
	letters      = 12.0 // size of words
	fine         = 9.5  // of what stands below and above them
	stepDown     = 15.0 // from a word of a column to the next
	aroundHit    = 4    // words shown before and behind a hit
)

// sayer chooses the language of a text.
type sayer = func(vi, en string) string

// Draw shows the trace in three pictures: words and what they are for; seeds, chains and alignment; the sentences that came out.
func (t Trace) Draw(say sayer) []Drawing {
	return []Drawing{{"1-words", t.drawWords(say)}, {"2-alignment", t.drawAlignment(say)}, {"3-sentences", t.drawSentences(say)}}
}

// drawer collects marks.
type drawer struct{ marks []chart.Mark }

func (d *drawer) text(x, y, size float64, ink chart.Ink, anchor chart.Anchor, bold bool, text string) {
	d.marks = append(d.marks, chart.Text{At: chart.Point{X: x, Y: y}, Anchor: anchor, Size: size, Bold: bold, Ink: ink, Text: text})
}

func (d *drawer) shape(p chart.Path, fill, line chart.Ink, wide float64, dash ...float64) {
	d.marks = append(d.marks, chart.Shape{Path: p, Fill: fill, Line: line, Wide: wide, Dash: dash})
}

// picture ends a drawing, with its ground below everything.
func (d *drawer) picture(title, desc string, height float64) chart.Picture {
	ground := chart.Shape{Path: chart.Rectangle(0, 0, pictureWidth, height), Fill: chart.Ground}
	return chart.Picture{Width: pictureWidth, Height: height, Title: title, Desc: desc, Marks: append([]chart.Mark{ground}, d.marks...)}
}

// classNames are what stretches that are nobody's own are called.
func classNames(say sayer) map[Class]string {
	return map[Class]string{Citation: say("tên văn bản", "name of a document"), Title: say("tiêu đề", "title"), Greeting: say("lời chào", "greeting"), Basis: say("căn cứ", "legal basis"),
		Quotation: say("trích dẫn", "quotation"), Outline: say("đề cương", "outline"), Common: say("lời chung", "common")}
}

// drawWords shows the first paper as it is compared: each word as it is written, below it as it is compared, and what is nobody's own on a
// ground with its name.
func (t Trace) drawWords(say sayer) chart.Picture {
	d, names := &drawer{}, classNames(say)
	x, y := edge, edge+20
	for k := int32(0); k < int32(len(t.a.words)); {
		end := k + 1
		for end < int32(len(t.a.places)) && t.a.places[end] == t.a.places[k] { // an abbreviation is several words
			end++
		}
		written := t.a.Text[t.a.places[k].start:t.a.places[k].end]
		wide := chart.Width(written, letters, false) + 7
		first := k == 0 || t.classA[k-1] != t.classA[k]
		startsLine := k > 0 && t.a.sentences[t.a.sentenceAt(k)].from == k && t.a.sentences[t.a.sentenceAt(k)].paragraph != t.a.sentences[t.a.sentenceAt(k-1)].paragraph
		if x+wide > pictureWidth-edge || startsLine {
			x, y = edge, y+44
		}
		if c := t.classA[k]; c != Own {
			d.shape(chart.Rectangle(x-2, y-14, wide, 29), chart.Pale, chart.NoInk, 0)
			d.shape(chart.Polyline(chart.Point{X: x - 2, Y: y + 15}, chart.Point{X: x + wide - 2, Y: y + 15}), chart.NoInk, chart.Black, 1.2, 3, 2)
			if first {
				d.text(x-1, y-17, fine, chart.Black, chart.Start, true, names[c])
			}
		} else if k >= t.hit.a && k < t.hit.endA {
			d.shape(chart.Polyline(chart.Point{X: x - 2, Y: y + 15}, chart.Point{X: x + wide - 2, Y: y + 15}), chart.NoInk, chart.Black, 2.4)
		}
		d.text(x, y, letters, chart.Black, chart.Start, false, written)
		d.text(x, y+11, fine, chart.Grey, chart.Start, false, vi.Fold(written))
		x += wide
		k = end
	}
	return d.picture(fmt.Sprintf(say("Từ và vai trò của từng đoạn: %s", "Words and what they are for: %s"), t.a.Name),
		say("Mỗi từ như viết trong bài, dưới là dạng đem so. Nền xám, gạch đứt: không phải của riêng ai. Gạch đậm: đoạn sẽ tìm thấy trùng.",
			"Each word as written, below it as it is compared. Grey ground, dashed line: nobody's own. Thick line: the passage that will be found shared."), y+32)
}

// drawAlignment shows the words around the hit in two columns, three times: shared shingles, the chains they make, and word by word.
func (t Trace) drawAlignment(say sayer) chart.Picture {
	d := &drawer{}
	fromA, toA := max(0, t.hit.a-aroundHit), min(int32(len(t.a.words)), t.hit.endA+aroundHit)
	fromB, toB := max(0, t.hit.b-aroundHit), min(int32(len(t.b.words)), t.hit.endB+aroundHit)
	const top, panel, left, right = 62.0, 232.0, 66.0, 158.0
	at := func(word, from int32) float64 { return top + float64(word-from)*stepDown }
	inA := func(k int32) bool { return k >= fromA && k < toA }
	inB := func(k int32) bool { return k >= fromB && k < toB }
	heads := []string{
		say("Hạt: ba từ liền nhau", "Seeds: three words in a row"), say("Chuỗi: cùng thứ tự", "Chains: in the same order"), say("Căn chỉnh: từng từ", "Alignment: word by word")}
	pairedA, pairedB := map[int32]bool{}, map[int32]bool{}
	for _, p := range t.pairs {
		pairedA[p.a], pairedB[p.b] = true, true
	}
	for n, head := range heads {
		x := edge + float64(n)*panel
		d.text(x, edge+8, letters, chart.Black, chart.Start, true, fmt.Sprintf("%d. %s", n+3, head))
		d.text(x+left, edge+28, fine, chart.Grey, chart.End, false, t.a.Name)
		d.text(x+right, edge+28, fine, chart.Grey, chart.Start, false, t.b.Name)
		link := func(a, b int32, wide float64) {
			d.shape(chart.Polyline(chart.Point{X: x + left + 3, Y: at(a, fromA) - 4}, chart.Point{X: x + right - 3, Y: at(b, fromB) - 4}), chart.NoInk, chart.Black, wide)
		}
		switch n {
		case 0:
			for _, s := range t.seeds {
				if inA(s.a) && inB(s.b) {
					link(s.a+1, s.b+1, 1) // from the middle of the three
				}
			}
		case 1:
			for _, chain := range t.chains {
				for _, r := range chain {
					if inA(r.a) && inB(r.b) {
						d.shape(chart.Polygon(chart.Point{X: x + left + 3, Y: at(r.a, fromA) - 11}, chart.Point{X: x + right - 3, Y: at(r.b, fromB) - 11},
							chart.Point{X: x + right - 3, Y: at(r.b+r.n-1, fromB) + 2}, chart.Point{X: x + left + 3, Y: at(r.a+r.n-1, fromA) + 2}), chart.Step2, chart.Black, 1)
					}
				}
			}
		case 2:
			for _, p := range t.pairs {
				if inA(p.a) && inB(p.b) {
					link(p.a, p.b, 1)
				}
			}
		}
		for _, side := range []struct {
			p        *Paper
			from, to int32
			hit      func(int32) bool
			paired   map[int32]bool
			at       float64
			anchor   chart.Anchor
		}{{t.a, fromA, toA, func(k int32) bool { return k >= t.hit.a && k < t.hit.endA }, pairedA, x + left, chart.End},
			{t.b, fromB, toB, func(k int32) bool { return k >= t.hit.b && k < t.hit.endB }, pairedB, x + right, chart.Start}} {
			for k := side.from; k < side.to; k++ {
				word, ink := vi.Fold(side.p.Text[side.p.places[k].start:side.p.places[k].end]), chart.Black
				if !side.hit(k) {
					ink = chart.Grey
				}
				changed := n == 2 && side.hit(k) && !side.paired[k]
				if changed { // of the gap
					wide := chart.Width(word, letters, true) + 6
					left := side.at - 3
					if side.anchor == chart.End {
						left = side.at - wide + 3
					}
					d.shape(chart.Rectangle(left, at(k, side.from)-11, wide, 14), chart.Ground, chart.Black, 1.2, 2, 1.5)
				}
				d.text(side.at, at(k, side.from), letters, ink, side.anchor, changed, word)
			}
		}
	}
	return d.picture(say("Từ hạt đến chuỗi đến từng từ tương ứng", "From seeds to chains to corresponding words"),
		fmt.Sprintf(say("%d hạt, %d chuỗi, %d cặp từ tương ứng; từ trong khung gạch đứt bị đổi. Chữ xám nằm ngoài đoạn.", "%d seeds, %d chains, %d pairs of corresponding words; words in a dashed frame are changed. Grey words stand outside the passage."),
			len(t.seeds), len(t.chains), len(t.pairs)), top+float64(max(toA-fromA, toB-fromB))*stepDown+4)
}

// drawSentences shows the passage in both papers, what differs in frames.
func (t Trace) drawSentences(say sayer) chart.Picture {
	d := &drawer{}
	kinds := map[Kind]string{Exact: say("giống hệt", "exact"), Edited: say("có sửa", "edited"), Reordered: say("đổi thứ tự", "reordered")}
	pairedA, pairedB := map[int32]bool{}, map[int32]bool{}
	for _, p := range t.hit.pairs {
		pairedA[p.a], pairedB[p.b] = true, true
	}
	words := t.hit.endA - t.hit.a + t.hit.endB - t.hit.b
	d.text(edge, edge+10, letters+1, chart.Black, chart.Start, true, fmt.Sprintf(say("%s, %s", "%s, %s"), kinds[t.Passage.Kind], strings.TrimPrefix(fmt.Sprintf("%.2f", t.Passage.Similarity), "0")))
	d.text(edge, edge+28, fine+1, chart.Grey, chart.Start, false, fmt.Sprintf(say("2 × %d từ tương ứng trên %d từ của hai bên", "2 × %d corresponding words of %d words on both sides"), len(t.hit.pairs), words))
	const column = (pictureWidth - 3*edge) / 2
	bottom := 0.0
	for n, side := range []struct {
		p        *Paper
		from, to int32
		paired   map[int32]bool
	}{{t.a, t.hit.a, t.hit.endA, pairedA}, {t.b, t.hit.b, t.hit.endB, pairedB}} {
		left := edge + float64(n)*(column+edge)
		x, y := left, edge+78
		d.text(left, edge+52, letters, chart.Black, chart.Start, true, side.p.Name)
		for k := side.from; k < side.to; k++ {
			if k > side.from && side.p.places[k] == side.p.places[k-1] {
				continue
			}
			end := side.p.places[k].end
			text := side.p.Text[side.p.places[k].start:end]
			wide := chart.Width(text, letters+1, true)
			for int(end) < len(side.p.Text) && strings.IndexByte(",.;:)", side.p.Text[end]) >= 0 {
				end++
			}
			sign := side.p.Text[side.p.places[k].end:end]
			if x+wide+10 > left+column {
				x, y = left, y+24
			}
			if !side.paired[k] {
				d.shape(chart.Rectangle(x-2, y-13, wide+4, 18), chart.Pale, chart.Black, 1.2, 2, 1.5)
			}
			d.text(x, y, letters+1, chart.Black, chart.Start, !side.paired[k], text)
			x += chart.Width(text, letters+1, !side.paired[k])
			if !side.paired[k] {
				x += 2
			}
			d.text(x, y, letters+1, chart.Black, chart.Start, false, sign)
			x += chart.Width(sign, letters+1, false) + 5
		}
		bottom = max(bottom, y)
	}
	return d.picture(say("Đoạn trùng trong hai bài", "The shared passage in both papers"),
		say("Hai câu đặt cạnh nhau; từ trong khung chỉ có ở một bên.", "Both sentences side by side; words in frames stand on one side only."), bottom+edge)
}

package convert

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"testing"

	"lotrinh/internal/read"
)

// blank is a page of paper; line draws a line of four dots, as a scanner sees it at a slope.
func blank() gray {
	g := gray{2000, 3000, bytes.Repeat([]byte{250}, 2000*3000)}
	return g
}

func (g gray) line(upright bool, from, to, at int, slope float64) {
	for i := from; i <= to; i++ {
		across := at + int(math.Round(slope*float64(i)))
		for k := range 4 {
			x, y := i, across+k
			if upright {
				x, y = at-int(math.Round(slope*float64(i)))+k, i
			}
			g.dots[y*g.width+x] = 40
		}
	}
}

func TestLinesOfATableAreFoundOnASkewedPage(t *testing.T) {
	for _, slope := range []float64{0, .004, -.01} {
		g := blank()
		for i := range 4 {
			g.line(false, 200, 1800, 500+200*i, slope)
		}
		for _, x := range []int{200, 600, 1800} {
			g.line(true, 500+int(slope*float64(x)), 1100+int(slope*float64(x)), x+int(slope*800), slope)
		}
		for x := range 40 { // a letter
			g.dots[600*g.width+900+x] = 0
		}
		rules := g.takeRules()
		skew := skewOf(rules)
		if math.Abs(skew-slope) > .002 {
			t.Errorf("slope %v read as %v", slope, skew)
		}
		left := 0
		for _, d := range g.dots {
			if d < ink {
				left++
			}
		}
		if left < 40 || left > 400 {
			t.Errorf("slope %v: %d dark dots are left of a letter of 40", slope, left)
		}
		var words []word
		for row := range 3 {
			for col, x := range []float64{250, 700} {
				words = append(words, word{text: fmt.Sprintf("Ô-số-%d-cột-%d", row+1, col+1), left: x, right: x + 100, base: 620 + 200*float64(row) + slope*x, size: 45, sure: 90})
			}
		}
		p := &paper{}
		p.page(g, words, rules, skew)
		src, err := read.File("a.pdf", append(p.bytes(), '\n'))
		if err == nil && (len(src.Blocks) != 1 || src.Blocks[0].Table == nil || src.Text != "Ô-số-1-cột-1\tÔ-số-1-cột-2\nÔ-số-2-cột-1\tÔ-số-2-cột-2\nÔ-số-3-cột-1\tÔ-số-3-cột-2\n") {
			t.Errorf("slope %v: %q", slope, src.Text)
		} else if err != nil {
			t.Error(err)
		}
	}
}

func TestWordsOfTesseract(t *testing.T) {
	words := wordsOf(`<span class='ocr_line' id='line_1_1' title="bbox 100 200 900 250; baseline 0.01 -8; x_size 40; x_descenders 9; x_ascenders 10">
<span class='ocrx_word' id='w1' title='bbox 100 205 300 250; x_wconf 93'>Kế</span> <span class='ocrx_word' id='w2' title='bbox 500 205 900 250; x_wconf 60'><strong>R&amp;D</strong></span>
<span class='ocrx_word' id='w3' title='bbox 910 205 920 250; x_wconf 3'>~</span><span class='ocrx_word' id='w4' title='bbox 930 205 935 250; x_wconf 95'>|</span></span>`)
	if len(words) != 2 || words[0].text != "Kế" || words[0].base != 242 || words[1].text != "R&D" || words[1].base != 246 || words[1].size != 40 {
		t.Errorf("%+v", words)
	}
	both := surest(append(words, word{text: "Ke", left: 120, right: 280, base: 240, size: 40, sure: 50}, word{text: "B&D", left: 500, right: 900, base: 246, size: 40, sure: 80}, word{text: "1", left: 20, right: 40, base: 241, size: 40, sure: 70}))
	if got := fmt.Sprint(both[0].text, " ", both[1].text, " ", both[2].text); len(both) != 3 || got != "B&D Kế 1" {
		t.Errorf("%+v", both)
	}
}

// TestPicturesOfPages are drawn as large as pages of a PDF; what is no picture, or too large a one, is refused.
func TestPicturesOfPages(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 100, 150))); err != nil {
		t.Fatal(err)
	}
	if g, err := grayOf(b.Bytes()); err != nil || g.width != 2000 || g.height != 3000 || len(g.dots) != 2000*3000 {
		t.Errorf("%d × %d, %v", g.width, g.height, err)
	}
	for _, bad := range [][]byte{nil, b.Bytes()[:40], []byte("\xff\xd8\xff rubbish")} {
		if _, err := grayOf(bad); err == nil {
			t.Errorf("%q is no picture", bad)
		}
	}
	for _, bad := range []string{"", "P5\n", "P5\n10 10 255\nxx", "P5\n-1 10 255\n", "P5\n99999999 99999999 255\n"} {
		if _, err := readGray([]byte(bad)); err == nil {
			t.Errorf("%q is no page", bad)
		}
	}
	if g, err := readGray(blank().pgm()); err != nil || g.width != 2000 || g.height != 3000 {
		t.Error(err)
	}
}

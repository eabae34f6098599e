package convert

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
)

// word is a recognised word of a page, in dots: its left and right end, where its line stands, the height of its letters.
type word struct {
	text              string
	left, right, base float64
	size              float64
	slope             float64
	sure              float64 // per cent, of its line: the mean over the letters
}

var (
	hocrLine = regexp.MustCompile(`class='ocr_(?:line|header|caption|textfloat)'[^>]*title="bbox (\d+) (\d+) (\d+) (\d+); baseline (-?[\d.]+) (-?[\d.]+); x_size ([\d.]+)`)
	hocrWord = regexp.MustCompile(`(?s)class='ocrx_word'[^>]*title='bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)'[^>]*>(.*?)</span>`)
	hocrTag  = regexp.MustCompile(`<[^>]*>`)
)

// leastSure is the confidence, per cent, below which what Tesseract saw is a blot.
const leastSure = 15

// wordsOf reads the hOCR that Tesseract wrote.
func wordsOf(hocr string) []word {
	var out []word
	lines := hocrLine.FindAllStringSubmatchIndex(hocr, -1)
	for i, at := range lines {
		end := len(hocr)
		if i+1 < len(lines) {
			end = lines[i+1][0]
		}
		number := func(k int) float64 {
			n, _ := strconv.ParseFloat(hocr[at[2*k]:at[2*k+1]], 64)
			return n
		}
		left, bottom, slope, drop, size := number(1), number(4), number(5), number(6), number(7)
		first, letters, sum := len(out), 0.0, 0.0
		for _, g := range hocrWord.FindAllStringSubmatch(hocr[at[1]:end], -1) {
			x0, _ := strconv.ParseFloat(g[1], 64)
			x1, _ := strconv.ParseFloat(g[3], 64)
			sure, _ := strconv.ParseFloat(g[5], 64)
			text := strings.TrimSpace(html.UnescapeString(hocrTag.ReplaceAllString(g[6], "")))
			letters += float64(len(text))
			sum += sure * float64(len(text))
			if text == "" || x1 <= x0 || sure < leastSure || strings.Trim(text, "|¦_—") == "" {
				continue
			}
			out = append(out, word{text: text, left: x0, right: x1, base: bottom + drop + slope*(x0-left), size: size, slope: slope})
		}
		for i := first; i < len(out); i++ {
			out[i].sure = sum / letters
		}
	}
	return out
}

// slopeOf is the skew of a page by its lines of text.
func slopeOf(words []word) float64 {
	var slopes []float64
	for _, w := range words {
		slopes = append(slopes, w.slope)
	}
	if len(slopes) == 0 {
		return 0
	}
	slices.Sort(slopes)
	return max(-steepest, min(steepest, slopes[len(slopes)/2]))
}

// surest are the words of two looks at a page: of those that stand in one place, the one of whose line Tesseract is surer, of equals the
// first.
func surest(words []word) []word {
	words = slices.Clone(words)
	arrange.By(words, func(a, b word) int { return cmp.Compare(b.sure, a.sure) })
	var out []word
	for _, w := range words {
		if !slices.ContainsFunc(out, func(o word) bool {
			return w.left < o.right && o.left < w.right && w.base-w.size*.8 < o.base && o.base-o.size*.8 < w.base
		}) {
			out = append(out, w)
		}
	}
	return out
}

package chart

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// Regular is Be Vietnam Pro, cut down to the letters of Vietnamese and the signs of numbers (SIL Open Font License 1.1, font/OFL.txt).
//
//go:embed font/regular.ttf
var Regular []byte

// SemiBold is its font of what stands out.
//
//go:embed font/semibold.ttf
var SemiBold []byte

const perEm = 1000 // units of both fonts

// face is a parsed font with the widths of its letters, in units of an em.
type face struct {
	font   *sfnt.Font
	widths map[rune]float64
}

var regularFace, boldFace = sync.OnceValue(func() *face { return parsed(Regular) }), sync.OnceValue(func() *face { return parsed(SemiBold) })

func parsed(data []byte) *face {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic("chart: embedded font: " + err.Error())
	}
	widths, buffer := map[rune]float64{}, sfnt.Buffer{}
	for r := rune(0x20); r < 0x2300; r++ {
		if g, err := f.GlyphIndex(&buffer, r); err == nil && g != 0 {
			if w, err := f.GlyphAdvance(&buffer, g, fixed.I(perEm), font.HintingNone); err == nil {
				widths[r] = float64(w) / 64
			}
		}
	}
	return &face{f, widths}
}

func faceOf(bold bool) *face {
	if bold {
		return boldFace()
	}
	return regularFace()
}

// width of a letter; one the font lacks is drawn by another font and counted as wide.
func (f *face) width(r rune) float64 {
	if w, ok := f.widths[r]; ok {
		return w
	}
	return perEm
}

// textWidth is how wide a text is, in CSS pixels.
func textWidth(s string, size float64, bold bool) (w float64) {
	f := faceOf(bold)
	for _, r := range norm.NFC.String(s) {
		w += f.width(r)
	}
	return w * size / perEm
}

// fitted cuts a text at a word, or within one, so that it fits, and marks the cut.
func fitted(s string, size float64, bold bool, room float64) string {
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	if textWidth(s, size, bold) <= room {
		return s
	}
	for letters := []rune(s); len(letters) > 1; {
		letters = letters[:len(letters)-1]
		cut := strings.TrimRight(string(letters), " ,;:.–-") + "…"
		if textWidth(cut, size, bold) <= room {
			return cut
		}
	}
	return ""
}

// wrapped breaks a text at blanks into at most so many lines that fit; what is left over is cut.
func wrapped(s string, size float64, bold bool, room float64, most int) (lines []string) {
	words := strings.Fields(norm.NFC.String(s))
	for len(words) > 0 {
		if len(lines) == most-1 {
			return append(lines, fitted(strings.Join(words, " "), size, bold, room))
		}
		n := 1
		for n < len(words) && textWidth(strings.Join(words[:n+1], " "), size, bold) <= room {
			n++
		}
		lines = append(lines, fitted(strings.Join(words[:n], " "), size, bold, room))
		words = words[n:]
	}
	return lines
}

// Width is how wide a text stands, for pictures that place words themselves.
func Width(text string, size float64, bold bool) float64 { return textWidth(text, size, bold) }

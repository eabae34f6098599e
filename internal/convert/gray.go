package convert

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // scans that are single pictures
	_ "image/png"
	"strings"
)

// gray is a page as dots, 0 black to 255 white.
type gray struct {
	width, height int
	dots          []byte
}

// maxDots of a page: four times a page of A4 at 300 an inch.
const maxDots = 40_000_000

// readGray reads a PGM as pdftoppm writes it.
func readGray(content []byte) (gray, error) {
	var g gray
	var most int
	n, err := fmt.Sscan(strings.TrimPrefix(string(content[:min(len(content), 64)]), "P5"), &g.width, &g.height, &most)
	if err != nil || n != 3 || most != 255 || g.width <= 0 || g.height <= 0 || g.width > maxDots/g.height || g.width*g.height > len(content) {
		return g, fmt.Errorf("no picture of a page: %v", err)
	}
	g.dots = content[len(content)-g.width*g.height:]
	return g, nil
}

// grayOf reads a PNG or a JPEG and draws it anew, as large as the pages of a PDF are drawn.
func grayOf(content []byte) (gray, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return gray{}, err
	}
	if size.Width <= 0 || size.Height <= 0 || size.Width > maxDots/size.Height {
		return gray{}, fmt.Errorf("a picture of %d × %d dots is too large", size.Width, size.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return gray{}, err
	}
	b := picture.Bounds()
	g := gray{b.Dx(), b.Dy(), make([]byte, b.Dx()*b.Dy())}
	for y := range g.height {
		for x := range g.width {
			g.dots[y*g.width+x] = color.GrayModel.Convert(picture.At(b.Min.X+x, b.Min.Y+y)).(color.Gray).Y
		}
	}
	return g.scaled(), nil
}

// scaled is the page with a longer side of pageSize dots, each between the four of the old page around it.
func (g gray) scaled() gray {
	step := float64(max(g.width, g.height)) / pageSize
	out := gray{width: max(1, int(float64(g.width)/step)), height: max(1, int(float64(g.height)/step))}
	out.dots = make([]byte, out.width*out.height)
	for y := range out.height {
		for x := range out.width {
			fx, fy := float64(x)*step, float64(y)*step
			x0, y0 := min(int(fx), g.width-1), min(int(fy), g.height-1)
			x1, y1 := min(x0+1, g.width-1), min(y0+1, g.height-1)
			right, down := fx-float64(x0), fy-float64(y0)
			at := func(x, y int) float64 { return float64(g.dots[y*g.width+x]) }
			upper, lower := at(x0, y0)*(1-right)+at(x1, y0)*right, at(x0, y1)*(1-right)+at(x1, y1)*right
			out.dots[y*out.width+x] = byte(upper*(1-down) + lower*down)
		}
	}
	return out
}

// pgm writes the page for Tesseract.
func (g gray) pgm() []byte {
	return append(fmt.Appendf(nil, "P5\n%d %d\n255\n", g.width, g.height), g.dots...)
}

// ink is how dark a dot of a line is at least.
const ink = 200

func (g gray) dark(x, y int) bool { return g.dots[y*g.width+x] < ink }

// whiten takes what is dark out of a rectangle, ends included.
func (g gray) whiten(x0, y0, x1, y1 int) {
	for y := max(y0, 0); y <= min(y1, g.height-1); y++ {
		for x := max(x0, 0); x <= min(x1, g.width-1); x++ {
			g.dots[y*g.width+x] = 255
		}
	}
}

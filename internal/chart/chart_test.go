package chart_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/chart"
)

var widths = []float64{340, 720, 1000}

func eachPicture(t *testing.T, check func(t *testing.T, p chart.Picture)) {
	for _, width := range widths {
		for name, kind := range samples(width) {
			t.Run(fmt.Sprintf("%s-%.0f", name, width), func(t *testing.T) { check(t, kind.Draw()) })
		}
	}
}

func TestPicturesAreWellFormedAndNamed(t *testing.T) {
	eachPicture(t, func(t *testing.T, p chart.Picture) {
		svg := p.SVG()
		if d := xml.NewDecoder(strings.NewReader(svg)); true {
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, wrong := range []string{"NaN", "Inf", " id="} {
			if strings.Contains(svg, wrong) {
				t.Errorf("the SVG holds %q", wrong)
			}
		}
		if !strings.Contains(svg, "<title>"+p.Title+"</title>") || !strings.Contains(svg, "<desc>") || !strings.Contains(svg, `role="img"`) {
			t.Error("no title, description or role")
		}
	})
}

func TestTextsStayInsideAndApart(t *testing.T) {
	eachPicture(t, func(t *testing.T, p chart.Picture) {
		texts := p.Texts()
		for i, a := range texts {
			if a.X0 < -.5 || a.Y0 < -.5 || a.X1 > p.Width+.5 || a.Y1 > p.Height+.5 {
				t.Errorf("%q stands at %.0f–%.0f, %.0f–%.0f, outside %.0f × %.0f", a.Text, a.X0, a.X1, a.Y0, a.Y1, p.Width, p.Height)
			}
			for _, b := range texts[:i] {
				if a.X0 < b.X1 && b.X0 < a.X1 && a.Y0 < b.Y1 && b.Y0 < a.Y1 {
					t.Errorf("%q covers %q", a.Text, b.Text)
				}
			}
		}
	})
}

func TestTablesAreRectangular(t *testing.T) {
	eachPicture(t, func(t *testing.T, p chart.Picture) {
		if len(p.Table.Rows) == 0 || len(p.Table.Columns) < 2 {
			t.Fatal("no data beside the picture")
		}
		for _, row := range p.Table.Rows {
			if len(row) != len(p.Table.Columns) {
				t.Errorf("row %q has %d cells under %d heads", row, len(row), len(p.Table.Columns))
			}
		}
	})
}

func TestPNGDecodesAndIsNotBlank(t *testing.T) {
	eachPicture(t, func(t *testing.T, p chart.Picture) {
		if p.Width != 720 {
			return // one width is enough here
		}
		data, err := p.PNG(1)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got := img.Bounds().Size(); got.X != int(math.Ceil(p.Width)) || got.Y != int(math.Ceil(p.Height)) {
			t.Errorf("the image is %v", got)
		}
		dark := 0
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0x6000 {
					dark++
				}
			}
		}
		if dark < 200 {
			t.Errorf("only %d dark pixels", dark)
		}
	})
}

func TestPNGRefusesWhatNoPageHolds(t *testing.T) {
	for _, p := range []chart.Picture{{}, {Width: 1e9, Height: 1}, {Width: math.NaN(), Height: 5}} {
		if _, err := p.PNG(2); err == nil {
			t.Errorf("%v was drawn", p)
		}
	}
}

// LOTRINH_PICTURES names a folder into which every sample is written, to be looked at.
func TestGallery(t *testing.T) {
	dir := os.Getenv("LOTRINH_PICTURES")
	if dir == "" {
		return
	}
	for _, width := range widths {
		for name, kind := range samples(width) {
			p := kind.Draw()
			image, err := p.PNG(2)
			if err != nil {
				t.Fatal(err)
			}
			for ending, data := range map[string][]byte{"svg": []byte(p.SVG()), "png": image} {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%.0f.%s", name, width, ending)), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

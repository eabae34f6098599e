package convert

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/office"
)

const (
	pageTime    = time.Minute // of drawing a page and of recognising it, each
	maxScan     = 300         // pages
	pageSize    = 3000        // dots of the longer side of a page
	dotsPerInch = 256.0       // of A4 drawn so; letters of 12 points need some 250
)

// Recognised turns a scan – a PDF of pictures, or one picture – into a PDF that holds its words and the lines of its tables where they
// stand; told hears of every page.
func (d *Desk) Recognised(ctx context.Context, name string, content []byte, told func(done, total int)) ([]byte, error) {
	done, err := d.wait(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	dir, remove, err := folder("in.pdf", content)
	if err != nil {
		return nil, err
	}
	defer remove()
	s := scan{Desk: d, dir: dir, name: name, content: content, picture: office.Picture(content) != ""}
	pages := 1
	if !s.picture {
		if pages, err = s.pages(ctx); err != nil {
			return nil, err
		}
	}
	out := &paper{}
	for n := 1; n <= pages; n++ {
		if err := s.page(ctx, n, out); err != nil {
			return nil, s.failed(ctx, n, err)
		}
		if told != nil {
			told(n, pages)
		}
	}
	return out.bytes(), nil
}

// scan is one file on its way through the programs.
type scan struct {
	*Desk
	dir, name string
	content   []byte
	picture   bool // of one page, not a PDF
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// pages is how many pages there are to draw.
func (s scan) pages(ctx context.Context) (int, error) {
	said, err := command(ctx, pageTime, s.dir, s.count, "in.pdf")
	g := pagesLine.FindStringSubmatch(said)
	if err != nil || g == nil {
		return 0, s.failed(ctx, 1, errors.Join(err, errors.New(said)))
	}
	n, _ := strconv.Atoi(g[1])
	if n > maxScan {
		return 0, fault.New(fault.TooLarge, "Bản quét %q có %d trang, chỉ nhận dạng tối đa %d trang một lần; hãy tách tệp.", "The scan %q has %d pages; at most %d are recognised at once. Split it.", s.name, n, maxScan)
	}
	return n, nil
}

// page draws one page, takes the lines of its tables and recognises the rest.
func (s scan) page(ctx context.Context, n int, out *paper) error {
	g, err := s.drawn(ctx, n)
	if err != nil {
		return err
	}
	rules := g.takeRules()
	if err := os.WriteFile(filepath.Join(s.dir, "page.pgm"), g.pgm(), 0o600); err != nil {
		return err
	}
	words, err := s.words(ctx, laidOut)
	if err != nil {
		return err
	}
	more, err := s.words(ctx, oneBlock)
	if err != nil {
		return err
	}
	words = surest(append(words, more...))
	skew := skewOf(rules)
	if skew == 0 {
		skew = slopeOf(words)
	}
	out.page(g, words, rules, skew)
	return nil
}

// The two ways in which Tesseract is told to look at a page. The first passes over a number that stands alone in its column, and mixes up
// the lines of a letterhead that are not level; the second reads paragraphs worse.
const (
	laidOut  = "3" // find columns and paragraphs
	oneBlock = "6" // take all for lines from left to right
)

// words recognises page.pgm.
func (s scan) words(ctx context.Context, way string) ([]word, error) {
	if _, err := command(ctx, pageTime, s.dir, s.recognise, "page.pgm", "words", "-l", "vie", "--dpi", strconv.Itoa(dotsPerInch), "--psm", way, "hocr"); err != nil {
		return nil, err
	}
	hocr, err := os.ReadFile(filepath.Join(s.dir, "words.hocr"))
	return wordsOf(string(hocr)), err
}

// drawn is the page as dots.
func (s scan) drawn(ctx context.Context, n int) (gray, error) {
	if s.picture {
		return grayOf(s.content)
	}
	page := strconv.Itoa(n)
	if _, err := command(ctx, pageTime, s.dir, s.render, "-f", page, "-l", page, "-singlefile", "-gray", "-scale-to", strconv.Itoa(pageSize), "in.pdf", "page"); err != nil {
		return gray{}, err
	}
	content, err := os.ReadFile(filepath.Join(s.dir, "page.pgm"))
	if err != nil {
		return gray{}, err
	}
	return readGray(content)
}

func (s scan) failed(ctx context.Context, page int, err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return tooLong(s.name, pageTime)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return fault.New(fault.Invalid, "Không nhận dạng được chữ của %q (trang %d): tệp bị hỏng hoặc trang quá lớn.", "The text of %q cannot be recognised (page %d): the file is damaged or the page too large.", s.name, page).Because(err)
}

// knowsVietnamese tells whether Tesseract has the Vietnamese letters.
func knowsVietnamese(tesseract string) bool {
	said, err := command(context.Background(), pageTime, os.TempDir(), tesseract, "--list-langs")
	return err == nil && strings.Contains(said, "\nvie")
}

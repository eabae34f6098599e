package convert

import (
	"context"
	"errors"
	"fmt"
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
	pageTime  = time.Minute // of drawing a page and of recognising it, each
	maxScan   = 300         // pages
	pageSize  = "3000"      // dots of the longer side of a page: A4 at some 250 an inch, which a letter of 12 points needs
	pageScale = "256"       // of these dots an inch
)

// Recognised turns a scan – a PDF of pictures, or one picture – into a PDF that holds its words where they stand; told hears of every page.
func (d *Desk) Recognised(ctx context.Context, name string, content []byte, told func(done, total int)) ([]byte, error) {
	done, err := d.wait(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	in := "in.pdf"
	if picture := office.Picture(content); picture != "" {
		in = "in." + picture
	}
	dir, remove, err := folder(in, content)
	if err != nil {
		return nil, err
	}
	defer remove()
	s := scan{Desk: d, dir: dir, name: name}
	pages := []string{in}
	if in == "in.pdf" {
		if pages, err = s.pages(ctx); err != nil {
			return nil, err
		}
	}
	var words []string
	for i, page := range pages {
		out, err := s.page(ctx, i+1, page)
		if err != nil {
			return nil, err
		}
		words = append(words, out)
		if told != nil {
			told(i+1, len(pages))
		}
	}
	if len(words) == 1 {
		return os.ReadFile(filepath.Join(dir, words[0]))
	}
	if said, err := command(ctx, pageTime, dir, d.bindPages, append(words, "out.pdf")...); err != nil {
		return nil, s.failed(ctx, 0, errors.Join(err, errors.New(said)))
	}
	return os.ReadFile(filepath.Join(dir, "out.pdf"))
}

// scan is one file on its way through the programs.
type scan struct {
	*Desk
	dir, name string
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// pages are the numbers of the pages, to be drawn one by one.
func (s scan) pages(ctx context.Context) ([]string, error) {
	said, err := command(ctx, pageTime, s.dir, s.count, "in.pdf")
	g := pagesLine.FindStringSubmatch(said)
	if err != nil || g == nil {
		return nil, s.failed(ctx, 0, errors.Join(err, errors.New(said)))
	}
	n, _ := strconv.Atoi(g[1])
	if n > maxScan {
		return nil, fault.New(fault.TooLarge, "Bản quét %q có %d trang, chỉ nhận dạng tối đa %d trang một lần; hãy tách tệp.", "The scan %q has %d pages; at most %d are recognised at once. Split it.", s.name, n, maxScan)
	}
	return make([]string, n), nil
}

// page recognises one page; picture is "" for a page of the PDF, which is drawn first.
func (s scan) page(ctx context.Context, n int, picture string) (words string, err error) {
	if picture == "" {
		picture = "page.png"
		if _, err := command(ctx, pageTime, s.dir, s.render, "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), "-singlefile", "-gray", "-png", "-scale-to", pageSize, "in.pdf", "page"); err != nil {
			return "", s.failed(ctx, n, err)
		}
	}
	words = fmt.Sprintf("words%04d", n)
	if _, err := command(ctx, pageTime, s.dir, s.recognise, picture, words, "-l", "vie", "--dpi", pageScale, "-c", "textonly_pdf=1", "pdf"); err != nil {
		return "", s.failed(ctx, n, err)
	}
	return words + ".pdf", nil
}

func (s scan) failed(ctx context.Context, page int, err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return tooLong(s.name, pageTime)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return fault.New(fault.Invalid, "Không nhận dạng được chữ của %q (trang %d): tệp bị hỏng hoặc trang quá lớn.", "The text of %q cannot be recognised (page %d): the file is damaged or the page too large.", s.name, max(page, 1)).Because(err)
}

// knowsVietnamese tells whether Tesseract has the Vietnamese letters.
func knowsVietnamese(tesseract string) bool {
	said, err := command(context.Background(), pageTime, os.TempDir(), tesseract, "--list-langs")
	return err == nil && strings.Contains(said, "\nvie")
}

package read

import (
	"fmt"
	"math"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
)

// fewLetters on a page, on average, mean that the pages are pictures.
const fewLetters = 20

// maxInkWords bounds the words of all pages, which are kept until the last is read: 2,000 pages have about a million.
const maxInkWords = 2_000_000

// readPDF fills src from the text layer of a PDF: words, lines, columns, tables, paragraphs, all found by where letters stand.
func (l Limits) readPDF(src *doc.Source, content []byte, old vi.Charset) error {
	var pages []sheet
	var ink inkCount
	words := 0
	err := office.ReadPDF(content, office.Limits{Unpacked: l.Unpacked, Text: l.Text, Depth: l.Depth, Cells: l.Cells}, func(p office.PDFPage) error {
		ink.add(p)
		for i := range p.Glyphs {
			p.Glyphs[i].Text = old.Letters(p.Glyphs[i].Text)
		}
		s := newSheet(len(pages)+1, p)
		pages = append(pages, s)
		for _, line := range s.lines {
			words += len(line.words)
		}
		if words > maxInkWords {
			return office.TooBig("quá lớn: hơn %s từ", "too large: more than %s words", maxInkWords)
		}
		return nil
	})
	if err != nil {
		return pdfFault(src.File, err)
	}
	if err := ink.readable(src.File); err != nil {
		return err
	}
	src.Meta.Questions = ink.question()
	for _, line := range takeMargins(pages) {
		if stamp := stampIn(line.text()); stamp != "" {
			return secret(src.File, stamp)
		}
	}
	w := pdfWriter{page: pageMeasure(pages)}
	for i, p := range pages {
		var after []inkLine
		if i+1 < len(pages) {
			after = pages[i+1].lines
		}
		w.sheet(p, after)
	}
	src.Text, src.Blocks = w.finish()
	return nil
}

// inkCount tells pages of text from pictures of text.
type inkCount struct {
	letters, unreadable int
	pages               int
	pictures            []int // pages that hold a picture and hardly a letter
}

func (k *inkCount) add(p office.PDFPage) {
	k.unreadable += p.Unreadable
	k.pages++
	letters := 0
	for _, g := range p.Glyphs {
		if strings.IndexFunc(g.Text, vi.Letter) >= 0 {
			letters++
		}
	}
	k.letters += letters
	if p.Images > 0 && letters < fewLetters {
		k.pictures = append(k.pictures, k.pages)
	}
}

// question asks about pages that may hold text which is not read, such as a scanned annex.
func (k inkCount) question() []doc.Question {
	if len(k.pictures) == 0 {
		return nil
	}
	first, last := k.pictures[0], k.pictures[len(k.pictures)-1]
	return []doc.Question{{Field: "pages",
		Vi: fmt.Sprintf("%d trang chỉ có ảnh nên không đọc được chữ (từ trang %d đến trang %d). Trên đó có nội dung cần đưa vào không?", len(k.pictures), first, last),
		En: fmt.Sprintf("%d pages are pictures and were not read (between page %d and page %d). Is there anything on them to take in?", len(k.pictures), first, last)}}
}

// readable refuses a file that is only pictures, or whose fonts do not say which letters they draw.
func (k inkCount) readable(name string) error {
	switch {
	case k.unreadable > k.letters && k.unreadable > fewLetters:
		return fault.New(fault.Invalid, "Tệp %q dùng phông chữ không kèm bảng mã nên không đọc được chữ; hãy lấy bản .docx gốc, hoặc nhập lại với lựa chọn nhận dạng chữ (--ocr).",
			"The fonts of %q do not say which letters they draw, so it cannot be read; take the original .docx, or import it with text recognition (--ocr).", name).Because(ErrScan)
	case k.letters < fewLetters*k.pages:
		return fault.New(fault.Invalid, "Tệp %q là bản quét (%d trang là ảnh chụp giấy), không có lớp chữ; hãy lấy bản .docx hoặc PDF gốc, hoặc nhập lại với lựa chọn nhận dạng chữ (--ocr).",
			"The file %q is a scan, pictures without text (pages: %d). Take the original .docx or PDF, or import it with text recognition (--ocr).", name, k.pages).Because(ErrScan)
	}
	return nil
}

// sheet is one page on the way from letters to paragraphs.
type sheet struct {
	number        int
	width, height float64
	lines         []inkLine // top to bottom, without the words inside grids
	grids         []grille
}

func newSheet(number int, p office.PDFPage) sheet {
	words := inkWords(p.Glyphs)
	s := sheet{number: number, width: p.Width, height: p.Height}
	s.grids, words = grilles(p.Rules, words)
	s.lines = inkLines(words)
	return s
}

// measure is the column of running text on pages of one width.
type measure struct{ left, right, leading float64 }

// pageMeasure finds the margins of running text and its usual distance of lines, by page width.
func pageMeasure(pages []sheet) map[int]measure {
	lefts, rights, leads := map[int][]float64{}, map[int][]float64{}, map[int][]float64{}
	for _, p := range pages {
		k := int(math.Round(p.width))
		for i, l := range p.lines {
			if l.parts() > 1 {
				continue
			}
			lefts[k] = append(lefts[k], l.x0())
			rights[k] = append(rights[k], l.x1())
			if i > 0 {
				if d := (l.base - p.lines[i-1].base) / l.size; d > 0.8 && d < 2.5 {
					leads[k] = append(leads[k], d)
				}
			}
		}
	}
	out := map[int]measure{}
	for k := range lefts {
		m := measure{left: rank(lefts[k], 0.1), right: rank(rights[k], 0.85), leading: 1.3}
		if len(leads[k]) > 3 {
			m.leading = rank(leads[k], 0.5)
		}
		out[k] = m
	}
	return out
}

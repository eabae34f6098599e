package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
)

// workbook reads all sheets that are not hidden and hold a table of values.
func (r *reader) workbook(content []byte) error {
	archive, err := office.Open(content, office.Limits{Unpacked: 2 << 30, Text: 400 << 20, Depth: 200, Cells: 24_000_000})
	if err != nil {
		return damaged(err)
	}
	var g *grid
	end := func() error {
		if g == nil {
			return nil
		}
		return g.end()
	}
	var own error
	err = archive.EachRow(func(sheet string, hidden bool) bool {
		if own = end(); own != nil || hidden {
			g = nil
			return false
		}
		g = &grid{r: r, sheet: sheet, mark: comma}
		return true
	}, func(row office.SheetRow) error {
		if own != nil {
			return own
		}
		cells := make([]cell, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = cell{col: c.Col, colSpan: c.ColSpan, rowSpan: c.RowSpan, text: c.Text, failed: c.Error, number: c.Number}
		}
		return g.feed(gridRow{row.Ord, cells})
	})
	if err == nil && own == nil {
		err = end()
	}
	err = errors.Join(own, err)
	var flaw *office.Flaw
	if errors.As(err, &flaw) {
		return damaged(err)
	}
	if own != nil {
		return own
	}
	return err
}

// text reads a CSV, of SDMX or any other.
func (r *reader) text(content []byte) error {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0 {
		return fault.New(fault.Invalid, "Tệp không phải văn bản UTF-8; trong Excel, hãy lưu lại thành “CSV UTF-8” hoặc .xlsx.", "The file is no UTF-8 text; in Excel, save it as “CSV UTF-8” or .xlsx.").At("file")
	}
	if sdmxHeader.Match(content) {
		r.told.Format = "sdmx-csv"
		return r.sdmx(content)
	}
	r.told.Format = "csv"
	c := csv.NewReader(bytes.NewReader(content))
	c.Comma = separator(content)
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	g := &grid{r: r}
	switch mark := r.o.Answers["decimal"]; {
	case mark == comma || mark == point:
		g.mark = mark
	case c.Comma == ';': // what a spreadsheet writes where the comma stands before decimals
		g.mark = comma
	}
	for {
		record, err := c.Read()
		if err == io.EOF {
			return g.end()
		}
		if err != nil {
			return csvFault(err)
		}
		line, _ := c.FieldPos(0)
		row := gridRow{n: line}
		for i, text := range record {
			if text != "" {
				row.cells = append(row.cells, cell{col: i, colSpan: 1, rowSpan: 1, text: active(text), failed: failedText(text)})
			}
		}
		if len(row.cells) == 0 {
			continue
		}
		if err := g.feed(row); err != nil {
			return err
		}
	}
}

// separator is the sign that parts the fields of the first lines.
func separator(content []byte) rune {
	head := string(content[:min(len(content), 4000)])
	best := ','
	for _, sign := range ";\t" {
		if strings.Count(head, string(sign)) > strings.Count(head, string(best)) {
			best = sign
		}
	}
	return best
}

func csvFault(err error) error {
	var e *csv.ParseError
	if errors.As(err, &e) {
		return fault.New(fault.Invalid, "Tệp CSV hỏng ở dòng %d, ký tự %d: dấu ngoặc kép không khép; chưa ghi gì.", "The CSV is broken in line %d, character %d: a quotation mark is not closed; nothing was written.", e.Line, e.Column).At("file").Because(err)
	}
	return damaged(err)
}

// active takes off the mark that keeps a spreadsheet from running a text as a formula.
func active(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.IndexByte("=+-@\t\r", text[1]) >= 0 {
		return text[1:]
	}
	return text
}

// failedText is what a spreadsheet writes into a CSV for a formula that failed.
func failedText(text string) string {
	switch text {
	case "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#N/A":
		return text
	}
	return ""
}

// knownMeasure tells whether a text in brackets is a unit of measure and no remark.
func knownMeasure(text string) bool {
	m, err := indicator.ParseMeasure(text)
	if err != nil {
		return false
	}
	if m.Plain() {
		return m.Ten != 0
	}
	for noun := range m.Nouns { // a noun of its own would be its folded text
		if noun == vi.Fold(noun) && noun != "USD" && noun != "g" && noun != "m" {
			return false
		}
	}
	return true
}

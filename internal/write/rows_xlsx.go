package write

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/fault"
)

// MaxSheetRows is how many rows of a list a workbook takes: those of a sheet, but for the note and the titles.
const MaxSheetRows = excelize.TotalRows - 2

// rowsXLSX writes a list as a workbook of texts. excelize makes the workbook and the head of its sheet; the rows go out as
// they come. (Given the rows, it keeps the sheet until the last is there: 32 MB in memory and the rest in a temporary file.)
func rowsXLSX(w io.Writer, note string, header [][2]string, each func(func([]string) error) error) error {
	f := excelize.NewFile()
	defer f.Close()
	s, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	if err := s.SetColWidth(1, len(header), 22); err != nil {
		return err
	}
	sheet := &openSheet{each: each, columns: make([]string, len(header))}
	titles := make([]any, len(header))
	for i, h := range header {
		titles[i] = h[1]
		if sheet.columns[i], err = excelize.ColumnNumberToName(i + 1); err != nil {
			return err
		}
	}
	head := [][]any{titles}
	if note != "" {
		head = [][]any{{note}, titles}
	}
	for _, row := range head {
		sheet.last++
		if err := s.SetRow(at(1, sheet.last), row); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	// the workbook goes out as it is packed; excelize would hand over a whole one kept in memory
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return openBook{zip.NewWriter(w), sheet} })
	return f.Write(w)
}

// openBook packs a workbook whose sheet gets its rows only then.
type openBook struct {
	*zip.Writer
	sheet *openSheet
}

// Create opens a part.
func (b openBook) Create(name string) (io.Writer, error) {
	part, err := b.Writer.Create(name)
	if name != "xl/worksheets/sheet1.xml" {
		return part, err
	}
	b.sheet.part = part
	return b.sheet, err
}

// openSheet is a sheet with its head, and the rows that follow.
type openSheet struct {
	part    io.Writer
	columns []string // their names
	last    int      // row written, from 1
	xml     bytes.Buffer
	each    func(func([]string) error) error
}

// Write is given the sheet with its head by excelize, in one piece, and puts the rows into their place.
func (s *openSheet) Write(sheet []byte) (int, error) {
	before, _, found := bytes.Cut(sheet, []byte("</sheetData>"))
	if !found {
		return 0, fault.New(fault.Internal, "Không ghi được bảng tính.", "The sheet cannot be written.")
	}
	s.xml.Write(before)
	if err := s.each(s.put); err != nil {
		return 0, err
	}
	s.xml.Write(sheet[len(before):])
	_, err := s.xml.WriteTo(s.part)
	return len(sheet), err
}

// put writes one row. An empty cell is not there.
func (s *openSheet) put(row []string) error {
	if s.last++; s.last > excelize.TotalRows {
		return TooManyRows()
	}
	n := strconv.Itoa(s.last)
	s.xml.WriteString(`<row r="` + n + `">`)
	for i, text := range row {
		if text != "" {
			s.xml.WriteString(`<c r="` + s.columns[i] + n + `" t="inlineStr"><is><t`)
			if strings.TrimSpace(text) != text {
				s.xml.WriteString(` xml:space="preserve"`)
			}
			s.xml.WriteByte('>')
			_ = xml.EscapeText(&s.xml, []byte(cellText(text))) // writing to a buffer cannot fail
			s.xml.WriteString(`</t></is></c>`)
		}
	}
	s.xml.WriteString(`</row>`)
	if s.xml.Len() < 32<<10 {
		return nil
	}
	_, err := s.xml.WriteTo(s.part)
	return err
}

// TooManyRows tells that a list does not fit into a workbook.
func TooManyRows() error {
	return fault.New(fault.TooLarge, "Một trang tính chứa nhiều nhất %d dòng; hãy lọc bớt, hoặc xuất dạng csv.", "A sheet holds %d rows at most; filter the list, or export it as csv.", MaxSheetRows).At("format")
}

// looksCoded is text that a spreadsheet would take for a character by its number.
var looksCoded = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cellText is what a cell holds of a text: Excel repairs a workbook that has more in a cell.
func cellText(text string) string {
	if len(text) > excelize.TotalCellChars {
		n := 0
		for i, r := range text {
			if n += utf16.RuneLen(r); n > excelize.TotalCellChars {
				text = text[:i]
				break
			}
		}
	}
	return looksCoded.ReplaceAllString(text, "_x005F$0")
}

package app

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Bounds of a file of days off.
const (
	maxCalendarFile = 2 << 20 // bytes
	maxCalendarRows = 5000
)

// sheetRow is a row of a file, by its own number.
type sheetRow struct {
	n     int
	cells []string
}

// readCalendar reads the rows of a CSV file or of the first sheet of an .xlsx that has any: the columns Ngày and Loại, and
// Tên where there is one, are found by their titles.
func readCalendar(content []byte) ([]when.DayRow, error) {
	if len(content) > maxCalendarFile {
		return nil, fault.New(fault.TooLarge, "Tệp lớn hơn %d MB.", "The file is larger than %d MB.", maxCalendarFile>>20).At("file")
	}
	read := commaRows
	if bytes.HasPrefix(content, []byte("PK")) {
		read = workbookRows
	}
	rows, err := read(content)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Không đọc được tệp; cần một tệp .xlsx, hoặc CSV bằng UTF-8.", "The file cannot be read; send an .xlsx, or CSV in UTF-8.").At("file").Because(err)
	}
	if len(rows) > maxCalendarRows {
		return nil, fault.New(fault.TooLarge, "Tệp có %d dòng, tối đa %d.", "The file has %d rows, at most %d are taken.", len(rows), maxCalendarRows).At("file")
	}
	var out []when.DayRow
	var at map[string]int
	for _, row := range rows {
		if at == nil {
			at = map[string]int{}
			for i, title := range row.cells {
				at[vi.Fold(title)] = i + 1
			}
			if at["ngay"] == 0 || at["loai"] == 0 {
				return nil, fault.New(fault.Invalid, "Dòng đầu phải là tiêu đề: Ngày, Loại, Tên.", "The first row holds the titles: Ngày, Loại, Tên.").At("file")
			}
			continue
		}
		get := func(title string) string {
			if i := at[title]; i > 0 && i <= len(row.cells) {
				return strings.TrimSpace(row.cells[i-1])
			}
			return ""
		}
		out = append(out, when.DayRow{N: row.n, Day: get("ngay"), Kind: get("loai"), Name: get("ten")})
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "Tệp không có ngày nào.", "The file has no days.").At("file")
	}
	return out, nil
}

// workbookRows are the rows of the first sheet that has any.
func workbookRows(content []byte) ([]sheetRow, error) {
	archive, err := office.Open(content, office.Limits{Unpacked: 50 << 20, Text: 5 << 20, Depth: 200, Cells: 50_000})
	if err != nil {
		return nil, err
	}
	sheets, err := archive.ReadWorkbook()
	if err != nil {
		return nil, err
	}
	var out []sheetRow
	for _, s := range sheets {
		for _, row := range s.Rows {
			cells := make([]string, 0, 3)
			for _, c := range row.Cells {
				for len(cells) <= min(c.Col, 100) {
					cells = append(cells, "")
				}
				if c.Col < len(cells) {
					cells[c.Col] = c.Text
				}
			}
			if strings.TrimSpace(strings.Join(cells, "")) != "" {
				out = append(out, sheetRow{row.Ord, cells})
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out, nil
}

// commaRows are the rows of a CSV file, parted by commas, or by semicolons as Excel writes them in Vietnam, or by tabs.
func commaRows(content []byte) ([]sheetRow, error) {
	if !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0 {
		return nil, errors.New("not UTF-8")
	}
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	head, _, _ := bytes.Cut(content, []byte("\n"))
	for _, by := range []rune{';', '\t'} {
		if bytes.ContainsRune(head, by) {
			r.Comma = by
			break
		}
	}
	var out []sheetRow
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		n, _ := r.FieldPos(0)
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			out = append(out, sheetRow{n, cells})
		}
	}
}

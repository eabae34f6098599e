package write

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"

	"lotrinh/internal/fault"
)

// Rows streams a flat list as csv, json or xlsx. header are [key, title in Vietnamese] pairs: JSON objects bear the keys,
// the other two the titles. each calls its argument once for every row; the row may be reused between calls. note is a
// line above the header of a workbook ("Dữ liệu mẫu"), and in the other two a last column that says so in every row; "" = none.
func Rows(w io.Writer, format, note string, header [][2]string, each func(func(row []string) error) error) error {
	if note != "" && format != "xlsx" {
		bare := each
		header = append(header[:len(header):len(header)], [2]string{"note", "Ghi chú"})
		noted := make([]string, 0, len(header))
		each = func(put func([]string) error) error {
			return bare(func(row []string) error { return put(append(append(noted, row...), note)) })
		}
	}
	switch format {
	case "csv":
		return rowsCSV(w, header, each)
	case "json":
		return rowsJSON(w, header, each)
	case "xlsx":
		return rowsXLSX(w, note, header, each)
	}
	return fault.New(fault.Invalid, "Không có định dạng %q; chọn csv, xlsx hoặc json.", "There is no format %q; choose csv, xlsx or json.", format).At("format")
}

// rowsCSV begins with a byte order mark, without which Excel takes the file for another code page.
func rowsCSV(w io.Writer, header [][2]string, each func(func([]string) error) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if _, err := b.WriteString("\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(b)
	titles := make([]string, len(header))
	for i, h := range header {
		titles[i] = h[1]
	}
	if err := c.Write(titles); err != nil {
		return err
	}
	safe := make([]string, len(header))
	err := each(func(row []string) error {
		for i, s := range row {
			safe[i] = inert(s)
		}
		return c.Write(safe)
	})
	if err != nil {
		return err
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	return b.Flush()
}

// inert keeps a spreadsheet from running a text as a formula.
func inert(s string) string {
	if s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '@' || s[0] == '\t' || s[0] == '\r' || (s[0] == '-' && !canonicalNumber(s))) {
		return "'" + s
	}
	return s
}

func rowsJSON(w io.Writer, header [][2]string, each func(func([]string) error) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	sep := "[\n"
	err := each(func(row []string) error {
		b.WriteString(sep)
		sep = ",\n"
		for i, h := range header {
			mark := ", "
			if i == 0 {
				mark = "{"
			}
			key, _ := json.Marshal(h[0])
			value, err := json.Marshal(row[i])
			if err != nil {
				return err
			}
			b.WriteString(mark)
			b.Write(key)
			b.WriteString(": ")
			b.Write(value)
		}
		_, err := b.WriteString("}")
		return err
	})
	if err != nil {
		return err
	}
	if sep == "[\n" {
		b.WriteString("[")
	}
	b.WriteString("\n]\n")
	return b.Flush()
}

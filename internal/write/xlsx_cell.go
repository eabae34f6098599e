package write

import (
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/lang"
)

// face is how a cell looks; excelize wants each look registered once.
type face struct {
	bold, italic, red, link bool
	wrap, box, shade        bool
	size                    float64 // points, 12 when 0
	align                   Align
	format                  string // Excel number format, "" for general
}

// textFormat keeps a cell text for ever, even when somebody types into it again.
const textFormat = "@"

// styled is a text cell. Text that Excel could take for a formula stays text.
func (s *sheet) styled(text string, f face) excelize.Cell {
	if strings.HasPrefix(text, "=") || strings.HasPrefix(text, "+") || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "@") {
		f.format = textFormat
	}
	cell := excelize.Cell{StyleID: s.face(f)}
	if text != "" {
		cell.Value = clean(text)
	}
	return cell
}

// value is a cell with its own type: number, date or text.
func (s *sheet) value(c Cell, f face) excelize.Cell {
	switch {
	case c.Number != "":
		n, exact := number(c.Number)
		if !exact {
			return s.styled(c.In(s.book.Lang), f)
		}
		f.format = numberFormat(c.Number)
		return excelize.Cell{StyleID: s.face(f), Value: n}
	case c.Date != "":
		y, m, d := c.Date.YMD()
		f.format = "dd/mm/yyyy"
		if s.book.Lang == lang.En {
			f.format = "[$-809]d mmm yyyy" // months in English, whatever the reader's country
		}
		return excelize.Cell{StyleID: s.face(f), Value: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)}
	}
	return s.styled(c.Text, f)
}

// number is a decimal as Excel keeps it; exact is false when it has more digits than Excel holds.
func number(decimal string) (n float64, exact bool) {
	significant := strings.TrimLeft(strings.NewReplacer("-", "", ".", "").Replace(decimal), "0")
	n, err := strconv.ParseFloat(decimal, 64)
	return n, err == nil && len(significant) <= 15
}

// numberFormat shows as many decimals as were given; Excel puts in the marks of the reader's country.
func numberFormat(decimal string) string {
	_, fraction, _ := strings.Cut(decimal, ".")
	if fraction == "" {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", min(len(fraction), 10))
}

func (s *sheet) face(f face) int {
	if id, ok := s.book.faces[f]; ok {
		return id
	}
	id, err := s.book.file.NewStyle(f.style())
	s.fail(err)
	s.book.faces[f] = id
	return id
}

func (f face) style() *excelize.Style {
	font := &excelize.Font{Family: "Times New Roman", Size: 12, Bold: f.bold, Italic: f.italic, Color: "000000"}
	if f.size > 0 {
		font.Size = f.size
	}
	if f.link {
		font.Color, font.Underline = "0563C1", "single"
	}
	if f.red {
		font.Color = "C00000"
	}
	style := &excelize.Style{Font: font, Alignment: &excelize.Alignment{WrapText: f.wrap, Vertical: "top", Horizontal: string(f.align)}}
	if f.box {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Style: 1, Color: "000000"})
		}
	}
	if f.shade {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
		style.Alignment.Vertical = "center"
	}
	switch f.format {
	case "":
	case textFormat:
		style.NumFmt = 49
	default:
		style.CustomNumFmt = &f.format
	}
	return style
}

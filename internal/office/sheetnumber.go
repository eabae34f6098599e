package office

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// cellFormat is what a cell style says about showing a value: ECMA-376 part 1, 18.8.
type cellFormat struct {
	code string // number format, "" = General
	sheetFont
}

// sheetFont is what is wanted of a font of a workbook.
type sheetFont struct {
	bold bool
	face face
}

// builtin are the format codes that files name only by number; 14 and 22 follow the locale, here Vietnamese.
var builtin = map[int]string{9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss"}

func (a *Archive) cellFormats() ([]cellFormat, error) {
	s, err := a.optional("xl/styles.xml")
	if s == nil {
		return nil, err
	}
	defer s.close()
	codes := map[int]string{}
	for k, v := range builtin {
		codes[k] = v
	}
	var fonts []sheetFont
	var out []cellFormat
	err = s.children(func(e element) error {
		switch e.name {
		case "numFmts":
			return s.children(func(e element) error {
				if n, err := strconv.Atoi(e.attr("numFmtId")); err == nil {
					codes[n] = e.attr("formatCode")
				}
				return s.skip()
			})
		case "fonts":
			return s.children(func(e element) error {
				var f sheetFont
				err := s.children(func(e element) error {
					switch e.name {
					case "b":
						f.bold = on(e)
					case "name":
						f.face.ascii = e.attr("val")
					}
					return s.skip()
				})
				fonts = append(fonts, f)
				return err
			})
		case "cellXfs":
			return s.children(func(e element) error {
				n, _ := strconv.Atoi(e.attr("numFmtId"))
				format := cellFormat{code: codes[n]}
				if font, err := strconv.Atoi(e.attr("fontId")); err == nil && font >= 0 && font < len(fonts) {
					format.sheetFont = fonts[font]
				}
				out = append(out, format)
				return s.skip()
			})
		}
		return s.skip()
	})
	return out, err
}

// numberText writes a cached number the way a Vietnamese reader sees it: a decimal comma, no signs between thousands, all
// decimals the file keeps (rounding for display would lose data), percent and dates as the format shows them.
func (f cellFormat) numberText(value string, date04 bool) string {
	value = strings.TrimSpace(value)
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return value
	}
	code := plainCode(f.code)
	if strings.ContainsAny(code, "dyhs") || strings.Contains(code, "mm") && !strings.ContainsAny(code, "0#?") {
		if s := dateText(n, code, date04); s != "" {
			return s
		}
	}
	sign := ""
	if strings.Contains(code, "%") {
		n, sign = n*100, "%"
	}
	// 15 significant digits are what a spreadsheet keeps; the rest is noise of binary fractions.
	if r, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64); err == nil {
		n = r
	}
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1) + sign
}

// plainCode is the first section of a format code without quoted text, escapes, colours and locales.
func plainCode(code string) string {
	var b strings.Builder
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case c == '\\' || c == '_' || c == '*':
			if c == '\\' && i+1 < len(code) && strings.IndexByte("-/. ", code[i+1]) >= 0 {
				b.WriteByte(code[i+1])
			}
			i++
		case c == ';':
			return strings.ToLower(b.String())
		default:
			b.WriteByte(c)
		}
	}
	s := strings.ToLower(b.String())
	if s == "general" {
		return ""
	}
	return s
}

// dateText shows a serial day by a date format; "" when it is no day.
func dateText(n float64, code string, date04 bool) string {
	if n < 0 || n > 2958465 {
		return ""
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date04 {
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if n < 61 {
		n++ // the day 29/02/1900 that spreadsheets count and that never was
	}
	days := math.Floor(n)
	t := base.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((n-days)*86400)) * time.Second)
	var b strings.Builder
	hours := false
	for i := 0; i < len(code); {
		j := i
		for j < len(code) && code[j] == code[i] {
			j++
		}
		width := j - i
		number := func(v int) {
			s := strconv.Itoa(v)
			if width >= 2 && len(s) < 2 {
				s = "0" + s
			}
			b.WriteString(s)
		}
		switch code[i] {
		case 'd':
			width = min(width, 2)
			number(t.Day())
		case 'm':
			switch {
			case hours || j < len(code) && code[j] == ':':
				number(t.Minute())
			case width > 2:
				b.WriteString("Thg" + strconv.Itoa(int(t.Month())))
			default:
				number(int(t.Month()))
			}
		case 'y':
			if width <= 2 {
				number(t.Year() % 100)
			} else {
				b.WriteString(strconv.Itoa(t.Year()))
			}
		case 'h':
			hours = true
			number(t.Hour())
		case 's':
			number(t.Second())
		case 'a', 'p':
		default:
			b.WriteString(code[i:j])
		}
		i = j
	}
	return strings.TrimSpace(strings.TrimSuffix(b.String(), "@"))
}

package app

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// maxReorganiseFile bounds a file of a reorganisation, in bytes.
const maxReorganiseFile = 2 << 20

// ReadReorganisation reads an act as people write it down: lines of text with "|" between, a CSV file, or the first sheet of
// an .xlsx. The lines "Văn bản", "Ngày", "Tên" say what the act is; every other one is a move: what is done, the old unit
// (several with ";" between), the new unit, words of the field or area. All rows that are wrong are told at once.
func ReadReorganisation(content []byte) (x org.Reorganisation, wrong []when.WrongRow, err error) {
	rows, err := moveRows(content)
	if err != nil {
		return x, nil, err
	}
	for _, row := range rows {
		if err := readMove(&x, row); err != nil {
			wrong = append(wrong, when.WrongRow{N: row.n, Err: err})
		}
	}
	return x, wrong, nil
}

func moveRows(content []byte) ([]sheetRow, error) {
	if len(content) > maxReorganiseFile {
		return nil, fault.New(fault.TooLarge, "Tệp lớn hơn %d MB.", "The file is larger than %d MB.", maxReorganiseFile>>20).At("file")
	}
	damaged := func(err error) error {
		return fault.New(fault.Invalid, "Không đọc được tệp; cần văn bản, CSV bằng UTF-8 hoặc .xlsx.", "The file cannot be read; send text, CSV in UTF-8, or an .xlsx.").At("file").Because(err)
	}
	switch {
	case bytes.HasPrefix(content, []byte("PK")):
		rows, err := workbookRows(content)
		if err != nil {
			return nil, damaged(err)
		}
		return rows, nil
	case !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0:
		return nil, damaged(nil)
	case bytes.ContainsRune(content, '|') || !bytes.ContainsAny(content, ",\t"):
		return barRows(content), nil
	}
	rows, err := commaRows(content)
	if err != nil {
		return nil, damaged(err)
	}
	return rows, nil
}

// barRows are lines with "|" between their parts, or with ":" behind what a line of the head is about.
func barRows(content []byte) (out []sheetRow) {
	for n, line := range strings.Split(string(bytes.TrimPrefix(content, []byte("\uFEFF"))), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		cells := strings.Split(line, "|")
		if head, rest, ok := strings.Cut(line, ":"); ok && len(cells) == 1 {
			cells = []string{head, rest}
		}
		out = append(out, sheetRow{n + 1, cells})
	}
	return out
}

func readMove(x *org.Reorganisation, row sheetRow) error {
	cell := func(i int) string {
		if i < len(row.cells) {
			return strings.TrimSpace(row.cells[i])
		}
		return ""
	}
	word := cell(0)
	switch vi.Fold(word) {
	case "viec", "noi dung": // titles of columns
		return nil
	case "van ban":
		x.Document = cell(1)
		return nil
	case "ten":
		x.Title = cell(1)
		return nil
	case "ngay", "ngay hieu luc":
		on, ok := when.Typed(cell(1))
		if !ok {
			return invalid("%.40q không phải là ngày; viết 01/07/2025.", "%.40q is not a day; write 01/07/2025.", cell(1))
		}
		x.On = on
		return nil
	}
	if strings.HasPrefix(word, "#") {
		return nil
	}
	do, ok := org.MoveDoOf(word)
	if !ok {
		return invalid("không hiểu %.40q; viết: đổi tên, hợp nhất, chia, kết thúc, thành lập hoặc giao.", "%.40q is not understood; write: đổi tên, hợp nhất, chia, kết thúc, thành lập or giao.", word)
	}
	words := splitOn(strings.ReplaceAll(cell(3), ",", ";"), ";")
	from := splitOn(cell(1), ";")
	if do == org.Found {
		from = []string{""}
	}
	if len(from) == 0 {
		from = []string{""}
	}
	for _, old := range from {
		m := org.Move{Row: row.n, Do: do, From: old, To: cell(2), Words: words}
		if do == org.Found && m.To == "" {
			m.To = cell(1)
		}
		if err := m.Validate(); err != nil {
			return err
		}
		x.Moves = append(x.Moves, m)
	}
	return nil
}

// WriteReorganisation is an act as text, which ReadReorganisation reads again.
func WriteReorganisation(x org.Reorganisation) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.TrimRight(strings.Join(parts, " | "), " |") + "\n") }
	line("Tên: " + x.Title)
	line("Văn bản: " + x.Document)
	line("Ngày: " + x.On.Vi())
	for _, m := range x.Moves {
		line(m.Do.Vi(), m.From, m.To, strings.Join(m.Words, "; "))
	}
	return b.String()
}

// ExampleReorganisation is an act as it is written down, for those who write their first.
const ExampleReorganisation = `Tên: Sắp xếp cơ quan chuyên môn
Văn bản: Nghị quyết số 12/NQ-HĐND ngày 10/6/2025
Ngày: 01/07/2025
hợp nhất | Sở Kế hoạch và Đầu tư; Sở Tài chính | Sở Tài chính
đổi tên | Sở Xây dựng | Sở Xây dựng và Giao thông
chia | Sở Lao động - Thương binh và Xã hội | Sở Nội vụ | lao động; việc làm
chia | Sở Lao động - Thương binh và Xã hội | Sở Y tế | trẻ em; bảo trợ xã hội
kết thúc | UBND huyện Mẫu Sơn`

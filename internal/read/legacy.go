package read

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
)

// tcvn3 are letters of the old TCVN3 fonts (.VnTime …) as Unicode shows them: "KÕ ho¹ch" is "Kế hoạch". Inside words they stand
// nowhere else in Vietnamese texts.
const tcvn3 = "®µ¸¶·¹¨»¾¼½©«¬"

// oldLetters names the old encoding a text is in, "" when it is none, and where it first shows. Two of a hundred letters show it; a
// correct text has none.
func oldLetters(text string) (encoding string, at int) {
	letters, fromTCVN3, fromVNI := 0, 0, 0
	var before, last rune
	for i, r := range text {
		letter := unicode.IsLetter(r)
		if letter {
			letters++
		}
		switch {
		case r >= 0x1ea0 && r <= 0x1ef9:
			return "", 0 // letters that only Unicode has
		case letter && strings.ContainsRune(tcvn3, last) && last != 0, strings.ContainsRune(tcvn3, r) && unicode.IsLetter(last) && unicode.IsLetter(before):
			fromTCVN3++
			at = cmp.Or(at, i)
		case strings.ContainsRune("aeoyuAEOYU", last) && strings.ContainsRune("ùøûõïÙØÛÕÏ", r):
			fromVNI++
			at = cmp.Or(at, i)
		}
		before, last = last, r
		if letters > 20000 {
			break
		}
	}
	switch {
	case letters < 10:
	case fromTCVN3*50 > letters:
		return "TCVN3 (.VnTime)", at
	case fromVNI*50 > letters:
		return "VNI", at
	}
	return "", 0
}

func inOldLetters(src *doc.Source, encoding string, at int) error {
	from := strings.LastIndexFunc(src.Text[:at], unicode.IsSpace) + 1
	word, _, _ := strings.Cut(src.Text[from:], " ")
	vi, en := placeOf(src, at)
	return fault.New(fault.Invalid, "Tệp %[1]q viết bằng phông chữ cũ %[2]s nên chữ đọc ra sai, như \"%.20[3]s\" ở %[4]s; hãy chuyển sang Unicode (trong Unikey: Ctrl+Shift+F6) rồi nhập lại.",
		"The file %[1]q is written in the old %[2]s fonts, whose letters read wrongly, such as \"%.20[3]s\" at %[5]s; convert it to Unicode and import that.",
		src.File, encoding, strings.TrimSpace(word), vi, en)
}

// placeOf is where a byte of the canonical text stands in the file: a page, a sheet, or a line of the text.
func placeOf(src *doc.Source, at int) (vi, en string) {
	for _, b := range src.Blocks {
		switch {
		case at >= b.Span.End:
		case b.Locator.Page > 0:
			return fmt.Sprintf("trang %d", b.Locator.Page), fmt.Sprintf("page %d", b.Locator.Page)
		case b.Table != nil && b.Table.Name != "":
			return fmt.Sprintf("trang tính %q", b.Table.Name), fmt.Sprintf("sheet %q", b.Table.Name)
		default:
			return lineOf(src.Text[:at])
		}
	}
	return lineOf(src.Text[:at])
}

func lineOf(before string) (vi, en string) {
	n := strings.Count(before, "\n") + 1
	return fmt.Sprintf("dòng %d", n), fmt.Sprintf("line %d", n)
}

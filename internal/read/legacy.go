package read

import (
	"strings"
	"unicode"

	"lotrinh/internal/fault"
)

// tcvn3 are letters of the old TCVN3 fonts (.VnTime …) as Unicode shows them: "KÕ ho¹ch" is "Kế hoạch". Inside words they stand
// nowhere else in Vietnamese texts.
const tcvn3 = "®µ¸¶·¹¨»¾¼½©«¬"

// oldLetters names the old encoding a text is in, "" when it is none. Two of a hundred letters show it; a correct text has none.
func oldLetters(text string) string {
	letters, fromTCVN3, fromVNI := 0, 0, 0
	var before, last rune
	for _, r := range text {
		letter := unicode.IsLetter(r)
		if letter {
			letters++
		}
		switch {
		case r >= 0x1ea0 && r <= 0x1ef9:
			return "" // letters that only Unicode has
		case letter && strings.ContainsRune(tcvn3, last) && last != 0, strings.ContainsRune(tcvn3, r) && unicode.IsLetter(last) && unicode.IsLetter(before):
			fromTCVN3++
		case strings.ContainsRune("aeoyuAEOYU", last) && strings.ContainsRune("ùøûõïÙØÛÕÏ", r):
			fromVNI++
		}
		before, last = last, r
		if letters > 20000 {
			break
		}
	}
	switch {
	case letters < 10:
	case fromTCVN3*50 > letters:
		return "TCVN3 (.VnTime)"
	case fromVNI*50 > letters:
		return "VNI"
	}
	return ""
}

func inOldLetters(name, encoding string) error {
	return fault.New(fault.Invalid, "Tệp %q viết bằng phông chữ cũ %s nên chữ đọc ra sai; hãy chuyển sang Unicode (trong Unikey: Ctrl+Shift+F6) rồi nhập lại.",
		"The file %q is written in the old %s fonts, whose letters read wrongly; convert it to Unicode and import that.", name, encoding)
}

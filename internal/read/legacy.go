package read

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// oldCodes are letters of the old TCVN3 fonts (.VnTime …) as Unicode shows them: "KÕ ho¹ch" is "Kế hoạch". Inside words they stand
// nowhere else in Vietnamese texts.
const oldCodes = "®µ¸¶·¹¨»¾¼½©«¬"

// oldLetters names the charset from before Unicode that a text is in, "" when it is none, and where it first shows. Two of a hundred letters show it; a
// correct text has none.
func oldLetters(text string) (old vi.Charset, at int) {
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
		case letter && strings.ContainsRune(oldCodes, last) && last != 0, strings.ContainsRune(oldCodes, r) && unicode.IsLetter(last) && unicode.IsLetter(before):
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
		return vi.TCVN3, at
	case fromVNI*50 > letters:
		return vi.VNI, at
	}
	return "", 0
}

// surely holds when the words of a text that are not plain ASCII can all but for one in twenty be read aloud once they are turned into
// Unicode: then there is only one thing they can mean.
func surely(old vi.Charset, text string) bool {
	words, sound := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < utf8.RuneSelf && !unicode.IsLetter(r) || unicode.IsSpace(r) }) {
		if strings.IndexFunc(word, func(r rune) bool { return r >= 0xa1 && r <= 0xff }) < 0 {
			continue
		}
		words++
		if said, ok := old.Unicode(word); ok && syllable(said) {
			sound++
		}
	}
	return words >= 5 && sound*20 >= words*19
}

// syllable holds for a word of one tone at most that can be read aloud, between whatever signs.
func syllable(word string) bool {
	word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	tones := 0
	for _, r := range norm.NFD.String(word) {
		if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) {
			tones++
		}
	}
	return tones <= 1 && vi.Syllable(word)
}

// oldBytes reads a text of one byte a letter, when it surely is Vietnamese in an old charset, the way Windows shows it.
func oldBytes(content []byte) (text string, ok bool) {
	if bytes.IndexByte(content, 0) >= 0 {
		return "", false
	}
	text = string(asWindows(content))
	old, _ := oldLetters(text)
	return text, old != "" && surely(old, text)
}

// asWindows shows bytes as Windows-1252 does.
func asWindows(content []byte) []byte {
	shown, _ := charmap.Windows1252.NewDecoder().Bytes(content) // it takes any byte
	return shown
}

// fromOld is a text with each word turned into Unicode that can be.
func fromOld(old vi.Charset, text string) string {
	if old == "" || text == "" {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		n := strings.IndexFunc(text, unicode.IsSpace)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
		} else if n < 0 {
			n = len(text)
		}
		word, _ := old.Unicode(text[:n])
		b.WriteString(word)
		text = text[n:]
	}
	return b.String()
}

// turned is asked of a document whose letters were turned into Unicode because of how they look, not by the name of a font.
func turned(old vi.Charset) doc.Question {
	return doc.Question{Field: "letters",
		Vi: fmt.Sprintf("Tệp viết bằng phông chữ cũ %s, đã được chuyển sang Unicode khi đọc. Chữ đọc ra có đúng không?", old.Fonts()),
		En: fmt.Sprintf("The file is written in the old %s fonts and was turned into Unicode as it was read. Are the letters right?", old.Fonts())}
}

func inOldLetters(src *doc.Source, old vi.Charset, at int) error {
	from := strings.LastIndexFunc(src.Text[:at], unicode.IsSpace) + 1
	word, _, _ := strings.Cut(src.Text[from:], " ")
	vi, en := placeOf(src, at)
	return fault.New(fault.Invalid, "Tệp %[1]q viết bằng phông chữ cũ %[2]s nên chữ đọc ra sai, như \"%.20[3]s\" ở %[4]s; hãy chuyển sang Unicode (trong Unikey: Ctrl+Shift+F6) rồi nhập lại.",
		"The file %[1]q is written in the old %[2]s fonts, whose letters read wrongly, such as \"%.20[3]s\" at %[5]s; convert it to Unicode and import that.",
		src.File, old.Fonts(), strings.TrimSpace(word), vi, en)
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

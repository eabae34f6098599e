package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/vi"
)

// numbering is the style of a row's number; headings of one style replace each other.
type numbering int

const (
	noNumber numbering = iota
	partNumber
	letterNumber
	romanNumber
	arabicNumber
	dottedNumber // 11.2
	plainHeading // a bold or merged row without a number
)

// heading is an open group row.
type heading struct {
	style numbering
	text  string
}

// path keeps the group rows above the current row.
type path []heading

// open puts a heading in: it closes those of its own style and everything below them.
func (p path) open(h heading) path {
	for i, x := range p {
		if x.style == h.style || h.style != plainHeading && x.style == plainHeading {
			return append(p[:i:i], h)
		}
	}
	return append(p[:len(p):len(p)], h)
}

// close ends the headings of a style and below: row "12" is no part of "11.".
func (p path) close(style numbering) path {
	for i, x := range p {
		if x.style == style && style >= arabicNumber && style != plainHeading {
			return p[:i:i]
		}
	}
	return p
}

func (p path) texts() []string {
	var list []string
	for _, h := range p {
		list = append(list, h.text)
	}
	return list
}

// numberStyle tells how a number cell is written. Letters that are also Roman numerals count as letters when the letter
// before them was the last one ("H", then "I").
func numberStyle(number, previousLetter string) numbering {
	n := strings.Trim(number, " .)(-:")
	switch {
	case n == "":
		return noNumber
	case strings.HasPrefix(vi.Fold(n), "phan "):
		return partNumber
	case digitsAnd(n, ""):
		return arabicNumber
	case digitsAnd(n, ".,-"):
		return dottedNumber
	case strings.Trim(n, "IVXL") == "":
		if len(n) == 1 && len(previousLetter) == 1 && n[0] == previousLetter[0]+1 {
			return letterNumber
		}
		return romanNumber
	case utf8.RuneCountInString(n) == 1 && unicode.IsUpper([]rune(n)[0]):
		return letterNumber
	}
	return noNumber
}

// digitsAnd holds for a text of digits and the given marks, with a digit first.
func digitsAnd(s, marks string) bool {
	for i, r := range s {
		if !(r >= '0' && r <= '9') && (i == 0 || !strings.ContainsRune(marks, r)) {
			return false
		}
	}
	return s != ""
}

// cutNumber parts the number from a heading that holds both: "IV. Phát triển nhân lực".
func cutNumber(text string) (number, rest string) {
	head, tail, ok := strings.Cut(text, " ")
	if !ok || numberStyle(head, "") == noNumber {
		return "", text
	}
	if last := head[len(head)-1]; last != '.' && last != ')' && last != ':' && numberStyle(head, "") != romanNumber {
		return "", text
	}
	return head, strings.TrimSpace(tail)
}

// titled writes a group as people quote it: "IV. Phát triển nhân lực".
func titled(number, text string) string {
	number = strings.Trim(number, " .)(-:")
	if number == "" {
		return text
	}
	return number + ". " + text
}

// repeats tells whether a row is the header once more, as page breaks leave it.
func (h header) repeats(r gridRow) bool {
	same := 0
	for col, c := range r.cells {
		if c.Cell == nil || !c.first || strings.TrimSpace(c.Text) == "" {
			continue
		}
		if t := vi.Fold(r.text(col)); t == vi.Fold(h.labels[col]) || strings.HasPrefix(vi.Fold(h.labels[col]), t) {
			same++
		} else {
			return false
		}
	}
	return same >= 2
}

// goesOn tells whether a text begins in the middle of a sentence; "a)" and "b." begin points of their own.
func goesOn(text string) bool {
	if len(text) > 1 && (text[1] == '.' || text[1] == ')') || strings.HasPrefix(text, "đ)") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"“( "))
	return unicode.IsLower(r)
}

// shouted holds for a text in capitals.
func shouted(text string) bool {
	upper := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 2
}

// bulletDepth counts the marks that workbooks indent names with: 1 for "*", 2 for "-", 3 for "+"; 0 for none.
func bulletDepth(text string) (int, string) {
	text = strings.TrimSpace(text)
	for depth, mark := range []string{"*", "-", "+"} {
		if rest, ok := strings.CutPrefix(text, mark); ok && rest != "" && !unicode.IsDigit([]rune(strings.TrimSpace(rest) + " ")[0]) {
			return depth + 1, strings.TrimSpace(rest)
		}
	}
	if rest, ok := strings.CutPrefix(text, "–"); ok {
		return 2, strings.TrimSpace(rest)
	}
	return 0, text
}

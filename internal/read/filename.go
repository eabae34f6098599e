package read

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// numberParts cuts "35/KH-UBND", "12-CTr/TU", "09/2009/CT-UBND" into the number and the code of the kind.
var numberParts = regexp.MustCompile(`^0*(\d+)\p{L}?(?:/\d{4})?[-/](\p{L}+)`)

// misnamed asks about a file whose name bears another number than the document in it: "KH-53.docx" holds 35/KH-UBND. Only a number beside
// the code of the same kind counts; years do not.
func misnamed(file, number string) []doc.Question {
	g := numberParts.FindStringSubmatch(number)
	if g == nil {
		return nil
	}
	code := vi.Fold(g[2])
	words := strings.FieldsFunc(vi.Fold(file), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var beside []string
	for i, w := range words {
		if w != code {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(words) && allDigits(words[k]) && !year(words[k]) {
				beside = append(beside, strings.TrimLeft(words[k], "0"))
			}
		}
	}
	if len(beside) == 0 || slices.Contains(beside, g[1]) {
		return nil
	}
	return []doc.Question{{Field: "number", Vi: fmt.Sprintf("Tên tệp (%s) ghi số %s, trong văn bản là số %s. Số nào đúng?", file, beside[0], number),
		En: fmt.Sprintf("The name of the file (%s) says number %s, the text says %s. Which is right?", file, beside[0], number)}}
}

func allDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func year(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }

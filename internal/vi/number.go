package vi

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Number reads one number as Vietnamese documents write it – comma for decimals, dots or blanks between thousands – into
// an exact decimal text: "58.505" is "58505", "13,94" is "13.94", "09" is "9". Only the whole text counts, a % may follow.
func Number(s string) (string, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	sign := ""
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			s, sign = strings.TrimSpace(rest), "-"
			break
		}
	}
	if groups := strings.FieldsFunc(s, unicode.IsSpace); len(groups) > 1 {
		for k, g := range groups {
			if k > 0 && len(g) != 3 && (k+1 < len(groups) || len(g) < 4 || g[3] != ',') || k == 0 && len(g) > 3 {
				return "", false
			}
		}
		s = strings.Join(groups, "")
	}
	n, ok := decimal(s)
	if ok && sign != "" && strings.Trim(n, "0.") != "" {
		n = sign + n
	}
	return n, ok
}

// decimal reads digits with dots and commas: the last mark is the decimal one unless it parts groups of three.
func decimal(s string) (string, bool) {
	if s == "" || len(s) > 60 {
		return "", false
	}
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	whole, fraction := s, ""
	switch {
	case dots > 0 && commas > 0:
		last := strings.LastIndexAny(s, ".,")
		whole, fraction = s[:last], s[last+1:]
		if strings.ContainsRune(whole, rune(s[last])) {
			return "", false
		}
	case commas == 1:
		whole, fraction, _ = strings.Cut(s, ",")
	case dots == 1 && (!thousands(s, ".") || s[0] == '0'):
		whole, fraction, _ = strings.Cut(s, ".")
	}
	if fraction != "" && !allDigits(fraction) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ".") {
		return "", false
	}
	for _, mark := range []string{".", ","} {
		if strings.Contains(whole, mark) {
			if !thousands(whole, mark) {
				return "", false
			}
			whole = strings.ReplaceAll(whole, mark, "")
		}
	}
	if !allDigits(whole) {
		return "", false
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction != "" {
		return whole + "." + fraction, true
	}
	return whole, true
}

// thousands tells whether the mark parts groups of three digits: "1.000", "45.000.000".
func thousands(s, mark string) bool {
	groups := strings.Split(s, mark)
	for k, g := range groups {
		if !allDigits(g) || k == 0 && len(g) > 3 || k > 0 && len(g) != 3 {
			return false
		}
	}
	return len(groups) > 1
}

func allDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// Amount is a number or a range in a text, with the words that compare it. Offsets are bytes of the text given and
// cover the comparing words; Number and High are exact decimals.
type Amount struct {
	Start, End int
	Comparator string // = >= <= > < between
	Number     string
	High       string // with between
	Percent    bool   // a % follows
}

// spelled is a word in decomposed letters.
type spelled struct{ letters []rune }

func spell(word string) spelled { return spelled{[]rune(norm.NFD.String(word))} }

// mayEnd is a quick look at the last byte of a text: most words can be ruled out by it.
func (w spelled) mayEnd(text string) bool {
	last := w.letters[len(w.letters)-1]
	if text == "" || last >= utf8.RuneSelf {
		return text != ""
	}
	c := rune(text[len(text)-1])
	return c >= utf8.RuneSelf || unicode.ToLower(c) == last
}

var from = spell("từ")

type comparison struct {
	spelled
	comparator string
}

// comparing holds the words before a number, the longest first.
var comparing = []comparison{
	{spell("không thấp hơn"), ">="}, {spell("không nhỏ hơn"), ">="}, {spell("không ít hơn"), ">="}, {spell("không dưới"), ">="}, {spell("đạt và vượt"), ">="}, {spell("tối thiểu"), ">="}, {spell("ít nhất"), ">="},
	{spell("không cao hơn"), "<="}, {spell("không lớn hơn"), "<="}, {spell("không vượt quá"), "<="}, {spell("không quá"), "<="}, {spell("nhiều nhất"), "<="}, {spell("tối đa"), "<="}, {spell("lớn hơn"), ">"}, {spell("nhỏ hơn"), "<"},
	{spell("cao hơn"), ">"}, {spell("thấp hơn"), "<"}, {spell("trên"), ">"}, {spell("hơn"), ">"}, {spell("vượt"), ">"}, {spell("dưới"), "<"}, {spell("khoảng"), "="}, {spell("xấp xỉ"), "="}, {spell("bằng"), "="},
	{spell(">="), ">="}, {spell("=>"), ">="}, {spell("≥"), ">="}, {spell("⩾"), ">="}, {spell("<="), "<="}, {spell("≤"), "<="}, {spell("⩽"), "<="}, {spell(">"), ">"}, {spell("<"), "<"}, {spell("~"), "="}, {spell("≈"), "="}, {spell("="), "="},
}

// Amounts finds the numbers of a text with their comparing words: "≥ 55", "trên 60%", "20% - 50%", "từ 95% trở lên".
func Amounts(text string) []Amount {
	var list []Amount
	for i := 0; i < len(text); {
		if c := text[i]; c < '0' || c > '9' {
			i++
			continue
		}
		a, ok := amountAt(text, i)
		if ok && len(list) > 0 && a.Start < list[len(list)-1].End {
			a.Start = list[len(list)-1].End
		}
		if ok {
			list = append(list, a)
		}
		i = max(a.End, i+1)
	}
	return list
}

// amountAt reads the number whose digits begin at i; End is set even when it is none.
func amountAt(text string, i int) (Amount, bool) {
	number, end, ok := numberAt(text, i)
	a := Amount{Start: i, End: end, Comparator: "=", Number: number}
	if prev, _ := utf8.DecodeLastRuneInString(text[:i]); !ok || unicode.IsLetter(prev) && i > 0 {
		return a, false // "VNeID2" is no amount
	}
	if i > 1 && text[i-1] == '/' && text[i-2] >= '0' && text[i-2] <= '9' {
		return a, false
	}
	if next, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLetter(next) || next == '/' && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9' {
		return a, false
	}
	a.End, a.Percent = percent(text, end)
	if high, ok := rangeEnd(text, a.End); ok {
		if n, end, ok := numberAt(text, high); ok {
			a.High, a.Comparator = n, "between"
			var p bool
			a.End, p = percent(text, end)
			a.Percent = a.Percent || p
		}
	}
	head := strings.TrimRightFunc(text[:i], unicode.IsSpace)
	if word, ok := cutWord(head, from); ok && a.High != "" {
		a.Start = len(word)
		return a, true
	} else if ok {
		head = strings.TrimRightFunc(word, unicode.IsSpace)
	}
	for _, b := range comparing {
		if rest, ok := cutWord(head, b.spelled); ok && a.High == "" {
			a.Start, a.Comparator = len(rest), b.comparator
			return a, true
		}
	}
	tail := strings.ToLower(norm.NFC.String(text[a.End:min(len(text), a.End+48)]))
	switch {
	case a.High != "":
	case strings.HasPrefix(strings.TrimSpace(tail), "trở lên"):
		a.Comparator = ">="
	case strings.HasPrefix(strings.TrimSpace(tail), "trở xuống"):
		a.Comparator = "<="
	}
	return a, true
}

// numberAt reads the longest number that begins at i.
func numberAt(text string, i int) (string, int, bool) {
	end := i
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || (text[end] == '.' || text[end] == ',') && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9') {
		end++
	}
	n, ok := decimal(text[i:end])
	return n, end, ok
}

// percent steps over "%".
func percent(text string, i int) (int, bool) {
	k := i
	for k < len(text) && text[k] == ' ' {
		k++
	}
	if k < len(text) && text[k] == '%' {
		return k + 1, true
	}
	return i, false
}

// rangeEnd finds the digits after "-" or "đến".
func rangeEnd(text string, i int) (int, bool) {
	rest := strings.TrimLeftFunc(text[i:], unicode.IsSpace)
	for _, mark := range []string{"-", "–", "—", "đến", norm.NFD.String("đến"), "÷"} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			after = strings.TrimLeftFunc(after, unicode.IsSpace)
			k := len(text) - len(after)
			return k, k < len(text) && text[k] >= '0' && text[k] <= '9'
		}
	}
	return i, false
}

// cutWord takes a word off the end of a text, in whatever case and composition it is written there.
func cutWord(text string, word spelled) (string, bool) {
	k := len(text)
	if !word.mayEnd(text) {
		return text, false
	}
	for want := word.letters; len(want) > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:k])
		if k == 0 {
			return text, false
		}
		parts := []rune{unicode.ToLower(r)}
		if unicode.IsSpace(r) {
			parts[0] = ' '
		} else if r >= utf8.RuneSelf {
			parts = []rune(norm.NFD.String(string(parts)))
		}
		if len(parts) > len(want) || string(want[len(want)-len(parts):]) != string(parts) {
			return text, false
		}
		want, k = want[:len(want)-len(parts)], k-size
	}
	first := word.letters[0]
	if prev, _ := utf8.DecodeLastRuneInString(text[:k]); unicode.IsLetter(first) && k > 0 && unicode.IsLetter(prev) {
		return text, false
	}
	return text[:k], true
}

package vi

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Charset is a way of writing Vietnamese from before Unicode, in which a font draws other letters than the codes say: "KÕ ho¹ch" in
// .VnTime and "KEÁ HOAÏCH" in VNI-Times are "Kế hoạch".
type Charset string

const (
	TCVN3 Charset = "TCVN3" // TCVN 5712:1993 VN3; fonts .VnTime …, and .VnTimeH … whose letters are all capitals
	VNI   Charset = "VNI"   // fonts VNI-Times …; a letter and a mark after it
)

// Fonts is the charset as people call it, with its best known font.
func (c Charset) Fonts() string {
	if c == TCVN3 {
		return "TCVN3 (.VnTime)"
	}
	return string(c)
}

// tcvn3 and unicode3 are the letters of TCVN3, as Windows-1252 shows them, and what they stand for.
var (
	tcvn3    = []rune("¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ")
	unicode3 = []rune("ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
)

// The second signs of VNI in their order of tones – acute, grave, hook, tilde, dot – each row with the letters it may follow. The rows of
// five are tones alone; those of six begin with the circumflex or the breve and go on with it and the tones.
var vniMarks = []struct{ signs, marks, after string }{
	{"ùøûõï", "", "aeouyôö"},
	{"âáàåãä", "\u0302", "aeo"},
	{"êéèúüë", "\u0306", "a"},
}

// vniLetters and what they stand for alone.
const vniLetters, vniMeans = "ñíìæóòôöî", "đíìỉĩịơưỵ"

var tones = []string{"\u0301", "\u0300", "\u0309", "\u0303", "\u0323"}

// fromTCVN3 and fromVNI hold each sign; a mark of VNI stands for combining marks.
var fromTCVN3, fromVNI, vniAfter = letterTables()

func letterTables() (fromTCVN3, fromVNI, after map[rune]string) {
	fromTCVN3, fromVNI, after = map[rune]string{'μ': "à"}, map[rune]string{}, map[rune]string{} // μ is what µ becomes on some ways
	for i, r := range tcvn3 {
		fromTCVN3[r] = string(unicode3[i])
	}
	means := []rune(vniMeans)
	for i, r := range []rune(vniLetters) {
		fromVNI[r] = string(means[i])
		fromVNI[unicode.ToUpper(r)] = string(unicode.ToUpper(means[i]))
	}
	for _, row := range vniMarks {
		signs := []rune(row.signs)
		for i, r := range signs {
			mark := row.marks
			if k := i - (len(signs) - len(tones)); k >= 0 {
				mark += tones[k]
			}
			for _, sign := range []rune{r, unicode.ToUpper(r)} {
				fromVNI[sign], after[sign] = mark, row.after
			}
		}
	}
	return fromTCVN3, fromVNI, after
}

// OldFont is the charset of a font by its name, "" for a font of Unicode; capitals holds for fonts that draw only capitals.
func OldFont(name string) (c Charset, capitals bool) {
	if i := strings.IndexByte(name, '+'); i == 6 { // the tag of a part of a font in a PDF
		name = name[7:]
	}
	name, _, _ = strings.Cut(strings.TrimSpace(name), ",")
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(lower, ".vn"):
		for _, style := range []string{"bolditalic", "bold", "italic"} {
			if rest, ok := strings.CutSuffix(lower, style); ok {
				lower = strings.TrimRight(rest, " -")
			}
		}
		return TCVN3, strings.HasSuffix(name[:len(lower)], "H")
	case strings.HasPrefix(lower, "vni-"), strings.HasPrefix(lower, "vni "), strings.HasPrefix(lower, "vni_"):
		return VNI, false
	}
	return "", false
}

// Letter is what one code of an old font draws: letters, or the combining marks for the letter before it; any other sign is itself.
func (c Charset) Letter(r rune) string {
	means, _ := c.letter(r)
	return means
}

// Letters is Letter for each sign of a text; without a charset the text as it is.
func (c Charset) Letters(s string) string {
	if c == "" {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteString(c.Letter(r))
	}
	return b.String()
}

func (c Charset) letter(r rune) (means string, known bool) {
	switch c {
	case TCVN3:
		means, known = fromTCVN3[r]
	case VNI:
		means, known = fromVNI[r]
	}
	if !known {
		means = string(r)
	}
	return means, known
}

// Unicode reads a text in an old font. It says no to one that holds letters its font does not have: a font's name is left over where
// Unicode was typed, and then the letters are what they seem.
func (c Charset) Unicode(s string) (string, bool) {
	var b strings.Builder
	b.Grow(len(s) + len(s)/2)
	var last rune // in small letters, marks left out
	for _, r := range s {
		if r >= 0xf020 && r <= 0xf0ff { // the codes of a symbol font
			r -= 0xf000
		}
		means, known := c.letter(r)
		after := ""
		if c == VNI {
			after = vniAfter[r]
		}
		switch {
		case after != "" && (last == 0 || !strings.ContainsRune(after, last)):
			return s, false // a mark that its letter cannot bear
		case !known && r >= 0xc0 && unicode.IsLetter(r):
			return s, false // a letter no such font has
		}
		b.WriteString(means)
		if last = unicode.ToLower(r); after != "" {
			last = 0
		}
	}
	return norm.NFC.String(b.String()), true
}

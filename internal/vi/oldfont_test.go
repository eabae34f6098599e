package vi

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alphabet is every letter of Vietnamese with every tone, small.
func alphabet() []string {
	out := strings.Split("b c d đ g h k l m n p q r s t v x", " ")
	for _, vowel := range []string{"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"} {
		for _, tone := range []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"} {
			out = append(out, norm.NFC.String(vowel+tone))
		}
	}
	return out
}

// inTCVN3 writes in TCVN3; of the capitals with a tone it has none, a capital font draws them.
func inTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		for i, u := range unicode3 {
			if u == r {
				return tcvn3[i]
			}
		}
		return r
	}, s)
}

// inVNI writes in VNI, by the rule of its makers: the letter, then one sign for its circumflex, breve and tone together.
func inVNI(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		small := unicode.ToLower(r)
		parts := []rune(norm.NFD.String(string(small)))
		base, tone, shape := parts[0], "", ""
		for _, mark := range parts[1:] {
			if strings.ContainsRune("\u0302\u0306\u031b", mark) {
				shape = string(mark)
			} else {
				tone = string(mark)
			}
		}
		alone := map[rune]string{'đ': "ñ", 'ì': "ì", 'í': "í", 'ỉ': "æ", 'ĩ': "ó", 'ị': "ò", 'ỵ': "î"}[small]
		signs := map[string]string{"": "\u0301ù\u0300ø\u0309û\u0303õ\u0323ï", "\u031b": "\u0301ù\u0300ø\u0309û\u0303õ\u0323ï",
			"\u0302": "\u0301á\u0300à\u0309å\u0303ã\u0323ä", "\u0306": "\u0301é\u0300è\u0309ú\u0303ü\u0323ë"}[shape]
		letter := string(base)
		if shape == "\u031b" {
			letter = map[rune]string{'o': "ô", 'u': "ö"}[base]
		}
		switch _, sign, found := strings.Cut(signs, tone); {
		case alone != "":
			letter = alone
		case tone != "" && found:
			letter += string([]rune(sign)[0])
		case shape == "\u0302":
			letter += "â"
		case shape == "\u0306":
			letter += "ê"
		}
		if unicode.IsUpper(r) {
			letter = strings.ToUpper(letter)
		}
		b.WriteString(letter)
	}
	return b.String()
}

func TestEveryLetterComesBackFromOldFonts(t *testing.T) {
	for _, letter := range alphabet() {
		for _, word := range []string{letter, "b" + letter + "n", "qu" + letter} {
			if back, ok := TCVN3.Unicode(inTCVN3(word)); !ok || back != word {
				t.Errorf("TCVN3 %q: %q, %v", word, back, ok)
			}
			for _, word := range []string{word, strings.ToUpper(word)} {
				if back, ok := VNI.Unicode(inVNI(word)); !ok || back != word {
					t.Errorf("VNI %q as %q: %q, %v", word, inVNI(word), back, ok)
				}
			}
		}
	}
	for _, capital := range []string{"Ă", "Â", "Đ", "Ê", "Ô", "Ơ", "Ư"} {
		if back, ok := TCVN3.Unicode(inTCVN3(capital)); !ok || back != capital {
			t.Errorf("TCVN3 %q: %q, %v", capital, back, ok)
		}
	}
}

func TestOldFonts(t *testing.T) {
	for _, c := range []struct {
		font     string
		charset  Charset
		capitals bool
	}{
		{".VnTime", TCVN3, false}, {".VnTimeH", TCVN3, true}, {".VnArial NarrowH", TCVN3, true}, {"ABCDEF+.VnTimeH,Bold", TCVN3, true}, {".VnTimeH-Bold", TCVN3, true},
		{"VNI-Times", VNI, false}, {"Vni-Helve", VNI, false}, {"ABCDEF+VNI-Times,Italic", VNI, false},
		{"Times New Roman", "", false}, {"Vnitype", "", false}, {"", "", false},
	} {
		if charset, capitals := OldFont(c.font); charset != c.charset || capitals != c.capitals {
			t.Errorf("%q: %q, %v", c.font, charset, capitals)
		}
	}
}

// TestUnicodeUnderTheNameOfAnOldFont stays what it is: the name of the font is left over.
func TestUnicodeUnderTheNameOfAnOldFont(t *testing.T) {
	for _, s := range []string{"Kế hoạch", "và các đơn vị", "Sở Y tế chủ trì"} {
		for _, c := range []Charset{TCVN3, VNI} {
			if got, ok := c.Unicode(s); ok || got != s {
				t.Errorf("%s %q: %q, %v", c, s, got, ok)
			}
		}
	}
	for c, s := range map[Charset]string{TCVN3: "KÕ ho¹ch – “n¨m” 2026\u00a0%", VNI: "Keá hoaïch – “naêm” 2026\u00a0%"} {
		if got, ok := c.Unicode(s); !ok || got != "Kế hoạch – “năm” 2026\u00a0%" {
			t.Errorf("%s: %q, %v", c, got, ok)
		}
	}
	if got, ok := TCVN3.Unicode("K\uf0d5 ho\uf0b9ch"); !ok || got != "Kế hoạch" {
		t.Errorf("codes of a symbol font: %q, %v", got, ok)
	}
}

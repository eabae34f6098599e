package office

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/vi"
)

// pdfFont turns the codes of a font into text and widths.
type pdfFont struct {
	wide    bool // codes of two bytes
	ucs2    bool // which are the letters themselves
	text    map[int]string
	widths  map[int]float64 // in thousandths of the size
	missing float64         // width of a code that is not listed
	bold    bool
	letters map[int]fontLetter // those drawn so far
}

// fontLetter is what a code draws; its text is "" when the font does not say.
type fontLetter struct {
	text  string
	width float64
}

func (font *pdfFont) letter(code int) fontLetter {
	l, known := font.letters[code]
	if known {
		return l
	}
	l = fontLetter{font.text[code], font.missing}
	if width, listed := font.widths[code]; listed {
		l.width = width
	}
	if font.ucs2 && l.text == "" {
		l.text = string(rune(code))
	}
	if l.text == "\ufffd" || l.text == "\x00" {
		l.text = ""
	}
	font.letters[code] = l
	return l
}

func (f *pdfFile) font(v any) *pdfFont {
	d := f.dict(v)
	f.spend(256)
	out := &pdfFont{text: map[int]string{}, widths: map[int]float64{}, letters: map[int]fontLetter{}, missing: 500}
	base := f.name(d["BaseFont"])
	out.bold = strings.Contains(base, "Bold") || strings.Contains(base, "Black")
	out.wide = f.name(d["Subtype"]) == "Type0"
	if out.wide {
		f.wideFont(out, d)
	} else {
		f.simpleFont(out, d)
	}
	if s, ok := f.get(d["ToUnicode"]).(*pdfStream); ok {
		f.toUnicode(out, f.unpack(s))
	}
	out.fromOld(base)
	return out
}

// fromOld turns what the codes of a font from before Unicode seem to say into what they draw, unless the file says that already.
func (font *pdfFont) fromOld(name string) {
	charset, capitals := vi.OldFont(name)
	if charset == "" {
		return
	}
	for _, text := range font.text {
		for _, r := range text {
			if r >= 0x1ea0 && r <= 0x1ef9 || strings.ContainsRune("ăđơưĂĐƠƯ", r) {
				return
			}
		}
	}
	for code, text := range font.text {
		if r := []rune(text); len(r) == 1 {
			if text = charset.Letter(r[0]); capitals {
				text = strings.ToUpper(text)
			}
			font.text[code] = text
		}
	}
}

// wideFont reads the widths of a composite font: "code [w w w]" and "from to w".
func (f *pdfFile) wideFont(out *pdfFont, d pdfDict) {
	out.missing = 1000
	kids := f.array(d["DescendantFonts"])
	if len(kids) == 0 {
		return
	}
	kid := f.dict(kids[0])
	if dw, ok := f.get(kid["DW"]).(float64); ok {
		out.missing = dw
	}
	w := f.array(kid["W"])
	for i := 0; i+1 < len(w) && f.spend(1); {
		first := int(f.number(w[i]))
		if list := f.array(w[i+1]); list != nil {
			for k, width := range list {
				if !f.spend(1) {
					return
				}
				out.widths[first+k] = f.number(width)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		for c := first; c <= min(int(f.number(w[i+1])), 0xffff) && f.spend(1); c++ {
			out.widths[c] = f.number(w[i+2])
		}
		i += 3
	}
	if e := f.name(d["Encoding"]); strings.Contains(e, "UCS2") || strings.Contains(e, "UTF16") {
		out.ucs2 = true
	}
}

// simpleFont reads the encoding and the widths of a font of 256 codes.
func (f *pdfFile) simpleFont(out *pdfFont, d pdfDict) {
	enc := f.get(d["Encoding"])
	table := charmap.Windows1252
	name, _ := enc.(pdfName)
	if e := f.dict(enc); e != nil {
		name = pdfName(f.name(e["BaseEncoding"]))
	}
	if name == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for c := 32; c < 256; c++ {
		out.text[c] = string(table.DecodeByte(byte(c)))
	}
	code := 0
	for _, v := range f.array(f.dict(enc)["Differences"]) {
		if !f.spend(1) {
			return
		}
		switch v := f.get(v).(type) {
		case float64:
			code = int(v)
		case pdfName:
			if s := glyphText(string(v)); s != "" && code >= 0 && code < 256 {
				out.text[code] = s
			}
			code++
		}
	}
	first := int(f.number(d["FirstChar"]))
	for i, w := range f.array(d["Widths"]) {
		if i > 255 {
			break
		}
		out.widths[first+i] = f.number(w)
	}
}

// maxCodes bounds one list of a CMap: three values for each code of two bytes.
const maxCodes = 3 << 16

// toUnicode reads a CMap: the lists between beginbfchar, beginbfrange and their ends.
func (f *pdfFile) toUnicode(out *pdfFont, data []byte) {
	l := &pdfLexer{b: data, depth: 16}
	var args []any
	for {
		v, err := l.value()
		if err == errPDFEnd || f.flaw != nil {
			return
		}
		word, ok := v.(pdfWord)
		if !ok {
			if len(args) < maxCodes {
				args = append(args, v)
			}
			continue
		}
		switch word {
		case "endbfchar":
			for i := 0; i+1 < len(args) && f.spend(1); i += 2 {
				out.text[code(args[i])] = utf16Text(args[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				f.unicodeRange(out, code(args[i]), code(args[i+1]), args[i+2])
			}
		}
		args = args[:0]
	}
}

func (f *pdfFile) unicodeRange(out *pdfFont, from, to int, v any) {
	to = min(to, from+0xffff)
	if list, ok := v.(pdfArray); ok {
		for k := 0; k < len(list) && from+k <= to && f.spend(1); k++ {
			out.text[from+k] = utf16Text(list[k])
		}
		return
	}
	first := []rune(utf16Text(v))
	if len(first) == 0 {
		return
	}
	for c := from; c <= to && f.spend(1); c++ {
		out.text[c] = string(first)
		first[len(first)-1]++
	}
}

func code(v any) int {
	s, _ := v.(string)
	n := 0
	for i := 0; i < len(s) && i < 3; i++ {
		n = n<<8 | int(s[i])
	}
	return n
}

func utf16Text(v any) string {
	s, _ := v.(string)
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// glyphText reads the name of a glyph (Adobe Glyph List): "uni1EA1", "Ecircumflexdotbelow", "comma".
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if s, ok := glyphNames[name]; ok {
		return s
	}
	for _, p := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, p); ok && len(hex) >= 4 {
			if n, err := strconv.ParseUint(hex[:min(len(hex), 6)], 16, 32); err == nil && n < 0x110000 {
				return string(rune(n))
			}
		}
	}
	if name == "" || name[0]|0x20 < 'a' || name[0]|0x20 > 'z' {
		return ""
	}
	out, rest := name[:1], name[1:]
	for rest != "" {
		found := false
		for _, a := range accentNames {
			if after, ok := strings.CutPrefix(rest, a.name); ok {
				out, rest, found = out+a.mark, after, true
				break
			}
		}
		if !found {
			return ""
		}
	}
	return norm.NFC.String(out)
}

var accentNames = []struct{ name, mark string }{
	{"circumflex", "\u0302"}, {"breve", "\u0306"}, {"horn", "\u031b"}, {"dotbelow", "\u0323"}, {"hookabove", "\u0309"}, {"hook", "\u0309"}, {"acute", "\u0301"},
	{"grave", "\u0300"}, {"tilde", "\u0303"}, {"dieresis", "\u0308"}, {"caron", "\u030c"}, {"cedilla", "\u0327"}, {"ring", "\u030a"}, {"macron", "\u0304"},
}

var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "nonbreakingspace": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−", "sfthyphen": "\u00ad", "period": ".", "slash": "/",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]",
	"underscore": "_", "braceleft": "{", "bar": "|", "braceright": "}", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "endash": "–", "emdash": "—",
	"bullet": "•", "ellipsis": "…", "degree": "°", "section": "§", "multiply": "×", "plusminus": "±", "lessequal": "≤", "greaterequal": "≥", "dong": "₫", "dcroat": "đ", "Dcroat": "Đ",
	"dmacron": "đ", "Dmacron": "Đ", "Eth": "Đ", "guillemotleft": "«", "guillemotright": "»", "fi": "fi", "fl": "fl", "dotlessi": "ı", "twosuperior": "²", "threesuperior": "³",
}

package readcheck

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/ziptest"
)

// look is another look of the same text. formats names those it applies to: a PDF draws its letters one by one and has none of them,
// a workbook and a Word file have no lines and no marks of their own to change.
type look struct {
	name    string
	formats string
	of      func(text string, rng *rand.Rand) string
}

const (
	plainText = "txt md"
	everyText = "txt md html docx xlsx"
)

var looks = []look{
	{"accents apart (NFD)", everyText, func(s string, _ *rand.Rand) string { return norm.NFD.String(s) }},
	{"no-break spaces", everyText, noBreak},
	{"hòa as hoà, ủy as uỷ", everyText, func(s string, _ *rand.Rand) string { return tonesAt(s, later) }},
	{"hoà as hòa, uỷ as ủy", everyText, func(s string, _ *rand.Rand) string { return tonesAt(s, earlier) }},
	{"UBND in full", everyText, func(s string, _ *rand.Rand) string { return shortBody.ReplaceAllString(s, "${1}Ủy ban nhân dân$2") }},
	{"Ủy ban nhân dân as UBND", everyText, func(s string, _ *rand.Rand) string { return committees.ReplaceAllString(norm.NFC.String(s), "UBND") }},
	{"days in words", everyText, func(s string, _ *rand.Rand) string {
		return figures.ReplaceAllString(s, "${1}ngày $2 tháng $3 năm $4$5")
	}},
	{"days in figures", everyText, func(s string, _ *rand.Rand) string {
		return inWords.ReplaceAllString(norm.NFC.String(s), "ngày $1/$2/$3")
	}},
	{"other bullets", plainText, func(s string, rng *rand.Rand) string {
		return bullets.ReplaceAllString(s, "${1}"+[]string{"•", "–", "*"}[rng.IntN(3)]+" ")
	}},
	{"headings in capitals", plainText, func(s string, _ *rand.Rand) string { return headings.ReplaceAllStringFunc(s, strings.ToUpper) }},
	{"stray **", plainText, strayStars},
	{"lines cut hard", plainText, cutHard},
	{"furniture of a site", "txt md html", furnished},
}

var (
	words      = regexp.MustCompile(`\pL+`)
	committees = regexp.MustCompile(`Ủy ban nhân dân|Uỷ ban nhân dân|Ủy ban Nhân dân`)
	shortBody  = regexp.MustCompile(`(^|[^-/\pL])UBND($|[^-/\pL])`) // not that of a symbol, "35/KH-UBND"
	figures    = regexp.MustCompile(`(^|[^\d/])ngày (\d{1,2})/(\d{1,2})/(\d{4})($|[^\d/-])`)
	inWords    = regexp.MustCompile(`ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})`)
	bullets    = regexp.MustCompile(`(?m)^([ \t]*)- `)
	headings   = regexp.MustCompile(`(?m)^(?:#+ |[IVX]+\. ).*$`)
	marked     = regexp.MustCompile(`^\\?(?:[-+*•–#|>=]|\d+[.)]|\(?[a-zđ\d]{1,2}\)|[IVX]+\.|[A-ZĐ]\.)`)
	tabular    = regexp.MustCompile(`^\s*(?:\||\+[-=]|#|-{3}|={3})`)
	textNodes  = regexp.MustCompile(`>[^<]+<`)
)

// The two places of the tone on a final oa, oe, uy.
var (
	earlier = strings.Fields("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy")
	later   = strings.Fields("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ")
)

// tonesAt writes every open syllable with its tone at one of the places; "toàn" and "quý" have but one.
func tonesAt(s string, place []string) string {
	from := earlier
	if place[0] == earlier[0] {
		from = later
	}
	return words.ReplaceAllStringFunc(norm.NFC.String(s), func(word string) string {
		for i, end := range from {
			if head, ok := strings.CutSuffix(word, end); ok && !strings.HasSuffix(strings.ToLower(head), "q") {
				return head + place[i]
			}
		}
		return word
	})
}

func noBreak(s string, rng *rand.Rand) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == ' ' && i > 0 && letterish(s[i-1]) && i+1 < len(s) && letterish(s[i+1]) && rng.IntN(6) == 0 {
			b.WriteString("\u00a0")
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func letterish(c byte) bool { return c >= 0x80 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// strayStars are the marks of bold that copying leaves around some words.
func strayStars(s string, rng *rand.Rand) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words := strings.Split(line, " ")
		if tabular.MatchString(line) || len(words) < 8 || strings.Contains(line, "*") || rng.IntN(3) > 0 {
			continue
		}
		from := 2 + rng.IntN(len(words)-4)
		to := min(len(words)-1, from+rng.IntN(4))
		if marked.MatchString(words[from]) || words[from] == "" || words[to] == "" {
			continue
		}
		words[from] = "**" + words[from]
		words[to] += "**"
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n")
}

// cutHard breaks long lines as mail programs and old converters do, never before what would begin a list. Some texts stay as they are:
// those whose lines are short already, and those with long lines that have no end and another at once below, as the cells of a table
// saved as text, because nobody could tell afterwards what belongs together.
func cutHard(s string, rng *rand.Rand) string {
	width := 60 + rng.IntN(50)
	lines := strings.Split(s, "\n")
	longest := 0
	for i, line := range lines {
		if tabular.MatchString(line) || strings.Contains(line, "\t") || len([]rune(line)) <= width {
			continue
		}
		longest = max(longest, len([]rune(line)))
		if next := lines[min(i+1, len(lines)-1)]; !strings.ContainsAny(line[len(line)-1:], ".;:") && next != "" && !marked.MatchString(next) {
			return s
		}
		lines[i] = cut(line, width)
	}
	if longest <= 200 {
		return s
	}
	return strings.Join(lines, "\n")
}

// cut breaks one line; not after a colon or a semicolon, where a new line would be a new item.
func cut(line string, width int) string {
	var b strings.Builder
	at, before := 0, ""
	for k, word := range strings.Split(line, " ") {
		n := len([]rune(word))
		switch {
		case k == 0:
		case at+1+n > width && word != "" && !marked.MatchString(word) && !strings.HasSuffix(before, ":") && !strings.HasSuffix(before, ";"):
			b.WriteByte('\n')
			at = -1
		default:
			b.WriteByte(' ')
		}
		b.WriteString(word)
		at, before = at+1+n, word
	}
	return b.String()
}

// furnished puts around a text what a site has around it.
func furnished(s string, _ *rand.Rand) string {
	if strings.Contains(s, "<body") {
		s = regexp.MustCompile(`<body[^>]*>`).ReplaceAllString(s, `$0<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức - Sự kiện</a></li><li><a href="/vb">Văn bản chỉ đạo điều hành</a></li></ul></nav></header>`)
		return strings.Replace(s, "</body>", `<aside><h3>Tin liên quan</h3><ul><li><a href="/a">Hội nghị giao ban báo chí</a></li></ul></aside><footer><p>© 2025 Cổng thông tin điện tử. Điện thoại: 0123.456.789</p><p>Lượt truy cập: 1.234.567</p></footer></body>`, 1)
	}
	return "Trang chủ | Giới thiệu | Tin tức | Liên hệ\n\n" + s + "\n\nIn bài viết | Gửi email | Lượt xem: 1.234\n"
}

// dressed is a paper with another look; false when the look does not apply or changes nothing.
func (l look) dressed(t *testing.T, p paper, round uint64) (paper, bool) {
	t.Helper()
	if !slices.Contains(strings.Fields(l.formats), p.format()) {
		return p, false
	}
	rng := rand.New(rand.NewPCG(uint64(len(p.content)), round))
	before := p.content
	nodes := func(s string) string {
		return textNodes.ReplaceAllStringFunc(s, func(node string) string { return ">" + l.of(node[1:len(node)-1], rng) + "<" })
	}
	switch p.format() {
	case "txt", "md":
		p.content = []byte(l.of(string(p.content), rng))
	case "html":
		if s := string(p.content); strings.HasPrefix(l.formats, plainText) && l.formats != everyText {
			p.content = []byte(l.of(s, rng))
		} else {
			p.content = []byte(nodes(s))
		}
	default:
		p.content = repacked(t, p.content, func(name, s string) string {
			if name == "word/document.xml" || name == "xl/sharedStrings.xml" {
				return nodes(s)
			}
			return s
		})
	}
	return p, p.format() == "docx" || p.format() == "xlsx" || !bytes.Equal(before, p.content)
}

// repacked is an archive with its texts changed.
func repacked(t *testing.T, content []byte, change func(name, text string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, f.Name, change(f.Name, string(b)))
	}
	return ziptest.Pack(t, parts...)
}

package read

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// style is the look of a marker; passages of one style under one parent are siblings. Their order here is the usual depth
// in official documents (Decree 30/2020/NĐ-CP, appendix I).
type style int

const (
	noStyle style = iota
	annexStyle
	partStyle
	chapterStyle
	sectionStyle // Mục 1
	letterStyle  // A.
	romanStyle   // I.
	articleStyle
	clauseStyle    // 1.
	subClauseStyle // 1.1.
	subSubStyle    // 1.1.1.
	ordinalStyle   // Thứ nhất, Một là
	roundStyle     // (1) 1)
	pointStyle     // a)
	starStyle
	dashStyle
	plusStyle
	dotStyle
)

// marker is what a paragraph begins with.
type marker struct {
	text  string // "II.", "a)", "Điều 3."
	rest  string // the paragraph after it
	style style
	ord   int // 1-based ordinal, 0 for bullets
}

func (m marker) kind() doc.PassageKind {
	switch m.style {
	case annexStyle:
		return doc.Annex
	case partStyle:
		return doc.Part
	case chapterStyle:
		return doc.Chapter
	case sectionStyle, letterStyle, romanStyle:
		return doc.Section
	case articleStyle:
		return doc.Article
	case clauseStyle, subClauseStyle, subSubStyle, ordinalStyle:
		return doc.Clause
	case roundStyle, pointStyle:
		return doc.Point
	case starStyle, dashStyle, plusStyle, dotStyle:
		return doc.Bullet
	}
	return doc.Para
}

var (
	namedMarker = regexp.MustCompile(`^(?i:(phần|chương|mục|điều|phụ lục))(?: +(?:số +)?(?i:(thứ [\p{L}]+)|([IVXLC]+|\d+[a-zđ]?|[A-ZĐ])))?([.:\-–)/]*)(?: +|$)`)
	romanMarker = regexp.MustCompile(`^([IVXLC]{1,6}) ?([.\-–)/]+)(?: +|$|[^\s\d.])`)
	upperMarker = regexp.MustCompile(`^([A-HĐ])([.\-–)/]+) +`)
	clauseMark  = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,2}){0,4})([.)/]|\.\-|\.\)|-)?(?: +|$|(\p{L}))`)
	roundMark   = regexp.MustCompile(`^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\) *`)
	pointMark   = regexp.MustCompile(`^(?:([a-zđ]{1,2}|[a-zđ]\d)(\))|([a-zđ]|[a-zđ]\d)([./])) *`)
	ordinalMark = regexp.MustCompile(`^(?:(Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười))|((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là))([,:]) *`)
)

// markerOf finds the marker at the beginning of a cleaned paragraph; style noStyle when there is none.
func markerOf(s string) marker {
	none := marker{rest: s}
	if s == "" {
		return none
	}
	for _, try := range markersFor(s) {
		if m, ok := try(s); ok {
			m.rest = strings.TrimSpace(m.rest)
			return m
		}
	}
	return none
}

type tryMarker = func(string) (marker, bool)

// Which markers may begin with a letter or sign; the order is the order of trying.
var (
	digitMarkers   = []tryMarker{decimal}
	bracketMarker  = []tryMarker{round}
	capitalMarkers = []tryMarker{named, roman, upper, ordinalWord}
	smallMarkers   = []tryMarker{point}
	signMarkers    = []tryMarker{bullet}
)

// markersFor leaves out at once what a first letter cannot begin.
func markersFor(s string) []tryMarker {
	switch c := s[0]; {
	case c >= '0' && c <= '9':
		return digitMarkers
	case c == '(':
		return bracketMarker
	case c < utf8.RuneSelf && (c < 'A' || c > 'Z' && c < 'a' || c > 'z'):
		return signMarkers
	case c <= 'Z':
		return capitalMarkers
	case c < utf8.RuneSelf:
		return smallMarkers
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r == 'đ':
		return smallMarkers
	case r == 'Đ':
		return capitalMarkers
	case unicode.IsLetter(r) && r != 'Ø':
		return nil
	}
	return signMarkers
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func named(s string) (marker, bool) {
	if !strings.ContainsRune("PCMĐ", firstRune(s)) {
		return marker{}, false
	}
	g := namedMarker.FindStringSubmatch(s)
	if g == nil || !upperStart(s) {
		return marker{}, false
	}
	m := marker{text: strings.TrimSpace(g[0]), rest: s[len(g[0]):]}
	word, number := strings.ToLower(g[1]), g[2]+g[3]
	switch word {
	case "phần":
		m.style = partStyle
	case "chương":
		m.style = chapterStyle
	case "mục":
		m.style = sectionStyle
	case "điều":
		m.style = articleStyle
	case "phụ lục":
		m.style = annexStyle
	}
	if number == "" {
		return m, m.style == annexStyle && (m.rest == "" || allCaps(s))
	}
	m.ord = ordinal(number)
	// "Điều 3 của Nghị quyết này", "Mục tiêu": running text, not markers.
	if g[2] == "" && m.ord == 0 && m.style != annexStyle {
		return m, false
	}
	return m, g[4] != "" || m.rest == "" || upperStart(m.rest) || strings.HasPrefix(m.rest, "(")
}

func bullet(s string) (marker, bool) {
	mark, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	m := marker{text: string(mark), rest: rest}
	switch mark {
	case '-', '–', '—', '−':
		m.style = dashStyle
	case '+':
		m.style = plusStyle
	case '*':
		m.style = starStyle
	case '•', '▪', '●', '○', '◦', '·', '■', '□', '♦', '\uf0b7', '\uf0a7', '\uf02d', '➢', '✓', 'Ø':
		m.style = dotStyle
	default:
		return m, false
	}
	if strings.Trim(rest, "-–—_*+= .\\") == "" {
		return m, false // a rule of dashes
	}
	return m, strings.HasPrefix(rest, " ") || upperStart(rest) && !strings.HasPrefix(rest, string(mark))
}

func roman(s string) (marker, bool) {
	if !strings.ContainsRune("IVXLC", firstRune(s)) {
		return marker{}, false
	}
	g := romanMarker.FindStringSubmatch(s)
	if g == nil {
		return marker{}, false
	}
	n := ordinal(g[1])
	if n == 0 || len(g[1]) == 1 && strings.Contains("CDLM", g[1]) || strings.HasPrefix(g[2], "/") && !strings.HasSuffix(g[0], " ") {
		return marker{}, false
	}
	size := len(g[1]) + strings.Index(s[len(g[1]):], g[2]) + len(g[2])
	return marker{text: s[:size], rest: s[size:], style: romanStyle, ord: n}, true
}

func upper(s string) (marker, bool) {
	if _, n := utf8.DecodeRuneInString(s); !strings.ContainsRune(".-–)/", firstRune(s[n:])) {
		return marker{}, false
	}
	g := upperMarker.FindStringSubmatch(s)
	if g == nil {
		return marker{}, false
	}
	return marker{text: strings.TrimSpace(g[0]), rest: s[len(g[0]):], style: letterStyle, ord: ordinal(g[1])}, true
}

func decimal(s string) (marker, bool) {
	g := clauseMark.FindStringSubmatch(s)
	if g == nil {
		return marker{}, false
	}
	parts := strings.Split(g[1], ".")
	size := len(g[1]) + len(g[2])
	m := marker{text: s[:size], rest: s[size:]}
	m.ord, _ = strconv.Atoi(parts[len(parts)-1])
	switch {
	case g[2] == "" && (len(parts) == 1 || !upperStart(m.rest)): // "12 đề án", "1.5 lần"
		return m, false
	case g[3] != "" && !upperStart(m.rest): // "1.a"
		return m, false
	case g[2] == "-" && (len(parts) > 1 || g[3] != "" || !upperStart(strings.TrimSpace(m.rest))): // "1- Khơi dậy …" of Party documents, not "5-7 năm"
		return m, false
	case g[2] == "/" && m.rest != "" && !strings.HasPrefix(m.rest, " "):
		return m, false
	case g[2] == ")" && len(parts) == 1:
		m.style = roundStyle
	case len(parts) == 1:
		m.style = clauseStyle
	case len(parts) == 2:
		m.style = subClauseStyle
	default:
		m.style = subSubStyle
	}
	return m, true
}

func round(s string) (marker, bool) {
	g := roundMark.FindStringSubmatch(s)
	if g == nil {
		return marker{}, false
	}
	return marker{text: strings.TrimSpace(g[0]), rest: s[len(g[0]):], style: roundStyle, ord: ordinal(strings.ToUpper(g[1]))}, true
}

func point(s string) (marker, bool) {
	if !strings.ContainsAny(s[:min(len(s), 5)], ")./") {
		return marker{}, false
	}
	g := pointMark.FindStringSubmatch(s)
	if g == nil {
		return marker{}, false
	}
	rest := s[len(g[0]):]
	if g[2] == "" && (!strings.HasSuffix(g[0], " ") || !upperStart(rest)) || g[2] == ")" && rest == "" {
		return marker{}, false
	}
	return marker{text: strings.TrimSpace(g[0]), rest: rest, style: pointStyle, ord: ordinal(g[1] + g[3])}, true
}

func ordinalWord(s string) (marker, bool) {
	if !strings.HasPrefix(s, "Thứ ") && !strings.Contains(s[:min(len(s), 12)], " là") {
		return marker{}, false
	}
	g := ordinalMark.FindStringSubmatch(s)
	if g == nil {
		return marker{}, false
	}
	return marker{text: g[1] + g[2] + g[3], rest: s[len(g[0]):], style: ordinalStyle, ord: ordinal(strings.ToLower(strings.TrimSuffix(g[1]+g[2], " là")))}, true
}

var ordinalWords = []string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"}

const vietnameseLetters = "abcdđeghiklmnopqrstuvxy"

// ordinal reads "IV", "12", "đ" (the fifth Vietnamese letter), "thứ ba", "hai"; 0 when it is none of them.
func ordinal(s string) int {
	if n, err := strconv.Atoi(strings.TrimRight(s, "abcdđ")); err == nil {
		return n
	}
	for i, w := range ordinalWords {
		if strings.HasSuffix(strings.ToLower(s), w) || i == 0 && strings.ToLower(s) == "một" || i == 3 && strings.ToLower(s) == "bốn" {
			return i + 1
		}
	}
	if n := romanValue(s); n > 0 {
		return n
	}
	for i, r := range []rune(vietnameseLetters) {
		if strings.ToLower(s) == string(r) {
			return i + 1
		}
	}
	return 0
}

func romanValue(s string) int {
	value := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	total, last := 0, 0
	for _, r := range s {
		v := value[r]
		if v == 0 {
			return 0
		}
		if last > 0 && v > last {
			total -= 2 * last
		}
		total, last = total+v, v
	}
	if total < 1 || total > 399 {
		return 0
	}
	return total
}

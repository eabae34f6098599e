package indicator

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// Measure is a unit of measure as products of nouns: "triệu đồng/người" is đồng by người, times 10^6. The zero Measure is a
// plain number.
type Measure struct {
	Name  string         // as it was written
	Nouns map[string]int // each with its power; "đồng": 1, "người": -1
	Ten   int            // how many times ten one of it is of the nouns themselves: 9 of "tỷ đồng", −2 of "%"
}

// Nouns that are said in ways of their own.
const (
	rankNoun  = "thứ bậc"
	scoreNoun = "điểm"
	yearNoun  = "năm"
)

// scales are the words that multiply what stands behind them, folded.
var scales = map[string]int{"chuc": 1, "tram": 2, "nghin": 3, "ngan": 3, "van": 4, "trieu": 6, "tr": 6, "ty": 9, "ti": 9,
	"10": 1, "100": 2, "1000": 3, "10000": 4, "100000": 5, "1000000": 6}

// spellings are the nouns that have more than one spelling, or are a multiple of another; all folded.
var spellings = map[string]struct {
	noun string
	ten  int
}{
	"dong": {"đồng", 0}, "d": {"đồng", 0}, "vnd": {"đồng", 0}, "viet nam dong": {"đồng", 0}, "dong viet nam": {"đồng", 0},
	"usd": {"USD", 0}, "do la": {"USD", 0}, "do la my": {"USD", 0}, "dola": {"USD", 0}, "us": {"USD", 0},
	"phan tram": {"", -2}, "diem phan tram": {"", -2}, "lan": {"", 0},
	"m2": {"m²", 0}, "met vuong": {"m²", 0}, "ha": {"m²", 4}, "hecta": {"m²", 4}, "hec ta": {"m²", 4}, "km2": {"m²", 6}, "kilomet vuong": {"m²", 6},
	"m": {"m", 0}, "met": {"m", 0}, "km": {"m", 3}, "m3": {"m³", 0}, "met khoi": {"m³", 0}, "lit": {"m³", -3},
	"gam": {"g", 0}, "g": {"g", 0}, "kg": {"g", 3}, "kilogam": {"g", 3}, "yen": {"g", 4}, "ta": {"g", 5}, "tan": {"g", 6},
	"wh": {"Wh", 0}, "kwh": {"Wh", 3}, "mwh": {"Wh", 6}, "gwh": {"Wh", 9}, "w": {"W", 0}, "kw": {"W", 3}, "mw": {"W", 6}, "kwp": {"W", 3}, "mwp": {"W", 6},
	"nguoi": {"người", 0}, "dan": {"người", 0}, "nguoi dan": {"người", 0}, "lao dong": {"người", 0}, "nhan khau": {"người", 0},
	"diem": {scoreNoun, 0}, "diem so": {scoreNoun, 0},
	"thu bac": {rankNoun, 0}, "bac": {rankNoun, 0}, "hang": {rankNoun, 0}, "thu hang": {rankNoun, 0}, "vi tri": {rankNoun, 0}, "xep hang": {rankNoun, 0}, "thu tu": {rankNoun, 0},
	"nam": {yearNoun, 0}, "ho": {"hộ", 0}, "ho gia dinh": {"hộ", 0}, "doanh nghiep": {"doanh nghiệp", 0}, "dn": {"doanh nghiệp", 0},
	"giuong": {"giường bệnh", 0}, "giuong benh": {"giường bệnh", 0}, "bac si": {"bác sĩ", 0}, "bac sy": {"bác sĩ", 0},
}

// maxMeasure bounds the text of a unit of measure, in bytes.
const maxMeasure = 120

// ParseMeasure reads a unit of measure as tables write it: "tỉ đồng", "Tr.đồng", "giường bệnh/vạn dân", "%/năm", "1.000 ha". A
// noun it does not know is a kind of its own, so that "xã" fits "xã" and nothing else. "" is a plain number.
func ParseMeasure(text string) (Measure, error) {
	text = strings.Join(strings.Fields(text), " ")
	m := Measure{Name: text}
	if text == "" {
		return m, nil
	}
	if len(text) > maxMeasure || strings.Count(text, "/") > 4 {
		return Measure{}, fault.New(fault.Invalid, "Đơn vị tính %.40q quá dài.", "The unit of measure %.40q is too long.", text).At("unit")
	}
	for i, part := range strings.Split(text, "/") {
		noun, ten, ok := measurePart(part)
		if !ok {
			return Measure{}, fault.New(fault.Invalid, "Không hiểu đơn vị tính %q.", "The unit of measure %q cannot be read.", text).At("unit")
		}
		power := 1
		if i > 0 {
			power = -1
		}
		m.times(noun, power)
		m.Ten += power * ten
	}
	return m, nil
}

// measurePart reads what stands between strokes: words that multiply, then a noun.
func measurePart(part string) (noun string, ten int, ok bool) {
	part = strings.TrimSpace(strings.NewReplacer("²", "2", "³", "3", "$", " usd ", "‰", " phan nghin ").Replace(part))
	if rest := strings.TrimSpace(strings.TrimSuffix(part, "%")); rest != part {
		folded := vi.Fold(rest)
		return "", -2, folded == "" || folded == "diem" || folded == "ty le"
	}
	for old, plain := range map[string]string{"1.000": "1000", "10.000": "10000", "100.000": "100000", "1.000.000": "1000000"} {
		if rest, is := strings.CutPrefix(part, old+" "); is {
			part = plain + " " + rest
		}
	}
	words := strings.Fields(vi.Fold(part))
	if slices.Equal(words, []string{"phan", "nghin"}) {
		return "", -3, true
	}
	if len(words) == 1 { // "trđ", "tỷđ", written as one
		for _, short := range []string{"tr", "ty", "ti"} {
			if rest, is := strings.CutPrefix(words[0], short); is && (rest == "d" || rest == "dong" || rest == "vnd" || rest == "usd") {
				words = []string{short, rest}
			}
		}
	}
	scaled := false
	for len(words) > 0 {
		n, is := scales[words[0]]
		if !is || words[0] == "van" && len(words) == 1 {
			break
		}
		ten, words, scaled = ten+n, words[1:], true
	}
	name := strings.Join(words, " ")
	if known, is := spellings[name]; is {
		return known.noun, ten + known.ten, true
	}
	if name == "" { // money is often written without its noun: "tỷ"
		return "đồng", ten, scaled && (ten == 6 || ten == 9 || ten == 12)
	}
	return name, ten, strings.ContainsFunc(name, func(r rune) bool { return r < '0' || r > '9' })
}

// times multiplies by a noun to a power.
func (m *Measure) times(noun string, power int) {
	if noun == "" || power == 0 {
		return
	}
	if m.Nouns == nil {
		m.Nouns = map[string]int{}
	}
	if m.Nouns[noun] += power; m.Nouns[noun] == 0 {
		delete(m.Nouns, noun)
	}
}

// by is m times o, or m by o where power is −1.
func (m Measure) by(o Measure, power int) Measure {
	out := Measure{Nouns: maps.Clone(m.Nouns), Ten: m.Ten + power*o.Ten}
	for noun, n := range o.Nouns {
		out.times(noun, power*n)
	}
	return out
}

// Same tells whether two measures count the same kind of thing, so that values can be added and compared once converted.
func (m Measure) Same(o Measure) bool { return maps.Equal(m.Nouns, o.Nouns) }

// Plain tells whether it is a number without a noun: "%", "lần", or nothing.
func (m Measure) Plain() bool { return len(m.Nouns) == 0 }

// Rank tells whether it is a place in an order, of which there are no sums and no means.
func (m Measure) Rank() bool { return m.Nouns[rankNoun] != 0 }

// To is by which power of ten a value in m is multiplied to be one in o; ok is false when they are not of one kind.
func (m Measure) To(o Measure) (tens int, ok bool) { return m.Ten - o.Ten, m.Same(o) }

// share tells whether it is a part or a rate, of which the values of several units have no sum.
func (m Measure) share() bool {
	for _, power := range m.Nouns {
		if power < 0 {
			return true
		}
	}
	return m.Plain() && m.Ten < 0
}

// String is the name it was written with, or one made of its nouns.
func (m Measure) String() string {
	if m.Name != "" || m.Plain() && m.Ten == 0 {
		return m.Name
	}
	var over, under []string
	for _, noun := range slices.Sorted(maps.Keys(m.Nouns)) {
		for n := m.Nouns[noun]; n > 0; n-- {
			over = append(over, noun)
		}
		for n := m.Nouns[noun]; n < 0; n++ {
			under = append(under, noun)
		}
	}
	name := strings.Join(over, "·")
	if scale := map[int]string{3: "nghìn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ"}[m.Ten]; scale != "" && len(over) > 0 {
		name = scale + " " + name
	} else if m.Plain() && m.Ten == -2 {
		name = "%"
	} else if m.Ten != 0 {
		name = strings.TrimSpace("10^" + strconv.Itoa(m.Ten) + " " + name)
	}
	return strings.Join(append([]string{cmp.Or(name, "1")}, under...), "/")
}

// MeasureCode is a short plain name of a unit of measure for formats that take no marks: "TY_DONG", "PHAN_TRAM_NAM". Spellings
// of one measure have one code.
func MeasureCode(text string) string {
	m, err := ParseMeasure(text)
	if err != nil || text == "" {
		return ""
	}
	if m.Plain() && m.Ten == -2 && strings.HasPrefix(vi.Fold(text), "diem") {
		return "DIEM_PHAN_TRAM"
	}
	said := strings.NewReplacer("%", " phan tram ", "‰", " phan nghin ", "²", "2", "³", "3", "/", " tren ").Replace(text)
	words := strings.Fields(vi.Fold(said))
	for i, w := range words {
		switch w {
		case "ti":
			words[i] = "ty"
		case "tr":
			words[i] = "trieu"
		case "ngan":
			words[i] = "nghin"
		case "d", "vnd":
			words[i] = "dong"
		}
	}
	return strings.ToUpper(strings.Join(words, "_"))
}

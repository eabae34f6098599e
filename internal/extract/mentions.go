package extract

import (
	"strings"

	"lotrinh/internal/vi"
)

// unitName is an office or a collective found in tokens [from, to).
type unitName struct {
	from, to   int
	collective bool // addressees in the plural: "các sở, ban, ngành"
	officer    bool // led by a title: "Thủ trưởng các sở"
}

// unitAt reads the name that begins at toks[i]; ok is false when none does.
func unitAt(toks []token, i int) (unitName, bool) {
	if i >= len(toks) || toks[i].kind != word || !toks[i].begins.any(unitStarts) {
		return unitName{}, false
	}
	if is(toks, i, "các", "từng", "mỗi") && officers.at(toks, i+1) > 0 { // "các Bộ trưởng", not "các Bộ"
		if u, ok := unitAt(toks, i+1); ok && u.officer {
			return unitName{from: i, to: u.to, collective: true, officer: true}, true
		}
	}
	if n := officers.at(toks, i); n > 0 && (toks[i].upper || !is(toks, i, "trưởng")) { // not "tăng trưởng các ngành"
		u, ok := properUnit(toks, i+n)
		if !ok {
			u, ok = collectiveUnit(toks, i+n)
		}
		if ok {
			return unitName{from: i, to: u.to, collective: u.collective, officer: true}, true
		}
		if is(toks, i, "thủ", "bộ") && toks[i].upper && n == 2 {
			return unitName{from: i, to: i + n, officer: true}, true
		}
	}
	if u, ok := properUnit(toks, i); ok {
		return u, true
	}
	return collectiveUnit(toks, i)
}

// unitStarts are the heads of all that begins a name: most syllables begin none.
var unitStarts = headsOf(officers, offices, officeHeads, institutions, collectives, plurals)

var plurals = phrases(`các|từng|mỗi|những|mọi|cả|toàn|tất`)

// properUnit reads "Sở Kế hoạch và Đầu tư tỉnh", "UBND các huyện, thị xã", "Ban Thường vụ Tỉnh ủy".
func properUnit(toks []token, i int) (unitName, bool) {
	if is(toks, i, "ban") && is(toks, i+1, "hành") && !toks[i+1].upper {
		return unitName{}, false // "Ban hành chính sách …" is a verb
	}
	n := offices.at(toks, i)
	h := officeHeads.at(toks, i)
	whole := institutions.at(toks, i)
	if n == 0 && h == 0 && whole == 0 || insideCompound(toks, i) {
		return unitName{}, false
	}
	end := 0
	if whole >= n && whole > 0 && toks[i].upper {
		if end = i + whole; end < len(toks) && levels.at(toks, end) == 0 {
			end = runOn(toks, end)
		}
	}
	if end == 0 && n > 0 && (toks[i].upper || n > 2 || n > 1 && is(toks, i, "ủy", "ubnd", "hội", "tỉnh", "thường", "đại") || is(toks, i, "ubnd", "hđnd", "mttq")) {
		end = i + n
		if is(toks, i, "ban") && n == 2 && is(toks, i+1, "chỉ") { // "Ban chỉ" is no name
			end = 0
		}
	}
	if end == i+2 && is(toks, i, "đảng") && is(toks, i+1, "ủy") && is(toks, i+2, "sở", "công", "bộ", "trường", "bệnh", "ban", "quân") {
		if u, ok := properUnit(toks, i+2); ok { // "Đảng ủy Sở Nông nghiệp và Môi trường"
			return unitName{from: i, to: u.to}, true
		}
	}
	if h > 0 {
		if k := complement(toks, i+h); k > i+h && k > end && (toks[i].upper || toks[i+h].upper && h == 1 && is(toks, i, "sở", "bộ", "hội", "cục")) {
			end = k
		}
	}
	if end == 0 {
		return unitName{}, false
	}
	if h > 0 && end == i+h && h == 1 && n == 0 {
		return unitName{}, false
	}
	if end == i+1 && is(toks, i, "trung", "thuế", "thống", "văn") {
		return unitName{}, false
	}
	if end == i+n && actionVerbs.at(toks, i) == n && end < len(toks) && toks[end].kind == word && !toks[end].upper && levels.at(toks, end) == 0 && (!nameEnds(toks, end) || actors.at(toks, end) > 0) && !is(toks, end, "các", "sở", "nhà", "chính") {
		return unitName{}, false // "Thống kê hành lang bảo vệ", "thanh tra quảng cáo": the work, not the office
	}
	if end < len(toks) && officeHeads.at(toks, i) > 0 && end != i+n {
		end = runOn(toks, end)
	}
	u := unitName{from: i, to: end}
	u.to, u.collective = placeTail(toks, end)
	return u, true
}

// complement reads the fields of work after the head of an office; it returns i when none follows.
func complement(toks []token, i int) int {
	end, j := i, i
	for j < len(toks) {
		if n := sectors.at(toks, j); n > 0 && (toks[j].upper || j > i && is(toks, j-1, "và", "-") && end > i || levelAfterLower(toks, j, i)) {
			j += n
			end = j
		} else if toks[j].upper && !sectorOnly(toks[i-1]) && !amidCaps(toks, j) && toks[j].kind == word && levels.at(toks, j) == 0 && actionVerbs.at(toks, j) == 0 && officeHeads.at(toks, j) == 0 {
			j++
			end = j
		} else {
			break
		}
		switch { // a link to a further field
		case is(toks, j, "&") && j+1 < len(toks) && toks[j+1].upper, is(toks, j, "và", "&", "-", "/") && fieldFollows(toks, j+1):
			j++
		case is(toks, j, ",") && fieldFollows(toks, j+1) && hasAnd(toks, j+1):
			j++
		}
	}
	return end
}

// runOn goes on with a name whose last words are small: up to a capital ("Công ty Cổ phần Môi trường đô thị Mẫu Giang") or a level
// ("Trung tâm Bảo trợ người già tỉnh"), where nothing between them is work.
func runOn(toks []token, i int) int {
	if i >= len(toks) || toks[i].kind != word || toks[i].apart || toks[i].upper && unitHeadAt(toks, i) {
		return i
	}
	for k := i; k < len(toks) && k <= i+8 && toks[k].kind == word; k++ {
		if n := max(products.at(toks, k), sectors.at(toks, k)); n > 1 && !toks[k].upper && actionVerbs.at(toks, k) < n {
			k += n - 1 // "công trình" holds no "trình"
			continue
		}
		switch {
		case toks[k].upper && amidCaps(toks, k), unitHeadAt(toks, k) && toks[k].upper:
			return i
		case toks[k].upper && k > i:
			if end := properRun(toks, k, 5); end > k {
				return end
			}
			return i
		case levels.at(toks, k) > 0:
			if k > i && nameEnds(toks, k+levels.at(toks, k)) {
				return k
			}
			return i
		case !toks[k].upper && (k == i && grammar.at(toks, k) > 0 || modals.at(toks, k) > 0 || actionVerbs.at(toks, k) > 0 || verbHeads.at(toks, k) > 0 || adverbs.at(toks, k) > 0 || directives.at(toks, k) > 0 || is(toks, k, "của", "về", "cho", "với", "tại", "trong", "từ", "là")), k == i && is(toks, k, "nước"):
			return i
		}
	}
	return i
}

// nameEnds holds where a name can be over: at a mark, a place, a link or the verb.
func nameEnds(toks []token, i int) bool {
	return i >= len(toks) || toks[i].kind != word || toks[i].upper || is(toks, i, "và", "cùng", "chủ", "phối", "có", "phải", "cần") || actionAt(toks, i) > 0
}

func levelAfterLower(toks []token, j, i int) bool {
	return j == i && toks[i-1].upper && sectors.at(toks, j) > 1
}

// fieldFollows tells whether a field of work, not a further office, begins at j.
func fieldFollows(toks []token, j int) bool {
	if j >= len(toks) || toks[j].kind != word {
		return false
	}
	if unitOfItsOwn(toks, j) {
		return false // "Sở Công Thương và Công an tỉnh", "Sở Tài chính, Thống kê tỉnh"
	}
	if n := sectors.at(toks, j); n > 0 && (toks[j].upper || is(toks, j-1, "và", "-")) {
		return toks[j].upper || offices.at(toks, j) == 0
	}
	return false
}

// unitOfItsOwn holds for a field of work that is the name of an office too, when level, or a name after the head of an office, follows.
func unitOfItsOwn(toks []token, j int) bool {
	if !toks[j].upper {
		return false
	}
	n := max(offices.at(toks, j), institutions.at(toks, j))
	if n > 0 && (levels.at(toks, j+n) > 0 || n > 2 || levels.at(toks, j+n-1) > 0) {
		return true
	}
	h := officeHeads.at(toks, j)
	return h > 0 && j+h < len(toks) && toks[j+h].upper && sectors.at(toks, j+h) > 0
}

// hasAnd looks for "và" within the next few tokens: "Sở Văn hóa, Thể thao và Du lịch" against a list of offices.
func hasAnd(toks []token, j int) bool {
	for k := j; k < len(toks) && k < j+6; k++ {
		if is(toks, k, "và") {
			return fieldFollows(toks, k+1)
		}
		if toks[k].kind == mark && toks[k].text != "," && toks[k].text != "-" {
			return false
		}
	}
	return false
}

// placeTail reads level and place after a name: "tỉnh Mẫu Giang", "các huyện, thị xã", "của tỉnh", "khóa XIV".
func placeTail(toks []token, i int) (end int, collective bool) {
	end = i
	for rounds := 0; rounds < 4 && end < len(toks); rounds++ {
		j := end
		of := is(toks, j, "của", "thuộc")
		if of {
			j++
		}
		switch {
		case is(toks, j, "các", "cả", "mọi") && collectives.at(toks, j+1) > 0:
			u, ok := collectiveUnit(toks, j)
			if !ok {
				return end, collective
			}
			return u.to, true
		case levels.at(toks, j) > 0:
			n := levels.at(toks, j)
			if of && !is(toks, j, "tỉnh", "thành", "trung") {
				return end, collective
			}
			k := j + n
			for p := properRun(toks, k, 4); p > k; p = properRun(toks, k, 4) {
				k = p
			}
			if is(toks, k, ",") && levels.at(toks, k+1) > 0 && !toks[j].upper && k == j+n { // UBND huyện, thị xã, thành phố
				for is(toks, k, ",") && levels.at(toks, k+1) > 0 && !toks[k+1].upper { // not ", Tỉnh đoàn"
					k += 1 + levels.at(toks, k+1)
					collective = true
				}
			}
			end = k
			if is(toks, end, "lần") && is(toks, end+1, "thứ") && end+2 < len(toks) {
				end += 3
			}
		case !of && (is(toks, j, "tỉnh", "thành", "huyện", "quận", "đảng", "thị") && is(toks, j+1, "ủy", "bộ", "đoàn")):
			if is(toks, j+1, "đoàn") {
				return end, collective
			}
			end = j + 2
		case !of && is(toks, j, "khóa", "khoá") && j+1 < len(toks) && toks[j+1].upper:
			end = j + 2
		case !of && is(toks, j, "ubnd", "hđnd", "mttq", "đảng") && toks[j].upper:
			end = j + 1
		case !of && j > 0 && toks[j].upper && properRun(toks, j, 4) > j && !sentenceBreak(toks, j) && !amidCaps(toks, j):
			k := properRun(toks, j, 4)
			if surname(toks[j].text) && (k-j >= 3 || k-j == 2 && !knownPlaceHead(toks, j-1)) {
				return end, collective // a person's name follows the office
			}
			end = k
		default:
			return end, collective
		}
	}
	return end, collective
}

func sentenceBreak(toks []token, j int) bool { return toks[j].apart }

func knownPlaceHead(toks []token, j int) bool {
	return is(toks, j, "tỉnh", "phố", "huyện", "xã", "phường", "quận", "ủy")
}

// properRun is the end of the capitalised syllables that begin at i and can be a place, at most max of them.
func properRun(toks []token, i, max int) int {
	j := i
	for j < len(toks) && j < i+max && toks[j].upper && toks[j].kind == word && !toks[j].apart {
		if j-i >= 2 && surname(toks[j].text) && j+1 < len(toks) && toks[j+1].upper {
			break // a person's name follows the place
		}
		if officeHeads.at(toks, j) > 0 && j > i || offices.at(toks, j) > 0 || officers.at(toks, j) > 1 {
			break
		}
		j++
	}
	return j
}

func joined(toks []token, i, j int) string {
	var b strings.Builder
	if i < j && j <= len(toks) {
		b.Grow(toks[j-1].end - toks[i].start)
	}
	for k := i; k < j && k < len(toks); k++ {
		if k > i && !(toks[k].glued && toks[k].kind == mark) {
			b.WriteByte(' ')
		}
		b.WriteString(toks[k].text)
	}
	return b.String()
}

// allCaps tells a word in capitals ("CHỨC"), whose capital says nothing about a name; an abbreviation ("UBND", "TP") is none.
func allCaps(t *form) bool {
	return t.upper && t.raw == strings.ToUpper(t.raw) && len([]rune(t.raw)) > 1 && vi.Syllable(t.raw)
}

// amidCaps tells a word of a heading in capitals: the one before it or after it is in capitals too.
func amidCaps(toks []token, i int) bool {
	return toks[i].caps && (i > 0 && toks[i-1].caps || i+1 < len(toks) && toks[i+1].caps)
}

// sectorOnly holds for heads that also begin names of places ("Trường Sinh"): only a field of work makes them offices.
func sectorOnly(head token) bool {
	switch head.text {
	case "trường", "đội", "hạt", "trạm", "quỹ", "vụ", "cổng", "viện", "hội", "đoàn":
		return true
	}
	return false
}

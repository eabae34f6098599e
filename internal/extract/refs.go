package extract

import (
	"strconv"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// documentTypes are the types of official documents that can be referred to by number or by issuer.
var documentTypes = phrases(`nghị quyết|nghị quyết liên tịch|kết luận|chỉ thị|quyết định|kế hoạch|kế hoạch hành động|chương trình|chương trình hành động|chương trình công tác|đề án|phương án|báo cáo|báo cáo thẩm tra|báo cáo thẩm định|tờ trình|thông báo|thông báo kết luận|công văn|văn bản|văn bản hợp nhất|nghị định|luật|bộ luật|pháp lệnh|lệnh|thông tư|thông tư liên tịch|hướng dẫn|quy định|quy chế|công điện|quy hoạch|chiến lược|thông tri|biên bản|đề cương|sắc lệnh|giấy mời|công thư|quyết nghị|điều lệ|dự án|hợp đồng|giấy phép`)

// titledTypes are named by their title and period when they have no number.
var titledTypes = phrases(`quy hoạch|chiến lược|chương trình|chương trình hành động|kế hoạch|đề án`)

// ref is a reference being read.
type ref struct {
	Ref
	from, to int
	shares   bool // joined by "và" or a comma with the next one, so that an issuer after it holds for both
}

// readRefs finds the references of one block, in order.
func (p *proser) readRefs(toks []token) {
	var list []ref
	for i := 0; i < len(toks); {
		n := documentTypes.at(toks, i)
		if n == 0 {
			i++
			continue
		}
		r, ok := p.refAt(toks, i, n)
		if !ok {
			i += 1
			continue
		}
		list = append(list, r)
		i = r.to
	}
	shareIssuer(toks, list)
	for _, r := range list {
		r.Span = spanOf(toks, r.from, r.to)
		r.Text = p.src.Text[r.Span.Start:r.Span.End]
		r.Relation = relation(toks, r.from)
		p.out.Refs = append(p.out.Refs, r.Ref)
	}
}

// refAt reads one reference whose type takes toks[i:i+n].
func (p *proser) refAt(toks []token, i, n int) (ref, bool) {
	r := ref{from: i, to: i + n}
	r.Type = capital(joined(toks, i, i+n))
	if j, ok := numberAfter(toks, i, i+n); ok {
		return p.numbered(toks, r, j)
	}
	if !toks[i].upper && !is(toks, i, "nghị", "chương", "chiến", "quy", "báo", "kết", "đề") {
		return r, false
	}
	if q, ok := congressRef(toks, r); ok {
		return q, true
	}
	if q, ok := p.byIssuer(toks, r); ok {
		return q, true
	}
	return p.titled(toks, r)
}

// numberAfter finds the number of a reference: right after "số", or after a short title for laws and reports
// ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15"), or bare ("Chương trình 50").
func numberAfter(toks []token, i, j int) (int, bool) {
	limit := j + 1
	if is(toks, i, "luật", "bộ", "pháp", "hiến", "điều") {
		limit = j + 16
	}
	for k := j; k < limit && k < len(toks); k++ {
		if is(toks, k, "số") {
			k++
			for is(toks, k, ":", ".") {
				k++
			}
			if k < len(toks) && toks[k].kind == number {
				return k, true
			}
			return 0, false
		}
		if k > j && toks[k].kind == mark && !is(toks, k, ",", "-") {
			return 0, false
		}
	}
	if j < len(toks) && toks[j].kind == number && toks[i].upper && !toks[j].glued {
		if j+1 < len(toks) && toks[j+1].glued && is(toks, j+1, "/", "-") && symbolAt(toks, j) > j+1 {
			return j, true
		}
		if counted.at(toks, j+1) == 0 && len(toks[j].text) < 4 && !is(toks, j+1, "năm", "tháng", "ngày", "%", "triệu", "tỷ", "/") {
			return j, true
		}
	}
	return 0, false
}

// symbolAt is the end of a number with its symbol that begins at j: "983/KH-UBND", "30/2020/NĐ-CP", "274 - CTr/TU".
func symbolAt(toks []token, j int) int {
	k := j + 1
	for k+1 < len(toks) {
		sep := is(toks, k, "/", "-", "–", ".", "&", "+")
		near := toks[k].glued || is(toks, k, "-", "/") && toks[k+1].kind == word && toks[k+1].upper && k+2 < len(toks) && is(toks, k+2, "/", "-") || is(toks, k, "/") && toks[k+1].glued
		if !sep || !near {
			break
		}
		next := toks[k+1]
		if !next.glued && !(is(toks, k, "-") && !toks[k].glued && next.upper) || next.kind == mark || next.kind == word && !next.upper && !symbolWord(next.raw) {
			break
		}
		k += 2
		for k < len(toks) && toks[k].glued && toks[k].kind != mark { // UBTVQH15, NQ30a
			k++
		}
	}
	return k
}

func symbolWord(raw string) bool { return len([]rune(raw)) <= 6 && raw != strings.ToLower(raw) }

// numbered reads number, date and issuer.
func (p *proser) numbered(toks []token, r ref, j int) (ref, bool) {
	end := symbolAt(toks, j)
	for k := end - 1; k > j; k-- { // "9.5." at a sentence end
		if toks[k].kind == mark {
			end = k
			continue
		}
		break
	}
	var b strings.Builder
	for _, t := range toks[j:end] {
		b.WriteString(strings.ReplaceAll(t.raw, "–", "-"))
	}
	r.Number, r.to, r.Confidence = b.String(), end, 0.97
	if !strings.ContainsAny(r.Number, "/-") {
		r.Confidence = 0.85
	}
	k := end
	if is(toks, k, ",") && is(toks, k+1, "ngày") {
		k++
	}
	if d, next := dayAt(toks, k); d != "" {
		r.Date, r.to, k = d, next, next
	}
	if is(toks, k, ",") && is(toks, k+1, "của") {
		k++
	}
	if is(toks, k, "của") {
		if issuer, next := p.issuerAt(toks, k+1); issuer != "" {
			r.Issuer, r.to = issuer, next
		}
	}
	r.shares = joins(toks, r.to)
	return r, true
}

func joins(toks []token, i int) bool {
	return is(toks, i, "và", ",", "&", ";") && (documentTypes.at(toks, i+1) > 0 || is(toks, i+1, "số", "và"))
}

// dayAt reads "ngày 22 tháng 12 năm 2024", "ngày 29/5/2020", "ngày 26-11-2021"; next is the token after it.
func dayAt(toks []token, i int) (when.Date, int) {
	if !is(toks, i, "ngày") {
		return "", i
	}
	var n [3]int
	k, got := i+1, 0
	for k < len(toks) && got < 3 {
		switch {
		case toks[k].kind == number:
			parts := strings.Split(toks[k].text, ".")
			for _, part := range parts {
				v, err := strconv.Atoi(part)
				if err != nil || got > 2 {
					return "", i
				}
				n[got] = v
				got++
			}
		case is(toks, k, "/", "-", "tháng", "năm"):
		default:
			return "", i
		}
		k++
	}
	if got < 3 {
		return "", i
	}
	d := when.Day(n[2], n[1], n[0])
	if d == "" {
		return "", i
	}
	return d, k
}

// issuerAt reads who issued a document, after "của".
func (p *proser) issuerAt(toks []token, i int) (string, int) {
	if end := congressAt(toks, i); end > i {
		return name(toks, i, end), end
	}
	u, ok := unitAt(toks, i)
	if !ok || u.collective && !is(toks, i, "ubnd", "ủy", "hội") {
		if is(toks, i, "thủ") && is(toks, i+1, "tướng") {
			return "Thủ tướng Chính phủ", i + 2
		}
		return "", i
	}
	return p.placed(name(toks, i, u.to)), u.to
}

// congressAt is the end of a congress or plenum that begins at i: "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
// "Đại hội Đảng bộ tỉnh lần thứ XIV", "Hội nghị Trung ương 4 khóa XIII".
func congressAt(toks []token, i int) int {
	if is(toks, i, "hội") && is(toks, i+1, "nghị") {
		if end := plenumAt(toks, i+2); end > i+2 {
			return end
		}
		return i
	}
	if !is(toks, i, "đại") || !is(toks, i+1, "hội") {
		return i
	}
	j := i + 2
	for n := congressWords.at(toks, j); n > 0; n = congressWords.at(toks, j) {
		j += n
		if is(toks, j-1, "tỉnh", "huyện", "phố") {
			j = properRun(toks, j, 3)
		}
	}
	if is(toks, j, "lần") && is(toks, j+1, "thứ") {
		j += 3
	}
	if is(toks, j, "của") && is(toks, j+1, "đảng") {
		j += 2
	}
	if j > len(toks) {
		j = len(toks)
	}
	if j == i+2 {
		return i
	}
	return j
}

var congressWords = phrases(`đại biểu|toàn quốc|đảng bộ|tỉnh|thành phố|huyện|các cấp|đảng|toàn quốc của đảng|khối|xã|phường`)

func plenumAt(toks []token, i int) int {
	if is(toks, i, "lần") && is(toks, i+1, "thứ") {
		i += 3
	}
	if !is(toks, i, "trung") || !is(toks, i+1, "ương") {
		return i
	}
	j := i + 2
	if j < len(toks) && toks[j].kind == number {
		j++
	}
	if is(toks, j, ",") && is(toks, j+1, "khóa") {
		j++
	}
	if is(toks, j, "khóa") && j+1 < len(toks) {
		return j + 2
	}
	if j > i+2 {
		return j
	}
	return i
}

// congressRef reads "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV, nhiệm kỳ 2020-2025", "Nghị quyết Trung ương 4 khóa XII".
func congressRef(toks []token, r ref) (ref, bool) {
	j := r.to
	if !is(toks, r.from, "nghị", "kết", "báo", "chương") {
		return r, false
	}
	if is(toks, j, "của", "tại") {
		j++
	}
	end := congressAt(toks, j)
	if end == j {
		if plenum := plenumAt(toks, j); plenum > j {
			end = plenum
			r.Issuer = "Hội nghị " + name(toks, j, end)
		} else if is(toks, j, "đảng") && is(toks, j+1, "bộ") && is(toks, j+2, "tỉnh") {
			end = j + 3
		} else if is(toks, j, "hội") && is(toks, j+1, "nghị") && !is(toks, j+2, "lần", "của") {
			end = j + 2
			for end < len(toks) && end < j+10 && !is(toks, end, "kỳ") && toks[end].kind == word {
				end++
			}
			if !is(toks, end, "kỳ") {
				return r, false
			}
			end++
		} else {
			return r, false
		}
	}
	if r.Issuer == "" {
		r.Issuer = name(toks, j, end)
	}
	k := end
	if is(toks, k, ",") {
		k++
	}
	if is(toks, k, "nhiệm") && is(toks, k+1, "kỳ") && k+4 < len(toks) && toks[k+2].kind == number && toks[k+4].kind == number {
		end = k + 5
	}
	r.to, r.Confidence = min(end, len(toks)), 0.9
	return r, true
}

// byIssuer reads "Chương trình của Ban Chấp hành Đảng bộ tỉnh" and "báo cáo của …".
func (p *proser) byIssuer(toks []token, r ref) (ref, bool) {
	j := r.to
	if !is(toks, j, "của") || !toks[r.from].upper && !is(toks, r.from-1, "theo", "qua", "tại") || !partyBody(toks, j+1) {
		return r, false
	}
	issuer, end := p.issuerAt(toks, j+1)
	if issuer == "" {
		return r, false
	}
	r.Issuer, r.to, r.Confidence = issuer, end, 0.75
	return r, true
}

// titled reads a document named by its title: up to its period, or a capitalised title, or "về …".
func (p *proser) titled(toks []token, r ref) (ref, bool) {
	j := r.to
	if is(toks, r.from, "báo") && toks[r.from].upper && is(toks, j, "giữa", "chính", "tổng") {
		for j < len(toks) && toks[j].kind == word && j < r.to+3 {
			j++
		}
		r.to, r.Confidence = j, 0.7
		return r, true
	}
	if toks[r.from].upper && is(toks, j, "về") && is(toks, r.from, "nghị", "chỉ", "kết") {
		for k := j; k < len(toks) && k < j+30; k++ {
			if toks[k].kind == mark && !is(toks, k, "-") || actionVerbs.at(toks, k) > 0 && k > j+6 {
				if k > j+2 {
					r.to, r.Confidence = k, 0.6
					return r, true
				}
				break
			}
		}
		return r, false
	}
	if titledTypes.at(toks, r.from) == 0 || documentTypes.at(toks, j) > 0 && !toks[r.from].upper || is(toks, j, ",", "và", ";", ".", "này", "để", "của") {
		return r, false
	}
	if end := periodEnd(toks, j); end > 0 && toks[j].kind == word && !is(toks, j, "đề", "đã", "cho", "theo", "cụ", "hành") {
		r.to, r.Confidence = end, 0.75
		return r, true
	}
	if toks[r.from].upper && is(toks, r.from+2, "hành", "thực") && is(toks, r.from, "chương") { // Chương trình hành động thực hiện …
		k := j
		for k < len(toks) && k < j+30 && !is(toks, k, ";", ".", ",", "và") {
			k++
		}
		if k > j+4 {
			r.to, r.Confidence = k, 0.6
			return r, true
		}
	}
	if is(toks, r.from, "đề") && toks[r.from].upper && j < len(toks) && toks[j].upper {
		k := j
		for k < len(toks) && k < j+40 && !is(toks, k, ";", ".", ":") && !(is(toks, k, ",") && is(toks, k+1, "để", "nhằm", "trong", "bảo", "trình")) {
			k++
		}
		r.to, r.Confidence = k, 0.6
		return r, true
	}
	return r, false
}

// periodEnd is the end of "giai đoạn 2021-2030(, tầm nhìn đến năm 2050)" within the title that begins at i; 0 for none.
func periodEnd(toks []token, i int) int {
	for k := i; k < len(toks) && k < i+26; k++ {
		switch {
		case is(toks, k, ";", ".", ":", "("):
			return 0
		case is(toks, k, ",") && !fieldOrNoun(toks, k+1):
			return 0
		case k > i && documentTypes.at(toks, k) > 0 && toks[k].upper:
			return 0
		case is(toks, k, "giai", "thời") && is(toks, k+1, "đoạn", "kỳ"):
			j := k + 2
			for is(toks, j, "từ", "năm") {
				j++
			}
			if j+2 >= len(toks) || toks[j].kind != number || !is(toks, j+1, "-", "đến") || toks[j+2].kind != number {
				return 0
			}
			j += 3
			if is(toks, j, ",") && is(toks, j+1, "tầm") || is(toks, j, "và", "tầm") && is(toks, j+1, "tầm", "nhìn") {
				for k := j; k < j+7 && k < len(toks); k++ {
					if toks[k].kind == number {
						return k + 1
					}
				}
			}
			return j
		}
	}
	return 0
}

// fieldOrNoun lets a title run over a comma in "công nghiệp, nông nghiệp, đô thị và du lịch".
func fieldOrNoun(toks []token, i int) bool { return actionVerbs.at(toks, i) == 0 && toks2word(toks, i) }

func toks2word(toks []token, i int) bool { return i < len(toks) && toks[i].kind == word }

// shareIssuer hands the issuer of the last of a list to those before it: "Nghị quyết số 21 và Kết luận số 28 của Bộ Chính trị".
func shareIssuer(toks []token, list []ref) {
	for i := len(list) - 2; i >= 0; i-- {
		if list[i].Issuer == "" && list[i].shares && list[i+1].Number != "" && list[i+1].from-list[i].to <= 2 && sameOffice(list[i].Number, list[i+1].Number) {
			list[i].Issuer = list[i+1].Issuer
		}
	}
}

// relation reads the word before a reference.
func relation(toks []token, i int) plan.Relation {
	for k := max(0, i-9); k < i; k++ {
		if n := relationWords.at(toks, k); n > 0 && i-(k+n) <= 6 && !crossed(toks, k+n, i) {
			switch toks[k].text {
			case "căn", "theo":
				return plan.BasedOn
			case "sửa":
				return plan.Amends
			case "thay":
				return plan.Replaces
			case "bãi", "hủy", "hết":
				return plan.Repeals
			default:
				return plan.Implements
			}
		}
	}
	return ""
}

func crossed(toks []token, i, j int) bool {
	for ; i < j; i++ {
		if is(toks, i, ";", ".", ":") {
			return true
		}
	}
	return false
}

var relationWords = phrases(`căn cứ|theo|sửa đổi|thay thế|bãi bỏ|hủy bỏ|thực hiện|triển khai|cụ thể hóa|quán triệt|triển khai thực hiện|thể chế hóa`)

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// insideRef tells whether a byte of the text stands in a reference.
func (p *proser) insideRef(at int) bool {
	_, ok := p.refOver(at)
	return ok
}

func (p *proser) refOver(at int) (doc.Span, bool) {
	lo, hi := 0, len(p.out.Refs)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.out.Refs[mid].Span.End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(p.out.Refs) && p.out.Refs[lo].Span.Start <= at {
		return p.out.Refs[lo].Span, true
	}
	return doc.Span{}, false
}

// partyBody holds for the bodies whose documents are named by type and issuer alone.
func partyBody(toks []token, i int) bool {
	return is(toks, i, "ban", "tỉnh", "thành", "huyện", "đảng", "đại", "hội", "trung", "bộ") && !is(toks, i+1, "nhân", "đồng") && (!is(toks, i, "bộ") || is(toks, i+1, "chính"))
}

// sameOffice holds when two symbols can come from one office: "20/CT-TTg" and "11/CT-TTg", or numbers without symbols.
func sameOffice(a, b string) bool { return office(a) == office(b) }

func office(number string) string {
	if i := strings.LastIndexAny(number, "/-"); i >= 0 {
		return number[i+1:]
	}
	return ""
}

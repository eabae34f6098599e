package extract

import (
	"strconv"
	"strings"

	"lotrinh/internal/doc"
)

var numberWords = map[string]int{"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

// counted are the things a document announces in numbers and then lists.
var counted = phrases(`nhóm nhiệm vụ và giải pháp|nhóm nhiệm vụ , giải pháp|nhóm nhiệm vụ|nhóm giải pháp|nhóm chỉ tiêu|nhóm vấn đề|nhóm nội dung|nhóm|nhiệm vụ , giải pháp|nhiệm vụ và giải pháp|nhiệm vụ|giải pháp|khâu đột phá|nhiệm vụ đột phá|lĩnh vực đột phá|đột phá|trụ cột|chỉ tiêu|mục tiêu|chương trình|đề án|dự án|khu công nghiệp|cụm công nghiệp|nội dung|lĩnh vực|đơn vị hành chính|đơn vị hành chính cấp xã|phường|xã|đặc khu|thị trấn|vùng động lực|quan điểm|nguyên tắc|yêu cầu|chuyên đề|nghị quyết|trục|hành lang|trung tâm|sở|cơ quan|đơn vị|phòng|tiêu chí|công trình`)

var countTails = phrases(`chủ yếu|cụ thể|trọng tâm|chiến lược|đột phá|kinh tế|mới|trọng điểm|cơ bản|chính|chủ lực|lớn|then chốt|ưu tiên|hành chính|thành phần|cấp bách|hành chính cấp xã|không thực hiện sắp xếp|hình thành sau sắp xếp|thuộc sở|tăng trưởng`)

// readCounts finds stated numbers of things in one block and the members that follow them.
func (p *proser) readCounts(toks []token) {
	for i := 0; i < len(toks); i++ {
		n, ok := countNumber(toks, i)
		if !ok {
			continue
		}
		m := counted.at(toks, i+1)
		if m == 0 || n >= 1900 && n <= 2100 || i > 0 && is(toks, i-1, "điều", "khoản", "số", "mục", "chương", "phần", "thứ", "tháng", "ngày", "phường", "xã", "quận", "nhóm", "khóa", "/", "-", "trong", "%") && !is(toks, i-1, "trong") {
			continue
		}
		end := i + 1 + m
		for t := countTails.at(toks, end); t > 0; t = countTails.at(toks, end) {
			end += t
		}
		if single(toks, i, m) {
			continue
		}
		for is(toks, end, ",") && is(toks, end+1, "gồm") || is(toks, end, "gồm") {
			if k := partsEnd(toks, end); k > end {
				end = k
			}
			break
		}
		c := Count{Span: spanOf(toks, i, end), Stated: n, Of: strings.ReplaceAll(joined(toks, i+1, i+1+m), " ,", ",")}
		c.Text = p.src.Text[c.Span.Start:c.Span.End]
		if members, until := listedMembers(toks, end, n); len(members) > 0 && !(is(toks, i-1, "trong") && is(toks, i-2, "một")) {
			c.Members = members
			if is(toks, end, "là") || is(toks, end, ":") && !toks[i].fresh && is(toks, i+1, "đơn", "phường", "xã") {
				c.Span = spanOf(toks, i, until)
				c.Text = p.src.Text[c.Span.Start:c.Span.End]
			}
		}
		p.out.Counts = append(p.out.Counts, c)
		i = end - 1
	}
}

// countNumber reads 2…9999 in digits ("08", "24") or in words ("bốn").
func countNumber(toks []token, i int) (int, bool) {
	if toks[i].kind == number {
		s := toks[i].text
		if strings.ContainsAny(s, ".,") || len(s) > 4 || i+1 < len(toks) && toks[i+1].glued || toks[i].glued && i > 0 {
			return 0, false
		}
		n, err := strconv.Atoi(s)
		return n, err == nil && n > 1
	}
	n := numberWords[toks[i].text]
	if n == 0 || toks[i].upper && i > 0 && !toks[i].fresh {
		return 0, false
	}
	if toks[i].text == "năm" { // "năm" is also "year"
		return n, counted.at(toks, i+1) > 1
	}
	return n, true
}

// single drops counts of offices that name no list ("2 phòng", "1 sở" in staffing texts are kept by their own words).
func single(toks []token, i, m int) bool {
	if m > 1 {
		return false
	}
	switch toks[i+1].text {
	case "xã", "phường", "sở", "phòng", "nhóm", "yêu", "trục", "trung", "cơ", "đơn":
		return toks[i+1].text != "nhóm"
	}
	return false
}

// partsEnd is the end of ", gồm 31 phường và 72 xã".
func partsEnd(toks []token, i int) int {
	k := i
	if is(toks, k, ",") {
		k++
	}
	k++
	end := i
	for k+1 < len(toks) && toks[k].kind == number && counted.at(toks, k+1) > 0 {
		end = k + 1 + counted.at(toks, k+1)
		k = end
		if is(toks, k, ",") {
			k++
		}
		if is(toks, k, "và") {
			k++
		}
	}
	return end
}

// listedMembers reads the members after "là", ":", "gồm" or "liên quan đến" in the same sentence, when their number is
// the stated one; until is the token after the last.
func listedMembers(toks []token, i, want int) (members []doc.Span, until int) {
	k := i
	for k < len(toks) && k < i+16 && !is(toks, k, ":", "là", "gồm", "đến", ";", ".") {
		k++
	}
	if k >= len(toks) || is(toks, k, ";", ".") || k+1 >= len(toks) {
		return nil, 0
	}
	stopAt := min(len(toks), k+400)
	for _, s := range sentences(toks[k:stopAt]) {
		stopAt = k + s[1]
		break
	}
	for _, sep := range []string{";", ","} {
		members, until = splitMembers(toks, k+1, stopAt, sep)
		if len(members) == want {
			return members, until
		}
	}
	return nil, 0
}

func splitMembers(toks []token, from, to int, sep string) (members []doc.Span, until int) {
	start := from
	keep := func(end int) {
		s, e := start, trimEnd(toks, end)
		for s < e && (toks[s].kind == mark || is(toks, s, "và", "các", "xã", "phường") && is(toks, s, "và", "các")) {
			s++
		}
		if e > s {
			members, until = append(members, spanOf(toks, s, e)), e
		}
	}
	for k := from; k < to; k++ {
		if is(toks, k, sep) || is(toks, k, "và") && toks[k].kind == word && k+1 < to && toks[k+1].upper {
			keep(k)
			start = k + 1
		}
	}
	keep(to)
	return members, until
}

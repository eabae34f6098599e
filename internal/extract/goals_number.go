package extract

import (
	"slices"
	"strings"

	"lotrinh/internal/vi"
)

// measures are the units that a target is stated in.
var measures = phrases(`% / năm|%|phần trăm|tỷ đồng|tỉ đồng|nghìn tỷ đồng|ngàn tỷ đồng|triệu đồng|triệu usd|tỷ usd|triệu đồng / người|triệu đồng / người / năm|usd|ha|héc ta|tấn|nghìn tấn|triệu tấn|km|người|lao động|doanh nghiệp|hợp tác xã|xã|phường|huyện|điểm|lần|bậc|giường bệnh|giường bệnh / vạn dân|bác sĩ|bác sĩ / vạn dân|lượt khách|triệu lượt khách|lượt|triệu lượt|căn|mw|sản phẩm|dự án|trường|hộ|m2|m²|mbps|giờ|ngày|bằng sáng chế|công trình|việc làm|giường|cơ sở|chợ|cụm công nghiệp|khu công nghiệp|đơn vị|phòng học|lớp|học sinh|sinh viên|hội viên|đoàn viên|đảng viên|thiết bị|tài khoản|thuê bao|trạm|cây cầu|tuyến|mô hình|chuỗi|đề tài|sáng kiến|văn bằng|con|cây|lít|m3|kwh|triệu kwh|tỷ kwh|kwp|mwp|gw|suất|ca|vụ|cuộc|lượt người|nghìn lượt|nghìn lượt khách|hécta|nghìn ha|trẻ|ngôi nhà|căn hộ|căn nhà|căn nhà ở xã hội|phương tiện|teu|nghìn người|triệu người|vạn người|nghìn hộ|giường / vạn dân|giường bệnh trên một vạn dân|bác sĩ trên một vạn dân|thôn|khu dân cư|tổ hợp tác|làng nghề|nghìn tỷ|tỷ|triệu|km2|m|tạ / ha|tấn / ha|triệu đồng / ha|kg|năm / người|tổ chức|bệnh viện|trung tâm`)

// comparators are the words between a name and its number.
var comparators = map[string]string{"trên": ">", "hơn": ">", "dưới": "<", "tối thiểu": ">=", "ít nhất": ">=", "không dưới": ">=", "tối đa": "<=", "không quá": "<=", "không vượt quá": "<=", "từ": "=", "khoảng": "=", "đạt": "=", "bằng": "="}

// quantity reads a number or a range with its unit at i; n is the tokens it takes, 0 for none.
func quantity(toks []token, i, to int) (n int, low, high, unit string) {
	if toks[i].kind != number || i > 0 && toks[i].glued && toks[i-1].kind != mark || is(toks, i-1, "số", "/", "điều", "khoản", "ngày", "tháng", "năm", "quý") {
		return 0, "", "", ""
	}
	low, k := decimal(toks[i].text), i+1
	if is(toks, k, "%") && is(toks, k+1, "-", "đến") && k+2 < to && toks[k+2].kind == number {
		k++
	}
	if is(toks, k, "-", "đến") && k+1 < to && toks[k+1].kind == number {
		high, k = decimal(toks[k+1].text), k+2
	}
	m := measures.at(toks[:to], k)
	if m == 0 && low != "" && ofIndex(toks, i) && (k >= to || toks[k].kind == mark || is(toks, k, "vào", "và", "trở")) {
		return k - i, low, high, ""
	}
	if m == 0 || low == "" {
		return 0, "", "", ""
	}
	unit = strings.ReplaceAll(strings.ReplaceAll(measureText(toks[k:k+m]), " /", "/"), "/ ", "/")
	unit = strings.ReplaceAll(strings.ReplaceAll(unit, "tỉ đồng", "tỷ đồng"), "phần trăm", "%")
	if unit == "ngày" || unit == "năm" || unit == "giờ" || unit == "lần" && is(toks, k+1, "thứ") || unit == "tổ chức" && is(toks, k+m, ",") {
		return 0, "", "", ""
	}
	return k + m - i, low, high, unit
}

var pureNumbers = phrases(`chỉ số|hệ số`)

// ofIndex holds for the value of an index or coefficient, which has no unit: "chỉ số phát triển con người (HDI) duy trì trên 0,7".
func ofIndex(toks []token, i int) bool {
	if i == 0 || comparators[toks[i-1].text] == "" && !is(toks, i-1, "nhất", "thiểu", "đa", "quá", "mức") {
		return false
	}
	for k := i - 2; k >= 0 && k > i-16 && !is(toks, k, ";", ".", ":"); k-- {
		if pureNumbers.at(toks, k) > 0 {
			return true
		}
		if toks[k].kind == number {
			return false
		}
	}
	return false
}

// measureText is a unit in small letters but for its abbreviations: "triệu USD".
func measureText(toks []token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 && !(t.glued && t.kind == mark) {
			b.WriteByte(' ')
		}
		if len(t.raw) > 2 && t.raw == strings.ToUpper(t.raw) {
			b.WriteString(t.raw)
		} else {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// decimal turns 1.000 into 1000 and 0,7 into 0.7; "" when it is no plain number.
func decimal(s string) string {
	if i := strings.IndexByte(s, ','); i >= 0 {
		if strings.Count(s, ",") > 1 || strings.Contains(s[i:], ".") {
			return ""
		}
		return strings.ReplaceAll(s[:i], ".", "") + "." + s[i+1:]
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		for _, part := range strings.Split(s[i+1:], ".") {
			if len(part) != 3 {
				return s
			}
		}
		return strings.ReplaceAll(s, ".", "")
	}
	return strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:]
}

// variable finds where the name of what is measured begins, and the comparator before the number at i.
func variable(toks []token, from, i int, unit string) (start int, cmp string, ok bool) {
	cmp = "="
	j, first := i, false // first: the number stands before its name
	for j > from {       // the words between name and number
		one, two := "", ""
		one = toks[j-1].text
		if j-2 >= from {
			two = toks[j-2].text + " " + one
		}
		if c, found := comparators[two]; found {
			if cmp == "=" || c != "=" {
				cmp = c
			}
			j -= 2
			continue
		}
		if c, found := comparators[one]; found {
			if cmp == "=" && c != "=" {
				cmp = c
			}
			j--
			continue
		}
		switch one {
		case "tăng":
			if cmp, j = "increase_by", j-1; is(toks, j+1, "lên") {
				cmp = "=" // "tăng lên 80 %": where it gets to, not by how much
			}
			continue
		case "giảm":
			if cmp, j = "decrease_by", j-1; is(toks, j+1, "còn", "xuống") {
				cmp = "="
			}
			continue
		case "thêm", "còn", "chiếm", "là", "lên", "xuống", ",", ":", "được", "phấn", "đấu", "tới", "hướng", "có", "trung", "bình", "quân", "bảo", "đảm":
			first = first || is(toks, j-1, "có") || is(toks, j-1, "đảm") && is(toks, j-2, "bảo", "đảm")
			if first && is(toks, j-1, ",") {
				return leading(toks, j, i, cmp)
			}
			j--
			continue
		}
		break
	}
	if first {
		return leading(toks, j, i, cmp)
	}
	start = j
	for start > from && !is(toks, start-1, ";", ":", "(", "mục") {
		if is(toks, start-1, ")") { // pass an aside: "năng suất nhân tố tổng hợp (TFP) đóng góp …"
			k := start - 1
			for k > from && k > start-25 && !is(toks, k, "(") {
				k--
			}
			if !is(toks, k, "(") {
				break
			}
			start = k
			continue
		}
		if is(toks, start-1, ",") && targetBoundary(toks, start, j) && !(quantityHeads.at(toks, start) == 0 && quantityHeads.at(toks, skipLead(toks, from)) > 0) {
			break // not in "tỷ lệ chất thải được thu gom, xử lý"
		}
		if is(toks, start-1, ",") && (ranked(toks, from, start) || is(toks, start-2, "nước")) && hasNumber(toks[from:start]) {
			break // behind a rank: "xếp trong top 20 cả nước, diện tích rừng …"
		}
		if is(toks, start-1, "và") && actionVerbs.at(toks, start) > 0 && j-start <= 2 && j == i {
			break // "đẩy nhanh … và giải ngân 100% vốn"
		}
		if is(toks, start-1, "tiêu") && is(toks, start-2, "mục", "chỉ") {
			break
		}
		start--
	}
	for start < j && (toks[start].kind == mark || is(toks, start, "và", "phấn", "đấu", "đến", "bảo", "đảm", "để", "hoàn", "thành", "mục", "tiêu") && !is(toks, start, "đến")) {
		start++
	}
	if n := timeLead(toks, start); n > 0 && start+n < j {
		start += n
	} else if n > 0 {
		return leading(toks, j, i, cmp) // nothing but a time stands before the number
	}
	if is(toks, start, "trong") && is(toks, start+1, "đó") {
		start += 2
	}
	if j-start >= 2 && j-start < 45 || j-start == 1 && len(toks[start].raw) > 2 && toks[start].raw == strings.ToUpper(toks[start].raw) && !vi.Syllable(toks[start].raw) { // "GRDP tăng 9 %"
		return start, cmp, true
	}
	if j == start || j-start < 2 { // verb or nothing before the number: "giải ngân 100% vốn đầu tư công"
		for k := i - 1; k >= from && k > i-4; k-- {
			if actionVerbs.at(toks, k) > 0 {
				return k, cmp, true
			}
		}
	}
	return leading(toks, j, i, cmp)
}

func hasNumber(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool { return t.kind == number })
}

// quantityHeads begin the names of things that are counted or measured.
var quantityHeads = phrases(`tỷ lệ|tỉ lệ|tỷ trọng|số|số lượng|tổng|tổng số|diện tích|sản lượng|năng suất|giá trị|kim ngạch|doanh thu|thu nhập|tốc độ|chỉ số|mức|bình quân|thu|vốn|độ che phủ|tuổi thọ|điểm`)

// leading is for a number before its name: "100% thủ tục …", "có ít nhất 50 doanh nghiệp công nghệ số".
func leading(toks []token, j, i int, cmp string) (int, string, bool) {
	for j < i && (toks[j].kind == mark || is(toks, j, "bảo", "đảm", "có")) {
		j++
	}
	return j, cmp, true
}

// targetBoundary tells whether the comma before start separates two targets rather than two nouns of one name.
func targetBoundary(toks []token, start, j int) bool {
	for k := start; k < j && k < start+4; k++ {
		if toks[k].kind == number {
			return true
		}
	}
	return actionVerbs.at(toks, start) > 0 && sectors.at(toks, start) <= actionVerbs.at(toks, start) || is(toks, start, "tỷ", "tốc", "số", "thu", "tổng", "bảo", "phấn", "hướng", "trong", "đến")
}

// leadingEnd is the end of the name after a leading number: the clause, at most 25 words of it.
func leadingEnd(toks []token, j, to int) int {
	k := j
	for k < to && k < j+25 && !is(toks, k, ",", ";", ":", "(") && toks[k].kind != number {
		if is(toks, k+1, "trước", "đến", "vào") && k > j {
			return k + 1
		}
		k++
	}
	return k
}

// comparing tells whether nothing but words of comparison stands between two tokens.
func comparing(toks []token, i, j int) bool {
	for ; i < j; i++ {
		if comparators[toks[i].text] == "" && !is(toks, i, "tối", "thiểu", "đa", "ít", "nhất", "không", "quá", "có", "phấn", "đấu") {
			return false
		}
	}
	return true
}

// measured tells whether a clause states a number with its unit.
func measured(toks []token, from int) bool {
	for i := from; i < len(toks); i++ {
		if toks[i].kind == number {
			if n, _, _, _ := quantity(toks, i, len(toks)); n > 0 {
				return true
			}
		}
	}
	return false
}

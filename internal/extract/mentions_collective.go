package extract

import (
	"strings"
)

// collectiveUnit reads "các sở, ban, ngành tỉnh", "các ngành và địa phương trong tỉnh", "mỗi ngành".
func collectiveUnit(toks []token, i int) (unitName, bool) {
	if insideCompound(toks, i) {
		return unitName{}, false
	}
	j := i
	plural := is(toks, j, "các", "từng", "mỗi", "những", "mọi", "cả") || is(toks, j, "toàn", "tất") && is(toks, j+1, "thể", "cả", "bộ")
	if plural {
		j++
		for is(toks, j, "cả", "các", "thể", "bộ") && !(is(toks, j, "bộ") && is(toks, j+1, ",")) {
			j++
		}
	}
	n := collectives.at(toks, j)
	if n == 0 || !plural && !toks[j].upper && countedOn(toks, j) {
		return unitName{}, false
	}
	end, tailed := collectiveTail(toks, levelList(toks, j, j+n))
	end = placeList(toks, j, end)
	members := 1
	for {
		k := end
		if !is(toks, k, ",", "và", "hoặc", "/") {
			break
		}
		k++
		if is(toks, k, "và") {
			k++
		}
		if is(toks, k, "các", "từng", "mỗi") {
			if tailed || bodies.at(toks, k+1) > 0 {
				break // "các Ban HĐND, các Tổ đại biểu HĐND": bodies of their own
			}
			k++
		}
		m := collectives.at(toks, k)
		if m == 0 || actionAt(toks, k) > 0 && !is(toks, k-1, "các") && m < 2 {
			break
		}
		if toks[k].upper && offices.at(toks, k) > 0 && (tailed || offices.at(toks, k) > 1 || is(toks, k, "ubnd", "hđnd", "mttq")) {
			break
		}
		members++
		var t bool
		end, t = collectiveTail(toks, k+m)
		tailed = tailed || t
	}
	if !plural && members == 1 && !bareCollective(toks, j, end) {
		return unitName{}, false
	}
	return unitName{from: i, to: end, collective: true}, true
}

// countedOn holds for the later members of a collective: "của cơ quan, đơn vị, địa phương" read from "đơn vị".
func countedOn(toks []token, i int) bool {
	if i < 2 || !is(toks, i-1, ",", "và") {
		return false
	}
	for n := 1; n <= 3 && i-1-n >= 0; n++ {
		if collectives.at(toks, i-1-n) == n {
			return !toks[i-1-n].upper
		}
	}
	return false
}

// bareCollective allows a collective without "các" when its words can be nothing else.
func bareCollective(toks []token, i, end int) bool {
	s := joined(toks, i, end)
	for _, p := range []string{"chính quyền", "cấp ủy", "hội quần chúng", "tổ chức đảng", "đơn vị tư vấn", "chủ đầu tư", "cơ quan đảng", "tổ chức chính trị", "cơ quan chuyên môn", "cơ quan chức năng", "ban quản lý dự án", "cơ quan ngang bộ", "cơ quan thuộc chính phủ", "lực lượng vũ trang", "cơ quan có thẩm quyền", "cấp có thẩm quyền"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// collectiveTail reads what narrows a collective.
func collectiveTail(toks []token, i int) (end int, found bool) {
	end = i
	for {
		n := tails.at(toks, end)
		if n == 0 {
			break
		}
		end += n
		found = true
		if p := properRun(toks, end, 4); p > end && is(toks, end-1, "tỉnh", "phố", "huyện", "xã", "bàn", "ủy") {
			end = p
		}
	}
	return end, found
}

// insideCompound holds when the syllable at i is the second half of another word: "cán bộ", "đại hội", "xã hội".
func insideCompound(toks []token, i int) bool {
	if i <= 0 || i >= len(toks) || toks[i].apart {
		return false
	}
	switch toks[i].text {
	case "bộ":
		return is(toks, i-1, "cán", "nội", "tiến", "đồng", "toàn", "đường", "trung", "bắc", "nam", "đảng", "cục", "thủy", "bách")
	case "hội":
		return is(toks, i-1, "đại", "xã", "cơ", "quốc", "hiệp", "lễ", "dạ")
	case "ban", "ngành":
		return is(toks, i-1, "chuyên", "đa", "liên", "tiểu", "nguyên")
	case "sở":
		return is(toks, i-1, "cơ", "trụ", "hội")
	case "đoàn":
		return is(toks, i-1, "giai", "công", "tỉnh", "tập", "đại")
	case "xã":
		return is(toks, i-1, "thị", "hợp", "tác")
	case "phòng", "trường", "viện", "đội", "báo", "tổ":
		return is(toks, i-1, "quốc", "môi", "thị", "bệnh", "học", "quân", "thông", "hiện", "đề", "văn")
	}
	return false
}

// bodies count as one each, even after "các".
var bodies = phrases(`tổ đại biểu|tổ đại biểu hội đồng nhân dân|tổ đại biểu hđnd`)

// levelList reads the levels after bodies that every one of them has: "các đảng ủy xã, phường".
func levelList(toks []token, i, end int) int {
	if !is(toks, i, "đảng", "ubnd", "hđnd", "ủy", "hội", "đoàn", "công", "trạm", "trường", "ban") || levels.at(toks, end) == 0 || toks[end].upper {
		return end
	}
	end += levels.at(toks, end)
	for is(toks, end, ",", "và") && levels.at(toks, end+1) > 0 && !toks[end+1].upper && !is(toks, end+1, "cơ", "nhà", "trung") {
		end += 1 + levels.at(toks, end+1)
	}
	return end
}

// placeList reads the names after a plural level: "các xã Tân Mẫu, Mẫu Thạnh và Mẫu Hòa".
func placeList(toks []token, level, i int) int {
	if !is(toks, level, "xã", "phường", "huyện", "tỉnh", "quận", "thị", "thành") {
		return i
	}
	end := properRun(toks, i, 4)
	for n := 0; end > i && n < 200; n++ {
		next := separator(toks, end)
		k := properRun(toks, next, 4)
		if next == end || k == next || unitHeadAt(toks, next) {
			break
		}
		end = k
	}
	return end
}

func unitHeadAt(toks []token, i int) bool {
	return offices.at(toks, i) > 0 || officeHeads.at(toks, i) > 0 || officers.at(toks, i) > 0
}

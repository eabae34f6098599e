package extract

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
	r.to = min(end, len(toks))
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
	r.Issuer, r.to = issuer, end
	return r, true
}

// titled reads a document named by its title: up to its period, or a capitalised title, or "về …".
func (p *proser) titled(toks []token, r ref) (ref, bool) {
	j := r.to
	if is(toks, r.from, "báo") && toks[r.from].upper && is(toks, j, "giữa", "chính", "tổng") {
		for j < len(toks) && toks[j].kind == word && j < r.to+3 {
			j++
		}
		r.to = j
		return r, true
	}
	if toks[r.from].upper && is(toks, j, "về") && is(toks, r.from, "nghị", "chỉ", "kết") {
		for k := j; k < len(toks) && k < j+30; k++ {
			if toks[k].kind == mark && !is(toks, k, "-") || actionVerbs.at(toks, k) > 0 && k > j+6 {
				if k > j+2 {
					r.to = k
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
		r.to = end
		return r, true
	}
	if toks[r.from].upper && is(toks, r.from, "chương") && (is(toks, r.from+2, "thực") || is(toks, r.from+2, "hành") && is(toks, j, "thực", "về", "triển", "cụ", "hành")) { // Chương trình hành động thực hiện …
		k := j
		for k < len(toks) && k < j+30 && !is(toks, k, ";", ".", ",", "và") {
			k++
		}
		if k > j+4 {
			r.to = k
			return r, true
		}
	}
	if is(toks, r.from, "đề") && toks[r.from].upper && j < len(toks) && toks[j].upper {
		k := j
		for k < len(toks) && k < j+40 && !is(toks, k, ";", ".", ":") && !(is(toks, k, ",") && is(toks, k+1, "để", "nhằm", "trong", "bảo", "trình")) {
			k++
		}
		r.to = k
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
func fieldOrNoun(toks []token, i int) bool {
	return i < len(toks) && toks[i].kind == word && actionVerbs.at(toks, i) == 0
}

// partyBody holds for the bodies whose documents are named by type and issuer alone.
func partyBody(toks []token, i int) bool {
	return is(toks, i, "ban", "tỉnh", "thành", "huyện", "đảng", "đại", "hội", "trung", "bộ") && !is(toks, i+1, "nhân", "đồng") && (!is(toks, i, "bộ") || is(toks, i+1, "chính"))
}

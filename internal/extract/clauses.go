package extract

// actionAt is the number of tokens up to and with the first action verb when one begins at toks[i], adverbs before it
// included; 0 when the words at i are no action. Of words that can be both ("tập trung triển khai", "tập trung nguồn
// lực") the last one that is a verb counts.
func actionAt(toks []token, i int) int {
	end, j, adverb := 0, i, false
	for hop := 0; hop < 9; hop++ {
		n := actionVerbs.at(toks, j)
		if n > 0 && (adverb || looseVerbs.at(toks, j) < n || looseVerbFits(toks, j)) && !nounSense(toks, j, n) {
			end = j + n
		}
		a := adverbs.at(toks, j)
		if a == 0 || n > a || a == 1 && toks[j].kind == mark && (!adverb || adverbs.at(toks, j+1) == 0 && actionVerbs.at(toks, j+1) == 0) {
			break
		}
		j, adverb = j+a, true
	}
	if end == 0 {
		return 0
	}
	return end - i
}

// looseVerbFits lets a loose verb stand alone when it begins the clause with a capital or is an order to report.
func looseVerbFits(toks []token, j int) bool {
	if is(toks, j, "báo", "gửi", "trình") {
		return true
	}
	if is(toks, j, "lập") && !is(toks, j-1, "thành", "độc", "tạo", "thiết", "xác", "đối", "công") {
		return products.at(toks, j+1) > 0 || is(toks, j+1, ",") && actionVerbs.at(toks, j+2) > 0 || is(toks, j+1, "bản", "bảng", "sổ", "đồ", "danh")
	}
	return toks[j].upper && toks[j].fresh || is(toks, j, "có") || is(toks, j, "giao", "cử", "quyết", "thông", "tích")
}

// nounSense holds when words that could be a verb name a thing: "tổ chức, cá nhân", "báo cáo giữa nhiệm kỳ".
func nounSense(toks []token, j, n int) bool {
	switch toks[j].text {
	case "tổ":
		if n == 2 && is(toks, j+1, "chức") {
			return is(toks, j+2, ",", "đảng", "chính", "cơ", "xã", "và") && !actionFollows(toks, j+3) || j > 0 && is(toks, j-1, "các", "công", "ban")
		}
	case "báo":
		return is(toks, j+2, "giữa", "số", "này", "phải", "thẩm")
	case "thu", "chi":
		return is(toks, j+1, "nhập", "ngân", "phí")
	case "thông":
		return n == 2 && is(toks, j+1, "báo", "tin") && is(toks, j+2, "số", "này", "và")
	case "quyết":
		return n == 2 && is(toks, j+1, "định") && (is(toks, j+2, "số", "này", "của") || is(toks, j+2, "quy"))
	case "quy":
		return is(toks, j+2, "tại", "của", "này", "số") || !toks[j].upper
	case "sản", "kinh":
		return !toks[j].upper
	}
	return j > 0 && is(toks, j-1, "các", "những", "công", "việc", "sự", "mọi", "cuộc")
}

func actionFollows(toks []token, j int) bool {
	for k := j; k < j+3 && k < len(toks); k++ {
		if actionVerbs.at(toks, k) > 0 {
			return true
		}
	}
	return false
}

// sentences cuts toks at sentence ends and at bullets inside a passage; each pair is [from, to) without the end mark.
func sentences(toks []token) [][2]int {
	var out [][2]int
	start, depth, opened := 0, 0, 0
	cut := func(i, next int) {
		if i > start {
			out = append(out, [2]int{start, i})
		}
		start = next
	}
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if depth > 0 && i-opened > 120 {
			depth = 0 // a bracket that nobody closed
		}
		if i > start && t.apart && (t.upper || t.kind == mark && t.text != "(" && t.text != `"`) && !is(toks, i-1, ",", "-") {
			cut(i, i)
			depth = 0
		} else if i > start && t.fresh && is(toks, i, "-", "+", "•", "●", "▪", "·", "") && i+1 < len(toks) && !toks[i+1].glued {
			cut(i, i)
			depth = 0
		}
		switch t.text {
		case "(", "[":
			depth++
			opened = i
		case ")", "]":
			depth = max(0, depth-1)
		case "!", "?":
			cut(i, i+1)
		case "…":
			if next := i + 1; next >= len(toks) || toks[next].upper && depth == 0 {
				cut(i, next)
			}
		case ".":
			end := i
			for i+1 < len(toks) && toks[i+1].text == "." && toks[i+1].glued {
				i++
			}
			if stop(toks, end, i+1) && depth == 0 || i+1 >= len(toks) {
				cut(end, i+1)
			}
		}
	}
	cut(len(toks), len(toks))
	return out
}

var abbreviations = map[string]bool{"tp": true, "ts": true, "ths": true, "gs": true, "pgs": true, "st": true, "tx": true, "đ": true, "no": true, "tr": true, "v": true, "bs": true, "ks": true, "cn": true}

// stop tells whether the dot at toks[i] ends a sentence; next is the token after it.
func stop(toks []token, i, next int) bool {
	if next >= len(toks) {
		return true
	}
	n := toks[next]
	if is(toks, next, "/") && n.glued {
		return true
	}
	if n.glued && n.kind != mark {
		return n.upper && i > 0 && !abbreviations[toks[i-1].text] && toks[i-1].kind == word && len(toks[i-1].text) > 3
	}
	if i > 0 && toks[i].glued && toks[i-1].upper && (abbreviations[toks[i-1].text] || toks[i-1].end-toks[i-1].start == 1) {
		return false
	}
	return n.upper || n.kind == number || n.kind == mark && n.text != "," && n.text != ";" && n.text != ")"
}

// clauses cuts one sentence at ";" and before "đồng thời" where the next part has its own action.
func clauses(toks []token, from, to int) [][2]int {
	var out [][2]int
	start, depth, listing := from, 0, false
	for i := from; i < to; i++ {
		switch t := toks[i].text; {
		case t == "(" || t == "[":
			depth++
		case t == ")" || t == "]":
			depth = max(0, depth-1)
		case depth > 0:
		case t == ":":
			listing = listing || i+1 < to && opensList(toks, start, i)
		case t == ";" && !listing && worked(toks, start, i) && beginsTask(toks[:to], i+1):
			out = append(out, [2]int{start, i})
			start = i + 1
		case t == "đồng" && is(toks, i+1, "thời") && i > start && !listing:
			k := i + 2
			for is(toks, k, ",", "với", "cần", "phải", "là") {
				k++
			}
			if k < to && !is(toks, i-1, "và") && beginsTask(toks[:to], k) && is(toks, i-1, ",", ";", ")") {
				out = append(out, [2]int{start, i - 1})
				start = i
			}
		}
	}
	return append(out, [2]int{start, to})
}

// opensList tells whether the colon at i opens an enumeration inside the sentence ("theo hướng: …; …") and not the work
// of a named unit or an order.
func opensList(toks []token, start, i int) bool {
	if is(toks, i-1, "sau", "đây", "gồm", "như", "hướng", "là", "thể", "kép", "vực", "dung", "tiêu", "thức") {
		return true
	}
	for k := start; k < i; k++ {
		if k-start > 60 || directives.at(toks, k) > 0 {
			return false
		}
	}
	if _, ok := unitAt(toks, start); ok {
		return false
	}
	return actionVerbs.at(toks, skipLead(toks, start)) > 0
}

// beginsTask tells whether a task of its own begins at i: an action verb, or a unit with its verb or duty.
func beginsTask(toks []token, i int) bool {
	i = skipLead(toks, i)
	if k := consequence(toks, i); k > i {
		i = k
	} else if i >= len(toks) || continuing.at(toks, i) > 0 {
		return false
	}
	if is(toks, i, "hoàn") && is(toks, i+1, "thành") && is(toks, i+2, "trong", "trước", "chậm", "vào", "quý", "tháng") {
		return false // only the time of what stands before
	}
	if actionAt(toks, i) > 0 {
		return true
	}
	if n := timeLead(toks, i); n > 0 && actionAt(toks, i+n) > 0 {
		return true
	}
	if e, ok := executorAt(toks, i); ok {
		return e.verb < len(toks)
	}
	return knownHead(toks, i) && i+2 < len(toks) && is(toks, i-1, ";", "thời")
}

// consequence is where the work stands in "trường hợp …, thì lập hồ sơ …"; else i.
func consequence(toks []token, i int) int {
	if !is(toks, i, "trường") || !is(toks, i+1, "hợp") {
		return i
	}
	for k := i + 2; k < len(toks) && k < i+40 && !is(toks, k, ";"); k++ {
		if is(toks, k, "thì") && actionAt(toks, k+1) > 0 {
			return k + 1
		}
	}
	return i
}

// skipLead passes connectives, marks and bullets at the head of a clause.
func skipLead(toks []token, i int) int {
	for i < len(toks) {
		n := connectives.at(toks, i)
		switch {
		case n > 0 && !is(toks, i+n, "lĩnh", "hóa"): // "và lĩnh vực", "cụ thể hóa"
			i += n
		case toks[i].kind == mark && toks[i].text != "(" && toks[i].text != "[":
			i++
		default:
			return i
		}
	}
	return i
}

// timeLead is the length of a deadline that opens a clause: "đến hết tháng 9 năm 2020", "trước ngày 30/6,".
func timeLead(toks []token, i int) int {
	if !is(toks, i, "đến", "trước", "trong", "chậm", "từ", "định", "hằng", "hàng", "quý", "tháng", "năm", "giai", "sau") {
		return 0
	}
	digits := false
	for k := i; k < len(toks) && k < i+16; k++ {
		switch {
		case toks[k].kind == number, is(toks, k, "năm", "quý", "tháng", "kỳ"):
			digits = true
		case toks[k].kind == mark && is(toks, k, "/", "-"):
		case digits && is(toks, k, ","):
			return k + 1 - i
		case digits && actionAt(toks, k) > 0:
			return k - i
		case toks[k].kind == mark:
			return 0
		}
	}
	return 0
}

// opensWithUnit holds for a clause that begins with a unit and its work.
func opensWithUnit(toks []token, i int) bool {
	_, ok := executorAt(toks, i)
	return ok
}

// worked tells whether a clause has an action after its last order; a list of addressees alone has none.
func worked(toks []token, start, end int) bool {
	found := false
	for k := max(start, end-400); k < end; k++ {
		if k > start && toks[k].upper && is(toks, k, "kết", "chỉ", "quyết", "yêu", "kiến") {
			continue // "phổ biến Kết luận" names a document
		}
		switch {
		case directives.at(toks, k) > 0 && !is(toks, k, "chỉ", "giao", "phân", "quán", "thống"), is(toks, k, ":") && k-start < 40:
			if n := directives.at(toks, k); n > 0 {
				k += n - 1
			}
			found = false
		case actionVerbs.at(toks, k) > 0 && !is(toks, k-1, "tham"), k == start && (verbLike(toks, k) || opensWithUnit(toks, k)):
			found = true
		}
	}
	return found
}

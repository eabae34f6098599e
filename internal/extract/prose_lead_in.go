package extract

// definition holds for "Chuyển đổi số là trọng tâm": a statement about the work, not the work.
func definition(toks []token, i int) bool {
	n := actionAt(toks, i)
	if n == 0 {
		return false
	}
	for k := i + n; k < len(toks) && k < i+n+10; k++ {
		if is(toks, k, ",", ";", ":", "(") {
			return false
		}
		if is(toks, k, "là") && !is(toks, k-1, "nhất", "biệt", "tâm", "hết", "gọi", "tức", "coi", "xem") {
			return true
		}
		if is(toks, k, "được") && k <= i+n+1 {
			return true
		}
	}
	return false
}

// topicColon passes a topic before the unit that answers for it: "Thanh tra khoa học và công nghệ: UBND các huyện …".
func topicColon(toks []token, i int) int {
	for k := i; k < len(toks) && k < i+14; k++ {
		if is(toks, k, ",", ";", "(") {
			return i
		}
		if is(toks, k, ":") {
			if e, ok := executorAt(toks, k+1); ok && !e.colon {
				if u, ok := executorAt(toks, i); ok && u.colon {
					return i
				}
				return k + 1
			}
			return i
		}
	}
	return i
}

// colonWork tells whether work follows the colon after a unit.
func colonWork(toks []token, i int) bool {
	i = skipLead(toks, i)
	if i >= len(toks) {
		return true // the bullets follow
	}
	return actionAt(toks, i) > 0 || timeLead(toks, i) > 0 || modalInside(toks, i) > 0 || afterLeadIn(toks, i) > i || beginsTask(toks, i)
}

// modalInside finds "phải" or "cần" with an action after it, not too far into the clause.
func modalInside(toks []token, from int) int {
	for k := from + 1; k < len(toks) && k < from+40; k++ {
		if is(toks, k, ":", ";", "nếu", "khi", "mà", "để", "nhằm", "trong") && k > from+1 {
			if is(toks, k, ":", ";", "nếu", "để", "nhằm", "mà") && !is(toks, k-1, "pháp") {
				return 0
			}
		}
		if is(toks, k, "phải", "cần") && !is(toks, k-1, "nếu", "không", "thấy", "khi", "những") && actionAt(toks, k) > 0 {
			return k
		}
	}
	return 0
}

// solutionSubject passes "giải pháp để thực hiện … phải": the work is what follows.
func solutionSubject(toks []token, from, modal int) int {
	for k := from; k < modal; k++ {
		if is(toks, k, "giải") && is(toks, k+1, "pháp") || is(toks, k, "nhiệm") && is(toks, k+1, "vụ") && k < from+3 {
			return modal + 1
		}
	}
	return 0
}

// hasResult tells whether a clause reports what has been done: "đã hoàn thành", "đạt được những kết quả".
func hasResult(toks []token, i int) bool {
	for k := i; k < len(toks) && k < i+25; k++ {
		if is(toks, k, "đã") && !is(toks, k+1, "đề", "nêu", "được", "xác", "ban", "giao", "ký", "thanh", "đạt", "phê") && k < i+12 {
			return true
		}
		if is(toks, k, "nhờ") && is(toks, k+1, "đó") || is(toks, k, "dự") && is(toks, k+1, "kiến") && k < i+3 || is(toks, k, "dự") && is(toks, k+1, "báo") && k < i+8 && !toks[i].upper && !is(toks, k-1, "cấp", "tin", "tác", "và", "bản", ",") {
			return true
		}
	}
	return false
}

var leadIns = phrases(`về|đối với|riêng về|riêng|theo|cũng theo|nhằm|để|trên cơ sở|trong|tại|với|qua|phát biểu|kết luận|từ|sau|sau khi|trước|khi|căn cứ|nếu|cùng với|bên cạnh|thực hiện|trước tình hình|do|vì|đến|trường hợp|ngoài|hằng năm|hàng năm|định kỳ|thời gian|tiếp tục|chiều|sáng|ngày|tuy nhiên`)

// afterLeadIn is where the clause goes on after an opening aside that ends with a comma: "Về bài tham luận, …".
func afterLeadIn(toks []token, i int) int {
	if leadIns.at(toks, i) == 0 {
		return i
	}
	depth := 0
	for k := i + 1; k < len(toks) && k < i+110; k++ {
		switch toks[k].text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		case ";":
			return i
		case ",":
			if depth > 0 || k+1 >= len(toks) {
				continue
			}
			n := k + 1
			if _, ok := executorAt(toks, n); ok {
				return n
			}
			if actionAt(toks, n) > 0 && (!is(toks, i, "theo", "về", "căn", "nhằm", "để") || is(toks, i, "căn") && !enumerates(toks, k, i)) || modals.at(toks, n) > 0 {
				if enumerates(toks, k, i) || conditional(toks, i, k) {
					continue
				}
				return n
			}
		}
		if is(toks, i, "trong") && depth == 0 && k < i+8 && is(toks, k, "mỗi", "các", "từng") { // "trong bài tham luận mỗi ngành … cần"
			if e, ok := executorAt(toks, k); ok && e.modal {
				return k
			}
		}
	}
	return i
}

// enumerates holds when the comma at k joins further members of the aside rather than ending it.
func enumerates(toks []token, k, i int) bool {
	if is(toks, i, "căn") && is(toks, k-1, "giao", "tế", "mình", "công", "quyền", "này", "trên", "phương", "vị") && actionAt(toks, k+1) > 0 {
		return false // "Căn cứ chức năng, nhiệm vụ được giao, xây dựng …"
	}
	if is(toks, i, "về", "căn", "theo") {
		return true
	}
	return k-i < 3
}

// conditional holds while "nếu …" is still being said between i and k.
func conditional(toks []token, i, k int) bool {
	for ; i < k; i++ {
		if is(toks, i, "nếu", "trường") {
			return true
		}
	}
	return false
}

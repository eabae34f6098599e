package extract

import "strings"

// executor is who does the work of a clause: the names, their tokens [from, to), and where the verb begins.
type executor struct {
	names    []string
	from, to int
	verb     int  // index of the first modal or action token after the names and their asides
	modal    bool // an obligation is said: phải, cần, có trách nhiệm, chủ trì
	people   bool // persons or firms, not offices
	colon    bool // the names stand as a heading: "Sở Tài chính:"
	guessed  bool // the verb is in no lexicon
}

// executorAt reads an executor that begins at toks[i] and is followed by its work.
func executorAt(toks []token, i int) (executor, bool) {
	e := executor{from: i}
	j := i
	for {
		u, ok := unitAt(toks, j)
		end := u.to
		if !ok {
			end, ok = actorAt(toks, j, len(e.names) > 0)
			e.people = e.people || ok && len(e.names) == 0
		}
		if !ok {
			break
		}
		end = relativeTail(toks, end, u.collective || e.people)
		e.names = append(e.names, name(toks, j, end))
		e.to, j = end, end
		if next := separator(toks, j); next > j && (unitBegins(toks, next) || u.collective && theirPeople.at(toks, next) > 0) {
			j = next
			continue
		}
		if further, ok := collectiveUnit(toks, j); ok && actionAt(toks, j) == 0 && further.to > j+1 { // a comma was lost
			continue
		}
		break
	}
	if len(e.names) == 0 {
		return e, false
	}
	j = asides(toks, e.to)
	switch {
	case is(toks, j, ":"):
		e.colon, e.verb = true, j+1
		if is(toks, j+1, "-", "+") {
			e.verb++
		}
		return e, true
	case is(toks, j, "chủ") && meetings.at(toks, j+2) > 0:
		return e, false
	case modals.at(toks, j) > 0:
		e.modal, e.verb = true, j
		return e, true
	}
	if n := max(actionAt(toks, j), plainVerb(toks, j)); n > 0 {
		e.verb = j
		for k := j; k < j+n; k++ {
			e.modal = e.modal || modals.at(toks, k) > 0
		}
		return e, true
	}
	if !e.people && j < len(toks) && !toks[j].upper && atHead(toks, i) && verbLike(toks, j) {
		e.verb, e.guessed = j, !knownHead(toks, j)
		return e, true
	}
	return e, false
}

// theirPeople are listed with the bodies that they belong to: "Các cấp ủy, tổ chức đảng, cán bộ, đảng viên".
var theirPeople = phrases(`cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên`)

// actorAt reads persons or firms that may owe work: "các chuyên gia, nhà quản lý doanh nghiệp"; listed after others they need no "các".
func actorAt(toks []token, i int, listed bool) (int, bool) {
	j := i
	if is(toks, j, "các", "những", "mỗi", "mọi") {
		j++
	}
	n := actors.at(toks, j)
	if n == 0 || j == i && !toks[j].upper && !listed {
		return i, false
	}
	j += n
	for {
		k := j
		if is(toks, k, "doanh") && is(toks, k+1, "nghiệp") {
			k += 2
		}
		if s := separator(toks, k); s > k {
			if m := actors.at(toks, s); m > 0 {
				j = s + m
				continue
			}
			if is(toks, s, "lao") && is(toks, s+1, "động") && is(toks, s+2, "kỹ") {
				j = s + 4
				continue
			}
		}
		return k, true
	}
}

func separator(toks []token, i int) int {
	j := i
	if is(toks, j, ",", ";") {
		j++
	}
	if is(toks, j, "và", "cùng") {
		j++
	}
	if is(toks, j, "/") && is(toks, j+1, "hoặc") {
		j++
	}
	if is(toks, j, "hoặc") {
		j++
	}
	return j
}

func unitBegins(toks []token, i int) bool {
	if _, ok := unitAt(toks, i); ok {
		return actionAt(toks, i) == 0 || toks[i].upper
	}
	return false
}

var relatives = phrases(`đến|liên quan|có liên quan|được|ở|nơi|trên|tại|thuộc|tham gia|quản lý|sử dụng|đóng trên|phụ trách|trực tiếp|trước|sau|có|theo thẩm quyền|và các tổ chức , cá nhân|hoạt động`)

// relativeTail reads what narrows a name without being its verb, up to a modal, an adverb of duty or the colon:
// "các cơ quan, đơn vị có liên quan đến nhập cảnh nơi doanh nghiệp hoạt động: …".
func relativeTail(toks []token, i int, plural bool) int {
	if !plural && is(toks, i, "quản", "sử", "tham", "hoạt", "phụ", "trực") {
		return i // what a single office manages is its work, not its name
	}
	if relatives.at(toks, i) == 0 || modals.at(toks, i) > 0 || actionAt(toks, i) > 0 && !is(toks, i, "quản", "sử") && !(is(toks, i, "trực") && is(toks, i+2, "quản", "phụ", "tham")) {
		return i
	}
	for k := i + 1; k < len(toks) && k < i+40; k++ {
		if toks[k].kind == mark && is(toks, k, ":", ";", ".") {
			if is(toks, k, ":") {
				return k
			}
			break
		}
		if n := modals.at(toks, k); n > 0 {
			return k
		}
		if separator(toks, k) > k && unitBegins(toks, separator(toks, k)) && k > i+1 {
			return k
		}
		if dutyAdverbs.at(toks, k) > 0 {
			return k
		}
		if n := actionAt(toks, k); n > 0 && !is(toks, k-1, "việc", "đến", "trước", "sau", "và", "về", "trong", "hoặc", "để", "được", "của", ",", "quan", "công", "tác") && !is(toks, k, "sắp", "đầu", "phát", "xây") {
			return k
		}
	}
	return i
}

var dutyAdverbs = phrases(`tiếp tục|khẩn trương|kịp thời|chủ động|tích cực|thường xuyên|nghiêm túc|căn cứ|theo chức năng|trong phạm vi|tập trung`)

// asides passes what stands between the names and the verb: ", trong phạm vi nhiệm vụ của mình,", "theo chức năng, nhiệm vụ".
func asides(toks []token, i int) int {
	for rounds := 0; rounds < 3; rounds++ {
		j := i
		if is(toks, j, ",") {
			j++
		}
		if is(toks, j, "(") {
			for j < len(toks) && !is(toks, j, ")") {
				j++
			}
			i = j + 1
			continue
		}
		if asideWords.at(toks, j) == 0 {
			if j > i && (modals.at(toks, j) > 0 || actionAt(toks, j) > 0) {
				return j
			}
			return i
		}
		k := j
		for k < len(toks) && k < j+45 && !is(toks, k, ";", ".", ":") {
			if k > j+2 && is(toks, k-1, ",") && (actionAt(toks, k) > 0 && !is(toks, k, "chức", "nhiệm") || modals.at(toks, k) > 0) {
				break
			}
			if k > j+3 && !is(toks, k-1, ",", "và", "được", "kế", "của") && (actionAt(toks, k) > 0 || modals.at(toks, k) > 0) && k-j < 14 && !is(toks, j, "trên", "căn") {
				break
			}
			k++
		}
		if k >= len(toks) || is(toks, k, ";", ".") {
			return i
		}
		i = k
	}
	return i
}

var asideWords = phrases(`trong phạm vi|theo chức năng|căn cứ|trên cơ sở|theo nhiệm vụ|theo thẩm quyền|theo phạm vi|tùy theo|trong quá trình|với chức năng|với vai trò|theo lĩnh vực|bằng các hình thức|theo phân công|nhất là|đặc biệt là|trước hết là|mà trực tiếp là`)

// name writes tokens as a name: one line, single blanks.
func name(toks []token, i, j int) string {
	return strings.TrimSpace(plain(toks[i:j]))
}

// plainVerb takes a loose verb right after a unit: "Báo Mẫu Giang mở chuyên mục".
func plainVerb(toks []token, j int) int {
	if n := actionVerbs.at(toks, j); n > 0 && !nounSense(toks, j, n) {
		return n
	}
	return 0
}

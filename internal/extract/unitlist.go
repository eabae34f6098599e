package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/vi"
)

// cellUnits splits what a cell says about organisations: one entry each, as written. A collective ("Các bộ, ngành,
// địa phương") and a name with commas or "và" in it stay whole. In a cell that also says who coordinates ("Sở A chủ trì,
// phối hợp với …"), those come apart.
func cellUnits(text string) (lead, coord []string) {
	text = norm.NFC.String(strings.ReplaceAll(text, "\u00a0", " "))
	head, tail, found := "", "", false
	lower := strings.ToLower(text)
	for _, mark := range []string{"phối hợp với", "phối hợp cùng", "phối hợp:", "đơn vị phối hợp", "cơ quan phối hợp", "phối hợp"} {
		if i := strings.Index(lower, mark); i >= 0 && len(lower) == len(text) {
			head, tail, found = text[:i], text[i+len(mark):], true
			break
		}
	}
	if !found {
		return splitUnits(text), nil
	}
	return splitUnits(head), splitUnits(tail)
}

// splitUnits splits a list of organisations at ";", at line ends, and at "," or "và" before a new organisation.
func splitUnits(text string) []string {
	var list []string
	for _, part := range topLevel(norm.NFC.String(text), ";") {
		for _, line := range joinBroken(strings.Split(part, "\n")) {
			list = append(list, splitLine(line)...)
		}
	}
	return list
}

// topLevel splits at a mark outside brackets.
func topLevel(text, mark string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(mark, r):
			parts = append(parts, text[start:i])
			start = i + utf8.RuneLen(r)
		}
	}
	return append(parts, text[start:])
}

// joinBroken puts a line that does not begin an organisation behind the one it was cut from.
func joinBroken(lines []string) []string {
	var list []string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		bulleted := strings.TrimLeft(line, "-–•+* ") != line
		open := len(list) > 0 && hanging(list[len(list)-1])
		switch {
		case line == "":
		case len(list) > 0 && !bulleted && (open || !startsUnit(line)):
			list[len(list)-1] += " " + line
		default:
			list = append(list, line)
		}
	}
	return list
}

// hanging tells whether a line breaks off inside a name: "Bộ Khoa học và".
func hanging(line string) bool {
	f := strings.Fields(line)
	if len(f) == 0 {
		return false
	}
	switch last := strings.ToLower(f[len(f)-1]); last {
	case "và", "-", "–", "của", "bộ", "sở", "các":
		return true
	}
	return false
}

// splitLine splits one line at commas, "và", "/" and, between two ministries, at nothing at all.
func splitLine(line string) []string {
	var list []string
	entry := ""
	add := func() {
		if entry = trimUnit(entry); entry != "" {
			list = append(list, entry)
		}
		entry = ""
	}
	for _, piece := range topLevel(line, ",") {
		if entry != "" && (!startsUnit(piece) || continuesCollective(entry, piece) || describes(entry, piece)) {
			entry += "," + piece
			continue
		}
		add()
		entry = piece
	}
	add()
	var out []string
	for _, e := range list {
		for _, part := range splitAnd(e) {
			for _, unit := range splitJoined(part) {
				out = append(out, withoutOr(unit))
			}
		}
	}
	return out
}

// withoutOr drops the "hoặc" or "và/hoặc" that stood between two units; that there is a choice is asked (eitherLead).
func withoutOr(unit string) string {
	words := strings.Fields(unit)
	for len(words) > 1 && strings.Contains("hoặc và/hoặc / và", strings.ToLower(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && strings.EqualFold(words[0], "hoặc") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// describes holds when an abbreviation goes on with what the entry says of its unit: "… là chủ quản CSDLQG" + "CSDL chuyên ngành".
func describes(entry, piece string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(piece), " ")
	return acronym(first) && strings.Contains(entry, " là ")
}

// splitAnd splits at "và", "cùng với" and "/" before a new organisation.
func splitAnd(entry string) []string {
	depth := 0
	for i, r := range entry {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 || i == 0 {
			continue
		}
		for _, mark := range []string{" và ", " cùng ", "/"} {
			rest, ok := strings.CutPrefix(entry[i:], mark)
			if !ok || !startsUnit(rest) || continuesCollective(entry[:i], rest) || keepsAnd(entry[:i], rest) {
				continue
			}
			return append([]string{trimUnit(entry[:i])}, splitAnd(trimUnit(rest))...)
		}
	}
	return []string{entry}
}

// keepsAnd holds for offices that serve two bodies: "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh".
func keepsAnd(before, after string) bool {
	b, a := vi.Fold(before), vi.Fold(after)
	if !strings.HasPrefix(b, "van phong") {
		return false
	}
	return strings.HasPrefix(a, "hdnd") || strings.HasPrefix(a, "ubnd") || strings.HasPrefix(a, "hoi dong nhan dan") || strings.HasPrefix(a, "uy ban nhan dan")
}

// splitJoined parts "Bộ A Bộ B", written without a comma.
func splitJoined(entry string) []string {
	words := strings.Fields(entry)
	if len(words) < 4 || words[0] != "Bộ" && words[0] != "Sở" {
		return []string{entry}
	}
	for k := 2; k+1 < len(words); k++ {
		if first, _ := utf8.DecodeRuneInString(words[k+1]); words[k] == words[0] && unicode.IsUpper(first) && words[k-1] != "-" && words[k-1] != "–" {
			return append([]string{strings.Join(words[:k], " ")}, splitJoined(strings.Join(words[k:], " "))...)
		}
	}
	return []string{entry}
}

// trimUnit drops bullets, closing marks and the words of the role from an entry.
func trimUnit(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for {
		t := strings.TrimSpace(strings.TrimRight(strings.TrimLeft(s, "-–•+*:. "), ".,;:-– "))
		for _, word := range []string{"Chủ trì:", "Cơ quan chủ trì:", "Đơn vị chủ trì:", "Giao ", "và ", "cùng "} {
			t = strings.TrimPrefix(t, word)
		}
		for _, word := range []string{" chủ trì", " (chủ trì)", " và"} {
			t = strings.TrimSuffix(t, word)
		}
		if strings.EqualFold(t, "chủ trì") || strings.EqualFold(t, "và") || strings.EqualFold(t, "với") {
			return ""
		}
		if t == s {
			return s
		}
		s = t
	}
}

// unitHeads are the words that begin the name of an organisation when written with a capital; small, the same words stand
// inside names ("… và Xã hội").
var unitHeads = wordSet(`bộ|sở|ban|cục|vụ|viện|hội|đoàn|đài|báo|tạp chí|tòa án|tand|vksnd|viện kiểm sát|công an|công ty|tổng công ty|tập đoàn|trường|học viện|đại học|bệnh viện|
	trung tâm|quỹ|kho bạc|thuế|chi cục|tổng cục|văn phòng|thanh tra|kiểm toán|ngân hàng|bảo hiểm|thông tấn xã|liên đoàn|liên minh|liên hiệp|hiệp hội|mặt trận|ủy ban|hội đồng|
	chính phủ|quốc hội|thủ tướng|chủ tịch|tỉnh đoàn|thành đoàn|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|quận ủy|thị ủy|đoàn thể|bch|bộ chỉ huy|bộ tư lệnh|quân khu|cơ quan|đơn vị|tổ chức|
	địa phương|doanh nghiệp|phòng|bí thư|giám đốc|người đứng đầu|thủ trưởng|lãnh đạo|các|những|mọi|toàn thể|nhà đầu tư|hợp tác xã|tổ công tác|tổ giúp việc|thống kê tỉnh|thống kê thành phố|trạm y tế|viễn thông|bưu điện|điện lực|bảo tàng|thư viện|nhà hát|nhà thiếu nhi|hạt kiểm lâm|xí nghiệp|cảng vụ|vườn quốc gia|chi nhánh`)

// unitHeadsAnyCase begin an organisation in small letters too.
var unitHeadsAnyCase = wordSet(`các|những|ubnd|hđnd|ubmttq|mttq|doanh nghiệp|cơ quan|đơn vị|tổ chức|công an|ban quản lý|bộ, ngành|bộ ngành|hiệp hội|tập đoàn|chủ đầu tư|nhà trường|ủy ban|
	địa phương|cá nhân|một số bộ|một số địa phương|bộ, ngành,|sở, ban|sở, ngành`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Split(list, "|") {
		set[strings.TrimSpace(w)] = true
	}
	return set
}

// startsUnit tells whether an organisation's name begins here.
func startsUnit(s string) bool {
	s = strings.TrimLeft(s, "-–•+*:. \n")
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	first := strings.Trim(words[0], ",.;:()")
	if acronym(first) {
		return true
	}
	if len(words) == 1 && (first == "bộ" || first == "sở") {
		return true // "…, bộ, ngành liên quan"
	}
	capital, _ := utf8.DecodeRuneInString(first)
	said := ""
	for k := 0; k < min(3, len(words)); k++ {
		said = strings.TrimSpace(said + " " + oneTone.Replace(strings.ToLower(words[k])))
		if bare := strings.TrimRight(said, ".;:()"); unitHeadsAnyCase[bare] || unicode.IsUpper(capital) && unitHeads[strings.TrimRight(bare, ",")] {
			return true
		}
		if places[said] && k+1 < len(words) {
			if next, _ := utf8.DecodeRuneInString(words[k+1]); unicode.IsUpper(next) || unicode.IsDigit(next) {
				return true
			}
		}
	}
	return false
}

// places come before the name of a place, which then stands for its government.
var places = wordSet(`xã|phường|huyện|quận|tỉnh|thị xã|thành phố|đặc khu`)

// oneTone writes the tone mark where most texts have it.
var oneTone = strings.NewReplacer("uỷ", "ủy", "toà", "tòa", "hoà", "hòa", "khoá", "khóa", "thuỷ", "thủy", "Ð", "đ", "ð", "đ")

// acronym holds for "VTV", "TTXVN", "UBND", "EVN": three capitals or more.
func acronym(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '&' {
			return false
		}
		n++
	}
	return n >= 3
}

// countedNouns are the nouns a collective counts up, folded.
var countedNouns = wordSet(`bo|ban|nganh|so|dia phuong|co quan|don vi|doan the|huyen|thi xa|thanh pho|tinh|xa|phuong|thi tran|dac khu|to chuc|hoi|ca nhan|doanh nghiep|linh vuc|cap|truong|vien|quan|thon|ap|khu pho|hiep hoi|hop tac xa|vu|cuc|lien quan|hoi doan the|cong ty|tap doan`)

// continuesCollective tells whether a piece counts on in a collective: "Các sở" + "ban", "Tập đoàn" + "doanh nghiệp công nghệ số".
func continuesCollective(entry, piece string) bool {
	entry, piece = strings.TrimSpace(entry), strings.TrimSpace(piece)
	first, _ := utf8.DecodeRuneInString(piece)
	if unicode.IsUpper(first) || piece == "" {
		return false
	}
	if named := strings.Fields(piece); places[named[0]] && startsUnit(piece) {
		return false // "UBND xã A, xã B"
	}
	p := strings.Fields(vi.Fold(piece))
	if len(p) == 0 || p[0] == "cac" || p[0] == "nhung" || p[0] == "ubnd" {
		return false
	}
	if !countedNouns[p[0]] && (len(p) < 2 || !countedNouns[p[0]+" "+p[1]]) {
		return false
	}
	e := strings.Fields(vi.Fold(entry))
	if p[0] == "doanh" && len(e) > 1 && e[0] == "cac" && (e[1] == "bo" || e[1] == "so" || e[1] == "ban") {
		return false // businesses are no part of "các bộ, ngành, địa phương"
	}
	for len(e) > 0 && (e[0] == "cac" || e[0] == "nhung" || e[0] == "mot" || e[0] == "toan" || e[0] == "ubnd" || e[0] == "lanh" || e[0] == "dao" || e[0] == "thu" || e[0] == "truong") && len(e) > 1 {
		if e[0] != "mot" && e[0] != "lanh" && e[0] != "thu" {
			return true // "các sở, ban", "UBND các xã, phường"
		}
		e = e[1:]
	}
	last := entry
	if i := strings.LastIndex(entry, ","); i >= 0 {
		last = entry[i+1:]
	}
	l := strings.Fields(vi.Fold(last)) // "Bộ, ngành", "Tập đoàn, doanh nghiệp …": bare nouns beside each other
	return len(l) > 0 && (len(l) == 1 && countedNouns[l[0]] || len(l) == 2 && countedNouns[l[0]+" "+l[1]])
}

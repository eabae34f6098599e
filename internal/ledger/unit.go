package ledger

import (
	"slices"
	"strings"
)

var bodies = phrases("sở|bộ|ban|ủy ban|ủy ban nhân dân|ubnd|hđnd|hội đồng|hội đồng nhân dân|văn phòng|cục|tổng cục|chi cục|tỉnh ủy|thành ủy|huyện ủy|quận ủy|đảng ủy|công an|thanh tra|kho bạc|ngân hàng nhà nước|bảo hiểm xã hội|đảng bộ|mặt trận tổ quốc|mttq|ủy ban mặt trận tổ quốc|ủy ban mttq|liên đoàn lao động|liên minh hợp tác xã|hội nông dân|hội liên hiệp phụ nữ|hội cựu chiến binh|đoàn thanh niên|viện|viện kiểm sát|trường|tòa án|chính phủ|thủ tướng chính phủ|quốc hội|đài|phòng|bộ chỉ huy quân sự|bộ tư lệnh|bộ chính trị|ban bí thư|trung tâm|tập đoàn|tổng công ty|ban cán sự đảng|đảng đoàn|trường đại học|thanh tra chính phủ|văn phòng chính phủ|thường trực|ban thường vụ|ban chấp hành")

var wholeBodies = strings.Fields("ubnd hđnd mttq")

var collectives = phrases("các sở|các bộ|các ban|các ngành|các cơ quan|các đơn vị|các địa phương|các cấp ủy|các cấp|cấp ủy các cấp|các tổ chức chính trị|các đoàn thể|các huyện|các xã|các phường|các tỉnh|các thành phố|các cục|các vụ|ubnd các|ủy ban nhân dân các|thủ trưởng các|chủ tịch ubnd các|bộ ngành|sở ngành|bộ , ngành")

var levels = phrases("tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|trung ương|cấp xã|cấp huyện|cấp tỉnh|các|các cấp")

// named are bodies that are named by no more than their head.
var named = phrases("ủy ban nhân dân|hội đồng nhân dân|chính phủ|thủ tướng chính phủ|quốc hội|tỉnh ủy|thành ủy|huyện ủy|bộ chính trị|ban bí thư|ngân hàng nhà nước|thanh tra chính phủ|văn phòng chính phủ|ban thường vụ|ban chấp hành")

// unitAt finds a body by its head with its name in capital letters behind it, or a group of bodies.
func unitAt(_ string, words []word, i int) int {
	if n := collectives.at(words, i); n > 0 {
		for i+n < len(words) && !words[i+n-1].stop && (words[i+n-1].pause && listedBody[words[i+n].exact] || !words[i+n-1].pause && (listedBody[words[i+n].exact] || levels.at(words, i+n) > 0)) {
			n++
		}
		return n
	}
	head := bodies.at(words, i)
	if head == 0 || !words[i].capital {
		return 0
	}
	n := head
	if next := aside(words, i+n); next == "điện tử" || strings.HasPrefix(next, "số ") {
		return 0 // "Chính phủ điện tử"
	}
	for i+n < len(words) && !words[i+n-1].pause && n < 16 {
		w := words[i+n]
		before := words[i+n-1]
		level := levels.at(words, i+n)
		switch {
		case w.figure || !w.capital && (directiveAt("", words, i+n) > 0 || stopsName[w.exact]):
			level = -1
		case w.capital:
			level = 1
		case level > 0:
		case before.capital && n > head && !(n > head+1 && words[i+n-2].capital), n > head && w.exact == "và" && i+n+1 < len(words) && words[i+n+1].capital && words[i+n-1].exact != "và":
			level = 1
		default:
			level = -1
		}
		if level < 0 {
			break
		}
		n += level
	}
	if n == head && named.at(words, i) != head && !slices.Contains(wholeBodies, words[i].exact) {
		return 0
	}
	return n
}

var listedBody = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("sở bộ ban ngành ubnd huyện xã phường thị quận đoàn thể địa phương cơ quan đơn vị tổ chức hội cấp chính quyền và liên có") {
		out[w] = w != "có" && w != "liên"
	}
	return out
}()

var stopsName = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("là có đã được của về trong tại cho theo để nhằm với do từ đến sẽ ban xây tổ triển thực nghiên tham rà hướng báo") {
		out[w] = w != "ban" && w != "tổ"
	}
	return out
}()

// aside is the two words at i, evened, where no sign parts them from the word before.
func aside(words []word, i int) string {
	if i+1 >= len(words) || words[i-1].pause {
		return ""
	}
	return words[i].exact + " " + words[i+1].exact
}

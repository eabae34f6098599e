package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fixedNames are names whose capitals the rules below do not give.
var fixedNames = []string{"Ủy ban Thường vụ Quốc hội", "Ban Chấp hành Trung ương", "Ban Chấp hành Đảng bộ", "Ban Thường vụ", "Bộ Chính trị", "Ban Bí thư", "Thủ tướng Chính phủ", "Văn phòng Chính phủ", "Quốc hội",
	"Chính phủ", "Mặt trận Tổ quốc Việt Nam", "Trung ương Đảng", "Trung ương", "Công Thương", "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn",
	"Tài nguyên và Môi trường", "Kế hoạch và Đầu tư", "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Văn hóa - Xã hội", "Dân tộc và Tôn giáo",
	"Nội vụ", "Tài chính", "Xây dựng", "Tư pháp", "Y tế", "Ngoại giao", "Quốc phòng", "Công an", "Giao thông vận tải", "Du lịch", "Tuyên giáo và Dân vận", "Tuyên giáo", "Dân vận", "Tổ chức", "Nội chính", "Kinh tế", "Đảng bộ", "Đảng ủy", "Đảng", "Việt Nam", "Hồ Chí Minh"}

var ordinalNumbers = regexp.MustCompile(`(?i)\b(lần thứ|khóa|khoá) [ivxl]+\b`)

// placeWords stand before the name of a place.
var placeWords = []string{"tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "xã", "phường", "đặc khu", "tp."}

// properCase writes a name in capitals the usual way: "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG" becomes "Ủy ban nhân dân tỉnh Mẫu Giang".
func properCase(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " .,;:*")
	if allCaps(s) {
		s = strings.ToLower(s)
		s = strings.NewReplacer("uỷ", "ủy", "ubnd", "Ủy ban nhân dân", "hđnd", "Hội đồng nhân dân", "toà án", "tòa án").Replace(s)
		for _, name := range fixedNames {
			s = replaceWord(s, strings.ToLower(name), name)
		}
		s = ordinalNumbers.ReplaceAllStringFunc(capitalPlaces(s), func(m string) string {
			i := strings.LastIndexByte(m, ' ') + 1
			return strings.ToLower(m[:i]) + strings.ToUpper(m[i:])
		})
	} else {
		s = strings.NewReplacer("UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân", "Uỷ", "Ủy", "uỷ", "ủy").Replace(s)
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// capitalPlaces capitalises the words after the first place word, up to the next one.
func capitalPlaces(s string) string {
	words := strings.Fields(s)
	place := false
	for i := 0; i < len(words); i++ {
		at := 0
		for _, p := range placeWords {
			n := len(strings.Fields(p))
			if i+n <= len(words) && strings.Join(words[i:i+n], " ") == p {
				at = n
				break
			}
		}
		if at > 0 {
			place = true
			i += at - 1
			continue
		}
		if place {
			if strings.ContainsAny(words[i], ",(-") {
				place = false
			}
			r, n := utf8.DecodeRuneInString(words[i])
			words[i] = string(unicode.ToUpper(r)) + words[i][n:]
		}
	}
	return strings.Join(words, " ")
}

// replaceWord replaces whole words only.
func replaceWord(s, from, to string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], from)
		if i < 0 {
			return s
		}
		i += at
		end := i + len(from)
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[end:])
		if (i == 0 || !unicode.IsLetter(before)) && (end == len(s) || !unicode.IsLetter(after)) {
			s = s[:i] + to + s[end:]
		}
		at = i + len(to)
		if at > len(s) {
			return s
		}
	}
}

package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	onBehalf  = regexp.MustCompile(`^(TM|T/M|KT|K/T|TL|T/L|TUQ|TUQ\.|Q|TTUQ|KTg)\s*[./]\s*[\p{Lu}]|^(T/M|K/T|T/L|TM\.|KT\.|TL\.)\s*`)
	postLine  = regexp.MustCompile(`^(PHÓ |QUYỀN |Q\. ?)?(CHỦ TỊCH|THỦ TƯỚNG|BÍ THƯ|PHÓ BÍ THƯ|TỔNG BÍ THƯ|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|CHỦ NHIỆM|CỤC TRƯỞNG|TRƯỞNG PHÒNG|TỔNG GIÁM ĐỐC|CHÁNH THANH TRA|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TỔNG THANH TRA|THƯỜNG TRỰC)([ ,-].*)?$`)
	signedBy  = regexp.MustCompile(`((?:\p{Lu}\p{Ll}+ ){1,4}\p{Lu}\p{Ll}+) (?:đã|vừa) ký`)
	honorific = regexp.MustCompile(`^(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Ông|Bà)[. ]+)+`)
)

// signature holds for a line of a signature block: "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "(đã ký)".
func signature(s string) bool {
	if shouts(s) && (onBehalf.MatchString(s) && allCaps(strings.SplitN(s, "(", 2)[0]) || postLine.MatchString(s)) {
		return true
	}
	if !strings.Contains(s, "ý") && !strings.Contains(s, "Ý") {
		return false
	}
	head := strings.ToLower(s[:min(len(s), 80)])
	return utf8.RuneCountInString(s) < 20 && strings.Contains(head, "đã ký") || strings.HasPrefix(head, "ký bởi:") || strings.HasPrefix(head, "ngày ký:")
}

// shouts holds for a text that begins as signature blocks do: two capitals, or one before a stop.
func shouts(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsUpper(first) && (unicode.IsUpper(second) || strings.ContainsRune(" ./\t\n\f\r", second))
}

// personName reads a line that is only a name, "Trần Văn A" or "TRẦN VĂN A" below a signature; "" when it is none.
func personName(s string) string {
	s = honorific.ReplaceAllString(strings.Trim(s, " .,;*"), "")
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 || signature(s) {
		return ""
	}
	upper := allCaps(s)
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && !unicode.Is(unicode.Mn, r) }) >= 0 {
			return ""
		}
		if rest := w[n:]; upper {
			words[i] = w[:n] + strings.ToLower(rest)
		} else if rest != strings.ToLower(rest) {
			return ""
		}
	}
	if notNames[strings.ToLower(words[0])] {
		return ""
	}
	return strings.Join(words, " ")
}

// notNames are first words of lines that look like names and are units or notes.
var notNames = map[string]bool{"sở": true, "bộ": true, "ban": true, "ủy": true, "uỷ": true, "hội": true, "văn": true, "báo": true, "đài": true, "tỉnh": true, "thành": true, "như": true,
	"lưu": true, "nơi": true, "phụ": true, "đảng": true, "website": true, "trung": true, "công": true, "chính": true, "quốc": true, "cơ": true, "viện": true, "tòa": true, "mặt": true, "chủ": true, "thủ": true, "bí": true}

// signer is the name below the first signature block: the part of the document before its annexes.
func signer(lines []said) string {
	for k, s := range lines {
		if !shouts(s.text) || !onBehalf.MatchString(s.text) && !postLine.MatchString(s.text) || !signature(s.text) {
			continue
		}
		name := ""
		for _, later := range lines[k+1 : min(len(lines), k+40)] {
			if markerOf(later.text).style == annexStyle || utf8.RuneCountInString(later.text) > 160 {
				break
			}
			if later.side != s.side && s.side != whole && later.side != whole {
				continue
			}
			if n := personName(later.text); n != "" {
				name = n
				if later.side == s.side || later.side == right || s.side == whole {
					break
				}
			}
		}
		if name != "" {
			return name
		}
	}
	return ""
}

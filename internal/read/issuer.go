package read

import (
	"regexp"
	"strings"

	"lotrinh/internal/doc"
)

// openNames end where a place or a body must follow: "ỦY BAN NHÂN DÂN" ⏎ "TỈNH …".
var openNames = regexp.MustCompile(`(NHÂN DÂN|UBND|HĐND|THƯỜNG VỤ|CHẤP HÀNH|ĐẢNG BỘ|VÀ|CHỦ TỊCH|CÔNG NGHỆ VÀ|CỦA|,|ĐOÀN ĐẠI BIỂU|MẶT TRẬN TỔ QUỐC|MẶT TRẬN TỔ QUỐC VIỆT NAM|BAN CHỈ ĐẠO)$`)

// placeStart begins a line that goes on with the name above it.
var placeStart = regexp.MustCompile(`^(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|QUỐC HỘI|TRUNG ƯƠNG|VIỆT NAM|ĐẢNG BỘ|LẦN THỨ|KHÓA|KHOÁ|NHIỆM KỲ) ?`)

// issuer is the body that issues: the last name of the left letterhead; the name above it is its superior.
func issuer(src *doc.Source, head []said, f front, at func(int) string) string {
	if !f.official {
		return ""
	}
	var names []string
	for _, s := range head {
		if f.typeBlock >= 0 && s.block >= f.typeBlock || f.kinhGui >= 0 && s.block >= f.kinhGui {
			break
		}
		text := s.text
		if i := nationalTitle.FindStringIndex(text); i != nil {
			text = text[:i[0]]
		}
		if i := partyTitle.FindStringIndex(text); i != nil && allCaps(text) {
			text = text[:i[0]]
		}
		if numberLine.MatchString(text) || blankNumber.MatchString(text) {
			break
		}
		text = strings.Trim(text, " *-_.\\")
		if s.side == right || len(text) < 2 || !allCaps(text) || stampIn(text) != "" || strings.HasPrefix(text, "DỰ THẢO") || strings.ContainsAny(text, "/0123456789") {
			continue
		}
		if urgent[text] || signature(text) {
			continue
		}
		if n := len(names); n > 0 && (openNames.MatchString(names[n-1]) || placeStart.MatchString(text) && !placeIn(names[n-1])) {
			names[n-1] += " " + text
		} else {
			names = append(names, text)
		}
	}
	if n := len(names); n > 0 {
		name := names[n-1]
		if n > 1 {
			name = underParty(name, names[n-2])
		}
		return properCase(name)
	}
	// No letterhead: the caps line between subject and căn cứ, or the heading "NGHỊ QUYẾT CỦA CHÍNH PHỦ SỐ …".
	if f.typeBlock >= 0 {
		for i := f.typeBlock; i < min(len(src.Blocks), f.typeBlock+3); i++ {
			if src.Blocks[i].Table != nil {
				break
			}
			text := at(i)
			if i == f.typeBlock {
				text = f.typeRest
			}
			if g := ofIssuer.FindStringSubmatch(text); g != nil {
				return properCase(g[1])
			}
		}
		if f.bodyAt < len(src.Blocks) && src.Blocks[f.bodyAt].Table == nil {
			if text := at(f.bodyAt); issuerName(text) {
				return properCase(text)
			}
		}
	}
	return ""
}

// underParty completes a Party body by the organisation named above it: "ĐẢNG BỘ TỈNH X" over "TỈNH ỦY", "BAN CHẤP HÀNH" or
// "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ …".
func underParty(name, above string) string {
	place, ok := strings.CutPrefix(above, "ĐẢNG BỘ ")
	if !ok {
		return name
	}
	switch {
	case strings.HasPrefix(name, "ĐẠI HỘI ĐẠI BIỂU") && !strings.Contains(name, "ĐẢNG BỘ"):
		return "ĐẠI HỘI ĐẠI BIỂU " + above + strings.TrimPrefix(name, "ĐẠI HỘI ĐẠI BIỂU")
	case name == "BAN CHẤP HÀNH" || name == "BAN THƯỜNG VỤ":
		return name + " " + above
	case name == "TỈNH ỦY" || name == "TỈNH UỶ" || name == "THÀNH ỦY" || name == "THÀNH UỶ" || name == "HUYỆN ỦY":
		for _, level := range []string{"TỈNH ", "THÀNH PHỐ ", "HUYỆN "} {
			place = strings.TrimPrefix(place, level)
		}
		return name + " " + place
	}
	return name
}

var ofIssuer = regexp.MustCompile(`^CỦA (\p{Lu}.{2,80}?) SỐ:? \d`)

// urgent are the marks of urgency that may stand in the letterhead.
var urgent = map[string]bool{"KHẨN": true, "THƯỢNG KHẨN": true, "HỎA TỐC": true, "HOẢ TỐC": true, "HỎA TỐC HẸN GIỜ": true}

func placeIn(s string) bool {
	for _, w := range []string{"TỈNH ", "THÀNH PHỐ ", "HUYỆN ", "QUẬN ", " XÃ ", "PHƯỜNG ", "THỊ XÃ ", "ĐẶC KHU "} {
		if strings.Contains(" "+s, " "+strings.TrimSpace(w)+" ") {
			return true
		}
	}
	return false
}

// addressees are the units after "Kính gửi:".
func addressees(lines []said, f front) []string {
	if f.kinhGui < 0 {
		return nil
	}
	var out []string
	begun := false
	for _, s := range lines {
		text := s.text
		if !begun {
			rest, ok := strings.CutPrefix(text, "Kính gửi")
			if !ok {
				continue
			}
			begun = true
			text = strings.Trim(rest, " :")
		} else if m := markerOf(text); m.style >= starStyle {
			text = m.rest
		} else if len(out) > 0 || s.block > f.kinhGui {
			break
		}
		if text = strings.Trim(text, " .;,:"); text != "" {
			for _, unit := range strings.Split(text, ";") {
				if unit = strings.TrimSpace(unit); unit != "" {
					out = append(out, unit)
				}
			}
		}
		if len(out) > 200 {
			break
		}
	}
	return out
}

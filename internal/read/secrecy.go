package read

import (
	"regexp"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
)

// stamps are the degrees of secrecy of the Law on Protection of State Secrets 2018, article 8.
var stamps = []string{"TUYỆT MẬT", "TỐI MẬT", "MẬT"}

// secrecyLabel begins a line that names the degree: "Độ mật: Tối mật".
var secrecyLabel = regexp.MustCompile(`^(?i:(dấu|dấu chỉ|mức|mức độ|độ)( chỉ)?( độ)? mật)\s*:\s*`)

// beforeNumber is a stamp that a reader of the page put into one line with the number: "MẬT Số: 12/KH-UBND".
var beforeNumber = regexp.MustCompile(`^(TUYỆT MẬT|TỐI MẬT|MẬT)\s+S[Ốố]\s*:?\s*\d`)

// stampIn recognises a stamp that stands alone on its line or in its cell, behind its label in any letters, or before the
// number. The word inside running text or a title ("bảo vệ bí mật nhà nước") is none; nor is "Mật" alone in small
// letters, which may be a name.
func stampIn(s string) string {
	s = strings.Trim(s, " []()*_|.:-–\"“”")
	if found := beforeNumber.FindStringSubmatch(s); found != nil {
		return found[1]
	}
	rest := secrecyLabel.ReplaceAllString(s, "")
	labelled := rest != s
	for _, stamp := range stamps {
		whole := strings.EqualFold(rest, stamp) || strings.Join(strings.Fields(rest), "") == strings.ReplaceAll(stamp, " ", "")
		if whole && (labelled || rest == strings.ToUpper(rest) || stamp != "MẬT") {
			return stamp
		}
	}
	return ""
}

// secrecyStamp looks for a stamp near the top: in the first 40 lines, and in the cells of tables among them.
func secrecyStamp(src *doc.Source) string {
	lines := 0
	for _, b := range src.Blocks {
		if b.Table == nil {
			for _, l := range splitLines(src.Text[b.Span.Start:b.Span.End]) {
				for _, part := range append([]string{l.text}, columns(l.text)...) { // the whole line first: "TỐI   MẬT" is one stamp
					if stamp := stampIn(clean(part, true)); stamp != "" {
						return stamp
					}
				}
				lines++
			}
		} else {
			for _, r := range b.Table.Rows[:min(len(b.Table.Rows), 40)] {
				for _, c := range r.Cells {
					for _, part := range strings.Split(c.Text, "\n") {
						if stamp := stampIn(clean(part, true)); stamp != "" {
							return stamp
						}
					}
				}
				lines++
			}
		}
		if lines > 40 {
			break
		}
	}
	return ""
}

func secret(name, stamp string) error {
	return fault.New(fault.Refused, "Tệp %q có dấu %s: văn bản mật không được đưa vào hệ thống này. Không có gì được lưu lại; hãy xử lý theo quy định bảo vệ bí mật nhà nước.",
		"The file %q is stamped %s: secret documents must not enter this system. Nothing was kept.", name, stamp)
}

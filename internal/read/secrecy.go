package read

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
)

// stamps are the degrees of secrecy of the Law on Protection of State Secrets 2018, article 8.
var stamps = []string{"TUYỆT MẬT", "TỐI MẬT", "MẬT"}

// stampIn recognises a stamp that stands alone on its line or in its cell. The word inside running text or a title ("bảo vệ
// bí mật nhà nước") is none; nor is "Mật" in small letters, which may be a name.
func stampIn(s string) string {
	s = strings.Trim(s, " []()*_|.:-–\"“”")
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "ĐỘ MẬT:"), "Độ mật:"))
	for _, stamp := range stamps {
		if s == stamp || strings.Join(strings.Fields(s), "") == strings.ReplaceAll(stamp, " ", "") {
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
				for _, part := range append(columns(l.text), l.text) {
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

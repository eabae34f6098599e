package read

import (
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/doc"
)

// sectionWords is the heading lexicon; the first line that fits decides, so the particular stands before the general.
var sectionWords = []struct {
	section doc.SectionType
	words   []string
}{
	{doc.Organising, []string{"tổ chức thực hiện", "tổ chức thi hành", "điều khoản thi hành", "phân công thực hiện", "phân công nhiệm vụ", "trách nhiệm thực hiện", "trách nhiệm thi hành", "chế độ báo cáo", "hiệu lực thi hành"}},
	{doc.Purpose, []string{"mục đích", "yêu cầu", "quan điểm", "phương châm", "sự cần thiết", "phạm vi điều chỉnh", "nguyên tắc"}},
	{doc.Results, []string{"kết quả thực hiện", "kết quả đạt được", "kết quả chủ yếu", "tình hình", "đánh giá", "thực trạng", "hạn chế", "tồn tại", "nguyên nhân", "ưu điểm", "bài học kinh nghiệm", "kiểm điểm", "bối cảnh", "thành tựu"}},
	{doc.Funding, []string{"kinh phí", "nguồn vốn", "nguồn lực thực hiện", "nguồn lực tài chính"}},
	{doc.Goals, []string{"mục tiêu", "chỉ tiêu", "tầm nhìn"}},
	{doc.Tasks, []string{"nhiệm vụ", "giải pháp", "nội dung thực hiện", "nội dung công việc", "nội dung triển khai", "đột phá", "công việc"}},
	{doc.LegalBasis, []string{"căn cứ", "cơ sở pháp lý"}},
	{doc.Results, []string{"kết quả"}},
	{doc.Recipients, []string{"nơi nhận"}},
}

// sectionOf reads the type of a part from its heading; "" when the heading says nothing. A heading names its subject first,
// so of two words the earlier wins: "MỤC TIÊU, NHIỆM VỤ …" is goals; "NHIỆM VỤ, GIẢI PHÁP thực hiện mục tiêu" is tasks.
func sectionOf(title string) doc.SectionType {
	title = strings.ToLower(title)
	best, at := doc.SectionType(""), len(title)
	for _, s := range sectionWords {
		for _, w := range s.words {
			if i := strings.Index(title, w); i >= 0 && (i < at) {
				best, at = s.section, i
			}
		}
	}
	if at > 60 { // a word far inside a long heading is its object, not its purpose
		return ""
	}
	return best
}

// conclusions is a heading that says no more than that what was concluded follows.
var conclusions = regexp.MustCompile(`(?i)^kết luận( (của |tại )?(cuộc họp|buổi họp|phiên họp|hội nghị|buổi làm việc|chủ tọa|chủ trì|người chủ trì))?\s*:?$`)

// concluded gives what stands under a bare "KẾT LUẬN" of minutes or of a notice to the units that carry it out: there a meeting says
// who does what. In a report or an essay the same heading sums up.
func concluded(src *doc.Source) {
	if !slices.Contains([]string{"Biên bản", "Thông báo", "Thông báo kết luận"}, src.Meta.Type) {
		return
	}
	under := map[string]bool{}
	for i, p := range src.Passages {
		if p.Section != doc.Unspecified {
			continue
		}
		if under[p.Parent] && p.Parent != "" || conclusions.MatchString(strings.TrimSpace(p.Title)) {
			under[p.ID], src.Passages[i].Section = true, doc.Organising
		}
	}
}

package paper

import (
	"slices"
	"testing"
)

// A claim is told where the author says that it leads, and held against the tasks whose titles it has.
func TestClaims(t *testing.T) {
	author := NamesOf([]string{"Sở Công Thương", "SCT"})
	titles := []string{"Xây dựng Trung tâm dữ liệu tỉnh", "Xây dựng đề án phát triển cụm công nghiệp Mẫu Giang", "Số hóa hồ sơ địa chính", "Xây dựng đề án", "Trung tâm dữ liệu của tỉnh, xây dựng và vận hành"}
	for said, want := range map[string][]int{
		"Sở Công Thương được giao chủ trì xây dựng Trung tâm dữ liệu tỉnh trong năm 2026.":                           {0, 4},
		"Chúng tôi chủ trì xây dựng đề án phát triển cụm công nghiệp Mẫu Giang, đã xin ý kiến các sở.":               {1},
		"Sở được UBND tỉnh giao chủ trì số hóa hồ sơ địa chính của toàn tỉnh trước năm 2027.":                        {2},
		"Được giao chủ trì tham mưu xây dựng Trung tâm dữ liệu tỉnh, ngành đã lập hồ sơ.":                            {0, 4},
		"SCT là cơ quan chủ trì việc số hóa hồ sơ địa chính ở các xã.":                                               {2},
		"Sở Xây dựng chủ trì xây dựng Trung tâm dữ liệu tỉnh, chúng tôi chỉ phối hợp.":                               nil,
		"Đề nghị Sở Công Thương chủ trì xây dựng Trung tâm dữ liệu tỉnh trong năm 2026.":                             nil,
		"Các ngành chủ trì xây dựng Trung tâm dữ liệu tỉnh theo phần việc của mình.":                                 nil,
		"Sở Công Thương phối hợp với cơ quan chủ trì xây dựng Trung tâm dữ liệu tỉnh.":                               nil,
		"Sở Công Thương được giao chủ trì xây dựng kế hoạch hành động của toàn ngành năm tới.":                       {},
		"Từ đầu năm có ba cuộc họp do ông Vũ Sao Mai chủ trì bàn về Trung tâm dữ liệu tỉnh.":                         nil,
		"Năm nay ngành chúng tôi chủ trì số hóa hồ sơ địa chính cho 40 xã. Sở Nội vụ chủ trì việc khác cùng lúc ấy.": {2},
	} {
		p := OfText("p", "THAM LUẬN\nMở đầu bài viết này là một câu bình thường.\n"+said)
		claims := p.Claims(author)
		if (len(claims) == 1) != (want != nil) {
			t.Errorf("%q: %d claims", said, len(claims))
			continue
		}
		if len(claims) == 1 && !slices.Equal(claims[0].About(titles), want) {
			t.Errorf("%q: of %q about %v", said, claims[0].Of, claims[0].About(titles))
		}
	}
}

package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitUnits(t *testing.T) {
	for in, want := range map[string]string{
		"Bộ CHQS tỉnh; UBND cấp xã":                                       "Bộ CHQS tỉnh|UBND cấp xã",
		"VTV, VOV, TTXVN, các địa phương":                                 "VTV|VOV|TTXVN|các địa phương",
		"Các bộ, ngành, địa phương":                                       "Các bộ, ngành, địa phương",
		"Các sở, ban, ngành tỉnh; UBND các xã, phường":                    "Các sở, ban, ngành tỉnh|UBND các xã, phường",
		"Sở Nội vụ, UBND các xã, phường và các đơn vị liên quan":          "Sở Nội vụ|UBND các xã, phường|các đơn vị liên quan",
		"Bộ Nông nghiệp và Môi trường":                                    "Bộ Nông nghiệp và Môi trường",
		"Sở Văn hóa, Thể thao và Du lịch":                                 "Sở Văn hóa, Thể thao và Du lịch",
		"Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính và Sở Y tế":        "Sở Văn hóa, Thể thao và Du lịch|Sở Tài chính|Sở Y tế",
		"Bộ Xây dựng Bộ Khoa học và Công nghệ":                            "Bộ Xây dựng|Bộ Khoa học và Công nghệ",
		"Bộ Lao động - Thương binh và Xã hội, Bộ Y tế":                    "Bộ Lao động - Thương binh và Xã hội|Bộ Y tế",
		"Ban Tuyên giáo và Dân vận Tỉnh ủy; các cơ quan, đơn vị":          "Ban Tuyên giáo và Dân vận Tỉnh ủy|các cơ quan, đơn vị",
		"Bộ Tài chính, các bộ, ngành và địa phương":                       "Bộ Tài chính|các bộ, ngành và địa phương",
		"Bộ Tài chính, bộ, ngành liên quan":                               "Bộ Tài chính|bộ, ngành liên quan",
		"Các bộ, ngành, địa phương, doanh nghiệp liên quan":               "Các bộ, ngành, địa phương|doanh nghiệp liên quan",
		"Các cơ quan, tổ chức, doanh nghiệp":                              "Các cơ quan, tổ chức, doanh nghiệp",
		"Các xã là chủ quản HTTT, CSDL chung":                             "Các xã là chủ quản HTTT, CSDL chung",
		"Bộ, ngành, địa phương":                                           "Bộ, ngành, địa phương",
		"Tập đoàn, doanh nghiệp công nghệ số":                             "Tập đoàn, doanh nghiệp công nghệ số",
		"Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh":                   "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh",
		"Công an tỉnh, các địa phương Bắc Ninh, Bình Dương, An Giang":     "Công an tỉnh|các địa phương Bắc Ninh, Bình Dương, An Giang",
		"- Sở Tài chính\n- Sở Xây dựng":                                   "Sở Tài chính|Sở Xây dựng",
		"Sở Nông nghiệp\nvà Môi trường":                                   "Sở Nông nghiệp và Môi trường",
		"Sở Khoa học và\nCông nghệ":                                       "Sở Khoa học và Công nghệ",
		"Bộ Công an (C06, A05), Bộ Quốc phòng":                            "Bộ Công an (C06, A05)|Bộ Quốc phòng",
		"Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội":     "Ủy ban MTTQ Việt Nam tỉnh|các tổ chức chính trị - xã hội",
		"UBND xã Tân Hòa, xã Bình An":                                     "UBND xã Tân Hòa|xã Bình An",
		"":                                                                "",
		"Các cơ quan Đảng, Quốc hội, Tòa án nhân dân tối cao":             "Các cơ quan Đảng|Quốc hội|Tòa án nhân dân tối cao",
		"Các thành phố trực thuộc Trung ương và một số tỉnh đủ điều kiện": "Các thành phố trực thuộc Trung ương và một số tỉnh đủ điều kiện",
	} {
		var list []string
		if want != "" {
			list = strings.Split(want, "|")
		}
		if got := splitUnits(in); !slices.Equal(got, list) {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestCellThatAlsoNamesWhoCoordinates(t *testing.T) {
	lead, coord := cellUnits("Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường")
	if !slices.Equal(lead, []string{"Sở Y tế"}) || !slices.Equal(coord, []string{"Sở Tài chính", "UBND các xã, phường"}) {
		t.Errorf("%q %q", lead, coord)
	}
	lead, coord = cellUnits("Chủ trì: Công an tỉnh\nPhối hợp: các sở, ban, ngành")
	if !slices.Equal(lead, []string{"Công an tỉnh"}) || !slices.Equal(coord, []string{"các sở, ban, ngành"}) {
		t.Errorf("%q %q", lead, coord)
	}
}

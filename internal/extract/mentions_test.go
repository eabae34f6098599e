package extract

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/plan"
)

func TestUnitNames(t *testing.T) {
	for text, want := range map[string]string{
		"Sở Kế hoạch và Đầu tư chủ trì":                                   "Sở Kế hoạch và Đầu tư",
		"Sở Văn hóa, Thể thao và Du lịch, Sở Y tế":                        "Sở Văn hóa, Thể thao và Du lịch",
		"Sở Lao động - Thương binh và Xã hội và các cơ quan":              "Sở Lao động - Thương binh và Xã hội",
		"Sở KH&ĐT tổng hợp":                                               "Sở KH&ĐT",
		"UBND tỉnh Mẫu Giang giao":                                        "UBND tỉnh Mẫu Giang",
		"Uỷ ban nhân dân các huyện, thị xã, thành phố xây dựng":           "Uỷ ban nhân dân các huyện, thị xã, thành phố",
		"UBND các xã Tân Mẫu, Mẫu Thạnh và Mẫu Hòa tập trung":             "UBND các xã Tân Mẫu, Mẫu Thạnh và Mẫu Hòa",
		"Ban Thường vụ Tỉnh ủy chỉ đạo":                                   "Ban Thường vụ Tỉnh ủy",
		"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể":           "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
		"Bộ Chỉ huy Quân sự tỉnh phối hợp":                                "Bộ Chỉ huy Quân sự tỉnh",
		"các sở, ban, ngành tỉnh xây dựng":                                "các sở, ban, ngành tỉnh",
		"các ngành và địa phương trong tỉnh tiếp tục":                     "các ngành và địa phương trong tỉnh",
		"Thủ trưởng các sở, ban, ngành chịu trách nhiệm":                  "Thủ trưởng các sở, ban, ngành",
		"Chủ tịch UBND các xã, phường rà soát":                            "Chủ tịch UBND các xã, phường",
		"Báo và Phát thanh, Truyền hình Mẫu Giang mở chuyên mục":          "Báo và Phát thanh, Truyền hình Mẫu Giang",
		"Trường Chính trị tỉnh biên soạn":                                 "Trường Chính trị tỉnh",
		"cán bộ, công chức của tỉnh":                                      "",
		"xã hội hóa các nguồn lực":                                        "",
		"Trường Sinh là một xã":                                           "",
		"Ban quản lý các khu công nghiệp tỉnh hoàn thiện":                 "Ban quản lý các khu công nghiệp tỉnh",
		"Đảng ủy Công an tỉnh lãnh đạo":                                   "Đảng ủy Công an tỉnh",
		"Công ty Điện lực Mẫu Giang đầu tư":                               "Công ty Điện lực Mẫu Giang",
		"Hội Liên hiệp Phụ nữ tỉnh vận động":                              "Hội Liên hiệp Phụ nữ tỉnh",
		"Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh tổ chức":               "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh",
		"Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh tham": "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
	} {
		toks := tokenise(text, 0, len(text))
		got := ""
		if u, ok := unitAt(toks, 0); ok {
			got = plain(toks[u.from:u.to])
		}
		if got != want {
			t.Errorf("%q: unit %q, want %q", text, got, want)
		}
	}
}

func TestUnitsBearLevelAndPlace(t *testing.T) {
	r := readProse("", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang",
		"Tổ giúp việc xây dựng Chiến lược phát triển tỉnh (Tổ giúp việc) làm việc với Tỉnh ủy, Sở Tài chính tỉnh và MTTQ. Tổ giúp việc báo cáo UBND tỉnh."))
	var got []string
	for _, u := range r.Units {
		got = append(got, u.Name)
	}
	want := []string{"Tổ giúp việc xây dựng Chiến lược phát triển tỉnh Mẫu Giang", "Tổ giúp việc xây dựng Chiến lược phát triển tỉnh Mẫu Giang",
		"Tỉnh ủy Mẫu Giang", "Sở Tài chính tỉnh Mẫu Giang", "Ủy ban Mặt trận Tổ quốc", "Tổ giúp việc xây dựng Chiến lược phát triển tỉnh Mẫu Giang", "UBND tỉnh Mẫu Giang"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestReferences(t *testing.T) {
	for text, want := range map[string][]string{
		"thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị":             {"Nghị quyết 57-NQ/TW 2024-12-22 Bộ Chính trị implements"},
		"Căn cứ Quyết định số 1588/QĐ-TTg ngày 8/12/2023 của Thủ tướng Chính phủ;":                {"Quyết định 1588/QĐ-TTg 2023-12-08 Thủ tướng Chính phủ based_on"},
		"Nghị quyết số 21 và Kết luận số 28 của Bộ Chính trị về":                                  {"Nghị quyết 21  Bộ Chính trị ", "Kết luận 28  Bộ Chính trị "},
		"Chỉ thị số: 20/CT-TTg ngày 17/5/2017, Chỉ thị số 11/CT-TTg ngày 04/3/2020 của Chính phủ": {"Chỉ thị 20/CT-TTg 2017-05-17 Chính phủ ", "Chỉ thị 11/CT-TTg 2020-03-04 Chính phủ "},
		"Luật Tổ chức chính quyền địa phương số 72/2025/QH15":                                     {"Luật 72/2025/QH15   "},
		"Chương trình số 274 - CTr/TU của Tỉnh ủy":                                                {"Chương trình 274-CTr/TU  Tỉnh ủy Mẫu Giang "},
		"thay thế Quyết định số 35 /2024/QĐ-UBND":                                                 {"Quyết định 35/2024/QĐ-UBND   replaces"},
		"chỉ tiêu Chương trình 50 đã đề ra":                                                       {"Chương trình 50   "},
		"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV":                                             {"Nghị quyết   Đại hội Đảng bộ tỉnh lần thứ XIV "},
		"công văn số 5348/CT-CS ngày 01/12/2025":                                                  {"Công văn 5348/CT-CS 2025-12-01  "},
		"Quy hoạch tỉnh Mẫu Giang thời kỳ 2021-2030, tầm nhìn đến năm 2050 được":                  {"Quy hoạch    "},
		"xây dựng kế hoạch và báo cáo kết quả":                                                    nil,
		"Kế hoạch này thay cho 3 chương trình trước đây":                                          nil,
	} {
		r := readProse("", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang", text))
		var got []string
		for _, x := range r.Refs {
			got = append(got, strings.Join([]string{x.Type, x.Number, string(x.Date), x.Issuer, string(x.Relation)}, " "))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestPersonsWithTitles(t *testing.T) {
	r := readProse("", linesOf("", "Đồng chí Lê Thị Minh, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Mẫu Giang dự. Bí thư Tỉnh ủy Mẫu Giang Phạm Quốc Khánh phát biểu. Sau đó, Bí thư Tỉnh ủy kết luận."))
	var got []string
	for _, x := range r.Persons {
		got = append(got, x.Name+": "+strings.Join(x.Titles, "; "))
	}
	want := []string{"Lê Thị Minh: Phó Bí thư Tỉnh ủy Mẫu Giang; Chủ tịch UBND tỉnh Mẫu Giang", "Phạm Quốc Khánh: Bí thư Tỉnh ủy Mẫu Giang", "Phạm Quốc Khánh: Bí thư Tỉnh ủy Mẫu Giang"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestCountsFindTheirMembersAndThemes(t *testing.T) {
	r := readProse("", linesOf("", "Hội nghị xác định 3 khâu đột phá gồm:", "Thứ nhất, phát triển hạ tầng giao thông.", "Thứ hai, nâng cao chất lượng nhân lực.",
		"Tỉnh thực hiện 4 nhóm nhiệm vụ và 24 giải pháp; thành lập 2 khu công nghiệp mới: Khu công nghiệp Mẫu Hòa và Khu công nghiệp Tân Mẫu."))
	var got []string
	for _, c := range r.Counts {
		got = append(got, c.Text+"="+strings.Repeat("*", len(c.Members)))
	}
	want := []string{"3 khâu đột phá=**", "4 nhóm nhiệm vụ=", "24 giải pháp=", "2 khu công nghiệp mới=**"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if len(r.Themes) != 2 || r.Themes[1].Sort != "breakthrough" || r.Themes[1].Ord != 2 || r.Themes[1].Title != "nâng cao chất lượng nhân lực" {
		t.Errorf("themes %+v", r.Themes)
	}
	if c := r.Candidates[0]; c.Kind != plan.TaskKind || c.Theme != "breakthrough:1" {
		t.Errorf("the first measure must stand under the first breakthrough: %+v", c)
	}
}

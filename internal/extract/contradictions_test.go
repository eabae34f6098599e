package extract

import (
	"fmt"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/read"
)

const signed = "ỦY BAN NHÂN DÂN\nTỈNH MẪU GIANG\n\nSố: 112/KH-UBND\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\n"

// asked are the questions of a text with the fields they are about, in Vietnamese; each must have its English.
func asked(t *testing.T, text string) string {
	t.Helper()
	src, err := read.File("ke-hoach.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r := Document(src, Options{})
	var b strings.Builder
	say := func(list []doc.Question) {
		for _, q := range list {
			fmt.Fprintf(&b, "%s: %s\n", q.Field, q.Vi)
			if q.En == "" || q.Span == nil || q.Span.End > len(src.Text) {
				t.Errorf("%+v has no English or no place", q)
			}
		}
	}
	say(r.Questions)
	for _, c := range r.Candidates {
		say(c.Questions)
	}
	return b.String()
}

func rows(lines ...string) string {
	return signed + "| TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành | Sản phẩm |\n|---|---|---|---|---|\n" + strings.Join(lines, "\n") + "\n"
}

func TestContradictions(t *testing.T) {
	for _, x := range []struct{ what, text, asks, not string }{
		{"due before the day of signing", rows("| 1 | Xây dựng kế hoạch đào tạo | Sở Nội vụ | 30/9/2025 | Kế hoạch |"), "trước ngày ký văn bản (05/02/2026)", ""},
		{"due on the day of signing", rows("| 1 | Xây dựng kế hoạch đào tạo | Sở Nội vụ | 05/02/2026 | Kế hoạch |"), "", "ngày ký"},
		{"due in the month of signing", rows("| 1 | Xây dựng kế hoạch đào tạo | Sở Nội vụ | 02/2026 | Kế hoạch |"), "", "ngày ký"},
		{"a decree from a commune", rows("| 1 | Xây dựng quy định về chợ nông thôn | UBND xã Mẫu Lâm | 12/2026 | Nghị định về chợ |"), "Nghị định do Chính phủ ban hành", ""},
		{"a circular from a department", rows("| 1 | Hoàn thiện quy định về giá đất | Sở Tài chính | 12/2026 | Thông tư |"), "Thông tư do Bộ trưởng", ""},
		{"a law from a province", rows("| 1 | Hoàn thiện pháp luật về đất đai | UBND tỉnh | 12/2026 | Luật Đất đai sửa đổi |"), "Luật do Quốc hội ban hành", ""},
		{"a decree from a ministry", rows("| 1 | Xây dựng quy định về chợ | Bộ Công Thương | 12/2026 | Nghị định của Chính phủ |"), "", "Chính phủ ban hành"},
		{"a comment on a decree", rows("| 1 | Góp ý dự thảo quy định về chợ | Sở Công Thương | 12/2026 | Nghị định của Chính phủ |"), "", "Chính phủ ban hành"},
		{"a plan from a commune", rows("| 1 | Xây dựng kế hoạch về chợ | UBND xã Mẫu Lâm | 12/2026 | Kế hoạch |"), "", "ban hành."},
		{"two leads for one task", rows("| 1 | Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang | Sở Tài chính | 12/2026 | Đề án |") +
			"\n## TỔ CHỨC THỰC HIỆN\n\n### 1. Sở Xây dựng\n\n- Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang.\n", "Đơn vị nào chủ trì?", ""},
		{"one lead, named with its head", rows("| 1 | Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang | Sở Tài chính | 12/2026 | Đề án |") +
			"\n## TỔ CHỨC THỰC HIỆN\n\n### 1. Sở Tài chính\n\n- Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang.\n", "", "Đơn vị nào chủ trì?"},
		{"two days for one task", rows("| 1 | Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang | Sở Tài chính | 12/2026 | Đề án |") +
			"\n## TỔ CHỨC THỰC HIỆN\n\n### 1. Sở Tài chính\n\n- Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang trước ngày 30/6/2026.\n", "Hạn nào đúng?", ""},
	} {
		got := asked(t, x.text)
		if x.asks != "" && !strings.Contains(got, x.asks) || x.not != "" && strings.Contains(got, x.not) {
			t.Errorf("%s: asks\n%s", x.what, got)
		}
	}
}

// Parts that cannot make up their whole; what is merely lower is not asked about.
func TestPartsOfAWhole(t *testing.T) {
	indicator := func(ord, parent int, name, unit, comparator, number string) plan.Candidate {
		v := plan.Value{Sort: "target", Comparator: comparator, Number: number, Unit: unit}
		v.Period.To = "2026-12-31"
		return plan.Candidate{Ord: ord, Parent: parent, Kind: plan.IndicatorKind, Name: name, Values: []plan.Value{v}}
	}
	for _, x := range []struct {
		what string
		list []plan.Candidate
		at   int // Ord of the candidate that is asked about, 0 = none
	}{
		{"more in the part than in the whole", []plan.Candidate{indicator(1, 0, "Số trường đạt chuẩn", "trường", "=", "100"), indicator(2, 1, "Trong đó: vùng cao", "trường", "=", "120")}, 2},
		{"fewer in the part", []plan.Candidate{indicator(1, 0, "Số trường đạt chuẩn", "trường", "=", "100"), indicator(2, 1, "Trong đó: vùng cao", "trường", "=", "20")}, 0},
		{"the whole is a floor", []plan.Candidate{indicator(1, 0, "Số trường đạt chuẩn", "trường", ">=", "100"), indicator(2, 1, "Trong đó: vùng cao", "trường", "=", "120")}, 0},
		{"every share below the whole", []plan.Candidate{indicator(1, 0, "Tỷ lệ hồ sơ trực tuyến", "%", ">=", "80"), indicator(2, 1, "Cấp tỉnh", "%", ">=", "75"), indicator(3, 1, "Cấp xã", "%", ">=", "70")}, 1},
		{"one share below the whole", []plan.Candidate{indicator(1, 0, "Tỷ lệ hồ sơ trực tuyến", "%", ">=", "80"), indicator(2, 1, "Cấp tỉnh", "%", ">=", "90"), indicator(3, 1, "Cấp xã", "%", ">=", "70")}, 0},
		{"parts of a hundred", []plan.Candidate{indicator(1, 0, "Cơ cấu kinh tế", "%", "=", "100"), indicator(2, 1, "Công nghiệp", "%", "=", "60"), indicator(3, 1, "Dịch vụ", "%", "=", "40")}, 0},
	} {
		parts(x.list)
		for _, c := range x.list {
			if (len(c.Questions) > 0) != (c.Ord == x.at) {
				t.Errorf("%s: at %d: %+v", x.what, c.Ord, c.Questions)
			}
		}
	}
}

// A count that the text states and the members do not reach names the numbers that are not there.
func TestMissingMembersAreNamed(t *testing.T) {
	var lines []string
	for n := 1; n <= 20; n++ {
		if n != 7 {
			lines = append(lines, fmt.Sprintf("| %d | Xây dựng quy trình số %d về tiếp nhận hồ sơ đất đai | Sở Nội vụ | 12/2026 | Quy trình |", n, n))
		}
	}
	text := strings.Replace(rows(lines...), "| TT |", "Kế hoạch này gồm 20 nhiệm vụ cụ thể tại bảng sau.\n\n| TT |", 1)
	if got := asked(t, text); !strings.Contains(got, "chỉ tìm thấy 19; không thấy số 7") {
		t.Errorf("asks %s", got)
	}
	whole := strings.Replace(text, "20 nhiệm vụ", "19 nhiệm vụ", 1)
	if got := asked(t, whole); strings.Contains(got, "tìm thấy") {
		t.Errorf("asks %s", got)
	}
}

// "hoặc" between two units leaves the choice to a person, in prose, in a field and in a table.
func TestEitherOfTwoLeadsIsAsked(t *testing.T) {
	for _, text := range []string{
		"II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính hoặc Sở Nội vụ rà soát thủ tục hành chính.\n",
		"II. TỔ CHỨC THỰC HIỆN\n\n1. Rà soát biên chế. Cơ quan chủ trì: Sở Tài chính hoặc Sở Nội vụ.\n",
		"| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Rà soát biên chế | Sở Tài chính và/hoặc Sở Nội vụ | Quý II/2026 |\n",
	} {
		src, err := read.File("ke-hoach.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := Document(src, Options{})
		if len(r.Candidates) != 1 || strings.Join(r.Candidates[0].Lead, "; ") != "Sở Tài chính; Sở Nội vụ" || len(r.Candidates[0].Questions) != 1 || !strings.Contains(r.Candidates[0].Questions[0].Vi, "hoặc") {
			t.Errorf("%s: %+v", text, r.Candidates)
		}
	}
}

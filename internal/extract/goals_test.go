package extract

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/read"
)

func TestTargetsOfAGoalsSection(t *testing.T) {
	r := readProse("2025-02-05", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang",
		"[goals] II. MỤC TIÊU ĐẾN NĂM 2030",
		"- 100% thủ tục hành chính đủ điều kiện được cung cấp trực tuyến.",
		"- Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%, tỷ lệ số hóa hồ sơ đạt 90% trở lên.",
		"- Kinh tế số chiếm từ 15 - 18% GRDP.",
		"- Thu ngân sách mỗi năm tăng 1.000 tỉ đồng.",
		"- Có ít nhất 50 doanh nghiệp công nghệ số.",
		"- Giảm tỷ lệ hộ nghèo xuống dưới 1%.",
		"- Chi cho nghiên cứu đạt 1,5% GRDP vào năm 2027, trên 2% vào năm 2030.",
		"- Xếp hạng chuyển đổi số thuộc nhóm 20 địa phương dẫn đầu.",
	))
	var got []string
	for _, c := range r.Candidates {
		if c.Kind != plan.IndicatorKind {
			t.Errorf("not a target: %+v", c)
			continue
		}
		v := c.Values[0]
		got = append(got, strings.Join([]string{c.Name, v.Comparator, v.Number, v.High, v.Unit, string(v.Period.To)}, "|"))
	}
	want := []string{
		"thủ tục hành chính đủ điều kiện được cung cấp trực tuyến|=|100||%|2030-12-31",
		"Tỷ lệ hồ sơ trực tuyến|>=|80||%|2030-12-31",
		"tỷ lệ số hóa hồ sơ|>=|90||%|2030-12-31",
		"Kinh tế số|between|15|18|%|2030-12-31",
		"Thu ngân sách|increase_by|1000||tỷ đồng|2030-12-31",
		"doanh nghiệp công nghệ số|>=|50||doanh nghiệp|2030-12-31",
		"tỷ lệ hộ nghèo|<|1||%|2030-12-31",
		"Chi cho nghiên cứu|=|1.5||%|2027-12-31",
		"Chi cho nghiên cứu|>|2||%|2030-12-31",
		"Xếp hạng chuyển đổi số|<=|20||hạng|2030-12-31",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestResultsAreNoTargets(t *testing.T) {
	r := readProse("2025-07-15", linesOf("", "6 tháng đầu năm, GRDP tăng 8,2% so với cùng kỳ; thu ngân sách đạt 5.200 tỷ đồng. Toàn tỉnh đã giải ngân 78% kế hoạch."))
	if len(r.Candidates) != 0 {
		t.Errorf("reported figures became %+v", r.Candidates)
	}
}

func TestObjectivesAreEndStatesWithAHorizon(t *testing.T) {
	r := readProse("2025-02-05", linesOf("", "Quy hoạch đề ra mục tiêu:", "Đến năm 2030, Mẫu Giang trở thành tỉnh công nghiệp khá của vùng; đô thị văn minh."))
	if len(r.Candidates) != 1 {
		t.Fatalf("want one objective, got %+v", r.Candidates)
	}
	c := r.Candidates[0]
	if c.Kind != plan.ObjectiveKind || c.Horizon == nil || c.Horizon.To != "2030-12-31" || !strings.HasSuffix(c.Text, "đô thị văn minh") {
		t.Errorf("got %+v", c)
	}
}

// The time that opens an aim is its period, not its name; a number that stands first is named by what follows it.
func TestNumberBehindAnOpeningTime(t *testing.T) {
	for text, want := range map[string]string{
		"Đến năm 2030, 100% xã có đường ô tô.":                                                     "xã có đường ô tô ..2030-12-31",
		"Đến hết năm 2026, 80% hồ sơ được giải quyết trực tuyến.":                                  "hồ sơ được giải quyết trực tuyến ..2026-12-31",
		"Hết năm 2026, 12 bệnh viện công lập có bệnh án điện tử.":                                  "bệnh viện công lập có bệnh án điện tử 2026-01-01..2026-12-31",
		"Đến năm 2030: 100% trường học đạt chuẩn.":                                                 "trường học đạt chuẩn ..2030-12-31",
		"Đến năm 2030, ít nhất 12 xã đạt chuẩn nông thôn mới.":                                     "xã đạt chuẩn nông thôn mới ..2030-12-31",
		"Giai đoạn 2026 - 2030, 100% hộ dân dùng nước sạch; 90% trạm y tế có bác sĩ.":              "hộ dân dùng nước sạch 2026-01-01..2030-12-31; trạm y tế có bác sĩ 2026-01-01..2030-12-31",
		"Tỷ lệ hộ nghèo giảm còn 1%; đến năm 2035, 100% xã đạt chuẩn.":                             "Tỷ lệ hộ nghèo ..; xã đạt chuẩn ..2035-12-31",
		"Đến năm 2030, tỷ lệ đô thị hóa đạt 45%, thu nhập bình quân đầu người đạt 120 triệu đồng.": "tỷ lệ đô thị hóa ..2030-12-31; thu nhập bình quân đầu người ..2030-12-31",
	} {
		src, err := read.File("ke-hoach.txt", []byte("KẾ HOẠCH\n\nI. MỤC TIÊU\n\n1. "+text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range Document(src, Options{}).Candidates {
			got = append(got, c.Name+" "+string(c.Values[0].Period.From)+".."+string(c.Values[0].Period.To))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s\n got %s\nwant %s", text, strings.Join(got, "; "), want)
		}
	}
}

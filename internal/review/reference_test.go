package review_test

import (
	"testing"

	"lotrinh/internal/review"
	"lotrinh/internal/when"
)

func TestReferencesAreRead(t *testing.T) {
	for _, c := range []struct {
		in      string
		sort    review.Sort
		bare    string
		period  when.Period
		state   string
		problem bool
	}{
		{"GRDP 2022", review.Named, "GRDP", "2022", "", false},
		{"Tốc độ tăng trưởng  GRDP năm 2022", review.Named, "Tốc độ tăng trưởng GRDP", "2022", "", false},
		{"CT-0003", review.Named, "CT-0003", "", "", false},
		{"CT-0003 quý II/2025", review.Named, "CT-0003", "2025-Q2", "", false},
		{"CT-0003 6 tháng 2025", review.Named, "CT-0003", "2025-H1", "", false},
		{"CT-0003 tháng 3/2025", review.Named, "CT-0003", "2025-03", "", false},
		{"CT-0003 2025-q2", review.Named, "CT-0003", "2025-Q2", "", false},
		{"mục tiêu CT-0003 2025", review.TargetOf, "CT-0003", "2025", "", false},
		{"đánh giá CT-0003", review.VerdictOf, "CT-0003", "", "", false},
		{"số nhiệm vụ", review.TaskCount, "", "", "", false},
		{"Số nhiệm vụ quá hạn; đơn vị: so-yt", review.TaskCount, "", "", "overdue", false},
		{"tỷ lệ nhiệm vụ hoàn thành", review.TaskShare, "", "", "done", false},
		{"số chỉ tiêu không đạt", review.AimCount, "", "", "not_met", false},
		{"bảng nhiệm vụ theo đơn vị", review.TasksBy, "", "", "", false},
		{"bảng nhiệm vụ quá hạn", review.TaskTable, "", "", "overdue", false},
		{"biểu đồ CT-0003", review.SeriesChart, "CT-0003", "", "", false},
		{"khó khăn NV-0007", review.ReasonOf, "NV-0007", "", "", false},
		{"", review.Named, "", "", "", true},
		{"số nhiệm vụ tuyệt vời", review.TaskCount, "", "", "", true},
		{"số nhiệm vụ; ở: đâu", review.TaskCount, "", "", "", true},
		{"mục tiêu", review.TargetOf, "", "", "", true},
	} {
		f := review.Parse(c.in)
		if f.Sort != c.sort || f.Bare != c.bare || f.Period != c.period || f.State != c.state || (f.Problem.Vi != "") != c.problem {
			t.Errorf("{{%s}}: %+v", c.in, f)
		}
	}
}

func TestReferencesStandInTheirPlaces(t *testing.T) {
	text := "Có {{số nhiệm vụ}} nhiệm vụ, {{số nhiệm vụ quá hạn = 3}} quá hạn."
	refs := review.References(text)
	if len(refs) != 2 || text[refs[1].Start:refs[1].End] != "{{số nhiệm vụ quá hạn = 3}}" || refs[1].Stated != "3" || refs[1].Name() != "số nhiệm vụ quá hạn" {
		t.Errorf("%+v", refs)
	}
}

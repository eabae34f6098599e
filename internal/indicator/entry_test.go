package indicator_test

import (
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

func revenue() indicator.Indicator {
	return indicator.Indicator{Item: plan.Item{ID: "i", Fields: map[string]string{"unit": "tỷ đồng", "direction": "up"}}, Card: indicator.Card{ItemID: "i", Low: "0", High: "50000", OverUnits: indicator.SumOverUnits}}
}

func TestOddValuesAreAskedAbout(t *testing.T) {
	known := []plan.Observation{
		{ID: "a", Period: "2022", Value: "5976", Quality: plan.Final, KnownOn: "2023-01-10"},
		{ID: "b", Period: "2023", Value: "6100", Quality: plan.Final, KnownOn: "2024-01-10"},
	}
	for _, c := range []struct {
		name string
		o    plan.Observation
		want string
	}{
		{"as usual", plan.Observation{Period: "2024", Value: "6500", Quality: plan.Estimate}, ""},
		{"below the bound", plan.Observation{Period: "2024", Value: "-1", Quality: plan.Final}, "low"},
		{"triệu for tỷ", plan.Observation{Period: "2024", Value: "6500000", Quality: plan.Final}, "high magnitude"},
		{"doubled", plan.Observation{Period: "2024", Value: "13000", Quality: plan.Final}, "jump"},
		{"an estimate after the final value", plan.Observation{Period: "2023", Value: "6000", Quality: plan.Estimate}, "aside"},
		{"another final value", plan.Observation{Period: "2023", Value: "6050", Quality: plan.Final}, "again"},
	} {
		got := ""
		for _, q := range indicator.Ask(revenue(), known, c.o) {
			if got != "" {
				got += " "
			}
			got += q.Key
			if !lang.Known(q.Say) {
				t.Errorf("no English for %q", q.Say)
			}
		}
		if got != c.want {
			t.Errorf("%s: asked %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAWholeTellsHowMuchOfItIsKnown(t *testing.T) {
	values := []plan.Observation{
		{ID: "1", UnitID: "a", Period: "2025", Value: "10", Quality: plan.Final, KnownOn: "2026-01-05"},
		{ID: "2", UnitID: "b", Period: "2025", Value: "0.5", Quality: plan.Estimate, KnownOn: "2025-12-05"},
		{ID: "3", UnitID: "c", Period: "2025", Absent: plan.NotPublished},
	}
	got := indicator.RollUp(revenue(), values, nil, []org.UnitID{"a", "b", "c", "d"})
	if got.Value != "10.5" || got.Known != 2 || got.Of != 4 || got.Quality != plan.Estimate || got.Since != "2025-12-05" || len(got.Missing) != 1 || len(got.Absent) != 1 {
		t.Errorf("sum: %+v", got)
	}
	of := revenue()
	of.Card.OverUnits, of.Card.WeightBy = indicator.WeightedMean, "w"
	weights := []plan.Observation{{ID: "4", UnitID: "a", Value: "1"}, {ID: "5", UnitID: "b", Value: "3"}}
	if got := indicator.RollUp(of, values, weights, []org.UnitID{"a", "b"}); got.Value != "2.875" {
		t.Errorf("weighted mean: %+v", got)
	}
	of.Card.OverUnits = indicator.NoneOverUnits
	if got := indicator.RollUp(of, values, nil, []org.UnitID{"a", "b"}); got.Value != "" || got.Known != 2 {
		t.Errorf("no sum: %+v", got)
	}
}

func TestWaysAreReadFromTheWords(t *testing.T) {
	span := plan.Target{Sort: "target", Comparator: ">=", Value: "10"}
	span.Period.From, span.Period.To = "2026-01-01", "2030-12-31"
	end := span
	end.Period.From = ""
	step := span
	step.Comparator, step.Value, step.Unit = "increase_by", "1000", "tỷ đồng"
	for _, c := range []struct {
		quote, unit string
		target      plan.Target
		want        plan.Judged
	}{
		{"Tốc độ tăng trưởng kinh tế bình quân giai đoạn 2026 - 2030 đạt từ 10%/năm trở lên", "%", span, plan.Average},
		{"Thu nhập bình quân đầu người giai đoạn 2026 - 2030 đạt 10", "triệu đồng", span, ""},
		{"Hằng năm trên 10% số xã đạt chuẩn", "%", span, plan.EachYear},
		{"Thu ngân sách 5 năm 2026 - 2030 đạt 10", "tỷ đồng", span, plan.Total},
		{"mỗi năm tăng 1.000 tỷ đồng", "tỷ đồng", step, plan.ByStep},
		{"Đến năm 2030 đạt 10", "%", end, plan.AtEnd},
		{"Chỉ số PCI thuộc nhóm 10 tỉnh dẫn đầu", "hạng", end, plan.ByRank},
		{"Trở thành tỉnh công nghiệp đạt mức khá", "", plan.Target{Worded: "đạt mức khá", Period: end.Period}, plan.InWords},
		{"Tỷ lệ đạt 10", "%", span, ""},
	} {
		of := indicator.Indicator{Item: plan.Item{Title: "Chỉ tiêu", Fields: map[string]string{"unit": c.unit}, Origin: plan.Origin{Quote: c.quote}}}
		if got := indicator.Way(c.target, of); got != c.want {
			t.Errorf("%s: %q, want %q", c.quote, got, c.want)
		}
	}
}

package forecast

import (
	"fmt"
	"strings"
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// A target as the plan keeps it is forecast by the verdict on it: its way, its aim and the values as known.
func TestOfTarget(t *testing.T) {
	values := func(list ...string) (out []plan.Observation) {
		for i, v := range list {
			out = append(out, plan.Observation{ID: fmt.Sprint("o", i), Period: when.Period(fmt.Sprint(2017 + i)), Value: v, Quality: plan.Final})
		}
		return out
	}
	of := func(direction string) indicator.Indicator {
		return indicator.Indicator{Item: plan.Item{Title: "Tỷ lệ lao động qua đào tạo", Fields: map[string]string{"unit": "%", "direction": direction}}}
	}
	term := when.Interval{From: "2021-01-01", To: "2025-12-31"}
	for _, c := range []struct {
		name      string
		target    plan.Target
		direction string
		values    []plan.Observation
		known     bool
		why       string
	}{
		{"by the comparator", plan.Target{Comparator: ">=", Value: "70", Judged: plan.AtEnd, Period: term}, "", values("55", "57", "60", "61", "63", "66"), true, ""},
		{"by the card", plan.Target{Value: "70", Judged: plan.AtEnd, Period: term}, "up", values("55", "57", "60", "61", "63", "66"), true, ""},
		{"nobody says which way is better", plan.Target{Value: "70", Judged: plan.AtEnd, Period: term}, "", values("55", "57", "60", "61", "63", "66"), false, "chiều tốt"},
		{"a place", plan.Target{Value: "30", Judged: plan.ByRank, Period: term}, "", values("36", "37", "50", "44", "42", "39"), true, ""},
		{"a place of another year", plan.Target{Comparator: "<=", Judged: plan.Relative, RefPeriod: "2022", Period: term}, "down", values("36", "37", "50", "44", "42", "12"), true, ""},
		{"it is over", plan.Target{Comparator: ">=", Value: "70", Judged: plan.AtEnd, Period: term}, "", values("55", "57", "60", "61", "63", "66", "68", "69", "71"), false, "đạt"},
		{"too few values", plan.Target{Comparator: ">=", Value: "70", Judged: plan.AtEnd, Period: term}, "", values("55", "57"), false, "ít nhất"},
		{"words", plan.Target{Worded: "đạt mức khá", Judged: plan.InWords, Period: term}, "", nil, false, "người đánh giá"},
		{"not clear", plan.Target{Value: "70", Period: term}, "", nil, false, "Chưa rõ"},
		{"half a year", plan.Target{Comparator: ">=", Value: "70", Judged: plan.AtEnd, Period: when.Interval{To: "2023-06-30"}}, "", values("55", "57", "60", "61", "63"), false, "phần năm"},
	} {
		made := indicator.Case{Of: of(c.direction), Target: c.target, Observed: c.values, Today: "2023-03-31"}
		if got := OfTarget(made, indicator.Judge(made)); got.Known != c.known || !strings.Contains(got.Why, c.why) || !c.known && got.Why == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

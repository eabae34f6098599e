package forecast

import (
	"fmt"
	"reflect"
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func years(first int, values ...float64) (out []Year) {
	for i, v := range values {
		out = append(out, Year{Year: first + i, Value: v})
	}
	return out
}

// An aim that the series runs towards is likelier than one it is far from; what is decided is no forecast.
func TestOfCourse(t *testing.T) {
	for _, c := range []struct {
		name     string
		course   Course
		low, top int    // of the percent; 0 = none
		settled  string // done, missed
	}{
		{"near and rising", Course{Judged: plan.AtEnd, Up: true, Aim: 70, From: 2021, To: 2025, Years: years(2017, 50, 54, 57, 61, 64, 67, 69)}, 80, 97, ""},
		{"far and falling", Course{Judged: plan.AtEnd, Up: true, Aim: 90, From: 2021, To: 2025, Years: years(2017, 60, 58, 59, 55, 54, 55, 52)}, 3, 20, ""},
		{"less is better", Course{Judged: plan.AtEnd, Aim: 3, From: 2021, To: 2025, Years: years(2017, 9, 8, 6.5, 5, 4.2, 3.4, 3)}, 80, 97, ""},
		{"a sum that is nearly there", Course{Judged: plan.Total, Up: true, Aim: 45, From: 2021, To: 2025, Years: years(2018, 6, 7, 7.5, 8.5, 9, 10, 11)}, 80, 97, ""},
		{"a sum that is there", Course{Judged: plan.Total, Up: true, Aim: 35, From: 2021, To: 2025, Years: years(2018, 6, 7, 7.5, 8.5, 9, 10, 11)}, 0, 0, "done"},
		{"a mean out of reach", Course{Judged: plan.Average, Up: true, Aim: 9.5, From: 2021, To: 2025, Years: years(2018, 6, 6.5, 4, 3.1, 8, 7)}, 3, 20, ""},
		{"a year was missed", Course{Judged: plan.EachYear, Up: true, Aim: 85, From: 2021, To: 2025, Years: years(2019, 80, 86, 84, 88)}, 0, 0, "missed"},
		{"a step was too short", Course{Judged: plan.ByStep, Up: true, Aim: 1000, From: 2021, To: 2025, Years: years(2019, 3000, 3400, 4400, 5000)}, 0, 0, "missed"},
		{"its place is kept", Course{Judged: plan.ByRank, Aim: 30, From: 2021, To: 2025, Years: years(2017, 14, 12, 15, 11, 13, 12)}, 80, 97, ""},
		{"three years are too few", Course{Judged: plan.AtEnd, Up: true, Aim: 70, From: 2021, To: 2025, Years: years(2021, 50, 54, 57)}, 0, 0, ""},
		{"words are no number", Course{Judged: plan.InWords, Years: years(2017, 50, 54, 57, 61)}, 0, 0, ""},
		{"years of the period are missing", Course{Judged: plan.Total, Up: true, Aim: 70, From: 2019, To: 2025, Years: years(2020, 5, 5, 4, 6)}, 0, 0, ""},
	} {
		got := OfCourse(c.course)
		if got.Known != (c.top > 0) || got.Settled != c.settled || got.Known && (got.Percent < c.low || got.Percent > c.top) {
			t.Errorf("%s: %+v", c.name, got)
		}
		if !got.Known && got.Why == "" {
			t.Errorf("%s: nothing is said", c.name)
		}
	}
}

// Years are put together from parts as the card says; a year under way is the one before, moved as its months moved.
func TestYearsOf(t *testing.T) {
	month := func(year, m int, v string) plan.Observation {
		return plan.Observation{Period: when.Period(fmt.Sprintf("%d-%02d", year, m)), Value: v, Quality: plan.Final}
	}
	var monthly []plan.Observation
	for m := 1; m <= 12; m++ {
		monthly = append(monthly, month(2023, m, "10"))
	}
	for m := 1; m <= 6; m++ {
		monthly = append(monthly, month(2024, m, "12"))
	}
	for _, c := range []struct {
		name string
		in   []plan.Observation
		over indicator.OverTime
		want []Year
	}{
		{"yearly", []plan.Observation{{Period: "2022", Value: "5"}, {Period: "2023", Value: "6", Quality: plan.Estimate}}, "", []Year{{2022, 5, false}, {2023, 6, true}}},
		{"a gap ends it", []plan.Observation{{Period: "2020", Value: "4"}, {Period: "2022", Value: "5"}, {Period: "2023", Value: "6"}}, "", years(2022, 5, 6)},
		{"not published", []plan.Observation{{Period: "2022", Value: "5"}, {Period: "2023", Absent: plan.NotPublished}}, "", years(2022, 5)},
		{"sums", monthly, indicator.SumOverTime, []Year{{2023, 120, false}, {2024, 144, true}}},
		{"last values", monthly, indicator.LastOverTime, []Year{{2023, 10, false}, {2024, 12, true}}},
		{"nobody says how months add up", monthly, "", nil},
		{"a part of the whole", []plan.Observation{{Period: "2023", Value: "6", Cut: map[string]string{"sex": "nữ"}}}, "", nil},
	} {
		if got := YearsOf(c.in, c.over); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

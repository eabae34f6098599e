package indicator

import (
	"slices"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func TestScoreAndPlaceGoTheirOwnWays(t *testing.T) {
	of := func(pairs ...string) (out []plan.Observation) {
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, plan.Observation{Period: when.Period(pairs[i]), Value: pairs[i+1]})
		}
		return out
	}
	r := Ranking{Changes: []RankChange{{From: 2022, What: "mới"}, {From: 2021, What: "một phần", Partial: true}}}
	got := Turns(r, of("2019", "64.14", "2020", "63.11", "2021", "63.80", "2022", "68.12", "2024", "69", "2020-Q1", "1"), of("2018", "44", "2019", "42", "2020", "39", "2021", "38", "2022", "12", "2024", "11"))
	want := []Turn{{2019, 2020, "64.14", "63.11", 42, 39}, {2020, 2021, "63.11", "63.80", 39, 38}} // not over a new method, nor over a year that nobody measured
	if !slices.Equal(got, want) {
		t.Fatalf("%+v", got)
	}
	if !got[0].Apart() || got[0].ScoreUp() != -1 || got[0].PlaceUp() != 1 || got[1].Apart() {
		t.Errorf("in 2020 the score fell and the place rose, in 2021 both rose: %+v", got)
	}
}

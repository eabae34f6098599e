package indicator_test

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// someCase is an indicator with values of some years and a target of some kind.
func someCase(t *rapid.T) indicator.Case {
	direction := rapid.SampledFrom([]string{"up", "down", "", "keep"}).Draw(t, "direction")
	from := rapid.IntRange(2019, 2022).Draw(t, "from")
	to := from + rapid.IntRange(0, 5).Draw(t, "years")
	target := plan.Target{ID: "t", ItemID: "i", Sort: "target",
		Judged:     rapid.SampledFrom(append(slices.Clone(plan.JudgedWays), "")).Draw(t, "judged"),
		Comparator: rapid.SampledFrom([]string{"", "=", ">=", "<=", ">", "<", "between", "increase_by", "decrease_by", "maintain", "nonsense"}).Draw(t, "comparator"),
		Value:      some(t, "aim"), High: some(t, "high"), RefPeriod: "2019", Worded: "khá",
		Period: when.Interval{From: indicator.Year(from).Bounds().From, To: indicator.Year(to).Bounds().To}}
	if rapid.Bool().Draw(t, "open") {
		target.Period.From = ""
	}
	c := indicator.Case{Target: target, Today: when.Date(strconv.Itoa(rapid.IntRange(2018, 2028).Draw(t, "today")) + "-06-15")}
	c.Of.Item = plan.Item{ID: "i", Title: "Chỉ tiêu", Fields: map[string]string{"direction": direction, "unit": rapid.SampledFrom([]string{"%", "người"}).Draw(t, "unit")}}
	c.Of.Card.OverTime = rapid.SampledFrom(append(slices.Clone(indicator.OverTimes), "")).Draw(t, "over")
	c.Of.Card.Calendar = rapid.SampledFrom(indicator.Calendars).Draw(t, "calendar")
	for y := 2017; y <= 2027; y++ {
		o := plan.Observation{ID: strconv.Itoa(y), ItemID: "i", Period: indicator.Year(y), Value: some(t, "value"), Quality: plan.Final, KnownOn: "2018-01-01"}
		if o.Value == "" && rapid.Bool().Draw(t, "absent") {
			o.Absent, o.Quality = plan.NotPublished, ""
		} else if o.Value == "" {
			continue
		}
		c.Observed = append(c.Observed, o)
	}
	c.Targets = []plan.Target{target, {ID: "b", ItemID: "i", Sort: "baseline", Value: "7.5", Period: indicator.Year(2018).Bounds()}}
	return c
}

func some(t *rapid.T, name string) string {
	return rapid.SampledFrom([]string{"", "-12.75", "-100", "0", "0.1", "3", "9.99", "10", "10.01", "45000", "123456789012345678901234567890.123"}).Draw(t, name)
}

func TestAnyCaseIsJudged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCase(t)
		v := indicator.Judge(c)
		if !slices.Contains(indicator.States, v.State) {
			t.Fatalf("state %q", v.State)
		}
		for name, n := range map[string]string{"value": v.Value, "aim": v.Aim, "due": v.Due, "needed": v.Needed} {
			if n != "" {
				if _, ok := indicator.Parse(n); !ok && len(n) < 80 {
					t.Fatalf("%s is %q", name, n)
				}
			}
		}
		if len(v.Why) == 0 && v.State != indicator.NotYet && v.State != indicator.NoValue {
			t.Fatalf("%s without a word", v.State)
		}
		if v.State == indicator.Met && v.Judged != plan.InWords && v.Value == "" {
			t.Fatal("met without a value")
		}
	})
}

// A value that was known to no one yet cannot change what is said.
func TestWhatIsKnownLaterChangesNothingEarlier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCase(t)
		all := append(slices.Clone(c.Observed), plan.Observation{ID: "late", ItemID: "i", Period: "2020", Value: "777", Quality: plan.Final, KnownOn: "2026-01-01"})
		before := c
		before.Observed, c.Observed = indicator.AsKnown(c.Observed, "2025-12-31"), indicator.AsKnown(all, "2025-12-31")
		x, y := indicator.Judge(before), indicator.Judge(c)
		if x.State != y.State || x.Value != y.Value || x.Needed != y.Needed {
			t.Fatalf("%v became %v", x, y)
		}
	})
}

// Better values never make a verdict worse: what was met stays met when every value is raised and up is good.
func TestBetterIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		aim := rapid.IntRange(-50, 50).Draw(t, "aim")
		way := rapid.SampledFrom([]plan.Judged{plan.AtEnd, plan.EachYear, plan.Average, plan.Total}).Draw(t, "way")
		over := rapid.SampledFrom([]indicator.OverTime{indicator.MeanOverTime, indicator.CompoundRate}).Draw(t, "over")
		if way == plan.Total {
			over = indicator.SumOverTime
		}
		target := plan.Target{ID: "t", Sort: "target", Judged: way, Comparator: ">=", Value: strconv.Itoa(aim), Period: when.Interval{From: "2021-01-01", To: "2023-12-31"}}
		c := indicator.Case{Target: target, Today: "2024-02-01"}
		c.Of.Item.Fields = map[string]string{"direction": "up"}
		c.Of.Card.OverTime = over
		raised := c
		rise := rapid.IntRange(0, 20).Draw(t, "rise")
		for y := 2021; y <= 2023; y++ {
			n := rapid.IntRange(-60, 60).Draw(t, "value")
			o := plan.Observation{ID: strconv.Itoa(y), Period: indicator.Year(y), Quality: plan.Final, Value: strconv.Itoa(n)}
			c.Observed = append(c.Observed, o)
			o.Value = strconv.Itoa(n + rise)
			raised.Observed = append(raised.Observed, o)
		}
		if indicator.Judge(c).State == indicator.Met && indicator.Judge(raised).State != indicator.Met {
			t.Fatal("better values are judged worse")
		}
	})
}

package indicator_test

import (
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func TestDaysOfACalendar(t *testing.T) {
	for _, c := range []struct {
		of       indicator.Calendar
		period   when.Period
		from, to when.Date
		year     int
	}{
		{indicator.Civil, "2025", "2025-01-01", "2025-12-31", 2025},
		{indicator.Administrative, "2025", "2024-12-15", "2025-12-14", 2025},
		{indicator.Administrative, "2025-Q1", "2024-12-15", "2025-03-14", 2025},
		{indicator.Administrative, "2025-03", "2025-02-15", "2025-03-14", 2025},
		{indicator.SchoolYear, "2025", "2025-09-01", "2026-08-31", 2025},
		{indicator.SchoolYear, "2026-03", "2026-03-01", "2026-03-31", 2025},
		{indicator.SchoolYear, "2026-09", "2026-09-01", "2026-09-30", 2026},
	} {
		days := c.of.Days(c.period)
		if days.From != c.from || days.To != c.to || c.of.YearOf(c.period) != c.year {
			t.Errorf("%s by %q is %s to %s, of %d", c.period, c.of, days.From, days.To, c.of.YearOf(c.period))
		}
		if len(c.period) == 4 && c.of.Civil(days) != c.period.Bounds() {
			t.Errorf("%s by %q, turned round, is %v", c.period, c.of, c.of.Civil(days))
		}
	}
	if s := indicator.SchoolYear.Named("2025").In(lang.Vi); s != "năm học 2025–2026" {
		t.Error(s)
	}
}

// A school year is put together from its own months, and a target may be told in the days of its calendar.
func TestASchoolYearIsItsMonths(t *testing.T) {
	c := indicator.Case{Today: "2026-09-15", Target: plan.Target{ID: "t", Sort: plan.AimSort, Judged: plan.AtEnd, Comparator: ">=", Value: "12", Period: when.Interval{From: "2025-09-01", To: "2026-08-31"}}}
	c.Of.Card = indicator.Card{OverTime: indicator.SumOverTime, Calendar: indicator.SchoolYear}
	for p := when.Period("2025-09"); p <= "2026-08"; p = p.NextMonth() {
		c.Observed = append(c.Observed, plan.Observation{ID: string(p), Period: p, Value: "1", Quality: plan.Final})
	}
	if v := indicator.Judge(c); v.State != indicator.Met || v.Value != "12" {
		t.Errorf("%s, %s", v.State, v.Value)
	}
}

func TestShown(t *testing.T) {
	n := func(n int) *int { return &n }
	for _, c := range []struct {
		value    string
		decimals *int
		shown    string
	}{{"7.795", n(2), "7.80"}, {"7.7957", n(1), "7.8"}, {"12", n(1), "12.0"}, {"-0.04", n(1), "0.0"}, {"1.25", nil, "1.25"}, {"", n(1), ""}, {"x", n(1), "x"}} {
		if got := indicator.Shown(c.value, c.decimals); got != c.shown {
			t.Errorf("%s is shown as %s", c.value, got)
		}
	}
}

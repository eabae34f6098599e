package when_test

import (
	"slices"
	"testing"

	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

func TestPeriodsWithDaysOfTheirOwn(t *testing.T) {
	thematic := when.OwnPeriod(when.Interval{From: "2026-03-01", To: "2026-05-31"}, "chuyen-doi-so")
	for _, c := range []struct {
		period   when.Period
		days     when.Interval
		vi, en   string
		opens    when.Date
		fromMay  bool // ends with May 2026 or later
		nextYear bool
	}{
		{"2026-W07", when.Interval{From: "2026-02-09", To: "2026-02-15"}, "tuần 7 năm 2026 (09/02 – 15/02)", "week 7 of 2026 (9 Feb – 15 Feb)", "2026-02-09", false, false},
		{"2026-W01", when.Interval{From: "2025-12-29", To: "2026-01-04"}, "tuần 1 năm 2026 (29/12 – 04/01)", "week 1 of 2026 (29 Dec – 4 Jan)", "2025-12-29", false, false},
		{"2026-W53", when.Interval{From: "2026-12-28", To: "2027-01-03"}, "tuần 53 năm 2026 (28/12 – 03/01)", "week 53 of 2026 (28 Dec – 3 Jan)", "2026-12-28", true, false},
		{thematic, when.Interval{From: "2026-03-01", To: "2026-05-31"}, "từ 01/03/2026 đến 31/05/2026", "1 March 2026 to 31 May 2026", "2026-03-01", true, false},
		{"2027-10-14_2022-10-15_tong-ket", when.Interval{From: "2022-10-15", To: "2027-10-14"}, "từ 15/10/2022 đến 14/10/2027", "15 October 2022 to 14 October 2027", "2022-10-15", true, true},
	} {
		p, ok := when.ParsePeriod(string(c.period))
		if !ok || p.Bounds() != c.days || p.DataWindow() != c.days || p.Opens() != c.opens || p.Vi() != c.vi || p.In(lang.En) != c.en {
			t.Errorf("%s: %v, %v, opens %s, %q, %q", c.period, p.Bounds(), p.DataWindow(), p.Opens(), p.Vi(), p.In(lang.En))
		}
		if p.EndsFrom("2026-05") != c.fromMay || (p.Name() == "" && slices.Contains(when.EndingFrom("2026-05"), p) != (c.fromMay && !c.nextYear)) {
			t.Errorf("%s ends from May 2026: %v", p, p.EndsFrom("2026-05"))
		}
		if p.PreviousMonth() != "" || p.NextMonth() != "" {
			t.Errorf("%s is no month", p)
		}
	}
	if thematic != "2026-05-31_2026-03-01_chuyen-doi-so" || thematic.Name() != "chuyen-doi-so" {
		t.Errorf("%s called %q", thematic, thematic.Name())
	}
	for _, wrong := range []string{"2025-W53", "2026-W00", "2026-W7", "2026-W54", "2026-w07", "2026-W+7", "2026-05-31_2026-06-01_ten", "2026-05-31_2026-03-01", "2026-05-31_2026-03-01_", "2026-05-31_2026-03-01_Tên",
		"2026-05-31_2026-03-01_a_b", "2026-02-30_2026-02-01_ten", "2026-05-31_2026-03-01_" + string(make([]byte, 50)), "0026-05-31_0026-03-01_ten", "2026-+6", "2026-13", "2026-Q5", ""} {
		if p, ok := when.ParsePeriod(wrong); ok {
			t.Errorf("%q was taken for %v", wrong, p.Bounds())
		}
	}
	if p := when.OwnPeriod(when.Interval{From: "2026-05-31", To: "2026-03-01"}, "ten"); p != "" {
		t.Errorf("a period that ends before it begins: %s", p)
	}
}

func TestPeriodsOfAYear(t *testing.T) {
	for sort, want := range map[string]struct {
		n           int
		first, last when.Period
	}{
		"week": {53, "2026-W01", "2026-W53"}, "month": {12, "2026-01", "2026-12"}, "quarter": {4, "2026-Q1", "2026-Q4"}, "half": {2, "2026-H1", "2026-H2"},
		"nine_months": {1, "2026-9M", "2026-9M"}, "year": {1, "2026", "2026"}, "once": {},
	} {
		got := when.PeriodsOf(sort, 2026)
		if len(got) != want.n || (want.n > 0 && (got[0] != want.first || got[len(got)-1] != want.last)) {
			t.Errorf("%s: %v", sort, got)
		}
		for _, p := range got {
			if !p.Bounds().Known() {
				t.Errorf("%s: there is no %s", sort, p)
			}
		}
	}
	if n := len(when.PeriodsOf("week", 2025)); n != 52 {
		t.Errorf("2025 has %d weeks", n)
	}
	for day, want := range map[when.Date]when.Period{"2026-02-09": "2026-W07", "2026-02-15": "2026-W07", "2027-01-03": "2026-W53", "2025-12-29": "2026-W01", "": ""} {
		if got := when.WeekOf(day); got != want {
			t.Errorf("week of %s: %s", day, got)
		}
	}
}

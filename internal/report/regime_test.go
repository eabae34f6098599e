package report_test

import (
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

var monthly = report.Regime{ID: "m", Code: "thang", Title: "Báo cáo tháng", Every: report.Monthly, Calendar: report.Decree09, From: "2024-01-01", Deadlines: []report.Deadline{{Days: 5}, {Level: "commune", Days: 2, Working: true}}}

// The days are those of Decree 09/2019/NĐ-CP, art. 12.
func TestWhatARegimeAsksOnADay(t *testing.T) {
	term := plan.Term{From: "2025-10-15"}
	of := func(every report.Every, edit func(*report.Regime)) report.Regime {
		g := monthly
		g.Every = every
		if edit != nil {
			edit(&g)
		}
		return g
	}
	type asked struct {
		period          when.Period
		from, to        when.Date
		opens, due, com when.Date // com = due day of a commune
	}
	for what, c := range map[string]struct {
		regime report.Regime
		today  when.Date
		want   []asked
	}{
		"month, the day after the data close": {monthly, "2026-06-15", []asked{{"2026-06", "2026-05-15", "2026-06-14", "2026-06-15", "2026-06-19", "2026-06-16"}}},
		"month, the day before":               {monthly, "2026-06-14", []asked{{"2026-05", "2026-04-15", "2026-05-14", "2026-05-15", "2026-05-19", "2026-05-18"}}},
		"month, opens ahead":                  {of(report.Monthly, func(g *report.Regime) { g.Ahead = 5 }), "2026-06-10", []asked{{"2026-06", "2026-05-15", "2026-06-14", "2026-06-10", "2026-06-19", "2026-06-16"}}},
		"January's data begin a year before":  {monthly, "2026-01-20", []asked{{"2026-01", "2025-12-15", "2026-01-14", "2026-01-15", "2026-01-19", "2026-01-16"}}},
		"calendar month":                      {of(report.Monthly, func(g *report.Regime) { g.Calendar = report.CalendarDays }), "2026-07-02", []asked{{"2026-06", "2026-06-01", "2026-06-30", "2026-07-01", "2026-07-06", "2026-07-02"}}},
		"quarter":                             {of(report.Quarterly, nil), "2026-03-15", []asked{{"2026-Q1", "2025-12-15", "2026-03-14", "2026-03-15", "2026-03-19", "2026-03-17"}}},
		"half":                                {of(report.HalfYearly, nil), "2026-06-20", []asked{{"2026-H1", "2025-12-15", "2026-06-14", "2026-06-15", "2026-06-19", "2026-06-16"}}},
		"nine months":                         {of(report.NineMonths, nil), "2026-09-20", []asked{{"2026-9M", "2025-12-15", "2026-09-14", "2026-09-15", "2026-09-21", "2026-09-16"}}},
		"year":                                {of(report.Yearly, nil), "2026-12-20", []asked{{"2026", "2025-12-15", "2026-12-14", "2026-12-15", "2026-12-21", "2026-12-16"}}},
		"week, of which one is still open":    {of(report.Weekly, func(g *report.Regime) { g.Deadlines = []report.Deadline{{Days: 10}} }), "2026-02-17", []asked{{"2026-W06", "2026-02-02", "2026-02-08", "2026-02-09", "2026-02-18", "2026-02-18"}, {"2026-W07", "2026-02-09", "2026-02-15", "2026-02-16", "2026-02-25", "2026-02-25"}}},
		"once": {of(report.Once, func(g *report.Regime) {
			g.Code, g.Request = "cds", report.Request{Data: when.Interval{From: "2026-03-01", To: "2026-05-31"}, Due: "2026-06-05"}
			g.From = "2026-05-20"
		}), "2026-05-20", []asked{{"2026-05-31_2026-03-01_cds", "2026-03-01", "2026-05-31", "2026-05-20", "2026-06-05", "2026-06-05"}}},
		"mid-term, three years on":  {of(report.MidTerm, func(g *report.Regime) { g.Code, g.Ahead = "so-ket", 30 }), "2028-10-01", []asked{{"2028-10-14_2025-10-15_so-ket", "2025-10-15", "2028-10-14", "2028-09-15", "2028-10-19", "2028-10-17"}}},
		"end of term":               {of(report.FinalTerm, func(g *report.Regime) { g.Code = "tong-ket" }), "2030-10-20", []asked{{"2030-10-14_2025-10-15_tong-ket", "2025-10-15", "2030-10-14", "2030-10-15", "2030-10-21", "2030-10-16"}}},
		"mid-term, not yet":         {of(report.MidTerm, nil), "2026-06-20", nil},
		"before it holds":           {of(report.Monthly, func(g *report.Regime) { g.From = "2026-07-01" }), "2026-06-20", nil},
		"after it has ended":        {of(report.Monthly, func(g *report.Regime) { g.To = "2026-05-31" }), "2026-06-20", []asked{{"2026-05", "2026-04-15", "2026-05-14", "2026-05-15", "2026-05-19", "2026-05-18"}}},
		"no term":                   {of(report.MidTerm, nil), "", nil},
		"a deadline on a day off":   {of(report.Monthly, func(g *report.Regime) { g.Deadlines = []report.Deadline{{Days: 1}} }), "2026-02-20", []asked{{"2026-02", "2026-01-15", "2026-02-14", "2026-02-15", "2026-02-23", "2026-02-23"}}},
		"the month the term begins": {of(report.Monthly, func(g *report.Regime) { g.From = "2026-06-15" }), "2026-06-15", []asked{{"2026-06", "2026-05-15", "2026-06-14", "2026-06-15", "2026-06-19", "2026-06-16"}}},
	} {
		calendar := when.NewCalendar([]when.YearDays{{Year: 2026, Days: []when.SpecialDay{{Date: "2026-02-16", Kind: when.Off}, {Date: "2026-02-17", Kind: when.Off}, {Date: "2026-02-18", Kind: when.Off}, {Date: "2026-02-19", Kind: when.Off}, {Date: "2026-02-20", Kind: when.Off}}}})
		if what != "a deadline on a day off" {
			calendar = when.NewCalendar(nil)
		}
		var got []asked
		for _, x := range c.regime.Due(c.today, term, calendar) {
			got = append(got, asked{x.Period, x.Data.From, x.Data.To, x.Opens, x.Due, c.regime.DueOn(x.Data.To, "commune", calendar)})
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v, want %+v", what, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %+v, want %+v", what, got[i], c.want[i])
			}
		}
	}
}

func TestRegimesRefused(t *testing.T) {
	with := func(edit func(*report.Regime)) report.Regime { g := monthly; edit(&g); return g }
	if err := monthly.Validate(); err != nil {
		t.Error(err)
	}
	for field, g := range map[string]report.Regime{
		"code":      with(func(g *report.Regime) { g.Code = "Tháng" }),
		"title":     with(func(g *report.Regime) { g.Title = " " }),
		"every":     with(func(g *report.Regime) { g.Every = "day" }),
		"calendar":  with(func(g *report.Regime) { g.Calendar = "" }),
		"ahead":     with(func(g *report.Regime) { g.Ahead = -1 }),
		"from":      with(func(g *report.Regime) { g.From = "" }),
		"to":        with(func(g *report.Regime) { g.To = "2023-12-31" }),
		"deadlines": with(func(g *report.Regime) { g.Deadlines = []report.Deadline{{Days: 0}} }),
		"headings":  with(func(g *report.Regime) { g.Headings = []report.Heading{{"a", "A"}, {"a", "B"}} }),
		"request":   with(func(g *report.Regime) { g.Every = report.Once }),
		"due": with(func(g *report.Regime) {
			g.Every, g.Request = report.Once, report.Request{Data: when.Interval{From: "2026-03-01", To: "2026-05-31"}, Due: "2026-05-31"}
		}),
	} {
		err := g.Validate()
		f, ok := err.(*fault.Error)
		if !ok || f.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestDaysLate(t *testing.T) {
	for _, c := range []struct {
		due, sent, today when.Date
		want             int
	}{{"2026-06-19", "2026-06-19", "2026-07-01", 0}, {"2026-06-19", "2026-06-21", "2026-07-01", 2}, {"2026-06-19", "", "2026-06-20", 1}, {"2026-06-19", "", "2026-06-19", 0}, {"", "", "2026-06-19", 0}} {
		if got := report.Late(c.due, c.sent, c.today); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

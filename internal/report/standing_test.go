package report_test

import (
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

var task, _ = plan.Kinds(plan.DefaultKinds).Of(plan.TaskKind)

func TestStandingOf(t *testing.T) {
	line := func(unit org.UnitID, state plan.WorkState, percent int, doneOn when.Date) report.Line {
		return report.Line{UnitID: unit, Period: "2026-05", State: state, Percent: percent, DoneOn: doneOn}
	}
	lines := func(l ...report.Line) []report.Line { return l }
	owing := func(u ...org.UnitID) []org.UnitID { return u }
	type stands struct {
		state   plan.WorkState
		percent int // −1 = unknown
		doneOn  when.Date
	}
	for what, c := range map[string]struct {
		owing []org.UnitID
		lines []report.Line // newest first
		want  stands
	}{
		"nobody owes, nobody reported":   {nil, nil, stands{plan.NotStarted, -1, ""}},
		"never reported":                 {owing("a"), nil, stands{plan.NotStarted, -1, ""}},
		"in progress":                    {owing("a"), lines(line("a", plan.InProgress, 40, "")), stands{plan.InProgress, 40, ""}},
		"percent not stated":             {owing("a"), lines(line("a", plan.InProgress, -1, "")), stands{plan.InProgress, -1, ""}},
		"zero is known":                  {owing("a"), lines(line("a", plan.NotStarted, 0, "")), stands{plan.NotStarted, 0, ""}},
		"done":                           {owing("a"), lines(line("a", plan.Done, 100, "2026-05-20")), stands{plan.Done, 100, "2026-05-20"}},
		"one of two is done":             {owing("a", "b"), lines(line("a", plan.Done, 100, "2026-05-20")), stands{plan.InProgress, 100, ""}},
		"the other is at work":           {owing("a", "b"), lines(line("a", plan.Done, 100, "2026-05-20"), line("b", plan.InProgress, 50, "")), stands{plan.InProgress, 75, ""}},
		"both done, the later day":       {owing("a", "b"), lines(line("a", plan.Done, 100, "2026-05-20"), line("b", plan.Done, 100, "2026-05-02")), stands{plan.Done, 100, "2026-05-20"}},
		"unknown is no part of a mean":   {owing("a", "b"), lines(line("a", plan.InProgress, 30, ""), line("b", plan.InProgress, -1, "")), stands{plan.InProgress, 30, ""}},
		"both paused":                    {owing("a", "b"), lines(line("a", plan.Paused, -1, ""), line("b", plan.Paused, -1, "")), stands{plan.Paused, -1, ""}},
		"one paused":                     {owing("a", "b"), lines(line("a", plan.Paused, -1, ""), line("b", plan.InProgress, -1, "")), stands{plan.InProgress, -1, ""}},
		"both cancelled":                 {owing("a", "b"), lines(line("a", plan.Cancelled, -1, ""), line("b", plan.Cancelled, -1, "")), stands{plan.Cancelled, -1, ""}},
		"one says not started, one not":  {owing("a", "b"), lines(line("a", plan.NotStarted, 0, "")), stands{plan.NotStarted, 0, ""}},
		"a helper's line does not count": {owing("a"), lines(line("c", plan.Done, 100, "2026-05-20"), line("a", plan.InProgress, 10, "")), stands{plan.InProgress, 10, ""}},
		"who led before has reported":    {owing("b"), lines(line("a", plan.InProgress, 60, "")), stands{plan.InProgress, 60, ""}},
	} {
		got := report.StandingOf(plan.Item{ID: "i", Kind: plan.TaskKind}, task, "2026-06-30", c.owing, c.lines)
		if (stands{got.State, got.Percent, got.DoneOn}) != c.want || got.DueOn != "2026-06-30" || got.Kind != plan.TaskKind || got.ItemID != "i" {
			t.Errorf("%s: %+v, want %+v", what, got, c.want)
		}
	}
	if got := report.StandingOf(plan.Item{Ended: true}, task, "", owing("a"), lines(line("a", plan.Done, 100, today))); got.State != "" {
		t.Errorf("what has ended stands nowhere: %+v", got)
	}
	indicator, _ := plan.Kinds(plan.DefaultKinds).Of(plan.IndicatorKind)
	if got := report.StandingOf(plan.Item{}, indicator, "", owing("a"), lines(line("a", "", -1, ""))); got.State != "" || got.Percent != -1 {
		t.Errorf("a kind without states stands nowhere: %+v", got)
	}
}

// An item is done only when every unit that owes it says so, and then on the last of their days.
func TestDoneMeansAllOfThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "owing")
		var owing []org.UnitID
		var lines []report.Line
		all, last, newest := true, when.Date(""), when.Period("")
		for i := range n {
			unit := org.UnitID(rune('a' + i))
			owing = append(owing, unit)
			if !rapid.Bool().Draw(t, "reported") {
				all = false
				continue
			}
			l := report.Line{UnitID: unit, State: rapid.SampledFrom(append([]plan.WorkState{plan.Done, plan.Done, plan.Done}, plan.AllStates...)).Draw(t, "state"), Percent: rapid.IntRange(-1, 100).Draw(t, "percent"),
				Period: when.Period(rapid.SampledFrom([]string{"2026-03", "2026-04", "2026-05"}).Draw(t, "period"))}
			if l.State == plan.Done {
				l.DoneOn = today.Add(-rapid.IntRange(0, 99).Draw(t, "days ago"))
			}
			lines = append(lines, l)
			all = all && l.State == plan.Done
			last, newest = max(last, l.DoneOn), max(newest, l.Period)
		}
		got := report.StandingOf(plan.Item{}, task, "", owing, lines)
		if (got.State == plan.Done) != all || (all && got.DoneOn != last) || (!all && got.DoneOn != "") || got.ReportedAt != newest {
			t.Fatalf("%+v from %+v", got, lines)
		}
	})
}

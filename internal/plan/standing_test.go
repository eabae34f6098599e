package plan_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

const today when.Date = "2026-06-20"

func TestTimeStateOn(t *testing.T) {
	for _, c := range []struct {
		due    when.Date
		state  plan.WorkState
		doneOn when.Date
		want   plan.TimeState
	}{
		{"", plan.NotStarted, "", plan.NoDue},
		{"", plan.Done, "2026-06-01", plan.OnTime},
		{"", plan.Cancelled, "", plan.Ended},
		{"2026-06-19", plan.InProgress, "", plan.Overdue},
		{"2026-06-20", plan.InProgress, "", plan.DueSoon}, // the last allowed day is not late
		{"2026-06-27", plan.NotStarted, "", plan.DueSoon},
		{"2026-06-28", plan.NotStarted, "", plan.InTime},
		{"2026-06-19", plan.Paused, "", plan.Overdue}, // a pause is no reprieve
		{"2026-06-19", plan.Cancelled, "", plan.Ended},
		{"2026-06-19", plan.Done, "2026-06-19", plan.OnTime},
		{"2026-06-19", plan.Done, "2026-06-20", plan.Late},
		{"2026-06-30", plan.Done, "", plan.OnTime}, // when is unknown: nobody is called late for that
	} {
		if got := plan.TimeStateOn(today, c.due, c.state, c.doneOn, plan.SoonDays); got != c.want {
			t.Errorf("due %s, %s %s: %s, want %s", c.due, c.state, c.doneOn, got, c.want)
		}
	}
	for _, s := range append(plan.TimeStates, plan.TimeState("x")) {
		if (s.Vi() == string(s)) != (s == "x") {
			t.Errorf("%s has the name %q", s, s.Vi())
		}
	}
}

// The last day of a month, a year, February: due soon counts days, not months.
func TestDueSoonOverTheTurnOfTheYear(t *testing.T) {
	for day, due := range map[when.Date]when.Date{"2026-12-28": "2027-01-04", "2027-02-25": "2027-03-04", "2028-02-25": "2028-03-03"} {
		if got := plan.TimeStateOn(day, due, plan.NotStarted, "", 7); got != plan.DueSoon {
			t.Errorf("%s on %s: %s", due, day, got)
		}
		if got := plan.TimeStateOn(day, due.Add(1), plan.NotStarted, "", 7); got != plan.InTime {
			t.Errorf("%s on %s: %s", due.Add(1), day, got)
		}
	}
}

// A roll-up read on any day says what counting the items one by one says.
func TestTallyOfBucketsIsTheCount(t *testing.T) {
	anyDay := rapid.Custom(func(t *rapid.T) when.Date {
		return when.Date("2024-12-20").Add(rapid.IntRange(0, 1200).Draw(t, "day"))
	})
	period := rapid.SampledFrom([]when.Period{"", "", "2024-12", "2025-01", "2025-11", "2025-12", "2026-01", "2026-05", "2026-06", "2026-Q2", "2026", "2027-12"})
	standing := rapid.Custom(func(t *rapid.T) plan.Standing {
		s := plan.Standing{State: rapid.SampledFrom(plan.AllStates).Draw(t, "state"), Percent: rapid.IntRange(-1, 100).Draw(t, "percent"), ReportedAt: period.Draw(t, "reported")}
		if rapid.IntRange(0, 4).Draw(t, "has a due day") > 0 {
			s.DueOn = anyDay.Draw(t, "due")
		}
		if s.State == plan.Done && rapid.Bool().Draw(t, "day known") {
			s.DoneOn = anyDay.Draw(t, "done")
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		standings := rapid.SliceOfN(standing, 0, 30).Draw(t, "standings")
		// what the store keeps: equal cells added up
		sums := map[plan.Bucket]plan.Bucket{}
		for _, s := range standings {
			for _, b := range s.Buckets() {
				key := plan.Bucket{Axis: b.Axis, Span: b.Span, State: b.State}
				sum := sums[key]
				sums[key] = plan.Bucket{Axis: b.Axis, Span: b.Span, State: b.State, Count: sum.Count + b.Count, Sum: sum.Sum + b.Sum, Known: sum.Known + b.Known}
			}
		}
		var cells []plan.Bucket
		for _, b := range sums {
			cells = append(cells, b)
		}
		day, soon := anyDay.Draw(t, "today"), rapid.IntRange(0, 45).Draw(t, "soon")
		if got, want := plan.TallyOn(day, soon, cells), count(standings, day, soon); got != want {
			t.Fatalf("on %s, %d days ahead: %+v, counted %+v", day, soon, got, want)
		}
	})
}

func count(standings []plan.Standing, day when.Date, soon int) plan.Tally {
	n := func(ok func(plan.Standing) bool) (n int) {
		for _, s := range standings {
			if ok(s) {
				n++
			}
		}
		return n
	}
	state := func(w plan.WorkState) int { return n(func(s plan.Standing) bool { return s.State == w }) }
	open := func(s plan.Standing) bool {
		return slices.Contains([]plan.WorkState{plan.NotStarted, plan.InProgress, plan.Paused}, s.State)
	}
	late := func(s plan.Standing) bool { return s.State == plan.Done && s.DueOn != "" && s.DoneOn > s.DueOn }
	t := plan.Tally{
		Total: len(standings), NotStarted: state(plan.NotStarted), InProgress: state(plan.InProgress), Paused: state(plan.Paused), Cancelled: state(plan.Cancelled),
		DoneLate: n(late), DoneOnTime: state(plan.Done) - n(late),
		NoDue:    n(func(s plan.Standing) bool { return open(s) && s.DueOn == "" }),
		Overdue:  n(func(s plan.Standing) bool { return open(s) && s.DueOn != "" && s.DueOn < day }),
		DueSoon:  n(func(s plan.Standing) bool { return open(s) && s.DueOn >= day && s.DueOn.Add(-soon) <= day }),
		InTime:   n(func(s plan.Standing) bool { return open(s) && s.DueOn.Add(-soon) > day }),
		Reported: n(func(s plan.Standing) bool { return s.ReportedAt != "" }),
		Fresh:    n(func(s plan.Standing) bool { return s.ReportedAt.EndsFrom(when.FreshSince(day)) }),
	}
	for _, s := range standings {
		if s.Percent >= 0 {
			t.PercentSum, t.PercentKnown = t.PercentSum+s.Percent, t.PercentKnown+1
		}
	}
	return t
}

func TestPercentOfNothingIsUnknown(t *testing.T) {
	if p, ok := (plan.Tally{Total: 5}).Percent(); ok {
		t.Errorf("nothing is known, yet it says %d %%", p)
	}
	if p, ok := (plan.Tally{Total: 5, PercentSum: 201, PercentKnown: 2}).Percent(); !ok || p != 101 {
		t.Errorf("%d %v", p, ok) // rounded to the nearest
	}
	if p, ok := (plan.Tally{Total: 5, PercentKnown: 2}).Percent(); !ok || p != 0 {
		t.Errorf("zero is known: %d %v", p, ok)
	}
}

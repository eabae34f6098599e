package forecast

import (
	"strings"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// half is a task at half of its time, half done, of a unit with a usual record.
func half() Task {
	return Task{Today: "2025-07-01", GivenOn: "2025-01-01", DueOn: "2025-12-31", State: plan.InProgress, Percent: 50, Seen: "2025-06-30",
		Before: 40, SeenAt: "2025-05-31", Unit: Unit{OnTime: 15, Late: 3, Overdue: 2, Queue: 4}}
}

// What each measured thing does to the likelihood, all else alike.
func TestOfTask(t *testing.T) {
	usual := OfTask(half())
	for name, c := range map[string]struct {
		change func(*Task)
		higher bool
	}{
		"more is done":        {func(t *Task) { t.Percent, t.Before = 80, 70 }, true},
		"less is done":        {func(t *Task) { t.Percent, t.Before = 20, 10 }, false},
		"not begun":           {func(t *Task) { t.State, t.Percent = plan.NotStarted, 0 }, false},
		"it stands still":     {func(t *Task) { t.State = plan.Paused }, false},
		"steps slipped":       {func(t *Task) { t.Steps, t.Slipped = 2, 2 }, false},
		"steps were in time":  {func(t *Task) { t.Steps = 2 }, true},
		"extended":            {func(t *Task) { t.Moved = 2 }, false},
		"a unit that is late": {func(t *Task) { t.Unit.OnTime, t.Unit.Late = 5, 13 }, false},
		"a crowded unit":      {func(t *Task) { t.Unit.Queue = 40 }, false},
		"the pace fell":       {func(t *Task) { t.Before = 50 }, false},
	} {
		task := half()
		c.change(&task)
		if got := OfTask(task); !got.Known || got.Percent == usual.Percent || (got.Percent > usual.Percent) != c.higher {
			t.Errorf("%s: %d%% beside %d%%", name, got.Percent, usual.Percent)
		}
	}
}

// What a page shows adds up: the sum of the points gives the percent.
func TestPointsAddUp(t *testing.T) {
	l := OfTask(half())
	sum := l.Base
	for _, term := range l.Terms {
		sum += term.Points
	}
	if sum != l.Sum() || percentOf(sum) != l.Percent {
		t.Errorf("%+v adds up to %d", l, sum)
	}
	for points, percent := range map[int]int{0: 50, 10: 67, -10: 33, 20: 80, 300: 97, -300: 3} {
		if got := percentOf(points); got != percent {
			t.Errorf("%d points are %d%%, want %d%%", points, got, percent)
		}
	}
}

// Too little is no number, and what is over is no forecast.
func TestWhatIsNotForecast(t *testing.T) {
	for _, c := range []struct {
		change       func(*Task)
		why, settled string
	}{
		{func(t *Task) { t.Seen = "" }, "chưa có báo cáo", ""},
		{func(t *Task) { t.DueOn = "" }, "Không có ngày hết hạn", ""},
		{func(t *Task) { t.GivenOn = "" }, "không rõ ngày giao", ""},
		{func(t *Task) { t.Today = "2026-01-01" }, "quá hạn", "missed"},
		{func(t *Task) { t.State, t.DoneOn = plan.Done, "2025-05-01" }, "đúng hạn", "done"},
		{func(t *Task) { t.State, t.DoneOn, t.Today = plan.Done, "2026-01-03", "2026-02-01" }, "sau hạn", "missed"},
		{func(t *Task) { t.State = plan.Cancelled }, "hủy", "cancelled"},
	} {
		task := half()
		c.change(&task)
		if got := OfTask(task); got.Known || got.Settled != c.settled || !strings.Contains(got.Why, c.why) {
			t.Errorf("%+v, want %q", got, c.why)
		}
	}
	few := half()
	few.Unit = Unit{OnTime: 1}
	for _, term := range OfTask(few).Terms {
		if term.Key == "record" && term.Points != 0 || term.Key == "load" {
			t.Errorf("one task is no record: %+v", term)
		}
	}
}

func TestUnitCountsTheYearBefore(t *testing.T) {
	var u Unit
	for _, x := range []struct {
		state     plan.WorkState
		due, done when.Date
	}{
		{plan.Done, "2025-03-31", "2025-03-01"}, {plan.Done, "2025-03-31", "2025-04-01"}, {plan.InProgress, "2025-06-30", ""},
		{plan.Done, "2024-03-31", "2024-03-01"}, {plan.InProgress, "2025-12-31", ""}, {plan.Cancelled, "2025-03-31", ""},
	} {
		u.count(x.state, x.due, x.done, "2025-07-01")
	}
	if u != (Unit{OnTime: 1, Late: 1, Overdue: 1}) {
		t.Errorf("%+v", u)
	}
}

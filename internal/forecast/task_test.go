package forecast

import (
	"strings"
	"testing"

	"lotrinh/internal/plan"
)

// half is a task at half of its time, half done, of a unit with a usual record.
func half() Task {
	return Task{Today: "2025-07-01", GivenOn: "2025-01-01", DueOn: "2025-12-31", State: plan.InProgress, Percent: 50, Seen: "2025-06-30",
		Unit: Unit{OnTime: 15, Late: 3, Overdue: 2, Queue: 4}}
}

// What each measured thing does to the likelihood, all else alike.
func TestOfTask(t *testing.T) {
	usual := OfTask(half())
	for name, c := range map[string]struct {
		change func(*Task)
		higher bool
	}{
		"more is done":        {func(t *Task) { t.Percent = 80 }, true},
		"less is done":        {func(t *Task) { t.Percent = 20 }, false},
		"not begun":           {func(t *Task) { t.State, t.Percent = plan.NotStarted, 0 }, false},
		"it stands still":     {func(t *Task) { t.State = plan.Paused }, false},
		"steps slipped":       {func(t *Task) { t.Steps, t.Slipped = 2, 2 }, false},
		"steps were in time":  {func(t *Task) { t.Steps = 2 }, true},
		"extended":            {func(t *Task) { t.Moved = 2 }, false},
		"a unit that is late": {func(t *Task) { t.Unit.OnTime, t.Unit.Late = 5, 13 }, false},
		"a crowded unit":      {func(t *Task) { t.Unit.Queue = 40 }, false},
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
	cell := func(month, state string, n int) plan.Bucket {
		return plan.Bucket{Axis: plan.DueMonth, Span: month, State: state, Count: n}
	}
	got := UnitOf([]plan.Bucket{
		cell("2025-03", "done_on_time", 3), cell("2025-03", "done_late", 1), cell("2025-06", "in_progress", 2), cell("2024-05", "done_late", 9),
		cell("2025-07", "done_on_time", 9), cell("2025-12", "not_started", 4), cell("2026-01", "in_progress", 9), cell("2025-03", "cancelled", 9),
		{Axis: plan.DueYear, Span: "2025", State: "in_progress", Count: 9},
	}, "2025-07-01", "2025-12-31")
	if got != (Unit{OnTime: 3, Late: 1, Overdue: 2, Queue: 6}) {
		t.Errorf("%+v", got)
	}
}

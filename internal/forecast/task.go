package forecast

import (
	"math"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Task is what is known of a task on a day, from approved reports and the plan alone.
type Task struct {
	Today   when.Date
	GivenOn when.Date // the day of the document that gives it, or the day it came into the plan
	DueOn   when.Date // in force today
	State   plan.WorkState
	DoneOn  when.Date
	Percent int       // as last told, −1 = nobody has told it
	Seen    when.Date // last day of the period last reported, "" = never
	Steps   int       // steps of it that are due by today
	Slipped int       // … of which so many were late or are not done
	Moved   int       // how often its last day was moved by request
	Unit    Unit

	Returning bool // it returns every period: DueOn is that of one occurrence
}

// Unit is the unit that leads the task, by the figures of the plan.
type Unit struct {
	OnTime  int // of what was due in the twelve months before this one: done in time
	Late    int // … done late
	Overdue int // … not done
	Queue   int // open and due by the end of the month in which the task is due, what fell due in those twelve months too
}

// UnitOf adds up what a unit leads: cells are counts by the month in which it is due and by its state, as plan.Buckets on
// the axis plan.DueMonth have them; others are passed over.
func UnitOf(cells []plan.Bucket, today, due when.Date) (u Unit) {
	this, first, last := string(today)[:7], string(today.AddYears(-1))[:7], string(due)[:7]
	for _, c := range cells {
		if c.Axis != plan.DueMonth || c.Span < first {
			continue
		}
		open := plan.WorkState(c.State).Open()
		if open && c.Span <= last {
			u.Queue += c.Count
		}
		switch {
		case c.Span >= this:
		case open:
			u.Overdue += c.Count
		case c.State == "done_on_time":
			u.OnTime += c.Count
		case c.State == "done_late":
			u.Late += c.Count
		}
	}
	return u
}

// monthDays is the mean length of a month.
const monthDays = 30.44

func monthsBetween(from, to when.Date) float64 { return float64(from.DaysTo(to)) / monthDays }

// whole rounds for what is told.
func whole(x float64) int { return int(math.Round(x)) }

// OfTask is the likelihood that a task is done by the last day in force today.
func OfTask(t Task) Likelihood {
	switch {
	case t.State == plan.Done && (t.DueOn == "" || t.DoneOn <= t.DueOn):
		return Likelihood{Settled: "done", Why: "Đã hoàn thành đúng hạn: không còn gì để dự báo."}
	case t.State == plan.Done:
		return Likelihood{Settled: "missed", Why: "Đã hoàn thành, sau hạn: không còn gì để dự báo."}
	case t.State == plan.Cancelled:
		return Likelihood{Settled: "cancelled", Why: "Đã hủy: không còn gì để dự báo."}
	case t.DueOn == "":
		return Likelihood{Why: "Không có ngày hết hạn nên không có khả năng xong đúng hạn để tính."}
	case t.Today > t.DueOn:
		return Likelihood{Settled: "missed", Why: "Đã quá hạn: hạn đang có hiệu lực không còn kịp."}
	case t.Returning:
		return Likelihood{Why: "Việc thực hiện theo kỳ: chưa tính khả năng cho từng kỳ."}
	case t.GivenOn == "" || t.GivenOn >= t.DueOn:
		return Likelihood{Why: "Chưa đủ số liệu: không rõ ngày giao việc."}
	case t.Seen == "":
		return Likelihood{Why: "Chưa đủ số liệu: chưa có báo cáo nào được duyệt về việc này."}
	}
	return weigh("task", t.features())
}

// features are what counts, in the order in which pages tell it.
func (t Task) features() []feature {
	span, left := monthsBetween(t.GivenOn, t.DueOn), monthsBetween(t.Today, t.DueOn)
	gone := clip(1-left/span, 0, 1)
	out := []feature{{key: "left", x: math.Log1p(left), say: "Còn %d tháng đến hạn, đã qua %d%% thời gian", with: []any{whole(left), whole(100 * gone)}}}
	out = append(out, t.progress(gone, left)...)
	stale := max(monthsBetween(t.Seen, t.Today), 0)
	out = append(out, feature{key: "stale", x: clip(stale, 0, 8), say: "Báo cáo gần nhất nói về kỳ kết thúc cách đây %d tháng", with: []any{whole(stale)}})
	if t.Steps > 0 {
		out = append(out, feature{key: "slipped", x: float64(t.Slipped) / float64(t.Steps), say: "%[2]d phần việc con đã đến hạn, %[1]d chậm hoặc chưa xong", with: []any{t.Slipped, t.Steps}})
	}
	out = append(out, feature{key: "moved", x: clip(float64(t.Moved), 0, 2), say: "Đã gia hạn %d lần", with: []any{t.Moved}})
	return append(out, t.Unit.features(left)...)
}

// progress tells the share that is done against the share of time that is gone, and the pace against the pace still needed.
func (t Task) progress(gone, left float64) []feature {
	switch t.State {
	case plan.NotStarted:
		return []feature{{key: "not_started", x: gone, say: "Báo là chưa bắt đầu, khi đã qua %d%% thời gian", with: []any{whole(100 * gone)}}}
	case plan.Paused:
		return []feature{{key: "paused", x: 1, say: "Báo là đang tạm dừng"}}
	}
	then := clip(1-monthsBetween(t.Seen, t.DueOn)/monthsBetween(t.GivenOn, t.DueOn), 0, 1) // when it was told
	if t.Percent < 0 {
		return []feature{{key: "untold", x: 1, say: "Đang làm, không ghi tỉ lệ hoàn thành"}}
	}
	done := float64(t.Percent) / 100
	out := []feature{{key: "gap", x: done - then, say: "Báo xong %d%%, khi đã qua %d%% thời gian", with: []any{t.Percent, whole(100 * then)}}}
	pace := float64(t.Percent) / max(monthsBetween(t.GivenOn, t.Seen), 1)
	need := float64(100-t.Percent) / max(left, 0.5)
	return append(out, feature{key: "pace", x: clip(math.Log((pace+2)/(need+2)), -2.5, 2.5), say: "Từ ngày giao mỗi tháng được %d điểm phần trăm, còn cần %d mỗi tháng", with: []any{whole(pace), whole(need)}})
}

// enough is how many tasks of a unit must have been due in a year before its record counts for anything.
const enough = 5

// usualRecord is the share done in time in the invented provinces, as in public figures of tasks given and done.
const usualRecord = 0.75

// features tell the record of the unit and what still waits before the task is due.
func (u Unit) features(left float64) []feature {
	due, done := u.OnTime+u.Late+u.Overdue, u.OnTime+u.Late
	if due < enough {
		return []feature{{key: "record", unknown: true, say: "Đơn vị có %d việc đến hạn trong 12 tháng qua: chưa đủ để xét", with: []any{due}}}
	}
	// Drawn towards the usual share, as if four more tasks had been seen: few tasks are no record.
	share := (float64(u.OnTime) + 4*usualRecord) / float64(due+4)
	out := []feature{{key: "record", x: share, say: "12 tháng qua đơn vị xong đúng hạn %d trong %d việc đến hạn", with: []any{u.OnTime, due}}}
	rate := max(float64(done)/12, 0.1)
	wait := float64(u.Queue) / rate
	return append(out, feature{key: "load", x: clip(math.Log((wait+1)/(left+1)), -2, 2.5),
		say: "Đến hạn này đơn vị phải xong %d việc, với nhịp năm qua cần %d tháng", with: []any{u.Queue, whole(wait)}})
}

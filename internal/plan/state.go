package plan

import "lotrinh/internal/when"

// WorkState is what has been done; it is one axis, TimeState the other.
type WorkState string

const (
	NotStarted WorkState = "not_started"
	InProgress WorkState = "in_progress"
	Done       WorkState = "done"
	Paused     WorkState = "paused"
	Cancelled  WorkState = "cancelled"
)

// AllStates in the order they are offered.
var AllStates = []WorkState{NotStarted, InProgress, Done, Paused, Cancelled}

// Vi is the state as pages and reports say it.
func (s WorkState) Vi() string {
	switch s {
	case NotStarted:
		return "Chưa thực hiện"
	case InProgress:
		return "Đang thực hiện"
	case Done:
		return "Hoàn thành"
	case Paused:
		return "Tạm dừng"
	case Cancelled:
		return "Hủy"
	}
	return string(s)
}

// Open tells whether work is still owed.
func (s WorkState) Open() bool { return s == NotStarted || s == InProgress || s == Paused }

// TimeState is where an item stands against its due day.
type TimeState string

const (
	NoDue   TimeState = "no_due"
	InTime  TimeState = "in_time"
	DueSoon TimeState = "due_soon"
	Overdue TimeState = "overdue"
	OnTime  TimeState = "on_time" // done, on or before the due day
	Late    TimeState = "late"    // done, after it
	Ended   TimeState = "ended"   // cancelled: time no longer matters
)

// TimeStates in the order pages list them.
var TimeStates = []TimeState{Overdue, DueSoon, InTime, NoDue, OnTime, Late, Ended}

// Vi is the time state as pages say it.
func (s TimeState) Vi() string {
	switch s {
	case NoDue:
		return "Không có hạn"
	case InTime:
		return "Trong hạn"
	case DueSoon:
		return "Sắp đến hạn"
	case Overdue:
		return "Quá hạn"
	case OnTime:
		return "Hoàn thành đúng hạn"
	case Late:
		return "Hoàn thành quá hạn"
	case Ended:
		return "Đã hủy"
	}
	return string(s)
}

// SoonDays is how long before its last day an item is due soon, unless a setting says otherwise.
const SoonDays = 7

// TimeStateOn judges an item on a day. due is the last allowed day; it is overdue from the day after.
func TimeStateOn(today, due when.Date, state WorkState, doneOn when.Date, soonDays int) TimeState {
	switch {
	case state == Cancelled:
		return Ended
	case state == Done && due == "":
		return OnTime
	case state == Done && doneOn != "" && doneOn > due:
		return Late
	case state == Done:
		return OnTime
	case due == "":
		return NoDue
	case today > due:
		return Overdue
	case today.Add(soonDays) >= due:
		return DueSoon
	}
	return InTime
}

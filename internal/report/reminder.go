package report

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Reminders says how many days before or after its last day who hears of what is due: the reporter beforehand, then the
// head of the unit, the coordinating office and the leader, each when it is that much later.
type Reminders struct {
	Rev         int `json:"rev"`    // 0 = nobody has set them: UsualReminders
	Before      int `json:"before"` // days before, to the reporter
	Head        int `json:"head"`   // days after
	Coordinator int `json:"coordinator"`
	Leader      int `json:"leader"`
}

// UsualReminders hold unless an installation says otherwise.
var UsualReminders = Reminders{Before: 7, Head: 3, Coordinator: 7, Leader: 14}

// maxReminderDays bounds what can be set.
const maxReminderDays = 365

// Validate refuses days out of all bounds, and an escalation that would reach the leader before the head.
func (r Reminders) Validate() error {
	for _, n := range []int{r.Before, r.Head, r.Coordinator, r.Leader} {
		if n < 0 || n > maxReminderDays {
			return fault.New(fault.Invalid, "Số ngày nhắc phải từ 0 đến %d, không phải %d.", "Days of a reminder are from 0 to %d, not %d.", maxReminderDays, n).At("days")
		}
	}
	if r.Head > r.Coordinator || r.Coordinator > r.Leader {
		return fault.New(fault.Invalid, "Việc quá hạn báo lên dần: thủ trưởng (%d ngày), cơ quan tổng hợp (%d), lãnh đạo (%d); số sau không được nhỏ hơn số trước.",
			"What is late goes up step by step: head (%d days), coordinating office (%d), leader (%d); no number may be less than the one before it.", r.Head, r.Coordinator, r.Leader).At("days")
	}
	return nil
}

// Until is the newest last day that a role hears of today; ok is false where the role is never reminded.
func (r Reminders) Until(role org.Role, today when.Date) (due when.Date, ok bool) {
	switch role {
	case org.Reporter:
		return today.Add(r.Before), true
	case org.Head:
		return today.Add(-r.Head), true
	case org.Coordinator:
		return today.Add(-r.Coordinator), true
	case org.Leader:
		return today.Add(-r.Leader), true
	}
	return "", false
}

// Hears tells whether a role hears today of what is due on a day.
func (r Reminders) Hears(role org.Role, due, today when.Date) bool {
	until, ok := r.Until(role, today)
	return ok && due != "" && due <= until
}

// Mute keeps a reminder away from a post for a time, with the reason; it ends by itself.
type Mute struct {
	ID     string     `json:"id"`
	Rev    int        `json:"rev"`
	PostID org.PostID `json:"post_id"`
	About  string     `json:"about"` // "item:ID", "report:UNIT/PERIOD" or "paper:ID"
	Reason string     `json:"reason"`
	Until  when.Date  `json:"until"` // the last day of silence
}

// Bounds of a mute: what needs longer is no reminder but a matter of the plan.
const (
	MaxMuteDays   = 92
	maxMuteReason = 500 // bytes
)

// Validate refuses a mute without a reason or an end.
func (m Mute) Validate(today when.Date) error {
	switch {
	case m.Reason == "":
		return fault.New(fault.Invalid, "Hãy ghi lý do tắt nhắc.", "Say why the reminder is muted.").At("why")
	case len(m.Reason) > maxMuteReason:
		return fault.New(fault.TooLarge, "Lý do dài %d byte, tối đa %d.", "The reason has %d bytes, at most %d are taken.", len(m.Reason), maxMuteReason).At("why")
	case m.Until < today || m.Until > today.Add(MaxMuteDays):
		return fault.New(fault.Invalid, "Tắt nhắc đến ngày nào: từ hôm nay, tối đa %d ngày.", "Until which day: from today on, at most %d days.", MaxMuteDays).At("until")
	}
	return nil
}

// Holds tells whether the mute still keeps silence on a day.
func (m Mute) Holds(today when.Date) bool { return today <= m.Until }

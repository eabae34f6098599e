package app

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// AsOf is the same installation as it was known when a day ended: every question is answered from then, and nothing is
// changed there. Today itself is the present.
func (a *App) AsOf(day when.Date) (*App, error) {
	switch today := a.Today(); {
	case day > today:
		return nil, fault.New(fault.Invalid, "Ngày %[1]s chưa đến; chỉ xem được những ngày đã qua.", "%[2]s has not come; only days that are over can be looked at.", day.Vi(), string(day)).At("asof")
	case day == today:
		return a, nil
	}
	past := *a
	past.store, past.today, past.due = a.store.AsOf(day), day, new(dueActs)
	return &past, nil
}

// presentOnly refuses what is known only of the present.
func (a *App) presentOnly(field string) error {
	if a.store.Day() == "" {
		return nil
	}
	return fault.New(fault.Invalid, "Chưa tìm theo từ trong kế hoạch của một ngày đã qua; hãy bỏ từ tìm, dùng các bộ lọc khác.", "Words are not looked for in the plan of a day that is over; leave them out and use the other filters.").At(field)
}

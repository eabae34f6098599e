package store

import (
	"strconv"

	"lotrinh/internal/when"
)

// WorkYears keeps when.YearDays.
var WorkYears = keep(Table[when.YearDays]{noun: "calendar", vi: "lịch làm việc", name: "work_year", order: "year", columns: []string{"year"},
	key:   func(y *when.YearDays) (string, *int) { return strconv.Itoa(y.Year), &y.Rev },
	index: func(y *when.YearDays) []any { return []any{y.Year} },
})

package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/when"
)

// CalendarYear is a year as it is shown: days loaded, and those of the law.
type CalendarYear struct {
	Year   int           `json:"year"`
	Loaded bool          `json:"loaded"` // any day off of it
	Days   []CalendarDay `json:"days"`
}

// CalendarDay is a day that is not what its weekday says.
type CalendarDay struct {
	when.SpecialDay
	ByLaw bool `json:"by_law"`
}

// ShownCalendar are the loaded years, the oldest first; or one year, loaded or not.
func (a *App) ShownCalendar(ctx context.Context, who Who, year int) ([]CalendarYear, error) {
	years, err := a.CalendarYears(ctx, who, year)
	if err != nil {
		return nil, err
	}
	if len(years) == 0 && year != 0 {
		years = []when.YearDays{{Year: year}}
	}
	known := when.NewCalendar(years)
	var out []CalendarYear
	for _, y := range years {
		out = append(out, CalendarYear{y.Year, known.Known(y.Year), daysShown(y)})
	}
	return out, nil
}

// daysShown are the days of a year with those that the law fixes, in order.
func daysShown(y when.YearDays) []CalendarDay {
	days := []CalendarDay{}
	for _, d := range y.Days {
		days = append(days, CalendarDay{SpecialDay: d})
	}
	for _, law := range when.LawDays(y.Year) {
		if i := slices.IndexFunc(days, func(d CalendarDay) bool { return d.Date == law.Date }); i >= 0 {
			days[i].ByLaw = true
		} else {
			days = append(days, CalendarDay{law, true})
		}
	}
	arrange.By(days, func(a, b CalendarDay) int { return cmp.Compare(a.Date, b.Date) })
	return days
}

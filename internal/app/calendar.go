package app

import (
	"context"
	"slices"
	"strconv"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// CalendarLoad is what a file of days off does, or would do.
type CalendarLoad struct {
	Years []YearLoad
	Wrong []when.WrongRow // nothing is written while there are any
	Done  bool
}

// YearLoad counts what changes in one year.
type YearLoad struct {
	Year int `json:"year"`
	when.DayChanges
}

// LoadCalendar replaces the special days of the years that a file names, as one act; dry only tells.
func (a *App) LoadCalendar(ctx context.Context, who Who, content []byte, dry bool) (CalendarLoad, error) {
	var out CalendarLoad
	if err := who.must(org.SetUpUnits); err != nil {
		return out, err
	}
	rows, err := readCalendar(content)
	if err != nil {
		return out, err
	}
	var years []when.YearDays
	if years, out.Wrong = when.ReadDays(rows); len(out.Wrong) > 0 {
		return out, nil
	}
	if out.Years, err = compareYears(a.store.Read(ctx), years); err != nil || dry {
		return out, err
	}
	out.Done = true
	if !slices.ContainsFunc(out.Years, func(y YearLoad) bool { return y.Any() }) {
		return out, nil
	}
	err = a.change(ctx, who, act{"calendar.load", "calendar", yearsNamed(years), ""}, func(tx *store.Tx) error {
		if out.Years, err = compareYears(tx.Reader, years); err != nil {
			return err
		}
		for i, y := range years {
			if !out.Years[i].Any() {
				continue
			}
			before, err := store.WorkYears.Get(tx.Reader, strconv.Itoa(y.Year))
			if err := unlessMissing(err); err != nil {
				return err
			}
			y.Rev = before.Rev
			if err := store.WorkYears.Save(tx, &y); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// compareYears counts what would change, year by year.
func compareYears(r store.Reader, years []when.YearDays) ([]YearLoad, error) {
	var out []YearLoad
	for _, y := range years {
		before, err := store.WorkYears.Get(r, strconv.Itoa(y.Year))
		if err := unlessMissing(err); err != nil {
			return nil, err
		}
		out = append(out, YearLoad{y.Year, y.Since(before)})
	}
	return out, nil
}

// yearsNamed is "2026", or "2026-2027".
func yearsNamed(years []when.YearDays) string {
	first, last := strconv.Itoa(years[0].Year), strconv.Itoa(years[len(years)-1].Year)
	if first == last {
		return first
	}
	return first + "-" + last
}

// CalendarYears are the loaded years, the oldest first; year 0 is all of them.
func (a *App) CalendarYears(ctx context.Context, who Who, year int) ([]when.YearDays, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, err
	}
	years, err := store.WorkYears.All(a.store.Read(ctx))
	if year != 0 {
		years = slices.DeleteFunc(years, func(y when.YearDays) bool { return y.Year != year })
	}
	return years, err
}

// WorkingDue is the last day of a time in working days.
type WorkingDue struct {
	From    when.Date `json:"from"`
	Days    int       `json:"days"`
	Due     when.Date `json:"due"`
	Certain bool      `json:"certain"`
	Unknown []int     `json:"unknown_years"` // no days off of these are loaded
}

const maxWorkingDays = 2000

// WorkingDue counts working days from a day that is not counted itself.
func (a *App) WorkingDue(ctx context.Context, who Who, from when.Date, days int) (WorkingDue, error) {
	if days < 1 || days > maxWorkingDays {
		return WorkingDue{}, fault.New(fault.Invalid, "Số ngày làm việc phải từ 1 đến %d.", "The number of working days is from 1 to %d.", maxWorkingDays).At("days")
	}
	years, err := a.CalendarYears(ctx, who, 0)
	if err != nil {
		return WorkingDue{}, err
	}
	c := when.NewCalendar(years)
	due := c.Add(from, days)
	if due == "" {
		return WorkingDue{}, fault.New(fault.Invalid, "Không tính được ngày cuối từ %q.", "No last day can be counted from %q.", string(from)).At("from")
	}
	unknown := append([]int{}, c.Unknown(from, due)...)
	return WorkingDue{from, days, due, len(unknown) == 0, unknown}, nil
}

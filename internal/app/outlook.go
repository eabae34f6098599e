package app

import (
	"context"
	"slices"

	"lotrinh/internal/forecast"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// AddOutlook puts beside the rows of a list how likely each is to be delivered and how the coordinator rates it. It is known of
// today alone: of the plan of a day that is over the rows stay as they are.
func (a *App) AddOutlook(ctx context.Context, rows []ItemRow) error {
	return a.addOutlook(a.store.Read(ctx), rows)
}

func (a *App) addOutlook(r store.Reader, rows []ItemRow) error {
	if a.store.Day() != "" || len(rows) == 0 {
		return nil
	}
	var ids []plan.ItemID
	for _, row := range rows {
		ids = append(ids, row.Item.ID)
	}
	ratings, err := r.RatingsOf(ids)
	if err != nil {
		return err
	}
	if err := a.addLikelihood(r, rows); err != nil {
		return err
	}
	if err := a.addCourses(r, rows); err != nil {
		return err
	}
	for i := range rows {
		if x, ok := ratings[rows[i].Item.ID]; ok {
			rows[i].Rating = &x
		}
	}
	return nil
}

// addLikelihood works out the likelihood of rows from what is kept: their standings, the figures of the units that lead them and
// what stands under them, in two queries whatever their number; in none where no row needs it.
func (a *App) addLikelihood(r store.Reader, rows []ItemRow) error {
	var units []org.UnitID
	var parents []plan.ItemID
	for i := range rows {
		row := &rows[i]
		if row.Standing.State == "" {
			continue
		}
		said := forecast.OfTask(a.taskOf(*row))
		row.Outlook = &said
		if said.Known { // only what is forecast needs the figures around it
			parents = append(parents, row.Item.ID)
			if row.lead != "" {
				units = append(units, row.lead)
			}
		}
	}
	if len(parents) == 0 {
		return nil
	}
	slices.Sort(units)
	months, err := r.MonthsOf(slices.Compact(units), when.Period(a.Today().AddYears(-1)[:7]))
	if err != nil {
		return err
	}
	steps, err := r.StepsOf(parents)
	if err != nil {
		return err
	}
	for i := range rows {
		row := &rows[i]
		if row.Outlook == nil || !row.Outlook.Known {
			continue
		}
		t := a.taskOf(*row)
		t.Unit = forecast.UnitOf(months[row.lead], t.Today, t.DueOn)
		t.Steps, t.Slipped = slipped(steps[row.Item.ID], t.Today)
		said := forecast.OfTask(t)
		row.Outlook = &said
	}
	return nil
}

// taskOf is what a row itself tells of a task.
func (a *App) taskOf(row ItemRow) forecast.Task {
	t := forecast.Task{Today: a.Today(), DueOn: row.Standing.DueOn, State: row.Standing.State, DoneOn: row.Standing.DoneOn, Percent: row.Standing.Percent,
		GivenOn: row.Due.From, Seen: row.Standing.ReportedAt.Bounds().To, Moved: row.Due.Extended, Returning: row.Due.Returning()}
	for _, s := range row.Sources {
		if s.on != "" && (t.GivenOn == "" || s.on < t.GivenOn) {
			t.GivenOn = s.on
		}
	}
	return t
}

// slipped counts the steps that were due before a day, and those of them that were late or are not done.
func slipped(steps []plan.Standing, today when.Date) (due, late int) {
	for _, s := range steps {
		if s.State == plan.Cancelled || s.DueOn >= today {
			continue
		}
		due++
		if s.State.Open() || s.DoneOn > s.DueOn {
			late++
		}
	}
	return due, late
}

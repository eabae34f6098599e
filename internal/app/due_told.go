package app

import (
	"context"
	"slices"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// DueTold explains a deadline beside its phrase: what it means in days.
type DueTold struct {
	Phrase  string        `json:"phrase"`
	Day     when.Date     `json:"day"`           // computed; "" = none, or not yet
	Next    []when.Date   `json:"next"`          // of what returns, the first days
	Counted *when.Counted `json:"counted"`       // of what hangs on an event
	Event   *plan.Event   `json:"event"`         // as recorded
	Unknown []int         `json:"unknown_years"` // no days off of these are loaded: a day counted in working days is not certain
	Waiting bool          `json:"waiting"`       // for its event
}

// TellDue explains what a person types as a deadline, before it is saved.
func (a *App) TellDue(ctx context.Context, text string) (DueTold, error) {
	due, err := parseDue(text, "")
	if err != nil {
		return DueTold{}, err
	}
	return a.tellDue(a.store.Read(ctx), due, "")
}

// tellDue explains a deadline, of the plan or only proposed.
func (a *App) tellDue(r store.Reader, due plan.Due, document when.Date) (DueTold, error) {
	due = due.Begun(document, a.Today())
	t := DueTold{Phrase: due.Raw, Day: due.To, Next: []when.Date{}, Unknown: []int{}}
	if due.Rule == nil {
		return t, nil
	}
	if due.Returning() {
		t.Day = ""
		for _, o := range due.Rule.Occurrences("", 3) {
			t.Next = append(t.Next, o.DueOn)
		}
	}
	t.Counted, t.Event = due.Rule.Counted, due.Rule.Event
	if t.Counted == nil {
		return t, nil
	}
	on := t.Counted.On
	if t.Event != nil {
		on = t.Event.On
	}
	end, unknown, err := countedEnd(r, *t.Counted, on)
	if t.Unknown = append(t.Unknown, unknown...); t.Day == "" {
		t.Day = end
	}
	t.Waiting = t.Day == ""
	return t, err
}

// fillDue adds what the deadline of an item means, and what was asked about it.
func (a *App) fillDue(r store.Reader, v *ItemView) (err error) {
	if v.Told, err = a.tellDue(r, v.Due.Due, ""); err != nil {
		return err
	}
	if v.Occurrences, err = a.occurrences(r, v.Due.Due, v.Item.ID); err != nil {
		return err
	}
	if v.Asking, err = r.Owing(v.Item.ID); err != nil {
		return err
	}
	v.Extensions, err = r.ExtensionsOf([]plan.ItemID{v.Item.ID})
	return err
}

// occurrencesAhead is how far ahead occurrences are shown.
const occurrencesAhead = 3

// occurrences are those of an item up to today and a few more, with what was reported done.
func (a *App) occurrences(r store.Reader, due plan.Due, id plan.ItemID) ([]plan.Occurrence, error) {
	if !due.Returning() {
		return nil, nil
	}
	owing, lines, err := r.Fulfilments(id)
	if err != nil {
		return nil, err
	}
	list := report.Occurrences(*due.Rule, a.Today(), owing, lines)
	for _, o := range due.Rule.Occurrences(a.Today(), occurrencesAhead) {
		if len(list) == 0 || o.Day > list[len(list)-1].Day {
			list = append(list, o)
		}
	}
	ahead := 0
	return slices.DeleteFunc(list, func(o plan.Occurrence) bool {
		if !o.Done() && o.Day > a.Today() {
			ahead++
		}
		return ahead > occurrencesAhead && !o.Done()
	}), nil
}

// OccurrencesOf are the occurrences of a recurring item, oldest first; none for any other.
func (a *App) OccurrencesOf(ctx context.Context, id plan.ItemID) ([]plan.Occurrence, error) {
	r := a.store.Read(ctx)
	item, err := itemNamed(r, string(id))
	if err != nil {
		return nil, err
	}
	due, err := store.Dues.Get(r, string(item.ID))
	if err := unlessMissing(err); err != nil {
		return nil, err
	}
	return a.occurrences(r, due.Due, item.ID)
}

package web

import (
	"slices"

	"lotrinh/internal/app"
)

// oneSave tells the saves of one post on one day that follow each other as one: the sheet of a report saves each row while one types.
// rows are the newest first, and stay what they are in the journal.
func oneSave(rows []app.HistoryRow) (out []app.HistoryRow) {
	for _, row := range rows {
		n := len(out) - 1
		if n < 0 || !sameSave(out[n], row) {
			out = append(out, row)
			continue
		}
		out[n].Changes = together(row.Changes, out[n].Changes)
		out[n].Times = max(1, out[n].Times) + 1
	}
	return out
}

func sameSave(x, y app.HistoryRow) bool {
	a, b := x.Entry, y.Entry
	return a.Action == "report.save" && b.Action == a.Action && a.Actor == b.Actor && a.Day == b.Day && a.ID == b.ID && a.Why == b.Why && !repeats(x.Changes) && !repeats(y.Changes)
}

// repeats tells whether a field is changed in several things, so that it cannot be said which is which.
func repeats(changes []app.FieldChange) bool {
	for i, c := range changes {
		if fieldOfChange(changes[:i], c) >= 0 {
			return true
		}
	}
	return false
}

func fieldOfChange(changes []app.FieldChange, of app.FieldChange) int {
	return slices.IndexFunc(changes, func(x app.FieldChange) bool { return x.Noun == of.Noun && x.Field == of.Field })
}

// together is what two acts changed, one after the other.
func together(first, then []app.FieldChange) []app.FieldChange {
	out := slices.Clone(first)
	for _, c := range then {
		if i := fieldOfChange(out, c); i >= 0 {
			out[i].After = c.After
		} else {
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c app.FieldChange) bool { return c.Before == c.After })
}

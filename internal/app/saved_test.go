package app

import (
	"fmt"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// A post keeps lists under names of its own; each act is in the journal, and nobody overwrites a newer version.
func TestSavedViews(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx, clerk, reporter := t.Context(), w.clerk, w.as("so-tc-dm")
		late, err := w.SaveView(ctx, clerk, "Quá hạn", "time=overdue&sort=-due&page=4")
		w.ok(err)
		_, err = w.SaveView(ctx, clerk, "Ấn định", "due_from=quý 3/2026")
		w.ok(err)
		_, err = w.SaveView(ctx, reporter, "Quá hạn", "")
		w.ok(err)
		_, err = w.SaveView(ctx, clerk, "QUÁ HẠN", "")
		wantFault(t, err, fault.Conflict)
		query := "unit=so-tc"
		w.ok(w.ChangeView(ctx, clerk, late.ID, 1, "", &query))
		wantFault(t, w.ChangeView(ctx, clerk, late.ID, 1, "Cũ", nil), fault.Conflict)
		wantFault(t, w.ChangeView(ctx, clerk, late.ID, 2, "ấn ĐỊNH", nil), fault.Conflict)
		wantFault(t, w.ChangeView(ctx, reporter, late.ID, 2, "Của người khác", nil), fault.NotFound)
		views, err := w.Views(ctx, clerk)
		if err != nil || len(views) != 2 || views[0].Title != "Ấn định" || views[1].Query != "unit=so-tc" {
			t.Errorf("%+v, %v", views, err)
		}
		w.ok(w.RemoveView(ctx, clerk, late.ID, 2))
		wantFault(t, w.RemoveView(ctx, clerk, late.ID, 2), fault.NotFound)
		journal, err := w.Journal(ctx, w.clerk, 1)
		if got := fmt.Sprint(journal.Rows[0].Entry.Action, journal.Rows[1].Entry.Action); err != nil || got != "view.removeview.change" {
			t.Errorf("the journal ends in %s, %v", got, err)
		}
		for n := range plan.MaxViews - 1 {
			_, err := w.SaveView(ctx, clerk, fmt.Sprint("Danh sách ", n), "")
			w.ok(err)
		}
		_, err = w.SaveView(ctx, clerk, "Một cái nữa", "")
		wantFault(t, err, fault.Invalid)
		w.verified()
	})
}

package app

import (
	"testing"

	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
)

// "Chưa gửi" is one number: on the page of the period, on that of the cycle and in what the office is reminded of. A report that came
// back was sent; one that was taken back was not; a unit that the cycle does not ask is not missing.
func TestMissingIsOneNumber(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		own := map[string]string{"so-tc": "Sở Tài chính", "so-xd": "Sở Xây dựng", "so-nv": "Sở Nội vụ"}
		items := map[string]ItemRow{}
		for code, name := range own {
			items[code] = ItemRow{Item: w.add(ItemEdit{Title: "Việc của " + name, Lead: name})}
		}
		w.set(monthly)
		w.App = w.At("2026-06-16")
		_, err := w.OpenDue(ctx, nil)
		w.ok(err)
		w.add(ItemEdit{Title: "Việc giao sau khi mở kỳ", Lead: "UBND tỉnh Mẫu Giang"})

		returned := w.send("so-tc-dm", "so-tc", "2026-06", items["so-tc"].Item.ID)
		w.ok(w.StepReport(ctx, w.clerk, returned.ID, returned.Rev, "return", "Thiếu số liệu"))
		back := w.send("so-xd-dm", "so-xd", "2026-06", items["so-xd"].Item.ID)
		w.ok(w.StepReport(ctx, w.as("so-xd-dm"), back.ID, back.Rev, "withdraw", ""))

		w.App = w.At("2026-06-30")
		sum, rows, err := w.Reporting(ctx, "2026-06", ReportingFilter{State: "missing"})
		w.ok(err)
		view, inCycle, err := w.Cycle(ctx, w.clerk, "thang.2026-06", CycleFilter{State: "missing"})
		w.ok(err)
		list, err := w.Missing(ctx, "2026-06")
		w.ok(err)
		reminded := w.mineOf(w.clerk.Post.Code).Missing
		if sum.Missing != 2 || rows.Total != 2 || view.Sums.Missing != 2 || inCycle.Total != 2 || len(list) != 2 || reminded.Total != 2 {
			t.Errorf("missing: %d of %d rows, the cycle %d of %d rows, the list %d, reminded %d; want 2 everywhere", sum.Missing, rows.Total, view.Sums.Missing, inCycle.Total, len(list), reminded.Total)
		}
		if sum.Owing != 3 || view.Sums.Owing != 3 || sum.Returned != 1 || sum.Draft != 1 || view.Sums.Sent != 1 {
			t.Errorf("%+v, %+v", sum, view.Sums)
		}
	})
}

func TestWhatIsMissing(t *testing.T) {
	for state, want := range map[report.State]bool{"": true, report.Draft: true, report.Submitted: false, report.Returned: false, report.Endorsed: false, report.Approved: false} {
		if state.Missing() != want {
			t.Errorf("%q is missing: %v", state, !want)
		}
	}
}

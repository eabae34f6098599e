package app

import (
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// A duty of several units is late as long as one of them is; the sheet of a unit says how the unit itself stands.
func TestAUnitsOwnLateness(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		early := w.At("2026-03-05")
		add := func(title, lead, due string) plan.Item {
			it, err := early.AddItem(ctx, w.clerk, ItemEdit{Kind: plan.TaskKind, Title: title, Lead: lead, Due: due})
			w.ok(err)
			return it
		}
		every := add("Báo cáo giải ngân", "Các sở, ngành", "trước ngày 20 hằng tháng")
		once := add("Rà soát thủ tục", "Các sở, ngành", "31/3/2026")
		alone := add("Xây dựng đề án", "Sở Tài chính", "31/5/2026")
		for _, d := range []struct {
			period when.Period
			done   when.Date
			once   bool
		}{{"2026-03", "2026-03-18", true}, {"2026-04", "2026-04-18", false}, {"2026-05", "2026-05-18", false}} {
			lines := []report.Line{{ItemID: every.ID, State: plan.Done, Percent: 100, DoneOn: d.done}}
			if d.once {
				lines = append(lines, report.Line{ItemID: once.ID, State: plan.Done, Percent: 100, DoneOn: d.done})
			}
			w.approved("so-tc", d.period, lines...)
		}

		own := func(unit string, id plan.ItemID) (whole plan.TimeState, own *ItemRow) {
			t.Helper()
			v, err := w.Report(ctx, w.as(unit+"-dm"), unit, "2026-06")
			w.ok(err)
			l, _ := lineIn(v.Lines, id)
			return l.Item.Time, l.Own
		}
		for _, c := range []struct {
			unit string
			id   plan.ItemID
			due  when.Date
			time plan.TimeState
			late int
		}{
			{"so-tc", every.ID, "2026-06-19", plan.Overdue, 1}, {"so-xd", every.ID, "2026-03-19", plan.Overdue, 93},
			{"so-tc", once.ID, "2026-03-31", plan.OnTime, 0}, {"so-xd", once.ID, "2026-03-31", plan.Overdue, 81},
		} {
			whole, row := own(c.unit, c.id)
			if row == nil {
				t.Errorf("%s, %s: nothing is said of the unit itself", c.unit, c.id)
			} else if whole != plan.Overdue || row.Standing.DueOn != c.due || row.Time != c.time || row.DaysLate != c.late {
				t.Errorf("%s: the whole is %s; the unit is due %s, %s by %d, want %s, %s by %d", c.unit, whole, row.Standing.DueOn, row.Time, row.DaysLate, c.due, c.time, c.late)
			}
		}
		if _, row := own("so-tc", alone.ID); row != nil {
			t.Errorf("what one unit leads alone has no other standing: %+v", row)
		}
	})
}

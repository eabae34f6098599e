package app

import (
	"fmt"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// What a unit fulfilled of a duty that returns stays fulfilled when another takes the duty over and reports: by a merger, by a
// merger of members of a group, and where the coordinating office gives the duty to another unit.
func TestWhatAPredecessorFulfilledStays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		early := *w
		early.App = w.At("2026-03-01")
		alone := early.add(ItemEdit{Title: "Báo cáo giải ngân", Lead: "Sở Xây dựng", Due: "trước ngày 20 hằng tháng"})
		grouped := early.add(ItemEdit{Title: "Công khai thủ tục", Lead: "Các sở, ngành", Due: "trước ngày 20 hằng tháng"})
		moved := early.add(ItemEdit{Title: "Kiểm tra công vụ", Lead: "Sở Tài chính", Due: "trước ngày 20 hằng tháng"})
		done := func(day when.Date, items ...plan.Item) (lines []report.Line) {
			for _, it := range items {
				lines = append(lines, report.Line{ItemID: it.ID, State: plan.Done, Percent: 100, DoneOn: day, Product: "Báo cáo số 1"})
			}
			return lines
		}
		say := func(day when.Date, unit string, lines ...report.Line) {
			t.Helper()
			then := *w
			then.App = w.At(day)
			then.approved(unit, when.ReportingMonth(day), lines...)
		}
		say("2026-03-18", "so-xd", done("2026-03-10", alone, grouped)...)
		say("2026-03-18", "so-tc", done("2026-03-12", grouped, moved)...)
		say("2026-04-16", "so-xd", done("2026-04-10", alone)...)

		openOn := func(day when.Date, it plan.Item, want when.Date) {
			t.Helper()
			v, err := w.At(day).Item(ctx, it.ID)
			if w.ok(err); v.Standing.OriginalOn != want {
				t.Errorf("%s on %s: the first open occurrence is that of %s, want %s", it.Title, day, v.Standing.OriginalOn, want)
			}
		}
		openOn("2026-06-30", alone, "2026-05-19")
		openOn("2026-06-30", grouped, "2026-04-19")
		openOn("2026-06-30", moved, "2026-04-19")

		july := *w
		july.App = w.At("2026-07-01")
		july.carriedOut("Văn bản: NQ 12\nNgày: 01/07/2026\nhợp nhất | Sở Xây dựng | Sở Nội vụ\n")
		july.ok(july.EditItem(ctx, w.clerk, moved.ID, july.item(moved.ID).Item.Rev, ItemEdit{Title: moved.Title, Lead: "Sở Nội vụ", Due: "trước ngày 20 hằng tháng"}))
		say("2026-07-16", "so-nv", done("2026-07-10", alone)...)
		openOn("2026-07-20", alone, "2026-06-19") // March and April by the old unit, May by what the heir did first
		openOn("2026-07-20", grouped, "2026-04-19")
		openOn("2026-07-20", moved, "2026-04-19")
		say("2026-08-16", "so-nv", append(done("2026-08-10", alone), done("2026-08-11", moved)...)...)
		openOn("2026-08-20", alone, "2026-07-19")
		openOn("2026-08-20", moved, "2026-05-19")

		list, err := w.At("2026-08-20").OccurrencesOf(ctx, alone.ID)
		w.ok(err)
		var told string
		for _, o := range list[:5] {
			told += fmt.Sprintf("%s %s, ", o.Day, o.DoneOn)
		}
		if want := "2026-03-19 2026-03-10, 2026-04-19 2026-04-10, 2026-05-19 2026-07-10, 2026-06-19 2026-08-10, 2026-07-19 , "; told != want {
			t.Errorf("the item's page tells\n%s, want\n%s", told, want)
		}
		sheet, err := w.At("2026-08-20").Report(ctx, w.clerk, "so-nv", "2026-09")
		w.ok(err)
		if l, _ := lineIn(sheet.Lines, alone.ID); len(l.Open) == 0 || l.Open[0].Day != "2026-07-19" {
			t.Errorf("the heir's sheet offers %v", l.Open)
		}
		w.verified()

		// an upgrade of an installation that counted otherwise looks at all of it anew
		w.Close()
		db.Exec(t, "DELETE FROM goose_db_version WHERE version_id = 2033")
		again, err := Open(ctx, Config{Dir: db.Dir, DB: db.URL, Today: "2026-08-20"})
		w.ok(err)
		defer again.Close()
		w.App = again
		openOn("2026-08-20", alone, "2026-07-19")
		w.verified()
	})
}

package app

import (
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// The sheet offers what a unit may still fulfil of a recurring item, and more time only to the unit that leads it.
func TestOpenOccurrencesOfASheet(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		it, err := w.At("2026-03-05").AddItem(ctx, w.clerk, ItemEdit{Kind: plan.TaskKind, Title: "Báo cáo giải ngân", Lead: "Sở Tài chính", Coord: "Sở Nội vụ", Due: "trước ngày 20 hằng tháng"})
		w.ok(err)
		done := report.Line{ItemID: it.ID, State: plan.Done, Percent: 100, DoneOn: "2026-04-18", Occurrence: "2026-04-19", Product: "Báo cáo số 5/BC-STC"}
		w.lineApproved("so-tc", "2026-04", done)

		reporter := w.as("so-tc-dm")
		sheet := func() ReportLine {
			t.Helper()
			v, err := w.Report(ctx, reporter, "so-tc", "2026-06")
			w.ok(err)
			l, _ := lineIn(v.Lines, it.ID)
			return l
		}
		l := sheet()
		var days []when.Date
		for _, o := range l.Open {
			days = append(days, o.Day)
		}
		if len(days) != 6 || days[0] != "2026-03-19" || days[1] != "2026-05-19" || !l.MayAsk || l.Line.Occurrence != "" {
			t.Errorf("offered %v, may ask %v", days, l.MayAsk)
		}
		write := func(day when.Date, state plan.WorkState) error {
			line := sheet().Line
			line.ItemID, line.State, line.Percent, line.DoneOn, line.Occurrence = it.ID, state, 100, "2026-06-18", day
			_, err := w.SaveCells(ctx, reporter, "so-tc", "2026-06", Cells{Lines: []LineEdit{{Line: line}}})
			return err
		}
		for _, day := range []when.Date{"2026-04-19", "2026-05-20", "2030-01-19"} { // done, none of the rule, far ahead
			wantFault(t, write(day, plan.Done), fault.Invalid)
		}
		w.ok(write("2026-05-19", plan.Done))
		if got := sheet().Line.Occurrence; got != "2026-05-19" {
			t.Errorf("kept %q", got)
		}
		w.ok(write("", plan.Done)) // the earliest again
		if got := sheet().Line.Occurrence; got != "" {
			t.Errorf("kept %q, want none", got)
		}
		w.ok(write("2026-05-19", plan.Done))
		w.ok(write("2026-05-19", plan.InProgress)) // of what is not done there is no occurrence
		if got := sheet().Line.Occurrence; got != "" {
			t.Errorf("kept %q of what is not done", got)
		}

		_, err = w.AskExtension(ctx, reporter, ExtensionAsk{Item: it.Code, NewDay: "2026-07-31", Reason: "Chờ số liệu của Kho bạc"})
		w.ok(err)
		if l := sheet(); l.MayAsk || l.Asked == nil || l.Asked.NewDay != "2026-07-31" {
			t.Errorf("a request waits, and %v, %+v", l.MayAsk, l.Asked)
		}
		v, err := w.Report(ctx, w.as("so-nv-dm"), "so-nv", "2026-06")
		w.ok(err)
		if l, listed := lineIn(v.Lines, it.ID); listed {
			t.Errorf("the coordinating unit reports on it: %+v", l)
		}
	})
}

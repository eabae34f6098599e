package app

import (
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
)

// The way to send stands on the page of a report from the start, with what is still missing beside it; what is said there is what
// sending is refused for.
func TestWhatAReportLacks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx, who := t.Context(), w.as("so-tc-dm")
		it := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính", Due: "31/12/2026"})
		w.add(ItemEdit{Title: "Lập quy hoạch", Lead: "Sở Tài chính", Due: "31/12/2026"})
		see := func(post string) ReportView {
			t.Helper()
			v, err := w.Report(ctx, w.as(post), "so-tc", "2026-06")
			w.ok(err)
			return v
		}
		if v := see("so-tc-dm"); v.Report.ID != "" || len(v.Steps) != 1 || v.Steps[0].Action != "submit" || len(v.Lacks) != 1 || v.Lacks[0].ItemID != "" {
			t.Errorf("before anything is saved: %+v, lacks %+v", v.Steps, v.Lacks)
		}
		if v := see("so-xd-dm"); len(v.Steps) != 0 || len(v.Lacks) != 0 {
			t.Errorf("another unit may %+v", v.Steps)
		}
		x, err := w.SaveReport(ctx, who, "so-tc", "2026-06", ReportEdit{Lines: []LineEdit{{Line: report.Line{ItemID: it.ID, State: plan.Done, Percent: 100}}}})
		w.ok(err)
		v := see("so-tc-dm")
		if len(v.Lacks) != 1 || v.Lacks[0].ItemID != it.ID || v.Lacks[0].Code != it.Code {
			t.Fatalf("done without its day: %+v", v.Lacks)
		}
		wantFault(t, w.StepReport(ctx, who, x.ID, x.Rev, "submit", ""), fault.Invalid)
		line := v.Lines[0].Line
		line.DoneOn = "2026-06-10"
		x, err = w.SaveReport(ctx, who, "so-tc", "2026-06", ReportEdit{Rev: x.Rev, Lines: []LineEdit{{Line: line}}})
		w.ok(err)
		if v := see("so-tc-dm"); len(v.Lacks) != 0 || len(v.Odd) != 1 {
			t.Errorf("%+v, %+v", v.Lacks, v.Odd)
		}

		// What was confirmed is asked again once the report came back, and where the figure is another one.
		odd := see("so-tc-dm").Odd[0]
		w.ok(w.MoveReport(ctx, who, x.ID, x.Rev, Move{Action: "submit", Confirmed: []string{odd.Key}}))
		if v := see("so-tc-dm"); !v.Report.Confirms(odd) {
			t.Error("what was confirmed is forgotten")
		}
		w.ok(w.StepReport(ctx, w.clerk, x.ID, x.Rev+1, "return", "Bổ sung sản phẩm"))
		if v := see("so-tc-dm"); v.Report.Confirms(v.Odd[0]) {
			t.Error("what came back counts as confirmed")
		}
	})
}

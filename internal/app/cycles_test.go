package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

var monthly = RegimeEdit{Code: "thang", Title: "Báo cáo tháng", Every: report.Monthly, Deadlines: []report.Deadline{{Days: 5}}, From: "2026-01-01"}

// asks gives what each unit owes in a cycle, by code.
func (w *world) asks(id report.CycleID) map[string][]plan.ItemID {
	w.t.Helper()
	r := w.store.Read(w.t.Context())
	rows, err := r.AskedIn([]report.CycleID{id})
	w.ok(err)
	out := map[string][]plan.ItemID{}
	for _, x := range rows {
		owed, err := r.OwedOf(id, []org.UnitID{x.UnitID})
		w.ok(err)
		u, err := store.Units.Get(r, string(x.UnitID))
		w.ok(err)
		out[u.Code] = owed[0].Items
	}
	return out
}

func (w *world) set(e RegimeEdit) {
	w.t.Helper()
	_, err := w.SetRegime(w.t.Context(), w.clerk, e)
	w.ok(err)
}

func TestACycleAsksEachUnitForExactlyWhatItOwes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		both := w.add(ItemEdit{Title: "Rà soát thủ tục", Lead: "Các sở, ngành"})
		own := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính"})
		value := w.add(ItemEdit{Kind: plan.IndicatorKind, Title: "Tỷ lệ hồ sơ trực tuyến", Lead: "Sở Nội vụ"})
		w.add(ItemEdit{Kind: plan.ObjectiveKind, Title: "Chính quyền số", Lead: "UBND tỉnh Mẫu Giang"})
		cancelled := w.add(ItemEdit{Title: "Việc đã thôi", Lead: "Sở Xây dựng"})
		w.ok(w.EndItem(t.Context(), w.clerk, cancelled.ID, cancelled.Rev, "thôi"))
		missing, err := w.Missing(t.Context(), "2026-06")
		w.ok(err)
		if len(missing) != 3 || !slices.ContainsFunc(missing, func(u org.Unit) bool { return u.Code == "so-nv" }) {
			t.Errorf("without a regime %v owe; who leads an indicator alone is asked too", missing)
		}

		w.set(monthly)
		opened, err := w.OpenDue(t.Context(), nil)
		w.ok(err)
		if len(opened) != 1 || opened[0].ID != "thang.2026-06" {
			t.Fatalf("opened %+v", opened)
		}
		want := map[string][]plan.ItemID{"so-tc": {both.ID, own.ID}, "so-xd": {both.ID}, "so-nv": {value.ID}}
		got := w.asks("thang.2026-06")
		for _, ids := range got {
			slices.Sort(ids)
		}
		for _, ids := range want {
			slices.Sort(ids)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("asked %v, want %v", got, want)
		}
		head, err := w.store.Read(t.Context()).Head()
		w.ok(err)
		again, err := w.OpenDue(t.Context(), nil)
		w.ok(err)
		after, err := w.store.Read(t.Context()).Head()
		w.ok(err)
		if len(again) != 0 || head != after {
			t.Errorf("opened again: %v", again)
		}
		w.verified()
	})
}

// Whenever it is broken off, the next call goes on with it: each unit is asked once.
func TestOpeningAndClosingGoOnWhereTheyBrokeOff(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		var units []org.Unit
		for i := range 3 * unitsAnAct {
			units = append(units, org.Unit{Code: fmt.Sprintf("xa-%d", i), Name: fmt.Sprintf("UBND xã %d", i), Level: "commune"})
		}
		w.ok(w.AddUnits(t.Context(), w.clerk, units, nil, nil))
		for _, u := range units {
			w.add(ItemEdit{Title: "Việc của " + u.Name, Lead: u.Name})
		}
		w.set(monthly)
		breakOff := func(run func(context.Context, Progress) error, after int) {
			t.Helper()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			n := 0
			err := run(ctx, func(int, int, string) {
				if n++; n == after {
					stop()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("broken off after %d: %v", after, err)
			}
			again, err := Open(t.Context(), Config{Dir: db.Dir, DB: db.URL, Today: w.today}) // as a new process does
			w.ok(err)
			t.Cleanup(func() { again.Close() })
			w.App = again
		}
		open := func(ctx context.Context, say Progress) error { _, err := w.OpenDue(ctx, say); return err }
		for after := range 2 {
			breakOff(open, after+1)
			c, err := store.Cycles.Get(w.store.Read(t.Context()), "thang.2026-06")
			w.ok(err)
			if n := len(w.asks(c.ID)); c.State != report.Opening || n == 0 || n >= len(units) {
				t.Errorf("broken off: %s, %d asked", c.State, n)
			}
			wantFault(t, w.CloseCycle(t.Context(), w.clerk, c.ID, nil), fault.Conflict)
		}
		w.ok(open(t.Context(), nil))
		if n := len(w.asks("thang.2026-06")); n != len(units) {
			t.Errorf("%d asked of %d", n, len(units))
		}
		w.App = w.At("2026-07-01")
		breakOff(func(ctx context.Context, say Progress) error { return w.CloseCycle(ctx, w.clerk, "thang.2026-06", say) }, 1)
		if _, err := w.OpenDue(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		c, err := store.Cycles.Get(w.store.Read(t.Context()), "thang.2026-06")
		w.ok(err)
		frozen, err := w.store.Read(t.Context()).FrozeIn([]report.CycleID{c.ID})
		w.ok(err)
		if c.State != report.Closed || c.ClosedOn != "2026-07-01" || len(frozen) != len(units) {
			t.Errorf("%s on %s, %d frozen", c.State, c.ClosedOn, len(frozen))
		}
		w.verified()
	})
}

// send writes a report with a line for each item, and sends it.
func (w *world) send(post, unit string, p when.Period, ids ...plan.ItemID) report.Report {
	w.t.Helper()
	who := w.as(post)
	e := ReportEdit{Summary: "Cơ bản đúng tiến độ."}
	for _, id := range ids {
		e.Lines = append(e.Lines, LineEdit{Line: report.Line{ItemID: id, State: plan.InProgress, Percent: 40}})
	}
	v, err := w.Report(w.t.Context(), who, unit, p)
	w.ok(err)
	e.Rev = v.Report.Rev
	x, err := w.SaveReport(w.t.Context(), who, unit, p, e)
	w.ok(err)
	w.ok(w.StepReport(w.t.Context(), who, x.ID, x.Rev, "submit", ""))
	v, err = w.Report(w.t.Context(), who, unit, p)
	w.ok(err)
	return v.Report
}

func TestASnapshotNeverChanges(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		own := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính"})
		w.add(ItemEdit{Title: "Lập quy hoạch", Lead: "Sở Tài chính"})
		late := w.add(ItemEdit{Title: "Rà soát thủ tục", Lead: "Sở Xây dựng"})
		w.set(monthly)
		const id = report.CycleID("thang.2026-06")
		w.App = w.At("2026-06-16")
		_, err := w.OpenDue(t.Context(), nil)
		w.ok(err)
		wantFault(t, w.CloseCycle(t.Context(), w.clerk, id, nil), fault.Conflict) // there is time until the 19th
		sent := w.send("so-tc-dm", "so-tc", "2026-06", own.ID)
		w.App = w.At("2026-06-22")
		wantFault(t, w.CloseCycle(t.Context(), w.as("so-tc-dm"), id, nil), fault.Denied)
		w.ok(w.CloseCycle(t.Context(), w.clerk, id, nil))
		wantFault(t, w.CloseCycle(t.Context(), w.clerk, id, nil), fault.Conflict)
		frozen := func() (out []report.Snapshot) {
			t.Helper()
			for _, code := range []string{"so-tc", "so-xd"} {
				u, err := w.store.Read(t.Context()).UnitByCode(code)
				w.ok(err)
				x, err := store.Snapshots.Get(w.store.Read(t.Context()), report.OwedID(id, u.ID))
				w.ok(err)
				out = append(out, x)
			}
			return out
		}
		before := frozen()
		if x := before[0]; x.ReportID != sent.ID || x.State != report.Submitted || x.SentOn != "2026-06-16" || x.DaysLate != 0 || x.Filled != 1 || len(x.Items) != 2 || x.Tally.Total != 2 {
			t.Errorf("frozen %+v", x)
		}
		if x := before[1]; x.ReportID != "" || x.SentOn != "" || x.DaysLate != 3 || x.Filled != 0 {
			t.Errorf("frozen %+v", x)
		}

		w.App = w.At("2026-06-25")
		if x := w.send("so-xd-dm", "so-xd", "2026-06", late.ID); !x.Late {
			t.Error("a report sent after the closing is late")
		}
		w.ok(w.StepReport(t.Context(), w.clerk, sent.ID, sent.Rev, "return", "bổ sung"))
		w.ok(w.StepReport(t.Context(), w.as("so-tc-dm"), sent.ID, sent.Rev+1, "submit", ""))
		if v, err := w.Report(t.Context(), w.clerk, "so-tc", "2026-06"); err != nil || v.Report.Late || v.Asked == nil || v.Asked.DueOn != "2026-06-19" {
			t.Errorf("what was returned and sent again is not late: %+v, %v", v.Report, err)
		}
		if after := frozen(); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("the snapshot has changed:\n%v\n%v", before, after)
		}
		view, page, err := w.Cycle(t.Context(), w.clerk, id, CycleFilter{})
		w.ok(err)
		if view.Sums != (CycleSums{Owing: 2, Sent: 1, Missing: 1, Overdue: 1, Since: 1}) || !view.Frozen || len(page.Rows) != 2 {
			t.Errorf("%+v", view.Sums)
		}
		for _, x := range page.Rows {
			if !x.Changed || (x.Unit.Code == "so-xd") != (x.LateSentOn == "2026-06-25") {
				t.Errorf("since then: %+v", x)
			}
		}
		_, err = w.SaveReport(t.Context(), w.as("so-xd-dm"), "so-tc", "2026-06", ReportEdit{})
		wantFault(t, err, fault.Denied)
		_, err = w.SaveReport(t.Context(), w.as("so-xd-dm"), "so-xd", "2026-09", ReportEdit{})
		wantFault(t, err, fault.Invalid)
		w.verified()
	})
}

func TestARegimeWithHeadingsOfItsOwn(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính"})
	thematic := RegimeEdit{Code: "cds", Title: "Báo cáo chuyên đề chuyển đổi số", Every: report.Once, Narrative: true, Headings: []string{"Kết quả chung", "Bài học kinh nghiệm"}, Units: []string{"so-nv"}, From: "2026-06-01",
		Request: report.Request{Data: when.Interval{From: "2026-01-01", To: "2026-05-31"}, Due: "2026-06-30"}}
	w.set(thematic)
	opened, err := w.OpenDue(t.Context(), nil)
	w.ok(err)
	if len(opened) != 1 || len(w.asks(opened[0].ID)) != 1 {
		t.Fatalf("%+v", opened)
	}
	p := opened[0].Period
	who := w.as("so-nv-dm")
	v, err := w.Report(t.Context(), who, "so-nv", p)
	w.ok(err)
	if len(v.Headings) != 2 || v.Headings[0].Key != "summary" || v.Headings[1].Key != "bai-hoc-kinh-nghiem" {
		t.Fatalf("%+v", v.Headings)
	}
	x, err := w.SaveReport(t.Context(), who, "so-nv", p, ReportEdit{Texts: map[string]string{"bai-hoc-kinh-nghiem": " Làm sớm "}})
	w.ok(err)
	if len(x.Texts) != 1 || x.Texts["bai-hoc-kinh-nghiem"] != "Làm sớm" {
		t.Errorf("%v", x.Texts)
	}
	w.ok(w.StepReport(t.Context(), who, x.ID, x.Rev, "submit", ""))
	w.verified()
}

func TestRegimesThatAskTwice(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.set(monthly)
	second := monthly
	second.Code, second.Calendar = "thang-2", report.CalendarDays
	_, err := w.SetRegime(t.Context(), w.clerk, second)
	wantFault(t, err, fault.Conflict)
	second.Every = report.Quarterly
	w.set(second)
	stale := monthly
	stale.Title = "Tên khác"
	_, err = w.SetRegime(t.Context(), w.clerk, stale)
	wantFault(t, err, fault.Conflict)
	stale.Rev = 1
	w.set(stale)
	_, err = w.SetRegime(t.Context(), w.as("so-tc-dm"), RegimeEdit{})
	wantFault(t, err, fault.Denied)
	_, err = w.OpenCycles(t.Context(), w.clerk, "", "2026-Q1", nil)
	w.ok(err)
	_, err = w.OpenCycles(t.Context(), w.clerk, "", "2026-Q1", nil)
	wantFault(t, err, fault.Conflict)
	_, err = w.OpenCycles(t.Context(), w.clerk, "", "2026-Q4", nil)
	wantFault(t, err, fault.Invalid)
	_, err = w.OpenCycles(t.Context(), w.clerk, "", "2026-W07", nil)
	wantFault(t, err, fault.NotFound)
}

package app

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// A day that stands is moved by nobody who writes another one over it.
func TestADueDayMovesOnlyByRequest(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		it := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính", Coord: "Sở Nội vụ", Due: "trước ngày 01/6/2026"})
		edit := func(due string, misread bool, why string) error {
			e, rev, err := w.EditForm(ctx, it.ID)
			w.ok(err)
			e.Due, e.DueMisread, e.Why = due, misread, why
			return w.EditItem(ctx, w.clerk, it.ID, rev, e)
		}
		wantFault(t, edit("30/9/2026", false, "lùi"), fault.Invalid)
		wantFault(t, edit("", false, "bỏ"), fault.Invalid)
		wantFault(t, edit("Hằng quý", false, "đổi"), fault.Invalid)
		wantFault(t, edit("15/6/2026", true, " "), fault.Invalid)
		w.ok(edit("31/5/2026", false, "viết gọn")) // the same day in other words
		w.ok(edit("trước ngày 11/6/2026", true, "đọc nhầm 11 thành 01"))
		if v := w.item(it.ID); v.Due.To != "2026-06-10" || v.Due.Original != "2026-06-10" || v.LateFirst != 0 {
			t.Fatalf("corrected: %+v", v.Due)
		}

		reporter := w.as("so-tc-dm")
		ask := ExtensionAsk{Item: it.Code, NewDay: "2026-07-31", Reason: "Chờ hướng dẫn của Bộ", Document: "Công văn số 120/STC-NS ngày 19/6/2026"}
		for what, change := range map[string]func(*ExtensionAsk){
			"no reason": func(x *ExtensionAsk) { x.Reason = " " }, "no day": func(x *ExtensionAsk) { x.NewDay = "" }, "an earlier day": func(x *ExtensionAsk) { x.NewDay = "2026-06-10" },
			"a day that has passed": func(x *ExtensionAsk) { x.NewDay = "2026-06-15" }, "no such item": func(x *ExtensionAsk) { x.Item = "NV-9999" },
		} {
			bad := ask
			change(&bad)
			if _, err := w.AskExtension(ctx, reporter, bad); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", what, err)
			}
		}
		for _, other := range []string{"so-nv-dm", "so-xd-dm"} {
			_, err := w.AskExtension(ctx, w.as(other), ask)
			wantFault(t, err, fault.Denied)
		}
		first, err := w.AskExtension(ctx, reporter, ask)
		w.ok(err)
		if !first.TooLate() {
			t.Error("asked after the day, and not marked so")
		}
		_, err = w.AskExtension(ctx, w.clerk, ask)
		wantFault(t, err, fault.Conflict)
		_, err = w.DecideExtension(ctx, reporter, first.ID, first.Rev, true, "tự đồng ý")
		wantFault(t, err, fault.Denied)
		_, err = w.DecideExtension(ctx, w.clerk, first.ID, first.Rev, false, "")
		wantFault(t, err, fault.Invalid)
		_, err = w.DecideExtension(ctx, w.clerk, first.ID, first.Rev, false, "Chưa đủ căn cứ")
		w.ok(err)
		if v := w.item(it.ID); v.Due.To != "2026-06-10" || v.Due.Extended != 0 || len(v.Extensions) != 1 {
			t.Fatalf("refused, and yet %+v", v.Due)
		}
		second, err := w.AskExtension(ctx, reporter, ask)
		w.ok(err)
		_, err = w.WithdrawExtension(ctx, w.as("so-xd-dm"), second.ID, second.Rev)
		wantFault(t, err, fault.Denied)
		rows, total, err := w.Extensions(ctx, reporter, "", "so-tc")
		if err != nil || total != 1 || len(rows) != 1 || len(rows[0].Earlier) != 1 || rows[0].Unit.Code != "so-tc" || rows[0].Item.Item.Code != it.Code {
			t.Fatalf("waiting: %+v of %d, %v", rows, total, err)
		}
		_, err = w.DecideExtension(ctx, w.clerk, second.ID, second.Rev, true, "Thông báo số 14/TB-UBND")
		w.ok(err)
		_, err = w.DecideExtension(ctx, w.clerk, second.ID, second.Rev, true, "lần nữa")
		wantFault(t, err, fault.Conflict)
		v := w.item(it.ID)
		if v.Due.To != "2026-07-31" || v.Due.Original != "2026-06-10" || v.Due.Extended != 1 || v.Due.Raw != "trước ngày 11/6/2026" || v.Time == plan.Overdue || v.LateFirst != 10 {
			t.Errorf("granted: %+v, %s, %d days late against the first day", v.Due, v.Time, v.LateFirst)
		}
		for _, moved := range []string{"yes", "overdue"} {
			if list, err := w.Items(ctx, ItemFilter{Moved: moved}); err != nil || list.Total != 1 || list.Rows[0].Due.Original != "2026-06-10" || list.Rows[0].Due.Extended != 1 {
				t.Errorf("moved=%s: %+v, %v", moved, list, err)
			}
		}
		if list, err := w.Items(ctx, ItemFilter{Time: plan.Overdue}); err != nil || list.Total != 0 {
			t.Errorf("%d are overdue, %v", list.Total, err)
		}
		w.verified()
	})
}

// Changing many due days at once is no way round the request.
func TestBulkDoesNotMoveDueDays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		has, none := w.add(ItemEdit{Title: "Một", Due: "30/9/2026"}), w.add(ItemEdit{Title: "Hai"})
		b := Bulk{Do: BulkDue, Value: "31/12/2026", Why: "lùi", Items: []BulkItem{{has.Code, 1}, {none.Code, 1}}}
		p, err := w.PreviewBulk(t.Context(), w.clerk, b)
		if err != nil || p.Changing != 1 || p.Rows[0].Refused == nil {
			t.Errorf("preview %+v, %v", p, err)
		}
		_, err = w.CarryOut(t.Context(), w.clerk, b)
		wantFault(t, err, fault.Invalid)
		if w.item(has.ID).Due.To != "2026-09-30" || w.item(none.ID).Due.To != "" {
			t.Error("something moved")
		}
	})
}

// lineApproved has a unit report one line of a period and the coordinator approve it.
func (w *world) lineApproved(unit string, p when.Period, line report.Line) {
	w.t.Helper()
	ctx, who := w.t.Context(), w.as(unit+"-dm")
	v, err := w.Report(ctx, who, unit, p)
	w.ok(err)
	x, err := w.SaveReport(ctx, who, unit, p, ReportEdit{Rev: v.Report.Rev, Lines: []LineEdit{{Line: line}}})
	w.ok(err)
	w.ok(w.StepReport(ctx, who, x.ID, x.Rev, "submit", ""))
	w.ok(w.StepReport(ctx, w.clerk, x.ID, x.Rev+1, "approve", ""))
}

// What returns is owed once each period, is one task in every total, and is never done while its rule goes on.
func TestRecurringTask(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		early := w.At("2026-01-05")
		it, err := early.AddItem(ctx, w.clerk, ItemEdit{Kind: plan.TaskKind, Title: "Báo cáo giải ngân", Lead: "Sở Tài chính", Due: "trước ngày 20 hằng tháng"})
		w.ok(err)
		stands := func(due when.Date, state plan.WorkState) {
			t.Helper()
			if v := w.item(it.ID); v.Standing.DueOn != due || v.Standing.State != state {
				t.Errorf("due %s, %s; want %s, %s", v.Standing.DueOn, v.Standing.State, due, state)
			}
		}
		stands("2026-01-19", plan.NotStarted)
		done := func(on, occurrence when.Date) report.Line {
			return report.Line{ItemID: it.ID, State: plan.Done, Percent: 100, DoneOn: on, Occurrence: occurrence, Product: "Báo cáo số 5/BC-STC"}
		}
		w.lineApproved("so-tc", "2026-01", done("2026-01-18", ""))
		stands("2026-02-19", plan.InProgress)
		w.lineApproved("so-tc", "2026-02", done("2026-02-25", "")) // late
		stands("2026-03-19", plan.InProgress)
		w.lineApproved("so-tc", "2026-04", done("2026-04-10", "2026-04-19")) // March is still owed
		stands("2026-03-19", plan.InProgress)
		if list, err := w.Items(ctx, ItemFilter{Time: plan.Overdue}); err != nil || list.Total != 1 {
			t.Errorf("%d are overdue, %v", list.Total, err)
		}
		var told []string
		for _, o := range w.item(it.ID).Occurrences {
			told = append(told, string(o.DueOn)[5:]+" "+strings.TrimPrefix(string(o.DoneOn), "2026-"))
		}
		if got, want := strings.Join(told, ", "), "01-19 01-18, 02-19 02-25, 03-19 , 04-19 04-10, 05-19 , 06-19 , 07-19 , 08-19 , 09-19 "; got != want {
			t.Errorf("occurrences %q, want %q", got, want)
		}
		// the occurrence of March is given more time, and no other
		e, err := w.AskExtension(ctx, w.as("so-tc-dm"), ExtensionAsk{Item: it.Code, NewDay: "2026-06-30", Reason: "Chờ số liệu của Kho bạc"})
		w.ok(err)
		if e.Occurrence != "2026-03-19" || e.OldDay != "2026-03-19" {
			t.Errorf("asked about %s of %s", e.OldDay, e.Occurrence)
		}
		_, err = w.DecideExtension(ctx, w.clerk, e.ID, e.Rev, true, "Đồng ý")
		w.ok(err)
		stands("2026-06-30", plan.InProgress)
		if v := w.item(it.ID); v.Standing.OriginalOn != "2026-03-19" || v.Time == plan.Overdue || v.LateFirst != 93 {
			t.Errorf("extended: %+v, %s, %d", v.Standing, v.Time, v.LateFirst)
		}
		w.lineApproved("so-tc", "2026-05", done("2026-05-19", ""))
		stands("2026-05-19", plan.InProgress)
		w.verified()
	})
}

func TestRecurringTaskEndsWithItsRule(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		it, err := w.At("2026-01-05").AddItem(t.Context(), w.clerk, ItemEdit{Kind: plan.TaskKind, Title: "Kiểm tra", Lead: "Các sở, ngành", Due: "Hằng quý, năm 2026"})
		w.ok(err)
		for _, unit := range []string{"so-tc", "so-xd"} {
			for i, on := range []when.Date{"2026-03-30", "2026-04-02"} {
				w.lineApproved(unit, []when.Period{"2026-03", "2026-04"}[i], report.Line{ItemID: it.ID, State: plan.Done, Percent: 100, DoneOn: on, Product: "Biên bản"})
			}
			if v, want := w.item(it.ID), map[string]when.Date{"so-tc": "2026-03-31", "so-xd": "2026-09-30"}[unit]; v.Standing.DueOn != want || v.Standing.State == plan.Done {
				t.Errorf("after %s: %+v, want due %s", unit, v.Standing, want)
			}
		}
		w.verified()
	})
}

// What waits for an event has no day until the event is recorded with its document.
func TestDeadlineThatHangsOnAnEvent(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		days := w.add(ItemEdit{Title: "Rà soát", Lead: "Sở Tài chính", Due: "30 ngày kể từ ngày Luật có hiệu lực"})
		working := w.add(ItemEdit{Title: "Trả lời", Lead: "Sở Tài chính", Due: "Trong 05 ngày làm việc kể từ ngày nhận được văn bản"})
		stated := w.add(ItemEdit{Title: "Gửi hồ sơ", Lead: "Sở Tài chính", Due: "Trong 03 ngày làm việc kể từ ngày 29/6/2026"})
		if v := w.item(stated.ID); v.Due.To != "2026-07-02" || len(v.Told.Unknown) != 1 {
			t.Errorf("stated: %+v, %+v", v.Due, v.Told)
		}
		if v := w.item(days.ID); !v.Told.Waiting || v.Told.Counted.Event != "Luật có hiệu lực" || v.Time != plan.NoDue {
			t.Errorf("waiting: %+v %s", v.Told, v.Time)
		}
		event := DueEvent{Items: []string{days.Code, working.Code}, On: "2026-07-01", Document: "Luật số 72/2026/QH16 ngày 15/6/2026"}
		for what, change := range map[string]func(*DueEvent){"no day": func(e *DueEvent) { e.On = "" }, "no document": func(e *DueEvent) { e.Document = " " }, "nothing": func(e *DueEvent) { e.Items = nil }} {
			bad := event
			change(&bad)
			if _, err := w.RecordEvent(ctx, w.clerk, bad); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", what, err)
			}
		}
		_, err := w.RecordEvent(ctx, w.as("so-tc-dm"), event)
		wantFault(t, err, fault.Denied)
		_, err = w.RecordEvent(ctx, w.clerk, event)
		w.ok(err)
		for it, want := range map[plan.ItemID]when.Date{days.ID: "2026-07-31", working.ID: "2026-07-08"} {
			if v := w.item(it); v.Due.To != want || v.Due.Original != want || v.Told.Event.Document != event.Document || v.Due.Raw == "" {
				t.Errorf("after the event: %+v, want %s", v.Due, want)
			}
		}
		event.On = "2026-07-10"
		_, err = w.RecordEvent(ctx, w.clerk, event)
		wantFault(t, err, fault.Invalid) // again without a reason
		event.Why = "ghi nhầm ngày"
		_, err = w.RecordEvent(ctx, w.clerk, event)
		w.ok(err)
		if v := w.item(days.ID); v.Due.To != "2026-08-09" || v.Due.Original != "2026-08-09" {
			t.Errorf("corrected: %+v", v.Due)
		}
		w.verified()
	})
}

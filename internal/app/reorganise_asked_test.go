package app

import (
	"fmt"
	"slices"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
)

// askedNow is what the June cycle asks, as "unit: codes".
func (w *world) askedNow() map[string]string {
	out := map[string]string{}
	for unit, items := range w.asks("thang.2026-06") {
		var codes []string
		for _, id := range items {
			codes = append(codes, w.item(id).Item.Code)
		}
		slices.Sort(codes)
		out[unit] = fmt.Sprint(codes)
	}
	return out
}

func (w *world) askedIs(what string, want map[string]string) {
	w.t.Helper()
	if got := w.askedNow(); fmt.Sprint(got) != fmt.Sprint(want) {
		w.t.Errorf("%s: asked %v, want %v", what, got, want)
	}
}

// While a cycle is open, what it asks goes with the act to the one heir, and comes back when the act is taken back.
func TestAnOpenCycleAsksTheHeir(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		a := w.add(ItemEdit{Title: "Lập danh mục công trình", Lead: "Sở Xây dựng", Due: "30/9/2026"}).Code
		b := w.add(ItemEdit{Title: "Phân bổ vốn", Lead: "Sở Tài chính", Due: "30/9/2026"}).Code
		both := w.add(ItemEdit{Title: "Rà soát thủ tục", Lead: "Các sở, ngành", Due: "30/9/2026"}).Code
		sent := w.add(ItemEdit{Title: "Sắp xếp cán bộ", Lead: "Sở Nội vụ", Due: "30/9/2026"})
		w.set(monthly)
		_, err := w.OpenDue(ctx, nil)
		w.ok(err)
		before := map[string]string{"so-xd": fmt.Sprint([]string{a, both}), "so-tc": fmt.Sprint([]string{b, both}), "so-nv": fmt.Sprint([]string{sent.Code})}
		w.askedIs("opened", before)
		w.approved("so-nv", "2026-06", report.Line{ItemID: sent.ID, State: plan.InProgress, Percent: 40})

		text := "Văn bản: NQ 12\nNgày: 20/06/2026\nhợp nhất | Sở Tài chính; Sở Xây dựng; Sở Nội vụ | Sở Tổng hợp\n"
		out := w.carriedOut(text)
		after := map[string]string{"so-tong-hop": fmt.Sprint([]string{a, b, both}), "so-nv": before["so-nv"]} // what was sent stays asked of who sent it
		w.askedIs("joined", after)
		if len(out.Asked) != 2 || len(out.Told().Asked) != 2 || out.Asked[0].To.Code != "so-tong-hop" {
			t.Errorf("told: %+v", out.Told().Asked)
		}
		_, page, err := w.Cycle(ctx, w.clerk, "thang.2026-06", CycleFilter{State: "missing"})
		if w.ok(err); page.Total != 1 || page.Rows[0].Unit.Code != "so-tong-hop" || page.Rows[0].Many != 3 {
			t.Errorf("missing: %+v", page.Rows)
		}
		v, err := w.Report(ctx, w.clerk, "so-tong-hop", "2026-06")
		if w.ok(err); len(v.Lines) < 3 || v.Asked == nil || v.Asked.Many != 3 {
			t.Errorf("the heir's sheet: %d lines, %+v", len(v.Lines), v.Asked)
		}
		w.verified()

		w.ok(w.TakeBackReorganisation(ctx, w.clerk, out.Act.ID, "ghi nhầm"))
		w.askedIs("taken back", before)
		w.carriedOut(text)
		w.askedIs("joined again", after)
		w.ok(w.At("2026-07-05").CloseCycle(ctx, w.clerk, "thang.2026-06", nil))
		w.verified()
	})
}

// A unit that is split while it writes loses nothing: each heir has its lines and the texts, what waits stays where it was until it is given.
func TestADraftOfASplitUnit(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		labour := w.add(ItemEdit{Title: "Giới thiệu việc làm cho lao động trẻ", Lead: "Sở Xây dựng", Due: "30/9/2026"})
		health := w.add(ItemEdit{Title: "Chăm sóc trẻ em", Lead: "Sở Xây dựng", Due: "30/9/2026"})
		neither := w.add(ItemEdit{Title: "Số hóa hồ sơ", Lead: "Sở Xây dựng", Due: "30/9/2026"})
		own := w.add(ItemEdit{Title: "Tinh giản biên chế", Lead: "Sở Nội vụ", Due: "30/9/2026"})
		w.set(monthly)
		_, err := w.OpenDue(ctx, nil)
		w.ok(err)
		e := ReportEdit{Summary: "Cơ bản đúng tiến độ"}
		for i, it := range []plan.Item{labour, health, neither} {
			e.Lines = append(e.Lines, LineEdit{Line: report.Line{ItemID: it.ID, State: plan.InProgress, Percent: 10 * (i + 1), Text: "Đang làm " + it.Code}})
		}
		_, err = w.SaveReport(ctx, w.clerk, "so-xd", "2026-06", e)
		w.ok(err)
		_, err = w.SaveReport(ctx, w.clerk, "so-nv", "2026-06", ReportEdit{Summary: "Bình thường"})
		w.ok(err)

		out := w.carriedOut("Văn bản: QĐ 5\nNgày: 20/6/2026\nchia | so-xd | Sở Nội vụ | lao động; việc làm\nchia | so-xd | Sở Y tế | trẻ em\n")
		if len(out.Waiting) != 1 || len(out.Reports) != 2 {
			t.Errorf("told: %d waiting, %d reports", len(out.Waiting), len(out.Reports))
		}
		w.askedIs("split", map[string]string{"so-nv": fmt.Sprint([]string{labour.Code, own.Code}), "so-y-te": fmt.Sprint([]string{health.Code}), "so-xd": fmt.Sprint([]string{neither.Code})})
		says := func(unit string, it plan.Item, percent int, summary string) {
			t.Helper()
			v, err := w.Report(ctx, w.clerk, unit, "2026-06")
			w.ok(err)
			l, _ := lineIn(v.Lines, it.ID)
			if l.Line.Percent != percent || v.Report.Summary != summary {
				t.Errorf("%s says %d%% of %s, %q; want %d%%, %q", unit, l.Line.Percent, it.Code, v.Report.Summary, percent, summary)
			}
		}
		says("so-nv", labour, 10, "Bình thường\nSở Xây dựng: Cơ bản đúng tiến độ")
		says("so-y-te", health, 20, "Sở Xây dựng: Cơ bản đúng tiến độ")
		says("so-xd", neither, 30, "Cơ bản đúng tiến độ")
		w.verified()
		old, err := w.Unit(ctx, "so-xd")
		if w.ok(err); len(old.Changes) != 1 || len(old.Changes[0].Into) != 2 || old.Changes[0].Into[1].Unit.Code != "so-y-te" || old.Changes[0].Into[1].Field != "trẻ em" || old.Changes[0].Document != "QĐ 5" {
			t.Errorf("the old unit's page: %+v", old.Changes)
		}
		heir, err := w.Unit(ctx, "so-y-te")
		if w.ok(err); len(heir.Changes) != 1 || len(heir.Changes[0].From) != 1 || heir.Changes[0].From[0].Unit.Code != "so-xd" {
			t.Errorf("the heir's page: %+v", heir.Changes)
		}

		waiting, err := w.Heirs(ctx)
		w.ok(err)
		_, err = w.GiveHeirs(ctx, w.clerk, []HeirChoice{{[]string{waiting[0].Parts[0].Part.ID}, "Sở Y tế"}}, "QĐ 6")
		w.ok(err)
		w.askedIs("given", map[string]string{"so-nv": fmt.Sprint([]string{labour.Code, own.Code}), "so-y-te": fmt.Sprint([]string{health.Code, neither.Code})})
		says("so-y-te", neither, 30, "Sở Xây dựng: Cơ bản đúng tiến độ")
		w.verified()
	})
}

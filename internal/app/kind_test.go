package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// policy is a kind of item that the product does not ship with: one more declaration and nothing else.
var policy = plan.Kind{Code: "policy", Vi: "Chính sách", En: "Policy", RollUp: plan.CountStates, States: []plan.WorkState{plan.NotStarted, plan.InProgress, plan.Done}, Product: true,
	Fields: []plan.Field{{Key: "form", Vi: "Hình thức văn bản", Type: plan.Choice, Choices: []string{"", "Nghị quyết", "Quyết định"}}, {Key: "money", Vi: "Kinh phí", Type: plan.Decimal, Unit: "tỷ đồng"},
		{Key: "session", Vi: "Kỳ họp trình", Type: plan.Day}}}

// A further kind walks the whole road: added, listed, reported, approved, counted, exported.
func TestFurtherKindWalksTheRoad(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db, slices.Concat(plan.DefaultKinds, []plan.Kind{policy})...)
		ctx := t.Context()
		form := ItemEdit{Kind: "policy", Title: "Chính sách hỗ trợ lãi suất", Lead: "Sở Tài chính", Due: "25/6/2026", Themes: []plan.ThemeID{"th1"}, Document: w.doc,
			Fields: map[string]string{"form": "Nghị quyết", "money": "012.50", "session": "2026-07-10"}}
		it := w.add(form)
		if it.Code != "POLICY-0001" || it.Fields["money"] != "12.50" {
			t.Errorf("added as %+v", it)
		}
		for field, value := range map[string]string{"form": "Thông tư", "money": "nhiều", "session": "10/7/2026", "deliverable": "x"} {
			bad := form
			bad.Fields = map[string]string{field: value}
			_, err := w.AddItem(ctx, w.clerk, bad)
			wantFault(t, err, fault.Invalid)
		}
		w.add(ItemEdit{Title: "Nhiệm vụ thường", Lead: "Sở Tài chính"})

		page, err := w.Items(ctx, ItemFilter{Kind: "policy"})
		if err != nil || page.Total != 1 || page.Rows[0].Time != plan.DueSoon {
			t.Errorf("listed %+v, %v", page, err)
		}
		count := func() plan.Tally {
			tally, err := w.store.Read(ctx).Tally(store.KeyOf("theme", "th1"), today, plan.SoonDays)
			w.ok(err)
			return tally
		}
		if got := count(); got.Total != 1 || got.DueSoon != 1 || got.NotStarted != 1 {
			t.Errorf("counted %+v", got)
		}

		reporter := w.as("so-tc-dm")
		v, err := w.Report(ctx, reporter, "so-tc", "2026-05")
		w.ok(err)
		i := slices.IndexFunc(v.Lines, func(l ReportLine) bool { return l.Kind.Code == "policy" })
		if i < 0 {
			t.Fatalf("no line to fill in: %+v", v.Lines)
		}
		line := report.Line{ItemID: it.ID, State: plan.Paused, Percent: -1}
		save := func(rev int) (report.Report, error) {
			return w.SaveReport(ctx, reporter, "so-tc", "2026-05", ReportEdit{Rev: rev, Lines: []LineEdit{{Line: line}}})
		}
		_, err = save(0)
		wantFault(t, err, fault.Invalid) // a policy cannot be paused
		line.State, line.DoneOn = plan.Done, ""
		x, err := save(0)
		w.ok(err)
		wantFault(t, w.StepReport(ctx, reporter, x.ID, x.Rev, "submit", ""), fault.Invalid) // done asks for its day
		line.DoneOn, line.Product = "2026-06-10", "Nghị quyết số 15/NQ-HĐND ngày 10/6/2026"
		x, err = save(x.Rev)
		w.ok(err)
		w.ok(w.StepReport(ctx, reporter, x.ID, x.Rev, "submit", ""))
		w.ok(w.StepReport(ctx, w.clerk, x.ID, x.Rev+1, "approve", ""))
		if got := count(); got.Total != 1 || got.DoneOnTime != 1 || got.Reported != 1 || got.Fresh != 1 {
			t.Errorf("after the report %+v", got)
		}

		var out bytes.Buffer
		w.ok(w.Export(ctx, w.clerk, AllItems, ItemFilter{Kind: "policy"}, "json", lang.Vi, &out))
		var rows []map[string]string
		if err := json.Unmarshal(out.Bytes(), &rows); err != nil || len(rows) != 1 {
			t.Fatalf("%v in %s", err, out.String())
		}
		for key, want := range map[string]string{"code": "POLICY-0001", "kind": "Chính sách", "state": "Hoàn thành", "time": "Hoàn thành đúng hạn", "form": "Nghị quyết", "money": "12.50", "session": "2026-07-10"} {
			if rows[0][key] != want {
				t.Errorf("exported %s=%q, want %q", key, rows[0][key], want)
			}
		}
		out.Reset()
		w.ok(w.Export(ctx, w.clerk, AllItems, ItemFilter{}, "csv", lang.Vi, &out))
		table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
		if err != nil || len(table) != 3 || !slices.Contains(table[0], "Kinh phí (tỷ đồng)") || !slices.Contains(table[0], "Sản phẩm") || !slices.Contains(table[0], "Tổng mức đầu tư (tỷ đồng)") {
			t.Errorf("exported %v, %v", table, err)
		}
		for _, format := range []string{"docx", "xlsx"} {
			out.Reset()
			w.ok(w.WriteReport(ctx, "so-tc", "2026-05", format, lang.Vi, &out))
		}
		w.verified()
	})
}

// A declaration that could not be kept is refused when the installation is opened, not when somebody uses it.
func TestDeclarationThatContradictsItself(t *testing.T) {
	twice := policy
	twice.Code = plan.TaskKind
	uncounted, stateless, field := policy, policy, policy
	uncounted.RollUp = plan.NoRollUp
	stateless.States = nil
	field.Fields = []plan.Field{{Key: "x", Vi: "X", Type: "colour"}}
	for what, kind := range map[string]plan.Kind{"a code that is taken": twice, "states that no figure counts": uncounted, "figures of no state": stateless, "no name": {Code: "land"}, "no code": {Vi: "Đất"}, "a field of no type": field} {
		a, err := Open(t.Context(), Config{Dir: t.TempDir(), Kinds: slices.Concat(plan.DefaultKinds, []plan.Kind{kind})})
		if err == nil {
			a.Close()
		}
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

package app

import (
	"net/url"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// A figure in a written report leads to a list of that many rows, for one unit as for the whole province.
func TestFiguresOfAWrittenReport(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.Base = "http://lotrinh"
	w.ok(w.AddUnits(t.Context(), w.clerk, []org.Unit{{Code: "tinh-uy", Name: "Tỉnh ủy Mẫu Giang", Line: org.Party}}, nil, nil))
	for _, lead := range []string{"STC", "Sở Xây dựng; STC", "Tỉnh ủy Mẫu Giang", ""} {
		w.add(ItemEdit{Title: "Việc của " + lead, Lead: lead, Due: "31/12/2026"})
	}
	for unit, want := range map[string]int{"": 4, "tinh": 2, "so-xd": 1, "tinh-uy": 1} {
		m, err := w.material(w.store.Read(t.Context()), unit, "2026-06")
		w.ok(err)
		if got := m.tally(m.items).Total; got != want {
			t.Errorf("%q: %d items, want %d", unit, got, want)
		}
		query, ok := strings.CutPrefix(m.link(ItemFilter{State: "tracked"}), w.Base+"/items?")
		values, err := url.ParseQuery(query)
		w.ok(err)
		list, err := w.Items(t.Context(), ItemFilterOf(values))
		w.ok(err)
		if !ok || list.Total != want {
			t.Errorf("%q: the link %q has %d rows, want %d", unit, query, list.Total, want)
		}
	}
}

// The bar of a month counts as many items as its list has, cancelled ones too.
func TestMonthsOfAUnit(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	for _, title := range []string{"Một", "Hai"} {
		w.add(ItemEdit{Title: title, Lead: "Sở Nội vụ", Due: "31/12/2026"})
	}
	v, err := w.Report(t.Context(), w.clerk, "so-nv", "2026-06")
	w.ok(err)
	x, err := w.SaveReport(t.Context(), w.clerk, "so-nv", "2026-06", ReportEdit{Lines: []LineEdit{{Line: report.Line{ItemID: v.Lines[0].Item.Item.ID, State: plan.Cancelled, Percent: -1}}}})
	w.ok(err)
	w.ok(w.StepReport(t.Context(), w.clerk, x.ID, x.Rev, "submit", ""))
	w.ok(w.StepReport(t.Context(), w.clerk, x.ID, x.Rev+1, "approve", ""))
	u, err := w.Unit(t.Context(), "so-nv")
	w.ok(err)
	for _, m := range u.Months {
		list, err := w.Items(t.Context(), ItemFilter{Unit: "so-nv", Due: string(m.Month), State: "tracked"})
		w.ok(err)
		if got := m.Open + m.Done + m.Late + m.Cancelled; got != list.Total {
			t.Errorf("%s: the bar counts %d, the list has %d", m.Month, got, list.Total)
		}
	}
}

// Periods of different length are ordered by when they end: a quarter's value stands in the report of a later month.
func TestPeriodsOfDifferentLength(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	it := w.add(ItemEdit{Kind: plan.IndicatorKind, Title: "Tỷ lệ hồ sơ trực tuyến", Lead: "STC"})
	w.ok(w.change(t.Context(), w.clerk, act{"test", "item", string(it.ID), ""}, func(tx *store.Tx) error {
		for value, p := range map[string]when.Period{"1": "2025", "2": "2026-01", "3": "2026-Q1", "4": "2026-Q3"} {
			if err := store.Observations.Save(tx, &plan.Observation{ID: newID(), ItemID: it.ID, Period: p, Value: value, Quality: plan.Final}); err != nil {
				return err
			}
		}
		return nil
	}))
	for p, want := range map[when.Period]string{"2026-06": "3", "2026-02": "2", "2025-Q4": "1", "2026": "4"} {
		m, err := w.material(w.store.Read(t.Context()), "so-tc", p)
		w.ok(err)
		if got := m.indicators[0].Last; got == nil || got.Value != want {
			t.Errorf("%s: the newest value is %+v, want %s", p, got, want)
		}
	}
}

// Who reads English is told in English what a line misses.
func TestMissingPartsInBothLanguages(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	it := w.add(ItemEdit{Title: "Việc", Lead: "STC"})
	x, err := w.SaveReport(t.Context(), w.clerk, "so-tc", "2026-06", ReportEdit{Lines: []LineEdit{{Line: report.Line{ItemID: it.ID, State: plan.Done, Percent: 100}}}})
	w.ok(err)
	sent := w.StepReport(t.Context(), w.clerk, x.ID, x.Rev, "submit", "")
	_, saved := w.SaveReport(t.Context(), w.clerk, "so-tc", "2026-06", ReportEdit{Rev: x.Rev, Lines: []LineEdit{{Line: report.Line{ItemID: it.ID, State: plan.InProgress, Percent: 101}}}})
	for what, c := range map[string]struct {
		err    error
		vi, en string
	}{"sent": {sent, "Hoàn thành thì cần ghi ngày", "Done needs the day"}, "saved": {saved, "không hợp lệ", "is not possible"}} {
		wantFault(t, c.err, fault.Invalid)
		if vi, en := fault.Say(c.err, "vi"), fault.Say(c.err, "en"); !strings.Contains(vi, it.Code) || !strings.Contains(vi, c.vi) || !strings.Contains(en, it.Code) || !strings.Contains(en, c.en) || strings.Contains(en, c.vi) {
			t.Errorf("%s: %q / %q", what, vi, en)
		}
	}
}

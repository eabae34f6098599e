package store_test

import (
	"fmt"
	"slices"
	"testing"

	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// What a unit has not sent is found by nobody; sending it, returning it and sending it again moves it with all its lines.
func TestDraftsAreNotFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		change(t, s, today, func(tx *store.Tx) error {
			if err := store.Reports.Save(tx, &report.Report{ID: "r2", UnitID: "u2", Period: "2026-06", State: report.Draft, Summary: "Riêng tư của sở"}); err != nil {
				return err
			}
			return store.Lines.Save(tx, &report.Line{ID: "l3", ReportID: "r2", UnitID: "u2", Period: "2026-06", ItemID: "i2", Percent: -1, Text: "Riêng tư từng dòng"})
		})
		for _, step := range []struct {
			to   report.State
			want int
		}{{"", 0}, {report.Submitted, 2}, {report.Returned, 0}, {report.Submitted, 2}, {report.Approved, 2}, {report.Draft, 0}} {
			if step.to != "" {
				change(t, s, today, func(tx *store.Tx) error {
					x, err := store.Reports.Get(tx.Reader, "r2")
					if err != nil {
						return err
					}
					x.State = step.to
					return store.Reports.Save(tx, &x)
				})
			}
			f, err := s.Read(t.Context()).Search("rieng tu", "", 0, 10)
			if err != nil || f.Total != step.want {
				t.Errorf("%s: %d found, want %d; %v", step.to, f.Total, step.want, err)
			}
			if _, wrong, err := s.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
				t.Errorf("%s: %v, %v", step.to, wrong, err)
			}
		}
	})
}

// What a unit writes is found from the moment it is saved, whatever the state of its report, as it is now and no longer as it was.
func TestReportsAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		found := func(q string) []string {
			t.Helper()
			f, err := s.Read(t.Context()).Search(q, store.ReportNoun, 0, 10)
			if err != nil || f.Total != len(f.Entries) || f.Counts[store.ReportNoun] != f.Total {
				t.Errorf("%q: %+v, %v", q, f, err)
			}
			out := []string{}
			for _, e := range f.Entries {
				out = append(out, string(e.Noun)+" "+e.ID)
			}
			return out
		}
		expect := func(q string, want ...string) {
			t.Helper()
			if got := found(q); !slices.Equal(got, want) {
				t.Errorf("%q finds %q, want %q", q, got, want)
			}
		}
		expect("da trinh de an", "line l1")
		change(t, s, today, func(tx *store.Tx) error {
			if err := store.Reports.Save(tx, &report.Report{ID: "r2", UnitID: "u2", Period: "2026-06", State: report.Submitted, Difficulties: "Thiếu nhân lực số"}); err != nil {
				return err
			}
			return store.Lines.Save(tx, &report.Line{ID: "l3", ReportID: "r2", UnitID: "u2", Period: "2026-06", ItemID: "i2", Percent: -1, Difficulties: "Chưa có nhân lực", Product: "Quyết định số 12/QĐ-UBND"})
		})
		expect("nhân lực", "report r2", "line l3")
		expect("12/qd-ubnd", "line l3")
		change(t, s, today, func(tx *store.Tx) error {
			l, err := store.Lines.Get(tx.Reader, "l3")
			if err != nil {
				return err
			}
			l.Difficulties = "Không còn"
			return store.Lines.Save(tx, &l)
		})
		expect("nhân lực", "report r2")
		change(t, s, today, func(tx *store.Tx) error {
			l, err := store.Lines.Get(tx.Reader, "l3")
			if err != nil {
				return err
			}
			return store.Lines.Remove(tx, &l)
		})
		expect("khong con")
		verified(t, s)
	})
}

// A word that more than the bound of entries hold: totals say "more", and pages go through the ranks without repeats.
func TestFrequentWordIsBounded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		n := store.MaxFound + 60
		change(t, s, today, func(tx *store.Tx) error {
			for i := range n {
				it := task(fmt.Sprintf("i%05d", i), "Xây dung đề án")
				switch {
				case i%100 == 99:
					it.Title = "Xây dựng đề án"
				case i%2 == 1:
					it.Title, it.Fields["deliverable"] = "Lập đề án", "hồ sơ xây dựng"
				}
				if err := store.Items.Save(tx, &it); err != nil {
					return err
				}
			}
			if err := store.Reports.Save(tx, &report.Report{ID: "r1", UnitID: "u1", Period: "2026-05", State: report.Approved}); err != nil {
				return err
			}
			for i := range 30 {
				if err := store.Lines.Save(tx, &report.Line{ID: fmt.Sprint("l", i), ReportID: "r1", UnitID: "u1", Period: "2026-05", ItemID: plan.ItemID(fmt.Sprintf("i%05d", i)), Text: "đã xây dựng"}); err != nil {
					return err
				}
			}
			return nil
		})
		r := s.Read(t.Context())
		var ranks []string
		had := map[string]bool{}
		for offset := 0; ; offset += 300 {
			f, err := r.Search("xây dựng", "", offset, 300)
			if err != nil {
				t.Fatal(err)
			}
			if f.Total <= store.MaxFound || f.Counts[plan.ItemNoun] <= store.MaxFound || f.Counts[store.ReportNoun] != 30 {
				t.Fatalf("total %d, counts %v", f.Total, f.Counts)
			}
			if len(f.Entries) == 0 {
				break
			}
			for _, e := range f.Entries {
				if had[e.ID] {
					t.Fatalf("%s comes twice", e.ID)
				}
				had[e.ID] = true
				ranks = append(ranks, e.Title)
			}
		}
		if len(ranks) != store.MaxFound {
			t.Errorf("pages hold %d, want %d", len(ranks), store.MaxFound)
		}
		written, titled := slices.Index(ranks, "Lập đề án"), slices.Index(ranks, "Xây dung đề án")
		if written != n/100 || titled < written || slices.Contains(ranks[:written], "Lập đề án") {
			t.Errorf("as written in the title until %d, without marks from %d", written, titled)
		}
		if f, err := r.Search("xây dựng", store.ReportNoun, 0, 50); err != nil || len(f.Entries) != 30 || f.Total != 30 {
			t.Errorf("reports alone: %d of %d, %v", len(f.Entries), f.Total, err)
		}
	})
}

package app

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// manyIndicators are indicators of all sorts: with and without owners, targets and values, of names alike but for a tone.
func (w *world) manyIndicators(n int) {
	w.t.Helper()
	random := rand.New(rand.NewPCG(7, 7))
	names := []string{"Tỷ lệ che phủ rừng", "Tỷ lệ đô thị hóa", "Tổng thu ngân sách", "Chi đầu tư 100%", "chi_thường xuyên", "Độ mở kinh tế", "Ðường giao thông"}
	units, err := w.Register(w.t.Context())
	w.ok(err)
	w.ok(w.change(w.t.Context(), w.clerk, act{"generate", "item", "x", ""}, func(tx *store.Tx) error {
		for i := range n {
			id := plan.ItemID(fmt.Sprintf("i%03d", i))
			it := plan.Item{ID: id, Kind: plan.IndicatorKind, Code: fmt.Sprintf("CT-%03d", (i*37)%n), Title: names[random.IntN(len(names))], Fields: map[string]string{"unit": "%"}}
			if random.IntN(3) == 0 {
				it.Origin.DocumentID = w.doc
			}
			if err := store.Items.Save(tx, &it); err != nil {
				return err
			}
			if random.IntN(4) > 0 {
				a := plan.Assignment{ID: "a" + string(id), ItemID: id, Role: plan.Lead, UnitID: units[random.IntN(len(units))].ID}
				if err := store.Assignments.Save(tx, &a); err != nil {
					return err
				}
			}
			for k := range random.IntN(3) {
				year := 2024 + random.IntN(5)
				t := plan.Target{ID: fmt.Sprintf("t%s%d", id, k), ItemID: id, Sort: plan.AimSort, Judged: plan.JudgedWays[random.IntN(len(plan.JudgedWays))], Comparator: ">=", Value: fmt.Sprint(random.IntN(100)),
					Period: when.Interval{From: when.Day(year, 1, 1), To: when.Day(year, 12, 31)}}
				if err := store.Targets.Save(tx, &t); err != nil {
					return err
				}
			}
			for k := range random.IntN(4) {
				o := plan.Observation{ID: fmt.Sprintf("o%s%d", id, k), ItemID: id, Period: indicator.Year(2022 + k), Value: fmt.Sprint(random.IntN(100)), Quality: plan.Qualities[random.IntN(len(plan.Qualities))]}
				if random.IntN(5) == 0 {
					o.Value, o.Quality, o.Absent = "", "", plan.NotPublished
				}
				if err := store.Observations.Save(tx, &o); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

// A page of the list that the database chooses is the one that a program chooses which has read every indicator.
func TestIndicatorListChosenByTheDatabase(t *testing.T) {
	storetest.EachOrder(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		w.manyIndicators(60)
		unit, err := w.store.Read(t.Context()).UnitByCode("so-tc")
		w.ok(err)
		filters := []IndicatorFilter{{}, {Q: "ty le"}, {Q: "100%"}, {Q: "_"}, {Q: `\`}, {Q: "ct-01"}, {Unit: "so-tc"}, {Document: string(w.doc)}, {Value: "none"}, {Value: "final"}, {Unit: "so-tc", Value: "estimate", Q: "t"}}
		for _, s := range indicator.States {
			filters = append(filters, IndicatorFilter{State: s})
		}
		for _, j := range plan.JudgedWays {
			filters = append(filters, IndicatorFilter{Judged: j})
		}
		for _, f := range filters {
			for by := range orders {
				for _, sort := range []string{by, "-" + by} {
					f.Sort = sort
					of := org.UnitID("")
					if f.Unit != "" {
						of = unit.ID
					}
					for _, at := range [][2]int{{0, 0}, {1, 7}, {2, 7}, {9, 7}} {
						f.Page, f.PerPage = at[0], at[1]
						r := w.store.Read(t.Context())
						listed, err := r.Indicated(today)
						w.ok(err)
						want := f.choose(listed, of)
						got, ok, err := r.IndicatedPage(f.query(of), today)
						if err != nil || !ok {
							t.Fatalf("%+v: %v, %v", f, ok, err)
						}
						if got.Total != want.Total || got.All != want.All || !reflect.DeepEqual(got.States, want.States) || !slices.Equal(codesOf(got.Rows), codesOf(want.Rows)) {
							t.Fatalf("%+v:\nthe database %d of %d %v %v\nthe program  %d of %d %v %v", f, got.Total, got.All, got.States, codesOf(got.Rows), want.Total, want.All, want.States, codesOf(want.Rows))
						}
					}
				}
			}
		}
		if _, ok, err := w.store.Read(t.Context()).IndicatedPage(store.IndicatedQuery{}, "2040-01-01"); ok || err != nil {
			t.Errorf("rows whose day has come are taken as they were: %v %v", ok, err)
		}
	})
}

func codesOf(list []indicator.Listed) (out []string) {
	for _, x := range list {
		out = append(out, x.Code)
	}
	return out
}

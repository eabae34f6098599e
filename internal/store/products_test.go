package store_test

import (
	"slices"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// What an item lacks is counted and listed as it stands, and follows what is entered, reported and judged.
func TestWhatItemsLack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		lacking := func(want map[plan.Gap][]plan.ItemID) {
			t.Helper()
			r := s.Read(t.Context())
			counts, err := r.GapCounts(store.Everything)
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range plan.AllGaps {
				q := store.ItemQuery{Gap: g, Role: plan.Lead, Today: today, SoonDays: plan.SoonDays}
				ids, err := r.ItemIDs(q)
				if err != nil {
					t.Fatal(err)
				}
				slices.Sort(ids)
				n, err := r.CountItems(q)
				if err != nil || !slices.Equal(ids, want[g]) || counts[g] != len(ids) || n != len(ids) {
					t.Errorf("%s: %v, counted %d and %d, %v; want %v", g, ids, counts[g], n, err, want[g])
				}
				q.Q = "đề án" // a list that no figure counts
				if n, err := r.CountItems(q); err != nil || n != len(ids) {
					t.Errorf("%s with words: %d, %v", g, n, err)
				}
			}
			verified(t, s)
		}
		// i1 is done and its product waits; i2, i3 are open, and nobody answers for them in person
		lacking(map[plan.Gap][]plan.ItemID{plan.NoAccountable: {"i2", "i3"}, plan.Unjudged: {"i1"}})
		change(t, s, today, func(tx *store.Tx) error {
			p, err := store.Products.Get(tx.Reader, "pr1")
			if err != nil {
				return err
			}
			p.State, p.Reason = plan.ProductRefused, "thiếu dấu"
			return store.Products.Save(tx, &p)
		})
		lacking(map[plan.Gap][]plan.ItemID{plan.NoAccountable: {"i2", "i3"}, plan.Unproven: {"i1"}})
		change(t, s, today, func(tx *store.Tx) error {
			it, err := store.Items.Get(tx.Reader, "i2")
			if err != nil {
				return err
			}
			it.Fields = nil
			if err := store.Items.Save(tx, &it); err != nil {
				return err
			}
			return store.Assignments.Save(tx, &plan.Assignment{ID: "acc", ItemID: "i3", Role: plan.Accountable, UnitID: "u1", PostID: "p1"})
		})
		lacking(map[plan.Gap][]plan.ItemID{plan.NoAccountable: {"i2"}, plan.NoProduct: {"i2"}, plan.Unproven: {"i1"}})
		change(t, s, today, func(tx *store.Tx) error {
			return store.Products.Save(tx, &plan.Product{ID: "pr2", ItemID: "i1", Sort: plan.EventProduct, Title: "Đã công bố", State: plan.ProductAccepted})
		})
		lacking(map[plan.Gap][]plan.ItemID{plan.NoAccountable: {"i2"}, plan.NoProduct: {"i2"}})
	})
}

// What was last reported long ago is counted by the periods of the roll-ups, and listed by the same.
func TestStale(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		approve(t, s, "r2", "u2", "2026-02", report.Line{ID: "l9", ItemID: "i2", State: plan.InProgress, Percent: 10})
		r := s.Read(t.Context())
		cells, err := r.SeenCells(store.Everything)
		if err != nil || !slices.Contains(cells, store.SeenCell{Period: "2026-02", Open: 1}) {
			t.Fatalf("%v, %v", cells, err)
		}
		q := store.ItemQuery{SeenIn: []string{"2026-02"}, State: "open", Role: plan.Lead, Today: today, SoonDays: plan.SoonDays}
		ids, err := r.ItemIDs(q)
		n, counted := r.CountItems(q)
		if err != nil || counted != nil || !slices.Equal(ids, []plan.ItemID{"i2"}) || n != 1 {
			t.Errorf("%v, %d, %v, %v", ids, n, err, counted)
		}
	})
}

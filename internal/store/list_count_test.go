package store_test

import (
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// The length of a list is told by roll-ups where they know it, and is always that of the list.
func TestCountIsTheLengthOfTheList(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		change(t, s, "2026-06-16", func(tx *store.Tx) error {
			objective := plan.Item{ID: "i5", Kind: plan.ObjectiveKind, Code: "MT-0001", Title: "Tỉnh số", Origin: plan.Origin{DocumentID: "d1"}}
			if err := store.Items.Save(tx, &objective); err != nil {
				return err
			}
			project := plan.Item{ID: "i6", Kind: plan.ProjectKind, Code: "DA-0001", Title: "Trung tâm dữ liệu"}
			if err := store.Items.Save(tx, &project); err != nil {
				return err
			}
			if err := store.Links.Save(tx, &plan.Link{ID: "k1", From: plan.ItemNoun, FromID: "i5", Relation: plan.FromSource, To: plan.DocumentNoun, ToID: "d1"}); err != nil {
				return err
			}
			return store.Assignments.Save(tx, &plan.Assignment{ID: "a-i6", ItemID: "i6", Role: plan.Lead, UnitID: "u2"})
		})
		for _, day := range []when.Date{today, "2027-01-10"} {
			if day == today {
				if err := s.KeepDay(t.Context(), day, plan.SoonDays); err != nil {
					t.Fatal(err)
				}
			}
			for _, kind := range []plan.KindCode{"", plan.TaskKind, plan.ProjectKind, plan.ObjectiveKind, plan.IndicatorKind} {
				for _, state := range []string{"", "tracked", "open", "not_started", "in_progress", "done", "cancelled"} {
					for _, time := range []plan.TimeState{"", plan.Overdue, plan.DueSoon, plan.InTime, plan.NoDue, plan.OnTime, plan.Late, plan.Ended} {
						for _, under := range []store.ItemQuery{{}, {Units: []org.UnitID{"u1"}}, {Units: []org.UnitID{"u2"}}, {Theme: "th1"}, {Document: doc.ID("d1")}, {Units: []org.UnitID{"u1", "u2"}}} {
							q := under
							q.Kind, q.State, q.Time, q.Role, q.Today, q.SoonDays = kind, state, time, plan.Lead, day, plan.SoonDays
							q.Stateful = kind == plan.TaskKind || kind == plan.ProjectKind
							n, err := s.Read(t.Context()).CountItems(q)
							if err != nil {
								t.Fatal(err)
							}
							list, err := s.Read(t.Context()).ItemIDs(q)
							if err != nil {
								t.Fatal(err)
							}
							if n != len(list) {
								t.Errorf("%+v: counted %d, listed %d", q, n, len(list))
							}
						}
					}
				}
			}
		}
		verified(t, s)
	})
}

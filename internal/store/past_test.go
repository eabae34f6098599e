package store_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// shown is what pages show of a store on a day: lists, figures, parts, reports, the registers.
func shown(t testing.TB, s *store.Store, day when.Date) string {
	t.Helper()
	r := s.Read(t.Context())
	all := map[string]any{}
	keep := func(what string, v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s on %s: %v", what, day, err)
		}
		all[what] = v
	}
	for _, q := range []store.ItemQuery{{}, {State: "open"}, {Time: plan.Overdue}, {Sort: "-due"}, {Sort: "code"}, {Units: []org.UnitID{"u1"}, Role: plan.Lead, State: "open"},
		{Units: []org.UnitID{"u3"}, Role: plan.Lead}, {Document: "d1", Time: plan.InTime}, {Theme: "th1", State: "done"},
		{Theme: "th1", State: "in_progress", DueFrom: "2026-03-01"}, {Kind: plan.TaskKind, Time: plan.NoDue}, {State: "open", DueTo: "2026-12-31"}} {
		q.Today, q.SoonDays = day, plan.SoonDays
		rows, err := r.ItemList(q, 0, 4)
		keep(fmt.Sprintf("list %+v", q), rows, err)
		rows, err = r.ItemList(q, 2, 3)
		keep(fmt.Sprintf("from the third of %+v", q), rows, err)
		n, err := r.CountItems(q)
		keep(fmt.Sprintf("count %+v", q), n, err)
		if long, _ := r.ItemList(q, 0, 0); len(long) != n {
			t.Errorf("on %s the list %+v has %d rows, the figure says %d", day, q, len(long), n)
		}
	}
	for _, key := range []store.TallyKey{store.Everything, "unit:u1", "unit:u2", "unit:u3", "document:d1", "theme:th1"} {
		tally, err := r.Tally(key, day, plan.SoonDays)
		keep("tally "+string(key), tally, err)
		months, err := r.Months(key, "2026-01", "2027-12")
		keep("months "+string(key), months, err)
		n, err := r.OfKind(key, "")
		keep("kind "+string(key), n, err)
	}
	ranked, err := r.RankedTallies("unit", []string{"overdue"}, 0, day, plan.SoonDays)
	keep("ranked", ranked, err)
	worst, _, err := r.WorstTallies("unit", 2, day, plan.SoonDays)
	keep("worst", worst, err)
	owing, err := r.OwingUnits(day, plan.SoonDays, nil)
	keep("owing", fmt.Sprint(owing), err)
	owed, err := r.OwedBy("u1", "2026-01-01", nil)
	keep("owed", owed, err)
	states, err := r.StatesIn("2026-05")
	keep("states", fmt.Sprint(states), err)
	units, err := r.AllUnits()
	keep("units", units, err)
	for _, id := range []plan.ItemID{"i1", "i2", "i3"} {
		parts, err := r.AssignmentsOf(id)
		keep("parts "+string(id), parts, err)
		lines, err := r.LinesAbout(id)
		keep("lines "+string(id), lines, err)
		dues, err := store.Dues.Versions(r, string(id))
		keep("dues "+string(id), dues, err)
		entries, err := r.EntriesAbout(id, 5)
		keep("entries "+string(id), entries, err)
	}
	out, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Whatever was done afterwards, a day that is over looks as it did when it ended.
func TestAPastDayStaysAsItWas(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		random := rand.New(rand.NewSource(7))
		ended := map[when.Date]string{}
		day := when.Date("2026-06-20")
		for n := range 40 {
			for range 1 + random.Intn(3) {
				someAct(t, s, random, day)
			}
			ended[day] = shown(t, s, day)
			if n%7 == 0 {
				shown(t, s.AsOf(day.Add(-1)), day.Add(-1)) // looked at early, and not wrong later
			}
			if day = day.Add(1 + random.Intn(20)); n%9 == 8 { // the past is loaded later: what was shown on the days since is no longer so
				for d := range ended {
					delete(ended, d)
				}
				for range 4 {
					someAct(t, s, random, day.Add(-random.Intn(60)))
				}
			}
		}
		for d, want := range ended {
			if got := shown(t, s.AsOf(d), d); got != want {
				t.Fatalf("%s looks otherwise than when it ended:\n%s\nwant:\n%s", d, got, want)
			}
		}
		verified(t, s)
		err := s.AsOf("2026-06-20").Change(t.Context(), act("2026-06-20"), func(*store.Tx) error { return nil })
		wantFault(t, err, fault.Denied)
	})
}

// someAct does something to what is there; what is refused is left.
func someAct(t testing.TB, s *store.Store, random *rand.Rand, day when.Date) {
	id := plan.ItemID(fmt.Sprint("i", 1+random.Intn(3)))
	units := []org.UnitID{"u1", "u2", "u3"}
	err := s.Change(t.Context(), act(day), func(tx *store.Tx) error {
		switch random.Intn(6) {
		case 0:
			return moveDue(tx, id, day.Add(random.Intn(90)-30), "lùi")
		case 1:
			parts, err := tx.AssignmentsOf(id)
			if err != nil || len(parts) == 0 {
				return err
			}
			x := parts[0]
			if x.UnitID = units[random.Intn(3)]; random.Intn(3) == 0 {
				if err := store.Assignments.Remove(tx, &x); err != nil {
					return err
				}
				x.ID, x.Rev = fmt.Sprint("a", random.Int63()), 0
			}
			return store.Assignments.Save(tx, &x)
		case 2:
			it, err := store.Items.Get(tx.Reader, string(id))
			if err != nil {
				return err
			}
			it.Title, it.Ended = fmt.Sprint("Việc ", random.Intn(1000)), random.Intn(4) == 0
			return store.Items.Save(tx, &it)
		case 3:
			u, err := store.Units.Get(tx.Reader, "u3")
			if err != nil {
				return err
			}
			u.Members = units[:random.Intn(3)]
			return store.Units.Save(tx, &u)
		case 4:
			r, err := tx.ReportOf("u1", "2026-05")
			if err != nil {
				return err
			}
			if r.State = report.Approved; random.Intn(2) == 0 {
				r.State = report.Returned
			}
			return store.Reports.Save(tx, &r)
		default:
			add := fmt.Sprint("n", random.Int63())
			return addTask(tx, add, units[random.Intn(3)])
		}
	})
	if err != nil && !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
}

package store_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

func TestVersions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		it := task("i1", "một")
		save := func(on when.Date, title string) {
			t.Helper()
			it.Title = title
			change(t, s, on, func(tx *store.Tx) error { return store.Items.Save(tx, &it) })
		}
		save("2026-01-10", "một")
		save("2026-02-01", "hai")
		save("2026-02-01", "ba") // several in one day: the last one held
		save("2026-02-01", "bốn")
		save("2026-03-15", "năm")
		change(t, s, "2026-04-01", func(tx *store.Tx) error { return store.Items.Remove(tx, &it) })

		r := s.Read(t.Context())
		for on, want := range map[when.Date]string{
			"2026-01-09": "", "2026-01-10": "một", "2026-01-31": "một", "2026-02-01": "bốn", "2026-03-14": "bốn", "2026-03-15": "năm",
			"2026-03-31": "năm", "2026-04-01": "", "2030-01-01": "",
		} {
			got, err := store.Items.GetAsOf(r, "i1", on)
			if got.Title != want || (err == nil) != (want != "") {
				t.Errorf("as of %s: %q, %v, want %q", on, got.Title, err, want)
			}
			if want == "" {
				wantFault(t, err, fault.NotFound)
			}
		}
		versions, err := store.Items.Versions(r, "i1")
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"một", "hai", "ba", "bốn", "năm"} {
			if i >= len(versions) || versions[i].Title != want || versions[i].Rev != i+1 {
				t.Fatalf("versions %v, want the %d. to be %q", versions, i+1, want)
			}
		}
		_, err = store.Items.Get(r, "i1")
		wantFault(t, err, fault.NotFound)
	})
}

// Whatever is saved and removed on whatever days, every day shows what the last act up to it left.
func TestAnyDayShowsWhatHeldThen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		n := 0
		rapid.Check(t, func(rt *rapid.T) {
			n++
			id := fmt.Sprintf("i%d", n)
			steps := rapid.SliceOfN(rapid.IntRange(0, 3), 1, 7).Draw(rt, "days between acts")
			day := when.Date("2026-02-25")
			held, it := map[when.Date]string{}, plan.Item{}
			for i, wait := range steps {
				day = day.Add(wait)
				it = task(id, fmt.Sprint("bản ", i))
				it.Rev = i
				change(t, s, day, func(tx *store.Tx) error { it := it; return store.Items.Save(tx, &it) })
				held[day] = it.Title
			}
			it.Rev++
			if rapid.Bool().Draw(rt, "ended") {
				day = day.Add(rapid.IntRange(0, 2).Draw(rt, "after"))
				change(t, s, day, func(tx *store.Tx) error { return store.Items.Remove(tx, &it) })
				held[day] = ""
			}
			want := ""
			for d := when.Date("2026-02-24"); d <= day.Add(2); d = d.Add(1) {
				if title, changed := held[d]; changed {
					want = title
				}
				if got, _ := store.Items.GetAsOf(s.Read(t.Context()), id, d); got.Title != want {
					rt.Errorf("as of %s: %q, want %q", d, got.Title, want)
				}
			}
		})
	})
}

func TestSecondWriterIsToldOfTheFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		it := task("i1", "một")
		change(t, s, today, func(tx *store.Tx) error { return store.Items.Save(tx, &it) })
		mine, theirs := it, it
		theirs.Title = "của người khác"
		change(t, s, today, func(tx *store.Tx) error { return store.Items.Save(tx, &theirs) })
		before := db.Dump(t)

		mine.Title = "của tôi"
		for what, do := range map[string]func(*store.Tx) error{
			"save of an old revision":    func(tx *store.Tx) error { mine := mine; return store.Items.Save(tx, &mine) },
			"removal of an old revision": func(tx *store.Tx) error { return store.Items.Remove(tx, &mine) },
			"save of a new row with a known id": func(tx *store.Tx) error {
				again := task("i1", "một")
				again.Code = "NV-9"
				return store.Items.Save(tx, &again)
			},
			"a code that is taken": func(tx *store.Tx) error {
				other := task("i2", "hai")
				other.Code = it.Code
				return store.Items.Save(tx, &other)
			},
			"change of what is not there": func(tx *store.Tx) error {
				none := task("i9", "chín")
				none.Rev = 3
				return store.Items.Save(tx, &none)
			},
		} {
			if err := s.Change(t.Context(), act(today), do); !fault.Is(err, fault.Conflict) {
				t.Errorf("%s: %v, want a conflict", what, err)
			}
		}
		if after := db.Dump(t); after != before {
			t.Errorf("the refused acts left something behind:\n%s\nwas\n%s", after, before)
		}
		change(t, s, today, func(tx *store.Tx) error { return store.Items.Remove(tx, &theirs) })
		reused := task("i5", "mã dùng lại sau khi mục cũ kết thúc")
		reused.Code = it.Code
		change(t, s, today, func(tx *store.Tx) error { return store.Items.Save(tx, &reused) })
		verified(t, s)
	})
}

// An act that fails after any of its steps leaves nothing: no row, no figure, no number taken, no entry, nothing to find.
func TestFailedActLeavesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		before := db.Dump(t)
		stop := errors.New("stopped half way")
		steps := []func(*store.Tx) error{
			func(tx *store.Tx) error { return addTask(tx, "i7", "u1") },
			func(tx *store.Tx) error { return moveDue(tx, "i2", "2027-01-31", "lùi") },
			func(tx *store.Tx) error {
				x, err := store.Reports.Get(tx.Reader, "r1")
				x.State = "returned"
				return errors.Join(err, store.Reports.Save(tx, &x))
			},
		}
		for n := range len(steps) + 1 {
			err := s.Change(t.Context(), act(today), func(tx *store.Tx) error {
				for _, step := range steps[:n] {
					if err := step(tx); err != nil {
						t.Error(err)
					}
				}
				return stop
			})
			if !errors.Is(err, stop) {
				t.Errorf("after %d steps: %v", n, err)
			}
			if db.Dump(t) != before {
				t.Fatalf("an act that failed after %d steps left something behind", n)
			}
		}
		wantFault(t, s.Change(t.Context(), act(today), func(*store.Tx) error { return nil }), fault.Invalid) // an act that changes nothing
		if db.Dump(t) != before {
			t.Error("an act without a change left something behind")
		}
		verified(t, s)
	})
}

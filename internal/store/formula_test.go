package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// measuredItems saves indicators "id unit".
func measuredItems(t testing.TB, s *store.Store, all ...string) {
	t.Helper()
	change(t, s, "2026-01-06", func(tx *store.Tx) error {
		for n, x := range all[1:] { // CT-0001 is there
			id, unit, _ := strings.Cut(x, " ")
			it := plan.Item{ID: plan.ItemID(id), Kind: plan.IndicatorKind, Code: fmt.Sprintf("CT-%04d", n+2), Title: "Chỉ tiêu " + id, Fields: map[string]string{"unit": unit}}
			if err := store.Items.Save(tx, &it); err != nil {
				return err
			}
		}
		return nil
	})
}

func setFormula(s *store.Store, t testing.TB, id plan.ItemID, text string) error {
	return s.Change(t.Context(), act("2026-01-07"), func(tx *store.Tx) error {
		c, err := tx.CardOf(id)
		if err != nil {
			return err
		}
		c.Formula = text
		return store.Cards.Save(tx, &c)
	})
}

// tell saves a value: "item period value quality known unit".
func tell(t testing.TB, s *store.Store, told ...string) {
	t.Helper()
	change(t, s, "2026-06-01", func(tx *store.Tx) error {
		for _, x := range told {
			f := append(strings.Fields(x), "", "", "")
			o := plan.Observation{ID: "o-" + strings.ReplaceAll(x, " ", "-"), ItemID: plan.ItemID(f[0]), Period: when.Period(f[1]), Value: f[2], Quality: plan.Quality(f[3])}
			if f[4] != "-" {
				o.KnownOn = when.Date(f[4])
			}
			for _, u := range f[5:] {
				if u != "" {
					o.UnitID = "u1"
					if u == "u2" {
						o.UnitID = "u2"
					}
				}
			}
			if err := store.Observations.Save(tx, &o); err != nil {
				return err
			}
		}
		return nil
	})
}

func gives(t testing.TB, s *store.Store, id plan.ItemID, want ...string) {
	t.Helper()
	list, err := s.Read(t.Context()).ObservationsOf(id)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range list {
		if o.Source == store.FromFormula {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", o.Period, o.Value, o.Quality, o.KnownOn, o.UnitID)))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s gives\n%s\nwant\n%s", id, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The value of a formula follows in the act that changes what it reads, and of nothing else; a missing input leaves none.
func TestFormulasFollow(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		store0 := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		measuredItems(t, s, "x0 ", "a tỷ đồng", "b tỷ đồng", "share %", "growth %/năm", "twice %", "all triệu đồng", "alone ha")
		tell(t, s, "a 2025 60 final 2026-01-10", "a 2024 50 final 2025-01-10")
		store0(setFormula(s, t, "share", "CT-0002 / CT-0003 * 100"))
		store0(setFormula(s, t, "growth", "CT-0002 / prev(CT-0002) * 100 - 100"))
		store0(setFormula(s, t, "twice", "CT-0004 * 2"))
		store0(setFormula(s, t, "all", "sum(CT-0002)"))
		gives(t, s, "share")
		gives(t, s, "growth", "2025 20 final 2026-01-10")
		tell(t, s, "b 2025 240 estimate 2025-12-01", "b 2026 1 estimate 2026-02-01")
		gives(t, s, "share", "2025 25 estimate 2026-01-10")
		gives(t, s, "twice", "2025 50 estimate 2026-01-10")
		// a better value of an input is a vintage of what follows; what was known before stays as it was
		tell(t, s, "b 2025 200 final 2026-03-01")
		gives(t, s, "share", "2025 25 estimate 2026-01-10", "2025 30 final 2026-03-01")
		gives(t, s, "twice", "2025 50 estimate 2026-01-10", "2025 60 final 2026-03-01")
		tell(t, s, "a 2025 7 final 2026-04-01 u1", "a 2025 8 final 2026-04-02 u2")
		gives(t, s, "all", "2025 15000 final 2026-04-02")
		gives(t, s, "share", "2025 25 estimate 2026-01-10", "2025 30 final 2026-03-01")
		tell(t, s, "a 2026 9 final 2026-05-01 u1") // the other unit has not told its value
		gives(t, s, "all", "2025 15000 final 2026-04-02")
		// a value taken back takes what follows along
		change(t, s, "2026-06-02", func(tx *store.Tx) error {
			o, err := store.Observations.Get(tx.Reader, "o-a-2024-50-final-2025-01-10")
			if err != nil {
				return err
			}
			return store.Observations.Remove(tx, &o)
		})
		gives(t, s, "growth", "2026 28.571428571429 final 2026-05-01 u1") // of the unit that told both years
		// a formula that goes takes its values along, and so does a unit of measure that no longer fits
		store0(setFormula(s, t, "twice", ""))
		gives(t, s, "twice")
		change(t, s, "2026-06-03", func(tx *store.Tx) error {
			it, err := store.Items.Get(tx.Reader, "b")
			if err != nil {
				return err
			}
			it.Fields["unit"] = "người"
			return store.Items.Save(tx, &it)
		})
		gives(t, s, "share")
		_, wrong, err := s.Verify(t.Context(), journal.Head{})
		if err != nil || len(wrong) > 0 {
			t.Error(err, wrong)
		}
		raw := db.Raw(t)
		if _, err := raw.Exec("DELETE FROM formula_input WHERE item_id = 'all'"); err != nil {
			t.Fatal(err)
		}
		if _, wrong, _ = s.Verify(t.Context(), journal.Head{}); len(wrong) != 1 {
			t.Errorf("what a formula reads is kept wrongly, and verify says %q", wrong)
		}
	})
}

func TestFormulasRefusedWhole(t *testing.T) {
	s := storetest.SQLite(t).Open(t)
	fill(t, s)
	measuredItems(t, s, "x0 ", "a tỷ đồng", "b tỷ đồng", "c tỷ đồng", "share %")
	if err := setFormula(s, t, "b", "CT-0002 * 2"); err != nil {
		t.Fatal(err)
	}
	if err := setFormula(s, t, "c", "CT-0003 + CT-0002"); err != nil {
		t.Fatal(err)
	}
	for text, say := range map[string]string{"CT-0004 + 1": "CT-0002 → CT-0004 → CT-0003 → CT-0002", "CT-0002 + 1": "CT-0002 → CT-0002", "CT-0099": "CT-0099", "CT-0005": "%", "CT-0003 +": "ký tự 10"} {
		err := setFormula(s, t, "a", text)
		wantFault(t, err, map[bool]fault.Kind{true: fault.NotFound, false: fault.Invalid}[text == "CT-0099"])
		if err != nil && !strings.Contains(fault.Say(err, "vi"), say) && text != "CT-0004 + 1" {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil && text == "CT-0004 + 1" && !strings.Contains(fault.Say(err, "vi"), "đi vòng: CT-0002 → CT-0004") {
			t.Errorf("%q: %v", text, err)
		}
	}
	c, err := s.Read(t.Context()).CardOf("a")
	if err != nil || c.Formula != "" {
		t.Error(c, err)
	}
}

// After one value only what depends on it is computed: the same work whether there are ten formulas besides or a thousand.
func TestFormulasComputeOnlyWhatDepends(t *testing.T) {
	work := func(others int) int64 {
		s := storetest.SQLite(t).Open(t)
		fill(t, s)
		items := []string{"x0 ", "a tỷ đồng", "b tỷ đồng", "share %"}
		for n := range others {
			items = append(items, fmt.Sprintf("o%d tỷ đồng", n))
		}
		measuredItems(t, s, items...)
		change(t, s, "2026-01-07", func(tx *store.Tx) error {
			for n := range others {
				if err := store.Cards.Save(tx, &indicator.Card{ItemID: plan.ItemID(fmt.Sprintf("o%d", n)), Formula: "CT-0002 * 2"}); err != nil {
					return err
				}
			}
			return store.Cards.Save(tx, &indicator.Card{ItemID: "share", Formula: "CT-0003 / CT-0003"})
		})
		asked := 0
		s.Watch = &store.Watch{Asked: func(string, []any) { asked++ }}
		tell(t, s, "b 2025 240 estimate 2025-12-01")
		gives(t, s, "share", "2025 100 estimate 2025-12-01")
		return int64(asked)
	}
	if few, many := work(3), work(200); few == 0 || many > few+3 {
		t.Errorf("%d queries with 3 formulas besides, %d with 200", few, many)
	}
}

package app

import (
	"context"
	"testing"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// generated is a small made-up installation, large enough for several batches.
func generated(t testing.TB, db storetest.DB, want Synthetic) *App {
	t.Helper()
	a, err := Open(t.Context(), Config{Dir: db.Dir, DB: db.URL, Today: today, Now: func() time.Time { return time.Date(2026, 6, 20, 2, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	who, err := a.As(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Generate(t.Context(), who, want, nil); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestGeneratedInstallationIsRight(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := &world{App: generated(t, db, Synthetic{Tasks: 1100, Units: 40, Periods: 3, Seed: 42}), t: t, db: db}
		w.verified()
		home, err := w.Home(t.Context())
		w.ok(err)
		all := home.All
		if all.Total != 1100 || all.Overdue == 0 || all.DueSoon == 0 || all.DoneOnTime == 0 || all.DoneLate == 0 || all.NoDue == 0 || all.Fresh == 0 {
			t.Errorf("figures %+v: every sort should be there", all)
		}
		if !w.Sample() || home.Leading < 30 || len(home.Themes) == 0 || len(home.Documents) == 0 {
			t.Errorf("sample %v, %d units, %d themes, %d documents", w.Sample(), home.Leading, len(home.Themes), len(home.Documents))
		}
		who, err := w.As(t.Context(), "")
		w.ok(err)
		added, err := w.AddItem(t.Context(), who, ItemEdit{Kind: plan.TaskKind, Title: "Việc thêm sau"})
		w.ok(err)
		if added.Code != "NV-1101" {
			t.Errorf("the next task is %s", added.Code)
		}
		wantFault(t, w.Generate(t.Context(), who, Synthetic{Tasks: 5, Units: 5}, nil), fault.Conflict)
	})
}

func TestGeneratedInstallationIsAlwaysTheSame(t *testing.T) {
	want := Synthetic{Tasks: 60, Units: 12, Periods: 2, Seed: 7}
	titles := func(seed uint64) (out []string) {
		want.Seed = seed
		a := generated(t, storetest.SQLite(t), want)
		page, err := a.Items(context.Background(), ItemFilter{PerPage: 100, Sort: "code"})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page.Rows {
			out = append(out, string(row.Item.ID)+row.Item.Title+string(row.Standing.DueOn)+string(row.Standing.State))
		}
		return out
	}
	one, two, other := titles(7), titles(7), titles(8)
	if len(one) != 60 {
		t.Fatalf("%d tasks", len(one))
	}
	same := 0
	for i := range one {
		if one[i] != two[i] {
			t.Errorf("%s is not %s", one[i], two[i])
		}
		if one[i] == other[i] {
			same++
		}
	}
	if same > 5 {
		t.Errorf("%d of 60 tasks are the same with another seed", same)
	}
}

func TestGenerateRefusesWhatIsNoProvince(t *testing.T) {
	for _, s := range []Synthetic{{}, {Tasks: 1}, {Tasks: 1, Units: 2}, {Tasks: -1, Units: 9}, {Tasks: 1, Units: 9, Periods: 99}, {Tasks: 1 << 40, Units: 9}} {
		wantFault(t, s.Check(), fault.Invalid)
	}
	if err := (Synthetic{Tasks: 1, Units: 3}).Check(); err != nil {
		t.Error(err)
	}
}

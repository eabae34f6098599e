//go:build unix

package bench

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// indicatorsOf makes an installation of n indicators; code "CT-00001" is the first.
func indicatorsOf(b *testing.B, dir string, n int, formula func(i int) string) *store.Store {
	b.Helper()
	s, err := store.Open(b.Context(), dir, "", plan.DefaultKinds)
	if err != nil {
		b.Fatal(err)
	}
	acted(b, s, func(tx *store.Tx) error {
		var items []plan.Item
		for i := range n {
			items = append(items, plan.Item{ID: plan.ItemID(fmt.Sprintf("i%05d", i+1)), Kind: plan.IndicatorKind, Code: fmt.Sprintf("CT-%05d", i+1), Title: fmt.Sprintf("Chỉ tiêu %d", i+1), Fields: map[string]string{"unit": "tỷ đồng"}})
		}
		return store.Items.SaveAll(tx, items, nil)
	})
	acted(b, s, func(tx *store.Tx) error {
		some := false
		for i := range n {
			if text := formula(i + 1); text != "" {
				some = true
				if err := store.Cards.Save(tx, &indicator.Card{ItemID: plan.ItemID(fmt.Sprintf("i%05d", i+1)), Formula: text}); err != nil {
					return err
				}
			}
		}
		if !some {
			return store.Cards.Save(tx, &indicator.Card{ItemID: "i00001", Short: "x"})
		}
		return nil
	})
	return s
}

func acted(b *testing.B, s *store.Store, do func(*store.Tx) error) {
	b.Helper()
	err := s.Change(b.Context(), store.Act{Actor: journal.Actor{Title: "đo"}, Action: "generate", Noun: "item", ID: "bench", Now: time.Now(), Today: "2026-06-20"}, do)
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkImportValues brings 100,000 values of 1,000 indicators in from one CSV, in one act.
func BenchmarkImportValues(b *testing.B) {
	var csv strings.Builder
	csv.WriteString("Mã,Kỳ,Loại số,Giá trị (dấu chấm thập phân),Chất lượng,Nguồn\n")
	for i := range 1000 {
		for k := range 100 {
			fmt.Fprintf(&csv, "CT-%05d,%d-%02d,observation,%d.%02d,final,báo cáo\n", i+1, 2017+k/12, k%12+1, 1000+i%7+k, k)
		}
	}
	for range b.N {
		b.StopTimer()
		dir := b.TempDir()
		indicatorsOf(b, dir, 1000, func(int) string { return "" }).Close()
		a, err := app.Open(b.Context(), app.Config{Dir: dir, Today: "2026-06-20"})
		if err != nil {
			b.Fatal(err)
		}
		who, err := a.As(b.Context(), "")
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		begun := cpu(b)
		load, err := a.ImportValues(b.Context(), who, "so-lieu.csv", []byte(csv.String()), app.ValuesOptions{})
		if err != nil || load.New != 100_000 || !load.Done {
			b.Fatal(err, load.Told("en"))
		}
		b.ReportMetric((cpu(b) - begun).Seconds(), "CPU-s/import")
		b.StopTimer()
		a.Close()
	}
}

// BenchmarkFormulas records one value that one formula of 2,000 depends on, and one that depends on that, with 60 months of values.
func BenchmarkFormulas(b *testing.B) {
	s := indicatorsOf(b, b.TempDir(), 4000, func(i int) string {
		switch {
		case i == 4000:
			return "CT-03999 + prev(CT-03999)"
		case i > 2000:
			return fmt.Sprintf("CT-%05d * 2 + CT-%05d", i-2000, i%1900+1)
		}
		return ""
	})
	defer s.Close()
	value := func(item, period string) plan.Observation {
		return plan.Observation{ID: item + period, ItemID: plan.ItemID(item), Period: when.Period(period), Value: "12.5", Quality: plan.Final}
	}
	for k := range 60 {
		acted(b, s, func(tx *store.Tx) error {
			period := fmt.Sprintf("%d-%02d", 2020+k/12, k%12+1)
			a, c := value("i01999", period), value("i00200", period)
			if err := store.Observations.Save(tx, &a); err != nil {
				return err
			}
			return store.Observations.Save(tx, &c)
		})
	}
	n := 0
	b.ResetTimer()
	begun := cpu(b)
	for b.Loop() {
		n++
		acted(b, s, func(tx *store.Tx) error {
			o, err := store.Observations.Get(tx.Reader, "i019992024-05")
			if err != nil {
				return err
			}
			o.Value = fmt.Sprint(n)
			return store.Observations.Save(tx, &o)
		})
	}
	b.ReportMetric(float64((cpu(b)-begun).Microseconds())/1000/float64(n), "CPU-ms/value")
}

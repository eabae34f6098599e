//go:build unix

package bench

import (
	"fmt"
	"net/url"
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

func init() { // what the bare of a page of indicators is decoded into
	rowTypes["observation"], rowTypes["target"], rowTypes["card"], rowTypes["indicated"] = into[plan.Observation], into[plan.Target], into[indicator.Card], into[indicator.Listed]
}

// BenchmarkIndicators prints what pages of indicators cost the processor, beside the bare of each: 10,000 indicators
// (LOTRINH_BENCH_INDICATORS) of 60 months, 100 of them with 300 units (LOTRINH_BENCH_UNITS) besides, each with a target. The
// folder LOTRINH_BENCH_DIR, where there is one, is kept for the next time.
func BenchmarkIndicators(tb *testing.B) {
	n, units := number("LOTRINH_BENCH_INDICATORS", 10_000), number("LOTRINH_BENCH_UNITS", 300)
	dir := keptIn(tb, func(dir string) {
		s := indicatorsOf(tb, dir, n, func(int) string { return "" })
		withUnits(tb, s, units, n)
		withTargets(tb, s, n)
		withMonths(tb, s, n, []org.UnitID{""})
		withMonths(tb, s, min(n, 100), unitIDs(units))
		s.Close()
	})
	b := open(tb, dir, "")
	var rows int
	b.one(&rows, "SELECT count(*) FROM observation WHERE valid_to IS NULL")
	fmt.Printf("%d indicators, %d values\n", n, rows)
	looked := []string{itemCode(1), itemCode(n)}
	b.change = func() { // one value of each indicator that is looked at, in place of the last: what a page says changes, its length does not
		b.written++
		for _, id := range looked {
			if b.written > 1 {
				var last string
				b.one(&last, "SELECT id FROM observation WHERE valid_to IS NULL AND item_id = ? AND period = '1999'", id)
				b.post("/indicator-values/"+last, url.Values{"rev": {"1"}, "why": {"đo"}})
			}
			b.post("/indicators/"+id+"/values", url.Values{"period": {"1999"}, "value": {fmt.Sprint(100 + b.written)}, "quality": {"estimate"}, "confirm": {"low", "high", "jump", "again", "aside", "magnitude"}})
		}
	}
	printTable("CPU ms", b.costOf(cpu, []page{
		{"an indicator of 60 months", "/indicators/" + looked[1], "≤ 2"},
		{"… and of " + fmt.Sprint(units) + " units each month", "/indicators/" + looked[0], "≤ 2"},
		{"list of indicators, 50 rows", "/indicators", ""},
		{"1,000 indicators with targets and verdicts", "/indicators?per_page=1000", "≤ 100 ms"},
	}))
}

func unitIDs(n int) (ids []org.UnitID) {
	for i := range n {
		ids = append(ids, org.UnitID(fmt.Sprintf("u%03d", i+1)))
	}
	return ids
}

// withUnits sets up units, each of which leads some of the indicators.
func withUnits(tb *testing.B, s *store.Store, units, n int) {
	tb.Helper()
	acted(tb, s, func(tx *store.Tx) error {
		for i, id := range unitIDs(units) {
			if err := store.Units.Save(tx, &org.Unit{ID: id, Code: string(id), Name: fmt.Sprintf("Đơn vị số %d", i+1), Line: org.State}); err != nil {
				return err
			}
		}
		return nil
	})
	acted(tb, s, func(tx *store.Tx) error {
		var all []plan.Assignment
		for i := range n {
			all = append(all, plan.Assignment{ID: fmt.Sprintf("a%05d", i+1), ItemID: itemID(i), Role: plan.Lead, UnitID: unitIDs(units)[i%units]})
		}
		return store.Assignments.SaveAll(tx, all, nil)
	})
}

func itemID(i int) plan.ItemID { return plan.ItemID(itemCode(i + 1)) }
func itemCode(i int) string    { return fmt.Sprintf("i%05d", i) }

func withTargets(tb *testing.B, s *store.Store, n int) {
	tb.Helper()
	acted(tb, s, func(tx *store.Tx) error {
		var all []plan.Target
		for i := range n {
			all = append(all, plan.Target{ID: fmt.Sprintf("t%05d", i+1), ItemID: itemID(i), Sort: plan.AimSort, Judged: plan.AtEnd, Comparator: ">=", Value: fmt.Sprint(1500 + i%100), Period: when.Interval{From: "2021-01-01", To: "2027-12-31"}},
				plan.Target{ID: fmt.Sprintf("b%05d", i+1), ItemID: itemID(i), Sort: plan.BaselineSort, Value: "1000", Period: when.Interval{From: "2020-01-01", To: "2020-12-31"}})
		}
		return store.Targets.SaveAll(tx, all, nil)
	})
}

// withMonths records 60 months of the first n indicators, of each of some units ("" is the whole); an act takes some 50,000.
func withMonths(tb *testing.B, s *store.Store, n int, units []org.UnitID) {
	tb.Helper()
	const months, anAct = 60, 50_000
	var all []plan.Observation
	flush := func() {
		acted(tb, s, func(tx *store.Tx) error { return store.Observations.SaveAll(tx, all, nil) })
		all = all[:0]
	}
	for i := range n {
		for k := range months {
			period := when.Period(fmt.Sprintf("%d-%02d", 2021+k/12, k%12+1))
			for _, u := range units {
				all = append(all, plan.Observation{ID: fmt.Sprintf("o%05d-%02d-%s", i, k, u), ItemID: itemID(i), Period: period, UnitID: u, Value: fmt.Sprintf("%d.%d", 1000+i%50+7*k, k%10), Quality: plan.Final, Source: "báo cáo"})
			}
		}
		if len(all) >= anAct {
			flush()
		}
	}
	if len(all) > 0 {
		flush()
	}
}

package demo

import (
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// loadedHauGiang is the province's public facts, and its indicators by the keys of the tables.
func loadedHauGiang(t *testing.T) (*app.App, map[string]plan.ItemID) {
	a, err := app.Open(t.Context(), app.Config{Dir: t.TempDir(), Today: gathered})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	if err := LoadHauGiang(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	all, err := rows("indicators.tsv")
	if err != nil {
		t.Fatal(err)
	}
	titles, keys := map[string]string{}, map[string]plan.ItemID{}
	for _, x := range all {
		titles[x["title"]] = x["key"]
	}
	page, err := a.Items(t.Context(), app.ItemFilter{Kind: plan.IndicatorKind, PerPage: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page.Rows {
		keys[titles[row.Item.Title]] = row.Item.ID
	}
	if len(keys) != len(all) {
		t.Fatalf("%d indicators of %d", len(keys), len(all))
	}
	return a, keys
}

// verdicts judges every aim of an indicator on a day, with what was known then; keys are the source's first word and the way.
func verdicts(t *testing.T, a *app.App, id plan.ItemID, day when.Date) map[string]indicator.Verdict {
	past, err := a.AsOf(day)
	if err != nil {
		t.Fatal(err)
	}
	v, err := past.Item(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range v.Observations {
		if o.KnownOn > day {
			t.Errorf("%s holds a value of %s, known since %s", day, o.Period, o.KnownOn)
		}
	}
	out := map[string]indicator.Verdict{}
	for _, target := range v.Targets {
		if target.KnownOn > day {
			t.Errorf("%s holds a target set on %s", day, target.KnownOn)
		}
		if target.Sort != plan.AimSort {
			continue
		}
		first, _, _ := strings.Cut(target.Source, " ")
		out[first+"/"+string(target.Judged)] = indicator.Judge(indicator.Case{Of: indicator.Indicator{Item: v.Item}, Target: target, Targets: v.Targets, Observed: indicator.AsKnown(v.Observations, day), Today: day})
	}
	return out
}

func TestHauGiangAtMidTermAndToday(t *testing.T) {
	a, keys := loadedHauGiang(t)
	if _, wrong, err := a.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
		t.Fatalf("verify: %v %q", err, wrong)
	}
	const midTerm = when.Date("2023-07-11")
	for key, id := range keys { // nothing published later appears, for any of them
		t.Run(key, func(t *testing.T) { verdicts(t, a, id, midTerm) })
	}

	growth := verdicts(t, a, keys["growth"], midTerm)
	if len(growth) != 2 || growth["Nghị/average"].Aim != "6.5" || growth["Chương/average"].Aim != "9" {
		t.Fatalf("both aims stand, the child's above its parent's: %+v", growth)
	}
	for source, v := range growth {
		if v.State != indicator.NotYet {
			t.Errorf("growth at mid-term, %s: %s", source, v.State)
		}
	}
	for source, v := range verdicts(t, a, keys["growth"], gathered) {
		if v.State == indicator.Met || v.State == indicator.NotMet {
			t.Errorf("growth today, %s: %s, though the growth of 2021 is not known", source, v.State)
		}
	}
	if v := verdicts(t, a, keys["revenue"], midTerm)["Chương/step"]; v.Value != "" {
		t.Errorf("revenue at mid-term is %s, though its source has no day", v.Value)
	}
	// The same increment, by each definition of revenue: the title of the indicator names which.
	total, domestic := verdicts(t, a, keys["revenue"], gathered)["Chương/step"], verdicts(t, a, keys["revenue-domestic"], gathered)["Chương/step"]
	if total.Value != "5976" || domestic.Value != "5300" || domestic.State != indicator.NotMet || total.State == indicator.NotMet {
		t.Errorf("in all %s of %s: %s; domestic %s: %s", total.Value, total.Aim, total.State, domestic.Value, domestic.State)
	}
}

func TestHauGiangScoreFellAndRankRose(t *testing.T) {
	a, keys := loadedHauGiang(t)
	of := func(key, period string) string {
		v, err := a.Item(t.Context(), keys[key])
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range v.Observations {
			if string(o.Period) == period {
				return o.Value
			}
		}
		return ""
	}
	if of("pci-score", "2019") != "64.14" || of("pci-score", "2020") != "63.11" || of("pci-rank", "2019") != "42" || of("pci-rank", "2020") != "39" {
		t.Error("the PCI of 2020 is not what was published")
	}
	if got := of("growth", "2021"); got != "" {
		t.Errorf("growth of 2021 is %q; no source showed it", got)
	}
}

func TestEveryFactOfHauGiangHasItsSource(t *testing.T) {
	for _, name := range []string{"targets.tsv", "values.tsv"} {
		all, err := rows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range all {
			if row["source"] == "" {
				t.Errorf("%s, line %d has no source", name, i+2)
			}
			if row["known"] == "" && !strings.Contains(row["note"]+row["worded"], "không ghi ngày") {
				t.Errorf("%s, line %d: no day, and nothing says why", name, i+2)
			}
		}
	}
}

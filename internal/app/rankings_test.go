package app

import (
	"context"
	"strings"
	"testing"
)

func TestPlacesOfPCIAreThoseThatWerePublished(t *testing.T) {
	for _, s := range rankingSets() {
		for _, table := range s.Tables {
			for _, r := range table.Rows {
				if r.Told > 0 && r.Told != r.Rank && !r.Tied {
					t.Errorf("%s %d: %s has score %s, place %d of %d; published as %d", s.Key, table.Year, r.Name, r.Score, r.Rank, table.N, r.Told)
				}
			}
		}
	}
}

func TestWhatWasNotPublishedHasNoPlace(t *testing.T) {
	a := &App{}
	v, err := a.Ranking(context.Background(), RankingQuery{Key: "papi", Year: 2023, Place: "22"})
	if err != nil {
		t.Fatal(err)
	}
	if v.Row == nil || v.Row.Rank != 0 || v.Row.Score != "" || v.Raises != nil || v.Table.N != 61 {
		t.Errorf("Quảng Ninh in 2023: %+v of %d", v.Row, v.Table.N)
	}
}

func TestPAPITellsWhatItWouldTake(t *testing.T) {
	a := &App{}
	v, err := a.Ranking(context.Background(), RankingQuery{Key: "papi", Place: "93", Aim: 1})
	if err != nil {
		t.Fatal(err)
	}
	if v.Table.Year != 2024 || len(v.Table.Parts) != 8 || len(v.Raises) != 8 || v.Aim != 1 || v.Was == nil {
		t.Fatalf("%d with %d parts, %d raises, aim %d", v.Table.Year, len(v.Table.Parts), len(v.Raises), v.Aim)
	}
	var years []string
	for _, b := range v.Breaks {
		if b.WholeScore && len(b.Added) > 0 {
			years = append(years, string(rune('0'+b.Year%10)))
		}
	}
	if strings.Join(years, "") != "8" { // two contents more in 2018
		t.Errorf("contents were added in %v", years)
	}
	if v.Groups[0].N != 13 && v.Groups[0].N != 12 {
		t.Errorf("%d provinces of %s", v.Groups[0].N, v.Groups[0].Name)
	}
	if NowOf("93") != "92" {
		t.Errorf("Hậu Giang is now %s", NowOf("93"))
	}
}

func TestAnUnknownIndexProvinceOrYearIsSaid(t *testing.T) {
	a := &App{}
	for _, q := range []RankingQuery{{Key: "x"}, {Key: "pci", Place: "7"}, {Key: "pci", Year: 2030}} {
		if _, err := a.Ranking(context.Background(), q); err == nil {
			t.Errorf("%+v was shown", q)
		}
	}
	if v, err := a.Ranking(context.Background(), RankingQuery{Key: "dti", Place: "93"}); err != nil || v.Row != nil {
		t.Errorf("an index without figures: %v, %v", v.Row, err)
	}
}

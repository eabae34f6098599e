package indicator

import (
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestScoreAndRankAreTwoThings(t *testing.T) {
	table := func(scores ...string) RankTable {
		var rows []Ranked
		for i, s := range scores {
			rows = append(rows, Ranked{Place: fmt.Sprint(i), Score: s})
		}
		return MakeTable(2020, nil, rows)
	}
	before, after := table("64.14", "66", "65", "60"), table("63.11", "63", "62", "64")
	if before.Of("0").Rank != 3 || after.Of("0").Rank != 2 {
		t.Errorf("the score fell and the place went from %d to %d, want 3 to 2", before.Of("0").Rank, after.Of("0").Rank)
	}
}

func TestEqualScoresShareThePlace(t *testing.T) {
	table := MakeTable(2024, nil, []Ranked{{Place: "a", Score: "60"}, {Place: "b", Score: "61.0"}, {Place: "c", Score: "61"}, {Place: "d"}, {Place: "e", Score: "59"}})
	want := map[string]int{"b": 1, "c": 1, "a": 3, "e": 4, "d": 0}
	for place, rank := range want {
		if got := table.Of(place).Rank; got != rank {
			t.Errorf("%s has place %d, want %d", place, got, rank)
		}
	}
	if table.N != 4 || !table.Of("b").Tied || table.Of("a").Tied {
		t.Errorf("N %d, ties %v %v", table.N, table.Of("b").Tied, table.Of("a").Tied)
	}
}

func TestAMissingPartLeavesNoScore(t *testing.T) {
	parts := []RankPart{{Code: "x"}, {Code: "y", Weight: "2"}}
	table := MakeTable(2024, parts, []Ranked{{Place: "a", Parts: map[string]string{"x": "1", "y": "1.5"}}, {Place: "b", Parts: map[string]string{"x": "9"}}})
	if table.Of("a").Score != "4" || table.Of("b").Score != "" || table.Of("b").Rank != 0 {
		t.Errorf("scores %q and %q", table.Of("a").Score, table.Of("b").Score)
	}
	if _, ok := table.Raises("b", 1); ok {
		t.Error("what it would take is told without a score")
	}
}

func TestBreaksAreSeen(t *testing.T) {
	one := []RankPart{{Code: "1"}}
	tables := []RankTable{{Year: 2017, Parts: one}, {Year: 2018, Parts: append(one, RankPart{Code: "2"})}, {Year: 2019, Parts: append(one, RankPart{Code: "2"})}}
	tables[1].Rows, tables[2].Rows = make([]Ranked, 63), make([]Ranked, 34)
	tables[0].Rows = make([]Ranked, 63)
	tables[1].N, tables[2].N = 63, 34
	breaks := Breaks(Ranking{}, tables)
	if len(breaks) != 2 || breaks[0].Year != 2018 || len(breaks[0].Added) != 1 || breaks[1].From != 63 || breaks[1].To != 34 {
		t.Errorf("%+v", breaks)
	}
}

// drawTable is a table of provinces with two to four parts, some of them missing, with many equal values.
func drawTable(t *rapid.T) RankTable {
	var parts []RankPart
	for i := range rapid.IntRange(2, 4).Draw(t, "parts") {
		parts = append(parts, RankPart{Code: strconv.Itoa(i), Weight: rapid.SampledFrom([]string{"", "0.5", "2"}).Draw(t, "weight")})
	}
	var rows []Ranked
	for i := range rapid.IntRange(1, 20).Draw(t, "rows") {
		r := Ranked{Place: strconv.Itoa(i), Parts: map[string]string{}}
		for _, p := range parts {
			if rapid.IntRange(0, 9).Draw(t, "known") > 0 {
				r.Parts[p.Code] = fmt.Sprintf("%d.%d", rapid.IntRange(0, 9).Draw(t, "level"), rapid.IntRange(0, 3).Draw(t, "tenth"))
			}
		}
		rows = append(rows, r)
	}
	return MakeTable(2024, parts, rows)
}

func TestPlacesOfATable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		for i, r := range table.Rows {
			if (r.Rank == 0) != (r.Score == "") || r.Rank > table.N {
				t.Fatalf("row %d: place %d of %d with score %q", i, r.Rank, table.N, r.Score)
			}
			if r.Score != "" && table.RankWith(r.Place, number(r.Score)) != r.Rank {
				t.Fatalf("%s has place %d but would take %d with its own score", r.Place, r.Rank, table.RankWith(r.Place, number(r.Score)))
			}
			if i > 0 && r.Rank > 0 && table.Rows[i-1].Rank > r.Rank {
				t.Fatalf("place %d stands before %d", table.Rows[i-1].Rank, r.Rank)
			}
		}
	})
}

func TestWhatItWouldTakeIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		row := &table.Rows[rapid.IntRange(0, len(table.Rows)-1).Draw(t, "row")]
		wanted := rapid.IntRange(1, max(table.N, 1)).Draw(t, "wanted")
		raises, ok := table.Raises(row.Place, wanted)
		if !ok {
			return
		}
		for _, r := range raises {
			if r.Enough != (r.Rank <= wanted) {
				t.Fatalf("%+v: enough for %d?", r, wanted)
			}
			if number(r.Level).Cmp(number(r.Now)) < 0 || r.Rank > row.Rank {
				t.Fatalf("a rise made it worse: %+v", r)
			}
			changed := Ranked{Place: row.Place, Parts: map[string]string{}}
			for code, v := range row.Parts { // the same told by a whole new table
				changed.Parts[code] = v
			}
			changed.Parts[r.Part.Code] = r.Level
			rows := []Ranked{changed}
			for _, other := range table.Rows {
				if other.Place != row.Place {
					other.Score = ""
					rows = append(rows, other)
				}
			}
			if again := MakeTable(2024, table.Parts, rows).Of(row.Place); again.Rank != r.Rank || number(again.Score).Cmp(number(r.Score)) != 0 {
				t.Fatalf("%+v, but a table made anew gives place %d with %s", r, again.Rank, again.Score)
			}
		}
	})
}

package reference

import (
	"strings"
	"testing"

	"lotrinh/internal/places"
)

func TestSeriesAreWhatWasPublished(t *testing.T) {
	for _, c := range []struct {
		set         *Set
		rows        int
		place       string
		year        int
		column, has string
	}{
		{PCI(), 737, "93", 2015, "score", "58.3285"},
		{PCI(), 737, "93", 2015, "rank", "36"},
		{PAPI(), 14 * 63, "93", 2011, "SC81", ""}, // not measured before 2018
		{Budget(), 633, "93", 2006, "total_revenue", "300000"},
	} {
		r := c.set.Of(c.place, c.year)
		if r == nil {
			t.Fatalf("%s has no row of %s in %d", c.set.Key, c.place, c.year)
		}
		if got := r.Values[c.column]; got != c.has {
			t.Errorf("%s %d %s: %q, want %q", c.set.Key, c.year, c.column, got, c.has)
		}
		if len(c.set.Rows) != c.rows {
			t.Errorf("%s has %d rows, want %d", c.set.Key, len(c.set.Rows), c.rows)
		}
	}
}

func TestMissingIsNeverZero(t *testing.T) {
	r := PAPI().Of("22", 2023) // Quảng Ninh, whose results were not published
	if r == nil || len(r.Values) != 0 {
		t.Errorf("Quảng Ninh in 2023 has values: %v", r)
	}
	for _, s := range []*Set{PCI(), PAPI()} {
		for _, row := range s.Rows {
			for column, v := range row.Values {
				if strings.Trim(v, "0.") == "" {
					t.Errorf("%s %d %s %s is %q", s.Key, row.Year, row.Name, column, v)
				}
			}
		}
	}
}

func TestProvincesAreThoseOfTheRegister(t *testing.T) {
	if n := len(Outlines()); n != 34 {
		t.Fatalf("%d outlines", n)
	}
	for _, o := range Outlines() {
		if found := places.ByCode(o.Code); len(found) == 0 || len(o.Rings) == 0 {
			t.Errorf("outline %s %s: no such place, or no ring", o.Code, o.Name)
		}
		for _, ring := range o.Rings {
			for _, p := range ring {
				if p[0] < 102 || p[0] > 118 || p[1] < 6 || p[1] > 24 {
					t.Fatalf("%s has a point at %v", o.Name, p)
				}
			}
		}
	}
	at, codes := map[[2]int]bool{}, map[string]bool{}
	for _, p := range Provinces63() {
		if at[[2]int{p.Column, p.Row}] || codes[p.Code] {
			t.Errorf("%s shares its tile or its code", p.Name)
		}
		at[[2]int{p.Column, p.Row}], codes[p.Code] = true, true
	}
	for _, s := range []*Set{PCI(), PAPI(), Budget()} {
		for _, r := range s.Rows {
			if !codes[r.Place] && r.Place != "" {
				t.Errorf("%s: %s %s is none of the 63", s.Key, r.Place, r.Name)
			}
		}
	}
	if len(codes) != 63 {
		t.Errorf("%d provinces", len(codes))
	}
}

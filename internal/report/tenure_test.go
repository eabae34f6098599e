package report_test

import (
	"slices"
	"testing"

	"lotrinh/internal/org"
	"lotrinh/internal/report"
)

// A line of a unit that owed the item before counts for whoever took it over, and for nobody else.
func TestInherited(t *testing.T) {
	type tenures []report.Tenure
	for what, c := range map[string]struct {
		of      string // whose line it is
		owing   []org.UnitID
		tenures tenures
		want    []org.UnitID
	}{
		"one's own":                         {"a", []org.UnitID{"a"}, tenures{{"p", "a", "2026-01-01", ""}}, []org.UnitID{"a"}},
		"a helper's stays a helper's":       {"c", []org.UnitID{"a"}, tenures{{"p", "a", "2026-01-01", ""}}, []org.UnitID{"c"}},
		"a part that was handed on":         {"a", []org.UnitID{"b", "c"}, tenures{{"p", "a", "2026-01-01", "2026-07-01"}, {"p", "b", "2026-07-01", ""}, {"q", "c", "2026-07-01", ""}}, []org.UnitID{"b"}},
		"another part in its place":         {"a", []org.UnitID{"b"}, tenures{{"p", "a", "2026-01-01", "2026-07-01"}, {"q", "b", "2026-07-01", ""}}, []org.UnitID{"b"}},
		"who was there before inherits not": {"a", []org.UnitID{"b"}, tenures{{"p", "a", "2026-01-01", "2026-07-01"}, {"q", "b", "2026-01-01", ""}}, []org.UnitID{"a"}},
		"handed on twice":                   {"a", []org.UnitID{"d"}, tenures{{"p", "a", "2026-01-01", "2026-03-01"}, {"p", "b", "2026-03-01", "2026-07-01"}, {"p", "d", "2026-07-01", ""}}, []org.UnitID{"d"}},
		"split":                             {"a", []org.UnitID{"b", "d"}, tenures{{"p", "a", "2026-01-01", "2026-07-01"}, {"p", "b", "2026-07-01", ""}, {"p", "d", "2026-07-01", ""}}, []org.UnitID{"b", "d"}},
		"there and back on one day":         {"b", []org.UnitID{"a"}, tenures{{"p", "a", "2026-01-01", "2026-07-01"}, {"p", "b", "2026-07-01", "2026-07-01"}, {"p", "a", "2026-07-01", ""}}, []org.UnitID{"a"}},
		"in a circle to nobody":             {"a", nil, tenures{{"p", "a", "2026-01-01", "2026-07-01"}, {"p", "b", "2026-07-01", "2026-01-01"}}, []org.UnitID{"a"}},
	} {
		var got []org.UnitID
		for _, l := range report.Inherited([]report.Line{{UnitID: org.UnitID(c.of)}}, c.owing, c.tenures) {
			got = append(got, l.UnitID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: counts for %v, want %v", what, got, c.want)
		}
	}
}

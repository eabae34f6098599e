package when

import (
	"testing"

	"lotrinh/internal/lang"
)

func TestDatesAndPeriodsInBothLanguages(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Date("2026-06-20").In(lang.Vi), "20/06/2026"}, {Date("2026-06-20").In(lang.En), "20 June 2026"}, {Date("2026-06-02").Short(lang.En), "2 Jun 2026"}, {Date("").In(lang.En), ""},
		{Period("2026-06").In(lang.Vi), "tháng 6 năm 2026"}, {Period("2026-06").In(lang.En), "June 2026"}, {Period("2026-Q4").In(lang.En), "quarter IV of 2026"},
		{Period("2026-H1").In(lang.En), "the first half of 2026"}, {Period("2026-H2").In(lang.En), "the second half of 2026"},
		{Period("2026-9M").In(lang.En), "the first 9 months of 2026"}, {Period("2026").In(lang.En), "2026"}, {Period("nonsense").In(lang.En), "nonsense"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

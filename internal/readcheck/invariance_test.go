package readcheck

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestLooksChangeNothing: whatever a document looks like, it says the same. LOTRINH_ROUNDS dresses each several times, each time otherwise.
func TestLooksChangeNothing(t *testing.T) {
	all := papers(t)
	as := make([][]string, len(all))
	for i, p := range all {
		as[i] = facts(reading(p))
	}
	for _, l := range looks {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			dressed, same := 0, 0
			for i, p := range all {
				for round := range rounds() {
					other, applies := l.dressed(t, p, uint64(round))
					if !applies {
						continue
					}
					dressed++
					if diff := difference(as[i], facts(reading(other))); diff != "" {
						t.Errorf("%s, round %d, reads otherwise:\n%s", p.name, round, diff)
					} else {
						same++
					}
				}
			}
			t.Logf("%d of %d documents read the same (%s)", same, dressed, l.formats)
		})
	}
}

// rounds is how often each document is dressed: LOTRINH_ROUNDS, else once.
func rounds() int {
	n, err := strconv.Atoi(os.Getenv("LOTRINH_ROUNDS"))
	if err != nil {
		return 1
	}
	return n
}

// difference tells the first few lines that only one of two readings has.
func difference(want, got []string) string {
	count := map[string]int{}
	for _, s := range want {
		count[s]++
	}
	var b strings.Builder
	n := 0
	for _, s := range got {
		if count[s]--; count[s] < 0 {
			if n++; n <= 4 {
				fmt.Fprintf(&b, "  + %.400s\n", s)
			}
		}
	}
	for _, s := range want {
		if count[s] > 0 {
			count[s]--
			if n++; n <= 8 {
				fmt.Fprintf(&b, "  - %.400s\n", s)
			}
		}
	}
	if n > 8 {
		fmt.Fprintf(&b, "  … %d lines differ\n", n)
	}
	return b.String()
}

//go:build unix

package bench

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/when"
)

// BenchmarkAsOf prints what pages of a day that is over cost beside the same pages of today. What a past day counts is counted
// when it is first looked at and then kept, as long as nothing is recorded of that day or one before: the first look is told apart.
func BenchmarkAsOf(tb *testing.B) {
	b := open(tb, generated(tb), "")
	var last string
	b.one(&last, "SELECT max(valid_from) FROM report WHERE valid_to IS NULL")
	day := when.Date(last).Add(-95)
	var first []time.Duration
	for n := range 3 {
		begin := cpu(tb)
		b.get("/?asof=" + string(day.Add(-n)))
		first = append(first, cpu(tb)-begin)
	}
	var out []result
	for _, p := range append(b.list(), page{"report by unit × status", "/reports", ""}) {
		if strings.HasPrefix(p.path, "/search") {
			continue // words are not looked for in a day that is over
		}
		then := p.path + "?asof=" + string(day)
		if strings.Contains(p.path, "?") {
			then = p.path + "&asof=" + string(day)
		}
		size := len(b.get(then))
		out = append(out, result{what: p.what, goal: "≤ 3", kilobytes: size / 1000,
			ours:   median(b, cpu, b.write, func() error { b.get(then); return nil }),
			theirs: median(b, cpu, b.write, func() error { b.get(p.path); return nil })})
	}
	fmt.Printf("as of %s; bare = the page of today; first look at a day: %d CPU ms\n", day, middle(first).Milliseconds())
	printTable("CPU ms", out)
}

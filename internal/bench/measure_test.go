//go:build unix

package bench

import (
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"
)

// cpu is the processor time this process has used, in user and system mode.
func cpu(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Each figure is the median of rounds of about so much processor time; between rounds something is written, so that no
// page may be kept.
const (
	rounds   = 9
	aRound   = 60 * time.Millisecond
	perRound = 12 // calls, at most
)

// median is the processor time of one call: the median over the rounds of the mean of a round.
func median(tb testing.TB, calls int, between func(), call func() error) time.Duration {
	round := func(calls int) time.Duration {
		between()
		begin := cpu(tb)
		for range calls {
			if err := call(); err != nil {
				tb.Fatal(err)
			}
		}
		return (cpu(tb) - begin) / time.Duration(calls)
	}
	round(1) // warms up
	calls = max(1, min(calls, int(aRound/max(round(1), 1))))
	var each []time.Duration
	for range rounds {
		each = append(each, round(calls))
	}
	slices.Sort(each)
	return each[len(each)/2]
}

// result is one line of the table; goal is the ratio aimed at, 0 when the goal is not a ratio.
type result struct {
	what         string
	ours, theirs time.Duration
	goal         string
	kilobytes    int
}

func printTable(results []result) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "whole HTML page or write\tCPU ms\tbare\tratio\tgoal\tkB")
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d.Microseconds())/1000) }
	for _, r := range results {
		fmt.Fprintf(w, "%s\t%s\t%s\t%.1f\t%s\t%d\n", r.what, ms(r.ours), ms(r.theirs), float64(r.ours)/float64(r.theirs), r.goal, r.kilobytes)
	}
	w.Flush()
}

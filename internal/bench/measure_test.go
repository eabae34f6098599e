//go:build unix

package bench

import (
	"fmt"
	"os"
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

// clock tells how much time has gone: of the processor for this process, or of the day.
type clock func(testing.TB) time.Duration

func elapsed(testing.TB) time.Duration { return time.Duration(time.Now().UnixNano()) }

// median is the time of one call: the median over the rounds of the mean of a round.
func median(tb testing.TB, by clock, between func(), call func() error) time.Duration {
	round := func(calls int) time.Duration {
		between()
		begin := by(tb)
		for range calls {
			if err := call(); err != nil {
				tb.Fatal(err)
			}
		}
		return (by(tb) - begin) / time.Duration(calls)
	}
	round(1) // warms up
	calls := max(1, min(perRound, int(aRound/max(round(1), 1))))
	var each []time.Duration
	for range rounds {
		each = append(each, round(calls))
	}
	return middle(each)
}

// result is one line of the table; goal is the ratio aimed at, 0 when the goal is not a ratio.
type result struct {
	what         string
	ours, theirs time.Duration
	goal         string
	kilobytes    int
}

func printTable(unit string, results []result) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "whole HTML page or write\t"+unit+"\tbare\tratio\tgoal\tkB")
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d.Microseconds())/1000) }
	for _, r := range results {
		fmt.Fprintf(w, "%s\t%s\t%s\t%.1f\t%s\t%d\n", r.what, ms(r.ours), ms(r.theirs), float64(r.ours)/float64(r.theirs), r.goal, r.kilobytes)
	}
	w.Flush()
}

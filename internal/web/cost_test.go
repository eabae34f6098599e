//go:build unix

package web

import (
	"io"
	"syscall"
	"testing"
	"time"

	"lotrinh/internal/lang"
)

// BenchmarkPages is what drawing a page costs when its data is at hand, in time of the processor: other programs do not count.
func BenchmarkPages(b *testing.B) {
	v := parseViews(newAssets())
	for name, page := range (words{lang.Vi}).fixturePages() {
		b.Run(name, func(b *testing.B) {
			began := cpu()
			for b.Loop() {
				if err := v.execute(io.Discard, name, page); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((cpu()-began).Microseconds())/float64(b.N), "cpu-µs/page")
		})
	}
}

func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

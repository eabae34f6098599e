//go:build unix

package bench

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"lotrinh/internal/extract"
	reader "lotrinh/internal/read"
)

// readingGoal is what a plan of 147 pages with a table of 300 rows may cost from file to candidates.
const readingGoal = 300 * time.Millisecond

// BenchmarkReading prints the processor seconds that a plan of 147 pages of running text and a table of 300 rows takes from
// the bytes of the file to candidates, the median of five readings, and how a paper twice and four times as long compares.
func BenchmarkReading(b *testing.B) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "147 pages and a table of 300 rows\tCPU ms\treading\tgoal\tkB\tcandidates")
	whole := newPaper(147, 300)
	for _, format := range []string{"docx", "xlsx", "pdf", "html", "md", "txt"} {
		content := formats[format](whole, b)
		all, reading, candidates := readingCost(b, format, content)
		fmt.Fprintf(w, "%s\t%d\t%d\t≤ %d\t%d\t%d\n", format, all.Milliseconds(), reading.Milliseconds(), readingGoal.Milliseconds(), len(content)>>10, candidates)
	}
	w.Flush()
	hundredPages(b)
}

// hundredPages prints what 100 pages of text (250,000 letters) cost on one core, the goals being 100 ms and 64 MB.
func hundredPages(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	content := formats["txt"](newPaper(100, 0), b)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	all, reading, candidates := readingCost(b, "txt", content)
	runtime.ReadMemStats(&after)
	fmt.Printf("100 pages of text, %d letters, one core: %d CPU ms (goal ≤ 100), %d of them reading; %d MB allocated in all (goal ≤ 64 held); %d candidates\n",
		utf8.RuneCount(content), all.Milliseconds(), reading.Milliseconds(), (after.TotalAlloc-before.TotalAlloc)>>20/5, candidates)
}

// BenchmarkReadingGrowth prints how the cost of each format grows with its length, in one run: 2.0 and 4.0 are linear.
func BenchmarkReadingGrowth(b *testing.B) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "pages and rows\t40\t80\t160\tpages alone 40\t80\t160")
	for _, format := range []string{"docx", "xlsx", "pdf", "html", "md", "txt"} {
		fmt.Fprint(w, format)
		for _, rows := range []int{400, 0} {
			var first time.Duration
			for _, n := range []int{1, 2, 4} {
				cost, _, _ := readingCost(b, format, formats[format](newPaper(40*n, rows*n), b))
				if n == 1 {
					first = cost
				}
				fmt.Fprintf(w, "\t%.1f", float64(cost)/float64(first))
			}
		}
		fmt.Fprintln(w)
	}
	w.Flush()
}

// readingCost is the median of five readings: all of it, and the part before the extraction.
func readingCost(tb testing.TB, format string, content []byte) (all, reading time.Duration, candidates int) {
	var wholes, readings []time.Duration
	for range 5 {
		begin := cpu(tb)
		src, err := reader.File("ke-hoach."+format, content)
		if err != nil {
			tb.Fatal(err)
		}
		readings = append(readings, cpu(tb)-begin)
		candidates = len(extract.Document(src, extract.Options{}).Candidates)
		wholes = append(wholes, cpu(tb)-begin)
	}
	slices.Sort(wholes)
	slices.Sort(readings)
	return wholes[2], readings[2], candidates
}

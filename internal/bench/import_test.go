//go:build linux

package bench

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"lotrinh/internal/roundtrip"
	"lotrinh/internal/servetest"
)

// BenchmarkImport reads folders of random documents with the real program and prints what that costs, and that the memory
// does not grow with the folder: LOTRINH_BENCH_PAPERS says how many the large one has.
func BenchmarkImport(b *testing.B) {
	program := filepath.Join(b.TempDir(), "lotrinh")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "lotrinh/cmd/lotrinh")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	many := number("LOTRINH_BENCH_PAPERS", 1000)
	few, all := b.TempDir(), b.TempDir()
	papers(b, few, many/10)
	fmt.Printf("\nimport of a folder, %d documents of %.0f kB\twall s\tCPU s\tmost memory\n", many, float64(papers(b, all, many))/1e3)
	for _, c := range []struct{ folder, processors string }{{few, "2"}, {all, "2"}, {all, "1"}} {
		data := b.TempDir()
		first := imported(b, c.processors, program, "import", "--data", data, c.folder)
		n, _ := os.ReadDir(c.folder)
		fmt.Printf("%d documents, %s processors\t%s\n", len(n), c.processors, first)
		if c.folder == all && c.processors == "2" {
			fmt.Printf("… all here already\t%s\n", imported(b, c.processors, program, "import", "--data", data, c.folder))
		}
	}
}

// papers writes so many documents in the layouts that are no secret, and gives their mean size.
func papers(b *testing.B, dir string, n int) (size int) {
	b.Helper()
	for i := range n {
		d := roundtrip.Layouts[i%6].Write(uint64(i + 1))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d-%s", i+1, d.Name)), []byte(d.Text), 0o644); err != nil {
			b.Fatal(err)
		}
		size += len(d.Text)
	}
	return size / n
}

// imported runs the program to its end, and tells its wall time, its processor time and the most memory it held.
func imported(b *testing.B, processors string, command ...string) string {
	b.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+processors)
	var said bytes.Buffer
	cmd.Stderr = &said
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	peak := 0
	for {
		select {
		case err := <-ended:
			if err != nil {
				b.Fatalf("%v: %s", err, &said)
			}
			took := cmd.ProcessState
			return fmt.Sprintf("%.1f\t%.1f\t%d MB", time.Since(begin).Seconds(), (took.UserTime() + took.SystemTime()).Seconds(), peak)
		case <-time.After(20 * time.Millisecond):
			if now, err := servetest.Peak(cmd.Process.Pid); err == nil {
				peak = max(peak, now)
			}
		}
	}
}

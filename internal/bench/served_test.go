//go:build linux

package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"lotrinh/internal/servetest"
)

// BenchmarkServed starts the real program on the installation and prints what its user and its operator see: the time to the
// first page, exports of the whole list, and the memory that 32 connections and the exports make it hold.
func BenchmarkServed(b *testing.B) {
	dir := generated(b)
	program := filepath.Join(b.TempDir(), "lotrinh")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "lotrinh/cmd/lotrinh")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	stat, err := os.Stat(program)
	if err != nil {
		b.Fatal(err)
	}
	fmt.Printf("\nbinary\t%.1f MB\t≤ 40\n", float64(stat.Size())/1e6)
	s := &served{B: b, command: []string{program, "serve", "--addr", "127.0.0.1:0", "--data", dir}}

	s.start() // what an upgrade has to do is done
	s.stop()
	var starts []time.Duration
	for range 5 {
		begin := time.Now()
		s.start()
		s.read("/", io.Discard)
		starts = append(starts, time.Since(begin))
		s.stop()
	}
	fmt.Printf("from the start of the program to the first page\t%.2f s\t≤ 0.3\n", middle(starts).Seconds())

	s.start()
	s.read("/", io.Discard)
	fmt.Printf("memory after the first page\t%d MB\n", s.memory())
	paths := s.paths()
	const connections, load = 32, 20 * time.Second
	requests := s.load(paths, connections, load)
	fmt.Printf("%d connections for %s\t%d pages a second\t%d MB at most\t≤ 150\n", connections, load, int(float64(requests)/load.Seconds()), s.memory())
	s.stop()

	for _, format := range []string{"csv", "xlsx"} {
		s.start()
		first, whole, size := s.export("/items/export?format=" + format)
		goal := map[string]string{"csv": "≤ 5 s, first row ≤ 0.2 s", "xlsx": "≤ 15 s"}[format]
		fmt.Printf("export %s, %d MB\t%.1f s, first bytes of a row after %.2f s, %.1f CPU s\t%d MB at most\t%s, ≤ 150 MB\n", format, size>>20, whole.Seconds(), first.Seconds(), s.cpu().Seconds(), s.memory(), goal)
		s.stop()
	}
}

// served is the program as it runs by itself.
type served struct {
	*testing.B
	command []string
	server  *servetest.Server
	url     string
}

func (s *served) start() {
	s.Helper()
	server, err := servetest.Start(exec.Command(s.command[0], s.command[1:]...), 10*time.Minute)
	if err != nil {
		s.Fatal(err)
	}
	s.server, s.url = server, strings.TrimSuffix(server.URL, "/")
}

func (s *served) stop() {
	s.Helper()
	if err := s.server.Stop(); err != nil {
		s.Fatal(err)
	}
}

func (s *served) read(path string, w io.Writer) {
	s.Helper()
	r, err := http.Get(s.url + path)
	if err != nil {
		s.Fatal(err)
	}
	defer r.Body.Close()
	if _, err := io.Copy(w, r.Body); err != nil || r.StatusCode != http.StatusOK {
		s.Fatalf("GET %s: %d %v", path, r.StatusCode, err)
	}
}

// paths are the pages that the load goes through: the first page, lists of units, what those lists link to, searches.
func (s *served) paths() []string {
	paths := []string{"/", "/units", "/reports", "/search?q=duong", "/documents", "/items?time=overdue", "/items?time=due_soon"}
	var units bytes.Buffer
	s.read("/units", &units)
	for _, part := range strings.Split(units.String(), `href="/units/`)[1:] {
		code, _, _ := strings.Cut(part, `"`)
		if code, _, _ = strings.Cut(code, "?"); !slices.Contains(paths, "/units/"+code) && len(paths) < 60 {
			paths = append(paths, "/units/"+code, "/items?unit="+code+"&time=overdue")
		}
	}
	for n := 1; n <= 3; n++ {
		var list bytes.Buffer
		s.read("/items?page="+strconv.Itoa(n), &list)
		for _, part := range strings.Split(list.String(), `href="/items/0`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			paths = append(paths, "/items/0"+id)
		}
	}
	return paths
}

// load asks for the pages on many connections at once and tells how many were given.
func (s *served) load(paths []string, connections int, length time.Duration) (requests int) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}}
	var mu sync.Mutex
	var wait sync.WaitGroup
	end := time.Now().Add(length)
	for c := range connections {
		wait.Go(func() {
			for n := c; time.Now().Before(end); n++ {
				r, err := client.Get(s.url + paths[n%len(paths)])
				if err != nil {
					s.Error(err)
					return
				}
				_, err = io.Copy(io.Discard, r.Body)
				r.Body.Close()
				if err != nil || r.StatusCode != http.StatusOK {
					s.Errorf("GET %s: %d %v", paths[n%len(paths)], r.StatusCode, err)
					return
				}
				mu.Lock()
				requests++
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return requests
}

// export reads a whole export: when the first bytes behind the head came, when the last, and how many there were.
func (s *served) export(path string) (first, whole time.Duration, size int64) {
	s.Helper()
	begin := time.Now()
	r, err := http.Get(s.url + path)
	if err != nil {
		s.Fatal(err)
	}
	defer r.Body.Close()
	body := bufio.NewReader(r.Body)
	head, err := body.ReadBytes('\n') // of an XLSX: some bytes of the first part
	if err != nil || r.StatusCode != http.StatusOK {
		s.Fatalf("GET %s: %d %v", path, r.StatusCode, err)
	}
	if _, err := body.Peek(1); err != nil {
		s.Fatal(err)
	}
	first = time.Since(begin)
	size, err = io.Copy(io.Discard, body)
	if err != nil {
		s.Fatal(err)
	}
	return first, time.Since(begin), size + int64(len(head))
}

// memory is the most that the program has held, in MB.
func (s *served) memory() int {
	s.Helper()
	peak, err := servetest.Peak(s.server.PID())
	if err != nil {
		s.Fatal(err)
	}
	return peak
}

// cpu is the processor time the program has used (utime and stime of proc(5), in hundredths of a second).
func (s *served) cpu() time.Duration {
	s.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.server.PID()))
	if err != nil {
		s.Fatal(err)
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

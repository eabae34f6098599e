package main_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"lotrinh/internal/pgtest"
)

// TestKilledAtAnyMoment: the program is killed under load again and again. What it had acknowledged is there afterwards,
// no document is there by half, and the journal and all figures are right. LOTRINH_KILLS=200 makes it long.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := kills(t)
	for _, db := range []string{"sqlite", "postgres"} {
		t.Run(db, func(t *testing.T) {
			flags := []string{"--data", t.TempDir()}
			if db == "postgres" {
				flags = append(flags, "--db", pgtest.URL(t))
			}
			seen := &acknowledged{}
			for round := range kills {
				killUnderLoad(t, flags, seen, round%2 == 1)
			}
			if len(seen.items) == 0 || len(seen.documents) == 0 {
				t.Fatalf("nothing was acknowledged in %d rounds: %d items, %d documents", kills, len(seen.items), len(seen.documents))
			}
			checkSurvivors(t, flags, seen)
			t.Logf("%d kills: %d items and %d documents were acknowledged, all are there", kills, len(seen.items), len(seen.documents))
		})
	}
}

// kills is how often a program is killed.
func kills(t *testing.T) int {
	said := os.Getenv("LOTRINH_KILLS")
	if said == "" {
		return 12
	}
	n, err := strconv.Atoi(said)
	if err != nil {
		t.Fatalf("LOTRINH_KILLS: %v", err)
	}
	return n
}

// acknowledged is what the program said it had taken.
type acknowledged struct {
	mu               sync.Mutex
	items, documents []string
	next             int
}

func (a *acknowledged) item(title string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.items = append(a.items, title)
}

func (a *acknowledged) document(name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.documents = append(a.documents, name)
}

// now is what has been acknowledged up to this moment.
func (a *acknowledged) now() *acknowledged {
	a.mu.Lock()
	defer a.mu.Unlock()
	return &acknowledged{items: slices.Clone(a.items), documents: slices.Clone(a.documents), next: a.next}
}

func (a *acknowledged) count() int { return len(a.items) + len(a.documents) }

func (a *acknowledged) number() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.next++
	return a.next
}

// killUnderLoad kills the program soon after its start, or, when it is to settle, soon after it has taken a document: on a slow machine
// nothing else would be acknowledged at all.
func killUnderLoad(t *testing.T, flags []string, seen *acknowledged, settle bool) {
	cmd := exec.Command("lotrinh", append([]string{"serve", "--addr", "127.0.0.1:0"}, flags...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	root, found := strings.CutPrefix(strings.TrimSpace(line), "Listening on ")
	if !found {
		cmd.Process.Kill()
		t.Fatalf("it did not start: %q %v\n%s", line, err, &said)
	}
	var load sync.WaitGroup
	for worker := range 3 {
		load.Go(func() {
			for {
				n := seen.number()
				if worker == 0 {
					name := fmt.Sprintf("van-ban-%d.txt", n)
					if !sent(postFile(root+"documents", name, paper(n))) {
						return
					}
					seen.document(name)
				} else {
					title := fmt.Sprintf("Việc số %d", n)
					if !sent(http.PostForm(root+"items", url.Values{"kind": {"task"}, "title": {title}, "lead": {"Sở Tài chính"}, "due": {"30/9/2027"}})) {
						return
					}
					seen.item(title)
				}
			}
		})
	}
	for before, patience := len(seen.now().documents), 6000; settle && len(seen.now().documents) == before && patience > 0; patience-- {
		time.Sleep(5 * time.Millisecond)
	}
	time.Sleep(time.Duration(rand.IntN(250)) * time.Millisecond)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	load.Wait()
	_ = cmd.Wait()
}

// sent tells whether the program answered that it has taken the form, whole answer included.
func sent(r *http.Response, err error) bool {
	if err != nil {
		return false
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	return err == nil && r.StatusCode < 400
}

// paper is a document of three orders.
func paper(n int) string {
	return fmt.Sprintf("ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\nSố: %d/TB-UBND\nMẫu Giang, ngày 05 tháng 5 năm 2026\n\nTHÔNG BÁO\nKết luận cuộc họp số %d\n\n"+
		"1. Giao Sở Tài chính chủ trì lập dự toán, trình UBND tỉnh trước ngày 30/6/2027.\n\n2. Giao Sở Xây dựng chủ trì kiểm tra công trình, hoàn thành trong quý III/2027.\n\n"+
		"3. Giao Sở Y tế chủ trì xây dựng kế hoạch, báo cáo trước ngày 15/8/2027.\n", n, n)
}

func postFile(address, name, content string) (*http.Response, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(part, content); err != nil {
		return nil, err
	}
	if err := form.Close(); err != nil {
		return nil, err
	}
	return http.Post(address, form.FormDataContentType(), &body)
}

func checkSurvivors(t *testing.T, flags []string, seen *acknowledged) {
	t.Helper()
	run := func(args ...string) []byte {
		cmd := exec.Command("lotrinh", append(args, flags...)...)
		var said bytes.Buffer
		cmd.Stderr = &said
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", cmd, err, &said)
		}
		return out
	}
	run("verify")
	var items []struct{ Title string }
	if err := json.Unmarshal(run("export", "--what", "items", "--format", "json", "-o", "-"), &items); err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, it := range items {
		have[it.Title] = true
	}
	for _, title := range seen.items {
		if !have[title] {
			t.Errorf("%q was acknowledged and is gone", title)
		}
	}
	// every document there has all of its three orders: the register and the queue are told by one more import
	var sum struct{ Documents, Tasks, Pending int }
	file := t.TempDir() + "/cuoi.txt"
	if err := os.WriteFile(file, []byte(paper(1_000_000+seen.number())), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(run("import", "--json", file), &sum); err != nil {
		t.Fatal(err)
	}
	if sum.Documents < len(seen.documents)+1 {
		t.Errorf("%d documents were acknowledged, %d are there", len(seen.documents), sum.Documents-1)
	}
	if sum.Tasks != 3*sum.Documents || sum.Pending < 3*sum.Documents {
		t.Errorf("%d documents of three orders have %d tasks, %d candidates waiting: one is there by half", sum.Documents, sum.Tasks, sum.Pending)
	}
}

package browsertest_test

import (
	"fmt"
	"html"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/browsertest"
)

const head = `<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Thử</title>`

// site is a form, the page that thanks for it slowly, and pages with faults.
func site(t *testing.T) string {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, head+`<h1>Báo cáo</h1>
			<p style="text-transform:uppercase">Dữ liệu mẫu</p> <p hidden>Không ai thấy</p> <ul><li>một<li>hai<li hidden>ba</ul>
			<a href="/file">Tải về</a> <button onclick="if (confirm('Chắc?')) document.querySelector('h1').innerText = 'Đã đồng ý'">Hỏi</button>
			<form method="post" action="/sent" enctype="multipart/form-data">
			<label for="reason">Lý do</label> <input id="reason" name="reason" value="cũ">
			<label>Hạn <input type="date" name="due"></label>
			<label>Đơn vị <select name="unit"><option value="">—<option value="snv">Sở Nội vụ</select></label>
			<label>Minh chứng <input type="file" name="file" style="display:none"></label>
			<div style="height:3000px"></div>
			<button>Gửi báo cáo</button></form>`)
	})
	mux.HandleFunc("GET /file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="bao-cao.txt"`)
		io.WriteString(w, "báo cáo")
	})
	mux.HandleFunc("POST /sent", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(300 * time.Millisecond) // a reader that did not wait would still see the form
		file, header, err := r.FormFile("file")
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		content, _ := io.ReadAll(file)
		fmt.Fprintf(w, head+`<h1>Đã gửi</h1><p id="sent">%s</p>`,
			html.EscapeString(strings.Join([]string{r.FormValue("reason"), r.FormValue("due"), r.FormValue("unit"), header.Filename, string(content)}, "|")))
	})
	mux.HandleFunc("GET /faulty", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, head+`<p>Lỗi</p><img src="/missing.png"><script>console.error("kêu"); nothing()</script>`)
	})
	mux.HandleFunc("GET /missing.png", http.NotFound)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestFormIsFilledAndSentAsByHand(t *testing.T) {
	b := browsertest.New(t)
	b.Open(site(t))
	b.See("dữ liệu mẫu")
	if n := b.Count("li"); n != 2 {
		t.Errorf("%d visible entries, want 2", n)
	}
	evidence := filepath.Join(t.TempDir(), "minh-chung.txt")
	if err := os.WriteFile(evidence, []byte("đủ"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.Fill("text=Lý do", "mưa lũ")
	b.Fill("[name=due]", "2026-03-31")
	b.Fill("text=Đơn vị", "Sở Nội vụ")
	b.Upload("text=Minh chứng", evidence)
	b.Click("text=Gửi báo cáo")
	if got, want := b.Text("h1"), "Đã gửi"; got != want {
		t.Errorf("heading %q, want %q", got, want)
	}
	if got, want := b.Text("#sent"), "mưa lũ|2026-03-31|snv|minh-chung.txt|đủ"; got != want {
		t.Errorf("sent %q, want %q", got, want)
	}
}

func TestScreenshotHoldsTheWholePage(t *testing.T) {
	b := browsertest.New(t)
	b.Open(site(t))
	for _, width := range []int{390, 1440} {
		path := filepath.Join(t.TempDir(), "page.png")
		b.Screenshot(path, width)
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		size, err := png.DecodeConfig(file)
		if err != nil {
			t.Fatal(err)
		}
		if size.Width != width || size.Height < 3000 {
			t.Errorf("the picture is %d × %d, want %d × at least 3000", size.Width, size.Height, width)
		}
	}
}

func TestDownloadAndQuestionLeaveThePageInPlace(t *testing.T) {
	b := browsertest.New(t)
	b.Open(site(t))
	b.Click("text=Tải về")
	b.Click("text=hỏi")
	if got, want := b.Text("h1"), "Đã đồng ý"; got != want {
		t.Errorf("heading %q, want %q", got, want)
	}
}

// recorder stands in for a test that is meant to fail.
type recorder struct {
	testing.TB
	said     []string
	cleanups []func()
}

func (r *recorder) Helper()          {}
func (r *recorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }
func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

// Fatalf ends the goroutine of the test, as the real one does.
func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

func TestFailureShowsThePage(t *testing.T) {
	address := site(t)
	for want, act := range map[string]func(*browsertest.Browser){
		"nothing visible matches": func(b *browsertest.Browser) { b.Click("text=Xóa tất cả") },
		"it is not on the page":   func(b *browsertest.Browser) { b.See("không ai thấy") },
		"it has no such choice":   func(b *browsertest.Browser) { b.Fill("text=Đơn vị", "Sở Khác") },
	} {
		r := &recorder{TB: t}
		b := browsertest.New(r)
		b.Patience = 300 * time.Millisecond
		b.Open(address)
		done := make(chan struct{})
		go func() {
			defer close(done)
			act(b)
		}()
		<-done
		for _, cleanup := range r.cleanups {
			cleanup()
		}
		said := strings.Join(r.said, "\n")
		for _, part := range []string{want, address, "DỮ LIỆU MẪU"} {
			if !strings.Contains(said, part) {
				t.Errorf("want %q in:\n%s", part, said)
			}
		}
	}
}

func TestFaultsOfThePageFailTheTest(t *testing.T) {
	for _, c := range []struct {
		allow string
		want  []string
	}{
		{"", []string{"console: kêu", "404", "nothing is not defined"}},
		{"404", []string{"console: kêu", "nothing is not defined"}},
	} {
		r := &recorder{TB: t}
		b := browsertest.New(r)
		if c.allow != "" {
			b.Allow(c.allow)
		}
		b.Open(site(t) + "/faulty")
		for _, cleanup := range r.cleanups {
			cleanup()
		}
		said := strings.Join(r.said, "\n")
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("allowing %q: want %q in:\n%s", c.allow, want, said)
			}
		}
		if len(r.said) != len(c.want) {
			t.Errorf("allowing %q: %d problems, want %d:\n%s", c.allow, len(r.said), len(c.want), said)
		}
	}
}

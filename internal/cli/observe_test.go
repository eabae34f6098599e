package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"lotrinh/internal/app"
)

func logged(t *testing.T, h http.Handler, target string) (*httptest.ResponseRecorder, string) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var log bytes.Buffer
	w := httptest.NewRecorder()
	observed(h, logFlags{"json", "debug"}.logger(&log), newFigures(a)).ServeHTTP(w, httptest.NewRequest("GET", target, nil))
	return w, log.String()
}

func TestPanicIsLoggedUnderItsRequest(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(http.ResponseWriter, *http.Request) { panic("broken") })
	w, log := logged(t, mux, "/items/NV-0001?q=secret")
	id := w.Header().Get("X-Request-Id")
	if w.Code != http.StatusInternalServerError || len(id) != 16 || strings.Count(log, id) != 2 || !strings.Contains(w.Body.String(), id) {
		t.Errorf("%d, id %q, body %q, log:\n%s", w.Code, id, w.Body, log)
	}
	if !strings.Contains(log, `"route":"/items/{id}"`) || strings.Contains(log, "NV-0001") || strings.Contains(log, "secret") {
		t.Errorf("log:\n%s", log)
	}
}

// A request under way when the program is asked to end gets its whole answer.
func TestRunningRequestsFinish(t *testing.T) {
	out, said := io.Pipe()
	ended := make(chan int, 1)
	dir := t.TempDir()
	go func() {
		ended <- Main([]string{"serve", "--data", dir, "--addr", "127.0.0.1:0"}, nil, said, io.Discard)
		said.Close()
	}()
	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, out)
	url := strings.TrimSpace(strings.TrimPrefix(string(line[:n]), "Listening on "))
	body, send := io.Pipe()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, "POST", url+"items", body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Expect", "100-continue") // so that nothing is sent before the page asks for the form: it is running then
	go func() {
		_, _ = send.Write([]byte("kind=task&title=Xong&lead="))
		me, _ := os.FindProcess(os.Getpid())
		_ = me.Signal(syscall.SIGTERM)
		for { // the listener is closed first: then the rest of the form follows
			if r, err := http.Get(url + "healthz"); err != nil {
				break
			} else {
				r.Body.Close()
			}
		}
		_, _ = send.Write([]byte("So+Xay+dung"))
		send.Close()
	}()
	client := &http.Client{Transport: &http.Transport{ExpectContinueTimeout: time.Minute}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusSeeOther {
		t.Errorf("answered %s", answer.Status)
	}
	if code := <-ended; code != 0 {
		t.Errorf("ended with %d", code)
	}
}

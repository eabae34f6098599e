package main_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/servetest"
)

// work is a server at work on an installation, and what it has acknowledged.
type work struct {
	t      *testing.T
	flags  []string
	server *servetest.Server
	seen   *acknowledged
	ended  bool
}

func workOn(t *testing.T, data, db string, command ...string) *work {
	t.Helper()
	w := &work{t: t, flags: flagsOf(data, db), seen: &acknowledged{}}
	args := append(append(command[1:], "serve", "--addr", "127.0.0.1:0"), w.flags...)
	var err error
	if w.server, err = servetest.Start(exec.Command(command[0], args...), time.Minute); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if !w.ended {
			_ = w.server.Stop() // the test has failed already
		}
	})
	return w
}

func flagsOf(data, db string) []string {
	if db == "" {
		return []string{"--data", data}
	}
	return []string{"--data", data, "--db", db}
}

// act adds an item and a document, which must be taken.
func (w *work) act() (taken bool) {
	w.t.Helper()
	for name, send := range map[string]func(int, string) (int, string){"item": w.addItem, "document": w.addDocument} {
		if status, said := send(w.seen.number(), ""); status >= 400 {
			w.t.Errorf("%s: %d %s", name, status, said)
			return false
		}
	}
	return true
}

// addItem and addDocument send the nth of their kind, by a page or by the API, and note it when it was taken.
func (w *work) addItem(n int, to string) (int, string) {
	title := fmt.Sprintf("Việc số %d", n)
	var status int
	var said string
	if to == "api/" {
		status, said = answered(http.Post(w.server.URL+"api/items", "application/json", strings.NewReader(fmt.Sprintf(`{"kind":"task","title":%q,"lead":["Sở Tài chính"],"due":"30/9/2027"}`, title))))
	} else {
		status, said = answered(http.PostForm(w.server.URL+"items"+to, url.Values{"kind": {"task"}, "title": {title}, "lead": {"Sở Tài chính"}, "due": {"30/9/2027"}}))
	}
	if status < 400 {
		w.seen.item(title)
	}
	return status, said
}

func (w *work) addDocument(n int, to string) (int, string) {
	name, address := fmt.Sprintf("van-ban-%d.txt", n), "documents"+to
	if to == "api/" {
		address = "api/documents"
	}
	status, said := answered(postFile(w.server.URL+address, name, paper(n)))
	if status < 400 {
		w.seen.document(name)
	}
	return status, said
}

// read opens the pages that only show.
func (w *work) read() {
	w.t.Helper()
	for _, path := range []string{"", "items?q=vi%E1%BB%87c", "documents", "review", "search?q=viec", "healthz"} {
		if status, said := answered(http.Get(w.server.URL + path)); status != http.StatusOK {
			w.t.Errorf("/%s: %d %s", path, status, said)
		}
	}
}

func (w *work) run(args ...string) (string, error) {
	said, err := exec.Command("lotrinh", append(args, w.flags...)...).CombinedOutput()
	return string(said), err
}

// end stops the server; then everything acknowledged must be there, and nothing by half.
func (w *work) end() {
	w.t.Helper()
	w.ended = true
	if err := w.server.Stop(); err != nil {
		w.t.Fatal(err)
	}
	checkSurvivors(w.t, w.flags, w.seen)
	w.t.Logf("%d items and %d documents were acknowledged, all are there", len(w.seen.items), len(w.seen.documents))
}

// answered is what a person is told: the message of a page, or the whole answer.
func answered(r *http.Response, err error) (status int, said string) {
	if err != nil {
		return http.StatusTeapot, err.Error()
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return http.StatusTeapot, err.Error()
	}
	said = string(body)
	if _, alert, found := strings.Cut(said, `role="alert">`); found {
		said, _, _ = strings.Cut(alert, "</div>")
	}
	return r.StatusCode, said
}

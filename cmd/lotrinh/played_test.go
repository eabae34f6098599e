package main_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/browsertest"
	"lotrinh/internal/servetest"
)

// played is one installation in a browser as its days go by.
type played struct {
	t      *testing.T
	flags  []string
	b      *browsertest.Browser
	server *servetest.Server
	root   string
}

func play(t *testing.T, db string) *played {
	p := &played{t: t, flags: flagsOf(t.TempDir(), db), b: browsertest.New(t)}
	t.Cleanup(p.stop)
	return p
}

// on lets a day begin: the program runs with it as today.
func (p *played) on(day string) {
	p.t.Helper()
	p.stop()
	var err error
	args := append([]string{"serve", "--addr", "127.0.0.1:0", "--today", day}, p.flags...)
	if p.server, err = servetest.Start(exec.Command("lotrinh", args...), time.Minute); err != nil {
		p.t.Fatal(err)
	}
	p.root = strings.TrimSuffix(p.server.URL, "/")
}

func (p *played) stop() {
	if p.server != nil {
		if err := p.server.Stop(); err != nil {
			p.t.Error(err)
		}
		p.server = nil
	}
}

func (p *played) run(args ...string) string {
	p.t.Helper()
	said, err := exec.Command("lotrinh", append(args, p.flags...)...).CombinedOutput()
	if err != nil {
		p.t.Fatalf("lotrinh %v: %v %s", args, err, said)
	}
	return string(said)
}

// post sends JSON as a program does, for what is no part of what is played: setting up.
func (p *played) post(path string, body any) {
	p.t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	response, err := http.Post(p.root+path, "application/json", bytes.NewReader(sent))
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	if said, _ := io.ReadAll(response.Body); response.StatusCode >= 300 {
		p.t.Fatalf("%s: %s %s", path, response.Status, said)
	}
}

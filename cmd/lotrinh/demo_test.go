package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"lotrinh/internal/servetest"
)

// sampleProvince is the demo as the program loads it, once for all tests that begin with it: each works on a copy.
type sampleProvince struct {
	once   sync.Once
	folder string
	err    error
}

var demo sampleProvince

// copyTo puts an installation that holds the demo into a folder that is not there yet.
func (s *sampleProvince) copyTo(folder string) error {
	s.once.Do(func() {
		if s.folder, s.err = os.MkdirTemp("", "lotrinh-demo-"); s.err != nil {
			return
		}
		if said, err := exec.Command("lotrinh", "demo", "--no-serve", "--data", filepath.Join(s.folder, "d")).CombinedOutput(); err != nil {
			s.err = fmt.Errorf("lotrinh demo: %w\n%s", err, said)
		}
	})
	if s.err != nil {
		return s.err
	}
	if said, err := exec.Command("cp", "-a", filepath.Join(s.folder, "d"), folder).CombinedOutput(); err != nil {
		return fmt.Errorf("cp: %w\n%s", err, said)
	}
	return nil
}

func (s *sampleProvince) remove() {
	if s.folder != "" {
		os.RemoveAll(s.folder)
	}
}

// loadDemo is the walk's "demo DIR".
func loadDemo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: demo DIR")
	}
	ts.Check(demo.copyTo(ts.MkAbs(args[0])))
}

// startDemo serves the demo.
func startDemo(t *testing.T) *servetest.Server {
	t.Helper()
	return startDemoAt(t, filepath.Join(t.TempDir(), "d"))
}

// startDemoAt serves the demo from a folder that is not there yet.
func startDemoAt(t *testing.T, folder string) *servetest.Server {
	t.Helper()
	if err := demo.copyTo(folder); err != nil {
		t.Fatal(err)
	}
	return serveDemo(t, "--data", folder)
}

// serveDemo starts `lotrinh demo`, which loads what is not there.
func serveDemo(t *testing.T, flags ...string) *servetest.Server {
	t.Helper()
	server, err := servetest.Start(exec.Command("lotrinh", append([]string{"demo", "--addr", "127.0.0.1:0"}, flags...)...), 5*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// rootOf is the address of a server without its last slash.
func rootOf(s *servetest.Server) string { return strings.TrimSuffix(s.URL, "/") }

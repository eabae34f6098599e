package convert

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestACommandEndsWithAllThatItStarted when its time is over.
func TestACommandEndsWithAllThatItStarted(t *testing.T) {
	dir := t.TempDir()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("missing sh")
	}
	_, err = command(t.Context(), time.Second, dir, shell, "-c", "sleep 1000 & echo $! > child; wait")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	child, err := os.ReadFile(filepath.Join(dir, "child"))
	if err != nil {
		t.Fatal(err)
	}
	state, err := os.ReadFile(filepath.Join("/proc", strings.TrimSpace(string(child)), "stat"))
	if err == nil && !strings.Contains(string(state), ") Z ") {
		t.Errorf("still there: %s", state)
	}
}

func TestWhatACommandSaysIsBounded(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("missing sh")
	}
	out, err := command(t.Context(), time.Minute, t.TempDir(), shell, "-c", "head -c 100000 /dev/zero | tr '\\0' x; exit 3")
	if len(out) != said || err == nil {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}

package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lotrinh/internal/pgtest"
)

// The disk fills up under a server at work. Acts are then refused in words, pages go on, and once there is room again so
// do acts, without a restart. Nothing acknowledged is lost, and nothing that was refused is there by half.
func TestDiskFull(t *testing.T) {
	for _, c := range []struct {
		name      string
		megabytes int
		db        func(disk string) string
		rows      bool // find no room either
	}{
		{"sqlite", 12, func(string) string { return "" }, true},
		{"originals beside PostgreSQL", 2, func(string) string { return pgtest.URL(t) }, false},
		{"PostgreSQL", 64, func(disk string) string { return pgtest.URLOn(t, filepath.Join(disk, "pg")) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := smallDisk(t, c.megabytes)
			w := workOn(t, filepath.Join(disk, "data"), c.db(disk), "lotrinh")
			w.act()
			w.read()
			makeRoom := fill(t, disk)
			w.refused((*work).addDocument, "Ổ đĩa đã đầy", "The disk is full")
			if c.rows {
				w.refused((*work).addItem, "Ổ đĩa đã đầy", "The disk is full")
			} else if status, said := w.addItem(w.seen.number(), ""); status >= 400 {
				t.Errorf("an item needs no room here: %d %s", status, said)
			}
			w.read()
			w.commandsRefused(disk)
			makeRoom()
			w.act()
			w.end()
		})
	}
}

// Where no disk can be mounted for a test, a limit on the size of files does much the same; it ends with the program.
func TestFilesMayNotGrow(t *testing.T) {
	data := t.TempDir()
	w := workOn(t, data, "", "sh", "-c", `ulimit -f 4000 && exec lotrinh "$@"`, "sh") // blocks of 512 bytes
	w.act()
	large := strings.Repeat(paper(1), 12<<20/len(paper(1))) // waits in a temporary file
	for _, to := range []string{"documents", "api/documents"} {
		if status, said := answered(postFile(w.server.URL+to, "lon.txt", large)); status != http.StatusServiceUnavailable || !strings.Contains(said, "Ổ đĩa đã đầy") {
			t.Errorf("a large document, to %s: %d %s", to, status, said)
		}
	}
	w.refused((*work).addDocument, "ổ đĩa đầy hoặc hỏng", "the disk is full or broken")
	w.refused((*work).addItem, "ổ đĩa đầy hoặc hỏng", "the disk is full or broken")
	w.read()
	w.end()
	again := workOn(t, data, "", "lotrinh")
	again.seen = w.seen
	again.act()
	again.end()
}

// smallDisk is a disk of its own in memory; without the right to mount one the test is left out.
func smallDisk(t *testing.T, megabytes int) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "lotrinh-disk-") // the user of PostgreSQL must reach it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(folder) })
	err = syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%dm,mode=755", megabytes))
	if errors.Is(err, syscall.EPERM) {
		t.Skip("left out: mounting a small disk needs root; TestFilesMayNotGrow does without")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// fill takes all the room that is left on a disk; what it returns gives it back.
func fill(t *testing.T, disk string) (makeRoom func()) {
	t.Helper()
	name := filepath.Join(disk, "filler")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	for size := 1 << 20; size >= 512; {
		if _, err := file.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else if err != nil {
			t.Fatal(err)
		}
	}
	file.Close()
	return func() {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// refused sends one after the other until one is refused, and looks at what the person is told: by pages in both
// languages, and by the API.
func (w *work) refused(send func(w *work, n int, to string) (int, string), vi, en string) {
	w.t.Helper()
	for _, c := range []struct{ to, words string }{{"", vi}, {"?lang=en", en}, {"api/", vi}} {
		for try := 0; ; try++ {
			status, said := send(w, w.seen.number(), c.to)
			if status < 400 && try < 3000 {
				continue
			}
			if status != http.StatusServiceUnavailable || !strings.Contains(said, c.words) {
				w.t.Fatalf("by %q: %d %s", c.to, status, said)
			}
			break
		}
	}
}

// commandsRefused runs what writes a file beside the server: it says why it cannot, and leaves nothing behind.
func (w *work) commandsRefused(disk string) {
	w.t.Helper()
	elsewhere := w.t.TempDir()
	document, backup := filepath.Join(elsewhere, "van-ban.txt"), filepath.Join(elsewhere, "backup.zip")
	if err := os.WriteFile(document, []byte(paper(w.seen.number())), 0o644); err != nil {
		w.t.Fatal(err)
	}
	if said, err := w.run("backup", backup); err != nil { // there is room elsewhere
		w.t.Fatalf("%v %s", err, said)
	}
	for _, command := range [][]string{{"import", document}, {"backup", filepath.Join(disk, "backup.zip")}, {"restore", "--data", filepath.Join(disk, "restored"), backup}} {
		cmd := exec.Command("lotrinh", command...)
		if command[0] != "restore" {
			cmd.Args = append(cmd.Args, w.flags...)
		}
		said, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != 1 || !bytes.Contains(said, []byte("đĩa đã đầy")) {
			w.t.Errorf("%s: %v %s", cmd, err, said)
		}
	}
	for _, left := range []string{"backup.zip", "restored/lotrinh.db", "restored/files", "restored/.restoring"} {
		if _, err := os.Stat(filepath.Join(disk, left)); err == nil {
			w.t.Errorf("%s was left", left)
		}
	}
	if left, err := filepath.Glob(filepath.Join(disk, "data/files/*/new-*")); err != nil || len(left) > 0 {
		w.t.Errorf("files by half: %q %v", left, err)
	}
}

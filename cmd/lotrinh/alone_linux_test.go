package main_test

import (
	"debug/elf"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"lotrinh/internal/servetest"
)

// TestProgramAlone: the program is one file. It serves where there is nothing else at all: no time zones of the system,
// no folder for temporary files, no list of users; and it knows the zone it is told of.
func TestProgramAlone(t *testing.T) {
	program, err := exec.LookPath("lotrinh")
	if err != nil {
		t.Fatal(err)
	}
	if !static(t, program) {
		t.Skip("left out: this test program was linked with C libraries; CGO_ENABLED=0 makes it one file")
	}
	root := t.TempDir()
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "lotrinh"), content, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/lotrinh", "serve", "--data", "/d", "--addr", "127.0.0.1:0", "--log-format", "json")
	cmd.Dir, cmd.Env = "/", []string{"TZ=America/New_York", "ZONEINFO=/nowhere"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: root}
	if os.Getuid() != 0 { // as the root of a name space of its own, where the system lets users have one
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
	}
	server, err := servetest.Start(cmd, time.Minute)
	if errors.Is(err, syscall.EPERM) {
		t.Skip("left out: this system does not let a user change the root folder")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", "items", "healthz"} {
		if status, said := answered(http.Get(server.URL + path)); status != http.StatusOK {
			t.Errorf("/%s: %d %s", path, status, said)
		}
	}
	if status, said := answered(postFile(server.URL+"documents", "van-ban.txt", paper(1))); status >= 400 {
		t.Errorf("a document is refused: %d %s", status, said)
	}
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	if log := server.Output(); !regexp.MustCompile(`"time":"[^"]*\+07:00".*"msg":"ended"`).MatchString(log) {
		t.Errorf("the log is not in the time of Vietnam: %s", log)
	}
}

// static tells whether a program needs no other file to run.
func static(t *testing.T, program string) bool {
	t.Helper()
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	libraries, err := file.ImportedLibraries()
	return err == nil && len(libraries) == 0
}

package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"time"
)

const superuser = "postgres"

// cluster is a running PostgreSQL whose data, socket and log live in one folder.
type cluster struct{ folder string }

// The script makes the cluster in its working folder, serves it, and removes it all once its standard input ends.
// That is a pipe held by the test process, so the server goes with it however it ends: done, panicked, timed out or killed.
// Nothing is kept on disk for longer than the tests, so nothing waits for the disk either.
const script = `
trap '' INT HUP
"$1/initdb" -D data -U ` + superuser + ` -A trust -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 || exit 1
printf '%s\n' fsync=off synchronous_commit=off full_page_writes=off >>data/postgresql.conf
"$1/postgres" -D data -k "$PWD" -c listen_addresses= \
	</dev/null >>log 2>&1 &
server=$!
read -r _
kill -INT "$server"
wait "$server"
rm -rf "$PWD"
`

// startCluster makes a cluster and returns once it answers.
func startCluster() (cluster, error) {
	binaries, err := findBinaries()
	if err != nil {
		return cluster{}, err
	}
	// Not the test's own temporary folder: the path of a Unix socket must be short, and another user must reach it.
	folder, err := os.MkdirTemp("/tmp", "lotrinh-postgres-")
	if err != nil {
		return cluster{}, err
	}
	command := []string{"sh", "-c", script, "sh", binaries}
	if os.Getuid() == 0 { // which initdb refuses to be
		if err := giveTo("postgres", folder); err != nil {
			return cluster{}, err
		}
		command = append([]string{"runuser", "-u", "postgres", "--"}, command...)
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = folder
	if _, err := cmd.StdinPipe(); err != nil { // never written to, never closed: its end is the sign to stop
		return cluster{}, err
	}
	if err := cmd.Start(); err != nil {
		return cluster{}, err
	}
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()

	c := cluster{folder}
	giveUp := time.After(time.Minute)
	for {
		err := c.exec("SELECT 1")
		if err == nil {
			return c, nil
		}
		select {
		case <-exited:
			defer os.RemoveAll(folder)
			return cluster{}, fmt.Errorf("PostgreSQL did not start:\n%s", c.log())
		case <-giveUp:
			return cluster{}, fmt.Errorf("PostgreSQL does not answer: %w\n%s", err, c.log())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (c cluster) log() string {
	text, err := os.ReadFile(filepath.Join(c.folder, "log"))
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// findBinaries returns the folder of initdb and postgres: Debian's newest version, which is not on the PATH, or else the PATH's.
func findBinaries() (string, error) {
	var newest string
	var newestVersion int
	candidates, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // the pattern is well formed
	for _, initdb := range candidates {
		bin := filepath.Dir(initdb)
		if version, err := strconv.Atoi(filepath.Base(filepath.Dir(bin))); err == nil && version > newestVersion {
			newest, newestVersion = bin, version
		}
	}
	if newest != "" {
		return newest, nil
	}
	initdb, err := exec.LookPath("initdb")
	if err != nil {
		return "", errors.New("PostgreSQL is not installed: `make test` installs it or says what to install; " +
			"LOTRINH_NO_POSTGRES=1 leaves out the tests that need it")
	}
	return filepath.Dir(initdb), nil
}

// giveTo makes a system user the owner of a folder.
func giveTo(name, folder string) error {
	owner, err := user.Lookup(name)
	if err != nil {
		return err
	}
	uid, err := strconv.Atoi(owner.Uid)
	if err != nil {
		return err
	}
	gid, err := strconv.Atoi(owner.Gid)
	if err != nil {
		return err
	}
	return os.Chown(folder, uid, gid)
}

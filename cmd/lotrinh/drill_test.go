package main_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"lotrinh/internal/journal"
	"lotrinh/internal/pgtest"
)

// A restore drill under load: backups are taken while a server acknowledges one act after the other, each an entry of the
// journal. What comes back holds all that had been acknowledged before the backup began, at most one act more than had
// been when it ended, nothing by half, and its journal is the beginning of the one that went on.
func TestBackupsUnderLoad(t *testing.T) {
	for _, c := range []struct{ name, into string }{{"sqlite", "postgres"}, {"postgres", "sqlite"}} {
		t.Run(c.name, func(t *testing.T) {
			w := workOn(t, t.TempDir(), databaseOf(t, c.name), "lotrinh")
			stop, load := make(chan struct{}), sync.WaitGroup{}
			load.Go(func() {
				for w.act() {
					select {
					case <-stop:
						return
					default:
					}
				}
			})
			type drill struct {
				file          string
				before, after *acknowledged
			}
			var drills []drill
			for _, name := range []string{"1.zip", "2.zip", "3.zip"} {
				d := drill{file: filepath.Join(t.TempDir(), name)}
				d.before = w.seen.now()
				if said, err := w.run("backup", d.file); err != nil {
					t.Errorf("%v %s", err, said)
				}
				d.after = w.seen.now()
				drills = append(drills, d)
			}
			close(stop)
			load.Wait()
			for _, d := range drills {
				back := &work{t: t, flags: flagsOf(t.TempDir(), databaseOf(t, c.into))}
				said, err := back.run("restore", d.file)
				if err != nil {
					t.Fatalf("%v %s", err, said)
				}
				_, rest, _ := strings.Cut(said, "head ")
				head, err := journal.ParseHead(strings.TrimSpace(rest))
				if err != nil {
					t.Fatalf("%v in %q", err, said)
				}
				if acts := int(head.Seq) - 1; acts < d.before.count() || acts > d.after.count()+1 { // the first entry is the installation's
					t.Errorf("%d acts came back, %d were acknowledged before and %d after", acts, d.before.count(), d.after.count())
				}
				if said, err := w.run("verify", "--head", head.String()); err != nil {
					t.Errorf("the journal that came back is not the beginning of the other: %v %s", err, said)
				}
				t.Logf("%d acts acknowledged before, %d came back, %d acknowledged after", d.before.count(), head.Seq-1, d.after.count())
				checkSurvivors(t, back.flags, d.before)
			}
			w.end()
		})
	}
}

// A restore that is killed at any moment leaves an empty place, into which the same backup goes, or all of it.
func TestKilledWhileRestoring(t *testing.T) {
	folder := t.TempDir()
	document, backup := filepath.Join(folder, "van-ban.txt"), filepath.Join(folder, "backup.zip")
	if err := os.WriteFile(document, []byte(paper(1)), 0o644); err != nil {
		t.Fatal(err)
	}
	from := &work{t: t, flags: flagsOf(t.TempDir(), "")}
	for _, args := range [][]string{{"import", document}, {"backup", backup}} {
		if said, err := from.run(args...); err != nil {
			t.Fatalf("%v %s", err, said)
		}
	}
	for _, into := range []string{"sqlite", "postgres"} {
		t.Run(into, func(t *testing.T) {
			began := time.Now()
			w := &work{t: t, flags: flagsOf(t.TempDir(), databaseOf(t, into))}
			if said, err := w.run("restore", backup); err != nil {
				t.Fatalf("%v %s", err, said)
			}
			takes := time.Since(began)
			whole, torn := 0, 0
			for range kills(t) / 2 {
				w := &work{t: t, flags: flagsOf(t.TempDir(), databaseOf(t, into))}
				cmd := exec.Command("lotrinh", append([]string{"restore", backup}, w.flags...)...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(rand.N(takes))
				cmd.Process.Kill()
				_ = cmd.Wait()
				if said, err := w.run("restore", backup); err == nil {
					torn++
				} else if strings.Contains(said, "đã có dữ liệu") {
					whole++
				} else {
					t.Errorf("%v %s", err, said)
				}
				if said, err := w.run("verify"); err != nil {
					t.Errorf("%v %s", err, said)
				}
			}
			t.Logf("%d restores were killed before they were done, %d after", torn, whole)
		})
	}
}

// databaseOf is the address of an empty database of a kind; "" for SQLite.
func databaseOf(t *testing.T, kind string) string {
	if kind == "postgres" {
		return pgtest.URL(t)
	}
	return ""
}

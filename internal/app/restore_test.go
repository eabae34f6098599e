package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/store/storetest"
)

// A restore that was broken off after its files were in place, but before its rows were, is begun anew; files that lie
// there without such a sign are somebody's.
func TestRestoreAfterOneBrokenOff(t *testing.T) {
	from := newWorld(t, storetest.SQLite(t))
	_, err := from.Import(t.Context(), from.clerk, "ke-hoach.txt", []byte("KẾ HOẠCH\nChuyển đổi số\n"), "2026-01-05")
	from.ok(err)
	head, _, err := from.Verify(t.Context(), journal.Head{})
	from.ok(err)
	var backup bytes.Buffer
	from.ok(from.Backup(t.Context(), &backup, silent))
	storetest.Each(t, func(t *testing.T, to storetest.DB) {
		c := Config{Dir: to.Dir, DB: to.URL}
		restored := func() (Restored, error) {
			return Restore(t.Context(), c, bytes.NewReader(backup.Bytes()), int64(backup.Len()), false, silent)
		}
		left := filepath.Join(to.Dir, "files", "00", "left")
		from.ok(os.MkdirAll(filepath.Dir(left), 0o755))
		from.ok(os.WriteFile(left, []byte("x"), 0o644))
		if _, err := restored(); !fault.Is(err, fault.Conflict) {
			t.Fatalf("over files of somebody: %v", err)
		}
		from.ok(os.MkdirAll(filepath.Join(to.Dir, ".restoring", "files"), 0o755))
		from.ok(os.WriteFile(filepath.Join(to.Dir, ".restoring", "lotrinh.db"), []byte("half"), 0o644))
		done, err := restored()
		if err != nil || done.Head != head.String() {
			t.Fatalf("%+v, %v", done, err)
		}
		a, err := Open(t.Context(), c)
		from.ok(err)
		defer a.Close()
		if got, wrong, err := a.Verify(t.Context(), head); err != nil || len(wrong) > 0 || got != head {
			t.Errorf("%v, wrong %q, %v", got, wrong, err)
		}
		if _, err := os.Stat(filepath.Join(to.Dir, ".restoring")); err == nil {
			t.Error("the folder it worked in is left")
		}
	})
}

// Files that were moved before their rows failed are taken back, and nothing else is.
func TestMovedFilesAreTakenBack(t *testing.T) {
	dir := t.TempDir()
	p, err := newPlace(Config{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"aa/one", "aa/two", "bb/three"} {
		file := filepath.Join(p.files(p.dir), name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.moveFiles(); err != nil {
		t.Fatal(err)
	}
	if there, _ := filepath.Glob(dir + "/files/*/*"); len(there) != 3 {
		t.Errorf("moved %q", there)
	}
	if err := p.takeBackFiles(); err != nil {
		t.Fatal(err)
	}
	p.clear()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func silent(int, int, string) {}

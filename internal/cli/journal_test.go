package cli

import (
	"bytes"
	"database/sql"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// An act is told of and taken back by its number: once, by who may, and with a reason.
func TestJournalBack(t *testing.T) {
	dir := t.TempDir()
	run := func(want int, args ...string) string {
		t.Helper()
		var out, errOut bytes.Buffer
		if got := Main(append(args, "--data", dir), strings.NewReader(""), &out, &errOut); got != want {
			t.Fatalf("%v ends with %d, want %d: %s", args, got, want, errOut.String())
		}
		return out.String() + errOut.String()
	}
	run(exitOK, "generate", "--tasks", "20", "--units", "3", "--periods", "0")
	run(exitOK, "link", "add", "NV-0001", "depends_on", "NV-0002")
	db, err := sql.Open("sqlite", filepath.Join(dir, "lotrinh.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var seq int
	if err := db.QueryRow("SELECT max(seq) FROM journal").Scan(&seq); err != nil {
		t.Fatal(err)
	}
	number := strconv.Itoa(seq)
	if said := run(exitOK, "journal", "back", number, "--dry-run"); !strings.Contains(said, "item.link: lấy lại được") || !strings.Contains(said, "1\tlink\tbỏ đi") {
		t.Errorf("told: %q", said)
	}
	if said := run(exitUsage, "journal", "back", number); !strings.Contains(said, "--why") {
		t.Errorf("without a reason: %q", said)
	}
	if said := run(exitOK, "journal", "back", number, "--why", "nhầm", "--json"); !strings.Contains(said, `"action":"item.link"`) {
		t.Errorf("taken back: %q", said)
	}
	if said := run(exitOK, "link", "list", "NV-0001"); strings.Contains(said, "depends_on") {
		t.Errorf("the link is still there: %q", said)
	}
	for _, way := range []string{"--dry-run", "--why=hai lần"} {
		if said := run(exitFailed, "journal", "back", number, way); !strings.Contains(said, "đã được lấy lại") {
			t.Errorf("twice, %s: %q", way, said)
		}
	}
}

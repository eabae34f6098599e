package main_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/pgtest"
	"lotrinh/internal/roundtrip"
)

// imported is what `lotrinh import --json` says of a folder.
type imported struct {
	Documents int
	Import    struct {
		Files, Imported, Here int
		Failed                []struct{ File, Reason string }
	}
}

// TestFolderKilledInTheMiddle: a folder with bad files among the good is imported, killed in the middle, and taken up again: all
// that is good is there once, all that is bad is named with its reason.
func TestFolderKilledInTheMiddle(t *testing.T) {
	const good = 54
	folder := t.TempDir()
	bad := writeFolder(t, folder, good)
	for _, db := range []string{"sqlite", "postgres"} {
		t.Run(db, func(t *testing.T) {
			flags := []string{"--data", t.TempDir()}
			if db == "postgres" {
				flags = append(flags, "--db", pgtest.URL(t))
			}
			killAfter(t, exec.Command("lotrinh", append([]string{"import", folder}, flags...)...), "[20/60]")
			again := importFolder(t, flags, folder)
			if x := again.Import; x.Files != good+len(bad) || x.Here < 20-len(bad) || x.Here+x.Imported != good || again.Documents != good {
				t.Errorf("taken up again: %+v, %d documents", x, again.Documents)
			}
			for name, reason := range bad {
				told := false
				for _, f := range again.Import.Failed {
					told = told || filepath.Base(f.File) == name && strings.Contains(f.Reason, reason)
				}
				if !told {
					t.Errorf("%s is not named with %q among %v", name, reason, again.Import.Failed)
				}
			}
			if x := importFolder(t, flags, folder); x.Import.Here != good || x.Import.Imported != 0 || x.Documents != good || len(x.Import.Failed) != len(bad) {
				t.Errorf("a third time: %+v", x)
			}
			if out, err := exec.Command("lotrinh", append([]string{"verify"}, flags...)...).CombinedOutput(); err != nil {
				t.Errorf("verify: %v\n%s", err, out)
			}
		})
	}
}

// writeFolder writes so many random documents and some that cannot be read, with what must be said of each.
func writeFolder(t *testing.T, folder string, good int) (bad map[string]string) {
	t.Helper()
	files := map[string]string{
		"03-rong.txt":      "",
		"07-hong.docx":     "PK\x03\x04 đứt giữa chừng",
		"15-mat.txt":       "MẬT\n\nỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nKẾ HOẠCH\n",
		"33-khoa.pdf":      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>",
		"44-anh.png":       "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
		"sau/58-lon.txt":   strings.Repeat("Sở Tài chính chủ trì. ", 80_000),
		"sau/.hidden.docx": "not looked at",
	}
	for i := range good {
		d := roundtrip.Layouts[i%6].Write(uint64(i + 1))
		files[fmt.Sprintf("%s%02d-%s", []string{"", "sau/"}[i%2], i+1, d.Name)] = d.Text
	}
	if err := os.Mkdir(filepath.Join(folder, "sau"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return map[string]string{"03-rong.txt": "rỗng", "07-hong.docx": "hỏng", "15-mat.txt": "MẬT", "33-khoa.pdf": "mật khẩu", "44-anh.png": "png", "58-lon.txt": "tối đa 1 MB"}
}

// killAfter starts a program and kills it as soon as it has said something on stderr.
func killAfter(t *testing.T, cmd *exec.Cmd, words string) {
	t.Helper()
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() && !strings.Contains(lines.Text(), words) {
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatalf("it had ended before it said %s: %v", words, err)
	}
	if cmd.Wait(); cmd.ProcessState.Success() {
		t.Fatal("it had ended well before it was killed")
	}
}

// importFolder imports a folder in which something is bad: that is told by the exit code, and the rest is done.
func importFolder(t *testing.T, flags []string, folder string) (out imported) {
	t.Helper()
	said, err := exec.Command("lotrinh", append([]string{"import", "--json", "--max-file", "1", folder}, flags...)...).Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("import: %v\n%s", err, said)
	}
	if err := json.Unmarshal(said, &out); err != nil {
		t.Fatalf("%v in %s", err, said)
	}
	return out
}

package internal_test

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFilesStayShort(t *testing.T) {
	const most = 500
	for _, file := range goFiles(t) {
		if lines := bytes.Count(content(t, file), []byte("\n")); lines > most {
			t.Errorf("%s has %d lines, more than %d: is it one thing?", file, lines, most)
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	for _, file := range goFiles(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, content(t, file), parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Error(err)
			continue
		}
		pkg := path.Dir(file)
		said[pkg] = said[pkg] || strings.TrimSpace(parsed.Doc.Text()) != ""
	}
	for pkg, yes := range said {
		if !yes {
			t.Errorf("package %s has no package comment", pkg)
		}
	}
}

// One machine's paths and one network's package sources mean nothing to whoever clones the tree.
func TestTreeNamesNoMachineAndNoRegistry(t *testing.T) {
	// Written so that this file does not match itself.
	machine := regexp.MustCompile(`(?:^|[\s"'` + "`" + `(=:])(?:/(?:root|home|work|Users)/[\w.]+|[A-Z]:\\Users\\)`)
	registry := regexp.MustCompile(`\b(?:proxy\.golang|sum\.golang|goproxy|registry\.npmjs|registry\.yarnpkg|pypi|files\.pythonhosted|deb\.debian|ghcr|docker|quay)\.(?:org|io|com|cn)\b`)
	for _, file := range treeFiles(t) {
		text := content(t, file)
		if !utf8.Valid(text) || file == "go.sum" {
			continue
		}
		for i, line := range strings.Split(string(text), "\n") {
			for what, pattern := range map[string]*regexp.Regexp{"a path of one machine": machine, "a package registry": registry} {
				if found := pattern.FindString(line); found != "" {
					t.Errorf("%s:%d names %s: %s", file, i+1, what, strings.TrimSpace(found))
				}
			}
		}
	}
}

// modernc.org/sqlite is translated C that fits exactly one modernc.org/libc; another compiles and then fails in use.
func TestLibcIsTheOneThatSQLiteNames(t *testing.T) {
	const sqlite, libc = "modernc.org/sqlite", "modernc.org/libc"
	var module struct{ GoMod string }
	listed, err := exec.Command("go", "list", "-m", "-json", sqlite).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(listed, &module); err != nil {
		t.Fatal(err)
	}
	ours, theirs := required(t, filepath.Join("..", "go.mod"))[libc], required(t, module.GoMod)[libc]
	if ours == "" || ours != theirs {
		t.Errorf("go.mod requires %s %q, but %s was made for %q", libc, ours, sqlite, theirs)
	}
}

// required returns the versions that a go.mod names, by module.
func required(t *testing.T, goMod string) map[string]string {
	t.Helper()
	edited, err := exec.Command("go", "mod", "edit", "-json", goMod).Output()
	if err != nil {
		t.Fatalf("go mod edit -json %s: %v", goMod, err)
	}
	var file struct {
		Require []struct{ Path, Version string }
	}
	if err := json.Unmarshal(edited, &file); err != nil {
		t.Fatal(err)
	}
	versions := map[string]string{}
	for _, r := range file.Require {
		versions[r.Path] = r.Version
	}
	return versions
}

// content is a file of the tree; one that went away since it was listed is empty.
func content(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", file))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return text
}

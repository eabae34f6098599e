package web

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var actLiteral = regexp.MustCompile(`act\{"([a-z.-]+?)\.?"`)

// The journal is read by people: no act of the application may stand there under the name that the program gives it.
func TestEveryActHasAName(t *testing.T) {
	files, err := filepath.Glob("../app/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	named := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range actLiteral.FindAllStringSubmatch(string(source), -1) {
			named++
			if act := m[1]; said(actions, act) == act && act != "test" {
				t.Errorf("%s: the act %q has no name in names.go", filepath.Base(file), act)
			}
		}
	}
	if named < 25 {
		t.Errorf("only %d acts were found", named)
	}
}

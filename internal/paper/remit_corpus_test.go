package paper

import (
	"os"
	"path/filepath"
	"testing"

	reader "lotrinh/internal/read"
)

// corpus is the folder of the corpus; "" when it is not there.
func corpus(t *testing.T) string {
	dir := os.Getenv("LOTRINH_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Logf("corpus not found: %s; nothing compared", dir)
		return ""
	}
	return dir
}

// TestLeftOutClausesFindTheirUnit leaves out every clause of the decisions of the corpus that has no twin in another, and asks whose it is.
func TestLeftOutClausesFindTheirUnit(t *testing.T) {
	dir := corpus(t)
	if dir == "" {
		return
	}
	var statements []Statement
	for _, n := range []string{"12", "15", "20", "21", "22"} {
		name := "ha-noi-qd-" + n + "-2025.txt"
		content, err := os.ReadFile(filepath.Join(dir, "documents", "txt", name))
		if err != nil {
			t.Fatal(err)
		}
		src, err := reader.File(name, content)
		if err != nil {
			t.Fatal(err)
		}
		s, ok := StatementOf(src)
		if !ok {
			t.Fatalf("%s: no statement of functions in it (%q, %d clauses)", name, s.Unit, len(s.Clauses))
		}
		t.Logf("%s: %s, %d clauses", name, s.Unit, len(s.Clauses))
		statements = append(statements, s)
	}
	f := FunctionsOf(statements)
	first, three, all, common := 0, 0, 0, 0
	for k, s := range f.statements {
		for i, c := range s.Clauses {
			if len(f.twins(k, i)) > 0 {
				common++
				continue
			}
			all++
			for rank, fit := range f.fits(c.terms, [2]int{k, i}) {
				if fit.Statement == k {
					if rank == 0 {
						first++
					} else if testing.Verbose() {
						t.Logf("not first (%d): %s: %s", rank+1, s.Unit, c.Text)
					}
					if rank < 3 {
						three++
					}
				}
			}
		}
	}
	t.Logf("clauses without a twin %d: right unit first %.3f, among three %.3f; common to several units %d", all, float64(first)/float64(all), float64(three)/float64(all), common)
	if float64(first) < 0.85*float64(all) || float64(three) < 0.97*float64(all) {
		t.Error("below .85 and .97")
	}
}

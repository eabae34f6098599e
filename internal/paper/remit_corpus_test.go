package paper

import (
	"os"
	"path/filepath"
	"strings"
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

func statementIn(t *testing.T, path string) Statement {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src, err := reader.File(filepath.Base(path), content)
	if err != nil {
		t.Fatal(err)
	}
	s, ok := StatementOf(src)
	if !ok {
		t.Fatalf("%s: no statement of functions in it (%q, %d clauses)", path, s.Unit, len(s.Clauses))
	}
	return s
}

// written are the statements of the sample province, without some units.
func written(t *testing.T, without ...string) (out []Statement) {
	files, err := filepath.Glob(filepath.Join("..", "..", "samples", "papers", "functions", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
next:
	for _, path := range files {
		s := statementIn(t, path)
		for _, w := range without {
			if strings.HasPrefix(s.Unit, w) {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

// TestLeftOutClausesFindTheirUnit leaves out every clause that has no twin in the statement of another unit, and asks whose it is; what has a
// twin must be called common. Sixteen units: the five real decisions of the corpus and eleven written ones of the sample province; beside them
// the sixteen written ones, and the five real ones, by themselves.
func TestLeftOutClausesFindTheirUnit(t *testing.T) {
	leaveOut(t, "16 written", written(t))
	dir := corpus(t)
	if dir == "" {
		return
	}
	var real []Statement
	for _, n := range []string{"12", "15", "20", "21", "22"} {
		real = append(real, statementIn(t, filepath.Join(dir, "documents", "txt", "ha-noi-qd-"+n+"-2025.txt")))
	}
	leaveOut(t, "5 real", real)
	mixed := append(real, written(t, "Sở Tư pháp", "Sở Tài chính", "Sở Công Thương", "Sở Y tế", "Sở Văn hóa")...)
	if len(mixed) < 15 {
		t.Fatalf("%d statements", len(mixed))
	}
	leaveOut(t, "5 real and 11 written", mixed)
}

func leaveOut(t *testing.T, name string, statements []Statement) {
	t.Helper()
	f := FunctionsOf(statements)
	first, three, all, common, told := 0, 0, 0, 0, 0
	for k, s := range f.statements {
		for i, c := range s.Clauses {
			if twins := f.twins(k, i); len(twins) > 0 {
				common++
				if f.calledCommon(c, k, twins) {
					told++
				} else if testing.Verbose() {
					t.Logf("%s: not called common: %s: %s", name, s.Unit, c.Text)
				}
				continue
			}
			all++
			for rank, fit := range f.fits(c.terms, [2]int{k, i}) {
				if fit.Statement == k {
					if rank == 0 {
						first++
					} else if testing.Verbose() {
						t.Logf("%s: not first (%d): %s: %s", name, rank+1, s.Unit, c.Text)
					}
					if rank < 3 {
						three++
					}
				}
			}
		}
	}
	t.Logf("%s: clauses without a twin %d: right unit first %.3f, among three %.3f; with a twin %d, called common with it %d", name, all, float64(first)/float64(all), float64(three)/float64(all), common, told)
	if float64(first) < 0.85*float64(all) || float64(three) < 0.97*float64(all) {
		t.Errorf("%s: below .85 and .97", name)
	}
	if told < common {
		t.Errorf("%s: %d of %d clauses with a twin are not called common", name, common-told, common)
	}
}

// calledCommon tells whether a paper of the unit that says the clause is answered "common to …" with a unit that has a twin.
func (f *Functions) calledCommon(c Clause, k int, twins []int) bool {
	p := OfText("a", c.Text)
	if len(p.words) == 0 {
		return false
	}
	x := f.section(p, 0, int32(len(p.words)), k, Within)
	if x.Remit != Several {
		return false
	}
	for _, o := range twins {
		for _, u := range x.Units {
			if u == f.statements[o].Unit {
				return true
			}
		}
	}
	return false
}

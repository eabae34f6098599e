package extract_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lotrinh/internal/extract"
	"lotrinh/internal/read"
	"lotrinh/internal/roundtrip"
)

// TestEveryRuleIsInTheTable takes the ids that the sources of the reader name, and those that fire in the samples and in random
// plans: each must be explained, once.
func TestEveryRuleIsInTheTable(t *testing.T) {
	known := map[string]bool{}
	for _, r := range extract.Rules {
		if known[r.ID] {
			t.Errorf("%s stands twice in the table", r.ID)
		}
		if known[r.ID] = true; r.Vi == "" || r.En == "" || r.Vi == r.En {
			t.Errorf("%s is not explained in both languages", r.ID)
		}
		if vietnamese.MatchString(r.En) {
			t.Errorf("%s: Vietnamese in its English: %s", r.ID, r.En)
		}
	}
	for id, file := range idsInSources(t) {
		if !known[id] {
			t.Errorf("%s names the rule %s, which is not in the table", file, id)
		}
	}
	ids := map[string]bool{}
	take := func(name string, content []byte) {
		src, err := read.File(name, content)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, c := range extract.Document(src, extract.Options{Anchor: "2026-03-01"}).Candidates {
			collect(ids, c)
		}
	}
	samples, err := filepath.Glob("../../samples/0*")
	if err != nil || len(samples) < 6 {
		t.Fatalf("samples: %v, %v", samples, err)
	}
	for _, file := range samples {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		take(filepath.Base(file), content)
	}
	for _, l := range roundtrip.Layouts {
		for seed := range uint64(15) {
			d := l.Write(seed + 1)
			take(d.Name, []byte(d.Text))
		}
	}
	for id := range ids {
		if !known[id] {
			t.Errorf("%s fires and is not in the table", id)
		}
	}
}

var vietnamese = regexp.MustCompile(`[ăâđêôơưĂÂĐÊÔƠƯ\x{1EA0}-\x{1EF9}]`)

var ruleID = regexp.MustCompile(`"((?:prose|scope|goal|table|time)\.[a-z][a-z.-]*[a-z])"`)

// idsInSources are the string constants that look like a rule's id, with the file that holds them.
func idsInSources(t *testing.T) map[string]string {
	ids := map[string]string{}
	for _, dir := range []string{".", "../when"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if name := filepath.Base(file); strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "rules") {
				continue
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range ruleID.FindAllSubmatch(content, -1) {
				ids[string(m[1])] = file
			}
		}
	}
	return ids
}

// TestHiddenRowsSayWhy reads the sample workbook, whose hidden row no Markdown can hold.
func TestHiddenRowsSayWhy(t *testing.T) {
	content, err := os.ReadFile("../../samples/04-chi-tieu.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	src, err := read.File("04-chi-tieu.xlsx", content)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range src.Blocks {
		if b.Table == nil {
			continue
		}
		b.Table.Rows[len(b.Table.Rows)-1].Hidden = true
		ids := map[string]bool{}
		for _, c := range extract.Document(src, extract.Options{}).Candidates {
			collect(ids, c)
		}
		if !ids["table.row.hidden"] {
			t.Error("a hidden row does not say that it is hidden")
		}
		return
	}
}

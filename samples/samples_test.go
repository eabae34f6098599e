package samples

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// table reads a CSV of the set as one map a row.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := Files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[column] = row[i]
		}
		list = append(list, m)
	}
	return list
}

// register maps every folded name and alias to its unit's code.
func register(t *testing.T) map[string]string {
	names := map[string]string{}
	for _, u := range table(t, "units.csv") {
		for _, name := range append(split(u["aliases"], "|"), u["name"]) {
			key := vi.Fold(name)
			if other := names[key]; other != "" && other != u["code"] {
				t.Errorf("%q names both %s and %s", name, other, u["code"])
			}
			names[key] = u["code"]
		}
	}
	return names
}

func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

func TestUnitsAreSound(t *testing.T) {
	codes := map[string]bool{}
	for _, u := range table(t, "units.csv") {
		codes[u["code"]] = true
	}
	for _, u := range table(t, "units.csv") {
		unit := org.Unit{Code: u["code"], Name: u["name"], From: when.Date(u["from"]), To: when.Date(u["to"])}
		if err := unit.Validate(); err != nil {
			t.Error(err)
		}
		if !slices.ContainsFunc(org.Lines, func(l struct {
			Line org.Line
			Vi   string
		}) bool {
			return string(l.Line) == u["line"]
		}) {
			t.Errorf("%s: line %q", u["code"], u["line"])
		}
		for _, code := range append(split(u["members"], ";"), split(u["parent"], ";")...) {
			if !codes[code] {
				t.Errorf("%s names the unknown unit %s", u["code"], code)
			}
		}
		if len(split(u["members"], ";")) > 0 && u["group"] != "yes" {
			t.Errorf("%s has members and is no group", u["code"])
		}
	}
	for _, s := range table(t, "succession.csv") {
		if !codes[s["from"]] || !codes[s["to"]] {
			t.Errorf("succession of an unknown unit: %v", s)
		}
	}
	register(t)
}

func TestPostsBelongToUnits(t *testing.T) {
	codes := register(t)
	units, seen := map[string]bool{}, map[string]bool{}
	for _, code := range codes {
		units[code] = true
	}
	roles := []org.Role{org.Coordinator, org.Reporter, org.Head, org.Leader, org.Inspector}
	for _, p := range table(t, "posts.csv") {
		if !units[p["unit"]] || seen[p["code"]] || !slices.Contains(roles, org.Role(p["role"])) {
			t.Errorf("post %v", p)
		}
		seen[p["code"]] = true
	}
}

// The annexes are checked in their sources, where a row is a line; the build test ties those to the made files.
var annexes = []struct {
	source   string
	rows     int
	reported bool // its leads need a reporter and a head
}{
	{"src/03-ke-hoach-ubnd.txt", 46, true},
	{"src/chuong-trinh-du-lich.txt", 12, true},
}

var annexRow = regexp.MustCompile(`(?m)^(\d+) \| (.+)$`)

func TestEveryUnitOfTheAnnexesIsRegistered(t *testing.T) {
	names := register(t)
	members := map[string][]string{}
	for _, u := range table(t, "units.csv") {
		members[u["code"]] = split(u["members"], ";")
	}
	roles := map[string]bool{}
	for _, p := range table(t, "posts.csv") {
		roles[p["unit"]+" "+p["role"]] = true
	}
	for _, a := range annexes {
		text, err := os.ReadFile(a.source)
		if err != nil {
			t.Fatal(err)
		}
		rows := annexRow.FindAllStringSubmatch(string(text), -1)
		if len(rows) != a.rows {
			t.Errorf("%s: %d rows instead of %d", a.source, len(rows), a.rows)
		}
		for _, row := range rows {
			cells := strings.Split(row[2], " |")
			for column := 1; column <= 2; column++ {
				cell := strings.TrimSpace(cells[column])
				for _, name := range split(strings.ReplaceAll(cell, "^", ""), ";") {
					code, known := names[vi.Fold(name)]
					if !known {
						t.Errorf("%s, row %s: %q is not in the register", a.source, row[1], name)
					}
					for _, owner := range append(members[code], code) {
						led := column == 1 && (owner != code || len(members[code]) == 0)
						if led && !(roles[owner+" reporter"] && roles[owner+" head"]) {
							t.Errorf("%s, row %s: %s leads and has no reporter or head", a.source, row[1], owner)
						}
					}
				}
			}
		}
	}
}

func TestTheResolutionHasWhatItCounts(t *testing.T) {
	text, err := os.ReadFile("src/01-nghi-quyet-dai-hoi.txt")
	if err != nil {
		t.Fatal(err)
	}
	body := string(text)
	goals := body[strings.Index(body, "**2. Các chỉ tiêu"):strings.Index(body, "# III.")]
	work := body[strings.Index(body, "# IV."):strings.Index(body, "# V.")]
	if n := len(regexp.MustCompile(`(?m)^- `).FindAllString(goals, -1)); n != 18 {
		t.Errorf("%d indicators instead of 18", n)
	}
	if n := strings.Count(work, "**Nhóm nhiệm vụ thứ"); n != 4 {
		t.Errorf("%d groups instead of 4", n)
	}
	if n := len(regexp.MustCompile(`(?m)^\d+\. `).FindAllString(work, -1)); n != 24 {
		t.Errorf("%d solutions instead of 24", n)
	}
}

func TestTermAndLivesArePlaceable(t *testing.T) {
	day := func(where, s string) {
		if _, ok := when.ParseDate(s); !ok {
			t.Errorf("%s: %q is no day", where, s)
		}
	}
	for _, x := range table(t, "term.csv") {
		for _, column := range []string{"from", "to", "mid_term", "final"} {
			day("term", x[column])
		}
	}
	keys := map[string]bool{"": true}
	for _, d := range table(t, "documents.csv") {
		keys[d["key"]] = true
		day("document "+d["key"], d["date"])
		if d["file"] != "" && !slices.Contains(Documents, d["file"]) {
			t.Errorf("%s is not among Documents", d["file"])
		}
	}
	for _, e := range table(t, "events.csv") {
		day("event", e["on"])
		if !keys[e["document"]] {
			t.Errorf("event of an unknown document: %v", e)
		}
	}
	last := map[string]string{}
	for _, l := range table(t, "life.csv") {
		day("life", l["on"])
		if !keys[l["document"]] || l["on"] < last[l["document"]] {
			t.Errorf("life out of order: %v", l)
		}
		last[l["document"]] = l["on"]
	}
	for _, l := range table(t, "links.csv") {
		r := plan.Relation(l["relation"])
		if !keys[l["from"]] || !keys[l["to"]] || r.Vi() == string(r) {
			t.Errorf("link %v", l)
		}
	}
}

func TestExpectationsNameRealFiles(t *testing.T) {
	data, err := Files.ReadFile("expect.json")
	if err != nil {
		t.Fatal(err)
	}
	var expect struct {
		Documents map[string]json.RawMessage
		Checks    []struct{ Document, Starts string } `json:"spot_checks"`
	}
	if err := json.Unmarshal(data, &expect); err != nil {
		t.Fatal(err)
	}
	for name := range expect.Documents {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	for _, c := range expect.Checks {
		if text := plainText(t, c.Document); !strings.Contains(text, c.Starts) {
			t.Errorf("%s does not say %q", c.Document, c.Starts)
		}
	}
}

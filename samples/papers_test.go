package samples

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/paper"
)

// stretch is a passage of a file of papers/, told by its first and last words.
type stretch struct{ Doc, First, Last string }

// paperKey is papers/key.json: what was planted on purpose.
type paperKey struct {
	Passages []struct {
		Class, Kind string
		A, B        stretch
	}
	Outline        []stretch
	Contradictions []struct {
		Subject string
		A, B    struct{ Doc, Value string }
	}
	AgainstPlan []struct{ Subject, Doc, Value, Indicator, Period, Record string } `json:"against_plan"`
	Remit       []struct {
		stretch
		BetterUnit string `json:"better_unit"`
		Clauses    []string
	}
	ToTheCentre []stretch `json:"to_the_centre"`
	Functions   struct {
		Common []string
		Twins  []struct{ Unit, Clause, With, Its string }
	}
}

func keyOfPapers(t *testing.T) (key paperKey) {
	t.Helper()
	if err := json.Unmarshal([]byte(plainText(t, "papers/key.json")), &key); err != nil {
		t.Fatal(err)
	}
	return key
}

// in finds the stretch in its file, in bytes.
func (s stretch) in(t *testing.T) (text string, from, to int) {
	t.Helper()
	text = plainText(t, "papers/"+s.Doc+".txt")
	from = strings.Index(text, s.First)
	if from < 0 || strings.Count(text, s.First) != 1 {
		t.Fatalf("%s: %q is there %d times", s.Doc, s.First, strings.Count(text, s.First))
	}
	last := strings.Index(text[from:], s.Last)
	if last < 0 {
		t.Fatalf("%s: %q does not follow %q", s.Doc, s.Last, s.First)
	}
	return text, from, from + last + len(s.Last)
}

// contributions are the files of the 26 papers.
func contributions(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("papers/[0-9][0-9]-*.txt")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return f == "papers/00-de-cuong.txt" })
}

func functionStatements(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("papers/functions/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestContributionsAreWhatTheOutlineAsksFor(t *testing.T) {
	files, units, outline := contributions(t), map[string]string{}, plainText(t, "papers/00-de-cuong.txt")
	if len(files) != 26 {
		t.Fatalf("%d contributions", len(files))
	}
	for _, u := range table(t, "units.csv") {
		units[u["code"]] = u["name"]
	}
	for _, file := range files {
		text := plainText(t, file)
		if n := len(strings.Fields(text)); n < 300 || n > 900 {
			t.Errorf("%s has %d syllables", file, n)
		}
		for _, part := range []string{"THAM LUẬN\n", "Nghị quyết", "XII"} {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %q", file, part)
			}
		}
		name := units[strings.TrimSuffix(filepath.Base(file)[3:], ".txt")]
		called := strings.TrimSuffix(name, " Mẫu Giang")
		if name == "" || !strings.Contains(outline, strings.TrimSuffix(called, " tỉnh")) {
			t.Errorf("%s: %q is not asked by the outline", file, name)
		}
	}
}

func TestPapersAreSamplesOfRegisteredUnits(t *testing.T) {
	files := slices.Concat(contributions(t), functionStatements(t), []string{"papers/00-de-cuong.txt", "papers/quyet-dinh-to-giup-viec.txt"})
	checkOrganisations(t, files)
	for _, file := range files {
		if n := strings.Count(plainText(t, file), "DỮ LIỆU MẪU"); n != 1 {
			t.Errorf("%s says DỮ LIỆU MẪU %d times instead of once", file, n)
		}
	}
}

func TestWhatWasPlantedIsThere(t *testing.T) {
	key := keyOfPapers(t)
	for _, p := range key.Passages {
		for _, s := range []stretch{p.A, p.B} {
			text, from, to := s.in(t)
			if n := len(strings.Fields(text[from:to])); n < 60 || n > 120 {
				t.Errorf("%s: %q has %d syllables", s.Doc, s.First, n)
			}
		}
		a, from, to := p.A.in(t)
		b, fromB, toB := p.B.in(t)
		if same := a[from:to] == b[fromB:toB]; same != (p.Kind == "exact") {
			t.Errorf("%s and %s: %s, and the same: %v", p.A.Doc, p.B.Doc, p.Kind, same)
		}
	}
	asked := plainText(t, "papers/00-de-cuong.txt")
	for _, s := range key.Outline {
		text, from, to := s.in(t)
		for _, question := range strings.SplitAfter(text[from:to], "?") {
			if !strings.Contains(asked, strings.TrimSpace(question)) {
				t.Errorf("%s: %q is no question of the outline", s.Doc, question)
			}
		}
	}
	for _, s := range key.ToTheCentre {
		s.in(t)
	}
	for _, c := range key.Contradictions {
		for _, side := range []struct{ Doc, Value string }{c.A, c.B} {
			if !strings.Contains(plainText(t, "papers/"+side.Doc+".txt"), c.Subject+" đạt "+side.Value) {
				t.Errorf("%s does not tell %s as %s", side.Doc, c.Subject, side.Value)
			}
		}
	}
	for _, c := range key.AgainstPlan {
		if !strings.Contains(plainText(t, "papers/"+c.Doc+".txt"), c.Subject+" năm "+c.Period+" đạt "+c.Value) {
			t.Errorf("%s does not tell %s as %s", c.Doc, c.Subject, c.Value)
		}
		recorded := false
		for _, v := range table(t, "values.csv") {
			recorded = recorded || v["Mã"] == c.Indicator && v["Kỳ"] == c.Period && v["Giá trị (dấu chấm thập phân)"] == c.Record
		}
		if !recorded {
			t.Errorf("the record does not tell %s of %s as %s", c.Indicator, c.Period, c.Record)
		}
	}
}

var clause = regexp.MustCompile(`(?m)^(\d+)\. (.+)$`)

// clauses are the clauses of Điều 2 of a unit's function statement, "2.1" first.
func clauses(t *testing.T, unit string) map[string]string {
	t.Helper()
	_, second, _ := strings.Cut(plainText(t, "papers/functions/"+unit+".txt"), "\nĐiều 2. ")
	second, _, _ = strings.Cut(second, "\nĐiều 3. ")
	out := map[string]string{}
	for _, m := range clause.FindAllStringSubmatch(second, -1) {
		out["2."+m[1]] = m[2]
	}
	return out
}

func TestFunctionStatements(t *testing.T) {
	key, files, where := keyOfPapers(t), functionStatements(t), map[string]string{}
	if len(files) < 15 {
		t.Fatalf("%d function statements", len(files))
	}
	for _, file := range files {
		unit := strings.TrimSuffix(filepath.Base(file), ".txt")
		all := clauses(t, unit)
		if len(all) < 5+len(key.Functions.Common) {
			t.Errorf("%s has %d clauses", unit, len(all))
		}
		common := 0
		for number, text := range all {
			if slices.ContainsFunc(key.Functions.Common, func(c string) bool { return strings.HasPrefix(text, c) }) {
				common++
				continue
			}
			if other := where[text]; other != "" {
				t.Errorf("%s %s stands in %s too", unit, number, other)
			}
			where[text] = unit
		}
		if common != len(key.Functions.Common) {
			t.Errorf("%s has %d common clauses", unit, common)
		}
	}
	for _, twin := range key.Functions.Twins {
		if clauses(t, twin.Unit)[twin.Clause] == "" || clauses(t, twin.With)[twin.Its] == "" {
			t.Errorf("no clauses for %v", twin)
		}
	}
	for _, r := range key.Remit {
		r.in(t)
		for _, number := range r.Clauses {
			if clauses(t, r.BetterUnit)[number] == "" {
				t.Errorf("%s has no clause %s", r.BetterUnit, number)
			}
		}
	}
}

// What the check finds in the 26 papers: each planted passage with its kind, nothing else, and the one contradiction.
func TestTheCheckFindsWhatWasPlanted(t *testing.T) {
	key := keyOfPapers(t)
	var papers []*paper.Paper
	number := map[string]int{}
	for k, file := range contributions(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		papers, number[name] = append(papers, paper.OfText(name, plainText(t, file))), k
	}
	found := paper.Check(papers, paper.OfText("outline", plainText(t, "papers/00-de-cuong.txt")))
	explained := map[int]bool{}
	for _, want := range key.Passages {
		_, fromA, toA := want.A.in(t)
		_, fromB, toB := want.B.in(t)
		coveredA, coveredB := 0, 0
		for i, p := range found.Passages {
			a, b := p.A, p.B
			switch {
			case p.Use != paper.Reuse:
				continue
			case p.PaperA == number[want.B.Doc] && p.PaperB == number[want.A.Doc]:
				a, b = b, a
			case p.PaperA != number[want.A.Doc] || p.PaperB != number[want.B.Doc]:
				continue
			}
			within := max(0, min(a.End, toA)-max(a.Start, fromA))
			if within == 0 {
				continue
			}
			explained[i] = true
			coveredA += within
			coveredB += max(0, min(b.End, toB)-max(b.Start, fromB))
			if string(p.Kind) != want.Kind {
				t.Errorf("%s and %s: %s instead of %s", want.A.Doc, want.B.Doc, p.Kind, want.Kind)
			}
		}
		if coveredA*10 < 9*(toA-fromA) || coveredB*10 < 9*(toB-fromB) {
			t.Errorf("%s and %s: %d of %d and %d of %d bytes found", want.A.Doc, want.B.Doc, coveredA, toA-fromA, coveredB, toB-fromB)
		}
	}
	for i, p := range found.Passages {
		if p.Use == paper.Reuse && !explained[i] {
			t.Errorf("not planted: %s %q", p.Kind, papers[p.PaperA].Text[p.A.Start:p.A.End])
		}
	}
	if len(found.Contradictions) != len(key.Contradictions) {
		t.Errorf("%d contradictions: %+v", len(found.Contradictions), found.Contradictions)
	}
	for _, want := range key.Contradictions {
		if !slices.ContainsFunc(found.Contradictions, func(c paper.Contradiction) bool {
			return c.PaperA == number[want.A.Doc] && c.PaperB == number[want.B.Doc] && c.Subject == want.Subject && c.Values == [2]string{want.A.Value, want.B.Value}
		}) {
			t.Errorf("%s is not found", want.Subject)
		}
	}
}

// Who copies the questions of the outline is seen when the outline lies among the papers: what is copied is nobody's own.
func TestCopiedQuestionsStandInTheOutline(t *testing.T) {
	outline := plainText(t, "papers/00-de-cuong.txt")
	for _, s := range keyOfPapers(t).Outline {
		text, from, to := s.in(t)
		found := paper.Check([]*paper.Paper{paper.OfText("00-de-cuong", outline), paper.OfText(s.Doc, text)}, paper.OfText("outline", outline))
		set := 0
		for _, p := range found.Passages {
			if p.Use == paper.Reuse {
				t.Errorf("%s: %q counts as shared", s.Doc, text[p.B.Start:p.B.End])
			} else if p.Class == paper.Outline {
				set += max(0, min(p.B.End, to)-max(p.B.Start, from))
			}
		}
		if set*10 < 9*(to-from) {
			t.Errorf("%s: %d of %d bytes are told to stand in the outline", s.Doc, set, to-from)
		}
	}
}

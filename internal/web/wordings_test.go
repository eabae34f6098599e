package web

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
)

// TestEveryWordingHasItsEnglish reads the templates, the Go files of this package and the closed sets of the nouns: what a
// page can say in Vietnamese it can say in English, and no English of pages is left over.
func TestEveryWordingHasItsEnglish(t *testing.T) {
	used := map[string]string{}
	add := func(where string, wordings ...string) {
		for _, w := range wordings {
			used[w] = where
		}
	}
	names, _ := fs.Glob(pageFiles, "*/*.html")
	for _, name := range names {
		source, _ := pageFiles.ReadFile(name)
		add(name, templateWordings(t, name, string(source))...)
	}
	files, _ := fs.Glob(os.DirFS("."), "*.go")
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			add(name, goWordings(t, name)...)
		}
	}
	for _, name := range forecastFiles() {
		add(name, goWordings(t, name)...)
	}
	add("a closed set of a noun", closedSets()...)
	add("a change of method of a ranking", rankingChanges()...)
	for _, w := range slices.Sorted(maps.Keys(used)) {
		if !lang.Known(w) {
			t.Errorf("%s: no English for %q", used[w], w)
		}
	}
	for _, w := range pagesEnglish(t) {
		if used[w] == "" {
			t.Errorf("pages.json: nobody says %q", w)
		}
	}
}

var (
	comment   = regexp.MustCompile(`(?s)\{\{/\*.*?\*/\}\}`)
	helpProse = regexp.MustCompile(`(?s)\{\{define "help-(vi|en)"\}\}.*`)
	spoken    = regexp.MustCompile(`\b(?:say|some [^"{}]+) "([^"]+)"`)
	brand     = strings.NewReplacer("Lộ Trình", "", "09/2019/NĐ-CP", "")
)

// templateWordings are the wordings of one template. Vietnamese outside of them is a mistake: it would stay in English pages.
// The help page has a text of its own in each language.
func templateWordings(t *testing.T, name, source string) (out []string) {
	source = helpProse.ReplaceAllString(comment.ReplaceAllString(source, ""), "")
	for _, m := range marked.FindAllStringSubmatch(source, -1) {
		if !strings.HasPrefix(m[1], ":") {
			out = append(out, m[1])
		}
	}
	source = marked.ReplaceAllString(source, "")
	for _, m := range spoken.FindAllStringSubmatch(source, -1) {
		out = append(out, strings.ReplaceAll(m[1], `\u00a0`, "\u00a0"))
	}
	if rest := vietnamese.FindStringIndex(brand.Replace(spoken.ReplaceAllString(source, ""))); rest != nil {
		rest := brand.Replace(spoken.ReplaceAllString(source, ""))
		at := vietnamese.FindStringIndex(rest)[0]
		t.Errorf("%s: not marked as a wording: …%s…", name, rest[max(0, at-30):min(len(rest), at+40)])
	}
	return out
}

// goWordings are the Vietnamese strings of one file; those of a fault stand beside their English already.
func goWordings(t *testing.T, name string) (out []string) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.CallExpr:
			if f, ok := x.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "New" {
				for _, arg := range x.Args[min(3, len(x.Args)):] {
					ast.Inspect(arg, func(n ast.Node) bool { out = append(out, literal(n)...); return true })
				}
				return false
			}
		case *ast.BasicLit:
			out = append(out, literal(x)...)
		}
		return true
	})
	return out
}

// forecastFiles are those of the package forecast: every Vietnamese string there is told on a page.
func forecastFiles() (out []string) {
	names, _ := filepath.Glob("../forecast/*.go")
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
}

func literal(n ast.Node) []string {
	if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
		if s, _ := strconv.Unquote(l.Value); vietnamese.MatchString(s) && !helpers[s] {
			return []string{s}
		}
	}
	return nil
}

// helpers are strings that are no wording: the forms of a month in Vietnamese, and the place of plurals.
var helpers = map[string]bool{"Tháng %d/%d": true, " @nhiều": true}

func closedSets() (out []string) {
	out = append(out, conferenceSets()...)
	for _, s := range plan.AllStates {
		out = append(out, s.Vi())
	}
	for _, s := range plan.TimeStates {
		out = append(out, s.Vi())
	}
	for _, s := range plan.ExtensionStates {
		out = append(out, s.Vi())
	}
	for _, r := range plan.Roles {
		out = append(out, r.Vi())
	}
	for _, r := range []plan.Relation{plan.FromSource, plan.Implements, plan.Amends, plan.Replaces, plan.Corrects, plan.Repeals, plan.BasedOn, plan.InTheme, plan.SameAs, plan.DependsOn, plan.Contributes} {
		out = append(out, r.Vi())
	}
	for _, x := range []app.BackDo{app.BackDrop, app.BackAgain, app.BackRestore} {
		out = append(out, x.Vi())
	}
	out = append(out, app.FateWhys...)
	out = append(out, app.RepealWhys...)
	for _, x := range append(plan.Fates, plan.Fulfilled) {
		out = append(out, x.Vi())
	}
	out = append(out, report.CauseSorts...)
	for _, c := range report.Causes {
		out = append(out, c.Vi())
	}
	for _, x := range []org.ReorganisationState{org.Planned, org.Done, org.TakenBack} {
		out = append(out, x.Vi())
	}
	for _, f := range plan.FindingSorts {
		out = append(out, f.Vi())
	}
	for _, v := range []plan.Verdict{plan.Pending, plan.Accepted, plan.Rejected, plan.Superseded} {
		out = append(out, v.Vi())
	}
	for _, q := range qualities {
		out = append(out, q.Vi())
	}
	for _, x := range report.Everys {
		out = append(out, x.Vi)
	}
	for _, state := range []report.CycleState{report.Opening, report.Open, report.Closing, report.Closed} {
		out = append(out, state.Vi())
	}
	for _, kept := range append(timelinesses, app.OwesNone) {
		out = append(out, kept.Vi())
	}
	for _, sort := range []string{"breakthrough", "pillar", "group"} {
		out = append(out, plan.ThemeVi(sort), plan.ThemeVi(sort)+" @nhiều")
	}
	for _, k := range plan.DefaultKinds {
		out = append(out, k.Vi, k.Vi+" @nhiều")
		for _, f := range k.Fields {
			out = append(out, f.Vi)
			if f.Unit != "" {
				out = append(out, f.Unit)
			}
		}
	}
	for _, s := range report.States {
		out = append(out, s.Vi())
	}
	for _, s := range report.Steps {
		out = append(out, s.Vi)
	}
	for _, l := range org.Lines {
		out = append(out, l.Vi)
	}
	for _, k := range review.Kinds {
		out = append(out, k.Vi())
	}
	for _, state := range []review.State{review.Open, review.Closed, review.Adopted} {
		out = append(out, state.Vi())
	}
	for _, sort := range review.FlawSorts {
		out = append(out, sort.Vi())
	}
	for _, g := range doc.GoneDos {
		out = append(out, g.Vi())
	}
	out = append(out, app.LikelyWhys...)
	for _, g := range plan.AllGaps {
		out = append(out, g.Vi())
	}
	for _, c := range plan.Six(plan.Item{}, plan.Due{}, nil, false) {
		out = append(out, c.Vi, c.Rule)
	}
	for _, l := range plan.Lights {
		out = append(out, l.Vi(), l.Short())
	}
	for _, g := range app.ReportGaps {
		out = append(out, g.Vi, g.Rule)
	}
	for _, s := range plan.ProductSorts {
		out = append(out, s.Vi())
	}
	for _, s := range []plan.DirectiveSort{plan.Comment, plan.Order} {
		out = append(out, s.Vi())
	}
	for _, s := range []plan.DirectiveState{plan.Waiting, plan.Answered, plan.Closed, plan.Noted} {
		out = append(out, s.Vi())
	}
	for _, s := range doc.Stages {
		out = append(out, s.Vi)
	}
	for _, r := range append(slices.Clone(org.Roles), org.System, org.Public) {
		out = append(out, r.Vi())
	}
	for _, right := range org.Rights {
		out = append(out, right.Vi)
	}
	for _, s := range []org.Scope{org.Everywhere, org.OwnAndBelow, org.OwnUnit, org.Nowhere} {
		out = append(out, s.Vi())
	}
	return out
}

func pagesEnglish(t *testing.T) (out []string) {
	names, _ := fs.Glob(os.DirFS("../lang/en"), "*.json")
	for _, name := range names {
		if name == "reports.json" || name == "words.json" || name == "indicator.json" { // those of written papers, of commands, of verdicts
			continue
		}
		raw, err := os.ReadFile("../lang/en/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var english map[string]string
		if err := json.Unmarshal(raw, &english); err != nil {
			t.Fatal(err)
		}
		out = slices.AppendSeq(out, maps.Keys(english))
	}
	slices.Sort(out)
	return out
}

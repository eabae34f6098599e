package api

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/lang"
)

// The document names every route and nothing else, and holds together: references lead somewhere, names are given once.
func TestDocumentIsTheRoutes(t *testing.T) {
	for _, l := range []lang.Lang{lang.Vi, lang.En} {
		raw := documentOf(routes, "test", l)
		var d struct {
			OpenAPI string                               `json:"openapi"`
			Paths   map[string]map[string]map[string]any `json:"paths"`
			Parts   struct {
				Schemas map[string]map[string]any `json:"schemas"`
			} `json:"components"`
		}
		if err := json.Unmarshal(raw, &d); err != nil || d.OpenAPI != "3.1.0" || len(raw) > 700<<10 {
			t.Fatalf("%v, %s, %d bytes", err, d.OpenAPI, len(raw))
		}
		var have, want []string
		ids := map[string]bool{}
		for path, methods := range d.Paths {
			for method, op := range methods {
				have = append(have, strings.ToUpper(method)+" "+path)
				if id := op["operationId"].(string); ids[id] || id == "" {
					t.Errorf("operationId %q is given twice", id)
				} else {
					ids[id] = true
				}
				for status, r := range op["responses"].(map[string]any) {
					if r.(map[string]any)["description"] == "" {
						t.Errorf("%s %s: %s has no description", method, path, status)
					}
				}
				named := map[string]bool{}
				for _, p := range op["parameters"].([]any) {
					p := p.(map[string]any)
					key := fmt.Sprint(p["in"], p["name"])
					if named[key] || (p["in"] == "path" && p["required"] != true) {
						t.Errorf("%s %s: parameter %s", method, path, key)
					}
					named[key] = true
				}
				for _, m := range inPath.FindAllStringSubmatch(path, -1) {
					if !named["path"+m[1]] {
						t.Errorf("%s does not describe {%s}", path, m[1])
					}
				}
			}
		}
		for _, r := range routes {
			want = append(want, r.method+" "+r.path)
		}
		slices.Sort(have)
		slices.Sort(want)
		if !slices.Equal(have, want) {
			t.Errorf("the document has\n%q\nthe routes are\n%q", have, want)
		}
		for _, ref := range strings.Split(string(raw), `"$ref":"#/components/schemas/`)[1:] {
			name, _, _ := strings.Cut(ref, `"`)
			if d.Parts.Schemas[name] == nil {
				t.Errorf("nothing is called %q", name)
			}
		}
	}
}

// own is what a person does for the own account, at a page.
const own = "what proves who somebody is: a person sets it at a page, no program does"

// notOffered are actions of the pages that the API does without, and why.
var notOffered = map[string]string{
	"ItemChoices": "what the selects of a form offer: the lists of units, themes, documents and posts are addresses of their own",
	"LinkFor":     own, "SetUp": own, "SetPassword": own, "ChangePassword": own, "WantFactor": own, "WantedFactor": own, "ConfirmFactor": own, "DropFactor": own,
	"SetEmail": own, "NewFeed": own, "DropFeed": own, "Calendar": "what stands at a secret address, for calendar programs",
	"Sessions": own, "EndSessions": own,
	"Own":            "one's own account: /api/me, and /api/accounts for those who keep them",
	"UnitChoices":    "what the filter of a list offers: /api/units finds units by name",
	"Register":       "the names of the units, which /api/units has with their figures",
	"ReadsOffice":    "which files a form offers to take: the API takes the file, and says why when it cannot be read",
	"Recognises":     "whether a form offers to read scans: the field ocr is answered with the reason when they cannot be",
	"NothingReadIn":  "whether a document gave nothing: the list of its candidates is empty then",
	"NewUnits":       "what the form asks a person before it sends a typed name",
	"MergeReport":    "two tellings of a whole form, between which a person chooses: a program that sends a stale revision is told so, and reads the newer one",
	"MayBringValues": "whether the page of a file is shown: the API takes the file, and says why when the post may not",
	"Ping":           "whether the database answers: /healthz says so",
	"ExportItems":    "Export of the subject items",
}

// Whatever the pages can do, the API can.
func TestPagesCanNothingMore(t *testing.T) {
	ours, pages := actionsIn(t, "."), actionsIn(t, "../web")
	for action := range pages {
		if !ours[action] && notOffered[action] == "" {
			t.Errorf("pages call app.%s, the API does not", action)
		}
	}
	for action := range notOffered {
		if !pages[action] || ours[action] {
			t.Errorf("%s is no exception any more", action)
		}
	}
	if len(pages) < 25 {
		t.Errorf("only %d actions were found on the pages", len(pages))
	}
}

// actionsIn are the methods that a package calls on the field app of its server.
func actionsIn(t *testing.T, dir string) map[string]bool {
	t.Helper()
	parsed, err := parser.ParseDir(token.NewFileSet(), dir, func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, pkg := range parsed {
		ast.Inspect(pkg, func(n ast.Node) bool {
			if method, ok := n.(*ast.SelectorExpr); ok {
				if of, ok := method.X.(*ast.SelectorExpr); ok && of.Sel.Name == "app" {
					out[method.Sel.Name] = true
				}
			}
			return true
		})
	}
	return out
}

package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "lotrinh"

// A layer is a line of packages. A package may import those of the layers above its own in this list, without those that
// never names; its neighbours only where the layer is ordered, and then those to its left.
type layer struct {
	packages string
	ordered  bool
	never    string
}

var layers = []layer{
	{packages: "internal/arrange internal/fault internal/lang internal/vi internal/secret internal/when internal/office internal/convert internal/mail internal/ical internal/chart", ordered: true}, // tools
	{packages: `internal/places internal/reference internal/org internal/doc internal/plan internal/indicator internal/report internal/review internal/paper internal/conference internal/journal
		internal/forecast/made internal/forecast`, ordered: true}, // nouns
	{packages: "internal/read internal/extract internal/tracker internal/exchange internal/ledger internal/write"}, // verbs
	{packages: "samples"}, // the fictional province, embedded
	{packages: "internal/store internal/store/migrations", // nouns to rows and back
		never: "internal/read internal/extract internal/ledger internal/write samples"},
	{packages: "internal/app"},  // one function per user action
	{packages: "internal/demo"}, // the samples by way of the actions
	{packages: "internal/web internal/api", // requests to actions
		never: "internal/office internal/convert internal/read internal/extract internal/ledger internal/write internal/store samples"},
	{packages: "internal/cli"}, // commands to actions
	{packages: "cmd/lotrinh"},
}

// harness packages serve tests and the making of samples and pictures: they may import anything, and the program none of them.
var harness = strings.Fields(`internal/pgtest internal/smtptest internal/browsertest internal/servetest internal/roundtrip internal/readcheck internal/ziptest internal/store/storetest internal/bench internal/gold
	samples/build scripts/places scripts/recount scripts/score scripts/papers scripts/screenshots scripts/calibrate scripts/rules`)

func TestImportsPointOneWay(t *testing.T) {
	for pkg, imports := range importsByPackage(t) {
		if objection := trespass(pkg, imports...); objection != "" {
			t.Error(objection)
		}
	}
}

func TestTrespassIsFound(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		allowed       bool
	}{
		{"internal/when", "internal/vi", true},
		{"internal/plan", "internal/when", true},
		{"internal/cli", "internal/web", true},
		{"internal/pgtest", "internal/store", true},
		{"internal/vi", "internal/when", false},      // a tool to its right
		{"internal/doc", "internal/plan", false},     // a noun to its right
		{"internal/extract", "internal/read", false}, // a neighbour
		{"internal/api", "internal/web", false},      // a neighbour
		{"internal/store", "internal/app", false},    // upwards
		{"internal/store", "internal/read", false},   // above it, and never
		{"internal/web", "internal/store", false},    // above it, and never
		{"internal/app", "internal/pgtest", false},   // for tests
		{"internal/app", "internal/utils", false},    // in no layer
		{"internal/utils", "internal/vi", false},     // in no layer
	} {
		if objection := trespass(c.pkg, c.imported); (objection == "") != c.allowed {
			t.Errorf("%s imports %s: objection %q", c.pkg, c.imported, objection)
		}
	}
}

// trespass says what is wrong with a package or its imports, or "".
func trespass(pkg string, imports ...string) string {
	if slices.Contains(harness, pkg) {
		return ""
	}
	at, column := place(pkg)
	if at < 0 {
		return pkg + " is in no layer: add it where it belongs"
	}
	for _, imported := range imports {
		there, itsColumn := place(imported)
		leftOf := there == at && layers[at].ordered && itsColumn < column
		switch {
		case slices.Contains(harness, imported):
			return pkg + " imports " + imported + ", which is for tests"
		case there < 0:
			return pkg + " imports " + imported + ", which is in no layer"
		case there >= at && !leftOf:
			return pkg + " imports " + imported + ", which does not come before it"
		case slices.Contains(strings.Fields(layers[at].never), imported):
			return pkg + " imports " + imported + ", which it never may"
		}
	}
	return ""
}

// place returns the layer of a package and its position in it, or -1.
func place(pkg string) (at, column int) {
	for i, l := range layers {
		if j := slices.Index(strings.Fields(l.packages), pkg); j >= 0 {
			return i, j
		}
	}
	return -1, -1
}

// importsByPackage returns, for every package of this module, its imports from this module, test files left out.
func importsByPackage(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, file := range goFiles(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			continue
		}
		pkg := path.Dir(file)
		found[pkg] = append(found[pkg], "")
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if inner, ours := strings.CutPrefix(name, module+"/"); ours {
				found[pkg] = append(found[pkg], inner)
			}
		}
	}
	for pkg, imports := range found {
		slices.Sort(imports)
		found[pkg] = slices.Compact(imports)[1:] // without the "" that made the entry
	}
	return found
}

// goFiles are the Go files of the tree that are not tests, by their path from its root.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, file := range treeFiles(t) {
		if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
			files = append(files, file)
		}
	}
	return files
}

// treeFiles are the files of the tree, without what git and the make targets put there.
func treeFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || slices.Contains([]string{".git", "bin", "out", "lotrinh-data"}, name)) {
			return fs.SkipDir
		}
		if entry.Type().IsRegular() {
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

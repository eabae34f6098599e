package browsertest_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/browsertest"
)

// A checker that finds nothing anywhere would pass as well as good pages do.
func TestFaultsAreFound(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, head+`<style>.pale { color: #999 } .small { font-size: 9px; padding: 0; border: 0; line-height: 1 }
				@media (prefers-color-scheme: dark) { body { background: #000; color: #222 } .pale { color: #eee } }</style>
			<main><h1>Trang có lỗi</h1><img src="data:," width="9" height="9"><p class="pale">Chữ nhạt</p><input name="q">
			<button class="small">a</button><button class="small">b</button><div style="width:500px">rộng</div></main>`)
	}))
	defer server.Close()
	b := browsertest.New(t)
	b.Open(server.URL)

	has := func(faults []browsertest.Fault, rule, element string) {
		t.Helper()
		for _, f := range faults {
			if f.Rule == rule && strings.Contains(f.Element, element) {
				return
			}
		}
		t.Errorf("%s of %s is not among %v", rule, element, faults)
	}
	faults := b.Faults(browsertest.AllRules)
	has(faults, "image-alt", "<img")
	has(faults, "color-contrast", "Chữ nhạt")
	has(faults, "label", `name="q"`)
	has(faults, "target-size", "<button")

	b.Prefer("dark")
	faults = b.Faults(browsertest.ColourRules)
	has(faults, "color-contrast", "<h1>")
	for _, f := range faults {
		if f.Rule != "color-contrast" || strings.Contains(f.Element, "pale") {
			t.Errorf("in the dark, of colours alone, this is found: %v", f)
		}
	}

	b.Width(390)
	if n := b.Overflow(); n < 100 {
		t.Errorf("a block of 500 pixels is %d pixels out of sight at 390", n)
	}
	b.Width(640)
	if n := b.Overflow(); n != 0 {
		t.Errorf("a block of 500 pixels is %d pixels out of sight at 640", n)
	}
}

// The npm client of whoever clones the tree fetches from where that machine is told to, at the version and sum kept here.
func TestLockNamesVersionAndSumAndNoAddress(t *testing.T) {
	for _, name := range []string{"package.json", "package-lock.json", ".npmrc"} {
		text, err := os.ReadFile(filepath.Join("axe", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"://", `"resolved"`, "^", "~", "registry="} {
			if strings.Contains(string(text), bad) {
				t.Errorf("axe/%s holds %q", name, bad)
			}
		}
		if name == "package-lock.json" && !strings.Contains(string(text), `"integrity": "sha512-`) {
			t.Errorf("axe/%s holds no sum", name)
		}
	}
}

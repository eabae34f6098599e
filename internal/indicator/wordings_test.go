package indicator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
)

// TestEveryWordingHasItsEnglish reads the wordings of the steps in the files of the package, and its closed sets.
func TestEveryWordingHasItsEnglish(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	said := regexp.MustCompile(`(?:\.say\(|word :?= )("(?:[^"\\]|\\.)*")`)
	found := 0
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(source), -1) {
			found++
			if w, _ := strconv.Unquote(m[1]); !lang.Known(w) {
				t.Errorf("%s: no English for %q", name, w)
			} else if strings.Count(w, "%") != strings.Count(lang.En.Say(w), "%") {
				t.Errorf("%q and its English take different arguments", w)
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d wordings found", found)
	}
	for _, s := range indicator.States {
		known(t, s.Vi())
	}
	for _, j := range append(plan.JudgedWays, "") {
		known(t, j.Vi())
	}
	for _, x := range append(indicator.OverTimes, "") {
		known(t, x.Vi())
	}
	for _, x := range append(indicator.OverUnitsAll, "") {
		known(t, x.Vi())
	}
	for _, x := range indicator.Calendars {
		known(t, x.Vi())
	}
	for _, x := range append(indicator.Directions, "") {
		known(t, indicator.DirectionVi(x))
	}
	for _, q := range plan.Qualities {
		known(t, q.Vi())
	}
}

func known(t *testing.T, wording string) {
	t.Helper()
	if !lang.Known(wording) {
		t.Errorf("no English for %q", wording)
	}
}

package browsertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
)

// Fault is an element that breaks a rule of accessibility.
type Fault struct {
	Rule    string // the name axe gives it, "color-contrast"
	Element string // as the page has it
	Why     string // what to put right, in axe's words
}

func (f Fault) String() string { return fmt.Sprintf("%s: %s\n\t%s", f.Rule, f.Element, f.Why) }

// Rules are what one look at a page checks.
type Rules string

const (
	// AllRules are those of WCAG 2.2 at A and AA and what axe holds to be good practice beside them.
	AllRules Rules = `{ type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }`
	// ColourRules are those whose answer depends on the colours alone: what is left to ask in another theme.
	ColourRules Rules = `{ type: "rule", values: ["color-contrast", "link-in-text-block"] }`
)

// Faults asks axe for everything on the page, as it is shown now, that breaks the rules.
func (b *Browser) Faults(rules Rules) []Fault {
	b.t.Helper()
	if here, err := evaluate[bool](b, `() => "axe" in window`); err != nil || !here {
		source, err := axe()
		if err != nil {
			b.fail("%v", err)
		}
		if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[json.RawMessage](source+"; true")); err != nil {
			b.fail("axe: %v", err)
		}
	}
	const ask = `axe.run(document, { runOnly: %s, rules: %s, resultTypes: ["violations"], elementRef: false }).then(found => JSON.stringify(
		found.violations.flatMap(v => v.nodes.map(n => ({ Rule: v.id, Element: n.html.slice(0, 300), Why: n.failureSummary + " (" + n.target.join(" ") + ")" })))))`
	more := `{}`
	if rules == AllRules {
		more = `{ "target-size": { enabled: true } }` // of WCAG 2.2, which axe leaves out unless asked
	}
	said, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](fmt.Sprintf(ask, rules, more), chromedp.EvalAwaitPromise))
	var faults []Fault
	if err == nil {
		err = json.Unmarshal([]byte(said), &faults)
	}
	if err != nil {
		b.fail("axe: %v", err)
	}
	return faults
}

// axe is the checker's script, which scripts/setup-tests fetches at the version of axe/package-lock.json. A test runs in the
// folder of its package, somewhere below the root of the module.
func axe() (string, error) {
	at, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(at, "go.mod")); missing == nil || at == filepath.Dir(at) {
			break
		}
		at = filepath.Dir(at)
	}
	if err != nil {
		return "", err
	}
	source, err := os.ReadFile(filepath.Join(at, "internal", "browsertest", "axe", "node_modules", "axe-core", "axe.min.js"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", errors.New("axe-core is not there: scripts/setup-tests fetches it")
	}
	return string(source), err
}

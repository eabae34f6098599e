package readcheck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/ledger"
)

// TestAnOversightIsSeen takes items out of what was read, one at a time, and asks whether the ledger would have missed them: it must
// not have a reason for everything.
func TestAnOversightIsSeen(t *testing.T) {
	seen, all := map[string]int{}, map[string]int{}
	for i, p := range papers(t) {
		a, err := app.NewReader().Ledger(t.Context(), app.Input{Name: filepath.Base(p.name), Content: p.content}, "2025-02-05")
		if err != nil {
			continue
		}
		items := itemsOf(a)
		step := max(1, len(items)/3)
		for k := i % step; k < len(items); k += step { // others in each, because some documents are made after one pattern
			noticed, any, left := without(a, items[k])
			if !any {
				continue
			}
			all[p.kind()]++
			if noticed {
				seen[p.kind()]++
			} else if show := os.Getenv("LOTRINH_SHOW"); show != "" && strings.Contains(p.name, show) {
				s := items[k].Span
				t.Logf("%s: nobody would have noticed (%v): %.300q", p.name, left, a.Source.Text[s.Start:s.End])
			}
		}
	}
	total, noticed := 0, 0
	for kind, n := range all {
		t.Logf("%s: %d of %d oversights noticed", kind, seen[kind], n)
		if kind != "merge-resolutions" { // all made after one pattern: they would outvote the rest
			total, noticed = total+n, noticed+seen[kind]
		}
	}
	if 100*noticed < 75*total {
		t.Errorf("of %d items that were taken out the ledger noticed %d, fewer than 75 %%", total, noticed)
	}
}

// itemsOf are the items' own places, one claim each.
func itemsOf(a *app.Account) []ledger.Claim {
	var out []ledger.Claim
	last := map[string]int{}
	for _, c := range a.Claims {
		if !c.Item {
			continue
		}
		if k, ok := last[c.By]; ok {
			out[k] = c // the item itself comes behind its fields
			continue
		}
		last[c.By] = len(out)
		out = append(out, c)
	}
	return out
}

// without tells whether anything becomes unaccounted for in an item's place once nothing of it was read, and whether it holds any token at all.
func without(a *app.Account, item ledger.Claim) (noticed, any bool, left []ledger.Reason) {
	var rest []ledger.Claim
	for _, c := range a.Claims {
		if c.By != item.By {
			rest = append(rest, c)
		}
	}
	for _, e := range ledger.Of(a.Source, rest) {
		if inside(e.Span, item.Span) {
			any = true
			noticed = noticed || e.Unaccounted()
			left = append(left, e.Reason)
		}
	}
	return noticed, any, left
}

func inside(s, of doc.Span) bool { return s.Start >= of.Start && s.End <= of.End }

package readcheck

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/ledger"
)

// TestEveryTokenIsAccountedFor: every number, date, document number, unit and directive word of every document is used, or there is a
// reason why not.
func TestEveryTokenIsAccountedFor(t *testing.T) {
	shares := map[string]map[ledger.Reason]int{}
	sizes := map[string]int{}
	const used = ledger.Reason("used")
	for _, p := range papers(t) {
		a, err := app.NewReader().Ledger(t.Context(), app.Input{Name: filepath.Base(p.name), Content: p.content}, "2025-02-05")
		if err != nil {
			continue // refused, as refusals are tested
		}
		kind := p.kind()
		if shares[kind] == nil {
			shares[kind] = map[ledger.Reason]int{}
		}
		none := 0
		for _, s := range a.Ledger.Shares() {
			r := s.Reason
			switch {
			case s.Used:
				r = used
			case r == "":
				none = s.Count
			}
			shares[kind][r] += s.Count
			sizes[kind] += s.Count
		}
		if none > 0 {
			t.Errorf("%s: %d of %d tokens are unaccounted for:\n%s", p.name, none, len(a.Ledger), oversights(a))
		}
	}
	for kind, counts := range shares {
		line := fmt.Sprintf("%s: %d tokens, used %.1f %%, unaccounted %d", kind, sizes[kind], 100*float64(counts[used])/float64(sizes[kind]), counts[""])
		reasons := slices.Clone(ledger.Reasons)
		slices.SortStableFunc(reasons, func(a, b ledger.Why) int { return counts[b.Reason] - counts[a.Reason] })
		for _, r := range reasons {
			if n := counts[r.Reason]; n > 0 {
				line += fmt.Sprintf(", %s %.1f", r.Reason, 100*float64(n)/float64(sizes[kind]))
			}
		}
		t.Log(line)
	}
}

// oversights are the places of a document that stand without claim or reason, one a line.
func oversights(a *app.Account) string {
	var b strings.Builder
	told, lines := -1, 0
	for _, e := range a.Ledger {
		if e.Unaccounted() && e.Span.Start > told {
			if lines++; lines > 20 {
				b.WriteString("  …\n")
				break
			}
			from, to := around(a.Source.Text, e.Span.Start, e.Span.End)
			told = to
			fmt.Fprintf(&b, "  %d %s %q in %q\n", e.Span.Start, e.Kind, a.Source.Text[e.Span.Start:e.Span.End], a.Source.Text[from:to])
		}
	}
	return b.String()
}

// around is the sentence that holds a stretch of text, cut to what a line can show.
func around(text string, a, b int) (from, to int) {
	from = max(strings.LastIndexAny(text[:a], "\n.;")+1, a-250)
	to = min(len(text), b+250)
	if k := strings.IndexAny(text[b:to], "\n.;"); k >= 0 {
		to = b + k
	}
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	for to < len(text) && text[to]&0xC0 == 0x80 {
		to++
	}
	return from, to
}

// kind sorts documents by the folder they lie in: samples, news, or a format.
func (p paper) kind() string {
	if d := filepath.Dir(p.name); d != "." {
		return filepath.Base(d)
	}
	if p.format() == "txt" {
		return "news"
	}
	return "samples"
}

// Command rules prints, for every rule that fires in the annotated documents of the corpus, how often what it says is right,
// and fails when a rule is wrong more than once in five with five firings or more.
//
//	go run ./scripts/rules
package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"

	"lotrinh/internal/extract"
	"lotrinh/internal/gold"
	"lotrinh/internal/plan"
)

// judgedBy names, for the field of a rule, the judgements of the scorer that it stands or falls with.
var judgedBy = map[string][]string{
	"item": {"found"}, "lead": {"lead"}, "coord": {"coord"}, "deadline": {"deadline", "recurrence"}, "deliverable": {"deliverable"}, "name": {"found", "name"},
	"unit": {"unit"}, "values": {"values", "value", "comparator"}, "period": {"period", "horizon"},
}

const (
	atLeast = 5   // firings from which a rule is held to it
	goodFor = 0.8 // the share that must be right
)

// A tally counts the firings of one rule: those judged, those right in the rule's own field, those in an item right as a whole.
type tally struct{ fired, judged, right, strict int }

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "rules:", err)
		os.Exit(1)
	}
}

func run() error {
	documents, err := gold.Read(gold.CorpusDir("."))
	if err != nil {
		return err
	}
	rules := map[string]*tally{}
	for _, r := range extract.Rules {
		rules[r.ID] = &tally{}
	}
	for _, d := range documents {
		for _, c := range d.Result.Candidates {
			for _, id := range firings(c) {
				if rules[id] == nil {
					return fmt.Errorf("%s fires in %s and is in no table of rules", id, d.Name)
				}
				rules[id].count(d, c, extract.RuleOf(id).Field)
			}
		}
	}
	return report(rules)
}

// firings are the rules behind an item, each once.
func firings(c plan.Candidate) []string {
	ids := slices.Clone(c.Why)
	for _, list := range c.Evidence {
		for _, e := range list {
			ids = append(ids, e.Rule)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (t *tally) count(d *gold.Document, c plan.Candidate, field string) {
	t.fired++
	id := fmt.Sprintf("i%d", c.Ord)
	whole, known := d.Mark(id, "item")
	if !known {
		return
	}
	if whole {
		t.strict++
	}
	judged, right := field == "", whole
	for _, name := range judgedBy[field] {
		if ok, known := d.Mark(id, name); known {
			right = (ok && (right || !judged))
			judged = true
		}
	}
	if !judged { // the gold of this document says nothing of the field, or the item itself is none
		return
	}
	t.judged++
	if right {
		t.right++
	}
}

// report prints the table, the worst rules first.
func report(rules map[string]*tally) error {
	var fired, silent []string
	for id, t := range rules {
		if t.fired > 0 {
			fired = append(fired, id)
		} else {
			silent = append(silent, id)
		}
	}
	slices.SortFunc(fired, func(a, b string) int {
		return cmp.Or(cmp.Compare(rules[a].precision(), rules[b].precision()), cmp.Compare(rules[b].judged, rules[a].judged), cmp.Compare(a, b))
	})
	fmt.Printf("%-34s %-12s %7s %7s %7s %10s %12s\n", "rule", "field", "fired", "judged", "right", "precision", "item right")
	var bad []string
	for _, id := range fired {
		t, note := rules[id], ""
		switch {
		case t.judged >= atLeast && t.precision() < goodFor:
			note = "  wrong too often"
			bad = append(bad, id)
		case t.judged > 0 && t.judged < atLeast:
			note = "  few"
		}
		precision := "–"
		if t.judged > 0 {
			precision = fmt.Sprintf("%.1f %%", 100*t.precision())
		}
		fmt.Printf("%-34s %-12s %7d %7d %7d %10s %12d%s\n", id, extract.RuleOf(id).Field, t.fired, t.judged, t.right, precision, t.strict, note)
	}
	fmt.Printf("%d further rules do not fire in the annotated documents.\n", len(silent))
	if len(bad) > 0 {
		return fmt.Errorf("wrong more than once in five: %v", bad)
	}
	return nil
}

// precision is the share of right firings; what was never judged comes last.
func (t *tally) precision() float64 {
	if t.judged == 0 {
		return 2
	}
	return float64(t.right) / float64(t.judged)
}

package extract_test

import (
	"slices"
	"testing"

	"lotrinh/internal/extract"
	"lotrinh/internal/plan"
	"lotrinh/internal/read"
)

// fired are the ids in the reasons and the evidence of all that a text says.
func fired(t *testing.T, text string) map[string]bool {
	t.Helper()
	src, err := read.File("vi-du.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, c := range extract.Document(src, extract.Options{}).Candidates {
		collect(ids, c)
	}
	return ids
}

func collect(ids map[string]bool, c plan.Candidate) {
	for _, id := range c.Why {
		ids[id] = true
	}
	for _, list := range c.Evidence {
		for _, e := range list {
			ids[e.Rule] = true
		}
	}
}

// TestRulesFireWhereTheirExamplesSay reads every example.
func TestRulesFireWhereTheirExamplesSay(t *testing.T) {
	for _, r := range extract.Rules {
		for _, text := range r.Yes {
			if ids := fired(t, text); !ids[r.ID] {
				t.Errorf("%s must fire in:\n%s\nfired: %v", r.ID, text, sorted(ids))
			}
		}
		for _, text := range r.No {
			if fired(t, text)[r.ID] {
				t.Errorf("%s must not fire in:\n%s", r.ID, text)
			}
		}
		if len(r.No) == 0 || len(r.Yes) == 0 && r.ID != "table.row.hidden" { // a hidden row needs a workbook: TestHiddenRowsSayWhy
			t.Errorf("%s has no examples", r.ID)
		}
	}
}

func sorted(ids map[string]bool) (list []string) {
	for id := range ids {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

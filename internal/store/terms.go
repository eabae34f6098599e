package store

import (
	"lotrinh/internal/plan"
)

// Closings keeps plan.Closing: one live row a term.
var Closings = keep(Table[plan.Closing]{noun: "closing", vi: "việc khép nhiệm kỳ", name: "closing", columns: []string{"term_code"},
	key:   func(c *plan.Closing) (string, *int) { return c.ID, &c.Rev },
	index: func(c *plan.Closing) []any { return []any{c.TermCode} },
})

// Settlements keeps plan.Settled.
var Settlements = keep(Table[plan.Settled]{noun: "settled", vi: "quyết định về mục khi khép nhiệm kỳ", name: "settled", columns: []string{"term_code", "item_id", "choice", "kind", "sort_key"},
	key: func(s *plan.Settled) (string, *int) { return s.ID, &s.Rev },
	index: func(s *plan.Settled) []any {
		return []any{s.TermCode, string(s.ItemID), string(s.Fate), string(s.Kind), s.Code}
	},
	about: func(s *plan.Settled) plan.ItemID { return s.ItemID },
	apart: true,
})

// ClosingOf is the closing of a term, NotFound while nobody has begun it.
func (r Reader) ClosingOf(term string) (plan.Closing, error) {
	return Closings.one(r, "term_code = ?", term)
}

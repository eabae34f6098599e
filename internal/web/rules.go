package web

import (
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
)

// rule says in plain words why a field was read as it was; the table of rules tells it in both languages.
func (w words) rule(id string) string {
	vi, en := app.RuleSaid(id)
	if w.Lang == lang.En {
		return en
	}
	return vi
}

// whys are the reasons for one field: the rule, the words it used, and the place an inherited one came from.
func (w words) whys(passages []app.PassageView, c plan.Candidate, field string) (out []fieldWhy) {
	for _, e := range c.Evidence[field] {
		why := fieldWhy{Field: w.field(field), Rule: w.rule(e.Rule), RuleID: e.Rule}
		if e.Span != c.Span { // an inherited field uses none of the item's own words
			why.Words = clip(textAt(passages, e.Span), 160)
		}
		if e.From != nil {
			why.From, why.Place = clip(textAt(passages, *e.From), 160), sectionOf(passages, *e.From)
		}
		out = append(out, why)
	}
	return out
}

// sectionOf names the heading or the marker under which a span stands, "" where the text has none.
func sectionOf(passages []app.PassageView, at doc.Span) string {
	byID, inside := map[string]doc.Passage{}, ""
	for _, p := range passages {
		byID[p.Passage.ID] = p.Passage
		if p.Passage.Span.Start <= at.Start && at.End <= p.Passage.Span.End {
			inside = p.Passage.ID
		}
	}
	for id, depth := inside, 0; id != "" && depth < 32; id, depth = byID[id].Parent, depth+1 {
		g := byID[id]
		if strings.Trim(g.Marker, "-–+*•· ") == "" && g.Title == "" {
			continue
		}
		if g.Title != "" && g.Span.Start <= at.Start && at.End <= g.Span.End {
			return clip(strings.TrimSpace(g.Marker), 20) // the words are the heading's own
		}
		return clip(strings.TrimSpace(g.Marker+" "+g.Title), 80)
	}
	return ""
}

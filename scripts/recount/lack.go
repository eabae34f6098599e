package main

import (
	"slices"
	"strings"
)

// lack works out what each item lacks: of the six that make a task clear while it is open, its product once it is done.
func (p *planned) lack() {
	accountable, sourced := map[string]bool{}, map[string]bool{}
	for _, a := range p.assignments {
		if a.Role == "accountable" && a.PostID != "" {
			accountable[a.ItemID] = true
		}
	}
	for _, l := range p.links {
		if l.To == "document" && (l.Relation == "source" || l.Relation == "implements") {
			sourced[l.FromID] = true
		}
	}
	dated := map[string]bool{}
	for _, d := range p.dues {
		dated[d.ItemID] = d.To != "" || len(d.Recurrence) > 0 || d.Rule != nil && (d.Rule.returning() || d.Rule.Counted != nil)
	}
	for id, s := range p.items {
		switch {
		case s.open():
			s.gaps = map[string]bool{
				"owner":       !slices.ContainsFunc(s.leads, func(unit string) bool { return unit != "" }),
				"work":        len(strings.Fields(s.Title)) < 4,
				"accountable": !accountable[id],
				"source":      !sourced[id] && strings.TrimSpace(s.Origin.Quote) == "",
				"date":        !dated[id],
				"product":     strings.TrimSpace(s.Fields["deliverable"]) == "",
			}
		case s.state == "done":
			s.gaps = map[string]bool{p.unproven(s): true}
		}
	}
}

// rank orders what has been shown: nothing, refused, offered, accepted.
var rank = map[string]int{"refused": 1, "offered": 2, "accepted": 3}

// unproven is what a done item lacks: a product, or the word that its product is accepted; "" when nothing.
func (p *planned) unproven(s *standing) string {
	whole, said := 0, false
	for _, x := range p.products {
		if x.ItemID == s.ID && x.UnitID == "" {
			whole = max(whole, rank[x.State])
		}
	}
	least := rank["accepted"]
	for _, l := range s.heard {
		if l.State == "done" {
			said = true
			least = min(least, p.shown(s, l))
		}
	}
	if !said {
		least = 0
	}
	switch best := max(least, whole); best {
	case rank["accepted"]:
		return ""
	case rank["offered"]:
		return "unjudged"
	}
	return "unproven"
}

// shown is the best that a unit has shown: what its line names, unless that was judged, and its other products.
func (p *planned) shown(s *standing, l line) int {
	own, others := 0, 0
	if strings.TrimSpace(l.Product) != "" || l.Evidence != "" {
		own = rank["offered"]
	}
	for _, x := range p.products {
		switch {
		case x.ItemID != s.ID || x.UnitID != l.UnitID:
		case x.LineID == l.ID && own > 0:
			own = rank[x.State]
		case x.LineID != l.ID:
			others = max(others, rank[x.State])
		}
	}
	return max(own, others)
}

package report

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// ProofOf is what the units that say an item is done have shown for it: what their newest approved lines name, and what was
// judged or entered by hand. owing and lines are as for StandingOf.
func ProofOf(owing []org.UnitID, lines []Line, products []plan.Product) plan.Proof {
	p := plan.Proof{Shown: map[org.UnitID]plan.ProductState{}}
	for _, x := range products {
		if x.UnitID == "" {
			p.ForWhole = better(p.ForWhole, x.State)
		}
	}
	for _, l := range latestOf(owing, lines) {
		if l.State == plan.Done {
			p.Units = append(p.Units, l.UnitID)
			p.Shown[l.UnitID] = l.shown(products)
		}
	}
	return p
}

// shown is the best that a unit has shown by its newest line and by its products.
func (l Line) shown(products []plan.Product) (best plan.ProductState) {
	own, offers := plan.ProductOf(l.Product, l.Evidence, l.EvidenceName)
	if offers {
		best = plan.Offered
	}
	for _, x := range products {
		if x.UnitID != l.UnitID {
			continue
		}
		if x.LineID == l.ID {
			if !offers || x.Title != own.Title || x.File != own.File {
				continue // the line names another one since
			}
			best = x.State
		}
	}
	for _, x := range products {
		if x.UnitID == l.UnitID && x.LineID != l.ID {
			best = better(best, x.State)
		}
	}
	return best
}

// better is the better of two states: accepted before offered before refused before none.
func better(a, b plan.ProductState) plan.ProductState {
	rank := map[plan.ProductState]int{plan.ProductRefused: 1, plan.Offered: 2, plan.ProductAccepted: 3}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

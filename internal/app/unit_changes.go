package app

import (
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// UnitChange is what an act of reorganisation made of a unit: who took it over, and whom it took over.
type UnitChange struct {
	On       when.Date
	Document string
	Into     []UnitHeir
	From     []UnitHeir
}

// changes are the acts that were carried out on the unit, the newest first.
func (v *UnitView) changes(r store.Reader) error {
	acts, err := store.Reorganisations.All(r)
	if err != nil {
		return err
	}
	var ids []org.UnitID
	for _, x := range acts {
		for _, h := range x.Heirs {
			if h.From == v.Unit.ID || h.To == v.Unit.ID {
				ids = append(ids, h.From, h.To)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	units, err := r.UnitsByID(ids)
	if err != nil {
		return err
	}
	for _, x := range acts {
		if x.State != org.Done {
			continue
		}
		c := UnitChange{On: x.On, Document: x.Document}
		for _, h := range x.Heirs {
			field := strings.Join(h.Words, ", ")
			if h.From == v.Unit.ID && h.To != v.Unit.ID {
				c.Into = append(c.Into, UnitHeir{Unit: units[h.To], Field: field})
			}
			if h.To == v.Unit.ID && h.From != v.Unit.ID {
				c.From = append(c.From, UnitHeir{Unit: units[h.From], Field: field})
			}
		}
		if len(c.Into)+len(c.From) > 0 {
			v.Changes = append(v.Changes, c)
		}
	}
	arrange.By(v.Changes, func(x, y UnitChange) int { return strings.Compare(string(y.On), string(x.On)) })
	return nil
}

// handedOver tells whether an act said who took the unit over.
func (v *UnitView) handedOver() bool {
	return slices.ContainsFunc(v.Changes, func(c UnitChange) bool { return len(c.Into) > 0 })
}

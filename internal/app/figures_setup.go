package app

import (
	"context"

	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Figures are what is known of one indicator: its card, its targets, its values.
type Figures struct {
	Item     plan.ItemID
	Card     *indicator.Card // nil = it stays as it is
	Targets  []plan.Target
	Observed []plan.Observation
}

// AddFigures writes what is known of several indicators as one act, for loading a past that is known.
func (a *App) AddFigures(ctx context.Context, who Who, all []Figures, why string) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	return a.change(ctx, who, act{"values.import", "observation", newID(), why}, func(tx *store.Tx) error {
		for _, f := range all {
			if err := a.addFigures(tx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *App) addFigures(tx *store.Tx, f Figures) error {
	if f.Card != nil {
		card := *f.Card
		card.ItemID = f.Item
		if err := card.Validate(); err != nil {
			return err
		}
		if err := store.Cards.Save(tx, &card); err != nil {
			return err
		}
	}
	for _, t := range f.Targets {
		t.ID, t.ItemID = newID(), f.Item
		if err := t.Validate(); err != nil {
			return err
		}
		if err := store.Targets.Save(tx, &t); err != nil {
			return err
		}
	}
	for _, o := range f.Observed {
		o.ID, o.ItemID = newID(), f.Item
		if err := o.Validate(a.Today()); err != nil {
			return err
		}
		if err := store.Observations.Save(tx, &o); err != nil {
			return err
		}
	}
	return nil
}

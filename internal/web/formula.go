package web

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// formulaPart is how an indicator follows from others, as its page shows it.
type formulaPart struct {
	words
	*app.FormulaShown
	Why string // there is no value
}

// formula is nil for what is not computed.
func (s *server) formula(ctx context.Context, w words, it plan.Item) (*formulaPart, error) {
	shown, err := s.app.FormulaKnown(ctx, it, "")
	if err != nil || shown == nil {
		return nil, err
	}
	return &formulaPart{w, shown, shown.SayWhy(w.Lang)}, nil
}

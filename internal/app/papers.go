package app

import (
	"context"

	"lotrinh/internal/paper"
)

// Contributed reads a contribution to a conference for comparing; name is what its passages call it. It keeps nothing.
func (r Reader) Contributed(ctx context.Context, in Input, name string) (*paper.Paper, error) {
	src, err := r.source(ctx, in)
	if err != nil {
		return nil, err
	}
	return paper.Of(name, src), nil
}

// Functions reads what a decision says a unit is for.
func (r Reader) Functions(ctx context.Context, in Input) (paper.Statement, error) {
	src, err := r.source(ctx, in)
	if err != nil {
		return paper.Statement{}, err
	}
	return statementIn(in.Name, src)
}

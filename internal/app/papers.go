package app

import (
	"context"

	"lotrinh/internal/fault"
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
	s, ok := paper.StatementOf(src)
	if !ok {
		return s, fault.New(fault.Invalid, "%s: không tìm thấy chức năng, nhiệm vụ của đơn vị nào; cần quyết định quy định chức năng, nhiệm vụ của một đơn vị, có các Điều.",
			"%s: the functions of no unit were found; a decision on the functions and tasks of one unit is needed, with its articles.", in.Name)
	}
	return s, nil
}

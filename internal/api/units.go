package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

type newUnit struct {
	Code string `json:"code,omitempty" doc:"made from the name unless said"`
	unitPatch
}

// unitPatch changes what is in it.
type unitPatch struct {
	Name    *string    `json:"name,omitempty"`
	Short   *string    `json:"short,omitempty"`
	Line    *org.Line  `json:"line,omitempty"`
	Level   *string    `json:"level,omitempty" doc:"central, province or commune"`
	Parent  *string    `json:"parent,omitempty" doc:"code of the unit above"`
	Aliases *string    `json:"aliases,omitempty" doc:"separated by ;"`
	From    *when.Date `json:"from,omitempty"`
	To      *when.Date `json:"to,omitempty"`
	Why     string     `json:"why,omitempty"`
}

func (in unitPatch) apply(e *app.UnitEdit) {
	over(&e.Name, in.Name)
	over(&e.Short, in.Short)
	over(&e.Line, in.Line)
	over(&e.Level, in.Level)
	over(&e.Parent, in.Parent)
	over(&e.Aliases, in.Aliases)
	over(&e.From, in.From)
	over(&e.To, in.To)
	e.Why = in.Why
}

func over[T any](into *T, said *T) {
	if said != nil {
		*into = *said
	}
}

func (s *server) addUnit(c *call, ctx context.Context, in newUnit) (string, error) {
	e := app.UnitEdit{Code: in.Code}
	in.apply(&e)
	u, err := s.app.AddUnit(ctx, c.who, e)
	return u.Code, err
}

func (s *server) editUnit(c *call, ctx context.Context, in unitPatch) (string, error) {
	code := c.PathValue("code")
	e, rev, err := s.app.UnitForm(ctx, code)
	if err != nil {
		return "", err
	}
	if rev != c.rev {
		return "", stale(c.rev, rev)
	}
	in.apply(&e)
	u, err := s.app.EditUnit(ctx, c.who, code, c.rev, e)
	return u.Code, err
}

func (s *server) unitRev(c *call) (int, error) {
	_, rev, err := s.app.UnitForm(c.Context(), c.PathValue("code"))
	return rev, err
}

func (s *server) tellUnit(c *call, code string) (told[unit], error) {
	out, rev, err := s.unitOf(c, code)
	return told[unit]{out: out, rev: rev}, err
}

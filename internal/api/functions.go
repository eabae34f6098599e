package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
)

// unitFunctions is what a unit is for, by the decision on its functions and tasks.
type unitFunctions struct {
	Unit     string        `json:"unit" doc:"code"`
	Name     string        `json:"name"`
	Decision *org.Decision `json:"decision,omitempty" doc:"absent = none is recorded"`
	Clauses  []string      `json:"clauses,omitempty"`
}

func (s *server) functions(c *call) (list[unitFunctions], error) {
	units, _, err := s.app.FunctionsRecorded(c.Context(), c.who)
	return list[unitFunctions]{each(units, func(u org.Unit) unitFunctions {
		return unitFunctions{Unit: u.Code, Name: u.Name, Decision: u.Functions}
	})}, err
}

func (s *server) oneFunctions(c *call) (unitFunctions, int, error) {
	f, err := s.app.FunctionsOfUnit(c.Context(), c.who, c.PathValue("code"))
	out := unitFunctions{Unit: f.Unit.Code, Name: f.Unit.Name, Decision: f.Unit.Functions}
	for _, x := range f.Clauses {
		out.Clauses = append(out.Clauses, x.Text)
	}
	return out, f.Unit.Rev, err
}

func (s *server) setFunctions(c *call, ctx context.Context, u upload) (string, error) {
	unit, err := s.app.SetFunctions(ctx, c.who, c.PathValue("code"), app.Input{Name: u.file.Name, Content: u.file.Content})
	return unit.Code, err
}

func (s *server) tellFunctions(c *call, code string) (told[unitFunctions], error) {
	if code != "" {
		c.SetPathValue("code", code)
	}
	out, rev, err := s.oneFunctions(c)
	return told[unitFunctions]{out, rev, "/api/units/" + c.PathValue("code") + "/functions"}, err
}

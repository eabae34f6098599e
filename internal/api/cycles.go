package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
)

// cycle is a reporting cycle with what its units add up to.
type cycle struct {
	report.Cycle
	Sums app.CycleSums `json:"sums"`
}

type cycleView struct {
	cycle
	Rows []app.CycleUnit `json:"rows" doc:"of a closed cycle as it was frozen"`
}

func cycleOf(c app.CycleListed) cycle { return cycle{c.Cycle, c.Sums} }

func (s *server) cycles(c *call) (list[cycle], error) {
	all, err := s.app.Cycles(c.Context(), c.who)
	return list[cycle]{each(all, cycleOf)}, err
}

func (s *server) cycle(c *call) (cycleView, int, error) {
	v, page, err := s.app.Cycle(c.Context(), c.who, report.CycleID(c.PathValue("id")), app.CycleFilter{State: c.query.Get("state"), Q: c.query.Get("q")})
	return cycleView{cycle{v.Cycle, v.Sums}, app.CycleUnits(page.Rows)}, v.Rev, err
}

type openCycles struct {
	Period string `json:"period,omitempty" doc:"empty: all whose day has come"`
	Regime string `json:"regime,omitempty" doc:"code, where several regimes have the period"`
}

func (s *server) openCycles(c *call, ctx context.Context, in openCycles) (string, error) {
	if in.Period == "" {
		_, err := s.app.OpenCycles(ctx, c.who, in.Regime, "", nil)
		return "", err
	}
	p, err := period(in.Period)
	if err != nil {
		return "", err
	}
	_, err = s.app.OpenCycles(ctx, c.who, in.Regime, p, nil)
	return "", err
}

func (s *server) tellCycles(c *call, _ string) (told[list[cycle]], error) {
	all, err := s.cycles(c)
	return told[list[cycle]]{out: all}, err
}

func (s *server) closeCycle(c *call, ctx context.Context, _ nothing) (string, error) {
	return "", s.app.CloseCycle(ctx, c.who, report.CycleID(c.PathValue("id")), nil)
}

func (s *server) tellCycle(c *call, _ string) (told[cycleView], error) {
	v, rev, err := s.cycle(c)
	return told[cycleView]{out: v, rev: rev}, err
}

// regime is a reporting regime; its units are named by their codes.
type regime struct {
	report.Regime
	UnitCodes []string `json:"unit_codes" doc:"none = all that lead something"`
}

func (s *server) regimes(c *call) (list[report.Regime], error) {
	all, err := s.app.Regimes(c.Context(), c.who)
	return list[report.Regime]{all}, err
}

func (s *server) regime(c *call) (regime, int, error) { return s.regimeCalled(c, c.PathValue("code")) }

func (s *server) regimeCalled(c *call, code string) (regime, int, error) {
	g, units, err := s.app.Regime(c.Context(), c.who, code)
	return regime{g, each(units, func(u org.Unit) string { return u.Code })}, g.Rev, err
}

func (s *server) regimeRev(c *call) (int, error) {
	_, rev, err := s.regime(c)
	return rev, err
}

func (s *server) addRegime(c *call, ctx context.Context, in app.RegimeEdit) (string, error) {
	g, err := s.app.SetRegime(ctx, c.who, in)
	return g.Code, err
}

func (s *server) changeRegime(c *call, ctx context.Context, in app.RegimeEdit) (string, error) {
	in.Code, in.Rev = c.PathValue("code"), c.rev
	g, err := s.app.SetRegime(ctx, c.who, in)
	return g.Code, err
}

func (s *server) tellRegime(c *call, code string) (told[regime], error) {
	g, rev, err := s.regimeCalled(c, code)
	t := told[regime]{out: g, rev: rev}
	if c.PathValue("code") == "" {
		t.location = "/api/regimes/" + code
	}
	return t, err
}

// punctuality is how units have kept their duty to report, the best first.
type punctuality struct {
	Regime string           `json:"regime" doc:"code"`
	Cycles []report.CycleID `json:"cycles" doc:"the oldest first"`
	Rows   []punctual       `json:"rows"`
	People []sender         `json:"people"`
}

type punctual struct {
	Rank     int              `json:"rank" doc:"1 = best; those alike share one; 0 = no closed cycle yet"`
	Unit     string           `json:"unit" doc:"code"`
	UnitName string           `json:"unit_name"`
	Closed   int              `json:"closed" doc:"cycles that asked the unit"`
	InTime   int              `json:"in_time"`
	Late     int              `json:"late"`
	Missing  int              `json:"missing"`
	Owed     int              `json:"owed" doc:"items"`
	Filled   int              `json:"filled" doc:"of them, those that a report spoke of"`
	Cells    []app.Timeliness `json:"cells" doc:"of each cycle: in_time, late, after_all, missing, awaited (past its day, the cycle still open), open; \"\" = not asked"`
}

type sender struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Sent   int    `json:"sent"`
	InTime int    `json:"in_time"`
}

func (s *server) punctuality(c *call) (punctuality, error) {
	told, rows, err := s.app.Punctuality(c.Context(), c.who, app.PunctualFilter{Regime: c.query.Get("regime"), Q: c.query.Get("q")})
	return punctuality{told.Regime.Code, each(told.Cycles, func(x report.Cycle) report.CycleID { return x.ID }),
		each(rows.Rows, func(x app.PunctualRow) punctual {
			return punctual{x.Rank, x.Unit.Code, x.Unit.Name, x.Cycles, x.InTime, x.Late, x.Missing, x.Owed, x.Filled, each(x.Cells, func(cell app.PunctualCell) app.Timeliness { return cell.Timeliness })}
		}),
		each(told.People, func(p app.PunctualPerson) sender { return sender{p.Name, p.Title, p.Sent, p.InTime} })}, err
}

package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// RegimeEdit is the whole form of a regime; Rev is the revision the form was made from, 0 for a new one.
type RegimeEdit struct {
	Rev       int                 `json:"-"`
	Code      string              `json:"code,omitempty" doc:"of a new one; never changes"`
	Title     string              `json:"title"`
	Every     report.Every        `json:"every" doc:"week, month, quarter, half, nine_months, year, once, mid_term or final"`
	Calendar  report.DataCalendar `json:"calendar,omitempty" doc:"decree09 (15th to 14th, the default) or calendar"`
	Ahead     int                 `json:"ahead,omitempty" doc:"days before the data close that a cycle opens"`
	Narrative bool                `json:"narrative,omitempty" doc:"asks for the headings alone"`
	Headings  []string            `json:"headings,omitempty" doc:"as the report shows them; none = the common ones"`
	Deadlines []report.Deadline   `json:"deadlines,omitempty"`
	Units     []string            `json:"units,omitempty" doc:"codes; none = all that lead something"`
	Request   report.Request      `json:"request,omitzero" doc:"of what is asked for once"`
	From      when.Date           `json:"from"`
	To        when.Date           `json:"to,omitempty"`
}

// Regimes are the reporting regimes by code.
func (a *App) Regimes(ctx context.Context, who Who) ([]report.Regime, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, err
	}
	return store.Regimes.All(a.store.Read(ctx))
}

// Regime is one reporting regime, with the units it names.
func (a *App) Regime(ctx context.Context, who Who, code string) (report.Regime, []org.Unit, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return report.Regime{}, nil, err
	}
	r := a.store.Read(ctx)
	g, err := r.RegimeByCode(code)
	if err != nil {
		return g, nil, err
	}
	of, err := r.UnitsByID(g.Units)
	var units []org.Unit
	for _, id := range g.Units {
		units = append(units, of[id])
	}
	return g, units, err
}

// SetRegime adds a reporting regime, or changes one. Cycles that are open already stay as they are.
func (a *App) SetRegime(ctx context.Context, who Who, e RegimeEdit) (report.Regime, error) {
	var g report.Regime
	if err := who.must(org.SetRegimes); err != nil {
		return g, err
	}
	r := a.store.Read(ctx)
	old, err := r.RegimeByCode(e.Code)
	if err := unlessMissing(err); err != nil {
		return g, err
	}
	switch {
	case old.Rev != e.Rev && e.Rev == 0:
		return g, fault.New(fault.Conflict, "Đã có chế độ báo cáo mã %q.", "There is a regime %q already.", e.Code).At("code")
	case old.Rev != e.Rev:
		return g, fault.New(fault.Conflict, "Người khác vừa sửa chế độ báo cáo này; xin xem bản mới.", "Somebody has just changed this regime; please look at the new version.")
	}
	g = report.Regime{ID: old.ID, Rev: old.Rev, Code: e.Code, Title: strings.TrimSpace(e.Title), Every: e.Every, Calendar: cmp.Or(e.Calendar, report.Decree09), Ahead: e.Ahead, Narrative: e.Narrative,
		Headings: headingsOf(e.Headings), Deadlines: e.Deadlines, Request: e.Request, From: e.From, To: e.To}
	for _, code := range e.Units {
		u, err := r.UnitByCode(code)
		if fault.Is(err, fault.NotFound) {
			return g, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit with the code %.60q.", code).At("units")
		}
		if err != nil {
			return g, err
		}
		if !slices.Contains(g.Units, u.ID) {
			g.Units = append(g.Units, u.ID)
		}
	}
	if err := g.Validate(); err != nil {
		return g, err
	}
	if err := askingTwice(r, g); err != nil {
		return g, err
	}
	if g.ID == "" {
		g.ID = report.RegimeID(newID())
	}
	what := "regime.edit"
	if e.Rev == 0 {
		what = "regime.add"
	}
	err = a.change(ctx, who, act{what, "regime", string(g.ID), ""}, func(tx *store.Tx) error {
		saved := g
		if err := store.Regimes.Save(tx, &saved); err != nil {
			return err
		}
		g.Rev = saved.Rev
		return nil
	})
	return g, err
}

// headingsOf gives each heading a key: the common ones have theirs, any other is called by its own words.
func headingsOf(names []string) (out []report.Heading) {
	for _, name := range names {
		if name = oneLine(name); name == "" {
			continue
		}
		h := report.Heading{Key: org.CodeOf(name), Vi: name}
		for _, common := range report.CommonHeadings {
			if org.CodeOf(common.Vi) == h.Key {
				h.Key = common.Key
			}
		}
		out = append(out, h)
	}
	return out
}

// askingTwice refuses a regime by which a unit would owe two reports of one period: a unit has one report a period.
func askingTwice(r store.Reader, g report.Regime) error {
	if g.Every == report.Once || g.Every == report.MidTerm || g.Every == report.FinalTerm {
		return nil // told apart by their names
	}
	others, err := store.Regimes.All(r)
	if err != nil {
		return err
	}
	for _, o := range others {
		apart := o.ID == g.ID || o.Every != g.Every || (o.To != "" && o.To < g.From) || (g.To != "" && g.To < o.From)
		if !apart && (len(o.Units) == 0 || len(g.Units) == 0 || slices.ContainsFunc(g.Units, func(id org.UnitID) bool { return slices.Contains(o.Units, id) })) {
			return fault.New(fault.Conflict, "Chế độ %[1]q đã yêu cầu báo cáo %[2]s của cùng đơn vị; mỗi đơn vị chỉ nộp một báo cáo cho một kỳ. Hãy sửa chế độ đó, cho nó kết thúc, hoặc chọn đơn vị khác.",
				"The regime %[1]q asks the same units already for reports of such periods; a unit sends one report a period. Change that regime, end it, or choose other units.", o.Title, o.Every.Vi()).At("every")
		}
	}
	return nil
}

package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/forecast"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// IndicatorView is the page of an indicator, as known on a day.
type IndicatorView struct {
	Of       indicator.Indicator
	Owners   []org.Unit
	Enters   org.Unit // none = the owner
	WeightBy plan.Item
	Day      when.Date           // as known on
	Targets  []TargetView        // next due first
	Bases    []plan.Target       // baselines and points of the trajectory
	Years    []YearView          // oldest first
	Values   []ObservationView   // every vintage known by then, newest period first
	Listed   indicator.Listed    // what the list says
	Outlook  forecast.Likelihood // that its next target is met
	Rating   *plan.Rating        // the coordinator's; nil = none
	Points   []indicator.PathPoint
	Parts    []PartsView
	Tasks    []ItemRow
	Known    []plan.Observation // of the whole, as known
	Turns    []indicator.Turn   // of an index by which provinces are ranked: how its score and its place went, year by year
}

// TargetView is a target with what is said of it.
type TargetView struct {
	plan.Target
	Verdict indicator.Verdict
}

// YearView is the value of a year, as known, with how often it was told.
type YearView struct {
	Reading  indicator.Reading
	Vintages int
}

// ObservationView is a value with where it came from.
type ObservationView struct {
	plan.Observation
	Unit    org.Unit
	From    string // in words; "" = Source as it is
	Href    string
	Current bool // it is what is known of its period
}

// PartsView are the values of units for one period, with the whole that follows.
type PartsView struct {
	Period when.Period
	Rolled indicator.RolledUp
	Rows   []ObservationView
	Named  map[org.UnitID]org.Unit
}

// Bounds of what one page tells.
const (
	maxPartPeriods = 3
	maxValueRows   = 200
)

// Indicator is one indicator by its code, that of its card, or its id, as known on a day; "" is today.
func (a *App) Indicator(ctx context.Context, code string, known when.Date) (v IndicatorView, err error) {
	if err := a.knowable(known); err != nil {
		return v, err
	}
	r := a.store.Read(ctx)
	item, err := indicatorNamed(r, code)
	if err != nil {
		return v, err
	}
	all, err := r.KnownOf([]plan.ItemID{item.ID})
	switch {
	case err != nil:
		return v, err
	case len(all) == 0:
		return v, fault.New(fault.NotFound, "Chỉ tiêu %s không còn trong kế hoạch.", "The indicator %s is no longer in the plan.", item.Code)
	}
	k := all[0]
	if v.Day = a.Today(); known != "" && known < v.Day {
		v.Day, k = known, k.AsOf(known)
	}
	vintages := slices.DeleteFunc(slices.Clone(all[0].Observed), func(o plan.Observation) bool { return o.KnownOn > v.Day })
	v.Of = k.Of
	v.Listed, v.Outlook = forecast.Next(k, v.Day)
	k.Observed = indicator.AsKnown(vintages, "")
	v.Known = k.Observed
	for _, t := range k.Targets {
		if t.Sort != plan.AimSort {
			v.Bases = append(v.Bases, t)
			continue
		}
		v.Targets = append(v.Targets, TargetView{t, indicator.Judge(k.Case(t, v.Day))})
	}
	if next, ok := indicator.Next(k.Of.Card.Calendar, k.Targets, v.Day); ok {
		v.Points = indicator.Trajectory(k.Case(next, v.Day))
		arrange.By(v.Targets, func(x, y TargetView) int { return first(y.ID == next.ID) - first(x.ID == next.ID) })
	}
	v.Years = yearsKnown(k, vintages)
	if v.Turns, err = turnsOf(r, k.Of.Card.Ranking, v.Day); err != nil {
		return v, err
	}
	if err := a.fillIndicator(r, &v, vintages); err != nil {
		return v, err
	}
	return v, a.fillUnitValues(r, &v)
}

func first(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// indicatorNamed finds an indicator by the code of its item or card, or by its id.
func indicatorNamed(r store.Reader, code string) (plan.Item, error) {
	code = strings.TrimSpace(code)
	item, err := r.IndicatorByCode(code)
	if fault.Is(err, fault.NotFound) {
		item, err = itemNamed(r, code)
	}
	if err == nil && item.Kind != plan.IndicatorKind {
		return item, fault.New(fault.NotFound, "%s không phải là chỉ tiêu.", "%s is no indicator.", item.Code)
	}
	return item, err
}

// yearsKnown are the years of which something is known, oldest first.
func yearsKnown(k indicator.Known, vintages []plan.Observation) (out []YearView) {
	years, told := map[int]bool{}, map[when.Period]int{}
	for _, o := range vintages {
		if o.Reached != nil {
			continue
		}
		years[k.Of.Card.Calendar.YearOf(o.Period)] = true
		told[o.Period]++
	}
	for y := range years {
		if r, ok := indicator.ValueOf(k.Of.Card, k.Observed, indicator.Year(y)); ok {
			out = append(out, YearView{r, told[indicator.Year(y)]})
		}
	}
	arrange.By(out, func(a, b YearView) int { return strings.Compare(string(a.Reading.Period), string(b.Reading.Period)) })
	return out
}

// turnsOf puts the score of a ranking beside the place it gave, where the plan has both as indicators.
func turnsOf(r store.Reader, key string, day when.Date) ([]indicator.Turn, error) {
	ranking, ok := indicator.RankingOf(key)
	if !ok {
		return nil, nil
	}
	cards, err := r.CardsOfRanking(key)
	if err != nil {
		return nil, err
	}
	var ids []plan.ItemID
	for _, c := range cards {
		ids = append(ids, c.ItemID)
	}
	all, err := r.KnownOf(ids)
	if err != nil {
		return nil, err
	}
	var scores, ranks []plan.Observation
	for _, k := range all {
		known := indicator.AsKnown(k.Observed, day)
		if slices.ContainsFunc(known, func(o plan.Observation) bool { return o.OutOf > 0 }) { // a place is one of so many
			ranks = known
		} else {
			scores = known
		}
	}
	return indicator.Turns(ranking, scores, ranks), nil
}

// fillIndicator adds who owns it, where it and its values come from, and the tasks behind it.
func (a *App) fillIndicator(r store.Reader, v *IndicatorView, vintages []plan.Observation) error {
	parts, err := r.AssignmentsOf(v.Of.Item.ID)
	if err != nil {
		return err
	}
	var ids []org.UnitID
	for _, p := range parts {
		ids = append(ids, p.UnitID)
	}
	units, err := r.UnitsByID(append(ids, v.Of.Card.Enters))
	if err != nil {
		return err
	}
	for _, p := range parts {
		if u := units[p.UnitID]; p.Role == plan.Lead && u.ID != "" {
			v.Owners = append(v.Owners, u)
		}
	}
	v.Enters = units[v.Of.Card.Enters]
	ratings, err := r.RatingsOf([]plan.ItemID{v.Of.Item.ID})
	if err != nil {
		return err
	}
	if x, ok := ratings[v.Of.Item.ID]; ok && v.Day == a.Today() {
		v.Rating = &x
	}
	if w := v.Of.Card.WeightBy; w != "" {
		if v.WeightBy, err = store.Items.Get(r, string(w)); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	if v.Values, err = a.observationViews(r, vintages, v.Known); err != nil {
		return err
	}
	slices.Reverse(v.Values)
	if len(v.Values) > maxValueRows {
		v.Values = v.Values[:maxValueRows]
	}
	links, err := r.LinksTo(string(v.Of.Item.ID))
	if err != nil {
		return err
	}
	var tasks []plan.ItemID
	for _, l := range links {
		if l.From == plan.ItemNoun && !slices.Contains(tasks, plan.ItemID(l.FromID)) {
			tasks = append(tasks, plan.ItemID(l.FromID))
		}
	}
	rows, err := r.ItemRows(tasks)
	if err != nil {
		return err
	}
	v.Tasks, err = a.rows(r, rows)
	return err
}

// observationViews say of values in words where they came from.
func (a *App) observationViews(r store.Reader, list, known []plan.Observation) ([]ObservationView, error) {
	var reports []report.ID
	var unitIDs []org.UnitID
	for _, o := range list {
		if id, ok := strings.CutPrefix(o.Source, "report:"); ok {
			reports = append(reports, report.ID(id))
		}
		unitIDs = append(unitIDs, o.UnitID)
	}
	slices.Sort(reports)
	byID, err := r.ReportsByID(slices.Compact(reports))
	if err != nil {
		return nil, err
	}
	for _, x := range byID {
		unitIDs = append(unitIDs, x.UnitID)
	}
	slices.Sort(unitIDs)
	units, err := r.UnitsByID(slices.Compact(unitIDs))
	if err != nil {
		return nil, err
	}
	current := map[string]bool{}
	for _, o := range known {
		current[o.ID] = true
	}
	out := make([]ObservationView, 0, len(list))
	for _, o := range list {
		x := ObservationView{Observation: o, Unit: units[o.UnitID], Current: current[o.ID]}
		if id, ok := strings.CutPrefix(o.Source, "report:"); ok {
			if rep, ok := byID[report.ID(id)]; ok {
				x.From, x.Href = units[rep.UnitID].Name, "/reports/"+units[rep.UnitID].Code+"/"+string(rep.Period)
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// fillUnitValues adds the values of units, of the newest periods that have any, and what the whole is by them.
func (a *App) fillUnitValues(r store.Reader, v *IndicatorView) error {
	periods, err := r.PartPeriods(v.Of.Item.ID, maxPartPeriods)
	if err != nil || len(periods) == 0 {
		return err
	}
	owing, err := r.Owing(v.Of.Item.ID)
	if err != nil {
		return err
	}
	for _, p := range periods {
		list, err := r.VintagesIn(v.Of.Item.ID, p)
		if err != nil {
			return err
		}
		list = indicator.AsKnown(list, v.Day)
		var weights []plan.Observation
		if w := v.Of.Card.WeightBy; w != "" {
			if weights, err = r.VintagesIn(w, p); err != nil {
				return err
			}
			weights = indicator.AsKnown(weights, v.Day)
		}
		should := slices.Clone(owing)
		var parts []plan.Observation
		for _, o := range list {
			if o.Whole() {
				continue
			}
			parts = append(parts, o)
			if o.UnitID != "" && !slices.Contains(should, o.UnitID) {
				should = append(should, o.UnitID)
			}
		}
		if len(parts) == 0 {
			continue
		}
		rows, err := a.observationViews(r, parts, parts)
		if err != nil {
			return err
		}
		named, err := r.UnitsByID(should)
		if err != nil {
			return err
		}
		v.Parts = append(v.Parts, PartsView{p, indicator.RollUp(v.Of, list, weights, should), rows, named})
	}
	return nil
}

// At is the target itself, for pages.
func (t TargetView) At() *plan.Target { return &t.Target }

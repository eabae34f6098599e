package app

import (
	"lotrinh/internal/forecast"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// judged is an indicator with the target that matters today: the first whose period is under way, else the one that was due last.
type judged struct {
	Target   plan.Target
	Verdict  indicator.Verdict
	Outlook  forecast.Likelihood
	Observed []plan.Observation // of the whole, as known today, in the order of periods
}

// judgedOf judges and forecasts some indicators, in three queries whatever their number.
func (a *App) judgedOf(r store.Reader, items []plan.Item) (map[plan.ItemID]judged, error) {
	var ids []plan.ItemID
	for _, it := range items {
		ids = append(ids, it.ID)
	}
	targets, err := r.KnownTargetsOf(items)
	if err != nil {
		return nil, err
	}
	cards, err := r.CardsOfMany(ids)
	if err != nil {
		return nil, err
	}
	values, err := r.VintagesOf(ids...)
	if err != nil {
		return nil, err
	}
	others := map[plan.ItemID][]plan.Observation{}
	for id, list := range values {
		others[id] = indicator.AsKnown(list, a.Today())
	}
	out := map[plan.ItemID]judged{}
	for _, it := range items {
		c := indicator.Case{Of: indicator.Indicator{Item: it, Card: cards[it.ID]}, Targets: targets[it.ID], Observed: others[it.ID], Others: others, Today: a.Today()}
		j := judged{Observed: c.Observed, Outlook: forecast.WithoutTarget()}
		for _, t := range c.Targets {
			if t.Sort == plan.AimSort && (j.Target.ID == "" || j.Target.Period.To < a.Today()) {
				j.Target = t
			}
		}
		if c.Target = j.Target; j.Target.ID != "" {
			j.Verdict = indicator.Judge(c)
			j.Outlook = forecast.OfTarget(c, j.Verdict)
		}
		out[it.ID] = j
	}
	return out, nil
}

// addCourses puts beside rows that are indicators how likely their next target is to be met.
func (a *App) addCourses(r store.Reader, rows []ItemRow) error {
	var items []plan.Item
	for _, row := range rows {
		if kind, ok := a.kinds.Of(row.Item.Kind); ok && kind.Observe && len(kind.States) == 0 {
			items = append(items, row.Item)
		}
	}
	if len(items) == 0 {
		return nil
	}
	all, err := a.judgedOf(r, items)
	if err != nil {
		return err
	}
	for i := range rows {
		if j, ok := all[rows[i].Item.ID]; ok {
			rows[i].Outlook = &j.Outlook
		}
	}
	return nil
}

package app

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// BesideRecord is a figure of a contribution beside what the plan's record says of the same indicator, place and period.
type BesideRecord struct {
	Paper    int // number of the contribution in PapersChecked
	Sentence doc.Span
	Subject  string
	Written  string
	Period   string // "2025"
	Aim      bool   // a target, not a result
	Agrees   paper.Agreement
	Of       []RecordTelling // what it agrees with first
}

// RecordTelling is one value of the record.
type RecordTelling struct {
	Code    string // of the indicator
	Name    string
	Value   string
	Unit    string
	Told    string // "sơ bộ", "chỉ tiêu"
	KnownOn when.Date
	Place   org.Unit // whose value it is; zero = the whole
	Current bool
}

// besideRecord lays the figures of contributions beside the record as it is known today.
func (a *App) besideRecord(r store.Reader, c *PapersChecked) error {
	known, told, err := a.recorded(r, c.Papers)
	if err != nil || len(known) == 0 {
		return err
	}
	record := paper.RecordOf(known, provinceOf(c.Units))
	for k, p := range c.Papers {
		for _, b := range record.Beside(p.Text, homeOf(p.Unit)) {
			x := BesideRecord{Paper: k, Sentence: b.Sentence, Subject: b.Subject, Written: b.Written, Period: paper.PeriodName(b.Period), Aim: b.Aim, Agrees: b.Agrees}
			for _, of := range b.Of {
				x.Of = append(x.Of, told[of.Indicator][of.Value])
			}
			c.Record = append(c.Record, x)
		}
	}
	arrange.By(c.Record, func(x, y BesideRecord) int {
		return cmp.Or(cmp.Compare(first(x.Agrees != paper.Departs), first(y.Agrees != paper.Departs)), cmp.Compare(x.Paper, y.Paper), cmp.Compare(x.Sentence.Start, y.Sentence.Start))
	})
	return nil
}

// provinceOf is the name of the province whose government is registered.
func provinceOf(units []org.Unit) string {
	for _, u := range units {
		if u.Level == "province" && strings.HasPrefix(u.Name, "UBND ") {
			return strings.TrimPrefix(u.Name, "UBND ")
		}
	}
	return ""
}

// homeOf is the place a unit writes of when it names none: a commune writes of itself.
func homeOf(u org.Unit) string {
	if u.Level == "commune" {
		return paper.PlaceOf(u.Name)
	}
	return ""
}

// recorded is what the record says of the indicators that contributions may tell of, and how each value is shown.
func (a *App) recorded(r store.Reader, papers []CheckedPaper) (out []paper.Recorded, told [][]RecordTelling, err error) {
	items, err := r.IndicatorItems()
	if err != nil {
		return nil, nil, err
	}
	var ids []plan.ItemID
	for _, it := range items {
		ids = append(ids, it.ID)
	}
	cards, err := r.CardsOfMany(ids)
	if err != nil {
		return nil, nil, err
	}
	subjects := map[string]bool{}
	for _, p := range papers {
		for _, s := range p.Text.Subjects() {
			subjects[s] = true
		}
	}
	ids = ids[:0]
	names := map[plan.ItemID][]string{}
	for _, it := range items {
		names[it.ID] = []string{it.Title, cards[it.ID].Short, cards[it.ID].Code}
		if slices.ContainsFunc(names[it.ID], func(name string) bool { return subjects[paper.SubjectOf(name)] }) {
			ids = append(ids, it.ID)
		}
	}
	all, err := r.KnownOf(ids)
	if err != nil {
		return nil, nil, err
	}
	arrange.By(all, func(x, y indicator.Known) int { return cmp.Compare(x.Of.Code(), y.Of.Code()) })
	for _, k := range all {
		x := paper.Recorded{Code: k.Of.Code(), Names: names[k.Of.Item.ID], Unit: k.Of.Unit()}
		var tells []RecordTelling
		add := func(v paper.RecordedValue, t RecordTelling) {
			t.Code, t.Name, t.Value, t.Current = x.Code, k.Of.Item.Title, v.Value, v.Current
			t.Unit = cmp.Or(t.Unit, x.Unit)
			x.Values, tells = append(x.Values, v), append(tells, t)
		}
		a.recordedResults(k.Observed, org.Unit{}, add)
		for _, p := range papers {
			if homeOf(p.Unit) == "" {
				continue
			}
			own, err := r.VintagesOfUnit(k.Of.Item.ID, p.Unit.ID)
			if err != nil {
				return nil, nil, err
			}
			a.recordedResults(own, p.Unit, add)
		}
		for _, t := range k.AsOf(a.Today()).Targets {
			if t.Value == "" || t.High != "" || t.Sort == plan.BaselineSort || !slices.Contains(levelTargets, t.Judged) {
				continue
			}
			add(paper.RecordedValue{Period: yearOf(t.Period), Value: t.Value, Aim: true, Current: t.Sort == plan.AimSort}, RecordTelling{Told: "chỉ tiêu", KnownOn: t.KnownOn, Unit: t.Unit})
		}
		out, told = append(out, x), append(told, tells)
	}
	return out, told, nil
}

// levelTargets are the ways of judging in which a target is a level that a figure can be compared with.
var levelTargets = []plan.Judged{"", plan.AtEnd, plan.EachYear}

// yearOf is the last year of a longer time: a target for a term is to be reached by its end.
func yearOf(i when.Interval) when.Interval {
	if y, _, _ := i.To.YMD(); y > 0 {
		i.From = when.Day(y, 1, 1)
	}
	return i
}

// recordedResults are the values of one indicator for one place, what was known before with them.
func (a *App) recordedResults(observed []plan.Observation, of org.Unit, add func(paper.RecordedValue, RecordTelling)) {
	now := map[string]bool{}
	for _, o := range indicator.AsKnown(observed, a.Today()) {
		now[o.ID] = true
	}
	for _, o := range observed {
		if o.Value == "" || o.Reached != nil || o.Since != "" || len(o.Cut) > 0 || o.KnownOn > a.Today() {
			continue
		}
		add(paper.RecordedValue{Period: o.Period.Bounds(), Value: o.Value, Place: homeOf(of), Current: now[o.ID]}, RecordTelling{Told: o.Quality.Vi(), KnownOn: o.KnownOn, Place: of})
	}
}

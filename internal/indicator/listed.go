package indicator

import (
	"cmp"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Listed is what a list says of an indicator on a day: its aim that is next due, its newest value, and the verdict.
type Listed struct {
	ItemID    plan.ItemID `json:"item_id"`
	Code      string      `json:"code"`
	Name      string      `json:"name"`
	Title     string      `json:"title,omitempty"` // where it is not the name
	NameEn    string      `json:"name_en,omitempty"`
	Unit      string      `json:"unit"`
	Direction string      `json:"direction"`
	Decimals  *int        `json:"decimals,omitempty"`
	Calendar  Calendar    `json:"calendar,omitempty"`
	Owner     org.UnitID  `json:"owner"` // the first lead; "" = none, or a post
	Enters    org.UnitID  `json:"enters,omitempty"`
	Document  doc.ID      `json:"document"`
	Base      string      `json:"base"`
	BaseOn    when.Date   `json:"base_on"`

	Target  *plan.Target `json:"target"` // next due, else the one due last; nil = none
	Aims    int          `json:"aims"`   // how many targets it has
	Verdict Verdict      `json:"verdict"`

	Value   string       `json:"value"` // newest
	Period  when.Period  `json:"period"`
	Quality plan.Quality `json:"quality"`
	KnownOn when.Date    `json:"known_on"`
	Row     string       `json:"row"`

	Chance int `json:"chance,omitempty"` // percent that Target is met, by package forecast; 0 = it is not told: the target is settled, or too little is known

	On    when.Date `json:"on"`    // the day it was judged on
	Until when.Date `json:"until"` // from this day on it can be judged otherwise although nothing was recorded
}

// State is that of its verdict; an indicator without targets has none.
func (x Listed) State() State { return x.Verdict.State }

// Known is what is known of an indicator on a day.
type Known struct {
	Of       Indicator
	Owner    org.UnitID
	Targets  []plan.Target
	Observed []plan.Observation                 // of the whole, all vintages
	Others   map[plan.ItemID][]plan.Observation // of the indicators that targets refer to
}

// AsOf leaves out of what is known the targets and the values that were not known on a day.
func (k Known) AsOf(day when.Date) Known {
	out := k
	out.Targets = nil
	for _, t := range k.Targets {
		if t.KnownOn <= day {
			out.Targets = append(out.Targets, t)
		}
	}
	out.Observed = AsKnown(k.Observed, day)
	out.Others = map[plan.ItemID][]plan.Observation{}
	for id, list := range k.Others {
		out.Others[id] = AsKnown(list, day)
	}
	return out
}

// Case of one target. k is AsOf a day.
func (k Known) Case(t plan.Target, today when.Date) Case {
	return Case{Of: k.Of, Target: t, Targets: k.Targets, Observed: k.Observed, Others: k.Others, Today: today}
}

// Newest leaves of what is known the newest vintages alone.
func (k Known) Newest() Known {
	k.Observed = AsKnown(k.Observed, "")
	others := map[plan.ItemID][]plan.Observation{}
	for id, list := range k.Others {
		others[id] = AsKnown(list, "")
	}
	k.Others = others
	return k
}

// ListedOn is what a list says on a day, without the chance. k is Newest of what is known, or of AsOf an earlier day.
func (k Known) ListedOn(today when.Date) Listed {
	it, card := k.Of.Item, k.Of.Card
	out := Listed{ItemID: it.ID, Code: k.Of.Code(), Name: k.Of.Name(), NameEn: card.NameEn, Unit: k.Of.Unit(), Direction: k.Of.Direction(), Decimals: card.Decimals, Calendar: card.Calendar, Owner: k.Owner, Enters: card.Enters, Document: it.Origin.DocumentID, On: today}
	if card.Short != "" {
		out.Title = it.Title
	}
	year, _, _ := today.YMD()
	out.Until = when.Day(year+1, 1, 1)
	for _, y := range []int{year - 1, year} { // a year of its calendar that ends before
		if ends := card.Calendar.Days(Year(y)).To; ends >= today {
			out.Until = min(out.Until, ends.Add(1))
		}
	}
	for _, t := range k.Targets {
		if t.Sort == plan.AimSort {
			out.Aims++
		}
		if ends := card.Calendar.Span(t.Period).To; ends >= today {
			out.Until = min(out.Until, ends.Add(1))
		}
	}
	if o, ok := Latest(card.Calendar, k.Observed, ""); ok {
		out.Value, out.Period, out.Quality, out.KnownOn, out.Row = o.Value, o.Period, o.Quality, o.KnownOn, Row(o)
	}
	if t, ok := Next(card.Calendar, k.Targets, today); ok {
		c := k.Case(t, today)
		if base, ok := baseline(c); ok {
			out.Base, out.BaseOn = base.Value, base.On
		}
		out.Target, out.Verdict = &t, Judge(c)
		out.Verdict.Why = nil // told on its own page
	}
	return out
}

// Next is the target whose period ends first from today on, else the one that ended last.
func Next(cal Calendar, targets []plan.Target, today when.Date) (next plan.Target, ok bool) {
	for _, t := range targets {
		if t.Sort != plan.AimSort {
			continue
		}
		open, better := cal.Span(t.Period).To >= today, cal.Span(next.Period).To >= today
		switch {
		case !ok, open && !better:
		case open != better:
			continue
		case open && cmp.Compare(t.Period.To, next.Period.To) >= 0, !open && t.Period.To <= next.Period.To:
			continue
		}
		next, ok = t, true
	}
	return next, ok
}

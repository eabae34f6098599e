package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
)

// target is a value an indicator is to reach, what was before, or a point of its trajectory.
type target struct {
	ID         string `json:"id"`
	ItemID     string `json:"item_id"`
	Sort       string `json:"sort"`
	Comparator string `json:"comparator"`
	Value      string `json:"value"`
	High       string `json:"high"`
	Worded     string `json:"worded"`
	Unit       string `json:"unit"`
	Scope      string `json:"scope"`
	Judged     string `json:"judged"`
	RefItem    string `json:"ref_item"`
	RefPeriod  string `json:"ref_period"`
	KnownOn    string `json:"known_on"`
	Period     struct{ From, To string }
}

// observation is one value of an indicator.
type observation struct {
	ID      string            `json:"id"`
	ItemID  string            `json:"item_id"`
	Period  string            `json:"period"`
	Value   string            `json:"value"`
	Quality string            `json:"quality"`
	KnownOn string            `json:"known_on"`
	Absent  string            `json:"absent"`
	UnitID  string            `json:"unit_id"`
	Cut     map[string]string `json:"cut"`
	Since   string            `json:"since"`
	Reached *bool             `json:"reached"`

	from, to    string // first and last day of the period
	first, last string // … by the calendar of the indicator
}

// card is what of the card of an indicator bears on figures.
type card struct {
	OverTime string   `json:"over_time"`
	ByHand   bool     `json:"by_hand"`
	Calendar calendar `json:"calendar"`
	Decimals *int     `json:"decimals"`
}

// recorded is by which entry of the journal a row is as it is, and on which day.
type recorded struct {
	seq int64
	day string
}

// measure is an indicator with what was known of it on a day.
type measure struct {
	item
	card
	owner    string // id of the unit that leads it, of several the first
	targets  []target
	vintages []observation // of the whole, every one
	known    []observation // of each period the newest vintage
}

// measured are the indicators of the plan as known on a day, by id.
func (r *record) measured(day string) map[string]*measure {
	out := map[string]*measure{}
	for id, it := range r.items {
		if it.Kind == "indicator" && !it.Ended {
			out[id] = &measure{item: it, card: r.cards[id]}
		}
	}
	leads := slices.Collect(maps.Values(r.assignments))
	slices.SortFunc(leads, func(a, b assignment) int { return cmp.Compare(a.Ord, b.Ord) })
	for _, a := range leads {
		if m := out[a.ItemID]; m != nil && a.Role == "lead" && m.owner == "" {
			m.owner = a.UnitID
		}
	}
	for _, t := range r.targets {
		m := out[t.ItemID]
		if m == nil {
			continue
		}
		t.KnownOn = cmp.Or(t.KnownOn, r.documents[m.Origin.DocumentID].Date, r.recorded[t.ID].day)
		if t.KnownOn <= day {
			t.Period.From, t.Period.To = m.Calendar.civil(t.Period.From, t.Period.To)
			m.targets = append(m.targets, t)
		}
	}
	for _, o := range r.observations {
		m := out[o.ItemID]
		if o.KnownOn = cmp.Or(o.KnownOn, r.recorded[o.ID].day); m != nil && o.UnitID == "" && len(o.Cut) == 0 && o.KnownOn <= day {
			o.from, o.to, _ = days(o.Period)
			o.first, o.last = m.Calendar.days(o.Period)
			m.vintages = append(m.vintages, o)
		}
	}
	for _, m := range out {
		slices.SortFunc(m.targets, func(a, b target) int { return cmp.Or(cmp.Compare(a.Period.To, b.Period.To), cmp.Compare(a.ID, b.ID)) })
		slices.SortFunc(m.vintages, func(a, b observation) int {
			return cmp.Or(cmp.Compare(r.recorded[a.ID].seq, r.recorded[b.ID].seq), cmp.Compare(a.ID, b.ID))
		})
		m.newest()
	}
	return out
}

// settled orders how much a vintage is worth: nothing published, a figure, a provisional one, a final one.
var settled = map[string]int{"": 1, "estimate": 1, "provisional": 2, "final": 3, "revised": 3}

// newest picks of each period the vintage that counts: the most settled one, of those the one known last.
func (m *measure) newest() {
	best := map[string]observation{}
	worth := func(o observation) int {
		if o.Absent != "" {
			return 0
		}
		return settled[o.Quality]
	}
	for _, o := range m.vintages {
		place := fmt.Sprint(o.Period, "|", o.Since, "|", o.Reached != nil)
		if had, ok := best[place]; !ok || worth(o) > worth(had) || worth(o) == worth(had) && o.KnownOn >= had.KnownOn {
			best[place] = o
		}
	}
	m.known = slices.SortedFunc(maps.Values(best), func(a, b observation) int {
		return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(b.from, a.from), cmp.Compare(a.ID, b.ID))
	})
}

// last is the value of the period that ends last (of two, the longer one) among those that begin by a day; nil = none.
func (m *measure) last(until string) *observation { return latest(m.known, until) }

func latest(known []observation, until string) (out *observation) {
	for i, o := range known {
		if o.Value != "" && o.Since == "" && o.first <= until && (out == nil || o.last > out.last || o.last == out.last && o.first < out.first) {
			out = &known[i]
		}
	}
	return out
}

// partOfSum tells whether a value is of a part of a year whose values add up: beside one of a year it says nothing.
func (m *measure) partOfSum(o observation) bool {
	return m.OverTime == "sum" && daysBetween(o.from, o.to) < 360
}

// reading is the value of a period; nil where it was not published.
type reading struct {
	value   *big.Rat
	period  string
	quality string
}

// of is the value of a period, as told or from its parts; nil = not known.
func (m *measure) of(period string) *reading { return toldOf(m.card, m.known, period) }

func toldOf(c card, known []observation, period string) *reading {
	from, to, err := days(period)
	if err != nil {
		return nil
	}
	for _, o := range known {
		if o.Reached == nil && o.from == from && o.to == to && (o.Since == "" || o.Since == from || o.Since == o.first) {
			return &reading{rat(o.Value), period, o.Quality}
		}
	}
	ways := partsOf(period)
	if c.Calendar == schoolYear && len(period) == 4 {
		ways = [][]string{schoolMonths(period)}
	}
	for _, parts := range ways {
		if out := together(c, known, period, parts); out != nil {
			return out
		}
	}
	return nil
}

// partsOf are the ways a year, a half and a quarter are cut.
func partsOf(period string) (out [][]string) {
	ways := map[string][][]string{"": {{"H1", "H2"}, {"Q1", "Q2", "Q3", "Q4"}, {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}},
		"9M": {{"Q1", "Q2", "Q3"}, {"01", "02", "03", "04", "05", "06", "07", "08", "09"}},
		"H1": {{"Q1", "Q2"}, {"01", "02", "03", "04", "05", "06"}}, "H2": {{"Q3", "Q4"}, {"07", "08", "09", "10", "11", "12"}},
		"Q1": {{"01", "02", "03"}}, "Q2": {{"04", "05", "06"}}, "Q3": {{"07", "08", "09"}}, "Q4": {{"10", "11", "12"}}}
	part := ""
	if len(period) > 4 {
		part = period[5:]
	}
	for _, way := range ways[part] {
		var cut []string
		for _, x := range way {
			cut = append(cut, period[:4]+"-"+x)
		}
		out = append(out, cut)
	}
	return out
}

func together(c card, known []observation, period string, parts []string) *reading {
	switch c.OverTime {
	case "last":
		parts = parts[len(parts)-1:]
	case "sum", "mean":
	default:
		return nil
	}
	out := &reading{value: new(big.Rat), period: period}
	for _, p := range parts {
		x := toldOf(card{OverTime: c.OverTime}, known, p)
		if x == nil || x.value == nil {
			return nil
		}
		out.value.Add(out.value, x.value)
		if out.quality == "" || settled[x.quality] < settled[out.quality] {
			out.quality = x.quality
		}
	}
	if c.OverTime == "mean" {
		out.value.Quo(out.value, big.NewRat(int64(len(parts)), 1))
	}
	return out
}

// rat is an exact number; nil = none.
func rat(s string) *big.Rat {
	if s == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}

// near tells whether what is shown is a number, as it is or rounded to four decimals. "" is shown for none.
func near(shown string, r *big.Rat) bool {
	s := rat(shown)
	if s == nil || r == nil {
		return shown == "" && r == nil
	}
	apart := new(big.Rat).Sub(s, r)
	return apart.Abs(apart).Cmp(big.NewRat(1, 20000)) <= 0
}

package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Gaps is what the plan lacks: each a count, with the filter of the list that it counts.
type Gaps struct {
	Open       int // of the whole plan
	Done       int
	Six        []GapCount // of what is open
	Products   []GapCount // of what is done
	Reports    []GapCount // never reported, and not for so many days
	Days       int
	Dissolved  []GapUnit // units that have ended and still lead something open
	Overloaded []GapUnit
	Loads      []LoadLevel // how that is judged
}

// GapCount is how many items a filter holds.
type GapCount struct {
	Gap    string
	Vi     string
	Rule   string // when an item lacks it
	Count  int
	Filter ItemFilter
}

// GapUnit is a unit with how much it leads that is open.
type GapUnit struct {
	Unit      org.Unit
	Open      int
	Threshold int // more than so many open items is overloaded; 0 of dissolved units
	Filter    ItemFilter
}

// LoadLevel is how overload is judged at one level of units.
type LoadLevel struct {
	Level     string
	Units     int // that lead something open
	Median    int
	Threshold int // 0 = too few units to compare
}

// ReportGaps are what is missing of the reports on open items, without their counts.
var ReportGaps = []GapCount{
	{"never", "Chưa từng có báo cáo", "chưa báo cáo nào được duyệt nói đến việc này", 0, ItemFilter{Seen: "never", State: "open"}},
	{"stale", "Lâu không có báo cáo mới", "kỳ được duyệt gần nhất đã kết thúc quá số ngày chọn", 0, ItemFilter{State: "open"}},
}

// How overload is judged: more than OverloadFactor times what half the units of the level lead at most.
const (
	OverloadFactor = 2
	fewestCompared = 3 // units of a level
)

// Bounds of the days after which a report is old.
const (
	StaleDays = 60 // unless another number is chosen
	maxStale  = 3660
)

// Gaps counts what is missing in the plan, from the roll-ups. days says when a report is old; 0 = StaleDays.
func (a *App) Gaps(ctx context.Context, days int) (Gaps, error) {
	r := a.store.Read(ctx)
	g := Gaps{Days: days}
	if days == 0 {
		g.Days = StaleDays
	}
	if g.Days < 1 || g.Days > maxStale {
		return g, fault.New(fault.Invalid, "Số ngày phải từ 1 đến %d.", "The number of days must be from 1 to %d.", maxStale).At("days")
	}
	all, err := r.Tally(store.Everything, a.Today(), plan.SoonDays)
	if err != nil {
		return g, err
	}
	g.Open, g.Done = all.Open(), all.Done()
	counts, err := r.GapCounts(store.Everything)
	if err != nil {
		return g, err
	}
	rules := map[plan.Gap]plan.Clear{}
	for _, c := range plan.Six(plan.Item{}, plan.Due{}, nil, false) {
		rules[c.Gap] = c
	}
	for _, gap := range plan.AllGaps {
		c := GapCount{string(gap), gap.Vi(), rules[gap].Rule, counts[gap], ItemFilter{Gap: string(gap)}}
		if c.Rule != "" {
			g.Six = append(g.Six, c)
		} else {
			g.Products = append(g.Products, c)
		}
	}
	cells, err := r.SeenCells(store.Everything)
	if err != nil {
		return g, err
	}
	never, stale := 0, 0
	old := staleIn(cells, a.Today(), g.Days)
	for _, c := range cells {
		switch {
		case c.Period == "":
			never += c.Open
		case slices.Contains(old, c.Period):
			stale += c.Open
		}
	}
	g.Reports = slices.Clone(ReportGaps)
	g.Reports[0].Count, g.Reports[1].Count = never, stale
	g.Reports[1].Filter.Seen = staleSeen(g.Days)
	return g, a.gapUnits(r, &g)
}

func staleSeen(days int) string { return "stale-" + strconv.Itoa(days) }

// staleOf reads the value of a filter back: "stale-60".
func staleOf(seen string) (days int, ok bool) {
	text, is := strings.CutPrefix(seen, "stale-")
	days, err := strconv.Atoi(text)
	return days, is && err == nil && days >= 1 && days <= maxStale
}

// seenWord is a value of the filter as its words are checked: any number of days is one word.
func seenWord(seen string) string {
	if _, ok := staleOf(seen); ok {
		return staleSeen(StaleDays)
	}
	return seen
}

// staleIn are the periods among those last reported that ended more than so many days ago.
func staleIn(cells []store.SeenCell, today when.Date, days int) []string {
	out := []string{}
	for _, c := range cells {
		if end := when.Period(c.Period).Bounds().To; c.Period != "" && end != "" && end < today.Add(-days) {
			out = append(out, c.Period)
		}
	}
	return out
}

// gapUnits finds the units that have ended and still lead something, and those that lead far more than others.
func (a *App) gapUnits(r store.Reader, g *Gaps) error {
	tallies, err := r.Tallies("unit", a.Today(), plan.SoonDays)
	if err != nil {
		return err
	}
	byLevel := map[string][]GapUnit{}
	err = store.Units.Each(r, func(u *org.Unit) {
		open := 0
		if t, ok := tallies[store.KeyOf("unit", string(u.ID))]; ok {
			open = t.Open()
		}
		x := GapUnit{Unit: *u, Open: open, Filter: ItemFilter{Unit: u.Code, State: "open"}}
		switch {
		case open == 0:
		case u.To != "" && u.To < a.Today():
			g.Dissolved = append(g.Dissolved, x)
		case !u.Group:
			byLevel[u.Level] = append(byLevel[u.Level], x)
		}
	})
	for level, units := range byLevel {
		arrange.By(units, func(x, y GapUnit) int { return cmp.Compare(x.Open, y.Open) })
		l := LoadLevel{Level: level, Units: len(units), Median: units[len(units)/2].Open}
		if len(units) >= fewestCompared {
			l.Threshold = OverloadFactor * l.Median
			for _, x := range units {
				if x.Open > l.Threshold {
					x.Threshold = l.Threshold
					g.Overloaded = append(g.Overloaded, x)
				}
			}
		}
		g.Loads = append(g.Loads, l)
	}
	arrange.By(g.Loads, func(x, y LoadLevel) int { return cmp.Compare(x.Level, y.Level) })
	most := func(x, y GapUnit) int {
		return cmp.Or(cmp.Compare(y.Open, x.Open), cmp.Compare(x.Unit.Code, y.Unit.Code))
	}
	arrange.By(g.Dissolved, most)
	arrange.By(g.Overloaded, most)
	return err
}

// lacking narrows a query to what lacks something.
func (a *App) lacking(r store.Reader, f ItemFilter, q *store.ItemQuery) error {
	if f.Gap == dissolvedOwner {
		q.Units, q.Role = []org.UnitID{}, plan.Lead
		err := store.Units.Each(r, func(u *org.Unit) {
			if u.To != "" && u.To < a.Today() {
				q.Units = append(q.Units, u.ID)
			}
		})
		if q.State == "" {
			q.State = "open"
		}
		return err
	}
	q.Gap = plan.Gap(f.Gap)
	if days, ok := staleOf(f.Seen); ok {
		cells, err := r.SeenCells(store.Everything)
		if err != nil {
			return err
		}
		q.Seen, q.SeenIn = "", staleIn(cells, a.Today(), days)
	}
	return nil
}

// dissolvedOwner as a Gap of a filter is what units lead that have ended.
const dissolvedOwner = "dissolved"

// gapWords are what a filter takes as Gap.
func gapWords() []string { return append(anyIDs(plan.AllGaps), dissolvedOwner) }

// fillClear judges an item by the six.
func (a *App) fillClear(r store.Reader, v *ItemView) error {
	if len(v.Kind.States) == 0 {
		return nil
	}
	var parts []plan.Assignment
	for _, x := range v.Assignments {
		parts = append(parts, x.Assignment)
	}
	sourced := slices.ContainsFunc(v.Links, func(l LinkView) bool {
		return l.Outgoing && l.Link.To == plan.DocumentNoun && (l.Link.Relation == plan.FromSource || l.Link.Relation == plan.Implements)
	})
	v.Six = plan.Six(v.Item, v.Due.Due, parts, sourced)
	return nil
}

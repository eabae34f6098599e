package app

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// UnitFilter chooses units for the list that is the report by unit and status; its zero value is the first page of all.
type UnitFilter struct {
	Q       string // a part of the name, the short name, another spelling or the code; marks and case apart
	Line    org.Line
	Level   string
	Under   string // code: the units below that one
	Sort    string // a name of UnitSorts, "-" before it the greatest or last first; "" is WorstFirst
	Page    int
	PerPage int // 0 = all on one page
}

// UnitSorts are what units can be ordered by: the name, or a figure, and what of it is added up.
var UnitSorts = map[string][]string{"name": nil, "total": {"total"}, "done": {"done_on_time", "done_late"}, "overdue": {"overdue"}, "due_soon": {"due_soon"}}

// WorstFirst is the order of a list of units unless another is asked for.
const WorstFirst = "-overdue"

// unitsPerPage is how many units a page shows.
const unitsPerPage = 50

// UnitFilterOf reads the query of an address.
func UnitFilterOf(q url.Values) UnitFilter {
	page, _ := strconv.Atoi(q.Get("page"))
	return UnitFilter{Q: strings.TrimSpace(q.Get("q")), Line: org.Line(q.Get("line")), Level: q.Get("level"), Under: q.Get("under"), Sort: q.Get("sort"), Page: pageNumber(page), PerPage: unitsPerPage}
}

// URL is the address of the list.
func (f UnitFilter) URL() string {
	v := url.Values{}
	for key, value := range map[string]string{"q": f.Q, "line": string(f.Line), "level": f.Level, "under": f.Under, "sort": f.Sort} {
		if value != "" {
			v.Set(key, value)
		}
	}
	if f.Page > 1 {
		v.Set("page", strconv.Itoa(f.Page))
	}
	if len(v) == 0 {
		return "/units"
	}
	return "/units?" + v.Encode()
}

// UnitList is a page of units, and what the register holds to choose by.
type UnitList struct {
	Page[UnitTally]
	Lines  map[org.Line]int // units of each line, whatever line was asked for; else under the same filter
	Levels []string         // that some unit has
}

// Units is one page of the units with the figures of what each leads. Which units it has is found in memory; figures are
// read for the page alone.
func (a *App) Units(ctx context.Context, f UnitFilter) (UnitList, error) {
	r := a.store.Read(ctx)
	out := UnitList{Page: Page[UnitTally]{Number: pageNumber(f.Page), PerPage: f.PerPage}, Lines: map[org.Line]int{}}
	key, last := strings.CutPrefix(f.Sort, "-")
	figures, known := UnitSorts[key]
	if f.Sort == "" {
		figures, last, known = UnitSorts["overdue"], true, true
	}
	if !known {
		return out, fault.New(fault.Invalid, "Không xếp đơn vị theo %.60q được; có: %s.", "Units cannot be sorted by %.60q; there are: %s.", f.Sort, "name, total, done, overdue, due_soon").At("sort")
	}
	found, err := a.fitting(r, f, &out)
	if err != nil {
		return out, err
	}
	if out.Total = len(found); f.PerPage <= 0 {
		out.PerPage = max(1, out.Total)
	}
	from := min((out.Number-1)*out.PerPage, out.Total)
	to := min(from+out.PerPage, out.Total)
	if figures != nil {
		first := 0 // how many of the order do, 0 = all
		if last && f.all() {
			first = to
		}
		if found, err = a.ranked(r, figures, first, found); err != nil {
			return out, err
		}
	} else {
		last = !last // names begin with A, figures with the greatest
	}
	if !last {
		slices.Reverse(found)
	}
	out.Rows, err = a.unitTallies(r, found[from:to])
	return out, err
}

// all tells that a filter chooses no unit away.
func (f UnitFilter) all() bool { return f.Q == "" && f.Line == "" && f.Level == "" && f.Under == "" }

// fitting are the units of a filter in Vietnamese order; it counts the lines.
func (a *App) fitting(r store.Reader, f UnitFilter, out *UnitList) ([]org.UnitID, error) {
	var below map[org.UnitID]bool
	if f.Under != "" {
		ids, err := under(r, f.Under)
		if err != nil {
			return nil, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", f.Under).At("under"))
		}
		below = make(map[org.UnitID]bool, len(ids))
		for _, id := range ids[1:] {
			below[id] = true
		}
	}
	var found []org.UnitID
	words := strings.Fields(vi.Fold(f.Q))
	err := store.Units.Each(r, func(u *org.Unit) {
		if u.Level != "" && !slices.Contains(out.Levels, u.Level) {
			out.Levels = append(out.Levels, u.Level)
		}
		if below != nil && !below[u.ID] || f.Level != "" && u.Level != f.Level || len(words) > 0 && !called(u, words) {
			return
		}
		out.Lines[u.Line]++
		if f.Line == "" || u.Line == f.Line {
			found = append(found, u.ID)
		}
	})
	slices.Sort(out.Levels)
	return found, err
}

// called tells whether all words stand in one of the names of a unit.
func called(u *org.Unit, words []string) bool {
	for _, name := range append([]string{u.Name, u.Short, u.Code}, u.Aliases...) {
		folded := vi.Fold(name)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) }) {
			return true
		}
	}
	return false
}

// ranked puts units into the order of a figure, the greatest first; those that lead nothing come last as they were. Where
// the units are all there are, the first so many can be asked for alone.
func (a *App) ranked(r store.Reader, figures []string, first int, units []org.UnitID) ([]org.UnitID, error) {
	order, err := r.RankedTallies("unit", figures, first, a.Today(), plan.SoonDays)
	if err != nil {
		return nil, err
	}
	if first > 0 && len(order) == first {
		out := make([]org.UnitID, first)
		for i, key := range order {
			out[i] = org.UnitID(key.ID())
		}
		return out, nil
	}
	left := make(map[org.UnitID]bool, len(units))
	for _, id := range units {
		left[id] = true
	}
	out := make([]org.UnitID, 0, len(units))
	for _, key := range order {
		if id := org.UnitID(key.ID()); left[id] {
			out = append(out, id)
			delete(left, id)
		}
	}
	for _, id := range units {
		if left[id] {
			out = append(out, id)
		}
	}
	return out, nil
}

// unitTallies are units with what each leads, in the order named.
func (a *App) unitTallies(r store.Reader, ids []org.UnitID) ([]UnitTally, error) {
	units, err := r.UnitsByID(ids)
	if err != nil {
		return nil, err
	}
	keys := make([]store.TallyKey, len(ids))
	for i, id := range ids {
		keys[i] = store.KeyOf("unit", string(id))
	}
	tallies, err := r.TalliesOf(keys, a.Today(), plan.SoonDays)
	out := make([]UnitTally, len(ids))
	for i, id := range ids {
		out[i] = UnitTally{units[id], tallies[keys[i]]}
	}
	return out, err
}

// UnitChoices are the units that a filter may offer, in Vietnamese order; nil where they are more than most. chosen is the
// unit of a code, named by what finds it again: its name, or its code where others bear that name too.
func (a *App) UnitChoices(ctx context.Context, code string, most int) (units []org.Unit, chosen org.Unit, named string, err error) {
	r := a.store.Read(ctx)
	if n, err := store.Units.Count(r); err != nil {
		return nil, chosen, "", err
	} else if n <= most {
		if units, err = r.AllUnits(); err != nil {
			return nil, chosen, "", err
		}
	}
	if code == "" {
		return units, chosen, "", nil
	}
	if chosen, err = r.UnitByCode(code); err != nil {
		return units, org.Unit{}, "", unlessMissing(err)
	}
	named = chosen.Name
	err = store.Units.Each(r, func(u *org.Unit) {
		if u.ID != chosen.ID && u.Name == chosen.Name {
			named = chosen.Code
		}
	})
	return units, chosen, named, err
}

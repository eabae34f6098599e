package app

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// query turns a filter into what the store understands. What is not there is refused by the name of its field: a filter
// that is mistyped or out of date must look neither like an empty list nor like a whole one.
func (a *App) query(r store.Reader, f ItemFilter) (store.ItemQuery, error) {
	q := store.ItemQuery{
		Kind: f.Kind, Role: f.Role, State: string(f.State), Time: f.Time, Theme: plan.ThemeID(f.Theme), Document: doc.ID(f.Document),
		Moved: f.Moved, Seen: f.Seen, Q: f.Q, Sort: f.Sort, Today: a.Today(), SoonDays: plan.SoonDays,
	}
	if q.Role == "" {
		q.Role = plan.Lead
	}
	if kind, ok := a.kinds.Of(f.Kind); ok {
		q.Stateful = len(kind.States) > 0
	}
	if f.Seen == "fresh" {
		q.Seen = "from:" + string(when.FreshSince(a.Today()))
	}
	if f.Q != "" {
		if err := a.presentOnly("q"); err != nil {
			return q, err
		}
	}
	if err := a.checkWords(f); err != nil {
		return q, err
	}
	var err error
	if q.DueFrom, q.DueTo, err = f.DueDays(); err != nil {
		return q, err
	}
	if q.Units, err = unitsOf(r, f); err != nil {
		return q, err
	}
	if q.Parent, err = parentOf(r, f.Parent); err != nil {
		return q, err
	}
	if err := a.lacking(r, f, &q); err != nil {
		return q, err
	}
	if f.Theme != "" {
		if _, err := store.Themes.Get(r, f.Theme); err != nil {
			return q, named(err, fault.New(fault.Invalid, "Không có chủ đề %.60q.", "There is no theme %.60q.", f.Theme).At("theme"))
		}
	}
	if f.Document != "" {
		if _, err := store.Documents.Get(r, f.Document); err != nil {
			return q, named(err, fault.New(fault.Invalid, "Không có văn bản %.60q.", "There is no document %.60q.", f.Document).At("document"))
		}
	}
	return q, nil
}

// checkWords refuses words that are none of those a filter takes.
func (a *App) checkWords(f ItemFilter) error {
	var kinds []string
	for _, k := range a.kinds {
		kinds = append(kinds, string(k.Code))
	}
	for _, x := range []struct {
		field, given string
		known        []string
	}{
		{"kind", string(f.Kind), kinds}, {"role", string(f.Role), anyIDs(plan.Roles)}, {"state", string(f.State), append([]string{"open", "tracked"}, anyIDs(plan.AllStates)...)},
		{"time", string(f.Time), anyIDs(plan.TimeStates)}, {"moved", f.Moved, []string{"yes", "overdue"}}, {"seen", seenWord(f.Seen), []string{"never", "yes", "fresh", "stale-60"}}, {"gap", f.Gap, gapWords()}, {"sort", f.Sort, store.Sorts},
	} {
		if x.given != "" && !slices.Contains(x.known, x.given) {
			return fault.New(fault.Invalid, "Bộ lọc %[1]s không có giá trị %.60[2]q; có: %[3]s.", "The filter %[1]s has no value %.60[2]q; there are: %[3]s.", x.field, x.given, strings.Join(x.known, ", ")).At(x.field)
		}
	}
	return nil
}

// unitsOf are the units of a filter, nil when it names none.
func unitsOf(r store.Reader, f ItemFilter) ([]org.UnitID, error) {
	missing := func(err error, field, code string) error {
		return named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", code).At(field))
	}
	if f.Unit != "" {
		u, err := r.UnitByCode(f.Unit)
		if err != nil || f.Under == "" {
			return []org.UnitID{u.ID}, missing(err, "unit", f.Unit)
		}
	}
	if f.Under != "" {
		units, err := under(r, f.Under)
		return units, missing(err, "under", f.Under)
	}
	return nil, nil
}

// parentOf is the item that a list stands under: "-" is the top, nil any.
func parentOf(r store.Reader, id string) (*plan.ItemID, error) {
	if id == "" {
		return nil, nil
	}
	top := plan.ItemID("")
	if id == "-" {
		return &top, nil
	}
	item, err := itemNamed(r, id)
	return &item.ID, named(err, fault.New(fault.Invalid, "Không có mục cha %.60q.", "There is no parent item %.60q.", id).At("parent"))
}

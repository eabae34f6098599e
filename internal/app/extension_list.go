package app

import (
	"context"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// ExtensionRow is a request with what it is about.
type ExtensionRow struct {
	Extension plan.Extension
	Item      ItemRow
	Unit      org.Unit         // asks
	Post      org.Post         // asked for it
	Earlier   []plan.Extension // other requests about the item, newest first
}

// maxExtensions bounds a list of requests.
const maxExtensions = 200

// Extensions are the requests in a state (asked unless said), of a unit where one is named by its code; those that wait
// longest first, what is over newest first. total counts all of the state.
func (a *App) Extensions(ctx context.Context, who Who, state plan.ExtensionState, unitCode string) (rows []ExtensionRow, total int, err error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, 0, err
	}
	if state == "" {
		state = plan.ExtensionAsked
	}
	if !slices.Contains(plan.ExtensionStates, state) {
		return nil, 0, fault.New(fault.Invalid, "Không có trạng thái %.60q.", "There is no state %.60q.", string(state)).At("state")
	}
	r := a.store.Read(ctx)
	var units []org.UnitID
	if unitCode != "" {
		u, err := r.UnitByCode(unitCode)
		if err != nil {
			return nil, 0, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", unitCode).At("unit"))
		}
		units = []org.UnitID{u.ID}
	}
	list, err := r.ExtensionsIn(state, units, maxExtensions)
	if err != nil {
		return nil, 0, err
	}
	if total, err = r.CountExtensions(state); err != nil {
		return nil, 0, err
	}
	rows, err = a.extensionRows(r, list)
	return rows, total, err
}

// Extension is one request.
func (a *App) Extension(ctx context.Context, who Who, id plan.ExtensionID) (ExtensionRow, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return ExtensionRow{}, err
	}
	r := a.store.Read(ctx)
	e, err := store.Extensions.Get(r, string(id))
	if err != nil {
		return ExtensionRow{}, err
	}
	rows, err := a.extensionRows(r, []plan.Extension{e})
	if err != nil {
		return ExtensionRow{}, err
	}
	return rows[0], nil
}

// extensionRows adds to requests what they are about, in few queries for all of them.
func (a *App) extensionRows(r store.Reader, list []plan.Extension) ([]ExtensionRow, error) {
	var items []plan.ItemID
	var units []org.UnitID
	for _, e := range list {
		if !slices.Contains(items, e.ItemID) {
			items = append(items, e.ItemID)
		}
		units = append(units, e.UnitID)
	}
	rows, err := a.rowsOf(r, items)
	if err != nil {
		return nil, err
	}
	unitOf, err := r.UnitsByID(units)
	if err != nil {
		return nil, err
	}
	all, err := r.ExtensionsOf(items)
	if err != nil {
		return nil, err
	}
	var out []ExtensionRow
	for _, e := range list {
		row := ExtensionRow{Extension: e, Unit: unitOf[e.UnitID]}
		if i := slices.IndexFunc(rows, func(x ItemRow) bool { return x.Item.ID == e.ItemID }); i >= 0 {
			row.Item = rows[i]
		}
		if post, err := store.Posts.Get(r, string(e.PostID)); err == nil {
			row.Post = post
		}
		for _, x := range all {
			if x.ItemID == e.ItemID && x.ID != e.ID {
				row.Earlier = append(row.Earlier, x)
			}
		}
		out = append(out, row)
	}
	return out, nil
}

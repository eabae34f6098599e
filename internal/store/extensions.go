package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// Extensions keeps plan.Extension. The due day follows by its own row, so that a request moves no standing.
var Extensions = keep(Table[plan.Extension]{noun: "extension", vi: "đề nghị gia hạn", name: "extension", columns: []string{"item_id", "unit_id", "state", "asked_on"},
	key: func(e *plan.Extension) (string, *int) { return string(e.ID), &e.Rev },
	index: func(e *plan.Extension) []any {
		return []any{string(e.ItemID), string(e.UnitID), string(e.State), string(e.AskedOn)}
	},
	about: func(e *plan.Extension) plan.ItemID { return e.ItemID },
	apart: true,
})

// ExtensionsOf are the requests about some items, of each the newest first.
func (r Reader) ExtensionsOf(ids []plan.ItemID) ([]plan.Extension, error) {
	return Extensions.live(r, "item_id IN ("+marks(len(ids))+") ORDER BY item_id, asked_on DESC, id DESC", anys(ids)...)
}

// ExtensionsIn are the requests in a state, those that wait longest first; units nil = of any unit.
func (r Reader) ExtensionsIn(state plan.ExtensionState, units []org.UnitID, limit int) ([]plan.Extension, error) {
	where, args := "state = ?", []any{string(state)}
	if units != nil {
		where, args = where+" AND unit_id IN ("+marks(len(units))+")", append(args, anys(units)...)
	}
	order := " ORDER BY asked_on DESC, id DESC LIMIT ?"
	if state == plan.ExtensionAsked {
		order = " ORDER BY asked_on, id LIMIT ?"
	}
	return Extensions.live(r, where+order, append(args, limit)...)
}

// CountExtensions counts the requests in a state.
func (r Reader) CountExtensions(state plan.ExtensionState) (n int, err error) {
	err = r.row("SELECT count(*) FROM extension WHERE valid_to IS NULL AND state = ?", string(state)).Scan(&n)
	return n, err
}

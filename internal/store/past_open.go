package store

import (
	"cmp"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// pastOpen is what was open when a day ended, in the order of lists: by last day, then as entered, what has no day at the end.
// Under each key stand the places of what it holds. It does for a past day what the table open_under does for today.
type pastOpen struct {
	items []openThen
	under map[TallyKey][]int32
}

type openThen struct {
	id    plan.ItemID
	kind  plan.KindCode
	state plan.WorkState
	due   when.Date
	keys  []TallyKey
}

// newPastOpen puts what was open in order.
func newPastOpen(items []openThen) pastOpen {
	arrange.By(items, func(x, y openThen) int {
		if (x.due == "") != (y.due == "") {
			return cmp.Compare(y.due, x.due)
		}
		return cmp.Or(cmp.Compare(x.due, y.due), cmp.Compare(x.id, y.id))
	})
	o := pastOpen{items: items, under: map[TallyKey][]int32{}}
	for n := range items {
		for _, key := range items[n].keys {
			o.under[key] = append(o.under[key], int32(n))
		}
		items[n].keys = nil
	}
	return o
}

// pastListed are the items of one page of a query whose list is kept; ok is false for a query of another sort.
func (r Reader) pastListed(q ItemQuery, offset, limit int) (ids []plan.ItemID, ok bool, err error) {
	key, _ := q.key()
	others := q
	others.Kind, others.State, others.Time, others.DueFrom, others.DueTo, others.dated = "", "", "", "", "", ""
	if _, narrow := others.key(); narrow || !q.open() || (q.Sort != "" && q.Sort != "due") {
		return nil, false, nil
	}
	of, err := r.pastOf()
	if err != nil {
		return nil, false, err
	}
	for _, n := range of.open.under[key] {
		switch it := of.open.items[n]; {
		case !q.holdsOpen(it):
		case offset > 0:
			offset--
		case limit > 0 && len(ids) == limit:
			return ids, true, nil
		default:
			ids = append(ids, it.id)
		}
	}
	return ids, true, nil
}

// holdsOpen tells whether a query by kind, state and days holds an open item.
func (q ItemQuery) holdsOpen(it openThen) bool {
	days := q.allDated() || q.DueFrom != "" || q.DueTo != ""
	return (q.Kind == "" || q.Kind == it.kind) &&
		(q.State == "" || q.State == "open" || q.State == "tracked" || q.State == string(it.state)) &&
		(q.Time == "" || q.Time == plan.TimeStateOn(q.Today, it.due, it.state, "", q.SoonDays)) &&
		(!days || it.due != "") && (q.dated != withoutDay || it.due == "") &&
		(q.DueFrom == "" || it.due >= q.DueFrom) && (q.DueTo == "" || it.due <= q.DueTo)
}

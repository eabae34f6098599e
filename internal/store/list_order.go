package store

import (
	"slices"
	"strings"

	"lotrinh/internal/plan"
)

// Sorts are the orders of a list: by last day, code, title, newest report; "-" turns one round. "source" is that of the
// document. An index has the days and the codes in order; titles and reports are sorted each time.
var Sorts = []string{"due", "-due", "code", "-code", "title", "-title", "reported", "-reported", "source"}

// Few is how many rows are sorted without a thought. A longer list is walked along the index that has its order, which
// would be slow where few rows of many are wanted.
const Few = 5000

// orders end in the order in which items were entered, for ids sort by the time they were made.
var orders = map[string]string{
	"code": "i.code, i.id", "-code": "i.code DESC, i.id DESC", "title": "i.sort_key, i.id", "-title": "i.sort_key DESC, i.id DESC",
	"reported": "s.reported_at DESC, i.code, i.id", "-reported": "s.reported_at, i.code DESC, i.id DESC", "source": "i.parent_id, i.ord, i.code, i.id",
}

// daysOnly narrows a query to what has a last day, or to what has none; "" to neither.
type daysOnly string

const (
	withDay    daysOnly = "with"
	withoutDay daysOnly = "without"
)

// byDay tells whether a list is in the order of last days, which is so unless something else is asked for.
func (q ItemQuery) byDay() bool { return orders[q.Sort] == "" }

// allDated tells whether all of a list have a last day.
func (q ItemQuery) allDated() bool {
	return q.dated == withDay || q.DueFrom != "" || q.DueTo != "" || slices.Contains([]plan.TimeState{plan.Overdue, plan.DueSoon, plan.InTime}, q.Time)
}

// order is the order of a list whose last days are in the column due. What has no day comes last.
func (q ItemQuery) order(due string) string {
	id := strings.TrimSuffix(due, "due_on") + "item_id"
	switch {
	case !q.byDay():
		return orders[q.Sort]
	case q.Sort == "-due":
		return due + " DESC, " + id + " DESC"
	case q.allDated():
		return due + ", " + id // an index has them in this order
	}
	return "(" + due + " = ''), " + due + ", " + id
}

// whereDays narrows a list to days. The words of each database are those that let it begin at a day of its index.
func (q ItemQuery) whereDays(x *selection, d *dialect) {
	if q.DueFrom != "" || q.DueTo != "" || q.dated == withDay {
		x.add(x.due + " > ''")
		if x.due == "s.due_on" {
			x.add("(s.due_on = '') " + d.is + " FALSE")
		}
	}
	if q.DueFrom != "" {
		x.add(x.due+" >= ?", string(q.DueFrom))
	}
	if q.DueTo != "" {
		x.add(x.due+" <= ?", string(q.DueTo))
	}
	if q.dated == withoutDay {
		x.add("(" + x.due + " = '') " + d.is + " TRUE")
	}
}

// parts are the queries whose rows, one after the other, are the list. There is one, but from the last day back: what has
// no day comes last that way too, and an index is walked in one direction at a time.
func (q ItemQuery) parts() []ItemQuery {
	if q.Sort != "-due" || q.allDated() || q.Time == plan.NoDue {
		return []ItemQuery{q}
	}
	with, without := q, q
	with.dated, without.dated = withDay, withoutDay
	return []ItemQuery{with, without}
}

// ItemList is one page of a query; limit ≤ 0 means all.
func (r Reader) ItemList(q ItemQuery, offset, limit int) ([]ItemRow, error) {
	var out []ItemRow
	for _, part := range q.parts() {
		rows, err := r.itemPage(part, offset, limit)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
		if limit <= 0 {
			continue
		}
		if limit -= len(rows); limit == 0 {
			break
		}
		if len(rows) > 0 || offset == 0 {
			offset = 0
			continue
		}
		n, err := r.CountItems(part)
		if err != nil {
			return nil, err
		}
		offset -= n
	}
	return out, nil
}

func (r Reader) itemPage(q ItemQuery, offset, limit int) ([]ItemRow, error) {
	if r.past != nil && limit > 0 {
		if ids, ok, err := r.pastListed(q, offset, limit); ok || err != nil {
			if len(ids) == 0 || err != nil {
				return nil, err
			}
			return r.ItemRows(ids)
		}
	}
	x := q.selection(r)
	x.from += withDue
	query := rowColumns + x.where() + " ORDER BY " + q.order(x.due)
	if limit > 0 {
		query += " LIMIT ? OFFSET ?"
		x.args = append(x.args, limit, offset)
	}
	return r.itemRows(query, x.planned(r.d)...)
}

// ItemIDs are all items of a query in its order, for going through a long list without holding a connection.
func (r Reader) ItemIDs(q ItemQuery) (out []plan.ItemID, err error) {
	err = r.EachItemID(q, func(id plan.ItemID) { out = append(out, id) })
	return out, err
}

// EachItemID goes through the ids of a query in order; the query is open until the last of them is taken.
func (r Reader) EachItemID(q ItemQuery, do func(plan.ItemID)) error {
	q.onlyIDs = true
	for _, part := range q.parts() {
		x := part.selection(r)
		if err := r.eachText("SELECT s.item_id"+x.where()+" ORDER BY "+part.order(x.due), func(id string) { do(plan.ItemID(id)) }, x.planned(r.d)...); err != nil {
			return err
		}
	}
	return nil
}

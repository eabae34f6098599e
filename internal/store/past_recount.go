package store

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// held is a standing from its first day until the next one took its place; until "" = it is the one of now.
type held struct {
	*stood
	until when.Date
}

// pastAtOnce is how many items are looked at together: with years of reports each has dozens of standings.
const pastAtOnce = 1000

// everyItem are the ids of all items there ever were.
func (r Reader) everyItem() (ids []plan.ItemID, err error) {
	err = r.present().eachText("SELECT DISTINCT id FROM item ORDER BY id", func(id string) { ids = append(ids, plan.ItemID(id)) })
	return ids, err
}

// recountPast derives from the nouns alone how items stood from when to when, day by day: on each day those are looked at
// anew that something changed of. It gives some items after the others.
func (r Reader) recountPast(kinds plan.Kinds, ids []plan.ItemID, do func(some []plan.ItemID, stood map[plan.ItemID][]held) error) error {
	for some := range slices.Chunk(ids, pastAtOnce) {
		touched, err := r.touchedOn("", some)
		if err != nil {
			return err
		}
		stood := map[plan.ItemID][]held{}
		if err := r.recountOn(kinds, touched, stood); err != nil {
			return err
		}
		if err := do(some, stood); err != nil {
			return err
		}
	}
	return nil
}

// recountOn goes on with how items stood, on the days on which something changed of them.
func (r Reader) recountOn(kinds plan.Kinds, touched map[when.Date]map[plan.ItemID]bool, out map[plan.ItemID][]held) error {
	for _, day := range slices.Sorted(maps.Keys(touched)) {
		then := r.present()
		then.past, then.now = newPast(r.d, day), nil
		for some := range slices.Chunk(slices.Sorted(maps.Keys(touched[day])), manyItems) {
			now, err := then.computeStandings(kinds, some)
			if err != nil {
				return err
			}
			for _, id := range some {
				out[id] = follows(out[id], now[id], day)
			}
		}
	}
	return nil
}

// follows adds how an item stands from a day on (nil = it is no more) to how it stood before.
func follows(all []held, now *stood, day when.Date) []held {
	n := len(all)
	open := n > 0 && all[n-1].until == ""
	if open && now != nil && all[n-1].same(now) {
		return all
	}
	if open {
		all[n-1].until = day
	}
	if now != nil {
		now.since = day
		all = append(all, held{now, ""})
	}
	return all
}

// backdate looks anew at how items stood since the day of an act that comes before what was recorded of them already: the
// past that is loaded later, or a clock that was moved back.
func (tx *Tx) backdate(ids []plan.ItemID, before map[plan.ItemID]*stood, newest map[plan.ItemID]when.Date) error {
	var late []plan.ItemID
	for _, id := range ids {
		if tx.Today != "" && newest[id] > tx.Today {
			late = append(late, id)
		}
	}
	if len(late) == 0 {
		return nil
	}
	all, err := tx.heldOn(tx.Today.Add(-1), late)
	if err != nil {
		return err
	}
	for _, id := range late {
		if s := before[id]; s != nil && s.since < tx.Today {
			all[id] = []held{{s, ""}}
		}
	}
	if err := tx.later(ask{query: "DELETE FROM standing_past WHERE until > ? AND item_id IN (" + marks(len(late)) + ")", args: append([]any{string(tx.Today)}, anys(late)...)}); err != nil {
		return err
	}
	touched, err := tx.touchedOn(tx.Today, late)
	if err != nil {
		return err
	}
	touched[tx.Today] = map[plan.ItemID]bool{}
	for _, id := range late {
		touched[tx.Today][id] = true
	}
	if err := tx.recountOn(tx.kinds, touched, all); err != nil {
		return err
	}
	for _, id := range late {
		for _, h := range all[id] {
			if h.until == "" {
				if err := tx.later(ask{query: "UPDATE standing SET since = ? WHERE item_id = ?", args: []any{string(h.since), string(id)}}); err != nil {
					return err
				}
				continue
			}
			row, err := h.pastRow(id, h.until)
			if err != nil {
				return err
			}
			if err := tx.later(putPast(row)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// newestOf is the newest day on which anything was recorded that items' standings follow from: about them, or, where that is
// later than the act, about the groups that lead them.
func (tx *Tx) newestOf(ids []plan.ItemID, kept map[plan.ItemID]*stood) (map[plan.ItemID]when.Date, error) {
	out := map[plan.ItemID]when.Date{}
	for id, s := range kept {
		out[id] = s.touched
	}
	err := tx.eachText(`SELECT u.valid_from || ' ' || a.item_id FROM assignment a JOIN unit u ON u.id = a.unit_id AND u.valid_from > ? AND (u.body LIKE '%"members":[%' OR u.body LIKE '%"group":true%')
		WHERE a.valid_to IS NULL AND a.role = 'lead' AND a.item_id IN (`+marks(len(ids))+")", func(row string) {
		day, id, _ := strings.Cut(row, " ")
		out[plan.ItemID(id)] = max(out[plan.ItemID(id)], when.Date(day))
	}, append([]any{string(tx.Today)}, anys(ids)...)...)
	return out, err
}

// heldOn are the standings that are over and held on a day and the one after it, as if they went on.
func (r Reader) heldOn(day when.Date, ids []plan.ItemID) (map[plan.ItemID][]held, error) {
	rows, err := r.query("SELECT item_id, since, "+stoodColumns+" FROM standing_past WHERE since <= ? AND until > ? AND item_id IN ("+marks(len(ids))+")", append([]any{string(day), string(day.Add(1))}, anys(ids)...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[plan.ItemID][]held{}
	for rows.Next() {
		h := held{stood: new(stood)}
		var keys []byte
		if err := rows.Scan(append([]any{&h.ItemID, &h.since}, h.into(&keys)...)...); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(keys, &h.keys); err != nil {
			return nil, err
		}
		out[h.ItemID] = []held{h}
	}
	return out, rows.Err()
}

// touchedOn are the items that may stand otherwise since a day: something about them changed, or a report on them, or who
// belongs to a group.
func (r Reader) touchedOn(after when.Date, ids []plan.ItemID) (map[when.Date]map[plan.ItemID]bool, error) {
	out := map[when.Date]map[plan.ItemID]bool{}
	args := append(anys(ids), string(after))
	among := func(column string) string { return " AND " + column + " IN (" + marks(len(ids)) + ") AND j.day > ?" }
	queries := []string{"SELECT DISTINCT j.day || ' ' || c.about FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE 1 = 1" + among("c.about")}
	for _, live := range []string{"IS NULL", "IS NOT NULL"} { // apart, since each has an index of its own; crossed, so that SQLite begins with the items
		queries = append(queries,
			`SELECT DISTINCT j.day || ' ' || l.item_id FROM line l CROSS JOIN journal_change c CROSS JOIN journal j
			WHERE c.noun = 'report' AND c.id = l.report_id AND j.seq = c.seq AND l.valid_to `+live+among("l.item_id"),
			`SELECT DISTINCT j.day || ' ' || a.item_id FROM assignment a CROSS JOIN journal_change c CROSS JOIN journal j
			WHERE c.noun = 'unit' AND c.id = a.unit_id AND j.seq = c.seq AND a.valid_to `+live+` AND (c.before LIKE '%"members":[%' OR c.after LIKE '%"members":[%')`+among("a.item_id"))
	}
	for _, query := range queries {
		if err := r.present().eachText(query, func(row string) {
			day, id, _ := strings.Cut(row, " ")
			if out[when.Date(day)] == nil {
				out[when.Date(day)] = map[plan.ItemID]bool{}
			}
			out[when.Date(day)][plan.ItemID(id)] = true
		}, args...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// pastAnew fills in how items stood, where an upgrade has made the place for it.
func (tx *Tx) pastAnew() error {
	if _, err := tx.exec("DELETE FROM standing_past"); err != nil {
		return err
	}
	all, err := tx.everyItem()
	if err != nil {
		return err
	}
	return tx.fillPast(all)
}

// inheritAll looks anew at what ever returned, of now and of days that are over: what a predecessor fulfilled counts for
// whoever took the item over.
func (tx *Tx) inheritAll() error {
	var ids []plan.ItemID
	if err := tx.eachText(`SELECT DISTINCT id FROM due WHERE body LIKE '%"returns":[{%' ORDER BY id`, func(id string) { ids = append(ids, plan.ItemID(id)) }); err != nil {
		return err
	}
	if err := tx.standAnew(ids); err != nil {
		return err
	}
	for some := range slices.Chunk(ids, pastAtOnce) {
		if _, err := tx.exec("DELETE FROM standing_past WHERE item_id IN ("+marks(len(some))+")", anys(some)...); err != nil {
			return err
		}
	}
	return tx.fillPast(ids)
}

// fillPast writes how items stood, of which nothing is written.
func (tx *Tx) fillPast(ids []plan.ItemID) error {
	return tx.recountPast(tx.kinds, ids, func(some []plan.ItemID, stood map[plan.ItemID][]held) error {
		var rows [][]any
		for _, id := range some {
			for _, h := range stood[id] {
				if h.until == "" {
					if _, err := tx.exec("UPDATE standing SET since = ?, touched = CASE WHEN touched < ? THEN ? ELSE touched END WHERE item_id = ?", string(h.since), string(h.since), string(h.since), string(id)); err != nil {
						return err
					}
					continue
				}
				row, err := h.pastRow(id, h.until)
				if err != nil {
					return err
				}
				rows = append(rows, row)
			}
		}
		return tx.together(putPast(rows...)...)
	})
}

// keptPast are the standings of some items as they are stored, of now and of then, each item's in the order of days. Two that are alike
// and follow each other are one: something changed and was taken back on the same day.
func (r Reader) keptPast(ids []plan.ItemID) (map[plan.ItemID][]held, error) {
	among := " WHERE item_id IN (" + marks(len(ids)) + ")"
	rows, err := r.query("SELECT item_id, since, until, "+stoodColumns+" FROM standing_past"+among+" UNION ALL SELECT item_id, since, '', "+stoodColumns+" FROM standing"+among, append(anys(ids), anys(ids)...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[plan.ItemID][]held{}
	for rows.Next() {
		h := held{stood: new(stood)}
		var keys []byte
		if err := rows.Scan(append([]any{&h.ItemID, &h.since, &h.until}, h.into(&keys)...)...); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(keys, &h.keys); err != nil {
			return nil, err
		}
		all[h.ItemID] = append(all[h.ItemID], h)
	}
	for id, of := range all {
		arrange.By(of, func(x, y held) int { return cmp.Compare(x.since, y.since) })
		var one []held
		for _, h := range of {
			if n := len(one); n > 0 && one[n-1].until == h.since && one[n-1].same(h.stood) {
				one[n-1].until = h.until
				continue
			}
			one = append(one, h)
		}
		all[id] = one
	}
	return all, rows.Err()
}

// checkPast compares how items stood with the recount.
func (r Reader) checkPast(kinds plan.Kinds, bad func(vi, en string, args ...any)) error {
	all, err := r.everyItem()
	if err != nil {
		return err
	}
	err = r.recountPast(kinds, all, func(some []plan.ItemID, stood map[plan.ItemID][]held) error {
		kept, err := r.keptPast(some)
		if err != nil {
			return err
		}
		for _, id := range some {
			if !slices.EqualFunc(stood[id], kept[id], func(x, y held) bool { return x.since == y.since && x.until == y.until && x.same(y.stood) }) {
				bad("mục %s: tình trạng của các ngày đã qua khác với tính lại", "item %s: how it stood on days that are over differs from the recount", id)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.eachText("SELECT DISTINCT item_id FROM standing_past WHERE item_id NOT IN (SELECT id FROM item)", func(id string) {
		bad("tình trạng đã qua của một mục không có: %s", "past standings of no item: %s", id)
	})
}

package store

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// held is a standing from its first day until the next one took its place; until "" = it is the one of now.
type held struct {
	*stood
	until when.Date
}

// recountPast derives from the nouns alone how items stood from when to when, day by day: on each day those are looked at
// anew that something changed of.
func (r Reader) recountPast(kinds plan.Kinds) (map[plan.ItemID][]held, error) {
	touched, err := r.touchedOn()
	if err != nil {
		return nil, err
	}
	out := map[plan.ItemID][]held{}
	for _, day := range slices.Sorted(maps.Keys(touched)) {
		then := r.present()
		then.past, then.now = newPast(r.d, day), nil
		for some := range slices.Chunk(slices.Sorted(maps.Keys(touched[day])), manyItems) {
			now, err := then.computeStandings(kinds, some)
			if err != nil {
				return nil, err
			}
			for _, id := range some {
				out[id] = follows(out[id], now[id], day)
			}
		}
	}
	return out, nil
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

// touchedOn are the items that may stand otherwise since a day: something about them changed, or a report on them, or who
// belongs to a group.
func (r Reader) touchedOn() (map[when.Date]map[plan.ItemID]bool, error) {
	out := map[when.Date]map[plan.ItemID]bool{}
	for _, query := range []string{
		"SELECT DISTINCT j.day || ' ' || c.about FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE c.about <> ''",
		"SELECT DISTINCT j.day || ' ' || l.item_id FROM journal_change c JOIN journal j ON j.seq = c.seq JOIN line l ON l.report_id = c.id WHERE c.noun = 'report'",
		`SELECT DISTINCT j.day || ' ' || a.item_id FROM journal_change c JOIN journal j ON j.seq = c.seq JOIN assignment a ON a.unit_id = c.id
			WHERE c.noun = 'unit' AND (c.before LIKE '%"members":[%' OR c.after LIKE '%"members":[%')`,
	} {
		if err := r.present().eachText(query, func(row string) {
			day, id, _ := strings.Cut(row, " ")
			if out[when.Date(day)] == nil {
				out[when.Date(day)] = map[plan.ItemID]bool{}
			}
			out[when.Date(day)][plan.ItemID(id)] = true
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// pastAnew fills in how items stood, where an upgrade has made the place for it.
func (tx *Tx) pastAnew() error {
	all, err := tx.recountPast(tx.kinds)
	if err != nil {
		return err
	}
	if _, err := tx.exec("DELETE FROM standing_past"); err != nil {
		return err
	}
	var rows [][]any
	for _, id := range slices.Sorted(maps.Keys(all)) {
		for _, h := range all[id] {
			if h.until == "" {
				if _, err := tx.exec("UPDATE standing SET since = ? WHERE item_id = ?", string(h.since), string(id)); err != nil {
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
}

// keptPast are the standings as they are stored, of now and of then, each item's in the order of days. Two that are alike
// and follow each other are one: something changed and was taken back on the same day.
func (r Reader) keptPast() (map[plan.ItemID][]held, error) {
	rows, err := r.query("SELECT item_id, since, until, " + stoodColumns + " FROM standing_past UNION ALL SELECT item_id, since, '', " + stoodColumns + " FROM standing")
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
		slices.SortFunc(of, func(x, y held) int { return cmp.Compare(x.since, y.since) })
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
	want, err := r.recountPast(kinds)
	if err != nil {
		return err
	}
	kept, err := r.keptPast()
	if err != nil {
		return err
	}
	for id, of := range want {
		if !slices.EqualFunc(of, kept[id], func(x, y held) bool { return x.since == y.since && x.until == y.until && x.same(y.stood) }) {
			bad("mục %s: tình trạng của các ngày đã qua khác với tính lại", "item %s: how it stood on days that are over differs from the recount", id)
		}
		delete(kept, id)
	}
	for id := range kept {
		bad("tình trạng đã qua của một mục không có: %s", "past standings of no item: %s", id)
	}
	return nil
}

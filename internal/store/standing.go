package store

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// cell names one counter of the roll-up.
type cell struct {
	key   TallyKey
	axis  plan.Axis
	span  string
	state string
}

type sums struct{ n, total, known int }

// restandDirty brings the standing of every touched item up to date and tells how that moves the roll-ups; always in one
// order, so that two acts on the same items never wait for each other in a circle.
func (tx *Tx) restandDirty() error {
	tx.moved = map[cell]sums{}
	for _, id := range slices.Sorted(maps.Keys(tx.dirty)) {
		old, err := tx.standing(id, tx.d.forUpdate) // locked before computing
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		shift(tx.moved, old, -1)
		now, err := tx.Reader.computeStanding(tx.kinds, id)
		if fault.Is(err, fault.NotFound) && old.keys != nil { // the item was removed
			if err := tx.later(ask{query: "DELETE FROM standing WHERE item_id = ?", args: []any{string(id)}}); err != nil {
				return err
			}
			if err := tx.relist(id, openUnder(old), nil); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		shift(tx.moved, now, +1)
		encoded, err := json.Marshal(now.keys)
		if err != nil {
			return err
		}
		if err := tx.later(ask{query: `INSERT INTO standing (item_id, kind, due_on, state, done_on, percent, reported_at, tally_keys, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (item_id) DO UPDATE SET kind = excluded.kind, due_on = excluded.due_on, state = excluded.state, done_on = excluded.done_on,
			percent = excluded.percent, reported_at = excluded.reported_at, tally_keys = excluded.tally_keys, listed = excluded.listed`,
			args: []any{string(id), string(now.Kind), string(now.DueOn), string(now.State), string(now.DoneOn), now.Percent, string(now.ReportedAt), string(encoded), now.listed}}); err != nil {
			return err
		}
		if err := tx.relist(id, openUnder(old), openUnder(now)); err != nil {
			return err
		}
	}
	return nil
}

func shift(moved map[cell]sums, s stood, sign int) {
	for _, key := range s.keys {
		for _, b := range s.Buckets() {
			c := cell{TallyKey(key), b.Axis, b.Span, b.State}
			m := moved[c]
			moved[c] = sums{m.n + sign*b.Count, m.total + sign*b.Sum, m.known + sign*b.Known}
		}
	}
}

// tallyWrites add what the act moves to the cells, and to the figures of the days that they are kept up to date for.
func (tx *Tx) tallyWrites(days []keptDay) []ask {
	order := slices.SortedFunc(maps.Keys(tx.moved), func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.axis, b.axis), cmp.Compare(a.span, b.span), cmp.Compare(a.state, b.state))
	})
	var rows, figures [][]any
	byKey := map[TallyKey][]plan.Bucket{}
	for _, c := range order {
		m := tx.moved[c]
		if m == (sums{}) {
			continue
		}
		rows = append(rows, []any{string(c.key), string(c.axis), c.span, c.state, m.n, m.total, m.known})
		byKey[c.key] = append(byKey[c.key], plan.Bucket{Axis: c.axis, Span: c.span, State: c.state, Count: m.n, Sum: m.total, Known: m.known})
	}
	for _, k := range days {
		for _, key := range slices.Sorted(maps.Keys(byKey)) {
			figures = append(figures, figuresRow(k.day, key, plan.TallyOn(k.day, k.soon, byKey[key]))...)
		}
	}
	return append(insertMany("tally (tally_key, axis, span, state, n, total, known)", rows,
		"ON CONFLICT (tally_key, axis, span, state) DO UPDATE SET n = tally.n + excluded.n, total = tally.total + excluded.total, known = tally.known + excluded.known"),
		addFigures(figures)...)
}

// place is where an open item stands in the list of a key.
type place struct {
	key   string
	dueOn when.Date
}

// openUnder are the lists an item stands in: of what is open under each of its keys, the whole plan apart, for which the
// standings themselves are indexed.
func openUnder(s stood) []place {
	var out []place
	for _, key := range s.keys {
		if s.State.Open() && key != string(Everything) {
			out = append(out, place{key, s.DueOn})
		}
	}
	return out
}

// relist moves an item from the lists it stood in to those it stands in.
func (tx *Tx) relist(id plan.ItemID, before, now []place) error {
	for _, p := range before {
		if slices.Contains(now, p) {
			continue
		}
		if err := tx.later(ask{query: "DELETE FROM open_under WHERE tally_key = ? AND due_on = ? AND item_id = ?", args: []any{p.key, string(p.dueOn), string(id)}}); err != nil {
			return err
		}
	}
	var rows [][]any
	for _, p := range now {
		if !slices.Contains(before, p) {
			rows = append(rows, []any{p.key, string(p.dueOn), string(id)})
		}
	}
	return tx.later(insertMany("open_under (tally_key, due_on, item_id)", rows, "")...)
}

// stood is all that is derived of one item alone.
type stood struct {
	plan.Standing
	keys   []string // it is counted under
	listed string
}

// standing is what is stored for an item, locked or ("") not.
func (r Reader) standing(id plan.ItemID, lock string) (stood, error) {
	s := stood{Standing: plan.Standing{ItemID: id}}
	var keys []byte
	err := r.row("SELECT kind, due_on, state, done_on, percent, reported_at, tally_keys, listed FROM standing WHERE item_id = ?"+lock, string(id)).
		Scan(&s.Kind, &s.DueOn, &s.State, &s.DoneOn, &s.Percent, &s.ReportedAt, &keys, &s.listed)
	if noRows(err) {
		return s, fault.New(fault.NotFound, "Không tìm thấy mục.", "No such item.")
	}
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(keys, &s.keys)
}

// computeStanding derives what follows from the nouns alone.
func (r Reader) computeStanding(kinds plan.Kinds, id plan.ItemID) (s stood, err error) {
	item, err := Items.Get(r, string(id))
	if err != nil {
		return s, err
	}
	due, leads, err := r.duty(id)
	if err != nil {
		return s, err
	}
	if s.listed, err = listedOf(item, due, leads); err != nil {
		return s, err
	}
	kind, _ := kinds.Of(item.Kind)
	if s.Standing, err = r.standingUpTo(kind, item, due, leads, "9999"); err != nil {
		return s, err
	}
	if item.Ended {
		s.keys = []string{}
		return s, nil
	}
	s.keys, err = r.tallyKeys(id, leads)
	return s, err
}

// duty is until when an item is to be done, and who leads it.
func (r Reader) duty(id plan.ItemID) (plan.DueVersion, []plan.Assignment, error) {
	due, err := Dues.Get(r, string(id))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return due, nil, err
	}
	leads, err := Assignments.live(r, "item_id = ? AND role = 'lead' ORDER BY ord, id", string(id))
	return due, leads, err
}

// owing are the units that must report: each lead, and for a group its members.
func (r Reader) owing(leads []plan.Assignment) ([]org.UnitID, error) {
	var out []org.UnitID
	add := func(id org.UnitID) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, a := range leads {
		rows, err := r.query("SELECT unit_id FROM unit_member WHERE group_id = ? ORDER BY unit_id", string(a.UnitID))
		if err != nil {
			return nil, err
		}
		members := 0
		for rows.Next() {
			var id org.UnitID
			if err := rows.Scan(&id); err != nil {
				rows.Close()
				return nil, err
			}
			members++
			add(id)
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return nil, err
		}
		if members == 0 {
			add(a.UnitID)
		}
	}
	return out, nil
}

// tallyKeys are the totals an item counts in: all, each lead, each theme, each document it was read from or implements.
func (r Reader) tallyKeys(id plan.ItemID, leads []plan.Assignment) ([]string, error) {
	keys := []string{"all"}
	add := func(key string) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, a := range leads {
		if a.UnitID != "" {
			add("unit:" + string(a.UnitID))
		}
	}
	links, err := r.LinksFrom(string(id))
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		switch {
		case l.To == plan.ThemeNoun && l.Relation == plan.InTheme:
			add("theme:" + l.ToID)
		case l.To == plan.DocumentNoun && (l.Relation == plan.FromSource || l.Relation == plan.Implements):
			add("document:" + l.ToID)
		}
	}
	slices.Sort(keys)
	return keys, nil
}

// StandingUpTo derives how an item stood when the reports of a period were in.
func (r Reader) StandingUpTo(kinds plan.Kinds, item plan.Item, p when.Period) (plan.Standing, error) {
	due, leads, err := r.duty(item.ID)
	if err != nil {
		return plan.Standing{}, err
	}
	kind, _ := kinds.Of(item.Kind)
	return r.standingUpTo(kind, item, due, leads, p.Bounds().To)
}

func (r Reader) standingUpTo(kind plan.Kind, item plan.Item, due plan.DueVersion, leads []plan.Assignment, until when.Date) (plan.Standing, error) {
	owing, err := r.owing(leads)
	if err != nil {
		return plan.Standing{}, err
	}
	lines, err := r.latestLines(item.ID, until)
	if err != nil {
		return plan.Standing{}, err
	}
	return report.StandingOf(item, kind, due.To, owing, lines), nil
}

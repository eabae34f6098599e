package store

import (
	"cmp"
	"maps"
	"slices"

	"lotrinh/internal/plan"
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

// learnFrom is from how many touched items on an act lets the database count anew what it has just written: it plans queries
// by what it knew before the act, which of a new installation is that its tables are empty.
const learnFrom = 2000

// restandDirty brings the standing of every touched item up to date and tells how that moves the roll-ups; always in one
// order, so that two acts on the same items never wait for each other in a circle.
func (tx *Tx) restandDirty() error {
	tx.moved = map[cell]sums{}
	if tx.d.learn != "" && len(tx.dirty) >= learnFrom {
		if err := tx.together(ask{query: tx.d.learn}); err != nil {
			return err
		}
	}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(tx.dirty)), manyItems) {
		kept, err := tx.standings(some, tx.d.forUpdate) // locked before computing
		if err != nil {
			return err
		}
		now, err := tx.computeStandings(tx.kinds, some)
		if err != nil {
			return err
		}
		newest, err := tx.newestOf(some, kept)
		if err != nil {
			return err
		}
		for _, id := range some {
			if err := tx.restand(id, kept[id], now[id], newest[id]); err != nil {
				return err
			}
		}
		if err := tx.backdate(some, kept, newest); err != nil {
			return err
		}
		if err := tx.reindicateThese(some, kept, now); err != nil {
			return err
		}
	}
	return nil
}

// restand writes the standing of an item, and where it is listed, as it is now (nil = the item was removed) and not as it
// was kept (nil = it is new); newest is as newestOf says.
func (tx *Tx) restand(id plan.ItemID, kept, now *stood, newest when.Date) error {
	if err := tx.keepPast(id, kept, now, newest); err != nil {
		return err
	}
	switch {
	case kept == nil && now == nil:
		_, err := Items.only(nil, nil)
		return err
	case now == nil:
		shift(tx.moved, kept, -1)
		if err := tx.later(ask{query: "DELETE FROM standing WHERE item_id = ?", args: []any{string(id)}}); err != nil {
			return err
		}
		return tx.relist(id, kept.openUnder(), nil)
	case kept != nil:
		shift(tx.moved, kept, -1)
	}
	shift(tx.moved, now, +1)
	stood, err := now.values()
	if err != nil {
		return err
	}
	if err := tx.later(ask{query: "INSERT INTO standing (item_id, since, touched, " + stoodColumns + ") VALUES (" + marks(3+len(stood)) + ") ON CONFLICT (item_id) DO UPDATE SET since = excluded.since, touched = excluded.touched, " + stoodAnew,
		args: append([]any{string(id), string(now.since), string(now.touched)}, stood...)}); err != nil {
		return err
	}
	return tx.relist(id, kept.openUnder(), now.openUnder())
}

func shift(moved map[cell]sums, s *stood, sign int) {
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
// standings themselves are indexed; and of what lacks something, open or done.
func (s *stood) openUnder() []place {
	if s == nil {
		return nil
	}
	var out []place
	for _, g := range s.Gaps.List() {
		out = append(out, place{string(KeyOf("gap", string(g))), s.DueOn})
	}
	if !s.State.Open() {
		return out
	}
	for _, key := range s.keys {
		if key != string(Everything) {
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

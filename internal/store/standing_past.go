package store

import (
	"encoding/json"
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// keepPast says from which day a standing holds, and keeps what it was until then. What changes twice on a day was, for that
// day, what it was when the day ended.
func (tx *Tx) keepPast(id plan.ItemID, kept, now *stood, newest when.Date) error {
	if now != nil {
		now.since, now.touched = tx.Today, max(tx.Today, newest)
	}
	switch {
	case kept == nil:
		return nil
	case tx.Today == "": // an upgrade; a later step of it looks at all days anew
		if now != nil {
			now.since, now.touched = kept.since, kept.touched
		}
		return nil
	case newest > tx.Today: // backdate looks at all days since
		return nil
	}
	if now != nil && kept.same(now) {
		now.since = kept.since
		return nil
	}
	if kept.since >= tx.Today {
		return nil
	}
	row, err := kept.pastRow(id, tx.Today)
	if err != nil {
		return err
	}
	return tx.later(putPast(row)...)
}

func (s *stood) same(t *stood) bool {
	return s.Standing == t.Standing && s.listed == t.listed && slices.Equal(s.keys, t.keys)
}

// stoodColumns are what is kept of how an item stands, in standing and in standing_past.
const stoodColumns = "kind, due_on, original_on, state, done_on, percent, reported_at, gaps, tally_keys, listed"

// stoodAnew takes over each of them where an item has a standing already.
var stoodAnew = strings.Join(each(strings.Split(stoodColumns, ", "), func(c string) string { return c + " = excluded." + c }), ", ")

func each[T, U any](of []T, do func(T) U) (out []U) {
	for _, x := range of {
		out = append(out, do(x))
	}
	return out
}

// values are those of stoodColumns.
func (s *stood) values() ([]any, error) {
	keys, err := json.Marshal(s.keys)
	return []any{string(s.Kind), string(s.DueOn), string(s.OriginalOn), string(s.State), string(s.DoneOn), s.Percent, string(s.ReportedAt), string(s.Gaps), string(keys), s.listed}, err
}

// into is where the values of stoodColumns are read to.
func (s *stood) into(keys *[]byte) []any {
	return []any{&s.Kind, &s.DueOn, &s.OriginalOn, &s.State, &s.DoneOn, &s.Percent, &s.ReportedAt, &s.Gaps, keys, &s.listed}
}

func (s *stood) pastRow(id plan.ItemID, until when.Date) ([]any, error) {
	values, err := s.values()
	return append([]any{string(id), string(s.since), string(until)}, values...), err
}

func putPast(rows ...[]any) []ask {
	return insertMany("standing_past (item_id, since, until, "+stoodColumns+")", rows, "")
}

// pastMembers are the members that groups had on the day that is looked back on.
func (r Reader) pastMembers(groups []org.UnitID) (map[org.UnitID][]org.UnitID, error) {
	units, err := Units.live(r, "id IN ("+marks(len(groups))+")", anys(groups)...)
	out := map[org.UnitID][]org.UnitID{}
	for _, u := range units {
		if len(u.Members) > 0 {
			out[u.ID] = slices.Sorted(slices.Values(u.Members))
		}
	}
	return out, err
}

// pastGroups are the groups that a unit belonged to on that day.
func (r Reader) pastGroups(unit org.UnitID) (out []org.UnitID, err error) {
	groups, err := Units.where(r, func(u *org.Unit) bool { return slices.Contains(u.Members, unit) })
	for _, g := range groups {
		out = append(out, g.ID)
	}
	return out, err
}

// pastOwing are the units that had to report on that day.
func (r Reader) pastOwing() (map[org.UnitID]bool, error) {
	all, err := r.pastOf()
	if err != nil {
		return nil, err
	}
	groups, err := Units.where(r, func(u *org.Unit) bool { return len(u.Members) > 0 })
	members := map[org.UnitID][]org.UnitID{}
	for _, g := range groups {
		members[g.ID] = g.Members
	}
	out := map[org.UnitID]bool{}
	for key, f := range all.figures {
		if key.Noun() != "unit" || f.tally.Open() == 0 {
			continue
		}
		id := org.UnitID(key.ID())
		if len(members[id]) == 0 {
			out[id] = true
		}
		for _, m := range members[id] {
			out[m] = true
		}
	}
	return out, err
}

// known narrows changes of the journal to those made by the end of the day that is looked back on.
func (r Reader) known() string {
	if r.past == nil {
		return ""
	}
	return " AND seq <= coalesce((SELECT max(seq) FROM journal WHERE day <= '" + string(r.past.day) + "'), 0)"
}

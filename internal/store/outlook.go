package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Ratings keeps plan.Rating; what somebody thinks of an item moves no standing.
var Ratings = keep(Table[plan.Rating]{noun: "rating", vi: "đánh giá", name: "rating", columns: []string{"light", "on_day"},
	key: func(x *plan.Rating) (string, *int) { return string(x.ItemID), &x.Rev },
	index: func(x *plan.Rating) []any {
		light := string(x.Light)
		if x.Closed {
			light = ""
		}
		return []any{light, string(x.On)}
	},
	about: func(x *plan.Rating) plan.ItemID { return x.ItemID },
	apart: true,
})

// RatingsOf are the ratings of some items; who has none, or took it back, is not there.
func (r Reader) RatingsOf(ids []plan.ItemID) (map[plan.ItemID]plan.Rating, error) {
	rows, err := Ratings.live(r, "id IN ("+marks(len(ids))+")", anys(ids)...)
	out := make(map[plan.ItemID]plan.Rating, len(rows))
	for _, x := range rows {
		if !x.Closed {
			out[x.ItemID] = x
		}
	}
	return out, err
}

// RatedLately are the newest ratings.
func (r Reader) RatedLately(limit int) ([]plan.Rating, error) {
	return Ratings.live(r, "light <> '' ORDER BY on_day DESC, id LIMIT ?", limit)
}

// MonthsOf are the counts of what some units lead, by the month in which it is due, from a month on.
func (r Reader) MonthsOf(units []org.UnitID, from when.Period) (map[org.UnitID][]plan.Bucket, error) {
	keys := make([]any, len(units), len(units)+1)
	for i, u := range units {
		keys[i] = string(KeyOf("unit", string(u)))
	}
	rows, err := r.query("SELECT tally_key, span, state, n FROM tally WHERE tally_key IN ("+marks(len(units))+") AND axis = 'due_month' AND span >= ? AND n <> 0", append(keys, string(from))...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID][]plan.Bucket{}
	for rows.Next() {
		var key TallyKey
		b := plan.Bucket{Axis: plan.DueMonth}
		if err := rows.Scan(&key, &b.Span, &b.State, &b.Count); err != nil {
			return nil, err
		}
		unit := org.UnitID(key.ID())
		out[unit] = append(out[unit], b)
	}
	return out, rows.Err()
}

// StepsOf are the standings of what stands directly under some items, by the item above, where it has a last day.
func (r Reader) StepsOf(parents []plan.ItemID) (map[plan.ItemID][]plan.Standing, error) {
	rows, err := r.query("SELECT i.parent_id, s.due_on, s.state, s.done_on FROM item i JOIN standing s ON s.item_id = i.id WHERE i.valid_to IS NULL AND i.ended = 0 AND s.due_on <> '' AND i.parent_id IN ("+marks(len(parents))+")", anys(parents)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[plan.ItemID][]plan.Standing{}
	for rows.Next() {
		var parent plan.ItemID
		var s plan.Standing
		if err := rows.Scan(&parent, &s.DueOn, &s.State, &s.DoneOn); err != nil {
			return nil, err
		}
		out[parent] = append(out[parent], s)
	}
	return out, rows.Err()
}

// Contributions are the links by which items move indicators, by indicator; to = those to some indicators, nil = all.
func (r Reader) Contributions(to []plan.ItemID, limit int) ([]plan.Link, error) {
	where, args := "relation = 'contributes'", []any{}
	if to != nil {
		where, args = where+" AND to_id IN ("+marks(len(to))+")", anys(to)
	}
	return Links.live(r, where+" ORDER BY to_id, from_id LIMIT ?", append(args, limit)...)
}

package store

import (
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// TallyKey names a set of figures: the whole plan, a unit's leads, a theme, a document.
type TallyKey string

// Everything is the key of the whole plan.
const Everything TallyKey = "all"

// KeyOf names the figures of a unit ("unit"), theme or document.
func KeyOf(noun, id string) TallyKey { return TallyKey(noun + ":" + id) }

// dueCells picks what a day needs of the due axis: whole earlier years, the earlier months of this year, the days from
// the first of this month to the last "soon" day, and what has no due day; at most some fifty rows a key.
const dueCells = `(span = '' OR (length(span) = 4 AND span < ?) OR (length(span) = 7 AND span >= ? AND span < ?) OR (length(span) = 10 AND span >= ? AND span <= ?))`

func dueArgs(today when.Date, soonDays int) []any {
	d := string(today)
	return []any{d[:4], d[:4], d[:7], d[:7], string(today.Add(soonDays))}
}

// Tally adds up one key as of a day.
func (r Reader) Tally(key TallyKey, today when.Date, soonDays int) (plan.Tally, error) {
	all, err := r.tallies("tally_key = ?", []any{string(key)}, today, soonDays)
	return all[key], err
}

// Tallies adds up every key of a noun ("unit", "theme", "document").
func (r Reader) Tallies(noun string, today when.Date, soonDays int) (map[TallyKey]plan.Tally, error) {
	return r.tallies("tally_key > ? AND tally_key < ?", []any{noun + ":", noun + ";"}, today, soonDays)
}

func (r Reader) tallies(where string, args []any, today when.Date, soonDays int) (map[TallyKey]plan.Tally, error) {
	args = append(args, dueArgs(today, soonDays)...)
	rows, err := r.query("SELECT tally_key, axis, span, state, n, total, known FROM tally WHERE "+where+
		" AND n <> 0 AND (axis = 'seen' OR "+dueCells+") ORDER BY tally_key", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	cells := map[TallyKey][]plan.Bucket{}
	for rows.Next() {
		var key TallyKey
		var b plan.Bucket
		if err := rows.Scan(&key, &b.Axis, &b.Span, &b.State, &b.Count, &b.Sum, &b.Known); err != nil {
			return nil, err
		}
		cells[key] = append(cells[key], b)
	}
	out := make(map[TallyKey]plan.Tally, len(cells))
	for key, c := range cells {
		out[key] = plan.TallyOn(today, soonDays, c)
	}
	return out, rows.Err()
}

// MonthCell is how many items of a state fall due in a month.
type MonthCell struct {
	Month when.Period
	State string
	Count int
}

// Months are the due months of one key, from one month to another.
func (r Reader) Months(key TallyKey, from, to when.Period) ([]MonthCell, error) {
	rows, err := r.query("SELECT span, state, n FROM tally WHERE tally_key = ? AND axis = 'due' AND length(span) = 7 AND span >= ? AND span <= ? AND n <> 0 ORDER BY span, state",
		string(key), string(from), string(to))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []MonthCell
	for rows.Next() {
		var c MonthCell
		if err := rows.Scan(&c.Month, &c.State, &c.Count); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

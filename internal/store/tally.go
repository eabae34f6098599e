package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// TallyKey names a set of figures: the whole plan, a unit's leads, a theme, a document.
type TallyKey string

// Everything is the key of the whole plan.
const Everything TallyKey = "all"

// KeyOf names the figures of a unit ("unit"), theme or document.
func KeyOf(noun, id string) TallyKey { return TallyKey(noun + ":" + id) }

// Noun is what a key is about: "unit", "theme", "document", or "all".
func (k TallyKey) Noun() string {
	noun, _, _ := strings.Cut(string(k), ":")
	return noun
}

// ID is the id of the noun a key is about.
func (k TallyKey) ID() string {
	_, id, _ := strings.Cut(string(k), ":")
	return id
}

// KeyTally is a set of figures with what it is about.
type KeyTally struct {
	Key   TallyKey
	Tally plan.Tally
}

// Tallies are kept as cells (plan.Bucket) that hold for every day, and added up for the days a server is open for: the
// table tally_on. On any other day they are added up when asked for.

// keptDays bounds the days that figures are kept for: today, and yesterday for a server that has not yet noticed midnight.
const keptDays = 2

var (
	figures    = strings.Fields(plan.FigureNames)
	figureList = strings.Join(figures, ", ")
)

func addUp(columns []string) string {
	var sums []string
	for _, c := range columns {
		sums = append(sums, c+" = tally_on."+c+" + excluded."+c)
	}
	return strings.Join(sums, ", ")
}

// KeepDay adds up all figures as of a day and keeps them up to date from now on.
func (s *Store) KeepDay(ctx context.Context, day when.Date, soonDays int) error {
	if kept, err := s.Read(ctx).keeps(day, soonDays); err != nil || kept {
		return err
	}
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback()
	tx := &Tx{Reader: Reader{ctx: ctx, q: sqlTx, d: s.d}}
	if err := tx.together(tx.takeHead()); err != nil { // no act may move a cell between reading the cells and keeping their sums
		return err
	}
	if kept, err := tx.keeps(day, soonDays); err != nil || kept { // another server was faster
		return err
	}
	all, err := tx.addedUp("1 = 1", nil, day, soonDays)
	if err != nil {
		return err
	}
	for _, query := range []string{"DELETE FROM tally_on WHERE day = ?", "DELETE FROM tally_day WHERE day = ?"} {
		if _, err := tx.exec(query, string(day)); err != nil {
			return err
		}
	}
	if _, err := tx.exec("INSERT INTO tally_day (day, soon_days, kept_at) VALUES (?, ?, ?)", string(day), soonDays, time.Now().UnixNano()); err != nil {
		return err
	}
	for _, old := range []string{"tally_on", "tally_day"} {
		if _, err := tx.exec("DELETE FROM "+old+" WHERE day NOT IN (SELECT day FROM tally_day ORDER BY kept_at DESC, day LIMIT ?)", keptDays); err != nil {
			return err
		}
	}
	var rows [][]any
	for _, x := range all {
		rows = append(rows, figuresRow(day, x.Key, x.Tally)...)
	}
	if err := tx.together(addFigures(rows)...); err != nil {
		return err
	}
	return sqlTx.Commit()
}

// figuresRow is the row that moves the figures of a key on a day; none where nothing moves.
func figuresRow(day when.Date, key TallyKey, t plan.Tally) [][]any {
	if t == (plan.Tally{}) {
		return nil
	}
	row := []any{string(day), string(key), key.Noun()}
	for _, n := range t.Figures() {
		row = append(row, *n)
	}
	return [][]any{row}
}

func addFigures(rows [][]any) []ask {
	return insertMany("tally_on (day, tally_key, noun, "+figureList+")", rows, "ON CONFLICT (day, tally_key) DO UPDATE SET "+addUp(figures))
}

// keptDay is a day that figures are kept for.
type keptDay struct {
	day  when.Date
	soon int
}

func daysKept(into *[]keptDay) ask {
	return ask{query: "SELECT day, soon_days FROM tally_day ORDER BY day", row: func(scan func(...any) error) error {
		var k keptDay
		defer func() { *into = append(*into, k) }()
		return scan(&k.day, &k.soon)
	}}
}

// keeps tells whether the figures of a day are kept.
func (r Reader) keeps(day when.Date, soonDays int) (bool, error) {
	if r.past != nil {
		return false, nil
	}
	var one int
	err := r.row("SELECT 1 FROM tally_day WHERE day = ? AND soon_days = ?", string(day), soonDays).Scan(&one)
	if noRows(err) {
		return false, nil
	}
	return err == nil, err
}

// Tally are the figures of one key as of a day.
func (r Reader) Tally(key TallyKey, today when.Date, soonDays int) (plan.Tally, error) {
	kept, err := r.keeps(today, soonDays)
	if err != nil {
		return plan.Tally{}, err
	}
	var all []KeyTally
	if r.past != nil {
		of, err := r.TalliesOf([]TallyKey{key}, today, soonDays)
		return of[key], err
	} else if kept {
		all, err = r.keptFigures("tally_key = ?", string(today), string(key))
	} else {
		all, err = r.addedUp("tally_key = ?", []any{string(key)}, today, soonDays)
	}
	if err != nil || len(all) == 0 {
		return plan.Tally{}, err
	}
	return all[0].Tally, nil
}

// Tallies are the figures of every key of a noun ("unit", "theme", "document").
func (r Reader) Tallies(noun string, today when.Date, soonDays int) (map[TallyKey]plan.Tally, error) {
	all, err := r.tallies(noun, today, soonDays)
	out := make(map[TallyKey]plan.Tally, len(all))
	for _, x := range all {
		out[x.Key] = x.Tally
	}
	return out, err
}

// TalliesOf are the figures of some keys; those that count nothing are left out.
func (r Reader) TalliesOf(keys []TallyKey, today when.Date, soonDays int) (map[TallyKey]plan.Tally, error) {
	kept, err := r.keeps(today, soonDays)
	if err != nil {
		return nil, err
	}
	out := make(map[TallyKey]plan.Tally, len(keys))
	if r.past != nil {
		all, err := r.pastOf()
		if err != nil {
			return nil, err
		}
		for _, key := range keys {
			if f := all.figures[key]; f != nil {
				out[key] = f.tally
			}
		}
		return out, nil
	}
	for some := range slices.Chunk(keys, 1000) {
		var all []KeyTally
		if where := "tally_key IN (" + marks(len(some)) + ")"; kept {
			all, err = r.keptFigures(where, append([]any{string(today)}, anys(some)...)...)
		} else {
			all, err = r.addedUp(where, anys(some), today, soonDays)
		}
		if err != nil {
			return nil, err
		}
		for _, x := range all {
			out[x.Key] = x.Tally
		}
	}
	return out, nil
}

func (r Reader) tallies(noun string, today when.Date, soonDays int) ([]KeyTally, error) {
	kept, err := r.keeps(today, soonDays)
	if err != nil {
		return nil, err
	}
	if r.past != nil {
		return r.pastTallies(noun)
	}
	if kept {
		return r.keptFigures("noun = ?", string(today), noun)
	}
	return r.addedUp("tally_key > ? AND tally_key < ?", []any{noun + ":", noun + ";"}, today, soonDays)
}

// OfKind is how many items a key has, of a kind or ("") of any; also of kinds that have no states.
func (r Reader) OfKind(key TallyKey, kind plan.KindCode) (n int, err error) {
	if r.past != nil {
		return r.pastKinds(key, kind)
	}
	where, args := "", []any{string(key), string(plan.OfKind)}
	if kind != "" {
		where, args = " AND state = ?", append(args, string(kind))
	}
	err = r.row("SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM tally WHERE tally_key = ? AND axis = ?"+where, args...).Scan(&n)
	return n, err
}

// countAll counts the items by kind, where an upgrade has brought the axis: those with states under the keys that are
// kept for them, the others under keys found anew.
func (tx *Tx) countAll() error {
	for _, query := range []string{
		"DELETE FROM tally WHERE axis = 'kind'",
		"UPDATE standing SET tally_keys = '[]' WHERE state = ''",
		"INSERT INTO tally (tally_key, axis, span, state, n, total, known) SELECT k.value, 'kind', '', s.kind, count(*), 0, 0 FROM standing s, " + tx.d.eachKey + " GROUP BY k.value, s.kind",
	} {
		if _, err := tx.exec(query); err != nil {
			return err
		}
	}
	var without []plan.ItemID
	if err := tx.eachText("SELECT item_id FROM standing WHERE state = ''", func(id string) { without = append(without, plan.ItemID(id)) }); err != nil {
		return err
	}
	return tx.standAnew(without)
}

// standAnew brings standings, roll-ups and lists of some items up to date outside any act, by a newer rule.
func (tx *Tx) standAnew(ids []plan.ItemID) error {
	var days []keptDay
	if err := tx.together(daysKept(&days)); err != nil {
		return err
	}
	for some := range slices.Chunk(ids, 1000) {
		tx.dirty = map[plan.ItemID]bool{}
		for _, id := range some {
			tx.Touch(id)
		}
		if err := tx.restandDirty(); err != nil {
			return err
		}
		if err := tx.together(tx.tallyWrites(days)...); err != nil {
			return err
		}
	}
	return nil
}

func (r Reader) keptFigures(where string, args ...any) ([]KeyTally, error) {
	rows, err := r.query("SELECT tally_key, "+figureList+" FROM tally_on WHERE day = ? AND "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []KeyTally
	var row KeyTally
	into := []any{&row.Key}
	for _, n := range row.Tally.Figures() {
		into = append(into, n)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

// dueCells picks what a day needs of the due days: whole earlier years, the earlier months of this year, the days from
// the first of this month to the last "soon" day, and what has no due day; at most some fifty rows a key.
const dueCells = `(axis IN ('seen', 'due_none') OR (axis = 'due_year' AND span < ?) OR (axis = 'due_month' AND span >= ? AND span < ?) OR (axis = 'due_day' AND span >= ? AND span <= ?))`

// addedUp adds up the cells of the keys that a condition picks, by key.
func (r Reader) addedUp(where string, args []any, today when.Date, soonDays int) ([]KeyTally, error) {
	d := string(today)
	rows, err := r.query("SELECT tally_key, axis, span, state, n, total, known FROM tally WHERE "+where+" AND n <> 0 AND "+dueCells+" ORDER BY tally_key",
		append(args, d[:4], d[:4], d[:7], d[:7], string(today.Add(soonDays)))...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []KeyTally
	var cells []plan.Bucket
	var last TallyKey
	finish := func() {
		if len(cells) > 0 {
			out = append(out, KeyTally{last, plan.TallyOn(today, soonDays, cells)})
			cells = cells[:0]
		}
	}
	for rows.Next() {
		var key TallyKey
		var b plan.Bucket
		if err := rows.Scan(&key, &b.Axis, &b.Span, &b.State, &b.Count, &b.Sum, &b.Known); err != nil {
			return nil, err
		}
		if key != last {
			finish()
			last = key
		}
		cells = append(cells, b)
	}
	finish()
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
	if r.past != nil {
		return r.pastMonths(key, from, to)
	}
	rows, err := r.query("SELECT span, state, n FROM tally WHERE tally_key = ? AND axis = 'due_month' AND span >= ? AND span <= ? AND n <> 0 ORDER BY span, state",
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

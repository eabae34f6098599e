package store

import (
	"encoding/json"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// ItemQuery chooses items; zero fields choose nothing away. The same query gives the rows, the total and the export.
type ItemQuery struct {
	Kind     plan.KindCode
	Stateful bool         // Kind has states
	Units    []org.UnitID // one of them; nil = any
	Role     plan.Role    // of Units
	State    string       // a WorkState, "tracked" = any state at all, "open"
	Time     plan.TimeState
	Theme    plan.ThemeID
	Document doc.ID
	Parent   *plan.ItemID
	DueFrom  when.Date // the last day lies on or after this one
	DueTo    when.Date // … and on or before this one
	Moved    string    // "yes": the last day is not the first one ever set; "overdue": late against that one
	Seen     string    // never, yes, or "from:2026-05" for a period that ends with that month or later
	SeenIn   []string  // last reported for one of these periods; nil = any
	Gap      plan.Gap
	Q        string
	Sort     string // one of Sorts
	Today    when.Date
	SoonDays int
	Length   int // of the whole list where known, 0 where not: long lists are walked along an index
	dated    daysOnly
	onlyIDs  bool
	past     bool // of a day that is over
}

// ItemRow is an item with its due date and standing.
type ItemRow struct {
	Item     plan.Item
	Due      plan.DueVersion
	Standing plan.Standing
	Leads    []org.UnitID // in order
}

// selection is a query as SQL: what it reads from, on which conditions, and the column of the last day.
type selection struct {
	from  string
	conds []string
	args  []any
	due   string
	words bool // it looks for words
}

func (x *selection) planned(d *dialect) []any {
	if x.words {
		return d.planned(x.args...)
	}
	return x.args
}

func (x *selection) add(cond string, args ...any) {
	x.conds, x.args = append(x.conds, cond), append(x.args, args...)
}

func (x *selection) where() string { return x.from + " WHERE " + strings.Join(x.conds, " AND ") }

// key is what a query without other filters counts: the whole plan, what a unit leads, a theme or a document; narrow
// tells that something besides Kind, State and Time chooses items away.
func (q ItemQuery) key() (key TallyKey, narrow bool) {
	key = Everything
	narrow = q.Today == "" || q.Parent != nil || q.DueFrom != "" || q.DueTo != "" || q.dated != "" || q.Moved != "" || q.Seen != "" || q.SeenIn != nil || q.Gap != "" || q.Q != ""
	for _, k := range []struct {
		noun, id string
		is       bool
	}{{"theme", string(q.Theme), q.Theme != ""}, {"document", string(q.Document), q.Document != ""}, {"unit", q.oneLead(), q.Units != nil}} {
		if k.is {
			narrow = narrow || key != Everything || k.id == ""
			key = KeyOf(k.noun, k.id)
		}
	}
	return key, narrow
}

// oneLead is the unit of a query for what one unit leads.
func (q ItemQuery) oneLead() string {
	if len(q.Units) == 1 && q.Role == plan.Lead {
		return string(q.Units[0])
	}
	return ""
}

// open tells whether a query asks only for what is open.
func (q ItemQuery) open() bool {
	switch q.Time {
	case "":
		return q.State == "open" || plan.WorkState(q.State).Open()
	case plan.Overdue, plan.DueSoon, plan.InTime, plan.NoDue:
		return true
	}
	return false
}

func (q ItemQuery) selection(r Reader) selection {
	q.past = r.past != nil
	// Where a query names few items (those of some units, of a theme, some words) SQLite is told to begin with them: it
	// takes a CROSS JOIN in the order written, and its guess would be all that is open.
	x := selection{due: "s.due_on", from: " FROM item i JOIN standing s ON s.item_id = i.id"}
	live := "i.valid_to IS NULL AND i.ended = 0"
	switch {
	case q.Units != nil || q.Theme != "" || q.Document != "" || q.Parent != nil || q.Q != "", q.Length > Few && strings.TrimPrefix(q.Sort, "-") == "code":
		x.from = " FROM item i CROSS JOIN standing s"
		x.add("s.item_id = i.id")
	case q.Length > Few && q.byDay() && q.onlyIDs:
		x.from, live = " FROM standing s", "s.tally_keys <> '[]'" // what has ended is counted nowhere
	case q.Length > Few && q.byDay():
		x.from = " FROM standing s CROSS JOIN item i"
		x.add("s.item_id = i.id")
	}
	listed := ""
	if key := q.listed(); key != Everything {
		x.from, x.due, listed = " FROM open_under o CROSS JOIN item i CROSS JOIN standing s", "o.due_on", key.Noun()
		x.conds = []string{"s.item_id = o.item_id", "i.id = o.item_id"}
		x.add("o.tally_key = ?", string(key))
	}
	x.add(live)
	if q.Kind != "" {
		x.add("s.kind = ?", string(q.Kind))
	}
	if q.Units != nil && listed != "unit" {
		x.add("i.id IN (SELECT item_id FROM assignment WHERE unit_id IN ("+marks(len(q.Units))+") AND role = ? AND valid_to IS NULL)", append(anys(q.Units), string(q.Role))...)
	}
	switch q.State {
	case "":
	case "tracked":
		x.add("s.state <> ''")
	case "open":
		x.add(openStates)
	default:
		x.add("s.state = ?", q.State)
	}
	q.whereTime(&x)
	if q.Theme != "" && listed != "theme" {
		x.add("i.id IN (SELECT from_id FROM link WHERE to_id = ? AND relation = 'theme' AND valid_to IS NULL)", string(q.Theme))
	}
	if q.Document != "" && listed != "document" {
		x.add("i.id IN (SELECT from_id FROM link WHERE to_id = ? AND relation IN ('source', 'implements') AND valid_to IS NULL)", string(q.Document))
	}
	if q.Parent != nil {
		x.add("i.parent_id = ?", string(*q.Parent))
	}
	q.whereDays(&x, r.d)
	switch q.Moved {
	case "yes":
		x.add("s.original_on <> '' AND s.original_on <> s.due_on")
	case "overdue":
		x.add("s.original_on <> '' AND ("+openStates+" AND s.original_on < ? OR s.state = 'done' AND s.done_on > s.original_on)", string(q.Today))
	}
	switch {
	case q.Seen == "never":
		x.add("s.state <> '' AND s.reported_at = ''")
	case q.Seen == "yes":
		x.add("s.reported_at <> ''")
	case strings.HasPrefix(q.Seen, "from:"):
		month := when.Period(q.Seen[len("from:"):])
		fresh := when.EndingFrom(month)
		x.add("(substr(s.reported_at, 1, 4) > ? OR s.reported_at IN ("+marks(len(fresh))+") OR (substr(s.reported_at, 11, 1) = '_' AND substr(s.reported_at, 1, 10) >= ?))",
			slices.Concat([]any{string(month[:min(4, len(month))])}, anys(fresh), []any{string(month.Bounds().To)})...)
	}
	if q.SeenIn != nil {
		x.add("s.reported_at IN ("+marks(len(q.SeenIn))+")", anys(q.SeenIn)...)
	}
	if q.Gap != "" && listed != "gap" {
		if q.past {
			x.add("s.gaps LIKE ?", "% "+string(q.Gap)+" %")
		} else {
			x.add("i.id IN (SELECT item_id FROM open_under WHERE tally_key = ?)", string(KeyOf("gap", string(q.Gap))))
		}
	}
	if q.Q != "" {
		cond, found := r.matching("item", q.Q)
		x.add("i.id IN ("+cond+")", found...)
		x.words = true
	}
	return x
}

// listed is the key whose list of open items holds all that a query asks for; Everything when there is none.
func (q ItemQuery) listed() TallyKey {
	switch {
	case q.Parent != nil || q.Q != "" || q.past:
	case q.Gap != "":
		return KeyOf("gap", string(q.Gap))
	case !q.open():
	case q.oneLead() != "":
		return KeyOf("unit", q.oneLead())
	case q.Units != nil:
	case q.Theme != "":
		return KeyOf("theme", string(q.Theme))
	case q.Document != "":
		return KeyOf("document", string(q.Document))
	}
	return Everything
}

const openStates = "s.state IN ('not_started', 'in_progress', 'paused')"

func (q ItemQuery) whereTime(x *selection) {
	today, soon := string(q.Today), string(q.Today.Add(q.SoonDays))
	switch q.Time {
	case "":
	case plan.Overdue:
		x.add(openStates+" AND "+x.due+" > '' AND "+x.due+" < ?", today) // > '' and not <> '': an index begins behind what has no day
	case plan.DueSoon:
		x.add(openStates+" AND "+x.due+" >= ? AND "+x.due+" <= ?", today, soon)
	case plan.InTime:
		x.add(openStates+" AND "+x.due+" > ?", soon)
	case plan.NoDue:
		x.add(openStates + " AND " + x.due + " = ''")
	case plan.OnTime:
		x.add("s.state = 'done' AND (s.due_on = '' OR s.done_on <= s.due_on)")
	case plan.Late:
		x.add("s.state = 'done' AND s.due_on <> '' AND s.done_on > s.due_on")
	case plan.Ended:
		x.add("s.state = 'cancelled'")
	default:
		x.add("1 = 0")
	}
}

// figure is the length of a list that the roll-ups count already.
func (q ItemQuery) figure(t plan.Tally) (n int, ok bool) {
	switch q.State {
	case "", "tracked":
	case "open":
		if q.Time == "" {
			return t.Open(), true
		}
	default:
		if q.Time != "" {
			return 0, false
		}
	}
	switch q.Time {
	case "":
		n, ok = map[string]int{"tracked": t.Total, string(plan.NotStarted): t.NotStarted, string(plan.InProgress): t.InProgress,
			string(plan.Paused): t.Paused, string(plan.Done): t.Done(), string(plan.Cancelled): t.Cancelled}[q.State]
		return n, ok
	case plan.Overdue:
		return t.Overdue, true
	case plan.DueSoon:
		return t.DueSoon, true
	case plan.InTime:
		return t.InTime, true
	case plan.NoDue:
		return t.NoDue, true
	}
	if q.State == "open" {
		return 0, false
	}
	n, ok = map[plan.TimeState]int{plan.OnTime: t.DoneOnTime, plan.Late: t.DoneLate, plan.Ended: t.Cancelled}[q.Time]
	return n, ok
}

const (
	withDue  = " LEFT JOIN due d ON d.id = i.id AND d.valid_to IS NULL"
	listFrom = " FROM item i JOIN standing s ON s.item_id = i.id" + withDue + " WHERE "
)

// CountItems is how many rows a query has.
func (r Reader) CountItems(q ItemQuery) (int, error) {
	if n, ok, err := r.counted(q); ok || err != nil {
		return n, err
	}
	var n int
	x := q.selection(r)
	err := r.row("SELECT count(*)"+x.where(), x.planned(r.d)...).Scan(&n)
	return n, err
}

// counted is the length of a list where the roll-ups tell it. They count states over all kinds, which is the same as over
// one when no other kind has any.
func (r Reader) counted(q ItemQuery) (n int, ok bool, err error) {
	if q.Gap != "" || q.SeenIn != nil {
		return r.countedLacking(q)
	}
	key, narrow := q.key()
	if narrow {
		return 0, false, nil
	}
	if q.State == "" && q.Time == "" {
		n, err = r.OfKind(key, q.Kind)
		return n, err == nil, err
	}
	if _, ok := q.figure(plan.Tally{}); !ok {
		return 0, false, nil
	}
	t, err := r.Tally(key, q.Today, q.SoonDays)
	if err != nil {
		return 0, false, err
	}
	if q.Kind != "" {
		if !q.Stateful {
			return 0, false, nil
		}
		if of, err := r.OfKind(key, q.Kind); err != nil || of != t.Total {
			return 0, false, err
		}
	}
	n, ok = q.figure(t)
	return n, ok, nil
}

const rowColumns = "SELECT i.body, coalesce(d.body, ''), s.kind, s.due_on, s.original_on, s.state, s.done_on, s.percent, s.reported_at, s.gaps, s.listed"

func (r Reader) itemRows(query string, args ...any) ([]ItemRow, error) {
	rows, err := r.query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []ItemRow
	for rows.Next() {
		var row ItemRow
		var item, due, said []byte
		s := &row.Standing
		if err := rows.Scan(&item, &due, &s.Kind, &s.DueOn, &s.OriginalOn, &s.State, &s.DoneOn, &s.Percent, &s.ReportedAt, &s.Gaps, &said); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(item, &row.Item); err != nil {
			return nil, err
		}
		if len(due) > 0 {
			if err := json.Unmarshal(due, &row.Due); err != nil {
				return nil, err
			}
		}
		var x struct{ Leads []org.UnitID } // of what is listed
		if err := json.Unmarshal(said, &x); err != nil {
			return nil, err
		}
		row.Leads, s.ItemID = x.Leads, row.Item.ID
		out = append(out, row)
	}
	return out, rows.Err()
}

// ItemsByID gives the rows of the named items.
func (r Reader) ItemsByID(ids []plan.ItemID) (map[plan.ItemID]plan.Item, error) {
	items, err := Items.live(r, "id IN ("+marks(len(ids))+")", anys(ids)...)
	out := make(map[plan.ItemID]plan.Item, len(items))
	for _, it := range items {
		out[it.ID] = it
	}
	return out, err
}

// What a unit owes: items it leads, as long as they are open or were done on or after a day.
const (
	owedFrom  = " FROM assignment a JOIN standing s ON s.item_id = a.item_id JOIN item i ON i.id = a.item_id AND i.valid_to IS NULL WHERE a.valid_to IS NULL AND a.role = 'lead' AND i.ended = 0 AND "
	stillOwed = "(s.state NOT IN ('done', 'cancelled') OR s.done_on >= ?)"
)

// OwedBy are the items a unit must report on: it leads them itself or as a member of a group that does, and they are
// still open or were done on or after a day. among narrows them to some items; nil = all.
func (r Reader) OwedBy(unit org.UnitID, since when.Date, among []plan.ItemID) ([]plan.ItemID, error) {
	groups, args := "SELECT group_id FROM unit_member WHERE unit_id = ?", []any{string(unit), string(unit)}
	if r.past != nil {
		of, err := r.pastGroups(unit)
		if err != nil {
			return nil, err
		}
		groups, args = marks(len(of)), append([]any{string(unit)}, anys(of)...)
	}
	narrow, args := "", append(args, string(since))
	if among != nil {
		narrow, args = " AND a.item_id IN ("+marks(len(among))+")", append(args, anys(among)...)
	}
	rows, err := r.query("SELECT DISTINCT a.item_id, s.due_on"+owedFrom+"(a.unit_id = ? OR a.unit_id IN ("+groups+")) AND "+stillOwed+narrow+" ORDER BY s.due_on, a.item_id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []plan.ItemID
	for rows.Next() {
		var id plan.ItemID
		var due string
		if err := rows.Scan(&id, &due); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// ItemRows are the named items with their due dates and standings, in the order named; ended ones too.
func (r Reader) ItemRows(ids []plan.ItemID) ([]ItemRow, error) {
	rows, err := r.itemRows(rowColumns+listFrom+"i.valid_to IS NULL AND i.id IN ("+marks(len(ids))+")", anys(ids)...)
	return inOrder(rows, ids), err
}

package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// IndicatedQuery chooses among the indicators as they are judged today; the zero query takes all, by code.
type IndicatedQuery struct {
	Owner    org.UnitID
	State    indicator.State
	Judged   plan.Judged
	Document doc.ID
	Value    string // "none": without any value; else the quality of the newest one
	Words    string // folded, of the name or the code
	Sort     string // a key of indicatedOrders, "-" before it turns it round; any other is the code
	From     int
	Limit    int // 0 = all
}

// IndicatedPage is what one query finds.
type IndicatedPage struct {
	Rows   []indicator.Listed
	Total  int
	All    int // of the plan
	States map[indicator.State]int
}

// noTarget is the due day of an indicator without targets: after all others.
const noTarget = "9999"

// indicatedColumns are those of the kept list.
const indicatedColumns = "item_id, until, body, judged_on, code, name_key, words, owner, document, state, judged, due, value, value_to, chance"

// indicatedRow is a row of the kept list: its columns say again what the body does, so that it can be chosen by them.
func indicatedRow(x indicator.Listed) ([]any, error) {
	body, err := json.Marshal(x)
	state, judged, due, value := "", "", noTarget, "none"
	if x.Target != nil {
		state, judged, due = string(x.State()), string(x.Verdict.Judged), string(x.Target.Period.To)
	}
	if x.Value != "" {
		value = string(x.Quality)
	}
	return []any{string(x.ItemID), string(x.Until), string(body), string(x.On), x.Code, vi.SortKey(x.Name), vi.Fold(x.Code + " " + x.Name + " " + x.Title + " " + x.NameEn),
		string(x.Owner), string(x.Document), state, judged, due, value, string(x.Period.Bounds().To), x.Chance}, err
}

// indicatedAnew replaces what is kept of an indicator; indicatedText is all that a row says beside its body, as one text, and
// indicatedSaid what that ought to be.
var (
	indicatedAnew = "ON CONFLICT (item_id) DO UPDATE SET " + strings.Join(eachColumn(indicatedColumns, func(c string) string { return c + " = excluded." + c }), ", ") + ", body = excluded.body"
	indicatedText = strings.Join(eachColumn(indicatedColumns, func(c string) string { return "CAST(" + c + " AS TEXT)" }), " || ' | ' || ")
)

func eachColumn(list string, say func(string) string) (out []string) {
	for c := range strings.SplitSeq(list, ", ") {
		if c != "item_id" && c != "body" {
			out = append(out, say(c))
		}
	}
	return out
}

func indicatedSaid(x indicator.Listed) (string, error) {
	row, err := indicatedRow(x)
	var out []string
	for i, c := range strings.Split(indicatedColumns, ", ") {
		if c != "item_id" && c != "body" {
			out = append(out, fmt.Sprint(row[i]))
		}
	}
	return strings.Join(out, " | "), err
}

// indicatedOrders are the ways the list is sorted.
var indicatedOrders = map[string][]string{
	"code": {"code"}, "name": {"name_key"}, "unit": {"owner"}, "due": {"due"}, "value": {"value_to"}, "state": {stateOrder()},
	"chance": {"CASE chance WHEN 0 THEN 1 ELSE 0 END", "chance"}, // the least likely first, then those of which nothing is told
}

// stateOrder is the place of a row's verdict among those there are; without a target it is the last.
func stateOrder() string {
	var b strings.Builder
	for i, s := range indicator.States {
		b.WriteString(" WHEN '" + string(s) + "' THEN " + strconv.Itoa(i))
	}
	return "CASE state" + b.String() + " ELSE " + strconv.Itoa(len(indicator.States)) + " END"
}

// IndicatedPage finds a page of the indicators as they are judged today. ok is false where some have not been judged since
// a day that matters for them: then all of Indicated has to be looked at.
func (r Reader) IndicatedPage(q IndicatedQuery, today when.Date) (out IndicatedPage, ok bool, err error) {
	var stale int
	if err := r.row("SELECT (SELECT count(*) FROM indicated WHERE until <= ?) + (SELECT count(*) FROM indicated WHERE judged_on > ?), (SELECT count(*) FROM indicated)", string(today), string(today)).Scan(&stale, &out.All); err != nil || stale > 0 {
		return out, false, err
	}
	where, args := q.where()
	if out.States, err = r.indicatedStates(where, args); err != nil {
		return out, false, err
	}
	if q.State != "" {
		where, args = where+" AND state = ?", append(args, string(q.State))
		out.Total = out.States[q.State]
	} else {
		for _, n := range out.States {
			out.Total += n
		}
	}
	delete(out.States, "") // no verdict is none
	limit := ""
	if q.Limit > 0 {
		limit, args = " LIMIT ? OFFSET ?", append(args, q.Limit, q.From)
	}
	err = r.bodies(func(body []byte) error {
		var x indicator.Listed
		if err := json.Unmarshal(body, &x); err != nil {
			return err
		}
		out.Rows = append(out.Rows, x)
		return nil
	}, "SELECT body FROM indicated WHERE "+where+" ORDER BY "+q.order()+limit, args...)
	return out, err == nil, err
}

func (q IndicatedQuery) where() (string, []any) {
	conditions, args := []string{"1 = 1"}, []any(nil)
	for _, x := range [][2]string{{"owner = ?", string(q.Owner)}, {"judged = ?", string(q.Judged)}, {"document = ?", string(q.Document)}, {"value = ?", q.Value}} {
		if x[1] != "" {
			conditions, args = append(conditions, x[0]), append(args, x[1])
		}
	}
	if q.Words != "" {
		conditions, args = append(conditions, `words LIKE ? ESCAPE '\'`), append(args, "%"+strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(q.Words)+"%")
	}
	return strings.Join(conditions, " AND "), args
}

// order sorts as asked, what is alike there by code.
func (q IndicatedQuery) order() string {
	by, back := strings.CutPrefix(q.Sort, "-")
	keys := slices.Clone(indicatedOrders[by])
	if back {
		for i := range keys {
			keys[i] += " DESC"
		}
	}
	return strings.Join(append(keys, "code", "item_id"), ", ")
}

func (r Reader) indicatedStates(where string, args []any) (map[indicator.State]int, error) {
	rows, err := r.query("SELECT state, count(*) FROM indicated WHERE "+where+" GROUP BY state", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[indicator.State]int{}
	for rows.Next() {
		var state indicator.State
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, err
		}
		out[state] = n
	}
	return out, rows.Err()
}

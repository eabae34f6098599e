package store

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// TermScope is which items belong to a term that is not closed: those of the plan, apart from what only documents of a later
// term tell, what was added by hand since the next one began, and what an earlier one did not carry over.
type TermScope struct {
	Code  string
	Later []doc.ID  // documents of terms after it
	Next  when.Date // when the next one begins; "" = none is there
}

// TermQuery narrows the items of a term.
type TermQuery struct {
	TermScope
	Show     string // "" = all; waiting, done, cancelled, or a plan.Fate that was decided
	Kind     plan.KindCode
	Unit     org.UnitID // that leads
	Document doc.ID     // that tells them
	Among    []plan.ItemID
}

// Waiting, CancelledItems are what a query may show beside the fates: what nobody has decided about, what was given up.
const (
	WaitingItems   = "waiting"
	CancelledItems = "cancelled"
)

// termGroup is what a query may show, told of each item.
const termGroup = "CASE s.state WHEN 'done' THEN 'done' WHEN 'cancelled' THEN 'cancelled' ELSE coalesce(nullif(x.choice, ''), 'waiting') END"

func (q TermQuery) where() (from string, args []any) {
	from = " FROM item i JOIN standing s ON s.item_id = i.id LEFT JOIN settled x ON x.item_id = i.id AND x.term_code = ? AND x.valid_to IS NULL WHERE i.valid_to IS NULL AND i.ended = 0"
	args = append(args, q.Code)
	const told = " FROM link l WHERE l.valid_to IS NULL AND l.from_id = i.id AND l.relation IN ('source', 'implements') AND l.to_noun = 'document'"
	if len(q.Later) > 0 {
		in := " AND l.to_id IN (" + marks(len(q.Later)) + ")"
		from += " AND (NOT EXISTS (SELECT 1" + told + in + ") OR EXISTS (SELECT 1" + told + " AND l.to_id NOT IN (" + marks(len(q.Later)) + ")))"
		args = append(append(args, anys(q.Later)...), anys(q.Later)...)
	}
	if q.Next != "" {
		from += " AND (EXISTS (SELECT 1" + told + ") OR (SELECT min(f.valid_from) FROM item f WHERE f.id = i.id) < ?)"
		args = append(args, string(q.Next))
	}
	from += " AND NOT EXISTS (SELECT 1 FROM settled y WHERE y.valid_to IS NULL AND y.item_id = i.id AND y.choice NOT IN ('carry', '') AND y.term_code <> ?)"
	args = append(args, q.Code)
	if q.Show != "" {
		from, args = from+" AND "+termGroup+" = ?", append(args, q.Show)
	}
	if q.Kind != "" {
		from, args = from+" AND i.kind = ?", append(args, string(q.Kind))
	}
	if q.Unit != "" {
		from += " AND EXISTS (SELECT 1 FROM assignment a WHERE a.valid_to IS NULL AND a.item_id = i.id AND a.role = 'lead' AND a.unit_id = ?)"
		args = append(args, string(q.Unit))
	}
	if q.Document != "" {
		from, args = from+" AND EXISTS (SELECT 1"+told+" AND l.to_id = ?)", append(args, string(q.Document))
	}
	if q.Among != nil {
		from, args = from+" AND i.id IN ("+marks(len(q.Among))+")", append(args, anys(q.Among)...)
	}
	return from, args
}

// TermCounts counts the items of a term by what a query may show; the sum of all is under "".
func (r Reader) TermCounts(q TermQuery) (map[string]int, error) {
	from, args := q.where()
	rows, err := r.query("SELECT "+termGroup+", count(*)"+from+" GROUP BY 1", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var group string
		var n int
		if err := rows.Scan(&group, &n); err != nil {
			return nil, err
		}
		out[group] += n
		out[""] += n
	}
	return out, rows.Err()
}

// TermItems are the ids of one page of a query, by kind and code.
func (r Reader) TermItems(q TermQuery, offset, limit int) (out []plan.ItemID, err error) {
	from, args := q.where()
	err = r.eachText("SELECT i.id"+from+" ORDER BY i.kind, i.code LIMIT ? OFFSET ?", func(id string) { out = append(out, plan.ItemID(id)) }, append(args, limit, offset)...)
	return out, err
}

// TermItemsAfter are the next ids of a query behind one, by id: so that a long list is walked in pieces while it changes.
func (r Reader) TermItemsAfter(q TermQuery, last plan.ItemID, limit int) (out []plan.ItemID, err error) {
	from, args := q.where()
	err = r.eachText("SELECT i.id"+from+" AND i.id > ? ORDER BY i.id LIMIT ?", func(id string) { out = append(out, plan.ItemID(id)) }, append(args, string(last), limit)...)
	return out, err
}

// SettledOf is what was decided about some items for the closing of a term.
func (r Reader) SettledOf(term string, ids []plan.ItemID) (map[plan.ItemID]plan.Settled, error) {
	rows, err := Settlements.live(r, "term_code = ? AND item_id IN ("+marks(len(ids))+")", append([]any{term}, anys(ids)...)...)
	out := make(map[plan.ItemID]plan.Settled, len(rows))
	for _, s := range rows {
		out[s.ItemID] = s
	}
	return out, err
}

// SettledPage is one page of what was decided in a term, by kind and code; fate and kind "" = any.
func (r Reader) SettledPage(term string, fate plan.Fate, kind plan.KindCode, offset, limit int) (rows []plan.Settled, total int, err error) {
	where, args := "term_code = ?", []any{term}
	if fate != "" {
		where, args = where+" AND choice = ?", append(args, string(fate))
	}
	if kind != "" {
		where, args = where+" AND kind = ?", append(args, string(kind))
	}
	if err := r.row("SELECT count(*) FROM settled WHERE valid_to IS NULL AND "+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	rows, err = Settlements.live(r, where+" ORDER BY choice, kind, sort_key LIMIT ? OFFSET ?", append(args, limit, offset)...)
	return rows, total, err
}

// EachSettled goes through everything that was decided in a term, along the index of its ids, which begin with the term.
func (r Reader) EachSettled(term string, do func(plan.Settled)) error {
	last, end := plan.SettledID(term, ""), term+"/" // "/" follows "."
	for {
		rows, err := Settlements.live(r, "id > ? AND id < ? ORDER BY id LIMIT 1000", last, end)
		for _, s := range rows {
			do(s)
			last = s.ID
		}
		if err != nil || len(rows) < 1000 {
			return err
		}
	}
}

// SettledAfter are the next rows of what was decided in a term behind one, by id.
func (r Reader) SettledAfter(term, last string, limit int) ([]plan.Settled, error) {
	return Settlements.live(r, "id > ? AND id < ? ORDER BY id LIMIT ?", max(last, plan.SettledID(term, "")), term+"/", limit)
}

// EndedItems are what the closing of a term ended.
type EndedItems struct {
	Count   int
	Names   []string // of the first of them
	Changed string   // code of one that is not ended any more; "" = none
}

// FrozenInTerm counts what the closing of a term froze, and tells what it ended.
func (r Reader) FrozenInTerm(term string, names int) (frozen int, ended EndedItems, err error) {
	const from, is = " FROM settled x", " x.valid_to IS NULL AND x.term_code = ? AND x.body LIKE '%\"frozen\":{%'"
	if err := r.row("SELECT count(*)"+from+" WHERE"+is, term).Scan(&frozen); err != nil {
		return 0, ended, err
	}
	const items = from + " JOIN item i ON i.id = x.item_id AND i.valid_to IS NULL WHERE" + is + " AND x.choice = 'end'"
	if err := r.row("SELECT count(*)"+items+" AND i.ended = 1", term).Scan(&ended.Count); err != nil {
		return 0, ended, err
	}
	rows, err := Items.decode(r, "SELECT i.body"+items+" AND i.ended = 1 ORDER BY i.code LIMIT ?", term, names)
	if err != nil {
		return 0, ended, err
	}
	for _, it := range rows {
		ended.Names = append(ended.Names, it.Code+" "+it.Title)
	}
	err = r.eachText("SELECT i.code"+items+" AND i.ended = 0 ORDER BY i.code LIMIT 1", func(code string) { ended.Changed = code }, term)
	return frozen, ended, err
}

package store

import (
	"database/sql"
	"encoding/json"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// listed is what a list says of an item beside its standing. It is kept in the standing's row, so that a row of a long
// list is found at one place and not in four tables; it follows as the standing does.
type listed struct {
	Code     string            `json:"code"`
	Title    string            `json:"title"`
	Group    []string          `json:"group,omitempty"`
	Fields   map[string]string `json:"fields,omitempty"`
	Document doc.ID            `json:"document,omitempty"`
	Phrase   string            `json:"phrase,omitempty"`   // of the due date, as written
	Extended int               `json:"extended,omitempty"` // times
	Leads    []org.UnitID      `json:"leads,omitempty"`    // in order; "" for a post, which leads for itself
}

func listedOf(it plan.Item, due plan.DueVersion, leads []plan.Assignment) (string, error) {
	x := listed{it.Code, it.Title, it.Group, it.Fields, it.Origin.DocumentID, due.Raw, due.Extended, nil}
	for _, a := range leads {
		x.Leads = append(x.Leads, a.UnitID)
	}
	body, err := json.Marshal(x)
	return string(body), err
}

// row is a list's row of an item whose standing is known.
func (x listed) row(s plan.Standing) ItemRow {
	return ItemRow{Standing: s, Leads: x.Leads,
		Item: plan.Item{ID: s.ItemID, Kind: s.Kind, Code: x.Code, Title: x.Title, Group: x.Group, Fields: x.Fields, Origin: plan.Origin{DocumentID: x.Document}},
		Due:  plan.DueVersion{ItemID: s.ItemID, Due: plan.Due{Raw: x.Phrase, To: s.DueOn}, Original: s.OriginalOn, Extended: x.Extended}}
}

// ListedRows are the named items in the order named, ended ones too, with what lists say of them and nothing else.
func (r Reader) ListedRows(ids []plan.ItemID) ([]ItemRow, error) {
	rows, err := r.query("SELECT item_id, kind, due_on, original_on, state, done_on, percent, reported_at, gaps, listed FROM standing WHERE item_id IN ("+marks(len(ids))+")", anys(ids)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]ItemRow, 0, len(ids))
	var body sql.RawBytes
	for rows.Next() {
		var s plan.Standing
		if err := rows.Scan(&s.ItemID, &s.Kind, &s.DueOn, &s.OriginalOn, &s.State, &s.DoneOn, &s.Percent, &s.ReportedAt, &s.Gaps, &body); err != nil {
			return nil, err
		}
		var x listed
		if err := json.Unmarshal(body, &x); err != nil {
			return nil, err
		}
		found = append(found, x.row(s))
	}
	return inOrder(found, ids), rows.Err()
}

// inOrder puts rows into the order in which they were named.
func inOrder(rows []ItemRow, ids []plan.ItemID) []ItemRow {
	at := make(map[plan.ItemID]int, len(rows))
	for i, row := range rows {
		at[row.Item.ID] = i
	}
	out := make([]ItemRow, 0, len(ids))
	for _, id := range ids {
		if i, ok := at[id]; ok {
			out = append(out, rows[i])
		}
	}
	return out
}

// listAll fills what lists say, where an upgrade has made the place for it.
func (tx *Tx) listAll() error {
	var some []plan.Item
	fill := func() error {
		var ids []plan.ItemID
		for _, it := range some {
			ids = append(ids, it.ID)
		}
		of, err := tx.dutiesOf(ids)
		if err != nil {
			return err
		}
		for _, it := range some {
			said, err := of.listed(it)
			if err != nil {
				return err
			}
			if _, err := tx.exec("UPDATE standing SET listed = ?, original_on = ? WHERE item_id = ?", said, string(of.dues[it.ID].Original), string(it.ID)); err != nil {
				return err
			}
		}
		some = some[:0]
		return nil
	}
	if err := eachLive(tx.Reader, Items, func(it plan.Item) error {
		if some = append(some, it); len(some) < manyItems {
			return nil
		}
		return fill()
	}); err != nil {
		return err
	}
	return fill()
}

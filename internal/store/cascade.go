package store

import (
	"database/sql"
	"encoding/json"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// UpLinks are the live links of some of the relations that say what stands above what: implements, based_on, depends_on.
// They have an index of their own, so that those of a small part of the plan are found in a large one.
func (r Reader) UpLinks(relations ...plan.Relation) ([]plan.Link, error) {
	return Links.decode(r, "SELECT body FROM link WHERE valid_to IS NULL AND relation IN ('implements', 'based_on', 'depends_on') AND relation IN ("+marks(len(relations))+") ORDER BY relation, from_id, to_id", anys(relations)...)
}

// CascadeItems are the items that some documents tell, ended ones too, and the named ones beside them; without targets.
func (r Reader) CascadeItems(docs []doc.ID, named []plan.ItemID) ([]plan.CascadeItem, error) {
	var out []plan.CascadeItem
	at := map[plan.ItemID]int{}
	keep := func(it plan.CascadeItem, d doc.ID) {
		i, ok := at[it.ID]
		if !ok {
			i = len(out)
			at[it.ID], out = i, append(out, it)
		}
		if d != "" && !slices.Contains(out[i].Documents, d) {
			out[i].Documents = append(out[i].Documents, d)
		}
	}
	for some := range slices.Chunk(docs, 500) {
		if err := r.cascadeRows(keep, "SELECT i.id, i.parent_id, i.ended, s.kind, s.due_on, s.state, s.listed, l.to_id FROM link l JOIN item i ON i.id = l.from_id AND i.valid_to IS NULL JOIN standing s ON s.item_id = i.id WHERE l.valid_to IS NULL AND l.relation = 'source' AND l.to_id IN ("+marks(len(some))+")", anys(some)...); err != nil {
			return nil, err
		}
	}
	for some := range slices.Chunk(named, 500) {
		if err := r.cascadeRows(keep, "SELECT i.id, i.parent_id, i.ended, s.kind, s.due_on, s.state, s.listed, '' FROM item i JOIN standing s ON s.item_id = i.id WHERE i.valid_to IS NULL AND i.id IN ("+marks(len(some))+")", anys(some)...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r Reader) cascadeRows(keep func(plan.CascadeItem, doc.ID), query string, args ...any) error {
	rows, err := r.query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var said sql.RawBytes
	for rows.Next() {
		var it plan.CascadeItem
		var ended int
		var document doc.ID
		if err := rows.Scan(&it.ID, &it.Parent, &ended, &it.Kind, &it.Due, &it.State, &said, &document); err != nil {
			return err
		}
		var x listed
		if err := json.Unmarshal(said, &x); err != nil {
			return err
		}
		it.Code, it.Title, it.Leads, it.Ended, it.Direction = x.Code, x.Title, x.Leads, ended == 1, x.Fields["direction"]
		if x.Document != "" {
			it.Documents = []doc.ID{x.Document}
		}
		keep(it, document)
	}
	return rows.Err()
}

// TargetsOfMany are the targets of some items by item, in time order.
func (r Reader) TargetsOfMany(ids []plan.ItemID) (map[plan.ItemID][]plan.Target, error) {
	out := map[plan.ItemID][]plan.Target{}
	for some := range slices.Chunk(ids, 500) {
		list, err := Targets.live(r, "item_id IN ("+marks(len(some))+") ORDER BY item_id, period_to, id", anys(some)...)
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			out[t.ItemID] = append(out[t.ItemID], t)
		}
	}
	return out, nil
}

// SourcesOfMany are the documents that tell some items, by item.
func (r Reader) SourcesOfMany(ids []plan.ItemID) (map[plan.ItemID][]doc.ID, error) {
	out := map[plan.ItemID][]doc.ID{}
	for some := range slices.Chunk(ids, 500) {
		links, err := r.SourceLinks(some)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			out[plan.ItemID(l.FromID)] = append(out[plan.ItemID(l.FromID)], doc.ID(l.ToID))
		}
	}
	return out, nil
}

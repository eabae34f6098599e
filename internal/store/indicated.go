package store

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"lotrinh/internal/forecast"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// KnownOf is all that is known of some indicators: cards, owners, targets and the values of the whole. What has left the
// plan, or is no indicator, is left out.
func (r Reader) KnownOf(ids []plan.ItemID) ([]indicator.Known, error) {
	var out []indicator.Known
	for some := range slices.Chunk(ids, manyItems) {
		items, err := Items.live(r, "kind = 'indicator' AND ended = 0 AND id IN ("+marks(len(some))+") ORDER BY id", anys(some)...)
		if err != nil {
			return nil, err
		}
		list, err := r.knownOf(items)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

func (r Reader) knownOf(items []plan.Item) ([]indicator.Known, error) {
	var ids []plan.ItemID
	for _, it := range items {
		ids = append(ids, it.ID)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	cards, err := r.CardsOfMany(ids)
	if err != nil {
		return nil, err
	}
	targets, err := r.KnownTargetsOf(items)
	if err != nil {
		return nil, err
	}
	observed, err := r.VintagesOf(ids...)
	if err != nil {
		return nil, err
	}
	others, err := r.referredTo(targets)
	if err != nil {
		return nil, err
	}
	leads, err := Assignments.live(r, "item_id IN ("+marks(len(ids))+") AND role = 'lead' ORDER BY item_id, ord, id", anys(ids)...)
	if err != nil {
		return nil, err
	}
	owner := map[plan.ItemID]org.UnitID{}
	for _, a := range leads {
		if owner[a.ItemID] == "" {
			owner[a.ItemID] = a.UnitID
		}
	}
	out := make([]indicator.Known, 0, len(items))
	for _, it := range items {
		card, ok := cards[it.ID]
		if !ok {
			card.ItemID = it.ID
		}
		k := indicator.Known{Of: indicator.Indicator{Item: it, Card: card}, Owner: owner[it.ID], Targets: targets[it.ID], Observed: observed[it.ID]}
		for _, t := range k.Targets {
			if t.RefItem != "" {
				k.Others = others
			}
		}
		out = append(out, k)
	}
	return out, nil
}

// referredTo are the values that targets are relative to.
func (r Reader) referredTo(targets map[plan.ItemID][]plan.Target) (map[plan.ItemID][]plan.Observation, error) {
	var ids []plan.ItemID
	for _, list := range targets {
		for _, t := range list {
			if t.RefItem != "" {
				ids = append(ids, t.RefItem)
			}
		}
	}
	slices.Sort(ids)
	return r.VintagesOf(slices.Compact(ids)...)
}

// reindicateThese does so for the indicators among touched items, as they were kept and as they are now.
func (tx *Tx) reindicateThese(ids []plan.ItemID, kept, now map[plan.ItemID]*stood) error {
	var some []plan.ItemID
	for _, id := range ids {
		before, after := kept[id], now[id]
		if before != nil && before.Kind == plan.IndicatorKind || after != nil && after.Kind == plan.IndicatorKind {
			some = append(some, id)
		}
	}
	if len(some) == 0 {
		return nil
	}
	return tx.reindicate(some)
}

// reindicate keeps what the list of indicators says, of the named items and of those whose targets refer to them.
func (tx *Tx) reindicate(ids []plan.ItemID) error {
	var further []plan.ItemID
	if err := tx.eachText("SELECT DISTINCT item_id FROM target WHERE valid_to IS NULL AND ref_item <> '' AND ref_item IN ("+marks(len(ids))+")", func(id string) {
		further = append(further, plan.ItemID(id))
	}, anys(ids)...); err != nil {
		return err
	}
	all := append(slices.Clone(ids), further...)
	slices.Sort(all)
	all = slices.Compact(all)
	known, err := tx.KnownOf(all)
	if err != nil {
		return err
	}
	var rows [][]any
	gone := map[plan.ItemID]bool{}
	for _, id := range all {
		gone[id] = true
	}
	for _, k := range known {
		x := forecast.ListedOn(k, tx.Today)
		row, err := indicatedRow(x)
		if err != nil {
			return err
		}
		delete(gone, x.ItemID)
		rows = append(rows, row)
	}
	for _, id := range all {
		if gone[id] {
			if err := tx.later(ask{query: "DELETE FROM indicated WHERE item_id = ?", args: []any{string(id)}}); err != nil {
				return err
			}
		}
	}
	return tx.later(insertMany("indicated ("+indicatedColumns+")", rows, indicatedAnew)...)
}

// Indicated is what the list of indicators says of each, in no order. A row whose day has come is judged anew as it is
// read, so that nothing need happen at midnight.
func (r Reader) Indicated(today when.Date) ([]indicator.Listed, error) {
	rows, err := r.query("SELECT body FROM indicated")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []indicator.Listed
	var stale []plan.ItemID
	var body []byte
	for rows.Next() {
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		var x indicator.Listed
		if err := json.Unmarshal(body, &x); err != nil {
			return nil, err
		}
		if x.Until <= today || x.On > today {
			stale = append(stale, x.ItemID)
			continue
		}
		out = append(out, x)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	known, err := r.KnownOf(stale)
	for _, k := range known {
		out = append(out, forecast.ListedOn(k, today))
	}
	return out, err
}

// IndicatedAsOf is the same as it was known on a day that is over: of all indicators that the plan has now.
func (r Reader) IndicatedAsOf(day when.Date) ([]indicator.Listed, error) {
	var ids []plan.ItemID
	if err := r.eachText("SELECT id FROM item WHERE valid_to IS NULL AND ended = 0 AND kind = 'indicator' ORDER BY id", func(id string) { ids = append(ids, plan.ItemID(id)) }); err != nil {
		return nil, err
	}
	known, err := r.KnownOf(ids)
	out := make([]indicator.Listed, 0, len(known))
	for _, k := range known {
		out = append(out, forecast.ListedOn(k.AsOf(day), day))
	}
	return out, err
}

// Rejudge keeps the rows whose day has come as they are judged on today; one that an act changes meanwhile stays as the act
// leaves it. It is no act: it says nothing that does not follow from what the journal holds.
func (s *Store) Rejudge(ctx context.Context, today when.Date) error {
	if s.past != nil {
		return nil
	}
	r := s.Read(ctx)
	before := map[plan.ItemID]string{}
	rows, err := r.query("SELECT item_id, body FROM indicated WHERE until <= ?", string(today))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id plan.ItemID
		var body string
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		before[id] = body
	}
	if err := rows.Err(); err != nil || len(before) == 0 {
		return err
	}
	rows.Close()
	known, err := r.KnownOf(slices.Sorted(maps.Keys(before)))
	if err != nil {
		return err
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return trouble(err)
	}
	defer tx.Rollback()
	for _, k := range known {
		row, err := indicatedRow(forecast.ListedOn(k, today))
		if err != nil {
			return err
		}
		id := k.Of.Item.ID
		if _, err := s.in(ctx, tx).exec("INSERT INTO indicated ("+indicatedColumns+") VALUES ("+marks(len(row))+") "+indicatedAnew+" WHERE indicated.body = ?", append(row, before[id])...); err != nil {
			return err
		}
	}
	return trouble(tx.Commit())
}

// indicateAll fills the list, where an upgrade has made the place for it; what it says is judged again when it is read.
func (tx *Tx) indicateAll() error {
	var some []plan.ItemID
	fill := func() error {
		defer func() { some = some[:0] }()
		return tx.reindicate(some)
	}
	if err := eachLive(tx.Reader, Items, func(it plan.Item) error {
		if it.Kind != plan.IndicatorKind {
			return nil
		}
		if some = append(some, it.ID); len(some) < manyItems {
			return nil
		}
		return fill()
	}); err != nil || len(some) == 0 {
		return err
	}
	return fill()
}

// checkIndicated compares the kept list with one made anew of the day it was kept on.
func (r Reader) checkIndicated(bad func(vi, en string, args ...any)) error {
	kept := map[plan.ItemID]string{}
	days := map[plan.ItemID]when.Date{}
	rows, err := r.query("SELECT item_id, body, " + indicatedText + " FROM indicated")
	if err != nil {
		return err
	}
	defer rows.Close()
	var ids []plan.ItemID
	for rows.Next() {
		var id plan.ItemID
		var body []byte
		var columns string
		if err := rows.Scan(&id, &body, &columns); err != nil {
			return err
		}
		var x indicator.Listed
		if err := json.Unmarshal(body, &x); err != nil {
			return err
		}
		if said, err := indicatedSaid(x); err != nil {
			return err
		} else if said != columns {
			bad("chỉ tiêu %s: cột của danh sách lưu khác với nội dung", "indicator %s: the columns of the kept list differ from what it says", x.Code)
		}
		kept[id], days[id], ids = string(body), x.On, append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	if err := r.eachText("SELECT id FROM item WHERE valid_to IS NULL AND ended = 0 AND kind = 'indicator'", func(id string) {
		if _, ok := kept[plan.ItemID(id)]; !ok {
			bad("chỉ tiêu %s thiếu trong danh sách", "the indicator %s is missing in the list", id)
		}
	}); err != nil {
		return err
	}
	slices.Sort(ids)
	known, err := r.KnownOf(ids)
	if err != nil {
		return err
	}
	for _, k := range known {
		id := k.Of.Item.ID
		now, err := json.Marshal(forecast.ListedOn(k, days[id]))
		if err != nil {
			return err
		}
		if string(now) != kept[id] {
			bad("chỉ tiêu %s: danh sách lưu khác với tính lại", "indicator %s: what the list keeps differs from the recount", k.Of.Item.Code)
		}
		delete(kept, id)
	}
	for id := range kept {
		bad("danh sách có một chỉ tiêu không có: %s", "the list has an indicator that is none: %s", string(id))
	}
	return nil
}

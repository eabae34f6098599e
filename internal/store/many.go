package store

import (
	"slices"

	"lotrinh/internal/plan"
)

// SaveAll saves many rows: those that are new go together, a few statements for all. told is called now and then with how
// many are through; nil = nobody asks.
func (t *Table[T]) SaveAll(tx *Tx, rows []T, told func(n int)) error {
	done := 0
	for some := range slices.Chunk(rows, manyRows) {
		if err := t.saveSome(tx, some); err != nil {
			return err
		}
		if done += len(some); told != nil && done%(40*manyRows) == 0 {
			told(done)
		}
	}
	return nil
}

func (t *Table[T]) saveSome(tx *Tx, rows []T) error {
	var begun []any
	for i := range rows {
		if _, rev := t.key(&rows[i]); *rev == 0 {
			begun = append(begun, &rows[i])
		} else if err := t.Save(tx, &rows[i]); err != nil {
			return err
		}
	}
	return t.rows.begin(tx, begun)
}

// IndicatorItems are the indicators of the plan that have not ended, by code.
func (r Reader) IndicatorItems() ([]plan.Item, error) {
	return Items.live(r, "kind = ? AND ended = 0 ORDER BY code", string(plan.IndicatorKind))
}

// ObservationsOfAll and TargetsOfAll are the numbers of many indicators, each in time order.
func (r Reader) ObservationsOfAll(ids []plan.ItemID) (map[plan.ItemID][]plan.Observation, error) {
	return ofAll(r, Observations, ids, "period, recorded_at, id", func(o plan.Observation) plan.ItemID { return o.ItemID })
}

// TargetsOfAll: see ObservationsOfAll.
func (r Reader) TargetsOfAll(ids []plan.ItemID) (map[plan.ItemID][]plan.Target, error) {
	return ofAll(r, Targets, ids, "period_to, id", func(t plan.Target) plan.ItemID { return t.ItemID })
}

func ofAll[T any](r Reader, t *Table[T], ids []plan.ItemID, order string, of func(T) plan.ItemID) (map[plan.ItemID][]T, error) {
	out := map[plan.ItemID][]T{}
	for some := range slices.Chunk(ids, manyItems) {
		rows, err := t.live(r, "item_id IN ("+marks(len(some))+") ORDER BY item_id, "+order, anys(some)...)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			out[of(row)] = append(out[of(row)], row)
		}
	}
	return out, nil
}

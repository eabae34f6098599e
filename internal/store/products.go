package store

import (
	"slices"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// Products keeps plan.Product.
var Products = keep(Table[plan.Product]{noun: "product", vi: "sản phẩm", name: "product", columns: []string{"item_id", "unit_id", "line_id", "state"},
	key: func(p *plan.Product) (string, *int) { return string(p.ID), &p.Rev },
	index: func(p *plan.Product) []any {
		return []any{string(p.ItemID), string(p.UnitID), p.LineID, string(p.State)}
	},
	about: func(p *plan.Product) plan.ItemID { return p.ItemID },
})

// ProductsOf are the products of an item that were judged or entered by hand.
func (r Reader) ProductsOf(id plan.ItemID) ([]plan.Product, error) {
	return Products.live(r, "item_id = ? ORDER BY id", string(id))
}

// ProductsWithFile are the live products that a file belongs to.
func (r Reader) ProductsWithFile() ([]plan.Product, error) {
	return Products.live(r, `body NOT LIKE '%"file":""%' ORDER BY id`)
}

// lacks fills in what each item lacks: of "6 rõ" while it is open, its products once it is done.
func (r Reader) lacks(kinds plan.Kinds, items []plan.Item, of duties, lines map[plan.ItemID][]report.Line, links map[plan.ItemID][]plan.Link, into map[plan.ItemID]*stood) error {
	var done []plan.ItemID
	for _, item := range items {
		s := into[item.ID]
		kind, _ := kinds.Of(item.Kind)
		switch {
		case item.Ended || s.State == "" || s.State == plan.Cancelled:
		case s.State.Open():
			sourced := slices.ContainsFunc(links[item.ID], func(l plan.Link) bool {
				return l.To == plan.DocumentNoun && (l.Relation == plan.FromSource || l.Relation == plan.Implements)
			})
			s.Gaps = plan.GapsOf(plan.NotClear(plan.Six(item, of.dues[item.ID].Due, of.parts[item.ID], sourced), kind))
		case kind.Product:
			done = append(done, item.ID)
		}
	}
	if len(done) == 0 {
		return nil
	}
	all, err := Products.live(r, "item_id IN ("+marks(len(done))+") ORDER BY id", anys(done)...)
	products := by(all, func(p plan.Product) plan.ItemID { return p.ItemID })
	for _, id := range done {
		if gap := report.ProofOf(of.owing(id), lines[id], products[id]).Gap(); gap != "" {
			into[id].Gaps = plan.GapsOf([]plan.Gap{gap})
		}
	}
	return err
}

// lackAll fills in what items lack, where an upgrade has made the place for it.
func (tx *Tx) lackAll() error {
	var all []plan.ItemID
	if err := tx.eachText("SELECT item_id FROM standing ORDER BY item_id", func(id string) { all = append(all, plan.ItemID(id)) }); err != nil {
		return err
	}
	return tx.standAnew(all)
}

// GapCounts are how many items under a key have each gap.
func (r Reader) GapCounts(key TallyKey) (map[plan.Gap]int, error) {
	if r.past != nil {
		return r.pastGaps(key)
	}
	rows, err := r.query("SELECT span, n FROM tally WHERE tally_key = ? AND axis = ?", string(key), string(plan.Lacking))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[plan.Gap]int{}
	for rows.Next() {
		var g plan.Gap
		var n int
		if err := rows.Scan(&g, &n); err != nil {
			return nil, err
		}
		out[g] = n
	}
	return out, rows.Err()
}

// SeenCell is how many open items under a key were last reported for a period, "" = never.
type SeenCell struct {
	Period string
	Open   int
}

// SeenCells are the periods last reported of what is open under a key.
func (r Reader) SeenCells(key TallyKey) (out []SeenCell, err error) {
	if r.past != nil {
		return r.pastSeen(key)
	}
	rows, err := r.query("SELECT s.span, CAST(sum(s.n) AS BIGINT) FROM tally s WHERE s.tally_key = ? AND s.axis = ? AND "+openStates+" GROUP BY s.span ORDER BY s.span", string(key), string(plan.Seen))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c SeenCell
		if err := rows.Scan(&c.Period, &c.Open); err != nil {
			return nil, err
		}
		if c.Open > 0 {
			out = append(out, c)
		}
	}
	return out, rows.Err()
}

// countedLacking is the length of a list of what lacks something, or was last reported for certain periods, where the
// roll-ups tell it.
func (r Reader) countedLacking(q ItemQuery) (n int, ok bool, err error) {
	bare := q
	bare.Gap, bare.SeenIn = "", nil
	key, narrow := bare.key()
	if narrow || q.Kind != "" || q.Time != "" || (q.Gap != "") == (q.SeenIn != nil) {
		return 0, false, nil
	}
	if q.Gap != "" {
		if q.State != "" {
			return 0, false, nil
		}
		counts, err := r.GapCounts(key)
		return counts[q.Gap], err == nil, err
	}
	if q.State != "open" {
		return 0, false, nil
	}
	cells, err := r.SeenCells(key)
	for _, c := range cells {
		if slices.Contains(q.SeenIn, c.Period) {
			n += c.Open
		}
	}
	return n, err == nil, err
}

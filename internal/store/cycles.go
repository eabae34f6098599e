package store

import (
	"slices"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// Regimes keeps report.Regime, Cycles report.Cycle, the newest first.
var Regimes = keep(Table[report.Regime]{noun: "regime", vi: "chế độ báo cáo", name: "regime", order: "code", columns: []string{"code"},
	key:   func(g *report.Regime) (string, *int) { return string(g.ID), &g.Rev },
	index: func(g *report.Regime) []any { return []any{g.Code} },
})

var Cycles = keep(Table[report.Cycle]{noun: "cycle", vi: "kỳ báo cáo", name: "cycle", order: "data_to DESC, id", columns: []string{"regime_id", "period", "state", "data_to"},
	key: func(c *report.Cycle) (string, *int) { return string(c.ID), &c.Rev },
	index: func(c *report.Cycle) []any {
		return []any{string(c.RegimeID), string(c.Period), string(c.State), string(c.Data.To)}
	},
})

// Owing keeps report.Owed, Snapshots report.Snapshot. Their bodies are long – every item of a unit – and lists read the columns alone.
var Owing = keep(Table[report.Owed]{noun: "owed", vi: "phần phải báo cáo", name: "owed", columns: []string{"cycle_id", "unit_id", "period", "due_on", "many"},
	key: func(o *report.Owed) (string, *int) { return o.ID, &o.Rev },
	index: func(o *report.Owed) []any {
		return []any{string(o.CycleID), string(o.UnitID), string(o.Period), string(o.DueOn), len(o.Items)}
	},
})

var Snapshots = keep(Table[report.Snapshot]{noun: "snapshot", vi: "số liệu chốt", name: "snapshot",
	columns: []string{"cycle_id", "unit_id", "due_on", "state", "sent_on", "days_late", "many", "filled", "report_id", "report_rev"},
	key:     func(s *report.Snapshot) (string, *int) { return s.ID, &s.Rev },
	index: func(s *report.Snapshot) []any {
		return []any{string(s.CycleID), string(s.UnitID), string(s.DueOn), string(s.State), string(s.SentOn), s.DaysLate, len(s.Items), s.Filled, string(s.ReportID), s.ReportRev}
	},
})

// RegimeByCode finds a regime by its code.
func (r Reader) RegimeByCode(code string) (report.Regime, error) {
	return Regimes.find(r, func(g *report.Regime) bool { return g.Code == code })
}

// CyclesIn are the cycles of a period.
func (r Reader) CyclesIn(p when.Period) ([]report.Cycle, error) {
	return Cycles.where(r, func(c *report.Cycle) bool { return c.Period == p })
}

// OwedIn is what a unit owes for a period in the cycle that asks it.
func (r Reader) OwedIn(unit org.UnitID, p when.Period) (report.Owed, error) {
	return Owing.one(r, "unit_id = ? AND period = ?", string(unit), string(p))
}

// OwedOf is what some units owe in a cycle.
func (r Reader) OwedOf(id report.CycleID, units []org.UnitID) ([]report.Owed, error) {
	return Owing.live(r, "cycle_id = ? AND unit_id IN ("+marks(len(units))+") ORDER BY unit_id", append([]any{string(id)}, anys(units)...)...)
}

// AskedFor are the units that a cycle of a period asks already, whichever it is.
func (r Reader) AskedFor(p when.Period, units []org.UnitID) (map[org.UnitID]bool, error) {
	out := map[org.UnitID]bool{}
	if len(units) == 0 {
		return out, nil
	}
	err := r.eachText("SELECT unit_id FROM owed WHERE valid_to IS NULL AND period = ? AND unit_id IN ("+marks(len(units))+")", func(id string) { out[org.UnitID(id)] = true }, append([]any{string(p)}, anys(units)...)...)
	return out, err
}

// Standings are how some items stand; those that are not there are left out.
func (r Reader) Standings(ids []plan.ItemID) (map[plan.ItemID]plan.Standing, error) {
	out := make(map[plan.ItemID]plan.Standing, len(ids))
	for some := range slices.Chunk(ids, 1000) {
		rows, err := r.query("SELECT item_id, kind, due_on, state, done_on, percent, reported_at FROM standing WHERE item_id IN ("+marks(len(some))+")", anys(some)...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var s plan.Standing
			if err := rows.Scan(&s.ItemID, &s.Kind, &s.DueOn, &s.State, &s.DoneOn, &s.Percent, &s.ReportedAt); err != nil {
				rows.Close()
				return nil, err
			}
			out[s.ItemID] = s
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// OwedByUnits is OwedBy for some units at once, of some kinds of items, each unit's by due day.
func (r Reader) OwedByUnits(units []org.UnitID, kinds []plan.KindCode, since when.Date) (map[org.UnitID][]plan.ItemID, error) {
	groups, err := Units.where(r, func(u *org.Unit) bool {
		return slices.ContainsFunc(u.Members, func(id org.UnitID) bool { return slices.Contains(units, id) })
	})
	if err != nil {
		return nil, err
	}
	behind := map[org.UnitID][]org.UnitID{} // who reports on what a lead leads
	for _, id := range units {
		behind[id] = []org.UnitID{id}
	}
	for _, g := range groups {
		behind[g.ID] = slices.DeleteFunc(slices.Clone(g.Members), func(id org.UnitID) bool { return !slices.Contains(units, id) })
	}
	leads := make([]org.UnitID, 0, len(behind))
	for id := range behind {
		leads = append(leads, id)
	}
	slices.Sort(leads)
	args := slices.Concat(anys(leads), []any{string(since)}, anys(kinds))
	rows, err := r.query("SELECT a.unit_id, a.item_id"+owedFrom+"a.unit_id IN ("+marks(len(leads))+") AND "+stillOwed+" AND i.kind IN ("+marks(len(kinds))+") ORDER BY s.due_on, a.item_id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID][]plan.ItemID{}
	for rows.Next() {
		var lead org.UnitID
		var item plan.ItemID
		if err := rows.Scan(&lead, &item); err != nil {
			return nil, err
		}
		for _, unit := range behind[lead] {
			if had := out[unit]; len(had) == 0 || had[len(had)-1] != item { // led itself and as a member: rows of an item come together
				out[unit] = append(had, item)
			}
		}
	}
	return out, rows.Err()
}

// FirstSent is when the reports of a period were sent for the first time since they were last taken back; one that was returned
// and sent again keeps its day. units narrows them; nil = all.
func (r Reader) FirstSent(p when.Period, units []org.UnitID) (map[org.UnitID]when.Date, error) {
	narrow, args := "", []any{string(p)}
	if units != nil {
		narrow, args = " AND r.unit_id IN ("+marks(len(units))+")", append(args, anys(units)...)
	}
	rows, err := r.present().query(`SELECT r.unit_id, min(r.valid_from) FROM report r WHERE r.period = ? AND r.state = 'submitted'`+narrow+r.until("r.valid_from")+`
		AND r.rev > (SELECT coalesce(max(d.rev), 0) FROM report d WHERE d.id = r.id AND d.state = 'draft'`+r.until("d.valid_from")+`) GROUP BY r.unit_id`, args...) // every version, not only that of the day
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID]when.Date{}
	for rows.Next() {
		var unit org.UnitID
		var on when.Date
		if err := rows.Scan(&unit, &on); err != nil {
			return nil, err
		}
		out[unit] = on
	}
	return out, rows.Err()
}

package store

import (
	"cmp"
	"encoding/json"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// inherited lets what returns know who owed it before those who do now, where one of them reported: only there it matters.
func (r Reader) inherited(of duties, linesOf map[plan.ItemID][]report.Line) (duties, error) {
	var some []plan.ItemID
	for id, lines := range linesOf {
		if !of.dues[id].Returning() {
			continue
		}
		owing := of.owing(id)
		if slices.ContainsFunc(lines, func(l report.Line) bool { return !slices.Contains(owing, l.UnitID) }) {
			some = append(some, id)
		}
	}
	if len(some) == 0 {
		return of, nil
	}
	slices.Sort(some)
	var err error
	of.tenures, err = r.tenuresOf(some)
	return of, err
}

// Fulfilments are the units that owe an item that returns, and its approved lines as they count for them, newest period first.
func (r Reader) Fulfilments(id plan.ItemID) ([]org.UnitID, []report.Line, error) {
	of, err := r.dutiesOf([]plan.ItemID{id})
	if err != nil {
		return nil, nil, err
	}
	lines, err := r.ApprovedLinesOn(id)
	if err == nil {
		of, err = r.inherited(of, map[plan.ItemID][]report.Line{id: lines})
	}
	owing := of.owing(id)
	return owing, report.Inherited(lines, owing, of.tenures[id]), err
}

// FulfilmentsBy are the approved lines that count for one unit on items that return: its own, and those of units that it took
// an item over from.
func (r Reader) FulfilmentsBy(unit org.UnitID, ids []plan.ItemID) (map[plan.ItemID][]report.Line, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	own, err := r.ApprovedLinesBy(unit, ids)
	if err != nil {
		return nil, err
	}
	out := by(own, func(l report.Line) plan.ItemID { return l.ItemID })
	tenures, err := r.tenuresOf(ids)
	if err != nil {
		return nil, err
	}
	var handed []plan.ItemID // to it, from another
	for id, all := range tenures {
		if slices.ContainsFunc(all, func(t report.Tenure) bool { return t.Unit != unit && t.Until != "" }) {
			handed = append(handed, id)
		}
	}
	if len(handed) == 0 {
		return out, nil
	}
	slices.Sort(handed)
	all, err := r.approvedLines(handed, "9999")
	for _, l := range all {
		if l.UnitID == unit {
			continue
		}
		for _, heard := range report.Inherited([]report.Line{l}, []org.UnitID{unit}, tenures[l.ItemID]) {
			if heard.UnitID == unit {
				out[l.ItemID] = append(out[l.ItemID], heard)
			}
		}
	}
	return out, err
}

// tenuresOf are who led some items from when until when; the members of a group stand in its place.
func (r Reader) tenuresOf(ids []plan.ItemID) (map[plan.ItemID][]report.Tenure, error) {
	type part struct {
		item plan.ItemID
		rev  int
		report.Tenure
	}
	var parts []part
	for _, which := range []string{"valid_to IS NULL", "valid_to IS NOT NULL"} { // apart, since each has an index of its own
		rows, err := r.present().query("SELECT item_id, id, rev, unit_id, valid_from, coalesce(valid_to, '') FROM assignment WHERE "+which+" AND role = 'lead' AND item_id IN ("+marks(len(ids))+")"+r.until("valid_from"), anys(ids)...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var p part
			if err := rows.Scan(&p.item, &p.Part, &p.rev, &p.Unit, &p.From, &p.Until); err != nil {
				rows.Close()
				return nil, err
			}
			p.Until = r.over(p.Until)
			parts = append(parts, p)
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	arrange.By(parts, func(x, y part) int {
		return cmp.Or(cmp.Compare(x.item, y.item), cmp.Compare(x.Part, y.Part), cmp.Compare(x.rev, y.rev))
	})
	var units []org.UnitID
	for _, p := range parts {
		units = append(units, p.Unit)
	}
	slices.Sort(units)
	groups, err := r.groupsOver(slices.Compact(units))
	if err != nil {
		return nil, err
	}
	out := map[plan.ItemID][]report.Tenure{}
	for _, p := range parts {
		if p.Unit == "" {
			continue
		}
		members := groups[p.Unit]
		if members == nil {
			out[p.item] = goesOn(out[p.item], p.Tenure)
		}
		for _, m := range members {
			if t, ok := p.Tenure.During(m); ok {
				out[p.item] = goesOn(out[p.item], t)
			}
		}
	}
	return out, nil
}

// over is the end of a version as it is known on the day that is looked back on.
func (r Reader) over(until when.Date) when.Date {
	if r.past != nil && until > r.past.day {
		return ""
	}
	return until
}

// goesOn adds a tenure to those of an item: to the one that it goes on, where there is one.
func goesOn(all []report.Tenure, t report.Tenure) []report.Tenure {
	i := slices.IndexFunc(all, func(x report.Tenure) bool { return x.Part == t.Part && x.Unit == t.Unit && x.Until == t.From })
	if i < 0 {
		return append(all, t)
	}
	all[i].Until = t.Until
	return all
}

// groupsOver are, of those units that ever were groups, who belonged to them from when until when; in a time without members
// the unit stands for itself.
func (r Reader) groupsOver(units []org.UnitID) (map[org.UnitID][]report.Tenure, error) {
	rows, err := r.present().query("SELECT id, valid_from, coalesce(valid_to, ''), body FROM unit WHERE id IN ("+marks(len(units))+")"+r.until("valid_from")+" ORDER BY id, rev", anys(units)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all, group := map[org.UnitID][]report.Tenure{}, map[org.UnitID]bool{}
	for rows.Next() {
		var t report.Tenure
		var body []byte
		if err := rows.Scan(&t.Unit, &t.From, &t.Until, &body); err != nil {
			return nil, err
		}
		var u org.Unit
		if err := json.Unmarshal(body, &u); err != nil {
			return nil, err
		}
		t.Until = r.over(t.Until)
		id, members := t.Unit, u.Members
		group[id] = group[id] || len(members) > 0
		if len(members) == 0 {
			members = []org.UnitID{id}
		}
		for _, m := range members {
			t.Unit = m
			all[id] = goesOn(all[id], t)
		}
	}
	for id := range all {
		if !group[id] {
			delete(all, id)
		}
	}
	return all, rows.Err()
}

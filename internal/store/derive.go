package store

import (
	"encoding/json"
	"slices"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// stood is all that is derived of one item alone.
type stood struct {
	plan.Standing
	keys    []string // it is counted under
	listed  string
	since   when.Date // the first day it holds; "" = not written yet
	touched when.Date // the newest day on which anything about the item was recorded
}

// manyItems is how many items are looked at together: few queries for all of them, and little memory.
const manyItems = 200

// standings are what is stored for some items, locked or ("") not.
func (r Reader) standings(ids []plan.ItemID, lock string) (map[plan.ItemID]*stood, error) {
	rows, err := r.query("SELECT item_id, since, touched, "+stoodColumns+" FROM standing WHERE item_id IN ("+marks(len(ids))+") ORDER BY item_id"+lock, anys(ids)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[plan.ItemID]*stood, len(ids))
	for rows.Next() {
		s := new(stood)
		var keys []byte
		if err := rows.Scan(append([]any{&s.ItemID, &s.since, &s.touched}, s.into(&keys)...)...); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(keys, &s.keys); err != nil {
			return nil, err
		}
		out[s.ItemID] = s
	}
	return out, rows.Err()
}

// computeStandings derives what follows from the nouns alone; items that are not there are left out.
func (r Reader) computeStandings(kinds plan.Kinds, ids []plan.ItemID) (map[plan.ItemID]*stood, error) {
	items, err := Items.live(r, "id IN ("+marks(len(ids))+")", anys(ids)...)
	if err != nil {
		return nil, err
	}
	of, err := r.dutiesOf(ids)
	if err != nil {
		return nil, err
	}
	linesOf, err := r.linesFor(of, ids, "9999")
	if err != nil {
		return nil, err
	}
	if of, err = r.inherited(of, linesOf); err != nil {
		return nil, err
	}
	links, err := Links.live(r, "from_id IN ("+marks(len(ids))+") ORDER BY from_id, relation, id", anys(ids)...)
	if err != nil {
		return nil, err
	}
	linksOf := by(links, func(l plan.Link) plan.ItemID { return plan.ItemID(l.FromID) })
	out := make(map[plan.ItemID]*stood, len(items))
	for _, item := range items {
		s := &stood{Standing: of.standing(kinds, item, linesOf[item.ID]), keys: []string{}}
		if s.listed, err = of.listed(item); err != nil {
			return nil, err
		}
		if !item.Ended {
			s.keys = tallyKeys(of.leads[item.ID], linksOf[item.ID])
		}
		out[item.ID] = s
	}
	return out, r.lacks(kinds, items, of, linesOf, linksOf, out)
}

// duties are until when items are to be done, and by whom.
type duties struct {
	dues    map[plan.ItemID]plan.DueVersion
	parts   map[plan.ItemID][]plan.Assignment // of leads and of who is accountable
	leads   map[plan.ItemID][]plan.Assignment
	members map[org.UnitID][]org.UnitID     // of leads that are groups
	tenures map[plan.ItemID][]report.Tenure // of what returns and was reported on by those who no longer owe it
}

func (r Reader) dutiesOf(ids []plan.ItemID) (duties, error) {
	of := duties{dues: map[plan.ItemID]plan.DueVersion{}}
	dues, err := Dues.live(r, "id IN ("+marks(len(ids))+")", anys(ids)...)
	if err != nil {
		return of, err
	}
	for _, d := range dues {
		of.dues[d.ItemID] = d
	}
	parts, err := Assignments.live(r, "item_id IN ("+marks(len(ids))+") AND role IN ('lead', 'accountable') ORDER BY item_id, ord, id", anys(ids)...)
	if err != nil {
		return of, err
	}
	of.parts = by(parts, func(a plan.Assignment) plan.ItemID { return a.ItemID })
	leads := slices.DeleteFunc(parts, func(a plan.Assignment) bool { return a.Role != plan.Lead })
	of.leads = by(leads, func(a plan.Assignment) plan.ItemID { return a.ItemID })
	of.members, err = r.membersOf(leads)
	return of, err
}

func (of duties) standing(kinds plan.Kinds, item plan.Item, lines []report.Line) plan.Standing {
	kind, _ := kinds.Of(item.Kind)
	due, owing := of.dues[item.ID], of.owing(item.ID)
	s := report.StandingOf(item, kind, due.To, owing, lines)
	s.OriginalOn = due.Original
	if due.Returning() {
		s = report.ReturningStanding(s, *due.Rule, owing, report.Inherited(lines, owing, of.tenures[item.ID]))
	}
	return s
}

// linesFor are the approved lines that standings follow from: all of what returns, of anything else the newest of each unit.
func (r Reader) linesFor(of duties, ids []plan.ItemID, until when.Date) (map[plan.ItemID][]report.Line, error) {
	var once, returning []plan.ItemID
	for _, id := range ids {
		if of.dues[id].Returning() {
			returning = append(returning, id)
		} else {
			once = append(once, id)
		}
	}
	lines, err := r.latestLines(once, until)
	if err != nil || len(returning) == 0 {
		return by(lines, func(l report.Line) plan.ItemID { return l.ItemID }), err
	}
	all, err := r.approvedLines(returning, until)
	return by(append(lines, all...), func(l report.Line) plan.ItemID { return l.ItemID }), err
}

func (of duties) listed(item plan.Item) (string, error) {
	return listedOf(item, of.dues[item.ID], of.leads[item.ID])
}

// Owing are the units that must report on an item: its leads, and for a group the members.
func (r Reader) Owing(id plan.ItemID) ([]org.UnitID, error) {
	of, err := r.dutiesOf([]plan.ItemID{id})
	return of.owing(id), err
}

// owing are the units that must report on an item: each lead, and for a group its members.
func (of duties) owing(id plan.ItemID) []org.UnitID {
	var out []org.UnitID
	add := func(id org.UnitID) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, a := range of.leads[id] {
		for _, m := range of.members[a.UnitID] {
			add(m)
		}
		if len(of.members[a.UnitID]) == 0 {
			add(a.UnitID)
		}
	}
	return out
}

// membersOf are the members of those leads that are groups.
func (r Reader) membersOf(leads []plan.Assignment) (map[org.UnitID][]org.UnitID, error) {
	var units []org.UnitID
	for _, a := range leads {
		units = append(units, a.UnitID)
	}
	slices.Sort(units)
	if units = slices.Compact(units); len(units) == 0 {
		return nil, nil
	}
	if r.past != nil {
		return r.pastMembers(units)
	}
	rows, err := r.query("SELECT group_id, unit_id FROM unit_member WHERE group_id IN ("+marks(len(units))+") ORDER BY group_id, unit_id", anys(units)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID][]org.UnitID{}
	for rows.Next() {
		var group, unit org.UnitID
		if err := rows.Scan(&group, &unit); err != nil {
			return nil, err
		}
		out[group] = append(out[group], unit)
	}
	return out, rows.Err()
}

// tallyKeys are the totals an item counts in: all, each lead, each theme, each document it was read from or implements.
func tallyKeys(leads []plan.Assignment, links []plan.Link) []string {
	keys := []string{string(Everything)}
	for _, a := range leads {
		if a.UnitID != "" {
			keys = append(keys, "unit:"+string(a.UnitID))
		}
	}
	for _, l := range links {
		switch {
		case l.To == plan.ThemeNoun && l.Relation == plan.InTheme:
			keys = append(keys, "theme:"+l.ToID)
		case l.To == plan.DocumentNoun && (l.Relation == plan.FromSource || l.Relation == plan.Implements):
			keys = append(keys, "document:"+l.ToID)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// StandingUpTo derives how an item stood when the reports of a period were in.
func (r Reader) StandingUpTo(kinds plan.Kinds, item plan.Item, p when.Period) (plan.Standing, error) {
	ids := []plan.ItemID{item.ID}
	of, err := r.dutiesOf(ids)
	if err != nil {
		return plan.Standing{}, err
	}
	lines, err := r.linesFor(of, ids, p.Bounds().To)
	if err == nil {
		of, err = r.inherited(of, lines)
	}
	return of.standing(kinds, item, lines[item.ID]), err
}

// by sorts rows by what they belong to, in the order they come.
func by[K comparable, T any](rows []T, key func(T) K) map[K][]T {
	out := map[K][]T{}
	for _, row := range rows {
		out[key(row)] = append(out[key(row)], row)
	}
	return out
}
